"""What a finding says of how it was handled."""

from datetime import UTC, datetime

import pytest

from sharedcare.care.findings.acting import fhir
from sharedcare.care.findings.acting.types import Outcome

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(("typed", "note"), [("", ""), ("  ", ""), ("Ringet op", "Ringet op")])
def test_only_what_somebody_wrote_is_a_note(typed: str, note: str) -> None:
    done = fhir.done(fhir.handled({}, outcome=Outcome.ACKNOWLEDGED, note=typed, role="anne-role", at=NOON))

    assert done is not None
    assert (done.outcome, done.note) == (Outcome.ACKNOWLEDGED, note)
