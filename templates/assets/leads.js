// What is picked on the chart leads to its place on the page.
"use strict";
(function (story) {
  story.chart?.onPick((kind, id) => story.goTo(`#${kind}-${encodeURIComponent(id)}`));
})(window.storyTimeline);
