"""Settings from the environment, frozen at the start; what is weak or missing refuses to start, by name."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SECRET_BYTES = 32
SECRET_LETTERS = 8


class SettingsError(Exception):
    """A setting is missing or too weak; the message names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that may differ between two installations."""

    database_url: str
    secret_key: str
    previous_secret_key: str | None = None
    redis_url: str | None = None
    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = 8000
    production: bool = False
    workers: int = 1
    threads: int = 4
    trusted_proxies: int = 0
    rate_limits: bool = True
    # Pushes may go to this machine itself, without TLS.
    loopback: bool = False
    contact: str = "mailto:onwards@localhost"
    # Another built front end than the one of this version.
    frontend: Path | None = None

    @property
    def limits_storage(self) -> str:
        """Where rate limits are counted: Redis, or this process."""
        return self.redis_url or "memory://"


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read ``ONWARDS_*``; each secret may instead be a file named by ``ONWARDS_*_FILE``.

    On the embedded default a secret is made once and kept in the data folder. Raises SettingsError.
    """
    env = _Environment(environ)
    production = env.get("ENV", "development") == "production"
    data = Path(env.get("DATA", "data")).absolute()
    database_url = env.secret("DATABASE_URL")
    if production and not database_url:
        raise SettingsError("ONWARDS_DATABASE_URL is needed in production")
    secret_key = env.secret("SECRET_KEY")
    if not secret_key:
        if production:
            raise SettingsError("ONWARDS_SECRET_KEY is needed in production: 32 random bytes or more")
        secret_key = _kept_secret(data)
    previous = env.secret("PREVIOUS_SECRET_KEY")
    for name, value in (("SECRET_KEY", secret_key), ("PREVIOUS_SECRET_KEY", previous)):
        _refuse_weak(name, value)
    return Settings(
        database_url=database_url or f"sqlite:///{data / 'onwards.db'}",
        secret_key=secret_key,
        previous_secret_key=previous,
        redis_url=env.secret("REDIS_URL"),
        data=data,
        host=env.get("HOST", "127.0.0.1"),
        port=env.number("PORT", 8000),
        production=production,
        workers=env.number("WORKERS", 1),
        threads=env.number("THREADS", 4),
        trusted_proxies=env.number("TRUSTED_PROXIES", 0),
        rate_limits=env.get("RATE_LIMITS", "on") != "off",
        loopback=env.get("LOOPBACK", "off") == "on",
        contact=env.get("CONTACT", "mailto:onwards@localhost"),
        frontend=env.folder("FRONTEND"),
    )


@dataclass(frozen=True, slots=True)
class _Environment:
    values: Mapping[str, str]

    def get(self, name: str, default: str) -> str:
        return self.values.get(f"ONWARDS_{name}") or default

    def number(self, name: str, default: int) -> int:
        text = self.get(name, str(default))
        if not text.isdecimal():
            raise SettingsError(f"ONWARDS_{name} must be a whole number, not {text!r}")
        return int(text)

    def folder(self, name: str) -> Path | None:
        path = self.get(name, "")
        if path and not Path(path).is_dir():
            raise SettingsError(f"ONWARDS_{name} must be a folder, not {path!r}")
        return Path(path).absolute() if path else None

    def secret(self, name: str) -> str | None:
        path = self.values.get(f"ONWARDS_{name}_FILE")
        if not path:
            return self.values.get(f"ONWARDS_{name}") or None
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None
        except OSError as error:
            raise SettingsError(f"ONWARDS_{name}_FILE cannot be read: {error.strerror}") from error


def _kept_secret(data: Path) -> str:
    path = data / "secret_key"
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES * 2))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8").strip()


def _refuse_weak(name: str, value: str | None) -> None:
    if value is not None and (len(value.encode()) < SECRET_BYTES or len(set(value)) < SECRET_LETTERS):
        raise SettingsError(f"ONWARDS_{name} is too weak: it needs {SECRET_BYTES} random bytes or more")
