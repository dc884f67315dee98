"""Who the patient is, who is responsible, and what the programmes are called: as the directory and what is published have it."""

from collections.abc import Collection

from django.utils.safestring import SafeString

from sharedcare.care.enrolment.known import Known
from sharedcare.care.publishing.queries import published, shelf
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.naming import directory
from sharedcare.programmes import telling
from sharedcare.visiting.signed_in import Visitor


def person(found: Known) -> str:
    """The patient's name, for the page itself and for no title."""
    for patient in found.of("Patient"):
        for name in patient.get("name", ()):
            return str(name.get("text") or " ".join((*name.get("given", ()), name.get("family", ""))))
    return ""


def responsible(reference: str, visitor: Visitor) -> SafeString | str:
    """Whoever is responsible, by name, role and place in the reader's language."""
    party = directory({reference}, by=visitor.by, at=visitor.at).party({"reference": reference})
    return Tongue(visitor.language).who(party)


def plainly(reference: str, visitor: Visitor) -> str:
    """Somebody by name, role and place, in plain text; empty for who is not known."""
    return people({reference}, visitor).get(reference, "") if reference else ""


def people(references: Collection[str], visitor: Visitor) -> dict[str, str]:
    """By reference each of these by name, role and place, in plain text; without those who are not known."""
    tongue, found = Tongue(visitor.language), {}
    known = directory(set(references), by=visitor.by, at=visitor.at)
    for one in references:
        party = known.party({"reference": one})
        if party is not None:
            parts = (party.name, tongue.says(party.role).words, tongue.says(party.organization).words)
            found[one] = ", ".join(dict.fromkeys(filter(None, parts)))
    return found


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


def places(language: str) -> dict[str, str]:
    """What each kind of organisation is called by the programmes that are published."""
    among = shelf()
    several = (among.known(key=one.key, version=one.version) for one in reversed(published()))
    return {
        kind.key: telling.said(kind.title, language)
        for programme in several
        if programme is not None
        for kind in programme.organisations
    }
