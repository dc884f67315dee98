"""One role answers for looking at what comes in from home, and not one for each programme."""

from itertools import permutations

import msgspec
import pytest

from sharedcare.programmes.combining.monitored import monitored_by
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.course import Alongside
from sharedcare.programmes.types.people import Monitoring
from sharedcare.programmes.types.words import Text
from tests.unit.programmes.combining.following import shipped
from tests.unit.programmes.small import small

SAID = Text(da="Mandag", en="Monday")
MONITORING = Monitoring(by="nurse", days=("monday",), otherwise=SAID, fallback="nurse")


def looks(key: str, **others: str) -> Programme:
    """A programme that is monitored, and says of others who looks."""
    items = tuple(
        Alongside(key=other, programme=other, rule="one-team", says=SAID, monitoring=who)  # type: ignore[arg-type]
        for other, who in others.items()
    )
    return msgspec.structs.replace(small(), key=key, monitoring=MONITORING, alongside=items)


@pytest.mark.parametrize(
    ("programmes", "told"),
    [
        ([looks("a"), looks("b")], {"a": "a", "b": "b"}),
        ([looks("a", b="this-one"), looks("b")], {"a": "a", "b": "a"}),
        ([looks("a", b="this-one"), looks("b", a="other-one")], {"a": "a", "b": "a"}),
        ([looks("a", b="this-one"), looks("b", c="this-one"), looks("c")], {"a": "a", "b": "a", "c": "a"}),
        ([looks("a", b="this-one"), looks("b", a="this-one")], {"a": "a", "b": "a"}),
    ],
    ids=["neither says", "one says", "both agree", "one after the other", "each of the other"],
)
def test_who_looks_is_one_in_whatever_order_the_programmes_come(
    programmes: list[Programme], told: dict[str, str]
) -> None:
    for order in permutations(programmes):
        assert {key: one.key for key, one in monitored_by(order).items()} == told


def test_heart_and_lungs_are_looked_at_by_one_and_each_alone_by_its_own() -> None:
    both = monitored_by([shipped()["copd"], shipped()["heart-failure"]])

    assert {one.key for one in both.values()} == {"heart-failure"}
    assert monitored_by([shipped()["copd"]])["copd"].key == "copd"
