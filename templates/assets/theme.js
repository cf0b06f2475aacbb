// The colours of the chart, from the style sheet, so that light and dark are said in one place.
"use strict";
(function (story) {
  const names = ["paper", "card", "ink", "soft", "line", "grid", "accent", "tone-0", "tone-1", "tone-2", "tone-3", "sans"];

  story.theme = function () {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
  };

  story.onThemeChange = function (redraw) {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  };

  // Measures words as the chart will draw them.
  story.pen = function (sizes, theme) {
    const context = document.createElement("canvas").getContext("2d");
    const measure = (font) => (words) => {
      context.font = font;
      return context.measureText(words).width;
    };
    return { title: measure(`600 ${sizes.title}px ${theme.sans}`), date: measure(`${sizes.date}px ${theme.sans}`) };
  };
})(window.storyTimeline);
