"""What the page of limits says, in Danish and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the page says itself. What stands in braces is filled in."""

    back: str
    title: str
    lead: str
    none: str
    limit: str
    yellow: str
    red: str
    whose: str
    standard: str
    local: str
    own: str
    until: str
    for_good: str
    adjust: str
    misfits: str
    take_back: str
    take_back_hint: str
    set_by: str
    nobody: str
    change: str
    ends: dict[str, str]
    why: str
    why_hint: str
    expires: str
    expires_hint: str
    save: str
    cancel: str
    itself: str
    told: dict[str, str]
    amiss: str
    wrong: dict[str, str]


DANISH = Words(
    back="Tilbage til planen",
    title="Grænser",
    lead="Disse grænser gælder for patienten nu. En ny grænse gælder fra nu af: det, der er målt før, bliver vurderet som det var.",
    none="Patienten er ikke i et forløb, der har grænser for målinger.",
    limit="Hvad der ses på",
    yellow="Gul",
    red="Rød",
    whose="Hvor den kommer fra",
    standard="Standard: {programme} {version}",
    local="Afviger fra standard: {who}",
    own="Patientens egen, sat af {who} {day}",
    until="gælder til {day}",
    for_good="gælder, til nogen ændrer den",
    adjust="Justér",
    misfits="Overskredet flere gange, uden at der skulle gøres noget. Passer grænsen til patienten?",
    take_back="Tag tilbage",
    take_back_hint="Programmets grænse gælder igen fra nu af.",
    set_by="Grænser uden »Justér« sættes af andre, efter programmet:",
    nobody="ingen",
    change="Ny grænse: {limit}",
    ends={
        "yellow-below": "Gul under",
        "yellow-at_most": "Gul ved højst",
        "yellow-above": "Gul over",
        "yellow-at_least": "Gul ved mindst",
        "red-below": "Rød under",
        "red-at_most": "Rød ved højst",
        "red-above": "Rød over",
        "red-at_least": "Rød ved mindst",
    },
    why="Hvorfor",
    why_hint="De andre på teamet læser det.",
    expires="Gælder til og med",
    expires_hint="Bagefter gælder programmets grænse igen. Uden dato gælder den, til nogen ændrer den.",
    save="Sæt grænsen",
    cancel="Fortryd",
    itself="selve værdien",
    told={
        "set": "Grænsen er sat og gælder fra nu af.",
        "back": "Grænsen er taget tilbage. Programmets grænse gælder igen.",
    },
    amiss="Grænsen er ikke sat endnu",
    wrong={
        "number": "Skriv et tal i hvert felt.",
        "crosses": "Rød skal ligge længere ude end gul.",
        "why": "Skriv hvorfor patienten har en anden grænse.",
        "until": "Vælg en dato, der ikke er forbi.",
        "mine": "Programmet lader andre roller sætte grænsen.",
        "gone": "Grænsen findes ikke længere. Se på siden, som den er nu.",
        "changed": "En anden har ændret det imens. Se på siden, som den er nu.",
    },
)

ENGLISH = Words(
    back="Back to the plan",
    title="Limits",
    lead="These limits are in force for the patient now. A new one counts from now on: what was measured before stays as it was judged.",
    none="The patient is in no programme that has limits for measurements.",
    limit="What is looked at",
    yellow="Yellow",
    red="Red",
    whose="Where it is from",
    standard="Standard: {programme} {version}",
    local="Departs from the standard: {who}",
    own="The patient's own, set by {who} on {day}",
    until="until {day}",
    for_good="until somebody changes it",
    adjust="Adjust",
    misfits="Passed again and again with nothing to be done. Does the limit fit the patient?",
    take_back="Take back",
    take_back_hint="The programme's limit counts again from now on.",
    set_by="Limits without “Adjust” are set by others, by the programme:",
    nobody="nobody",
    change="New limit: {limit}",
    ends={
        "yellow-below": "Yellow below",
        "yellow-at_most": "Yellow at most",
        "yellow-above": "Yellow above",
        "yellow-at_least": "Yellow at least",
        "red-below": "Red below",
        "red-at_most": "Red at most",
        "red-above": "Red above",
        "red-at_least": "Red at least",
    },
    why="Why",
    why_hint="The others on the team read it.",
    expires="Counts until the end of",
    expires_hint="After it the programme's limit counts again. Without a date it counts until somebody changes it.",
    save="Set the limit",
    cancel="Cancel",
    itself="the value itself",
    told={
        "set": "The limit is set, and counts from now on.",
        "back": "The limit was taken back. The programme's counts again.",
    },
    amiss="The limit is not set yet",
    wrong={
        "number": "Write a number in each field.",
        "crosses": "Red has to lie beyond yellow.",
        "why": "Say why the patient has another limit.",
        "until": "Choose a day that is not over.",
        "mine": "The programme lets other roles set this limit.",
        "gone": "That limit is no longer there. Look at the page as it is now.",
        "changed": "Somebody else has changed it meanwhile. Look at the page as it is now.",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
