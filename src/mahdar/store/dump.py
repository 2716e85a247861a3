"""The whole record as lines that do not depend on how it came to be: for comparing, backing up and moving on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import apsw

from mahdar.model.codec import encode
from mahdar.store.connect import rows
from mahdar.store.judgements import judgements
from mahdar.store.link_rows import load_entities, load_groups, load_passages
from mahdar.store.nouns import load_readings
from mahdar.store.rows import dumps


def dump(connection: apsw.Connection) -> Iterator[str]:
    """Yield the record as lines of JSON, sorted by content: two files that hold the same record give the same lines.

    When and how long things were done is left out, as are the keys of this one file.
    """
    for id_, media_type, encoding, hash_, given, url, captured in rows(
        connection, "SELECT id, media_type, encoding, text_hash, given, url, captured FROM page ORDER BY id"
    ):
        paths = rows(connection, "SELECT path FROM capture WHERE page = (SELECT pk FROM page WHERE id = ?)", (id_,))
        yield dumps(
            {
                "page": id_,
                "paths": sorted(path for (path,) in paths),
                "media_type": media_type,
                "encoding": encoding,
                "text_hash": hash_,
                "given": given,
                "url": url,
                "captured": captured,
            }
        )
    articles = [key for (key,) in rows(connection, "SELECT pk FROM article ORDER BY id")]
    for _, reading in load_readings(connection, articles):
        yield dumps({"reading": encode(reading)})
    for passage in load_passages(connection):
        yield dumps({"passage": asdict(passage)})
    entities = [key for (key,) in rows(connection, "SELECT pk FROM entity ORDER BY id")]
    for entity in load_entities(connection, entities):
        yield dumps({"entity": asdict(entity)})
    groups = [key for (key,) in rows(connection, "SELECT pk FROM statement_group ORDER BY id")]
    for group in load_groups(connection, groups):
        yield dumps({"group": asdict(group)})
    for judgement in judgements(connection):
        yield dumps({"judgement": asdict(judgement)})
    for path, reason, detail in rows(connection, "SELECT path, reason, detail FROM dropped ORDER BY path"):
        yield dumps({"dropped": path, "reason": reason, "detail": detail})
