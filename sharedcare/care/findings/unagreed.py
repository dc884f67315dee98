"""That something cannot be judged because nobody has agreed on the value that it is held against: closed once somebody has. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from sharedcare.care.findings import fhir
from sharedcare.care.findings.types import Finding, Put
from sharedcare.programmes.judging.agreeing import is_agreed
from sharedcare.programmes.judging.types import Course
from sharedcare.programmes.types.words import Text

_AGREED = Text(
    da="Der er aftalt en værdi nu, eller ingen skal aftales mere.",
    en="A value has been agreed now, or none is to be agreed any more.",
)


def over(standing: Sequence[Finding], courses: Iterable[Course]) -> Iterator[Put]:
    """What is to be stored of the findings that say so and hold no more, whatever values have come."""
    followed: dict[str, Course] = {course.programme.key: course for course in courses}
    for one in standing:
        if not (one.is_unagreed and one.is_open and one.programme in followed):
            continue
        if is_agreed(followed[one.programme], one.key.rpartition(":")[2]):
            yield Put(fhir.closed(one.tree, _AGREED), one)
