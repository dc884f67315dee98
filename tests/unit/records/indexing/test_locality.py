"""The house says once where it stands."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sharedcare.kernel.ids import key64
from sharedcare.records.indexing.entry import index
from sharedcare.records.indexing.locality import here, settle
from sharedcare.records.indexing.tokens import reference_token


@pytest.fixture(autouse=True)
def _back_where_it_was() -> Iterator[None]:
    before = here()
    yield
    settle(zone=before.zone.key, own_urls=before.own_urls)


def test_the_house_stands_in_denmark_unless_it_is_told_otherwise() -> None:
    assert here().zone.key == "Europe/Copenhagen"
    assert here().own_urls == ()


def test_what_is_indexed_is_meant_where_the_house_stands() -> None:
    settle(zone="America/Nuuk", own_urls=["https://shared.example/fhir"])
    subject = {"reference": "https://shared.example/fhir/Group/g"}

    entry = index({"resourceType": "Observation", "effectiveDateTime": "2015-01-01", "subject": subject})

    assert entry.at == datetime(2015, 1, 1, 3, tzinfo=UTC)
    assert reference_token("Observation.subject", key64("Group/g")) in entry.leads
