// Leads from the old address of a story to its new one, to the same event and with what the reader has chosen.
"use strict";
(function () {
  const { content } = document.querySelector('meta[name="moved"]');
  location.replace(content + location.search + location.hash);
})();
