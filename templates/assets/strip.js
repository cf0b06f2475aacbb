// The scale of the strip below the chart, in shares of its width: all of the time at one rate, or, where the first view
// would be too narrow to be held because of a few old or far dates, stretches of two rates with a break between them.
"use strict";
(function (story) {
  const NARROW = 0.1; // a first view that has less than this of the strip breaks the scale
  const SIDE = 0.13; // what lies beyond a break gets so much
  const MARGIN = 0.06; // of the first view, between it and a break
  const AIR = 14; // pixels between two dates
  const HOUR = 36e5;
  const DAY = 24 * HOUR;

  // `stops` are [time, share] in order: the ends, and the breaks between them; `ends` the times to say at the ends.
  function Strip(stops, ends) {
    Object.assign(this, { stops, ends });
    this.breaks = stops.slice(1, -1).map(([, share]) => share);
  }

  function between(stops, value, from, to) {
    const after = stops.findIndex((stop) => stop[from] > value);
    const n = after < 0 ? stops.length - 1 : Math.max(1, after);
    const [low, high] = [stops[n - 1], stops[n]];
    return low[to] + story.clamp((value - low[from]) / (high[from] - low[from]), 0, 1) * (high[to] - low[to]);
  }

  Strip.prototype.share = function (at) {
    return between(this.stops, at, 0, 1);
  };

  Strip.prototype.at = function (share) {
    return between(this.stops, share, 1, 0);
  };

  // What to say below the strip: its ends first, then its breaks or, without one, two times between. Each with its
  // share and the length of time by which it is to be as fine.
  Strip.prototype.told = function () {
    const { stops } = this;
    const last = stops.length - 1;
    const length = (n) => stops[n + 1][0] - stops[n][0];
    const ends = [[this.ends[0], 0, length(0)], [this.ends[1], 1, length(last - 1)]];
    const step = length(0) > 2 * DAY ? DAY : 3 * HOUR;
    const round = (share) => Math.round(this.at(share) / step) * step;
    if (last === 1) return [...ends, ...[1 / 3, 2 / 3].map(round).map((at) => [at, this.share(at), length(0)])];
    return [...ends, ...stops.slice(1, -1).map((stop, n) => [...stop, Math.min(length(n), length(n + 1))])];
  };

  // The dates with their places in pixels, as many as `width` holds.
  Strip.prototype.dates = function (width, calendar, measure) {
    const dates = [];
    for (const [at, share, length] of this.told()) {
      const words = calendar.short(at, length);
      const wide = measure(words);
      const left = story.clamp(share * width - wide / 2, 0, width - wide);
      const meets = (other) => other.words === words || (left < other.left + other.wide + AIR && other.left < left + wide + AIR);
      if (!dates.some(meets)) dates.push({ words, left, wide });
    }
    return dates;
  };

  // For all `marks` of a story and its publications, with this first view.
  story.strip = function ({ all: marks, published, view, whole }) {
    if (!marks.length || (view[1] - view[0]) / (whole[1] - whole[0]) >= NARROW) {
      return new Strip([[whole[0], 0], [whole[1], 1]], whole);
    }
    const margin = (view[1] - view[0]) * MARGIN;
    const [low, high] = [view[0] - margin, view[1] + margin];
    const within = (mark) => mark.end - (mark.shape === "span" ? 1 : 0); // the first moment after it is of another day
    let [first, last] = [low, high];
    for (const { at } of published) [first, last] = [Math.min(first, at), Math.max(last, at)];
    for (const mark of marks) [first, last] = [Math.min(first, mark.start), Math.max(last, within(mark))];
    const before = first < low ? [[whole[0], 0], [low, SIDE]] : [[low, 0]];
    const after = last > high ? [[high, 1 - SIDE], [whole[1], 1]] : [[high, 1]];
    return new Strip([...before, ...after], [first, last]);
  };
})(window.storyTimeline);
