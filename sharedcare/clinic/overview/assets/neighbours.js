/* J and K lead to the next and the previous patient of the list that one came from, with the same tile open. The list
   is kept by finding.js in this tab: paths, no names. Held down they do nothing: each patient opened is a look. */
(() => {
  const root = document.documentElement, said = document.querySelector("[data-place]");
  const paths = JSON.parse(sessionStorage.getItem("patients") || "[]"), here = paths.indexOf(location.pathname);
  const steps = { j: 1, k: -1 };
  if (!said || here < 0) return;
  said.closest("[hidden]").hidden = false;
  said.textContent = said.dataset.place.replace("{}", here + 1).replace("{}", paths.length);

  document.addEventListener("keydown", (event) => {
    const step = steps[event.key.toLowerCase()];
    if (!step || root.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest("input, select, textarea") || document.querySelector("[popover]:popover-open")) return;
    event.preventDefault();
    const next = paths[here + step], open = document.querySelector(".tile:target");
    if (next) location.assign(next + (open ? `#${open.id}` : ""));
    else said.textContent = step > 0 ? said.dataset.last : said.dataset.first;
  });
})();
