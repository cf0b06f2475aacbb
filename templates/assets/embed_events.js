// What an embed knows of each event: in the page, or, of very many, in a file of its own.
"use strict";
(function (story) {
  const place = document.getElementById("picked");
  const inPage = document.getElementById("embed-data");
  let all = null;

  function entriesOf({ names, sure, former, ...columns }) {
    return columns.id.map((id, n) => {
      const of = Object.fromEntries(Object.keys(columns).map((key) => [key, columns[key][n]]));
      let searchable = null;
      return {
        ...of,
        n,
        former: former[id] || [],
        dated: of.dated === 1,
        certainty: names.certainty[of.certainty],
        sure: sure[of.certainty],
        status: names.status[of.status],
        sources: of.sources.map((number) => names.source[number]),
        text: () => (searchable ||= story.searchable(of.title, of.quote.join(""), of.outlet)),
      };
    });
  }

  // A promise of all events, in the order of the list.
  story.embeddedEvents = function () {
    all ||= (inPage ? Promise.resolve(JSON.parse(inPage.textContent)) : story.handed(place.dataset.events, "takeEvents")).then(entriesOf);
    return all;
  };
})(window.storyTimeline);
