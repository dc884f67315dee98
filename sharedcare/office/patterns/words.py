"""The words of the pages about unusual looks, in both languages. What stands in braces is filled in."""

from dataclasses import dataclass

from sharedcare.access.patterns.types import Kind, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that these pages say in one language. Of a kind: its name, what it means, and what it may well be."""

    title: str
    lead: str
    period: str
    earlier: str
    later: str
    kinds: dict[Kind, tuple[str, str, str]]
    columns: tuple[str, str, str, str]
    nothing: str
    cut: str
    waits: str
    asked: str
    look: str
    judged: str
    judged_columns: tuple[str, str, str, str]
    nothing_judged: str
    times: tuple[str, str]
    patients: str
    many: str
    unknown: str
    gone: str
    own: str
    changed: str
    back: str
    who: str
    whom: str
    when: str
    how_often: str
    entries: str
    all_entries: str
    question: str
    verdicts: dict[Verdict, str]
    choices: dict[Verdict, str]
    note: str
    note_hint: str
    go: str
    again: str
    choose: str
    write: str
    earlier_findings: str
    by: str
    waiting: str


DANISH = Words(
    title="Usædvanlige opslag",
    lead="Intet af det er forkert i sig selv. Det er opslag, der er et spørgsmål værd: Se, hvad der ligger bag, og skriv, hvad du fandt.",
    period="{since} til {until}",
    earlier="30 dage før",
    later="De sidste 30 dage",
    kinds={
        Kind.SELF: (
            "Egen journal",
            "En medarbejder har åbnet sin egen journal gennem arbejdet, og ikke som patient.",
            "Det kan være en afprøvning, eller at man fandt sig selv på en liste.",
        ),
        Kind.COLLEAGUE: (
            "En kollegas journal",
            "Patienten har samme CPR-nummer som en, der selv arbejder her.",
            "Kolleger er også patienter og bliver ofte behandlet, hvor de arbejder.",
        ),
        Kind.ADDRESS: (
            "Samme adresse",
            "Medarbejder og patient har samme postnummer og samme vej og husnummer: samme husstand eller nabo i opgangen.",
            "I et lille samfund behandler man sine naboer.",
        ),
        Kind.NAME: (
            "Samme sjældne efternavn",
            "Medarbejder og patient har et efternavn, som højst 100 patienter har. De kan være i familie.",
            "Det kan også være et tilfælde.",
        ),
        Kind.BURST: (
            "Mange patienter på kort tid",
            "En person har åbnet mindst 30 forskellige patienter inden for en time.",
            "Det kan være stuegang, en vagt eller oprydning i en liste.",
        ),
        Kind.STRANGER: (
            "Ingen forbindelse til patienten",
            "En organisation har åbnet en patient, og 14 dage før og efter har hverken den eller resten af dens sygehus eller kommune skrevet noget om patienten, haft et besøg, været på teamet eller haft en opgave.",
            "Det kan være en opringning, der blev besvaret, eller en henvisning, der ikke blev til noget.",
        ),
    },
    columns=("Hvem", "Patient", "Hvornår", "Hvor meget"),
    nothing="Intet fundet, eller alt er set på",
    cut="De nyeste 200 er vist. Der er flere.",
    waits="Venter",
    asked="Spurgt, venter på svar",
    look="Se på det",
    judged="Set på",
    judged_columns=("Hvad", "Hvem og patient", "Fundet", "Af hvem"),
    nothing_judged="Intet endnu i perioden.",
    times=("1 gang", "{count} gange"),
    patients="{count} patienter",
    many="Mange",
    unknown="Uden navn",
    gone="Det opslag er ikke blandt de usædvanlige i perioden. Her er listen, som den er nu.",
    own="Det er dine egne opslag. En anden databeskyttelsesrådgiver skal se på dem.",
    changed="Der er kommet nye opslag, mens du læste. Se på dem, og gem igen.",
    back="Alle usædvanlige opslag",
    who="Hvem",
    whom="Patient",
    when="Hvornår",
    how_often="Hvor meget",
    entries="Opslagene bag",
    all_entries="Åbn i loggen",
    question="Hvad fandt du?",
    verdicts={
        Verdict.JUSTIFIED: "Berettiget",
        Verdict.UNJUSTIFIED: "Ikke berettiget",
        Verdict.ASKED: "Spurgt",
    },
    choices={
        Verdict.JUSTIFIED: "Der var en grund",
        Verdict.UNJUSTIFIED: "Der var ingen grund",
        Verdict.ASKED: "Jeg har spurgt og venter på svar",
    },
    note="Hvad du så på, og hvad du fandt",
    note_hint="Skriv ikke noget om patientens helbred. Det, du gemmer, kan ikke ændres, kun føjes til",
    go="Gem",
    again="Føj til",
    choose="Vælg, hvad du fandt",
    write="Skriv, hvad du så på, og hvad du fandt",
    earlier_findings="Skrevet om det",
    by="{who}, {when}",
    waiting="{count} venter",
)

ENGLISH = Words(
    title="Unusual looks",
    lead="None of it is wrong by itself. These are looks that are worth a question: see what is behind them, and write down what you found.",
    period="{since} to {until}",
    earlier="30 days before",
    later="The last 30 days",
    kinds={
        Kind.SELF: (
            "Own record",
            "A member of staff has opened their own record through work, and not as a patient.",
            "It may have been a trial, or that they found themselves on a list.",
        ),
        Kind.COLLEAGUE: (
            "A colleague's record",
            "The patient has the same CPR number as somebody who works here.",
            "Colleagues are patients, too, and are often treated where they work.",
        ),
        Kind.ADDRESS: (
            "Same address",
            "Staff and patient have the same postal code and the same street and number: one household, or neighbours on one staircase.",
            "In a small place one treats one's neighbours.",
        ),
        Kind.NAME: (
            "Same rare family name",
            "Staff and patient have a family name that 100 patients at most have. They may be related.",
            "It may also be a coincidence.",
        ),
        Kind.BURST: (
            "Many patients in a short time",
            "Somebody has opened at least 30 different patients within an hour.",
            "It may have been a ward round, a shift, or tidying up a list.",
        ),
        Kind.STRANGER: (
            "Nothing to do with the patient",
            "An organisation has opened a patient, and for 14 days before and after neither it nor the rest of its hospital or municipality has written anything about the patient, had a visit, been on the team or had a task.",
            "It may have been a call that was answered, or a referral that came to nothing.",
        ),
    },
    columns=("Who", "Patient", "When", "How much"),
    nothing="Nothing found, or all looked into",
    cut="The newest 200 are shown. There are more.",
    waits="Waiting",
    asked="Asked, waiting for an answer",
    look="Look into it",
    judged="Looked into",
    judged_columns=("What", "Who and patient", "Found", "By whom"),
    nothing_judged="Nothing yet in this period.",
    times=("once", "{count} times"),
    patients="{count} patients",
    many="Many",
    unknown="No name",
    gone="This is not among the unusual looks of the period. Here is the list as it is now.",
    own="These are looks of your own. Another data protection officer has to look into them.",
    changed="There have been new looks while you were reading. Look at them, and save again.",
    back="All unusual looks",
    who="Who",
    whom="Patient",
    when="When",
    how_often="How much",
    entries="The entries behind it",
    all_entries="Open in the trail",
    question="What did you find?",
    verdicts={
        Verdict.JUSTIFIED: "Justified",
        Verdict.UNJUSTIFIED: "Not justified",
        Verdict.ASKED: "Asked",
    },
    choices={
        Verdict.JUSTIFIED: "There was a reason",
        Verdict.UNJUSTIFIED: "There was no reason",
        Verdict.ASKED: "I have asked and wait for an answer",
    },
    note="What you looked into, and what you found",
    note_hint="Write nothing about the patient's health. What you save cannot be changed, only added to",
    go="Save",
    again="Add",
    choose="Choose what you found",
    write="Write what you looked into and what you found",
    earlier_findings="Written about it",
    by="{who}, {when}",
    waiting="{count} waiting",
)

WORDS = {"da": DANISH, "en": ENGLISH}
