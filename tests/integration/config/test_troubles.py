"""What cannot be answered is told on a page, in the reader's language, with the right status and nothing personal."""

import pytest
from django.test import Client

TOO_MANY = "&".join(["a=1"] * 2000)


def _ask(path: str, language: str = "da", host: str = "localhost") -> tuple[int, str]:
    client = Client(raise_request_exception=False, headers={"accept-language": language})
    answer = client.get(path, headers={"host": host})
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Content-Language"] == language
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("path", "status", "danish", "english"),
    [
        ("/nothing/0101701234", 404, "Siden findes ikke", "This page does not exist"),
        ("/assets/x/nothing.css", 404, "Siden findes ikke", "This page does not exist"),
        (f"/?{TOO_MANY}", 400, "Det kunne ikke læses", "That could not be read"),
    ],
)
def test_what_is_not_here_or_cannot_be_read_is_told_in_both_languages(
    path: str, status: int, danish: str, english: str
) -> None:
    for language, sentence in (("da", danish), ("en", english)):
        told = _ask(path, language)

        assert told[0] == status
        assert sentence in told[1]
        assert "0101701234" not in told[1]


@pytest.mark.parametrize("path", ["/", "/nothing"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "no_host", "[::2]", ""])
def test_a_host_that_is_not_ours_is_refused_as_at_the_fhir_door(path: str, host: str) -> None:
    status, page = _ask(path, host=host)

    assert status == 400
    assert "Den adresse er ikke vores" in page
    assert "SHAREDCARE_HOSTS" in page
    assert not host or host not in page


def test_monitoring_may_ask_by_any_name(db: None) -> None:
    assert Client().get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200


@pytest.mark.urls("tests.integration.config.failing")
def test_a_defect_of_ours_is_admitted_and_nothing_of_it_is_shown() -> None:
    status, page = _ask("/fails", "en")

    assert status == 500
    assert "Something went wrong on our side" in page
    assert "Poul" not in page
    assert "ValueError" not in page


def test_the_page_in_the_other_language_is_one_link_away() -> None:
    assert "This page does not exist" in Client().get("/nothing?lang=en").content.decode()
    assert 'href="?lang=en"' in Client().get("/nothing?lang=da").content.decode()
