// The queue: what colleagues change is told without taking anything away under somebody's hands.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const glance = document.querySelector("[data-news]");
  if (!glance) return;
  let waiting = 0;
  const stream = new EventSource(glance.dataset.news);
  stream.addEventListener("queue", (told) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => document.body.dispatchEvent(new Event("queue-changed")), 600);
    const by = JSON.parse(told.data).by;
    if (by && by !== glance.dataset.me) document.getElementById("changed").hidden = false;
  });
  addEventListener("pagehide", () => stream.close());
});
