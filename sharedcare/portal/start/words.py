"""The words of the first page, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the first page says in one language. What stands in braces is filled in."""

    title: str
    hello: str
    measure: str
    questionnaires: str
    messages: str
    messages_new: str
    messages_one: str
    responsible: str
    nobody: str
    blind: str
    blind_go: str
    call: str
    treats: str
    treats_lead: str
    treats_nobody: str
    agreement: str
    since: str
    how: str
    emergency: str
    emergency_by: str
    emergency_why: str
    emergency_next: str
    renewal: str
    renewal_go: str
    urgent: str
    not_monitored: str
    pause_title: str
    pause_judged: str
    pause_see: str
    pause_go: str
    others: str


DANISH = Words(
    title="Start",
    hello="Hej {name}",
    measure="Send målinger",
    questionnaires="Svar på skemaer",
    messages="Beskeder",
    messages_new="Beskeder ({count} ulæste)",
    messages_one="Beskeder (1 ulæst)",
    responsible="Ansvarlig for dig nu",
    nobody="Det står ikke i journalen. Spørg din egen læge.",
    blind="De kan ikke se din journal lige nu, og heller ikke dine målinger. Ring til dem, hvis du får det værre.",
    blind_go="Se, hvem der kan se din journal",
    call="Ring {phone}",
    treats="De behandler dig",
    treats_lead="De kan se din journal, fordi du har sagt ja til det.",
    treats_nobody="Ingen har adgang til din journal lige nu.",
    agreement="Aftalen om {programme}",
    since="Siden {day}",
    how="Se, hvad du kan bestemme",
    emergency="Din journal blev åbnet i en nødsituation",
    emergency_by="Det var {who}, {when}.",
    emergency_why="Begrundelsen er: »{reason}«",
    emergency_next="Databeskyttelsen ser på, om det var i orden. Adgangen varer i 8 timer.",
    renewal="{name}s adgang slutter {day}",
    renewal_go="Forny eller lad den slutte",
    not_monitored="I dag ser ingen på dine målinger",
    pause_title="Pause i målinger",
    pause_judged="Du kan stadig sende målinger. De bliver vurderet som ellers. Får du det værre, så ring.",
    pause_see="Se pausen",
    pause_go="Hold pause i målinger",
    urgent="Har du brystsmerter, eller kan du ikke få luft: ring 112.",
    others="Du kan også se for",
)

ENGLISH = Words(
    title="Start",
    hello="Hello {name}",
    measure="Send measurements",
    questionnaires="Answer questionnaires",
    messages="Messages",
    messages_new="Messages ({count} unread)",
    messages_one="Messages (1 unread)",
    responsible="Responsible for you now",
    nobody="The record does not say. Ask your own doctor.",
    blind="They cannot see your record just now, nor your measurements. Call them if you get worse.",
    blind_go="See who can see your record",
    call="Call {phone}",
    treats="They treat you",
    treats_lead="They can see your record because you have said yes to it.",
    treats_nobody="Nobody has access to your record just now.",
    agreement="The agreement about {programme}",
    since="Since {day}",
    how="See what you can decide",
    emergency="Your record was opened in an emergency",
    emergency_by="It was {who}, {when}.",
    emergency_why="The reason is: “{reason}”",
    emergency_next="Data protection looks at whether that was right. The access lasts for 8 hours.",
    renewal="What {name} may do ends {day}",
    renewal_go="Renew it or let it end",
    not_monitored="Nobody looks at your measurements today",
    pause_title="Pause in measuring",
    pause_judged="You can still send measurements. They are judged as ever. If you feel worse, call.",
    pause_see="See the pause",
    pause_go="Pause the measuring",
    urgent="If you have chest pain or cannot breathe: call 112.",
    others="You can also look on behalf of",
)

DANISH_FOR = replace(
    DANISH,
    hello="{name}",
    responsible="Ansvarlig nu",
    blind="De kan ikke se journalen lige nu, og heller ikke målingerne. Ring til dem, hvis det bliver værre.",
    blind_go="Se, hvem der kan se journalen",
    treats="De behandler",
    treats_lead="De kan se journalen, fordi der er sagt ja til det.",
    treats_nobody="Ingen har adgang til journalen lige nu.",
    how="Se, hvad der deles",
    emergency="Journalen blev åbnet i en nødsituation",
    not_monitored="I dag ser ingen på målingerne",
    pause_judged="Der kan stadig sendes målinger. De bliver vurderet som ellers. Bliver det værre, så ring.",
    urgent="Ved brystsmerter, eller hvis patienten ikke kan få luft: ring 112.",
)
ENGLISH_FOR = replace(
    ENGLISH,
    hello="{name}",
    responsible="Responsible now",
    blind="They cannot see the record just now, nor the measurements. Call them if it gets worse.",
    blind_go="See who can see the record",
    treats="Those who treat",
    treats_lead="They can see the record because somebody has said yes to it.",
    treats_nobody="Nobody has access to the record just now.",
    how="See what is shared",
    emergency="The record was opened in an emergency",
    not_monitored="Nobody looks at the measurements today",
    pause_judged="Measurements can still be sent. They are judged as ever. If it gets worse, call.",
    urgent="With chest pain, or if the patient cannot breathe: call 112.",
)
WORDS = {"da": DANISH, "en": ENGLISH}
WORDS_FOR = {"da": DANISH_FOR, "en": ENGLISH_FOR}
"""To a relative, who is not the one that it is about."""
