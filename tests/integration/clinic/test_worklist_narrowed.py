"""The list narrowed to one programme, without a script."""

import re

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.care import HEART, consent, enrolled, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.clinic.browsing import browser, text
from tests.integration.worklist.world import finding, judged_green, patient, weight

pytestmark = pytest.mark.django_db
SUGAR = "type-2-diabetes"


@pytest.fixture
def anne() -> Client:
    client = browser(scopes="user/*.cruds")
    publish_shipped(HEART, SUGAR)
    for name in ("poul", "karen", "bent"):
        patient(name)
        store(weight(f"w-{name}", name, 70.5, now()), at=now())
        judged_green(f"w-{name}", name, now())
    store(finding("red", "bent", identifiedDateTime=now().isoformat()), at=now())
    store(enrolled("karen", SUGAR), consent("karen", SUGAR))
    store({**enrolled("poul", SUGAR), "status": "finished"})
    return client


@pytest.mark.parametrize(("language", "every"), [("da", "Forløb: alle"), ("en", "Programme: all")])
def test_only_those_in_the_programme_are_there_in_every_tab_and_all_are_a_choice_away(
    anne: Client, language: str, every: str
) -> None:
    anne.get(f"/worklist?lang={language}")

    whole, narrow = text(anne.get("/worklist")), text(anne.get(f"/worklist?programme={SUGAR}"))

    assert every in whole
    assert f'<option value="{SUGAR}">' in whole
    assert f'<option value="{SUGAR}" selected>' in narrow
    for name, is_there in (("Karen", True), ("Poul", False), ("Bent", False)):
        assert f"Prøve {name}" in whole
        assert (f"Prøve {name}" in narrow) is is_there, name
    assert f"/worklist?tab=on-target&amp;programme={SUGAR}" in narrow
    # Who is red somewhere else is not forgotten: the number at the top is that of the whole list.
    assert re.search(r'href="/worklist"[^>]*>[^<]*<b[^>]*>1<', narrow)
    empty = text(anne.get(f"/worklist?tab=act&programme={SUGAR}"))
    assert '<a href="/worklist?tab=act">' in empty


def test_what_is_acknowledged_at_once_is_that_of_the_programme_alone(anne: Client) -> None:
    page = text(anne.get(f"/worklist?tab=on-target&programme={SUGAR}"))
    made = re.findall(r'name="all" value="([^"]+)"', page)

    back = anne.post("/worklist/looked", {"all": made, "tab": "on-target", "programme": SUGAR})

    assert back["Location"] == f"/worklist?tab=on-target&programme={SUGAR}"
    left = text(anne.get("/worklist?tab=on-target")).partition("<tbody>")[2].partition("</tbody>")[0]
    assert "Prøve Poul" in left
    assert "Prøve Karen" not in left


@pytest.mark.parametrize("programme", ["nothing-such", "'; drop", "%00", "A" * 200])
def test_what_is_no_programme_shows_nobody_or_everybody_and_fails_for_none(
    anne: Client, programme: str
) -> None:
    assert anne.get("/worklist", {"programme": programme}).status_code == 200
