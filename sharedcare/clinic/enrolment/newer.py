"""That a newer version of the programme is there, and what it would change for the patient, in the reader's words. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sharedcare.care.enrolment.moving import Moving
from sharedcare.care.enrolment.saying import band_in_words
from sharedcare.clinic.enrolment.page import Line, Newer
from sharedcare.clinic.enrolment.saying import Voice, counted, lacking
from sharedcare.overview.fhir.elements import Tree
from sharedcare.overview.fhir.texts import said as said_of
from sharedcare.overview.fhir.texts import written
from sharedcare.programmes import telling
from sharedcare.programmes.combining.standing import GoalToStand, Kind, TakeAway, Wanted
from sharedcare.programmes.combining.types import MeasuringWanted, TaskWanted
from sharedcare.ui.look import NATIVE

_KEYS = re.compile(r"\s\[[\w.-]+\]")
"""What things are called in the file: for those who write it, and for nobody who treats by it."""

_TYPES = {Kind.TASK: "Task", Kind.GOAL: "Goal", Kind.MEASURING: "ServiceRequest"}


def newer(version: str, told: Moving | None, voice: Voice) -> Newer:
    """The version, and what it changes; without a preview (the reader does not decide it) that it is there."""
    if told is None:
        return Newer(version=version, says=voice.words.newer.format(version=version))
    return Newer(
        version=version,
        says=voice.words.newer.format(version=version),
        late=(
            *_late(told.overdue, voice.words.newer_overdue, voice),
            *_late(told.soon, voice.words.newer_soon, voice),
        ),
        comes=tuple(_line(each.wanted, voice) for each in told.new),
        goes=tuple(_gone(each, told.trees, voice) for each in told.gone),
        changes=tuple(_line(each.wanted, voice) for each in told.shifted),
        rules=tuple(_KEYS.sub("", voice.says(each.said)) for each in told.differs),
        lacking=lacking(told.held, voice),
        rest=counted(told.otherwise, voice.words.newer_rest) if told.otherwise else "",
        is_let=True,
        go=voice.words.newer_go.format(version=version),
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


def _task(one: TaskWanted, voice: Voice) -> Line:
    opens, closes = voice.day(one.opens), voice.day(one.closes)
    when = opens if opens == closes else voice.words.after_then.format(opens=opens, closes=closes)
    return Line(voice.says(one.title.clinician), when)


def _goal(one: GoalToStand, voice: Voice) -> Line:
    band = "" if one.band is None else voice.says(band_in_words(one.band, one.unit))
    return Line(voice.says(one.title.clinician), band)


def _measuring(one: MeasuringWanted, voice: Voice) -> Line:
    return Line(voice.says(one.title.clinician), telling.rhythm(one.rhythm, voice.language))


def _gone(change: TakeAway, trees: Mapping[str, Tree], voice: Voice) -> Line:
    tree = trees.get(f"{_TYPES[change.kind]}/{change.id}", {})
    text = (
        written(tree, "description", tree)
        if change.kind is Kind.TASK
        else said_of(tree.get("description") or tree.get("code"), tree)
    )
    return Line(text.within(voice.language, native=NATIVE)[0])
