"""Asks the advisory service."""

import json
import urllib.error
import urllib.request
from collections.abc import Sequence

from tools.audit.locked import Library

SERVICE = "https://api.osv.dev"
_MOST = 1000
_PATIENCE = 20
_OURS = (400, 404, 405, 413, 415, 422)
"""Statuses that say that the question is wrong, and not that a proxy or the service is in the way."""


class NotReached(Exception):
    """Nobody answered, or something that is not the service; the text says what was seen."""


class NotUnderstood(Exception):
    """The service did not understand what was asked: this program has to be mended."""


def known(libraries: Sequence[Library], *, service: str) -> dict[Library, list[str]]:
    """The advisories for each library that has any. Raises NotReached or NotUnderstood."""
    found: dict[Library, list[str]] = {}
    for first in range(0, len(libraries), _MOST):
        some = libraries[first : first + _MOST]
        for library, result in zip(some, _ask(some, service), strict=True):
            ids = sorted(one["id"] for one in result.get("vulns", ()))
            if ids:
                found[library] = ids
    return found


def _ask(libraries: Sequence[Library], service: str) -> list[dict[str, list[dict[str, str]]]]:
    queries = [
        {"package": {"ecosystem": one.ecosystem, "name": one.name}, "version": one.version}
        for one in libraries
    ]
    request = urllib.request.Request(
        f"{service}/v1/querybatch",
        data=json.dumps({"queries": queries}).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            results = json.load(answer)["results"]
    except urllib.error.HTTPError as refused:
        if refused.code in _OURS:
            raise NotUnderstood(f"{service} answers {refused.code}, so the question is wrong.") from None
        raise NotReached(f"the status {refused.code}") from None
    except OSError as error:
        raise NotReached(str(getattr(error, "reason", error))) from None
    except (ValueError, KeyError, TypeError):
        raise NotReached("an answer in no form of its own") from None
    if not isinstance(results, list) or len(results) != len(libraries):
        raise NotReached("an answer to something else")
    return results
