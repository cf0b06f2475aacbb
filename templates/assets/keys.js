// The chart by keyboard: arrows to the sides move it, + and - zoom, Home resets, arrows up and down go from event to
// event in the order of time, Enter opens. What is reached is ringed and spoken.
"use strict";
(function (story) {
  function Reader(chart, ring, spoken) {
    Object.assign(this, { chart, ring, spoken, at: null });
  }

  // The ring stands on what was reached while it is in view; `at` is its first event's id, which outlives redrawing.
  Reader.prototype.place = function () {
    const box = this.at === null ? null : this.chart.boxOf(this.at);
    this.ring.hidden = !box;
    if (!box) return;
    Object.assign(this.ring.style, {
      left: `${box.left - 5}px`,
      top: `${box.top - 5}px`,
      width: `${box.right - box.left + 10}px`,
      height: `${box.bottom - box.top + 10}px`,
    });
  };

  Reader.prototype.step = function (by) {
    const stops = this.chart.stops();
    if (!stops.length) return;
    const here = stops.findIndex((stop) => stop.marks.some((mark) => mark.id === this.at));
    const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(Math.max(here + by, 0), stops.length - 1);
    this.at = stops[next].marks[0].id;
    this.spoken.textContent = this.chart.tell(stops[next]);
    this.place();
  };

  Reader.prototype.open = function () {
    const stop = this.chart.stops().find((each) => each.marks.some((mark) => mark.id === this.at));
    if (stop) this.chart.pick(stop);
  };

  Reader.prototype.clear = function () {
    this.at = null;
    this.place();
  };

  story.keys = function (chart, ring, spoken) {
    const reader = new Reader(chart, ring, spoken);
    const told = async (drawn) => {
      await drawn;
      spoken.textContent = chart.period(chart.range);
    };
    const actions = {
      ArrowLeft: () => told(chart.pan(-0.2)),
      ArrowRight: () => told(chart.pan(0.2)),
      "+": () => told(chart.zoom(0.5)),
      "=": () => told(chart.zoom(0.5)),
      "-": () => told(chart.zoom(2)),
      Home: () => told(chart.reset()),
      ArrowDown: () => chart.whenTold(() => reader.step(1)),
      ArrowUp: () => chart.whenTold(() => reader.step(-1)),
      Enter: () => reader.open(),
      Escape: () => reader.clear(),
    };
    chart.stage.addEventListener("keydown", (event) => {
      const act = event.target === chart.stage && actions[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
    chart.onRange(() => reader.place());
    chart.onMarks(() => reader.place());
  };
})(window.storyTimeline);
