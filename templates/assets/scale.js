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
  // only partly in view belongs to its neighbour: no bin is narrower than `wide`.
  Scale.prototype.bins = function (marks, wide, where) {
    const step = wide / this.rate;
    const first = Math.ceil(this.start / step);
    const last = Math.max(first, Math.floor(this.end / step) - 1);
    const bins = new Map();
    for (const mark of marks) {
      const key = Math.min(Math.max(Math.floor(where(mark) / step), first), last);
      const bin = bins.get(key);
      if (bin) bin.marks.push(mark);
      else
        bins.set(key, {
          key,
          marks: [mark],
          left: key === first ? 0 : this.x(key * step),
          right: key === last ? this.width : this.x((key + 1) * step),
        });
    }
    return [...bins.values()].sort((a, b) => a.key - b.key);
  };

  story.Scale = Scale;
  story.clamp = (value, low, high) => Math.max(low, Math.min(high, value));
})(window.storyTimeline);
