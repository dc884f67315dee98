"""What the page of one measurement says, in Danish and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the page says itself."""

    code: str
    back: str
    limits: str
    newest: str
    goal: str
    no_goal: str
    goal_by: str
    goals_conflict: str
    conflict: str
    against: str
    stands: dict[bool, str]
    ranges: tuple[tuple[str, str], ...]
    range_label: str
    table: str
    when: str
    value: str
    by: str
    where: str
    source: str
    at_home: str
    at_clinic: str
    changes: str
    up: str
    down: str
    changed: str
    started: str
    stopped: str
    summary: str
    summary_one: str
    nothing: str
    as_of: str
    to_now: str
    statuses: dict[str, str]
    below: str
    above: str
    between: str
    hint: str


DANISH = Words(
    code="da",
    back="Tilbage til overblikket",
    limits="Grænser for gul og rød",
    newest="Senest",
    goal="Mål",
    no_goal="Intet mål er aftalt.",
    goal_by="sat af {}",
    goals_conflict="{} mål i konflikt",
    conflict="{count} mål er i konflikt: {goals}. Indtil nogen har afgjort det, gælder det strengeste, {first}.",
    against=" mod ",
    stands={True: "den seneste værdi opfylder det", False: "den seneste værdi opfylder det ikke"},
    ranges=(("30", "30 dage"), ("91", "3 mdr."), ("365", "12 mdr."), ("all", "Alt")),
    range_label="Hvor langt tilbage",
    table="Alle værdier",
    when="Målt",
    value="Værdi",
    by="Af",
    where="Hvor",
    source="Hvor kommer den fra?",
    at_home="hjemme",
    at_clinic="hos en behandler",
    changes="Ændringer i medicin",
    up="{name} op: {before} → {after}",
    down="{name} ned: {before} → {after}",
    changed="{name} ændret: {before} → {after}",
    started="{name} begyndt: {after}",
    stopped="{name} stoppet",
    summary="{count} værdier fra {first} til {last}: først {before}, senest {after}.",
    summary_one="Én værdi: {after}, {last}.",
    nothing="Der er ingen værdier i den valgte tid. Vælg en længere.",
    as_of="Som journalen var {}.",
    to_now="Tilbage til nu",
    statuses={
        "preliminary": "foreløbigt svar",
        "corrected": "rettet",
        "amended": "rettet",
        "registered": "ikke besvaret endnu",
    },
    below="højst {}",
    above="mindst {}",
    between="{} til {}",
    hint="Træk på grafen for at se nærmere; dobbeltklik for at se det hele.",
)

ENGLISH = Words(
    code="en",
    back="Back to the overview",
    limits="Limits for yellow and red",
    newest="Newest",
    goal="Goal",
    no_goal="No goal has been agreed.",
    goal_by="set by {}",
    goals_conflict="{} goals in conflict",
    conflict="{count} goals are in conflict: {goals}. Until somebody has decided, the strictest counts: {first}.",
    against=" against ",
    stands={True: "the newest value meets it", False: "the newest value does not meet it"},
    ranges=(("30", "30 days"), ("91", "3 months"), ("365", "12 months"), ("all", "All")),
    range_label="How far back",
    table="All values",
    when="Measured",
    value="Value",
    by="By",
    where="Where",
    source="Where is it from?",
    at_home="at home",
    at_clinic="by a professional",
    changes="Changes of medicines",
    up="{name} up: {before} → {after}",
    down="{name} down: {before} → {after}",
    changed="{name} changed: {before} → {after}",
    started="{name} started: {after}",
    stopped="{name} stopped",
    summary="{count} values from {first} to {last}: first {before}, newest {after}.",
    summary_one="One value: {after}, {last}.",
    nothing="There are no values in the time chosen. Choose a longer one.",
    as_of="As the record was {}.",
    to_now="Back to now",
    statuses={
        "preliminary": "preliminary",
        "corrected": "corrected",
        "amended": "corrected",
        "registered": "not answered yet",
    },
    below="at most {}",
    above="at least {}",
    between="{} to {}",
    hint="Drag across the graph to look closer; double-click to see all of it.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
