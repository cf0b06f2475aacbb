// Flags: the words of the weightiest points, on poles, where they cover nothing. As timeline/rendering/flags.py.
"use strict";
(function (story) {
  const TRIED = 4; // as many times as there may be flags, points are tried for one
  const AIR = 4; // pixels between words and the pole of another flag
  const beside = (a, b, air) => a.left >= b.right + air || b.left >= a.right + air;

  // Where the pole would run into the words of a flag, or along the edge of another point as if it were its own.
  function ceiling(node, foot, nodes, flagged, sizes) {
    let height = sizes.above;
    for (const { flag } of flagged) {
      const across = flag.box.left - AIR < node.x && node.x < flag.box.right + AIR;
      if (across && flag.box.top > foot) height = Math.min(height, flag.box.bottom);
    }
    for (const other of nodes) {
      const apart = Math.abs(other.x - node.x);
      const grazed = other.half / 2 < apart && apart <= other.half + 2;
      if (grazed && other.y + sizes.radius > foot) height = Math.min(height, other.y - sizes.radius);
    }
    return height;
  }

  // The lowest height, from `bottom` on, where a block `high` pixels high keeps its distance from all.
  function lowest(bottom, high, taken) {
    for (;;) {
      const tops = taken.filter(([box, air]) => box.bottom - air < bottom + high && bottom < box.top + air);
      if (!tops.length) return bottom;
      bottom = Math.max(...tops.map(([box, air]) => box.top + air));
    }
  }

  // The lowest free place to the right of the pole or to its left; null where there is none.
  function place(node, nodes, blocks, flagged, width, sizes, pen) {
    const { label, when } = node.named;
    const lines = story.wrap(label, sizes.flag, sizes.lines, pen.title);
    if (!lines.length) return null;
    const foot = node.y + sizes.radius;
    const most = ceiling(node, foot, nodes, flagged, sizes);
    const [wide, high] = story.block(lines, when, sizes, pen);
    let best = null;
    for (const onRight of [true, false]) {
      const left = onRight ? node.x : node.x - sizes.gap - wide;
      const right = left + sizes.gap + wide;
      if (left < 0 || right > width) continue;
      const column = { left, right };
      const taken = [];
      for (const { x, y, flag } of flagged) {
        if (!beside(flag.box, column, 8)) taken.push([flag.box, 8]);
        if (left - AIR < x && x < right + AIR) taken.push([{ bottom: y, top: flag.box.top }, 0]);
      }
      for (const block of blocks) if (!beside(block, column, 4)) taken.push([block, 4]);
      const bottom = lowest(foot + 10, high, taken);
      if (bottom + high > most || (best && best.box.bottom <= bottom)) continue;
      best = { lines, when, onRight, box: { left, right, bottom, top: bottom + high } };
    }
    return best;
  }

  story.placeFlags = function (nodes, width, sizes, pen) {
    const flagged = [];
    const blocks = nodes.map(({ left, right, y }) => ({ left, right, bottom: y - sizes.radius, top: y + sizes.radius }));
    const weighty = nodes.filter((node) => node.named).sort((a, b) => b.named.weight - a.named.weight);
    for (const node of weighty.slice(0, TRIED * sizes.flags)) {
      if (flagged.length === sizes.flags) break;
      node.flag = place(node, nodes, blocks, flagged, width, sizes, pen);
      if (node.flag) flagged.push(node);
    }
  };
})(window.storyTimeline);
