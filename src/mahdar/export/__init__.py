"""Readings on their way out: JSON lines, tables, dossiers, notebooks; and the words of the interface."""

from mahdar.export.formats import EXPORTS, Export
from mahdar.export.labels import Labels, load_labels
from mahdar.export.notebook import reading_html, readings_html
from mahdar.export.tables import rows

__all__ = ["EXPORTS", "Export", "Labels", "load_labels", "reading_html", "readings_html", "rows"]
