"""A file that is no YAML, or was written as a letter is, is told of in words that need no programmer."""

from datetime import date

import pytest

from sharedcare.programmes.checking import Finding, checked
from tests.unit.programmes.small import SMALL, broken, line_of

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("    unit: kg", "\tunit: kg", "    unit: kg", "The line begins with a tab. Indent with spaces, two for each level."),
        ("    unit: kg", "   unit: kg", "    unit: kg", "This line is indented by 3 spaces, and none of those above that it could belong to is. Indent it by 4"),
        ("    unit: kg", "      unit: kg", "    unit: kg", "This line is indented by 6 spaces, and the one above, which has its value already, by 4. Indent it by 4"),
        ("    unit: kg", "  unit: kg", "    unit: kg", "This line stands where the entries of a list begin, indented by 2 spaces, and does not begin with `- `."),
        ("  - key: weight\n", "   - key: weight\n", "    title: {citizen: {da: Vægt", "This line is indented by 4 spaces, and the entry that it belongs to begins with 3. Indent this line by 5, or the line with the hyphen by 2"),
        ("  - key: weight\n", "  -key: weight\n", "  - key: weight\n", "There is no space behind the hyphen. Write `- ` and then the key."),
        ("    unit: kg", "    unit kg", "    unit: kg", "There is no colon behind `unit`. Write `unit: ` and then the value."),
        ("    unit: kg", "    unit:kg", "    unit: kg", "There is no space behind the colon of `unit`."),
        ("    by: [patient]\n", "    by: [patient\n", "    by: [patient]\n", "A `[` is opened in this line and not closed. Write `]` where it ends."),
        ("en: Usual weight}}", "en: Usual weight}", "    title: {citizen: {da: Din", "A `{` is opened in this line and not closed."),
        ("owner: Region of Tests", "owner: Region: Tests", "owner:", "A text in this line has a colon in it. Put the text in quotes"),
        ("{da: Vægt, en: Weight}", "{da: Vægt: din, en: Weight}", "    title: {citizen: {da: Vægt", "A text in this line has a colon in it."),
        ("{da: Vægt, en: Weight}", '{da: "Vægt, en: Weight}', "    title: {citizen: {da: Vægt", 'A text begins with " in this line and does not end.'),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told_in_plain_words_in_the_line_where_it_was_written(
    old: str, new: str, line: str, says: str
) -> None:
    [found] = checked(broken(old, new), on=TODAY).findings

    assert _sentence(found).startswith(says), _sentence(found)
    assert found.place.line == line_of(line)


def test_what_the_patient_measures_and_nothing_asks_for_is_warned_of() -> None:
    text = SMALL.replace("    schedule: home\n", "").replace("measured, measurements: [weight]", "ticked")
    text = text.replace("[{kind: measured", "[{kind: ticked")

    [found] = checked(text.encode(), on=TODAY).findings

    assert found.is_warning
    assert _sentence(found) == (
        "Nothing says when the patient measures `weight`: it has no `schedule`, and no task is done by it. "
        "Add `schedule:` and a key from `schedules`, such as `home`."
    )


def test_curly_quotes_around_a_text_are_warned_of_since_they_are_shown_with_it() -> None:
    [found] = checked(broken("en: Bandage", "en: “Bandage”"), on=TODAY).findings

    assert (found.is_warning, found.says) == (
        True,
        "This text stands in curly quotes, which are shown with it.",
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("done-when: [{kind: ticked}]", "done-when: ticked", "`done-when` must be a list. Write `done-when: [{kind: ticked}]`."),
        ("title: {da: Hospital, en: Hospital}", "title: Hospital", "`title` must be keys with values below it. Write below it, two spaces further in: `da:`, `en:`."),
        ("    schedule: home\n", "    shcedule: home\n", "`shcedule` is not known in entry 1 of `measurements`. Did you mean `schedule`?"),
    ],
)  # fmt: skip
def test_what_stands_in_another_shape_is_told_alone_with_the_shape_to_write(
    old: str, new: str, says: str
) -> None:
    [found] = checked(broken(old, new), on=TODAY).findings

    assert _sentence(found) == says


def _sentence(found: Finding) -> str:
    return f"{found.says} {found.remedy}"
