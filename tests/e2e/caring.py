"""What people see of the cards above a text, in their words."""

import re

from playwright.sync_api import Locator, Page

from tests.e2e.app import sheet


def card(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title)


def write(page: Page, text: str) -> Locator:
    """Write a note on the sheet; its box."""
    sheet(page).get_by_role("button", name=re.compile("the note|a note")).tap()
    page.get_by_label("Your note").fill(text)
    return page.get_by_label("Your note")
