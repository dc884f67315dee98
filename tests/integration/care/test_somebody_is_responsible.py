"""An enrolled patient is never without somebody who is responsible: not by the house, and not by way of the database."""

from typing import Any

import psycopg
import pytest
from pytest_django import Settings

from sharedcare.care.handover.errors import NobodyResponsible
from tests.integration.access.care import HEART, enrolled, store
from tests.integration.records.store import patient

pytestmark = pytest.mark.django_db
_ANNE = {"reference": "PractitionerRole/anne-role"}


def episode(**more: Any) -> dict[str, Any]:
    coding = {"system": "urn:sharedcare:programme", "code": HEART, "version": "1.0.0"}
    return {**enrolled("poul"), "type": [{"coding": [coding]}], **more}


def test_a_programme_without_somebody_responsible_is_refused_in_a_sentence() -> None:
    store(patient("poul"), episode(careManager=_ANNE))

    with pytest.raises(NobodyResponsible, match="careManager"):
        store(episode())
    store(episode(status="finished"))


def test_the_database_refuses_it_whoever_asks(settings: Settings) -> None:
    settings.SHAREDCARE_DEMANDS = []
    store(patient("poul"))

    with pytest.raises(psycopg.errors.CheckViolation, match="somebody_is_responsible"):
        store(episode())


def test_what_partners_tell_of_programmes_of_their_own_is_taken_as_it_comes() -> None:
    store(patient("poul"), enrolled("poul"))
