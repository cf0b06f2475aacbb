// Search on the page of all stories. Without this script the page is whole: all cards, and links to further pages.
"use strict";
(function (story) {
  const { made } = story;
  const MOST = 100; // stories of other pages that are listed at a time
  const given = document.getElementById("searched");
  const { topics, words } = given ? JSON.parse(given.textContent) : story.searched || {};
  const field = document.getElementById("seek-words");
  const list = document.querySelector(".stories .cards");
  if (!topics || !field || !list) return;

  const cards = [...document.querySelectorAll(".stories .cards > li")].map((item) => ({ item, link: item.querySelector("h2 a, h3 a") }));
  const onPage = new Map(cards.map((card) => [decodeURIComponent(card.link.getAttribute("href").split("/")[1]), card]));
  const elsewhere = document.getElementById("elsewhere");
  let ready = null; // the texts, made ready at the first question: most readers ask none

  function row([key, title, line], asked) {
    const link = made("a", { href: `topics/${encodeURIComponent(key)}/index.html` }, ...story.marked(title, asked));
    return made("li", null, made("h3", { class: "topic", dir: "auto" }, link), made("p", { class: "sub", dir: "auto" }, line));
  }

  function show(text) {
    const question = story.question(text);
    const asked = question.words;
    if (asked.length) ready ||= topics.map((topic) => story.searchable(topic[1], topic[3]));
    const found = asked.length ? topics.filter((_, n) => question.finds(ready[n])) : topics;
    const keys = new Set(found.map(([key]) => key));
    for (const [key, { item, link }] of onPage) {
      item.hidden = !keys.has(key);
      if (!item.hidden) link.replaceChildren(...story.marked(link.textContent, asked));
    }
    for (const part of document.querySelectorAll(".stories")) part.hidden = !part.querySelector(".cards > li:not([hidden])");
    const others = asked.length ? found.filter(([key]) => !onPage.has(key)) : [];
    elsewhere.hidden = !others.length;
    elsewhere.querySelector("ol").replaceChildren(...others.slice(0, MOST).map((topic) => row(topic, asked)));
    const told = found.length ? story.fill(words.index_found, { found: story.number(found.length), all: story.number(topics.length) }) : words.index_none;
    document.getElementById("seek-found").textContent = asked.length ? told : "";
  }

  field.value = story.state.get().q;
  field.addEventListener("input", () => story.state.set({ q: field.value }));
  story.state.subscribe((state) => {
    if (field.value !== state.q) field.value = state.q;
    show(state.q);
  });
  document.getElementById("seek").hidden = false;
  if (field.value) show(field.value);
})(window.storyTimeline);
