"""What follows from enrolment, team and the patient's wishes: who treats, and what is hidden from whom. Pure.

A treatment relation exists when the patient is enrolled in a programme, the organisation is on the patient's care team
(and has an agreement about that programme: asked when the relation is used), and the patient's consent stands.
"""

from collections.abc import Iterable, Mapping

from sharedcare.access.grants.fhir import WITHHELD
from sharedcare.access.grants.types import Enrolment, Hidden, Prohibition, Relation, Seat, Span, Whole, Wishes
from sharedcare.records.definitions.resource_types import type_number

EVERYBODY = 0
"""Stands for all organisations but the author's."""


def relations(
    enrolments: Iterable[Enrolment],
    seats: Iterable[Seat],
    wishes: Wishes,
    treating: Mapping[int, Whole],
) -> set[Relation]:
    """The treatment relations of a patient.

    `treating` leads from the member of a seat to what it treats as; who is not in it is nobody's.
    """
    shut_out = _shut_out(wishes.prohibitions, treating)
    if EVERYBODY in shut_out:
        return set()
    spans: dict[tuple[int, str], list[Span]] = {}
    seated = [
        (whole.organization, span)
        for seat in seats
        if (whole := treating.get(seat.member)) is not None
        and (span := seat.span.within(whole.span)) is not None
        and whole.organization not in shut_out
    ]
    for one in enrolments:
        for given in wishes.permissions:
            agreed = one.span.within(given.span) if given.programme == one.programme else None
            for organization, span in seated:
                both = agreed.within(span) if agreed is not None else None
                if both is not None:
                    spans.setdefault((organization, one.programme), []).append(both)
    return {Relation(*who, span) for who, several in spans.items() for span in joined(several)}


def hidden(prohibitions: Iterable[Prohibition], treating: Mapping[int, Whole]) -> set[Hidden]:
    """What the patient keeps from whom, entry by entry and kind by kind."""
    found = set()
    for one in prohibitions:
        whom = {_whole(key, treating) for key in one.organizations} or {EVERYBODY}
        for organization in whom:
            found |= {Hidden(key, 0, organization, one.source, WITHHELD) for key in one.entries}
            found |= {Hidden(0, type_number(name), organization, one.source, WITHHELD) for name in one.kinds}
    return found


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that meet or overlap made one, in order of time."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.since <= found[-1].until:
            found[-1] = Span(found[-1].since, max(found[-1].until, span.until))
        else:
            found.append(span)
    return found


def _whole(key: int, treating: Mapping[int, Whole]) -> int:
    return treating[key].organization if key in treating else key


def _shut_out(prohibitions: Iterable[Prohibition], treating: Mapping[int, Whole]) -> set[int]:
    whole = [one for one in prohibitions if one.is_whole]
    named = {_whole(key, treating) for one in whole for key in one.organizations}
    return named | ({EVERYBODY} if any(not one.organizations for one in whole) else set())
