"""What a person's name is found by."""

from sharedcare.records.indexing.entry import index
from sharedcare.records.indexing.locality import here
from sharedcare.records.indexing.tokens import path_number


def test_a_name_is_found_by_each_word_within_its_parts() -> None:
    name = {"family": "Hjort-Nielsen", "given": ["Poul Erik"]}

    entry = index({"resourceType": "Patient", "name": [name]}, here())

    assert [folded for path, folded, _ in entry.strings if path == path_number("Patient.name")] == [
        "poul erik hjort-nielsen",
        "hjort-nielsen",
        "poul erik",
        "erik",
        "hjort",
        "nielsen",
    ]


def test_the_index_that_finds_patients_is_of_the_names_path() -> None:
    # finding.sql and its migration say this number.
    assert path_number("Patient.name") == 1673774121
