"""What follows from stored answers, through whichever door they came: findings, and a task to a person for what cannot wait.

Judging finds the same of whoever is in a programme that asks (`care/findings/judging.py`), under the same identifier, and has done so
before: then there is nothing to add but the task. Here it is found once more, because a red answer is not to wait for anything:
also of patients in no programme, or in one that does not ask, of answers from before the enrolment or without a date, and where
judging has failed or the programme cannot be read.

It is done on duty, in the transaction that stores the answers: the patient who answers has no right to give anybody a task,
and does so all the same by what they say. A defect in it keeps no answers out of the record: a finding asks somebody to read them.
"""

from collections.abc import Iterator, Sequence
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
from sharedcare.programmes.forms import Form
from sharedcare.records.document import parse as document
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Change, Committed, Create, References, Stored, Update

_TYPE = "QuestionnaireResponse"
_NOTHING_NEW = ("unchanged", "existing")


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
                changes = list(_changes(stored, by=by.on_duty, at=at))
                if changes:
                    # A responsible who is no longer in the record must not keep an answer out of it.
                    gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)

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
    """A response by id, of a patient by id; `owner` is who is told."""

    response: str
    patient: str
    owner: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Said:
    """What one version says of the answers: its questionnaire, and the programme that it is of, or None where the patient follows no
    such."""

    form: Form
    asking: Followed | None
    outcome: Outcome


def _changes(stored: Stored, *, by: Actor, at: datetime) -> Iterator[Create]:
    tree = orjson.loads(stored.content or b"{}")
    patient = str(tree.get("subject", {}).get("reference", "")).removeprefix("Patient/")
    if not form_key(tree) or not patient or tree.get("status") in fhir.NO_ANSWER or _is_long_ago(tree, at):
        return
    follows = queries.followed_by_whom(patient=stored.patient)
    said = list(_said(tree, follows))
    findings, at_once = list(_findings(said)), _at_once(said)
    if not findings and not at_once:
        return
    owner = _responsible(said, follows) or queries.general_practice(patient=patient, by=by, at=at)
    answered = _Answered(stored.id, patient, owner, at)
    for one, given in findings:
        yield _create(answered, _issue(answered, one, given))
    told = _told_already(at_once, answered, by=by, at=at) if at_once else set()
    new = [(one, given) for one, given in at_once if _name(one, given, answered) not in told]
    if new:
        yield _create(answered, _task(answered, new))


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


def _task(one: _Answered, at_once: Sequence[tuple[_Said, Given]]) -> alarms.Tree:
    """One for all of it: whoever calls the patient asks about all of it."""
    form, several = at_once[0][0].form, [given for _, given in at_once]
    return alarms.task(form, several, patient=one.patient, response=one.response, owner=one.owner, at=one.at)


def _told_already(
    at_once: Sequence[tuple[_Said, Given]], one: _Answered, *, by: Actor, at: datetime
) -> set[str]:
    """What somebody has been given a task about: answers that are amended say most of it again."""
    names = ",".join(f"{alarms.FINDING}|{_name(said, given, one)}" for said, given in at_once)
    query = parse("Task", [("patient", one.patient), ("identifier", names)])
    found = looks.search(by=by, query=query, at=at).matches
    return {name for each in found if each.content for name in alarms.named(orjson.loads(each.content))}


def _name(said: _Said, given: Given, one: _Answered) -> str:
    return alarms.task_name(said.form, given, response=one.response)


def _create(one: _Answered, tree: alarms.Tree) -> Create:
    """Judged again, it is there already."""
    names = ",".join(f"{each['system']}|{each['value']}" for each in tree["identifier"])
    criteria = f"patient={one.patient}&identifier={names}"
    return Create(document(orjson.dumps(tree)), if_none_exist=criteria)
