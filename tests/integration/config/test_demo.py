"""`make demo`, from the point where everything is installed: starts, serves, ends, and starts again."""

import json
import signal
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tests.integration.config.commands import FEW, Running, free_port, run, serving


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of state for all tests of this file, with a space in its name."""
    return tmp_path_factory.mktemp("shared care") / "var"


def _get(running: Running, path: str) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{running.port}{path}", headers={"Authorization": f"Bearer {running.token}"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read().decode()
    assert isinstance(text, str)
    return text


def _left_of(home: Path) -> list[str]:
    """The processes that still have to do with this home."""
    lines = [" ".join(each.info["cmdline"] or []) for each in psutil.process_iter(["cmdline"])]
    return [line for line in lines if str(home) in line]


def test_the_first_start_brings_made_up_people_and_ctrl_c_stops_all_of_it(home: Path) -> None:
    with serving("demo", home=home, port=free_port()) as demo:
        found = json.loads(
            _get(demo, "/fhir/Observation?patient=demo-poul&code=29463-7&_sort=-date&_count=1")
        )
        assert found["entry"][0]["resource"]["valueQuantity"]["value"] == 81.3
        assert "opdigtede" in _get(demo, "/?lang=da")
        assert _get(demo, "/healthz") == "ok\n"
        assert f"http://127.0.0.1:{demo.port}/patient/demo-poul " in demo.said
        assert "open to henrik, anne, bo, sofie, kim, mette\n" in demo.said
        assert "open to bo, sofie\n" in demo.said
        assert "Anne Hjertholm, " in demo.said

        assert demo.end(signal.SIGINT) in {0, 130}

    assert _left_of(home) == []


def test_after_kill_9_the_next_one_starts_on_the_same_port_with_everything_there(home: Path) -> None:
    port = free_port()
    with serving("demo", home=home, port=port) as killed:
        killed.end(signal.SIGKILL)

    with serving("demo", home=home, port=port) as demo:
        assert "Making up a region" not in demo.said
        assert json.loads(_get(demo, "/fhir/Patient?_summary=count"))["total"] == FEW
        demo.end(signal.SIGTERM)

    assert _left_of(home) == []


def test_a_second_instance_stands_beside_the_first(home: Path, tmp_path: Path) -> None:
    with (
        serving("demo", home=home, port=free_port()) as first,
        serving("serve", home=tmp_path / "second", port=free_port()) as second,
    ):
        with urllib.request.urlopen(f"http://127.0.0.1:{second.port}/healthz", timeout=30) as answer:
            assert answer.status == 200
        assert _get(first, "/healthz") == "ok\n"
        # Another command uses the running database meanwhile, and leaves it running.
        assert run("doctor", home=home).returncode == 0
        assert json.loads(_get(first, "/fhir/Patient?_summary=count"))["total"] == FEW
        second.end(signal.SIGINT)
        first.end(signal.SIGINT)

    assert _left_of(tmp_path) == []


def test_two_that_start_at_once_on_one_folder_both_serve_the_one_region(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        started = [pool.submit(_demo, tmp_path) for _ in range(2)]
        said = [one.result() for one in started]

    assert sum("Making up a region" in one for one in said) == 1
    assert all("Anne Hjertholm, " in one for one in said)
    assert _left_of(tmp_path) == []


def _demo(home: Path) -> str:
    """Start one, ask it for the people in it, and end it; what it said."""
    with serving("demo", home=home, port=free_port()) as demo:
        assert json.loads(_get(demo, "/fhir/Patient?_summary=count"))["total"] == FEW
        demo.end(signal.SIGINT)
    return demo.said
