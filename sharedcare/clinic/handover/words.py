"""The words of the pages of hand-overs, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass

from sharedcare.care.handover.types import Level, Stand, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. What stands in braces is filled in."""

    back: str
    title: str
    propose_title: str
    lead: str
    waiting_title: str
    earlier_title: str
    focus: str
    programmes: str
    phase: str
    tasks: str
    to: str
    choose: str
    organisations: str
    people: str
    when: str
    when_hint: str
    what: str
    what_hint: str
    what_filled: str
    what_filled_task: str
    labels: dict[str, str]
    reason: str
    reason_hint: str
    items: str
    items_hint: str
    more_items: str
    more_items_hint: str
    go: str
    nothing: str
    all_waiting: str
    may_not: str
    amiss: str
    sender: str
    receiver: str
    asked: str
    responsible: str
    until_then: str
    conversation: str
    question: str
    answer: str
    no_items: str
    not_said: str
    stands: dict[Stand, str]
    levels: dict[Level, str]
    shapes: dict[Level, str]
    requested_by: str
    red_today: str
    red_in: str
    red_in_one: str
    red_since: str
    steps: dict[Step, str]
    fields: dict[Step, str]
    accept_hint: str
    others_turn: dict[Stand, str]
    ended_by: str
    told: dict[str, str]
    open_page: str
    task_item: str
    unread_item: str
    wrong: dict[str, str]
    answered_by: dict[Stand, str]
    somebody: str


