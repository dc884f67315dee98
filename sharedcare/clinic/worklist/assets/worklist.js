/* J and K walk down and up the rows; Enter opens the overview, as on any link. A takes, G acknowledges, R opens what came of it, S
   puts off, F goes to the tabs, and Escape from there back to the row. Each key presses what stands in the row that has the focus, or
   in the first one; not while a link or a button elsewhere has it: who types a name on a tab means nobody's row. The path of each
   patient shown is kept in this tab (no names), for J and K on a patient's page. What opens beside the list takes the focus: what
   comes of it after R, the reason to wait after S; and closing it gives the focus back to the row. */
(() => {
  const root = document.documentElement;
  const rows = [...document.querySelectorAll("[data-row]")], names = rows.map((row) => row.querySelector(".name"));
  const presses = { a: "[data-take]", g: "[data-looked]", r: "[data-why]", s: "[data-why]" };
  const panel = document.querySelector(".panel");
  const here = () => rows.findIndex((row) => row.contains(document.activeElement));
  const opened = rows.findIndex((row) => row.matches(".open"));
  const within = (at) => Math.min(Math.max(at, 0), rows.length - 1);

  // Where one is in the list: the row that had the focus last, or the one that is open. After an act the list is loaded anew, and
  // one is where the row was: if it is still open, but stands elsewhere now, another has taken its place and comes next.
  const kept = Number(sessionStorage.getItem("worklist-row") ?? -1);
  sessionStorage.removeItem("worklist-row");
  let place = kept < 0 ? opened : within(kept), hasMoved = panel !== null && place !== opened;
  document.addEventListener("focusin", () => {
    if (here() < 0) return;
    place = here();
    hasMoved = false;
  });
  const keep = () => sessionStorage.setItem("worklist-row", String(place));

  const walk = (step) => {
    const next = place < 0 ? (step > 0 ? 0 : rows.length - 1) : hasMoved && step > 0 ? place : place + step;
    names[within(next)]?.focus();
  };
  const press = (key) => {
    const row = rows[here()] ?? document.querySelector("[data-row].open") ?? rows[0];
    const found = row?.querySelector(presses[key]);
    place = rows.indexOf(row);
    if (found && key === "s") location.assign(`${found.href}#put-off`);
    else if (found && key === "r") location.assign(`${found.href}#outcome`);
    else found?.click();
  };

  // Before anybody else hears of the key: taking back is one of the keys of every page.
  document.addEventListener("keydown", (event) => {
    const on = event.target.closest("a, button, summary"), key = event.key.toLowerCase();
    if (!on || here() >= 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (key === "u" || key in presses || (on.matches(".tab") && /^\p{L}$/u.test(key))) event.stopImmediatePropagation();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (root.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea") || document.querySelector("[popover]:popover-open")) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") walk(key === "j" ? 1 : -1);
    else if (key in presses) press(key);
    else if (key === "f") document.querySelector(".tab[aria-current]")?.focus();
    else if (key === "escape" && panel) panel.querySelector(".shut").click();
    else if (key === "escape" && document.activeElement.matches(".tab")) names[within(place)]?.focus();
    else return;
    event.preventDefault();
  });

  // On a phone the tabs are a strip: the one that is open is in sight.
  const strip = document.querySelector(".tabs"), open = strip?.querySelector("[aria-current]");
  if (open && strip.scrollWidth > strip.clientWidth) strip.scrollLeft = open.offsetLeft - strip.offsetLeft - 16;

  for (const link of names)
    link.addEventListener("click", () =>
      sessionStorage.setItem("patients", JSON.stringify(names.map((one) => one.pathname))),
    );
  if (place >= 0 && !panel) names[place]?.focus({ preventScroll: true });
  document.addEventListener("submit", keep);
  panel?.querySelector(".shut").addEventListener("click", keep);

  // No element has these names: the browser would take the focus away again when it goes to the element itself.
  const enter = () => {
    const put = panel.querySelector("#snooze"), first = panel.querySelector(".outcome input[type=radio]");
    if (panel.querySelector("[autofocus]")) return;
    if (location.hash === "#put-off" && put) {
      put.closest("details").open = true;
      put.querySelector("select").focus({ preventScroll: true });
      put.scrollIntoView({ block: "end" });
    } else if (location.hash === "#outcome" && first) first.focus();
    else panel.querySelector("h2").focus({ preventScroll: true });
  };
  if (panel) {
    enter();
    window.addEventListener("hashchange", () => location.hash === "#letters" || enter());
  }
})();
