"""A patient's own limit means the same after it was written down: 90 is not below 90."""

from datetime import UTC, datetime

from hypothesis import assume, given
from hypothesis import strategies as st

from sharedcare.care.findings.limiting.fhir import extension, limits_in
from sharedcare.programmes.judging.types import OwnLimit
from sharedcare.programmes.types.words import Band

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
_ENDS = st.one_of(st.none(), st.integers(-5, 5).map(float))


@given(st.sampled_from(["below", "at_most"]), _ENDS, st.sampled_from(["above", "at_least"]), _ENDS)
def test_what_is_written_down_holds_the_same_values(
    low: str, low_end: float | None, high: str, high_end: float | None
) -> None:
    assume(low_end is not None or high_end is not None)
    band = Band(**{low: low_end, high: high_end})
    limit = OwnLimit("pulse:fast", band, None, NOW, "Anne", None, "Frail.")

    told = extension("heart:pulse:fast", limit, by="PractitionerRole/anne", unit="/min")

    [(programme, back)] = limits_in({"extension": [told]})
    assert (programme, back.key, back.yellow) == ("heart", "pulse:fast", band)
