"""What is logged, and what is not: nothing about a person."""

import json
import subprocess
import sys
from typing import Any

_CPR = "1212459991"
_FROM_DJANGO = "logging.getLogger('django.request')"
_OURS = "structlog.get_logger('sharedcare.test')"


def _logged(statement: str) -> dict[str, Any]:
    """The one line that a program writes which sets up our logging and runs `statement`."""
    program = f"""
import logging, structlog
from sharedcare.config.logs import configure
configure({{"level": "INFO"}})
{statement}
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    (line,) = ran.stderr.splitlines()
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


def test_a_line_is_json_with_its_fields_and_time() -> None:
    line = _logged(f"{_OURS}.info('loaded', resources=3)")

    assert (line["event"], line["level"], line["logger"], line["resources"]) == (
        "loaded",
        "info",
        "sharedcare.test",
        3,
    )
    assert line["timestamp"].endswith("Z")


def test_of_an_exception_its_kind_and_way_are_logged_and_not_its_words() -> None:
    for logger in (_FROM_DJANGO, _OURS):
        line = _logged(f"""
try:
    raise ValueError("duplicate key {_CPR}")
except ValueError:
    {logger}.exception("failed")
""")

        assert line["exception"] == "ValueError"
        assert line["went_through"] == ["<string>:7 <module>"]
        assert _CPR not in json.dumps(line)


def test_letters_that_a_pdf_is_made_of_are_not_logged() -> None:
    quiet = "logging.getLogger('fontTools.subset').info(\"Glyph names: ['P', 'o', 'u', 'l']\")"

    assert _logged(f"{quiet}\n{_OURS}.info('made')")["event"] == "made"
