// Sends a link to an event on to the page that has it: pages shift as a story grows, links do not. The first page of a
// list knows where each event stands; the others ask it.
"use strict";
(function (story) {
  const { first } = document.getElementById("events")?.dataset || {};
  if (!first && !story.hasPages) return;

  async function send() {
    if (!location.hash.startsWith("#event-")) return;
    const name = story.namedBy(location.hash);
    if (document.getElementById(name) || story.asof?.isPast()) return;
    const entry = first ? { path: first } : (await story.wholeList()).find(({ id, former }) => [id, ...former].some((each) => `event-${each}` === name));
    if (entry) location.replace(entry.path + location.search + "#" + encodeURIComponent(entry.id ? `event-${entry.id}` : name));
  }

  addEventListener("hashchange", send);
  send();
})(window.storyTimeline);
