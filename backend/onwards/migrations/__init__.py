"""The database's shape over time, by Alembic. A migration names plain SQL types and never imports the package."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

_VERSIONS = Path(__file__).parent / "versions"
# The file of a migration begins with its revision, and they are numbered.
HEAD = max(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*.py"))
_FOUND = text("SELECT version_num FROM alembic_version")


def upgrade(engine: Engine) -> None:
    """Bring the database of ``engine`` to the newest shape; does nothing where it already has it."""
    if is_current(engine):
        return
    # Alembic brings an eighth of all that a server loads, and few starts need it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_VERSIONS.parent).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Whether the database has the shape that this version of the package expects."""
    with engine.connect() as connection:
        return inspect(connection).has_table("alembic_version") and connection.scalar(_FOUND) == HEAD
