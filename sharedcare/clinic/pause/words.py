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
    call_off: str
    go_on: str
    go_on_hint: str
    day: str
    patient: str
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
    lead="I en pause venter ingen på målinger, og de meldes ikke som manglende. Det, patienten alligevel sender, bliver vurderet som ellers, også rødt. Patientens egen pause slutter af sig selv efter højst 28 dage.",
    running="Pauser nu og senere",
    none="Der er ingen pause.",
    reasons={Reason.HOLIDAY: "Ferie", Reason.ADMISSION: "Indlæggelse", Reason.OTHER: "Andet"},
    reason="Hvorfor måles der ikke?",
    since="Fra og med",
    from_day="fra {day}",
    last_day="Til og med",
    last_day_hint="En ferie har altid en sidste dag. Ellers varer pausen uden dato, til nogen afslutter den. Varer den over fire uger, spørges den ansvarlige hver fjerde uge, om den skal fortsætte.",
    why="Bemærkning",
    why_hint="De andre på teamet læser den. Skal udfyldes ved »Andet«.",
    pause="Hold pause",
    end="Afslut pausen nu",
    call_off="Aflys pausen",
    go_on="Pausen fortsætter",
    go_on_hint="Fortsætter den, spørges der igen om fire uger.",
    day="dag {day}",
    patient="patienten",
    spans="{since} til {until}",
    open_end="fra {since}, til nogen afslutter den",
    by="besluttet af {who}",
    comes="kommer",
    new="Ny pause",
    told={
        "paused": "Pausen er sat.",
        "ended": "Pausen er slut. Målingerne ventes igen.",
        "on": "Pausen fortsætter. Den ansvarlige spørges igen om fire uger, hvis den varer endnu.",
    },
    amiss="Pausen er ikke sat endnu",
    wrong={
        "reason": "Vælg hvorfor der ikke måles.",
        "since": "Vælg den første dag.",
        "until": "Vælg en sidste dag, der ikke ligger før den første eller er forbi.",
        "holiday": "En ferie har en sidste dag: vælg den. Ved ingen, hvornår den slutter, så vælg en anden grund.",
        "beside": "Der er allerede en pause i de dage: {pauses}. Skal den nye gælde ved siden af, så tryk »Hold pause« igen.",
        "why": "Skriv hvorfor.",
        "mine": "Kun de, der behandler patienten i forløbet, holder pause i målingerne.",
        "gone": "Pausen er slut allerede.",
    },
)

ENGLISH = Words(
    back="Back to the plan",
    title="Pause in measuring",
    lead="In a pause no measurement is expected or told as missing. What the patient sends all the same is judged as ever, red too. A pause of the patient's own ends by itself after 28 days at most.",
    running="Pauses now and later",
    none="There is no pause.",
    reasons={Reason.HOLIDAY: "Holiday", Reason.ADMISSION: "Admission", Reason.OTHER: "Something else"},
    reason="Why is nothing measured?",
    since="From",
    from_day="from {day}",
    last_day="Until the end of",
    last_day_hint="A holiday always has a last day. Else a pause without a date lasts until somebody ends it. Where it lasts more than four weeks, whoever is responsible is asked every four weeks whether it is to go on.",
    why="Note",
    why_hint="The others on the team read it. Needed for something else.",
    pause="Pause",
    end="End the pause now",
    call_off="Call the pause off",
    go_on="The pause goes on",
    go_on_hint="If it goes on, it is asked about again in four weeks.",
    day="day {day}",
    patient="the patient",
    spans="{since} to {until}",
    open_end="from {since} until somebody ends it",
    by="decided by {who}",
    comes="to come",
    new="New pause",
    told={
        "paused": "The pause is set.",
        "ended": "The pause is over. Measurements are expected again.",
        "on": "The pause goes on. Whoever is responsible is asked again in four weeks, if it still lasts.",
    },
    amiss="The pause is not set yet",
    wrong={
        "reason": "Choose why nothing is measured.",
        "since": "Choose the first day.",
        "until": "Choose a last day that is neither before the first nor over.",
        "holiday": "A holiday has a last day: choose it. If nobody knows when it ends, choose another reason.",
        "beside": "There is a pause in those days already: {pauses}. If the new one is to stand beside it, press “Pause” again.",
        "why": "Say why.",
        "mine": "Only those who treat the patient in the programme pause the measuring.",
        "gone": "That pause is over already.",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
