// The present view as a picture that stands by itself: title, period, chart, legend and sources. Nothing is fetched.
"use strict";
(function (story) {
  const EDGE = 24;
  const ROW = 24;
  const SHARP = 2; // pixels of a PNG for one of the page
  const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-size", "font-weight"];

  const { made } = story;

  // The legend's own signs, with what the style sheet says of them written into them.
  function sign(original) {
    const copy = original.cloneNode(true);
    const parts = original.querySelectorAll("*");
    copy.querySelectorAll("*").forEach((part, n) => {
      const style = getComputedStyle(parts[n]);
      for (const name of DRAWN) part.setAttribute(name, style.getPropertyValue(name));
    });
    return copy;
  }

  function legend(picture, top, width, theme, measure) {
    let [x, y] = [EDGE, top];
    for (const item of document.querySelectorAll(".legend li:not([hidden], .unused)")) {
      const original = item.querySelector("svg");
      const words = item.lastChild.textContent.trim(); // of two ways to say it the last is for where nothing moves
      const [wide, high] = [original.width.baseVal.value, original.height.baseVal.value];
      const room = wide + 6 + measure(words);
      if (x > EDGE && x + room > width - EDGE) [x, y] = [EDGE, y + ROW];
      const copy = picture.appendChild(sign(original));
      copy.setAttribute("x", x);
      copy.setAttribute("y", y + (ROW - high) / 2);
      picture.append(made("text", { x: x + wide + 6, y: y + 16, fill: theme.soft, "font-size": 12.5 }, words));
      x += room + 22;
    }
    return y + ROW;
  }

  // The state of the story that is shown: the one chosen, else the page's.
  function asReported(chart) {
    const choice = document.getElementById("asof-choice");
    if (!choice) return document.getElementById("asof").textContent.trim();
    return story.fill(chart.words.as_of, { moment: choice.selectedOptions[0].textContent });
  }

  function sourceLines(chart, width, measure) {
    const names = new Intl.ListFormat(chart.given.locale, { type: "conjunction" }).format(chart.given.sources);
    const told = names ? story.fill(chart.words.picture_sources, { sources: names }) : "";
    return [asReported(chart), ...story.wrap(told, width - 2 * EDGE, 9, measure)].filter(Boolean);
  }

  async function drawn(chart) {
    const { theme, given, pen } = chart.measured;
    const { data, layout } = story.figure(chart.placed, given, theme, pen, chart.words);
    const { width: wide, height: high } = layout;
    const text = await Plotly.toImage({ data, layout, config: { staticPlot: true } }, { format: "svg", width: wide, height: high, imageDataOnly: true });
    const width = wide + 2 * EDGE;
    const picture = made("svg", { width, "font-family": theme.sans });
    const paper = picture.appendChild(made("rect", { width: "100%", height: "100%", fill: theme.paper }));
    const heading = (words) => words.length * 11.5;
    let y = EDGE;
    for (const line of story.wrap(document.querySelector("h1").textContent, width - 2 * EDGE, 4, heading)) {
      y += 27;
      picture.append(made("text", { x: EDGE, y: y - 6, fill: theme.ink, "font-size": 22, "font-weight": 700 }, line));
    }
    picture.append(made("text", { x: EDGE, y: y + 15, fill: theme.soft, "font-size": 14 }, chart.period(chart.range)));
    y += 26;
    const place = `translate(${EDGE} ${y})`;
    y = legend(picture, y + high + 6, width, theme, pen.date) + 6;
    for (const line of sourceLines(chart, width, pen.date)) {
      picture.append(made("text", { x: EDGE, y: y + 14, fill: theme.soft, "font-size": 12 }, line));
      y += 17;
    }
    const height = y + EDGE - 6;
    picture.setAttribute("height", height);
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    paper.setAttribute("height", height);
    // as text: parsed here, the styles in Plotly's drawing would offend the page's content security policy
    const framed = new XMLSerializer().serializeToString(picture);
    return [framed.replace(/<\/svg>$/, () => `<g transform="${place}">${text}</g></svg>`), width, height];
  }

  async function painted(text, width, height) {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARP, height: height * SHARP });
    const context = canvas.getContext("2d");
    context.scale(SHARP, SHARP);
    context.drawImage(image, 0, 0, width, height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  // `kind` is "png" or "svg".
  story.Chart.prototype.exportImage = async function (kind) {
    const [text, width, height] = await drawn(this);
    return kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : painted(text, width, height);
  };
})(window.storyTimeline);
