"""From the things of a plan to the rows of its page: by goal and by time, each with the letter of whose it is. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.safestring import SafeString

from sharedcare.care.elements import OPERATOR, moment, sources_of, status_of
from sharedcare.care.facts.gathering import fell_short
from sharedcare.care.plan import rules
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.clinic.overview.tiles.strip import SHAPES
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.plan.asking import Asked, day_of
from sharedcare.clinic.plan.documents import Document
from sharedcare.clinic.plan.page import Group, Row
from sharedcare.clinic.plan.progress import latest, measure_of, progress
from sharedcare.clinic.plan.whose import held, owner, waiting, whose
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.types import AppointmentItem, Party, Text
from sharedcare.ui.charts.steps import steps
from sharedcare.ui.markup import Said, filled, html, joined
from sharedcare.ui.parts import shape

_NEAR = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class Rows:
    """How things become rows. On paper days are written out: `yesterday` is another day tomorrow. `towards` is how far drugs have come,
    by programme and goal, `proposers` who proposed what is proposed, by reference."""

    asked: Asked
    is_paper: bool = False
    towards: Mapping[tuple[str, str], str] = field(default_factory=dict)
    proposers: Mapping[str, str] = field(default_factory=dict)

    def proposals(self) -> tuple[Row, ...]:
        """What somebody has to decide, with who proposed it."""
        return tuple(map(self._proposal, proposed(self.asked.things)))

    def worded(self, kind: Kind) -> tuple[Row, ...]:
        """What matters most to the patient, or what programmes aim at: goals that are told in words."""
        return tuple(self._worded(one) for one in self._decided(kind))

    def targets(self) -> tuple[Row, ...]:
        """What is measured, with where it is now."""
        # Those that contradict each other stand side by side, before the others.
        return tuple(
            map(self._target, sorted(self._decided(Kind.TARGET), key=lambda one: not self._contradicts(one)))
        )

    def times(self) -> tuple[Group, ...]:
        """Tasks and appointments, the most overdue first."""
        words, today = self.asked.words, self.asked.calendar.today
        dated = [(day_of(one.fields["due"]), self._task(one)) for one in self._decided(Kind.TASK)]
        dated += [
            (self.asked.calendar.local(one.starts).date(), self._appointment(one))
            for one in self.asked.overview.appointments
        ]
        dated.sort(key=lambda pair: (pair[0] or date.max, pair[1].text.words))
        week = today + timedelta(days=7)
        # On paper nothing can be unfolded.
        far = None if self.is_paper else today + _NEAR

        def within(first: date | None, last: date | None) -> tuple[Row, ...]:
            return tuple(
                row
                for day, row in dated
                if day is not None and (first is None or day >= first) and (last is None or day < last)
            )

        groups = (
            Group(words.overdue, within(None, today)),
            Group(words.week, within(today, week)),
            Group(words.later, within(week, far)),
            *self._far_ahead(() if far is None else within(far, None)),
            Group(words.some_day, tuple(row for day, row in dated if day is None)),
        )
        return tuple(one for one in groups if one.rows) or (Group(words.week, (), words.nothing_to_do),)

    def _far_ahead(self, rows: tuple[Row, ...]) -> tuple[Group, ...]:
        return (Group(self.asked.words.far.format(count=len(rows)), rows, is_far=True),) if rows else ()

    def lists(self) -> tuple[Group, ...]:
        """Offers, agreements, notes and documents."""
        words = self.asked.words
        return (
            Group(words.offers, tuple(map(self._task, self._decided(Kind.OFFER))), words.no_offers),
            Group(
                words.agreements, tuple(map(self._note, self._decided(Kind.AGREEMENT))), words.no_agreements
            ),
            Group(words.notes, tuple(map(self._note, self._decided(Kind.NOTE))), words.no_notes),
            Group(words.documents, tuple(map(self._document, self.asked.documents)), words.no_documents),
        )

    def over(self) -> tuple[Row, ...]:
        """What belongs to the past, the newest first."""
        kinds = (Kind.WISH, Kind.TARGET, Kind.AIM, Kind.TASK, Kind.OFFER)
        past = [one for one in self.asked.things if one.is_over and one.kind in kinds]
        return tuple(map(self.plain, sorted(past, key=lambda one: one.updated, reverse=True)[:40]))

    def _living(self) -> Iterable[Thing]:
        return living(self.asked.things)

    def _decided(self, kind: Kind) -> list[Thing]:
        return [
            one
            for one in self._living()
            if one.kind is kind and not rules.is_proposed(kind, one.fields["status"])
        ]

    def _worded(self, one: Thing) -> Row:
        plain = self.plain(one)
        is_reached = "achieved" in status_of(one.tree, "achievementStatus") and not fell_short(one.tree)
        state = self.asked.words.reached if is_reached else plain.state
        mark = shape("well", state) if is_reached and one.kind is Kind.AIM else ""
        come = (self.towards.get((each.programme, each.key), "") for each in sources_of(one.tree))
        more = joined(" ", self._scale(one), *dict.fromkeys(come), plain.more)
        return replace(plain, state=state, mark=mark, more=more)

    def plain(self, one: Thing) -> Row:
        """A thing with whose it is, when and how it stands."""
        by = self._owner(one)
        day = day_of(one.fields.get("due", ""))
        return Row(
            href=self._href(one),
            chip=self._chip(by, one),
            text=self.text(one),
            when=self._when(day),
            state=self.asked.words.statuses.get(one.fields["status"], one.fields["status"]),
            more=self.asked.tongue.who(by),
        )

    def _proposal(self, one: Thing) -> Row:
        plain, words = self.plain(one), self.asked.words
        name = self.proposers.get(one.reference, "")
        who = words.operator if name == OPERATOR else self.asked.tongue.who(self.asked.party(name))
        when = self._when(self._begun(one))
        by = filled(words.proposed_by, who, when) if who else filled(words.proposed_on, when) if when else ""
        return replace(plain, more=joined(" · ", plain.more, by))

    def _begun(self, one: Thing) -> date | None:
        told = (str(one.tree.get(name, "")) for name in ("authoredOn", "startDate"))
        zone = self.asked.calendar.zone
        first = next(filter(None, (moment(each, zone) for each in told if each)), None)
        return None if first is None else first.astimezone(zone).date()

    def _task(self, one: Thing) -> Row:
        day = day_of(one.fields["due"])
        is_late = day is not None and day < self.asked.calendar.today and one.kind is Kind.TASK
        plain = self.plain(one)
        waits = waiting(one, self.asked)
        more = joined(" ", plain.more or self.asked.words.nobody, held(one, self.asked), waits)
        state = self.asked.words.waits if waits else plain.state
        return replace(plain, more=more, state=state, look="late" if is_late else "")

    def _target(self, one: Thing) -> Row:
        asked, words = self.asked, self.asked.words
        measure = measure_of(one, asked)
        mark: SafeString | str = ""
        stands = ""
        value = latest(one, measure, asked)
        if measure is not None and measure.newest.value is not None:
            stands = OVERVIEW[asked.tongue.language].statuses[measure.status]
            mark = shape(SHAPES[measure.status.value], stands)
        by = asked.party(str(one.tree.get("expressedBy", {}).get("reference", "")))
        return Row(
            href=self._href(one),
            chip=self._chip(self._owner(one) or by, one),
            text=self.text(one),
            when=words.now.format(value=value) if value else words.not_measured,
            state=words.conflict if self._contradicts(one) else "",
            more=asked.tongue.who(self._owner(one)) or self._set_by(by),
            mark=mark,
            stands=stands,
            curve=progress(measure, asked),
        )

    def _set_by(self, by: Party | None) -> SafeString | str:
        # Who set a goal that nobody has been given is not said as if they had it.
        who = self.asked.tongue.who(by)
        return html(self.asked.words.set_by.format(who)) if who else ""

    def _note(self, one: Thing) -> Row:
        sent = self.asked.calendar
        by = self.asked.party(str(one.tree.get("sender", {}).get("reference", "")))
        topic = one.fields["topic"]
        said_by = self.asked.tongue.who(by)
        return Row(
            href=self._href(one),
            chip=self._chip(by, one),
            text=Said(f"{topic}: {one.fields['text']}" if topic else one.fields["text"]),
            when=self._when(sent.local(one.updated).date()),
            more=said_by,
        )

    def _document(self, one: Document) -> Row:
        by = self.asked.party(one.author)
        return Row(
            href=f"/patient/{self.asked.patient}/source/{one.reference}/{one.version}",
            chip=self._chip(by, None),
            text=self.asked.tongue.says(one.text),
            when=self._when(self.asked.calendar.local(one.at).date()),
            more=self.asked.tongue.who(by),
        )

    def _appointment(self, one: AppointmentItem) -> Row:
        calendar, local = self.asked.calendar, self.asked.calendar.local(one.starts)
        return Row(
            href=f"/patient/{self.asked.patient}/source/{one.ref.type}/{one.ref.id}/{one.ref.version}",
            chip=self._chip(one.party, None),
            text=self.asked.tongue.says(one.text),
            when=calendar.stamp(one.starts)
            if self.is_paper
            else calendar.tag(f"{calendar.day(local.date())} {local:%H:%M}", one.starts),
            more=self.asked.tongue.who(one.party),
        )

    def text(self, one: Thing) -> Said:
        """What a thing says, in the reader's language where the record knows it."""
        tree, tongue = one.tree, self.asked.tongue
        found: Text = {
            Kind.TASK: lambda: written(tree, "description", tree) or said(tree.get("code"), tree),
            Kind.OFFER: lambda: said(tree.get("code"), tree),
            **dict.fromkeys((Kind.WISH, Kind.TARGET, Kind.AIM), lambda: said(tree.get("description"), tree)),
        }.get(one.kind, lambda: Text(one.fields["text"]))()
        return tongue.says(found)

    def _contradicts(self, one: Thing) -> bool:
        name = one.reference.partition("/")[2]
        return any(goal.ref.id == name for each in self.asked.overview.conflicts for goal in each.goals)

    def _scale(self, one: Thing) -> SafeString | str:
        value = one.fields["attainment"]
        if not value:
            return ""
        words = self.asked.words
        told = f"{words.fields['attainment']} {words.attainments[value]}"
        return steps(int(value) + 2, count=5, told=told)

    def _owner(self, one: Thing) -> Party | None:
        return owner(one, self.asked)

    def _chip(self, party: Party | None, one: Thing | None) -> SafeString:
        return whose(party, one, self.asked)

    def _when(self, day: date | None) -> SafeString | str:
        calendar = self.asked.calendar
        if day is None:
            return ""
        return calendar.whole(day) if self.is_paper else calendar.tag(calendar.day(day), day)

    def _href(self, one: Thing) -> str:
        return f"{self.asked.here}/{one.reference}"


def living(things: Iterable[Thing]) -> Iterable[Thing]:
    """What is not over. What was said or agreed stands, unless it was written by mistake."""
    notes = (Kind.NOTE, Kind.AGREEMENT)
    return (
        one
        for one in things
        if (one.fields["status"] != "entered-in-error" if one.kind in notes else not one.is_over)
    )


def proposed(things: Iterable[Thing]) -> list[Thing]:
    """What somebody has to decide."""
    return [one for one in living(things) if rules.is_proposed(one.kind, one.fields["status"])]
