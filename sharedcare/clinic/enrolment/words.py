"""The words of the pages on enrolment, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the pages say in one language. What stands in braces is filled in."""

    title: str
    lead: str
    back: str
    choose: str
    follows_already: str
    no_agreement: str
    none: str
    other: str
    amiss: str
    fits: tuple[str, str, str]
    """What all criteria come to: yes, no, not known."""
    criteria: str
    criteria_hint: str
    states: tuple[str, str, str, str]
    """Of one criterion: held, not held, not known, to be judged."""
    found: str
    warnings: str
    statements: str
    statements_hint: str
    judge_go: str
    yes: str
    no: str
    unknown: str
    levels: str
    levels_hint: str
    proposed: str
    by_default: str
    unsure: str
    why: str
    why_hint: str
    anchors: str
    anchors_hint: str
    consent: str
    consent_stands: str
    consent_tick: str
    agreement: str
    team: str
    team_hint: str
    me: str
    sectors: dict[str, str]
    responsible: str
    responsible_hint: str
    again: str
    go: str
    effect: str
    burden: str
    burden_says: str
    burden_heavy: str
    visits: str
    minutes: str
    new_tasks: str
    merged: str
    merged_hint: str
    measuring: str
    goals: str
    conflicts: str
    conflict_later: str
    gives_way: str
    notes: str
    open_questions: str
    more: str
    instead_of: str
    after_then: str
    problems: dict[str, str]
    following_lead: str
    phase: str
    set_level: str
    set_anchor: str
    anchor_which: str
    anchor_when: str
    reference: str
    set_reference: str
    not_set: str
    leave: str
    leave_lead: str
    leave_why: str
    leave_go: str
    decide: str
    decide_lead: str
    keep: str
    keep_why: str
    keep_go: str
    done: str
    reason: str
    enrol_other: str
    since: str


