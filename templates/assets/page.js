// Starts the chart and ties it to the list. Without this script the page is whole: a drawn chart and the list.
"use strict";
(function (story) {
  const data = document.getElementById("chart-data");
  const place = document.getElementById("chart");
  if (!data || !place || !window.Plotly) return;
  const part = (id) => document.getElementById(id);
  const given = JSON.parse(data.textContent);
  const chart = new story.Chart(place, given);
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
  chart.onRange((range) => {
    part("chart-period").textContent = chart.period(range);
  });
  // The chart in words is the server's, until the reader sees other marks than the page's own.
  const summary = part("chart-summary").textContent;
  chart.onMarks(() => {
    part("chart-summary").textContent = place.classList.contains("altered") ? chart.tellShown() : summary;
  });
  chart.popover = story.popover(chart, part("chart-list"));
  chart.start().then(() => {
    story.gestures(chart);
    story.tips(chart, part("chart-tip"));
    story.keys(chart, part("chart-ring"), part("chart-spoken"));
    if (part("chart-overview")) story.overview(part("chart-overview"), chart);
    Object.assign(chart.stage, { tabIndex: 0 });
    chart.stage.setAttribute("role", "application");
    chart.stage.setAttribute("aria-label", chart.words.chart_region);
    part("chart-buttons").hidden = false;
    place.dataset.ready = "";
    if (given.src) setTimeout(() => chart.whenTold(() => chart.draw()));
  });
})(window.storyTimeline);
