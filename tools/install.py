"""Make the environment that this runs in hold exactly one lock, and the project itself.

    python tools/install.py requirements.lock

The project is installed so that its sources are used in place; that gives the command `onwards`.
"""

import subprocess
import sys


def main(lock: str) -> None:
    """Install ``lock``; anything else but pip and uv is removed from the environment."""
    uv = [sys.executable, "-m", "uv", "--quiet", "pip"]
    python = ["--python", sys.executable]
    subprocess.run([*uv, "sync", *python, "--require-hashes", lock], check=True)
    subprocess.run([*uv, "install", *python, "--no-deps", "--no-build-isolation", "--editable", "."], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
