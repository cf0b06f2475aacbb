// The marks of the page's data: columns there, because a name said ten thousand times is most of the file; objects here,
// which look up their words in the columns, since of a long story most words come later than the marks, or never.
"use strict";
(function (story) {
  const OPEN = 4;
  const DISPUTED = 8;
  const SAID = ["id", "title", "label", "when", "certainty", "status", "sources"];

  function Mark(said, n, kind, shapes, weight, start, end) {
    this.said = said;
    this.n = n;
    this.shape = shapes[kind % OPEN];
    this.weight = weight;
    this.start = start;
    this.end = end;
    this.open = (kind & OPEN) > 0;
    this.disputed = (kind & DISPUTED) > 0;
  }

  // What is said of a mark; of one whose words have not come yet, that there are none.
  const says = {
    id: ({ said, n }) => said.id[n] ?? "",
    title: ({ said, n }) => said.title[n] ?? "",
    label: ({ said, n }) => (said.label[n] === 1 ? said.title[n] : said.label[n] || null),
    when: ({ said, n }) => said.when[n] ?? "",
    certainty: ({ said, n }) => said.names.certainty[said.certainty[n]],
    status: ({ said, n }) => said.names.status[said.status[n]],
    sources: ({ said, n }) => said.sources[n] ?? [],
  };
  for (const [name, say] of Object.entries(says)) {
    Object.defineProperty(Mark.prototype, name, { get: function () { return say(this); } });
  }

  // The columns of all, of which only those of a few are known.
  function sparse(few) {
    const columns = Object.fromEntries(SAID.map((name) => [name, []]));
    few.n.forEach((n, at) => SAID.forEach((name) => (columns[name][n] = few[name][at])));
    return columns;
  }

  // `names` are the values that the columns tell by their numbers. Times are seconds there, each start counted from the
  // one before; only spans have a length.
  story.marksOf = function (columns, names) {
    const said = (columns.told ||= sparse(columns.few));
    said.names = names;
    let start = 0;
    let spans = 0;
    return columns.start.map((step, n) => {
      start += step;
      const kind = parseInt(columns.kind[n], 16);
      const long = names.shape[kind % OPEN] === "span" ? columns.long[spans++] : 0;
      return new Mark(said, n, kind, names.shape, columns.weight[n], start * 1000, (start + long) * 1000);
    });
  };

  story.inOrder = (marks) => marks.slice().sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));

  // The articles of the lane, in order of time.
  story.articlesOf = function (columns) {
    let at = 0;
    return columns.at.map((step, n) => {
      at += step;
      return { at: at * 1000, id: columns.id[n], get words() { return columns.words[n] ?? ""; } };
    });
  };
})(window.storyTimeline);
