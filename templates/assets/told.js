// The words of a long story's marks: they come in a file of their own once the chart is there.
"use strict";
(function (story) {
  function take({ marks, undated, published }, given) {
    Object.assign(given.marks.told, marks);
    Object.assign(given.undated, undated);
    given.published.words = published;
    given.src = null;
  }

  // Does `act` once all words of the page's data `given` are there: at once, if they are. Never, if they cannot be had.
  story.whenTold = function (given, act) {
    if (!given.src) return Promise.resolve(act());
    given.coming ||= story.handed(given.src, "takeWords").then((words) => take(words, given));
    return given.coming.then(act);
  };
})(window.storyTimeline);
