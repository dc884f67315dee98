"""How the page says what several tiles say alike: whose it is, when it was, what is new, and where it leads."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.words import Words
from sharedcare.clinic.time_machine.asked import query_of
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.types import NOTHING, Event, Measure, Party, Programme, Ref, Sector, Text
from sharedcare.ui.markup import Said
from sharedcare.ui.moments import Calendar
from sharedcare.ui.parts import chip, dot


@dataclass(frozen=True, slots=True)
class Voice:
    """The words, the calendar and the addresses of one page."""

    words: Words
    tongue: Tongue
    calendar: Calendar
    patient: str
    then: datetime | None = None
    """The time machine's moment; None for now."""
    programme: str = ""
    """The key of the programme to which the measurements are narrowed; empty for all."""
    enrols: bool = False
    """Whether the reader enrols patients, and it is now that is shown."""

    @property
    def here(self) -> str:
        """The address of this overview."""
        return f"/patient/{self.patient}"

    @property
    def now(self) -> str:
        """This overview as it is now, narrowed as it is."""
        return self.here + _asked(query_of(None, programme=self.programme))

    def query(self, **other: str) -> str:
        """What leads to this overview as it is seen here, but for what is said to be other."""
        return _asked(query_of(self.then, **{"programme": self.programme, **other}))

    def source(self, ref: Ref) -> str:
        """Where something was read from."""
        return f"{self.here}/source/{ref.type}/{ref.id}/{ref.version}"

    def follows(self, programme: Programme) -> str:
        """The page of a programme of the patient's; empty for whom it is not, and for an earlier moment."""
        return f"{self.here}/programmes/{programme.code}" if self.enrols and programme.code else ""

    def graph(self, key: str) -> str:
        """The whole graph of a measurement."""
        return f"{self.here}/measure/{key}{self.query()}"

    def says(self, text: Text) -> Said:
        """A text from the record."""
        return self.tongue.says(text)

    def who(self, party: Party | None) -> SafeString | str:
        """A party by its name, and what else is known of it."""
        return self.tongue.who(party)

    def called(self, party: Party | None) -> tuple[Said, Said]:
        """A party by the name that is foremost, and by the other one."""
        return self.tongue.called(party)

    def event(self, event: Event) -> Said:
        """What happened, by its own words or by what its kind is called."""
        return self.says(event.text) or Said(self.words.plans.events.get(event.kind, event.kind))

    def unit(self, measure: Measure) -> str:
        """Its unit."""
        return self.tongue.unit(measure.key, measure.unit)

    def measure(self, key: str, name: Text = NOTHING) -> Said:
        """What a measurement is called."""
        return self.tongue.measure(key, name)

    def sector(self, party: Party | None) -> SafeString:
        """The letter of the sector it comes from."""
        sector = party.sector if party else Sector.UNKNOWN
        return chip(sector.value, self.words.sectors[sector])

    def new(self, *, is_new: bool) -> SafeString | str:
        """The dot on what is new."""
        return dot(self.words.new) if is_new else ""

    def day(self, day: date | None) -> SafeString | str:
        """A day, or nothing."""
        return self.calendar.tag(self.calendar.day(day), day) if day else ""

    def moment(self, moment: datetime) -> SafeString:
        """A moment, as near as it is."""
        return self.calendar.tag(self.calendar.moment(moment), moment)


def _asked(query: str) -> str:
    return f"?{query}" if query else ""


def first_name(name: str) -> str:
    """What a person is called by."""
    return name.split()[0] if name.split() else ""
