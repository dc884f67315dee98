"""The document of an agreement: who attaches it, who may have it, and that what is signed is what was attached."""

import base64
from datetime import timedelta

import orjson
import pytest

from sharedcare.access import actors, gate, looks
from sharedcare.access.actions import issue_token
from sharedcare.access.actors import operator
from sharedcare.access.agreements import actions, papers, queries, rules
from sharedcare.access.agreements.errors import (
    HasChanged,
    NoSuchAgreement,
    NotAPdf,
    NotAsSigned,
    NotNow,
    NotYours,
)
from sharedcare.access.agreements.types import Stage
from sharedcare.access.types import Actor
from sharedcare.records.document import parse
from sharedcare.records.search.parse import parse as searched
from sharedcare.records.types import Update
from tests.integration.access.agreeing import TERMS, People, drafted, now, sign, signed
from tests.integration.access.care import organisation, store
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
ANOTHER = PDF.replace(b"<< >>", b"<< /Changed true >>")


@pytest.fixture
def people() -> People:
    return People()


def attached(agreement: str, by: Actor, *, version: int = 1, content: bytes = PDF) -> None:
    actions.attach(agreement=agreement, version=version, name="Aftale.pdf", content=content, by=by, at=NOON)


def offered_with_paper(people: People) -> str:
    made = drafted(people.owner)
    attached(made, people.owner)
    actions.offer(agreement=made, version=2, by=people.owner, at=NOON)
    return made


def test_whoever_keeps_a_draft_attaches_the_document_and_the_contract_names_its_digest(
    people: People,
) -> None:
    made = drafted(people.owner)

    attached(made, people.owner)

    paper, content = queries.paper_of(agreement=made, by=people.owner, at=NOON)
    stored = looks.read(by=operator("test"), type="Contract", id=made, at=NOON)
    assert stored is not None
    [_, legal] = orjson.loads(stored.content or b"")["legal"]
    assert content == PDF
    assert (paper.name, paper.size, paper.sha256) == ("Aftale.pdf", len(PDF), papers.digest(PDF))
    assert legal["contentReference"]["reference"] == f"DocumentReference/{paper.id}"
    assert papers.digest(PDF) in str(legal)
    assert b"%PDF" not in (stored.content or b"")


def test_the_parties_have_it_once_it_is_sent_and_nobody_else_ever(people: People) -> None:
    made = drafted(people.owner)
    attached(made, people.owner)
    for other in (people.town, people.elsewhere):
        with pytest.raises(NoSuchAgreement):
            queries.paper_of(agreement=made, by=other, at=NOON)

    actions.offer(agreement=made, version=2, by=people.owner, at=NOON)

    assert queries.paper_of(agreement=made, by=people.town, at=NOON)[1] == PDF
    with pytest.raises(NoSuchAgreement):
        queries.paper_of(agreement=made, by=people.elsewhere, at=NOON)
    with pytest.raises(NotYours):
        queries.paper_of(agreement=made, by=people.nurse, at=NOON)


def test_its_bytes_are_shown_to_nobody_by_a_search_of_their_own(people: People) -> None:
    attached(drafted(people.owner), people.owner)

    found = looks.search(by=people.nurse, query=searched("DocumentReference", []), at=NOON)

    assert not found.matches


def test_what_was_sent_is_taken_back_before_another_document_is_attached(people: People) -> None:
    made = offered_with_paper(people)
    with pytest.raises(NotNow):
        attached(made, people.owner, version=3, content=ANOTHER)

    actions.take_back(agreement=made, version=3, note="", by=people.owner, at=NOON)
    attached(made, people.owner, version=4, content=ANOTHER)

    assert queries.paper_of(agreement=made, by=people.owner, at=NOON)[1] == ANOTHER


def test_only_whoever_keeps_the_draft_attaches(people: People) -> None:
    made = drafted(people.owner)

    with pytest.raises(NoSuchAgreement):
        attached(made, people.town)


def test_who_read_the_agreement_with_another_document_signs_nothing(people: People) -> None:
    made = offered_with_paper(people)
    read = rules.mark(now(made, people.town).terms)
    actions.take_back(agreement=made, version=3, note="", by=people.owner, at=NOON)
    attached(made, people.owner, version=4, content=ANOTHER)
    actions.offer(agreement=made, version=5, by=people.owner, at=NOON)

    with pytest.raises(HasChanged):
        actions.sign(agreement=made, text=read, by=people.town, at=NOON)

    assert sign(made, people.town) is Stage.SIGNING


