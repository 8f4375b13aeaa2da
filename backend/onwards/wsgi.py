"""The server's entry: ``onwards.wsgi:app``."""

from onwards import create_app
from onwards.config import from_environment

app = create_app(from_environment())
