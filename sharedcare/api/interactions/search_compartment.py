"""Search within a patient's compartment: /Patient/x/Observation. https://hl7.org/fhir/R4/http.html#vsearch"""

from sharedcare.api.call import Call, Reply
from sharedcare.api.interactions.search_type import search


def search_compartment(call: Call) -> Reply:
    """A page of the patient's resources of one type that match."""
    return search(call, at=f"{call.base}/Patient/{call.id}/{call.type}", compartment=call.id)
