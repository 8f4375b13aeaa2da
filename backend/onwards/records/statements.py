"""SQL for one person on either engine: ids go in as text, lists as one value, rows in bulk.

Outside of here ids are text and instants microseconds, as they travel; here they become what the engine keeps.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from psycopg import Connection as PostgresConnection
from sqlalchemy import CursorResult
from sqlalchemy.orm import Session

COPY_FROM = 50
"""With fewer rows than this, COPY costs more than it saves."""


def id_text(stored: UUID | bytes) -> str:
    """A stored id as it travels."""
    if isinstance(stored, UUID):
        return str(stored)
    digits = stored.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


@lru_cache(maxsize=256)
def _for_psycopg(statement: str) -> str:
    # One array: a list of parameters is planned anew for every length.
    return re.sub(r"(?<!:):(\w+)", r"%(\1)s", statement.replace("IN :ids", "= ANY(:ids)").replace("%", "%%"))


class Statements:
    """Statements about one person's rows, inside the open transaction ``db``."""

    def __init__(self, db: Session, user_id: UUID) -> None:
        self._connection = db.connection()
        self.postgres = self._connection.dialect.name == "postgresql"
        self.user = user_id if self.postgres else user_id.bytes

    def key(self, text_id: str) -> UUID | bytes:
        """An id as the engine keeps it."""
        return UUID(text_id) if self.postgres else bytes.fromhex(text_id.replace("-", ""))

    def member(self, column: str, name: str) -> str:
        """The expression for a member of the JSON text in ``column``; null where it is not set."""
        return f"({column}::json ->> '{name}')" if self.postgres else f"json_extract({column}, '$.{name}')"

    def rows(self, statement: str, **given: Any) -> Sequence[Any]:
        """All rows of ``statement``; ``:user`` is bound, and ``IN :ids`` takes a list of ids as text."""
        return self._execute(statement, given).all()

    def run(self, statement: str, **given: Any) -> None:
        """Execute ``statement``, bound like those of ``rows``."""
        self._execute(statement, given)

    def _execute(self, statement: str, given: dict[str, Any]) -> CursorResult[Any]:
        # As the driver takes it: to have each statement put together anew costs more than to run it.
        values = {"user": self.user, **given}
        ids = [self.key(each) for each in values.pop("ids", ())]
        if self.postgres:
            return self._connection.exec_driver_sql(_for_psycopg(statement), values | {"ids": ids})
        names = [f"id{number}" for number in range(len(ids))]
        statement = statement.replace("IN :ids", f"IN ({', '.join(f':{name}' for name in names)})")
        return self._connection.exec_driver_sql(statement, values | dict(zip(names, ids, strict=True)))

    def trust_indexes(self) -> None:
        """Until the transaction ends, read what has an order in its index from there.

        A table that has no statistics yet makes PostgreSQL read and sort a whole diary for one page.
        """
        if self.postgres:
            self.run("SET LOCAL enable_sort = off")

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        """Add ``rows`` to ``table``."""
        if self.postgres and len(rows) >= COPY_FROM:
            driver = cast("PostgresConnection[Any]", self._connection.connection.driver_connection)
            with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        elif rows:
            marks = ", ".join([self._mark] * len(columns))
            into = f"INSERT INTO {table} ({', '.join(columns)})"
            self._connection.exec_driver_sql(f"{into} VALUES ({marks})", list(rows))

    def update(self, table: str, columns: Sequence[str], keys: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        """Write ``columns`` of the rows that ``keys`` name; each row gives first the former, then the latter."""
        if rows:
            changed, which = ([f"{name} = {self._mark}" for name in names] for names in (columns, keys))
            statement = f"UPDATE {table} SET {', '.join(changed)} WHERE {' AND '.join(which)}"  # noqa: S608 (names and marks)
            self._connection.exec_driver_sql(statement, list(rows))

    @property
    def _mark(self) -> str:
        return "%s" if self.postgres else "?"
