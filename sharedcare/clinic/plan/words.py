"""What the pages of the plan say, as a shape that both languages fill, so that neither can lack a word."""

from dataclasses import dataclass

from sharedcare.care.plan.types import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. What stands in braces is filled in."""

    back: str
    back_to_plan: str
    title: str
    goals: str
    wishes: str
    targets: str
    aims: str
    progress: str
    no_goals: str
    proposals: str
    proposals_lead: str
    overdue: str
    week: str
    later: str
    some_day: str
    nothing_to_do: str
    offers: str
    no_offers: str
    agreements: str
    no_agreements: str
    notes: str
    no_notes: str
    documents: str
    no_documents: str
    over: str
    hand_over: str
    limits: str
    team: str
    pause: str
    ask: str
    pauses: str
    printing: str
    compare: str
    responsible: str
    add: str
    adds: dict[Kind, str]
    kinds: dict[Kind, str]
    fields: dict[str, str]
    hints: dict[str, str]
    statuses: dict[str, str]
    attainments: dict[str, str]
    nobody: str
    now: str
    conflict: str
    not_measured: str
    save: str
    why: str
    why_hint: str
    history: str
    undo: str
    undo_hint: str
    came: str
    nothing_said: str
    by_unknown: str
    amiss: str
    wrong: dict[str, str]
    clash_title: str
    clash: str
    keep_mine: str
    keep_theirs: str
    clash_choose: str
    told: dict[str, str]
    may_not: str
    proposes: str
    unread: str
    who_decides: str
    papers: str
    paper_about: str
    paper_sent: str
    paper_by: str
    paper_elsewhere: str
    paper_write: str
    paper_lead: str
    paper_amiss: str
    paper_go: str
    task_notes: str
    no_task_notes: str
    task_note: str
    task_note_go: str
    others_here: str
    others_write: str
    measure: str
    paused: str
    changes_title: str
    changes_from: str
    changes_to: str
    changes_go: str
    changes_none: str
    changes_wrong: str
    added: str
    gone: str
    changed: str
    print_clinician: str
    print_patient: str
    print_go: str
    journal: str
    journal_hint: str
    copy: str
    copied: str
    your_plan: str
    your_wishes: str
    your_happens: str
    your_aims: str
    your_agreements: str
    call: str


DANISH = Words(
    back="Overblik",
    back_to_plan="Planen",
    title="Planen",
    goals="Mål",
    wishes="Det vigtigste, med patientens ord",
    targets="Mål, der måles",
    aims="Forløbets mål",
    progress="{count} værdier siden {day}, fra {first} til {last} {unit}",
    no_goals="Ingen mål endnu: skriv det vigtigste for patienten først.",
    proposals="Forslag, nogen skal tage stilling til",
    proposals_lead="Foreslået af teamet. Åbn forslaget for at sætte det i gang eller tage det ud.",
    overdue="Overskredet",
    week="De næste 7 dage",
    later="Senere",
    some_day="Uden dato",
    nothing_to_do="Ingen opgaver eller aftaler.",
    offers="Tilbud",
    no_offers="Ingen tilbud endnu.",
    agreements="Aftalt med patienten",
    no_agreements="Intet skrevet ned endnu.",
    notes="Noter fra sektorerne",
    no_notes="Ingen noter endnu.",
    documents="Dokumenter",
    no_documents="Ingen dokumenter at vise.",
    over="Afsluttet ({count})",
    hand_over="Overdrag ansvaret",
    limits="Grænser",
    team="Teamet",
    pause="Pause i målinger",
    ask="Spørg i telefonen",
    pauses="Målinger hjemme holder pause: {reason}, {span}.",
    printing="Print",
    compare="Hvad er ændret?",
    responsible="Ansvarlig nu",
    add="Tilføj",
    adds={
        Kind.WISH: "Det vigtigste",
        Kind.TARGET: "Mål for en måling",
        Kind.TASK: "Opgave",
        Kind.OFFER: "Tilbud",
        Kind.AGREEMENT: "Aftale",
        Kind.NOTE: "Note",
    },
    kinds={
        Kind.WISH: "Det vigtigste",
        Kind.TARGET: "Mål",
        Kind.AIM: "Mål",
        Kind.TASK: "Opgave",
        Kind.OFFER: "Tilbud",
        Kind.AGREEMENT: "Aftale med patienten",
        Kind.NOTE: "Note",
    },
    fields={
        "text": "Hvad",
        "topic": "Emne",
        "attainment": "Hvor langt er vi?",
        "due": "Senest",
        "start": "Fra",
        "owner": "Hvem",
        "status": "Status",
        "because": "Hvorfor ikke?",
        "shown": "Hvad viser, at det er gjort?",
        "low": "Mindst",
        "high": "Højst",
    },
    hints={
        "text": "Så den, der skal gøre det, forstår det uden at spørge.",
        "because": "Skal siges, når noget tages ud.",
        "shown": "En værdi, et skema, et besøg.",
    },
    statuses={
        "proposed": "Foreslået",
        "draft": "Foreslået",
        "active": "I gang",
        "on-hold": "På pause",
        "completed": "Gjort",
        "cancelled": "Taget ud",
        "requested": "Ikke begyndt",
        "accepted": "Taget imod",
        "in-progress": "I gang",
        "offered": "Tilbudt",
        "applied": "Søgt",
        "under-way": "I gang",
        "done": "Gennemført",
        "not-relevant": "Ikke relevant",
        "entered-in-error": "Skrevet ved en fejl",
    },
    attainments={
        "": "Ikke vurderet",
        "-2": "-2: langt fra",
        "-1": "-1: et stykke fra",
        "0": "0: som aftalt",
        "1": "+1: bedre end aftalt",
        "2": "+2: meget bedre",
    },
    nobody="Ingen endnu",
    now="nu {value}",
    conflict="Modsiges",
    not_measured="ikke målt",
    save="Gem",
    why="Hvorfor ændres det?",
    why_hint="Kan stå tomt. Alle på teamet læser det.",
    history="Hvad er der sket med det?",
    undo="Fortryd",
    undo_hint="Fortryder kun denne ændring. Det, der er skrevet siden, bliver stående.",
    came="Kom ind i planen",
    nothing_said="intet",
    by_unknown="Ikke oplyst af hvem",
    amiss="Det er ikke gemt endnu",
    wrong={
        "note": "Skriv noget i notatet. Det er ikke gemt.",
        "not-noted": "Din rolle skriver ikke i planen. Notatet er ikke gemt.",
        "text": "Skriv, hvad det er.",
        "due": "Datoen forstås ikke, eller den ligger før begyndelsen.",
        "start": "Datoen forstås ikke.",
        "low": "Skriv et tal.",
        "high": "Skriv mindst én grænse, og den højeste øverst i tal.",
        "because": "Sig hvorfor, når noget tages ud.",
        "status": "Vælg en status fra listen.",
        "owner": "Vælg patienten, en pårørende eller en, hvis organisation behandler patienten.",
        "attainment": "Vælg fra -2 til +2.",
        "topic": "Emnet er for langt.",
        "shown": "Teksten er for lang.",
        "measure": "Vælg, hvad der måles.",
        "overtaken": "En anden har skrevet i det samme netop nu. Intet af dit er gemt endnu: se, hvad der står, og gem igen.",
        "mine": "Efter programmet beslutter din rolle ikke dette. Skriv det som forslag, eller spørg den ansvarlige.",
    },
    clash_title="{who} har imens ændret det samme",
    clash="Intet er gemt endnu, og intet er væk. Vælg, hvad der skal stå.",
    keep_mine="Mit: {value}",
    keep_theirs="{who}: {value}",
    clash_choose="Vælg for »{field}«.",
    told={
        "saved": "Gemt. Alle på teamet ser det nu.",
        "added": "Tilføjet til planen.",
        "proposed": "Foreslået. Den, der må beslutte, ser det øverst i planen.",
        "undone": "Fortrudt. Det, der stod før, står igen.",
        "noted": "Notatet er gemt. Alle på teamet ser det nu.",
        "paper": "Sendt til patienten som besked.",
    },
    may_not="Du kan læse planen. De, der behandler patienten, skriver i den.",
    proposes="Din rolle foreslår; den, der har ansvaret, beslutter.",
    unread="Forløbet {names} kan ikke læses her, så ingen ved, hvem der må beslutte. Indtil da kan du skrive og foreslå. Sig det til dem, der "
    "udgiver forløb.",
    who_decides="Det afgør efter forløbsprogrammet: {who}.",
    papers="Andre dokumenter i forløbene",
    paper_about="{when}: fra {sender} til {receivers}.",
    paper_sent="sendt {day}",
    paper_by="Skrives til patienten af: {who}.",
    paper_elsewhere="Det, der ikke går til patienten, sendes fra afsenderens eget system.",
    paper_write="Skriv og send til patienten",
    paper_lead="Går til patienten som besked og ligger i planens dokumenter. Efter forløbsprogrammet får det: {receivers}. De på teamet læser det i planen.",
    paper_amiss="Skriv noget under »{part}«, højst 2000 tegn.",
    paper_go="Send til patienten",
    task_notes="Notater om opgaven",
    no_task_notes="Ingen notater endnu.",
    task_note="Nyt notat",
    task_note_go="Tilføj notatet",
    others_here="{names} har også planen åben nu.",
    others_write="{names} redigerer også planen nu.",
    paused="Målinger hjemme er på pause siden {day}, fordi patienten er indlagt. De går i gang igen ved udskrivelsen.",
    measure="Hvad måles?",
    changes_title="Hvad er ændret i planen?",
    changes_from="Fra",
    changes_to="Til",
    changes_go="Vis",
    changes_none="Der er intet ændret mellem de to tidspunkter.",
    changes_wrong="Tidspunkterne forstås ikke. Vælg dem igen.",
    added="Tilføjet",
    gone="Fjernet",
    changed="Ændret",
    print_clinician="Til klinikeren",
    print_patient="Til patienten",
    print_go="Print denne side",
    journal="Kopiér til journalen",
    journal_hint="Ren tekst uden CPR-nummer. Markér og kopiér, eller brug knappen.",
    copy="Kopiér teksten",
    copied="Kopieret",
    your_plan="Min plan",
    your_wishes="Det vigtigste for mig",
    your_happens="Det skal ske",
    your_aims="Det arbejder vi hen imod",
    your_agreements="Det har vi aftalt",
    call="Spørgsmål? Ring til den ansvarlige:",
)
