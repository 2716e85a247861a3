"""Facts of the world that are no language: outlets, agencies, channels."""

from mahdar.world.sources import (
    Source,
    owner_of,
    source_of_domain,
    sources,
    sources_apart,
    sources_meant,
    sources_named,
)

__all__ = ["Source", "owner_of", "source_of_domain", "sources", "sources_apart", "sources_meant", "sources_named"]
