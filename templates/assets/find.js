// Which events the reader asked for, and in which order: no element is touched here. An entry has `n`, its place in the
// list, `dated`, `title`, `text()` ready for searching, `sources`, `certainty`, `status`, `weight` and `newest`.
"use strict";
(function (story) {
  const FILTERS = ["source", "certainty", "status"];

  // Those without a date stay last when time runs backward.
  const ORDERS = {
    time: (a, b) => a.n - b.n,
    backward: (a, b) => b.dated - a.dated || (a.dated ? b.n - a.n : a.n - b.n),
    weight: (a, b) => b.weight - a.weight || a.n - b.n,
    newest: (a, b) => (a.newest === b.newest ? a.n - b.n : a.newest < b.newest ? 1 : -1),
  };

  const chosen = (values, own) => !values.length || own.some((value) => values.includes(value));

  story.orderOf = (state) => (Object.hasOwn(ORDERS, state.sort) ? state.sort : "time");

  // Whether anything is left out at all.
  story.isFiltered = (state) => FILTERS.some((name) => state[name].length) || story.question(state.q).words.length > 0;

  story.unfiltered = () => Object.fromEntries(["q", ...FILTERS].map((name) => [name, story.state.usual[name]]));

  // The entries that `state` asks for, in its order.
  story.find = function (entries, state) {
    const question = story.question(state.q);
    const found = entries.filter(
      (entry) =>
        chosen(state.source, entry.sources) &&
        chosen(state.certainty, [entry.certainty]) &&
        chosen(state.status, [entry.status]) &&
        (!question.words.length || question.finds(entry.text()))
    );
    return found.sort(ORDERS[story.orderOf(state)]);
  };
})(window.storyTimeline);
