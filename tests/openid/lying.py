"""A provider that lies. It speaks as the real one does (a test compares the two), and signs whatever it is told to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

Signing = Callable[[dict[str, Any]], str]


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


KEY, OTHER_KEY = new_key(), new_key()
KID = "the-one"


def signed(claims: dict[str, Any], *, key: Any = KEY, algorithm: str = "RS256", kid: str | None = KID) -> str:
    """The claims as a token; by default as an honest provider makes it."""
    # As the real one, it does not say that a token is a token.
    headers = {"typ": None} if kid is None else {"typ": None, "kid": kid}
    return jwt.encode(claims, key, algorithm=algorithm, headers=headers)


@dataclass
class Liar:
    """What it says next. `claims` are put over those of an honest token; None takes one away."""

    issuer: str
    client_id: str
    now: float
    nonce: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    sign: Signing = signed
    description: dict[str, Any] = field(default_factory=dict)
    keys: list[dict[str, Any]] = field(default_factory=list)
    asked_for_keys: int = 0
    userinfo: str = "anne"

    def token(self) -> str:
        """The ID token it hands out."""
        honest = {
            "sub": "anne",
            "nonce": self.nonce,
            "aud": self.client_id,
            "exp": int(self.now) + 3600,
            "iat": int(self.now),
            "iss": self.issuer,
        }
        claims = {name: value for name, value in {**honest, **self.claims}.items() if value is not None}
        return self.sign(claims)

    def said_of_itself(self) -> dict[str, Any]:
        """Its description."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "end_session_endpoint": f"{self.issuer}/session/end",
            "userinfo_endpoint": f"{self.issuer}/me",
            "authorization_response_iss_parameter_supported": True,
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            **self.description,
        }

    def answer(self, path: str) -> dict[str, Any]:
        """What stands at a path."""
        if path == "/jwks":
            self.asked_for_keys += 1
            return {"keys": self.keys}
        if path == "/token":
            return {
                "access_token": "opaque",
                "expires_in": 3600,
                "id_token": self.token(),
                "scope": "openid",
                "token_type": "Bearer",
            }
        return {"sub": self.userinfo} if path == "/me" else self.said_of_itself()


@contextmanager
def lying(*, client_id: str, now: float) -> Iterator[Liar]:
    """The liar, until the block ends."""
    liar = Liar("", client_id, now)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(liar.answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    liar.issuer = f"http://127.0.0.1:{server.server_port}"
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
    del public["key_ops"]
    liar.keys = [{**public, "kid": KID, "use": "sig", "alg": "RS256"}]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield liar
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
