"""Files, whatever is in them."""

import bz2
import gzip
import json
import os
import re
import tracemalloc
from pathlib import Path

import pytest

from sharedcare.exchange.load import sources
from sharedcare.exchange.load.errors import NothingToLoad, NotTaken
from sharedcare.exchange.load.finding import find
from sharedcare.exchange.load.sources import pieces

_PATIENT = b'{"resourceType":"Patient","id":"a"}'


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_folders_are_gone_through_in_order_and_what_is_not_json_by_name_is_counted(tmp_path: Path) -> None:
    names = ["b/z.JSON", "b/a.ndjson.gz", "a.json.bz2", "b/x.xml", "b/y.xml", "readme"]
    for name in names:
        _file(tmp_path, name, b"")

    found = find([tmp_path])

    assert [str(path.relative_to(tmp_path)) for path, _ in found.files] == [
        "a.json.bz2",
        "b/a.ndjson.gz",
        "b/z.JSON",
    ]
    assert found.left_out == {tmp_path: ["without ending"], tmp_path / "b": [".xml", ".xml"]}


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = _file(tmp_path, "patient.txt", _PATIENT)

    assert find([path]).files == [(path, len(_PATIENT))]


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.json", _PATIENT),
        ("a.json.gz", gzip.compress(_PATIENT, mtime=0)),
        ("a.json.bz2", bz2.compress(_PATIENT)),
        ("a.json", b"\xef\xbb\xbf" + _PATIENT),
    ],
)
def test_a_document_comes_unpacked_and_without_a_byte_order_mark(
    tmp_path: Path, name: str, packed: bytes
) -> None:
    [piece] = pieces(_file(tmp_path, name, packed))

    assert piece.text == _PATIENT


@pytest.mark.parametrize("name", ["a.ndjson", "a.jsonl", "a.json"])
def test_lines_come_one_by_one_with_their_numbers_also_when_the_name_does_not_say_so(
    tmp_path: Path, name: str
) -> None:
    path = _file(tmp_path, name, _PATIENT + b"\r\n\n" + _PATIENT + b"\n")

    assert [(piece.place, piece.text) for piece in pieces(path)] == [
        (f"{path}:1", _PATIENT),
        (f"{path}:3", _PATIENT),
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", b"", "is empty"),
        ("a.json", b" \n", "is empty"),
        ("a.json.gz", gzip.compress(_PATIENT, mtime=0)[:-9], "damaged"),
        ("a.json.gz", _PATIENT, "damaged"),
        ("a.json.bz2", bz2.compress(_PATIENT)[:-9], "damaged"),
        ("a.json.bz2", _PATIENT, "cannot be read"),
        ("a.json", _PATIENT.decode().encode("utf-16"), "UTF-16"),
    ],
)
def test_what_is_damaged_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(NotTaken, match=reason):
        list(pieces(_file(tmp_path, name, content)))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotTaken, match="No such file"):
        list(pieces(tmp_path / "gone.json"))


def test_a_pipe_among_the_files_of_a_folder_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")

    [(pipe, _)] = find([tmp_path]).files

    with pytest.raises(NotTaken, match="a pipe, a device or a socket"):
        list(pieces(pipe))


def test_folders_without_a_file_to_load_are_refused_by_name(tmp_path: Path) -> None:
    _file(tmp_path, "list.csv", b"")

    with pytest.raises(NothingToLoad, match=f"Nothing to load in {re.escape(str(tmp_path))}"):
        find([tmp_path])


class TestLarge:
    """Files beyond what is read at once; the limits are made small here."""

    @pytest.fixture(autouse=True)
    def small_limits(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sources, "_LARGEST_READ_AT_ONCE", 1000)
        monkeypatch.setattr(sources, "LARGEST_HELD", 4000)

    @pytest.mark.parametrize("name", ["a.json.gz", "a.ndjson.gz", "a.json.bz2", "a.ndjson.bz2"])
    @pytest.mark.parametrize(
        "begins", [b" {", b'{"a":"', b'{"resourceType":"Bundle","type":"batch","entry":[{"a":"']
    )
    def test_a_bomb_is_refused_and_never_held(self, tmp_path: Path, name: str, begins: bytes) -> None:
        pack = gzip.compress if name.endswith("gz") else bz2.compress
        path = _file(tmp_path, name, pack(begins + b"0" * 50_000_000))
        assert path.stat().st_size < 100_000

        tracemalloc.start()
        try:
            with pytest.raises(NotTaken, match=r"longer than|larger than|more than"):
                list(pieces(path))
            held = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert held < 8_000_000

    @pytest.mark.parametrize("kind", ["batch", "collection", "searchset"])
    def test_a_bundle_of_independent_entries_comes_entry_by_entry(self, tmp_path: Path, kind: str) -> None:
        path = _bundle(tmp_path, kind, 300)

        found = list(pieces(path))

        assert len(found) == 300
        assert found[7].place == f"{path}, Bundle.entry[7]"
        assert json.loads(found[7].text)["entry"][0]["resource"]["id"] == "p7"
        assert found[-1].until == path.stat().st_size

    def test_a_transaction_is_held_whole_as_long_as_that_can_be(self, tmp_path: Path) -> None:
        path = _bundle(tmp_path, "transaction", 30)

        [piece] = pieces(path)

        assert piece.text == path.read_bytes()

    def test_a_transaction_that_cannot_be_held_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NotTaken, match="transaction of more than"):
            list(pieces(_bundle(tmp_path, "transaction", 300)))

    def test_a_collection_whose_entries_name_each_other_cannot_be_cut_up(self, tmp_path: Path) -> None:
        path = _bundle(tmp_path, "collection", 300, fullUrl="urn:uuid:4c8b7a3e-0000-4000-8000-000000000000")

        with pytest.raises(NotTaken, match="urn:uuid"):
            list(pieces(path))

    def test_a_line_too_long_to_be_held_is_refused_with_its_number(self, tmp_path: Path) -> None:
        path = _file(tmp_path, "a.ndjson", _PATIENT + b"\n" + b"x" * 5000)

        with pytest.raises(NotTaken, match="Line 2"):
            list(pieces(path))


def _bundle(folder: Path, kind: str, many: int, **members: str) -> Path:
    entry = [{**members, "resource": {"resourceType": "Patient", "id": f"p{n}"}} for n in range(many)]
    bundle = {"resourceType": "Bundle", "type": kind, "entry": entry}
    return _file(folder, "large.json", json.dumps(bundle).encode())
