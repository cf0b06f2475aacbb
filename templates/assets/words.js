// Texts of the page with what they leave open, and numbers as its language writes them.
"use strict";
window.storyTimeline ||= {};
(function (story) {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);

  // A placeholder for which there is no value stays as it is.
  story.fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

  story.number = (number) => numbers.format(number);
})(window.storyTimeline);
