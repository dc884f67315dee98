"""Bundles to send: joined from the stored texts of resources, none of which is parsed.

Source: R4 bundle.html, http.html section 3.1.1.1.3 (searchset) and 3.1.0.13 (history).
"""

from collections.abc import Iterable, Sequence

import orjson

from sharedcare.api.call import Reply
from sharedcare.api.conditions import etag
from sharedcare.records.document import instant
from sharedcare.records.types import Stored

Links = Sequence[tuple[str, str]]


def searchset(
    *, matches: Iterable[bytes], included: Iterable[bytes] = (), total: int | None, links: Links
) -> bytes:
    """A page of search results. Entries come from `found_entry` and `outcome_entry`."""
    entries = [*matches, *included]
    return _bundle("searchset", entries, total=total, links=links)


def found_entry(base: str, stored: Stored, content: bytes, mode: str) -> bytes:
    """One resource of a page. `mode` is match or include."""
    return b'{"fullUrl":"%b/%b/%b","resource":%b,"search":{"mode":"%b"}}' % (
        base.encode(),
        stored.type.encode(),
        stored.id.encode(),
        content,
        mode.encode(),
    )


def outcome_entry(outcome: bytes) -> bytes:
    """What the server has to say about the search itself."""
    return b'{"resource":%b,"search":{"mode":"outcome"}}' % outcome


def history(*, base: str, versions: Sequence[Stored], total: int, links: Links) -> bytes:
    """Versions of one resource, each with the request that would make it and how that was answered."""
    return _bundle("history", [_version(base, one) for one in versions], total=total, links=links)


def replies(kind: str, answered: Sequence[Reply]) -> bytes:
    """The answer to a transaction or batch: one entry for each of its entries, in their order."""
    return _bundle(f"{kind}-response", [_reply(one) for one in answered])


def _bundle(kind: str, entries: Sequence[bytes], *, total: int | None = None, links: Links = ()) -> bytes:
    parts = [b'{"resourceType":"Bundle","type":"%b"' % kind.encode()]
    if total is not None:
        parts.append(b'"total":%d' % total)
    if links:
        parts.append(b'"link":' + orjson.dumps([{"relation": name, "url": url} for name, url in links]))
    if entries:
        parts.append(b'"entry":[' + b",".join(entries) + b"]")
    return b",".join(parts) + b"}"


def _version(base: str, stored: Stored) -> bytes:
    address = f"{stored.type}/{stored.id}"
    if stored.content is None:
        method, status, resource = "DELETE", "204", b""
    else:
        method, status = "PUT", "201" if stored.version == 1 else "200"
        resource = b'"resource":%b,' % stored.content
    told = {"status": status, "etag": etag(stored.version), "lastModified": instant(stored.updated)}
    return b'{"fullUrl":"%b/%b",%b"request":%b,"response":%b}' % (
        base.encode(),
        address.encode(),
        resource,
        orjson.dumps({"method": method, "url": address}),
        orjson.dumps(told),
    )


_IN_RESPONSE = {"Location": "location", "ETag": "etag"}


def _reply(reply: Reply) -> bytes:
    told = {"status": str(reply.status)}
    told.update({_IN_RESPONSE[name]: value for name, value in reply.headers.items() if name in _IN_RESPONSE})
    if reply.modified is not None:
        told["lastModified"] = instant(reply.modified)
    response = orjson.dumps(told)
    if not reply.body:
        return b'{"response":%b}' % response
    if reply.status >= 400:
        return b'{"response":%b,"outcome":%b}}' % (response[:-1], reply.body)
    return b'{"resource":%b,"response":%b}' % (reply.body, response)
