"""That a newer version of the programme is there, and what it would change for the patient, in the reader's words. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sharedcare.care.enrolment.moving import Moving
from sharedcare.care.enrolment.saying import band_in_words
from sharedcare.clinic.enrolment.page import Line, Newer
from sharedcare.clinic.enrolment.saying import Voice, counted, lacking, sectors
from sharedcare.overview.fhir.elements import Tree
from sharedcare.overview.fhir.texts import said as said_of
from sharedcare.overview.fhir.texts import written
from sharedcare.programmes import telling
from sharedcare.programmes.combining.standing import GoalToStand, Kind, TakeAway, Wanted
from sharedcare.programmes.combining.types import MeasuringWanted, TaskWanted
from sharedcare.programmes.differing import Difference
from sharedcare.programmes.differing import Kind as Change
from sharedcare.ui.look import NATIVE

_KEYS = re.compile(r"\s\[[\w.-]+\]")
"""What things are called in the file: for those who write it, and for nobody who treats by it."""

_TYPES = {Kind.TASK: "Task", Kind.GOAL: "Goal", Kind.MEASURING: "ServiceRequest"}


def newer(before: str, version: str, told: Moving | None, voice: Voice) -> Newer:
    """The version, and what it changes; without a preview (the reader does not decide it) that it is there."""
    words, says = voice.words, voice.words.newer.format(version=version)
    if told is None:
        return Newer(version=version, says=says, lead=words.newer_stays.format(before=before))
    return Newer(
        version=version,
        says=says,
        lead=words.newer_lead.format(before=before, version=version),
        late=(
            *_late(told.overdue, words.newer_overdue, voice),
            *_late(told.soon, words.newer_soon, voice),
        ),
        comes=tuple(_line(each.wanted, voice) for each in told.new),
        goes=tuple(_gone(each, told.trees, voice) for each in told.gone),
        changes=tuple(_line(each.wanted, voice) for each in told.shifted),
        rules=tuple(
            _KEYS.sub("", voice.says(each.said)) for each in told.differs if not _is_told_elsewhere(each)
        ),
        lacking=lacking(told.held, voice),
        rest=counted(told.otherwise, words.newer_rest) if told.otherwise else "",
        is_let=True,
        go=words.newer_go.format(version=version),
    )


def _line(wanted: Wanted, voice: Voice) -> Line:
    match wanted:
        case TaskWanted():
            return _task(wanted, voice)
        case GoalToStand():
            return _goal(wanted, voice)
        case MeasuringWanted():
            return _measuring(wanted, voice)


def _late(several: Sequence[TaskWanted], says: tuple[str, str], voice: Voice) -> Iterator[str]:
    """A sentence about tasks that press at once; none where there are none."""
    if several:
        names = ", ".join(dict.fromkeys(voice.says(one.title.clinician) for one in several))
        yield says[len(several) > 1].format(count=len(several), what=names)


def _is_told_elsewhere(one: Difference) -> bool:
    """Whether what comes or goes is a rhythm: what is measured by it is told with how often."""
    return one.part == "schedules" and one.kind in (Change.ADDED, Change.REMOVED)


def _kind(kind: Kind, voice: Voice) -> str:
    return dict(zip(_TYPES, voice.words.newer_kinds, strict=True))[kind]


def _task(one: TaskWanted, voice: Voice) -> Line:
    opens, closes = voice.day(one.opens), voice.day(one.closes)
    said = voice.words.newer_task_day if opens == closes else voice.words.newer_task
    when = said.format(kind=_kind(Kind.TASK, voice), opens=opens, closes=closes, day=opens)
    return Line(
        voice.says(one.title.clinician), " · ".join(each for each in (when, sectors(one, voice)) if each)
    )


def _goal(one: GoalToStand, voice: Voice) -> Line:
    band = "" if one.band is None else voice.says(band_in_words(one.band, one.unit))
    told = (_kind(Kind.GOAL, voice), band)
    return Line(voice.says(one.title.clinician), ": ".join(each for each in told if each))


def _measuring(one: MeasuringWanted, voice: Voice) -> Line:
    rhythm = telling.rhythm(one.rhythm, voice.language)
    return Line(voice.says(one.title.clinician), f"{_kind(Kind.MEASURING, voice)}, {rhythm}")


def _gone(change: TakeAway, trees: Mapping[str, Tree], voice: Voice) -> Line:
    tree = trees.get(f"{_TYPES[change.kind]}/{change.id}", {})
    text = (
        written(tree, "description", tree)
        if change.kind is Kind.TASK
        else said_of(tree.get("description") or tree.get("code"), tree)
    )
    return Line(text.within(voice.language, native=NATIVE)[0], _kind(change.kind, voice))
