/* What a designer's eye would see: cut, clipped and overlapping text. Answers with a list of complaints. */
() => {
  const complaints = [];
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, .unseen-until-focus, .skip, [popover]:not(:popover-open)");
  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") || ""} "${element.textContent.trim().slice(0, 40)}"`;
  const elements = [...document.querySelectorAll("body *")].filter(isSeen);

  for (const element of elements) {
    if (element.closest("svg") || element.matches("input, details, summary")) continue;
    const style = getComputedStyle(element);
    if (style.display === "inline" || style.display === "contents") continue;
    const isMarked = style.textOverflow === "ellipsis" && element.closest("[title]");
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth && !isMarked && !element.querySelector(".unseen, .skip, svg"))
      complaints.push(`too wide by ${element.scrollWidth - element.clientWidth}: ${name(element)}`);
    if (style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 2 && !element.matches(".cut") && style.overflowY !== "auto")
      complaints.push(`cut below by ${element.scrollHeight - element.clientHeight}: ${name(element)}`);
  }

  const rects = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !isSeen(parent) || parent.closest("title, option, .hints")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const cut = parent.closest(".cut");
    for (const box of range.getClientRects()) {
      const edge = cut ? cut.getBoundingClientRect() : box;
      const rect = { left: Math.max(box.left, edge.left), right: Math.min(box.right, edge.right), top: Math.max(box.top, edge.top), bottom: Math.min(box.bottom, edge.bottom), parent, text: node.data.trim() };
      if (rect.right - rect.left > 1 && rect.bottom - rect.top > 1) rects.push(rect);
    }
  }

  const isSmall = innerWidth < 1000;
  for (const rect of rects) {
    const tile = rect.parent.closest(".tile");
    const edge = tile && tile.getBoundingClientRect();
    if (edge && (rect.left < edge.left - 1 || rect.right > edge.right + 1 || rect.bottom > edge.bottom + 1))
      complaints.push(`outside its tile: "${rect.text}"`);
    if (rect.right > innerWidth + 1 || (!isSmall && rect.bottom > innerHeight + 1)) complaints.push(`outside the screen: "${rect.text}"`);
  }
  const isBar = (rect) => isSmall && rect.parent.closest(".parts, .who, .top");
  rects.forEach((one, place) => {
    for (const other of rects.slice(place + 1)) {
      if (one.parent === other.parent || isBar(one) || isBar(other)) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 2 && down > 5) complaints.push(`overlap: "${one.text}" and "${other.text}"`);
    }
  });
  return [...new Set(complaints)];
}
