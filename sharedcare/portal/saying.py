"""How the portal says organisations, programmes and texts of the record. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.access.grants.types import Treating
from sharedcare.overview.types import Programme, Text
from sharedcare.portal.frame.words import FrameWords
from sharedcare.ui.look import NATIVE
from sharedcare.ui.markup import Said
from sharedcare.ui.parts import chip


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation to whom the record is open: by its id, with its letter, and by which programmes since when."""

    id: str
    name: str
    chip: SafeString
    programmes: tuple[str, ...]
    since: str


def text(said: Text, language: str) -> Said:
    """Words of the record, in the reader's language where the record knows it."""
    words, own = said.within(language, native=NATIVE)
    return Said(words, "" if own == language else own)


def sector_chip(sector: str, words: FrameWords) -> SafeString:
    """The letter of a sector, by its code."""
    letter, name = words.sectors.get(sector, ("", words.unknown_sector))
    return chip(letter, name)


def programme_names(programmes: Iterable[Programme], language: str) -> dict[str, str]:
    """What programmes are called, by their codes."""
    return {one.code: text(one.name, language).words for one in programmes if one.code}


def organisations(
    several: Iterable[Treating], names: Mapping[str, str], words: FrameWords, *, since: Mapping[int, str]
) -> tuple[Organisation, ...]:
    """Organisations each once, with all the programmes by which they treat; `since` is by their keys, in words."""
    grouped: dict[int, list[Treating]] = {}
    for one in several:
        grouped.setdefault(one.key, []).append(one)
    return tuple(
        Organisation(
            id=some[0].id,
            name=some[0].name,
            chip=sector_chip(some[0].sector, words),
            programmes=tuple(names.get(one.programme, one.programme) for one in some),
            since=since.get(key, ""),
        )
        for key, some in grouped.items()
    )
