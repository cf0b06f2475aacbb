// The choice of a publication time: a list of all, a step back and a step on, and a line that says what is shown.
"use strict";
(function (story) {
  const { made } = story;

  // Calls `choose` with the place of the state that the reader wants; `show` says which one is there, `failed` that it
  // could not be had.
  story.asofControl = function (place, states, words, choose) {
    const last = states.length - 1;
    const options = states.map((state, n) => made("option", { value: n }, state.words));
    const select = made("select", { id: "asof-choice" }, ...options.reverse());
    const label = made("label", { for: "asof-choice" }, words.past_label);
    const step = (sign, title, by) => {
      const button = made("button", { type: "button", title, "aria-label": title }, sign);
      button.addEventListener("click", () => choose(+select.value + by));
      return button;
    };
    const before = step("←", words.past_earlier, -1);
    const after = step("→", words.past_later, 1);
    const back = made("button", { type: "button" }, words.past_back);
    const note = made("p", { class: "then-words", role: "status" });
    const then = made("div", { class: "then", hidden: true }, note, back);
    select.addEventListener("change", () => choose(+select.value));
    back.addEventListener("click", () => {
      choose(last);
      select.focus();
    });
    place.classList.add("live");
    place.replaceChildren(label, " ", select, before, after);
    place.closest(".tools").after(then);

    function show(at, summary) {
      select.value = at;
      before.disabled = at === 0;
      after.disabled = at === last;
      then.hidden = at === last;
      note.textContent = at === last ? "" : `${story.fill(words.past_note, { moment: states[at].words })} ${summary || ""}`;
    }

    function failed() {
      then.hidden = false;
      note.textContent = words.past_missing;
    }

    show(last);
    return { show, failed };
  };
})(window.storyTimeline);
