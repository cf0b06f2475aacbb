// Labels: words that stand on the chart whole, or not at all. As timeline/rendering/labels.py.
"use strict";
(function (story) {
  function broken(words, room, measure) {
    const lines = [];
    for (const word of words) {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && measure(longer) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  // As many lines filled from the last one on, if a word is left alone on the last of `lines` and the shortest becomes
  // longer.
  function even(words, lines, measure) {
    if (lines[lines.length - 1].includes(" ")) return lines;
    const room = Math.max(...lines.map(measure));
    const filled = [];
    for (const word of words.slice().reverse()) {
      const longer = filled.length ? word + " " + filled[0] : word;
      if (filled.length && measure(longer) <= room) filled[0] = longer;
      else filled.unshift(word);
    }
    const shortest = (each) => Math.min(...each.map(measure));
    return filled.length === lines.length && shortest(filled) > shortest(lines) ? filled : lines;
  }

  // At most `most` lines of `room` pixels, then as narrow as that number of lines allows, so that no word is left alone
  // on the last; empty if the label does not fit whole.
  story.wrap = function (label, room, most, measure) {
    const words = label.split(/\s+/).filter(Boolean);
    const widest = (lines) => Math.max(...lines.map(measure));
    let lines = broken(words, room, measure);
    if (!lines.length || lines.length > most || widest(lines) > room) return [];
    for (;;) {
      const width = widest(lines) - 1;
      const narrower = broken(words, width, measure);
      if (narrower.length > lines.length || widest(narrower) > width) return even(words, lines, measure);
      lines = narrower;
    }
  };

  // Width and height of title lines with the date on a line of its own below them.
  story.block = function (lines, when, sizes, pen) {
    const wide = Math.max(pen.date(when), ...lines.map(pen.title)) + 2;
    return [wide, lines.length * sizes.title_line + sizes.date_line];
  };
})(window.storyTimeline);
