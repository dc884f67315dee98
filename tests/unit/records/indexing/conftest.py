"""Resources that nobody here wrote, where they are at hand."""

import bz2
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[4]
EXAMPLES = Path(os.environ.get("SHAREDCARE_EXAMPLES", PROJECT.parent / "shared" / "examples"))

Resource = dict[str, Any]


@pytest.fixture(scope="session")
def examples() -> list[Resource]:
    """At most thirty of each type in each source: Synthea, Danish core and MedCom, those in bundles too."""
    if not EXAMPLES.is_dir():
        pytest.skip(f"no examples in {EXAMPLES}: name their folder in SHAREDCARE_EXAMPLES")
    synthea = sorted(EXAMPLES.glob("synthea/*.bz2"))[:4]
    danish = [*EXAMPLES.glob("dk-core-*/**/*.json"), *EXAMPLES.glob("medcom-*/**/*.json")]
    found: list[Resource] = []
    for files in (synthea, sorted(danish)):
        counts: dict[str, int] = {}
        for resource in (each for file in files for each in _resources(_read(file))):
            kind = resource["resourceType"]
            counts[kind] = counts.get(kind, 0) + 1
            if counts[kind] <= 30:
                found.append(resource)
    return found


def _read(file: Path) -> Any:
    return json.loads(bz2.decompress(file.read_bytes()) if file.suffix == ".bz2" else file.read_bytes())


def _resources(value: Any) -> Iterator[Resource]:
    if isinstance(value, dict) and "resourceType" in value:
        yield value
        for entry in value.get("entry") or () if value["resourceType"] == "Bundle" else ():
            yield from _resources(entry.get("resource"))
