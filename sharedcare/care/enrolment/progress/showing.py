"""What in the record shows that a task of a programme is done, by the task's `done-when`. Pure.

A task that several programmes ask for is done when all that each of them waits for is there. What only a person can say (`ticked`)
nothing here says for them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.care.elements import OURS, codes, identifiers, moment, our_codes, sources_of, when_done
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.facts.told import says_yes
from sharedcare.care.facts.values import taken_at
from sharedcare.programmes.bounds import could_be
from sharedcare.programmes.combining.answered_since import answered_since
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types import tasks as kinds
from sharedcare.programmes.types.words import Band, Text

Tree = Mapping[str, Any]
UNDER_WAY = ("requested", "received", "ready", "accepted", "in-progress")
"""Not what waits: what cannot be done yet is not done by what comes too early."""
_OVER_BY_HAND = "handover"


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that shows it: its kind as in the file, in words, what it stands in and by whom (references, or nothing), and when."""

    kind: str
    words: Text
    what: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Follows:
    """A programme that the patient follows, with what is known in its words and the enrolment."""

    programme: Programme
    facts: Facts
    enrolment: Enrolment


@dataclass(frozen=True, slots=True)
class _Asked:
    """A task as one programme means it, and the resources to look in, by type."""

    follows: Follows
    task: kinds.Task
    id: str
    origins: tuple[str, ...]
    since: datetime
    trees: Mapping[str, Sequence[Tree]]
    zone: tzinfo


def shown(
    tree: Tree, *, follows: Mapping[str, Follows], trees: Mapping[str, Sequence[Tree]], zone: tzinfo
) -> tuple[Shown, ...]:
    """Everything that shows that this Task is done; nothing where it is not, is over already, or where somebody has opened it
    again after it was found to be done."""
    since = moment(tree.get("restriction", {}).get("period", {}).get("start"), zone)
    if tree.get("status") not in UNDER_WAY or since is None or is_told(tree):
        return ()
    found: list[Shown] = []
    origins = tuple(identifiers(tree, "occurrence"))
    for source in sources_of(tree):
        one = follows.get(source.programme)
        if one is None:
            return ()
        task = next((each for each in one.programme.tasks if each.key == source.key), None)
        if task is None:
            return ()
        asked = _Asked(one, task, str(tree["id"]), origins, since, trees, zone)
        for done in task.done_when:
            parts = _parts(done, asked)
            if not parts:
                return ()
            found += parts
    return tuple(dict.fromkeys(found))


def is_told(tree: Tree) -> bool:
    """Whether a Task says what showed that it was done."""
    return any(our_codes([one.get("type", {})], "done-when") for one in tree.get("output", ()))


def _parts(done: kinds.Done, asked: _Asked) -> list[Shown]:
    """What shows one of the things that it waits for; of several of which one is enough the first that is there."""
    if isinstance(done, kinds.AnyDone):
        return next(filter(None, (_SHOWS[type(each)](each, asked) for each in done.of)), [])
    return _SHOWS[type(done)](done, asked)


def _answered(done: kinds.FormAnswered, asked: _Asked) -> list[Shown]:
    """An answer that is so new that the patient is not asked again counts too: nobody would ever answer for this task alone."""
    since = answered_since(
        asked.follows.programme, asked.task, done.questionnaire, opened=asked.since, origins=asked.origins
    )
    for one in _newest(asked, "QuestionnaireResponse", "authored", since=since):
        form = str(one[1].get("questionnaire", "")).removeprefix(OURS + "questionnaire:").partition("|")[0]
        if form == done.questionnaire and one[1].get("status") in ("completed", "amended"):
            titles = {each.key: each.title for each in asked.follows.programme.questionnaires}
            title = titles.get(done.questionnaire)
            what = Text(da="skema", en="questionnaire") if title is None else _text(title)
            words = Text(da=f"Besvaret: {what.da}", en=f"Answered: {what.en}")
            by = _reference(one[1], "author") or _reference(one[1], "source")
            return [Shown("answered", words, f"QuestionnaireResponse/{one[1]['id']}", by, one[0])]
    return []


def _measured(done: kinds.ValueMeasured, asked: _Asked) -> list[Shown]:
    by_name = {f"Observation/{one['id']}": one for one in asked.trees.get("Observation", ())}
    titles = {each.key: each.title for each in asked.follows.programme.measurements}
    found = []
    for key in done.measurements:
        readings = asked.follows.facts.readings.get(key, ())
        newest = next((one for one in readings if asked.since <= one.at <= asked.follows.facts.at), None)
        if newest is None or (done.value is not None and not _lies_in(done.value, newest)):
            return []
        title = _text(titles[key])
        performers: Iterable[Any] = by_name.get(newest.id, {}).get("performer", ())
        by = next((str(one["reference"]) for one in performers if one.get("reference")), "")
        words = Text(da=f"Målt: {title.da}", en=f"Measured: {title.en}")
        found.append(Shown("measured", words, newest.id, by, newest.at))
    return found


def _lies_in(band: Band, newest: Reading) -> bool:
    """Whether it lies there for certain: what is only known to be more or less than something may not show that it is done."""
    return all(band.holds(each) for each in could_be(newest.value, newest.bound, (band,)))


