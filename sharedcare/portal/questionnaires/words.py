"""The words of the questionnaires' pages, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the pages say in one language. What stands in braces is filled in."""

    title: str
    lead: str
    nothing: str
    now: str
    later: str
    any_time: str
    answer: str
    one_question: str
    questions: str
    last: str
    last_by_phone: str
    never: str
    again: str
    back: str
    number: str
    send: str
    who_sees: str
    urgent: str
    missing_one: str
    missing: str
    missing_this: str
    to_first: str
    thanks: str
    help: str
    told: str
    call: str
    call_practice: str
    your_score: str
    no_score: str
    what_now: str
    sent: str
    sent_by_phone: str
    to_list: str
    answer_too: str
    keep: str
    kept: str
    begun: str
    begun_hint: str
    go_on: str
    from_record: str


DANISH = Words(
    title="Skemaer",
    lead="Dine svar bliver en del af journalen, og de, der behandler, kan se dem.",
    nothing="Der er ingen skemaer til dig lige nu.",
    now="Svar nu",
    later="Svar senere",
    any_time="Svar, når du vil",
    answer="Svar",
    one_question="1 spørgsmål",
    questions="{count} spørgsmål",
    last="Sidst besvaret {day}",
    last_by_phone="Sidst besvaret {day} i telefonen",
    never="Ikke besvaret endnu",
    again="Igen fra {day}",
    back="Skemaer",
    number="Spørgsmål {number} af {count}",
    send="Send svar",
    who_sees="De, der behandler, ser svarene, når de åbner journalen. Skriv ikke her, hvis det haster.",
    urgent="Haster det: ring til egen læge eller lægevagten. Ved livsfare: ring 112.",
    missing_one="1 spørgsmål mangler et svar.",
    missing="{count} spørgsmål mangler et svar.",
    missing_this="Vælg et svar.",
    to_first="Gå til det første",
    thanks="Tak for dine svar",
    help="Der er hjælp nu",
    told="De, der behandler dig, har fået besked nu. Vent ikke på dem, hvis det haster.",
    call="Ring {number}",
    call_practice="Ring til egen læge: {phone}",
    your_score="{score} af {highest}",
    no_score="Ingen score: der mangler svar.",
    what_now="Hvad nu?",
    sent="Sendt {when}. Svarene står i journalen.",
    sent_by_phone="Besvaret i telefonen {when}. Svarene står i journalen.",
    to_list="Til skemaerne",
    answer_too="Svar også på: {title}",
    keep="Gem og fortsæt senere",
    kept="Dine svar er gemt, men ikke sendt. Kun du kan se dem, indtil du sender dem.",
    begun="Begyndt, ikke sendt",
    begun_hint="Her er det, du svarede sidst. Det er ikke sendt endnu.",
    go_on="Fortsæt",
    from_record="Fra din journal, {day}. Ret det, hvis det er anderledes nu.",
)

ENGLISH = Words(
    title="Questionnaires",
    lead="Your answers become part of the record, and those who treat can see them.",
    nothing="There are no questionnaires for you just now.",
    now="Answer now",
    later="Answer later",
    any_time="Answer whenever you like",
    answer="Answer",
    one_question="1 question",
    questions="{count} questions",
    last="Last answered {day}",
    last_by_phone="Last answered {day} on the telephone",
    never="Not answered yet",
    again="Again from {day}",
    back="Questionnaires",
    number="Question {number} of {count}",
    send="Send answers",
    who_sees="Those who treat see the answers when they open the record. Do not write here if it is urgent.",
    urgent="If it is urgent: call your own doctor or the out-of-hours doctor. In danger of life: call 112.",
    missing_one="1 question has no answer.",
    missing="{count} questions have no answer.",
    missing_this="Choose an answer.",
    to_first="Go to the first",
    thanks="Thank you for your answers",
    help="There is help now",
    told="Those who treat you have been told now. Do not wait for them if it is urgent.",
    call="Call {number}",
    call_practice="Call your own doctor: {phone}",
    your_score="{score} of {highest}",
    no_score="No score: some answers are missing.",
    what_now="What now?",
    sent="Sent {when}. The answers are in the record.",
    sent_by_phone="Answered on the telephone {when}. The answers are in the record.",
    to_list="To the questionnaires",
    answer_too="Answer this too: {title}",
    keep="Save and go on later",
    kept="Your answers are saved, but not sent. Only you can see them until you send them.",
    begun="Begun, not sent",
    begun_hint="Here is what you answered last time. It is not sent yet.",
    go_on="Go on",
    from_record="From your record, {day}. Change it if it is different now.",
)

WORDS = {"da": DANISH, "en": ENGLISH}

WORDS_FOR = {
    "da": replace(
        DANISH,
        lead="Spørgsmålene er stillet til patienten, og du svarer på patientens vegne. Svarene bliver en del af journalen, og de, der behandler, kan se dem.",
        nothing="Der er ingen skemaer til patienten lige nu.",
        told="De, der behandler patienten, har fået besked nu. Vent ikke på dem, hvis det haster.",
        from_record="Fra patientens journal, {day}. Ret det, hvis det er anderledes nu.",
    ),
    "en": replace(
        ENGLISH,
        lead="The questions are put to the patient, and you answer on the patient's behalf. The answers become part of the record, and those who treat can see them.",
        nothing="There are no questionnaires for the patient just now.",
        told="Those who treat the patient have been told now. Do not wait for them if it is urgent.",
        from_record="From the patient's record, {day}. Change it if it is different now.",
    ),
}
"""What a relative reads, who answers for the patient."""
