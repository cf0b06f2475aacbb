// Where everything on the chart stands, in pixels: the same rules as timeline/rendering/layout.py, with real letters
// measured, for the width and the zoom that the reader has. y grows upwards from the axis line.
"use strict";
window.storyTimeline = {};
(function (story) {
  const meets = (a, b, air) =>
    a.left < b.right + air && b.left < a.right + air && a.bottom < b.top + air && b.bottom < a.top + air;

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

  function flagPlaces(point, width, sizes, pen) {
    const lines = point.mark.label ? wrap(point.mark.label, sizes.flag, sizes.lines, pen.title) : [];
    if (!lines.length) return [];
    const wide = Math.max(pen.date(point.mark.when), ...lines.map(pen.title)) + 2;
    const high = lines.length * sizes.title_line + sizes.date_line;
    const places = [];
    for (let bottom = point.y + sizes.radius + 10; bottom + high <= sizes.above; bottom += 6) {
      for (const onRight of [true, false]) {
        const left = onRight ? point.x : point.x - sizes.gap - wide;
        const right = left + sizes.gap + wide;
        if (left >= 0 && right <= width) places.push({ lines, onRight, box: { left, right, bottom, top: bottom + high } });
      }
    }
    return places;
  }

  function flag(points, width, sizes, pen) {
    const boxes = [];
    const poles = [];
    const blocks = points.map((p) => ({ left: p.left, right: p.right, bottom: p.y - sizes.radius, top: p.y + sizes.radius }));
    const order = points.filter((p) => p.x >= 0 && p.x <= width).sort((a, b) => b.mark.weight - a.mark.weight || a.x - b.x);
    for (const point of order) {
      if (boxes.length === sizes.flags) break;
      const found = flagPlaces(point, width, sizes, pen).find(({ box }) => {
        const pole = { left: point.x - 1, right: point.x + 1, bottom: point.y + sizes.radius, top: box.top };
        const others = blocks.filter((_, n) => {
          const apart = Math.abs(points[n].x - point.x);
          return sizes.radius / 2 < apart && apart <= sizes.radius + 2;
        });
        return (
          !boxes.some((other) => meets(pole, other, 0)) &&
          !others.some((block) => meets(pole, block, 0)) &&
          !boxes.some((other) => meets(box, other, 8)) &&
          !blocks.some((block) => meets(box, block, 4)) &&
          !poles.some((p) => box.left < p.x && p.x < box.right && box.top > p.bottom && box.bottom < p.top)
        );
      });
      if (!found) continue;
      point.flag = found;
      boxes.push(found.box);
      poles.push({ x: point.x, bottom: point.y + sizes.radius, top: found.box.top });
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
    const start = left + wide <= width ? left : Math.max(0, Math.min(right, width) - wide);
    return { lines, inLine, left: start, right: start + wide, high };
  }

  function pack(marks, named, scale, width, sizes, pen) {
    const taken = [];
    return marks.map((mark) => {
      const left = Math.max(0, scale(mark.start));
      const right = Math.max(left + 4, Math.min(width, scale(mark.end)));
      const words = named.has(mark.id) ? barWords(mark, left, right, width, sizes, pen) : null;
      const high = sizes.bar + (words ? 3 + words.high : 0);
      const box = { left: words ? Math.min(left, words.left) : left, right: words ? Math.max(right, words.right) : right };
      for (let y = -sizes.axis; ; y -= 3) {
        Object.assign(box, { top: y, bottom: y - high });
        if (!taken.some((other) => meets(box, other, 6))) break;
      }
      taken.push(box);
      return { mark, left, right, y: box.top, bottom: box.bottom, words };
    });
  }

  function bars(marks, scale, width, sizes, pen) {
    const named = [...marks].sort((a, b) => b.weight - a.weight || a.start - b.start).map((mark) => mark.id);
    for (;;) {
      const placed = pack(marks, new Set(named), scale, width, sizes, pen);
      const deepest = Math.min(0, ...placed.map((bar) => bar.bottom));
      if (-deepest <= sizes.below || !named.length) return placed;
      named.pop();
    }
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
