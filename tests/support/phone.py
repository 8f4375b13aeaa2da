"""A phone for tests: a profile of its own in a real browser, where it must be one that is killed and launched again."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser, BrowserContext, BrowserType, CDPSession, ConsoleMessage, Error, Page, Request

from tests.support.chromium import LaunchOptions

SIZE = {"width": 390, "height": 844}
TIMEOUT_MS = 15_000
COMPLAINTS = {"error", "warning", "assert"}
# Chromium's own remarks: on an app that puts the question about installing itself, and those it hides by default.
CHROMIUMS_OWN = re.compile(r"^info: Banner not shown: beforeinstallpromptevent|^verbose: ")
# What Chromium itself writes about a request that got no answer.
NO_ANSWER = re.compile(r"Failed to load resource: net::ERR_|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)")


LIKE_A_PHONE: dict[str, Any] = {
    "viewport": SIZE,
    "has_touch": True,
    "is_mobile": True,
    "locale": "en-GB",
    "timezone_id": "Europe/London",
    "accept_downloads": True,
}


@dataclass(frozen=True)
class SharedBrowser:
    """A browser that is running and lends profiles; each is gone when it is closed. Half the work of an own one."""

    browser: Browser

    def start(self, *, offline: bool) -> BrowserContext:
        """A new profile with an empty tab."""
        context = self.browser.new_context(**LIKE_A_PHONE, offline=offline)
        context.new_page()
        return context


@dataclass(frozen=True)
class OwnBrowser:
    """A browser with its profile in a folder, which outlives it."""

    browser_type: BrowserType
    options: LaunchOptions
    folder: Path

    def start(self, *, offline: bool) -> BrowserContext:
        """The browser with what its profile holds, and an empty tab."""
        return self.browser_type.launch_persistent_context(
            self.folder,
            executable_path=self.options.get("executable_path"),
            args=self.options["args"],
            offline=offline,
            **LIKE_A_PHONE,
        )

    def processes(self) -> list[psutil.Process]:
        """The browser itself, without the processes below it."""
        argument = f"--user-data-dir={self.folder}"
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                words = process.cmdline()
                if argument in words and not any("--type=" in each for each in words):
                    found.append(process)
        return found


class Phone:
    """One browser profile at one address. What its console complains of and what it requests is kept, over launches."""

    def __init__(self, home: SharedBrowser | OwnBrowser, url: str) -> None:
        self.url = url
        self.requested: list[str] = []
        self.said: list[str] = []
        self.tolerated: list[re.Pattern[str]] = []
        self._complaints: list[str] = []
        self._home = home
        self._context: BrowserContext | None = None

    @property
    def context(self) -> BrowserContext:
        """The running browser."""
        assert self._context, "the phone is off"
        return self._context

    @property
    def page(self) -> Page:
        """The first tab."""
        return self.context.pages[0]

    def launch(self, *, offline: bool = False) -> Page:
        """Start the browser with what its profile holds; its first, empty tab."""
        self._context = self._home.start(offline=offline)
        self._context.set_default_timeout(TIMEOUT_MS)
        self._context.on("console", self._console)
        self._context.on("weberror", lambda error: self._complaints.append(f"uncaught: {error.error}"))
        self._context.on("request", self._request)
        return self.page

    def open(self, path: str = "/") -> Page:
        """Open an address of the app in the first tab."""
        self.page.goto(self.url + path)
        return self.page

    def new_tab(self, path: str = "/") -> Page:
        """Open an address of the app in another tab."""
        page = self.context.new_page()
        page.goto(self.url + path)
        return page

    def cdp(self, page: Page | None = None) -> CDPSession:
        """The browser's own protocol, for a tab."""
        return self.context.new_cdp_session(page or self.page)

    def close(self) -> None:
        """Close the browser as a person would; nothing if it is off."""
        context, self._context = self._context, None
        if context:
            with suppress(Error):
                context.close()

    def restart(self) -> None:
        """Close and start it properly: Chromium writes cookies to the disk every half minute, and when it is closed."""
        self.close()
        self.launch()

    def kill(self) -> None:
        """End the browser and every process below it at once (SIGKILL), as an empty battery would."""
        assert isinstance(self._home, OwnBrowser), "this phone has no browser of its own: mark the test `own_browser`"
        browsers = self._home.processes()
        assert browsers, "the browser is not running"
        for browser in browsers:
            for process in (*browser.children(recursive=True), browser):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        psutil.wait_procs(browsers, timeout=10)
        self.close()

    @contextmanager
    def tolerating(self, *patterns: str) -> Iterator[None]:
        """Console messages that match are expected from here to the end of the block."""
        added = [re.compile(pattern) for pattern in patterns]
        self.tolerated += added
        yield
        for pattern in added:
            self.tolerated.remove(pattern)

    def without_network(self) -> None:
        """Take the browser off the network; from here on it may say that requests fail."""
        self.tolerated.append(NO_ANSWER)
        self.context.set_offline(True)

    def with_network(self) -> None:
        """Put it back."""
        self.context.set_offline(False)

    def complaints(self) -> list[str]:
        """Errors, warnings and uncaught exceptions in any tab or worker."""
        return self._complaints

    def foreign_requests(self) -> list[str]:
        """Requests to anybody but the app's own server, from any tab or worker."""
        own = (self.url + "/", f"blob:{self.url}/", "about:", "chrome:")
        return [url for url in self.requested if not url.startswith(own)]

    def _console(self, message: ConsoleMessage) -> None:
        text = f"{message.type}: {message.text} ({message.location.get('url', '')})"
        if not CHROMIUMS_OWN.search(text):
            self.said.append(text)
        if message.type in COMPLAINTS and not any(pattern.search(text) for pattern in self.tolerated):
            self._complaints.append(text)

    def _request(self, request: Request) -> None:
        self.requested.append(request.url)
