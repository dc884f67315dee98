/* What a tab remembers ends with the session: a page that nobody is signed in to forgets it, and has other tabs forget. */
(() => {
  const tabs = new BroadcastChannel("signed-out");
  tabs.addEventListener("message", () => sessionStorage.clear());
  if (!document.querySelector("[data-forget]")) return;
  sessionStorage.clear();
  tabs.postMessage("");
})();
