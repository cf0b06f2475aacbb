// Sends a link to an event that has become part of another on to that one: its old place is an anchor in there.
"use strict";
(function (story) {
  function send() {
    const place = document.getElementById(story.namedBy(location.hash));
    const event = place?.matches("a.former") ? place.closest(".event") : null;
    if (event) location.replace("#" + encodeURIComponent(event.id));
  }

  addEventListener("hashchange", send);
  send();
})(window.storyTimeline);
