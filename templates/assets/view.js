// Keeps the shown part of the time in the state, so that a link opens the chart as it was.
"use strict";
(function (story) {
  const { chart } = story;
  if (!chart) return;
  const PAUSE = 300; // milliseconds at rest
  const ALIKE = 60e3;
  let waiting = null;
  let mine = false;

  const written = (at) => new Date(at).toISOString().slice(0, 16);
  const read = (text) => Date.parse(text.includes("T") ? text + "Z" : text);
  const usual = () => chart.view || chart.given.view;
  const near = (a, b) => a.every((at, n) => Math.abs(at - b[n]) < ALIKE);

  function keep(range) {
    mine = true;
    if (near(range, usual())) story.state.set({ from: null, to: null });
    else story.state.set({ from: written(range[0]), to: written(range[1]) });
    mine = false;
  }

  function follow({ from, to }) {
    const range = [read(from), read(to)];
    if (from && to && range[0] < range[1]) chart.show(range);
    else chart.reset();
  }

  chart.onRange((range) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(range.slice()), PAUSE);
  });
  story.state.subscribe((state, changed) => {
    if (!mine && (changed.includes("from") || changed.includes("to"))) follow(state);
  });
  const given = story.state.get();
  if (given.from && given.to) follow(given);
})(window.storyTimeline);
