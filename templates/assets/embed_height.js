// Tells the page around an embed how high it is, at first and whenever that changes: `{type, height}`, in pixels.
"use strict";
(function () {
  if (window.parent === window) return;
  let told = 0;

  function tell() {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // a height is no secret, and who frames the page is not known here
    window.parent.postMessage({ type: "story-timeline", height }, "*");
  }

  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", () => {
    told = 0;
    tell();
  });
})();
