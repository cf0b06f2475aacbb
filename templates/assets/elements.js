// Elements made in one go. Words are put into them as text, never as markup.
"use strict";
window.storyTimeline ||= {};
(function (story) {
  const SVG = "http://www.w3.org/2000/svg";
  const DRAWN = new Set(["svg", "path", "rect", "text"]);

  // An element with its attributes, but for those that are "", null or false, and with what is in it.
  story.made = function (name, attributes, ...inside) {
    const element = DRAWN.has(name) ? document.createElementNS(SVG, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(key, "");
      else if (value || value === 0) element.setAttribute(key, value);
    }
    element.append(...inside);
    return element;
  };

  // The words of `text` as nodes, those marked that the question finds.
  story.marked = (text, words) =>
    story.foundIn(text, words).map(([part, found]) => (found ? story.made("mark", { class: "hit" }, part) : document.createTextNode(part)));
})(window.storyTimeline);
