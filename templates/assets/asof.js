// "As reported by": sets the whole page back to what was known at an earlier publication time, and brings it back.
"use strict";
(function (story) {
  const part = (id) => document.getElementById(id);
  const data = part("past-data") && JSON.parse(part("past-data").textContent);
  if (!data || !part("asof")) return;
  const { states, words, pages } = data;
  const last = states.length - 1;
  const texts = [document.querySelector("h1"), document.querySelector(".standfirst")];
  const articles = document.querySelector("ul.articles");
  const entries = new Map([...document.querySelectorAll("li.event")].map((entry) => [entry.id.slice("event-".length), entry]));
  const own = {
    title: document.title,
    texts: texts.map((element) => element.textContent),
    events: [...part("events").childNodes],
    ways: [...(part("list-pages")?.childNodes || [])],
    articles: [...articles.children],
    presentOnly: [...document.querySelectorAll("header :is(.picture, .lead, .names), #key-dates")], // chosen by what is known now
    drawings: [...document.querySelectorAll("#chart .drawing")].map((drawing) => [drawing, [...drawing.childNodes]]),
  };
  const chart = story.chart;
  let wanted = last;
  let loading = null;
  let list = null;

  // The states stand in a file of their own, which only those load who look back, or in a page that holds everything.
  function load() {
    loading ||= (data.all ? Promise.resolve(data.all) : story.handed(data.src, "receiveStates")).then(
      (told) => new story.Past(told, entries, words, chart?.given.names)
    );
    return loading;
  }

  // The state of that time, or the last one before it: a link from an earlier build may name a time that is gone.
  function placeOf(asof) {
    if (!asof) return last;
    const exact = states.findIndex((state) => state.at === asof);
    if (exact >= 0) return exact;
    const instant = Date.parse(/Z$|[+-]\d\d:\d\d$/.test(asof) ? asof : asof.includes("T") ? asof + "Z" : asof + "T23:59Z");
    if (Number.isNaN(instant)) return last;
    const earlier = states.filter((state) => state.instant <= instant).length;
    return Math.max(earlier - 1, 0);
  }

  const legend = [...document.querySelectorAll("#legend [data-shape]")].map((item) => [item, item.hidden]);

  function showPast(past, place) {
    const state = past.data.states[place];
    document.title = document.title.replace(texts[0].textContent, () => state.title);
    texts[0].textContent = state.title;
    texts[1].textContent = state.standfirst + ".";
    own.presentOnly.forEach((element) => (element.hidden = true));
    own.drawings.forEach(([drawing]) => drawing.replaceChildren());
    list = new story.PastList(past, state, pages);
    list.show(0);
    articles.replaceChildren(...past.articles(own.articles, place));
    const marks = story.inOrder(past.marks(state));
    story.rails.become(marks, state.view || [0, 0], past.undated(state));
    if (!chart) return;
    const { since } = past.data;
    const published = chart.articles.filter(({ id }) => since[id] <= place && !state.unplaced.includes(id));
    const { view = chart.given.view, whole = chart.given.whole } = state;
    chart.replace(marks, { published, view, whole });
    chart.show(view);
    legend.forEach(([item]) => (item.hidden = !states[place].shapes.includes(item.dataset.shape)));
  }

  function showNow() {
    document.title = own.title;
    texts.forEach((element, n) => (element.textContent = own.texts[n]));
    own.presentOnly.forEach((element) => (element.hidden = false));
    own.drawings.forEach(([drawing, children]) => drawing.replaceChildren(...children));
    list = null;
    part("events").replaceChildren(...own.events);
    part("list-pages")?.replaceChildren(...own.ways);
    story.rails.become(null);
    articles.replaceChildren(...own.articles);
    legend.forEach(([item, hidden]) => (item.hidden = hidden));
    if (!chart) return;
    chart.replace(null);
    chart.reset();
  }

  const control = story.asofControl(part("asof"), states, words, (place) => {
    story.state.set({ asof: place === last ? null : states[place].at });
  });

  function show(past, place) {
    const high = part("asof").getBoundingClientRect().top;
    if (past) showPast(past, place);
    else showNow();
    control.show(place, past?.data.states[place].summary);
    // the choice stays under the reader's hand, whatever the headline above it is
    scrollBy({ top: part("asof").getBoundingClientRect().top - high, behavior: "instant" });
    // what other parts did with the entries, they do again
    document.dispatchEvent(new CustomEvent("story:entries"));
    aim();
  }

  // A link to an event on another page of the list: the page's own is left alone, the state's is turned to it.
  function aim() {
    const name = story.namedBy(location.hash);
    if (!list || !name.startsWith("event-") || part(name) || !list.turnTo(name.slice("event-".length))) return;
    const entry = part(name);
    document.querySelector(".aimed")?.classList.remove("aimed");
    entry.classList.add("aimed");
    if (entry.closest("[hidden]")) story.state.set({ ...story.unfiltered(), sort: null });
    story.aim();
    entry.scrollIntoView();
  }

  function missing() {
    loading = null;
    control.failed();
  }

  function follow() {
    const place = placeOf(story.state.get().asof);
    if (place === wanted) return;
    wanted = place;
    if (place === last) show(null, place);
    else load().then((past) => wanted === place && show(past, place), missing);
  }

  story.asof = {
    // Whether a past state is shown or on its way.
    isPast: () => wanted !== last,
    // The list of the past state that is shown, null for the present.
    list: () => list,
  };

  addEventListener("hashchange", aim);
  story.state.subscribe(follow);
  follow();
})(window.storyTimeline);
