"""The banner: who the patient is, what can kill, who stands by, who is responsible, and as of when one looks."""

from datetime import UTC, date, datetime, timedelta

from sharedcare.care.handover import rules
from sharedcare.care.handover.types import Level
from sharedcare.clinic.overview import page
from sharedcare.clinic.overview.tiles.cave import cave
from sharedcare.clinic.overview.tiles.gaps import told
from sharedcare.clinic.overview.voice import Voice
from sharedcare.overview.types import Banner, Handover, Narrowed, Overview, Party, Sector, Status, Text
from sharedcare.ui.markup import Said, escaped, filled, html, joined, within

_EARLIER_CONTACTS = 5
_LONG = 26
"""Letters beyond which a name takes two lines: of all texts it is the one that may not be cut."""


def banner(overview: Overview, voice: Voice) -> page.Banner:
    """The banner of this overview."""
    facts, words = overview.banner, voice.words.banner
    relatives, consents = _relatives(overview, voice), [voice.says(one) for one in facts.consents]
    no_consents = told("consents", overview.narrowed, voice) or words.no_consents
    stamp, local = voice.calendar.stamp(overview.at), voice.calendar.local(overview.at)
    return page.Banner(
        name=facts.name,
        is_long=len(facts.name) > _LONG,
        facts=_who(facts, voice),
        protected=words.protected if facts.is_protected else "",
        dead=words.dead if facts.deceased else "",
        cpr_open=facts.cpr[:6],
        cpr_rest=facts.cpr[6:],
        cave=cave(facts, overview.narrowed, voice),
        relatives=joined("", *relatives),
        relatives_told=_plain("", *relatives),
        consents=joined(", ", *consents) or no_consents,
        consents_told=_plain(", ", *consents) or no_consents,
        interpreter=voice.says(facts.interpreter),
        moment=stamp
        if overview.as_of
        else words.now.format(f"{voice.calendar.plain(local.date())} {local:%H:%M}"),
        responsible_title=_responsible_title(overview, voice),
        responsible=_responsible_short(overview, voice),
        responsible_look=_look(overview),
        handover=html("".join(_handover(each, voice) for each in facts.handovers)),
        about=_about(overview, voice),
        moments=_moments(overview, voice),
        moment_input=f"{voice.calendar.local(overview.at):%Y-%m-%dT%H:%M}",
        here=voice.here,
        now=voice.now,
        programme=voice.programme,
        urgent=sum(concern.status is Status.ACT for concern in overview.concerns),
        chip=html("".join(voice.sector(one) for one in _each_responsible(overview))),
    )


def _who(facts: Banner, voice: Voice) -> str:
    words = voice.words.banner
    age = words.unknown if facts.age is None else words.years.format(facts.age)
    return " · ".join((age, words.genders.get(facts.gender, words.genders["unknown"])))


def _plain(separator: str, *parts: Said | str) -> str:
    """The same as `joined` where there can be no elements."""
    return separator.join(part.words if isinstance(part, Said) else part for part in parts if part)


def _relatives(overview: Overview, voice: Voice) -> tuple[Said | str, ...]:
    words, facts = voice.words.banner, overview.banner
    if not facts.relatives:
        return (told("relatives", overview.narrowed, voice) or words.no_relatives,)
    first = facts.relatives[0]
    more = f" +{len(facts.relatives) - 1}" if len(facts.relatives) > 1 else ""
    name, relation = first.name.split()[0], voice.says(first.relation)
    return name, ", " if relation else "", relation, f" · {words.may.get(first.may, first.may)}{more}"


def _responsible_title(overview: Overview, voice: Voice) -> str:
    words = voice.words.banner
    return words.responsible if overview.as_of is None else words.responsible_then


def _each_responsible(overview: Overview) -> dict[Party, list[Text]]:
    """Who is responsible, each with the programmes that is for; whoever the record names first of all is first."""
    found: dict[Party, list[Text]] = {overview.banner.responsible: []} if overview.banner.responsible else {}
    for one in overview.programmes:
        if one.responsible is not None:
            found.setdefault(one.responsible, []).append(one.name)
    return found


def _look(overview: Overview) -> str:
    """The colour of the sector: of several sectors none."""
    sectors = {one.sector.value for one in _each_responsible(overview)}
    return next(iter(sectors), "nobody") if len(sectors) < 2 else "several"


