"""A file becomes a version that never changes, whoever tries."""

from datetime import datetime
from typing import Any

import orjson
import pytest

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.access.errors import NotPermitted, PublishedIsFixed
from sharedcare.access.published import FIXED
from sharedcare.access.types import Actor
from sharedcare.care.mandates.programmes import programmes_of, unread_of
from sharedcare.care.mandates.rules import CLOSE, Mandate
from sharedcare.care.publishing import queries
from sharedcare.care.publishing.actions import publish, retire
from sharedcare.care.publishing.errors import (
    FileHasMistakes,
    IsRetired,
    NoSuchProgramme,
    NotYoursToPublish,
    QuestionsAreTaken,
    VersionIsOlder,
    VersionIsTaken,
)
from sharedcare.care.publishing.types import Status
from sharedcare.programmes.fhir import naming
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.records.types import Create, Delete, Update
from tests.integration.access.accounts import staff
from tests.integration.access.care import enrolled, organisation, role, store
from tests.integration.access.clients import NOON, actor, trail
from tests.integration.access.test_two_at_once import meanwhile
from tests.integration.api.door import Door, issues
from tests.integration.records.store import document, find, patient, put
from tests.unit.programmes.small import SMALL, broken
from tests.unit.programmes.test_how_to import as_the_page_says
from tests.unit.programmes.test_mutilated import SHIPPED

pytestmark = pytest.mark.django_db

ANKLE = "sprained-ankle"
OPERATOR = operator("programme publish")
OTHER = broken("en: Get well on foot.", "en: Run again.")


def version(number: str, raw: bytes = SMALL.encode()) -> bytes:
    return raw.replace(b"version: 1.0.0", f"version: {number}".encode(), 1)


def published(raw: bytes = SMALL.encode(), by: Actor = OPERATOR, at: datetime = NOON) -> bool:
    return publish(raw=raw, by=by, at=at).is_new


def store_version(raw: bytes = SMALL.encode()) -> None:
    assert published(raw)


def plan(number: str = "1.0.0") -> dict[str, Any]:
    [stored] = find(f"PlanDefinition?identifier=urn:sharedcare:programme|{ANKLE}&version={number}").matches
    tree = orjson.loads(stored.content or b"")
    assert isinstance(tree, dict)
    return tree


def test_what_is_published_is_found_by_its_key_and_lies_in_fhir_beside_it() -> None:
    assert published()

    assert queries.programme(key=ANKLE).phases[0].key == "first"
    found = queries.version_of(key=ANKLE, version="1.0.0")
    assert found.raw == SMALL.encode()
    assert (found.head.status, found.head.published_at, found.head.is_approved) == (
        Status.ACTIVE,
        NOON,
        False,
    )
    assert len(find(f"ActivityDefinition?url=urn:sharedcare:activity:{ANKLE}:walk").matches) == 1
    assert len(find("Questionnaire?url=urn:sharedcare:questionnaire:pain").matches) == 1
    told = trail()[-1]
    assert (told["ground"], told["refusal"], len(told["keys"])) == (9, None, 5)


def test_what_the_library_has_is_stored_once_whoever_names_it() -> None:
    naming_it = SMALL[: SMALL.index("    questions:")].replace("key: pain", "key: phq-9").encode()
    published(naming_it)

    assert published(naming_it.replace(b"sprained-ankle", b"sprained-wrist"))

    (stored,) = find("Questionnaire?url=urn:sharedcare:questionnaire:phq-9").matches
    assert len(orjson.loads(stored.content or b"")["item"]) == 11


def test_the_same_again_changes_nothing_also_with_another_remark() -> None:
    published()

    assert not published()
    assert not published(SMALL.encode() + b"# a remark\n")
    assert plan()["meta"]["versionId"] == "1"


def test_the_same_version_with_other_content_is_refused_and_told_to_raise_it() -> None:
    published()

    with pytest.raises(VersionIsTaken, match="raise `version`"):
        published(OTHER)
    assert queries.programme(key=ANKLE).about.citizen.en == "Get well on foot."


def test_the_newest_counts_as_numbers_do_and_older_ones_stay() -> None:
    for number in ("1.0.0", "1.9.0", "1.10.0"):
        published(version(number))

    assert queries.programme(key=ANKLE).version == "1.10.0"
    assert queries.programme(key=ANKLE, version="1.0.0").version == "1.0.0"
    assert [one.version for one in queries.published()] == ["1.10.0", "1.9.0", "1.0.0"]
    with pytest.raises(VersionIsOlder, match=r"1\.10\.0 is published, which is newer than 1\.9\.5"):
        published(version("1.9.5", OTHER))


def test_a_file_with_mistakes_is_refused_with_the_lines_of_the_checker() -> None:
    with pytest.raises(FileHasMistakes, match="has 1 mistake") as refused:
        published(broken("unit: kg", "unit: kilo"))

    assert any("`kilo` is not a unit of UCUM." in line for line in refused.value.lines("small.yaml"))
    assert queries.published() == ()


def test_a_programme_owner_publishes_and_those_who_treat_do_not() -> None:
    nurse = staff(scopes="user/*.cruds")
    store(organisation("region", "region"), role("owner", "region", "programme-owner"))
    owner = staff("owner", role="owner", opens_clinic=False)

    for by in (nurse, actor("system/*.cruds")):
        with pytest.raises(NotYoursToPublish):
            published(by=by)
    assert published(by=owner)


