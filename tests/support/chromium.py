"""A Chromium to test with: one that is installed, or Debian's, or the one that Playwright downloads."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# The popups of the address bar, which nobody sees here, would cost a process for every window. Chromium heeds the last
# list alone, so those of Playwright's that matter are in this one too.
OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
QUIET = (
    f"--disable-features={','.join(OFF)}",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class LaunchOptions(TypedDict, total=False):
    """What Playwright's ``launch`` and ``launch_persistent_context`` take."""

    executable_path: str
    args: list[str]


def launch_options() -> LaunchOptions:
    """How to start the browser here: which program, and without talking to its maker. Installs one if there is none."""
    args = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else [*QUIET]
    # One worker installs, the others wait for it.
    with (Path(tempfile.gettempdir()) / "onwards-chromium.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        program = installed() or _from_debian()
        if program:
            return {"executable_path": program, "args": args}
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return {"args": args}


def installed() -> str | None:
    """The path of an installed Chromium or Chrome; ``ONWARDS_CHROMIUM`` names another one."""
    found = [os.environ.get("ONWARDS_CHROMIUM"), *map(shutil.which, NAMES), str(MAC) if MAC.exists() else None]
    return next((path for path in found if path), None)


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        return None
    for words in (("update",), ("install", "-y", "--no-install-recommends", "chromium")):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", *words], check=True, env=environment)
    return installed()
