// The lines with which an editor corrects an event: shown, so that everyone sees what it is, and copied.
"use strict";
(function (story) {
  const list = document.querySelector("[data-citing]");
  if (!list) return;
  const words = JSON.parse(list.dataset.citing);
  const SHOWN = 2000; // milliseconds
  const spoken = document.getElementById("copied");

  function confirm(button) {
    spoken.textContent = words.copied;
    button.classList.add("done");
    button.dataset.done = words.copied;
    setTimeout(() => button.classList.remove("done"), SHOWN);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-do=correct]");
    const panel = button?.closest("li.event").querySelector(".correct");
    if (!panel) return;
    panel.open = true;
    spoken.textContent = "";
    const field = panel.querySelector("textarea");
    const copied = await story.copied(field.value, field);
    if (copied) confirm(button);
    else spoken.textContent = words.copy_refused;
    field.focus({ preventScroll: true });
    field.select();
    panel.scrollIntoView({ block: "nearest" });
  });

  // What is closed is out of sight: who closed it by the keyboard goes on from the button.
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches(".correct") || target.open || !target.contains(document.activeElement)) return;
    target.closest("li.event").querySelector("[data-do=correct]").focus({ preventScroll: true });
  }, true);
})(window.storyTimeline);
