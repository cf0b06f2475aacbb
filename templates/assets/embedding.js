// The panel that puts the timeline on another page: code for a frame, with the colours and the view that are chosen.
"use strict";
(function (story) {
  const panel = document.getElementById("embedding");
  const opener = document.getElementById("embed-open");
  if (!panel?.showModal || !opener) return;
  const SHOWN = 2000; // milliseconds
  const words = JSON.parse(panel.dataset.words);
  const part = (selector) => panel.querySelector(selector);
  const escapes = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
  const escaped = (text) => text.replace(/[&"<>]/g, (letter) => escapes[letter]);

  // The folder of this page, as readers elsewhere would ask for it; without one, the way from the top of the site.
  function folder() {
    const { address, path } = panel.dataset;
    if (address) return [address, ""];
    if (!location.protocol.startsWith("http")) return [path, story.fill(words.disk, { path })];
    return [new URL(".", location.href).href, words.here];
  }

  function queryOf() {
    const { asof, sort, ...chosen } = story.state.get(); // an embed tells of the present, in the order of time
    const query = new URLSearchParams(part("[name=shown]").checked ? story.state.queryOf({ ...story.state.usual, ...chosen }) : "");
    if (part("[name=theme]").value) query.set("theme", part("[name=theme]").value);
    const shown = part("[name=shown]").checked && story.namedBy(location.hash).match(/^event-(.+)/);
    if (shown) query.set("event", shown[1]);
    const written = query.toString();
    return written && "?" + written;
  }

  function write() {
    const [address, remark] = folder();
    const file = part("[name=file]")?.value || "embed.html";
    const src = escaped(address + file + queryOf());
    for (const name of ["fitting", "plain"]) part(`#code-${name}`).value = panel.dataset[name].replace("{src}", () => src);
    part(".address").textContent = remark;
    part(".address").hidden = !remark;
  }

  // The files beside the page as text: a page that holds all it needs has them in its links, else a script does.
  let texts = null;
  function load() {
    const { texts: address } = part(".texts").dataset;
    if (!address) return Promise.reject(new Error("the texts are files beside the page"));
    texts ||= story.handed(address, "takeTexts");
    return texts;
  }

  async function textOf(name) {
    const { href } = part(`a[download="${name}"]`);
    if (!href.startsWith("data:")) return (await load())[name];
    return new TextDecoder().decode(Uint8Array.from(atob(href.split(",")[1]), (letter) => letter.codePointAt(0)));
  }

  // Of a text that no field shows, a field off the screen is copied where the clipboard is refused.
  async function copiedText(name) {
    const field = document.createElement("textarea");
    field.className = "unseen";
    field.value = await textOf(name);
    panel.append(field);
    const done = await story.copied(field.value, field);
    field.remove();
    return done;
  }

  async function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    const copying = field ? story.copied(field.value, field) : copiedText(button.dataset.text);
    const done = await copying.catch(() => false);
    const said = done ? words.copied : words.copy_refused;
    part("#embed-said").textContent = "";
    part("#embed-said").textContent = said;
    button.classList.toggle("done", done);
    if (done) button.focus({ preventScroll: true });
    else if (field) field.title = said;
    setTimeout(() => button.classList.remove("done"), SHOWN);
  }

  opener.hidden = false;
  opener.addEventListener("click", () => {
    write();
    panel.showModal();
  });
  panel.addEventListener("change", write);
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    // a click on the panel itself, not on what is in it, is one beside it
    if (event.target === panel || button?.dataset.do === "close") panel.close();
    else if (button?.matches(".copy")) copy(button);
  });
  for (const field of panel.querySelectorAll("[readonly]")) field.addEventListener("focus", () => field.select());
})(window.storyTimeline);
