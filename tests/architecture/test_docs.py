"""What the docs say of the code is what the code says."""

from pathlib import Path

from tools.access.tables import inserted

DOCS = Path(__file__).parents[2] / "docs"


def test_the_tables_of_who_may_are_those_that_the_code_has() -> None:
    page = (DOCS / "access.md").read_text(encoding="utf-8")

    assert inserted(page) == page, "Run `python -m tools.access`."
