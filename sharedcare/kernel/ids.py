"""Logical ids, the 64-bit keys the store uses for them, and the shard an id leads to.

A FHIR id may be any text of up to 64 letters, digits, `-` and `.`. The store works with a 64-bit
*key* of `Type/id` instead: eight bytes instead of forty in every index row, and computed without a
look-up. An id minted here is a UUID (version 8, RFC 9562 section 5.8) that sorts by time and
carries in its last sixteen bits the *shard* of the patient it belongs to, so that a cluster that
is distributed by patient finds it in one place.

    xxxxxxxx-xxxx-8ccc-vrrr-rrrrrrrrssss      x milliseconds since 1970, c counter, r random, s shard
"""

import re
import secrets
import threading
from datetime import datetime
from hashlib import blake2b

NO_PATIENT = 0
"""The patient key of everything that belongs to no patient: organisations, programmes, people who work."""

_MINTED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")


def key64(text: str) -> int:
    """The signed 64-bit key of a text, for instance of `Observation/abc`. Stable for ever: it is stored."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def shard_of(patient: int) -> int:
    """The shard of a patient: the top sixteen bits of the patient's key, signed, as the column holds them."""
    return patient >> 48


def shard_hint(resource_type: str, logical_id: str) -> int | None:
    """Where to look for a resource first, or None when its id, brought by a client, says nothing.

    A hint can mislead, since a client may bring an id that merely looks like one minted here:
    who finds nothing must look everywhere.
    """
    if resource_type == "Patient":
        return shard_of(key64(f"Patient/{logical_id}"))
    if _MINTED.match(logical_id):
        bits = int(logical_id[-4:], 16)
        return bits - 0x10000 if bits & 0x8000 else bits
    return None


class _Counter:
    """Orders the ids that one process mints within one millisecond, also when the clock steps back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._millisecond = 0
        self._count = 0

    def next(self, millisecond: int) -> tuple[int, int]:
        with self._lock:
            if millisecond > self._millisecond:
                self._millisecond, self._count = millisecond, 0
            else:
                self._count += 1
                if self._count > 0xFFF:
                    self._millisecond, self._count = self._millisecond + 1, 0
            return self._millisecond, self._count


_counter = _Counter()


def mint(*, patient: int, at: datetime) -> str:
    """A new logical id for a resource of this patient (or of NO_PATIENT), made at `at`."""
    millisecond, count = _counter.next(int(at.timestamp() * 1000))
    rest = secrets.randbits(46) << 16 | (shard_of(patient) & 0xFFFF)
    number = millisecond << 80 | 0x8 << 76 | count << 64 | 0b10 << 62 | rest
    return _written(f"{number:032x}")


def derive(text: str, *, patient: int) -> str:
    """The logical id of what a text names, for a resource of this patient: always the same, and minted by form.

    For what others number: a laboratory's correction has to meet the very resource that it corrects.
    """
    number = int.from_bytes(blake2b(text.encode(), digest_size=16).digest(), "big")
    number = number & ~(0xF << 76) | 0x8 << 76
    number = number & ~(0b11 << 62) | 0b10 << 62
    return _written(f"{number & ~0xFFFF | shard_of(patient) & 0xFFFF:032x}")


def _written(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
