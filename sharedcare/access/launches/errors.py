"""Why a link is not given, or does not open."""

from sharedcare.kernel.errors import Refusal


class NobodyToLaunch(Refusal):
    """The staff person or the patient is not to be found; which of them is said, but nothing of others."""


class LaunchIsOver(Refusal):
    """The link was used, or is too old, or never was. `patient` is whom it led to, where that is known."""

    def __init__(self, message: str, patient: str | None) -> None:
        super().__init__(message)
        self.patient = patient
