// Search on the page of all stories. Without this script the page is whole: all cards, and links to further pages.
"use strict";
(function (story) {
  const MOST = 100; // stories of other pages that are listed at a time
  const given = document.getElementById("searched");
  const { topics, words } = given ? JSON.parse(given.textContent) : story.searched || {};
  const field = document.getElementById("seek-words");
  const list = document.querySelector(".stories .cards");
  if (!topics || !field || !list) return;

  const cards = [...document.querySelectorAll(".stories .cards > li")].map((item) => ({ item, link: item.querySelector("h2 a, h3 a") }));
  const onPage = new Map(cards.map((card) => [decodeURIComponent(card.link.getAttribute("href").split("/")[1]), card]));
  const elsewhere = document.getElementById("elsewhere");
  const count = new Intl.NumberFormat(document.documentElement.lang);
  let ready = null; // the texts, made ready at the first question: most readers ask none

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => count.format(values[name]));

  function nodes(text, asked) {
    return story.foundIn(text, asked).map(([part, hit]) => {
      if (!hit) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    });
  }

  function row([key, title, line], asked) {
    const item = document.createElement("li");
    const head = item.appendChild(document.createElement("h3"));
    head.className = "topic";
    head.dir = "auto";
    const link = head.appendChild(document.createElement("a"));
    link.href = `topics/${encodeURIComponent(key)}/index.html`;
    link.append(...nodes(title, asked));
    const under = item.appendChild(document.createElement("p"));
    under.className = "sub";
    under.dir = "auto";
    under.textContent = line;
    return item;
  }

  function show(text) {
    const question = story.question(text);
    const asked = question.words;
    if (asked.length) ready ||= topics.map((topic) => story.searchable(topic[1], topic[3]));
    const found = asked.length ? topics.filter((_, n) => question.finds(ready[n])) : topics;
    const keys = new Set(found.map(([key]) => key));
    for (const [key, { item, link }] of onPage) {
      item.hidden = !keys.has(key);
      if (!item.hidden) link.replaceChildren(...nodes(link.textContent, asked));
    }
    for (const part of document.querySelectorAll(".stories")) part.hidden = !part.querySelector(".cards > li:not([hidden])");
    const others = asked.length ? found.filter(([key]) => !onPage.has(key)) : [];
    elsewhere.hidden = !others.length;
    elsewhere.querySelector("ol").replaceChildren(...others.slice(0, MOST).map((topic) => row(topic, asked)));
    const told = found.length ? filled(words.index_found, { found: found.length, all: topics.length }) : words.index_none;
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
