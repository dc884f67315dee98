"""The words of the frame around every page, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """Everything the frame says in one language."""

    code: str
    other_code: str
    other_name: str
    skip: str
    home: str
    search_label: str
    search_hint: str
    search_go: str
    settings: str
    density: str
    densities: tuple[tuple[str, str], ...]
    theme: str
    themes: tuple[tuple[str, str], ...]
    keys: str
    keys_states: tuple[tuple[str, str], ...]
    own: str
    waiting: str
    pressing: str
    roles: str
    sign_out: str
    idle_title: str
    idle_text: str
    idle_left: str
    idle_stay: str
    ended_title: str
    ended_text: str
    ended_go: str
    ended_other: str
    demo_label: str
    demo_text: str
    close: str
    help_title: str
    help_escape: str


DANISH = FrameWords(
    code="da",
    other_code="en",
    other_name="English",
    skip="Gå til indholdet",
    home="Shared Care, forsiden",
    search_label="Find patient",
    search_hint="Navn, fødselsdato eller CPR-nummer",
    search_go="Find",
    settings="Indstillinger",
    density="Tæthed",
    densities=(("comfortable", "Luftig"), ("compact", "Kompakt")),
    theme="Farver",
    themes=(("system", "Som computeren"), ("light", "Lys"), ("dark", "Mørk")),
    keys="Genveje på enkelte taster",
    keys_states=(("on", "Til"), ("off", "Fra")),
    own="Mit login",
    waiting="Arbejdsliste",
    pressing="kræver handling nu",
    roles="Du arbejder som",
    sign_out="Log ud",
    idle_title="Er du der stadig?",
    idle_text="Du har ikke brugt Shared Care i et stykke tid. For at ingen andre skal se med, bliver du logget ud om:",
    idle_left="{minutes} min. {seconds} sek.",
    idle_stay="Bliv logget ind",
    ended_title="Du er logget ud",
    ended_text="Det, du har skrevet på siden, er her endnu. Log ind igen i et nyt vindue, og kom så tilbage hertil.",
    ended_go="Log ind igen i et nyt vindue",
    ended_other="Nu er en anden logget ind i denne browser, så siden kan ikke vises.",
    demo_label="Demonstration.",
    demo_text="Alle mennesker og tal herinde er opdigtede.",
    close="Luk",
    help_title="Genveje",
    help_escape="luk det, der er åbent",
)

ENGLISH = FrameWords(
    code="en",
    other_code="da",
    other_name="Dansk",
    skip="Skip to the content",
    home="Shared Care, front page",
    search_label="Find patient",
    search_hint="Name, date of birth or CPR number",
    search_go="Find",
    settings="Settings",
    density="Density",
    densities=(("comfortable", "Comfortable"), ("compact", "Compact")),
    theme="Colours",
    themes=(("system", "As the computer"), ("light", "Light"), ("dark", "Dark")),
    keys="Single-key shortcuts",
    keys_states=(("on", "On"), ("off", "Off")),
    own="My sign-in",
    waiting="Worklist",
    pressing="need action now",
    roles="You work as",
    sign_out="Sign out",
    idle_title="Are you still there?",
    idle_text="You have not used Shared Care for a while. So that nobody else looks on, you will be signed out in:",
    idle_left="{minutes} min {seconds} s",
    idle_stay="Stay signed in",
    ended_title="You are signed out",
    ended_text="What you have written on the page is still here. Sign in again in a new window, then come back to this one.",
    ended_go="Sign in again in a new window",
    ended_other="Somebody else is signed in in this browser now, so the page cannot be shown.",
    demo_label="Demonstration.",
    demo_text="Every person and number in here is made up.",
    close="Close",
    help_title="Shortcuts",
    help_escape="close what is open",
)

WORDS = {words.code: words for words in (DANISH, ENGLISH)}
