// Spans below the axis line: bars over their whole extent with their words under them, thin bars where they are many,
// counted cells where they are too many. As timeline/rendering/spans.py.
"use strict";
(function (story) {
  const AIR = 6;
  const LEAST = 4; // pixels: a span that is narrower at this scale can still be seen and hit
  const ROW = 4; // between two rows of cells
  const LIMITS = [0.05, 0.15, 0.4];
  const beside = (a, b, air) => a.left >= b.right + air || b.left >= a.right + air;

  // 0 for a narrow span to 3 for one that covers much of the view: the wider, the paler.
  function tone(mark, scale) {
    const share = (mark.end - mark.start) / (scale.end - scale.start);
    let wider = 0;
    while (wider < LIMITS.length && share > LIMITS[wider]) wider += 1;
    return wider;
  }

  // The `number` weightiest with a label, the earlier first where they weigh the same; `marks` may be very many.
  function heaviest(marks, number) {
    const best = [];
    for (const mark of marks) {
      if ((best.length === number && mark.weight <= best[number - 1]?.weight) || !mark.label) continue;
      let place = best.length;
      while (place && best[place - 1].weight < mark.weight) place -= 1;
      best.splice(place, 0, mark);
      if (best.length > number) best.pop();
    }
    return best;
  }

  // On lines as long as the bar or as `least`: on one with the date if that fits, else on several.
  function wordsOf(mark, left, right, least, width, sizes, pen) {
    const room = Math.min(width, Math.max(right - left, least));
    const single = pen.title(mark.label) + sizes.gap + pen.date(mark.when);
    const inLine = single <= room;
    let lines = inLine ? [mark.label] : story.wrap(mark.label, room, 2, pen.title);
    if (!lines.length) lines = story.wrap(mark.label, Math.min(width, Math.max(room, sizes.long_flag)), sizes.long_lines, pen.title);
    if (!lines.length) return null;
    const [wide, high] = inLine ? [single, sizes.title_line] : story.block(lines, mark.when, sizes, pen);
    const start = left + wide <= width ? left : right >= wide ? right - wide : width - wide;
    return { lines, when: mark.when, inLine, left: start, right: start + wide, high };
  }

  // With words on lines as long as `least`; without any where that is 0.
  function barOf(mark, least, scale, sizes, pen) {
    const left = story.clamp(scale.x(mark.start), 0, scale.width - LEAST);
    const right = Math.max(left + LEAST, Math.min(scale.width, scale.x(mark.end)));
    const words = least ? wordsOf(mark, left, right, least, scale.width, sizes, pen) : null;
    const around = words ? { left: Math.min(left, words.left), right: Math.max(right, words.right) } : { left, right };
    const deep = sizes.bar + (words ? 3 + words.high : 0);
    return { marks: [mark], left, right, words, around, high: sizes.bar, deep, tone: tone(mark, scale), counted: false };
  }

  // The bar as near to the axis as the others leave room for it and its words.
  function settle(bar, bars, sizes) {
    const air = Math.min(AIR, bar.high);
    const taken = bars.filter((other) => !beside(other.around, bar.around, air));
    bar.y = -sizes.axis;
    for (;;) {
      const bottoms = taken
        .filter((other) => bar.y - bar.deep < other.y + air && other.bottom - air < bar.y)
        .map((other) => other.bottom - air);
      if (!bottoms.length) break;
      bar.y = Math.min(...bottoms);
    }
    bar.bottom = bar.y - bar.deep;
    bars.push(bar);
  }

  // Those of `weighty` whose words have a place: on long lines, or on short ones if more of them stand beside each other
  // that way.
  function named(weighty, scale, sizes, pen) {
    const tries = [sizes.bar_words, sizes.flag].map((least) => {
      const bars = [];
      for (const mark of story.inOrder(weighty)) {
        const bar = barOf(mark, least, scale, sizes, pen);
        if (bar.words) settle(bar, bars, sizes);
      }
      return bars;
    });
    const deep = (bars) => bars.reduce((most, bar) => Math.max(most, -bar.bottom), 0);
    const [long, short] = tries;
    return (short.length - long.length || deep(long) - deep(short)) > 0 ? short : long;
  }

  function without(marks, bars) {
    const told = new Set(bars.map((bar) => bar.marks[0]));
    return marks.filter((mark) => !told.has(mark));
  }

  function each(marks, bars, scale, sizes) {
    const thin = marks.length > sizes.crowded_spans ? { ...sizes, bar: sizes.thin } : sizes;
    const placed = [...bars];
    for (const mark of marks) settle(barOf(mark, 0, scale, thin, null), placed, thin);
    return placed;
  }

  // A row for each length that spans have, from narrow to wide, of cells about as wide as what they count.
  function cells(marks, top, most, scale, sizes, pen) {
    const least = story.binWidth(most, sizes, pen);
    const wide = [...LIMITS.map((limit) => Math.max(least, limit * scale.width)), scale.width];
    const middle = (mark) => story.clamp((mark.start + mark.end) / 2, scale.start, scale.end);
    const rows = wide.map(() => []);
    for (const mark of marks) rows[tone(mark, scale)].push(mark);
    const placed = [];
    let y = top;
    rows.forEach((row, n) => {
      if (!row.length) return;
      for (const bin of scale.bins(row, wide[n], middle)) placed.push(cell(bin, y, scale, sizes, pen));
      y -= sizes.cell + ROW;
    });
    return placed;
  }

  function cell(bin, y, scale, sizes, pen) {
    const { marks } = bin;
    const low = Math.max(bin.left, scale.x(marks.reduce((least, mark) => Math.min(least, mark.start), Infinity)));
    const high = Math.min(bin.right, scale.x(marks.reduce((most, mark) => Math.max(most, mark.end), -Infinity)));
    const wide = Math.min(bin.right - bin.left - 2, Math.max(high - low, pen.count(String(marks.length)) + 2 * sizes.pad));
    const left = story.clamp((low + high) / 2 - wide / 2, bin.left + 1, bin.right - 1 - wide);
    const right = left + wide;
    const around = { left, right };
    return { marks, left, right, words: null, around, high: sizes.cell, y, bottom: y - sizes.cell, tone: 2, counted: true };
  }

  // `marks` are in order of time; `most` is how many the story has, in view or not. As many of the weightiest have words
  // as leave room for the others, first for each of them, then for their counts.
  story.placeSpans = function (marks, most, scale, sizes, pen) {
    const weighty = heaviest(marks, sizes.flags);
    const fits = (bars) => bars.every((bar) => -bar.bottom <= sizes.below);
    for (let number = weighty.length; number >= Math.min(sizes.told, weighty.length); number -= 1) {
      const bars = named(weighty.slice(0, number), scale, sizes, pen);
      const others = without(marks, bars);
      if (others.length > sizes.most_spans) break;
      const placed = fits(bars) ? each(others, bars, scale, sizes) : bars;
      if (fits(placed)) return placed;
    }
    const lengths = new Set(marks.map((mark) => tone(mark, scale))).size;
    for (let number = weighty.length; ; number -= 1) {
      const bars = named(weighty.slice(0, number), scale, sizes, pen);
      const top = bars.reduce((least, bar) => Math.min(least, bar.bottom - AIR), -sizes.axis);
      if (number && lengths * (sizes.cell + ROW) - top > sizes.below) continue;
      return [...bars, ...cells(without(marks, bars), top, most, scale, sizes, pen)];
    }
  };
})(window.storyTimeline);
