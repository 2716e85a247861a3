"""Facts of the world that are no language: outlets, agencies, channels."""

from mahdar.world.sources import Source, sources, sources_named, source_of_domain

__all__ = ["Source", "source_of_domain", "sources", "sources_named"]
