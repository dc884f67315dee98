"""Who the patient is, and what the programmes are called. Pure but for the list of what is published."""

from sharedcare.care.enrolment.queries import Known
from sharedcare.care.publishing.queries import published
from sharedcare.programmes import telling


def person(found: Known) -> str:
    """The patient's name, for the page itself and for no title."""
    for patient in found.of("Patient"):
        for name in patient.get("name", ()):
            return str(name.get("text") or " ".join((*name.get("given", ()), name.get("family", ""))))
    return ""


def titles(found: Known, language: str) -> dict[str, str]:
    """What each programme is called: as published, else as the episode has it."""
    called = {
        coding["code"]: str(kind.get("text") or coding["code"])
        for one in found.of("EpisodeOfCare")
        for kind in one.get("type", ())
        for coding in kind.get("coding", ())
        if coding.get("code")
    }
    for one in reversed(published()):
        called[one.key] = telling.said(one.title.clinician, language)
    return called
