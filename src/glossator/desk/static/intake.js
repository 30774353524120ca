// When a guide is ready its page is opened, unless somebody is at work on this one: then the link waits for them.
"use strict";
(() => {
  let busy = false;
  for (const name of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(name, () => { busy = true; }, { passive: true });
  document.addEventListener("htmx:afterSettle", () => {
    const link = document.querySelector("#over [data-goes-on]");
    if (!link) return;
    document.getElementById("stop")?.remove();
    if (busy) link.focus({ preventScroll: true });
    else location.assign(link.href);
  });
})();
