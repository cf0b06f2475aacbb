// What stands where, as a figure for Plotly: few traces, because each costs more than what is in it.
"use strict";
(function (story) {
  const MARGIN = 8;
  const DOTTED = "2px,4px";
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const plain = (text) => text.replace(/[&<>]/g, (letter) => escapes[letter]);
  const still = { hoverinfo: "skip", cliponaxis: false, showlegend: false };

  // Strokes of one pen: `[x0, y0, x1, y1]` in pixels.
  function strokes(scale, lines, line) {
    return {
      ...still,
      type: "scatter",
      mode: "lines",
      x: lines.flatMap(([x0, , x1]) => [scale.at(x0), scale.at(x1), null]),
      y: lines.flatMap(([, y0, , y1]) => [y0, y1, null]),
      line,
    };
  }

  // Words of one kind: `[text, x, top]`; Plotly sets the first line's foot three quarters of a letter below the place.
  // It is given no empty words: their places would swallow others at the next drawing.
  function texts(scale, all, font, side) {
    const lines = all.filter(([text]) => text);
    return {
      ...still,
      type: "scatter",
      mode: "text",
      x: lines.map(([, x]) => scale.at(x)),
      y: lines.map(([, , top]) => top - font.size / 4),
      text: lines.map(([text]) => plain(text)),
      textposition: `bottom ${side}`,
      textfont: font,
    };
  }

  function blocks(scale, bars, colours, rounded) {
    return {
      ...still,
      type: "bar",
      orientation: "h",
      base: bars.map((bar) => scale.at(bar.left)),
      x: bars.map((bar) => (bar.right - bar.left) / scale.rate),
      y: bars.map((bar) => bar.y - bar.high / 2),
      width: bars.map((bar) => bar.high),
      marker: {
        color: bars.map((bar) => colours(bar)[0]),
        cornerradius: rounded,
        line: { color: bars.map((bar) => colours(bar)[1]), width: bars.map((bar) => (every(bar, "open") || some(bar, "disputed") ? 1.5 : 1)) },
      },
    };
  }

  function dots(scale, nodes, marker) {
    const places = { x: nodes.map((node) => scale.at(node.x)), y: nodes.map((node) => node.y) };
    return { ...still, type: "scatter", mode: "markers", ...places, marker };
  }

  const every = (node, what) => node.marks.every((mark) => mark[what]);
  const some = (node, what) => node.marks.some((mark) => mark[what]);

  function flagLines({ x, flag }, sizes) {
    const { lines, box, onRight } = flag;
    return lines.map((line, n) => [line, x + (onRight ? sizes.gap : -sizes.gap), box.top - n * sizes.title_line, onRight]);
  }

  // A single tail stops at the edge; one that was never there is not drawn.
  function tailOf({ marks: [mark], x, y, counted }, { tail, radius, width }) {
    const side = { before: -1, after: 1 }[mark.shape];
    if (!side || counted) return [];
    const [from, to] = [story.clamp(x + side * tail, 0, width), x + side * (radius + 2)];
    return side * (from - to) > 0 ? [[from, y, to, y]] : [];
  }

  function wordTraces(placed, sizes, theme, pen, words) {
    const { scale, nodes, bars, ticks, frame } = placed;
    const title = { size: sizes.title, color: theme.ink, weight: 600 };
    const date = { size: sizes.date, color: theme.soft };
    const small = { size: sizes.tick, color: theme.soft };
    const flagged = nodes.filter((node) => node.flag);
    const named = bars.filter((bar) => bar.words);
    const titles = flagged.flatMap((node) => flagLines(node, sizes));
    const dates = flagged.map((node) => {
      const [, x, , onRight] = flagLines(node, sizes)[0];
      return [node.flag.when, x, node.flag.box.top - node.flag.lines.length * sizes.title_line, onRight];
    });
    for (const bar of named) {
      const { lines, left, inLine, when } = bar.words;
      const top = bar.y - sizes.bar - 3;
      lines.forEach((line, n) => titles.push([line, left, top - n * sizes.title_line, true]));
      if (inLine) dates.push([when, left + pen.title(lines[0]) + sizes.gap, top - 1, true]);
      else dates.push([when, left, top - lines.length * sizes.title_line, true]);
    }
    const counts = (counted, y) => counted.map((each) => [String(each.marks.length), (each.left + each.right) / 2, y(each)]);
    const pills = nodes.filter((node) => node.counted);
    const cells = bars.filter((bar) => bar.counted);
    const inPill = (node) => node.y + 0.64 * sizes.count;
    const inCell = (bar) => bar.y - bar.high / 2 + 0.64 * sizes.count;
    const font = (color) => ({ size: sizes.count, color, weight: 600 });
    return [
      texts(scale, titles.filter((line) => line[3]), title, "right"),
      texts(scale, titles.filter((line) => !line[3]), title, "left"),
      texts(scale, dates.filter((line) => line[3]), date, "right"),
      texts(scale, dates.filter((line) => !line[3]), date, "left"),
      texts(scale, counts(pills.filter((node) => !every(node, "open")), inPill), font(theme.paper), "center"),
      texts(scale, counts(pills.filter((node) => every(node, "open")), inPill), font(theme.ink), "center"),
      texts(scale, counts(cells, inCell), font(theme["on-cell"]), "center"),
      texts(scale, ticks.flatMap(({ words, at }) => words.map((line, n) => [line, at[n], -9 - 15 * n])), small, "center"),
      texts(scale, [[words.lane, 0, 33 - frame.below]], small, "right"),
    ];
  }

  // `placed` is what the layout gives, with `ticks`, `lane` (pixels) and `frame` (the heights the chart has).
  story.figure = function (placed, given, theme, pen, words) {
    const { scale, nodes, bars, ticks, lane, frame } = placed;
    const sizes = { ...given, radius: placed.radius, width: scale.width };
    const { accent, paper, ink, soft, grid } = theme;
    const single = nodes.filter((node) => !node.counted);
    const pills = nodes
      .filter((node) => node.counted)
      .map((node) => ({ ...node, high: 2 * sizes.radius + 4, left: node.x - node.half, right: node.x + node.half }))
      .map((pill) => ({ ...pill, y: pill.y + pill.high / 2 }));
    const inked = (bar, plainly) => (some(bar, "disputed") ? ink : plainly);
    const barColours = (bar) => (every(bar, "open") ? [paper, inked(bar, accent)] : [theme["tone-" + bar.tone], inked(bar, theme["tone-0"])]);
    const pillColours = (pill) => [every(pill, "open") ? paper : accent, inked(pill, accent)];
    const poles = nodes.filter((node) => node.flag).map(({ x, y, flag }) => [x, y + sizes.radius, x, flag.box.top]);
    const ring = { size: 2 * sizes.radius + 8, symbol: "circle-open", color: ink, line: { width: 1.5 } };
    const dot = {
      size: 2 * sizes.radius,
      opacity: 1,
      color: single.map((node) => (node.marks[0].open ? paper : accent)),
      line: { color: accent, width: 2 },
    };
    const axis = [[0, 0, scale.width, 0], ...ticks.map(({ x }) => [x, 0, x, -5])];
    const data = [
      strokes(scale, ticks.map(({ x }) => [x, -frame.below, x, frame.above]), { color: grid, width: 1, dash: "1px,5px" }),
      blocks(scale, bars.filter((bar) => !bar.counted), barColours, 2),
      blocks(scale, bars.filter((bar) => bar.counted), barColours, 9),
      strokes(scale, poles, { color: soft, width: 1 }),
      strokes(scale, nodes.flatMap((node) => tailOf(node, sizes)), { color: accent, width: 3, dash: DOTTED }),
      blocks(scale, pills, pillColours, 9),
      dots(scale, single.filter((node) => node.marks[0].disputed), ring),
      strokes(scale, axis, { color: ink, width: 1.5 }),
      dots(scale, single, dot),
      strokes(scale, lane.map(({ x }) => [x, 2 - frame.below, x, 16 - frame.below]), { color: soft, width: 2 }),
      ...wordTraces(placed, sizes, theme, pen, words),
    ];
    const layout = {
      width: scale.width + 2 * MARGIN,
      height: frame.above + frame.below + 2 * MARGIN,
      margin: { l: MARGIN, r: MARGIN, t: MARGIN, b: MARGIN, pad: 0 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: theme.sans, size: 13, color: ink },
      showlegend: false,
      barmode: "overlay",
      hovermode: false,
      xaxis: { type: "date", visible: false, fixedrange: true, autorange: false, range: [scale.start, scale.end] },
      yaxis: { visible: false, fixedrange: true, autorange: false, range: [-frame.below, frame.above] },
    };
    return { data, layout };
  };

  story.MARGIN = MARGIN;
})(window.storyTimeline);
