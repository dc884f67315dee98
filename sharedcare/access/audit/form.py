"""How an entry of the trail is written out to be hashed: the same text for ever, whoever asks the database.

An entry is a line: transaction, number, and what it tells, apart by spaces.

    5213 88 [1772366400000000, null, -2, 7, "demo-anne-role", ...]

What it tells is a JSON array of the columns below as PostgreSQL's `json_build_array` writes it, the moments as whole
microseconds since 1970. Nothing in it depends on a setting of the session, and a line never holds a line break. A
table that gets another column gets another form; what was sealed in an older one stays in it.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

_FIRST = (
    ("at", "(extract(epoch FROM at) * 1000000)::bigint"),
    ("request", "request"),
    ("client", "client"),
    ("account", "account"),
    ("role", "role"),
    ("organization", "organization"),
    ("source", "source::text"),
    ("action", "action"),
    ("ground", "ground"),
    ("refusal", "refusal"),
    ("type", "type"),
    ("key", "key"),
    ("version", "version"),
    ("what", "what"),
    ("as_of", "(extract(epoch FROM as_of) * 1000000)::bigint"),
    ("patients", "patients"),
    ("keys", "keys"),
    ("versions", "versions"),
)

FORMS = {1: _FIRST}
"""Each form: the columns of the trail besides `tx` and `id`, in order, and what is written of each."""
NEWEST = max(FORMS)

DIGEST = 8
"""Bytes that are kept of an entry's own hash."""
BEGINNING = bytes(32)
"""The hash before the first seal."""


class Line(NamedTuple):
    """An entry, written out: its place in the order of the trail, and what it tells."""

    tx: int
    id: int
    told: str

    @property
    def digest(self) -> bytes:
        """What tells an entry that was changed from one that was not: of what it tells alone, wherever it stands."""
        return sha256(self.told.encode()).digest()[:DIGEST]


class Head(NamedTuple):
    """What stands at the head of a block; `sealed_at` is in microseconds since 1970."""

    number: int
    form: int
    sealed_at: int


def told(form: int) -> str:
    """The SQL that writes out what an entry of the trail tells."""
    return f"json_build_array({', '.join(sql for _column, sql in FORMS[form])})::text"


def chained(before: bytes, head: Head, lines: Sequence[Line]) -> bytes:
    """The hash of a seal: SHA-256 over the hash of the one before, the head of this one, and its entries, line by
    line."""
    text = [before.hex(), f"{head.number} {head.form} {head.sealed_at} {len(lines)}"]
    text += [f"{tx} {number} {told}" for tx, number, told in lines]
    return sha256("\n".join(text).encode()).digest()
