"""A local layer as a PlanDefinition, derived from the programme's, with its file inside."""

from datetime import datetime

from sharedcare.programmes.fhir.carried import carried
from sharedcare.programmes.fhir.heading import heading
from sharedcare.programmes.fhir.naming import LAYER, layer_url, programme_url
from sharedcare.programmes.fhir.plan_definition import approved
from sharedcare.programmes.fhir.words import Resource, element
from sharedcare.programmes.layers import Layered
from sharedcare.programmes.types.layer import Layer
from sharedcare.programmes.types.words import Text


def layer_definition(layer: Layer, *, result: Layered, raw: bytes, at: datetime) -> Resource:
    """The PlanDefinition. It says in words what departs from the standard; what counts is `raw`, the file."""
    url = layer_url(layer.of, layer.level, layer.organisation)
    standard = result.standard
    made = heading("PlanDefinition", url, layer, at=at)
    made["identifier"] = [{"system": LAYER, "value": url.removeprefix(f"{LAYER}:")}]
    made |= element("title", layer.title)
    made |= element("description", _described(result, layer.title))
    made |= approved(layer.approvals)
    made["relatedArtifact"] = [
        carried(raw, title=f"{layer.of}-{layer.level}-{layer.version}.yaml", at=at),
        {"type": "derived-from", "resource": f"{programme_url(standard.key)}|{standard.version}"},
        *({"type": "citation", "label": each.key, "citation": each.title} for each in layer.sources),
    ]
    return made


def _described(result: Layered, title: Text) -> Text:
    said = [one for each in result.departures for one in each.keyed] or [title]
    return Text(da="\n".join(one.da for one in said), en="\n".join(one.en for one in said))
