"""From a MedCom ConditionList document to a list of conditions. Pure.

Source: MedCom, ConditionList 1.0.1 (medcom-conditionlist-composition, -condition, -organization).
"""

from collections import Counter
from datetime import tzinfo

from sharedcare.exchange.forms.bundle import Bundle
from sharedcare.exchange.forms.errors import BadBundle
from sharedcare.exchange.forms.opening import Opened
from sharedcare.exchange.forms.tree import Tree, many, moment, one, text
from sharedcare.exchange.general_practice.types import ConditionList, Entry
from sharedcare.exchange.parties.reading import organisation_of, person_of, professional_of
from sharedcare.exchange.parties.systems import written

_PROBLEM_LIST = "11450-4"
_TOLD = (
    "clinicalStatus",
    "verificationStatus",
    "category",
    "severity",
    "code",
    "bodySite",
    "onsetDateTime",
    "onsetAge",
    "onsetPeriod",
    "onsetString",
    "abatementDateTime",
    "abatementAge",
    "abatementPeriod",
    "abatementString",
    "recordedDate",
)


def is_condition_list(form: Opened) -> bool:
    """Whether somebody meant this to be a ConditionList document."""
    tree = form.tree or {}
    if tree.get("resourceType") != "Bundle" or tree.get("type") != "document":
        return False
    first = [one(entry, "resource") for entry in many(tree, "entry")[:1]]
    return any(
        text(coding, "code") == _PROBLEM_LIST
        for each in first
        for coding in many(one(each, "type"), "coding")
    )


def read(form: Opened, *, zone: tzinfo) -> ConditionList:
    """The list that a document holds. Raises BadBundle."""
    bundle = Bundle(form.tree or {})
    composition = bundle.only("Composition")
    number = text(one(bundle.tree, "identifier"), "value") or text(bundle.tree, "id")
    if not number:
        raise BadBundle("Bundle.identifier", "The number of the document is missing.")
    authors = many(composition, "author")
    offices = [each for each in authors if bundle.led_to(each, "Organization") is not None]
    if not offices:
        raise BadBundle("Composition.author", "The practice is missing: an author that is an Organization.")
    office = bundle.needed(offices[0], "Composition.author", "Organization")
    practice = organisation_of(office, "Composition.author", sector="general-practice")
    people = (bundle.led_to(each, "PractitionerRole", "Practitioner") for each in authors)
    person = next((each for each in people if each is not None), {})
    patient = bundle.needed(one(composition, "subject"), "Composition.subject", "Patient")
    sections = many(composition, "section")
    references = [entry for section in sections for entry in many(section, "entry")]
    if not references and not any("emptyReason" in each for each in sections):
        raise BadBundle(
            "Composition.section.entry",
            "The list is empty and does not say why. Send the conditions, or an emptyReason if there are none.",
        )
    conditions = [bundle.needed(each, "Composition.section.entry", "Condition") for each in references]
    if any(bundle.led_to(one(each, "subject"), "Patient") is not patient for each in conditions):
        raise BadBundle("Condition.subject", "All conditions must be of the person that the list is about.")
    return ConditionList(
        number=number.removeprefix("urn:uuid:"),
        stated_at=moment(composition, "date", "Composition.date", zone),
        person=person_of(patient),
        practice=practice,
        author=professional_of(bundle, person, practice, roles={}),
        entries=_entries(conditions),
    )


def _entries(conditions: list[Tree]) -> tuple[Entry, ...]:
    met: Counter[str] = Counter()
    found = []
    for each in conditions:
        key = _key(each)
        met[key] += 1
        found.append(Entry(f"{key}#{met[key]}" if met[key] > 1 else key, _says(each)))
    return tuple(found)


def _key(condition: Tree) -> str:
    """What makes a condition this one: an identifier of the practice, else what it is and since when it is recorded.

    Not the id in the document, which need not be the same in the next one.
    """
    for each in many(condition, "identifier"):
        if text(each, "value"):
            return f"{text(each, 'system')}|{text(each, 'value')}"
    concept = one(condition, "code")
    codes = sorted(
        f"{written(text(each, 'system'))}|{text(each, 'code')}" for each in many(concept, "coding")
    )
    what = ",".join(codes) or text(concept, "text").casefold()
    return f"{what}@{text(condition, 'recordedDate')[:10]}"


def _says(condition: Tree) -> Tree:
    says = {name: condition[name] for name in _TOLD if name in condition}
    notes = [{"text": text(each, "text")} for each in many(condition, "note") if text(each, "text")]
    return says | ({"note": notes} if notes else {})
