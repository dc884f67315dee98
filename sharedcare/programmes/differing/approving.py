"""Approvals that stand in a version as they stood in an older one, although something else is said in it by now. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sharedcare.programmes.differing.comparing import differences
from sharedcare.programmes.differing.words import heading
from sharedcare.programmes.telling import small
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Approval
from sharedcare.programmes.types.words import Text


@dataclass(frozen=True, slots=True)
class Carried:
    """An approval that was given of the version `of`; `parts` are the lists of the file, or keys at its top, that say something else
    than then."""

    approval: Approval
    of: str
    parts: tuple[str, ...]

    @property
    def says(self) -> Text:
        """The warning, with what to do. What an approval covers is said in words, so a person decides whether it holds."""
        one = self.approval
        danish, english = (", ".join(self._changed(language)) for language in ("da", "en"))
        return Text(
            da=f"Godkendelsen »{one.of.da}« ({one.by}, {one.on}) blev givet af version {self.of}, og siden er ændret: {danish}. "
            "Lad dem læse det igen, og skriv den nye dag, eller skriv `approvals: []`.",
            en=f"The approval “{one.of.en}” ({one.by}, {one.on}) was given of version {self.of}, and since then these differ: {english}. "
            "Let them read it again and write the new day, or write `approvals: []`.",
        )

    @property
    def stands(self) -> Text:
        """The same for whoever reads who has approved the version, and cannot mend it."""
        danish, english = (", ".join(map(small, self._changed(language))) for language in ("da", "en"))
        return Text(
            da=f"Godkendt for version {self.of}; ændret siden: {danish}",
            en=f"Approved for version {self.of}; changed since: {english}",
        )

    def _changed(self, language: str) -> Iterator[str]:
        yield from dict.fromkeys(heading(part, language) for part in self.parts)


def carried(new: Programme, older: Iterable[Programme]) -> Iterator[Carried]:
    """The approvals of a version that were taken over from the first of the older ones which has them (`older` in their order), where
    what is said in the two is not the same."""
    those = [one for one in older if one.key == new.key]
    for approval in new.approvals:
        first = next((one for one in those if approval in one.approvals), None)
        if first is None:
            continue
        parts = dict.fromkeys(each.part for each in differences(first, new) if each.part != "approvals")
        if parts:
            yield Carried(approval, first.version, tuple(parts))
