"""An enrolment as FHIR R4 EpisodeOfCare, both ways. Pure. docs/reference/resources.md has the form."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from sharedcare.care.elements import OURS, Tree, concept, extension, moment, named, parts_of, who_of
from sharedcare.care.enrolment.types import Move
from sharedcare.care.facts.enrolled import (
    GOES_ON,
    Anchored,
    Enrolment,
    Judgement,
    Levelled,
    PhaseStands,
    Reference,
)
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Text

_PROGRAMME = OURS + "programme"
_WRITTEN = tuple(OURS + name for name in ("phase", "anchor", "level", "judged", "reference-value"))
_UCUM = "http://unitsofmeasure.org"


def enrolment(tree: Mapping[str, Any], version: int, *, zone: tzinfo) -> Enrolment | None:
    """An EpisodeOfCare that is an enrolment and goes on; None for any other."""
    named = [
        one
        for kind in tree.get("type", ())
        for one in kind.get("coding", ())
        if one.get("system") == _PROGRAMME and one.get("code")
    ]
    if tree.get("status") not in GOES_ON or not named:
        return None
    since = moment(tree.get("period", {}).get("start"), zone)
    return Enrolment(
        id=str(tree["id"]),
        version=version,
        programme=str(named[0]["code"]),
        followed=str(named[0].get("version", "")),
        since=since.date() if since is not None else date.min,
        responsible=str(tree.get("careManager", {}).get("reference", "")),
        phases=tuple(_phases(tree)),
        anchors=tuple(
            Anchored(
                str(one["key"]),
                at,
                str(one.get("came-by") or ""),
                str(one.get("what") or ""),
                moment(one.get("ended"), zone),
            )
            for one, at in _told(tree, "anchor", ("key",), zone)
        ),
        levels=tuple(
            Levelled(str(one["stratification"]), str(one["level"]), _who(one), at, str(one.get("why") or ""))
            for one, at in _told(tree, "level", ("stratification", "level"), zone)
        ),
        judged=tuple(
            Judgement(str(one["key"]), bool(one.get("holds")), _who(one), at)
            for one, at in _told(tree, "judged", ("key", "holds"), zone)
        ),
        references=tuple(
            Reference(
                str(one["key"]),
                float(one["value"]["value"]),
                str(one["value"].get("code", "")),
                _who(one),
                at,
            )
            for one, at in _told(tree, "reference-value", ("key", "value"), zone)
            if one["value"].get("value") is not None
        ),
        conditions=tuple(
            str(one.get("condition", {}).get("reference", "")) for one in tree.get("diagnosis", ())
        ),
        tree=tree,
    )


def begun(
    programme: Programme,
    *,
    patient: str,
    organisation: str,
    responsible: str,
    conditions: Iterable[str],
    on: date,
) -> Tree:
    """The EpisodeOfCare of somebody who is enrolled: in the first phase, with no level and no anchor yet."""
    coding = {"system": _PROGRAMME, "code": programme.key, "version": programme.version}
    diagnoses = [{"condition": {"reference": one}} for one in conditions]
    return {
        "resourceType": "EpisodeOfCare",
        "language": "da",
        "status": "active",
        "type": [concept(programme.title.clinician, coding)],
        "patient": {"reference": f"Patient/{patient}"},
        "managingOrganization": {"reference": f"Organization/{organisation}"},
        "careManager": {"reference": responsible},
        "period": {"start": on.isoformat()},
        "extension": [
            _phase(programme, number, "active" if number == 0 else "planned", on if number == 0 else None)
            for number in range(len(programme.phases))
        ],
        **({"diagnosis": diagnoses} if diagnoses else {}),
    }


def told(tree: Mapping[str, Any], found: Enrolment) -> Tree:
    """The EpisodeOfCare with the anchors, levels, judgements and reference values of an enrolment; all else as it is."""
    kept = [
        one
        for one in tree.get("extension", ())
        if one.get("url") not in _WRITTEN or one.get("url") == OURS + "phase"
    ]
    return {**tree, "extension": [*kept, *_written(found)]}


def left(tree: Mapping[str, Any], *, why: str, by: str, at: datetime, on: date) -> Tree:
    """The EpisodeOfCare of somebody who has left, with the reason."""
    reason = extension(
        "left", why_valueString=why, by_valueReference={"reference": by}, at_valueInstant=at.isoformat()
    )
    return {
        **tree,
        "status": "finished",
        "period": {**tree.get("period", {}), "end": on.isoformat()},
        "extension": [*tree.get("extension", ()), reason],
    }


def moved(tree: Mapping[str, Any], programme: Programme, *, why: str, by: str, at: datetime) -> Tree | None:
    """The EpisodeOfCare following another version, with its phases, each as far as it was; None where the phase that the patient is
    in is none of them. `by` is a reference, or the operator."""
    stands = {one.key: one for one in _phases(tree)}
    now = next((one.key for one in stands.values() if one.status == "active"), None)
    keys = [one.key for one in programme.phases]
    if now is not None and now not in keys:
        return None
    lies_behind = keys[: keys.index(now)] if now is not None else []
    phases = [
        _known_phase(programme, number, stands.get(key), "done" if key in lies_behind else "planned")
        for number, key in enumerate(keys)
    ]
    before = next(
        one for kind in tree["type"] for one in kind.get("coding", ()) if one.get("system") == _PROGRAMME
    )
    told_so = extension(
        "moved",
        from_valueString=before.get("version"),
        to_valueString=programme.version,
        by_valueReference=named(by),
        at_valueInstant=at.isoformat(),
        why_valueString=why,
    )
    kept = [one for one in tree.get("extension", ()) if one.get("url") != OURS + "phase"]
    return {**tree, "type": _at_version(tree["type"], programme), "extension": [*phases, *kept, told_so]}


def moves(tree: Mapping[str, Any], *, zone: tzinfo) -> list[Move]:
    """How often, by whom and why the patient was moved to another version of the programme, the first before."""
    found = (
        Move(str(one.get("from") or ""), str(one["to"]), who_of(one.get("by")), at, str(one.get("why") or ""))
        for one, at in _told(tree, "moved", ("to",), zone)
    )
    return sorted(found, key=lambda one: one.at)


def _known_phase(programme: Programme, number: int, stands: PhaseStands | None, otherwise: str) -> Tree:
    if stands is None:
        return _phase(programme, number, otherwise, None)
    made = _phase(programme, number, stands.status or otherwise, None)
    period = {name: day for name, day in (("start", stands.begins), ("end", stands.ends)) if day}
    if period:
        made["extension"].append({"url": "period", "valuePeriod": period})
    return made


def _at_version(types: Iterable[Mapping[str, Any]], programme: Programme) -> list[Tree]:
    return [
        {
            **kind,
            "coding": [
                {**one, "version": programme.version}
                if one.get("system") == _PROGRAMME and one.get("code") == programme.key
                else one
                for one in kind.get("coding", ())
            ],
        }
        for kind in types
    ]


def welcomed(programme: Programme, *, patient: str, by: str, at: datetime) -> Tree:
    """The message that tells a patient who was taken on that the record is open now, and how to end that."""
    title = programme.title.citizen
    told_so = Text(
        da=f"Du er nu med i »{title.da}«, og de, der behandler dig i forløbet, kan se din journal. Det er skrevet ned, at du har "
        "givet samtykke på papir i dag. Har du ikke det, så tag samtykket tilbage under »Deling«, og skriv til os.",
        en=f"You are now in “{title.en}”, and those who treat you in the programme can see your record. It has been written down "
        "that you gave consent on paper today. If you did not, take the consent back under “Sharing”, and write to us.",
    )
    return {
        "resourceType": "Communication",
        "language": "da",
        "status": "completed",
        "category": [{"coding": [{"system": OURS + "communication", "code": "message"}]}],
        "topic": concept(title),
        "subject": {"reference": f"Patient/{patient}"},
        "sender": {"reference": by},
        "recipient": [{"reference": f"Patient/{patient}"}],
        "sent": at.isoformat(),
        "payload": [element("contentString", told_so)],
    }


def _written(found: Enrolment) -> Iterator[Tree]:
    for anchor in found.anchors:
        yield extension(
            "anchor",
            key_valueCode=anchor.key,
            at_valueDateTime=anchor.at.isoformat(),
            came_by_valueCode=anchor.by or None,
            what_valueString=anchor.what or None,
            ended_valueDateTime=None if anchor.ended is None else anchor.ended.isoformat(),
        )
    for level in found.levels:
        yield extension(
            "level",
            stratification_valueCode=level.stratification,
            level_valueCode=level.level,
            by_valueReference={"reference": level.by},
            at_valueInstant=level.at.isoformat(),
            why_valueString=level.why or None,
        )
    for judged in found.judged:
        yield extension(
            "judged",
            key_valueCode=judged.key,
            holds_valueBoolean=judged.holds,
            by_valueReference={"reference": judged.by},
            at_valueInstant=judged.at.isoformat(),
        )
    for value in found.references:
        yield extension(
            "reference-value",
            key_valueCode=value.key,
            value_valueQuantity={
                "value": value.value,
                "unit": value.unit,
                "system": _UCUM,
                "code": value.unit,
            },
            by_valueReference={"reference": value.by},
            at_valueInstant=value.at.isoformat(),
        )


def _told(
    tree: Mapping[str, Any], name: str, needed: Iterable[str], zone: tzinfo
) -> Iterator[tuple[Tree, datetime]]:
    """The parts of what is said, with when; what another system has written in another form says nothing here."""
    for one in parts_of(tree, name):
        at = moment(one.get("at"), zone)
        if at is not None and all(one.get(each) is not None for each in needed):
            yield one, at


def _phases(tree: Mapping[str, Any]) -> Iterator[PhaseStands]:
    for one in parts_of(tree, "phase"):
        codings = (one.get("name") or {}).get("coding", ())
        period = one.get("period") or {}
        key = next((str(each["code"]) for each in codings if each.get("system") == OURS + "phase"), "")
        yield PhaseStands(
            key, str(one.get("status") or ""), str(period.get("start", "")), str(period.get("end", ""))
        )


def _phase(programme: Programme, number: int, status: str, begins: date | None) -> Tree:
    phase = programme.phases[number]
    name = concept(phase.title.clinician, {"system": OURS + "phase", "code": phase.key})
    return extension(
        "phase",
        name_valueCodeableConcept=name,
        status_valueCode=status,
        period_valuePeriod=None if begins is None else {"start": begins.isoformat()},
    )


def _who(parts: Mapping[str, Any]) -> str:
    return str((parts.get("by") or {}).get("reference", ""))
