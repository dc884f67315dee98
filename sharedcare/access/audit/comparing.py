"""What is wrong with a trail that is not as it was sealed: which entry, and what became of it. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sharedcare.access.audit.form import DIGEST, Line


class Wrong(StrEnum):
    """What can be wrong with an entry, or with a seal."""

    REMOVED = "removed"
    CHANGED = "changed"
    ADDED = "added"
    REORDERED = "re-ordered"
    SEAL_CHANGED = "seal changed"
    SEAL_REMOVED = "seal removed"


class Finding(NamedTuple):
    """One thing that is wrong. `id` is the entry's number, None when it is the seal itself; `instead` says where an
    entry that is not at its place stands now: under another number, or in another transaction."""

    wrong: Wrong
    seal: int
    id: int | None = None
    instead: str = ""


class Entry(NamedTuple):
    """An entry as a seal has it, or as the trail has it now: its place, and the digest of what it tells."""

    tx: int
    id: int
    digest: bytes


class Differing(NamedTuple):
    """An entry as it was sealed, and as it is: either is None when there is none under that number."""

    seal: int
    was: Entry | None
    now: Entry | None


def sealed_entries(txs: Sequence[int], ids: Sequence[int], digests: bytes) -> list[Entry]:
    """The entries of a seal. Raises ValueError when its parts do not fit each other."""
    parts = [digests[start : start + DIGEST] for start in range(0, len(digests), DIGEST)]
    return [Entry(*one) for one in zip(txs, ids, parts, strict=True)]


def differing(seal: int, was: Sequence[Entry], lines: Sequence[Line]) -> Iterator[Differing]:
    """The entries in which a block differs from its seal."""
    expected = {one.id: one for one in was}
    for line in lines:
        now = Entry(line.tx, line.id, line.digest)
        then = expected.pop(line.id, None)
        if then != now:
            yield Differing(seal, then, now)
    for missing in expected.values():
        yield Differing(seal, missing, None)


def findings(all_of_them: Iterable[Differing], elsewhere: Mapping[int, int]) -> list[Finding]:
    """What became of each entry that differs, seen together: one that is missing here can stand somewhere else.

    `elsewhere` has the transactions of entries that are missing where they were sealed, and are in the trail all the
    same.
    """
    together = list(_paired(all_of_them))
    told_now: dict[bytes, list[int]] = defaultdict(list)
    told_then: dict[bytes, list[int]] = defaultdict(list)
    for one in together:
        if one.now is not None:
            told_now[one.now.digest].append(one.now.id)
        if one.was is not None:
            told_then[one.was.digest].append(one.was.id)
    found = (_judged(one, told_now, told_then, elsewhere) for one in together)
    return sorted((one for one in found if one is not None), key=lambda one: (one.seal, one.id or 0))


def _paired(differing: Iterable[Differing]) -> Iterator[Differing]:
    """Entries that are missing in one block and too many in another, under the same number, as one."""
    missing: dict[int, Differing] = {}
    extra: list[Differing] = []
    for one in differing:
        if one.now is None and one.was is not None:
            missing[one.was.id] = one
        elif one.was is None:
            extra.append(one)
        else:
            yield one
    for one in extra:
        lost = missing.pop(one.now.id, None) if one.now is not None else None
        yield one if lost is None else Differing(lost.seal, lost.was, one.now)
    yield from missing.values()


def _judged(
    one: Differing,
    told_now: Mapping[bytes, Sequence[int]],
    told_then: Mapping[bytes, Sequence[int]],
    elsewhere: Mapping[int, int],
) -> Finding | None:
    was, now = one.was, one.now
    if was is None:
        # What stands under a new number and was told before is named where it was told.
        is_moved = now is not None and bool(told_then.get(now.digest))
        return None if is_moved or now is None else Finding(Wrong.ADDED, one.seal, now.id)
    if now is not None and now.digest == was.digest:
        return Finding(Wrong.REORDERED, one.seal, was.id, f"transaction {now.tx}")
    if told_now.get(was.digest):
        return Finding(Wrong.REORDERED, one.seal, was.id, f"number {told_now[was.digest][0]}")
    if now is not None:
        return Finding(Wrong.CHANGED, one.seal, was.id)
    if was.id in elsewhere:
        return Finding(Wrong.REORDERED, one.seal, was.id, f"transaction {elsewhere[was.id]}")
    return Finding(Wrong.REMOVED, one.seal, was.id)
