"""What programmes say about each other when a patient follows both: notes, and which advice gives way. Pure."""

from collections.abc import Iterable, Sequence

from sharedcare.programmes.combining.tasks import source
from sharedcare.programmes.combining.types import EducationWanted, Followed, Following, Note, Source
from sharedcare.programmes.types.content import Education

_THIS, _OTHER = "this-one", "other-one"
_MIRRORED = {_OTHER: _THIS}


def notes(followed: Sequence[Followed]) -> tuple[Note, ...]:
    """What the followed programmes say about each other. What both say under one key is told once, with both sources."""
    keys = {each.programme.key for each in followed}
    found: dict[tuple[str, str, tuple[str, ...]], list[tuple[Followed, int]]] = {}
    for each in sorted(followed, key=lambda one: one.programme.key):
        for number, item in enumerate(each.programme.alongside):
            if item.programme in keys - {each.programme.key}:
                pair = tuple(sorted((each.programme.key, item.programme)))
                kind = _MIRRORED.get(item.rule, item.rule)
                found.setdefault((item.key, kind, pair), []).append((each, number))
    told = []
    for (key, rule, pair), sayers in sorted(found.items(), key=lambda one: one[0]):
        first, number = sayers[0]
        sources = tuple(sorted(source(each, key) for each, _ in sayers))
        told.append(Note(rule, first.programme.alongside[number].says, sources, pair))
    return tuple(told)


def education(followed: Sequence[Following]) -> tuple[EducationWanted, ...]:
    """What the patient learns. What two programmes teach under one key is taught once; where two write differently about one
    topic and one of them says whose advice goes first, the other's gives way."""
    taught: dict[str, list[tuple[Following, Education]]] = {}
    for each in sorted(followed, key=lambda one: one.programme.key):
        for what in each.programme.education:
            taught.setdefault(what.key, []).append((each, what))
    gone = _giving_way(followed)
    kept = []
    for key in sorted(taught):
        sources = tuple(source(each, key) for each, _ in taught[key])
        stands = tuple(each for each in sources if each not in gone)
        if stands:
            instead_of = tuple(sorted(loser for loser, winner in gone.items() if winner in stands))
            kept.append(EducationWanted(taught[key][0][1], tuple(sorted(stands)), instead_of))
    return tuple(kept)


def is_under_way(one: EducationWanted, followed: Iterable[Following]) -> bool:
    """Whether it belongs to a phase that the patient is in."""
    now = {(each.programme.key, each.phase) for each in followed}
    return any((each.programme, one.what.phase) in now for each in one.sources)


def _giving_way(followed: Sequence[Following]) -> dict[Source, Source]:
    """Each text that gives way, and the one that it gives way to."""
    by_key = {each.programme.key: each for each in followed}
    gone: dict[Source, Source] = {}
    for each in sorted(followed, key=lambda one: one.programme.key):
        for item in each.programme.alongside:
            other = by_key.get(item.programme)
            if other is None or item.rule not in (_THIS, _OTHER):
                continue
            first, second = (each, other) if item.rule == _THIS else (other, each)
            for winner in first.programme.education:
                for loser in second.programme.education:
                    if winner.topic is not None and winner.topic == loser.topic and winner.key != loser.key:
                        gone.setdefault(source(second, loser.key), source(first, winner.key))
    return gone
