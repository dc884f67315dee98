"""What the questions of patients and protectors take over such a trail."""


def measure() -> None:
    pass
