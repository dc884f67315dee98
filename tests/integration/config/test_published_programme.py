"""Publishing programmes from the shell, in the order in which somebody does it."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.integration.access.care import enrolled
from tests.integration.config.commands import run
from tests.unit.programmes.small import SMALL
from tests.unit.programmes.test_layers import LAYER

RAISED = SMALL.replace("version: 1.0.0", "version: 1.1.0").replace(
    "red: {at-least: 2.0}", "red: {at-least: 3.0}"
)


class Shell:
    """Types commands, in a folder with a file to publish."""

    def __init__(self, home: Path, database: str) -> None:
        self.home, self._database = home, database
        self.file = self.written("ankle.yaml", SMALL)

    def types(self, *words: str) -> CompletedProcess[str]:
        return run("programme", *words, home=self.home, DATABASE_URL=self._database)

    def load(self, *resources: object) -> None:
        file = self.written("known.ndjson", "\n".join(json.dumps(one) for one in resources))
        assert run("load", file, home=self.home, DATABASE_URL=self._database).returncode == 0

    def written(self, name: str, text: str) -> str:
        file = self.home / name
        file.write_text(text, encoding="utf-8")
        return str(file)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, shared_database: str) -> Shell:
    home = tmp_path_factory.mktemp("programmes")
    assert run("migrate", home=home, DATABASE_URL=shared_database).returncode == 0
    return Shell(home, shared_database)


def test_a_file_is_published_listed_shown_compared_and_retired(shell: Shell) -> None:
    raised = shell.written("raised.yaml", RAISED)

    first = shell.types("publish", shell.file)
    again = shell.types("publish", shell.file)
    changed = shell.types(
        "publish", shell.written("changed.yaml", SMALL.replace("Rises.", "Goes up.")), raised
    )

    assert (first.returncode, first.stdout) == (0, "sprained-ankle 1.0.0 is published.\n")
    assert "Nobody has approved sprained-ankle 1.0.0" in first.stderr
    assert "Patients who are enrolled from now on follow it.\n" in first.stderr, "there is nobody to be moved"
    assert (again.returncode, again.stdout) == (
        0,
        "sprained-ankle 1.0.0 was published already: nothing changed.\n",
    )
    assert (changed.returncode, changed.stdout) == (1, "sprained-ankle 1.1.0 is published.\n")
    assert "and never changes: raise `version`." in changed.stderr

    ankle = enrolled("jonas", "sprained-ankle")
    ankle["type"][0]["coding"][0]["version"] = "1.0.0"
    ankle["careManager"] = {"reference": "PractitionerRole/nina-role"}
    nina = {"resourceType": "PractitionerRole", "id": "nina-role"}
    shell.load({"resourceType": "Patient", "id": "jonas"}, nina, ankle)
    head, newest, older = (line.split("  ") for line in shell.types("list").stdout.splitlines())
    assert head[0].strip() == "key"
    assert [cell.strip() for cell in newest if cell.strip()][1::4] == [
        "1.1.0",
        "not approved: demonstration only",
    ]
    assert (newest[-1].strip(), older[-1].strip()) == ("0", "1")

    assert "red: ≥3 kg" in shell.types("show", "sprained-ankle").stdout
    assert "rød: ≥2 kg" in shell.types("show", "sprained-ankle@1.0.0", "--language", "da").stdout
    told = "Measurements:\n  Measurement Weight [weight], limit “Rises” [rise]: red: ≥2 kg → ≥3 kg. Fewer values become red.\n"
    assert shell.types("diff", "sprained-ankle@1.0.0", "sprained-ankle").stdout == told
    assert shell.types("diff", shell.file, "sprained-ankle").stdout == told

    retired = shell.types("retire", "sprained-ankle@1.0.0", "--yes")
    assert retired.stdout == "sprained-ankle 1.0.0 is retired.\n"
    assert retired.stderr == "1 patient follows it, and will go on to.\n"
    assert "1.0.0    Sprained ankle  retired" in shell.types("list").stdout


def test_an_approval_that_travels_along_to_another_limit_is_warned_of_by_all_three_commands(
    shell: Shell,
) -> None:
    toe = SMALL.replace("programme: sprained-ankle", "programme: sprained-toe").replace(
        "- key: pain", "- key: ow"
    )
    read = toe.replace(
        "version: 1.0.0\n",
        "version: 1.0.0\napprovals:\n  - {by: Anna Holm, on: 2026-02-20, of: {da: Alt, en: All limits}}\n",
    )
    first = shell.written("toe.yaml", read)
    second = shell.written(
        "toe2.yaml",
        read.replace("version: 1.0.0", "version: 1.1.0").replace(
            "red: {at-least: 2.0}", "red: {at-least: 3.0}"
        ),
    )
    says = "The approval “All limits” (Anna Holm, 2026-02-20) was given of version 1.0.0"

    assert says in shell.types("check", first, second).stdout
    assert says in shell.types("diff", first, second).stderr
    assert says not in shell.types("publish", first).stderr
    assert says in shell.types("publish", second).stderr
    stands = "Anna Holm 2026-02-20 (Approved for version 1.0.0; changed since: measurements)"
    assert [stands in line for line in shell.types("list").stdout.splitlines() if "sprained-toe" in line] == [
        True,
        False,
    ]


def test_a_file_with_mistakes_is_told_as_check_tells_it_and_not_published(shell: Shell) -> None:
    file = shell.written("bad.yaml", SMALL.replace("unit: kg", "unit: kilo"))

    done = shell.types("publish", file)

    assert (done.returncode, done.stdout) == (1, shell.types("check", file).stdout)
    assert f"{file} is not published" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "nothing"), "No programme nothing is published."),
        (("show", "nothing.yaml"), "There is no file 'nothing.yaml'."),
        (("diff", "nothing@1.0.0", "{file}"), "No version 1.0.0 of a programme nothing is published."),
        (("retire", "nothing"), "Say which version of nothing is to be retired: nothing@1.0.0."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(shell: Shell, words: tuple[str, ...], says: str) -> None:
    done = shell.types(*(each.format(file=shell.file) for each in words))

    assert done.returncode != 0
    assert done.stdout == ""
    assert says in done.stderr


def test_a_layer_is_checked_over_its_programme_published_listed_and_retired(shell: Shell) -> None:

    wrist = SMALL.replace("programme: sprained-ankle", "programme: sprained-wrist").replace(
        "- key: pain", "- key: hurt"
    )
    over = shell.written(
        "layer-of-wrist.yaml", LAYER.replace("layer-of: sprained-ankle", "layer-of: sprained-wrist")
    )
    file = shell.written("wrist.yaml", wrist)

    alone, beside = shell.types("check", over), shell.types("check", file, over)

    assert (alone.returncode, alone.stdout) == (1, "")
    assert "lies over a programme that is not here." in alone.stderr
    assert beside.returncode == 0
    assert (
        "Measurement Weight [weight], limit “Rises” [rise]: red: ≥2 kg → ≥3 kg. Fewer values become red. Why: That is how we do it.\n"
        in beside.stdout
    )
    assert json.loads(shell.types("schema", "--layer").stdout)["$ref"] == "#/$defs/Layer"

    assert shell.types("publish", file, over).returncode == 0
    assert "sprained-wrist:region  1.0.0    The region's layer  active" in shell.types("list").stdout
    raised = wrist.replace("version: 1.0.0", "version: 1.1.0").replace(
        "red: {at-least: 2.0}", "red: {at-least: 1.5}"
    )
    newer = shell.types("publish", shell.written("wrist2.yaml", raised))
    assert "The layer sprained-wrist:region no longer fits: The standard is not this" in newer.stderr
    retired = shell.types("retire", "sprained-wrist:region@1.0.0", "--yes")
    assert (retired.stdout, retired.stderr.count("\n")) == ("sprained-wrist:region 1.0.0 is retired.\n", 1), (
        retired.stderr
    )


def test_who_follows_a_version_is_moved_once_somebody_has_looked_and_says_why(shell: Shell) -> None:
    coding = {"system": "urn:sharedcare:programme", "code": "sprained-ankle", "version": "1.0.0"}
    shell.types("publish", shell.file, shell.written("raised-again.yaml", RAISED))
    shell.load(
        {"resourceType": "Patient", "id": "moved-one"},
        {"resourceType": "PractitionerRole", "id": "moving-role", "active": True},
        {
            "resourceType": "EpisodeOfCare",
            "id": "moved-episode",
            "status": "active",
            "type": [{"coding": [coding]}],
            "patient": {"reference": "Patient/moved-one"},
            "period": {"start": "2026-01-01"},
            "careManager": {"reference": "PractitionerRole/moving-role"},
        },
    )

    looked = shell.types("move", "sprained-ankle", "--to", "1.1.0", "--patient", "moved-one", "--dry-run")
    unreasoned = shell.types("move", "sprained-ankle", "--to", "1.1.0")
    moved = shell.types("move", "sprained-ankle", "--to", "1.1.0", "--patient", "moved-one", "--why", "New")
    again = shell.types("move", "sprained-ankle", "--to", "1.1.0", "--patient", "moved-one", "--why", "New")

    assert looked.returncode == 0, looked.stderr
    assert looked.stdout.splitlines()[0].startswith("moved-one: 1.0.0 to 1.1.0: ")
    rule = "rule: Measurement Weight [weight], limit “Rises” [rise]: red: ≥2 kg → ≥3 kg. Fewer values become red."
    assert f"  {rule}\n" in looked.stdout
    assert "  comes: measuring Weight [weight]: " in looked.stdout
    assert (
        "Bandage: Therapist (Municipality): nobody on the team: with whoever is responsible until then\n"
        in looked.stdout
    )
    assert looked.stdout.endswith("1 patient would be moved; nothing was changed.\n")
    assert (unreasoned.returncode, "with --why" in unreasoned.stderr) == (2, True)
    assert moved.returncode == 0, moved.stderr
    assert moved.stdout.splitlines()[:-1] == looked.stdout.splitlines()[:-1]
    assert (again.returncode, "stays. The patient follows this version already." in again.stderr) == (1, True)


def test_all_of_each_of_several_is_told_with_rules_by_the_command_too(shell: Shell) -> None:
    several = ("moved-two", "moved-three")
    shell.types("publish", shell.file, shell.written("raised-for-several.yaml", RAISED))
    shell.load({"resourceType": "PractitionerRole", "id": "several-role", "active": True})
    for patient in several:
        followed = enrolled(patient, "sprained-ankle")
        followed["type"][0]["coding"][0]["version"] = "1.0.0"
        followed["careManager"] = {"reference": "PractitionerRole/several-role"}
        shell.load({"resourceType": "Patient", "id": patient}, followed)
    words = ("move", "sprained-ankle", "--to", "1.1.0", *(f"--patient={each}" for each in several), "--each")

    looked = shell.types(*words, "--dry-run")
    moved = shell.types(*words, "--why", "New")
    again = shell.types(*words, "--why", "New", "--language", "da")

    for told in (looked, moved):
        assert told.returncode == 0, told.stderr
        for patient in several:
            of_patient = told.stdout.partition(f"{patient}: 1.0.0 to 1.1.0: ")[2]
            following = of_patient.partition(f"{several[1]}: ")[0]
            assert "  rule: Measurement Weight [weight], limit “Rises” [rise]: " in following
    assert "moved-two: bliver. Patienten følger allerede denne version." in again.stderr


def test_who_publishes_a_version_is_told_how_those_come_to_it_who_follow_another(shell: Shell) -> None:
    key = "sprained-thumb"
    first, newer = (
        SMALL.replace("programme: sprained-ankle", f"programme: {key}")
        .replace("key: pain", "key: thumb.pain")
        .replace("version: 1.0.0", version)
        for version in ("version: 1.0.0", "version: 1.1.0")
    )
    shell.types("publish", shell.written("thumb.yaml", first))
    thumb = enrolled("rikke", key)
    thumb["type"][0]["coding"][0]["version"] = "1.0.0"
    thumb["careManager"] = {"reference": "PractitionerRole/nina-role"}
    nina = {"resourceType": "PractitionerRole", "id": "nina-role"}
    shell.load({"resourceType": "Patient", "id": "rikke"}, nina, thumb)

    told = shell.types("publish", shell.written("thumb-newer.yaml", newer))

    assert (
        "Patients who are enrolled from now on follow it. 1 patient stays on an older version until somebody moves them: "
        f"sharedcare programme move {key} --to 1.1.0 --dry-run tells first what that changes."
    ) in told.stderr
