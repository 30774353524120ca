() => {
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    && !element.closest(".visually-hidden, .skip, script, style, title, desc");
  // What an ancestor cuts off (a quote of two lines, a table that scrolls) is not on the page.
  const cut = (element, box) => {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      if (getComputedStyle(each).overflow === "visible") continue;
      const outer = each.getBoundingClientRect();
      box.l = Math.max(box.l, outer.left); box.r = Math.min(box.r, outer.right);
      box.t = Math.max(box.t, outer.top); box.b = Math.min(box.b, outer.bottom);
    }
    return box;
  };
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || !seen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const quarter = rect.height / 4; // room that letters of their own need above and below
      const box = cut(node.parentElement, { l: rect.left, r: rect.right, t: rect.top + quarter, b: rect.bottom - quarter });
      if (box.r - box.l > 1 && box.b - box.t > 1) boxes.push({ ...box, node });
    }
  }
  boxes.sort((one, other) => one.t - other.t);
  const found = [];
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length && boxes[j].t < boxes[i].b; j++) {
      const [one, other] = [boxes[i], boxes[j]];
      if (one.node === other.node) continue;
      if (Math.min(one.r, other.r) - Math.max(one.l, other.l) > 2 && Math.min(one.b, other.b) - Math.max(one.t, other.t) > 2)
        found.push(`${one.node.data.trim().slice(0, 40)} / ${other.node.data.trim().slice(0, 40)}`);
    }
  return found;
}
