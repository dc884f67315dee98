"""The form of one thing of the plan: its fields with what stands in them, what is amiss, and where two wrote the same. Pure."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sharedcare.care.plan.merging import Clash
from sharedcare.care.plan.types import FIELDS, PROPOSED, STATUSES, Kind
from sharedcare.clinic.plan.words import Words
from sharedcare.terminology.measures import MEASURABLES, Measurable

PICK = "pick-"
_LONG = frozenset({"text", "because", "shown"})
_DATES, _NUMBERS = frozenset({"due", "start"}), frozenset({"low", "high"})


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choose:
    """A field that two changed: what each of them wrote, in words."""

    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `look` is how it is typed (`select`, `area`, `date`, `number` or `line`)."""

    name: str
    label: str
    hint: str
    value: str
    look: str
    options: tuple[Option, ...] = ()
    choose: Choose | None = None
    is_amiss: bool = False
    is_fixed: bool = False
    """Whether the reader may not change it; `says` is then what stands there, in words."""
    says: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a form is filled with. `called` says an owner in words, `owners` are those to choose from."""

    kind: Kind
    words: Words
    values: Mapping[str, str]
    owners: Sequence[str]
    called: Callable[[str], str]
    amiss: Sequence[str] = ()
    clashes: Sequence[Clash] = ()
    is_new: bool = False
    theirs: str = ""
    day: Callable[[str], str] = str
    """How a day is written out."""
    fixed: Collection[str] = ()
    """The fields that the reader may not change."""
    language: str = "en"
    """In whose way numbers are written."""
    unit: str = ""
    """The unit of the numbers."""

    def fields(self) -> tuple[Field, ...]:
        """The fields of a thing of this kind, in order."""
        left_out = {"status", "because", "shown"} if self.is_new else set()
        return tuple(self._field(name) for name in FIELDS[self.kind] if name not in left_out)

    def said(self, name: str, value: str) -> str:
        """What a field says, to people."""
        words = self.words
        if not value and name != "attainment":
            return words.nothing_said
        if name == "status":
            return self._status(value)
        if name == "attainment":
            return words.attainments.get(value, value)
        if name in _DATES:
            return self.day(value)
        if name in _NUMBERS:
            return self._number(value)
        return self.called(value) or words.not_known if name == "owner" else value

    def _field(self, name: str) -> Field:
        words, value = self.words, self.values.get(name, "")
        clash = next((one for one in self.clashes if one.field == name), None)
        shown = clash.mine if clash else value
        options = self._options(name, value)
        choose = (
            Choose(
                words.keep_mine.format(value=self.said(name, clash.mine)),
                words.keep_theirs.format(who=self.theirs, value=self.said(name, clash.theirs)),
            )
            if clash
            else None
        )
        return Field(
            name=name,
            label=words.fields[name],
            hint=words.hints.get(name, "") if name != "text" else words.text_hints[self.kind],
            value=self._number(shown) if name in _NUMBERS else shown,
            look="select" if options else _look(name),
            options=options,
            choose=choose,
            is_amiss=name in self.amiss,
            is_fixed=name in self.fixed,
            unit=self.unit if name in _NUMBERS else "",
            says=self.said(name, value) if name in self.fixed else "",
        )

    def _number(self, value: str) -> str:
        return value.replace(".", ",") if self.language == "da" else value

    def _status(self, value: str) -> str:
        # A note or an agreement is nothing that one does: it stands, or was written by mistake.
        if value == "completed" and self.kind in (Kind.NOTE, Kind.AGREEMENT):
            return self.words.stands
        return self.words.statuses.get(value, value)

    def _options(self, name: str, value: str) -> tuple[Option, ...]:
        words = self.words
        if name == "owner":
            # Whom nobody can name is nobody to give something to; whose it is already stays to be seen.
            values = [one for one in dict.fromkeys([value, *self.owners]) if one == value or self.called(one)]
            return tuple(
                Option(one, self.called(one) or (words.not_known if one else words.nobody), one == value)
                for one in dict.fromkeys(["", *values])
            )
        if name == "attainment":
            return tuple(Option(one, label, one == value) for one, label in words.attainments.items())
        if name == "status":
            possible = STATUSES[self.kind]
            known = possible if value in possible else (*possible, value)
            # What somebody has decided does not become a proposal again.
            shown = [
                one
                for one in known
                if one != PROPOSED.get(self.kind) or one == value or self.kind is Kind.OFFER
            ]
            return tuple(Option(one, self._status(one), one == value) for one in shown)
        return ()


def read(name: str, typed: str) -> str:
    """What was typed in a field, as the plan keeps it: a number as people write it becomes one with a point."""
    return typed.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".") if name in _NUMBERS else typed


def measures(language: str, chosen: str) -> tuple[Option, ...]:
    """What can be measured, to choose from."""
    return tuple(Option(one.key, _with_unit(one, language), one.key == chosen) for one in MEASURABLES)


def _with_unit(one: Measurable, language: str) -> str:
    unit = one.unit_in(language)
    return f"{one.called(language)} ({unit})" if unit else one.called(language)


def _look(name: str) -> str:
    return "date" if name in _DATES else "number" if name in _NUMBERS else "area" if name in _LONG else "line"
