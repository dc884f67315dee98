/* What is open by its address (:target): Escape closes it and leads back, and a key that opened it closes it again.
   Marks of a drawing lead where the list beside it leads: a list for keys, a drawing for mice. */
(() => {
  const opened = () => document.querySelector(".tile:target");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (document.querySelector("[popover]:popover-open")) return;
    const tile = opened();
    if (!tile) return;
    tile.querySelector(".shut").click();
    tile.querySelector("h2 a").focus({ preventScroll: true });
  });

  // A link to this same page, at another moment or in another look, keeps open what is open.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="?"]');
    if (link && opened()) link.hash = opened().id;
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-href]");
    if (mark) location.assign(mark.dataset.href);
  });
})();
