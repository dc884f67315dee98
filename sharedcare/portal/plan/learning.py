"""What there is to know of what the patient's programmes teach: that of the phase under way first, then the rest. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from sharedcare.portal.plan.words import Words
from sharedcare.programmes.combining.meeting import education, is_under_way
from sharedcare.programmes.combining.types import EducationWanted, Following
from sharedcare.programmes.telling import said


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to know; `how` is how it is taught, where that is more than these words."""

    title: str
    about: str
    how: str


@dataclass(frozen=True, slots=True)
class Lessons:
    """What there is to know under a line each, with how much that is: of now, and the rest."""

    folded: tuple[tuple[str, tuple[Lesson, ...]], ...]


def lessons(followed: Sequence[Following], *, words: Words, language: str) -> Lessons:
    """What the programmes teach together: once what two of them teach, and where they say otherwise about one topic that of the one
    whose advice goes first."""
    now, rest = dict[Lesson, None](), dict[Lesson, None]()
    for one in education(followed):
        (now if is_under_way(one, followed) else rest)[_lesson(one, words, language)] = None
    # Two programmes can say the same in the same words, each under a key of its own.
    more = [one for one in rest if one not in now]
    lines = ((words.to_know_now, now), (words.more_to_know, more))
    return Lessons(
        tuple((line.format(count=len(several)), tuple(several)) for line, several in lines if several)
    )


def _lesson(one: EducationWanted, words: Words, language: str) -> Lesson:
    how = words.taught.get(one.what.format, "")
    if how and one.what.minutes:
        how = words.taught_for.format(how=how, minutes=one.what.minutes)
    return Lesson(said(one.what.title, language), said(one.what.about, language), how)
