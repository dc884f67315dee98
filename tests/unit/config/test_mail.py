"""What an operator says of mail, and what is said when it cannot be used."""

import pytest

from sharedcare.config.environment import EnvironmentIsWrong, read_environment
from sharedcare.config.mail import mail_server

REST = {"SHAREDCARE_MAIL_FROM": "shared-care@care.example", "SHAREDCARE_ADDRESS": "https://care.example/"}


def test_without_a_server_nothing_is_needed() -> None:
    assert read_environment({}).mail is None


@pytest.mark.parametrize(
    ("text", "port", "is_secure", "becomes_secure"),
    [
        ("smtps://user:pass%40word@mail.example", 465, True, False),
        ("smtp://user:pass%40word@mail.example", 587, False, True),
        ("smtp://user:pass%40word@mail.example:25", 25, False, True),
    ],
)
def test_a_password_is_sent_to_a_secure_server_alone(
    text: str, port: int, is_secure: bool, becomes_secure: bool
) -> None:
    found = mail_server(text)

    assert found is not None
    assert (found.host, found.port, found.user, found.password) == ("mail.example", port, "user", "pass@word")
    assert (found.is_secure, found.becomes_secure) == (is_secure, becomes_secure)
    assert "pass@word" not in repr(found)


def test_a_server_of_the_house_may_take_mail_without_a_password() -> None:
    found = mail_server("smtp://localhost:25")

    assert found is not None
    assert not found.becomes_secure


@pytest.mark.parametrize(
    "text",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://x:y@mail.example/path",
        "smtp://user@mail.example",
    ],
)
def test_what_is_no_mail_server_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(EnvironmentIsWrong) as refusal:
        read_environment({**REST, "SHAREDCARE_MAIL": text})

    assert "SHAREDCARE_MAIL must" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_a_server_needs_to_know_from_whom_and_where_the_pages_are() -> None:
    with pytest.raises(EnvironmentIsWrong) as refusal:
        read_environment({"SHAREDCARE_MAIL": "smtp://localhost:25"})

    assert "SHAREDCARE_MAIL_FROM is needed" in str(refusal.value)
    assert "SHAREDCARE_ADDRESS is needed" in str(refusal.value)
    assert (
        read_environment({**REST, "SHAREDCARE_MAIL": "smtp://localhost:25"}).address == "https://care.example"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SHAREDCARE_MAIL_FROM", "nobody"),
        ("SHAREDCARE_MAIL_FROM", "a@b\nBcc: c@d.example"),
        ("SHAREDCARE_ADDRESS", "care.example"),
        ("SHAREDCARE_ADDRESS", "https://care.example/?a=b"),
    ],
)
def test_an_address_that_is_none_is_refused(name: str, text: str) -> None:
    with pytest.raises(EnvironmentIsWrong):
        read_environment({name: text})
