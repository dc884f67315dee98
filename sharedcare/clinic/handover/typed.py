"""What stands in a form that proposes a hand-over. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sharedcare.care.handover import rules
from sharedcare.care.handover.types import Unfit, Wanted
from sharedcare.programmes.types.words import Text

LONGEST = 2000
_MOST_ITEMS = 30
FIELDS = ("focus", "receiver", "text", "reason", "starts", "more")

_UNFIT = {Unfit.PAST: "past", Unfit.FAR: "far", Unfit.WHOLE: "whole"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the fields in which it is amiss."""

    wanted: Wanted
    amiss: tuple[str, ...]


def typed(fields: Mapping[str, str], ticked: Sequence[str], *, today: date) -> Typed:
    """The hand-over that is wished for."""
    focus, _, phase = fields["focus"].partition("#")
    starts, is_wrong = _day(fields["starts"])
    items = [*ticked, *fields["more"].splitlines()]
    wanted = Wanted(
        focus=focus,
        phase=phase,
        receiver=fields["receiver"],
        text=fields["text"].strip(),
        reason=fields["reason"].strip(),
        open_items=tuple(filter(None, (one.strip()[:LONGEST] for one in items[:_MOST_ITEMS]))),
        starts=starts,
    )
    empty = [name for name in ("focus", "receiver", "reason") if not fields[name].strip()]
    why = rules.why_not_from(starts, today=today)
    return Typed(wanted, (*empty, *(["starts"] if is_wrong else [_UNFIT[why]] if why else [])))


def in_both(wanted: Wanted, called: Mapping[str, Text]) -> Wanted:
    """The same, with those of the open items in both languages that are ours; `called` by what the sender read. What they wrote
    themselves stays as it is."""
    found = {one: called[one] for one in wanted.open_items if one in called}
    items = tuple(found[one].da if one in found else one for one in wanted.open_items)
    return replace(wanted, open_items=items, items_called={one.da: one for one in found.values()})


def _day(text: str) -> tuple[date | None, bool]:
    if not text.strip():
        return None, False
    try:
        return date.fromisoformat(text.strip()), False
    except ValueError:
        return None, True
