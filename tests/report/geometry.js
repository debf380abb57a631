// What a reader would see as broken in a report, measured on the page as it is laid out: a page wider than its window,
// text out of its box, words of a figure that lie on each other or outside of it, a cut text without its full one.
(() => {
  const faults = [];
  const say = (text) => { if (faults.length < 60) faults.push(text); };
  const short = (text) => { const t = text.trim().replace(/\s+/g, ' '); return t.length > 50 ? t.slice(0, 50) + '...' : t; };
  const root = document.documentElement;
  const place = (element) => {
    const section = element.closest('section');
    return section ? 'section ' + section.id : element.tagName.toLowerCase();
  };

  // The page
  if (root.scrollWidth > root.clientWidth)
    say(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);

  // Text in the boxes of the page. A box that scrolls holds what is wider than itself.
  const scrolls = (element) => {
    for (let e = element; e; e = e.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) return true;
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest('svg')) continue;
    let box = node.parentElement;
    while (getComputedStyle(box).display.startsWith('inline')) box = box.parentElement;
    range.selectNodeContents(node);
    const outer = box.getBoundingClientRect();
    for (const r of range.getClientRects()) {
      if (r.width === 0) continue;
      if (r.left < outer.left - 1 || r.right > outer.right + 1) {
        say(`${place(box)}: "${short(node.data)}" stands out of its <${box.tagName.toLowerCase()}> by ` +
            `${Math.max(outer.left - r.left, r.right - outer.right).toFixed(1)}`);
        break;
      }
      if (r.right > root.clientWidth + 1 && !scrolls(box)) {
        say(`${place(box)}: "${short(node.data)}" is cut at the edge of the page`);
        break;
      }
    }
  }

  // Figures. The box of a text reaches from the font's ascent to its descent; letters fill less of it.
  let texts = 0;
  for (const svg of document.querySelectorAll('svg')) {
    const outer = svg.getBoundingClientRect();
    if (outer.width === 0) { say(`${place(svg)}: a figure without width`); continue; }
    if (outer.right > root.clientWidth + 1 && !scrolls(svg.parentElement)) say(`${place(svg)}: a figure is wider than the page`);
    const name = `${place(svg)}, figure "${short(svg.getAttribute('aria-label') || '')}"`;
    const words = [];
    for (const text of svg.querySelectorAll('text')) {
      const shown = [...text.childNodes].filter((n) => n.nodeName !== 'title').map((n) => n.textContent).join('');
      if (!shown.trim()) continue;
      ++texts;
      const r = text.getBoundingClientRect();
      const box = {left: r.left, right: r.right, top: r.top + 0.26 * r.height, bottom: r.bottom - 0.06 * r.height, shown};
      if (box.left < outer.left - 1 || box.right > outer.right + 1 || box.top < outer.top - 1 || box.bottom > outer.bottom + 1)
        say(`${name}: "${short(shown)}" stands out of it ` +
            `(${(outer.left - box.left).toFixed(0)}, ${(box.right - outer.right).toFixed(0)}, ` +
            `${(outer.top - box.top).toFixed(0)}, ${(box.bottom - outer.bottom).toFixed(0)})`);
      if (shown.includes('\u2026')) {
        const title = text.querySelector('title');
        const begin = shown.split('\u2026')[0].trim();
        if (!title || !title.textContent.includes(begin)) say(`${name}: "${short(shown)}" is cut and has no full text`);
      }
      words.push(box);
    }
    for (let a = 0; a < words.length; ++a)
      for (let b = a + 1; b < words.length; ++b) {
        const p = words[a], q = words[b];
        const across = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (across > 1 && down > 1) say(`${name}: "${short(p.shown)}" and "${short(q.shown)}" overlap by ` +
                                        `${across.toFixed(1)} x ${down.toFixed(1)}`);
      }
    for (const shape of svg.querySelectorAll('rect, circle, path, polygon, line')) {
      const r = shape.getBoundingClientRect();
      if (r.left < outer.left - 2 || r.right > outer.right + 2 || r.top < outer.top - 2 || r.bottom > outer.bottom + 2)
        say(`${name}: a <${shape.tagName}> of class "${shape.getAttribute('class')}" stands out of it`);
    }
  }
  return {faults, texts, figures: document.querySelectorAll('svg').length};
})()
