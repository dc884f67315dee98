"""How the chain stands is told at once, without going along it."""

from datetime import timedelta

import pytest

from sharedcare.access.audit.sealing import standing
from tests.integration.access.audit.trails import sealed, write
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def test_when_it_was_sealed_last_and_what_waits_since_when() -> None:
    assert standing() == (None, 0, None)
    sealed(3)
    write(4, minutes=1)

    stands = standing()

    assert stands.sealed_at is not None
    assert stands[1:] == (4, NOON + timedelta(minutes=1))
