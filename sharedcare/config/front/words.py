"""The words of the front page, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something the page promises: a heading and one sentence or two."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The words in the drawing of one plan over four lanes."""

    summary: str
    hospital: str
    gp: str
    municipality: str
    patient: str
    today: str
    admitted: str
    adjusting: str
    clinic: str
    yearly: str
    takes_over: str
    home_nursing: str
    training: str
    measures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the front page says in one language."""

    code: str
    other_code: str
    other_name: str
    skip: str
    sign_in: str
    title: str
    headline: tuple[str, ...]
    lead: str
    demo_label: str
    demo_text: str
    lanes: Lanes
    promises_title: str
    promises: tuple[Point, ...]
    here_title: str
    here: tuple[tuple[str, str, str], ...]
    try_title: str
    try_text: str
    try_open: str
    try_key: str
    try_call: str
    foot: str


DANISH = Words(
    code="da",
    other_code="en",
    other_name="English",
    skip="Gå til indholdet",
    sign_in="Log ind",
    title="Shared Care: ét billede og én plan",
    headline=("Ét billede.", "Én plan.", "Alle med."),
    lead=(
        "Sygehuset, egen læge, kommunen og patienten ser det samme opdaterede billede og arbejder på den samme plan. "
        "Man kan se, hvem der har ansvaret nu, hvad der ikke er, som det skal være, og hvad der er det næste."
    ),
    demo_label="Demonstration.",
    demo_text="Alle mennesker og tal herinde er opdigtede. Skriv ikke noget om rigtige patienter.",
    lanes=Lanes(
        summary=(
            "En tegning af én fælles plan: sygehus, egen læge, kommune og patient har hver sin bane på den samme tidslinje. "
            "Egen læge er bedt om at tage over efter sygehuset, men har ikke sagt ja endnu: det er tegnet stiplet."
        ),
        hospital="Sygehus",
        gp="Egen læge",
        municipality="Kommune",
        patient="Poul",
        today="i dag",
        admitted="indlagt",
        adjusting="medicin justeres",
        clinic="ambulatorium",
        yearly="årskontrol",
        takes_over="tager over, når lægen siger ja",
        home_nursing="hjemmesygepleje",
        training="genoptræning aftalt",
        measures="måler vægt hjemme",
    ),
    promises_title="Det er bygget på",
    promises=(
        Point(
            title="Ingen slipper, før en anden har grebet",
            text="Ansvar skifter hænder, når modtageren har sagt ja. Indtil da kan begge se, hvem der har det.",
        ),
        Point(
            title="Én dør til journalen",
            text="Enhver, der vil se eller skrive noget, bliver spurgt om ret og grund. Hvert opslag bliver skrevet ned.",
        ),
        Point(
            title="Intet bliver overskrevet",
            text="Gamle udgaver bliver stående, så man kan se, hvad man vidste, da man besluttede.",
        ),
        Point(
            title="Skriv det én gang",
            text="Det, et andet system ved, bliver hentet. Journalen taler FHIR R4 indefra og ud.",
        ),
    ),
    here_title="Fire døre",
    here=(
        ("Systemer", "FHIR R4 på /fhir", "åben"),
        ("Klinik", "arbejdslisten, overblikket og planen", "åben"),
        ("Portal", "patienten og de pårørende", "åben"),
        ("Kontor", "forløb, aftaler og mennesker", "åben"),
    ),
    try_title="Prøv den",
    try_text="Den første dør er åben for systemer. Se, hvad den kan, eller hent noget:",
    try_open="Se, hvad døren kan",
    try_key="Lav en nøgle",
    try_call="Brug den",
    foot="Fri software under Apache-2.0",
)

ENGLISH = Words(
    code="en",
    other_code="da",
    other_name="Dansk",
    skip="Skip to the content",
    sign_in="Sign in",
    title="Shared Care: one picture and one plan",
    headline=("One picture.", "One plan.", "Everyone in it."),
    lead=(
        "The hospital, the general practitioner, the municipality and the patient see the same up-to-date picture and "
        "work on the same plan: who is responsible now, what is off target, and what comes next."
    ),
    demo_label="Demonstration.",
    demo_text="Every person and every number in here is made up. Enter nothing about real patients.",
    lanes=Lanes(
        summary=(
            "A drawing of one shared plan: hospital, general practitioner, municipality and patient each have a lane on the "
            "same timeline. The practitioner has been asked to take over from the hospital and has not yet accepted: "
            "that is drawn dashed."
        ),
        hospital="Hospital",
        gp="GP",
        municipality="Municipality",
        patient="Poul",
        today="today",
        admitted="admitted",
        adjusting="adjusting medicine",
        clinic="outpatients",
        yearly="yearly check",
        takes_over="takes over once accepted",
        home_nursing="home nursing",
        training="rehabilitation agreed",
        measures="weighs himself at home",
    ),
    promises_title="What it is built on",
    promises=(
        Point(
            title="Nobody lets go before another has hold",
            text="Responsibility moves when the receiver has said yes. Until then, both can see who carries it.",
        ),
        Point(
            title="One door to the record",
            text="Whoever wants to see or write is asked by what right and why. Every look is written down.",
        ),
        Point(
            title="Nothing is overwritten",
            text="Old versions stay, so that one can see what was known when the decision was made.",
        ),
        Point(
            title="Type it once",
            text="What another system knows is fetched. The record speaks FHIR R4 from the inside out.",
        ),
    ),
    here_title="Four doors",
    here=(
        ("Systems", "FHIR R4 at /fhir", "open"),
        ("Clinic", "the worklist, the overview and the plan", "open"),
        ("Portal", "patients and their relatives", "open"),
        ("Office", "programmes, agreements, people", "open"),
    ),
    try_title="Try it",
    try_text="The first door is open to systems. See what it can do, or fetch something:",
    try_open="See what the door can do",
    try_key="Make a key",
    try_call="Use it",
    foot="Free software under Apache-2.0",
)

WORDS = {words.code: words for words in (DANISH, ENGLISH)}
