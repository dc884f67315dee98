"""The page of a programme says that a newer version is there and what it would change, and moves the patient."""

import pytest

from tests.integration.access.care import HEART, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.enrolment.test_moving import a_newer_version
from tests.integration.clinic.browsing import browser, poul, put, text
from tests.integration.clinic.test_limits_and_pause_pages import EPISODE

pytestmark = pytest.mark.django_db
PAGE = f"/patient/poul/programmes/{HEART}"


@pytest.mark.parametrize(
    ("language", "says"), [("da", "Flyt patienten til version 1.1.0"), ("en", "Move the patient")]
)
def test_a_newer_version_is_shown_with_what_it_changes_and_followed_once_somebody_says_why(
    language: str, says: str
) -> None:
    publish_shipped(HEART)
    client = browser(language=language)
    put(poul())
    store(EPISODE)
    assert says not in text(client.get(PAGE))
    a_newer_version()
    page = text(client.get(PAGE))
    assert says in page
    assert "1.1.0" in page
    # What a limit is called in the file is for those who write it.
    assert "weight-rise-3-days" not in page
    assert client.post(PAGE, {"do": "move", "to": "1.1.0", "why": " "}).status_code == 422
    assert client.post(PAGE, {"do": "move", "to": "1.1.0", "why": "Ny version"}).status_code == 302
    assert says not in text(client.get(PAGE))
