"""The words around every page of the portal, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """What the frame says in one language. `{name}` is filled in. `tabs_for` is what a tab is called for a relative, where that differs."""

    ways: str
    tabs: dict[str, str]
    tabs_for: dict[str, str]
    bar: str
    may: dict[int, str]
    nobody_title: str
    nobody_text: str
    back: str
    sectors: dict[str, tuple[str, str]]
    unknown_sector: str


DANISH = FrameWords(
    ways="Dine sider",
    tabs={
        "start": "Start",
        "plan": "Din plan",
        "seen": "Hvem har set",
        "sharing": "Deling",
        "relatives": "Pårørende",
    },
    tabs_for={"plan": "Planen"},
    bar="Du ser for {name}",
    may={1: "Du må se", 2: "Du må se og måle", 3: "Du må se, måle og skrive"},
    nobody_title="Du har ingen journal åben",
    nobody_text="Der er ingen, der giver dig adgang lige nu. Adgangen kan være stoppet eller udløbet. Spørg den, du er pårørende til.",
    back="Tilbage",
    sectors={
        "hospital": ("S", "Sygehus"),
        "general-practice": ("L", "Egen læge"),
        "municipality": ("K", "Kommune"),
        "region": ("R", "Region"),
        "patient": ("P", "Patient eller pårørende"),
    },
    unknown_sector="Andre",
)

ENGLISH = FrameWords(
    ways="Your pages",
    tabs={
        "start": "Start",
        "plan": "Your plan",
        "seen": "Who has looked",
        "sharing": "Sharing",
        "relatives": "Relatives",
    },
    tabs_for={"plan": "The plan"},
    bar="On behalf of {name}",
    may={1: "You may see", 2: "You may see and measure", 3: "You may see, measure and write"},
    nobody_title="No record is open to you",
    nobody_text="Nobody lets you in just now. It may have been stopped, or have run out. Ask whom you are a relative of.",
    back="Back",
    sectors={
        "hospital": ("S", "Hospital"),
        "general-practice": ("L", "General practice"),
        "municipality": ("K", "Municipality"),
        "region": ("R", "Region"),
        "patient": ("P", "Patient or relative"),
    },
    unknown_sector="Others",
)

WORDS = {"da": DANISH, "en": ENGLISH}
