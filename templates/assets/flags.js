// Flags: the words of the weightiest points, on poles, where they cover nothing. As timeline/rendering/flags.py.
"use strict";
(function (story) {
  const TRIED = 4; // as many times as there may be flags, points are tried for one
  const REARRANGED = 8; // times that all flags are set anew to make room for one more
  const AIR = 4; // pixels between words and the pole of another flag
  const beside = (a, b, air) => a.left >= b.right + air || b.left >= a.right + air;

  // The words of a flag on few short lines, as long as the date at least, else on some longer ones; null where they do
  // not fit whole.
  function textOf({ label, when }, sizes, pen) {
    const room = Math.max(sizes.flag, Math.min(pen.date(when), sizes.long_flag));
    let lines = story.wrap(label, room, sizes.lines, pen.title);
    if (!lines.length) lines = story.wrap(label, sizes.long_flag, sizes.long_lines, pen.title);
    if (!lines.length) return null;
    const [wide, high] = story.block(lines, when, sizes, pen);
    return { lines, when, wide, high };
  }

  // Where the pole would run into the words of a flag, or along the edge of another point as if it were its own.
  function ceiling(node, foot, nodes, flags, sizes) {
    let height = sizes.above;
    for (const { box } of flags.values()) {
      const across = box.left - AIR < node.x && node.x < box.right + AIR;
      if (across && box.top > foot) height = Math.min(height, box.bottom);
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

  // The lowest free place on each of the sides of the pole, true for its right; none where there is no room.
  function* places(node, { lines, when, wide, high }, flags, sides, { nodes, blocks, width, sizes }) {
    const foot = node.y + sizes.radius;
    const most = ceiling(node, foot, nodes, flags, sizes);
    for (const onRight of sides) {
      const left = onRight ? node.x : node.x - sizes.gap - wide;
      const right = left + sizes.gap + wide;
      if (left < 0 || right > width) continue;
      const column = { left, right };
      const taken = [];
      for (const [{ x, y }, { box }] of flags) {
        if (!beside(box, column, 8)) taken.push([box, 8]);
        if (left - AIR < x && x < right + AIR) taken.push([{ bottom: y, top: box.top }, 0]);
      }
      for (const block of blocks) if (!beside(block, column, 4)) taken.push([block, 4]);
      const bottom = lowest(foot + 10, high, taken);
      if (bottom + high <= most) yield { lines, when, onRight, box: { left, right, bottom, top: bottom + high } };
    }
  }

  // Points in the order in which they get their flags, and the sides on which each may have it: to the middle, to the
  // right, to the left.
  function orders(points, width) {
    const middle = width / 2;
    const [right, left] = [[true, false], [false, true]];
    const sorted = (key) => points.slice().sort((a, b) => key(a) - key(b) || a.n - b.n);
    return [
      [sorted(({ node }) => Math.abs(node.x - middle)), ({ x }) => (x < middle ? right : left)],
      [sorted(({ node }) => -node.x), () => right],
      [sorted(({ node }) => node.x), () => left],
    ];
  }

  // Flags for all these points, set so that no pole has to pass through the words of one set before it: like steps down
  // to the middle, or to either side. Null if they do not all have room that way.
  function rearranged(points, given) {
    for (const [inOrder, sides] of orders(points, given.width)) {
      const flags = new Map();
      for (const { node, text } of inOrder) {
        const { value: found } = places(node, text, flags, sides(node), given).next();
        if (!found) break;
        flags.set(node, found);
      }
      if (flags.size === points.length) return flags;
    }
    return null;
  }

  story.placeFlags = function (nodes, width, sizes, pen) {
    const blocks = nodes.map(({ left, right, y }) => ({ left, right, bottom: y - sizes.radius, top: y + sizes.radius }));
    const given = { nodes, blocks, width, sizes };
    const weighty = [...nodes.entries()].filter(([, node]) => node.named).sort(([, a], [, b]) => b.named.weight - a.named.weight);
    let flags = new Map();
    let points = [];
    let anew = REARRANGED;
    for (const [n, node] of weighty.slice(0, TRIED * sizes.flags)) {
      if (flags.size === sizes.flags) break;
      const text = textOf(node.named, sizes, pen);
      if (!text) continue;
      const more = [...points, { n, node, text }];
      const found = [...places(node, text, flags, [true, false], given)].sort((a, b) => a.box.bottom - b.box.bottom)[0];
      if (found) flags.set(node, found);
      else if (anew) {
        anew -= 1;
        flags = rearranged(more, given) || flags;
      }
      if (flags.has(node)) points = more;
    }
    for (const [node, flag] of flags) node.flag = flag;
  };
})(window.storyTimeline);
