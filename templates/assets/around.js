// What stands around the chart keeps to what the chart shows now: the rows of what lies outside of its first view, and
// the legend's sign of a count.
"use strict";
(function (story) {
  const { chart } = story;
  const rows = document.getElementById("rails");
  if (!chart || !rows) return;
  const sign = document.querySelector(".legend [data-sign=count]");
  let nearest = {}; // the time that the chart must reach to show the first event of a row

  function learn() {
    const [start, end] = chart.view;
    const before = chart.all.filter((mark) => mark.end < start).map((mark) => mark.end);
    const after = chart.all.filter((mark) => mark.start > end).map((mark) => mark.start);
    const last = (times, of) => times.reduce((one, other) => of(one, other));
    nearest = { outside_before: before.length && last(before, Math.max), outside_after: after.length && last(after, Math.min) };
  }

  function tell() {
    const [low, high] = chart.range;
    const shown = { outside_before: nearest.outside_before >= low, outside_after: nearest.outside_after <= high };
    const whole = low <= chart.whole[0] && high >= chart.whole[1];
    for (const row of rows.querySelectorAll("[data-row^=outside]")) {
      const { row: key } = row.dataset;
      const name = row.querySelector("b");
      const apart = (name.dataset.apart ||= name.textContent);
      name.style.minHeight ||= `${name.offsetHeight}px`; // fewer words must not move the page
      const words = shown[key] ? apart.replace(chart.words[key], () => chart.words[`${key}_now`]) : apart;
      if (name.textContent !== words) name.textContent = words;
      row.querySelector(".all").classList.toggle("idle", whole);
    }
    const counts = (each) => each.counted;
    sign?.classList.toggle("unused", !chart.placed.nodes.some(counts) && !chart.placed.bars.some(counts));
  }

  function anew() {
    learn();
    if (chart.placed) tell();
  }

  chart.onRange(tell);
  chart.onMarks(anew);
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target === rows) && chart.placed) tell();
  }).observe(rows, { childList: true });
  anew();
})(window.storyTimeline);
