"""The decision: what a system client or a signed-in person may, and that everything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.access import scopes
from sharedcare.access.actors import nobody, operator
from sharedcare.access.rules import Refused, decide
from sharedcare.access.scopes import LETTERS
from sharedcare.access.types import Action, Actor, Errand, Ground, Need, Post, Scopes

TYPES = ("Patient", "Observation", "Task")
DATA = tuple(LETTERS)


def client(scope: str) -> Actor:
    return Actor(7, "laboratory", None, scopes.parse(scope), Ground.SCOPE)


def person(scope: str) -> Actor:
    held = scopes.parse(scope, level="user")
    return Actor(-2, "anne", None, held, Ground.ROLE, account=1, post=Post("nurse", 1, 2, 3, (2, 3)))


def errand(action: Action, *types: str) -> Errand:
    return Errand(action, tuple(Need(action, name) for name in types))


def test_a_client_with_the_scope_is_allowed_on_the_ground_of_it() -> None:
    assert decide(client("system/Patient.r"), errand(Action.READ, "Patient")) is Ground.SCOPE


@pytest.mark.parametrize(("action", "letter"), LETTERS.items())
def test_each_action_takes_its_letter(action: Action, letter: str) -> None:
    others = "".join(other for other in "cruds" if other != letter)

    assert decide(client(f"system/Patient.{letter}"), errand(action, "Patient")) is Ground.SCOPE
    assert isinstance(decide(client(f"system/Patient.{others}"), errand(action, "Patient")), Refused)


def test_a_search_that_touches_a_type_without_scope_is_refused_and_names_it() -> None:
    decision = decide(client("system/Patient.rs"), errand(Action.SEARCH, "Patient", "Observation"))

    assert decision == Refused(
        "The token lacks the right to search Observation: it takes the scope system/Observation.s."
    )


@pytest.mark.parametrize("action", [Action.ISSUE_TOKEN, Action.REVOKE, Action.CHANGE_SEVERAL])
def test_what_no_scope_stands_for_is_refused_to_every_client(action: Action) -> None:
    assert isinstance(decide(client("system/*.cruds"), errand(action, "Patient")), Refused)


def test_an_errand_that_names_no_right_is_refused_even_to_the_operator() -> None:
    assert isinstance(decide(operator("load"), Errand(Action.READ, ())), Refused)


def test_the_operator_of_the_machine_may_on_that_ground() -> None:
    assert decide(operator("load"), errand(Action.CREATE, "Patient")) is Ground.OPERATOR


def test_a_person_may_what_the_account_was_given_on_the_ground_of_the_role() -> None:
    by = person("user/Patient.rs")

    assert decide(by, errand(Action.SEARCH, "Patient")) is Ground.ROLE
    assert decide(by, errand(Action.UPDATE, "Patient")) == Refused(
        "Your role gives no right to update Patient. Ask whoever looks after the roles of your organisation."
    )


@pytest.mark.parametrize("action", DATA)
def test_a_person_who_was_given_nothing_may_nothing(action: Action) -> None:
    by = Actor(-2, "anne", None, Scopes(), Ground.ROLE, account=1)

    assert isinstance(decide(by, errand(action, "Patient")), Refused)


@pytest.mark.parametrize("action", DATA)
def test_nobody_may_nothing(action: Action) -> None:
    assert isinstance(decide(nobody(), errand(action, "Patient")), Refused)


grants = st.dictionaries(st.sampled_from(TYPES), st.text("cruds", max_size=5), max_size=3)
needs = st.lists(
    st.tuples(st.sampled_from(DATA), st.sampled_from(TYPES)).map(lambda pair: Need(*pair)), min_size=1
)


@given(granted=grants, needed=needs)
def test_allowed_means_that_every_single_right_is_held(granted: dict[str, str], needed: list[Need]) -> None:
    by = Actor(1, "any", None, Scopes(granted), Ground.SCOPE)
    held = all(LETTERS[need.action] in granted.get(need.type, "") for need in needed)

    assert (decide(by, Errand(needed[0].action, tuple(needed))) is Ground.SCOPE) == held


@given(granted=grants, needed=needs, more=st.sampled_from(TYPES))
def test_one_more_need_never_turns_a_refusal_into_a_permission(
    granted: dict[str, str], needed: list[Need], more: str
) -> None:
    by = Actor(1, "any", None, Scopes(granted), Ground.SCOPE)
    fewer = decide(by, Errand(Action.READ, tuple(needed)))
    wider = decide(by, Errand(Action.READ, (*needed, Need(Action.READ, more))))

    assert isinstance(wider, Refused) or fewer is Ground.SCOPE
