// Who else has the same open, a plan or a row of the worklist: asked now and then while the page is in sight. Without it the page says so when it is loaded.
const place = document.querySelector("[data-present]");
const EVERY = 12000;

async function ask() {
  if (document.hidden) return;
  const body = new URLSearchParams({ csrfmiddlewaretoken: place.dataset.csrf });
  if (place.dataset.writes) body.set("writes", "1");
  try {
    const answer = await fetch(place.dataset.present, { method: "POST", body, redirect: "error" });
    if (!answer.ok) return;
    const { says } = await answer.json();
    if (place.textContent !== says) place.textContent = says;
    place.hidden = !says;
  } catch {
    // Nobody is told of by a line that is down; the next time asks again.
  }
}

if (place) {
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
