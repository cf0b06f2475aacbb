// Starts the chart and ties it to the list. Without this script the page is whole: a drawn chart and the list.
"use strict";
(function (story) {
  const data = document.getElementById("chart-data");
  const place = document.getElementById("chart");
  if (!data || !place || !window.Plotly) return;
  const part = (id) => document.getElementById(id);
  const chart = new story.Chart(place, JSON.parse(data.textContent));
  story.chart = chart;
  const actions = {
    in: () => chart.zoom(0.5),
    out: () => chart.zoom(2),
    earlier: () => chart.pan(-0.5),
    later: () => chart.pan(0.5),
    reset: () => chart.reset(),
    all: () => chart.show(chart.whole),
  };
  for (const button of document.querySelectorAll("button[data-do]")) {
    if (!(button.dataset.do in actions)) continue;
    button.hidden = false;
    button.addEventListener("click", actions[button.dataset.do]);
  }
  chart.onPick((kind, id) => story.goTo(`#${kind}-${encodeURIComponent(id)}`));
  chart.onRange((range) => {
    part("chart-period").textContent = chart.period(range);
  });
  chart.popover = story.popover(chart, part("chart-list"));
  chart.start().then(() => {
    story.gestures(chart);
    story.tips(chart, part("chart-tip"));
    story.keys(chart, part("chart-ring"), part("chart-spoken"));
    story.overview(part("chart-overview"), chart);
    Object.assign(chart.stage, { tabIndex: 0 });
    chart.stage.setAttribute("role", "application");
    chart.stage.setAttribute("aria-label", chart.words.chart_region);
    chart.stage.setAttribute("aria-describedby", "chart-keys");
    part("chart-buttons").hidden = false;
    place.dataset.ready = "";
  });
})(window.storyTimeline);
