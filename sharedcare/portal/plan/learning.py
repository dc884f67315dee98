"""What there is to know of what the patient's programmes teach: that of the phase under way first, the rest folded. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from sharedcare.portal.plan.words import Words
from sharedcare.programmes.combining.meeting import education
from sharedcare.programmes.combining.types import EducationWanted, Followed
from sharedcare.programmes.telling import said


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to know; `how` is how it is taught, where that is more than these words."""

    title: str
    about: str
    how: str


@dataclass(frozen=True, slots=True)
class Lessons:
    """Those of now, and the others under one line (`folded`)."""

    now: tuple[Lesson, ...]
    more: tuple[Lesson, ...]
    folded: str


def lessons(followed: Sequence[Followed], *, words: Words, language: str) -> Lessons:
    """What the programmes teach together: once what two of them teach, and where they say otherwise about one topic that of the one
    whose advice goes first."""
    under_way = {(each.programme.key, each.phase) for each in followed}
    now, more = list[Lesson](), list[Lesson]()
    for one in education(followed):
        is_now = any((source.programme, one.what.phase) in under_way for source in one.sources)
        (now if is_now else more).append(_lesson(one, words, language))
    return Lessons(tuple(now), tuple(more), words.more_to_know.format(count=len(more)))


def _lesson(one: EducationWanted, words: Words, language: str) -> Lesson:
    how = words.taught.get(one.what.format, "")
    if how and one.what.minutes:
        how = words.taught_for.format(how=how, minutes=one.what.minutes)
    return Lesson(said(one.what.title, language), said(one.what.about, language), how)
