// Menus are plain disclosures. What opens one closes the others; Escape and a click elsewhere close it.
"use strict";
(function () {
  const menus = () => document.querySelectorAll("details.menu[open]");
  const close = (menu) => (menu.open = false);

  document.addEventListener("pointerdown", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) close(menu);
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) close(menu);
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
