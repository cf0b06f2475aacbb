// For the page around an embed: gives each frame the height that its page tells. Of sandboxed frames only the window
// says which of them speaks. A frame that was there first is asked again.
(function () {
  var frames = document.querySelectorAll("iframe[data-story-timeline]");
  addEventListener("message", function (event) {
    var told = event.data;
    if (!told || told.type !== "story-timeline" || !(told.height > 0)) return;
    frames.forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = Math.min(Math.max(told.height, 240), 1200) + "px";
    });
  });
  frames.forEach(function (frame) {
    frame.contentWindow.postMessage({ type: "story-timeline" }, "*");
  });
})();
