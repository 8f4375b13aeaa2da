"""The hints: how their model is made from the labelled texts. The app reads the result; nothing here is delivered."""

import os

# Before numpy is loaded: one thread, because sums in another order differ in their last digits.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
