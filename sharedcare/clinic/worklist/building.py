"""From the lines of a list to the page. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.utils.safestring import SafeString

from sharedcare.clinic.done_at import done_at
from sharedcare.clinic.worklist.curves import curve, value_of
from sharedcare.clinic.worklist.page import Row, TabLink
from sharedcare.clinic.worklist.part import Part
from sharedcare.clinic.worklist.together import more_answers
from sharedcare.clinic.worklist.voice import LOOKS, Voice
from sharedcare.overview.types import Party, Programme
from sharedcare.ui.markup import Said, escaped, html, joined
from sharedcare.worklist.read import Line
from sharedcare.worklist.types import FINDINGS, VALUES, Kind, Tab

ON_A_PAGE = 14
HANDED = (Kind.HANDOVER, Kind.AGREED, Kind.HELD)
"""Reasons that are a hand-over."""
_ALWAYS = frozenset(
    {
        Tab.ALL,
        Tab.ACT,
        Tab.WATCH,
        Tab.MISSING,
        Tab.ON_TARGET,
        Tab.HANDOVERS,
        Tab.TASKS,
        Tab.MESSAGES,
        Tab.MINE,
    }
)
"""Tabs that stay where they are when nobody stands in them."""
_HIDDEN = "\N{BULLET}" * 4


def tabs(counts: Mapping[Tab, int], part: Part, voice: Voice) -> tuple[TabLink, ...]:
    """The tabs: those that are always there, and the others where somebody stands in them."""
    return tuple(
        TabLink(
            tab.value,
            voice.words.tabs[tab],
            counts[tab],
            replace(part, tab=tab).way(),
            tab is part.tab,
            tab is Tab.ACT and counts[tab] > 0,
        )
        for tab in Tab
        if tab in _ALWAYS or counts[tab] or tab is part.tab
    )


def row(line: Line, voice: Voice, *, part: Part, begins: int, opened: str, me: int) -> Row:
    """One line."""
    words, item = voice.words, line.item
    # What a hand-over is about, and what is answered, stands on its own page.
    opens = _leads_to(line) if item.kind in HANDED else part.way(begins=begins, opened=line.patient)
    name = line.name or words.name_unknown
    acts = {**dict.fromkeys(VALUES, "looked"), Kind.MISSING: "asked" if not line.snoozed_why else ""}
    is_finding = item.kind in FINDINGS
    return Row(
        patient=line.patient,
        look=LOOKS[item.kind],
        shape=voice.kind(item.kind),
        name=name,
        age=age_of(line.born, voice),
        number=masked(line.number),
        why=_why(line, voice),
        more=_more(line, voice),
        value=value_of(line.points, line, voice),
        spark=curve(line, voice),
        programme=programme_of(line.programmes, voice),
        chip=html("".join(voice.sector(one) for one in line.responsible or (None,))),
        waited=voice.waited(line.since) if item.kind is not Kind.LOOKED else "",
        assigned=words.assigned_me if me and item.assigned == me else _assigned(line.assigned, voice),
        others=""
        if not line.others
        else words.others_one
        if line.others == 1
        else words.others.format(line.others),
        step=(voice.tongue.says(line.recommended) if is_finding else Said(""))
        or Said(words.suggest[item.kind]),
        act=acts.get(item.kind, ""),
        href=opens if is_finding else _leads_to(line),
        opens=opens,
        told=words.look.format(name),
        finding=line.ref.id if is_finding and line.ref else "",
        version=line.ref.version if line.ref else 0,
        is_mine=bool(me) and item.assigned == me,
        is_open=opened == line.patient,
    )


def only_asked(row: Row, voice: Voice, *, handover: str) -> Row:
    """The row as it is for who is only asked about this patient by a hand-over (id): with nothing that would be refused, and why not.
    As it is where nobody asks (empty)."""
    if not handover:
        return row
    return replace(
        row,
        act="",
        finding="",
        assigned="",
        more=voice.words.only_asked_short,
        step=Said(voice.words.suggest[Kind.HANDOVER]),
        href=f"/patient/{row.patient}/handover/{handover}",
    )


def _leads_to(line: Line) -> str:
    """Where the step is taken: a hand-over on its own page, a message where messages stand, what the house asks for by a task on the
    page where that is done."""
    if line.item.kind in HANDED and line.ref:
        told = done_at(line.asks, line.about, line.programmes)
        return f"/patient/{line.patient}/{told or f'handover/{line.ref.id}'}"
    if line.item.kind is Kind.MESSAGE:
        return f"/patient/{line.patient}#t8"
    return "/".join(filter(None, ("/patient", line.patient, done_at(line.asks, line.about, line.programmes))))


def age_of(born: date | None, voice: Voice) -> str:
    """How old somebody is."""
    if born is None:
        return ""
    today = voice.calendar.today
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return voice.words.years.format(years)


def masked(number: str) -> str:
    """A CPR number whose last four digits are not shown: a list is seen by whoever passes."""
    digits = number.replace("-", "")
    return f"{digits[:6]}-{_HIDDEN}" if len(digits) == 10 else ""


def programme_of(programmes: Sequence[Programme], voice: Voice) -> SafeString | str:
    """Each programme by its name, with the phase that is under way. There is room for two lines: from the second on, more than two
    are said by their names alone."""
    parts = [_parts(one, voice) for one in programmes]
    if len(parts) <= 2:
        return joined("", *(_line_of(joined(" · ", *one), [one]) for one in parts))
    first, rest = parts[0], parts[1:]
    names = joined(", ", *(name for name, _ in rest))
    return joined("", _line_of(joined(" · ", *first), [first]), _line_of(names, rest))


def _parts(one: Programme, voice: Voice) -> tuple[Said, Said]:
    now = next((phase for phase in one.phases if phase.status == "active"), None)
    return voice.tongue.says(one.name), voice.tongue.says(now.name) if now else Said("")


def _line_of(shown: SafeString, whole: Sequence[tuple[Said, Said]]) -> SafeString:
    title = escaped("; ".join(" · ".join(part.words for part in parts if part) for parts in whole))
    return html(f'<span class="cut" title="{title}">{shown}</span>')


def _why(line: Line, voice: Voice) -> Said:
    if line.item.kind is Kind.GREEN:
        return Said(voice.words.green)
    if line.item.kind is Kind.UNJUDGED:
        return Said(voice.words.unjudged)
    if line.item.kind is Kind.LOOKED:
        return Said(voice.words.unseen)
    return voice.tongue.says(line.why) or Said(voice.words.kinds[line.item.kind])


def _more(line: Line, voice: Voice) -> SafeString | str:
    words, item = voice.words, line.item
    due = ""
    if item.due is not None and item.kind not in FINDINGS:
        says = {Kind.AGREED: words.from_day, Kind.HELD: words.not_moved}.get(item.kind, words.due)
        due = says.format(voice.calendar.day(voice.calendar.local(item.due).date()))
    whose, limit = voice.tongue.who(line.owner), voice.tongue.says(line.limit)
    more = more_answers(line.together, words.more_answers)
    return joined(" · ", more, put_off(item.snoozed, line.snoozed_why, voice), due, whose, limit)


def put_off(until: datetime | None, why: str, voice: Voice) -> str:
    """Until when somebody put it off, and why; empty where nobody has, or that is past."""
    if until is None or until <= voice.calendar.at:
        return ""
    said = voice.words.asked_already if why == "asked-again" else why
    return f"{voice.words.snoozed.format(voice.calendar.moment(until))}: {said}"


def _assigned(party: Party | None, voice: Voice) -> str:
    if party is None:
        return ""
    called, _ = voice.tongue.called(party)
    return voice.words.assigned.format(called.words) if called else ""
