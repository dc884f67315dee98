"""A load in a process of its own, and its violent end."""

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import psutil

_PATIENCE = 120.0


def start(folder: Path, acknowledged: Path, *, home: Path) -> subprocess.Popen[str]:
    """Begin to load a folder into the embedded database of a home."""
    words = [sys.executable, "-m", "sharedcare", "load", str(folder), "--acknowledge", str(acknowledged)]
    return subprocess.Popen(
        words,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def environment(home: Path) -> dict[str, str]:
    """What the command needs to know, and nothing of ours besides."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "SHAREDCARE_HOME": str(home)}


def promised(acknowledged: Path) -> set[str]:
    """The files that the load has said to be stored. A line without an end was not said."""
    text = acknowledged.read_text(encoding="utf-8") if acknowledged.exists() else ""
    lines = text.splitlines(keepends=True)
    return {json.loads(line)["stored"] for line in lines if line.endswith("\n")}


def wait_for_a_moment(load: subprocess.Popen[str], acknowledged: Path, *, most: int, random: Random) -> None:
    """Wait until a random number of bundles is acknowledged, from none to most, and a little longer."""
    many = random.randint(0, most)
    last = time.monotonic() + _PATIENCE
    while load.poll() is None and len(promised(acknowledged)) < many and time.monotonic() < last:
        time.sleep(0.002)
    time.sleep(random.random() * (0.05 if many else 2.5))


def kill_load(load: subprocess.Popen[str]) -> None:
    """Kill the load and its workers, all in one go."""
    _kill(_family(load.pid))
    load.communicate()


def kill_everything(load: subprocess.Popen[str], *, data: Path) -> None:
    """Kill the load, its workers, and the database server with all of its processes."""
    server = int((data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
    _kill([*_family(server), *_family(load.pid)])
    load.communicate()


def _family(number: int) -> list[psutil.Process]:
    try:
        head = psutil.Process(number)
        return [head, *head.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=_PATIENCE)
