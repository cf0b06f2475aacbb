// All events of a story whose list has several pages: their words come in a file of their own, asked for when first
// needed, because most readers never search.
"use strict";
(function (story) {
  const place = document.getElementById("events");
  const inPage = document.getElementById("search-data"); // where the page is a single file
  const SOME = 2000;
  let all = null;

  function entriesOf(data) {
    const { names } = data;
    return data.id.map((id, n) => {
      let searchable = null;
      const sources = data.sources[n].map((number) => names.source[number]);
      return {
        id,
        n,
        sources,
        path: data.paths[data.page[n]],
        title: data.title[n],
        when: data.when[n],
        dated: data.dated[n] === 1,
        certainty: names.certainty[data.certainty[n]],
        status: names.status[data.status[n]],
        weight: data.weight[n],
        newest: data.newest[n],
        text: () => (searchable ||= story.searchable(data.title[n], data.words[n])),
      };
    });
  }

  function loaded(address) {
    return new Promise((resolve, reject) => {
      story.takeEvents = resolve; // what the file calls
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
      document.head.append(script);
    });
  }

  // Makes the entries ready for searching, some at a time, so that the first letter need not wait for all.
  function warm(entries, from = 0) {
    for (const entry of entries.slice(from, from + SOME)) entry.text();
    if (from + SOME < entries.length) setTimeout(() => warm(entries, from + SOME));
    return entries;
  }

  story.hasPages = Boolean(place?.dataset.search || inPage);

  // A promise of the entries of the whole list, in its order.
  story.wholeList = function () {
    all ||= (inPage ? Promise.resolve(JSON.parse(inPage.textContent)) : loaded(place.dataset.search)).then(entriesOf).then((entries) => warm(entries));
    return all;
  };
})(window.storyTimeline);
