// What a mark is, beside the pointer; and the list of a count that no zoom would part.
"use strict";
(function (story) {
  const MOST = 200; // links in one list
  const AIR = 14;
  const { made } = story;

  function lines(element, ...texts) {
    const told = texts.filter(Boolean);
    element.replaceChildren(...told.map((text, n) => made(n ? "span" : "b", { dir: "auto" }, text)));
  }

  // Beside a place of the stage, on the side where there is room.
  function stand(element, chart, x, y) {
    element.hidden = false;
    const { offsetWidth: wide, offsetHeight: high } = element;
    const left = x + AIR + wide <= chart.stage.clientWidth ? x + AIR : Math.max(0, x - AIR - wide);
    element.style.left = `${left}px`;
    element.style.top = `${Math.max(0, y - high - AIR)}px`;
  }

  story.tips = function (chart, tip) {
    const { stage, given, words } = chart;
    const outlets = (mark) => mark.sources.map((number) => given.sources[number]).join(", ");

    function over(event) {
      if (event.pointerType === "touch" || event.buttons || !chart.placed || chart.popover.isOpen()) return hide();
      const [x, y] = chart.inside(event.clientX, event.clientY);
      const stop = chart.stopAt(x, y);
      const article = stop ? null : chart.articleAt(x, y);
      stage.classList.toggle("hit", Boolean(stop || article));
      if (!stop && !article) return hide();
      const [mark] = stop ? stop.marks : [];
      if (article) lines(tip, article.words);
      else if (stop.counted) lines(tip, chart.tell(stop), stop.marks.find((each) => each.label)?.label);
      else lines(tip, mark.title, chart.when(mark), mark.disputed && words.disputed, outlets(mark));
      return stand(tip, chart, x, y);
    }

    function hide() {
      tip.hidden = true;
    }

    stage.addEventListener("pointermove", over);
    stage.addEventListener("pointerleave", hide);
    chart.onRange(hide);
  };

  // Opened by a click or by Enter on a count; Escape, a click elsewhere or moving in time closes it.
  story.popover = function (chart, box) {
    let from = null;

    function close() {
      if (box.hidden) return;
      const inside = box.contains(document.activeElement);
      box.hidden = true;
      if (inside) from.focus({ preventScroll: true });
    }

    function open(stop) {
      from = chart.stage;
      const list = made("ul");
      for (const mark of stop.marks.slice(0, MOST)) {
        const link = made("a", { href: "#event-" + encodeURIComponent(mark.id), dir: "auto" }, mark.title);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          close();
          chart.tellAll("pick", "event", mark.id);
        });
        list.append(made("li", null, link));
      }
      box.replaceChildren(made("p", null, chart.tell(stop)), list);
      stand(box, chart, (stop.box.left + stop.box.right) / 2, stop.box.top + AIR);
      box.querySelector("a").focus({ preventScroll: true });
    }

    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) close();
    });
    chart.onRange(close);
    return { open, close, isOpen: () => !box.hidden };
  };
})(window.storyTimeline);
