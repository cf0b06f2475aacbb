// Points above the axis line: each by itself where there is room, stacked where a few would cover each other, counted
// where they are many. As timeline/rendering/points.py.
"use strict";
(function (story) {
  const beside = (a, b) => a.left >= b.right || b.left >= a.right;

  function heaviest(marks) {
    let best = null;
    for (const mark of marks) if ((!best || mark.weight > best.weight) && mark.label) best = mark;
    return best;
  }

  function single(mark, scale, sizes) {
    const x = scale.x(mark.start);
    return {
      marks: [mark],
      named: mark.label ? mark : null,
      x,
      y: 0,
      half: sizes.radius,
      left: x - (mark.shape === "before" ? sizes.tail : sizes.radius + 2),
      right: x + (mark.shape === "after" ? sizes.tail : sizes.radius + 2),
      counted: false,
      flag: null,
    };
  }

  // As wide as its number and no narrower than its mark; the middle of what it counts, but inside its bin.
  function pill(bin, scale, sizes, pen) {
    const { marks } = bin;
    const half = Math.max(sizes.radius + 2, pen.count(String(marks.length)) / 2 + sizes.pad);
    const middle = (scale.x(marks[0].start) + scale.x(marks[marks.length - 1].start)) / 2;
    const x = story.clamp(middle, bin.left + half + 1, bin.right - half - 1);
    const y = sizes.radius + 6;
    return { marks, named: heaviest(marks), x, y, half, left: x - half - 1, right: x + half + 1, counted: true, flag: null };
  }

  // One try: the bins of `crowded` as pills, the points of all others in the lowest free row, the weightiest last: on top
  // of a stack nothing is in the way of its words. Gives the nodes, and the bins for whose points there was no row.
  function stacked(bins, crowded, scale, sizes, pen) {
    const rows = Array.from({ length: sizes.stack_rows }, () => []);
    const nodes = bins.map(() => []);
    const full = new Set();
    const points = [];
    bins.forEach((bin, n) => {
      if (crowded.has(bin)) rows[0].push((nodes[n][0] = bin.pill ||= pill(bin, scale, sizes, pen)));
      else bin.marks.forEach((mark, at) => points.push({ mark, n, at }));
    });
    for (const { mark, n, at } of points.sort((a, b) => a.mark.weight - b.mark.weight)) {
      const node = single(mark, scale, sizes);
      const row = rows.findIndex((others) => others.every((other) => beside(other, node)));
      if (row < 0) {
        full.add(bins[n]);
        continue;
      }
      node.y = sizes.radius + 6 + row * sizes.stack;
      rows[row].push((nodes[n][at] = node));
    }
    return [nodes.flat(), full];
  }

  // How wide a bin is that holds the count of `most` events.
  story.binWidth = (most, sizes, pen) => Math.max(sizes.bin, pen.count("8".repeat(String(most).length)) + 2 * sizes.pad + 4);

  // `marks` are in order of time; `most` is how many the story has, in view or not.
  story.placePoints = function (marks, most, scale, sizes, pen) {
    const bins = scale.binsInOrder(marks, story.binWidth(most, sizes, pen));
    const crowded = new Set(bins.filter((bin) => bin.marks.length > sizes.each));
    for (;;) {
      const [nodes, full] = stacked(bins, crowded, scale, sizes, pen);
      if (!full.size) return nodes;
      for (const bin of full) crowded.add(bin);
    }
  };
})(window.storyTimeline);
