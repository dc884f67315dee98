"""A time line with a lane for each party: what was, what is and what is agreed.

Places along it are shares of the width, so that it fills whatever room it is given; labels are laid out for the
narrowest, and so never meet. Which label goes where is decided in `places`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.safestring import SafeString

from sharedcare.ui.charts.lettering import shortened, width
from sharedcare.ui.charts.placing import NARROWEST, SIZE, Placed, placed
from sharedcare.ui.markup import escaped, html


class Mark(NamedTuple):
    """Something in a lane: a moment, or a stretch when it has an end. `told` is all there is to say of it, `brief` what
    is said where `text` is too long, and `language` that of all three where it is not that of the page."""

    starts: datetime
    ends: datetime | None
    text: str
    told: str
    is_planned: bool
    href: str = ""
    brief: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Whose lane, by the letter of its colour, and what is in it."""

    letter: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase, drawn above and behind the lanes."""

    text: str
    starts: datetime
    ends: datetime
    is_now: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, and where today is."""

    starts: datetime
    ends: datetime
    now: datetime

    def share(self, moment: datetime) -> float:
        """Where a moment lies, in hundredths of the width."""
        share = (moment - self.starts) / (self.ends - self.starts)
        return round(min(max(share, 0.0), 1.0) * 100, 2)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Three drawings, one above the other: phases, lanes, months; and how many marks found no room."""

    head: SafeString
    body: SafeString
    foot: SafeString
    left_out: int


def lanes(
    rows: tuple[Lane, ...],
    *,
    span: Span,
    phases: tuple[Stretch, ...],
    months: tuple[tuple[datetime, str], ...],
    today: str,
    summary: str,
) -> Drawing:
    """The whole, told by `summary`."""
    height = round(100 / len(rows), 3)
    drawn = [placed(lane.marks, span) for lane in rows]
    body = "".join(
        [
            *(_shade(phase, span) for phase in phases if phase.is_now),
            *(
                f'<line class="month" x1="{span.share(at)}%" x2="{span.share(at)}%" y2="100%"/>'
                for at, _ in months
            ),
            *(
                _lane(lane.letter, marks, place * height, height, _now(span))
                for place, (lane, (marks, _)) in enumerate(zip(rows, drawn, strict=True))
            ),
        ]
    )
    return Drawing(
        head=_svg("phases", "".join(_phase(phase, span) for phase in phases), "aria-hidden=true"),
        body=_svg("lanes", body, f'role="img" aria-label="{escaped(summary)}"'),
        foot=_svg("months", _months(months, span, today), "aria-hidden=true"),
        left_out=sum(count for _, count in drawn),
    )


def _svg(name: str, inside: str, attributes: str) -> SafeString:
    return html(f'<svg class="{name}" {attributes}>{inside}</svg>')


def _lane(letter: str, found: list[Placed], top: float, height: float, now: str) -> str:
    marks = "".join(_mark(each) for each in found)
    return (
        f'<svg class="{letter}" y="{top:g}%" height="{height:g}%"><rect class="floor" width="100%" height="100%"/>{now}'
        f'<svg y="50%" overflow="visible">{marks}</svg></svg>'
    )


def _mark(each: Placed) -> str:
    state = "planned" if each.mark.is_planned else "done"
    low = each.y - each.half
    if each.many > 1:
        drawn = f'<line class="run" x1="{each.left}%" x2="{each.right}%" y1="{each.y}" y2="{each.y}"/>'
    elif each.mark.ends is None:
        drawn = f'<circle class="{state}" cx="{each.left}%" cy="{each.y}" r="5"/>'
    else:
        share = round(max(each.right - each.left, 0.9), 2)
        drawn = f'<rect class="{state}" x="{each.left}%" y="{low}" width="{share}%" height="{2 * each.half}" rx="3"/>'
    href = f' data-href="{escaped(each.mark.href)}"' if each.mark.href else ""
    return f"<g{href}{_lang(each.mark.language)}><title>{escaped(each.told)}</title>{drawn}{_label(each, state)}</g>"


def _label(each: Placed, state: str) -> str:
    if not each.label:
        return ""
    where = f"in {state}" if each.is_inside else "beside"
    anchor = ' text-anchor="end"' if each.is_left else ""
    return f'<text class="{where}" x="{each.label_at}%" dx="{each.label_shift}" y="{each.y + 4}"{anchor}>{escaped(each.label)}</text>'


def _lang(language: str) -> str:
    return f' lang="{escaped(language)}"' if language else ""


def _phase(phase: Stretch, span: Span) -> str:
    left, right = span.share(phase.starts), span.share(phase.ends)
    room = (right - left) / 100 * NARROWEST - 8
    if right <= left:
        return ""
    text = shortened(phase.text, SIZE, room)
    now = " now" if phase.is_now else ""
    return (
        f'<g{_lang(phase.language)}><title>{escaped(phase.text)}</title><rect class="phase{now}" x="{left}%" width="{round(right - left, 2)}%" '
        f'height="15" rx="2"/><text class="{now.strip()}" x="{left}%" dx="5" y="11.5">{escaped(text)}</text></g>'
    )


def _shade(phase: Stretch, span: Span) -> str:
    left, right = span.share(phase.starts), span.share(phase.ends)
    return f'<rect class="shade" x="{left}%" width="{round(right - left, 2)}%" height="100%"/>'


def _now(span: Span) -> str:
    x = span.share(span.now)
    return f'<line class="today" x1="{x}%" x2="{x}%" y2="100%"/>'


def _months(months: tuple[tuple[datetime, str], ...], span: Span, today: str) -> str:
    x = span.share(span.now)
    said = [f'<text class="today" x="{x}%" y="23" text-anchor="middle">{escaped(today)}</text>']
    for at, name in months:
        share = span.share(at)
        left = share / 100 * NARROWEST + 4
        right = left + width(name, SIZE)
        if right < NARROWEST:
            said.append(f'<text x="{share}%" dx="4" y="11">{escaped(name)}</text>')
    return "".join(said)
