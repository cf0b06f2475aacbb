// The strip below the chart: all of the story's time with how much happened when, and the shown part as a window that
// can be moved and resized, by hand or by keys.
"use strict";
(function (story) {
  const BINS = 160;
  const HIGH = 28;
  const LEAST = 24; // pixels
  const STEP = 0.1; // of the shown time, for a key
  const PAGE = 0.5;
  const SVG = "http://www.w3.org/2000/svg";

  function made(name, attributes, parent) {
    const element = name === "path" || name === "svg" ? document.createElementNS(SVG, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return parent.appendChild(element);
  }

  // One bar a bin, its height by the square root of the count: a single event beside hundreds can still be seen.
  function density(marks, [first, last]) {
    const counts = new Array(BINS).fill(0);
    for (const mark of marks) {
      const share = ((mark.start + mark.end) / 2 - first) / (last - first);
      if (share >= 0 && share <= 1) counts[Math.min(BINS - 1, Math.floor(share * BINS))] += 1;
    }
    const most = Math.sqrt(Math.max(...counts, 1));
    const bars = counts.map((count, n) => {
      const high = count ? Math.max(4, (Math.sqrt(count) / most) * (HIGH - 4)) : 0;
      return high ? `M${n} ${HIGH}v${-high.toFixed(1)}h.8V${HIGH}z` : "";
    });
    return bars.join("");
  }

  function Overview(place, chart) {
    this.chart = chart;
    const { words } = chart;
    const track = made("div", { class: "track" }, place);
    const svg = made("svg", { viewBox: `0 0 ${BINS} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" }, track);
    this.path = made("path", { class: "density" }, svg);
    this.track = track;
    this.parts = {
      window: made("div", { class: "window", role: "slider", tabindex: "0", "aria-label": words.shown_part }, track),
      start: made("div", { class: "edge start", role: "slider", tabindex: "0", "aria-label": words.shown_from }, track),
      end: made("div", { class: "edge end", role: "slider", tabindex: "0", "aria-label": words.shown_to }, track),
    };
    for (const [part, element] of Object.entries(this.parts)) {
      element.addEventListener("keydown", (event) => this.key(part, event));
      element.addEventListener("pointerdown", (event) => this.press(part, element, event));
    }
    track.addEventListener("pointerdown", (event) => {
      if (event.target.closest("[role]") || event.button !== 0) return;
      const [low, high] = chart.range;
      const [first, last] = chart.whole;
      const box = track.getBoundingClientRect();
      const at = first + ((event.clientX - box.left) / box.width) * (last - first);
      chart.show([at - (high - low) / 2, at + (high - low) / 2]);
    });
  }

  Overview.prototype.change = function (part, [low, high], by) {
    const least = this.chart.fitting(0);
    const [first, last] = this.chart.whole;
    if (part === "window") this.chart.show([low + by, high + by]);
    else if (part === "start") this.chart.show([story.clamp(low + by, Math.min(first, low), high - least), high]);
    else this.chart.show([low, story.clamp(high + by, low + least, Math.max(last, high))]);
  };

  Overview.prototype.press = function (part, element, event) {
    if (event.button !== 0) return;
    event.preventDefault();
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    const from = event.clientX;
    const range = this.chart.range.slice();
    const [first, last] = this.chart.whole;
    const move = (moved) => this.change(part, range, ((moved.clientX - from) / this.track.clientWidth) * (last - first));
    const stop = () => element.removeEventListener("pointermove", move);
    element.addEventListener("pointermove", move);
    for (const end of ["pointerup", "pointercancel"]) element.addEventListener(end, stop, { once: true });
  };

  Overview.prototype.key = function (part, event) {
    const [low, high] = this.chart.range;
    const [first, last] = this.chart.whole;
    const edge = part === "end" ? high : low;
    const steps = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP, PageDown: -PAGE, PageUp: PAGE };
    const ends = { Home: first - edge, End: last - (part === "window" ? high : edge) };
    const by = event.key in steps ? steps[event.key] * (high - low) : ends[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.change(part, [low, high], by);
  };

  Overview.prototype.update = function () {
    const { range, whole } = this.chart;
    const period = (times) => this.chart.period(times);
    const share = (at) => Math.min(1, Math.max(0, (at - whole[0]) / (whole[1] - whole[0])));
    const percent = (part) => (part * 100).toFixed(2) + "%";
    const [low, high] = range.map(share);
    // however short the shown time is, a finger can hold it
    const wide = `max(${LEAST}px, ${percent(high - low)})`;
    const middle = percent((low + high) / 2);
    this.parts.window.style.left = this.parts.start.style.left = `calc(${middle} - ${wide} / 2)`;
    this.parts.end.style.left = `calc(${middle} + ${wide} / 2)`;
    this.parts.window.style.width = wide;
    const values = { window: (low + high) / 2, start: low, end: high };
    const said = { window: period(range), start: period([range[0]]), end: period([range[1]]) };
    for (const [part, element] of Object.entries(this.parts)) {
      element.setAttribute("aria-valuemin", 0);
      element.setAttribute("aria-valuemax", 100);
      element.setAttribute("aria-valuenow", Math.round(values[part] * 100));
      element.setAttribute("aria-valuetext", said[part]);
    }
  };

  story.overview = function (place, chart) {
    const overview = new Overview(place, chart);
    const drawn = () => overview.path.setAttribute("d", density(chart.marks, chart.whole));
    drawn();
    overview.update();
    chart.onRange(() => overview.update());
    chart.onMarks(drawn);
    place.hidden = false;
  };
})(window.storyTimeline);
