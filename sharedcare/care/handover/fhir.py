"""A hand-over as FHIR R4 Task, and what accepting it makes of an EpisodeOfCare or a Task. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from sharedcare.access.grants.fhir import TASK
from sharedcare.care.elements import moment, when_over
from sharedcare.care.handover import wording
from sharedcare.care.handover.types import Handover, Lapse, Stand, Turn, Wanted
from sharedcare.kernel import moments
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types.words import Text

Tree = dict[str, Any]
CODE = "handover"
_INPUT, _TURN = "urn:sharedcare:handover", "urn:sharedcare:handover-turn"
_PHASE = "urn:sharedcare:phase"
_EPISODE, _REASON, _PHASE_INPUT, _OPEN, _BY = "episode", "reason", "phase", "open-item", "by"
_ALSO = "also"
_PHASE_STAYS = "phase-stays"
_CALLED = {
    _EPISODE: "Forløb",
    _ALSO: "Også forløb",
    _REASON: "Begrundelse",
    _PHASE_INPUT: "Fase",
    _OPEN: "Åbent punkt",
    _BY: "Besvaret af",
}
_STATUSES = {
    Stand.OFFERED: "requested",
    Stand.ASKED: "received",
    Stand.AGREED: "accepted",
    Stand.ACCEPTED: "completed",
    Stand.DECLINED: "rejected",
    Stand.TAKEN_BACK: "cancelled",
    Stand.LAPSED: "failed",
}
_STANDS = {status: stand for stand, status in _STATUSES.items()} | {
    "ready": Stand.OFFERED,
    "entered-in-error": Stand.TAKEN_BACK,
}
OFFERED = frozenset(status for status, stand in _STANDS.items() if stand is Stand.OFFERED)
"""In which Task.status a hand-over waits for its receiver. We write `requested`; a partner's that is `ready` waits too: in R4 that asks for
no yes, but nobody has said one here. What a partner has not sent yet (`draft`), or calls begun, waits for nobody."""
WAITING = OFFERED | {_STATUSES[Stand.ASKED]}
"""In which it waits for an answer at all, whoever's turn it is."""


def proposed(wanted: Wanted, *, patient: str, sender: str, at: datetime) -> Tree:
    """The Task that waits for its receiver."""
    phase = [_said(_PHASE_INPUT, valueCode=wanted.phase)] if wanted.phase else []
    days = {"start": wanted.starts, "end": wanted.due}
    period = {name: day.isoformat() for name, day in days.items() if day is not None}
    restriction = {"restriction": {"period": period}} if period else {}
    return {
        "resourceType": "Task",
        "language": "da",
        "status": _STATUSES[Stand.OFFERED],
        "intent": "order",
        "priority": "routine",
        "code": {"coding": [{"system": TASK, "code": CODE}], "text": "Overdragelse"},
        **(element("description", wanted.called) if wanted.called else {"description": wanted.text}),
        "for": {"reference": f"Patient/{patient}"},
        "focus": {"reference": wanted.focus},
        "authoredOn": at.isoformat(),
        "requester": {"reference": sender},
        "owner": {"reference": wanted.receiver},
        **restriction,
        "input": [
            _said(_EPISODE, valueReference={"reference": wanted.focus}),
            *(_said(_ALSO, valueReference={"reference": one}) for one in wanted.also),
            *([_said(_REASON, valueString=wanted.reason)] if wanted.reason else []),
            *phase,
            *(_open(one, wanted.items_called.get(one)) for one in wanted.open_items),
        ],
    }


def turned(tree: Mapping[str, Any], *, turn: Turn, stand: Stand) -> Tree:
    """The Task with a question or an answer."""
    # R4 lets no PractitionerRole be the author of an Annotation.
    told = [
        {"url": "kind", "valueCode": "question" if turn.is_question else "answer"},
        {"url": "by", "valueReference": {"reference": turn.by}},
    ]
    note = {
        "extension": [{"url": _TURN, "extension": told}],
        "time": turn.at.isoformat(),
        "text": turn.text,
    }
    return {
        **tree,
        "status": _STATUSES[stand],
        "lastModified": turn.at.isoformat(),
        "note": [*tree.get("note", ()), note],
    }


def agreed(tree: Mapping[str, Any], *, by: str, at: datetime) -> Tree:
    """The Task once it is accepted for a day that lies ahead, by whoever takes over then."""
    return {
        **tree,
        "status": _STATUSES[Stand.AGREED],
        "lastModified": at.isoformat(),
        "output": [_said(_BY, valueReference={"reference": by})],
    }


