"""What is no plain YAML is refused in a sentence with its line; what is gets read with the place of each value."""

import pytest

from sharedcare.programmes.errors import FileIsUnreadable, Place
from sharedcare.programmes.files import LARGEST, read


@pytest.mark.parametrize(
    ("raw", "place", "says"),
    [
        (b"", (1, 1), "The file is empty."),
        (b"# only a comment\n", (1, 1), "The file is empty."),
        (b"a: 1\nb: 2\na: 3\n", (3, 1), "`a` stands here a second time; the first is in line 1."),
        (b"a: &x 1\nb: *x\n", (1, 4), "Anchors (&) and aliases (*) are not read here."),
        (b"a: [&a [1], &b [*a, *a], &c [*b, *b]]\n", (1, 5), "Anchors (&) and aliases (*) are not read here."),
        (b"a: !!python/object:os.system 1\n", (1, 4), "The tag tag:yaml.org,2002:python/object:os.system is not read here."),
        (b"a:\n\tb: 1\n", (2, 1), "The line begins with a tab."),
        (b"a:\n  \tb: 1\n", (2, 3), "The line begins with a tab."),
        (b"a: caf\xe9\n", (1, 7), "The file is not written in UTF-8."),
        (b"a: 1\n---\nb: 2\n", (2, 1), "A second document begins here."),
        (b"a: [1, 2\nb: 3\n", (1, 1), "A `[` is opened in this line and not closed."),
        (b"a: 1\n b: 2\n", (2, 2), "This line is indented by 1 spaces, and the one above, which has its value already, by 0."),
        (b"a:\n\xc2\xa0 b: 1\n", (2, 1), "The line begins with a sign that looks like a space and is none."),
        (b"? [a, b]\n: 1\n", (1, 3), "A key must be a plain word."),
        (b"a: " + b"[" * 60 + b"]" * 60, (1, 44), "This is nested more than 40 levels deep."),
        (b"a: \x00\n", (1, 1), "This is not YAML."),
        (b"x" * (LARGEST + 1), (1, 1), "The file is larger than 1000 kB."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_plain_yaml_is_refused_in_its_line(
    raw: bytes, place: tuple[int, int], says: str
) -> None:
    with pytest.raises(FileIsUnreadable) as refused:
        read(raw)

    assert refused.value.says.startswith(says)
    assert refused.value.place == Place(*place)
    assert refused.value.remedy.endswith(".")


def test_words_that_other_yaml_readers_take_for_something_else_stay_words() -> None:
    tree = read(b"{a: no, on: yes, b: 2026-01-01, c: 12:30, d: 1_000, e: '7', f: 0x1F, g: 1e999}")

    assert tree.data == {
        "a": "no", "on": "yes", "b": "2026-01-01", "c": "12:30", "d": "1_000", "e": "7", "f": "0x1F", "g": "1e999",
    }  # fmt: skip


def test_numbers_truth_and_nothing_are_read_as_what_they_are() -> None:
    tree = read(b"{a: 7, b: -1.5, c: +2.0, d: true, e: false, f: null, g: , h: .5}")

    assert tree.data == {"a": 7, "b": -1.5, "c": 2.0, "d": True, "e": False, "f": None, "g": None, "h": 0.5}


def test_each_value_is_found_again_in_its_line_and_what_is_missing_where_it_should_stand() -> None:
    tree = read("å: 1\ntasks:\n  - key: a\n    when: [x, yy]\n".encode())

    assert tree.place(("tasks", 0, "when", 1)) == Place(4, 15)
    assert tree.place(("tasks", 0, "when")) == Place(4, 5)
    assert tree.place(("tasks", 0, "by")) == Place(3, 5)
    assert tree.place(("goals",)) == Place(1, 1)
