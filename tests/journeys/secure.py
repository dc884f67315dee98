"""https in front of a running Shared Care, as a proxy of an operator's speaks it, and another system beside it."""

import http.client
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_HOP = {"connection", "transfer-encoding", "keep-alive", "date", "server"}


@contextmanager
def in_front_of(upstream: int, *, folder: Path, port: int) -> Iterator[str]:
    """A proxy with a certificate of its own that hands everything on; the answer is its origin."""

    class Proxy(BaseHTTPRequestHandler):
        def _hand_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            told = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
            told |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": self.client_address[0]}
            with closing(http.client.HTTPConnection("127.0.0.1", upstream)) as onward:
                onward.request(self.command, self.path, body or None, told)
                answer = onward.getresponse()
                # A browser that is closed waits for no answer.
                with suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError):
                    _send(self, answer.status, answer.getheaders(), answer.read())

        do_GET = do_POST = _hand_on  # noqa: N815 - the names that http.server calls

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with _serving(Proxy, folder, port):
        yield f"https://localhost:{port}"


@contextmanager
def showing(page: str, *, folder: Path, port: int) -> Iterator[str]:
    """Another system, which has one page; the answer is its origin, of another site than ours."""

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _send(self, 200, [("Content-Type", "text/html; charset=utf-8")], page.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with _serving(Other, folder, port):
        yield f"https://127.0.0.1:{port}"


def _send(to: BaseHTTPRequestHandler, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
    to.send_response(status)
    for name, value in headers:
        if name.lower() not in {*_HOP, "content-length"}:
            to.send_header(name, value)
    to.send_header("Content-Length", str(len(body)))
    to.end_headers()
    to.wfile.write(body)


@contextmanager
def _serving(speaks: type[BaseHTTPRequestHandler], folder: Path, port: int) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", port), speaks)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(folder))
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _certificate(folder: Path) -> Path:
    """One that nobody has signed but itself, with its key."""
    file = folder / "certificate.pem"
    if file.exists():
        return file
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    at = datetime.now(UTC)
    known_as = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(known_as), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    written = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(pem)
    file.write_bytes(written)
    return file
