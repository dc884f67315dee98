"""What the pages of questions on the telephone, and of scores from paper, say, in Danish and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the pages say themselves. What stands in braces is filled in."""

    back: str
    title: str
    lead: str
    none: str
    ask: str
    now: str
    last: str
    last_by_phone: str
    never: str
    to_list: str
    read_out: str
    number: str
    action: str
    send: str
    said: str
    urgent: str
    told: str
    amiss: str
    missing: str
    choose: str
    mine: str
    enter: str
    on_paper: str
    last_entered: str
    paper: str
    score: str
    score_wrong: str
    between: str
    save: str
    kept: str
    enter_count: str
    counted: str
    count_how: str
    count: str
    from_record: str


DANISH = Words(
    back="Tilbage til planen",
    title="Spørg i telefonen",
    lead="Læs spørgsmålene op, og skriv patientens svar. De står i journalen som patientens egne, besvaret i telefon med dig, og vurderes som ellers.",
    none="Patientens forløb har ingen skemaer, der kan besvares her.",
    ask="Stil spørgsmålene",
    now="Ventes nu",
    last="Sidst besvaret {day}",
    last_by_phone="Sidst besvaret {day}, i telefonen",
    never="Ikke besvaret endnu",
    to_list="Alle skemaer",
    read_out="Læs op, som det står.",
    number="Spørgsmål {number} af {count}",
    action="Sig det videre til patienten nu",
    send="Gem patientens svar",
    said="Svarene er gemt og vurderet, besvaret i telefonen.",
    urgent="Et svar kan ikke vente",
    told="Den, der har ansvaret, har fået en opgave nu.",
    amiss="Svarene er ikke gemt endnu",
    missing="{count} spørgsmål mangler et svar.",
    choose="Vælg et svar.",
    mine="Kun de, der behandler patienten i forløbet, svarer sammen med patienten.",
    enter="Skriv scoren",
    on_paper="Udfyldes på papir; her skrives kun scoren.",
    last_entered="Sidst skrevet ind {day}.",
    paper="Patienten svarer på et papirskema, som I har licens til. Tæl point sammen, og skriv scoren. Den står i journalen som patientens, skrevet ind af dig.",
    score="Score",
    score_wrong="Skriv et tal{range}.",
    between=" fra {} til {}",
    save="Gem tallet",
    kept="Tallet er gemt og vurderet.",
    enter_count="Skriv tallet",
    counted="Et antal, som I tæller.",
    count_how="Skriv, hvor mange det er i dette forløb indtil nu. Tallet står i journalen, skrevet ind af dig.",
    count="Antal",
    from_record="Valgt efter journalen, {day}. Spørg, om det stadig er sådan.",
)

ENGLISH = Words(
    back="Back to the plan",
    title="Ask on the telephone",
    lead="Read the questions out, and write down what the patient answers. It stands in the record as the patient's own, answered by phone with you, and is judged as ever.",
    none="The patient's programmes have no questionnaires that can be answered here.",
    ask="Ask the questions",
    now="Expected now",
    last="Last answered {day}",
    last_by_phone="Last answered {day}, on the telephone",
    never="Not answered yet",
    to_list="All questionnaires",
    read_out="Read it out as it stands.",
    number="Question {number} of {count}",
    action="Tell the patient now",
    send="Save the patient's answers",
    said="The answers are saved and judged, answered on the telephone.",
    urgent="An answer cannot wait",
    told="Whoever is responsible has been given a task now.",
    amiss="The answers are not saved yet",
    missing="{count} of the questions have no answer.",
    choose="Choose an answer.",
    mine="Only those who treat the patient in the programme answer together with the patient.",
    enter="Enter the score",
    on_paper="Answered on paper; only the score is entered here.",
    last_entered="Last entered {day}.",
    paper="The patient answers on a paper form that you have a licence for. Add up the points, and enter the score. It stands in the record as the patient's, entered by you.",
    score="Score",
    score_wrong="Write a number{range}.",
    between=" from {} to {}",
    save="Save the number",
    kept="The number is saved and judged.",
    enter_count="Enter the number",
    counted="A number that you count.",
    count_how="Write how many there are in this course until now. The number stands in the record, entered by you.",
    count="Number",
    from_record="Chosen from the record, {day}. Ask whether it is still so.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
