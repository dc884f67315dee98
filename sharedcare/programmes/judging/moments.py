"""What was known at an earlier moment: a value is judged by what was so when it was taken, whatever came later. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sharedcare.programmes.facts import Answered, Facts, Reading
from sharedcare.programmes.judging.types import Form, Known

OCCASION = timedelta(hours=1)
"""What is measured and answered within this time of each other is one occasion: who weighs himself and then tells that he is
dizzy has said both."""
WRONG_CLOCK = timedelta(minutes=15)
"""So far a device's clock may be ahead. What is said to be measured later than that is not judged."""


class Moments:
    """The facts as they were at each moment that is asked for. Each is reckoned once: what is measured on one occasion shares
    them."""

    def __init__(self, known: Known) -> None:
        self._facts = known.facts
        self._times = [each.at for each in known.forms]
        self._answers = list(_answers(known.forms))
        self._found: dict[datetime, Facts] = {}

    @property
    def whole(self) -> Facts:
        """The facts of no moment in particular, for what asks for none."""
        return self._facts

    def __getitem__(self, moment: datetime) -> Facts:
        if moment not in self._found:
            until = moment + OCCASION
            answers = self._answers[bisect_right(self._times, until)]
            self._found[moment] = replace(self._facts, at=until, answers=answers)
        return self._found[moment]


def as_of(known: Known, moment: datetime) -> Facts:
    """The facts at the end of the occasion that a moment belongs to."""
    return Moments(known)[moment]


def come(readings: Sequence[Reading], *, at: datetime) -> Sequence[Reading]:
    """Those of these, the newest first, that the clock has reached."""
    until = at + WRONG_CLOCK
    return readings[bisect_left(readings, x=True, key=lambda each: each.at <= until) :]


def _answers(forms: Sequence[Form]) -> Iterator[dict[tuple[str, str], Answered]]:
    """The newest answer to each question, before the first form and after each."""
    found: dict[tuple[str, str], Answered] = {}
    yield found
    for form in forms:
        found = found | {
            (form.questionnaire, asked): Answered(given, form.at) for asked, given in form.answers
        }
        yield found
