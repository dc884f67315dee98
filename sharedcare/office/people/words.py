"""The words of the pages about people, in both languages. What stands in braces is filled in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that these pages say in one language."""

    title: str
    lead: str
    invite: str
    columns: tuple[str, str, str]
    none: str
    not_come: str
    no_account: str
    roles: str
    end: str
    end_says: str
    change: str
    change_go: str
    add: str
    add_go: str
    given: str
    family: str
    username: str
    username_hint: str
    role: str
    choose: str
    called: str
    called_hint: str
    place: str
    invite_lead: str
    invite_go: str
    invited: str
    invited_lead: str
    link: str
    link_says: str
    username_is: str
    let_in: str
    again: str
    again_says: str
    back: str
    problems: dict[str, str]
    codes: dict[str, str]


DANISH = Words(
    title="Medarbejdere",
    lead="En rolle, der afsluttes, lukker i samme sekund det, den åbnede.",
    invite="Invitér en medarbejder",
    columns=("Navn", "Roller", "Login"),
    none="Der er ingen medarbejdere endnu.",
    not_come="Inviteret, ikke kommet endnu",
    no_account="Intet login",
    roles="Roller",
    end="Afslut rollen",
    end_says="Det, rollen åbnede, lukker med det samme. Har vedkommende ingen anden rolle, lukkes også for login.",
    change="Skift rolle",
    change_go="Skift rollen",
    add="Giv en rolle mere",
    add_go="Giv rollen",
    given="Fornavn",
    family="Efternavn",
    username="Brugernavn",
    username_hint="Små bogstaver, tal og . _ @ -",
    role="Rolle",
    choose="Vælg en rolle",
    called="Stilling, som andre ser den",
    called_hint="For eksempel: Hjemmesygeplejerske",
    place="Afdeling",
    invite_lead="Du får et link, som du selv giver videre. Med det vælger medarbejderen sin adgangskode.",
    invite_go="Invitér",
    invited="{name} er inviteret",
    invited_lead="Giv linket til {name}. Det vises kun denne ene gang, kan bruges én gang og gælder i 7 dage.",
    link="Link",
    link_says="Send det ikke til andre: den, der har linket, kan logge ind.",
    username_is="Brugernavnet er",
    let_in="Giv et login",
    again="Lav et nyt link",
    again_says="Det gamle link kan så ikke bruges mere.",
    back="Alle medarbejdere",
    problems={
        "NotYours": "Det kan kun en administrator i den organisation, eller i en over den",
        "NoSuchRole": "Rollen er allerede afsluttet",
        "LastAdministrator": "Organisationen skal have mindst én administrator. Giv først en anden rollen",
        "BadPost": "Vælg en rolle, og skriv, hvad stillingen hedder",
        "AnswersForAll": "Databeskyttelsesrådgiveren ser også administratorer efter. Rollen gives og afsluttes derfor kun af den, der driver platformen: bed dem om det",
        "BadName": "Skriv både fornavn og efternavn",
        "BadInvitation": "Kun den, der er inviteret og ikke er kommet endnu, kan få et nyt link",
        "AccountIsTaken": "Brugernavnet er taget. Vælg et andet",
        "BadAccount": "Brugernavnet kan have små bogstaver, tal og . _ @ -, og intet CPR-nummer",
        "VersionConflict": "En anden har ændret rollen imens. Prøv igen",
    },
    codes={
        "doctor": "Læge",
        "nurse": "Sygeplejerske",
        "home-nurse": "Hjemmesygeplejerske",
        "midwife": "Jordemoder",
        "health-visitor": "Sundhedsplejerske",
        "physiotherapist": "Fysioterapeut",
        "dietitian": "Diætist",
        "secretary": "Sekretær",
        "programme-owner": "Programejer",
        "administrator": "Administrator",
        "evaluator": "Evaluator",
    },
)

ENGLISH = Words(
    title="People",
    lead="A role that is ended shuts in the same second what it opened.",
    invite="Invite somebody",
    columns=("Name", "Roles", "Sign-in"),
    none="There is nobody yet.",
    not_come="Invited, has not come yet",
    no_account="No sign-in",
    roles="Roles",
    end="End the role",
    end_says="What the role opened is shut at once. Whoever has no other role can no longer sign in.",
    change="Change role",
    change_go="Change the role",
    add="Give one more role",
    add_go="Give the role",
    given="Given name",
    family="Family name",
    username="User name",
    username_hint="Small letters, digits and . _ @ -",
    role="Role",
    choose="Choose a role",
    called="Position, as others see it",
    called_hint="For example: Hjemmesygeplejerske",
    place="Unit",
    invite_lead="You get a link that you hand over yourself. With it the person chooses a password.",
    invite_go="Invite",
    invited="{name} is invited",
    invited_lead="Give the link to {name}. It is shown this one time, can be used once and is valid for 7 days.",
    link="Link",
    link_says="Send it to nobody else: whoever has the link can sign in.",
    username_is="The user name is",
    let_in="Give a sign-in",
    again="Make a new link",
    again_says="The old link can then no longer be used.",
    back="All people",
    problems={
        "NotYours": "Only an administrator of that organisation, or of one above it, can do that",
        "NoSuchRole": "The role has ended already",
        "LastAdministrator": "The organisation needs at least one administrator. Give somebody else the role first",
        "BadPost": "Choose a role, and write what the position is called",
        "AnswersForAll": "The data protection officer watches administrators too. So only whoever runs the platform gives and ends the role: ask them",
        "BadName": "Write both the given name and the family name",
        "BadInvitation": "Only who was invited and has not come yet can get a new link",
        "AccountIsTaken": "The user name is taken. Choose another",
        "BadAccount": "The user name can have small letters, digits and . _ @ -, and no CPR number",
        "VersionConflict": "Somebody else has changed the role meanwhile. Try again",
    },
    codes={
        "doctor": "Doctor",
        "nurse": "Nurse",
        "home-nurse": "Home nurse",
        "midwife": "Midwife",
        "health-visitor": "Health visitor",
        "physiotherapist": "Physiotherapist",
        "dietitian": "Dietitian",
        "secretary": "Secretary",
        "programme-owner": "Programme owner",
        "administrator": "Administrator",
        "evaluator": "Evaluator",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
