"""The root of every reason for which something can be refused."""


class Refusal(Exception):
    """Something was asked that is not done. The text says what is the case and what to do about it.

    Every typed refusal of the house derives from this, so that a door can answer all of them
    and let everything else be the defect that it is.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.index: int | None = None
        """Which of several things asked for at once is refused, counted from 0; None when there was only one."""
        self.trace: object = None
        """What the trail was told of it: to be told again when that is rolled back."""