DANISH = Words(
    title="Indmeld i et forløb",
    lead="Vælg forløbet. Du ser, hvordan det passer, og hvad det ændrer i planen, før du indmelder.",
    back="Til patienten",
    choose="Vælg forløb",
    follows_already="Følger det allerede",
    no_agreement="Din organisation har ingen aftale om forløbet, der gælder nu",
    none="Der er ikke udgivet noget forløb endnu. Forløbsejeren udgiver dem.",
    other="Vælg et andet forløb",
    amiss="Se på dette, før patienten kan indmeldes",
    fits=(
        "Alle kriterier er opfyldt",
        "Ikke alle kriterier er opfyldt. Du afgør, om patienten alligevel skal med.",
        "Ikke alt er kendt. Du afgør, om patienten skal med.",
    ),
    criteria="Passer forløbet?",
    criteria_hint="Det, der er fundet i journalen. Et kriterium, der ikke er opfyldt, advarer; det forbyder ikke.",
    states=("Opfyldt", "Ikke opfyldt", "Ikke kendt", "Skal vurderes"),
    found="fundet",
    warnings="Tænk over",
    statements="Din vurdering",
    statements_hint="Det, ingen data fortæller. Dit svar gemmes med dit navn.",
    judge_go="Gem vurdering",
    yes="Ja",
    no="Nej",
    unknown="Ved ikke",
    levels="Niveau",
    levels_hint="Det foreslåede er valgt. Vælger du et andet, så skriv hvorfor.",
    proposed="Foreslået",
    by_default="når intet andet passer",
    unsure="et højere niveau kan ikke udelukkes",
    why="Hvorfor et andet niveau?",
    why_hint="Kun når du vælger et andet end det foreslåede",
    anchors="Datoer, som planen regnes fra",
    anchors_hint="Lad et felt stå tomt, hvis det ikke er sket endnu. Opgaverne kommer, når datoen sættes.",
    consent="Samtykke",
    consent_stands="Patienten har givet samtykke til forløbet.",
    consent_tick="Patienten har fået forklaret forløbet og har givet samtykke på papir i dag",
    agreement="Aftale",
    team="Team",
    team_hint="Dem, der får journalen at se for forløbets skyld. De skal være parter i aftalen.",
    me="Dig",
    sectors={
        "hospital": "Hospital",
        "general-practice": "Egen læge",
        "municipality": "Kommune",
        "region": "Region",
    },
    responsible="Ansvarlig nu",
    responsible_hint="Der er altid én. Ansvaret flytter kun, når en anden tager imod.",
    again="Regn igen",
    go="Indmeld",
    effect="Det ændrer det i planen",
    burden="Hvad det kræver af patienten",
    burden_says="{minutes} minutter om dagen og {visits} besøg de næste 30 dage (før: {before_minutes} og {before_visits})",
    burden_heavy="Det er mere, end de fleste magter i længden (5 minutter om dagen, 2 besøg om måneden). Overvej, hvad der kan vente.",
    visits="besøg",
    minutes="min",
    new_tasks="Nye opgaver",
    merged="Bliver gjort én gang for begge",
    merged_hint="Samme opgave i flere forløb, den tidligste frist.",
    measuring="Målinger hjemme",
    goals="Mål",
    conflicts="Mål, der trækker hver sin vej",
    conflict_later="Begge står i planen, indtil en kliniker beslutter det på forløbets side.",
    gives_way="Råd, der viger",
    notes="Når begge forløb følges",
    open_questions="Afhænger af det, der ikke er kendt",
    more="{count} mere",
    instead_of="i stedet for {other}",
    after_then="{opens} til {closes}",
    problems={
        "NoConsent": "Patienten har ikke givet samtykke til forløbet. Spørg, og sæt kryds, når det er skrevet under.",
        "NobodyResponsible": "Vælg, hvem der er ansvarlig nu.",
        "BadChoice": "Noget af det valgte passer ikke til forløbet, eller en begrundelse mangler.",
        "AlreadyEnrolled": "Patienten er allerede i forløbet: en anden var hurtigere.",
        "NoAgreement": "Din organisation er ikke part i en aftale om forløbet, der gælder nu.",
        "NotYours": "Det gør de, der behandler patienten.",
        "HasChanged": "En anden har ændret det imens. Se på siden, som den er nu.",
        "NotEnrolled": "Patienten er ikke i forløbet længere.",
        "NoSuchConflict": "Der er ikke længere noget at afgøre: en anden har besluttet.",
        "level": "Skriv, hvorfor det er et andet niveau end det foreslåede.",
        "date": "Skriv en dato, der findes.",
        "number": "Skriv et tal.",
    },
    following_lead="Niveau, datoer og aftalte værdier styrer, hvad planen beder om. Hver ændring regner planen igen.",
    phase="Fase",
    set_level="Sæt niveau",
    set_anchor="Der er sket noget",
    anchor_which="Hvad",
    anchor_when="Hvornår",
    reference="Aftalte værdier",
    set_reference="Gem værdi",
    not_set="ikke sat",
    leave="Forlad forløbet",
    leave_lead="Det, kun dette forløb beder om, og som ingen er begyndt på, går ud af planen. Alt andet bliver stående.",
    leave_why="Hvorfor forlader patienten forløbet?",
    leave_go="Afslut forløbet",
    decide="Mål, der trækker hver sin vej",
    decide_lead="Vælg det, der gælder for denne patient, og skriv hvorfor. Det andet udgår.",
    keep="Dette gælder",
    keep_why="Hvorfor?",
    keep_go="Beslut",
    done="Gemt. Planen er regnet igen.",
    reason="Begrundelse",
    enrol_other="Indmeld i et forløb mere",
    since="siden {day}",
)

