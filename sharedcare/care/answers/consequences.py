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

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.care.answers import alarms, fhir, queries
from sharedcare.care.answers.errors import NoSuchQuestionnaire
from sharedcare.care.answers.types import Followed
from sharedcare.care.elements import moment
from sharedcare.care.findings.unjudged import note
from sharedcare.care.happening import LOOKED_BACK, brings_whole
from sharedcare.programmes.answering import Given, outcome
from sharedcare.programmes.forms import Form
from sharedcare.records.document import parse
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
    """A response by id, of a patient by id; `asking` is the programme that has the questionnaire, `owner` who is told."""

    form: Form
    response: str
    patient: str
    asking: Followed | None
    owner: str
    at: datetime


def _changes(stored: Stored, *, by: Actor, at: datetime) -> Iterator[Create]:
    tree = orjson.loads(stored.content or b"{}")
    patient = str(tree.get("subject", {}).get("reference", "")).removeprefix("Patient/")
    key = fhir.form_key(tree)
    if not key or not patient or tree.get("status") in fhir.NO_ANSWER or _is_long_ago(tree, at):
        return
    follows = queries.followed_by_whom(patient=stored.patient)
    asking = next((one for one in follows if one.asks(key)), None)
    form = _form(asking, key)
    findings = () if form is None else outcome(form, fhir.answers_in(form, tree)).findings
    if form is None or not findings:
        return
    owner = _responsible(asking, follows) or queries.general_practice(patient=patient, by=by, at=at)
    answered = _Answered(form, stored.id, patient, asking, owner, at)
    for given in findings:
        yield _create(answered, _issue(answered, given))
        if given.answer.shown_at_once is not None:
            yield _create(answered, _task(answered, given))


def _form(asking: Followed | None, key: str) -> Form | None:
    """The questionnaire as the version that the patient follows has it, which judging goes by; of no programme of theirs the
    newest."""
    if asking is not None:
        return asking.form(key)
    try:
        return queries.form_named(key)
    except NoSuchQuestionnaire:
        return None


def _is_long_ago(tree: fhir.Tree, at: datetime) -> bool:
    authored = moment(tree.get("authored"))
    return authored is not None and authored < at - LOOKED_BACK


def _responsible(asking: Followed | None, follows: Sequence[Followed]) -> str:
    """Who is responsible in the programme that asks, else in another that the patient follows."""
    if asking is not None and asking.responsible:
        return asking.responsible
    return next((one.responsible for one in follows if one.responsible), "")


def _issue(one: _Answered, given: Given) -> alarms.Tree:
    return alarms.issue(
        one.form, given, patient=one.patient, response=one.response, followed=one.asking, at=one.at
    )


def _task(one: _Answered, given: Given) -> alarms.Tree:
    return alarms.task(
        one.form, given, patient=one.patient, response=one.response, owner=one.owner, at=one.at
    )


def _create(one: _Answered, tree: alarms.Tree) -> Create:
    """Judged again, it is there already."""
    said = tree["identifier"][0]
    criteria = f"patient={one.patient}&identifier={said['system']}|{said['value']}"
    return Create(parse(orjson.dumps(tree)), if_none_exist=criteria)
