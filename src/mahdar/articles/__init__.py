"""Articles: the news text within a page, with its headline, date, publisher and credits."""

from mahdar.articles.extract import extract
from mahdar.articles.given import from_text
from mahdar.articles.language import language_of
from mahdar.articles.profile import OutletProfile, learn

__all__ = ["OutletProfile", "extract", "from_text", "language_of", "learn"]
