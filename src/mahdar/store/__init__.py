"""The record in one SQLite file: what was read, what joins it, what people decided, and what was done."""