DANISH = Words(
    back="Overblik",
    title="Overdragelse",
    propose_title="Overdrag ansvaret",
    lead="I har ansvaret, til modtageren har sagt ja. Begge kan se, hvor længe den har ventet.",
    waiting_title="Venter på svar",
    earlier_title="Tidligere overdragelser",
    focus="Hvad overdrages?",
    programmes="Forløb",
    phase="{programme}: fra fasen {phase}",
    tasks="Opgave",
    to="Til hvem?",
    choose="Vælg",
    organisations="Organisationer (alle, der behandler der, kan svare)",
    people="Personer på teamet",
    when="Hvornår skal det ske?",
    when_hint="Et ønske, som modtageren læser; kan stå tomt. Ansvaret flytter, når modtageren siger ja, også før datoen.",
    what="Med få ord",
    what_hint="Det første, modtageren læser. Står her intet, skriver vi, hvad du har valgt.",
    what_filled="Overtag ansvaret for {what}",
    what_filled_task="Overtag opgaven: {what}",
    labels={
        "what": "Hvad",
        "when": "Hvornår",
        "reason": "Hvorfor",
        "items": "Åbne punkter",
        "because": "Begrundelse",
    },
    reason="Hvorfor nu, og hvad skal modtageren vide?",
    reason_hint="Status, måldoser, hvad patienten har fået at vide.",
    items="Åbne punkter, der følger med",
    items_hint="Fund, opgaver med frist inden 14 dage og ulæste beskeder. Fjern fluebenet ved det, du selv gør færdigt.",
    more_items="Flere åbne punkter",
    more_items_hint="Et på hver linje.",
    go="Send til modtageren",
    nothing="Patienten er ikke i et forløb, og der er ingen åbne opgaver: der er intet at overdrage.",
    all_waiting="Det, du kan overdrage, venter allerede på svar.",
    may_not="Det er den ansvarlige, eller en fra samme organisation, der overdrager. Ansvarlig nu: {}.",
    amiss="Overdragelsen er ikke sendt",
    sender="Fra",
    receiver="Til",
    asked="Sendt",
    responsible="Ansvarlig nu",
    until_then="Ansvaret flytter først, når modtageren siger ja.",
    conversation="Spørgsmål og svar",
    question="{} spørger",
    answer="{} svarer",
    no_items="Ingen: afsenderen har hverken sendt fund, opgaver eller ulæste beskeder med.",
    not_said="Ikke oplyst",
    stands={
        Stand.OFFERED: "Venter på modtageren",
        Stand.ASKED: "Modtageren har spurgt og venter på svar",
        Stand.ACCEPTED: "Overtaget",
        Stand.DECLINED: "Afvist",
        Stand.TAKEN_BACK: "Trukket tilbage",
    },
    levels={Level.WAITS: "Venter", Level.YELLOW: "Hold øje", Level.RED: "Handl nu"},
    shapes={Level.WAITS: "none", Level.YELLOW: "watch", Level.RED: "act"},
    requested_by="Anmodet af {} {}",
    red_today="rød fra i dag: ingen har svaret",
    red_in="rød om {days} arbejdsdage",
    red_in_one="rød om 1 arbejdsdag",
    red_since="rød siden {}: ingen har svaret",
    steps={
        Step.ACCEPT: "Ja, vi overtager ansvaret",
        Step.ASK: "Spørg, før du svarer",
        Step.ANSWER: "Svar på spørgsmålet",
        Step.DECLINE: "Sig nej",
        Step.TAKE_BACK: "Træk den tilbage",
    },
    fields={
        Step.ASK: "Hvad vil du vide?",
        Step.ANSWER: "Dit svar",
        Step.DECLINE: "Hvorfor ikke?",
        Step.TAKE_BACK: "Hvorfor?",
    },
    accept_hint="Siger du ja, er du den ansvarlige fra nu af, også for de åbne punkter.",
    others_turn={
        Stand.OFFERED: "Det er modtagerens tur.",
        Stand.ASKED: "Det er afsenderens tur at svare.",
    },
    ended_by="af {} {}",
    told={
        "proposed": "Sendt. I har stadig ansvaret, til modtageren siger ja.",
        "accept": "Du har overtaget ansvaret.",
        "ask": "Spørgsmålet er sendt til afsenderen.",
        "answer": "Svaret er sendt. Det er modtagerens tur igen.",
        "decline": "Du har sagt nej. Afsenderen har stadig ansvaret og kan se hvorfor.",
        "take-back": "Trukket tilbage. Ansvaret er, hvor det var.",
    },
    open_page="Åbn",
    task_item="Opgave: {text}{due}",
    unread_item="Ulæst besked: {text}",
    wrong={
        "text": "Skriv med få ord, hvad der overdrages.",
        "reason": "Skriv et par ord, så den anden ved, hvad der skal ske.",
        "focus": "Vælg, hvad der overdrages. Det valgte kan være afsluttet imens.",
        "receiver": "Vælg en af dem, der kan overtage det valgte. Under listen står, hvorfor andre ikke er der.",
        "due": "Datoen forstås ikke, eller den er gået.",
        "mine": "Intet er sendt: det er den ansvarlige, eller en fra samme organisation, der overdrager. Ansvaret kan være flyttet imens.",
        "twice": "Det samme venter allerede på svar. Træk det tilbage først.",
        "turn": "Det er ikke din tur. Se, hvordan overdragelsen står nu.",
        "over": "Det, der blev overdraget, er afsluttet imens. Ingen kan overtage det.",
    },
    answered_by={
        Stand.ACCEPTED: "{} har allerede overtaget ansvaret.",
        Stand.DECLINED: "{} har allerede sagt nej.",
        Stand.TAKEN_BACK: "{} har trukket den tilbage.",
    },
    somebody="En anden",
)

