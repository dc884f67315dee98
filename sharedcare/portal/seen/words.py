"""The words of the page about who has looked, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass

from sharedcare.access.audit.types import Manner, Part
from sharedcare.access.types import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    lead: str
    nobody: str
    all_sectors: str
    filter: str
    first: str
    times: str
    why: str
    did: dict[Manner, str]
    parts: dict[Part, str]
    grounds: dict[Ground, str]
    system: str
    operation: str
    unnamed: str
    unknown: str
    report: str
    report_title: str
    report_lead: str
    report_note: str
    report_go: str
    reported: str
    own_reports: str
    own_report: str
    no_answer: str
    answered: str
    done: str
    gone: str
    older: str
    no: str


DANISH = Words(
    title="Hvem har set din journal",
    lead="De sidste to år. Dine egne besøg er ikke med.",
    nobody="Ingen har set din journal.",
    all_sectors="Alle",
    filter="Vis kun",
    first="Første gang",
    times="{count} gange",
    why="Fordi {ground}",
    did={
        Manner.LOOKED: "Så {part}",
        Manner.CHANGED: "Skrev i {part}",
        Manner.FOUND: "Så dig på en liste",
        Manner.REFUSED: "Prøvede at se {part}, men fik ikke lov",
    },
    parts={
        Part.ALL: "hele journalen",
        Part.ABOUT: "dine oplysninger",
        Part.MEASUREMENTS: "dine målinger og prøvesvar",
        Part.PLAN: "din plan",
        Part.MEDICINES: "din medicin",
        Part.ILLNESSES: "dine sygdomme",
        Part.CONTACTS: "dine besøg",
        Part.MESSAGES: "dine beskeder",
        Part.ANSWERS: "dine svar",
        Part.DOCUMENTS: "dine dokumenter",
        Part.TRAIL: "listen over, hvem der har set",
        Part.OTHER: "andet i journalen",
    },
    grounds={
        Ground.SCOPE: "det er et system, der har lov til det",
        Ground.OPERATOR: "data er hentet ind af driften",
        Ground.ROLE: "du stod på en liste over patienter",
        Ground.RELATIVE: "du har givet en pårørende adgang",
        Ground.TREATMENT: "de behandler dig",
        Ground.EMERGENCY: "det var en nødsituation",
        Ground.OWN_ENTRY: "de selv har skrevet det",
        Ground.DUTY: "det hører til arbejdet med journalen",
    },
    system="System",
    operation="Driften af Shared Care",
    unnamed="Et system, der ikke har givet sit navn",
    unknown="Uden navn",
    report="Jeg genkender ikke dette",
    report_title="Genkender du det ikke?",
    report_lead="Så ser regionens databeskyttelse på det. De, der behandler dig, får det ikke at se.",
    report_note="Vil du skrive noget til det? (må være tomt)",
    report_go="Send til databeskyttelsen",
    reported="Du har meldt det",
    own_reports="Det, du har meldt",
    own_report="{who}, {when}",
    no_answer="Databeskyttelsen ser på det. Svaret kommer her.",
    answered="Svar fra databeskyttelsen, {when}",
    done="Tak. Databeskyttelsen har fået det og ser på det.",
    gone="Det opslag er ikke på listen. Her er listen, som den er nu.",
    older="Vis ældre",
    no="Fortryd",
)

ENGLISH = Words(
    title="Who has seen your record",
    lead="The last two years. Your own visits are left out.",
    nobody="Nobody has seen your record.",
    all_sectors="All",
    filter="Show only",
    first="First time",
    times="{count} times",
    why="Because {ground}",
    did={
        Manner.LOOKED: "Saw {part}",
        Manner.CHANGED: "Wrote in {part}",
        Manner.FOUND: "Saw you on a list",
        Manner.REFUSED: "Tried to see {part} and was not allowed",
    },
    parts={
        Part.ALL: "the whole record",
        Part.ABOUT: "your details",
        Part.MEASUREMENTS: "your measurements and results",
        Part.PLAN: "your plan",
        Part.MEDICINES: "your medicines",
        Part.ILLNESSES: "your illnesses",
        Part.CONTACTS: "your visits",
        Part.MESSAGES: "your messages",
        Part.ANSWERS: "your answers",
        Part.DOCUMENTS: "your documents",
        Part.TRAIL: "the list of who has looked",
        Part.OTHER: "something else in the record",
    },
    grounds={
        Ground.SCOPE: "it is a system that is allowed to",
        Ground.OPERATOR: "data were taken in by those who run this",
        Ground.ROLE: "you were on a list of patients",
        Ground.RELATIVE: "you have let a relative in",
        Ground.TREATMENT: "they treat you",
        Ground.EMERGENCY: "it was an emergency",
        Ground.OWN_ENTRY: "they have written it themselves",
        Ground.DUTY: "it belongs to the work with the record",
    },
    system="System",
    operation="Those who run Shared Care",
    unnamed="A system that has not given its name",
    unknown="No name",
    report="I do not recognise this",
    report_title="Do you not recognise it?",
    report_lead="Data protection of the region then looks at it. Those who treat you do not see it.",
    report_note="Do you want to add anything? (may be empty)",
    report_go="Send to data protection",
    reported="You have reported this",
    own_reports="What you have reported",
    own_report="{who}, {when}",
    no_answer="Data protection is looking into it. The answer comes here.",
    answered="Answer from data protection, {when}",
    done="Thank you. Data protection has it and looks at it.",
    gone="This look is not on the list. Here is the list as it is now.",
    older="Show older",
    no="Cancel",
)

WORDS = {"da": DANISH, "en": ENGLISH}
