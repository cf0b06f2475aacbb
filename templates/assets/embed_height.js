// Tells the page around an embed how high it is, at first, whenever that changes, and when it asks: `{type, height}`,
// in pixels. A page that began to listen late asks with `{type}`.
"use strict";
(function () {
  if (window.parent === window) return;
  const type = "story-timeline";

  function tell() {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // a height is no secret, and who frames the page is not known here
    window.parent.postMessage({ type, height }, "*");
  }

  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
  addEventListener("message", (event) => {
    if (event.source === window.parent && event.data?.type === type) tell();
  });
})();
