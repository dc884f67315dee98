"""A clinician points at the graph of one measurement: it tells a value and when it was measured, wherever one points."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.integration.config.commands import Running
from tests.journeys.test_signing_in import address, sign_in

_TIME = re.compile(r"\d\d:\d\d")


@pytest.mark.parametrize("computer", ["Europe/Copenhagen", "America/New_York"])
def test_between_two_values_the_nearest_is_told_in_the_time_of_the_house(
    browser: Browser, demo: Running, computer: str
) -> None:
    with browser.new_context(locale="da-DK", timezone_id=computer) as context:
        page = context.new_page()
        sign_in(page, demo)
        page.goto(address(demo, "/patient/demo-poul/measure/ldl"))
        told = set(_TIME.findall(" ".join(page.locator("tbody td:first-child").all_inner_texts())))
        assert told
        one_of_them = re.compile("|".join(one.replace(":", "[.:]") for one in told))
        when, value = (page.locator(".u-legend .u-value").nth(place) for place in (0, 1))
        box = page.locator(".u-over").bounding_box()
        assert box is not None

        for share in range(1, 20):
            page.mouse.move(box["x"] + box["width"] * share / 20, box["y"] + 60)
            expect(value).not_to_contain_text("\N{EN DASH}")
            expect(when).to_have_text(one_of_them)
