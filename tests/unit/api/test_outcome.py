"""Every refusal of the house has a status and a code, and none tells a person's number."""

import importlib
import pkgutil
from collections.abc import Iterator

import orjson
import pytest

import sharedcare.access
import sharedcare.api
import sharedcare.records
from sharedcare.access.errors import Unauthenticated
from sharedcare.api import outcome
from sharedcare.api.errors import EntryFailed, MethodNotAllowed, NotThere
from sharedcare.kernel.errors import Refusal
from sharedcare.records.definitions.value_sets import codes_by_system
from sharedcare.records.errors import BadSearch, InvalidResource, UnknownParameter
from sharedcare.records.validation import Problem

ISSUE_CODES = set().union(*codes_by_system("http://hl7.org/fhir/ValueSet/issue-type").values())


def refusals() -> list[type[Refusal]]:
    """Every kind of refusal that can reach the FHIR door."""
    for package in (sharedcare.access, sharedcare.api, sharedcare.records):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in found.name:
                importlib.import_module(found.name)
    doors = ("sharedcare.access.", "sharedcare.api.", "sharedcare.records.")
    return sorted((kind for kind in _below(Refusal) if kind.__module__.startswith(doors)), key=str)


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


# Refusals of commands and pages that no call through the door can meet, and the envelope around another refusal.
NOT_AT_THE_DOOR = {
    "AccountIsTaken",
    "AlreadyKnown",
    "AlreadyDecided",
    "AlreadyLetIn",
    "AlreadyOpen",
    "AnswerNeeded",
    "AnswersForAll",
    "Backwards",
    "BadAccount",
    "BadBlock",
    "BadEnd",
    "BadInvitation",
    "BadLastDay",
    "BadLevel",
    "BadName",
    "BadPost",
    "BadScope",
    "Cancelled",
    "ClientIsBound",
    "EntryFailed",
    "HasChanged",
    "Incomplete",
    "LastAdministrator",
    "LaunchIsOver",
    "NameNeeded",
    "NoSecondFactorHere",
    "NoSuchAccount",
    "NoSuchAgreement",
    "NoSuchCase",
    "NoSuchClient",
    "NoSuchRelative",
    "NoSuchReport",
    "NoSuchRole",
    "NoSuchToken",
    "NoSuchWish",
    "NobodyHere",
    "NobodyToLaunch",
    "NobodyWithNumber",
    "NotAmongThem",
    "NoteNeeded",
    "NotAPdf",
    "NotAsSigned",
    "NotInYourRole",
    "NotNow",
    "NotRenewable",
    "NothingToGoBy",
    "NotTheLast",
    "NotVouchedFor",
    "NotYours",
    "NotYoursToDecide",
    "Overlaps",
    "Overtaken",
    "OwnLook",
    "ProviderIsAway",
    "ReasonNeeded",
    "TooLittle",
    "TooManyAttempts",
    "WrongNameOrPassword",
    "WrongProof",
}


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_status_of_its_own_choosing(kind: type[Refusal]) -> None:
    if kind.__name__ not in NOT_AT_THE_DOOR:
        assert any(known in outcome.KINDS for known in kind.__mro__[:-1] if known is not Refusal), (
            "Say in sharedcare.api.outcome.KINDS how this is told to a client."
        )


@pytest.mark.parametrize("kind", outcome.KINDS.values())
def test_every_status_is_the_clients_and_every_code_is_one_of_fhir(kind: outcome.Kind) -> None:
    assert 400 <= kind.status < 500 or kind.status == 501
    assert kind.code in ISSUE_CODES


def test_an_invalid_resource_is_told_with_every_problem_and_its_place() -> None:
    problems = [
        Problem("Patient.gender", "code-invalid", "One of male, female, other, unknown."),
        Problem("Patient.name[0].given[1]", "value", "A string is not empty."),
    ]
    reply = outcome.reply_to(InvalidResource(problems))
    told = orjson.loads(reply.body)

    assert reply.status == 422
    assert [issue["expression"] for issue in told["issue"]] == [
        ["Patient.gender"],
        ["Patient.name[0].given[1]"],
    ]
    assert [issue["code"] for issue in told["issue"]] == ["code-invalid", "value"]


def test_a_failed_entry_is_told_as_its_cause_with_its_place_in_the_bundle() -> None:
    cause = InvalidResource([Problem("Patient.gender", "code-invalid", "No.")])
    reply = outcome.reply_to(EntryFailed(3, cause))

    assert reply.status == 422
    assert orjson.loads(reply.body)["issue"][0]["expression"] == ["Bundle.entry[3].resource.gender"]


def test_a_failed_entry_without_a_place_of_its_own_is_named_itself() -> None:
    reply = outcome.reply_to(EntryFailed(0, NotThere("There is no such Patient here.")))

    assert orjson.loads(reply.body)["issue"][0]["expression"] == ["Bundle.entry[0]"]


def test_a_search_that_is_not_understood_names_the_parameter() -> None:
    told = orjson.loads(outcome.reply_to(UnknownParameter("foo:exact", "Patient has no foo.")).body)

    assert told["issue"][0] == {
        "severity": "error",
        "code": "not-supported",
        "diagnostics": "Patient has no foo.",
        "expression": ["http.foo"],
    }


@pytest.mark.parametrize("number", ["0101701234", "010170-1234", "010170 1234"])
def test_no_persons_number_leaves_in_an_outcome(number: str) -> None:
    for refusal in (
        NotThere(f"There is no {number} here."),
        BadSearch(number, f"{number!r} is no date."),
        InvalidResource([Problem(f"Patient.{number}", "value", f"{number} is wrong.")]),
    ):
        assert number.encode() not in outcome.reply_to(refusal).body


def test_who_says_nothing_about_themselves_is_told_how() -> None:
    assert (
        outcome.reply_to(Unauthenticated("A token is needed."))
        .headers["WWW-Authenticate"]
        .startswith("Bearer")
    )


def test_a_wrong_method_is_told_the_right_ones() -> None:
    assert outcome.reply_to(MethodNotAllowed(["PUT", "GET"])).headers["Allow"] == "GET, PUT"
