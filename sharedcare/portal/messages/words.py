"""The words of the pages of messages, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the pages say in one language. What stands in braces is filled in."""

    title: str
    lead: str
    new_one: str
    new_many: str
    nothing: str
    responsible: str
    nobody: str
    before: str
    earlier: str
    empty: str
    you: str
    patient: str
    relative: str
    read: str
    unread: str
    write: str
    to: str
    hint: str
    send: str
    sent: str
    wrong: str
    over: str
    may_not: str
    answered: str
    urgent: str


DANISH = Words(
    title="Beskeder",
    lead="Skriv til dem, der behandler dig, og læs, hvad de har skrevet.",
    new_one="1 ny besked",
    new_many="{count} nye beskeder",
    nothing="Ingen beskeder endnu",
    responsible="Ansvarlig for dig nu",
    nobody="Ingen har adgang til din journal lige nu, så der er ingen at skrive til. Ring til din egen læge.",
    before="Har behandlet dig",
    earlier="Ældre beskeder ({count})",
    empty="I har ikke skrevet til hinanden endnu.",
    you="Dig",
    patient="Patienten",
    relative="Pårørende",
    read="Læst",
    unread="Ikke læst endnu",
    write="Skriv en besked",
    to="Den går til {name}.",
    hint="De andre, der behandler dig, kan også læse den.",
    send="Send besked",
    sent="Beskeden er sendt.",
    wrong="Skriv et par ord først.",
    over="De kan ikke se din journal nu. Derfor kan du ikke skrive til dem her.",
    may_not="Du må læse beskederne. Patienten selv, eller en pårørende der må skrive, kan svare.",
    answered="Den læses, når de er på arbejde. Kan det ikke vente, så ring.",
    urgent="Haster det: ring til egen læge eller lægevagten. Ved livsfare: ring 112.",
)

ENGLISH = Words(
    title="Messages",
    lead="Write to those who treat you, and read what they have written.",
    new_one="1 new message",
    new_many="{count} new messages",
    nothing="No messages yet",
    responsible="Responsible for you now",
    nobody="Nobody has access to your record just now, so there is nobody to write to. Call your own doctor.",
    before="Have treated you",
    earlier="Older messages ({count})",
    empty="You have not written to each other yet.",
    you="You",
    patient="The patient",
    relative="A relative",
    read="Read",
    unread="Not read yet",
    write="Write a message",
    to="It goes to {name}.",
    hint="The others who treat you can read it too.",
    send="Send message",
    sent="The message is sent.",
    wrong="Write a few words first.",
    over="They cannot see your record now, so you cannot write to them here.",
    may_not="You may read the messages. The patient, or a relative who may write, can answer.",
    answered="It is read when they are at work. If it cannot wait, call.",
    urgent="If it is urgent: call your own doctor or the out-of-hours doctor. In danger of life: call 112.",
)

DANISH_FOR = replace(
    DANISH,
    lead="Beskeder mellem patienten, de pårørende og dem, der behandler.",
    responsible="Ansvarlig nu",
    nobody="Ingen har adgang til journalen lige nu, så der er ingen at skrive til. Ring til patientens egen læge.",
    before="Har behandlet patienten",
    hint="De andre, der behandler patienten, kan også læse den.",
    over="De kan ikke se journalen nu. Derfor kan du ikke skrive til dem her.",
)
ENGLISH_FOR = replace(
    ENGLISH,
    lead="Messages between the patient, relatives and those who treat.",
    responsible="Responsible now",
    nobody="Nobody has access to the record just now, so there is nobody to write to. Call the patient's own doctor.",
    before="Have treated the patient",
    hint="The others who treat the patient can read it too.",
    over="They cannot see the record now, so you cannot write to them here.",
)
WORDS = {"da": DANISH, "en": ENGLISH}
WORDS_FOR = {"da": DANISH_FOR, "en": ENGLISH_FOR}
"""To a relative, who is not the one that it is about."""
