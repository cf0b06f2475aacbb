// Starts the chart and ties it to the list. Without this script the page is whole: a drawn chart and the list.
"use strict";
(function (story) {
  const data = document.getElementById("chart-data");
  const place = document.getElementById("chart");
  if (!data || !place || !window.Plotly) return;
  const chart = new story.Chart(place, JSON.parse(data.textContent));
  const actions = {
    in: () => chart.move(0.5, 0),
    out: () => chart.move(2, 0),
    earlier: () => chart.move(1, -0.5),
    later: () => chart.move(1, 0.5),
    reset: () => chart.show(chart.given.view),
    all: () => chart.show(chart.given.whole),
  };
  for (const button of document.querySelectorAll("button[data-do]")) {
    button.hidden = false;
    button.addEventListener("click", actions[button.dataset.do]);
  }
  // The hash, not scrollIntoView alone: the browser marks the target, the address can be passed on, "back" works.
  chart
    .start((kind, id) => {
      location.hash = "#" + kind + "-" + encodeURIComponent(id);
    })
    .then(() => {
      document.getElementById("chart-buttons").hidden = false;
    });
})(window.storyTimeline);
