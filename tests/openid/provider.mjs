/* A real OpenID provider for the tests: `oidc-provider`, certified by the OpenID Foundation, on this machine alone.
   Its settings come as JSON in the first argument: port, clients and the people who can sign in. Who is named on its
   sign-in page is in, by any password; nobody is asked for consent. It prints its issuer when it is up. */
import { createRequire } from "node:module";

const quiet = () => {}; /* it says much of being used for tests */
console.info = console.warn = quiet;
const { port, clients, people } = JSON.parse(process.argv[2]);
const { default: Provider } = await import(createRequire(process.env.PROVIDER_HOME + "/").resolve("oidc-provider"));
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients,
  claims: { openid: ["sub"], person: ["cpr", "organization", "authorization"] },
  scopes: ["openid", "person"],
  conformIdTokenClaims: false,
  cookies: { keys: ["only for tests"] },
  features: {
    devInteractions: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  pkce: { required: () => true },
  /* Its own fetch refuses addresses of this machine, which is where we are. */
  fetch: (address, options) => fetch(address, { ...options, dispatcher: undefined }),
  findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid person");
    await grant.save();
    return grant;
  },
});

provider.listen(port, "127.0.0.1", () => console.log(issuer));
