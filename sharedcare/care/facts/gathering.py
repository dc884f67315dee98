"""From a patient's resources to what a programme can ask about: `Facts` in the words of that programme. Pure.

Whether somebody fits, what the plan asks for and what a value means rest on the same facts: what is a diagnosis, a drug, an answer or
an admission is decided here alone. They differ in what they have read (`needs.py`), and in the moment that they ask about.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from operator import attrgetter

from sharedcare.care.elements import Tree, moment, our_codes, sources_of, status_of, values_of
from sharedcare.care.facts.anchors import events
from sharedcare.care.facts.diagnoses import diagnosed
from sharedcare.care.facts.doses import doses
from sharedcare.care.facts.enrolled import GOES_ON, NOTHING_CHOSEN, Chosen, Enrolment
from sharedcare.care.facts.medicines import drugs
from sharedcare.care.facts.values import forms_in, series_in_each
from sharedcare.programmes.facts import Answered, Facts
from sharedcare.programmes.judging.types import Form, Unread
from sharedcare.programmes.types import Programme

_REACHED = frozenset({"achieved", "sustaining"})
_AIMED_AT = ("proposed", "planned", "accepted", "active", "on-hold")
_AIMED_AT_NO_MORE = ("entered-in-error", "cancelled", "rejected")
"""What was reached of one of these says nothing of now: another goal has taken its place, or nobody aims at it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts, with what only judging asks about: whole answers, the oldest first, and values that cannot be read."""

    facts: Facts
    forms: tuple[Form, ...]
    unread: tuple[Unread, ...]


def facts(
    trees: Iterable[Tree],
    programme: Programme,
    *,
    enrolment: Enrolment | None,
    at: datetime,
    zone: tzinfo,
    choices: Chosen = NOTHING_CHOSEN,
) -> Facts:
    """What is known of a patient in the words of a programme. What stands in the enrolment is known, and what is about to be
    written there (`choices`)."""
    return gathered(trees, programme, enrolment=enrolment, at=at, zone=zone, choices=choices).facts


def gathered(
    trees: Iterable[Tree],
    programme: Programme,
    *,
    enrolment: Enrolment | None,
    at: datetime,
    zone: tzinfo,
    choices: Chosen = NOTHING_CHOSEN,
) -> Gathered:
    """The same, with what only judging asks about."""
    [found] = gathered_in_each(trees, [(programme, enrolment)], at=at, zone=zone, choices=choices)
    return found


def gathered_in_each(
    trees: Iterable[Tree],
    followed: Sequence[tuple[Programme, Enrolment | None]],
    *,
    at: datetime,
    zone: tzinfo,
    choices: Chosen = NOTHING_CHOSEN,
) -> list[Gathered]:
    """The same in the words of each programme that the patient is in. What is the patient's, whichever programme asks, is read once."""
    now = at.astimezone(zone)
    of = _by_type(trees)
    birth = moment(of["Patient"][0].get("birthDate"), zone) if of["Patient"] else None
    born = None if birth is None else birth.date()
    medicines = (*of["MedicationStatement"], *of["MedicationRequest"])
    whole = Facts(
        at=now,
        born=born,
        sex=str(of["Patient"][0].get("gender", "")) if of["Patient"] else "",
        codes=frozenset(diagnosed((*of["Condition"], *of["Procedure"]))),
        drugs=frozenset(drugs(medicines, at=now, zone=zone)),
        doses=doses(medicines, at=now, zone=zone),
        follows=frozenset(_follows(of["EpisodeOfCare"])),
    )
    done = [one for one in of["Task"] if one.get("status") == "completed"]
    told = []
    series = series_in_each(of["Observation"], [programme for programme, _ in followed])
    for (programme, enrolment), read in zip(followed, series, strict=True):
        forms = forms_in(of["QuestionnaireResponse"], programme)
        found = replace(
            whole,
            readings=read.readings,
            scores=read.scores,
            answers=_answers(forms, now),
            levels=_levels(enrolment, choices),
            done=frozenset(_keys(done, programme)),
            reached=_reached(of["Goal"], programme),
            events=events(
                programme,
                enrolment=enrolment,
                born=born,
                encounters=of["Encounter"],
                coming=choices.anchors,
                at=now,
                zone=zone,
            ),
            judged=_judged(enrolment, choices),
            references={}
            if enrolment is None
            else {each.key: each.value for each in sorted(enrolment.references, key=attrgetter("at"))},
        )
        told.append(Gathered(found, forms, read.unread))
    return told


def _by_type(trees: Iterable[Tree]) -> defaultdict[str, list[Tree]]:
    found: defaultdict[str, list[Tree]] = defaultdict(list)
    for one in trees:
        found[str(one.get("resourceType"))].append(one)
    return found


def _answers(forms: Sequence[Form], at: datetime) -> dict[tuple[str, str], Answered]:
    """The newest answer of each question: whatever comes later takes the place of what came before."""
    return {
        (form.questionnaire, question): Answered(answer, form.at)
        for form in forms
        if form.at <= at
        for question, answer in form.answers
    }


def _levels(enrolment: Enrolment | None, choices: Chosen) -> frozenset[str]:
    own = () if enrolment is None else (each.level for each in enrolment.levels)
    return frozenset((*own, *(level for level, _ in choices.levels.values())))


def _judged(enrolment: Enrolment | None, choices: Chosen) -> dict[str, bool]:
    own = {} if enrolment is None else {each.key: each.holds for each in enrolment.judged}
    return {**own, **choices.judged}


def _follows(episodes: Iterable[Tree]) -> Iterable[str]:
    """The programmes that the patient is in."""
    return (
        key
        for one in episodes
        if one.get("status") in GOES_ON
        for key in our_codes(one.get("type", ()), "programme")
    )


def _keys(trees: Iterable[Tree], programme: Programme) -> Iterable[str]:
    """What of the programme these are asked for by: one task can be asked for by several, under a key of each."""
    return (source.key for one in trees for source in sources_of(one) if source.programme == programme.key)


def _reached(goals: Sequence[Tree], programme: Programme) -> frozenset[str]:
    """The goals that are reached: where one is aimed at again that was over, it is as that one stands."""
    there = frozenset(_keys((one for one in goals if _is_reached(one)), programme))
    open_ones = (one for one in goals if one.get("lifecycleStatus") in _AIMED_AT and not _is_reached(one))
    return there - frozenset(_keys(open_ones, programme))


def _is_reached(goal: Tree) -> bool:
    """As people judge how far it has come (0 is what was agreed on, and more is better), else as the record has it."""
    attained = _attained(goal)
    is_so = bool(status_of(goal, "achievementStatus") & _REACHED) or (attained is not None and attained >= 0)
    return is_so and not fell_short(goal) and goal.get("lifecycleStatus") not in _AIMED_AT_NO_MORE


def fell_short(goal: Tree) -> bool:
    """Whether a person has said that less was reached than was agreed on. That stands until a person says otherwise, whatever values
    come to: who has spoken with the patient may know what no value shows, and the record does not tell which of the two is newer."""
    attained = _attained(goal)
    return attained is not None and attained < 0


def _attained(goal: Tree) -> int | None:
    told = next(iter(values_of(goal, "goal-attainment")), None)
    return told if isinstance(told, int) else None
