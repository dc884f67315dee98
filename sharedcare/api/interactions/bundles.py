"""What is sent to the root of the door: a transaction or a batch. https://hl7.org/fhir/R4/http.html#transaction"""

from sharedcare.api.body import ONE_BUNDLE
from sharedcare.api.call import Call, Reply
from sharedcare.api.errors import BadRequest
from sharedcare.api.interactions.batch import batch
from sharedcare.api.interactions.transaction import transaction
from sharedcare.api.negotiation import require_json_body
from sharedcare.records.bundles import read


def transaction_or_batch(call: Call) -> Reply:
    """Answer the bundle by its type."""
    require_json_body(call.headers)
    sent = read(call.body(ONE_BUNDLE))
    if sent.type == "transaction":
        return transaction(call, sent)
    if sent.type == "batch":
        return batch(call, sent)
    raise BadRequest("A Bundle that is sent here is of type transaction or batch.")
