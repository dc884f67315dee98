"""The entries of a bundle that is never held whole."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.exchange.load.entries import bundle_type, entries
from sharedcare.exchange.load.errors import NotTaken

_LARGEST = 1 << 20

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.sampled_from(
    ['{"', '"}]', "\\", '\\"', '"entry":[{', '"type":"batch"', "[" * 150, "æ{" * 100]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)
_ENTRIES = st.lists(st.dictionaries(st.sampled_from(["entry", "type", "resource"]), _VALUES), max_size=6)


class _Trickle(io.BytesIO):
    """Hands out a few bytes at a time, so that everything is cut somewhere."""

    def __init__(self, content: bytes, step: int) -> None:
        super().__init__(content)
        self._step = step

    def read(self, _size: int | None = -1) -> bytes:
        return super().read(self._step)


@given(
    entry=_ENTRIES,
    around=st.dictionaries(st.sampled_from(["id", "meta", "link", "text"]), _VALUES),
    first=st.sampled_from(["type", "entry"]),
    step=st.integers(1, 400),
    indent=st.sampled_from([None, 2]),
)
def test_each_entry_comes_as_it_stands_wherever_the_stream_is_cut(
    entry: list[dict[str, Any]], around: dict[str, Any], first: str, step: int, indent: int | None
) -> None:
    ends = {"type": "collection", "entry": entry}
    bundle = {first: ends.pop(first), **around, **ends}
    text = json.dumps(bundle, ensure_ascii=False, indent=indent).encode()

    found = [json.loads(one) for one in entries(_Trickle(text, step), largest=_LARGEST)]

    assert found == entry
    assert bundle_type(_Trickle(text, step), largest=_LARGEST) == "collection"


@given(cut=st.integers(1, 60))
def test_a_bundle_that_ends_too_early_is_refused_at_its_end(cut: int) -> None:
    text = b'{"resourceType":"Bundle","type":"batch","entry":[{"a":{"b":"c"}},{"d":["e{"]}]}'

    with pytest.raises(NotTaken):
        list(entries(io.BytesIO(text[:-cut]), largest=_LARGEST))


def test_an_entry_larger_than_may_be_held_is_refused() -> None:
    text = b'{"type":"batch","entry":[{"a":"%b"}]}' % (b"x" * 3_000_000)

    with pytest.raises(NotTaken, match="larger"):
        list(entries(io.BytesIO(text), largest=_LARGEST))