def test_two_programmes_do_not_ask_different_things_under_one_key() -> None:
    published()

    with pytest.raises(QuestionsAreTaken, match=r"`pain` is a questionnaire of sprained-ankle"):
        published(broken("programme: sprained-ankle", "programme: sprained-wrist"))


def test_who_is_retired_is_followed_by_nobody_new_and_still_says_what_it_said() -> None:
    published()

    retire(key=ANKLE, version="1.0.0", by=OPERATOR, at=NOON)

    with pytest.raises(NoSuchProgramme, match="All versions of sprained-ankle are retired"):
        queries.programme(key=ANKLE)
    assert queries.version_of(key=ANKLE, version="1.0.0").head.status is Status.RETIRED
    with pytest.raises(IsRetired):
        retire(key=ANKLE, version="1.0.0", by=OPERATOR, at=NOON)


def test_what_nobody_has_published_is_said_to_be_missing() -> None:
    with pytest.raises(NoSuchProgramme, match=r"No programme sprained-ankle is published"):
        queries.programme(key=ANKLE)
    published()
    with pytest.raises(NoSuchProgramme, match=r"No version 2\.0\.0"):
        queries.programme(key=ANKLE, version="2.0.0")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_a_system_of_the_region_that_may_write_everything_changes_nothing_that_is_published(
    method: str,
) -> None:
    published()
    before = plan()
    door = Door("system/*.cruds")
    address = "/PlanDefinition" if method == "POST" else f"/PlanDefinition/{before['id']}"

    answer = door.send(method, address, None if method == "DELETE" else {**before, "status": "draft"})

    assert answer.status_code == 403
    assert "is published and never changes" in issues(answer)[0]["diagnostics"]
    assert plan() == before


@pytest.mark.parametrize("kind", FIXED)
def test_neither_the_parts_nor_what_only_looks_like_one_is_stored_by_anybody_else(kind: str) -> None:
    published()
    [stored, *_] = find(f"{kind}?version=1.0.0").matches
    tree = orjson.loads(stored.content or b"")
    another = {**tree, "url": "urn:example:another"}
    by = actor("system/*.cruds")

    for change in (
        Update(document(another), tree["id"]),
        Delete(kind, tree["id"]),
        Create(document({name: value for name, value in tree.items() if name != "id"})),
    ):
        with pytest.raises(PublishedIsFixed):
            gate.act(by=by, changes=[change], at=NOON)
    assert issubclass(PublishedIsFixed, NotPermitted)


def test_plan_definitions_of_others_are_stored_as_ever() -> None:
    theirs = {"resourceType": "PlanDefinition", "url": "urn:example:theirs", "status": "draft"}

    [committed] = gate.act(by=actor("system/*.cruds"), changes=[Create(document(theirs))], at=NOON)

    assert committed.outcome == "created"
    assert queries.published() == ()


def test_the_operator_loads_nothing_over_what_is_published() -> None:
    published()

    with pytest.raises(PublishedIsFixed):
        gate.act(
            by=operator("load"),
            changes=[Update(document({**plan(), "status": "draft"}), plan()["id"])],
            at=NOON,
        )


def test_a_file_that_was_tampered_with_in_the_database_is_refused_by_name() -> None:
    published()
    changed = plan()
    document_of = changed["relatedArtifact"][0]["document"]
    document_of["data"] = "Z" + document_of["data"][1:]
    put(changed)

    with pytest.raises(NotAsPublished, match=r"urn:sharedcare:programme:sprained-ankle\|1\.0\.0"):
        queries.programme(key=ANKLE)
    assert queries.published() == ()
    assert len(queries.tampered()) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_the_same_version_at_once_one_wins_and_the_other_is_told() -> None:
    raised = meanwhile(store_version, lambda: store_version(OTHER))

    assert [type(one) for one in raised] == [VersionIsTaken]
    assert queries.programme(key=ANKLE).about.citizen.en == "Get well on foot."


def test_access_closes_the_addresses_that_programmes_are_published_under() -> None:
    ours = (naming.PROGRAMME, naming.LAYER, naming.ACTIVITY, naming.QUESTIONNAIRE)

    assert {f"{one}:" for one in ours} == {address for several in FIXED.values() for address in several}


def test_who_follows_the_page_for_writers_publishes_beside_what_ships_and_all_versions_stay() -> None:
    files = [SHIPPED.encode(), *(text.encode() for text in as_the_page_says())]

    approved = NOON.replace(month=11, day=25)
    assert [published(raw, at=approved) for raw in (*files, files[1])] == [True, True, True, False]

    assert queries.version_of(key="heart-failure", version="1.1.0").head.is_approved
    assert not queries.version_of(key="heart-failure").head.is_approved
    assert [one.version for one in queries.published()] == ["1.2.0", "1.1.0", "1.0.0"]
    assert [queries.version_of(key="heart-failure", version=f"1.{n}.0").raw for n in range(3)] == files


@pytest.mark.parametrize(("key", "is_bounded"), [(ANKLE, True), ("of-a-partner", False)])
def test_of_whom_all_versions_are_retired_a_programme_still_bounds_what_somebody_may_do(
    key: str, *, is_bounded: bool
) -> None:
    published()
    retire(key=ANKLE, version="1.0.0", by=OPERATOR, at=NOON)
    store(patient("anna"), enrolled("anna", key))

    unread = unread_of(patient="anna")

    rights = Mandate("home-nurse", "municipality", NOON.date(), unread).rights(
        programmes_of(patient="anna", by=OPERATOR, at=NOON)
    )
    assert (unread, CLOSE in rights) == (((key,), False) if is_bounded else ((), True))
