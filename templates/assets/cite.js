// An event to pass on: its link, which stays what it is however often the page is made anew, and its citation.
"use strict";
(function (story) {
  const list = document.querySelector("[data-citing]");
  if (!list) return;
  const words = JSON.parse(list.dataset.citing);
  const SHOWN = 2000; // milliseconds
  const spoken = document.getElementById("copied");
  const text = (element, selector) => (element.querySelector(selector)?.textContent || "").replace(/\s+/g, " ").trim();

  // To the first page of the list, which knows where each event stands. A past state is kept, other choices are not.
  story.linkTo = function (entry) {
    const url = new URL(document.baseURI);
    const { asof } = story.state.get();
    url.pathname = url.pathname.replace(/\/page-\d+\.html$/, "/index.html");
    url.search = asof ? "?" + new URLSearchParams({ asof }) : "";
    url.hash = entry.id;
    return url.href;
  };

  function quotation(block) {
    const values = { words: text(block, ":scope > p"), outlet: text(block, "cite"), published: text(block, ".published") };
    const archived = block.querySelector("a.archived");
    const lines = [story.fill(values.words ? words.citation : words.citation_link, values)];
    if (block.cite) lines.push(block.cite);
    if (archived) lines.push(story.fill(words.citation_archived, { link: archived.href }));
    return lines.join("\n");
  }

  // Each quotation with its outlet, date and addresses, then the event with its date and link.
  story.citation = function (entry) {
    const event = { title: text(entry, "h4"), when: text(entry, "time"), link: story.linkTo(entry) };
    const quotations = [...entry.querySelectorAll("blockquote")].map(quotation);
    return [...quotations, story.fill(words.citation_event, event)].join("\n\n");
  };

  function confirm(button) {
    spoken.textContent = "";
    spoken.textContent = words.copied;
    button.classList.add("done");
    button.dataset.done = words.copied;
    setTimeout(() => button.classList.remove("done"), SHOWN);
  }

  async function pass(button, copy) {
    const row = button.parentElement;
    row.querySelector("textarea")?.remove();
    const field = story.made("textarea", { readonly: true, "aria-label": button.textContent }, copy);
    row.append(field);
    if (await story.copied(copy, field)) {
      field.remove();
      button.focus({ preventScroll: true });
      confirm(button);
      return;
    }
    spoken.textContent = words.copy_refused;
    field.title = words.copy_refused;
    field.rows = Math.min(8, copy.split("\n").length + 1);
    field.focus();
    field.select();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do=link], button[data-do=cite]");
    const entry = button?.closest("li.event");
    if (!entry) return;
    pass(button, button.dataset.do === "link" ? story.linkTo(entry) : story.citation(entry));
  });
})(window.storyTimeline);
