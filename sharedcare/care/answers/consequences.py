"""What follows from stored answers, through whichever door they came: findings, and a task to a person for what cannot wait.

Judging finds the same of whoever is in a programme that asks (`care/findings/judging.py`), under the same identifier, and has done so
before: then there is nothing to add but the task. Here it is found once more, because a red answer is not to wait for anything:
also of patients in no programme, or in one that does not ask, of answers from before the enrolment or without a date, and where
judging has failed or the programme cannot be read.

It is done on duty, in the transaction that stores the answers: the patient who answers has no right to give anybody a task,
and does so all the same by what they say. A defect in it keeps no answers out of the record: a finding asks somebody to read them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson
import psycopg

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.care.answers import alarms, fhir, queries
from sharedcare.care.answers.asked import form_answered
from sharedcare.care.answers.types import Followed
from sharedcare.care.elements import moment
from sharedcare.care.facts.answered import answers_in, form_key
from sharedcare.care.findings.unjudged import note
from sharedcare.care.happening import LOOKED_BACK, brings_whole
from sharedcare.programmes.answering import Given, Outcome, outcome
from sharedcare.programmes.combining.monitored import monitored_by
from sharedcare.programmes.forms import Form
from sharedcare.programmes.monitored_days import is_monitored
from sharedcare.programmes.types.words import Text
from sharedcare.records.document import parse as document
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Change, Committed, Create, References, Stored, Update

_TYPE = "QuestionnaireResponse"
_NOTHING_NEW = ("unchanged", "existing")
_MOST = "200"


class OfAnswers:
    """Findings and tasks of answers that are yellow or red by themselves."""

    def concerns(self, changes: Sequence[Change]) -> bool:
        """Whether anybody has answered anything."""
        return any(isinstance(one, Create | Update) and one.document.type == _TYPE for one in changes)

    def follow(
        self, _connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Store what follows, once of each answer. What the patient's programmes say of it has been judged before
        (`care/findings/judging.py`) and is not told twice."""
        if brings_whole(by):
            return
        for one in committed:
            stored = one.stored
            if stored is not None and stored.type == _TYPE and one.outcome not in _NOTHING_NEW:
                _follow(stored, by=by.on_duty, at=at)

    def instead(
        self, _: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Say of the answers that nobody has judged them."""
        if not brings_whole(by):
            told = [one.stored for one in committed if one.stored and one.outcome not in _NOTHING_NEW]
            note([one for one in told if one.type == _TYPE], by=by, at=at)


of_answers = OfAnswers()


@dataclass(frozen=True, slots=True)
class _Answered:
    """A response by id, of a patient by id; what follows is stored `by` whom."""

    response: str
    patient: str
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class _Said:
    """What one version says of the answers: its questionnaire, and the programme that it is of, or None where the patient follows no
    such."""

    form: Form
    asking: Followed | None
    outcome: Outcome


def _follow(stored: Stored, *, by: Actor, at: datetime) -> None:
    tree = orjson.loads(stored.content or b"{}")
    patient = str(tree.get("subject", {}).get("reference", "")).removeprefix("Patient/")
    if not form_key(tree) or not patient or tree.get("status") in fhir.NO_ANSWER or _is_long_ago(tree, at):
        return
    follows = queries.followed_by_whom(patient=stored.patient)
    said = list(_said(tree, follows))
    findings, at_once = list(_findings(said)), _at_once(said)
    answered = _Answered(stored.id, patient, by, at)
    if findings:
        _store(answered, [_create(answered, _issue(answered, one, given)) for one, given in findings])
    if at_once:
        _call(answered, at_once, _responsible(said, follows), _otherwise(follows, at))


def _otherwise(follows: Iterable[Followed], at: datetime) -> tuple[Text, ...]:
    """What the patient's programmes say of a day on which nobody looks; nothing where by one of them somebody does. Of all of them, since
    it must not tell which one asked."""
    known = [each.programme for each in follows if each.programme is not None]
    monitored = [each.monitoring for each in monitored_by(known).values() if each.monitoring is not None]
    day = at.astimezone(here().zone).date()
    if any(is_monitored(each, day) for each in monitored):
        return ()
    return tuple(dict.fromkeys(each.otherwise for each in monitored))


def _call(
    one: _Answered, at_once: Sequence[tuple[_Said, Given]], responsible: str, otherwise: Sequence[Text]
) -> None:
    """Give somebody the task, unless they have it: answers that are amended say most of it again. One task for all of it, since whoever
    calls the patient asks about all of it."""
    response = f"QuestionnaireResponse/{one.response}"
    issues = _found(one, "DetectedIssue", "implicated", response)
    tasks = [each for each in _found(one, "Task", "focus", response) if alarms.is_look(each)]
    told = {name for each in tasks for name in alarms.named(each)}
    several = [alarms.names(issues, said.form.key, given.question.key) for said, given in at_once]
    # What cannot wait and is green is found for nothing: it is in the task that is there, whichever that is.
    new = [names for names in several if not (names & told if names else tasks)]
    if new:
        owner = responsible or queries.general_practice(patient=one.patient, by=one.by, at=one.at)
        names = {name for each in new for name in each}
        task = alarms.task(
            names, patient=one.patient, response=one.response, owner=owner, at=one.at, otherwise=otherwise
        )
        _store(one, [Create(document(orjson.dumps(task)))])


def _found(one: _Answered, type: str, parameter: str, response: str) -> list[alarms.Tree]:
    """What the record has of these answers; the caller has stored what it finds of them before."""
    query = parse(type, [("patient", one.patient), (parameter, response), ("_count", _MOST)])
    return [
        orjson.loads(each.content)
        for each in looks.search(by=one.by, query=query, at=one.at).matches
        if each.content
    ]


def _store(one: _Answered, changes: Sequence[Create]) -> None:
    # A responsible who is no longer in the record must not keep an answer out of it.
    gate.act(by=one.by, changes=changes, at=one.at, references=References.MAY_DANGLE)


def _said(tree: alarms.Tree, follows: Sequence[Followed]) -> Iterator[_Said]:
    """First the versions that the patient follows, which judging goes by, then the questionnaire that the answers name: another system
    may ask by another version, and what only that one knows is not to be lost. Where they name no version, that is what none that is
    followed knows."""
    known: set[tuple[str, str]] = set()
    for asking in follows:
        form = asking.form(form_key(tree))
        if form is not None:
            known |= {
                (question.key, answer.key) for question in form.questions for answer in question.answers
            }
            yield _Said(form, asking, outcome(form, answers_in(form, tree)))
    own = form_answered(tree)
    if own is not None:
        answers = answers_in(own, tree)
        if not fhir.form_version(tree):
            answers = {key: given for key, given in answers.items() if (key, given) not in known}
        yield _Said(own, None, outcome(own, answers))


def _findings(said: Sequence[_Said]) -> Iterator[tuple[_Said, Given]]:
    """What is yellow or red by any of them; of the questionnaire that was answered what no programme has found as pressing."""
    told: dict[str, bool] = {}
    for one in said:
        for given in one.outcome.findings:
            key, is_red = given.question.key, given.answer.finding == "red"
            if one.asking is not None or key not in told or is_red > told[key]:
                told[key] = told.get(key, False) or is_red
                yield one, given


def _at_once(said: Sequence[_Said]) -> list[tuple[_Said, Given]]:
    """What cannot wait by any of them, each question once."""
    found: dict[str, tuple[_Said, Given]] = {}
    for one in said:
        for given in one.outcome.at_once:
            found.setdefault(given.question.key, (one, given))
    return list(found.values())


def _is_long_ago(tree: fhir.Tree, at: datetime) -> bool:
    authored = moment(tree.get("authored"))
    return authored is not None and authored < at - LOOKED_BACK


def _responsible(said: Sequence[_Said], follows: Sequence[Followed]) -> str:
    """Who is responsible in the programme that asks, else in another that the patient follows."""
    asking = (one.asking for one in said if one.asking is not None)
    return next((one.responsible for one in (*asking, *follows) if one.responsible), "")


def _issue(one: _Answered, said: _Said, given: Given) -> alarms.Tree:
    return alarms.issue(
        said.form, given, patient=one.patient, response=one.response, followed=said.asking, at=one.at
    )


def _create(one: _Answered, tree: alarms.Tree) -> Create:
    """Judged again, it is there already."""
    names = ",".join(f"{each['system']}|{each['value']}" for each in tree["identifier"])
    criteria = f"patient={one.patient}&identifier={names}"
    return Create(document(orjson.dumps(tree)), if_none_exist=criteria)
