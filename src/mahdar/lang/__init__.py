"""Language knowledge: packs of data, and the words they make of a spelling."""
