"""Pages of different doors do not stand in each other's light."""

from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "sharedcare"


@pytest.mark.parametrize("kind", ["templates", "assets"])
def test_no_two_pages_have_a_template_or_an_asset_of_the_same_name(kind: str) -> None:
    names = Counter(
        str(file.relative_to(folder))
        for folder in ROOT.rglob(kind)
        if folder.is_dir()
        for file in folder.rglob("*")
        if file.is_file()
    )

    assert [name for name, many in names.items() if many > 1] == []
