"""Pin every Python package by version and hash, for every platform: requirements.lock and requirements-dev.lock.

A lock names no registry, so that each machine uses its own.
"""

import subprocess
import sys

OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--upgrade",
    # One version of a package for all Pythons: what is tested is what runs.
    "--fork-strategy=fewest",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def compile_lock(output: str, *inputs: str) -> None:
    """Resolve pyproject.toml with the groups and constraints in ``inputs`` into the file ``output``."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--group=build", *inputs]
    subprocess.run([*command, *OPTIONS, "--output-file", output], check=True)


if __name__ == "__main__":
    compile_lock("requirements-dev.lock", "--group=dev")
    # The smaller lock is a part of the larger one: the tests run on what is delivered.
    compile_lock("requirements.lock", "--constraints=requirements-dev.lock")