def lapsed(tree: Mapping[str, Any], *, why: Lapse, at: datetime) -> Tree:
    """The Task once it could not move on its day."""
    found = ended(tree, stand=Stand.LAPSED, by="", because="", at=at)
    return found | {"statusReason": {"coding": [{"system": _INPUT, "code": why.value}]}}


def ended(tree: Mapping[str, Any], *, stand: Stand, by: str, because: str, at: datetime) -> Tree:
    """The Task once it is accepted, declined or taken back; where it lapsed by nobody (empty), and who had said yes stays there."""
    found = {**tree, "status": _STATUSES[stand], "lastModified": at.isoformat()}
    found["executionPeriod"] = {"start": tree.get("authoredOn", at.isoformat()), "end": at.isoformat()}
    if by:
        found["output"] = [_said(_BY, valueReference={"reference": by})]
    if because:
        found["statusReason"] = {"text": because}
    return found


def handover(tree: Mapping[str, Any], version: int, *, zone: tzinfo) -> Handover:
    """The Task as it is spoken of. What the region or a partner wrote in fewer words reads as well."""
    period = tree.get("restriction", {}).get("period", {})
    stand = _STANDS.get(str(tree.get("status")), Stand.TAKEN_BACK)
    # What another system calls accepted has not been agreed with us, and moves nothing.
    stand = Stand.TAKEN_BACK if stand is Stand.AGREED and not is_agreed(tree) else stand
    output: Tree = next(
        (one["valueReference"] for one in tree.get("output", ()) if "valueReference" in one), {}
    )
    is_over = stand not in (Stand.OFFERED, Stand.ASKED, Stand.AGREED)
    return Handover(
        id=str(tree["id"]),
        version=version,
        patient=str(tree.get("for", {}).get("reference", "")).removeprefix("Patient/"),
        wanted=Wanted(
            focus=_reference(tree, "focus"),
            receiver=_reference(tree, "owner"),
            text=str(tree.get("description", "")),
            reason=next(_inputs(tree, _REASON), ""),
            phase=next(_inputs(tree, _PHASE_INPUT), ""),
            open_items=tuple(_inputs(tree, _OPEN)),
            items_called=wording.items_called(tree),
            also=tuple(_inputs(tree, _ALSO)),
            starts=_day(period.get("start"), zone),
            due=_day(period.get("end"), zone),
            called=wording.called(tree),
        ),
        sender=_reference(tree, "requester"),
        asked=moment(tree.get("authoredOn"), zone) or moments.local(tree["meta"]["lastUpdated"], zone),
        stand=stand,
        turns=tuple(_turns(tree, zone)),
        ended=when_over(tree, zone) if is_over else None,
        ended_by=str(output.get("reference", "")),
        because="" if stand is Stand.LAPSED else str(tree.get("statusReason", {}).get("text", "")),
        lapse=_lapse(tree) if stand is Stand.LAPSED else None,
        lost_phase=stand is Stand.ACCEPTED and _PHASE_STAYS in _reasons(tree),
    )


def taken_over(episode: Mapping[str, Any], *, by: str, phase: str, today: date) -> Tree:
    """The EpisodeOfCare with another one responsible, and in the phase that begins with it, if one does that still lies ahead:
    where it does not, the patient stays in the phase they are in."""
    found = {**episode, "careManager": {"reference": by}}
    if phase and phase_status(episode, phase) == "planned":
        found["extension"] = [_stepped(one, phase, today) for one in episode.get("extension", ())]
    return found


def loses_phase(episode: Mapping[str, Any], phase: str) -> bool:
    """Whether the phase (key) that was to begin can begin no more: the programme has it no longer, or it is over."""
    return bool(phase) and phase_status(episode, phase) not in ("planned", "active")


def without_phase(tree: Mapping[str, Any]) -> Tree:
    """The Task of a hand-over that has moved, which tells that the phase did not begin with it."""
    return {**tree, "statusReason": {"coding": [{"system": _INPUT, "code": _PHASE_STAYS}]}}


def taken_on(task: Mapping[str, Any], *, by: str, at: datetime) -> Tree:
    """The Task with another owner, who has accepted it."""
    return {**task, "owner": {"reference": by}, "status": "accepted", "lastModified": at.isoformat()}


def phase_code(extension: Mapping[str, Any]) -> str:
    """The key of the phase that an extension of an episode tells of."""
    name: Tree = next((one for one in extension.get("extension", ()) if one.get("url") == "name"), {})
    codes = name.get("valueCodeableConcept", {}).get("coding", ())
    return next((str(one["code"]) for one in codes if one.get("code")), "")