def _sent(done: kinds.DocumentSent, asked: _Asked) -> list[Shown]:
    wanted = f"{asked.follows.programme.key}:{done.document}"
    for at, one in _newest(asked, "DocumentReference", "date"):
        if one.get("status") == "current" and wanted in our_codes([one.get("type", {})], "document"):
            titles = {each.key: each.title for each in asked.follows.programme.documents}
            title = titles.get(done.document, Text(da="dokument", en="document"))
            words = Text(da=f"Sendt: {title.da}", en=f"Sent: {title.en}")
            by = next((str(each.get("reference", "")) for each in one.get("author", ())), "")
            return [Shown("sent", words, f"DocumentReference/{one['id']}", by, at)]
    return []


def _level_set(done: kinds.LevelSet, asked: _Asked) -> list[Shown]:
    one = asked.follows.enrolment
    words = Text(da="Niveau valgt", en="Level chosen")
    return [
        Shown("level-set", words, f"EpisodeOfCare/{one.id}", each.by, each.at)
        for each in one.levels
        if each.stratification == done.stratification and each.at >= asked.since
    ]


def _reference_set(done: kinds.ReferenceSet, asked: _Asked) -> list[Shown]:
    one = asked.follows.enrolment
    words = Text(da="Værdi aftalt", en="Value agreed")
    return [
        Shown("reference-set", words, f"EpisodeOfCare/{one.id}", each.by, each.at)
        for each in one.references
        if each.key == done.reference and each.at >= asked.since
    ]


def _goals_reached(done: kinds.GoalsReached, asked: _Asked) -> list[Shown]:
    if not set(done.goals) <= asked.follows.facts.reached:
        return []
    words = Text(da="Mål nået", en="Goals reached")
    return [Shown("goals-reached", words, "", "", asked.follows.facts.at)]


def _accepted(_done: kinds.HandoverAccepted, asked: _Asked) -> list[Shown]:
    """A hand-over of this very task, or one with which a phase begins that the role answers for to whom the task hands over."""
    phases = {
        one.key for one in asked.follows.programme.phases if one.responsible == asked.task.hands_over_to
    }
    focus = f"EpisodeOfCare/{asked.follows.enrolment.id}"
    for one in asked.trees.get("Task", ()):
        is_handover = _OVER_BY_HAND in our_codes([one.get("code", {})], "task")
        accepted = when_done(one, asked.zone) if is_handover else None
        if accepted is None or accepted < asked.since:
            continue
        begun = {str(each.get("valueCode")) for each in one.get("input", ()) if "valueCode" in each}
        about = _reference(one, "focus")
        if about == f"Task/{asked.id}" or (about == focus and begun & phases):
            words = Text(da="Overdragelsen er modtaget", en="The hand-over was accepted")
            return [Shown("accepted", words, f"Task/{one['id']}", _reference(one, "owner"), accepted)]
    return []


def _noted(_done: kinds.NoteWritten, asked: _Asked) -> list[Shown]:
    for at, one in _newest(asked, "Communication", "sent"):
        about = {str(each.get("reference")) for each in one.get("about", ())}
        is_note = "note" in our_codes(one.get("category", ()), "communication")
        if is_note and one.get("status") == "completed" and f"Task/{asked.id}" in about:
            words = Text(da="Notat skrevet", en="Note written")
            return [Shown("noted", words, f"Communication/{one['id']}", _reference(one, "sender"), at)]
    return []


def _recorded(_done: kinds.Recorded, asked: _Asked) -> list[Shown]:
    """An entry that somebody made in a system of their own."""
    found = []
    for one in asked.trees.get("Observation", ()):
        at = taken_at(dict(one))
        is_meant = any(code.means(*each) for each in codes(one.get("code")) for code in asked.task.codes)
        if at is not None and asked.since <= at <= asked.follows.facts.at and is_meant and says_yes(one):
            performers: Iterable[Any] = one.get("performer", ())
            by = next((str(each["reference"]) for each in performers if each.get("reference")), "")
            words = Text(da="Meldt gjort i et andet system", en="Told as done by another system")
            found.append(Shown("recorded", words, f"Observation/{one['id']}", by, at))
    return sorted(found, key=lambda each: (each.at, each.what))[-1:]


def _nothing(_done: kinds.Ticked, _asked: _Asked) -> list[Shown]:
    return []


_SHOWS: Mapping[type, Callable[[Any, _Asked], list[Shown]]] = {
    kinds.FormAnswered: _answered,
    kinds.ValueMeasured: _measured,
    kinds.DocumentSent: _sent,
    kinds.LevelSet: _level_set,
    kinds.ReferenceSet: _reference_set,
    kinds.GoalsReached: _goals_reached,
    kinds.HandoverAccepted: _accepted,
    kinds.NoteWritten: _noted,
    kinds.Ticked: _nothing,
    kinds.Recorded: _recorded,
}


def _newest(
    asked: _Asked, kind: str, element: str, *, since: datetime | None = None
) -> list[tuple[datetime, Tree]]:
    """What came since the task opened, or since then, and not only in time to come."""
    since, until = since or asked.since, asked.follows.facts.at
    dated = ((moment(one.get(element), asked.zone), one) for one in asked.trees.get(kind, ()))
    found = [(at, one) for at, one in dated if at is not None and since <= at <= until]
    return sorted(found, key=lambda each: (each[0], str(each[1]["id"])), reverse=True)


def _reference(tree: Tree, element: str) -> str:
    return str(tree.get(element, {}).get("reference", ""))


def _text(title: Any) -> Text:
    found: Text = getattr(title, "clinician", title)
    return found
