// Where everything on the chart stands, in pixels, for one width and one stretch of time: as
// timeline/rendering/layout.py, but with real letters measured. y grows upwards from the axis line.
"use strict";
(function (story) {
  const EDGE = 12; // pixels free above the highest label
  const FEW = 8; // with more points than this, zooming will want room for labels
  const ROOM = 150;

  // The sizes for a chart that has just these heights above and below its line.
  story.fitted = function (sizes, above, below) {
    const rows = Math.floor((above - EDGE - 6 - 2 * sizes.radius) / sizes.stack) + 1;
    return {
      ...sizes,
      above: above - EDGE,
      below: below - sizes.lane - 10,
      stack_rows: story.clamp(rows, 1, sizes.stack_rows),
    };
  };

  // Heights above and below the line for a chart that is `high`; where it is not high enough for all that the first view
  // has, those that leave more of it its words.
  story.framed = function (marks, view, width, high, sizes, pen) {
    const { above, below: wanted } = story.layOut(marks, view, width, sizes, pen);
    const most = high - sizes.least_above;
    const deep = Math.min(wanted, most);
    const flat = story.clamp(high - above, sizes.axis + sizes.lane, most);
    const told = (below) => {
      const { nodes, bars } = story.layOut(marks, view, width, story.fitted(sizes, high - below, below), pen);
      if (bars.some((bar) => -bar.bottom > below - sizes.lane)) return -1; // what is cut off tells nothing
      return nodes.filter((node) => node.flag).length + bars.filter((bar) => bar.words).length;
    };
    const below = flat < deep && told(flat) > told(deep) ? flat : deep;
    return { above: high - below, below };
  };

  // Points and spans, told apart once for as long as the same marks are shown.
  const known = new WeakMap();
  function apart(marks) {
    if (!known.has(marks)) {
      const isSpan = ({ shape }) => shape === "span";
      known.set(marks, [marks.filter((mark) => !isSpan(mark)), marks.filter(isSpan)]);
    }
    return known.get(marks);
  }

  // `marks` are all that the story has, in order of time; `pen` measures words.
  story.layOut = function (marks, range, width, sizes, pen) {
    const scale = new story.Scale(range, width);
    const [allPoints, allSpans] = apart(marks);
    const [pointsOfAll, spansOfAll] = [allPoints.length, allSpans.length];
    const after = ({ start }) => start > range[1];
    const first = story.firstWhere(allPoints, ({ start }) => start >= range[0]);
    const points = allPoints.slice(first, story.firstWhere(allPoints, after, first));
    const spans = allSpans.slice(0, story.firstWhere(allSpans, after)).filter(({ end }) => end >= range[0]);
    const crowded = points.length + spans.length > sizes.crowd;
    if (crowded) sizes = { ...sizes, radius: sizes.small, stack: 2 * sizes.small + 2 };
    const nodes = story.placePoints(points, pointsOfAll, scale, sizes, pen);
    story.placeFlags(nodes, width, sizes, pen);
    const bars = story.placeSpans(spans, spansOfAll, scale, sizes, pen);
    const tops = nodes.map((node) => (node.flag ? node.flag.box.top : node.y + sizes.radius));
    const bottoms = bars.map((bar) => bar.bottom);
    const rows = Math.min(spansOfAll, 4) * (sizes.cell + 4) + 6;
    return {
      scale,
      radius: sizes.radius,
      nodes,
      bars,
      above: Math.max(sizes.least_above - EDGE, pointsOfAll > FEW ? ROOM : 0, ...tops) + EDGE,
      below: Math.max(sizes.axis + (spansOfAll ? rows : 0), 10 - Math.min(0, ...bottoms)) + sizes.lane,
    };
  };
})(window.storyTimeline);
