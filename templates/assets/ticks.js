// The ticks of the axis at round times, from minutes to centuries, and the shown period in words. As
// timeline/rendering/ticks.py; the words come from the browser's own calendar of the page's language.
"use strict";
(function (story) {
  const MINUTE = 60e3;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  const YEARS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

  const yearOf = (at) => new Date(at).getUTCFullYear();
  // not Date.UTC alone, which takes the year 98 for 1998
  const first = (year, month) => new Date(Date.UTC(2000, month, 1)).setUTCFullYear(year);

  function* even(scale, step) {
    for (let at = Math.ceil(scale.start / step) * step; at <= scale.end; at += step) yield at;
  }

  // counted within the month, so that the same days carry a tick whatever the view
  function* days(scale, step) {
    for (const at of even(scale, DAY)) {
      const day = new Date(at).getUTCDate();
      if ((day - 1) % step === 0 && (step === 1 || day + Math.floor(step / 2) <= 31)) yield at;
    }
  }

  function* months(scale, step) {
    for (let year = yearOf(scale.start); year <= yearOf(scale.end); year += 1) {
      for (let month = 0; month < 12; month += step) {
        const at = first(year, month);
        if (at >= scale.start && at <= scale.end) yield at;
      }
    }
  }

  function* years(scale, step) {
    for (let year = Math.ceil(yearOf(scale.start) / step) * step; year <= yearOf(scale.end); year += step) {
      const at = first(Math.max(year, 1), 0);
      if (at >= scale.start && at <= scale.end) yield at;
    }
  }

  function candidates(scale, room, clock) {
    const of = (steps, unit) => steps.find((step) => step * unit >= room);
    const minutes = of([1, 5, 15, 30], MINUTE) || of([60, 180, 360, 720], MINUTE);
    if (minutes && clock) return ["minute", even(scale, minutes * MINUTE)];
    const daily = of([1, 2, 5, 10, 15], DAY);
    if (daily) return ["day", days(scale, daily)];
    const monthly = of([1, 2, 3, 6], 30 * DAY);
    if (monthly) return ["month", months(scale, monthly)];
    return ["year", years(scale, of(YEARS, 365 * DAY) || YEARS[YEARS.length - 1])];
  }

  // `[{x, words: [first line, second line], at: [x of each]}]`: the second line is said once for each day or year, and
  // left away where it would run into the next that is said.
  story.placeTicks = function (scale, sizes, calendar, pen) {
    const [unit, times] = candidates(scale, (scale.end - scale.start) * (sizes.tick_room / scale.width), calendar.clock);
    const ticks = [];
    let said = "";
    let before = null;
    const inside = (x, words) => story.clamp(x, pen.tick(words) / 2, scale.width - pen.tick(words) / 2);
    for (const time of times) {
      const [words, below] = calendar.tick(unit, time);
      const x = scale.x(time);
      const tick = { x, words: [words, below === said ? "" : below], at: [inside(x, words), inside(x, below)] };
      said = below;
      if (tick.words[1]) {
        const reach = (pen.tick(tick.words[1]) + (before ? pen.tick(before.words[1]) : 0)) / 2 + 6;
        if (before && tick.at[1] - before.at[1] < reach) before.words[1] = "";
        before = tick;
      }
      ticks.push(tick);
    }
    return ticks;
  };

  // Words for times in one language; times are wall-clock times taken for UTC. Without `clocked` there are no hours to
  // say: no event is of a time of day. `sign` stands between hours and minutes, where the page's language has another
  // than the browser thinks.
  story.calendar = function (language, clocked = true, sign = ":") {
    const signed = (text) => text.replace(/(\d\d):(?=\d\d)/g, `$1${sign}`);
    const form = (options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", calendar: "gregory", ...options });
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const day = { day: "numeric", month: "short" };
    const forms = {
      minute: [form(clock), form({ ...day, year: "numeric" })],
      day: [form(day), form({ year: "numeric" })],
      month: [form({ month: "short" }), form({ year: "numeric" })],
      year: [form({ year: "numeric" }), null],
    };
    const shorts = {
      minute: form({ ...day, ...clock }),
      day: form({ ...day, year: "numeric" }),
      month: form({ month: "short", year: "numeric" }),
      year: form({ year: "numeric" }),
    };
    const periods = {
      minute: form({ day: "numeric", month: "long", year: "numeric", ...clock }),
      day: form({ day: "numeric", month: "long", year: "numeric" }),
      year: form({ year: "numeric" }),
    };
    return {
      clock: clocked,
      tick: (unit, at) => forms[unit].map((each) => (each ? signed(each.format(at)) : "")),
      // One time in a few letters, as fine as befits a stretch so long.
      short(at, length) {
        const unit = length > 6 * 365 * DAY ? "year" : length > 120 * DAY ? "month" : length > 2 * DAY || !clocked ? "day" : "minute";
        return signed(shorts[unit].format(at));
      },
      // As fine as the view can show: years of a long one, minutes of a day.
      period([start, end = start], length = end - start) {
        const unit = length > 6 * 365 * DAY ? "year" : length > DAY || !clocked ? "day" : "minute";
        return signed(end > start ? periods[unit].formatRange(start, end) : periods[unit].format(start));
      },
    };
  };
})(window.storyTimeline);
