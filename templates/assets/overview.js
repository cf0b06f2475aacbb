// The strip below the chart: all of the story's time with how much happened when, and the shown part as a window that
// can be moved and resized, by hand or by keys.
"use strict";
(function (story) {
  const BINS = 160;
  const HIGH = 28;
  const LEAST = 40; // pixels
  const STEP = 0.1; // of the shown time, for a key
  const PAGE = 0.5;

  const percent = (share) => (share * 100).toFixed(2) + "%";

  const { made } = story;

  // One bar a bin, its height by the square root of the count: a single event beside hundreds can still be seen.
  function density(marks, strip) {
    const counts = new Array(BINS).fill(0);
    for (const mark of marks) {
      const share = strip.share((mark.start + mark.end) / 2);
      counts[Math.min(BINS - 1, Math.floor(share * BINS))] += 1;
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
    const track = place.appendChild(made("div", { class: "track" }));
    this.path = made("path", { class: "density" });
    track.append(made("svg", { viewBox: `0 0 ${BINS} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" }, this.path));
    this.track = track;
    this.breaks = track.appendChild(made("div", { "aria-hidden": "true" }));
    this.dates = place.appendChild(made("div", { class: "dates", "aria-hidden": "true" }));
    this.parts = {
      window: track.appendChild(made("div", { class: "window", role: "slider", tabindex: "0", "aria-label": words.shown_part })),
      start: track.appendChild(made("div", { class: "edge start", role: "slider", tabindex: "0", "aria-label": words.shown_from })),
      end: track.appendChild(made("div", { class: "edge end", role: "slider", tabindex: "0", "aria-label": words.shown_to })),
    };
    for (const [part, element] of Object.entries(this.parts)) {
      element.addEventListener("keydown", (event) => this.key(part, event));
      element.addEventListener("pointerdown", (event) => this.press(part, element, event));
    }
    track.addEventListener("pointerdown", (event) => {
      if (event.target.closest("[role]") || event.button !== 0) return;
      const [low, high] = chart.range;
      const box = track.getBoundingClientRect();
      const at = this.strip.at((event.clientX - box.left) / box.width);
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
    const at = this.strip.share({ window: (range[0] + range[1]) / 2, start: range[0], end: range[1] }[part]);
    const { strip } = this;
    const wide = this.track.clientWidth;
    const move = (moved) => this.change(part, range, strip.at(at + (moved.clientX - from) / wide) - strip.at(at));
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
    const { range } = this.chart;
    const period = (times) => this.chart.period(times);
    const [low, high] = range.map((at) => this.strip.share(at));
    // however short the shown time is, a finger can hold it
    const wide = `max(${LEAST}px, ${percent(high - low)})`;
    const left = `clamp(0px, ${percent((low + high) / 2)} - ${wide} / 2, 100% - ${wide})`;
    this.parts.window.style.left = this.parts.start.style.left = left;
    this.parts.end.style.left = `calc(${left} + ${wide})`;
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

  // The dates of the ends and what is between, for the width that the chart has.
  Overview.prototype.tell = function () {
    const { width, calendar, measured } = this.chart;
    if (this.told === width || !measured) return; // the chart tells its range once it is measured anew
    this.told = width;
    const dates = this.strip.dates(width, calendar, measured.pen.tick).map(({ words, left }) => {
      const date = made("span", null, words);
      date.style.left = `${left}px`;
      return date;
    });
    this.dates.replaceChildren(...dates);
  };

  // For other marks than before.
  Overview.prototype.become = function () {
    this.strip = story.strip(this.chart);
    this.path.setAttribute("d", density(this.chart.marks, this.strip));
    const breaks = this.strip.breaks.map((share) => {
      const sign = made("span", { class: "break" });
      sign.style.left = percent(share);
      return sign;
    });
    this.breaks.replaceChildren(...breaks);
    this.told = null;
    this.tell();
    this.update();
  };

  story.overview = function (place, chart) {
    const overview = new Overview(place, chart);
    overview.become();
    chart.onRange(() => {
      overview.tell();
      overview.update();
    });
    chart.onMarks(() => overview.become());
  };
})(window.storyTimeline);
