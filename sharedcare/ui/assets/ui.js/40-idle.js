/* A session ends when nobody is there. Two minutes (at most a third of the time) before, the page asks; a key or a click answers by itself, once a minute.
   When it has ended, a page without unsent input leads to sign in and from there back here. One with unsent input is
   covered and kept: it comes back when the same person has signed in again in another window. */
(() => {
  const dialog = document.getElementById("idle");
  if (!dialog) return;
  const [asks, ended] = dialog.children;
  const WARN = Math.min(120, dialog.dataset.seconds / 3) * 1000, EVERY = 60_000;
  let until = performance.now() + dialog.dataset.seconds * 1000, told = performance.now(), typed = false, over = false;

  const left = () => until - performance.now();
  const say = () => {
    const seconds = Math.max(0, Math.round(left() / 1000));
    asks.querySelector(".left").textContent = dialog.dataset.left
      .replace("{minutes}", Math.floor(seconds / 60)).replace("{seconds}", seconds % 60);
  };

  const ask = async (method) => {
    const headers = { "X-CSRFToken": dialog.dataset.csrf };
    const answer = await fetch("/session", { method, headers, credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok) return null;
    const state = await answer.json();
    told = performance.now();
    until = told + state.seconds * 1000;
    return state;
  };

  const cover = () => {
    over = true;
    document.documentElement.dataset.ended = "";
    asks.hidden = true;
    ended.hidden = false;
    dialog.setAttribute("aria-labelledby", "ended-title");
    if (!dialog.open) dialog.showModal();
  };
  const uncover = (csrf) => {
    over = false;
    delete document.documentElement.dataset.ended;
    dialog.dataset.csrf = csrf;
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = csrf;
    asks.hidden = false;
    ended.hidden = true;
    dialog.setAttribute("aria-labelledby", "idle-title");
    dialog.close();
  };

  const look = async () => {
    const state = await ask("GET");
    if (state && state.seconds > 0) {
      if (state.who === dialog.dataset.who) return over ? uncover(state.csrf) : undefined;
      ended.querySelector(".other").textContent = dialog.dataset.other;
      return cover();
    }
    if (over || (!state && left() > 0)) return;
    if (typed) return cover();
    location.replace(`/sign-in?idle&next=${encodeURIComponent(location.pathname + location.search)}`);
  };

  const tick = async () => {
    if (over) return;
    if (left() <= 0) return look();
    if (left() > WARN) return dialog.open && dialog.close();
    if (!dialog.open) await look(); /* another window may have been used */
    if (over || left() > WARN) return;
    say();
    if (!dialog.open) dialog.showModal();
  };

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (!over) ask("POST").then(tick);
  });
  asks.querySelector("button").addEventListener("click", () => ask("POST").then(tick));
  document.addEventListener("input", () => { typed = true; });
  document.addEventListener("submit", () => { typed = false; });
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, () => {
      if (!over && !dialog.open && performance.now() - told > EVERY) ask("POST");
    }, { passive: true });
  }
  addEventListener("focus", () => over && look());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && (over ? look() : tick()));
  setInterval(tick, 1000);
})();
