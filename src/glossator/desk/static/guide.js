// A guide kept current while somebody works on it: what others change comes in by itself, what is typed stays.
"use strict";
(() => {
  const guide = document.querySelector("[data-guide]");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = words => { const place = document.querySelector("#said"); if (place) { place.textContent = words; clearTimeout(say.at); say.at = setTimeout(() => { place.textContent = ""; }, 6000); } };

  // What somebody typed: a field whose value is not the one it came with.
  const changed = field => field.type === "hidden" ? false : field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT" ? [...field.options].some(one => one.selected !== one.defaultSelected) && ![...field.options].every(one => !one.defaultSelected && one.selected === (one === field.options[0]))
    : field.value !== field.defaultValue;
  const typed = block => all("input, textarea, select", block).filter(changed);
  const name = field => { const form = field.form, of = form && all("input[type=hidden]", form).filter(one => !["csrf", "seen", "start", "end"].includes(one.name)).map(one => one.value).join(" "); return `${form && form.getAttribute("action")} ${of} ${field.name} ${field.matches("[type=checkbox], [type=radio]") ? field.value : ""}`; };
  const folds = block => all("details", block).map((one, at) => [one.querySelector("summary").textContent, one.open]).filter(one => one[1]).map(one => one[0]);

  // Puts what was typed, and what was unfolded, from a block that goes into the one that comes.
  let coming = null;
  const carry = (fields, open, block) => {
    const kept = new Map(fields.map(one => [one.key, one]));
    all("input, textarea, select", block).forEach(field => {
      const was = kept.get(name(field));
      if (!was || field.type === "hidden") return;
      if (field.matches("[type=checkbox], [type=radio]")) field.checked = was.checked; else field.value = was.value;
      const fold = field.closest("details"); if (fold) fold.open = true;
    });
    all("details", block).forEach(one => { if (open.includes(one.querySelector("summary").textContent)) one.open = true; });
  };
  const held = (block, without) => typed(block).filter(field => field.form !== without).map(field => ({ key: name(field), value: field.value, checked: field.checked }));

  document.addEventListener("htmx:beforeSwap", event => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status >= 400) {  // what was typed stays: the answer stands in the form that was sent
      const form = requestConfig.elt.closest("form") || requestConfig.elt;
      let place = form.querySelector(":scope > .refused");
      if (!place) { place = document.createElement("div"); place.className = "refused"; form.append(place); }
      event.detail.target = place; event.detail.swapOverride = "innerHTML"; event.detail.shouldSwap = true; event.detail.isError = false;
      return;
    }
    const block = event.detail.target.closest("[data-block]");
    if (block && event.detail.target === block && requestConfig.verb === "post" && !xhr.responseText.trim()) {
      event.detail.shouldSwap = false;
      gone(block);
      return;
    }
    if (block && event.detail.target === block && requestConfig.verb === "post") {
      const form = requestConfig.elt.closest("form");
      coming = { id: block.id, fields: held(block, form), open: folds(block).filter(one => !form || !form.closest("details") || form.closest("details").querySelector("summary").textContent !== one) };
    } else if (block && event.detail.target === block && block.dataset.again) {
      coming = { id: block.id, fields: held(block, null), open: folds(block) };
    }
  });
  // A claim that was cut anew or dropped: what is typed elsewhere on the page stays.
  const gone = block => {
    const next = block.nextElementSibling || block.previousElementSibling;
    block.remove();
    if (guide.classList.contains("alone")) location.assign(`/guides/${guide.dataset.guide}`);
    else if (next) { next.tabIndex = -1; next.focus({ preventScroll: true }); }
  };
  document.addEventListener("htmx:afterSwap", event => {
    const block = coming && document.getElementById(coming.id);
    if (block) { carry(coming.fields, coming.open, block); if (document.activeElement === document.body) block.focus({ preventScroll: true }); }
    coming = null;
    const steps = document.getElementById("steps");
    if (steps && event.detail.requestConfig?.verb === "post" && event.detail.target.id === "steps" && document.activeElement === document.body) { steps.focus({ preventScroll: true }); say(steps.querySelector("p").innerText); }
    if (event.detail.requestConfig && event.detail.requestConfig.verb === "get") {
      const opened = event.detail.target.isConnected ? event.detail.target : document.getElementById(event.detail.target.id);
      const passage = opened && opened.querySelector(":scope > [data-passage] [data-text]");
      if (passage) passage.focus();
      if (opened && opened.dataset.open && !block) { opened.focus({ preventScroll: true }); if (opened.getBoundingClientRect().top < 60 || opened.getBoundingClientRect().top > innerHeight / 2) opened.scrollIntoView({ block: "start" }); }
    }
  });
  document.addEventListener("glossator:did", event => { say(`Done: ${event.detail.value}.`); look(); });

  // Closing a block, and taking theirs.
  const closed = async block => {
    const answer = await fetch(`/guides/${guide.dataset.guide}/blocks?id=${encodeURIComponent(block.id)}`, { headers: { "HX-Request": "true" } });
    if (answer.ok) put(block, await answer.text());
  };
  const put = (block, html) => {
    const made = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    if (!made) { block.remove(); return null; }
    const had = block.contains(document.activeElement);
    block.replaceWith(made); htmx.process(made);
    if (had) { const to = made.querySelector(".edit") || made; to.focus({ preventScroll: true }); }
    return made;
  };
  const reload = async block => {
    const answer = await fetch(block.dataset.open, { headers: { "HX-Request": "true" } });
    const fields = held(block, null), open = folds(block);
    if (!answer.ok) { notice(block, "This is no longer in the guide. What you typed is kept here until you close it."); return; }
    const made = put(block, await answer.text());
    if (made) carry(fields, open, made);
  };
  const notice = (block, words) => {
    const place = block.querySelector("[data-notice]");
    if (!place) return;
    place.textContent = `${words} `;
    const button = document.createElement("button");
    button.type = "button"; button.className = "quiet small"; button.textContent = "Show it, and keep what I typed"; button.dataset.show = "";
    place.append(button);
  };
  document.addEventListener("click", event => {
    const close = event.target.closest("[data-close]"), again = event.target.closest("[data-reload]"), show = event.target.closest("[data-show]");
    const block = event.target.closest("[data-block]");
    if (close && block && guide && !guide.classList.contains("alone")) { event.preventDefault(); if (!typed(block).length || confirm("Close it, and lose what you typed?")) closed(block); }
    if (again && block) { const form = again.closest("form"); if (form) form.reset(); reload(block); }
    if (show && block) reload(block);
    const quote = event.target.closest("[data-quote]");
    if (quote && guide && !guide.classList.contains("alone")) {
      event.preventDefault();
      const card = quote.closest("[data-block]"), there = () => { const one = document.getElementById(quote.dataset.quote); if (one) { one.scrollIntoView({ block: "center" }); one.focus({ preventScroll: true }); } };
      if (card.dataset.open) there(); else htmx.ajax("GET", `/guides/${guide.dataset.guide}/claims/${card.id}`, { target: card, swap: "outerHTML" }).then(there);
    }
  });

  // Words of the statement and their claim light up together; a link to a claim puts the focus there.
  const light = event => {
    const from = event.target.closest && event.target.closest("[data-claim], .claim-card");
    all(".near").forEach(one => one.classList.remove("near"));
    if (!from) return;
    const id = from.dataset.claim || from.id, card = document.getElementById(id);
    if (card) card.classList.add("near");
    all(`[data-claim="${CSS.escape(id)}"]`).forEach(one => one.classList.add("near"));
  };
  document.addEventListener("mouseover", light); document.addEventListener("focusin", light);
  addEventListener("hashchange", () => { const to = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))); if (to) to.focus({ preventScroll: true }); });

  // Selecting words: where they stand in the stored text, counted in characters as the record counts them.
  const points = text => [...text].length;
  const place = (node, offset, text) => {
    const span = (node.nodeType === 3 ? node.parentElement : node).closest("[data-at]");
    if (!span || !text.contains(span)) return null;
    const range = document.createRange(); range.selectNodeContents(span); range.setEnd(node, offset);
    return Number(span.dataset.at) + points(range.toString());
  };
  const words = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0), from = range.startContainer, text = (from.nodeType === 3 ? from.parentElement : from).closest("[data-text]");
    if (!text || !text.contains(range.endContainer)) return null;
    const copy = range.cloneContents(); all("sup", copy).forEach(one => one.remove());
    const said = copy.textContent.trim();
    return said ? { said, text, start: place(range.startContainer, range.startOffset, text), end: place(range.endContainer, range.endOffset, text), box: range.getBoundingClientRect() } : null;
  };
  let bar = null;
  const offer = () => {
    if (bar) { bar.remove(); bar = null; }
    const marked = words();
    if (!marked) return;
    const form = marked.text.closest(".passage, #add")?.querySelector("form");
    if (form) { fill(form, marked); return; }
    if (!marked.text.closest("#statement") || !guide || !("may" in guide.dataset)) return;
    bar = document.createElement("div"); bar.className = "choose";
    const add = document.createElement("a"); add.className = "button small"; add.textContent = "Add a claim from these words";
    add.href = `/guides/${guide.dataset.guide}/add?words=${encodeURIComponent(marked.said.slice(0, 1900))}`; bar.append(add);
    all("[data-split][open] [data-pieces]").forEach(field => {
      const button = document.createElement("button"); button.type = "button"; button.className = "quiet small"; button.textContent = `A piece of claim ${field.closest(".claim-card").querySelector(".num").textContent}`;
      button.addEventListener("click", () => { field.value = `${field.value.trim()}\n${marked.said.replace(/\s+/g, " ")}`.trim(); bar.remove(); bar = null; field.focus(); });
      bar.append(button);
    });
    bar.style.left = `${Math.max(8, scrollX + marked.box.left)}px`; bar.style.top = `${scrollY + marked.box.bottom + 6}px`;
    document.body.append(bar);
  };
  const fill = (form, marked) => {
    form.querySelector("[data-words]").value = marked.said;
    form.querySelector("[data-start]").value = marked.start ?? ""; form.querySelector("[data-end]").value = marked.end ?? "";
  };
  document.addEventListener("mouseup", event => { if (!event.target.closest(".choose")) setTimeout(offer); });
  document.addEventListener("touchend", () => setTimeout(offer, 50)); document.addEventListener("keyup", event => { if (event.shiftKey || event.key === "Shift") offer(); });
  document.addEventListener("input", event => { const field = event.target.closest("[data-words]"); if (field && event.isTrusted) all("[data-start], [data-end]", field.form).forEach(one => { one.value = ""; }); });

  // News: what others do comes in by itself.
  if (!guide || guide.dataset.guide === undefined) return;
  let seen = Number(guide.dataset.seen), stream = null, looking = null, more = false;
  const look = () => { more = true; looking ??= (async () => { try { while (more) { more = false; await catchUp(); } } finally { looking = null; } })(); return looking; };
  const catchUp = async () => {
    const answer = await fetch(`/guides/${guide.dataset.guide}/since?seen=${seen}`, { headers: { "HX-Request": "true" } });
    if (answer.status === 401 || answer.redirected) {
      if (!all("[data-block]").some(one => typed(one).length)) { location.reload(); return; }
      document.dispatchEvent(new Event("glossator:out"));
      const place = guide.querySelector("[data-news]");
      clearTimeout(tell.at); if (place) place.textContent = "You are no longer logged in. What you typed is kept: log in in another window, and send it then.";
      return;
    }
    if (!answer.ok) return;
    const now = await answer.json();
    const others = now.told.filter(one => !one.mine);
    const who = part => others.filter(one => one.part === part || one.part === `note:${part}`).map(one => `${one.by} ${one.what}`).join("; ");
    const fresh = {};
    for (const [column, blocks] of Object.entries(now.columns)) {
      const box = guide.querySelector(`[data-column="${column}"]`);
      for (const [id, stamp] of blocks) { const here = document.getElementById(id); if (box && (!here || here.dataset.stamp !== stamp) && !(here && here.dataset.open)) fresh[id] = stamp; }
    }
    const ids = Object.keys(fresh), got = {};
    for (let at = 0; at < ids.length; at += 60) {
      const query = ids.slice(at, at + 60).map(id => `id=${encodeURIComponent(id)}`).join("&");
      const html = await (await fetch(`/guides/${guide.dataset.guide}/blocks?${query}`, { headers: { "HX-Request": "true" } })).text();
      all("[data-block]", new DOMParser().parseFromString(html, "text/html")).forEach(one => { got[one.id] = one; });
    }
    for (const [column, blocks] of Object.entries(now.columns)) {
      const box = guide.querySelector(`[data-column="${column}"]`);
      const stamps = new Map(blocks);
      if (!box) {  // a claim on a page of its own
        all("[data-block][data-open]", guide).forEach(one => {
          if (stamps.has(one.id)) renew(one, stamps.get(one.id), who(one.id));
          else if (column === "right" && !one.querySelector(".htmx-request")) { if (typed(one).length) notice(one, "This was taken out of the guide by somebody else."); else gone(one); }
        });
        continue;
      }
      all(":scope > [data-block]", box).filter(one => !stamps.has(one.id)).forEach(one => { if (typed(one).length) notice(one, "This was taken out of the guide by somebody else."); else one.remove(); });
      let before = null;
      for (const [id, stamp] of blocks) {
        let here = document.getElementById(id);
        if (got[id] && !(here && here.dataset.open)) {
          if (here) here = put(here, got[id].outerHTML); else { here = got[id]; box.append(here); htmx.process(here); }
        } else if (here && here.dataset.open && here.dataset.stamp !== stamp) renew(here, stamp, who(id));
        if (here) { const next = before ? before.nextElementSibling : box.firstElementChild; if (next !== here) box.insertBefore(here, next); before = document.getElementById(id); }
      }
    }
    const steps = document.getElementById("steps");
    if (steps && steps.dataset.state !== now.state && !typed(steps).length) htmx.ajax("GET", `/guides/${guide.dataset.guide}/steps`, { target: "#steps", swap: "outerHTML" });
    if (others.length) tell(others);
    seen = Math.max(seen, now.seen);
  };
  const renew = (block, stamp, by) => {
    if (block.querySelector(".htmx-request")) return;  // its own answer is on the way
    block.dataset.stamp = stamp;
    if (typed(block).length) notice(block, `Changed while you were typing: ${by || "something it rests on"}.`); else reload(block);
  };
  const tell = others => {
    const place = guide.querySelector("[data-news]"), last = others[others.length - 1];
    if (!place) return;
    place.textContent = `${last.by} ${last.what}${others.length > 1 ? `, and ${others.length - 1} more` : ""}.`;
    clearTimeout(tell.at); tell.at = setTimeout(() => { place.textContent = ""; }, 9000);
  };
  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(`/guides/${guide.dataset.guide}/news`);
    stream.addEventListener("open", look);  // whatever happened before it opened, or while it was away
    stream.addEventListener("news", look);
  };
  const rest = () => { if (stream) { stream.close(); stream = null; } };
  document.addEventListener("visibilitychange", () => document.hidden ? rest() : listen());
  addEventListener("pageshow", event => { if (event.persisted) listen(); }); addEventListener("pagehide", rest);
  addEventListener("beforeunload", event => { if (all("[data-open]").some(one => typed(one).length)) event.preventDefault(); });
  listen();
})();
