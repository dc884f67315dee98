"""What the page of the team says, in Danish and in English."""

from dataclasses import dataclass

from sharedcare.care.team.types import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the page says itself. What stands in braces is filled in."""

    back: str
    title: str
    lead: str
    members: str
    nobody: str
    responsible: str
    asked: str
    asked_hint: str
    new: str
    which: str
    which_hint: str
    choose: str
    add: str
    may_not: str
    none: str
    absent_title: str
    more: str
    one_more: str
    absent: dict[Why, str]
    told: dict[str, str]
    amiss: str
    off: str
    off_hint: str
    off_why: str
    off_own: str
    off_go: str
    were: str
    back_go: str
    wrong: dict[str, str]


DANISH = Words(
    back="Tilbage til planen",
    title="Teamet",
    lead="De, der er på teamet, kan se patientens journal, så længe aftalen gælder, og patienten samtykker.",
    members="På teamet nu",
    nobody="Der er ingen på teamet.",
    responsible="ansvarlig",
    asked="spurgt",
    asked_hint="Spurgt: er bedt om at tage over og kan se journalen, til de har svaret, højst 30 dage.",
    new="Mangler der nogen?",
    which="Kommune, praksis eller sygehus",
    which_hint="De kan se journalen fra nu af. Patienten får besked og kan lukke for det.",
    choose="Vælg",
    add="Føj til teamet",
    may_not="Hvem der er på teamet, afgør de, som efter forløbet må ændre planen.",
    none="Der er ingen at tilføje: alle, I har en gældende aftale med om patientens forløb, er på teamet.",
    absent_title="Hvem er her ikke, og hvorfor?",
    more=" og {} andre",
    one_more=" og 1 anden",
    absent={
        Why.AGREEMENT: "{who}: I har ingen gældende aftale sammen om {what}. Den, der passer jeres aftaler, kan lave en.",
        Why.CONSENT: "{who}: patienten har ikke givet samtykke til {what}. Spørg patienten.",
        Why.CLOSED: "{who}: journalen kan ikke åbnes for dem. Spørg patienten.",
        Why.OTHER_PRACTICE: "Andre praksis end patientens egen læge.",
    },
    told={
        "added": "Føjet til teamet. Patienten har fået besked.",
        "ended": "Taget af teamet. Patienten får besked, hvis det lukker journalen for dem.",
        "back": "På teamet igen. Patienten får besked, hvis det åbner journalen for dem.",
    },
    amiss="Teamet er ikke ændret",
    off="Tag af teamet",
    off_hint="De kan kun se journalen fra nu af, hvis en anden fra samme sted er på teamet. Opgaver, de har, bliver hos dem: giv dem til en anden først.",
    off_why="Hvorfor?",
    off_own="Jeg ved, at det er min egen plads, og at jeg måske ikke kan åbne journalen bagefter.",
    off_go="Tag af teamet",
    were="Taget af teamet",
    back_go="Sæt på igen",
    wrong={
        "organization": "Vælg en af dem, der står her.",
        "mine": "Din rolle må ikke afgøre, hvem der er på teamet.",
        "NoReason": "Skriv, hvorfor de tages af teamet.",
        "HoldsResponsibility": "De er ansvarlige for et forløb, eller den ansvarlige ser journalen ved denne plads. Overdrag ansvaret først.",
        "CannotEnd": "Teamet er lige ændret af en anden. Se, hvordan det er nu, og prøv igen.",
        "OwnPlace": "Det er din egen plads. Sæt hak ved, at du ved det.",
        "back": "De kan ikke sættes på igen: de er der allerede, eller journalen kan ikke åbnes for dem mere.",
    },
)

ENGLISH = Words(
    back="Back to the plan",
    title="The team",
    lead="Those on the team can see the patient's record as long as the agreement is in force and the patient consents.",
    members="On the team now",
    nobody="There is nobody on the team.",
    responsible="responsible",
    asked="asked",
    asked_hint="Asked: has been asked to take over, and sees the record until they have answered, 30 days at most.",
    new="Is somebody missing?",
    which="Municipality, practice or hospital",
    which_hint="They can see the record from now on. The patient is told, and can end it.",
    choose="Choose",
    add="Add to the team",
    may_not="Who is on the team is decided by those who may change the plan by the programme.",
    none="There is nobody to add: all with whom you have an agreement in force about the patient's programmes are on the team.",
    absent_title="Who is not here, and why?",
    more=" and {} others",
    one_more=" and 1 other",
    absent={
        Why.AGREEMENT: "{who}: you have no agreement in force together about {what}. Whoever looks after your agreements can make one.",
        Why.CONSENT: "{who}: the patient has not agreed to {what}. Ask the patient.",
        Why.CLOSED: "{who}: the record cannot be opened to them. Ask the patient.",
        Why.OTHER_PRACTICE: "Practices other than the patient's own.",
    },
    told={
        "added": "Added to the team. The patient has been told.",
        "ended": "Taken off the team. The patient is told if that shuts the record to them.",
        "back": "On the team again. The patient is told if that opens the record to them.",
    },
    amiss="The team was not changed",
    off="Take off the team",
    off_hint="They see the record from now on only if somebody else from the same place is on the team. Tasks that they have stay with them: give those to somebody else first.",
    off_why="Why?",
    off_own="I know that it is my own place, and that I may not be able to open the record afterwards.",
    off_go="Take off the team",
    were="Taken off the team",
    back_go="Put back",
    wrong={
        "organization": "Choose one of those who stand here.",
        "mine": "Your role may not decide who is on the team.",
        "NoReason": "Say why they are taken off the team.",
        "HoldsResponsibility": "They are responsible in a programme, or whoever is responsible sees the record by this place. Hand over the responsibility first.",
        "CannotEnd": "Somebody else has just changed the team. Look at how it is now, and try again.",
        "OwnPlace": "It is your own place. Tick that you know.",
        "back": "They cannot be put back: they are there already, or the record cannot be opened to them any more.",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
