// The live chart: Plotly draws what the server built; flags, bars and colours are fitted here to width, zoom and theme.
"use strict";
(function (story) {
  const MARGIN = 8;
  const TRACES = { bars: 0, rings: 1, points: 2, lane: 3 };
  const LIMITS = [0.05, 0.15, 0.4];
  const HOUR = 3600e3;
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const plain = (text) => text.replace(/[&<>]/g, (letter) => escapes[letter]);
  const iso = (ms) => new Date(ms).toISOString().slice(0, 19);

  // Title and date are annotations of their own: Plotly makes bold inside of one by a style attribute, which the
  // page's content security policy forbids.
  function words({ lines, when, inLine, top, wide }, place, sizes, theme) {
    const common = { ...place, yanchor: "top", showarrow: false, borderpad: 0, captureevents: true };
    const below = inLine ? 0 : lines.length * sizes.title_line;
    return [
      {
        ...common,
        text: lines.map(plain).join("<br>"),
        y: top,
        font: { size: sizes.title, color: theme.ink, family: theme.sans, weight: 600 },
      },
      {
        ...common,
        text: plain(when),
        y: top - below - (inLine ? 1 : 0),
        xshift: place.xshift + (inLine ? wide + sizes.gap : 0),
        font: { size: sizes.date, color: theme.soft, family: theme.sans },
      },
    ];
  }

  function flagWords(point, sizes, theme) {
    const { lines, onRight, box } = point.flag;
    const side = onRight ? "left" : "right";
    const place = { name: point.mark.id, x: iso(point.mark.start), xshift: onRight ? sizes.gap : -sizes.gap, xanchor: side, align: side };
    return words({ lines, when: point.mark.when, inLine: false, top: box.top, wide: 0 }, place, sizes, theme);
  }

  function barWords(bar, range, sizes, theme, pen) {
    const { lines, inLine, left } = bar.words;
    const place = { name: bar.mark.id, x: iso(range[0]), xshift: left, xanchor: "left", align: "left" };
    const top = bar.y - sizes.bar - 3;
    return words({ lines, when: bar.mark.when, inLine, top, wide: pen.title(lines[0]) }, place, sizes, theme);
  }

  function moreWords(point, sizes, theme) {
    return {
      text: "+" + point.hidden,
      font: { size: 11, color: theme.soft, weight: 600 },
      showarrow: false,
      borderpad: 0,
      x: iso(point.mark.start),
      xshift: sizes.radius + 4,
      xanchor: "left",
      y: point.y,
      yanchor: "middle",
    };
  }

  function strokes(point, sizes, theme) {
    const at = iso(point.mark.start);
    const line = (x0, x1, y0, y1, color, width) => ({ type: "line", layer: "below", x0, x1, y0, y1, line: { color, width } });
    const drawn = [];
    if (point.flag) drawn.push(line(at, at, point.y + sizes.radius, point.flag.box.top, theme.soft, 1));
    const side = { before: -1, after: 1 }[point.mark.shape];
    if (side) {
      const tail = line(side * sizes.tail, side * (sizes.radius + 2), point.y, point.y, theme.accent, 3);
      tail.line.dash = "2px,4px";
      drawn.push({ ...tail, xsizemode: "pixel", xanchor: at });
    }
    return drawn;
  }

  function Chart(place, given) {
    this.place = place;
    this.given = given;
    this.range = given.view.slice();
    this.data = given.figure.data;
    this.layout = given.figure.layout;
    this.busy = false;
    if (matchMedia("(pointer: coarse)").matches) {
      // a finger scrolls the page; the buttons move the chart
      this.layout.dragmode = false;
      this.layout.xaxis.fixedrange = true;
    }
  }

  Chart.prototype.fit = function () {
    const { marks, sizes } = this.given;
    const theme = story.theme();
    const full = this.place.clientWidth;
    const width = full - 2 * MARGIN;
    const given = width < 620 ? sizes.narrow : sizes.wide;
    const pen = story.pen(given, theme);
    const placed = story.layOut(marks, this.range, width, given, pen);
    const size = { ...given, radius: placed.radius };
    const byId = new Map([...placed.points, ...placed.spans].map((each) => [each.mark.id, each]));
    this.paint(theme, size, byId, placed);
    Object.assign(this.layout, {
      width: full,
      height: placed.above + placed.below + 2 * MARGIN,
      annotations: [
        ...placed.points.filter((point) => point.flag).flatMap((point) => flagWords(point, size, theme)),
        ...placed.spans.filter((bar) => bar.words).flatMap((bar) => barWords(bar, this.range, size, theme, pen)),
        ...placed.points.filter((point) => point.hidden).map((point) => moreWords(point, size, theme)),
        this.laneWords(placed, theme),
      ],
      shapes: placed.points.flatMap((point) => strokes(point, size, theme)),
    });
    Object.assign(this.layout.xaxis, {
      range: this.range.map(iso),
      autorange: false,
      position: placed.below / (placed.above + placed.below),
      nticks: Math.max(3, Math.floor(width / 90)),
      linecolor: theme.ink,
      tickcolor: theme.ink,
      gridcolor: theme.grid,
    });
    this.layout.xaxis.tickfont = { color: theme.soft, size: 12 };
    this.layout.yaxis.range = [-placed.below, placed.above];
    this.layout.font = { family: theme.sans, size: 13, color: theme.ink };
    this.layout.hoverlabel = {
      align: "left",
      bgcolor: theme.card,
      bordercolor: theme.line,
      font: { color: theme.ink, size: 13, family: theme.sans },
    };
  };

  Chart.prototype.paint = function (theme, size, byId, placed) {
    const marks = this.given.marks;
    const spans = marks.filter((mark) => mark.shape === "span");
    const points = marks.filter((mark) => mark.shape !== "span");
    const room = this.range[1] - this.range[0];
    const tone = (mark) => theme["tone-" + LIMITS.filter((limit) => (mark.end - mark.start) / room > limit).length];
    // what the view does not show, or what stands behind the last of a full stack
    const hidden = Math.max(size.radius + 6, ...placed.points.filter((point) => point.hidden).map((point) => point.y));
    const height = (mark) => (byId.get(mark.id) || { y: hidden }).y;
    const [bars, rings, dots, lane] = this.data;
    const bar = (mark) => byId.get(mark.id) || { y: -size.axis, high: size.bar };
    bars.y = spans.map((mark) => bar(mark).y - bar(mark).high / 2);
    bars.width = spans.map((mark) => bar(mark).high);
    bars.marker.color = spans.map((mark) => (mark.open ? theme.paper : tone(mark)));
    bars.marker.line.color = spans.map((mark) => (mark.disputed ? theme.ink : mark.open ? theme.accent : tone(mark)));
    rings.y = points.filter((mark) => mark.disputed).map(height);
    rings.marker.color = theme.ink;
    dots.y = points.map(height);
    dots.marker.size = 2 * size.radius;
    rings.marker.size = 2 * size.radius + 8;
    dots.marker.color = points.map((mark) => (mark.open ? theme.paper : theme.accent));
    dots.marker.line.color = theme.accent;
    lane.y = lane.x.map(() => 9 - placed.below);
    lane.marker.color = theme.soft;
  };

  Chart.prototype.laneWords = function (placed, theme) {
    return {
      text: plain(this.given.words.lane),
      font: { size: 12, color: theme.soft },
      showarrow: false,
      x: iso(this.range[0]),
      xanchor: "left",
      y: 20 - placed.below,
      yanchor: "bottom",
      borderpad: 0,
    };
  };

  Chart.prototype.draw = async function () {
    if (this.busy) return;
    this.busy = true;
    this.fit();
    await Plotly.react(this.place, this.data, this.layout, this.given.figure.config);
    this.busy = false;
  };

  Chart.prototype.start = async function (onPick) {
    this.place.classList.add("live");
    await this.draw();
    this.place.on("plotly_relayout", (change) => {
      if (this.busy || !("xaxis.range[0]" in change || "xaxis.range" in change || "xaxis.autorange" in change)) return;
      const shown = this.place._fullLayout.xaxis.range.map((at) => Date.parse(at.replace(" ", "T").slice(0, 19) + "Z"));
      this.show(change["xaxis.autorange"] ? this.given.view : shown);
    });
    this.place.on("plotly_click", ({ points: [hit] }) => onPick(hit.curveNumber === TRACES.lane ? "article" : "event", hit.customdata));
    this.place.on("plotly_clickannotation", ({ annotation }) => annotation.name && onPick("event", annotation.name));
    story.onThemeChange(() => this.draw());
    let width = this.place.clientWidth;
    new ResizeObserver(() => {
      if (this.place.clientWidth === width) return;
      width = this.place.clientWidth;
      this.draw();
    }).observe(this.place);
  };

  Chart.prototype.show = function (range) {
    this.range = range.slice();
    return this.draw();
  };

  // Makes the shown time `factor` times as long about its middle, and moves it by `shift` of its length.
  Chart.prototype.move = function (factor, shift) {
    const [low, high] = this.range;
    const [first, last] = this.given.whole;
    const length = Math.min(Math.max((high - low) * factor, 2 * HOUR), (last - first) * 1.5);
    const middle = Math.min(Math.max((low + high) / 2 + (high - low) * shift, first), last);
    return this.show([middle - length / 2, middle + length / 2]);
  };

  story.Chart = Chart;
})(window.storyTimeline);
