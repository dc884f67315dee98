"""The pages about programmes: what is published, one of them to read, and what changed between two versions."""

import re

import pytest

from sharedcare.care.publishing import queries
from sharedcare.care.publishing.actions import publish
from tests.integration.access.agreeing import People
from tests.integration.access.clients import NOON
from tests.integration.care.test_publishing import ANKLE, OPERATOR, plan, published, version
from tests.integration.clinic.browsing import text
from tests.integration.office.test_agreements import enter
from tests.integration.records.store import put
from tests.unit.programmes.small import broken
from tests.unit.programmes.test_layers import LAYER

pytestmark = pytest.mark.django_db
ROOM = "/office/programmes"


@pytest.fixture(autouse=True)
def people() -> People:
    published()
    published(version("1.1.0", broken("en: Get well on foot.", "en: Walk again.")))
    publish(raw=LAYER.encode(), by=OPERATOR, at=NOON)
    return People()


def test_the_owner_finds_the_newest_version_and_reads_phases_by_sectors_and_what_departs() -> None:
    client = enter("owner", "en")

    listed, page = client.get(ROOM), text(client.get(f"{ROOM}/{ANKLE}"))

    assert "Not approved: for demonstration only" in text(listed)
    assert "Followed by nobody yet" in text(listed)
    for said in (
        "Sprained ankle",
        "1.1.0",
        "What has changed since 1.0.0?",
        "day 0 to day 7 after: enrolled",
        "Therapist",
        "every day → 2 times a week",
        "Change in 3 days",
        "<span>Rises.</span>",
        "≥2 kg",
        "Measurement Weight, limit “Rises”: red: ≥2 kg → ≥3 kg.",
        "Why: That is how we do it.",
    ):
        assert said in page, said


def test_what_was_approved_stands_beside_by_whom() -> None:
    published(
        version(
            "1.2.0",
            broken(
                "valid-from: 2026-01-01\n",
                "valid-from: 2026-01-01\napprovals: [{by: Anna Holm, on: 2026-02-20, of: {da: Alle grænser, en: All limits}}]\n",
            ),
        )
    )
    client = enter("owner", "da")

    for address in (ROOM, f"{ROOM}/{ANKLE}"):
        assert "Alle grænser: Anna Holm, 20.02.2026" in text(client.get(address)), address


def test_an_approval_of_an_older_version_is_told_as_that_where_something_else_is_said_by_now() -> None:
    anna = "valid-from: 2026-01-01\napprovals: [{by: Anna Holm, on: 2026-02-20, of: {da: Alle grænser, en: All limits}}]\n"
    read = version("1.2.0", broken("valid-from: 2026-01-01\n", anna))
    published(read)
    published(read.replace(b"version: 1.2.0", b"version: 1.3.0"))
    published(
        read.replace(b"version: 1.2.0", b"version: 1.4.0").replace(
            b"red: {at-least: 2.0}", b"red: {at-least: 3.0}"
        )
    )

    for address in (ROOM, f"{ROOM}/{ANKLE}"):
        page = text(enter("owner", "en").get(address))
        assert "All limits: Anna Holm, 20 Feb 2026" in page, address
        assert "Approved for version 1.2.0; changed since: measurements" in page, address
        assert "Godkendt for version 1.2.0; ændret siden: målinger" in text(enter("owner", "da").get(address))
    for same in ("1.2.0", "1.3.0"):
        assert "Approved for version" not in text(
            enter("owner", "en").get(f"{ROOM}/{ANKLE}?version={same}")
        ), same


def test_what_changed_is_told_in_the_readers_language() -> None:
    page = enter("owner").get(f"{ROOM}/{ANKLE}/diff?from=1.0.0&to=1.1.0")

    assert "Fra version 1.0.0 til 1.1.0" in text(page)
    assert "Ændret (1)" in text(page)


def test_an_administrator_reads_but_is_not_told_how_many_patients_there_are() -> None:
    for address in (ROOM, f"{ROOM}/{ANKLE}"):
        assert "Følges endnu af ingen" in text(enter("owner").get(address))
        assert "Følges" not in text(enter("town-boss").get(address))
    assert "indmeldes fra nu af" not in text(enter("town-boss").get(f"{ROOM}/{ANKLE}"))
    assert enter("anne").get(ROOM).status_code == 403


@pytest.mark.parametrize("path", ["nothing", f"{ANKLE}?version=9.9.9", f"{ANKLE}/diff?from=1.0.0&to=9.9.9"])
def test_what_is_not_published_is_not_found(path: str) -> None:
    assert enter("owner").get(f"{ROOM}/{path}").status_code == 404


def test_one_that_was_tampered_with_is_named_and_not_shown() -> None:
    changed = plan("1.1.0")
    changed["relatedArtifact"][0]["document"]["data"] = "AAAA"
    put(changed)

    answer = enter("owner").get(f"{ROOM}/{ANKLE}")

    assert answer.status_code == 409
    assert f"urn:sharedcare:programme:{ANKLE}|1.1.0 does not hold the file" in text(answer)


def test_what_to_think_of_before_aiming_at_a_goal_stands_beneath_it() -> None:
    published(
        version(
            "1.3.0",
            broken(
                "at-most: 80}}",
                "at-most: 80}}\n    caution: {da: Ikke for enhver pris., en: Not at any price.}\n    valid-until: 2026-01-31",
            ),
        )
    )

    page = text(enter("owner", "en").get(f"{ROOM}/{ANKLE}?version=1.3.0"))

    assert "<dt>Caution</dt><dd>Not at any price.</dd><dt>Caution</dt><dd>The goal was to be" in page


def test_everything_that_the_file_decides_is_read_and_the_overview_leads_to_it() -> None:
    page = text(enter("owner", "en").get(f"{ROOM}/{ANKLE}"))

    for said in (
        "Moments that times are counted from",
        "<h4>Enrolled</h4>\n      <p>Comes by itself</p>",
        "<dt>Is done when</dt><dd>Weight measured</dd>",
        "<h5>Limit: Rises.</h5>",
        "<dt>Advice to the citizen</dt><dd>Call.</dd>",
        "<dt>Measured by</dt><dd>Patient</dd>",
    ):
        assert said in page, said
    places = re.findall(r'href="#((?:tasks|measurements)-[^"]+)"', page)
    assert {"tasks-bandage", "tasks-walk", "measurements-weight"} == set(places)
    for place in places:
        assert page.count(f'id="{place}"') == 1, place


def test_of_a_version_that_nobody_follows_yet_is_said_how_patients_come_to_it() -> None:
    page = text(enter("owner", "en").get(f"{ROOM}/{ANKLE}"))
    older = text(enter("owner", "en").get(f"{ROOM}/{ANKLE}?version=1.0.0"))

    assert "Followed by nobody yet" in page
    assert "Patients who are enrolled from now on follow version 1.1.0." in page
    assert "stay on their version" not in page, "There is nobody to be moved."
    assert "enrolled from now on" not in older


def test_where_others_follow_an_older_version_is_said_that_they_are_moved_with_a_preview(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queries, "followers", lambda **_: {(ANKLE, "1.0.0"): 3})
    page = text(enter("owner").get(f"{ROOM}/{ANKLE}"))

    assert "3 patienter følger en ældre version" in text(enter("owner").get(ROOM))
    assert "3 patienter" in page
    assert "De patienter, der indmeldes fra nu af, følger version 1.1.0." in page
    assert "som først viser, hvad det ændrer for patienten" in page