ENGLISH = Words(
    back="Overview",
    title="Hand-over",
    propose_title="Hand over responsibility",
    lead="Your organisation is responsible until the receiver has said yes. Both of you see how long it has waited.",
    waiting_title="Waits for an answer",
    earlier_title="Earlier hand-overs",
    focus="What is handed over?",
    programmes="Programme",
    phase="{programme}: from the phase {phase} on",
    tasks="Task",
    to="To whom?",
    choose="Choose",
    organisations="Organisations (anybody who treats there can answer)",
    people="People on the team",
    when="When is it to happen?",
    when_hint="A wish that the receiver reads; may be left empty. Responsibility moves when the receiver says yes, before that day too.",
    what="In a few words",
    what_hint="The first thing that the receiver reads. If left empty, we write what you have chosen.",
    what_filled="Take over responsibility for {what}",
    what_filled_task="Take over the task: {what}",
    labels={
        "what": "What",
        "when": "When",
        "reason": "Why",
        "items": "Open items",
        "because": "Reason given",
    },
    reason="Why now, and what does the receiver need to know?",
    reason_hint="Status, target doses, what the patient has been told.",
    items="Open items that go with it",
    items_hint="Findings, tasks due within 14 days and unread messages. Untick what you finish yourself.",
    more_items="More open items",
    more_items_hint="One on each line.",
    go="Send to the receiver",
    nothing="The patient is in no programme and there are no open tasks: there is nothing to hand over.",
    all_waiting="What you can hand over waits for an answer already.",
    may_not="Whoever is responsible, or somebody of the same organisation, hands over. Responsible now: {}.",
    amiss="The hand-over was not sent",
    sender="From",
    receiver="To",
    asked="Sent",
    responsible="Responsible now",
    until_then="Responsibility moves only when the receiver says yes.",
    conversation="Questions and answers",
    question="{} asks",
    answer="{} answers",
    no_items="None: the sender has passed on no findings, tasks or unread messages.",
    not_said="Not said",
    stands={
        Stand.OFFERED: "Waits for the receiver",
        Stand.ASKED: "The receiver has asked, and waits for the answer",
        Stand.ACCEPTED: "Taken over",
        Stand.DECLINED: "Declined",
        Stand.TAKEN_BACK: "Taken back",
    },
    levels={Level.WAITS: "Waits", Level.YELLOW: "Keep an eye on it", Level.RED: "Act now"},
    shapes={Level.WAITS: "none", Level.YELLOW: "watch", Level.RED: "act"},
    requested_by="Requested by {} {}",
    red_today="red from today: nobody has answered",
    red_in="red in {days} working days",
    red_in_one="red in 1 working day",
    red_since="red since {}: nobody has answered",
    steps={
        Step.ACCEPT: "Yes, we take over",
        Step.ASK: "Ask before you answer",
        Step.ANSWER: "Answer the question",
        Step.DECLINE: "Say no",
        Step.TAKE_BACK: "Take it back",
    },
    fields={
        Step.ASK: "What do you want to know?",
        Step.ANSWER: "Your answer",
        Step.DECLINE: "Why not?",
        Step.TAKE_BACK: "Why?",
    },
    accept_hint="With your yes you are responsible from now on, for the open items too.",
    others_turn={
        Stand.OFFERED: "It is the receiver's turn.",
        Stand.ASKED: "It is the sender's turn to answer.",
    },
    ended_by="by {} {}",
    told={
        "proposed": "Sent. Your organisation is still responsible until the receiver says yes.",
        "accept": "You have taken over responsibility.",
        "ask": "The question was sent to the sender.",
        "answer": "The answer was sent. It is the receiver's turn again.",
        "decline": "You have said no. The sender is still responsible and can see why.",
        "take-back": "Taken back. Responsibility is where it was.",
    },
    open_page="Open",
    task_item="Task: {text}{due}",
    unread_item="Unread message: {text}",
    wrong={
        "text": "Say in a few words what is handed over.",
        "reason": "Write a few words, so that the other one knows what is to happen.",
        "focus": "Choose what is handed over. What you chose may have ended meanwhile.",
        "receiver": "Choose one of those who can take over what you chose. Below the list it says why others are not there.",
        "due": "The date is not understood, or has passed.",
        "mine": "Nothing was sent: whoever is responsible, or somebody there, hands over. Responsibility may have moved meanwhile.",
        "twice": "The same waits for an answer already. Take that back first.",
        "turn": "It is not your turn. Look at how the hand-over stands now.",
        "over": "What was handed over has ended meanwhile. Nobody can take it over.",
    },
    answered_by={
        Stand.ACCEPTED: "{} has taken over already.",
        Stand.DECLINED: "{} has said no already.",
        Stand.TAKEN_BACK: "{} has taken it back.",
    },
    somebody="Somebody else",
)

WORDS = {"da": DANISH, "en": ENGLISH}
