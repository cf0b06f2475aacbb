// The rows beside the axis: events outside of the first view, and those without a date. The page has its own from the
// server; here they are made for what a reader finds and for past states. As timeline/rendering/rails.py.
"use strict";
(function (story) {
  const MOST = 4; // links in a row where there is room for two beside each other ...
  const NARROW = 3; // ... and where they stand below each other
  const place = document.getElementById("rails");
  const data = document.getElementById("chart-data");
  if (!place || !data) return;
  const { made } = story;
  const own = [...place.childNodes];
  let given = null; // the page's data, read when first needed
  let ofPage = null;
  let rows = null; // of a past state
  let kept = null; // the ids that the reader's choice leaves

  const toLink = (mark) => ({ id: mark.id, label: mark.label || mark.title, words: mark.when, weight: mark.weight });

  // The rows for these marks and this first view, with events that have no date: `[{id, label, words, weight}]`.
  function rowsOf(marks, [start, end], undated) {
    return [
      { key: "outside_before", outside: true, events: marks.filter((mark) => mark.end < start).map(toLink) },
      { key: "outside_after", outside: true, events: marks.filter((mark) => mark.start > end).map(toLink) },
      { key: "undated", outside: false, events: undated },
    ];
  }

  function rowsOfPage() {
    const { undated } = given;
    const events = undated.id.map((id, n) => Object.fromEntries(Object.keys(undated).map((key) => [key, undated[key][n]])));
    return rowsOf(story.chart?.own || story.marksOf(given.marks, given.names), given.view, events);
  }

  function link({ id, label, words }, isMinor) {
    const href = "#event-" + encodeURIComponent(id);
    const element = made("a", { class: isMinor && "minor", href, dir: "auto", title: label }, made("span", null, label));
    if (words) element.append(" ", made("i", null, words));
    return element;
  }

  // Where the list has all of a row: under its heading, unless the list is one of what was found.
  function target({ key, events }) {
    const heading = document.getElementById("undated");
    if (key === "undated" && heading?.offsetParent) return "#undated";
    return kept ? "#list" : "#event-" + encodeURIComponent(events[0].id);
  }

  function rest(row, shown) {
    const words = story.fill(given.words.rail_more, { count: story.number(row.events.length - shown) });
    return made("a", { class: shown === NARROW ? "rest narrow" : "rest", href: target(row) }, words);
  }

  function all() {
    const button = made("button", { class: "all", type: "button" }, given.words.show_all);
    button.addEventListener("click", () => story.chart.show(story.chart.whole));
    return button;
  }

  function rail(row) {
    const { key, outside, events } = row;
    const ranked = [...events.keys()].sort((a, b) => events[b].weight - events[a].weight || a - b).slice(0, MOST);
    const more = events.length > MOST;
    const minor = more ? ranked.slice(NARROW) : [];
    const few = made("span", { class: "few" });
    for (const n of ranked.sort((a, b) => a - b)) few.append(" ", link(events[n], minor.includes(n)));
    const others = made("span", { class: "others" });
    if (more) others.append(rest(row, MOST), rest(row, NARROW));
    if (outside && story.chart) others.append(" ", all());
    const line = made("p", { class: "rail" });
    line.dataset.row = key;
    line.append(made("b", null, `${given.words[key]} (${story.number(events.length)})`), " ", few);
    if (others.childElementCount) line.append("\n", others);
    return line;
  }

  function draw() {
    if (!rows && !kept) return place.replaceChildren(...own);
    given ||= story.chart?.given || JSON.parse(data.textContent);
    if (!given.src) fill();
    else story.whenTold(given, draw);
  }

  function fill() {
    const found = (rows || (ofPage ||= rowsOfPage()))
      .map((row) => ({ ...row, events: kept ? row.events.filter(({ id }) => kept.has(id)) : row.events }))
      .filter(({ events }) => events.length);
    return place.replaceChildren(...found.map(rail));
  }

  story.rails = {
    // The rows of another state of the story; without marks, those of the page again.
    become(marks, view, undated) {
      rows = marks && rowsOf(marks, view, undated);
      draw();
    },

    // Only the events with these ids; null for all.
    keep(ids) {
      if (ids === kept) return;
      kept = ids;
      draw();
    },
  };
})(window.storyTimeline);
