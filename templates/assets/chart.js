// The live chart: keeps what is shown, lays it out for the width and the zoom that the reader has, and lets Plotly draw
// it over the drawing of the server, whose height it keeps, so that the page never jumps.
"use strict";
(function (story) {
  const MINUTE = 60e3;
  const LEAST = 10 * MINUTE; // the shortest time that can be shown ...
  const LEAST_DAYS = 3 * 24 * 60 * MINUTE; // ... where no event is of a time of day
  const AROUND = 1.5; // times the whole story is the longest
  const NARROW = 480;
  const CONFIG = { staticPlot: true, displayModeBar: false, showSendToCloud: false, plotlyServerURL: "", responsive: false };

  function Chart(place, given) {
    this.place = place;
    this.stage = place.parentElement;
    this.given = given;
    this.words = given.words;
    this.articles = story.articlesOf(given.published);
    this.own = story.marksOf(given.marks, given.names);
    this.story(given);
    this.range = given.view.slice();
    this.all = this.own;
    this.marks = this.all;
    this.keep = null;
    this.swapped = false;
    this.wheelZooms = true; // once the chart has the focus
    this.calendar = story.calendar(given.locale, given.clock, given.clock_sign);
    this.least = given.clock ? LEAST : LEAST_DAYS;
    this.heard = { range: [], marks: [], pick: [] };
    this.measured = null;
    this.waiting = null;
  }

  // What shows: all marks, or those for which `predicate` is true (null: all).
  Chart.prototype.select = function (predicate) {
    this.keep = predicate;
    return predicate ? this.whenTold(() => this.filtered()) : this.filtered();
  };

  // Does `act` once the words of all marks are there.
  Chart.prototype.whenTold = function (act) {
    return story.whenTold(this.given, act);
  };

  // The first view and the whole of the time, and the publications in the lane, in order of time.
  Chart.prototype.story = function ({ view, whole }, published = this.articles) {
    Object.assign(this, { view, whole, published });
  };

  // Swaps all marks, as for another state of the story, with its `view`, `whole` and `published` where they are other
  // than the page's; null brings the page's own back.
  Chart.prototype.replace = function (marks, more = {}) {
    this.swapped = marks !== null;
    this.all = marks ? story.inOrder(marks) : this.own;
    this.story({ ...this.given, ...more }, more.published);
    this.measured = null;
    return this.filtered();
  };

  Chart.prototype.filtered = function () {
    this.marks = this.keep ? this.all.filter(this.keep) : this.all;
    this.place.classList.toggle("altered", this.swapped || this.keep !== null);
    return this.draw().then(() => this.tellAll("marks"));
  };

  // The length of time nearest to `length` that can be shown.
  Chart.prototype.fitting = function (length) {
    const [first, last] = this.whole;
    return story.clamp(length, this.least, Math.max((last - first) * AROUND, this.least));
  };

  // Shows [start, end], as far as there is a story. Resolves once it is drawn.
  Chart.prototype.show = function ([start, end]) {
    const length = this.fitting(end - start);
    const middle = story.clamp((start + end) / 2, ...this.whole);
    this.range = [middle - length / 2, middle + length / 2];
    return this.draw();
  };

  Chart.prototype.reset = function () {
    return this.show(this.view);
  };

  // Makes the shown time `factor` times as long; what is at `share` of the width stays there.
  Chart.prototype.zoom = function (factor, share = 0.5) {
    const [low, high] = this.range;
    const at = low + (high - low) * share;
    const length = this.fitting((high - low) * factor);
    return this.show([at - length * share, at + length * (1 - share)]);
  };

  Chart.prototype.pan = function (share) {
    const by = (this.range[1] - this.range[0]) * share;
    return this.show([this.range[0] + by, this.range[1] + by]);
  };

  Chart.prototype.shareAt = function (clientX) {
    return (clientX - this.place.getBoundingClientRect().left - story.MARGIN) / this.width;
  };

  Chart.prototype.period = function (range) {
    return this.calendar.period(range, this.range[1] - this.range[0]);
  };

  for (const [name, what] of [["onRange", "range"], ["onMarks", "marks"], ["onPick", "pick"]]) {
    Chart.prototype[name] = function (hear) {
      this.heard[what].push(hear);
    };
  }

  Chart.prototype.tellAll = function (what, ...values) {
    for (const hear of this.heard[what]) hear(...values);
  };

  // The heights above and below the line, once for a width: the line stands still while the reader moves in time.
  Chart.prototype.measure = function () {
    const theme = story.theme();
    const width = this.place.clientWidth - 2 * story.MARGIN;
    const high = this.place.clientHeight - 2 * story.MARGIN;
    const given = width < NARROW ? this.given.sizes.narrow : this.given.sizes.wide;
    const pen = story.pen(given, theme);
    const frame = story.framed(this.all, this.view, width, high, given, pen);
    return { theme, width, pen, given, frame, sizes: story.fitted(given, frame.above, frame.below) };
  };

  Chart.prototype.draw = function () {
    this.waiting ||= new Promise(requestAnimationFrame).then(() => {
      this.waiting = null;
      return this.paint();
    });
    return this.waiting;
  };

  // The lane of publications has one line a pixel or two, however many articles there are.
  Chart.prototype.lane = function (scale) {
    const shown = [];
    let last = null;
    for (let n = story.firstWhere(this.published, ({ at }) => at >= scale.start); n < this.published.length; n += 1) {
      const article = this.published[n];
      const x = scale.x(article.at);
      if (x > scale.width) break;
      const column = Math.round(x / 2);
      if (column !== last) shown.push({ x, id: article.id, words: article.words });
      last = column;
    }
    return shown;
  };

  Chart.prototype.paint = async function () {
    if (this.place.clientWidth === 0) return;
    this.measured ||= this.measure();
    const { theme, width, pen, given, frame, sizes } = this.measured;
    this.width = width;
    const placed = story.layOut(this.marks, this.range, width, sizes, pen);
    const ticks = story.placeTicks(placed.scale, sizes, this.calendar, pen);
    this.placed = { ...placed, ticks, frame, lane: this.lane(placed.scale) };
    const { data, layout } = story.figure(this.placed, given, theme, pen, this.words);
    await Plotly.react(this.place, data, layout, CONFIG);
    this.tellAll("range", this.range);
  };

  Chart.prototype.start = async function () {
    this.place.classList.add("live");
    await this.paint(); // at once, before the scripts of the list have their turn
    const again = () => {
      this.measured = null;
      return this.draw();
    };
    story.onThemeChange(again);
    let width = this.place.clientWidth;
    new ResizeObserver(() => {
      if (this.place.clientWidth === width) return;
      width = this.place.clientWidth;
      again();
    }).observe(this.place);
    if (document.fonts?.size) document.fonts.ready.then(again); // only a theme's own fonts come late
  };

  story.Chart = Chart;
})(window.storyTimeline);
