// What is found in a list of several pages: the title and the date of each event, with a link to the page that has it.
"use strict";
(function (story) {
  const { made } = story;
  const STEP = 100; // events shown at once
  const here = location.pathname.split("/").pop() || "index.html";

  // `place` is the page's own part of the list, `alone` what belongs to that part only, `results` an empty list, `more`
  // holds the button that goes on.
  function Results(place, alone, results, more) {
    Object.assign(this, { place, alone, results, more, found: [], words: [], shown: 0 });
    more.querySelector("button").addEventListener("click", () => {
      const first = this.shown;
      this.add();
      this.results.children[first]?.querySelector("a").focus();
    });
  }

  Results.prototype.item = function (entry) {
    const href = (entry.path === here ? "" : entry.path) + "#event-" + encodeURIComponent(entry.id);
    const link = made("a", { href }, ...story.marked(entry.title, this.words));
    const title = made("h4", { dir: "auto" }, link);
    const sources = made("p", { class: "sub", dir: "auto" }, entry.sources.join(", "));
    return made("li", { class: "event brief" }, made("p", { class: "date" }, entry.when), made("div", null, title, sources));
  };

  Results.prototype.add = function () {
    const next = this.found.slice(this.shown, this.shown + STEP);
    this.results.append(...next.map((entry) => this.item(entry)));
    this.shown += next.length;
    this.more.hidden = this.shown >= this.found.length;
  };

  // The first of these entries; with null, the page's own part of the list again.
  Results.prototype.show = function (found, state) {
    const listing = found !== null;
    for (const part of [this.place, ...this.alone]) part.hidden = listing;
    this.results.hidden = document.getElementById("events-chosen").hidden = !listing;
    this.results.replaceChildren();
    this.more.hidden = true;
    if (!listing) return;
    Object.assign(this, { found, words: story.question(state.q).words, shown: 0 });
    this.add();
  };

  story.Results = Results;
})(window.storyTimeline);
