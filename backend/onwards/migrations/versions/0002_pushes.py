"""Browsers that take pushes, and what was pushed to them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "push_subscriptions",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("endpoint_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("p256dh", sa.String(length=100), nullable=False),
        sa.Column("auth", sa.String(length=100), nullable=False),
        sa.Column("server_key", sa.String(length=100), nullable=False),
        sa.Column("device_no", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "id", name="pk_push_subscriptions"),
        sa.UniqueConstraint("user_id", "endpoint_hash", name="uq_push_subscriptions_user_id_endpoint_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deliveries",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("subscription_id", ID, nullable=False),
        sa.Column("reminder", sa.LargeBinary(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "subscription_id", "reminder", name="pk_deliveries"),
        sqlite_with_rowid=False,
    )
