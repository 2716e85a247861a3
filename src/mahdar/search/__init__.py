"""Search: queries as people type them, and the statements, articles and people of a record that fit."""
