"""The first tables: people, their sessions and tokens, and their diaries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "access_tokens",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("token_hmac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "id", name="pk_access_tokens"),
        sa.UniqueConstraint("user_id", "token_hmac", name="uq_access_tokens_user_id_token_hmac"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "commits",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("seq_end", sa.BigInteger(), nullable=False),
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "seq_end", name="pk_commits"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "device_clocks",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("device_no", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "device_no", name="pk_device_clocks"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "devices",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("device_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_seen_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "device_no", name="pk_devices"),
        sa.UniqueConstraint("user_id", "id", name="uq_devices_user_id_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "login_index",
        sa.Column("email_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("email_hash", name="pk_login_index"),
    )
    op.create_table(
        "ops",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("op_id", ID, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("device_no", sa.Integer(), nullable=False),
        sa.Column("record_id", ID, nullable=False),
        sa.Column("effect", sa.Text(), nullable=True),
        sa.Column("request_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "op_id", name="pk_ops"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ops_user_id_record_id_seq", "ops", ["user_id", "record_id", "seq"], unique=False)
    op.create_table(
        "records",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=True),
        sa.Column("field_revs", sa.Text(), nullable=False),
        sa.Column("siblings", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "id", name="pk_records"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_records_user_id_occurred_at_id", "records", ["user_id", "occurred_at", "id"], unique=False)
    op.create_index("ix_records_user_id_seq", "records", ["user_id", "seq"], unique=True)
    op.create_table(
        "refresh_links",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("device_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("jti_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "device_no", "number", name="pk_refresh_links"),
    )
    op.create_table(
        "sync_heads",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_sync_heads"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "users",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("recovery_salt", sa.LargeBinary(length=32), nullable=False),
        sa.Column("recovery_hmac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("last_device_no", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_users"),
    )
