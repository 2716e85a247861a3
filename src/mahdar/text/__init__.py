"""Strings of any language: words as search sees them."""
