"""A whole search: a page of matches, what comes along with them, and how many there are in all."""

from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from sharedcare.records.search.included import included
from sharedcare.records.search.plan import count, page
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
    """Answer a search with as few questions as it takes: one, unless it includes or counts."""
    if query.count_only:
        return Found(total=ask(count(query)))
    answer = ask(page(query))
    total = None
    if answer.next is None and query.cursor is None:
        total = len(answer.matches)
    elif query.total:
        total = ask(count(query))
    return Found(answer.matches, _along(query, answer.matches, ask), total, answer.next)


def _along(query: Query, matches: list[Stored], ask: Ask) -> list[Stored]:
    """Follow the includes from the matches, and those that iterate from what they bring, until nothing is new."""
    seen = {(one.type, one.key) for one in matches}
    brought: list[Stored] = []
    front, includes = matches, query.includes
    for _ in range(_DEEPEST):
        new = []
        for include in includes:
            question = included(include, front)
            for one in ask(question) if question is not None else ():
                if (one.type, one.key) not in seen:
                    seen.add((one.type, one.key))
                    new.append(one)
        brought.extend(new)
        front, includes = new, tuple(one for one in query.includes if one.iterate)
        if not front or not includes:
            break
    return brought
