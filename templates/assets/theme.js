// The colours of the chart, from the style sheet, so that light, dark and forced colours are said in one place.
"use strict";
(function (story) {
  const COLOURS = ["paper", "card", "ink", "soft", "line", "grid", "accent", "tone-0", "tone-1", "tone-2", "tone-3", "on-cell"];

  // A probe, because a property may hold the name of a system colour, which only the browser can tell.
  story.theme = function () {
    const probe = document.body.appendChild(document.createElement("span"));
    const resolved = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const theme = Object.fromEntries(COLOURS.map((name) => [name, resolved(name)]));
    probe.remove();
    return { ...theme, sans: getComputedStyle(document.documentElement).getPropertyValue("--sans").trim() };
  };

  story.onThemeChange = function (redraw) {
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", redraw);
    }
  };

  // Measures words as the chart will draw them; most are asked for again at the next frame.
  story.pen = function (sizes, theme) {
    const context = document.createElement("canvas").getContext("2d");
    const measure = (font) => {
      const known = new Map();
      return (words) => {
        if (!known.has(words)) {
          context.font = font;
          known.set(words, context.measureText(words).width);
        }
        return known.get(words);
      };
    };
    return {
      title: measure(`600 ${sizes.title}px ${theme.sans}`),
      date: measure(`${sizes.date}px ${theme.sans}`),
      count: measure(`600 ${sizes.count}px ${theme.sans}`),
      tick: measure(`${sizes.tick}px ${theme.sans}`),
    };
  };
})(window.storyTimeline);