ENGLISH = Words(
    title="Enrol in a programme",
    lead="Choose the programme. You see how it fits and what it changes in the plan before you enrol.",
    back="To the patient",
    choose="Choose a programme",
    follows_already="Followed already",
    no_agreement="Your organisation has no agreement in force about it",
    none="No programme has been published yet. The programme owner publishes them.",
    other="Choose another programme",
    amiss="Look at this before the patient can be enrolled",
    fits=(
        "All criteria are met",
        "Not all criteria are met. You decide whether the patient comes in all the same.",
        "Not everything is known. You decide whether the patient comes in.",
    ),
    criteria="Does it fit?",
    criteria_hint="What was found in the record. A criterion that is not met warns; it forbids nothing.",
    states=("Met", "Not met", "Not known", "To be judged"),
    found="found",
    warnings="Think about",
    statements="Your judgement",
    statements_hint="What no data tells. Your answer is kept with your name.",
    judge_go="Save judgement",
    yes="Yes",
    no="No",
    unknown="Not known",
    levels="Level",
    levels_hint="The proposed one is chosen. If you choose another, write why.",
    proposed="Proposed",
    by_default="when no other fits",
    unsure="a higher level cannot be ruled out",
    why="Why another level?",
    why_hint="Only when you choose another than the proposed one",
    anchors="Dates that the plan is counted from",
    anchors_hint="Leave a field empty if it has not happened yet. The tasks come when the date is set.",
    consent="Consent",
    consent_stands="The patient has given consent to the programme.",
    consent_tick="The programme was explained to the patient, who has given consent on paper today",
    agreement="Agreement",
    team="Team",
    team_hint="Those who get to see the record because of the programme. They have to be parties to the agreement.",
    me="You",
    sectors={
        "hospital": "Hospital",
        "general-practice": "General practice",
        "municipality": "Municipality",
        "region": "Region",
    },
    responsible="Responsible now",
    responsible_hint="There is always one. Responsibility moves only when somebody else accepts it.",
    again="Work it out again",
    go="Enrol",
    effect="What it changes in the plan",
    burden="What it asks of the patient",
    burden_says="{minutes} minutes a day and {visits} visits in the next 30 days (before: {before_minutes} and {before_visits})",
    burden_heavy="It is more than most keep up for long (5 minutes a day, 2 visits a month). Consider what can wait.",
    visits="visits",
    minutes="min",
    new_tasks="New tasks",
    merged="Done once for both",
    merged_hint="The same task in several programmes, by the earliest date.",
    measuring="Measured at home",
    goals="Goals",
    conflicts="Goals that oppose each other",
    conflict_later="Both stand in the plan until a clinician decides on the programme's page.",
    gives_way="Advice that gives way",
    notes="When both are followed",
    open_questions="Depends on what is not known",
    more="{count} more",
    instead_of="instead of {other}",
    after_then="{opens} to {closes}",
    problems={
        "NoConsent": "The patient has not given consent to the programme. Ask, and tick the box once it is signed.",
        "NobodyResponsible": "Choose who is responsible now.",
        "BadChoice": "Something chosen does not fit the programme, or a reason is missing.",
        "AlreadyEnrolled": "The patient is in the programme already: somebody else was first.",
        "NoAgreement": "Your organisation is party to no agreement in force about the programme.",
        "NotYours": "That is done by those who treat the patient.",
        "HasChanged": "Somebody else has changed it meanwhile. Look at the page as it is now.",
        "NotEnrolled": "The patient is not in the programme any more.",
        "NoSuchConflict": "There is nothing to decide any more: somebody else has decided.",
        "level": "Write why it is another level than the proposed one.",
        "date": "Write a date that exists.",
        "number": "Write a number.",
    },
    following_lead="Level, dates and agreed values steer what the plan asks for. Each change works the plan out again.",
    phase="Phase",
    set_level="Set level",
    set_anchor="Something has happened",
    anchor_which="What",
    anchor_when="When",
    reference="Agreed values",
    set_reference="Save value",
    not_set="not set",
    leave="Leave the programme",
    leave_lead="What only this programme asks for and nobody has begun leaves the plan. All else stays.",
    leave_why="Why does the patient leave the programme?",
    leave_go="End the programme",
    decide="Goals that oppose each other",
    decide_lead="Choose the one that counts for this patient and write why. The other is given up.",
    keep="This one counts",
    keep_why="Why?",
    keep_go="Decide",
    done="Saved. The plan has been worked out again.",
    reason="Reason",
    enrol_other="Enrol in another programme",
    since="since {day}",
)

WORDS = {"da": DANISH, "en": ENGLISH}
