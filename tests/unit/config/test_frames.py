"""Which systems may show our pages inside theirs."""

import pytest

from sharedcare.config.environment import EnvironmentIsWrong, read_environment


def test_by_default_nobody_may() -> None:
    assert read_environment({}).frames == ()


def test_named_systems_may() -> None:
    text = "https://journal.example, https://Praksis.example:8443"

    assert read_environment({"SHAREDCARE_FRAMES": text}).frames == (
        "https://journal.example",
        "https://praksis.example:8443",
    )


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "https:",
        "https://*",
        "https://*.example",
        "http://journal.example",
        "journal.example",
        "https://journal.example/",
        "https://journal.example/path",
        "https://journal.example; script-src *",
        "https://journal.example 'unsafe-inline'",
        "https://user@journal.example",
        "https://journal.example\nX: y",
        "https://journal.example,*",
        "'self'",
        "data:",
    ],
)
def test_what_would_let_in_others_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(
        EnvironmentIsWrong, match=r"SHAREDCARE_FRAMES must be origins such as https://journal\.example"
    ):
        read_environment({"SHAREDCARE_FRAMES": text})
