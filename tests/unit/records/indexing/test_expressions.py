"""The generator understands the FHIRPath of search parameters, and refuses what it does not understand."""

import pytest

from tools.search_parameters.elements import Elements, ElementUnknown
from tools.search_parameters.expressions import ExpressionNotUnderstood, Step, Term, terms
from tools.search_parameters.paths import NothingToIndex, find


def element(path: str, *types: str, most: str = "1") -> dict[str, object]:
    return {"path": path, "max": most, "type": [{"code": each} for each in types]}


def definition(name: str, *elements: dict[str, object]) -> dict[str, object]:
    snapshot = {"element": [{"path": name, "max": "*"}, *elements]}
    return {"type": name, "fhirVersion": "4.0.1", "kind": "resource", "abstract": False, "snapshot": snapshot}


ELEMENTS = Elements(
    [
        definition(
            "Visit",
            element("Visit.code", "CodeableConcept"),
            element("Visit.part", "BackboneElement", most="*"),
            element("Visit.part.value[x]", "Quantity", "dateTime", "string"),
            element("Visit.who", "Reference"),
            element("Visit.telecom", "ContactPoint", most="*"),
        )
    ]
)


def test_a_union_has_a_term_for_each_branch() -> None:
    assert terms("Visit.code | Visit.part.code", "Visit") == (
        Term("Visit", (Step("code"),)),
        Term("Visit", (Step("part"), Step("code"))),
    )


@pytest.mark.parametrize("expression", ["(Visit.part.value as Quantity)", "Visit.part.value.as(Quantity)"])
def test_both_ways_to_write_a_cast_are_the_same(expression: str) -> None:
    assert terms(expression, "Visit") == (Term("Visit", (Step("part"), Step("value", cast="Quantity"))),)


def test_an_element_below_a_cast_is_followed() -> None:
    (term,) = terms("(Visit.value as CodeableConcept).text", "Visit")

    assert term.steps == (Step("value", cast="CodeableConcept"), Step("text"))


def test_filters_positions_narrowing_and_truth_are_understood() -> None:
    assert terms("Visit.telecom.where(system='phone')", "Visit")[0].steps == (
        Step("telecom", where=("system", "phone")),
    )
    assert terms("Visit.part[0].code", "Visit")[0].steps == (Step("part", index=0), Step("code"))
    assert terms("Visit.who.where(resolve() is Patient)", "Visit")[0].narrowed == "Patient"
    assert terms("Visit.over.exists() and Visit.over != false", "Visit")[0] == Term(
        "Visit", (Step("over"),), truth=True
    )


def test_a_branch_without_a_type_starts_from_the_type_of_the_parameter() -> None:
    assert terms("name | alias", "Visit") == (Term("Visit", (Step("name"),)), Term("Visit", (Step("alias"),)))


@pytest.mark.parametrize(
    "expression",
    [
        "Visit.code.exists()",
        "Visit.part.first().code",
        "Visit.who.where(resolve() is Patient).id",
        "Visit.part.where(a='b' and c='d')",
        "Visit.telecom.where(system='a.b')",
        "Visit.extension('http://x').value",
        "Visit.code.exists() and Visit.part != false",
        "Visit.a + Visit.b",
        "%resource.code",
    ],
)
def test_what_is_outside_the_subset_is_an_error(expression: str) -> None:
    with pytest.raises(ExpressionNotUnderstood):
        terms(expression, "Visit")


def test_a_choice_is_read_from_the_members_that_suit_the_kind() -> None:
    (whole,) = terms("Visit.part.value", "Visit")
    (cast,) = terms("(Visit.part.value as Quantity)", "Visit")

    assert find(whole, "date", ELEMENTS).places == ("part.valueDateTime:dateTime",)
    assert find(cast, "quantity", ELEMENTS).places == ("part.valueQuantity:Quantity",)
    assert (find(whole, "date", ELEMENTS).name, find(cast, "quantity", ELEMENTS).name) == (
        "Visit.part.value",
        "Visit.part.valueQuantity",
    )


def test_equal_places_have_one_name_whatever_they_are_narrowed_to() -> None:
    (whole,), (narrowed,) = (
        terms("Visit.who", "Visit"),
        terms("Visit.who.where(resolve() is Patient)", "Visit"),
    )

    assert find(whole, "reference", ELEMENTS) == find(narrowed, "reference", ELEMENTS)


def test_a_path_through_an_array_has_many_values() -> None:
    assert not find(terms("Visit.part.value", "Visit")[0], "date", ELEMENTS).single
    assert find(terms("Visit.part[0].value", "Visit")[0], "date", ELEMENTS).single


def test_an_element_or_a_datatype_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ElementUnknown):
        find(terms("Visit.nothing", "Visit")[0], "token", ELEMENTS)
    with pytest.raises(NothingToIndex):
        find(terms("(Visit.part.value as Age)", "Visit")[0], "quantity", ELEMENTS)
    with pytest.raises(NothingToIndex):
        find(terms("Visit.code", "Visit")[0], "date", ELEMENTS)
