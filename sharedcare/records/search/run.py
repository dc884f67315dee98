"""A whole search: a page of matches, what comes along with them, and how many there are in all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from sharedcare.records.search.included import included
from sharedcare.records.search.plan import Page, count, page
from sharedcare.records.search.query import Query
from sharedcare.records.types import Question, Stored

Answer = TypeVar("Answer")
_DEEPEST = 10


class Ask(Protocol):
    """Runs a question and gives its answer: the door of `access`, which writes down that it was asked."""

    def __call__(self, question: Question[Answer], /) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. `next` is the cursor of the next page; `total` None means not counted."""

    matches: list[Stored] = field(default_factory=list)
    included: list[Stored] = field(default_factory=list)
    total: int | None = None
    next: str | None = None


def search(query: Query, *, ask: Ask) -> Found:
    """Answer a search with as few questions as it takes: one, unless it counts or its includes iterate."""
    if query.count_only:
        return Found(total=ask(count(query)))
    answer = ask(page(query))
    total = None
    if answer.next is None and query.cursor is None:
        total = len(answer.matches)
    elif query.total:
        total = ask(count(query))
    return Found(answer.matches, _along(query, answer, ask), total, answer.next)


def _along(query: Query, page: Page, ask: Ask) -> list[Stored]:
    """What comes along with the page, and what the includes that iterate bring from there until nothing is new."""
    seen = {(one.type, one.key) for one in page.matches}
    front = brought = _new(page.included, seen)
    again = [one for one in query.includes if one.iterate]
    for _ in range(_DEEPEST):
        if not front or not again:
            break
        questions = [included(include, front) for include in again]
        front = _new((one for question in questions if question is not None for one in ask(question)), seen)
        brought = brought + front
    return brought


def _new(resources: Iterable[Stored], seen: set[tuple[str, int]]) -> list[Stored]:
    """Those that were not seen yet, each once; they are seen from now on."""
    new = []
    for one in resources:
        if (one.type, one.key) not in seen:
            seen.add((one.type, one.key))
            new.append(one)
    return new
