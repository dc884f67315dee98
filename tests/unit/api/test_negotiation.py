"""What form the client wants its answer in."""

import pytest

from sharedcare.api import negotiation
from sharedcare.api.errors import BadRequest, NotAcceptable, UnsupportedContent


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "application/*",
        "application/fhir+json",
        "application/fhir+json; fhirVersion=4.0",
        "application/json",
        "text/html, application/xhtml+xml, */*;q=0.8",
        "application/fhir+xml;q=0.5, application/fhir+json;q=0.1",
    ],
)
def test_who_takes_json_gets_json(accept: str) -> None:
    negotiation.require_json([], {"HTTP_ACCEPT": accept})


@pytest.mark.parametrize(
    "accept", ["application/fhir+xml", "text/turtle", "text/html", "application/json;q=0"]
)
def test_who_takes_no_json_is_refused(accept: str) -> None:
    with pytest.raises(NotAcceptable):
        negotiation.require_json([], {"HTTP_ACCEPT": accept})


def test_format_in_the_address_counts_more_than_the_header() -> None:
    negotiation.require_json([("_format", "json")], {"HTTP_ACCEPT": "application/fhir+xml"})
    with pytest.raises(NotAcceptable):
        negotiation.require_json([("_format", "xml")], {"HTTP_ACCEPT": "application/fhir+json"})


@pytest.mark.parametrize(
    "content_type",
    ["application/fhir+json", "application/json; charset=UTF-8", 'application/fhir+json; charset="utf-8"'],
)
def test_json_in_utf_8_is_taken(content_type: str) -> None:
    negotiation.require_json_body({"CONTENT_TYPE": content_type})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"CONTENT_TYPE": ""},
        {"CONTENT_TYPE": "application/fhir+xml"},
        {"CONTENT_TYPE": "application/x-www-form-urlencoded"},
        {"CONTENT_TYPE": "application/fhir+json; charset=iso-8859-1"},
        {"CONTENT_TYPE": "application/fhir+json", "HTTP_CONTENT_ENCODING": "gzip"},
    ],
)
def test_a_body_that_is_announced_as_anything_else_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(UnsupportedContent):
        negotiation.require_json_body(headers)


@pytest.mark.parametrize(
    ("prefer", "wanted"),
    [
        ("", "representation"),
        ("return=minimal", "minimal"),
        ("return=representation", "representation"),
        ("return=OperationOutcome", "OperationOutcome"),
        ("respond-async, return=minimal", "minimal"),
        ('handling=lenient; return="minimal"', "minimal"),
    ],
)
def test_a_change_is_answered_with_what_is_preferred(prefer: str, wanted: str) -> None:
    assert negotiation.returns({"HTTP_PREFER": prefer}) == wanted


def test_unknown_parameters_are_refused_unless_the_client_is_lenient() -> None:
    assert not negotiation.is_lenient({})
    assert not negotiation.is_lenient({"HTTP_PREFER": "handling=strict"})
    assert negotiation.is_lenient({"HTTP_PREFER": "handling=lenient"})
    with pytest.raises(BadRequest):
        negotiation.is_lenient({"HTTP_PREFER": "handling=maybe"})
