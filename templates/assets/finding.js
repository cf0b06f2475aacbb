// Ties the choices of the reader to the list and the chart: both show what was found, at once.
"use strict";
(function (story) {
  const part = (id) => document.getElementById(id);
  const place = part("events");
  const bar = part("finding");
  if (!place || !bar) return;
  const line = part("found");
  const none = part("events-none");
  const tell = story.foundLine(line, { found: line.dataset.words });
  const eventAt = (hash) => (hash.startsWith("#event-") ? part(story.namedBy(hash)) : null);

  function showFound(found, entries, state) {
    const filtered = story.isFiltered(state);
    tell(found.length, entries.length, filtered);
    none.hidden = found.length > 0 || !filtered;
    const ids = filtered ? new Set(found.map(({ id }) => id)) : null;
    story.rails?.keep(ids);
    onChart(ids);
  }

  // After the next frame, which belongs to the letter that was typed and to the list.
  let waiting = null;
  function onChart(ids) {
    if (!waiting) requestAnimationFrame(() => setTimeout(draw));
    waiting = { ids };
  }

  function draw() {
    const { ids } = waiting;
    waiting = null;
    story.chart?.select(ids && ((mark) => ids.has(mark.id)));
  }

  function inPage() {
    const list = new story.List(place, part("events-sorted"));
    const apply = () => {
      const state = story.state.get();
      const found = story.find(list.entries(), state);
      list.show(found, state);
      showFound(found, list.entries(), state);
    };
    // Somebody else has put other entries into the list, as for another time of reporting.
    document.addEventListener("story:entries", () => {
      list.read();
      offer(list.entries());
      apply();
    });
    return apply;
  }

  function overPages() {
    const nav = [part("list-pages")].filter(Boolean);
    const results = new story.Results(place, nav, part("events-sorted"), part("events-more"));
    let asked = 0;
    bar.addEventListener("focusin", () => story.searchList(), { once: true });
    const listed = () => story.asof?.list()?.entries() || story.searchList();
    const apply = async () => {
      const state = story.state.get();
      const mine = ++asked;
      if (!story.isFiltered(state) && story.orderOf(state) === "time") {
        results.show(null);
        tell(0, 0, false);
        none.hidden = true;
        story.rails?.keep(null);
        onChart(null);
        return;
      }
      const entries = await listed();
      if (mine !== asked) return; // the reader has typed on
      const found = story.find(entries, state);
      results.show(found, state);
      showFound(found, entries, state);
    };
    document.addEventListener("story:entries", async () => {
      const list = story.asof?.list();
      const entries = await listed();
      if (list !== story.asof?.list()) return; // another time has been chosen
      offer(entries);
      apply();
    });
    return apply;
  }

  const offer = story.controls(bar);
  const apply = story.hasPages ? overPages() : inPage();

  // A link to an event that the reader's own choice hides takes the choice back.
  function reveal() {
    const target = eventAt(location.hash);
    if (!target) return;
    if (target.closest("[hidden]")) story.state.set(story.unfiltered());
    if (target.closest("[hidden]")) story.state.set({ sort: null });
    target.scrollIntoView();
  }

  const NAMES = ["q", "source", "certainty", "status", "sort"];
  line.hidden = false;
  story.state.subscribe((state, changed) => {
    if (changed.some((name) => NAMES.includes(name))) apply();
  });
  addEventListener("hashchange", reveal);
  const given = story.state.get();
  if (story.isFiltered(given) || story.orderOf(given) !== "time") {
    apply();
    reveal();
  }
})(window.storyTimeline);
