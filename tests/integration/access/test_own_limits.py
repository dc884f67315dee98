"""A limit of a patient's own decides what is found: nobody who sees a part of the record sets it by storing an order."""

import orjson
import pytest

from sharedcare.access import gate
from sharedcare.access.errors import NotPermitted
from sharedcare.records.document import parse
from sharedcare.records.types import Create
from tests.integration.access.clients import NOON
from tests.integration.worklist.world import nurse, patient

pytestmark = pytest.mark.django_db


def order(*extensions: object) -> Create:
    tree = {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "order",
        "subject": {"reference": "Patient/poul"},
        **({"extension": list(extensions)} if extensions else {}),
    }
    return Create(parse(orjson.dumps(tree)))


def test_an_order_is_stored_by_who_treats_and_a_limit_in_it_is_not() -> None:
    anne = nurse()
    patient("poul")
    gate.act(by=anne, changes=[order()], at=NOON)
    parts = [{"url": "key", "valueString": "a:b:c"}, {"url": "at", "valueInstant": NOON.isoformat()}]
    with pytest.raises(NotPermitted, match="limit"):
        gate.act(by=anne, changes=[order({"url": "urn:sharedcare:limit", "extension": parts})], at=NOON)