def test_a_document_that_was_changed_in_the_record_is_not_handed_out_as_the_one_signed(
    people: People,
) -> None:
    made = offered_with_paper(people)
    paper = now(made, people.owner).terms.paper
    assert paper is not None
    reference = looks.read(by=operator("test"), type="DocumentReference", id=paper.id, at=NOON)
    where = papers.binary_of(reference.content if reference else None)
    changed = {**papers.binary(ANOTHER, agreement=made), "id": where}
    gate.act(by=operator("test"), changes=[Update(parse(orjson.dumps(changed)), where)], at=NOON)

    with pytest.raises(NotAsSigned):
        queries.paper_of(agreement=made, by=people.owner, at=NOON)


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00", b"<html>%PDF-1.7 %%EOF", PDF[:-8], b"PK\x03\x04" + PDF],
    ids=["nothing", "a program", "a page", "half a PDF", "an archive"],
)
def test_what_is_no_pdf_by_its_bytes_is_refused_whatever_it_is_called(people: People, content: bytes) -> None:
    made = drafted(people.owner)

    with pytest.raises(NotAPdf):
        attached(made, people.owner, content=content)

    assert now(made, people.owner).version == 1


def test_a_draft_that_is_revised_keeps_its_document_and_gives_it_up_when_asked(people: People) -> None:
    made = drafted(people.owner)
    attached(made, people.owner)

    actions.revise(agreement=made, version=2, terms=TERMS, by=people.owner, at=NOON)
    assert now(made, people.owner).terms.paper is not None

    actions.detach(agreement=made, version=3, by=people.owner, at=NOON)
    assert now(made, people.owner).terms.paper is None
    with pytest.raises(NotNow):
        actions.detach(agreement=made, version=4, by=people.owner, at=NOON)


def test_a_document_is_text_enough_and_a_renewal_begins_without_one(people: People) -> None:
    made = drafted(people.owner, text="")
    attached(made, people.owner)
    actions.offer(agreement=made, version=2, by=people.owner, at=NOON)
    for one in (people.hospital, people.town):
        sign(made, one)

    renewed = actions.renew(agreement=made, by=people.owner, at=NOON)

    assert now(made, people.owner).stage is Stage.EXECUTED
    assert now(renewed, people.owner).terms.paper is None


def test_an_agreement_without_a_document_has_none_to_give(people: People) -> None:
    with pytest.raises(NoSuchAgreement):
        queries.paper_of(agreement=signed(people), by=people.owner, at=NOON)


def test_ten_megabytes_are_stored_once_and_come_back_as_they_were(people: People) -> None:
    content = PDF[:-6] + base64.b64encode(bytes(7_500_000)) + b"\n%%EOF\n"
    made = drafted(people.owner)

    attached(made, people.owner, content=content)

    assert queries.paper_of(agreement=made, by=people.owner, at=NOON)[1] == content


def test_no_system_of_one_organisation_finds_agreement_or_document_whatever_its_token_says(
    people: People,
) -> None:
    store(organisation("hospital", sor="123450000000011"))
    made = drafted(people.owner)
    attached(made, people.owner)
    paper, _ = queries.paper_of(agreement=made, by=people.owner, at=NOON)
    given = issue_token(
        client="of-hospital",
        scope="system/*.cruds",
        organization="123450000000011",
        valid_for=timedelta(days=300),
        at=NOON,
    )
    system = actors.authenticate(f"Bearer {given}", at=NOON, source=None, request=1)

    for kind, name in (("Contract", made), ("DocumentReference", paper.id)):
        assert looks.read(by=system, type=kind, id=name, at=NOON) is None
    for kind in ("Contract", "DocumentReference", "Binary"):
        for asked in ([], [("_include", "*"), ("_revinclude", "*")]):
            found = looks.search(by=system, query=searched(kind, asked), at=NOON)
            assert found.matches == found.included == []
    signers = searched("Organization", [("_has:Contract:signer:status", "negotiable")])
    assert looks.search(by=system, query=signers, at=NOON).matches == []
