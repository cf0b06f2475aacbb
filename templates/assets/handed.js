// Data in files of their own: a page may not read the files beside it, least of all from a disk, but a script may hand
// over what it holds.
"use strict";
window.storyTimeline ||= {};
(function (story) {
  // A promise of what the script at `address` gives to the function `name` of the story.
  story.handed = (address, name) =>
    new Promise((resolve, reject) => {
      story[name] = resolve;
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
      document.head.append(script);
    });
})(window.storyTimeline);
