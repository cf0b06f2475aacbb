// What the reader searches, filters and sorts with, tied to the state both ways, and how much was found.
"use strict";
(function (story) {
  const SPOKEN = 700; // milliseconds after the last letter: a count for each would be noise

  // Names what is chosen beside the name of a menu.
  function sum(menu) {
    const chosen = [...menu.querySelectorAll("input:checked")].map((input) => input.dataset.words);
    const place = menu.querySelector(".chosen");
    if (place) place.textContent = chosen.join(", ");
    menu.classList.toggle("on", chosen.length > 0);
  }

  // Offers what the entries have, with how many have it; a filter with one value is no filter.
  function offer(filter, entries, state) {
    const offered = filter.labels.filter((label) => {
      const { name, value } = label.querySelector("input");
      const count = entries.filter((entry) => (name === "source" ? entry.sources : [entry[name]]).includes(value)).length;
      label.querySelector("i").textContent = story.number(count);
      return count > 0 || state[name].includes(value);
    });
    filter.place.replaceChildren(filter.legend, ...offered.flatMap((label) => ["\n", label]));
    filter.shell.hidden = offered.length < 2;
  }

  story.controls = function (bar) {
    const field = bar.querySelector("input[type=search]");
    const sort = bar.querySelector("select[name=sort]");
    const boxes = [...bar.querySelectorAll("input[type=checkbox]")];

    field?.addEventListener("input", () => story.state.set({ q: field.value.trim() }));
    sort?.addEventListener("change", () => story.state.set({ sort: sort.value }));
    for (const box of boxes) {
      box.addEventListener("change", () => {
        const chosen = boxes.filter((each) => each.name === box.name && each.checked);
        story.state.set({ [box.name]: chosen.map((each) => each.value) });
      });
    }

    // A field is left alone while its words mean the same: the reader may be about to type on after a blank.
    function show(state) {
      if (field && field.value.trim() !== state.q) field.value = state.q;
      if (sort) sort.value = story.orderOf(state);
      for (const box of boxes) box.checked = state[box.name].includes(box.value);
      bar.querySelectorAll("details.menu").forEach(sum);
    }

    const filters = [...bar.querySelectorAll("fieldset")].map((place) => ({
      place,
      shell: place.closest("details") || place,
      legend: place.querySelector("legend"),
      labels: [...place.querySelectorAll("label")],
    }));
    show(story.state.get());
    story.state.subscribe(show);
    bar.hidden = false;
    // For other entries than those of the page, as of another time of reporting.
    return (entries) => {
      for (const filter of filters) offer(filter, entries, story.state.get());
      show(story.state.get());
    };
  };

  // Says how many were found, to the eye at once and to the ear when typing rests.
  story.foundLine = function (line, words) {
    const seen = line.querySelector(".seen");
    const spoken = line.querySelector("[role=status]");
    let waiting = null;
    line.querySelector("button").addEventListener("click", () => {
      story.state.set(story.unfiltered());
      document.querySelector("#finding input[type=search]")?.focus({ preventScroll: true });
    });
    return function (found, all, filtered) {
      const text = filtered ? story.fill(words.found, { found: story.number(found), all: story.number(all) }) : "";
      seen.textContent = text;
      line.classList.toggle("filtered", filtered);
      clearTimeout(waiting);
      waiting = setTimeout(() => (spoken.textContent = text), SPOKEN);
    };
  };
})(window.storyTimeline);
