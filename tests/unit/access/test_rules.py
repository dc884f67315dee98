"""The decision: what a system client or a signed-in person may, and that everything else is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.access import scopes
from sharedcare.access.actors import nobody, operator
from sharedcare.access.rights import GOVERNING, OF_ROLE, of_role
from sharedcare.access.rules import NOT_VISIBLE, Refused, decide, decide_for_patient
from sharedcare.access.scopes import LETTERS
from sharedcare.access.types import Action, Actor, Citizen, Errand, Grant, Ground, Need, Post, Scopes

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
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


ALWAYS = (NOON - timedelta(days=1), NOON + timedelta(days=1))
PAST, FUTURE = (NOON - timedelta(days=2), NOON), (NOON + timedelta(hours=1), NOON + timedelta(days=9))
OVERVIEW = errand(Action.READ_OVERVIEW, "Patient")
WRITING = errand(Action.CREATE, "Observation")
PATIENT = Actor(-2, "p", None, Scopes(), Ground.OWN_RECORD, account=2, citizen=Citizen(11))
RELATIVE = Actor(-2, "r", None, Scopes(), Ground.RELATIVE, account=3, citizen=Citizen(None, (12,)))


def in_role(code: str) -> Actor:
    held = of_role(code).scopes
    return Actor(-2, code, "1", held, Ground.ROLE, account=1, post=Post(code, 1, 2, 3, (2, 3)))


@pytest.mark.parametrize(
    ("by", "asked", "grants", "decided"),
    [
        (in_role("nurse"), OVERVIEW, [Grant(Ground.TREATMENT, *ALWAYS)], Ground.TREATMENT),
        (in_role("nurse"), WRITING, [Grant(Ground.TREATMENT, *ALWAYS)], Ground.TREATMENT),
        (in_role("nurse"), OVERVIEW, [Grant(Ground.TREATMENT, *PAST)], None),
        (in_role("nurse"), OVERVIEW, [Grant(Ground.TREATMENT, *FUTURE)], None),
        (in_role("nurse"), OVERVIEW, [], None),
        (in_role("nurse"), OVERVIEW, [Grant(Ground.EMERGENCY, *ALWAYS)], Ground.EMERGENCY),
        (
            in_role("nurse"),
            OVERVIEW,
            [Grant(Ground.EMERGENCY, *ALWAYS), Grant(Ground.TREATMENT, *ALWAYS)],
            Ground.TREATMENT,
        ),
        (in_role("nurse"), OVERVIEW, [Grant(Ground.OWN_ENTRY, *ALWAYS)], Ground.OWN_ENTRY),
        (in_role("nurse"), WRITING, [Grant(Ground.OWN_ENTRY, *ALWAYS)], None),
        (in_role("secretary"), OVERVIEW, [Grant(Ground.TREATMENT, *ALWAYS)], Ground.TREATMENT),
        (in_role("secretary"), WRITING, [Grant(Ground.TREATMENT, *ALWAYS)], None),
        (in_role("evaluator"), OVERVIEW, [Grant(Ground.TREATMENT, *ALWAYS)], None),
        (in_role("nobody-knows"), OVERVIEW, [Grant(Ground.TREATMENT, *ALWAYS)], None),
        (PATIENT, OVERVIEW, [Grant(Ground.OWN_RECORD, *ALWAYS)], Ground.OWN_RECORD),
        (PATIENT, OVERVIEW, [], None),
        (PATIENT, errand(Action.UPDATE, "Condition"), [Grant(Ground.OWN_RECORD, *ALWAYS)], None),
        (RELATIVE, OVERVIEW, [Grant(Ground.RELATIVE, *ALWAYS, 1)], Ground.RELATIVE),
        (RELATIVE, WRITING, [Grant(Ground.RELATIVE, *ALWAYS, 1)], None),
        (RELATIVE, WRITING, [Grant(Ground.RELATIVE, *ALWAYS, 2)], Ground.RELATIVE),
        (RELATIVE, errand(Action.CREATE, "Communication"), [Grant(Ground.RELATIVE, *ALWAYS, 2)], None),
        (
            RELATIVE,
            errand(Action.CREATE, "Communication"),
            [Grant(Ground.RELATIVE, *ALWAYS, 3)],
            Ground.RELATIVE,
        ),
        (operator("doctor"), OVERVIEW, [], Ground.OPERATOR),
        (client("system/*.rs"), OVERVIEW, [], Ground.SCOPE),
        (client("system/*.rs")._replace(organization="1"), OVERVIEW, [], None),
    ],
)
def test_one_patient_takes_a_right_and_a_ground(
    by: Actor, asked: Errand, grants: list[Grant], decided: Ground | None
) -> None:
    decision = decide_for_patient(by, asked, grants=grants, at=NOON)

    assert (decision.ground if isinstance(decision, Grant) else None) is decided


def test_who_has_a_ground_but_not_the_right_is_told_so_and_who_has_no_ground_is_told_of_nobody() -> None:
    refused = decide_for_patient(
        in_role("secretary"), WRITING, grants=[Grant(Ground.TREATMENT, *ALWAYS)], at=NOON
    )
    hidden = decide_for_patient(in_role("secretary"), OVERVIEW, grants=[], at=NOON)

    assert isinstance(refused, Refused)
    assert not refused.is_hidden
    assert hidden == NOT_VISIBLE


@pytest.mark.parametrize("code", sorted(OF_ROLE))
@pytest.mark.parametrize("resource_type", GOVERNING)
def test_no_role_writes_what_relations_follow_from(code: str, resource_type: str) -> None:
    for action in (Action.CREATE, Action.UPDATE, Action.DELETE):
        assert isinstance(decide(in_role(code), errand(action, resource_type)), Refused)
        bound = client("system/*.cruds")._replace(organization="1", post=Post("", 0, 2, 3, (2, 3)))
        assert isinstance(decide(bound, errand(action, resource_type)), Refused)
