"""What the programmes of a patient come to together: what it asks of the patient, drugs that may harm, sick days, and what the
programmes say of each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.known import Known
from sharedcare.care.monitoring.rules import role_of
from sharedcare.clinic.enrolment.saying import Voice, burden_now
from sharedcare.clinic.enrolment.views import voice_of
from sharedcare.clinic.plan.coordinating import SEVERAL, coordinator
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.sick_days import sick_days
from sharedcare.overview.types import Overview, Sector
from sharedcare.programmes.combining.monitored import monitored_by
from sharedcare.programmes.combining.types import Followed, Note, Why
from sharedcare.programmes.telling import small
from sharedcare.programmes.types import Programme
from sharedcare.visiting.signed_in import Visitor

_WARN, _DECIDE = "warn", "decide"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that programmes say, and more about it in quieter words."""

    title: str
    says: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """All of it. `heavy` is said where it asks more of the patient than most keep up; `coordinator` and what comes first (`first`) where
    so many programmes are followed that somebody has to keep them together."""

    title: str
    coordinator: str
    first: str
    burden: str
    heavy: str
    looks: tuple[str, ...]
    rests: str
    harms: tuple[Said, ...]
    ill_title: str
    ill_lead: str
    ill: tuple[Said, ...]
    notes_title: str
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the tile says in one language. What stands in braces is filled in."""

    title: str
    title_of_one: str
    coordinator: str
    coordinator_of_most: str
    nobody: str
    first: str
    looks: str
    rests: str
    ill: str
    ill_lead: str
    notes: str


WORDS = {
    "da": Words(
        title="Forløbene tilsammen",
        title_of_one="Forløbet samlet",
        coordinator="Tovholder: {who}.",
        coordinator_of_most="Tovholder: {who}, som har ansvaret for flest af forløbene. Egen læge er ikke på teamet.",
        nobody="Ingen er tovholder: aftal, hvem der holder forløbene sammen.",
        first="{count} forløb: begynd med en overbliksstatus (DSAM), hvor patienten siger, hvad der er vigtigst, før årsstatus for hver sygdom.",
        looks="{own}: {who} ser målinger hjemmefra, også for {others}.",
        rests="Hviler, fordi det kan vente: {tasks}.",
        ill="Sygedage: medicin at holde pause med ({count})",
        ill_lead="Én liste for alle forløb. Patienten har den samme i sin plan.",
        notes="Når forløbene følges samtidig ({count})",
    ),
    "en": Words(
        title="The programmes together",
        title_of_one="The programme as a whole",
        coordinator="Coordinator: {who}.",
        coordinator_of_most="Coordinator: {who}, who answers for most of the programmes. The general practice is not on the team.",
        nobody="Nobody is the coordinator: agree on who keeps the programmes together.",
        first=(
            "{count} programmes: begin with an overview status (“overbliksstatus”, DSAM), in which the patient says what matters most, "
            "before the annual status of each disease."
        ),
        looks="{own}: the {who} looks at what is measured at home, also for {others}.",
        rests="Rests, since it can wait: {tasks}.",
        ill="Sick days: medicine to pause ({count})",
        ill_lead="One list for all programmes. The patient has the same in the plan.",
        notes="While the programmes are followed together ({count})",
    ),
}


def together(
    visitor: Visitor, found: Known, followed: Sequence[Followed], screen: Overview
) -> Together | None:
    """What stands on the plan of those who treat, by what is known of the patient; nothing where no programme is followed."""
    if not followed:
        return None
    plan, voice, words = queries.together(followed, found), voice_of(visitor, found), WORDS[visitor.language]
    tongue = Tongue(voice.language)
    ill = tuple(
        Said(
            voice.says(one.kind),
            voice.says(one.says),
            ", ".join(dict.fromkeys(tongue.says(each).words for each in one.own)),
        )
        for one in sick_days(followed, found.trees)
    )
    resting = dict.fromkeys(
        small(voice.says(one.title.clinician)) for one in plan.aside if one.why is Why.RESTS
    )
    notes = _notes(plan.notes, voice)
    return Together(
        title=words.title if len(followed) > 1 else words.title_of_one,
        coordinator=_coordinator(screen, tongue, words) if len(followed) >= SEVERAL else "",
        first=words.first.format(count=len(followed)) if len(followed) >= SEVERAL else "",
        burden=burden_now(plan.burden, voice),
        looks=tuple(_looks([one.programme for one in followed], voice, words)),
        heavy=voice.words.burden_heavy if plan.burden.is_heavy else "",
        rests=words.rests.format(tasks=", ".join(resting)) if resting else "",
        harms=tuple(
            Said(
                voice.says(one.title),
                "" if one.says is None else voice.says(one.says),
                voice.programmes(one.sources),
            )
            for one in plan.warned
        ),
        ill_title=words.ill.format(count=len(ill)),
        ill_lead=words.ill_lead,
        ill=ill,
        notes_title=words.notes.format(count=len(notes)),
        notes=notes,
    )


def _coordinator(screen: Overview, tongue: Tongue, words: Words) -> str:
    who = coordinator(
        (one.party for one in screen.team if one.starts is None and not one.is_asked),
        (one.responsible for one in screen.programmes if one.responsible is not None),
    )
    if who is None:
        return words.nobody
    parts = (who.name, tongue.says(who.role).words, tongue.says(who.organization).words)
    says = words.coordinator if who.sector is Sector.GENERAL_PRACTICE else words.coordinator_of_most
    return says.format(who=", ".join(dict.fromkeys(filter(None, parts))))


def _notes(notes: Iterable[Note], voice: Voice) -> tuple[Said, ...]:
    """What the programmes say of each other, once what several of them say, and what may harm first. What somebody has to decide is told
    where it is decided, when it comes to that."""
    told: dict[str, dict[str, None]] = {}
    for one in sorted(notes, key=lambda each: each.rule != _WARN):
        if one.rule != _DECIDE:
            told.setdefault(voice.says(one.says), {}).update(dict.fromkeys(one.others))
    return tuple(Said(says, more=_those(keys, voice)) for says, keys in told.items())


def _looks(programmes: Sequence[Programme], voice: Voice, words: Words) -> Iterator[str]:
    """Who looks at measurements for several programmes at once."""
    by = monitored_by(programmes)
    for one in programmes:
        others = [key for key, looks in by.items() if looks is one and key != one.key]
        if others and one.monitoring is not None:
            yield words.looks.format(
                who=small(voice.says(role_of(one, one.monitoring.by).title)),
                own=_those([one.key], voice),
                others=_those(others, voice),
            )


def _those(keys: Iterable[str], voice: Voice) -> str:
    return " + ".join(voice.titles.get(key, key) for key in keys)
