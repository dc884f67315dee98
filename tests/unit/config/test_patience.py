"""How long to wait after failing."""

from sharedcare.config.worker.patience import Patience


def test_each_failure_in_a_row_is_waited_for_twice_as_long_and_at_most_five_minutes() -> None:
    patience = Patience()

    waits = [patience.fail(100.0) for _ in range(12)]

    assert waits[:4] == [1, 2, 4, 8]
    assert waits[-1] == 300
    assert not patience.allows(399.9)
    assert patience.allows(400.0)


def test_success_makes_patient_again() -> None:
    patience = Patience()
    patience.fail(100.0)
    patience.succeed()

    assert patience.allows(100.0)
    assert patience.fail(100.0) == 1
