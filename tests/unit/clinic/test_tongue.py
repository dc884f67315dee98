"""What the pages of the clinic call a measurement, and in which unit they write it."""

from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.types import Text
from sharedcare.ui.markup import Said

DANISH, ENGLISH = Tongue("da"), Tongue("en")


def test_a_measurement_is_called_by_our_name_for_it_in_the_readers_language() -> None:
    assert DANISH.measure("weight", Text("Body weight", "en")) == Said("Vægt")
    assert ENGLISH.measure("weight") == Said("Weight")


def test_one_that_we_have_no_name_for_is_called_as_its_sender_called_it_else_by_its_key() -> None:
    assert ENGLISH.measure("x-17", Text("Kobber", "da")) == Said("Kobber", "da")
    assert DANISH.measure("x-17", Text("Kobber", "da")) == Said("Kobber")
    assert DANISH.measure("x-17") == Said("x-17")


def test_its_unit_is_ours_where_we_know_it_and_else_the_one_it_came_with() -> None:
    assert DANISH.unit("weight", "[lb_av]") == "kg"
    assert DANISH.unit("x-17", "µmol/L") == "µmol/L"
