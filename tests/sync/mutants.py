"""The application and the devices, each broken in one way: what the simulation has to notice.

A server mutant replaces text in the source of one function, a client mutant in a module before it is bundled. Text
that is not there any more is an error: then the mutant has to follow the code.
"""

import importlib
import inspect
import sys
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from tests.sync.host import Mutation


@dataclass(frozen=True)
class ServerChange:
    """``function`` of ``module`` (a method as ``Class.method``), with ``old`` in its source replaced by ``new``."""

    module: str
    function: str
    old: str
    new: str


@dataclass(frozen=True)
class Mutant:
    """One way to be wrong."""

    name: str
    server: tuple[ServerChange, ...] = ()
    client: tuple[Mutation, ...] = ()
    engine: str = "sqlite"

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Let the server be wrong in this way."""
        with ExitStack() as stack:
            for change in self.server:
                for owner, name, broken in _places(change):
                    stack.enter_context(patch.object(owner, name, broken))
            yield


def _places(change: ServerChange) -> Iterator[tuple[Any, str, Any]]:
    """Everywhere the function is known, and what it becomes."""
    module = importlib.import_module(change.module)
    *above, name = change.function.split(".")
    owner = getattr(module, above[0]) if above else module
    right = inspect.getattr_static(owner, name)
    source = textwrap.dedent(inspect.getsource(right))
    assert change.old in source, f"{change.module}.{change.function} no longer holds {change.old!r}"
    made: dict[str, Any] = {}
    exec(compile(source.replace(change.old, change.new, 1), module.__file__ or "", "exec"), vars(module), made)  # noqa: S102
    if above:
        yield owner, name, made[name]
        return
    for each in list(sys.modules.values()):
        if getattr(each, "__name__", "").startswith("onwards") and vars(each).get(name) is right:
            yield each, name, made[name]


def _server(name: str, module: str, function: str, old: str, new: str, engine: str = "sqlite") -> Mutant:
    return Mutant(name, server=(ServerChange(f"onwards.records.{module}", function, old, new),), engine=engine)


def _client(name: str, *changes: Mutation) -> Mutant:
    return Mutant(name, client=changes)


MUTANTS = (
    _server(
        "seq outside the lock", "store", "Store.hold",
        'self.rows(f"{_PLACE} FOR UPDATE" if self.postgres else _PLACE)',
        "self.rows(_PLACE)\n    self.let_others_go_first()", engine="postgresql",
    ),
    _server("no dedupe", "batch", "Batch.apply", "if known is not None:", "if known is Ellipsis:"),
    _server("sibling dropped", "edit", "Edit._keep_sibling", "if not any(", "if False and any("),
    _server("tombstone skipped", "feed", "page", "seq > :after", "seq > :after AND deleted_at IS NULL"),
    _server("delete beats edit", "merge", "_delete", "not all(", "False and all("),
    _server("page limit off by one", "feed", "page", "shown[-1].seq if more", "rows[len(shown)].seq if more"),
    _server("token unchecked", "reading", "require_known", "cursor.token != (token or NO_COMMIT)", "False"),
    _server("duplicate op in one batch", "batch", "Batch._remember", "self.known[op.op] = ", "_ = "),
    _server(
        "same device counts as seen", "state", "Context.covers",
        "rev in self.seen", "rev in self.seen or self.writer(rev).device == self.device()",
    ),
    _client(
        "cursor before data",
        ("sync/answer.ts", "if (((await work.meta('cursor')) ?? null) !== cursor) return true", ""),
        ("sync/answer.ts", "await work.setMeta('cursor', answer.cursor)", ""),
        (
            "sync/engine.ts", "const more = await take(",
            "await this.store.setMeta({ cursor: (answer as Answer).cursor })\n        const more = await take(",
        ),
    ),
    _client(
        "ack before store",
        (
            "sync/engine.ts", "const answer = await this.push(",
            "await this.store.write(async (work) => { for (const w of batch) await work.drop(w.n) })\n"
            "      const answer = await this.push(",
        ),
    ),
    _client("no field offered again", ("sync/resync.ts", "row.server ? offersOf(", "null ? offersOf(")),
    _client("no record offered again", ("sync/resync.ts", "if (!row.server) await", "if (row) await")),
    _client("base rebased on pull", ("store/edits.ts", "basis ?? basisOf(row)", "basisOf(row)")),
)  # fmt: skip
