/* Single keys for what is on the page: the element that a key is for carries it in data-key, several apart by spaces.
   Off while one types, with a modifier held, or when the reader switched them off (data-keys on the root). */
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const isTyping = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;
  const target = (key) =>
    [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key.split(" ").includes(key));

  const act = (element) => {
    const open = document.querySelector("[popover]:popover-open");
    if (open && open.id !== element.getAttribute("popovertarget")) open.hidePopover();
    element.focus();
    if (!element.matches("input")) element.click();
  };

  document.addEventListener("keydown", (event) => {
    if (root.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const element = target(event.key.toLowerCase());
    if (!element) return;
    event.preventDefault();
    act(element);
  });
})();
