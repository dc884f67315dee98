"""How long to wait after failing again and again: twice as long each time, up to five minutes. Pure."""

from dataclasses import dataclass

_FIRST, _LONGEST = 1.0, 300.0


@dataclass(slots=True)
class Patience:
    """The failures in a row of one thing, and when it may be tried again. Moments are seconds of one clock."""

    failures: int = 0
    not_before: float = 0.0

    def allows(self, moment: float) -> bool:
        """Whether it may be tried now."""
        return moment >= self.not_before

    def fail(self, moment: float) -> float:
        """Note a failure; the answer is how many seconds to wait."""
        self.failures += 1
        seconds = min(_FIRST * 2.0 ** min(self.failures - 1, 20), _LONGEST)
        self.not_before = moment + seconds
        return seconds

    def succeed(self) -> None:
        """Forget the failures."""
        self.failures, self.not_before = 0, 0.0
