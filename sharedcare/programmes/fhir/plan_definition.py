"""A programme as a PlanDefinition, with its file inside."""

from datetime import datetime

from sharedcare.programmes.fhir.carried import carried
from sharedcare.programmes.fhir.course import actions
from sharedcare.programmes.fhir.goals import goals
from sharedcare.programmes.fhir.heading import heading
from sharedcare.programmes.fhir.naming import PROGRAMME, programme_url
from sharedcare.programmes.fhir.words import Resource, concept, element
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Approval

_TYPE = "http://terminology.hl7.org/CodeSystem/plan-definition-type"


def plan_definition(programme: Programme, *, raw: bytes, at: datetime) -> Resource:
    """The PlanDefinition. `raw` is the file, which is carried along and is what counts."""
    made = heading("PlanDefinition", programme_url(programme.key), programme, at=at)
    made["identifier"] = [{"system": PROGRAMME, "value": programme.key}]
    made |= element("title", programme.title.clinician)
    made["type"] = {"coding": [{"system": _TYPE, "code": "clinical-protocol"}]}
    made |= element("description", programme.about.clinician)
    made["effectivePeriod"] = {"start": programme.valid_from.isoformat()}
    if programme.valid_until is not None:
        made["effectivePeriod"]["end"] = programme.valid_until.isoformat()
    if programme.topics:
        made["topic"] = [concept(each) for each in programme.topics]
    if programme.authors:
        made["author"] = [{"name": each} for each in programme.authors]
    if programme.approvals:
        made["approvalDate"] = max(each.on for each in programme.approvals).isoformat()
        made["endorser"] = [{"name": _endorser(each)} for each in programme.approvals]
    made["relatedArtifact"] = [carried(raw, title=f"{programme.key}-{programme.version}.yaml", at=at)]
    made["relatedArtifact"] += [
        {"type": "citation", "label": each.key, "citation": each.title} for each in programme.sources
    ]
    if programme.goals:
        made["goal"] = goals(programme)
    made["action"] = actions(programme)
    return made


def _endorser(one: Approval) -> str:
    return f"{one.by}, {one.on.isoformat()}"
