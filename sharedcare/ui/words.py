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
    roles: str
    sign_out: str
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
    roles="Du arbejder som",
    sign_out="Log ud",
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
    roles="You work as",
    sign_out="Sign out",
    demo_label="Demonstration.",
    demo_text="Every person and number in here is made up.",
    close="Close",
    help_title="Shortcuts",
    help_escape="close what is open",
)

WORDS = {words.code: words for words in (DANISH, ENGLISH)}
