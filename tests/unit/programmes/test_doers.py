"""What a task asks of somebody whom nobody here can be is told when the file is checked, and stops nothing."""

from datetime import date

import pytest

from sharedcare.access.rights import WITH_PATIENTS
from sharedcare.programmes.checking import Finding, checked
from sharedcare.programmes.rules.doers import PROFESSIONS
from tests.unit.programmes.small import SMALL

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("hospitals", "No organisation here is of the kind `hospitals`, so that nobody is found for what it answers for. Did you mean `hospital`?"),
        ("sygehus", "No organisation here is of the kind `sygehus`, so that nobody is found for what it answers for. Did you mean `hospital`?"),
    ],
)  # fmt: skip
def test_a_kind_of_organisation_that_nobody_can_be_is_warned_of_and_another_that_there_may_be_is_not(
    kind: str, says: str
) -> None:
    def told(kind: str) -> list[str]:
        text = SMALL.replace("key: hospital", f"key: {kind}").replace("hospital, from", f"{kind}, from")
        found = checked(text.encode(), on=TODAY)
        assert found.programme is not None
        return [_sentence(each) for each in found.findings]

    [sentence] = told(kind)
    assert sentence.startswith(says)
    assert told("eye-clinic") == []
    assert told("region") == []


def test_every_role_that_signs_in_here_and_sees_patients_is_a_profession_that_a_programme_may_name() -> None:
    assert set(PROFESSIONS) >= WITH_PATIENTS


def _sentence(found: Finding) -> str:
    return f"{found.says} {found.remedy}"