def _responsible_short(overview: Overview, voice: Voice) -> page.Text:
    """Who is responsible; where that is not the same for each programme, who for which."""
    each = _each_responsible(overview)
    if len(each) < 2:
        return _responsible(overview.banner.responsible, overview.narrowed, voice)
    places = [voice.says(party.organization) or Said(party.name) for party in each]
    said = []
    for (party, names), place in zip(each.items(), places, strict=True):
        # Of two at one place the place would tell nothing.
        who = place if places.count(place) == 1 else party.name or place
        said.append(f"<b>{escaped(who)}</b> ({_named(names, voice)})")
    return html(", ".join(said))


def _named(names: list[Text], voice: Voice) -> str:
    said = (voice.says(one) for one in names)
    return joined(", ", *(Said(within(one.words), one.language) for one in said))


def _responsible(party: Party | None, narrowed: Narrowed, voice: Voice) -> page.Text:
    if party is None:
        return told("responsible", narrowed, voice) or voice.words.banner.nobody
    place, role = voice.says(party.organization), voice.says(party.role)
    person = party.name if place and party.name else role
    said = f"<b>{escaped(place or party.name)}</b>"
    return html(f"{said} · {escaped(person)}" if person else said)


def _handover(handover: Handover, voice: Voice) -> str:
    words = voice.words.banner
    if handover.is_agreed and handover.due:
        return _agreed(handover, handover.due, voice)
    days = max((voice.calendar.today - voice.calendar.local(handover.asked).date()).days, 0)
    on_a_day = words.hands_over_wished if handover.is_wished else words.hands_over
    due = on_a_day.format(voice.calendar.plain(handover.due)) if handover.due else words.hands_over_some_day
    level = _level(handover, voice)
    sentence = words.unanswered if level is Level.RED and days else words.waiting
    waiting = sentence.format(f"{days} d" if days else words.since_today)
    name, text = voice.called(handover.to)[0], voice.says(handover.text)
    # An attribute cannot say that it is in another language; the drawer says all of it.
    told = name.words if text.language else f"{name.words}: {text.words}"
    return (
        f'<a class="handover {level.value}" href="{_leads_to(handover, voice)}" title="{escaped(told)}">'
        f'<span aria-hidden="true">→</span> {voice.sector(handover.to)} <span class="what cut">{escaped(due)},</span> '
        f"<b>{escaped(waiting)}</b></a>"
    )


def _agreed(handover: Handover, day: date, voice: Voice) -> str:
    """From when on somebody else is responsible: it moves by itself, so nothing presses until that day is past."""
    if handover.is_held(voice.calendar.today):
        words = voice.words.banner
        return (
            f'<a class="handover red" href="{_leads_to(handover, voice)}" title="{escaped(_told(handover, day, voice))}">'
            f'<span aria-hidden="true">→</span> {voice.sector(handover.to)} <span>{escaped(words.held.format(voice.calendar.plain(day)))}</span> '
            f"<b>{escaped(words.not_moved)}</b></a>"
        )
    place, said = voice.says(handover.to.organization), voice.words.banner.takes_over
    who = place.words or voice.called(handover.to)[0].words
    return (
        f'<a class="handover agreed" href="{_leads_to(handover, voice)}" title="{escaped(_told(handover, day, voice))}">'
        f'<span aria-hidden="true">→</span> {voice.sector(handover.to)} <span>{escaped(said.format(voice.calendar.plain(day)))}</span> '
        f'<b class="cut">{escaped(who)}</b></a>'
    )


def _told(handover: Handover, day: date, voice: Voice) -> str:
    said = _says(handover, voice).removeprefix("→ ")
    who, text = voice.called(handover.to)[0].words, voice.says(handover.text)
    # An attribute cannot say that it is in another language; the drawer says all of it.
    return said.format(voice.calendar.absolute(day), who, text.words).removesuffix(" ()")


def _says(handover: Handover, voice: Voice) -> str:
    words = voice.words.banner
    return words.held_told if handover.is_held(voice.calendar.today) else words.takes_over_told


def _level(handover: Handover, voice: Voice) -> Level:
    """How long nobody has answered, by the usual terms: what the programme says is on the page of the hand-over."""
    asked = voice.calendar.local(handover.asked).date()
    return rules.countdown(last_moved=asked, today=voice.calendar.today, terms=rules.USUAL).level


