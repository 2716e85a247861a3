"""Statements: what an article attributes to somebody, with speaker, cue, content and chain."""

from mahdar.statements.find import find
from mahdar.statements.read import read

__all__ = ["find", "read"]
