"""What the pages about sharing say to a relative, who decides for the one that the record is about. What is not here is said alike."""

from dataclasses import replace

from sharedcare.portal.sharing.words import DANISH, ENGLISH, WORDS, Words
from sharedcare.portal.whose import Whose

DANISH_FOR = replace(
    DANISH,
    title="Deling af journalen",
    lead="Her bestemmer du på patientens vegne, hvem der kan se journalen. Det kan altid laves om, også af patienten selv.",
    programmes="Forløb",
    agreed="Der er sagt ja den {day}.",
    not_agreed="Der er ikke sagt ja, så ingen kan se journalen i det forløb.",
    sees="De kan se journalen:",
    sees_nobody="Ingen kan se journalen i det forløb lige nu.",
    organisations_lead="Så kan stedet slet ikke se journalen.",
    kinds_lead="Resten af journalen kan stadig ses.",
    blocks="Det er der lukket for",
    no_blocks="Der er ikke lukket for noget.",
    calm="Den, der har skrevet noget, kan altid selv se det. I en nødsituation kan en læge eller sygeplejerske åbne journalen. Så får patienten det at vide med det samme.",
    ask_end="Vil du trække samtykket tilbage til {}?",
    lose="De kan ikke længere se journalen:",
    lose_nobody="Ingen mister adgangen til journalen, for de behandler også patienten i et andet forløb.",
    lose_nobody_now="Lige nu kan ingen se journalen i det forløb, så ingen mister adgangen. Den bliver heller ikke åbnet senere, før der bliver sagt ja igen.",
    lose_nobody_there="Lige nu kan {whom} ikke se journalen. Lukker du for dem, kan de heller ikke senere.",
    get="De får lov at se journalen:",
    get_nobody="Ingen flere får adgang til journalen.",
    blind="De er ansvarlige for patienten nu og kan så ikke se målingerne. Ring til dem først, og aftal, hvem der så holder øje.",
    blind_unreached="De er ansvarlige for patienten nu og kan så ikke se målingerne. Tal med patientens egen læge først om, hvem der så holder øje.",
    blind_partly="Det bliver også skjult for dem, der er ansvarlige for patienten nu.",
    stays_items=(
        "Intet bliver slettet.",
        "Den, der har skrevet noget, kan stadig selv se det.",
        "I en nødsituation kan journalen åbnes. Patienten får det at vide.",
        "Det kan laves om igen.",
    ),
    done=DANISH.done | {"give": "Det er gemt. Der deles nu."},
)
ENGLISH_FOR = replace(
    ENGLISH,
    title="Sharing the record",
    lead="Here you decide on the patient's behalf who can see the record. It can always be changed, by the patient too.",
    programmes="Programmes",
    agreed="Yes was said on {day}.",
    not_agreed="Nobody has said yes, so nobody can see the record for this programme.",
    sees="They can see the record:",
    sees_nobody="Nobody can see the record for this programme just now.",
    organisations_lead="That place can then not see the record at all.",
    kinds_lead="The rest of the record can still be seen.",
    blocks="What is closed",
    no_blocks="Nothing is closed.",
    calm="Whoever has written something can always see it. In an emergency a doctor or nurse can open the record. The patient is then told at once.",
    ask_end="Do you want to withdraw the consent to {}?",
    ask_block="Do you want to close the record to {}?",
    lose="They can no longer see the record:",
    lose_nobody="Nobody loses access to the record, since they treat the patient in another programme too.",
    lose_nobody_now="Just now nobody can see the record for this programme, so nobody loses access. It is not opened later either, until yes is said again.",
    lose_nobody_there="Just now {whom} cannot see the record. If you close it to them, they cannot later either.",
    get="They are allowed to see the record:",
    get_nobody="Nobody more gets access to the record.",
    blind="They are responsible for the patient now and can then not see the measurements. Call them first, and agree on who then keeps watch.",
    blind_unreached="They are responsible for the patient now and can then not see the measurements. Talk to the patient's own doctor first about who then keeps watch.",
    blind_partly="It will also be hidden from those who are responsible for the patient now.",
    stays_items=(
        "Nothing is deleted.",
        "Whoever has written something can still see it.",
        "In an emergency the record can be opened. The patient is told.",
        "It can be changed again.",
    ),
    done=ENGLISH.done | {"give": "It is saved. The record is shared now."},
)
_FOR = {"da": DANISH_FOR, "en": ENGLISH_FOR}


def words_to(whose: Whose, language: str) -> Words:
    """The words to whoever has this record open: to the patient of their own record, to a relative of the patient's."""
    return (WORDS if whose.is_own else _FOR)[language]
