"""Write the tables into docs/access.md anew: `python -m tools.access`."""

from pathlib import Path

from tools.access.tables import inserted

PAGE = Path(__file__).parents[2] / "docs" / "access.md"


def main() -> None:
    """Write."""
    PAGE.write_text(inserted(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
