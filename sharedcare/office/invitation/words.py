"""The words of the page on which a first password is chosen, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything it says in one language."""

    title: str
    lead: str
    password: str
    password_hint: str
    again: str
    go: str
    differs: str
    too_short: str
    used: str
    used_says: str
    sign_in: str


DANISH = Words(
    title="Vælg din adgangskode",
    lead="Du er inviteret til Shared Care. Når du har valgt en adgangskode, kan du logge ind.",
    password="Adgangskode",  # noqa: S106 - a word on a page
    password_hint="Mindst {least} tegn. En sætning er god at huske.",  # noqa: S106 - as above
    again="Adgangskoden igen",
    go="Gem adgangskoden",
    differs="De to er ikke ens. Skriv dem igen",
    too_short="Adgangskoden skal have mindst {least} tegn og må ikke være brugernavnet",
    used="Linket kan ikke bruges",
    used_says="Det er brugt, eller der er gået mere end 7 dage. Bed din administrator om et nyt.",
    sign_in="Til login",
)

ENGLISH = Words(
    title="Choose your password",
    lead="You are invited to Shared Care. Once you have chosen a password, you can sign in.",
    password="Password",  # noqa: S106 - a word on a page
    password_hint="At least {least} characters. A sentence is easy to remember.",  # noqa: S106 - as above
    again="The password again",
    go="Save the password",
    differs="The two are not the same. Type them again",
    too_short="The password needs at least {least} characters and must not be the user name",
    used="The link cannot be used",
    used_says="It has been used, or more than 7 days have passed. Ask your administrator for a new one.",
    sign_in="To the sign-in",
)

WORDS = {"da": DANISH, "en": ENGLISH}
