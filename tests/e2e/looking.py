"""How a page is looked at: by axe-core, by its rectangles, and by the pixels behind its words."""

import base64
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from playwright.sync_api import CDPSession, Page

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SCRIPTS = Path(__file__).with_name("looking.js").read_text()
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, Theme] = ("light", "dark")


@dataclass(frozen=True)
class Layout:
    """One way in which a person may hold or have set up the phone."""

    name: str
    width: int = 390
    height: int = 844
    text: int = 16
    direction: str = "ltr"
    forced: bool = False


PLAIN = Layout("plain")
LAYOUTS = (
    PLAIN,
    Layout("right to left", direction="rtl"),
    Layout("text at 200 %", text=32),
    Layout("forced colours", forced=True),
    Layout("320 px wide", 320, 568),
    Layout("on its side", 568, 320),
)


def arrive(page: Page) -> None:
    """Bring what looks at the page into it; a policy for scripts does not hold for the browser's own protocol."""
    page.evaluate(AXE.read_text())
    page.evaluate(SCRIPTS)


def show(page: Page, browser: CDPSession, layout: Layout, before: Layout) -> None:
    """Give the page what this layout has other than the one before: each change lays the whole page out anew."""
    if (layout.width, layout.height) != (before.width, before.height):
        page.set_viewport_size({"width": layout.width, "height": layout.height})
    if layout.forced != before.forced:
        page.emulate_media(forced_colors="active" if layout.forced else "none")
    if layout.text != before.text:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": layout.text}})


def accessibility(page: Page) -> list[str]:
    """What axe-core has against the page: everything in the light, and in the dark what colours change."""
    found: list[str] = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        told: list[str] = page.evaluate("(only) => looking.axe(only)", theme == "dark" and ["color-contrast"])
        found += [f"{theme}: {each}" for each in told]
    page.emulate_media(color_scheme="light")
    return found


def faults(page: Page) -> list[str]:
    """What does not fit, is covered, or points the wrong way in one of the layouts."""
    found: list[str] = []
    browser = page.context.new_cdp_session(page)
    for before, layout in pairwise((PLAIN, *LAYOUTS)):
        show(page, browser, layout, before)
        told: list[str] = page.evaluate("(layout) => looking.faults(layout)", vars(layout))
        found += [f"{layout.name}: {each}" for each in told]
    show(page, browser, PLAIN, LAYOUTS[-1])
    browser.detach()
    return found


def contrast(page: Page) -> list[str]:
    """Words over the picture with too little contrast to some pixel behind them, in both themes."""
    found: list[str] = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        words = page.evaluate("() => looking.wordsOver('.sky')")
        assert words, "there are no words over the picture"
        picture = base64.b64encode(page.screenshot()).decode()
        told: list[str] = page.evaluate("([picture, words]) => looking.contrast(picture, words)", [picture, words])
        page.evaluate("() => looking.showWords()")
        found += [f"{theme}: {each}" for each in told]
    page.emulate_media(color_scheme="light")
    return found
