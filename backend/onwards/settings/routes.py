"""The routes of a person's settings."""

from onwards.records.kind_routes import record_routes
from onwards.settings.schemas import Settings

settings = record_routes(Settings, "What holds on every device")
