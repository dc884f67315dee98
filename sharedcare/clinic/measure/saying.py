"""A measurement in words: values, goals, changes of medicines, and all of the graph in a few sentences. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.measure.words import Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.graph import Graph
from sharedcare.overview.rules import differ, within
from sharedcare.overview.types import DoseChange, Goal, Party, Reading, Text
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.charts.series import Band
from sharedcare.ui.charts.zones import Zone, swatch
from sharedcare.ui.markup import Said, filled, joined
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import measured, shortest

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as it is listed: its band, whose it is, and, where goals contradict each other, the letter and pattern that
    it has on the graph and how the newest value stands to it."""

    band: str
    told: SafeString
    letter: str = ""
    swatch: SafeString | str = ""
    stand: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """The measurement in words."""

    found: Graph
    words: Words
    calendar: Calendar

    @property
    def tongue(self) -> Tongue:
        """The language of the page."""
        return Tongue(self.words.code)

    @property
    def name(self) -> Said:
        """What it is called."""
        return self.tongue.measure(self.found.key, self.found.name)

    @property
    def unit(self) -> str:
        """Its unit."""
        return self.tongue.unit(self.found.key, self.found.unit)

    def value(self, one: Reading) -> Said:
        """A value with its unit."""
        said = self.tongue.says(one.text)
        number = said.words
        if not said and one.value is not None:
            number = measured((one.value, one.second), self.found.digits, self.words.code)
        # A number is in no language.
        return Said(with_unit(number, self.unit, self.words.code), said.language if said else "")

    def by(self, one: Reading) -> SafeString | str:
        """Who measured a value."""
        return "" if one.by is None else joined(", ", *self._named(one.by))

    def change(self, name: Text, change: DoseChange) -> Said:
        """What was done to a medicine."""
        template: str = getattr(self.words, change.kind)
        drug, before, after = map(self.tongue.says, (name, change.before, change.after))
        said = template.format(name=drug.words, before=before.words, after=after.words)
        return Said(said, drug.language)

    @property
    def is_conflict(self) -> bool:
        """Whether the goals cannot all be meant."""
        return differ(self.found.goals)

    def goals(self) -> tuple[GoalLine, ...]:
        """All goals, the strictest first."""
        if not self.is_conflict:
            return tuple(GoalLine(self._band(goal), self._told(goal)) for goal in self.found.goals)
        letters, newest = self._letters(), self.found.readings[0].value
        return tuple(
            GoalLine(
                band=self._band(goal),
                told=self._told(goal),
                letter=_LETTERS[number],
                swatch=swatch(number),
                stand="" if newest is None else self.words.stands[within(newest, goal)],
            )
            for goal in self.found.goals
            for number in (letters[goal.low, goal.high],)
        )

    def zones(self) -> tuple[Zone, ...]:
        """The bands on the graph: each once, whoever wants it, with its letter and words where there are several."""
        if not self.is_conflict:
            return tuple(Zone(Band(goal.low, goal.high)) for goal in self.found.goals[:1])
        return tuple(
            Zone(
                Band(*ends),
                _LETTERS[number],
                " + ".join(
                    f"{self._band(goal)}: {self._plain(goal)}" if not place else self._plain(goal)
                    for place, goal in enumerate(
                        one for one in self.found.goals if (one.low, one.high) == ends
                    )
                ),
            )
            for ends, number in self._letters().items()
        )

    def summary(self, seen: Sequence[Reading]) -> str:
        """The values of the time chosen, and what they are held against if that is not clear."""
        conflict = self._conflict()
        if not seen:
            return f"{self.words.nothing} {conflict}".strip()
        template = self.words.summary if len(seen) > 1 else self.words.summary_one
        said = template.format(
            count=len(seen),
            first=self.calendar.plain(seen[0].at),
            last=self.calendar.plain(seen[-1].at),
            before=self.value(seen[0]).words,
            after=self.value(seen[-1]).words,
        )
        return f"{said} {conflict}".strip()

    def _conflict(self) -> str:
        if not self.is_conflict:
            return ""
        letters = self._letters()
        several = self.words.against.join(
            f"{_LETTERS[letters[goal.low, goal.high]]} {self._band(goal)} ({self._plain(goal)})"
            for goal in self.found.goals
        )
        return self.words.conflict.format(count=len(self.found.goals), goals=several, first=_LETTERS[0])

    def _letters(self) -> dict[tuple[float | None, float | None], int]:
        """A number for each band, the strictest first."""
        bands = dict.fromkeys((goal.low, goal.high) for goal in self.found.goals)
        return {ends: number % len(_LETTERS) for number, ends in enumerate(bands)}

    def _band(self, goal: Goal) -> str:
        low, high = (None if end is None else shortest(end, self.words.code) for end in (goal.low, goal.high))
        if low is None:
            band = self.words.below.format(high)
        elif high is None:
            band = self.words.above.format(low)
        else:
            band = self.words.between.format(low, high)
        return with_unit(band, self.unit, self.words.code)

    def _told(self, goal: Goal) -> SafeString:
        """From which programme a goal is, what for, and who set it."""
        by = filled(self.words.goal_by, joined(", ", *self._named(goal.by))) if goal.by else ""
        return joined(", ", *self._sources(goal), by)

    def _plain(self, goal: Goal) -> str:
        """The same for drawings and attributes, which cannot mark a language: of a person the name alone."""
        by = self.tongue.called(goal.by)[0].words
        sources = (one.words for one in self._sources(goal))
        return ", ".join((*sources, *((self.words.goal_by.format(by),) if by else ())))

    def _sources(self, goal: Goal) -> list[Said]:
        programmes = (one.name for one in self.found.programmes if one.key in goal.programmes)
        said = map(self.tongue.says, (*programmes, goal.source))
        return list({one.words: one for one in said if one}.values())

    def _named(self, party: Party) -> tuple[Said, Said]:
        return Said(party.name), self.tongue.says(party.organization)
