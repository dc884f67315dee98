"""What the pages of hand-overs are given, and how a hand-over is said. Pure."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString

from sharedcare.care.handover import rules
from sharedcare.care.handover.types import Countdown, Handover, Held, Level, Stand, Step
from sharedcare.clinic.handover.receiving_words import Words as ReceivingWords
from sharedcare.clinic.handover.words import Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.directory import Directory
from sharedcare.programmes import telling
from sharedcare.programmes.types.words import Text
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import filled
from sharedcare.ui.moments import Calendar
from sharedcare.ui.parts import shape

Problems = tuple[tuple[str, str], ...]
Said = SafeString | str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A group of them."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiving:
    """Groups of receivers, sentences about what some of them do not decide by the programme, sentences about those who are not there,
    and whether some have not met the patient yet."""

    groups: tuple[Choices, ...]
    lacking: tuple[str, ...]
    absent: tuple[str, ...]
    may_join: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A question or an answer."""

    who: Said
    when: Said
    text: str
    is_question: bool


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the reader can do with it; without a `field` it takes no words. `hint` says what it does, where the yes does not."""

    step: str
    label: str
    field: str
    is_chosen: bool
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One hand-over, said. `look` is the level while it waits, red where its day has come and it has not moved, else empty; `early` says
    what a yes before the wished day means, and `starts_label` what the day is. `again` is where the reader proposes it anew, of one that came to nothing;
    `stays` what does not go with a whole patient."""

    href: str
    text: str
    what: Said
    shape: Said
    look: str
    stand: str
    strip: Said
    sender: Said
    receiver: Said
    due: Said
    reason: str
    items: tuple[str, ...]
    lines: tuple[Line, ...]
    because: str
    early: Said = ""
    starts: Said = ""
    starts_label: str
    is_waiting: bool
    again: str = ""
    stays: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposePage:
    """What the template of proposing is given. `kept` tells of tasks that stay the patient's, `may_not` says why the reader
    cannot; then there is no form. `anew` says what became of the one that is proposed again."""

    frame: Frame
    words: Words
    person: str
    here: str
    told: str
    problems: Problems
    waiting: tuple[Card, ...]
    earlier: tuple[Card, ...]
    focuses: tuple[Choices, ...]
    receiving: Receiving
    receiving_words: ReceivingWords
    items: tuple[Choice, ...]
    kept: str
    typed: dict[str, str]
    anew: Said
    may_not: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePage:
    """What the template of one hand-over is given."""

    frame: Frame
    words: Words
    person: str
    here: str
    told: Said
    problems: Problems
    card: Card
    responsible: Said
    acts: tuple[Act, ...]
    typed: str
    turn: Said
    let_in: Said
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """How the pages say whom, what and when."""

    words: Words
    tongue: Tongue
    calendar: Calendar
    directory: Directory
    patient: str
    terms: rules.Terms
    whats: dict[str, str]
    """What can be handed over, by reference, in words."""
    resting: frozenset[str]
    """What is on hold of what was to move by now, by reference."""

    def who(self, reference: str) -> Said:
        """A person in a role, or an organisation."""
        party = self.directory.party({"reference": reference}) if reference else None
        return self.tongue.who(party) or self.words.somebody

    def card(self, found: Handover) -> Card:
        """One hand-over."""
        wanted, calendar = found.wanted, self.calendar
        count = self.countdown(found) if found.is_waiting else None
        held = self.held(found)
        level = Level.RED if held else Level.WAITS if count is None else count.level
        return Card(
            href=f"/patient/{self.patient}/handover/{found.id}",
            text=telling.said(wanted.called, self.tongue.language) if wanted.called else wanted.text,
            what=self.what(found),
            shape=shape(self.words.shapes[level], self.words.levels[level]) if count or held else "",
            look=level.value if count or held else "",
            stand=self.words.not_moved if held else self.words.stands[found.stand],
            strip=self._strip(found, count),
            sender=self.who(found.sender),
            receiver=self.who(wanted.receiver),
            due=calendar.tag(calendar.day(wanted.due), wanted.due) if wanted.due else "",
            reason=wanted.reason,
            items=tuple(self._item(wanted.items_called.get(one), one) for one in wanted.open_items),
            lines=tuple(
                Line(
                    self.who(one.by), calendar.tag(calendar.moment(one.at), one.at), one.text, one.is_question
                )
                for one in found.turns
            ),
            because=self.words.lapses[found.lapse] if found.lapse else self._because(found),
            starts=self.day(found),
            starts_label=self.words.labels["was-to-start" if held else "starts"],
            is_waiting=found.is_waiting,
        )

    def held(self, found: Handover) -> Held | None:
        """Why it has not moved although its day has come; None where that is not so."""
        rests = found.wanted.focus in self.resting
        return rules.held(found.stand, found.wanted.starts, rests=rests, today=self.calendar.today)

    def day(self, found: Handover) -> Said:
        """The day from which the receiver is responsible, whole; empty for at once."""
        starts = found.wanted.starts
        return self.calendar.tag(self.weekday(starts), starts) if starts else ""

    def weekday(self, day: date) -> str:
        """A day as one says it to somebody who has to be there: `mandag 30.11.2026`."""
        return self.calendar.absolute(day).split(", ")[0]

    def what(self, found: Handover) -> str:
        """What is handed over."""
        if found.wanted.also:
            names = (self.whats.get(one, "") for one in found.wanted.foci)
            return self.words.whole.format(what=", ".join(dict.fromkeys(filter(None, names))))
        key = f"{found.wanted.focus}#{found.wanted.phase}" if found.wanted.phase else found.wanted.focus
        return self.whats.get(key, self.whats.get(found.wanted.focus, ""))

    def countdown(self, found: Handover) -> Countdown:
        """How long nobody has moved."""
        moved = self.calendar.local(found.last_moved).date()
        return rules.countdown(last_moved=moved, today=self.calendar.today, terms=self.terms)

    def _item(self, called: Text | None, item: str) -> str:
        return telling.said(called, self.tongue.language) if called else item

    def _because(self, found: Handover) -> str:
        return self.words.lost_phase if found.lost_phase else found.because

    def _strip(self, found: Handover, count: Countdown | None) -> Said:
        words, calendar = self.words, self.calendar
        if (held := self.held(found)) is not None:
            return filled(words.held_by[held], self.who(found.ended_by), self.day(found))
        if found.stand is Stand.AGREED:
            return filled(words.agreed_by, self.who(found.ended_by), self.day(found))
        if found.stand is Stand.LAPSED:
            return ""
        if count is None:
            when = calendar.tag(calendar.moment(found.ended), found.ended) if found.ended else ""
            return filled(words.ended_by, self.who(found.ended_by), when) if found.ended_by else ""
        ago = calendar.tag(calendar.ago(found.asked), found.asked)
        asked = filled(words.requested_by, self.who(found.sender), ago)
        return filled("{}; {}", asked, self._until(count))

    def _until(self, count: Countdown) -> Said:
        words, calendar = self.words, self.calendar
        if count.level is Level.RED:
            if count.red_on == calendar.today:
                return words.red_today
            day = calendar.tag(calendar.plain(count.red_on), count.red_on)
            return filled(words.red_since, day)
        if count.days_left == 1:
            return words.red_in_one
        return words.red_in.format(days=count.days_left)


