"""The words of the patient's page of pauses, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    lead: str
    running: str
    lasts: str
    lasts_until: str
    you: str
    home: str
    staff: str
    of_staff: str
    end: str
    end_coming: str
    happens: str
    happening: tuple[str, ...]
    worse: str
    call: str
    urgent: str
    new: str
    since: str
    last: str
    last_hint: str
    go: str
    may_not: str
    not_measuring: str
    done: dict[str, str]
    wrong: dict[str, str]


DANISH = Words(
    title="Hold pause i målinger",
    lead="Rejser du, eller kan du ikke måle i nogle dage, så sæt en pause. Den kan vare op til 4 uger.",
    running="Pauser nu og senere",
    lasts="{who} har sat pause fra {since}. Målingerne ventes igen, når behandlerne siger til.",
    lasts_until="{who} har sat pause fra {since} til og med {last}. Ingen venter på målinger imens.",
    you="Du",
    home="En pårørende",
    staff="Dine behandlere",
    of_staff="Den slutter, når dine behandlere siger det. Ring til dem, hvis den skal laves om.",
    end="Slut pausen nu",
    end_coming="Fjern pausen",
    happens="Det sker, mens du holder pause",
    happening=(
        "Ingen venter på dine målinger, og ingen minder dig om dem.",
        "Du kan stadig sende målinger. De bliver vurderet som ellers.",
        "Din medicin og dine aftaler fortsætter.",
        "Pausen slutter af sig selv. Dagen efter ventes dine målinger igen.",
    ),
    worse="Får du det værre, så vent ikke, til pausen er slut. Ring til:",
    call="Ring {phone}",
    urgent="Har du brystsmerter, eller kan du ikke få luft: ring 112.",
    new="Ny pause",
    since="Første dag uden målinger",
    last="Sidste dag uden målinger",
    last_hint="Højst 28 dage i alt. Skal pausen være længere, så aftal det med dine behandlere.",
    go="Sæt pausen",
    may_not="Du kan se pauserne her. Patienten selv, eller en pårørende der må skrive, kan sætte en pause.",
    not_measuring="Du er ikke i et forløb, hvor nogen venter på målinger. Så er der intet at holde pause fra.",
    done={
        "paused": "Pausen er sat. Dine behandlere kan se den.",
        "ended": "Pausen er slut. Dine målinger ventes igen.",
    },
    wrong={
        "since": "Vælg den første dag. Den kan ikke være før i dag.",
        "last": "Vælg den sidste dag. Den kan ikke være før den første.",
        "beside": "Der er allerede en pause i de dage. {pauses}. Skal den nye også gælde, så tryk igen.",
        "long": "En pause kan højst vare 28 dage, også når flere følger lige efter hinanden. Vælg en tidligere sidste dag, eller ring til dine behandlere.",
        "gone": "Den pause er slut allerede.",
    },
)

ENGLISH = Words(
    title="Pause the measuring",
    lead="If you travel, or cannot measure for some days, set a pause. It can last up to 4 weeks.",
    running="Pauses now and later",
    lasts="{who}: no measuring from {since}. Measurements are expected again when the professionals say so.",
    lasts_until="{who}: no measuring from {since} until the end of {last}. Nobody waits for measurements meanwhile.",
    you="Your pause",
    home="Set by a relative",
    staff="Set by those who treat you",
    of_staff="It ends when those who treat you say so. Call them if it has to be changed.",
    end="End the pause now",
    end_coming="Remove the pause",
    happens="What happens while you pause",
    happening=(
        "Nobody waits for your measurements, and nobody reminds you of them.",
        "You can still send measurements. They are judged as ever.",
        "Your medicine and your appointments go on.",
        "The pause ends by itself. From the day after, your measurements are expected again.",
    ),
    worse="If you feel worse, do not wait for the pause to end. Call:",
    call="Call {phone}",
    urgent="If you have chest pain or cannot breathe: call 112.",
    new="New pause",
    since="First day without measurements",
    last="Last day without measurements",
    last_hint="28 days in all at most. For a longer pause, agree on it with those who treat you.",
    go="Set the pause",
    may_not="You can see the pauses here. The patient, or a relative who may write, can set one.",
    not_measuring="You are in no programme in which somebody waits for measurements, so there is nothing to pause.",
    done={
        "paused": "The pause is set. Those who treat you can see it.",
        "ended": "The pause is over. Your measurements are expected again.",
    },
    wrong={
        "since": "Choose the first day. It cannot be before today.",
        "last": "Choose the last day. It cannot be before the first.",
        "beside": "There is a pause in those days already. {pauses}. If the new one is to count too, press again.",
        "long": "A pause can last 28 days at most, also when several follow each other. Choose an earlier last day, or call those who treat you.",
        "gone": "That pause is over already.",
    },
)

DANISH_FOR = replace(
    DANISH,
    lead="Rejser patienten, eller kan der ikke måles i nogle dage, så kan der sættes en pause. Den kan vare op til 4 uger.",
    you="Patienten",
    staff="Behandlerne",
    of_staff="Den slutter, når behandlerne siger det. Ring til dem, hvis den skal laves om.",
    happens="Det sker, mens der er pause",
    happening=(
        "Ingen venter på målingerne, og ingen minder om dem.",
        "Der kan stadig sendes målinger. De bliver vurderet som ellers.",
        "Medicinen og aftalerne fortsætter.",
        "Pausen slutter af sig selv. Dagen efter ventes målingerne igen.",
    ),
    worse="Bliver det værre, så vent ikke, til pausen er slut. Ring til:",
    urgent="Ved brystsmerter, eller hvis patienten ikke kan få luft: ring 112.",
    last_hint="Højst 28 dage i alt. Skal pausen være længere, så aftal det med behandlerne.",
    not_measuring="Patienten er ikke i et forløb, hvor nogen venter på målinger. Så er der intet at holde pause fra.",
    done={
        "paused": "Pausen er sat. Behandlerne kan se den.",
        "ended": "Pausen er slut. Målingerne ventes igen.",
    },
)
ENGLISH_FOR = replace(
    ENGLISH,
    lead="If the patient travels, or cannot measure for some days, a pause can be set. It can last up to 4 weeks.",
    you="Set by the patient",
    staff="Set by those who treat",
    of_staff="It ends when those who treat say so. Call them if it has to be changed.",
    happens="What happens in the pause",
    happening=(
        "Nobody waits for the measurements, and nobody reminds of them.",
        "Measurements can still be sent. They are judged as ever.",
        "Medicine and appointments go on.",
        "The pause ends by itself. From the day after, measurements are expected again.",
    ),
    worse="If it gets worse, do not wait for the pause to end. Call:",
    urgent="With chest pain, or if the patient cannot breathe: call 112.",
    last_hint="28 days in all at most. For a longer pause, agree on it with those who treat.",
    not_measuring="The patient is in no programme in which somebody waits for measurements, so there is nothing to pause.",
    done={
        "paused": "The pause is set. Those who treat can see it.",
        "ended": "The pause is over. The measurements are expected again.",
    },
)
WORDS = {"da": DANISH, "en": ENGLISH}
WORDS_FOR = {"da": DANISH_FOR, "en": ENGLISH_FOR}
"""To a relative, who is not the one that it is about."""
