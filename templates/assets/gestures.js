// Wheel, drag and pinch on the chart. One finger up or down, and the wheel until the chart has the focus, belong to
// the page: whoever scrolls past is never caught.
"use strict";
(function (story) {
  const STILL = 5; // pixels that a click may tremble
  const NOTCH = 240; // pixels of wheel that double or halve the shown time
  const LINE = 16;

  const pixels = (event, delta) => delta * [1, LINE, innerHeight][event.deltaMode];

  const inList = (event) => event.target.closest(".parts") !== null; // that has its own scrolling and links

  function onWheel(chart, event) {
    if (inList(event)) return;
    const across = pixels(event, event.shiftKey ? event.deltaX || event.deltaY : event.deltaX);
    const down = event.shiftKey ? 0 : pixels(event, event.deltaY);
    const zooms = event.ctrlKey || event.metaKey || (chart.wheelZooms && chart.stage.contains(document.activeElement));
    if (Math.abs(across) > Math.abs(down)) {
      event.preventDefault();
      chart.pan(across / chart.width);
    } else if (zooms && down) {
      event.preventDefault();
      chart.zoom(2 ** (down / NOTCH), chart.shareAt(event.clientX));
    }
  }

  // The pointers that are down. One moves the time, two stretch it between them.
  function Hands(chart) {
    this.chart = chart;
    this.down = new Map();
    this.moving = false;
  }

  Hands.prototype.hold = function () {
    const places = [...this.down.values()];
    const low = Math.min(...places);
    const high = Math.max(...places);
    this.held = { range: this.chart.range.slice(), low, high };
  };

  Hands.prototype.press = function (event) {
    if (event.button !== 0 || this.down.size === 2 || inList(event)) return;
    if (event.pointerType === "mouse") event.preventDefault(); // no selection of words; the focus is set here
    this.chart.stage.focus({ preventScroll: true });
    this.down.set(event.pointerId, event.clientX);
    this.hold();
  };

  Hands.prototype.move = function (event) {
    if (!this.down.has(event.pointerId)) return;
    this.down.set(event.pointerId, event.clientX);
    const places = [...this.down.values()];
    const { range, low, high } = this.held;
    if (!this.moving && this.down.size === 1 && Math.abs(places[0] - low) < STILL) return;
    if (!this.moving) {
      this.moving = true;
      this.chart.stage.setPointerCapture(event.pointerId);
      this.chart.stage.classList.add("moving");
    }
    const length = range[1] - range[0];
    const apart = Math.max(Math.max(...places) - Math.min(...places), 20);
    const factor = this.down.size === 2 ? Math.max(high - low, 20) / apart : 1;
    // the time under the middle of the hands stays under them
    const under = range[0] + length * this.chart.shareAt((low + high) / 2);
    const share = this.chart.shareAt((Math.min(...places) + Math.max(...places)) / 2);
    const wide = this.chart.fitting(length * factor);
    this.chart.show([under - wide * share, under + wide * (1 - share)]);
  };

  Hands.prototype.lift = function (event) {
    if (!this.down.delete(event.pointerId)) return;
    if (this.down.size) {
      this.hold();
      return;
    }
    this.chart.stage.classList.remove("moving");
    const clicked = !this.moving && event.type === "pointerup";
    this.moving = false;
    if (clicked) this.chart.pickAt(event.clientX, event.clientY);
  };

  story.gestures = function (chart) {
    const hands = new Hands(chart);
    const { stage } = chart;
    stage.addEventListener("wheel", (event) => onWheel(chart, event), { passive: false });
    stage.addEventListener("pointerdown", (event) => hands.press(event));
    stage.addEventListener("pointermove", (event) => hands.move(event));
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, (event) => hands.lift(event));
  };
})(window.storyTimeline);
