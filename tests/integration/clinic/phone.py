"""A phone with an app that shows one-time codes, written after RFC 6238 and not after what we use."""

import base64
import hmac
import re
from datetime import datetime
from typing import Any


def code(secret: str, at: datetime) -> str:
    """What the app shows at this moment."""
    counter = int(at.timestamp()) // 30
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.digest(key, counter.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def secret_on(answer: Any) -> str:
    """The key that a page shows for who cannot scan."""
    found = re.search(r"<code>([A-Z2-7 ]{32,})</code>", answer.content.decode())
    assert found is not None
    return found[1]


def recovery_codes_on(answer: Any) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<code>(\d{4} \d{4})</code>", answer.content.decode())
