"""The server's entry: ``onwards.wsgi:app``."""

import gc

from onwards import create_app
from onwards.config import from_environment

# A push makes tens of thousands of small objects that die by reference counting alone; looking for cycles among them
# at the default pace costs a fifth of its time.
GARBAGE_THRESHOLD = 50_000

app = create_app(from_environment())
gc.freeze()
gc.set_threshold(GARBAGE_THRESHOLD, 20, 20)
