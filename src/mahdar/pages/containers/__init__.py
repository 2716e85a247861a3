"""Containers: what holds or packs several pages, as the captures within, one at a time."""
