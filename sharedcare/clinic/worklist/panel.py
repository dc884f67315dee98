"""The patient whose row is open: every reason with its graph and what can be done, and what came of earlier ones. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from sharedcare.care.findings.acting.types import OF_RED, Outcome, Severity
from sharedcare.care.messages.texts import TEXTS
from sharedcare.clinic.overview.tiles.measures import band_of
from sharedcare.clinic.worklist import page
from sharedcare.clinic.worklist.building import age_of, masked, put_off
from sharedcare.clinic.worklist.curves import dots_of
from sharedcare.clinic.worklist.sent import NOTHING, Sent, value_of
from sharedcare.clinic.worklist.together import KINDS, findings_of, times, together, whole
from sharedcare.clinic.worklist.voice import Voice
from sharedcare.overview.types import Party, Point, Text
from sharedcare.programmes.judging.types import Unjudged
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.charts.graph import graph
from sharedcare.ui.charts.zones import Zone
from sharedcare.ui.markup import Said, html, joined, within
from sharedcare.ui.numbers import in_step, measured
from sharedcare.ui.parts import shape
from sharedcare.worklist.noise import LedTo
from sharedcare.worklist.opened import Opened, Past, Reason


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and what they may do about this patient: `me` is their role as the record refers to it, `acts` that it acts on
    findings; whose organisation is only asked to take over acts on nothing. `setters` tells of each limit who sets it, empty where they do, `colleagues` names those of
    their organisation who treat the patient, by reference. `rules` says of each rule whose it is and of which version."""

    me: str
    acts: bool
    setters: Mapping[str, str]
    colleagues: Mapping[str, str]
    is_only_asked: bool
    rules: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the row: `close` leads back to the list alone, `looking` tells who else has it open, and `sent` is what has
    to be mended."""

    close: str
    looking: str = ""
    sent: Sent = NOTHING


_SHOWN = 30
"""So many earlier findings of one matter are listed."""
_RULE = re.compile(r"urn:sharedcare:programme:([^|#]+)\|[^#]+#([^.]+)\.(.+)")


def panel(
    found: Opened,
    noise: Mapping[str, tuple[LedTo, ...]],
    voice: Voice,
    *,
    reader: Reader,
    around: Around,
) -> page.Panel:
    """All of it."""
    note, message = found.note, around.sent.of_message()
    reasons = [
        _reason(one, noise.get(one.rule, ()), voice, found.banner.patient, reader) for one in found.reasons
    ]
    return page.Panel(
        patient=found.banner.patient,
        name=found.banner.name or voice.words.name_unknown,
        age=age_of(found.banner.birth_date, voice),
        number=masked(found.banner.cpr),
        phone=found.phone,
        call=voice.words.call.format(found.phone),
        responsible=tuple(
            _responsible(party, names if len(found.responsible) > 1 else (), voice)
            for party, names in found.responsible or ((None, ()),)
        ),
        reasons=tuple(
            _among(
                one, reasons, around.sent, voice.words.nth.format(at, len(reasons)), voice.words.more_answers
            )
            for at, one in enumerate(reasons, 1)
        ),
        letters=tuple(
            page.Letter(
                one.ref.id,
                joined(" ", voice.sector(one.sender), voice.tongue.who(one.sender)),
                voice.calendar.tag(voice.calendar.moment(one.sent), one.sent),
                voice.tongue.says(one.topic),
                voice.tongue.says(one.text),
            )
            for one in found.letters
        ),
        answers=tuple(
            page.Answered(
                voice.tongue.says(one.title),
                voice.calendar.tag(voice.calendar.moment(one.at), one.at),
                f"/patient/{found.banner.patient}/source/{one.ref.type}/{one.ref.id}/{one.ref.version}",
                tuple((voice.tongue.says(asked), voice.tongue.says(given)) for asked, given in one.given),
                voice.words.answered_with.format(
                    who=one.by.name or voice.tongue.says(one.by.organization).words
                )
                if one.by is not None
                else "",
            )
            for one in found.answers
        ),
        looking=around.looking,
        texts=tuple(
            (key, one.topic.da, one.says.da)
            if voice.tongue.language == "da"
            else (key, one.topic.en, one.says.en)
            for key, one in TEXTS.items()
        ),
        colleagues=tuple((who, name) for who, name in reader.colleagues.items() if who != reader.me),
        note=voice.tongue.says(note.text) or voice.tongue.says(note.topic) if note is not None else Said(""),
        note_by=joined(
            ", ", voice.tongue.who(note.sender), voice.calendar.tag(voice.calendar.age(note.sent), note.sent)
        )
        if note is not None
        else "",
        history=tuple(_past(one, voice) for one in found.past),
        close=around.close,
        may_act=reader.acts and not reader.is_only_asked,
        only_asked=voice.words.only_asked if reader.is_only_asked else "",
        problem=message.problem,
        typed=message.typed,
    )


def _responsible(party: Party | None, names: Sequence[Text], voice: Voice) -> SafeString:
    """Who is responsible, and for which programmes where that is not one and the same for all."""
    said = (voice.tongue.says(one) for one in names)
    which = joined(", ", *(Said(within(one.words), one.language) for one in said))
    return joined(" ", voice.sector(party), voice.tongue.who(party), html(f"({which})") if which else "")


def _reason(one: Reason, noise: tuple[LedTo, ...], voice: Voice, patient: str, reader: Reader) -> page.Reason:
    kind, look = KINDS[one.severity]
    is_red = one.severity is Severity.RED
    limit = _limit(one)
    choices = OF_RED if is_red else (Outcome.ACKNOWLEDGED, *OF_RED)
    return page.Reason(
        findings=tuple((ref.id, ref.version) for ref in findings_of(one)),
        together=together(one, says=voice.tongue.says, kinds=voice.words.kinds),
        then=_then(one, voice),
        times=_times(one, voice),
        earlier=tuple(
            (voice.tongue.says(text), voice.calendar.tag(voice.calendar.moment(found), found))
            for _, text, found in one.earlier[:_SHOWN]
        ),
        look=look,
        shape=shape(look, voice.words.kinds[kind]),
        text=voice.tongue.says(one.text),
        limit=voice.tongue.says(one.limit),
        recommended=voice.tongue.says(one.recommended),
        graph=_graph(one, voice),
        graph_href=f"/patient/{patient}/measure/{one.measure.key}" if one.measure is not None else "",
        within=_within(one, voice),
        misfits=voice.words.misfits if limit and one.misfits else "",
        limits_href=f"/patient/{patient}/limits?edit={limit}#form" if reader.setters.get(limit) == "" else "",
        limit_set_by=voice.words.limit_set_by.format(who) if (who := reader.setters.get(limit)) else "",
        agree_href=_agree(one, patient),
        waited=voice.waited(one.since),
        led_to=" ".join(filter(None, (_led_to(noise, voice), reader.rules.get(one.rule, "")))),
        is_red=is_red,
        is_missing=one.severity is Severity.MISSING,
        is_mine=bool(one.assigned) and one.assigned == reader.me,
        assigned=_holder(one, voice, reader),
        put_off=put_off(one.snoozed, one.snoozed_why, voice),
        outcomes=tuple((each.value, voice.words.outcomes[each]) for each in choices),
        nth="",
        others=(),
        problem="",
        typed={},
    )


def _among(
    one: page.Reason, reasons: Sequence[page.Reason], sent: Sent, nth: str, more: tuple[str, str]
) -> page.Reason:
    """The reason among the others that are open, with what was sent about it."""
    mine = sent.about(one.findings)
    others = tuple(
        page.Other(value_of(each.findings), each.shape, whole(each, more), _is_ticked(each, mine))
        for each in reasons
        if each is not one
    )
    return replace(one, nth=nth, others=others, problem=mine.problem, typed=mine.typed)


def _is_ticked(one: page.Reason, sent: Sent) -> bool:
    return bool(sent.also & {name for name, _ in one.findings})


def _holder(one: Reason, voice: Voice, reader: Reader) -> str:
    """With whom it is; empty where that is nobody, or somebody elsewhere."""
    if one.assigned and one.assigned == reader.me:
        return voice.words.assigned_me
    name = reader.colleagues.get(one.assigned, "")
    return voice.words.assigned.format(name) if name else ""


def _times(one: Reason, voice: Voice) -> str:
    """How often the rule has found it, and since when; empty for once."""
    first = voice.calendar.local(one.began).date()
    words = voice.words.times_today if first == voice.calendar.today else voice.words.times
    return words.format(count=times(one), first=voice.calendar.day(first)) if one.earlier else ""


def _then(one: Reason, voice: Voice) -> str:
    """Which value came since, where it is past no limit; empty where none did."""
    if one.then is None or one.measure is None:
        return ""
    unit = voice.tongue.unit(one.measure.key, one.measure.unit)
    day = voice.calendar.day(voice.calendar.local(one.then.at).date())
    return voice.words.then.format(
        value=with_unit(_said(one.then, one, voice), unit, voice.tongue.language), day=day
    )


def _limit(one: Reason) -> str:
    """The limit that was passed (`<programme>:<measurement>:<limit>`); empty where it is none: something missing, answers."""
    named = _RULE.fullmatch(one.rule)
    if named is None or one.measure is None or one.severity is Severity.MISSING:
        return ""
    if named.groups()[-1] in list(Unjudged):
        return ""
    return ":".join(named.groups())


def _agree(one: Reason, patient: str) -> str:
    """Where the value is agreed on that something is held against; empty where that is not what it lacks."""
    named = _RULE.fullmatch(one.rule)
    lacks = named is not None and named.groups()[-1] == Unjudged.NO_REFERENCE
    return f"/patient/{patient}/programmes/{named.groups()[0]}#reference" if named and lacks else ""


def _graph(one: Reason, voice: Voice) -> SafeString | str:
    if one.measure is None or not one.points:
        return ""
    name = voice.tongue.measure(one.measure.key, one.measure.name).words
    told = (voice.words.curve if len(one.points) > 1 else voice.words.curve_one).format(
        name=name,
        count=len(one.points),
        first=_said(one.points[0], one, voice),
        last=with_unit(
            _said(one.points[-1], one, voice),
            voice.tongue.unit(one.measure.key, one.measure.unit),
            voice.tongue.language,
        ),
    )
    band = band_of(one.goal)
    zones = (Zone(band),) if band is not None else ()
    return graph(dots_of(one.points), zones=zones, marks=(), summary=told, calendar=voice.calendar)


def _within(one: Reason, voice: Voice) -> str:
    """What the band of the graph is: the goal, which is not the limit that was passed. Empty where there is none."""
    if one.measure is None or not one.points or one.goal is None or band_of(one.goal) is None:
        return ""
    low, high = in_step((one.goal.low, one.goal.high), voice.tongue.language)
    band = f"{low}\N{EN DASH}{high}" if low and high else f"≥{low}" if low else f"≤{high}"
    # Of two numbers the goal is that of the upper one, whichever of them was found.
    words = voice.words.within if one.points[-1].second is None else voice.words.within_upper
    unit = voice.tongue.unit(one.measure.key, one.measure.unit)
    return words.format(with_unit(band, unit, voice.tongue.language))


def _said(point: Point, one: Reason, voice: Voice) -> str:
    digits = one.measure.digits if one.measure is not None else 0
    return measured((point.value, point.second), digits, voice.tongue.language)


def _led_to(noise: tuple[LedTo, ...], voice: Voice) -> str:
    said = [
        voice.words.led_to.format(acted=one.acted, all=one.all, days=one.days) for one in noise if one.all
    ]
    return " ".join(said) or voice.words.led_to_none


def _past(one: Past, voice: Voice) -> page.Past:
    kind, look = KINDS[one.severity]
    known = one.outcome in list(Outcome)
    return page.Past(
        look=look,
        shape=shape(look, voice.words.kinds[kind]),
        text=voice.tongue.says(one.text),
        outcome=Said(voice.words.outcomes[Outcome(one.outcome)]) if known else Said(one.note),
        note=one.note if known else "",
        who=voice.tongue.who(one.by),
        when=voice.calendar.tag(voice.calendar.age(one.at), one.at),
    )
