// Takes away what is shown: the chart as a picture, and the page on paper. The files beside the page are plain links.
"use strict";
(function (story) {
  const LATER = 60e3; // milliseconds after which the picture is let go

  function save(blob, name) {
    const link = story.made("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), LATER);
  }

  const name = () => document.getElementById("events")?.dataset.topic || "timeline";

  for (const button of document.querySelectorAll("button[data-save]")) {
    const kind = button.dataset.save;
    if (kind !== "print" && !story.chart?.exportImage) continue;
    button.closest("li").hidden = false;
    button.addEventListener("click", async () => {
      button.closest("details")?.removeAttribute("open");
      if (kind === "print") window.print();
      else save(await story.chart.exportImage(kind), `${name()}.${kind}`);
    });
  }
})(window.storyTimeline);
