"""Goals in the record that oppose each other, as the card on which a clinician decides between them. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from sharedcare.care.elements import sources_of
from sharedcare.care.enrolment import plan_standing
from sharedcare.care.enrolment.deciding import conflict_of
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.saying import band_in_words
from sharedcare.clinic.enrolment.doing import AS_PROPOSED
from sharedcare.clinic.enrolment.page import Card, Side
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.fhir.texts import said as said_of
from sharedcare.overview.fhir.texts import written
from sharedcare.programmes.combining.types import Conflict


def opposed(found: Known, conflicts: Sequence[Conflict], voice: Voice) -> tuple[Card, ...]:
    """The goals of one measure that stand in the record and cannot all be reached, with what the programmes say and propose about
    them (`conflicts` is what the plan that they ask for tells)."""
    living = [one for one in found.of("Goal") if one.get("lifecycleStatus") in plan_standing.DECIDED]
    groups: dict[frozenset[tuple[str, str]], list[dict[str, Any]]] = {}
    for goal in living:
        measure = plan_standing.measure_of(goal)
        if not measure or plan_standing.band_of(goal) is None:
            continue
        key = next((each for each in groups if each & measure), measure)
        groups.setdefault(key, []).append(goal)
    return tuple(
        _card(group, conflicts, voice)
        for group in groups.values()
        # Both stand until somebody decides, also where one is only stricter than the other.
        if len({plan_standing.band_of(one) for one in group}) > 1
    )


def _card(group: Sequence[Mapping[str, Any]], conflicts: Sequence[Conflict], voice: Voice) -> Card:
    tongue = Tongue(voice.language)
    conflict = conflict_of(group[0], conflicts)
    proposed = None if conflict is None else conflict.proposed
    sides = [
        Side(
            tongue.says(said_of(one.get("description"), one)).words,
            _stands_for(one, tongue),
            voice.programmes(sources_of(one)),
            str(one["id"]),
            is_proposed=proposed is not None and plan_standing.band_of(one) == proposed.value,
        )
        for one in group
    ]
    if conflict is not None and proposed is not None and not any(one.is_proposed for one in sides):
        sides.append(
            Side(
                voice.says(proposed.title.clinician),
                voice.says(band_in_words(proposed.value, conflict.unit)),
                "",
                f"{AS_PROPOSED}{group[0]['id']}",
                is_proposed=True,
            )
        )
    says = () if conflict is None else tuple(voice.says(each) for each in conflict.says)
    return Card("", tuple(sides), says)


def _stands_for(goal: Mapping[str, Any], tongue: Tongue) -> str:
    """Where the goal is from, as its note says."""
    notes = [tongue.says(written(one, "text", goal)).words for one in goal.get("note", ())]
    return notes[-1] if notes else ""
