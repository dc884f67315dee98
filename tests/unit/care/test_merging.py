"""Two who write at the same time: what either wrote stands, or is shown to be decided."""

from hypothesis import given
from hypothesis import strategies as st

from sharedcare.care.plan.merging import Clash, changed, merge

_FIELDS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["", "1", "2", "3"]))


def test_different_fields_merge_by_themselves() -> None:
    found = merge(
        base={"text": "Gå", "due": ""}, mine={"text": "Gå en tur"}, theirs={"text": "Gå", "due": "2026-12-01"}
    )

    assert found.values == {"text": "Gå en tur", "due": "2026-12-01"}
    assert not found.clashes


def test_the_same_field_shows_both() -> None:
    found = merge(base={"text": "Gå"}, mine={"text": "Gå langt"}, theirs={"text": "Gå kort"})

    assert found.clashes == (Clash("text", "Gå", "Gå langt", "Gå kort"),)


@given(base=_FIELDS, mine=_FIELDS, theirs=_FIELDS)
def test_nothing_that_either_wrote_is_lost(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    found = merge(base=base, mine=mine, theirs=theirs)

    shown = {one.field: (one.mine, one.theirs) for one in found.clashes}
    for writer, place in ((mine, 0), (theirs, 1)):
        for name in changed(base, writer):
            wrote = writer.get(name, "")
            assert found.values.get(name, "") == wrote or shown[name][place] == wrote


@given(base=_FIELDS, mine=_FIELDS, theirs=_FIELDS)
def test_nobody_has_put_words_there_that_neither_wrote(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    found = merge(base=base, mine=mine, theirs=theirs)

    for name, value in found.values.items():
        assert value in (base.get(name, ""), mine.get(name, ""), theirs.get(name, ""))


@given(base=_FIELDS, one=_FIELDS, other=_FIELDS)
def test_without_a_clash_it_does_not_matter_who_came_first(
    base: dict[str, str], one: dict[str, str], other: dict[str, str]
) -> None:
    first, second = merge(base=base, mine=one, theirs=other), merge(base=base, mine=other, theirs=one)

    assert {each.field for each in first.clashes} == {each.field for each in second.clashes}
    if not first.clashes:
        assert first.values == second.values


@given(base=_FIELDS, mine=_FIELDS)
def test_alone_one_gets_what_one_wrote(base: dict[str, str], mine: dict[str, str]) -> None:
    found = merge(base=base, mine=mine, theirs=base)

    assert not changed(found.values, mine)
