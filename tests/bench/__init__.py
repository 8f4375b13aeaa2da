"""What is measured: ratios taken in one run, beside their goals. Nothing here fails on a slow machine."""
