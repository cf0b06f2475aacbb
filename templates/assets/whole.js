// All events of a story whose list has several pages: their words come in a file of their own, asked for when first
// needed, because most readers never search.
"use strict";
(function (story) {
  const place = document.getElementById("events");
  const inPage = document.getElementById("search-data"); // where the page is a single file
  const SOME = 1000; // made ready for searching at a time
  let all = null;
  let warmed = null;

  function entriesOf(data) {
    const { names } = data;
    const paths = data.paths.flatMap(([path, events]) => new Array(events).fill(path));
    return data.id.map((id, n) => {
      let searchable = null;
      const sources = data.sources[n].map((number) => names.source[number]);
      return {
        id,
        n,
        sources,
        path: paths[n],
        title: data.title[n],
        when: names.when[data.when[n]],
        dated: data.dated[n] === 1,
        certainty: names.certainty[data.certainty[n]],
        status: names.status[data.status[n]],
        weight: data.weight[n],
        newest: data.newest[n],
        former: data.former[id] || [],
        text: () => (searchable ||= story.searchable(data.title[n], data.words[n])),
      };
    });
  }

  // Makes the entries ready for searching, some at a time: the reader may type on, and the chart move, meanwhile.
  async function warm(entries) {
    for (let from = 0; from < entries.length; from += SOME) {
      for (const entry of entries.slice(from, from + SOME)) entry.text();
      await new Promise((resolve) => setTimeout(resolve));
    }
    return entries;
  }

  story.hasPages = Boolean(place?.dataset.search || inPage);

  // A promise of the entries of the whole list, in its order.
  story.wholeList = function () {
    all ||= (inPage ? Promise.resolve(JSON.parse(inPage.textContent)) : story.handed(place.dataset.search, "takeEvents")).then(entriesOf);
    return all;
  };

  // The same once they are ready for searching.
  story.searchList = () => (warmed ||= story.wholeList().then(warm));
})(window.storyTimeline);
