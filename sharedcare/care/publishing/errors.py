"""Why a programme is not published, or not found."""

from collections.abc import Sequence

from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.checking import Finding


class NoSuchProgramme(Refusal):
    """No programme of this key, or no such version of it, has been published."""


class NotYoursToPublish(Refusal):
    """It takes the operator, or a programme owner, to publish."""


class FileHasMistakes(Refusal):
    """The file is no programme that can be used. `findings` are its mistakes and warnings."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        mistakes = [each for each in findings if not each.is_warning]
        first = mistakes[0].line("file") if mistakes else ""
        super().__init__(
            f"The file cannot be published: it has {len(mistakes)} mistake{'' if len(mistakes) == 1 else 's'}, "
            f"first {first} `sharedcare programme check` tells all."
        )
        self.findings = tuple(findings)

    def lines(self, file: str) -> list[str]:
        """Each of them as an editor jumps to it."""
        return [each.line(file) for each in self.findings]


class VersionIsTaken(Refusal):
    """This version has been published with other content."""


class VersionIsOlder(Refusal):
    """A newer version than this has been published."""


class QuestionsAreTaken(Refusal):
    """Another programme has published other questions under the same key."""


class IsRetired(Refusal):
    """The version is retired already."""
