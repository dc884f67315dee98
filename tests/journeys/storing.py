"""What a journey needs in the running demonstration's record, stored through the FHIR door by the region's own system."""

import json
import urllib.request
from typing import Any

from tests.integration.access.care import HEART, consent, enrolled, team
from tests.integration.config.commands import Running


def store(demo: Running, *resources: dict[str, Any]) -> None:
    """Have these in the record."""
    for one in resources:
        request = urllib.request.Request(
            f"http://127.0.0.1:{demo.port}/fhir/{one['resourceType']}/{one['id']}",
            data=json.dumps(one).encode(),
            method="PUT",
            headers={"Authorization": f"Bearer {demo.token}", "Content-Type": "application/fhir+json"},
        )
        with urllib.request.urlopen(request) as answer:
            assert answer.status in (200, 201)


def treated(demo: Running, *patients: str) -> None:
    """The heart nurse's clinic treats these."""
    for one in patients:
        store(demo, enrolled(one, HEART), team(one, "PractitionerRole/demo-anne-role"), consent(one, HEART))