def acts(steps: frozenset[Step], words: Words, found: Handover, *, chosen: str) -> tuple[Act, ...]:
    """What the reader can do, accepting first. To say no after a yes is called what it is."""
    labels = words.steps | ({Step.DECLINE: words.undo_yes} if found.stand is Stand.AGREED else {})
    labels |= {Step.KEEP: words.agreed_on} if found.lost_phase else {}
    hints = {Step.KEEP: words.agreed_hint if found.lost_phase else words.keep_hint}
    return tuple(
        Act(step.value, labels[step], words.fields.get(step, ""), step.value == chosen, hints.get(step, ""))
        for step in Step
        if step in steps
    )


def addressed(
    card: Card, found: Handover, steps: frozenset[Step], speech: Speech, words: ReceivingWords
) -> Card:
    """The card as a reader sees it whose turn it is, or who waits for the other."""
    stand, starts = found.stand, found.wanted.starts
    if Step.ACCEPT in steps:
        if rules.waits_for_its_day(starts, today=speech.calendar.today):
            card = replace(card, early=filled(words.from_day, card.starts, card.sender))
        elif card.due:
            card = replace(card, early=words.early)
    if stand is Stand.OFFERED and Step.ACCEPT in steps:
        return replace(card, stand=words.your_answer)
    if stand is Stand.ASKED and Step.ANSWER in steps:
        return replace(card, stand=words.your_reply)
    return replace(card, stand=words.their_reply) if stand is Stand.ASKED and Step.ACCEPT in steps else card


def turn(found: Handover, speech: Speech, *, has_acts: bool) -> Said:
    """Whose turn it is, for a reader who can do nothing; for everybody what happens by itself of one that is agreed, and where that has
    not happened, why, and who can do what."""
    if (held := speech.held(found)) is not None:
        return filled(speech.words.held_turn[held], speech.day(found))
    if found.stand is Stand.AGREED:
        return filled(speech.words.moves_by_itself, speech.day(found), speech.who(found.ended_by))
    return "" if has_acts else speech.words.others_turn.get(found.stand, "")
