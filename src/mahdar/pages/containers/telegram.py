"""Messages of a Telegram channel, as its program exports them (``result.json``), as records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def record_of(message: Mapping[str, Any], chat: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a message as the record of an article; None for service messages and those without text.

    The channel is the outlet. Who a forwarded message came from is credited as an agency is: the whole text is theirs.

    Args:
        message: with ``id``, ``type``, ``date`` and ``text``: words, or a list of words and of objects with ``text``.
        chat: what the export says about the channel: ``name``, ``type``, ``id``.

    >>> message = {"id": 7, "type": "message", "date": "2022-01-13T08:50:00", "text": ["a ", {"text": "b"}]}
    >>> record_of(message, {"name": "N", "type": "public_channel", "id": 9})
    {'text': 'a b', 'date': '2022-01-13T08:50:00', 'outlet': 'N', 'chat': 9, 'message': 7}
    """
    if message.get("type") != "message":
        return None
    text = _text(message.get("text"))
    if not text.strip():
        return None
    record: dict[str, Any] = {"text": text, "date": message.get("date"), "outlet": chat.get("name")}
    forwarded = message.get("forwarded_from")
    if isinstance(forwarded, str) and forwarded.strip() and forwarded != chat.get("name"):
        record["agencies"] = [forwarded]
    record |= {"chat": chat.get("id"), "message": message.get("id")}
    return {name: value for name, value in record.items() if value is not None}


def is_chat(chat: Mapping[str, Any], message: Mapping[str, Any]) -> bool:
    """Tell whether an item of a list is a message of an exported chat."""
    return "id" in message and message.get("type") in ("message", "service") and ("name" in chat or "type" in chat)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_text, value))
    if isinstance(value, dict):
        return _text(value.get("text"))
    return ""
