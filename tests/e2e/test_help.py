"""Need help now: who to turn to, without looking for it."""

from playwright.sync_api import Locator, expect

from tests.support.phone import Phone


def top(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["y"]


def test_the_country_is_chosen_in_sight_below_the_emergency_number_and_the_directories(phone: Phone) -> None:
    page = phone.open("/help-now")

    country = page.get_by_label("Country")
    expect(country).to_have_value("GB")
    bar, box = page.get_by_role("navigation", name="Main"), country.bounding_box()
    assert box
    assert box["y"] + box["height"] < top(bar)
    emergency, directory = page.get_by_role("link", name="Call 999"), page.get_by_role("link", name="Find A Helpline")
    assert top(emergency) < top(directory) < box["y"]


def test_another_country_brings_its_own_numbers_and_is_remembered(phone: Phone) -> None:
    page = phone.open("/help-now")

    page.get_by_label("Country").select_option("US")

    expect(page.get_by_role("link", name="Call 911")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()
    expect(page.get_by_label("Country")).to_have_value("US")
