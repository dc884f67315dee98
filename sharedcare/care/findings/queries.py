"""What is needed to judge by: two questions about one patient, however much there is.

They are part of the act that stores a value, and the trail tells of the act: nobody is shown what they bring.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import orjson

from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.facts.needs import MOST, reach_of
from sharedcare.care.findings import fhir, gathering
from sharedcare.care.findings.programmes import Followed
from sharedcare.care.findings.types import Finding, Tree
from sharedcare.programmes.judging.types import Course
from sharedcare.records.around import Some, everybody_having, of_series, of_types
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Question, Stored

Answer = TypeVar("Answer")

_MOST_EPISODES, MOST_ORDERS, _MOST_FINDINGS = 100, 1000, 1000


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A patient in programmes: each with the enrolment, the findings that stand, and the pauses among the tasks. `blind` are
    the programmes by which nothing can be judged, with the version followed."""

    courses: Sequence[tuple[Course, Enrolment]]
    standing: Sequence[Finding]
    tasks: Sequence[Tree]
    blind: Mapping[str, str]
    patient: str
    """A reference."""


def within_the_act(question: Question[Answer]) -> Answer:
    """Ask as a part of what is being stored."""
    return question.read(run(raw_connection(), question.sql, question.params).fetchall())


def watched() -> list[str]:
    """The ids of all who are, or were, in a programme: what only the clock makes true is looked for in them."""
    return within_the_act(everybody_having(type="EpisodeOfCare"))


def enrolled(*, patient: int, since: datetime | None) -> Enrolled | None:
    """The programmes that the patient with this key is in, with the findings since a moment; or, to
    look for what is missing, with all findings, the plans, and the tasks, pauses among them. None when in no programme."""
    wanted = {
        "EpisodeOfCare": Some(_MOST_EPISODES),
        "ServiceRequest": Some(MOST_ORDERS),
        "DetectedIssue": Some(_MOST_FINDINGS, since),
    }
    if since is None:
        wanted |= {"Task": Some(MOST["Task"]), "CarePlan": Some(_MOST_PLANS)}
    found: list[Stored] = within_the_act(of_types(patient=patient, wanted=wanted))
    if not any(one.type == "EpisodeOfCare" for one in found):
        return None
    trees = [(one, read(one)) for one in found]
    followed = Followed()
    courses = gathering.courses((tree for _, tree in trees), followed)
    blind = gathering.blind((tree for _, tree in trees), followed)
    if not courses and not blind:
        return None
    named = next(tree["patient"]["reference"] for one, tree in trees if one.type == "EpisodeOfCare")
    standing = [fhir.finding(tree, one.version) for one, tree in trees if one.type == "DetectedIssue"]
    return Enrolled(courses, standing, [tree for one, tree in trees if one.type == "Task"], blind, named)


def series(*, patient: int, courses: Iterable[Course], since: datetime, missing: bool) -> list[Tree]:
    """What the programmes look at to judge everything that was taken since a moment, and (`missing`) to tell what has not come."""
    reach = reach_of([course.programme for course in courses], missing=missing)
    wanted = {name: Some(MOST[name]) for name in reach.types}
    wanted["QuestionnaireResponse"] = Some(MOST["QuestionnaireResponse"], since - reach.answers)
    codes = [(several, since - back) for back, several in reach.codes]
    newest = [(code, since - back, many) for back, code, many in reach.newest]
    found = within_the_act(of_series(patient=patient, codes=codes, wanted=wanted, newest=newest))
    return [read(one) for one in found]


def read(one: Stored) -> Tree:
    """The resource."""
    tree: Tree = orjson.loads(one.content or b"{}")
    return tree


_MOST_PLANS = 20
