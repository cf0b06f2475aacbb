// One event in an embed: its title, its date, how sure that is, and a sentence of one who says so.
"use strict";
(function (story) {
  const AWAY = { target: "_blank", rel: "noreferrer" }; // all links of an embed open a window of their own

  // `place` holds the parts, `words` are those of the page.
  function Card(place, words) {
    Object.assign(this, { place, words });
    this.part = (selector) => place.querySelector(selector);
  }

  // Words by turns plain and marked.
  function turns(quote) {
    return quote.map((text, n) => (n % 2 ? story.made("mark", null, text) : document.createTextNode(text)));
  }

  // `href` is the place of the event on the page of the story.
  Card.prototype.show = function (entry, href) {
    const { part } = this;
    const time = part("time");
    time.textContent = entry.when;
    if (entry.machine) time.dateTime = entry.machine;
    else time.removeAttribute("datetime");
    part(".note").textContent = [entry.dated && story.fill(this.words.sure, entry), ...entry.notes].filter(Boolean).join(" · ");
    const title = part("h2 a");
    Object.assign(title, { href, textContent: entry.title, lang: entry.language });
    if (!entry.language) title.removeAttribute("lang");
    const sides = entry.differ.map((side) => story.made("span", { dir: "auto" }, side));
    part(".differ").replaceChildren(story.made("b", null, this.words.differ), ...sides);
    part(".differ").hidden = !sides.length;
    this.quotation(entry);
    this.place.hidden = false;
  };

  Card.prototype.quotation = function ({ quote, outlet, published, href, tone }) {
    const { part } = this;
    const block = part("blockquote");
    block.hidden = !outlet;
    block.className = `outlet-${tone}`;
    part("blockquote p").replaceChildren(...turns(quote));
    part("blockquote p").hidden = !quote.length;
    part("cite").replaceChildren(href ? story.made("a", { href, ...AWAY }, outlet) : outlet);
    part(".published").textContent = published;
  };

  // Which of how many it is.
  Card.prototype.count = function (at, all) {
    this.part(".place").textContent = story.fill(this.words.place, { place: at, all });
    this.part("[data-step='-1']").disabled = at <= 1;
    this.part("[data-step='1']").disabled = at >= all;
  };

  story.Card = Card;
})(window.storyTimeline);
