// Search over words: each word of the question must begin a word of the text, whatever its case and its accents. In
// scripts that put no blanks between words, it may stand anywhere.
"use strict";
window.storyTimeline ||= {};
(function (story) {
  // Letters that have no accent to lose but are written without one all the same.
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n" };
  const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}+/gu, "")
      .replace(SPECIAL, (letter) => PLAIN[letter]);

  const wordsOf = (text) => fold(text).match(WORD) || [];

  // A text made ready for searching: its words, each after a blank.
  story.searchable = (...texts) => texts.map((text) => " " + wordsOf(text).join(" ")).join("");

  // What is asked for. `finds` takes what `searchable` gives; a question without a word finds everything.
  story.question = function (text) {
    const words = [...new Set(wordsOf(text))];
    const needles = words.map((word) => (UNSPACED.test(word) ? word : " " + word));
    return { words, finds: (searchable) => needles.every((needle) => searchable.includes(needle)) };
  };

  // How many letters of `word` its first `length` folded letters are.
  function lettersOf(word, length) {
    let at = 0;
    let folded = 0;
    for (const letter of word) {
      const more = fold(letter).length;
      if (folded >= length && more) break;
      folded += more;
      at += letter.length;
    }
    return at;
  }

  // The parts of `text` as [words, found]: found is what a word of the question matches.
  story.foundIn = function (text, words) {
    const parts = [];
    let done = 0;
    const take = (start, end) => {
      if (start > done) parts.push([text.slice(done, start), false]);
      parts.push([text.slice(start, end), true]);
      done = end;
    };
    for (const found of text.matchAll(WORD)) {
      const folded = fold(found[0]);
      const hits = words.filter((word) => (UNSPACED.test(word) ? folded.includes(word) : folded.startsWith(word)));
      if (!hits.length) continue;
      const longest = hits.reduce((most, word) => (word.length > most.length ? word : most));
      const at = folded.indexOf(longest);
      take(found.index + lettersOf(found[0], at), found.index + lettersOf(found[0], at + longest.length));
    }
    if (done < text.length) parts.push([text.slice(done), false]);
    return parts;
  };
})(window.storyTimeline);
