// What the address of an embed asks for before anything is drawn: `?theme=dark` or `?theme=light`, as the page around it
// is (without, as the reader's system is), and `?lang=de`, where there is an embed in that language.
"use strict";
(function () {
  const query = new URLSearchParams(location.search);
  const root = document.documentElement;
  const theme = query.get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  const languages = document.querySelector("meta[name=languages]").content.split(" ");
  const language = query.get("lang");
  if (language === root.lang || !languages.includes(language)) return;
  const file = language === languages[0] ? "embed.html" : `embed.${language}.html`;
  location.replace(file + location.search + location.hash);
})();
