"""What somebody who takes over does not decide by the programme, and who does: said before it is sent, and before it is accepted. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from sharedcare.care.mandates.rules import DECIDES
from sharedcare.clinic.handover.receiving_words import Words


def sentences(
    lacks: Iterable[str], who_may: Mapping[str, str], says: str, words: Words, **named: str
) -> tuple[str, ...]:
    """A sentence (`says`) for all that the same others decide: `who_may` tells who, by right, and `named` fills in the rest. What nobody
    decides by the programme is left out."""
    several: dict[str, list[str]] = {}
    for right in sorted(lacks, key=DECIDES.index):
        if who_may.get(right):
            several.setdefault(who_may[right], []).append(right)
    return tuple(
        says.format(rights=_either(rights, words), may=who, **named) for who, rights in several.items()
    )


def _either(rights: Sequence[str], words: Words) -> str:
    told = [words.rights[one] for one in rights]
    return words.either.join(filter(None, (", ".join(told[:-1]), told[-1])))
