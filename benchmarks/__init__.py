"""Measurements, each beside what a user would take instead, in one run: ``python -m benchmarks``."""

from pathlib import Path

# The sample reports.
SEEDS = Path(__file__).parent.parent / "seeds"
