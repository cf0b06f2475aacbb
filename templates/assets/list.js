// The list of the page, searched, filtered and sorted where it stands. In the order of time it keeps its headings;
// in any other order it is one list without.
"use strict";
(function (story) {
  function entryOf(element, n) {
    const { certainty, status, sources, weight, newest, dated } = element.dataset;
    const title = element.querySelector("h4 a");
    unmark(title);
    element.hidden = false;
    let searchable = null;
    return {
      element,
      n,
      title,
      id: element.id.slice("event-".length),
      home: element.parentElement,
      certainty,
      status,
      newest,
      weight: Number(weight),
      dated: dated !== undefined,
      sources: sources.split("\n").filter(Boolean),
      text: () => (searchable ||= story.searchable(...wordsOf(element))),
    };
  }

  const wordsOf = (element) => [...element.querySelectorAll("h4, blockquote p, cite")].map((part) => part.textContent);

  function unmark(title) {
    for (const mark of title.querySelectorAll("mark.hit")) mark.replaceWith(...mark.childNodes);
    title.normalize();
  }

  // `place` holds the headings and lists of events, `sorted` is an empty list beside it.
  function List(place, sorted) {
    this.place = place;
    this.sorted = sorted;
    this.known = null;
  }

  // Read when first asked for: most readers never search.
  List.prototype.entries = function () {
    return (this.known ||= [...this.place.querySelectorAll("li.event")].map(entryOf));
  };

  // When others have put other entries there; those that they took away go home all the same.
  List.prototype.read = function () {
    this.goHome();
    this.known = null;
  };

  List.prototype.goHome = function () {
    if (!this.sorted.childElementCount) return;
    for (const { element, home } of this.entries()) home.append(element);
  };

  // Shows these entries, which `story.find` has found, and marks what was asked for.
  List.prototype.show = function (found, state) {
    const there = new Set(found);
    const { words } = story.question(state.q);
    for (const entry of this.entries()) {
      entry.element.hidden = !there.has(entry);
      unmark(entry.title);
      if (words.length && there.has(entry)) entry.title.replaceChildren(...story.marked(entry.title.textContent, words));
    }
    const inTime = story.orderOf(state) === "time";
    if (inTime) this.goHome();
    else this.sorted.append(...found.map(({ element }) => element));
    this.place.hidden = !inTime;
    this.sorted.hidden = document.getElementById("events-chosen").hidden = inTime;
    if (inTime) this.headings();
  };

  // A heading without an event below it says nothing.
  List.prototype.headings = function () {
    let year = null;
    for (const part of this.place.children) {
      const isYear = part.matches(".year");
      if (isYear) year = part;
      if (isYear || part.matches(".month")) part.hidden = true;
      if (!part.matches("ol") || !part.querySelector(":scope > li:not([hidden])")) continue;
      if (year) year.hidden = false;
      if (part.previousElementSibling?.matches(".month")) part.previousElementSibling.hidden = false;
    }
  };

  story.List = List;
})(window.storyTimeline);
