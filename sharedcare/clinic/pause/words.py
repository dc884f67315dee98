"""What the page of pauses says, in Danish and in English."""

from dataclasses import dataclass

from sharedcare.care.findings.pausing.types import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the page says itself. What stands in braces is filled in."""

    back: str
    title: str
    lead: str
    running: str
    none: str
    reasons: dict[Reason, str]
    reason: str
    since: str
    from_day: str
    last_day: str
    last_day_hint: str
    why: str
    why_hint: str
    pause: str
    end: str
    spans: str
    open_end: str
    by: str
    comes: str
    new: str
    told: dict[str, str]
    amiss: str
    wrong: dict[str, str]


DANISH = Words(
    back="Tilbage til planen",
    title="Pause i målinger",
    lead="I en pause mangler der ingen målinger, og ingen bliver bedt om at ringe. Det, patienten alligevel sender, bliver vurderet som ellers.",
    running="Pauser nu og senere",
    none="Der er ingen pause.",
    reasons={Reason.HOLIDAY: "Ferie", Reason.ADMISSION: "Indlæggelse", Reason.OTHER: "Andet"},
    reason="Hvorfor måles der ikke?",
    since="Fra og med",
    from_day="fra {day}",
    last_day="Til og med",
    last_day_hint="Uden dato varer pausen, til nogen afslutter den.",
    why="Bemærkning",
    why_hint="De andre på teamet læser den. Skal udfyldes ved »Andet«.",
    pause="Hold pause",
    end="Afslut pausen nu",
    spans="{since} til {until}",
    open_end="fra {since}, til nogen afslutter den",
    by="besluttet af {who}",
    comes="kommer",
    new="Ny pause",
    told={"paused": "Pausen er sat.", "ended": "Pausen er slut. Målingerne ventes igen."},
    amiss="Pausen er ikke sat endnu",
    wrong={
        "reason": "Vælg hvorfor der ikke måles.",
        "since": "Vælg den første dag.",
        "until": "Vælg en sidste dag, der ikke ligger før den første eller er forbi.",
        "why": "Skriv hvorfor.",
        "mine": "Kun de, der behandler patienten i forløbet, holder pause i målingerne.",
        "gone": "Pausen er slut allerede.",
    },
)

ENGLISH = Words(
    back="Back to the plan",
    title="Pause in measuring",
    lead="In a pause no measurement is missing, and nobody is asked to call. What the patient sends all the same is judged as ever.",
    running="Pauses now and later",
    none="There is no pause.",
    reasons={Reason.HOLIDAY: "Holiday", Reason.ADMISSION: "Admission", Reason.OTHER: "Something else"},
    reason="Why is nothing measured?",
    since="From",
    from_day="from {day}",
    last_day="Until the end of",
    last_day_hint="Without a date the pause lasts until somebody ends it.",
    why="Note",
    why_hint="The others on the team read it. Needed for something else.",
    pause="Pause",
    end="End the pause now",
    spans="{since} to {until}",
    open_end="from {since} until somebody ends it",
    by="decided by {who}",
    comes="to come",
    new="New pause",
    told={"paused": "The pause is set.", "ended": "The pause is over. Measurements are expected again."},
    amiss="The pause is not set yet",
    wrong={
        "reason": "Choose why nothing is measured.",
        "since": "Choose the first day.",
        "until": "Choose a last day that is neither before the first nor over.",
        "why": "Say why.",
        "mine": "Only those who treat the patient in the programme pause the measuring.",
        "gone": "That pause is over already.",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
