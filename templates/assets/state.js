// What the reader has chosen to see, in one frozen object that the address keeps in its query: a link opens the same
// view. What is as usual is left out; the hash belongs to the events; what else stands in the query is left alone.
"use strict";
window.storyTimeline ||= {};
(function (story) {
  const USUAL = { q: "", source: [], certainty: [], status: [], sort: "time", asof: "", from: "", to: "" };
  const NAMES = Object.keys(USUAL);
  const PAUSE = 250; // milliseconds: browsers refuse an address that changes with every letter

  function read() {
    const query = new URLSearchParams(location.search);
    const values = (name) => (Array.isArray(USUAL[name]) ? [...new Set(query.getAll(name))] : query.get(name) || USUAL[name]);
    return Object.freeze(Object.fromEntries(NAMES.map((name) => [name, values(name)])));
  }

  // The query for a state, "" or with its question mark.
  function queryOf(state) {
    const query = new URLSearchParams(location.search);
    for (const name of NAMES) {
      query.delete(name);
      if (Array.isArray(USUAL[name])) state[name].forEach((value) => query.append(name, value));
      else if (state[name] !== USUAL[name]) query.set(name, state[name]);
    }
    const written = query.toString();
    return written && "?" + written;
  }

  const same = (a, b) => (Array.isArray(a) ? a.length === b.length && a.every((value, n) => value === b[n]) : a === b);
  const heard = [];
  let state = read();
  let waiting = null;

  function write() {
    clearTimeout(waiting);
    waiting = null;
    try {
      history.replaceState(history.state, "", (queryOf(state) || location.pathname) + location.hash);
    } catch {
      // a sandboxed frame may refuse: the view then lives as long as the page
    }
  }

  function become(next) {
    const changed = NAMES.filter((name) => !same(state[name], next[name]));
    if (!changed.length) return;
    state = Object.freeze(next);
    for (const hear of heard) hear(state, changed);
  }

  story.state = {
    get: () => state,

    // Changes what `patch` names; null means as usual. Subscribers hear of it at once, the address a moment later.
    set(patch) {
      const next = { ...state };
      for (const [name, value] of Object.entries(patch)) {
        if (!(name in USUAL)) throw new RangeError(`${name} is no part of the state`);
        next[name] = value ?? USUAL[name];
      }
      become(next);
      clearTimeout(waiting);
      waiting = setTimeout(write, PAUSE);
    },

    // `hear(state, names)` with what it is now and the names of what has changed.
    subscribe(hear) {
      heard.push(hear);
    },

    usual: Object.freeze({ ...USUAL }),
    queryOf,
  };

  // What a hash names; one that cannot be read, as anybody may write it, names itself.
  story.namedBy = function (hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return hash.slice(1);
    }
  };

  // A link within the page would take along an address that is not written yet.
  addEventListener("click", () => waiting && write(), true);
  addEventListener("pagehide", () => waiting && write());
  addEventListener("popstate", () => {
    if (waiting) write();
    else become(read());
  });
})(window.storyTimeline);
