"""What no JSON text of a resource may hold, and what it may."""

import pytest

from sharedcare.records.document import composed, parse
from sharedcare.records.errors import MalformedResource

_FRONT = '{"resourceType":"Observation","a":'


@pytest.mark.parametrize("read", [parse, composed])
@pytest.mark.parametrize("around", ["{}", "[{}]", "[1,{}]", '{{"b":{}}}'])
@pytest.mark.parametrize(
    "number", ["1" * 61, "-" + "1" * 61, "0." + "0" * 60, "1.5e301", "-2E-301", "1e+9999", "12345e400"]
)
def test_a_number_that_no_database_counts_with_is_refused_wherever_it_stands(
    number: str, around: str, read: object
) -> None:
    assert callable(read)
    with pytest.raises(MalformedResource):
        read((_FRONT + around.format(number) + "}").encode())


@pytest.mark.parametrize("read", [parse, composed])
@pytest.mark.parametrize(
    "value", ["1" * 19, "0.000001", "-1.50e-7", "1e300", f'"{"1" * 90}"', '"0190e123-aaaa"', '"a:1e999"']
)
def test_other_numbers_and_all_texts_are_kept_as_they_are(value: str, read: object) -> None:
    assert callable(read)
    document = read((_FRONT + value + "}").encode())

    assert document.members["a"] == value.encode()
