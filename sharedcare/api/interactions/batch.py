"""Batch: many requests in one, each answered by itself. https://hl7.org/fhir/R4/http.html#transaction"""

from functools import partial

from sharedcare.api import bundle
from sharedcare.api.call import Call, Reply
from sharedcare.api.guard import guarded
from sharedcare.api.inner import answered
from sharedcare.records.bundles import Bundle


def batch(call: Call, sent: Bundle) -> Reply:
    """200 with an answer to each entry, in their order; one that fails says so and harms no other."""
    number = call.by.request or 0
    replies = [guarded(partial(answered, call, entry), request=number) for entry in sent.entry]
    return Reply(200, bundle.replies("batch", replies))
