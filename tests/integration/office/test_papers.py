"""The document of an agreement on its page: attached, refused, fetched by those who may, and by nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.integration.access.agreeing import People, drafted, now, offered, signed
from tests.integration.access.test_papers import PDF
from tests.integration.clinic.browsing import text
from tests.integration.office.test_agreements import enter, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return People()


def attach(
    client: Client, agreement: str, content: bytes = PDF, *, version: int = 1, name: str = "A.pdf"
) -> str:
    return step(client, agreement, "document", version=version, document=SimpleUploadedFile(name, content))


def test_it_is_attached_shown_with_its_digest_and_fetched_as_a_file(people: People) -> None:
    made, owner = drafted(people.owner), enter("owner")

    assert attach(owner, made, name="../Aftale om hjertesvigt.pdf").endswith("?done")

    page = text(owner.get(f"/office/agreements/{made}"))
    paper = now(made, people.owner).terms.paper
    assert paper is not None
    assert "Aftale om hjertesvigt.pdf" in page
    assert f"<span>{paper.sha256[:8]}</span>" in page
    assert "Dokumentet blev vedhæftet" in page
    answer = owner.get(f"/office/agreements/{made}/document")
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_only_those_have_it_who_may_see_the_agreement(people: People) -> None:
    made, owner, town = drafted(people.owner), enter("owner"), enter("town-boss")
    attach(owner, made)
    where = f"/office/agreements/{made}/document"
    assert town.get(where).status_code == 404

    step(owner, made, "offer", version=2)

    assert town.get(where).content == PDF
    assert enter("elsewhere-boss").get(where).status_code == 404
    assert enter("anne").get(where).status_code == 403
    assert Client().get(where).status_code == 302


def test_who_does_not_keep_the_draft_cannot_attach_and_is_offered_no_form(people: People) -> None:
    made, town = offered(people.owner), enter("town-boss")

    assert 'type="file"' not in text(town.get(f"/office/agreements/{made}"))
    assert "kan ikke gøres" in attach(town, made, version=2)
    answer = enter("elsewhere-boss").post(
        f"/office/agreements/{made}/document", {"version": 2, "document": SimpleUploadedFile("a.pdf", b"no")}
    )
    assert answer.status_code == 404


def test_what_is_wrong_with_a_file_is_said_on_the_page(people: People, settings: Settings) -> None:
    settings.SHAREDCARE_LARGEST_DOCUMENT = 2000
    made, owner = drafted(people.owner), enter("owner")

    assert "Filen er ikke en hel PDF" in attach(owner, made, b"MZ a program", name="aftale.pdf")
    assert "højst være 2 kB" in attach(owner, made, PDF[:-6] + bytes(3000) + PDF[-6:])
    assert "Vælg først den fil" in step(owner, made, "document", version=1)
    assert now(made, people.owner).terms.paper is None


def test_a_form_that_is_much_too_large_is_not_read(people: People, settings: Settings) -> None:
    settings.SHAREDCARE_LARGEST_DOCUMENT = 2000
    made, owner = drafted(people.owner), enter("owner")

    answer = owner.post(
        f"/office/agreements/{made}/document",
        {"version": 1, "document": SimpleUploadedFile("a.pdf", bytes(20_000))},
    )

    assert answer.status_code == 413


def test_it_is_removed_from_the_draft(people: People) -> None:
    made, owner = drafted(people.owner), enter("owner")
    attach(owner, made)

    assert step(owner, made, "document/removal", version=2).endswith("?done")

    assert owner.get(f"/office/agreements/{made}/document").status_code == 404
    assert "Dokumentet blev fjernet" in text(owner.get(f"/office/agreements/{made}"))


def test_an_agreement_in_force_offers_no_other_document(people: People) -> None:
    made = signed(people)

    assert "kan ikke gøres" in attach(enter("owner"), made, version=4)
