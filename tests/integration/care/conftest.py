"""What the tests of care share."""

import pytest

from sharedcare.access.types import Actor
from tests.integration.access.care import agreement, organisation, role, store
from tests.integration.care.handing import people, sectors, someone


@pytest.fixture
def them() -> dict[str, Actor]:
    """Everybody of three sectors, and those who have not met the patient: Vera of a village that has an agreement with the hospital,
    as have an island where only a secretary works, and another practice."""
    sectors()
    store(
        organisation("village", "municipality"),
        organisation("island", "municipality"),
        organisation("other-practice", "general-practice"),
        role("vera-role", "village", "home-nurse"),
        role("paper-role", "island", "secretary"),
        role("kim-role", "other-practice", "doctor"),
        agreement("village-agreement", "hospital", "village", "island", "other-practice"),
    )
    return {**people(), "vera": someone("vera")}
