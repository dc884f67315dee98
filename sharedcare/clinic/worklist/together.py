"""Several findings that are one matter: answers of one questionnaire, and what was found again and again. Pure."""

from collections.abc import Callable, Mapping

from sharedcare.care.findings.acting.types import Severity
from sharedcare.clinic.worklist import page
from sharedcare.overview.types import Ref, Text
from sharedcare.ui.markup import Said
from sharedcare.ui.parts import shape
from sharedcare.worklist.opened import Reason
from sharedcare.worklist.types import Kind

KINDS = {
    Severity.RED: (Kind.RED, "act"),
    Severity.YELLOW: (Kind.YELLOW, "watch"),
    Severity.MISSING: (Kind.MISSING, "missing"),
    Severity.NOT_JUDGED: (Kind.NOT_JUDGED, "none"),
}
"""What a severity is called by, and how it looks."""


def findings_of(one: Reason) -> tuple[Ref, ...]:
    """All that are one matter: what is done about it is done about all of them."""
    return (one.ref, *(each.ref for each in one.together), *(ref for ref, _, _ in one.earlier))


def together(
    one: Reason, *, says: Callable[[Text], Said], kinds: Mapping[Kind, str]
) -> tuple[page.Beside, ...]:
    """The other answers, each recommendation once."""
    told = {one.recommended}
    found = []
    for each in one.together:
        kind, look = KINDS[each.severity]
        recommended = Said("") if each.recommended in told else says(each.recommended)
        told.add(each.recommended)
        found.append(page.Beside(shape(look, kinds[kind]), says(each.text), recommended))
    return tuple(found)


def times(one: Reason) -> int:
    """How often it was found. Several answers of one time are found once."""
    return 1 + len({found for _, _, found in one.earlier} if one.together else one.earlier)


def whole(one: page.Reason, more: tuple[str, str]) -> Said:
    """What a reason says in a line, with how many other answers it stands for."""
    return Said(f"{one.text.words} {more_answers(len(one.together), more)}".strip(), one.text.language)


def more_answers(count: int, words: tuple[str, str]) -> str:
    """How many other answers there are, in words; empty for none."""
    one, several = words
    return "" if not count else one if count == 1 else several.format(count)
