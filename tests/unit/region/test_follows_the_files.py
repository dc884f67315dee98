"""What the region says of programmes is what the shipped files say: phases, moments, levels, and what is measured."""

from datetime import datetime
from typing import Any

from sharedcare.programmes.shipping import as_shipped
from sharedcare.region import region
from sharedcare.region.calendar import ZONE

_UNTIL = datetime(2026, 11, 22, 14, 2, tzinfo=ZONE)
Tree = dict[str, Any]


def nested(tree: Tree, name: str) -> list[Tree]:
    found = [one for one in tree["extension"] if one["url"] == f"urn:sharedcare:{name}"]
    return [{part["url"]: part for part in one["extension"]} for one in found]


def test_every_key_is_one_of_the_file_that_the_episode_follows() -> None:
    charts = [
        *region.cast(seed=1, until=_UNTIL),
        *region.charts(seed=3, until=_UNTIL, patients=60),
    ]
    episodes = [one for chart in charts for one in chart.resources if one["resourceType"] == "EpisodeOfCare"]
    orders = [one for chart in charts for one in chart.resources if one["id"].find("-measures-") > 0]
    assert {one["type"][0]["coding"][0]["code"] for one in episodes} == {
        "heart-failure",
        "ischaemic-heart-disease",
        "copd",
        "type-2-diabetes",
    }
    for one in episodes:
        [coding] = one["type"][0]["coding"]
        file = as_shipped(coding["code"])
        assert coding["version"] == file.version
        phases = [each["name"]["valueCodeableConcept"] for each in nested(one, "phase")]
        assert [each["coding"][0]["code"] for each in phases] == [each.key for each in file.phases]
        assert [each["text"] for each in phases] == [each.title.clinician.da for each in file.phases]
        anchors = {each["key"]["valueCode"] for each in nested(one, "anchor")}
        assert anchors <= {each.key for each in file.anchors}
        levels = {
            (each["stratification"]["valueCode"], each["level"]["valueCode"]) for each in nested(one, "level")
        }
        assert levels <= {(each.key, level.key) for each in file.stratifications for level in each.levels}
        values = {each["key"]["valueCode"] for each in nested(one, "reference-value")}
        assert values <= {each.key for each in file.references}
    assert orders
    heart = as_shipped("heart-failure")
    own = {
        each.key: {(code.system, code.code) for code in each.codes if code.system != "medcom"}
        for each in heart.measurements
    }
    for one in orders:
        key = one["identifier"][0]["value"]
        assert {each["code"] for each in one["code"]["coding"]} >= {code for _, code in own[key]}
