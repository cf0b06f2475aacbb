// Ties an embed together: which events the reader's choice leaves, and which of them is shown.
"use strict";
(function (story) {
  const part = (id) => document.getElementById(id);
  const place = part("picked");
  const { chart } = story;
  const card = new story.Card(place, JSON.parse(place.dataset.words));
  const tell = story.foundLine(part("found"), { found: part("found").dataset.words }, document.documentElement.lang);
  let entries = [];
  let found = [];
  let shown = null;

  // By its address: `?event=ID`, or as on the page of the story, `#event-ID`.
  function asked() {
    const name = story.namedBy(location.hash);
    return name.startsWith("event-") ? name.slice("event-".length) : new URLSearchParams(location.search).get("event");
  }

  const isAsked = ({ id, former }) => id === asked() || former.includes(asked());

  const heaviest = (some) => some.reduce((best, each) => (!best || each.weight >= best.weight ? each : best), null);

  // The event's place on the page of the story, with what the reader has chosen.
  function pageOf(entry) {
    const query = new URLSearchParams(story.state.queryOf(story.state.get()));
    for (const name of ["theme", "lang", "event"]) query.delete(name);
    const written = query.toString();
    return `index.html${written && "?" + written}#event-${encodeURIComponent(entry.id)}`;
  }

  function ring() {
    const box = shown && chart?.placed ? chart.boxOf(shown.id) : null;
    const element = part("chart-chosen");
    if (!element) return;
    element.hidden = !box;
    if (!box) return;
    const edge = (length) => `${length}px`;
    Object.assign(element.style, {
      left: edge(box.left - 5),
      top: edge(box.top - 5),
      width: edge(box.right - box.left + 10),
      height: edge(box.bottom - box.top + 10),
    });
  }

  // Moves the chart to an event that lies outside of what it shows.
  function reach({ id }) {
    chart?.whenTold(() => moveTo(chart.marks.find((each) => each.id === id)));
  }

  function moveTo(mark) {
    if (!mark) return;
    const [low, high] = chart.range;
    const by = mark.end < low ? mark.start - low : mark.start > high ? mark.end - high : 0;
    if (by) chart.show([low + by - (high - low) / 4, high + by - (high - low) / 4]);
  }

  function show(entry) {
    shown = entry;
    if (!entry) return;
    card.show(entry, pageOf(entry));
    card.count(found.indexOf(entry) + 1, found.length);
    ring();
  }

  function pick(entry) {
    show(entry);
    if (part("chart-spoken")) part("chart-spoken").textContent = `${entry.title}, ${entry.when}`;
  }

  function apply() {
    const state = story.state.get();
    const filtered = story.isFiltered(state);
    found = story.find(entries, { ...state, sort: "time" });
    const ids = new Set(found.map(({ id }) => id));
    chart?.select(filtered ? (mark) => ids.has(mark.id) : null);
    tell(found.length, entries.length, filtered);
    place.hidden = !found.length;
    show(found.includes(shown) ? shown : heaviest(found));
  }

  for (const button of place.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      const next = found[found.indexOf(shown) + Number(button.dataset.step)];
      if (!next) return;
      reach(next);
      pick(next);
    });
  }

  if (chart) chart.wheelZooms = false; // the page around it scrolls on, also after a click; with Ctrl it zooms
  story.embeddedEvents().then((all) => {
    entries = all;
    if (part("finding")) story.controls(part("finding"));
    part("found").hidden = false;
    const first = entries.find(isAsked);
    shown = first || null;
    apply();
    if (first && found.includes(first)) reach(first);
    chart?.onRange(ring);
    chart?.onPick((kind, id) => pick(entries.find((entry) => entry.id === id)));
    story.state.subscribe(apply);
    addEventListener("hashchange", () => {
      const entry = found.find(isAsked);
      if (entry) show(entry);
    });
  });
})(window.storyTimeline);
