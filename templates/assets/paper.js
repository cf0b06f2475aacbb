// Before a chart that shows other than the page's own marks is printed: it is drawn as wide as paper is, no higher than it
// must be, and in colours by their names, so that the style of print can say them. The page's own has the server's drawing.
"use strict";
(function (story) {
  const { chart } = story;
  if (!chart) return;
  const WIDE = 688; // pixels that the margins of print.css leave of A4

  function measured() {
    const { theme } = chart.measured;
    const given = chart.given.sizes.wide;
    const pen = story.pen(given, theme);
    const width = WIDE - 2 * story.MARGIN;
    const { above, below } = story.layOut(chart.marks, chart.range, width, given, pen);
    return { theme, width, pen, given, frame: { above, below }, sizes: story.fitted(given, above, below) };
  }

  function name(element, theme) {
    for (const what of ["fill", "stroke"]) {
      const colour = Object.keys(theme).find((each) => theme[each] === element.style[what]);
      if (colour) element.style[what] = `var(--${colour})`;
    }
  }

  addEventListener("beforeprint", () => {
    if (!chart.placed || !chart.place.classList.contains("altered")) return;
    chart.measured = measured();
    chart.paint();
    for (const svg of chart.place.querySelectorAll("svg.main-svg")) {
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
      for (const element of svg.querySelectorAll("*")) name(element, chart.measured.theme);
    }
  });

  addEventListener("afterprint", () => {
    for (const svg of chart.place.querySelectorAll("svg.main-svg[viewBox]")) svg.removeAttribute("viewBox");
    chart.measured = null;
    chart.draw();
  });
})(window.storyTimeline);
