"""The tables of the diary: records, what was done to them, and where each person's order stands.

``user_id`` leads every key, so that the tables shard by person. Documents are JSON text; a purged record has none. On
SQLite a row lives in the tree of its key: one look-up less, and no second copy of the key.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text

from onwards.core.db import Base, Id, Instant

records = Table(
    "records",
    Base.metadata,
    Column("user_id", Id, primary_key=True),
    Column("id", Id, primary_key=True),
    Column("type", String(64), nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("doc", Text),
    Column("field_revs", Text, nullable=False),
    Column("siblings", Text),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("deleted_at", Instant),
    Index(None, "user_id", "seq", unique=True),
    Index(None, "user_id", "occurred_at", "id"),
    sqlite_with_rowid=False,
)

sync_heads = Table(
    "sync_heads",
    Base.metadata,
    Column("user_id", Id, primary_key=True),
    Column("head", BigInteger, nullable=False),
    Column("digest", BigInteger, nullable=False),
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

ops = Table(
    "ops",
    Base.metadata,
    Column("user_id", Id, primary_key=True),
    Column("op_id", Id, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("device_no", Integer, nullable=False),
    Column("record_id", Id, nullable=False),
    Column("effect", Text),
    Column("request_hash", LargeBinary(32)),
    Column("at", Instant, nullable=False),
    Index(None, "user_id", "record_id", "seq"),
    sqlite_with_rowid=False,
)

commits = Table(
    "commits",
    Base.metadata,
    Column("user_id", Id, primary_key=True),
    Column("seq_end", BigInteger, primary_key=True),
    Column("token", String(16), nullable=False),
    sqlite_with_rowid=False,
)

device_clocks = Table(
    "device_clocks",
    Base.metadata,
    Column("user_id", Id, primary_key=True),
    Column("device_no", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

TABLES = (records, sync_heads, ops, commits, device_clocks)
