"""The frame around every page, in both languages, and the assets it leads to."""

import gzip
import re
from dataclasses import dataclass

import pytest
from django.test import Client, RequestFactory

from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, Key, Reader, frame_for

SIGNED_IN = Reader("Anne H.", "Hjertesvigtklinikken")


@dataclass(frozen=True)
class Empty:
    """A page with nothing on it."""

    frame: Frame


def _page(reader: Reader | None = SIGNED_IN, language: str = "da", **more: object) -> str:
    request = RequestFactory().get("/", headers={"accept-language": language})
    frame = frame_for(request, reader=reader, keys=(Key("N", "nyt"),), csrf="t0ken")
    return rendered(request, "ui/page.html", Empty(frame)).content.decode()


@pytest.mark.parametrize(("language", "skip"), [("da", "Gå til indholdet"), ("en", "Skip to the content")])
def test_it_speaks_the_readers_language(language: str, skip: str) -> None:
    page = _page(language=language)

    assert f'<html lang="{language}"' in page
    assert skip in page


def test_who_is_signed_in_can_search_and_sign_out() -> None:
    page = _page()

    assert "Hjertesvigtklinikken" in page
    assert page.count('name="csrfmiddlewaretoken" value="t0ken"') == 2


def test_who_is_not_signed_in_can_do_neither() -> None:
    page = _page(reader=None)

    assert "<form" not in page


def test_everything_that_the_page_fetches_is_there_and_kept_for_a_year() -> None:
    addresses = set(re.findall(r"/assets/[^\"]+", _page()))

    assert len(addresses) == 6
    for address in addresses:
        answer = Client().get(address)
        assert answer.status_code == 200
        assert "max-age=31536000" in answer["Cache-Control"]


def test_no_page_is_kept_by_the_browser_and_none_runs_what_is_written_in_it() -> None:
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})

    answer = rendered(request, "ui/page.html", Empty(frame_for(request, reader=SIGNED_IN)))

    assert answer["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    text = gzip.decompress(answer.content).decode()
    assert not re.search(r"<script(?! src=)|\son\w+=|\sstyle=", text)
