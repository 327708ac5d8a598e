"""Compares annotations: with gold, with those of another version, and with and without a source's terms."""

from kg.evaluate.scoring import Evaluation, Score, evaluate, gold_files, read_annotation, score

__all__ = ["Evaluation", "Score", "evaluate", "gold_files", "read_annotation", "score"]
