"""Which version this is, said in one place."""

from importlib.metadata import version
from pathlib import Path

from sharedcare import __version__
from tests.integration.config.commands import run


def test_the_command_says_its_version_without_touching_any_state(tmp_path: Path) -> None:
    ran = run("--version", home=tmp_path / "var")

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"Shared Care {__version__}\n", "")
    assert not (tmp_path / "var").exists()


def test_the_installed_package_has_the_version_of_the_code() -> None:
    assert version("shared-care") == __version__
