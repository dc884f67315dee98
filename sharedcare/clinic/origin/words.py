"""What the page of an origin says, in Danish and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the page says itself. `kinds` are resource types as people call them."""

    code: str
    back: str
    title: str
    lead: str
    version: str
    current: str
    first: str
    corrected: str
    deleted: str
    by: str
    requested_by: str
    nobody: str
    stored: str
    message: str
    no_message: str
    sent: str
    received: str
    number: str
    status: str
    then: str
    kinds: dict[str, str]
    statuses: dict[str, str]


DANISH = Words(
    code="da",
    back="Tilbage til overblikket",
    title="Hvor kommer det fra?",
    lead="Alt, der har stået her, den nyeste udgave øverst. Intet bliver overskrevet.",
    version="Udgave {}",
    current="gælder nu",
    first="Kom",
    corrected="Ændret",
    deleted="Slettet",
    by="Af",
    requested_by="Rekvireret af",
    nobody="ikke oplyst",
    stored="Journalen fik det at vide",
    message="Kom i en besked fra",
    no_message="Skrevet eller indlæst her, ikke modtaget i en besked.",
    sent="Sendt",
    received="Modtaget",
    number="Beskedens nummer",
    status="Tilstand",
    then="Se journalen, som den var dengang",
    kinds={
        "AllergyIntolerance": "Allergi",
        "Appointment": "Aftale",
        "CarePlan": "Plan",
        "CareTeam": "Team",
        "Communication": "Besked",
        "Condition": "Problem",
        "Consent": "Samtykke",
        "DetectedIssue": "Noget at handle på",
        "DocumentReference": "Dokument",
        "Encounter": "Kontakt",
        "EpisodeOfCare": "Forløb",
        "Goal": "Mål",
        "MedicationRequest": "Recept",
        "MedicationStatement": "Medicin",
        "Observation": "Måling",
        "Patient": "Patient",
        "QuestionnaireResponse": "Besvarelse",
        "RelatedPerson": "Pårørende",
        "ServiceRequest": "Indsats",
        "Task": "Opgave",
    },
    statuses={
        "preliminary": "foreløbig",
        "final": "endelig",
        "corrected": "rettet",
        "amended": "rettet",
        "entered-in-error": "indtastet ved en fejl",
        "cancelled": "annulleret",
        "active": "gælder",
        "completed": "afsluttet",
        "requested": "ønsket",
        "accepted": "accepteret",
        "booked": "aftalt",
        "proposed": "foreslået",
    },
)

ENGLISH = Words(
    code="en",
    back="Back to the overview",
    title="Where is it from?",
    lead="All that has stood here, the newest version first. Nothing is overwritten.",
    version="Version {}",
    current="current",
    first="Came",
    corrected="Changed",
    deleted="Deleted",
    by="By",
    requested_by="Requested by",
    nobody="not told",
    stored="The record learned of it",
    message="Came in a message from",
    no_message="Written or loaded here, not received in a message.",
    sent="Sent",
    received="Received",
    number="Number of the message",
    status="State",
    then="See the record as it was then",
    kinds={
        "AllergyIntolerance": "Allergy",
        "Appointment": "Appointment",
        "CarePlan": "Plan",
        "CareTeam": "Team",
        "Communication": "Message",
        "Condition": "Problem",
        "Consent": "Consent",
        "DetectedIssue": "Something to act on",
        "DocumentReference": "Document",
        "Encounter": "Contact",
        "EpisodeOfCare": "Programme",
        "Goal": "Goal",
        "MedicationRequest": "Prescription",
        "MedicationStatement": "Medicine",
        "Observation": "Measurement",
        "Patient": "Patient",
        "QuestionnaireResponse": "Answers",
        "RelatedPerson": "Relative",
        "ServiceRequest": "Service",
        "Task": "Task",
    },
    statuses={
        "preliminary": "preliminary",
        "final": "final",
        "corrected": "corrected",
        "amended": "corrected",
        "entered-in-error": "entered in error",
        "cancelled": "cancelled",
        "active": "active",
        "completed": "completed",
        "requested": "requested",
        "accepted": "accepted",
        "booked": "booked",
        "proposed": "proposed",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
