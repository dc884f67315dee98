/* From the search field to the list with the arrow keys, and back. Enter opens, as on any link. */
(() => {
  const field = document.getElementById("q");
  const links = [...document.querySelectorAll(".people th a")];
  const steps = { ArrowDown: 1, ArrowUp: -1 };

  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step || !links.length || event.ctrlKey || event.altKey || event.metaKey) return;
    const here = document.activeElement === field ? -1 : links.indexOf(document.activeElement);
    if (here < 0 && document.activeElement !== field) return;
    event.preventDefault();
    const next = here + step;
    (next < 0 ? field : links[Math.min(next, links.length - 1)]).focus();
  });
})();
