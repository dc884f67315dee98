"""What the page of an agreement shows of its document."""

from dataclasses import dataclass

from sharedcare.access.agreements import rules
from sharedcare.access.agreements.types import Agreement, Standing, Step
from sharedcare.office.agreements.paper_words import PAPER, PaperWords
from sharedcare.ui.numbers import shortest

_MEGA, _KILO = 1_000_000, 1_000
_GROUP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTile:
    """The document as text: `digest` in groups that can be compared by eye. `may_attach` is whether the reader may put
    one there now; `largest` how many bytes it may have."""

    words: PaperWords
    name: str
    size: str
    digest: tuple[str, ...]
    says: str
    none: str
    may_attach: bool
    hint: str
    largest: int


def paper_tile(agreement: Agreement, standing: Standing, *, language: str, largest: int) -> PaperTile:
    """The tile, for who reads it."""
    words, paper = PAPER[language], agreement.terms.paper
    may = rules.may(Step.ATTACH, agreement, standing)
    return PaperTile(
        words=words,
        name=paper.name if paper else "",
        size=words.size.format(size=size(paper.size, language)) if paper else "",
        digest=_groups(paper.sha256) if paper else (),
        says=words.digest_says,
        none=words.none_for_keeper if may else words.none,
        may_attach=may,
        hint=words.hint.format(size=size(largest, language)),
        largest=largest,
    )


def size(bytes: int, language: str) -> str:
    """So many bytes, in words."""
    if bytes >= _MEGA:
        return f"{shortest(round(bytes / _MEGA, 1), language)} MB"
    return f"{max(1, round(bytes / _KILO))} kB"


def _groups(digest: str) -> tuple[str, ...]:
    return tuple(digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP))
