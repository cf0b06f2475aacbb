// A past state of the story, as elements: what the page has already is copied from it, the rest comes from its data.
"use strict";
(function (story) {
  const { made } = story;

  // From the page's own templates, which escape all that comes from articles; scripts in it would not run.
  const parsed = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  };

  // `data` is what states.js holds, `page` the entries that the page has, by id.
  function Past(data, page, words, names) {
    this.data = data;
    this.page = page;
    this.words = words;
    this.all = names ? story.marksOf(data.marks, names) : [];
  }

  // "e1/0" is the first of the event e1 on the page, a number one of the extras.
  Past.prototype.part = function (reference, selector) {
    if (typeof reference === "number") return parsed(this.data.extras[reference]);
    const at = reference.lastIndexOf("/");
    return this.page.get(reference.slice(0, at)).querySelectorAll(selector)[+reference.slice(at + 1)].cloneNode(true);
  };

  Past.prototype.entry = function (number) {
    const version = this.data.versions[number];
    if (!version.html) {
      const copy = this.page.get(version.id).cloneNode(true);
      copy.querySelectorAll(".picture, .correct, [data-do=correct]").forEach((part) => part.remove());
      return copy;
    }
    const entry = parsed(version.html);
    entry.querySelector(".quotes").append(...version.quotes.map((each) => this.part(each, ".quotes > blockquote")));
    entry.querySelector(".why").append(...version.reasons.map((each) => this.part(each, ".why > div")));
    return entry;
  };

  Past.prototype.changed = function (entry, lines) {
    if (!lines) return entry;
    const list = made("ul", { class: "changes" });
    list.append(...lines.map((line) => made("li", null, line)));
    entry.classList.add("changed");
    entry.querySelector(".date").append(list);
    return entry;
  };

  Past.prototype.list = function (numbers, changes) {
    const list = made("ol", { class: "events" });
    list.append(...numbers.map((each) => this.changed(this.entry(each), changes[this.data.versions[each].id])));
    return list;
  };

  // The list of events, with the headings of its years and months.
  Past.prototype.events = function ({ groups, undated, changes = {} }) {
    const nodes = [];
    for (const [heading, month, numbers] of groups) {
      nodes.push(made(numbers.length ? "h3" : "p", { class: month ? "month" : "year" }, heading));
      if (numbers.length) nodes.push(this.list(numbers, changes));
    }
    if (undated.length) {
      nodes.push(made("h3", { class: "year", id: "undated" }, this.words.undated), this.list(undated, changes));
    }
    return nodes;
  };

  // Those without a date, as the rows beside the axis take them.
  Past.prototype.undated = function ({ undated }) {
    return undated.map((each) => this.data.versions[each]);
  };

  // The articles until then, some of them dated otherwise than on the page.
  Past.prototype.articles = function (items, place) {
    const { lines } = this.data.states[place];
    const name = (item) => item.id.slice("article-".length);
    return items
      .filter((item) => this.data.since[name(item)] <= place)
      .map((item) => (lines[name(item)] ? parsed(lines[name(item)]) : item.cloneNode(true)));
  };

  Past.prototype.marks = function ({ marks }) {
    return marks.map((each) => this.all[each]);
  };

  story.Past = Past;
})(window.storyTimeline);
