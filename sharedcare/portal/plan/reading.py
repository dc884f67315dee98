"""How the things of the plan are said to the patient."""

from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString

from sharedcare.care.plan import citizen
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.care.plan.waiting import waits_for
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.naming import directory
from sharedcare.overview.types import Overview, Party, Sector
from sharedcare.portal.plan.coming import Coming, Line
from sharedcare.portal.plan.words import Words
from sharedcare.portal.saying import text
from sharedcare.portal.signed_in import Visitor
from sharedcare.programmes import telling
from sharedcare.programmes.types import Programme
from sharedcare.terminology.measures import by_key
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.markup import Said
from sharedcare.ui.numbers import shortest
from sharedcare.ui.parts import chip


class Reading:
    """How things are said to the patient."""

    def __init__(
        self,
        visitor: Visitor,
        screen: Overview,
        words: Words,
        things: list[Thing],
        programmes: Sequence[Programme],
    ) -> None:
        self._visitor, self._screen, self._words, self._things = visitor, screen, words, things
        self._programmes = programmes
        owners = {one.fields.get("owner", "") for one in things} - {""}
        self._names = directory(owners, by=visitor.by, at=visitor.at)
        self._sectors = dict(visitor.around("").words.sectors.values())

    def matters(self) -> tuple[Line, ...]:
        """The patient's own words."""
        return tuple(
            Line("", self._text(one), "", state=self._words.attainments.get(one.fields["attainment"], ""))
            for one in citizen.shown(self._things, Kind.WISH)
        )

    def aims(self) -> tuple[Line, ...]:
        """What is measured, and where it is now; what two programmes say in the same words is said once. Of goals that cannot all be
        meant nobody knows yet which is, and the patient is told so."""
        aims = [one for kind in (Kind.TARGET, Kind.AIM) for one in citizen.shown(self._things, kind)]
        among = {
            f"Goal/{goal.ref.id}": each.measure for each in self._screen.conflicts for goal in each.goals
        }
        said: dict[str, list[Thing]] = {}
        for one in aims:
            said.setdefault(among.get(one.reference) or self._text(one).words, []).append(one)
        return tuple(self._aim(several) for several in said.values())

    def _aim(self, several: list[Thing]) -> Line:
        told = list(dict.fromkeys(self._text(one) for one in several))
        now = next(filter(None, map(self._now, several)), "")
        if len(told) == 1:
            return Line("", told[0], now)
        words = self._words.either.join(one.words for one in told)
        return Line("", Said(words, told[0].language), now, state=self._words.undecided)

    def happens(self) -> list[Coming]:
        """Tasks and appointments in the order of time, what has no day last."""
        calendar, own = self._visitor.calendar, f"Patient/{self._visitor.whose.patient}"
        found = [
            Coming(_day(one.fields["due"]), self._task(one), one.fields["owner"] == own)
            for one in citizen.shown(self._things, Kind.TASK)
        ]
        for one in self._screen.appointments:
            local = calendar.local(one.starts)
            when = self._words.clock.format(day=calendar.day(local.date()), clock=f"{local:%H:%M}")
            line = Line(
                self._chip(one.party), text(one.text, self._visitor.language), self._called(one.party), when
            )
            found.append(Coming(local.date(), line, is_own=False))
        return sorted(found, key=lambda each: each.day or date.max)

    def offers(self) -> tuple[Line, ...]:
        """Training, courses, home nursing."""
        return tuple(
            Line(
                self._chip(party),
                self._text(one),
                self._called(party),
                state=self._words.statuses.get(one.fields["status"], ""),
            )
            for one in citizen.shown(self._things, Kind.OFFER)
            for party in (self._owner(one),)
        )

    def _task(self, one: Thing) -> Line:
        day, calendar = _day(one.fields["due"]), self._visitor.calendar
        when = ""
        if day is not None:
            is_late = day < calendar.today
            when = (self._words.late if is_late else self._words.by).format(day=calendar.day(day))
        party = self._owner(one)
        is_own = one.fields["owner"] == f"Patient/{self._visitor.whose.patient}"
        who = self._words.yours if is_own else self._called(party)
        mark = chip("P", self._words.yours) if is_own else self._chip(party)
        ticks = one.reference.partition("/")[2] if is_own and self._visitor.whose.is_own else ""
        at = "" if day is None else calendar.plain(day)
        return Line(mark, self._text(one), who, when, ticks=ticks, at=at, waits=self._waits(one))

    def _waits(self, one: Thing) -> str:
        titles = [
            telling.said(each.citizen, self._visitor.language)
            for each in waits_for(one, self._things, self._programmes)
        ]
        return self._words.waits_for.format(what=", ".join(dict.fromkeys(titles))) if titles else ""

    def _text(self, one: Thing) -> Said:
        own = citizen.citizen_text(one.tree)
        if own is not None:
            return text(written(own, "valueString", one.tree), self._visitor.language)
        tree = one.tree
        found = written(tree, "description", tree) if one.kind is Kind.TASK else None
        concept = tree.get("code") if one.kind in (Kind.TASK, Kind.OFFER) else tree.get("description")
        return text(found or said(concept, tree), self._visitor.language)

    def _now(self, one: Thing) -> str:
        name, language = one.reference.partition("/")[2], self._visitor.language
        for each in self._screen.measures:
            if any(goal.ref.id == name for goal in each.goals) and each.newest.value is not None:
                known = by_key(each.key)
                unit = known.unit_in(language) if known is not None else each.unit
                # A class or a score by itself tells a patient nothing: it takes a unit to be read.
                number = shortest(each.newest.value, language)
                value = f"{number}{unit}" if unit.startswith("/") else with_unit(number, unit, language)
                return self._words.now.format(value=value) if unit else ""
        return ""

    def _owner(self, one: Thing) -> Party | None:
        owner = one.fields.get("owner", "")
        return self._names.party({"reference": owner}) if owner else None

    def _called(self, party: Party | None) -> str:
        if party is None:
            return ""
        place = text(party.organization, self._visitor.language).words
        return ", ".join(part for part in (place, party.name) if part)

    def _chip(self, party: Party | None) -> SafeString | str:
        sector = party.sector if party is not None else Sector.UNKNOWN
        return chip(sector.value, self._sectors.get(sector.value, "")) if sector is not Sector.UNKNOWN else ""


def _day(written_day: str) -> date | None:
    return date.fromisoformat(written_day) if len(written_day) == 10 else None
