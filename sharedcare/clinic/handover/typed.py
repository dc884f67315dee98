"""What stands in a form that proposes a hand-over. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sharedcare.care.handover.types import Wanted

LONGEST = 2000
_MOST_ITEMS = 30
FIELDS = ("focus", "receiver", "text", "reason", "due", "more")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the fields in which it is amiss."""

    wanted: Wanted
    amiss: tuple[str, ...]


def typed(fields: Mapping[str, str], ticked: Sequence[str], *, today: date) -> Typed:
    """The hand-over that is wished for."""
    focus, _, phase = fields["focus"].partition("#")
    due, is_wrong = _day(fields["due"])
    items = [*ticked, *fields["more"].splitlines()]
    wanted = Wanted(
        focus=focus,
        phase=phase,
        receiver=fields["receiver"],
        text=fields["text"].strip(),
        reason=fields["reason"].strip(),
        open_items=tuple(filter(None, (one.strip()[:LONGEST] for one in items[:_MOST_ITEMS]))),
        due=due,
    )
    empty = [name for name in ("focus", "receiver", "reason") if not fields[name].strip()]
    return Typed(wanted, (*empty, *(["due"] if is_wrong or (due is not None and due < today) else [])))


def _day(text: str) -> tuple[date | None, bool]:
    if not text.strip():
        return None, False
    try:
        return date.fromisoformat(text.strip()), False
    except ValueError:
        return None, True
