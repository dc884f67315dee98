"""Write the schema and the reference page anew: `python -m tools.programmes`."""

from pathlib import Path

from tools.programmes.reference import page
from tools.programmes.schema_file import text

_PROJECT = Path(__file__).parents[2]
SCHEMA = _PROJECT / "sharedcare" / "programmes" / "programme.schema.json"
PAGE = _PROJECT / "docs" / "reference" / "programme.md"


def main() -> None:
    """Write."""
    SCHEMA.write_text(text(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
