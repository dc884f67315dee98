"""What ships can be read with other tools too: a reader that is stricter than ours reads the same in it."""

from pathlib import Path

import pytest
import yaml

import sharedcare.programmes

_PACKAGE = Path(sharedcare.programmes.__file__).parent
FILES = [
    *sorted((_PACKAGE / "shipped").glob("*.yaml")),
    *sorted((_PACKAGE / "library").glob("*.yaml")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_is_read_alike_by_another_reader(file: Path) -> None:
    """Ours is libyaml; the one in Python refuses, for example, a `?` without quotation marks inside `{}`."""
    text = file.read_text("utf-8")

    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)
