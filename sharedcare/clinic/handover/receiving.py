"""To whom the reader can hand over, as choices, and who is not among them and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.reaching import reach
from sharedcare.care.handover.types import Absent, Reach, Receiver
from sharedcare.clinic.handover.asking import Asked
from sharedcare.clinic.handover.page import Choice, Choices, Receiving
from sharedcare.clinic.handover.receiving_words import WORDS
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.overview.directory import SECTORS, Directory
from sharedcare.overview.naming import directory
from sharedcare.overview.types import Sector
from sharedcare.ui.markup import within
from sharedcare.visiting.signed_in import Visitor

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class _Teller:
    visitor: Visitor
    asked: Asked
    directory: Directory
    chosen: str

    def groups(self, reached: Reach, of: str) -> Iterable[Choices]:
        """Organisations first, then people, then organisations that have not met the patient."""
        words = self.asked.speech.words
        there = [one for one in reached.receivers if not one.joins]
        places = [one for one in there if one.reference.startswith("Organization/")]
        people = [one for one in there if one not in places]
        new = [one for one in reached.receivers if one.joins]
        for label, several in (
            (words.organisations, places),
            (words.people, people),
            (WORDS[self.visitor.language].joining, new),
        ):
            choices = tuple(self._choice(one) for one in several if not self._is_reader(one))
            if choices:
                yield Choices(f"{of}: {label}" if of else label, choices)

    def absent(self, one: Absent, of: str) -> str:
        """One sentence: who is not there, and why."""
        words = WORDS[self.visitor.language]
        several = [*map(self._name, one.people), *one.names]
        shown, more = several[:_MOST_NAMES], len(several) - _MOST_NAMES
        named = ", ".join(shown) + (words.more.format(more) if more > 0 else "")
        return words.absent[one.why].format(who=named, what=within(of) or words.programme)

    def _is_reader(self, one: Receiver) -> bool:
        return one.reference == f"PractitionerRole/{self.visitor.by.role}"

    def _choice(self, one: Receiver) -> Choice:
        sector = OVERVIEW[self.visitor.language].sectors[SECTORS.get(one.sector, Sector.UNKNOWN)]
        name = one.name or self._name(one.reference)
        return Choice(one.reference, f"{sector}: {name}", one.reference == self.chosen)

    def _name(self, reference: str) -> str:
        speech = self.asked.speech
        party = self.directory.party({"reference": reference})
        if party is None:
            return speech.words.somebody
        told = (
            party.name,
            speech.tongue.says(party.role).words,
            speech.tongue.says(party.organization).words,
        )
        return ", ".join(filter(None, told))


def receiving(asked: Asked, visitor: Visitor, mine: Sequence[Focus], *, chosen: str) -> Receiving:
    """Who can take over what the reader can hand over. Where that differs from programme to programme, each is named."""
    patient, by, at = asked.speech.patient, visitor.by, visitor.at
    kinds: dict[str, Focus] = {one.programme: one for one in reversed(mine)}
    reached = {key: reach(patient=patient, focus=one, by=by, at=at) for key, one in sorted(kinds.items())}
    people = {
        reference
        for one in reached.values()
        for reference in (
            *(each.reference for each in one.receivers),
            *(each for absent in one.absent for each in absent.people),
        )
    }
    teller = _Teller(visitor, asked, directory(people, by=by, at=at), chosen)
    names = {key: _name(asked, visitor, focus) for key, focus in kinds.items()}
    differ = len({one.receivers for one in reached.values()}) > 1
    groups = [
        group
        for key, one in (reached if differ else dict(list(reached.items())[-1:])).items()
        for group in teller.groups(one, names[key] if differ else "")
    ]
    absent = [
        teller.absent(each, names[key] if key else "")
        for key, one in reached.items()
        for each in one.absent
        if key or differ
    ]
    may_join = any(each.joins for one in reached.values() for each in one.receivers)
    return Receiving(groups=tuple(groups), absent=tuple(dict.fromkeys(absent)), may_join=may_join)


def _name(asked: Asked, visitor: Visitor, focus: Focus) -> str:
    """The programme; what has none are the tasks."""
    if not focus.programme:
        return WORDS[visitor.language].tasks
    return asked.speech.whats.get(focus.reference, "")
