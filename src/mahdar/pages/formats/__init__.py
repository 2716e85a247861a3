"""Formats: what one payload needs before it is text or HTML."""
