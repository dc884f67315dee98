// The time machine's slider: it stops at the moments at which something changed, asked for when the drawer is opened.
(() => {
  const drawer = document.getElementById("time"), form = drawer && drawer.querySelector(".slide");
  if (!form) return;
  const [slide, at] = form.querySelectorAll("input"), said = form.querySelector("output");
  const language = { en: "en-GB" }[document.documentElement.lang] || document.documentElement.lang;
  const stamp = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
  let moments = null;
  const show = () => {
    const [moment, changes] = moments[slide.value];
    at.value = moment;
    said.value = slide.ariaValueText = `${stamp.format(new Date(moment))} · ${form.dataset.changes.replace("{}", changes)}`;
  };
  drawer.addEventListener("toggle", async event => {
    if (event.newState !== "open" || moments) return;
    const answer = await fetch(form.dataset.moments).catch(() => null);
    if (!answer?.ok) return;
    const found = await answer.json();
    if (found.length < 2) return;
    moments = found;
    slide.max = moments.length - 1;
    const chosen = new URLSearchParams(location.search).get("at");
    const place = chosen ? moments.findLastIndex(([moment]) => new Date(moment) <= new Date(chosen)) : moments.length - 1;
    slide.value = Math.max(place, 0);
    form.hidden = false;
    show();
  });
  slide.addEventListener("input", () => moments && show());
})();
