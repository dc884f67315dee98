"""What the record says, in the language of the page where it knows it, else as it was said and marked so."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.overview.types import NOTHING, Party, Text
from sharedcare.terminology.measures import by_key
from sharedcare.ui.look import NATIVE
from sharedcare.ui.markup import Said, joined


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a page."""

    language: str

    def says(self, text: Text) -> Said:
        """A text from the record."""
        words, language = text.within(self.language, native=NATIVE)
        return Said(words, "" if language == self.language else language)

    def measure(self, key: str, name: Text = NOTHING) -> Said:
        """What a measurement is called; one that we have no name for as its sender called it, else by its key."""
        known = by_key(key)
        return Said(known.called(self.language)) if known else self.says(name) or Said(key)

    def unit(self, key: str, unit: str) -> str:
        """The unit of a measurement; of one that we have no name for the one that it came with."""
        known = by_key(key)
        return known.unit_in(self.language) if known else unit

    def who(self, party: Party | None) -> SafeString | str:
        """A party by its name, and what else is known of it."""
        if party is None:
            return ""
        return joined(", ", party.name, self.says(party.role), self.says(party.organization))

    def called(self, party: Party | None) -> tuple[Said, Said]:
        """A party by the name that is foremost, and by the other one."""
        if party is None:
            return _NOBODY, _NOBODY
        role, place = self.says(party.role), self.says(party.organization)
        if party.name:
            return Said(party.name), role or place
        return (place, role) if place else (role, _NOBODY)


_NOBODY = Said("")
