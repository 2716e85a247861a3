"""Statements: what an article attributes to somebody, with speaker, cue, content and chain."""

from mahdar.statements.find import find

__all__ = ["find"]
