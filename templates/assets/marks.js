// The marks of the page's data: columns there, because a name said ten thousand times is most of the file; objects here.
"use strict";
(function (story) {
  // `label` is 1 for "as the title"; times are seconds, each start counted from the one before.
  story.marksOf = function (columns, names) {
    let start = 0;
    return columns.id.map((id, n) => {
      start += columns.start[n];
      return {
        id,
        shape: names.shape[columns.shape[n]],
        start: start * 1000,
        end: (start + columns.long[n]) * 1000,
        title: columns.title[n],
        label: columns.label[n] === 1 ? columns.title[n] : columns.label[n] || null,
        when: columns.when[n],
        weight: columns.weight[n],
        open: columns.open[n] === 1,
        disputed: columns.disputed[n] === 1,
        certainty: names.certainty[columns.certainty[n]],
        status: names.status[columns.status[n]],
        sources: columns.sources[n],
      };
    });
  };

  story.inOrder = (marks) => marks.slice().sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
})(window.storyTimeline);
