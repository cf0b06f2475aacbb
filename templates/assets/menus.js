// Menus are plain disclosures. What opens one closes the others; Escape and a click elsewhere close it.
"use strict";
(function () {
  const EDGE = 8; // pixels that stay free beside it
  const menus = () => document.querySelectorAll("details.menu[open]");
  const close = (menu) => (menu.open = false);

  // What it opens stays in the window, wherever its row has put it.
  document.addEventListener("toggle", ({ target: menu }) => {
    if (!menu.matches("details.menu[open]")) return;
    const panel = menu.querySelector(":scope > :not(summary)");
    panel.style.translate = "";
    const { left, right } = panel.getBoundingClientRect();
    const over = Math.max(0, right + EDGE - document.documentElement.clientWidth);
    panel.style.translate = `${Math.max(-over, EDGE - left)}px`;
  }, true);

  document.addEventListener("pointerdown", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) close(menu);
  });
  document.addEventListener("focusin", (event) => {
    // a press on a word in the menu gives the focus to what holds them all
    for (const menu of menus()) if (!menu.contains(event.target) && !event.target.contains(menu)) close(menu);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      const inside = menu.contains(document.activeElement);
      close(menu);
      if (inside) menu.querySelector("summary").focus();
    }
  });
})();
