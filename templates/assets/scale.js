// One stretch of time on so many pixels, and the bins by which crowds are counted. The same rules, in the same order of
// sums, as timeline/rendering/scale.py: the page's drawing without scripts stands exactly where the live one does.
"use strict";
window.storyTimeline ||= {};
(function (story) {
  // `range` is [start, end] in milliseconds since 1970 on the wall clock of the sources.
  function Scale(range, width) {
    this.start = range[0];
    this.end = range[1];
    this.width = width;
    this.rate = width / (range[1] - range[0]);
  }

  Scale.prototype.x = function (at) {
    return (at - this.start) * this.rate;
  };

  Scale.prototype.at = function (x) {
    return this.start + x / this.rate;
  };

  // Bins `wide` pixels wide hang on the time itself, not on the view, so that they stay while the view moves. What is
  // only partly in view belongs to its neighbour: no bin is narrower than `wide`. Gives the number of the bin for a time,
  // and the bin of a number with its marks.
  Scale.prototype.grid = function (wide) {
    const step = wide / this.rate;
    const first = Math.ceil(this.start / step);
    const last = Math.max(first, Math.floor(this.end / step) - 1);
    const key = (at) => Math.min(Math.max(Math.floor(at / step), first), last);
    const left = (n) => (n === first ? 0 : this.x(n * step));
    const right = (n) => (n === last ? this.width : this.x((n + 1) * step));
    return [key, (n, marks) => ({ key: n, marks, left: left(n), right: right(n) })];
  };

  Scale.prototype.bins = function (marks, wide, where) {
    const [key, binOf] = this.grid(wide);
    const bins = new Map();
    for (const mark of marks) {
      const n = key(where(mark));
      if (!bins.has(n)) bins.set(n, binOf(n, []));
      bins.get(n).marks.push(mark);
    }
    return [...bins.values()].sort((a, b) => a.key - b.key);
  };

  // The same of marks in order of their starts, of which they may be very many: not each of them is looked at.
  Scale.prototype.binsInOrder = function (marks, wide) {
    const [key, binOf] = this.grid(wide);
    const bins = [];
    for (let from = 0; from < marks.length; ) {
      const n = key(marks[from].start);
      const end = story.firstWhere(marks, ({ start }) => key(start) > n, from + 1);
      bins.push(binOf(n, marks.slice(from, end)));
      from = end;
    }
    return bins;
  };

  // The place of the first of `things`, from `low` on, of which `holds` is true: it must hold of all that come after it.
  story.firstWhere = function (things, holds, low = 0) {
    let high = things.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(things[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  story.Scale = Scale;
  story.clamp = (value, low, high) => Math.max(low, Math.min(high, value));
})(window.storyTimeline);
