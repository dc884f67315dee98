"""Bands behind a graph: one is plain, several are told apart without any colour."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from sharedcare.ui.charts.graph import graph
from sharedcare.ui.charts.series import Band, Dot
from sharedcare.ui.charts.zones import PATTERNS, Zone, swatch
from sharedcare.ui.moments import Calendar

AT = datetime(2026, 11, 22, 13, tzinfo=UTC)
DOTS = [Dot(AT - timedelta(days=90), 2.9), Dot(AT, 1.9)]


def drawn(*zones: Zone) -> str:
    return graph(DOTS, zones=zones, marks=(), summary="LDL", calendar=Calendar(AT, UTC, "da"))


def places(said: str) -> list[float]:
    return [float(place) for place in re.findall(r'class="zone-word" x="8" y="([\d.-]+)"', said)]


def test_one_band_is_plain_and_says_nothing() -> None:
    said = drawn(Zone(Band(None, 1.8)))

    assert said.count('class="band"') == 1
    assert "zone" not in said


def test_several_bands_differ_in_pattern_in_line_and_in_words() -> None:
    said = drawn(Zone(Band(None, 1.4), "A", "hjerte"), Zone(Band(None, 1.8), "B", "sukker <b>"))

    fills = re.findall(r'class="zone".*?fill="url\(#(.*?)\)"', said)
    patterns = re.findall(r'<pattern id="(.*?)".*?<path d="(.*?)"', said)
    assert fills == [name for name, _ in patterns] == ["zone-0", "zone-1"]
    assert len({path for _, path in patterns}) == 2
    assert len(set(re.findall(r'class="edge"[^>]*?(?:stroke-dasharray="(.*?)")?/>', said))) == 2
    assert "<tspan>A</tspan> · hjerte" in said
    assert "sukker &lt;b&gt;" in said


def test_words_of_bands_that_end_at_almost_the_same_value_do_not_lie_on_each_other() -> None:
    said = drawn(*(Zone(Band(None, 1.4 + place / 100), "ABC"[place], "mål") for place in range(3)))

    found = sorted(places(said))
    assert all(after - before >= 15 for before, after in pairwise(found))


def test_a_band_with_a_lower_end_only_has_its_words_within_it() -> None:
    said = drawn(Zone(Band(2.0, None), "A", "mindst 2"), Zone(Band(2.5, None), "B", "mindst 2,5"))

    edges = [float(place) for place in re.findall(r'class="edge" d="M0 ([\d.]+)H', said)]
    assert all(place < edge for place, edge in zip(places(said), edges, strict=True))


def test_the_list_beside_the_graph_shows_the_pattern_of_the_graph_under_a_name_of_its_own() -> None:
    for number, one in enumerate(PATTERNS):
        assert one.path in swatch(number)
        assert f'id="swatch-{number}"' in swatch(number)
    assert PATTERNS[0].path in swatch(len(PATTERNS))
