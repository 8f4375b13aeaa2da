"""Pages: the app's shell and files, the API reference, a page for each problem, and the health checks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from flask import Blueprint, Flask, Response, abort, redirect, render_template, request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as WerkzeugResponse

from onwards import migrations
from onwards.core.answers import write_problem
from onwards.core.contract import database
from onwards.core.errors import Problem
from onwards.core.problems import PROBLEMS
from onwards.web.files import File, built_folder, read_folder

NOT_THE_SHELL = ("api/", "assets/", "docs/", "problems/")

pages = Blueprint("pages", __name__, template_folder="templates", static_folder=None)


def install(app: Flask, document: Callable[[], dict[str, Any]]) -> None:
    """Serve the pages of ``app``; ``document`` makes the OpenAPI document when it is first asked for."""
    files = read_folder(Path(__file__).parent / "static") | read_folder(_built(app))
    app.register_blueprint(pages)
    for name in files:
        if name != "index.html":
            path = "/" + name.removesuffix("/index.html")
            app.add_url_rule(path, f"file:{name}", files[name].response)
    if "index.html" in files:
        app.add_url_rule("/", "shell", files["index.html"].response)
    app.register_error_handler(NotFound, lambda error: _shell_or_404(files.get("index.html"), error))
    app.add_url_rule("/api/v1/openapi.json", "document", lambda: _json(document()))


def _built(app: Flask) -> Path:
    chosen: Path | None = app.extensions["onwards.settings"].frontend
    return chosen or built_folder()


def _shell_or_404(shell: File | None, _error: NotFound) -> Response:
    """The shell for an address of the app (it has its own "not found"), a problem for everything else."""
    path = request.path.lstrip("/")
    is_page = request.method in {"GET", "HEAD"} and "." not in path and not path.startswith(NOT_THE_SHELL)
    return shell.response() if shell and is_page else write_problem(Problem("not-found"))


def _json(value: dict[str, Any]) -> Response:
    response = Response(orjson.dumps(value), mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


@pages.get("/problems/<code>")
def problem(code: str) -> str:
    """What one kind of problem means and how to mend it."""
    return render_template("problem.html", problem=PROBLEMS.get(code) or abort(404))


@pages.get("/problems")
def problems() -> str:
    """Every kind of problem."""
    return render_template("problems.html", problems=PROBLEMS.values())


@pages.post("/share")
def share() -> str:
    """The share target without its service worker; what was shared is not read."""
    return render_template("share.html")


@pages.get("/.well-known/change-password")
def change_password() -> WerkzeugResponse:
    """Where password managers look."""
    return redirect("/you/account")


@pages.get("/healthz")
def healthz() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@pages.get("/readyz")
def readyz() -> tuple[dict[str, str], int]:
    """The database answers and has the right shape."""
    try:
        with database().read() as db:
            db.execute(text("SELECT 1"))
        ready = migrations.is_current(database().engine)
    except SQLAlchemyError:
        return {"status": "database unavailable"}, 503
    return ({"status": "ok"}, 200) if ready else ({"status": "migrations pending"}, 503)
