// The colours that the address of an embed asks for, before anything is drawn: `?theme=dark` or `?theme=light`, as the
// page around it is; without, as the reader's system is.
"use strict";
(function () {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
})();