def _leads_to(handover: Handover, voice: Voice) -> str:
    """To where it is answered; of an earlier moment to what was written then."""
    return voice.source(handover.ref) if voice.then else f"{voice.here}/handover/{handover.ref.id}"


def _about(overview: Overview, voice: Voice) -> tuple[page.Fact, ...]:
    """Everything that the banner says, uncut: whoever cannot point at it reaches it here."""
    words, facts, narrowed = voice.words.banner, overview.banner, overview.narrowed
    kept = told("allergies", narrowed, voice)
    born = (voice.calendar.absolute(facts.birth_date).split(", ")[0],) if facts.birth_date else ()
    allergies = [
        joined(
            " · ", voice.says(one.text), voice.says(one.reaction), words.critical if one.is_critical else ""
        )
        for one in facts.allergies
    ]
    relatives = [
        html(
            f"{joined(', ', one.name, voice.says(one.relation))} · {escaped(words.may.get(one.may, one.may))} {_call(one.phone)}"
        )
        for one in facts.relatives
    ]
    each = _each_responsible(overview)
    responsible = tuple(
        html(
            f"{escaped(voice.who(party))}{f' ({_named(names, voice)})' if len(each) > 1 else ''} {_call(party.phone)}"
        )
        for party, names in each.items()
    ) or (_responsible(None, narrowed, voice),)
    waiting = [
        filled(_says(one, voice), voice.calendar.plain(one.due), voice.who(one.to), voice.says(one.text))
        if one.is_agreed and one.due
        else filled(
            "→ {}: {}, {}",
            voice.who(one.to),
            voice.says(one.text),
            words.waiting.format(voice.calendar.ago(one.asked)),
        )
        for one in facts.handovers
    ]
    return (
        page.Fact(title=words.name, lines=(facts.name,)),
        page.Fact(
            title=_responsible_title(overview, voice), lines=(*responsible, *waiting, *_hands_over(voice))
        ),
        page.Fact(
            title=words.allergies,
            lines=(*allergies, kept) if kept else tuple(allergies) or (cave(facts, narrowed, voice).shown,),
        ),
        page.Fact(
            title=words.relatives,
            lines=tuple(relatives) or (told("relatives", narrowed, voice) or words.no_relatives,),
        ),
        page.Fact(
            title=words.consents,
            lines=_each(facts.consents, voice) or (told("consents", narrowed, voice) or words.no_consents,),
        ),
        *(
            (page.Fact(title=words.interpreter, lines=_each((facts.interpreter,), voice)),)
            if facts.interpreter
            else ()
        ),
        *((page.Fact(title=words.born, lines=born),) if born else ()),
        *((page.Fact(title=words.phone, lines=(html(_call(facts.phone)),)),) if facts.phone else ()),
    )


def _hands_over(voice: Voice) -> tuple[page.Text, ...]:
    """The way to hand over, where the overview is of now."""
    if voice.then:
        return ()
    return (html(f'<a href="{voice.here}/handover">{escaped(voice.words.banner.hand_over)}</a>'),)


def _each(texts: tuple[Text, ...], voice: Voice) -> tuple[page.Text, ...]:
    return tuple(voice.says(one).html for one in texts)


def _call(phone: str) -> str:
    return f'<a href="tel:{escaped(phone)}">{escaped(phone)}</a>' if phone else ""


def _moments(overview: Overview, voice: Voice) -> tuple[tuple[page.Text, str], ...]:
    """Moments worth looking back at: a few distances, and the time just before what happened last."""
    words = voice.words.time
    ago = ((words.yesterday, 1), (words.week, 7), (words.month, 30), (words.quarter, 91))
    found: list[tuple[page.Text, datetime]] = [
        (said, overview.at - timedelta(days=days)) for said, days in ago
    ]
    past = [
        event
        for event in overview.events
        if event.lane is not Sector.PATIENT and not event.is_planned and event.starts < overview.at
    ]
    for event in sorted(past, key=lambda event: event.starts, reverse=True)[:_EARLIER_CONTACTS]:
        day = voice.calendar.plain(event.starts)
        said = filled(f"{words.before} ({{}})", voice.event(event), day)
        found.append((said, event.starts - timedelta(minutes=1)))
    return tuple(
        (said, voice.query(at=f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")) for said, moment in found
    )
