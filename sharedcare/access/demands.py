"""What has to hold of whatever is stored, whoever stores it: asked before, so that the answer is a sentence and not a database's.

What that is belongs to packages above this one, which the gate does not know: the settings name them (`SHAREDCARE_DEMANDS`), as
they name consequences. The database keeps the same true by a constraint; this says it so that a person can do something about it.
"""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from sharedcare.records.types import Change


class Demand(Protocol):
    """Something that has to hold."""

    def __call__(self, changes: Sequence[Change], /) -> None:
        """Raises a Refusal where it does not hold. Asked of everything that is stored, before it is known to be valid: it has to be
        quick, and to expect any form."""


def require(changes: Sequence[Change]) -> None:
    """Raises what the first demand that does not hold raises."""
    for each in _all(tuple(settings.SHAREDCARE_DEMANDS)):
        each(changes)


@cache
def _all(names: tuple[str, ...]) -> tuple[Demand, ...]:
    return tuple(import_string(name) for name in names)
