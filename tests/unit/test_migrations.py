"""Migrations make exactly the tables that the models describe, on both engines."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

import onwards  # noqa: F401 (the composition root imports every feature, and so every table)
from onwards import migrations
from onwards.core.db import Base, Database

VERSIONS = Path(migrations.__file__).parent / "versions"
TABLES = Base.metadata.sorted_tables


@pytest.fixture
def fresh(new_database_url: Callable[[], str]) -> Iterator[Database]:
    """A database without tables."""
    database = Database(new_database_url())
    yield database
    database.close()


def test_the_migrations_make_exactly_the_tables_of_the_models(fresh: Database) -> None:
    assert not migrations.is_current(fresh.engine)
    migrations.upgrade(fresh.engine)
    with fresh.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    found = inspect(fresh.engine)
    assert set(found.get_table_names()) == {table.name for table in TABLES} | {"alembic_version"}
    for table in TABLES:
        assert found.get_pk_constraint(table.name)["constrained_columns"] == table.primary_key.columns.keys()
        indexes = {
            (each["name"], tuple(each["column_names"]), bool(each["unique"])) for each in found.get_indexes(table.name)
        }
        assert indexes >= {(each.name, tuple(each.columns.keys()), each.unique) for each in table.indexes}
    assert migrations.is_current(fresh.engine)


def test_the_shape_that_is_expected_is_that_of_the_newest_migration(fresh: Database) -> None:
    migrations.upgrade(fresh.engine)

    with fresh.engine.connect() as connection:
        applied = MigrationContext.configure(connection).get_current_heads()

    assert applied == (migrations.HEAD,)


def test_upgrading_again_changes_nothing(fresh: Database) -> None:
    migrations.upgrade(fresh.engine)
    migrations.upgrade(fresh.engine)
    assert migrations.is_current(fresh.engine)


def test_every_key_begins_with_whose_row_it_is() -> None:
    shared = {"login_index"}
    for table in TABLES:
        keys = [table.primary_key.columns.keys(), *(index.columns.keys() for index in table.indexes)]
        assert table.name in shared or all(key[0] == "user_id" for key in keys), table.name


@pytest.mark.parametrize("path", sorted(VERSIONS.glob("*.py")), ids=lambda path: path.stem)
def test_a_migration_imports_nothing_of_the_package(path: Path) -> None:
    names = {
        name
        for node in ast.walk(ast.parse(path.read_text()))
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not [name for name in names if name.startswith(("onwards", "."))]
