"""`sharedcare load` as tests run it: as a program, into a record of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

SYSTEM = "https://a.example/numbers"


class Record:
    """An embedded record that stays up for all tests here; each test takes ids of its own."""

    def __init__(self, home: Path, url: str) -> None:
        self.home = home
        self.url = url

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """Begin to load."""
        return subprocess.Popen(
            [sys.executable, "-m", "sharedcare", "load", *map(str, words)],
            env={"PATH": os.environ["PATH"], "HOME": str(self.home), "SHAREDCARE_HOME": str(self.home)},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def load(self, *words: str | Path) -> tuple[int, str]:
        """Load to the end: the exit status, and what was said."""
        process = self.start(*words)
        try:
            _, said = process.communicate(timeout=100)
        finally:
            process.kill()
        return process.returncode, said

    def versions(self, prefix: str) -> dict[str, int]:
        """The resources whose content has a text in it, with their versions."""
        with psycopg.connect(self.url) as connection:
            found = connection.execute(
                "SELECT id, version FROM resource WHERE position(%s IN content::text) > 0", [prefix]
            )
            return dict(found.fetchall())


def patient(logical_id: str | None, mark: str, **members: Any) -> dict[str, Any]:
    own = {} if logical_id is None else {"id": logical_id}
    return {"resourceType": "Patient", **own, "identifier": [{"system": SYSTEM, "value": mark}], **members}


def post(resource: dict[str, Any]) -> dict[str, Any]:
    return {"resource": resource, "request": {"method": "POST", "url": resource["resourceType"]}}


def bundle(kind: str, *entries: dict[str, Any]) -> str:
    return json.dumps({"resourceType": "Bundle", "type": kind, "entry": entries})
