// Copying to the clipboard, in whichever way the browser lets a page do it.
"use strict";
(function (story) {
  // The old way works where the new one is refused: in frames, and without https.
  function copiedByHand(field) {
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }

  // A promise of whether it was copied; `field` holds the same words, and has them selected where it was not.
  story.copied = async function (words, field) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      return copiedByHand(field);
    }
  };
})(window.storyTimeline);
