"""The words of the sign-in page, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the sign-in page says in one language. `{time}` and `{name}` are filled in."""

    title: str
    lead: str
    username: str
    password: str
    go: str
    wrong: str
    too_many: str
    notes: tuple[tuple[str, str], ...]
    passkey: str
    elsewhere: str
    elsewhere_or: str
    patients: str
    wrong_passkey: str
    not_shown: str
    demo_title: str
    demo_text: str
    demo_go: str
    demo_typed: str


DANISH = Words(
    title="Log ind",
    lead="For dig, der er patient eller pårørende, og for dig, der arbejder med patienten på sygehuset, i almen praksis eller i kommunen.",
    username="Brugernavn",
    password="Adgangskode",  # noqa: S106 - a word on a page
    go="Log ind",
    wrong="Brugernavnet eller adgangskoden er forkert. Prøv igen.",
    too_many=(
        "Der er prøvet for mange forkerte adgangskoder herfra. Vent til kl. {time}, og prøv så igen. "
        "Det gælder kun denne konto fra dette netværk."
    ),
    notes=(
        ("left", "Du er logget ud."),
        ("idle", "Du er logget ud, fordi du ikke har brugt Shared Care i et stykke tid."),
        ("everywhere", "Du er logget ud alle steder."),
    ),
    passkey="Log ind med adgangsnøgle",
    elsewhere="Log ind med {provider}",
    elsewhere_or="Eller med brugernavn og adgangskode",
    patients="Er du patient?",
    wrong_passkey="Adgangsnøglen kendes ikke her. Log ind med brugernavn og adgangskode.",
    not_shown="Der blev ikke vist nogen adgangsnøgle. Prøv igen, når du er klar.",
    demo_title="Vælg, hvem du vil være",
    demo_text="Alle herinde er opdigtede, så du kan logge ind som hvem som helst.",
    demo_go="Log ind som {name}",
    demo_typed="Eller skriv brugernavnet og adgangskoden",
)

ENGLISH = Words(
    title="Sign in",
    lead="For patients and their relatives, and for those who work with the patient: in hospital, in general practice or in the municipality.",
    username="User name",
    password="Password",  # noqa: S106 - a word on a page
    go="Sign in",
    wrong="The user name or the password is wrong. Try again.",
    too_many=(
        "Too many wrong passwords were tried from here. Wait until {time}, then try again. "
        "This concerns only this account from this network."
    ),
    notes=(
        ("left", "You are signed out."),
        ("idle", "You were signed out because you had not used Shared Care for a while."),
        ("everywhere", "You are signed out everywhere."),
    ),
    passkey="Sign in with a passkey",
    elsewhere="Sign in with {provider}",
    elsewhere_or="Or with user name and password",
    patients="Are you a patient?",
    wrong_passkey="This passkey is not known here. Sign in with user name and password.",
    not_shown="No passkey was shown. Try again when you are ready.",
    demo_title="Choose whom to be",
    demo_text="Everybody in here is made up, so you can sign in as anyone.",
    demo_go="Sign in as {name}",
    demo_typed="Or type the user name and the password",
)

WORDS = {"da": DANISH, "en": ENGLISH}
