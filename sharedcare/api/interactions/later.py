"""Interactions of R4 that are not done yet. Each says so, instead of pretending that the address does not exist."""

from typing import NoReturn

from sharedcare.api.call import Call
from sharedcare.api.errors import NotSupportedYet


def patch(_: Call) -> NoReturn:
    """https://hl7.org/fhir/R4/http.html#patch"""
    raise NotSupportedYet("Patch is not supported yet. Read the resource, change it and PUT the whole.")


def conditional_update(_: Call) -> NoReturn:
    """https://hl7.org/fhir/R4/http.html#cond-update"""
    raise NotSupportedYet(
        "Conditional update is not supported yet. Search first, then PUT to the resource's id."
    )


def conditional_delete(_: Call) -> NoReturn:
    """https://hl7.org/fhir/R4/http.html#3.1.0.7.1"""
    raise NotSupportedYet(
        "Conditional delete is not supported yet. Search first, then DELETE each resource by its id."
    )


def history_type(_: Call) -> NoReturn:
    """https://hl7.org/fhir/R4/http.html#history"""
    raise NotSupportedYet(
        "The history of a whole type is not supported yet. Ask for the history of one resource."
    )


def history_system(_: Call) -> NoReturn:
    """https://hl7.org/fhir/R4/http.html#history"""
    raise NotSupportedYet(
        "The history of the whole system is not supported yet. Ask for that of one resource."
    )


def search_system(_: Call) -> NoReturn:
    """https://hl7.org/fhir/R4/http.html#search"""
    raise NotSupportedYet("A search over all types is not supported yet. Search one type at a time.")
