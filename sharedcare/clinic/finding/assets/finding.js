/* From the search field to the list with the arrow keys, and back; J and K between its rows. Enter opens, as on any
   link, and remembers in this tab the paths of the list (no names), for J and K on a patient's page. */
(() => {
  const root = document.documentElement, field = document.getElementById("q");
  const links = [...document.querySelectorAll(".people th a")];
  const arrows = { ArrowDown: 1, ArrowUp: -1 }, letters = { j: 1, k: -1 };
  if (!links.length) return;

  const byArrow = (here, step) => {
    if (here < 0 && document.activeElement !== field) return null;
    return here + step < 0 ? field : links[Math.min(here + step, links.length - 1)];
  };
  const byLetter = (here, step) => {
    if (root.dataset.keys === "off" || document.activeElement.closest("input, select, textarea")) return null;
    return links[Math.min(Math.max(here + step, 0), links.length - 1)];
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("[popover]:popover-open")) return;
    const here = links.indexOf(document.activeElement), letter = event.key.toLowerCase();
    const next =
      event.key in arrows ? byArrow(here, arrows[event.key]) : letter in letters ? byLetter(here, letters[letter]) : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  for (const link of links)
    link.addEventListener("click", () =>
      sessionStorage.setItem("patients", JSON.stringify(links.map((one) => one.pathname))),
    );
})();
