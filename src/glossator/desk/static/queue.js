// The queue: what colleagues change is told without taking anything away under somebody's hands.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const glance = document.querySelector("[data-news]"), publishing = document.getElementById("publishing");
  if (!glance) return;
  let waiting = 0;
  const look = () => { clearTimeout(waiting); waiting = setTimeout(() => document.body.dispatchEvent(new Event("queue-changed")), 600); };
  const stream = new EventSource(glance.dataset.news);
  stream.addEventListener("queue", (told) => {
    look();
    const by = JSON.parse(told.data).by;
    if (by && by !== glance.dataset.me) document.getElementById("changed").hidden = false;
  });
  addEventListener("pagehide", () => stream.close());

  // Once the site is written, the page shows what readers have now; unless somebody types. Asked for anew, not loaded
  // again: the answer to a form would be sent a second time.
  if (!publishing) return;
  const changed = document.getElementById("changed");
  const underWay = () => Boolean(publishing.querySelector(".told"));
  const typed = () => [...document.querySelectorAll("main textarea")].some((one) => one.value !== one.defaultValue);
  let before = underWay();
  if (before) stream.addEventListener("open", look);  // it may be over before the stream was open
  document.body.addEventListener("htmx:afterSwap", () => {
    if (before && !underWay()) { if (typed()) changed.hidden = false; else location.replace(changed.querySelector("a").href); }
    before = underWay();
  });
});
