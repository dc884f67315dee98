"""What the parts and fields of a programme's file are called, in Danish and English."""

PARTS: dict[str, dict[str, tuple[str, str]]] = {
    "sources": {"da": ("kilde", "kilder"), "en": ("source", "sources")},
    "organisations": {
        "da": ("slags organisation", "slags organisationer"),
        "en": ("kind of organisation", "kinds of organisations"),
    },
    "responsibilities": {"da": ("ansvar", "ansvar"), "en": ("responsibility", "responsibilities")},
    "roles": {"da": ("rolle", "roller"), "en": ("role", "roles")},
    "anchors": {"da": ("tidspunkt", "tidspunkter"), "en": ("anchor", "anchors")},
    "criteria": {"da": ("kriterium", "kriterier"), "en": ("criterion", "criteria")},
    "warnings": {"da": ("advarsel", "advarsler"), "en": ("warning", "warnings")},
    "conditions": {"da": ("betingelse", "betingelser"), "en": ("condition", "conditions")},
    "stratifications": {"da": ("inddeling", "inddelinger"), "en": ("stratification", "stratifications")},
    "levels": {"da": ("niveau", "niveauer"), "en": ("level", "levels")},
    "phases": {"da": ("fase", "faser"), "en": ("phase", "phases")},
    "tasks": {"da": ("opgave", "opgaver"), "en": ("task", "tasks")},
    "references": {"da": ("referenceværdi", "referenceværdier"), "en": ("reference value", "reference values")},
    "schedules": {"da": ("rytme", "rytmer"), "en": ("schedule", "schedules")},
    "measurements": {"da": ("måling", "målinger"), "en": ("measurement", "measurements")},
    "limits": {"da": ("grænse", "grænser"), "en": ("limit", "limits")},
    "combinations": {"da": ("kombination", "kombinationer"), "en": ("combination", "combinations")},
    "goals": {"da": ("mål", "mål"), "en": ("goal", "goals")},
    "questionnaires": {"da": ("spørgeskema", "spørgeskemaer"), "en": ("questionnaire", "questionnaires")},
    "questions": {"da": ("spørgsmål", "spørgsmål"), "en": ("question", "questions")},
    "answers": {"da": ("svar", "svar"), "en": ("answer", "answers")},
    "education": {"da": ("undervisning", "undervisning"), "en": ("education", "education")},
    "documents": {"da": ("dokument", "dokumenter"), "en": ("document", "documents")},
    "contents": {"da": ("afsnit", "afsnit"), "en": ("section", "sections")},
    "drugs": {"da": ("lægemiddelgruppe", "lægemiddelgrupper"), "en": ("group of drugs", "groups of drugs")},
    "alongside": {"da": ("regel ved andet forløb", "regler ved andre forløb"), "en": ("rule for another programme", "rules for other programmes")},
}  # fmt: skip
"""Of each list with keys: what one entry is called, and what several are."""

_REST = {"da": "Programmet", "en": "The programme"}


def heading(part: str, language: str) -> str:
    """What a group of differences is called: the name of its list, or of what stands at the top of the file."""
    several = PARTS[part][language][1] if part in PARTS else _REST[language]
    return several[:1].upper() + several[1:]


ORDERED = frozenset({"phases", "levels", "questions", "answers"})
"""Lists whose order means something."""

FIELDS: dict[str, dict[str, str]] = {
    name: {"da": da, "en": en}
    for name, da, en in (
        ("order", "rækkefølgen er nu", "the order is now"),
        ("title", "navn", "name"),
        ("title.citizen", "navn for borgeren", "name for the citizen"),
        ("title.clinician", "navn for fagpersoner", "name for clinicians"),
        ("about", "beskrivelse", "description"),
        ("about.citizen", "beskrivelse for borgeren", "description for the citizen"),
        ("about.clinician", "beskrivelse for fagpersoner", "description for clinicians"),
        ("action.citizen", "råd til borgeren", "advice to the citizen"),
        ("action.clinician", "råd til fagpersoner", "advice to clinicians"),
        ("owner", "ejer", "owner"),
        ("authors", "forfattere", "authors"),
        ("approvals", "godkendelser", "approvals"),
        ("valid-from", "gælder fra", "valid from"),
        ("valid-until", "gælder til", "valid until"),
        ("topics", "emnekoder", "codes of its topic"),
        ("overdue", "gul / rød, når det er forsinket", "yellow / red when overdue"),
        ("handover-overdue", "gul / rød, når en overlevering venter", "yellow / red when a hand-over waits"),
        ("monitoring", "hvem der holder øje, og hvornår", "who looks, and when"),
        ("phase", "flyttet fra fase til fase", "moved from phase to phase"),
        ("by", "udføres af", "done by"),
        ("when", "hvornår", "when"),
        ("repeat", "gentages", "comes again"),
        ("after", "venter på", "waits for"),
        ("applies-if", "gælder for", "applies to"),
        ("done-when", "er gjort, når", "is done when"),
        ("hands-over-to", "overleverer til", "hands over to"),
        ("shown-to-patient", "vises til patienten", "is shown to the patient"),
        ("covers", "omfatter", "covers"),
        ("sources", "kilder", "sources"),
        ("schedule", "rytme", "schedule"),
        ("steps", "trin", "steps"),
        ("starts", "begynder", "starts"),
        ("until", "indtil", "until"),
        ("ends-with", "slutter med", "ends with"),
        ("codes", "koder", "codes"),
        ("unit", "enhed", "unit"),
        ("how", "sådan måles", "how to measure"),
        ("technique", "spørges om ved en skæv værdi", "asked when a value looks wrong"),
        ("possible", "mulige værdier", "possible values"),
        ("yellow", "gul", "yellow"),
        ("red", "rød", "red"),
        ("looks-at", "det, der sammenlignes", "what is compared"),
        ("readings", "antal målinger", "readings"),
        ("red-with", "bliver rød sammen med", "becomes red with"),
        ("ask-again", "måles igen inden", "measured again within"),
        ("set-by", "kan sættes af", "may be set by"),
        ("says", "tekst", "text"),
        ("missing", "når den mangler", "when it is missing"),
        ("target", "nås ved", "reached at"),
        ("individual", "kan aftales individuelt", "may be agreed individually"),
        ("caution", "forbehold", "caution"),
        ("needs", "kræver", "needs"),
        ("holds", "betyder", "means"),
        ("rule", "regel", "rule"),
        ("effect", "følge", "effect"),
        ("begins", "begynder, når", "begins when"),
        ("ends", "slutter, når", "ends when"),
        ("length", "længde", "length"),
        ("responsible", "ansvarlig", "responsible"),
        ("may", "må", "may"),
        ("profession", "profession", "profession"),
        ("responsibility", "ansvar", "responsibility"),
        ("periods", "perioder", "periods"),
        ("text", "ordlyd", "wording"),
        ("finding", "vurdering", "finding"),
        ("points", "point", "points"),
        ("licence", "licens", "licence"),
        ("measurement", "måling", "measurement"),
        ("measurements", "målinger", "measurements"),
        ("within", "inden for", "within"),
        ("yellows", "antal gule", "number of yellows"),
        ("education", "undervisning", "education"),
        ("evidence", "evidens", "evidence"),
        ("address", "adresse", "address"),
        ("atc", "ATC-koder", "ATC codes"),
        ("use", "brug", "use"),
    )
}
"""Of a field: what it is called in a sentence. One that is not here is called as in the file."""
