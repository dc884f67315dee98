"""With how many decimals a number is told, so that what is shown never lies on the other side of a limit than what is judged."""

_TYPED, _MOST = 3, 6
"""What people type has three decimals at most; what has more was reckoned, and what is beyond six is noise."""


def worth(value: float, least: int) -> int:
    """How many decimals: as many as were typed, and `least` in any case.

    What was reckoned, as what is converted from another unit is, has one more than `least`, and still more where it would read as
    a number of `least` decimals that it is not: limits are such numbers.
    """
    exact = round(value, _MOST)
    for digits in range(least, max(_TYPED, least) + 1):
        if round(exact, digits) == exact:
            return digits
    digits = least + 1
    while digits < _MOST and round(exact, digits) == round(exact, least):
        digits += 1
    return digits