def phases(episode: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The extensions that tell of phases, in order."""
    return [one for one in episode.get("extension", ()) if one.get("url") == _PHASE]


def is_handover(tree: Mapping[str, Any]) -> bool:
    """Whether a Task hands something over."""
    return any(
        one.get("system") == TASK and one.get("code") == CODE
        for one in tree.get("code", {}).get("coding", ())
    )


def is_agreed(tree: Mapping[str, Any]) -> bool:
    """Whether a Task that hands something over moves on its day: with the day, and with who said yes as we write it (`agreed`)."""
    starts = str(tree.get("restriction", {}).get("period", {}).get("start", ""))
    has_day = len(starts) >= len("2026-03-09") and moment(starts) is not None
    return tree.get("status") == _STATUSES[Stand.AGREED] and has_day and taker(tree) is not None


def taker(tree: Mapping[str, Any]) -> Tree | None:
    """The Reference of who has said yes, as we write it; None where nobody has."""
    for one in tree.get("output", ()):
        codes = {(each.get("system"), each.get("code")) for each in one.get("type", {}).get("coding", ())}
        by: Tree = one.get("valueReference", {})
        if (_INPUT, _BY) in codes and str(by.get("reference", "")).startswith("PractitionerRole/"):
            return by
    return None


def _stepped(extension: Mapping[str, Any], phase: str, today: date) -> Tree:
    if extension.get("url") != _PHASE:
        return dict(extension)
    parts = {str(one["url"]): dict(one) for one in extension.get("extension", ())}
    status = str(parts.get("status", {}).get("valueCode", ""))
    period = dict(parts.get("period", {}).get("valuePeriod", {}))
    if phase_code(extension) == phase:
        status, period = "active", {"start": today.isoformat()}
    elif status == "active":
        status = "done"
        period["end"] = today.isoformat()
    parts["status"] = {"url": "status", "valueCode": status}
    if period:
        parts["period"] = {"url": "period", "valuePeriod": period}
    return {"url": _PHASE, "extension": list(parts.values())}


def phase_status(episode: Mapping[str, Any], phase: str) -> str:
    """How a phase of an episode stands; empty where the episode has none such."""
    for one in phases(episode):
        if phase_code(one) == phase:
            status: Tree = next((part for part in one["extension"] if part.get("url") == "status"), {})
            return str(status.get("valueCode", ""))
    return ""


def _said(code: str, **value: Any) -> Tree:
    return {"type": {"coding": [{"system": _INPUT, "code": code}], "text": _CALLED[code]}, **value}


def _open(item: str, called: Text | None) -> Tree:
    return _said(_OPEN, **(element("valueString", called) if called else {"valueString": item}))


def _inputs(tree: Mapping[str, Any], code: str) -> Iterator[str]:
    for one in tree.get("input", ()):
        kind = one.get("type", {})
        codes = {each.get("code") for each in kind.get("coding", ()) if each.get("system") == _INPUT}
        if code in codes or (not codes and kind.get("text") == _CALLED[code]):
            reference = one.get("valueReference", {}).get("reference")
            yield str(one.get("valueString") or one.get("valueCode") or reference or "")


def _turns(tree: Mapping[str, Any], zone: tzinfo) -> Iterator[Turn]:
    for one in tree.get("note", ()):
        told = next((each["extension"] for each in one.get("extension", ()) if each["url"] == _TURN), ())
        parts = {each["url"]: each for each in told}
        if parts:
            by = str(parts.get("by", {}).get("valueReference", {}).get("reference", ""))
            is_question = parts.get("kind", {}).get("valueCode") == "question"
            yield Turn(is_question, str(one.get("text", "")), by, moments.local(one["time"], zone))


def _reference(tree: Mapping[str, Any], element: str) -> str:
    return str(tree.get(element, {}).get("reference", ""))


def _lapse(tree: Mapping[str, Any]) -> Lapse | None:
    return next((one for one in Lapse if one.value in _reasons(tree)), None)


def _reasons(tree: Mapping[str, Any]) -> set[str]:
    codings = tree.get("statusReason", {}).get("coding", ())
    return {str(one.get("code")) for one in codings if one.get("system") == _INPUT}


def _day(text: str | None, zone: tzinfo) -> date | None:
    """The day that is meant; None where none is, for a year and a month are not one."""
    found = moment(text, zone) if text and len(text) >= len("2026-03-09") else None
    return None if found is None else found.date()
