"""No line of code knows a disease: what a disease needs stands in the file of its programme."""

import re

import pytest

import sharedcare
from sharedcare.programmes import files as reading
from tests.architecture.tree import PROJECT, files, shown

_CODE = (".py", ".html", ".js", ".css", ".sql")
_ELSEWHERE = {
    "sharedcare/programmes/shipped/": "programmes as data: here is where diseases belong",
    "sharedcare/programmes/library/": "questionnaires as data: some are about one disease",
    "sharedcare/region/": "makes up patients, who have diseases; no door, rule or page asks it anything",
}
"""What is not looked at, and why. Tables of codes (`terminology/*.csv`, `*.toml`, `*.json`) tell what a code is called whoever
sends it: they are no code, and nothing is decided by them."""
_DISEASES = re.compile(
    r"heart|hjerte|(?<!inal)cardi(?!nal)|kardi|svigt|infarct|infarkt|isch?aem|iskæm|angina|\bnyha\b|hypertens|apopleks"
    r"|diabet|insulin|sukkersyge|hba1c|glucose|blodsukker"
    r"|\bcopd\b|\bkol\b|telekol|\blungs?\b|lunge|asthma|astma|emfysem|emphysem|spirom|exacerb|\bfev1\b|inhalat"
    r"|pregnan|gravid(?!ation)|svangre|maternity|obstetric|eclampsi|fødsels(?!dag|dat|år|måned)|termin(?:sdato)\b"
    r"|cancer|(?<!af)kræft|dementia|demens|depressi|\bangst\b|anxiety|epileps|arthrit|osteopor|psorias"
    r"|\bD(?!J)[A-Z]\d{2,4}\b|\bDJ\d\d\b",
    re.IGNORECASE,
)
"""Diseases, their codes in the Danish ICD-10, and words that only one of them has. Not `stroke`, which is how SVG draws a line."""
_TOO_COMMON = {"annual", "vaccine", "own", "work"}


def _looked_at() -> list[tuple[str, str]]:
    return [
        (shown(file), file.read_text(encoding="utf-8"))
        for file in files(*_CODE)
        if shown(file).startswith("sharedcare/") and not shown(file).startswith(tuple(_ELSEWHERE))
    ]


def test_no_line_of_code_names_a_disease() -> None:
    told = [
        f"{name}:{number}: {match[0]}"
        for name, text in _looked_at()
        for number, line in enumerate(text.splitlines(), start=1)
        if (match := _DISEASES.search(line))
    ]

    assert not told, "What a disease needs stands in sharedcare/programmes/shipped."


def test_no_line_of_code_knows_a_programme_or_a_task_that_ships() -> None:
    shipped = sorted((PROJECT / "sharedcare" / "programmes" / "shipped").glob("*.yaml"))
    assert len(shipped) >= 5
    keys = set()
    for file in shipped:
        data = reading.read(file.read_bytes()).data
        keys |= {data["programme"], *(each["key"] for each in data["tasks"])} - _TOO_COMMON
    named = re.compile("|".join(rf"[\"'/:]{re.escape(key)}[\"'/|:]" for key in sorted(keys)))

    told = [f"{name}: {match[0]}" for name, text in _looked_at() if (match := named.search(text))]

    assert not told, "A programme is found by what it says, never by its key."


@pytest.mark.parametrize(
    "line", ["hjertesvigt", 'if programme.key == "copd":', "DI501", "type-2-diabetes", "Gravid"]
)
def test_a_line_that_knows_one_would_be_found(line: str) -> None:
    assert _DISEASES.search(line)


def test_what_is_not_looked_at_is_there() -> None:
    assert sharedcare.__file__
    assert all((PROJECT / folder).is_dir() for folder in _ELSEWHERE)
