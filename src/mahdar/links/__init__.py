"""Across articles: shared passages, who is who, reports of one utterance, and how many origins carry them."""

from mahdar.links.joined import join_passages
from mahdar.links.link import link
from mahdar.links.passages import find_passages
from mahdar.links.rewording import find_reworded

__all__ = ["find_passages", "find_reworded", "join_passages", "link"]
