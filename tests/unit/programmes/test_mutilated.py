"""Whatever is done to a programme's file, its mistakes are told in sentences with lines, and nothing breaks."""

import random
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import sharedcare.programmes
from sharedcare.programmes.checking import checked
from tests.unit.programmes.small import SMALL

TODAY = date(2026, 11, 25)
SHIPPED = (Path(sharedcare.programmes.__file__).parent / "shipped" / "heart-failure.yaml").read_text("utf-8")
_PIECES = (
    "", " ", "  ", "\t", "\n", ":", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!x ", "|", ">", "'", '"', "#", "null", "true",
    "-1", "1e99", "999999999999999999999", "\x00", "\x85", "ø", "🫀", "{kind: all, of: []}", "key: x\n", "day 1 after x", "[[[[", "~",
)  # fmt: skip


@given(st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=300, deadline=None)
def test_a_file_with_random_changes_is_told_of_in_sentences(chance: random.Random, times: int) -> None:
    text = SMALL
    for _ in range(times):
        text = _changed(text, chance)

    _is_told_of(text.encode("utf-8", "surrogatepass"))


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_shipped_file_with_random_changes_is_told_of_in_sentences(chance: random.Random) -> None:
    _is_told_of(_changed(SHIPPED, chance).encode())


@given(st.integers(0, len(SMALL)), st.binary(max_size=12))
@settings(max_examples=150, deadline=None)
def test_bytes_thrown_into_a_file_are_told_of_in_sentences(at: int, noise: bytes) -> None:
    raw = SMALL.encode()

    _is_told_of(raw[:at] + noise + raw[at:])


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_told_of_in_sentences(raw: bytes) -> None:
    found = checked(raw, on=TODAY)

    assert found.programme is None
    assert found.findings


def _changed(text: str, chance: random.Random) -> str:
    """The text with one line, one piece or one word gone, doubled, moved or changed."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    kind = chance.randrange(6)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, chance.choice(lines))
    elif kind == 2:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = f"{' ' * chance.randrange(6)}{lines[at].strip()}"
    else:
        start = chance.randrange(len(lines[at]) + 1)
        end = start if kind == 4 else chance.randrange(start, len(lines[at]) + 1)
        lines[at] = f"{lines[at][:start]}{chance.choice(_PIECES)}{lines[at][end:]}"
    return "\n".join(lines)


def _is_told_of(raw: bytes) -> None:
    found = checked(raw, on=TODAY)

    last = raw.count(b"\n") + raw.count(b"\r") + raw.count(b"\xc2\x85") + raw.count(b"\xe2\x80") + 2
    for each in found.findings:
        assert 1 <= each.place.line <= last
        assert each.place.column >= 1
        assert each.says.endswith((".", "?")), each.says
        assert each.remedy.endswith((".", "?")), each.remedy
        assert each.says[0].isupper() or each.says[0] in "`'", each.says
        assert "Error" not in each.says
    assert (found.programme is None) == (found.mistakes > 0)
