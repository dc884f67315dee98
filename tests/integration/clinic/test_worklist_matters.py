"""What a rule finds again and again is one matter on the worklist."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.care import store
from tests.integration.clinic.browsing import browser, sign_in, text
from tests.integration.worklist.world import finding, patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne() -> Client:
    client = browser(scopes="user/*.cruds")
    patient("karen")
    return client


def found_by(rule: str, version: str = "1.0.0") -> dict[str, Any]:
    named = f"urn:sharedcare:programme:heart-failure|{version}#{rule}"
    return {"extension": [{"url": "urn:sharedcare:rule", "valueCanonical": named}]}


def test_what_a_rule_found_again_and_again_is_one_matter_with_one_outcome(anne: Client) -> None:
    for days in range(4):
        version = "1.1.0" if days == 0 else "1.0.0"
        again = finding(
            f"k{days}",
            "karen",
            "high" if days == 2 else "moderate",
            **found_by("pulse.fast", version)
            | {
                "identifiedDateTime": (now() - timedelta(days=days)).isoformat(),
                "detail": f"Puls {100 + days}. x.",
            },
        )
        store(again)
    store(finding("other", "karen", "moderate", **found_by("weight.up")))

    row = text(anne.get("/worklist"))
    assert "+1 anden" in row
    opened = text(anne.get("/worklist?open=karen"))
    assert opened.count('class="reason-of') == 2
    assert "Fundet 4 gange siden" in opened
    # The red one stands for all of them, and what they need is what it needs.
    assert opened.index("Puls 102") < opened.index("Puls 100") < opened.index("Puls 103")
    assert opened.count('value="acknowledged"') == 1

    sent = {
        "patient": "karen",
        "finding": ["k2", "k0", "k1", "k3"],
        "version": ["1"] * 4,
        "outcome": "contacted",
    }
    assert "Udfald noteret for Prøve Karen" in text(anne.post("/worklist/outcome", sent, follow=True))
    assert "Puls 10" not in text(anne.get("/worklist?open=karen")).partition("Tidligere")[0]
    # One act is one occasion, for how often alerts lead to something.
    later = Client()
    sign_in(later)
    assert "førte til handling i 1 af 1" in text(later.get("/worklist"))
    anne.post("/worklist/undo", follow=True)
    assert "Fundet 4 gange siden" in text(anne.get("/worklist?open=karen"))
