"""The layer that the page for writers shows is one, over the programme that ships."""

import re
from datetime import date
from pathlib import Path

from sharedcare.programmes.checking import checked
from sharedcare.programmes.layers.checking import checked_layer
from sharedcare.programmes.types.layer import Changes
from tests.unit.programmes.test_mutilated import SHIPPED

_PAGE = (Path(__file__).parents[3] / "docs" / "how-to" / "local-layers.md").read_text(encoding="utf-8")
_ON = date(2026, 11, 25)


def test_the_layer_of_the_page_has_no_mistakes_and_departs_as_the_page_says() -> None:
    programme = checked(SHIPPED.encode(), on=_ON).programme
    assert programme is not None
    [layer] = re.findall(r"```yaml\n(layer-of.+?)```", _PAGE, re.DOTALL)

    found = checked_layer(layer.encode(), programme, on=_ON)

    assert found.findings == ()
    assert found.result is not None
    said = [one.da for each in found.result.departures for one in each.keyed]
    assert said == [
        "Gul / rød, når det er forsinket: 7 dage / 21 dage → 3 dage / 14 dage.",
        "Måling Vægt, hjemme [weight], grænse »Vægten er steget på tre dage: det kan være væske« [weight-rise-3-days]: rød: ≥2 kg → ≥1,5 kg. Flere værdier bliver røde.",
    ]


def test_the_page_lists_all_that_can_be_changed() -> None:
    assert set(re.findall(r"^\| `([a-z]+)` \|", _PAGE, re.MULTILINE)) == set(Changes.__struct_fields__)
