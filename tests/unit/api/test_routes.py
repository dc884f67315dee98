"""What is served where."""

import pytest

from sharedcare.api.door import ROUTES
from sharedcare.api.errors import MethodNotAllowed, NoSuchAddress
from sharedcare.api.routes import find


@pytest.mark.parametrize(
    ("method", "path", "interaction"),
    [
        ("GET", "Patient/a", "read"),
        ("HEAD", "Patient/a", "read"),
        ("PUT", "Patient/a.b-C", "update"),
        ("DELETE", "Patient/a", "delete"),
        ("GET", "Patient/a/_history/2", "vread"),
        ("GET", "Patient/a/_history", "history_instance"),
        ("POST", "Patient", "create"),
        ("GET", "Patient", "search_type"),
        ("POST", "Patient/_search", "search_type"),
        ("GET", "Patient/a/Observation", "search_compartment"),
        ("POST", "Patient/a/Observation/_search", "search_compartment"),
        ("GET", "Patient/a/$everything", "everything"),
        ("POST", "$validate", "validate"),
        ("POST", "Patient/$validate", "validate"),
        ("GET", "metadata", "capabilities"),
        ("POST", "", "transaction_or_batch"),
        ("PATCH", "Patient/a", "patch"),
        ("PUT", "Patient", "conditional_update"),
        ("DELETE", "Patient", "conditional_delete"),
    ],
)
def test_each_interaction_has_its_address(method: str, path: str, interaction: str) -> None:
    route, _ = find(path, ROUTES)

    assert route.interaction(method).__name__ == interaction


@pytest.mark.parametrize(
    "path",
    [
        "Nonsense",
        "Nonsense/a",
        "patient/a",
        "Patient/a_b",
        "Patient/" + "a" * 65,
        "Patient/a/b",
        "Patient/a/Nonsense",
        "Observation/a/$everything",
        "Patient/a\n",
        "Patient/æ",
        "metadata/x",
        "$reindex",
    ],
)
def test_nothing_else_is_served(path: str) -> None:
    with pytest.raises(NoSuchAddress):
        find(path, ROUTES)


def test_a_wrong_method_is_told_the_right_ones() -> None:
    route, _ = find("metadata", ROUTES)
    with pytest.raises(MethodNotAllowed) as refused:
        route.interaction("POST")

    assert refused.value.allowed == "GET, HEAD"


def test_a_bundle_is_no_entry_of_a_bundle() -> None:
    with pytest.raises(NoSuchAddress):
        find("")
