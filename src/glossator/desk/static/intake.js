// When a guide is ready its page is opened, unless somebody is at work on this one: then the link waits for them.
"use strict";
(() => {
  let busy = false;
  for (const name of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(name, () => { busy = true; }, { passive: true });
  document.addEventListener("htmx:sseMessage", () => {  // said aloud when the count moves, not with every step
    const [heard, count] = [document.getElementById("heard"), document.querySelector("#progress span")];
    if (heard && count && heard.textContent !== count.textContent) heard.textContent = count.textContent;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!document.querySelector("#over > *")) return;
    document.getElementById("stop")?.remove();
    const link = document.querySelector("#over [data-goes-on]");
    if (!link) return;
    if (busy) link.focus({ preventScroll: true });
    else location.assign(link.href);
  });
})();
