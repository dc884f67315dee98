"""Addresses: what is read from them, and that no person's number is written into one."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.api import address
from sharedcare.api.errors import BadRequest, CannotBePaged

WHERE = "http://localhost/fhir/Patient"
PERSONAL = "010170-1234"


def test_parameters_keep_their_order_and_come_as_often_as_they_stand() -> None:
    assert address.wsgi_query("date=ge2015&date=lt2016&_sort=-date&x=") == [
        ("date", "ge2015"),
        ("date", "lt2016"),
        ("_sort", "-date"),
        ("x", ""),
    ]


def test_letters_of_any_language_arrive_encoded_and_raw() -> None:
    raw = "name=Sørensen".encode().decode("latin-1")

    assert address.wsgi_query(raw) == address.wsgi_query("name=S%C3%B8rensen") == [("name", "Sørensen")]


@pytest.mark.parametrize(
    "text", ["name=%ff%fe", "name=%00", "name=\xff", "name=%ed%a0%80", "&".join(["a=b"] * 1001)]
)
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        address.wsgi_query(text)


names = st.sampled_from(["code", "date", "name:contains", "_has:Observation:patient:code", "_include"])
values = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="0123456789"), min_size=1)


@given(
    applied=st.lists(st.tuples(names, values)), cursor=st.none() | st.from_regex(r"[\w-]+", fullmatch=True)
)
def test_a_link_leads_back_to_the_same_search(applied: list[tuple[str, str]], cursor: str | None) -> None:
    found = dict(address.links(WHERE, applied, cursor=cursor, posted=False))

    assert parse_qsl(urlsplit(found["self"]).query, keep_blank_values=True) == applied
    if cursor is None:
        assert "next" not in found
    else:
        assert parse_qsl(urlsplit(found["next"]).query) == [*applied, ("_cursor", cursor)]


def test_the_next_page_replaces_the_cursor_of_this_one() -> None:
    found = dict(address.links(WHERE, [("name", "a"), ("_cursor", "one")], cursor="two", posted=False))

    assert found["self"].endswith("?name=a&_cursor=one")
    assert found["next"].endswith("?name=a&_cursor=two")


@pytest.mark.parametrize(
    "pair",
    [
        ("identifier", PERSONAL),
        ("name", "0101701234"),
        ("patient.identifier", "x"),
        ("subject:identifier", "x|y"),
    ],
)
def test_what_was_posted_and_names_a_person_stands_in_no_link(pair: tuple[str, str]) -> None:
    found = address.links(WHERE, [pair, ("gender", "male")], cursor=None, posted=True)

    assert found == [("self", f"{WHERE}?gender=male")]


def test_a_posted_search_that_names_a_person_cannot_be_paged_by_links() -> None:
    with pytest.raises(CannotBePaged):
        address.links(WHERE, [("identifier", PERSONAL)], cursor="next", posted=True)
