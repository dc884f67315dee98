"""What came of findings: per rule how often it led to action, and which limits of a patient no longer seem to fit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sharedcare.access import errands, gate
from sharedcare.access.types import Actor
from sharedcare.programmes.judging.adjusting import LATELY, NOTHING_DONE, Handled, to_adjust
from sharedcare.records.findings import Became, became
from sharedcare.records.search.parse import parse

_HANDLED, _OPEN = "final", "preliminary"


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one rule (`<programme>:<measurement>:<limit>`): how many findings, how many of them handled, and how many of
    those led to something being done. `outcomes` counts what was said of them."""

    rule: str
    findings: int
    handled: int
    acted: int
    outcomes: tuple[tuple[str, int], ...]


def led_to_action(*, since: datetime, by: Actor, at: datetime) -> list[Came]:
    """Per rule what came of it since a moment, among the patients whom the actor may see; the most findings first. What judging
    itself has taken back is not counted. Raises NotPermitted."""
    return counted(_found(since, None, by, at))


def limits_to_adjust(*, patient: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """The limits (`<programme>:<measurement>:<limit>`) that were passed again and again with nothing to be done. Raises
    NotPermitted."""
    found = _found(at - LATELY, patient, by, at)
    return to_adjust(
        (Handled(_rule(one), one.at, one.outcome) for one in found if one.status == _HANDLED), at=at
    )


def counted(found: Iterable[Became]) -> list[Came]:
    """The same, reckoned from findings. Pure."""
    of_rule: dict[str, list[Became]] = {}
    for one in found:
        if one.identifier and one.status in (_HANDLED, _OPEN):
            of_rule.setdefault(_rule(one), []).append(one)
    told = []
    for rule, several in of_rule.items():
        outcomes = Counter(one.outcome for one in several if one.status == _HANDLED)
        acted = sum(many for outcome, many in outcomes.items() if outcome and outcome not in NOTHING_DONE)
        ordered = tuple(sorted(outcomes.items(), key=lambda each: (-each[1], each[0])))
        told.append(Came(rule, len(several), outcomes.total(), acted, ordered))
    return sorted(told, key=lambda each: (-each.findings, each.rule))


def _found(since: datetime, patient: str | None, by: Actor, at: datetime) -> list[Became]:
    asked = [("identified", f"ge{since.isoformat()}")]
    if patient is not None:
        asked.append(("patient", f"Patient/{patient}"))
    errand = errands.of_search(parse("DetectedIssue", asked))
    return gate.look(by=by, errand=errand, at=at)(became(since=since, patient=patient))


def _rule(one: Became) -> str:
    parts = one.identifier.split(":")
    return ":".join(parts[:2] if parts[1:2] == ["not-judged"] else parts[:3])
