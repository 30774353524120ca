(() => {
  "use strict";
  const notes = [...document.querySelectorAll(".note")];
  const summaries = notes.map((note) => note.querySelector("summary"));
  const open = (note) => { note.querySelector("details").open = true; };

  // A claim in the text opens its note; so does an address that ends in one.
  const reveal = () => {
    const note = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (note && note.classList.contains("note")) open(note);
  };
  addEventListener("hashchange", reveal);
  reveal();

  // The words and their note point to each other.
  const pair = (from, on) => {
    const id = from.getAttribute("href").slice(1);
    const note = document.getElementById(id);
    if (note) note.classList.toggle("near", on);
  };
  document.querySelectorAll("#statement a.claim, #statement a.ref").forEach((link) => {
    ["mouseenter", "focus"].forEach((name) => link.addEventListener(name, () => pair(link, true)));
    ["mouseleave", "blur"].forEach((name) => link.addEventListener(name, () => pair(link, false)));
  });

  // n or j: next note; p or k: previous; o: open or close it; w: back to the words.
  const step = (by) => {
    const here = summaries.findIndex((s) => s === document.activeElement || s.closest(".note").contains(document.activeElement));
    let next = here + by;
    if (here < 0) {
      const below = summaries.findIndex((s) => s.getBoundingClientRect().top > 0);
      next = by > 0 ? (below < 0 ? 0 : below) : (below < 0 ? summaries.length - 1 : below - 1);
    }
    const target = summaries[Math.max(0, Math.min(summaries.length - 1, next))];
    if (target) { target.focus(); target.closest(".note").scrollIntoView({ block: "nearest" }); }
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const note = document.activeElement && document.activeElement.closest(".note");
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "o" && note) { const d = note.querySelector("details"); d.open = !d.open; note.querySelector("summary").focus(); }
    else if (event.key === "w" && note) { const words = document.getElementById("c" + note.id.slice(1)); if (words) words.focus(); }
  });

  const all = document.querySelector("button.all");
  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      const on = all.getAttribute("aria-pressed") !== "true";
      notes.forEach((note) => { note.querySelector("details").open = on; });
      all.setAttribute("aria-pressed", String(on));
    });
    all.setAttribute("aria-pressed", "false");
  }

  // Paper shows everything.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => { closed.forEach((d) => { d.open = false; }); });
})();
