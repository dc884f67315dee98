"""Whom one counts as one stranger."""

import pytest

from sharedcare.kernel.addresses import neighbourhood


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("unix:/run/socket", ""),
        (None, ""),
    ],
)
def test_an_address_says_which_house_somebody_is_in(address: str | None, where: str) -> None:
    assert neighbourhood(address) == where
