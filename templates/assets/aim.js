// Has the whole page laid out before a link leads to a place in it: what waits with its layout (light.css) has only the
// height that it is thought to have.
"use strict";
(function (story) {
  const { classList } = document.documentElement;

  story.aim = () => classList.add("aiming");

  // The address named the place, and the browser has gone there already.
  function correct() {
    const place = location.hash && document.getElementById(story.namedBy(location.hash));
    if (!place || classList.contains("aiming")) return;
    story.aim();
    place.scrollIntoView({ behavior: "instant" });
  }

  addEventListener("click", (event) => event.target.closest?.('a[href^="#"]') && story.aim(), true);
  addEventListener("hashchange", correct);
  correct();
})(window.storyTimeline);
