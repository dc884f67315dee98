"""What the page says of who can take over and who cannot, in both languages."""

from dataclasses import dataclass

from sharedcare.care.mandates.rules import CHANGE_PLAN, SET_GOALS, SET_LIMITS
from sharedcare.care.team.types import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that is said of it. `who` are names, `what` is the programme."""

    your_answer: str
    your_reply: str
    their_reply: str
    joining: str
    joining_hint: str
    tasks: str
    only: str
    person_role: str
    programme: str
    not_there: str
    more: str
    one_more: str
    nobody: str
    hands_over: str
    takes_over: str
    let_in: str
    let_in_agreed: str
    early: str
    from_day: str
    lacks: str
    you_lack: str
    they_lack: str
    rights: dict[str, str]
    either: str
    absent: dict[Why, str]


DANISH = Words(
    your_answer="Venter på dit svar",
    your_reply="Modtageren har spurgt og venter på dit svar",
    their_reply="Du har spurgt: afsenderen skal svare",
    joining="Har ikke mødt patienten endnu",
    joining_hint="Vælger du en, der ikke har mødt patienten endnu, kan de se journalen, til de har svaret (højst 30 dage), og patienten får besked. "
    "Det kræver intet nyt samtykke: patientens samtykke til forløbet dækker dem, der er med i aftalen.",
    tasks="Opgaver",
    only="{group}: kun {what}",
    person_role="{who}: har ikke en rolle, der kan overtage ansvaret for {what}.",
    programme="forløbet",
    not_there="Hvem er her ikke, og hvorfor?",
    more=" og {} andre",
    one_more=" og 1 anden",
    nobody="Ingen kan overtage det. Se hvorfor nedenfor.",
    hands_over="Din rolle overdrager ikke ansvaret. Det gør efter forløbsprogrammet: {who}.",
    let_in="{} kan se journalen, fordi de er spurgt: til de har svaret, dog højst til {}. Patienten har fået besked.",
    let_in_agreed="{} kan se journalen, så de kan forberede sig, men ændrer intet i den før dagen. Flytter det ikke, lukker den igen efter {}.",
    from_day="Siger du ja, overtager du {}, også de åbne punkter. Til den dag har {} ansvaret.",
    early="Datoen er afsenderens ønske. Vil du først tage over den dag, så skriv det under »Spørg, før du svarer«.",
    lacks="{who}: må efter programmet {what} ikke ændre {rights}. Det bliver, som det er sat, og kan ændres af: {may}.",
    you_lack="Siger du ja, må I efter programmet {what} ikke ændre {rights}. Det bliver, som det er sat, og kan ændres af: {may}.",
    they_lack="Modtageren må efter programmet {what} ikke ændre {rights}. Det bliver, som det er sat, og kan ændres af: {may}.",
    rights={SET_LIMITS: "grænser", SET_GOALS: "mål", CHANGE_PLAN: "planen og niveauet"},
    either=" eller ",
    takes_over="Din rolle overtager ikke ansvaret. Det gør efter forløbsprogrammet: {who}.",
    absent={
        Why.ROLE: "{who}: ingen dér har en rolle, der kan overtage ansvaret for {what}.",
        Why.AGREEMENT: "{who}: I har ingen gældende aftale sammen om {what}. Den, der passer jeres aftaler, kan lave en.",
        Why.CONSENT: "{who}: patienten har ikke givet samtykke til {what}, så journalen kan ikke åbnes for nye. Spørg patienten.",
        Why.CLOSED: "{who}: journalen kan ikke åbnes for dem. Spørg patienten.",
        Why.OTHER_PRACTICE: "Andre praksis end patientens egen læge: {what} overdrages kun til egen læge.",
    },
)

ENGLISH = Words(
    your_answer="Waits for your answer",
    your_reply="The receiver has asked, and waits for your answer",
    their_reply="You have asked: the sender is to answer",
    joining="Have not met the patient yet",
    joining_hint="If you choose somebody who has not met the patient, they can see the record until they have answered (30 days at most), and the patient is told. "
    "It takes no new consent: the patient's consent to the programme covers those who are party to the agreement.",
    tasks="Tasks",
    only="{group}: only {what}",
    person_role="{who}: has no role that can take over {what}.",
    programme="the programme",
    not_there="Who is not here, and why?",
    more=" and {} others",
    one_more=" and 1 other",
    nobody="Nobody can take it over. See why below.",
    hands_over="Your role hands nothing over. By the programme that is done by: {who}.",
    let_in="{} can see the record because they have been asked: until they have answered, until {} at most. The patient has been told.",
    let_in_agreed="{} can see the record, to prepare, and change nothing in it before the day. Should it not move, it is shut again after {}.",
    from_day="If you say yes, you take over on {}, with the open items. Until that day {} is responsible.",
    early="The date is what the sender wishes. If you will not take over before that day, write so under “Ask before you answer”.",
    lacks="{who}: by the programme {what} they may not change {rights}. They stay as set, and may be changed by: {may}.",
    you_lack="If you say yes: by the programme {what} you may not change {rights}. They stay as set, and may be changed by: {may}.",
    they_lack="By the programme {what} the receiver may not change {rights}. They stay as set, and may be changed by: {may}.",
    rights={
        SET_LIMITS: "limits",
        SET_GOALS: "goals",
        CHANGE_PLAN: "the plan and the level",
    },
    either=" or ",
    takes_over="Your role takes nothing over. By the programme that is done by: {who}.",
    absent={
        Why.ROLE: "{who}: nobody there has a role that can take over {what}.",
        Why.AGREEMENT: "{who}: you have no agreement in force together about {what}. Whoever looks after your agreements can make one.",
        Why.CONSENT: "{who}: the patient has not agreed to {what}, so the record cannot be opened to anybody new. Ask the patient.",
        Why.CLOSED: "{who}: the record cannot be opened to them. Ask the patient.",
        Why.OTHER_PRACTICE: "Practices other than the patient's own: {what} is handed over to the patient's own practice alone.",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
