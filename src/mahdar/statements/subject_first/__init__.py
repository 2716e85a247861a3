"""Sayings of languages whose subject stands before its verb; their packs say so (`order` in morphology.toml)."""

from mahdar.statements.subject_first.find import candidates

__all__ = ["candidates"]
