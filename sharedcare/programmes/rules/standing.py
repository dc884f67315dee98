"""Days and texts: what has run out, what is approved on a day to come, what ends before it begins, and what was left untranslated."""

from collections.abc import Iterator, Sequence
from datetime import date

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Approval
from sharedcare.programmes.types.words import Text

_LONG_ENOUGH = 25
"""Letters from which on two languages do not say the same by chance."""


def run_out(programme: Programme, on: date) -> Iterator[Problem]:
    """Sources and goals that no longer stand on this day: what rests on them should be looked at anew."""
    for number, source in enumerate(programme.sources):
        if source.valid_until is not None and source.valid_until < on:
            resting = sum(
                source.key in getattr(part, "sources", ())
                for _, part in parts(programme)
                if part is not programme
            )
            yield Problem(
                ("sources", number, "valid-until"),
                f"The source `{source.key}` expired on {source.valid_until}; {resting} part{' rests' if resting == 1 else 's rest'} on it.",
                "Look whether there is a newer one, and what it changes.",
                is_warning=True,
            )
    for number, goal in enumerate(programme.goals):
        if goal.valid_until is not None and goal.valid_until < on:
            yield Problem(
                ("goals", number, "valid-until"),
                f"The goal `{goal.key}` should have been looked at anew by {goal.valid_until}.",
                "Look whether it is still right, and move the day.",
                is_warning=True,
            )


def approved_ahead(approvals: Sequence[Approval], on: date) -> Iterator[Problem]:
    """Approvals of a day that has not come: nobody has read it then."""
    for number, one in enumerate(approvals):
        if one.on > on:
            yield Problem(
                ("approvals", number, "on"),
                f"The day of the approval, {one.on}, has not come yet.",
                "Write the day on which it was approved, or `approvals: []` until somebody has.",
            )


def backwards(programme: Programme) -> Iterator[Problem]:
    """A programme that ends before it begins."""
    if programme.valid_until is not None and programme.valid_until < programme.valid_from:
        yield Problem(
            ("valid-until",), "The programme ends before it begins.", "Change `valid-from` or `valid-until`."
        )


def untranslated(programme: Programme) -> Iterator[Problem]:
    """Texts that are blank in one language, or long and the same in both."""
    for path, part in parts(programme):
        if not isinstance(part, Text):
            continue
        for step, language in (("da", "Danish"), ("en", "English")):
            if not getattr(part, step).strip():
                yield Problem((*path, step), f"The {language} text is blank.", "Write it.")
        if part.da == part.en and len(part.da) > _LONG_ENOUGH:
            yield Problem(
                (*path, "en"), "The English text is the Danish one.", "Translate it.", is_warning=True
            )
