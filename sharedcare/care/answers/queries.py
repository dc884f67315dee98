"""Which programmes a patient follows, and what they have answered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.answers import fhir
from sharedcare.care.answers.asked import form_answered
from sharedcare.care.answers.episodes import anchors
from sharedcare.care.answers.types import Followed, Past
from sharedcare.care.elements import moment
from sharedcare.care.facts.answered import form_key
from sharedcare.care.findings.queries import within_the_act
from sharedcare.care.publishing import queries as publishing
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.programmes.types.coming import ENROLMENT
from sharedcare.records.around import Some, of_types
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Stored

_PROGRAMME = "urn:sharedcare:programme"
_RESPONSE = "QuestionnaireResponse"
_LONG_AGO = (datetime.min.replace(tzinfo=UTC),)


def followed(*, patient: str, by: Actor, at: datetime) -> tuple[Followed, ...]:
    """The programmes that the patient follows now, the newest first: of it is who the pages call responsible now. Raises NotPermitted or NotVisible."""
    query = parse("EpisodeOfCare", [("patient", patient), ("status", "active"), ("_count", "50")])
    return _newest_first(looks.search(by=by, query=query, at=at).matches)


def followed_by_whom(*, patient: int) -> tuple[Followed, ...]:
    """The same of the patient with this key, as a part of what is being stored: nobody is shown it."""
    found = within_the_act(of_types(patient=patient, wanted={"EpisodeOfCare": Some(50)}))
    return _newest_first(found)


def past(*, patient: str, by: Actor, at: datetime) -> tuple[Past, ...]:
    """What the patient has answered of questionnaires that are known here, the newest first, some hundreds at most.
    Raises NotPermitted or NotVisible."""
    query = parse(_RESPONSE, [("patient", patient), ("_sort", "-authored"), ("_count", "300")])
    found = looks.search(by=by, query=query, at=at).matches
    trees = (orjson.loads(one.content) for one in found if one.content is not None)
    follows = cache(partial(followed, patient=patient, by=by, at=at))
    return tuple(one for tree in trees if (one := _past(tree, follows)) is not None)


def answered(*, response: str, by: Actor, at: datetime) -> tuple[str, Past] | None:
    """Whose answers these are (id of the Patient), and what they mean, by the id of the response; None when it is not there, is
    not to be seen, or answers nothing that is known here. Raises NotPermitted."""
    stored = looks.read(by=by, type=_RESPONSE, id=response, at=at)
    if stored is None or stored.content is None:
        return None
    tree = orjson.loads(stored.content)
    patient = str(tree.get("subject", {}).get("reference", "")).removeprefix("Patient/")
    found = _past(tree, partial(followed, patient=patient, by=by, at=at))
    return (patient, found) if found is not None else None


def phone_of_practice(*, patient: str, by: Actor, at: datetime) -> str:
    """The number of the patient's own practice; empty where the record does not tell."""
    kind, _, name = general_practice(patient=patient, by=by, at=at).partition("/")
    if kind != "Organization":
        return ""
    stored = looks.read(by=by, type=kind, id=name, at=at)
    tree = orjson.loads(stored.content) if stored is not None and stored.content is not None else {}
    return next((str(one["value"]) for one in tree.get("telecom", ()) if one.get("system") == "phone"), "")


def general_practice(*, patient: str, by: Actor, at: datetime) -> str:
    """The reference of the patient's own practice; empty where the record does not tell."""
    stored = looks.read(by=by, type="Patient", id=patient, at=at)
    tree = orjson.loads(stored.content) if stored is not None and stored.content is not None else {}
    return next(
        (str(one["reference"]) for one in tree.get("generalPractitioner", ()) if "reference" in one), ""
    )


def _newest_first(found: Iterable[Stored]) -> tuple[Followed, ...]:
    trees = (orjson.loads(one.content) for one in found if one.content is not None)
    active = [tree for tree in trees if tree.get("status") == "active"]
    if not active:
        return ()
    among = publishing.shelf()
    follows = [each for tree in active for each in _followed(tree, among)]
    return tuple(
        sorted(follows, key=lambda one: (one.anchors.get(ENROLMENT, _LONG_AGO), one.key), reverse=True)
    )


def _followed(tree: Mapping[str, Any], among: Shelf) -> Iterator[Followed]:
    for concept in tree.get("type", ()):
        for coding in concept.get("coding", ()):
            if coding.get("system") == _PROGRAMME and coding.get("code"):
                key = str(coding["code"])
                yield Followed(
                    key=key,
                    programme=among.known(key=key, version=coding.get("version")),
                    responsible=str(tree.get("careManager", {}).get("reference", "")),
                    anchors=anchors(tree, zone=here().zone),
                )


def _past(tree: Mapping[str, Any], follows: Callable[[], Sequence[Followed]]) -> Past | None:
    key, at = form_key(tree), moment(tree.get("authored"))
    if not key or at is None or tree.get("status") in fhir.NO_ANSWER:
        return None
    form = form_answered(tree, follows)
    if form is None:
        return None
    return Past(key, str(tree["id"]), at, fhir.outcome_in(form, tree), fhir.is_by_phone(tree))
