"""What a move changes is told over all patients by what it is, and once for each of them."""

from sharedcare.config.cli.programme.moved import over_all


def test_what_most_have_in_common_comes_first_and_of_one_patient_nothing_is_said_twice() -> None:
    counted = {"comes: task A [a]": 1, "comes: task B [b]": 3}

    assert list(over_all(counted, 3, "en")) == [
        "Over all of them:",
        "  3 of 3: comes: task B [b]",
        "  1 of 3: comes: task A [a]",
    ]
    assert list(over_all(counted, 1, "da")) == []
