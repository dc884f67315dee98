/* A form that takes a passkey: what the browser is asked stands in data-options, its answer goes into `credential`.
   The server speaks base64url where the browser speaks bytes (Web Authentication Level 3, 5.1.8 to 5.1.10). */
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const listed = (those) => (those ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const asked = (kind, { publicKey }) => {
  const same = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (kind === "get") return { publicKey: { ...same, allowCredentials: listed(publicKey.allowCredentials) } };
  const user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  return { publicKey: { ...same, user, excludeCredentials: listed(publicKey.excludeCredentials) } };
};

const told = (credential) => {
  const { response } = credential;
  const sent = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) sent[name] = text(response[name]);
  }
  if (response.getTransports) sent.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: sent,
  };
};

const refused = (form) => {
  const problem = document.getElementById("problem");
  problem.textContent = form.dataset.refused;
  problem.hidden = false;
};

const forms = window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : [];
for (const form of forms) {
  form.hidden = false;
  form.parentElement.querySelector("[data-without]")?.remove();
  form.querySelector("[data-focus]")?.focus();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const kind = form.dataset.passkey;
    try {
      const options = form.dataset.options
        ? JSON.parse(form.dataset.options)
        : await (await fetch(form.action, { headers: { Accept: "application/json" } })).json();
      const credential = await navigator.credentials[kind](asked(kind, options));
      form.elements.credential.value = JSON.stringify(told(credential));
    } catch {
      refused(form);
      return;
    }
    form.submit();
  });
}
