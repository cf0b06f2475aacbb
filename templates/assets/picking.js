// What stands under the pointer, and in which order a reader without one comes to it. A stop is what can be reached:
// a point, a bar, or the count of several; its box is in pixels of the chart's element.
"use strict";
(function (story) {
  const { Chart } = story;
  const REACH = 12; // pixels around a small mark that still hit it
  const SHORTER = 0.8; // a count that opens on less than this of the shown time is worth zooming into
  const PAD = 0.15;

  Chart.prototype.stops = function () {
    const { nodes, bars, frame } = this.placed;
    const down = (y) => story.MARGIN + frame.above - y;
    const box = (left, right, top, bottom) => ({
      left: left + story.MARGIN,
      right: right + story.MARGIN,
      top: down(top),
      bottom: down(bottom),
    });
    const radius = this.placed.radius + 2;
    const stops = nodes.map((node) => ({
      marks: node.marks,
      counted: node.counted,
      box: box(node.x - node.half, node.x + node.half, node.y + radius, node.y - radius),
      words: node.flag && box(node.flag.box.left, node.flag.box.right, node.flag.box.top, node.flag.box.bottom),
    }));
    for (const bar of bars) {
      const words = bar.words && box(bar.words.left, bar.words.right, bar.y - bar.high, bar.bottom);
      stops.push({ marks: bar.marks, counted: bar.counted, box: box(bar.left, bar.right, bar.y, bar.y - bar.high), words });
    }
    return stops.sort((a, b) => a.box.left - b.box.left || a.box.bottom - b.box.bottom);
  };

  Chart.prototype.boxOf = function (id) {
    const stop = this.stops().find(({ marks }) => marks.some((mark) => mark.id === id));
    return stop ? stop.box : null;
  };

  const away = (box, x, y) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

  // The nearest stop within reach of a place of the chart's element, else the stop whose words stand there, else null.
  Chart.prototype.stopAt = function (x, y) {
    const stops = this.stops().map((stop) => [away(stop.box, x, y), stop]);
    const near = stops.filter(([far]) => far <= REACH).sort((a, b) => a[0] - b[0])[0];
    if (near) return near[1];
    const told = stops.find(([, stop]) => stop.words && away(stop.words, x, y) === 0);
    return told ? told[1] : null;
  };

  Chart.prototype.articleAt = function (x, y) {
    const { lane, frame } = this.placed;
    if (y < frame.above + frame.below + story.MARGIN - 18) return null;
    const far = (article) => Math.abs(article.x + story.MARGIN - x);
    return lane.filter((article) => far(article) <= REACH).sort((a, b) => far(a) - far(b))[0] || null;
  };

  Chart.prototype.inside = function (clientX, clientY) {
    const box = this.place.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  };

  Chart.prototype.pickAt = function (clientX, clientY) {
    const [x, y] = this.inside(clientX, clientY);
    const stop = this.stopAt(x, y);
    const article = stop ? null : this.articleAt(x, y);
    if (stop) this.pick(stop);
    else if (article) this.tellAll("pick", "article", article.id);
    else this.popover?.close();
  };

  // An event leads to its entry. A count is zoomed into, or, where no zoom would part what it counts, listed.
  Chart.prototype.pick = function (stop) {
    if (!stop.counted) {
      this.whenTold(() => this.tellAll("pick", "event", stop.marks[0].id));
      return;
    }
    const low = stop.marks.reduce((least, mark) => Math.min(least, mark.start), Infinity);
    const high = stop.marks.reduce((most, mark) => Math.max(most, mark.end), -Infinity);
    const length = this.fitting((high - low) * (1 + 2 * PAD));
    const alike = stop.marks.every((mark) => mark.start === stop.marks[0].start && mark.end === stop.marks[0].end);
    if (alike || length > (this.range[1] - this.range[0]) * SHORTER) {
      this.whenTold(() => this.popover?.open(stop));
      return;
    }
    const middle = (low + high) / 2;
    this.show([middle - length / 2, middle + length / 2]);
  };

  // What a stop is, in words: an event with its date, or how many between when and when.
  Chart.prototype.tell = function (stop) {
    const [mark] = stop.marks;
    if (!stop.counted) return story.fill(this.words.spoken_event, { title: mark.title, when: this.when(mark) });
    const low = stop.marks.reduce((least, each) => Math.min(least, each.start), Infinity);
    const high = stop.marks.reduce((most, each) => Math.max(most, each.end), -Infinity);
    return story.fill(this.words.spoken_count, { count: stop.marks.length, period: this.period([low, high]) });
  };

  // All marks that are shown, as one stop would be told.
  Chart.prototype.tellShown = function () {
    return this.marks.length ? this.tell({ marks: this.marks, counted: this.marks.length > 1 }) : "";
  };

  // The date in full, as the list has it, where the list has the event.
  Chart.prototype.when = function (mark) {
    const time = document.getElementById(`event-${mark.id}`)?.querySelector("time");
    return time ? time.textContent : mark.when;
  };
})(window.storyTimeline);
