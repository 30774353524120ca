(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const notes = all(".topic .note");
  const box = (note) => note.querySelector("details");
  const line = (note) => note.querySelector(note.classList.contains("below") ? ".num" : "summary");

  // A claim in the text opens its note; so does an address that ends in one, and whatever is folded around it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.classList.contains("note")) box(target).open = true;
    for (let each = target.parentElement; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  // The words and their note point to each other.
  const words = new Map();
  all("#statement a.claim, #statement a.ref").forEach((link) => {
    const own = link.hash.slice(2);
    new Set([own, ...(link.dataset.n || "").split(" ")]).forEach((key) => {
      if (key) words.set(key, [...(words.get(key) || []), link]);
    });
    const light = (on) => { const note = document.getElementById(`n${own}`); if (note) note.classList.toggle("near", on); };
    [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]].forEach(([name, on]) => link.addEventListener(name, () => light(on)));
  });
  notes.forEach((note) => {
    const light = (on) => (words.get(note.id.slice(1)) || []).forEach((link) => link.classList.toggle("near", on));
    [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]].forEach(([name, on]) => note.addEventListener(name, () => light(on)));
  });

  // A claim and a time play their passage, where the page has its recording; without this script a time is a link to it.
  const player = document.querySelector(".player audio");
  if (player) {
    let until = Infinity;
    let asked = false;
    const play = (link) => {
      until = Number(link.dataset.until) || Infinity;
      asked = true;
      player.currentTime = Number(link.dataset.at);
      player.play().catch(() => {});
    };
    all("a[data-at]").forEach((link) => link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.classList.contains("play")) event.preventDefault();
      play(link);
    }));
    player.addEventListener("timeupdate", () => { if (player.currentTime >= until) { until = Infinity; player.pause(); } });
    player.addEventListener("seeking", () => { if (!asked) until = Infinity; });
    player.addEventListener("seeked", () => { asked = false; });
    const said = document.querySelector(".player [role=status]");
    player.addEventListener("error", () => { said.textContent = "cannot be played: it has to lie beside this page"; });
    player.addEventListener("playing", () => { said.textContent = ""; });
  }

  // n or j: next note; p or k: previous; o: open or close it; w: back to the words. The line that names the keys turns
  // them off (WCAG 2.2, 2.1.4); where it is not shown they do nothing.
  const hint = document.querySelector("button.hint");
  if (hint && notes.length) {
    hint.hidden = false;
    hint.addEventListener("click", () => hint.setAttribute("aria-pressed", String(hint.getAttribute("aria-pressed") !== "true")));
  }
  const listening = () => hint && hint.offsetParent !== null && hint.getAttribute("aria-pressed") === "true";
  const step = (by) => {
    const here = notes.findIndex((note) => note.contains(document.activeElement));
    let next = here + by;
    if (here < 0) {
      const below = notes.findIndex((note) => note.getBoundingClientRect().top > 0);
      next = by > 0 ? Math.max(below, 0) : (below < 0 ? notes.length : below) - 1;
    }
    const target = notes[Math.max(0, Math.min(notes.length - 1, next))];
    if (!target) return;
    for (let each = target.parentElement; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    line(target).focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
    line(target).scrollIntoView({ block: "nearest" });
  };
  addEventListener("keydown", (event) => {
    if (!listening() || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const note = document.activeElement && document.activeElement.closest(".note");
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "o" && note) { box(note).open = !box(note).open; line(note).focus(); }
    else if (event.key === "w" && note) { const mark = document.getElementById(`c${note.id.slice(1)}`); if (mark) mark.focus(); }
  });

  // Below the reader's own threshold a note keeps its line and loses its prose; nothing goes away.
  const worth = document.querySelector("label.worth");
  if (worth && notes.length) {
    worth.hidden = false;
    const from = worth.querySelector("input");
    const draw = () => {
      notes.forEach((note) => {
        const below = Number(note.dataset.worth) < Number(from.value);
        note.classList.toggle("below", below);
        (words.get(note.id.slice(1)) || []).forEach((link) => link.classList.toggle("below", below));
      });
      worth.querySelector("output").textContent = (from.value / 100).toFixed(2);
    };
    from.addEventListener("input", draw);
    draw();
  }

  const button = document.querySelector("button.all");
  if (button && notes.length) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      notes.forEach((note) => { box(note).open = on; });
      button.setAttribute("aria-pressed", String(on));
      button.textContent = on ? "Close all" : "Open all";
    });
    button.setAttribute("aria-pressed", "false");
  }

  // Paper shows everything.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => { closed.forEach((d) => { d.open = false; }); });
})();
