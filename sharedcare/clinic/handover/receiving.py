"""To whom the reader can hand over, as choices, and who is not among them and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.reaching import reach
from sharedcare.care.handover.types import Reach, Receiver
from sharedcare.care.mandates.rules import DECIDES
from sharedcare.care.team.types import Why
from sharedcare.clinic.handover.asking import Asked
from sharedcare.clinic.handover.lacking import sentences
from sharedcare.clinic.handover.page import Choice, Choices, Receiving
from sharedcare.clinic.handover.receiving_words import WORDS, Words
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.overview.directory import SECTORS, Directory
from sharedcare.overview.naming import directory
from sharedcare.overview.types import Sector
from sharedcare.ui.markup import within
from sharedcare.visiting.signed_in import Visitor

_MOST_NAMES = 4


def receiving(asked: Asked, visitor: Visitor, mine: Sequence[Focus], *, chosen: str) -> Receiving:
    """Who can take over what the reader can hand over. Who can take over not all of it stands with the programmes that it is about."""
    patient, by, at = asked.speech.patient, visitor.by, visitor.at
    kinds = {one.programme: one for one in reversed(mine)}
    reached = {key: reach(patient=patient, focus=one, by=by, at=at) for key, one in sorted(kinds.items())}
    people = {one.reference for each in reached.values() for one in each.receivers}
    people |= {one for each in reached.values() for absent in each.absent for one in absent.people}
    teller = _Teller(visitor, asked, directory(people, by=by, at=at), chosen, kinds)
    return Receiving(
        groups=tuple(teller.groups(reached)),
        lacking=tuple(teller.lacking(reached)),
        absent=tuple(teller.absent(reached)),
        may_join=any(each.joins for one in reached.values() for each in one.receivers),
    )


def lacking_of(
    asked: Asked, visitor: Visitor, focus: Focus, receiver: str, *, is_reader: bool
) -> tuple[str, ...]:
    """What whoever is asked (a reference) does not decide by the programme, said to them (`is_reader`), or to whoever waits for them."""
    words, programme = WORDS[visitor.language], focus.programme
    if not programme:
        return ()
    if is_reader:
        lacks = frozenset(DECIDES) - replace(asked.stands, is_asked=False).rights(asked.of(programme))
    else:
        several = reach(patient=asked.speech.patient, focus=focus, by=visitor.by, at=visitor.at).receivers
        lacks = next((one.lacks for one in several if one.reference == receiver), frozenset())
    says = words.you_lack if is_reader else words.they_lack
    return sentences(lacks, asked.deciders(programme), says, words, what=asked.called(programme))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says who can take over, and who cannot, to one reader; `kinds` are the programmes in question, "" for tasks."""

    visitor: Visitor
    asked: Asked
    directory: Directory
    chosen: str
    kinds: dict[str, Focus]

    def groups(self, reached: dict[str, Reach]) -> Iterable[Choices]:
        """Organisations first, then people, then organisations that have not met the patient."""
        known: dict[str, Receiver] = {}
        of: dict[str, list[str]] = {}
        for key, each in reached.items():
            for one in each.receivers:
                if one.reference != f"PractitionerRole/{self.visitor.by.role}":
                    known[one.reference] = one
                    of.setdefault(one.reference, []).append(key)
        places = [
            one for one in known.values() if not one.joins and one.reference.startswith("Organization/")
        ]
        people = [one for one in known.values() if not one.joins and one not in places]
        words = self.asked.speech.words
        yield from self._group(words.organisations, places, of)
        yield from self._group(words.people, people, of)
        yield from self._group(self._words.joining, [one for one in known.values() if one.joins], of)

    def lacking(self, reached: dict[str, Reach]) -> Iterable[str]:
        """What some of them do not decide by a programme, and who does. A task is handed over by itself."""
        me = f"PractitionerRole/{self.visitor.by.role}"
        for key, each in reached.items():
            several: dict[frozenset[str], list[str]] = {}
            told: set[tuple[frozenset[str], str]] = set()
            for one in each.receivers if key else ():
                # Who works where it is so of all is not named beside that.
                if one.lacks and one.reference != me and (one.lacks, one.organization) not in told:
                    told.add((one.lacks, one.organization))
                    several.setdefault(one.lacks, []).append(self._of(one))
            for lacks, names in several.items():
                named = {"who": self._shortened(names), "what": self.asked.called(key)}
                yield from sentences(lacks, self.asked.deciders(key), self._words.lacks, self._words, **named)

    def absent(self, reached: dict[str, Reach]) -> Iterable[str]:
        """A sentence for each reason: who is not there, of which programmes, and why. Of tasks the programmes have said it."""
        of: dict[tuple[Why, str, bool], list[str]] = {}
        for key, each in reached.items():
            for one in each.absent if key or len(reached) == 1 else ():
                for names, is_person in ((one.names, False), (map(self._name, one.people), True)):
                    told = self._shortened(list(names))
                    if told:
                        of.setdefault((one.why, told, is_person), []).append(key)
        for (why, who, is_person), keys in of.items():
            words = self._words.person_role if is_person else self._words.absent[why]
            yield words.format(who=who, what=self._called(keys) or self._words.programme)

    @property
    def _words(self) -> Words:
        return WORDS[self.visitor.language]

    def _group(self, label: str, several: list[Receiver], of: dict[str, list[str]]) -> Iterable[Choices]:
        by_kinds: dict[tuple[str, ...], list[Choice]] = {}
        for one in several:
            by_kinds.setdefault(tuple(of[one.reference]), []).append(self._choice(one))
        for keys, choices in by_kinds.items():
            is_all = len(keys) == len(self.kinds)
            yield Choices(
                label if is_all else self._words.only.format(group=label, what=self._called(keys)),
                tuple(choices),
            )

    def _called(self, keys: Sequence[str]) -> str:
        """The programmes; what has none are the tasks."""
        whats = self.asked.speech.whats
        named = [
            whats.get(self.kinds[key].reference, "") if key else self._words.tasks
            for key in keys
            if key or len(self.kinds) > 1
        ]
        return ", ".join(map(within, filter(None, named)))

    def _choice(self, one: Receiver) -> Choice:
        sector = OVERVIEW[self.visitor.language].sectors[SECTORS.get(one.sector, Sector.UNKNOWN)]
        return Choice(one.reference, f"{sector}: {self._of(one)}", one.reference == self.chosen)

    def _of(self, one: Receiver) -> str:
        """Who it is, in the reader's language where the record has it in that; else as it is called."""
        known = self.directory.party({"reference": one.reference})
        return one.name if known is None and one.name else self._name(one.reference)

    def _name(self, reference: str) -> str:
        speech = self.asked.speech
        party = self.directory.party({"reference": reference})
        if party is None:
            return speech.words.somebody
        role, place = speech.tongue.says(party.role).words, speech.tongue.says(party.organization).words
        return ", ".join(filter(None, (party.name, role, place)))

    def _shortened(self, names: list[str]) -> str:
        more = len(names) - _MOST_NAMES
        separator = "; " if any("," in one for one in names) else ", "
        return separator.join(names[:_MOST_NAMES]) + self._more(more)

    def _more(self, count: int) -> str:
        if count < 2:
            return self._words.one_more if count == 1 else ""
        return self._words.more.format(count)
