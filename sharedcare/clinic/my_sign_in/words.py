"""The words of the page of one's own sign-in, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. `{name}`, `{day}` and `{count}` are filled in."""

    title: str
    lead: str
    factors: str
    none: str
    app: str
    added: str
    used: str
    remove: str
    remove_app: str
    remove_key: str
    only_one: str
    demo: str
    by_provider: str
    add: str
    codes: str
    codes_left: str
    codes_none: str
    renew: str
    everywhere: str
    everywhere_text: str
    everywhere_go: str
    proof_title: str
    proof_lead: str
    password: str
    proof_go: str
    wrong: str
    too_many: str
    back: str


DANISH = Words(
    title="Mit login",
    lead="{name}, brugernavn {username}",
    factors="Andet trin",
    none="Du logger ind med adgangskode alene.",
    app="App med koder",
    added="tilføjet {day}",
    used="sidst brugt {day}",
    remove="Fjern",
    remove_app="Fjern appen",
    remove_key="Fjern adgangsnøglen {name}",
    only_one="Det er dit eneste andet trin. Tilføj et nyt, før du fjerner det.",
    demo="Demonstrationens konti deles af alle og har derfor intet andet trin.",
    by_provider="Dit login passes af det sted, du logger ind hos. Der finder du også det andet trin.",
    add="Tilføj et andet trin",
    codes="Gendannelseskoder",
    codes_left="Du har {count} tilbage. Hver gælder én gang.",
    codes_none="Du har ingen.",
    renew="Lav nye koder",
    everywhere="Log ud alle steder",
    everywhere_text="Har du glemt at logge ud på en anden computer, eller er en telefon blevet væk? Så afslut alt på én gang, også her.",
    everywhere_go="Log ud alle steder",
    proof_title="Er det stadig dig?",
    proof_lead="Skriv din adgangskode igen, før du ændrer dit login.",
    password="Adgangskode",  # noqa: S106 - a word on a page
    proof_go="Fortsæt",
    wrong="Adgangskoden er forkert. Prøv igen.",
    too_many="Der er prøvet for mange forkerte adgangskoder herfra. Vent til kl. {time}, og prøv så igen.",
    back="Tilbage",
)

ENGLISH = Words(
    title="My sign-in",
    lead="{name}, user name {username}",
    factors="Second step",
    none="You sign in with a password alone.",
    app="App with codes",
    added="added {day}",
    used="last used {day}",
    remove="Remove",
    remove_app="Remove the app",
    remove_key="Remove the passkey {name}",
    only_one="This is your only second step. Add another before you remove it.",
    demo="The accounts of the demonstration are shared by everybody, and so have no second step.",
    by_provider="Your sign-in is looked after by the place that you sign in at. The second step is there too.",
    add="Add a second step",
    codes="Recovery codes",
    codes_left="You have {count} left. Each counts once.",
    codes_none="You have none.",
    renew="Make new codes",
    everywhere="Sign out everywhere",
    everywhere_text="Forgot to sign out at another computer, or lost a phone? Then end everything at once, here too.",
    everywhere_go="Sign out everywhere",
    proof_title="Is it still you?",
    proof_lead="Type your password once more before you change your sign-in.",
    password="Password",  # noqa: S106 - a word on a page
    proof_go="Go on",
    wrong="The password is wrong. Try again.",
    too_many="Too many wrong passwords were tried from here. Wait until {time}, then try again.",
    back="Back",
)

WORDS = {"da": DANISH, "en": ENGLISH}
