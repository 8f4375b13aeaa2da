"""What the documents say is so: links lead somewhere, names exist, and the examples run."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onwards.cli import COMMANDS
from onwards.core.db import Base
from onwards.core.limits import POLICIES
from onwards.core.problems import PROBLEMS
from tests.support.server import LiveServer

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
INTEGRATING = ROOT / "docs" / "integrating.md"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)\s]*)\)")
CODE = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"{\w+}")
PATH = re.compile(r"(?:\.ci|backend|deploy|docs|frontend|openapi|tests|tools)/[\w./-]*")


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose(page: Path) -> str:
    return FENCE.sub("", read(page))


def examples(page: Path, language: str) -> str:
    return "\n".join(code for found, code in FENCE.findall(read(page)) if found == language)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def named(pattern: str) -> set[Any]:
    return {name for page in PAGES for name in re.findall(pattern, read(page))}


def run(command: list[str], folder: Path = ROOT, /, **settings: str) -> str:
    given = os.environ | settings
    done = subprocess.run(command, capture_output=True, text=True, env=given, cwd=folder, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    def broken() -> Iterator[str]:
        for link in LINK.findall(prose(document)):
            name, _, anchor = link.partition("#")
            target = (document.parent / name) if name else document
            if not target.exists() or (anchor and anchor not in anchors(target)):
                yield link

    assert list(broken()) == []


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_file_that_is_named_exists(document: Path) -> None:
    # A page about adding something names what is not there yet.
    new = {"backend/onwards/knockbacks/"}
    paths = {path for code in CODE.findall(prose(document)) for path in PATH.findall(code)} - new
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_command_of_make_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), re.MULTILINE)
    assert named(r"(?:`|^|ONWARDS_\w+=\d )make ([a-z-]+)") <= {*targets}


def test_every_command_of_onwards_is_described_and_exists() -> None:
    assert set(re.findall(r"`onwards ([a-z]+)", read(ROOT / "docs" / "operating.md"))) == set(COMMANDS)
    assert named(r"`onwards ([a-z]+)") <= set(COMMANDS)


def test_every_setting_is_described_and_exists() -> None:
    config = read(ROOT / "backend" / "onwards" / "config.py")
    secrets = {f"ONWARDS_{name}" for name in re.findall(r'env\.secret\("(\w+)"\)', config)}
    settings = {f"ONWARDS_{name}" for name in re.findall(r'env\.(?:get|number|folder)\("(\w+)"', config)} | secrets
    known = settings | {f"{name}_FILE" for name in secrets}
    assert set(re.findall(r"ONWARDS_\w+", read(ROOT / "docs" / "operating.md"))) == known
    assert named(r"ONWARDS_\w+") <= known


def test_every_rate_limit_is_described() -> None:
    _, _, section = read(ROOT / "docs" / "operating.md").partition("## Rate limits")
    described = set(re.findall(r"([\d,]+) (?:requests )?an? (\w+)", section))
    assert described == {(f"{int(amount):,}", unit) for amount, unit in (each.split("/") for each in POLICIES.values())}


def test_every_operation_that_is_named_exists() -> None:
    paths = json.loads(read(ROOT / "openapi" / "openapi.json"))["paths"]
    known = {f"{method.upper()} {PLACE.sub('{}', path)}" for path in paths for method in paths[path]}
    told = named(r"\b((?:GET|PUT|POST|PATCH|DELETE) )(?:/api/v1)?(/[\w{}/-]+)")
    assert len(told) > 3
    assert {f"{method}/api/v1{PLACE.sub('{}', path)}" for method, path in told} - known == set()


def test_every_scope_is_described_and_exists() -> None:
    schemas = json.loads(read(ROOT / "openapi" / "openapi.json"))["components"]["schemas"]
    known = {*schemas["AccessTokenInput"]["properties"]["scopes"]["items"]["enum"]}
    _, _, section = read(INTEGRATING).partition("| Scope |")
    told = set(re.findall(r"`([a-z-]+:read)`", section.partition("\n\n")[0]))
    assert told | {scope.replace(":read", ":write") for scope in told - {"notes:read"}} == known


def test_every_table_is_described_and_exists() -> None:
    _, _, section = read(ROOT / "docs" / "architecture.md").partition("| Table |")
    described = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", section, re.MULTILINE)
    assert {name for row in described for name in CODE.findall(row)} == set(Base.metadata.tables)


def test_every_problem_that_is_named_exists() -> None:
    assert named(r"\b4\d\d `([a-z-]+)`") | named(r"\b503 `([a-z-]+)`") <= set(PROBLEMS)


def test_every_decision_is_listed_and_numbered_as_it_is_named() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(folder.glob("0*.md"))
    assert re.findall(r"^(\d+)\. .*\((\d{4}-.+)\)$", read(folder / "README.md"), re.MULTILINE) == [
        (str(number), page.name) for number, page in enumerate(pages, 1)
    ]
    assert [page.name for page in pages if not read(page).startswith(f"# {int(page.name[:4])}. ")] == []


def test_the_first_example_runs_as_it_stands(live_server: LiveServer) -> None:
    script = examples(ROOT / "README.md", "sh")
    _, _, script = script.partition("API=")
    told = run(["bash", "-euc", "API=" + script.replace("http://localhost:8000", live_server.url)])
    assert "recovery_code" in told
    assert told.count("They went with someone internal.") == 2


def test_every_example_for_integrators_runs_as_it_stands(live_server: LiveServer, tmp_path: Path) -> None:
    walk = examples(INTEGRATING, "sh") + '\nprintf "\\n%s" "$TOKEN"'
    told = run(["bash", "-euo", "pipefail", "-c", walk], API=f"{live_server.url}/api/v1")
    *_, token = told.splitlines()
    assert "Better after a walk." in told
    access = {"API": f"{live_server.url}/api/v1", "TOKEN": token}

    told = run([sys.executable, "-c", examples(INTEGRATING, "python")], **access)
    assert "invalid [{'pointer': '/mood'" in told
    assert "next time from v1." in told

    example, (told_to_run,) = tmp_path / "example.mjs", re.findall(r"`(node [\w.]+)`", read(INTEGRATING))
    example.write_text(examples(INTEGRATING, "js"), encoding="utf-8")
    assert "next time from v1." in run(told_to_run.split(), tmp_path, **access)


def test_the_types_in_the_example_hold(tmp_path: Path) -> None:
    example = tmp_path / "example.mjs"
    example.write_text(examples(INTEGRATING, "js"), encoding="utf-8")
    modules = ROOT / "frontend" / "node_modules"
    types = ["--types", "node", "--typeRoots", str(modules / "@types")]
    checks = ["--noEmit", "--checkJs", "--strict", "--target", "es2022", "--module", "nodenext", *types]
    run(["node", str(modules / "typescript" / "bin" / "tsc"), *checks, str(example)])
