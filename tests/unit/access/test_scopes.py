"""SMART scopes: what they allow, and which are refused."""

import pytest

from sharedcare.access import scopes
from sharedcare.access.errors import BadScope


@pytest.mark.parametrize(
    ("text", "letters", "type_"),
    [
        ("system/Observation.rs", "rs", "Observation"),
        ("system/Observation.cruds", "cruds", "Observation"),
        ("system/*.rs", "rs", "Patient"),
        ("system/Patient.read", "rs", "Patient"),
        ("system/Patient.write", "cud", "Patient"),
        ("system/Patient.*", "cruds", "Patient"),
        ("system/*.*", "cruds", "Task"),
        ("system/Task.c  system/Task.r", "cr", "Task"),
    ],
)
def test_a_scope_allows_its_letters_and_no_others(text: str, letters: str, type_: str) -> None:
    granted = scopes.parse(text)

    assert {letter for letter in "cruds" if granted.allow(letter, type_)} == set(letters)


def test_scopes_of_people_are_user_scopes_and_no_others() -> None:
    granted = scopes.parse("user/*.rs user/Task.u", level="user")

    assert granted.allow("u", "Task")
    assert scopes.written(granted, level="user") == "user/*.rs user/Task.u"
    for text in ("system/*.rs", "patient/*.rs", "user/Nonsense.r"):
        with pytest.raises(BadScope):
            scopes.parse(text, level="user")


def test_a_type_that_is_not_named_is_not_allowed() -> None:
    granted = scopes.parse("system/Observation.cruds")

    assert not any(granted.allow(letter, "Patient") for letter in "cruds")


def test_letters_of_the_wildcard_and_of_the_type_add_up() -> None:
    granted = scopes.parse("system/*.r system/Task.u")

    assert granted.allow("r", "Task")
    assert granted.allow("u", "Task")
    assert not granted.allow("u", "Patient")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "At least one scope"),
        ("patient/Observation.rs", "not supported yet"),
        ("user/*.cruds", "not supported yet"),
        ("system/Observation.rs?category=laboratory", "not supported yet"),
        ("system/Observation.sr", "in that order"),
        ("system/Observation.x", "letters of cruds"),
        ("system/Nonsense.rs", "no resource type"),
        ("openid", "no scope of a system client"),
        ("launch/patient", "no scope of a system client"),
        ("system/Observation", "no scope of a system client"),
        ("system/Observation.rs patient/Patient.r", "not supported yet"),
    ],
)
def test_a_scope_that_cannot_be_kept_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(BadScope, match=says):
        scopes.parse(text)


@pytest.mark.parametrize("text", ["system/*.cruds", "system/Observation.rs system/Patient.r"])
def test_scopes_are_written_as_they_are_read(text: str) -> None:
    assert scopes.written(scopes.parse(text)) == text


def test_the_scope_to_launch_is_told_apart_from_those_for_resources() -> None:
    both = scopes.parse("system/Patient.rs launch")

    assert both.may_launch
    assert scopes.written(both) == "launch system/Patient.rs"
    assert scopes.written(scopes.parse("launch")) == "launch"
    assert not scopes.parse("launch").allow("r", "Patient")
    assert not scopes.parse("system/*.cruds").may_launch


def test_nobody_who_signs_in_can_be_given_the_scope_to_launch() -> None:
    with pytest.raises(BadScope):
        scopes.parse("launch", level="user")
