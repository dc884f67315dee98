"""Which questionnaires there are, which programmes a patient follows, and which of their questionnaires are due."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.answers.errors import NoSuchQuestionnaire
from sharedcare.care.answers.types import Followed
from sharedcare.care.publishing import queries as publishing
from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.types import Status
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.forms import Form, form, form_of
from sharedcare.programmes.library.reading import instrument
from sharedcare.programmes.types import Programme
from sharedcare.records.search.parse import parse

_PROGRAMME = "urn:sharedcare:programme"


def form_named(key: str) -> Form:
    """The questionnaire of this key: the library's, or the own one of a published programme. Raises NoSuchQuestionnaire."""
    found = instrument(key)
    if found is not None:
        return form(found)
    for head in publishing.published():
        if head.status is Status.ACTIVE:
            programme = publishing.programme(key=head.key, version=head.version)
            for one in programme.questionnaires:
                if one.key == key and one.questions and (own := form_of(one)) is not None:
                    return own
    raise NoSuchQuestionnaire(
        f"There is no questionnaire {key} here that can be answered. Ask who looks after programmes."
    )


def followed(*, patient: str, by: Actor, at: datetime) -> tuple[Followed, ...]:
    """The programmes that the patient follows now, the longest first. Raises NotPermitted or NotVisible."""
    query = parse("EpisodeOfCare", [("patient", patient), ("status", "active"), ("_count", "50")])
    found = looks.search(by=by, query=query, at=at).matches
    trees = [orjson.loads(one.content) for one in found if one.content is not None]
    return tuple(
        sorted(
            (each for tree in trees for each in _followed(tree)), key=lambda one: (str(one.since), one.key)
        )
    )


def general_practice(*, patient: str, by: Actor, at: datetime) -> str:
    """The reference of the patient's own practice; empty where the record does not tell."""
    stored = looks.read(by=by, type="Patient", id=patient, at=at)
    tree = orjson.loads(stored.content) if stored is not None and stored.content is not None else {}
    return next(
        (str(one["reference"]) for one in tree.get("generalPractitioner", ()) if "reference" in one), ""
    )


def _followed(tree: Mapping[str, Any]) -> Iterator[Followed]:
    for concept in tree.get("type", ()):
        for coding in concept.get("coding", ()):
            if coding.get("system") == _PROGRAMME and coding.get("code"):
                key = str(coding["code"])
                start = tree.get("period", {}).get("start")
                yield Followed(
                    key=key,
                    programme=_programme(key, coding.get("version")),
                    responsible=str(tree.get("careManager", {}).get("reference", "")),
                    since=datetime.fromisoformat(start) if start and len(start) >= _A_DAY else None,
                )


_A_DAY = len("2026-01-01")


def _programme(key: str, version: str | None) -> Programme | None:
    try:
        return publishing.programme(key=key, version=version)
    except (NoSuchProgramme, NotAsPublished):
        return None
