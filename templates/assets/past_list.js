// The list of a past state on the page: one of its pages at a time, with the ways to the others, and all of its events
// for the search.
"use strict";
(function (story) {
  const place = document.getElementById("events");
  const nav = document.getElementById("list-pages");
  const UNCUT = { longest: Infinity };

  // `sizes` are those of the page's own list.
  function PastList(past, state, sizes) {
    this.past = past;
    this.state = state;
    this.pages = story.pastPages(state, nav ? sizes : UNCUT);
  }

  PastList.prototype.show = function (at) {
    this.at = at;
    place.replaceChildren(...this.past.events({ ...this.pages[at], changes: this.state.changes }));
    nav?.replaceChildren(...(this.pages.length > 1 ? this.ways() : []));
  };

  PastList.prototype.way = function (by, words) {
    const button = story.made("button", { type: "button", class: "quiet", disabled: !this.pages[this.at + by] }, words);
    button.addEventListener("click", () => {
      this.show(this.at + by);
      const [before, after] = nav.querySelectorAll("button");
      const [same, other] = by < 0 ? [before, after] : [after, before];
      (same.disabled ? other : same).focus({ preventScroll: true });
      document.getElementById("list").scrollIntoView();
    });
    return button;
  };

  PastList.prototype.ways = function () {
    const { words } = this.past;
    const where = story.fill(words.page_of, { page: this.at + 1, pages: this.pages.length });
    return [this.way(-1, "← " + words.page_before), story.made("span", null, where), this.way(1, words.page_after + " →")];
  };

  PastList.prototype.numbersOf = ({ groups, undated }) => [...groups.flatMap(([, , numbers]) => numbers), ...undated];

  // Turns to the page that has the event; false where the state has no such event.
  PastList.prototype.turnTo = function (id) {
    const { versions } = this.past.data;
    const at = this.pages.findIndex((page) => this.numbersOf(page).some((number) => versions[number].id === id));
    if (at >= 0 && at !== this.at) this.show(at);
    return at >= 0;
  };

  // A promise of what can be searched: what is as on the page is taken from there, all else from the state.
  PastList.prototype.entries = async function () {
    const { versions } = this.past.data;
    const now = new Map((await story.wholeList()).map((entry) => [entry.id, entry]));
    return this.numbersOf(this.state).map((number, n) => {
      const { id, find } = versions[number];
      if (!find) return { ...now.get(id), n, path: "" };
      let searchable = null;
      const text = () => (searchable ||= story.searchable(find.title, find.words));
      return { ...find, id, n, path: "", dated: find.dated === 1, text };
    });
  };

  story.PastList = PastList;
})(window.storyTimeline);
