"""What is sent to a page is a form of a megabyte at most; anything else is answered with one plain sentence and not read."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from sharedcare.config.bodies import _READ_AWAY
from sharedcare.kernel.clock import now
from tests.integration.access.clients import token

FORM = "application/x-www-form-urlencoded"
MEGABYTE = 1024 * 1024


def send(body: bytes, kind: str = FORM, path: str = "/sign-in", **environ: Any) -> Any:
    client = Client(headers={"accept-language": "en"})
    return client.generic("POST", path, body, content_type=kind, **environ)


def stream(body: bytes, **environ: str) -> Any:
    """Send a body that the headers do not tell the length of, or a wrong one."""
    told: dict[str, Any] = {**environ, "wsgi.input": BytesIO(body)}
    return send(b"", FORM, "/sign-in", **told)


@pytest.mark.parametrize("path", ["/sign-in", "/patients/search", "/emergency", "/launch", "/nothing"])
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x"])
def test_what_is_too_large_is_413(path: str, kind: str, db: None) -> None:
    answer = send(b"a=" + b"b" * MEGABYTE, kind, path)

    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.content.decode()


def test_what_does_not_say_how_much_it_is_is_411() -> None:
    answer = stream(b"a=b", HTTP_TRANSFER_ENCODING="chunked")

    assert answer.status_code == 411


@pytest.mark.parametrize("length", ["-1", "1e9", "٣", "9" * 30])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    assert stream(b"a=b", CONTENT_LENGTH=length).status_code in (411, 413)


@pytest.mark.parametrize(
    "kind", ["application/json", "text/xml", "application/octet-stream", "image/png", ""]
)
def test_what_is_no_form_is_415(kind: str) -> None:
    answer = send(b'{"username": "anne"}', kind)

    assert answer.status_code == 415
    assert "takes what is written in its fields" in answer.content.decode()


def test_a_file_of_any_size_is_not_written_to_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_args: object) -> None:
        raise AssertionError("Something was uploaded.")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryFileUploadHandler.new_file", write)
    file = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n' + b"a" * (4 * MEGABYTE)

    assert send(file + b"\r\n--x--\r\n", "multipart/form-data; boundary=x").status_code == 413


def test_so_much_is_read_that_a_browser_hears_the_answer_and_no_more() -> None:
    size = _READ_AWAY + MEGABYTE
    endless = BytesIO(b"a" * size)
    told: dict[str, Any] = {"CONTENT_LENGTH": str(size), "wsgi.input": endless}

    answer = send(b"", FORM, "/sign-in", **told)

    assert answer.status_code == 413
    assert len(endless.read(2 * MEGABYTE)) == MEGABYTE


def test_a_form_of_a_thousand_and_one_fields_is_not_taken_apart(db: None) -> None:
    assert send("&".join(f"a{number}=1" for number in range(1001)).encode()).status_code == 400


def test_a_system_that_sends_no_json_to_launch_is_told_in_json(db: None) -> None:
    bearer = f"Bearer {token(at=now())}"
    answer = send(b"<launch/>", "application/xml", "/launch", HTTP_AUTHORIZATION=bearer)

    assert answer.status_code == 415
    assert "application/json" in answer.json()["error"]
