// The list of a past state in pages, as timeline/rendering/list_pages.py cuts the page's own: a year or a month that goes
// on over a page has its heading on both.
"use strict";
(function (story) {
  // `groups` are `[heading, is it a month, numbers]`, a year that is divided without numbers; up to `longest` events stay
  // together, more come in pages of `part`. Gives `[{ groups, undated }]`, one page at least.
  story.pastPages = function ({ groups, undated }, { longest, part }) {
    const all = groups.reduce((sum, [, , numbers]) => sum + numbers.length, undated.length);
    const most = all <= longest ? longest : part;
    const pages = [];
    let room = 0;
    let page = null;
    let year = null;
    let yearStands = false;
    const turn = () => {
      page = { groups: [], undated: [] };
      pages.push(page);
      room = most;
      yearStands = false;
    };
    turn();
    const take = (numbers, put) => {
      for (let at = 0; at < numbers.length; ) {
        if (!room) turn();
        const some = numbers.slice(at, at + room);
        put(some);
        at += some.length;
        room -= some.length;
      }
    };
    for (const group of groups) {
      const [heading, month, numbers] = group;
      if (!numbers.length || !month) [year, yearStands] = [numbers.length ? null : group, false];
      take(numbers, (some) => {
        if (year && !yearStands) page.groups.push(year);
        yearStands = true;
        page.groups.push([heading, month, some]);
      });
    }
    take(undated, (some) => (page.undated = some));
    return pages;
  };
})(window.storyTimeline);
