"""Mahdar (محضر): the minutes of a story. News pages in, the record of who said what out."""

__version__ = "0.1.0"
