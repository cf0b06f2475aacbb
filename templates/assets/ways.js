// Ways within the page. In a sandboxed frame, browsers follow no link of a page that comes from a disk, not even to
// another place of the same page: there this script goes the way itself.
"use strict";
(function (story) {
  // Of a page from a disk, only a sandbox withholds the storage.
  function withheld() {
    if (location.protocol !== "file:") return false;
    try {
      return !window.localStorage;
    } catch {
      return true;
    }
  }
  const byHand = withheld();

  // To the place that `hash` names. The hash, not scrollIntoView alone, where it can be had: the browser marks the
  // target, the address can be passed on, "back" works.
  story.goTo = function (hash) {
    story.aim?.(); // an embed has nothing to lay out
    if (!byHand) {
      location.hash = hash;
      return;
    }
    history.replaceState(history.state, "", hash);
    document.querySelector(".aimed")?.classList.remove("aimed");
    dispatchEvent(new HashChangeEvent("hashchange"));
    const place = document.getElementById(story.namedBy(hash));
    place?.classList.add("aimed");
    place?.scrollIntoView();
  };

  if (!byHand) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    story.goTo(link.getAttribute("href"));
  });
})(window.storyTimeline);
