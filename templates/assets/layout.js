// Where everything on the chart stands, in pixels: the same rules as timeline/rendering/layout.py, with real letters
// measured, for the width and the zoom that the reader has. y grows upwards from the axis line.
"use strict";
window.storyTimeline = {};
(function (story) {
  const TRIED = 4;
  const AIR = 6;
  const LEAST = 4;
  const REST = 60;
  const beside = (a, b, air) => a.left >= b.right + air || b.left >= a.right + air;

  function broken(label, room, measure) {
    const lines = [];
    for (const word of label.split(/\s+/)) {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && measure(longer) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  // A label that does not fit whole is left away, never cut; one that fits is made as narrow as its lines allow.
  function wrap(label, room, most, measure) {
    const lines = broken(label, room, measure);
    const fits = (each, width) => each.every((line) => measure(line) <= width);
    if (lines.length > most || !fits(lines, room)) return [];
    let best = lines;
    for (let width = room - 6; width > 0; width -= 6) {
      const narrower = broken(label, width, measure);
      if (narrower.length > lines.length || !fits(narrower, width)) break;
      best = narrower;
    }
    return best;
  }

  function stack(marks, scale, sizes) {
    const rows = Array.from({ length: sizes.stack_rows }, () => []);
    const placed = [];
    for (const mark of marks) {
      const x = scale(mark.start);
      const left = x - (mark.shape === "before" ? sizes.tail : sizes.radius + 2);
      const right = x + (mark.shape === "after" ? sizes.tail : sizes.radius + 2);
      const inTheWay = rows.map((row) => row.find((other) => left < other.right && other.left < right));
      const row = inTheWay.indexOf(undefined);
      if (row < 0) {
        const cover = inTheWay[inTheWay.length - 1];
        cover.hidden += 1;
        cover.right = Math.max(cover.right, cover.x + sizes.tail);
        continue;
      }
      const point = { mark, x, left, right, y: sizes.radius + 6 + row * sizes.stack, flag: null, hidden: 0 };
      rows[row].push(point);
      placed.push(point);
    }
    return placed;
  }

  // Where the pole would run into the words of a flag, or along the edge of another point as if it were its own.
  function ceiling(point, foot, points, flagged, sizes) {
    const heights = [sizes.above];
    for (const { flag } of flagged) {
      if (flag.box.left < point.x - 1 && point.x + 1 < flag.box.right && flag.box.top > foot) heights.push(flag.box.bottom);
    }
    for (const other of points) {
      const apart = Math.abs(other.x - point.x);
      const grazed = sizes.radius / 2 < apart && apart <= sizes.radius + 2;
      if (grazed && other.y + sizes.radius > foot) heights.push(other.y - sizes.radius);
    }
    return Math.min(...heights);
  }

  function lowest(bottom, high, taken) {
    for (;;) {
      const tops = taken
        .filter(([box, air]) => box.bottom - air < bottom + high && bottom < box.top + air)
        .map(([box, air]) => box.top + air);
      if (!tops.length) return bottom;
      bottom = Math.max(...tops);
    }
  }

  function flagPlaces(point, points, blocks, flagged, width, sizes, pen) {
    const lines = wrap(point.mark.label, sizes.flag, sizes.lines, pen.title);
    if (!lines.length) return [];
    const foot = point.y + sizes.radius;
    const most = ceiling(point, foot, points, flagged, sizes);
    const wide = Math.max(pen.date(point.mark.when), ...lines.map(pen.title)) + 2;
    const high = lines.length * sizes.title_line + sizes.date_line;
    const places = [];
    for (const onRight of [true, false]) {
      const left = onRight ? point.x : point.x - sizes.gap - wide;
      const right = left + sizes.gap + wide;
      if (left < 0 || right > width) continue;
      const column = { left, right };
      const taken = [
        ...flagged.filter(({ flag }) => !beside(flag.box, column, 8)).map(({ flag }) => [flag.box, 8]),
        ...blocks.filter((block) => !beside(block, column, 4)).map((block) => [block, 4]),
        ...flagged.filter(({ x }) => left < x && x < right).map(({ y, flag }) => [{ bottom: y, top: flag.box.top }, 0]),
      ];
      const bottom = lowest(foot + 10, high, taken);
      if (bottom + high <= most) places.push({ lines, onRight, box: { left, right, bottom, top: bottom + high } });
    }
    return places.sort((a, b) => a.box.bottom - b.box.bottom);
  }

  function flag(points, width, sizes, pen) {
    const flagged = [];
    const blocks = points.map((p) => ({ left: p.left, right: p.right, bottom: p.y - sizes.radius, top: p.y + sizes.radius }));
    const weighty = points.filter((p) => p.mark.label && p.x >= 0 && p.x <= width);
    weighty.sort((a, b) => b.mark.weight - a.mark.weight);
    for (const point of weighty.slice(0, TRIED * sizes.flags)) {
      if (flagged.length === sizes.flags) break;
      [point.flag = null] = flagPlaces(point, points, blocks, flagged, width, sizes, pen);
      if (point.flag) flagged.push(point);
    }
  }

  function barWords(mark, left, right, width, sizes, pen) {
    const date = pen.date(mark.when);
    const room = Math.min(width, Math.max(right - left, sizes.bar_words));
    const single = mark.label ? pen.title(mark.label) + sizes.gap + date : Infinity;
    const inLine = single <= room;
    const lines = inLine ? [mark.label] : mark.label ? wrap(mark.label, room, 2, pen.title) : [];
    if (!lines.length) return null;
    const wide = inLine ? single : Math.max(date, ...lines.map(pen.title));
    const high = inLine ? sizes.title_line : lines.length * sizes.title_line + sizes.date_line;
    const start = left + wide <= width ? left : right >= wide ? right - wide : width - wide;
    return { lines, inLine, left: start, right: start + wide, high };
  }

  function bar(mark, named, scale, width, sizes, pen) {
    const left = Math.max(0, scale(mark.start));
    const right = Math.max(left + LEAST, Math.min(width, scale(mark.end)));
    const words = named ? barWords(mark, left, right, width, sizes, pen) : null;
    const around = words ? { left: Math.min(left, words.left), right: Math.max(right, words.right) } : { left, right };
    return { mark, left, right, words, around, high: sizes.bar, deep: sizes.bar + (words ? 3 + words.high : 0) };
  }

  function settle(bar, bars, sizes) {
    const air = Math.min(AIR, bar.high);
    const taken = bars.filter((other) => !beside(other.around, bar.around, air));
    bar.y = -sizes.axis;
    for (;;) {
      const bottoms = taken
        .filter((other) => bar.y - bar.deep < other.y + air && other.y - other.deep - air < bar.y)
        .map((other) => other.y - other.deep - air);
      if (!bottoms.length) break;
      bar.y = Math.min(...bottoms);
    }
    if (!bar.words) bar.y = Math.max(bar.y, bar.high - sizes.below);
    bar.bottom = bar.y - bar.deep;
    bars.push(bar);
  }

  function bars(marks, scale, width, sizes, pen) {
    const weighty = marks.filter((mark) => mark.label).sort((a, b) => b.weight - a.weight || a.start - b.start);
    let placed = [];
    let named = new Set();
    for (let number = Math.min(sizes.flags, weighty.length); number >= 0; number -= 1) {
      placed = [];
      named = new Set(weighty.slice(0, number));
      for (const mark of marks) if (named.has(mark)) settle(bar(mark, true, scale, width, sizes, pen), placed, sizes);
      const room = sizes.below - (number < marks.length ? REST : 0);
      if (placed.every((each) => -each.bottom <= room)) break;
    }
    const others = marks.filter((mark) => !named.has(mark));
    const thin = others.length > sizes.crowded_spans ? { ...sizes, bar: sizes.thin } : sizes;
    for (const mark of others) settle(bar(mark, false, scale, width, thin, pen), placed, thin);
    return placed;
  }

  // `pen` measures words; `range` is [start, end] in milliseconds.
  story.layOut = function (marks, range, width, sizes, pen) {
    const crowded = marks.filter((mark) => mark.end >= range[0] && mark.start <= range[1]).length > sizes.crowd;
    if (crowded) sizes = { ...sizes, radius: sizes.small, stack: 2 * sizes.small + 2 };
    const scale = (at) => ((at - range[0]) / (range[1] - range[0])) * width;
    const shown = marks.filter((mark) => mark.end >= range[0] && mark.start <= range[1]);
    const points = stack(shown.filter((mark) => mark.shape !== "span"), scale, sizes);
    flag(points, width, sizes, pen);
    const spans = bars(shown.filter((mark) => mark.shape === "span"), scale, width, sizes, pen);
    const tops = points.map((point) => (point.flag ? point.flag.box.top : point.y + sizes.radius));
    const bottoms = spans.map((bar) => bar.bottom);
    return {
      radius: sizes.radius,
      points,
      spans,
      above: Math.max(20, ...tops) + 12,
      below: Math.max(sizes.axis, 10 - Math.min(0, ...bottoms)) + sizes.lane,
    };
  };
})(window.storyTimeline);
