"""Local layers are published as programmes are, and what they say holds where they do."""

import orjson
import pytest

from sharedcare.access import gate
from sharedcare.access.errors import PublishedIsFixed
from sharedcare.care.publishing import queries
from sharedcare.care.publishing.actions import publish, retire
from sharedcare.care.publishing.errors import FileHasMistakes, NoSuchProgramme, VersionIsTaken
from sharedcare.programmes.layers import Layered, layered
from sharedcare.records.types import Delete
from sharedcare.records.validation.check import problems
from tests.integration.access.clients import NOON, actor
from tests.integration.care.test_publishing import ANKLE, OPERATOR, plan, published, version
from tests.integration.records.store import find
from tests.unit.programmes.small import broken
from tests.unit.programmes.test_layers import LAYER

pytestmark = pytest.mark.django_db

SOR, ELSEWHERE = "999900000000011", "999900000000099"


def organisations(red: float, sor: str = SOR) -> bytes:
    text = LAYER.replace("level: region", f'level: organisation\norganisation: "{sor}"')
    return text.replace("red: {at-least: 3}", f"red: {{at-least: {red}}}").encode()


def where(*organisations: str, followed: str | None = None) -> Layered:
    return layered(
        queries.programme(key=ANKLE, version=followed),
        queries.shelf().layers(key=ANKLE, organisations=organisations),
    )


def red_where(*organisations: str) -> float | None:
    band = where(*organisations).programme.measurements[0].limits[0].red
    return None if band is None else band.at_least


def test_what_holds_is_the_standard_with_the_layers_of_those_who_treat() -> None:
    published()
    for raw in (LAYER.encode(), organisations(2.5), organisations(4, ELSEWHERE)):
        assert publish(raw=raw, by=OPERATOR, at=NOON).is_new

    assert [red_where(), red_where(SOR), red_where(ELSEWHERE), red_where(SOR, ELSEWHERE)] == [3, 2.5, 4, 4]
    standard = queries.programme(key=ANKLE).measurements[0].limits[0].red
    assert standard is not None
    assert standard.at_least == 2
    departs = [one for one in where(SOR).departures if one.key == "weight/rise"]
    assert "red: ≥2 kg → ≥2.5 kg" in departs[0].said[0].en
    assert departs[0].layer.organisation == SOR


def test_it_lies_in_fhir_as_derived_from_the_programme_and_nobody_changes_it() -> None:
    published()
    publish(raw=LAYER.encode(), by=OPERATOR, at=NOON)

    [stored] = find(f"PlanDefinition?url=urn:sharedcare:layer:{ANKLE}:region").matches
    tree = orjson.loads(stored.content or b"")
    assert problems(tree) == []
    assert tree["relatedArtifact"][1] == {
        "type": "derived-from",
        "resource": f"urn:sharedcare:programme:{ANKLE}|1.0.0",
    }
    with pytest.raises(PublishedIsFixed):
        gate.act(by=actor("system/*.cruds"), changes=[Delete("PlanDefinition", stored.id)], at=NOON)


def test_the_same_again_changes_nothing_and_other_content_takes_a_new_version() -> None:
    published()
    publish(raw=LAYER.encode(), by=OPERATOR, at=NOON)

    assert not publish(raw=LAYER.encode(), by=OPERATOR, at=NOON).is_new
    other = LAYER.replace("red: {at-least: 3}", "red: {at-least: 5}")
    with pytest.raises(VersionIsTaken):
        publish(raw=other.encode(), by=OPERATOR, at=NOON)
    newer = other.replace("version: 1.0.0", "version: 1.0.1").encode()
    assert publish(raw=newer, by=OPERATOR, at=NOON).is_new
    assert red_where() == 5
    retire(key=f"{ANKLE}:region", version="1.0.1", by=OPERATOR, at=NOON)
    assert red_where() == 3


def test_a_layer_over_nothing_or_with_mistakes_is_refused() -> None:
    with pytest.raises(NoSuchProgramme):
        publish(raw=LAYER.encode(), by=OPERATOR, at=NOON)
    published()
    with pytest.raises(FileHasMistakes, match="has 1 mistake"):
        publish(raw=LAYER.replace("of: weight/rise", "of: weight/raise").encode(), by=OPERATOR, at=NOON)
    assert queries.published_layers() == ()
    assert plan()["version"] == "1.0.0"


def test_under_a_new_version_with_another_standard_a_change_is_left_out_and_told_of() -> None:
    published()
    publish(raw=LAYER.encode(), by=OPERATOR, at=NOON)

    published(version("1.1.0", broken("red: {at-least: 2.0}", "red: {at-least: 1.5}")))

    assert red_where() == 1.5
    [(key, left)] = queries.unfit(key=ANKLE)
    assert key == f"{ANKLE}:region"
    assert "The standard is not this" in left.mismatch.says
    assert where(followed="1.0.0").left_out == ()
