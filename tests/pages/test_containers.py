"""Archives, saved pages, articles as JSON and chats: what lies within is read, and where it lay is kept."""

from __future__ import annotations

import gzip
import json
import plistlib
from pathlib import Path
from typing import Any

import pytest

from mahdar import pipeline
from mahdar.model import Dropped, Page, Reading
from mahdar.model.codec import to_line
from mahdar.pages import open_bytes, open_pages, read_bytes
from tests import factory
from tests.pages.packed import SENTENCE, archive, html


def outcome(payload: bytes, name: str) -> dict[str, str]:
    """What each place within a file comes to: ``page``, or the reason why none."""
    return {
        item.path.removeprefix(name): item.reason if isinstance(item, Dropped) else "page"
        for item in open_bytes(payload, name)
    }


def pages_in(payload: bytes, name: str) -> list[Page]:
    """The pages of a file, none of them dropped."""
    items = list(open_bytes(payload, name))
    assert [item for item in items if isinstance(item, Dropped)] == []
    return [item for item in items if isinstance(item, Page)]


def test_an_archive_is_read_as_a_folder_is() -> None:
    """In the order of names, folders and archives within; what accompanies pages is named and left out."""
    payload = archive(
        {
            "b.txt": SENTENCE.encode(),
            "a/c.HTML": html(),
            "a/c_files/frame.html": html(),
            "a/c_files/x.css": b"p {}",
            "inner.zip": archive({"d.html": html()}),
            "photo.png": b"\x89PNG",
            "style.css": b"p {}",
            "__MACOSX/._b.txt": b"x",
            ".hidden.txt": SENTENCE.encode(),
            "empty.txt": b"",
            "packed.txt.gz": gzip.compress(SENTENCE.encode()),
        }
    )
    assert outcome(payload, "a.zip") == {
        "!a/c.HTML": "page",
        "!a/c_files": "not-a-page",
        "!b.txt": "page",
        "!empty.txt": "empty",
        "!inner.zip!d.html": "page",
        "!packed.txt.gz": "page",
        "!photo.png": "picture",
        "!style.css": "not-a-page",
    }


def test_names_that_lead_out_of_an_archive_are_not_followed() -> None:
    """Nothing is ever written; but where such a page lies cannot be said either."""
    members = {"../up.html": html(), "/etc/x.html": html(), "C:\\x.html": html(), "a\\b.html": html()}
    assert outcome(archive(members), "a.zip") == {
        "!../up.html": "unsafe-name",
        "!/etc/x.html": "unsafe-name",
        "!C:/x.html": "unsafe-name",
        "!a/b.html": "page",
    }


def test_a_locked_member_is_named() -> None:
    """And the others are read."""
    payload = bytearray(archive({"a.html": html(), "b.html": html("كلام آخر عن المرفأ.")}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        payload[payload.find(mark) + place] |= 1
    assert outcome(bytes(payload), "a.zip") == {"!a.html": "encrypted", "!b.html": "page"}


def test_office_documents_are_no_archives_of_pages() -> None:
    """Though they are ZIP files."""
    assert outcome(archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "a.docx") == {"": "binary"}


def test_a_page_keeps_its_id_wherever_it_is_packed() -> None:
    """The id hashes the page's own bytes."""
    plain = read_bytes(html(), "a.html")
    (zipped,) = pages_in(archive({"x.html": html()}), "a.zip")
    (packed,) = pages_in(gzip.compress(html()), "a.html.gz")
    assert plain.id == zipped.id == packed.id
    assert (zipped.path, packed.path) == ("a.zip!x.html", "a.html.gz")


@pytest.mark.parametrize("folder", ["خبر_files", "خبر-Dateien", "خبر_ملفات"])
def test_the_folder_of_a_saved_page_is_left_out(tmp_path: Path, folder: str) -> None:
    """By its usual name, or because the page refers to it; other folders with such names are read."""
    (tmp_path / "خبر.html").write_bytes(html() + f'<img src="./{folder}/a.png">'.encode())
    for name in (folder, "خبر_2021"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "frame.html").write_bytes(html())
    found = [(Path(item.path).name, getattr(item, "reason", "page")) for item in open_pages(tmp_path)]
    assert sorted(found) == sorted([("خبر.html", "page"), (folder, "not-a-page"), ("frame.html", "page")])


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_a_page_saved_as_mhtml(charset: str, coding: str) -> None:
    """Its HTML, its address and when it was saved; frames and pictures are not read."""
    import base64
    import quopri

    source = html(charset=charset)
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[coding](source)
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://marfa.example/1\r\n"
        "Date: Thu, 13 Jan 2022 11:50:00 +0300\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n'
        f"------x\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    )
    rest = b"\r\n------x\r\nContent-Type: text/html\r\n\r\n<p>frame</p>\r\n------x--\r\n"
    (page,) = pages_in(head.encode() + coded + rest, "a.mhtml")
    assert page.text == f"خبر المرفأ\n{SENTENCE}"
    assert (page.url, page.captured) == ("https://marfa.example/1", "2022-01-13T08:50:00Z")
    assert page.media_type == "text/html"


def test_a_page_saved_as_web_archive() -> None:
    """Its HTML and its address."""
    main = {
        "WebResourceData": html(charset="windows-1256"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "windows-1256",
        "WebResourceURL": "https://marfa.example/1",
    }
    (page,) = pages_in(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY), "a.webarchive")
    assert page.text == f"خبر المرفأ\n{SENTENCE}"
    assert page.url == "https://marfa.example/1"
    assert outcome(b"bplist00" + b"\xff" * 40, "b.webarchive") == {"": "damaged"}


ARTICLE = {"headline": "خبر", "content": SENTENCE, "date": "2022-01-13T09:00:00Z", "source": {"name": "الشراع"}}


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        (json.dumps(ARTICLE), "a.jsonl"),
        (json.dumps(ARTICLE) + "\n\n" + json.dumps(ARTICLE | {"content": "x y"}), "a"),
        (json.dumps([ARTICLE, ARTICLE]), "a.json"),
        (json.dumps({"status": "ok", "articles": [ARTICLE], "total": 1}, indent=2), "a.json"),
        (json.dumps({"data": {"items": [ARTICLE]}}), "a"),
        (json.dumps(ARTICLE, indent=1), "a.json"),
        ("\ufeff" + json.dumps(ARTICLE), "a.ndjson"),
    ],
)
def test_articles_as_json(payload: str, name: str) -> None:
    """One a line, in a list, or in a list within an object, under any of the usual names."""
    page = pages_in(payload.encode(), name)[0]
    assert page.path == f"{name}#1"
    assert page.text == f"خبر\n\n{SENTENCE}"
    reading = pipeline.read_page(page)
    assert reading.article.outlet is not None
    assert reading.article.published is not None
    assert (reading.article.outlet.name, reading.article.published.value) == ("الشراع", "2022-01-13T09:00")
    assert [statement.speaker.name for statement in reading.statements] == ["سليم حداد"]
    assert pipeline.check([reading]) == []


def test_bad_items_of_json_are_named_and_the_others_read() -> None:
    """Lines by their number; JSON that holds no article says so once."""
    lines = "\n".join((json.dumps(ARTICLE), "no json", '{"title": "x"}', '{"text": " "}', json.dumps(ARTICLE)))
    assert outcome(lines.encode(), "a.jsonl") == {
        "#1": "page",
        "#2": "bad-record",
        "#3": "bad-record",
        "#4": "empty",
        "#5": "page",
    }
    assert outcome(b'{"name": "x", "files": [1, 2, {"a": []}]}', "package.json") == {"": "not-a-page"}
    assert outcome(json.dumps([ARTICLE, {"a": 1}, 5]).encode(), "a.json") == {"#1": "page", "": "bad-record"}
    assert outcome(json.dumps([ARTICLE, ARTICLE]).encode()[:-30], "a.json") == {"#1": "page", "": "damaged"}


def test_html_in_a_record_becomes_its_words() -> None:
    """One block a line, as in pages."""
    row = {"title": "خبر", "body": f"<p>{SENTENCE}</p><p>كلام <b>آخر</b>.</p>"}
    (page,) = pages_in(json.dumps(row).encode(), "a.json")
    assert page.text == f"خبر\n\n{SENTENCE}\nكلام آخر."


def test_a_saved_reading_is_taken_over() -> None:
    """As it was, also with its time of capture."""
    reading = factory.reading()
    (page,) = pages_in((to_line(reading) + "\n").encode(), "saved.jsonl")
    assert page.reading == reading
    assert pipeline.read_page(page) == reading


def test_messages_of_an_exported_channel() -> None:
    """Those with text, with date, channel, number, and whom they were forwarded from."""
    messages: list[dict[str, Any]] = [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2022-01-13T08:50:00", "text": SENTENCE, "forwarded_from": "نوردبرس"},
        {"id": 3, "type": "message", "date": "2022-01-14T10:00:00", "text": ["كلام ", {"type": "bold", "text": "آخر"}]},
        {"id": 4, "type": "message", "date": "2022-01-14T10:00:00", "text": "", "photo": "photos/1.jpg"},
    ]
    channel = {"name": "قناة المرفأ", "type": "public_channel", "id": 77, "messages": messages}
    first, second = pages_in(json.dumps(channel, ensure_ascii=False, indent=1).encode(), "result.json")
    assert (first.path, second.path) == ("result.json#77/2", "result.json#77/3")
    assert second.text == "كلام آخر"
    reading = pipeline.read_page(first)
    article = reading.article
    assert article.outlet is not None
    assert article.published is not None
    assert (article.outlet.name, article.published.value) == ("قناة المرفأ", "2022-01-13T08:50")
    assert [credit.name for credit in article.agencies] == ["نوردبرس"]
    both = {"about": "x", "chats": {"about": "y", "list": [channel, channel | {"id": 78}]}}
    assert [page.path for page in pages_in(json.dumps(both).encode(), "r.json")] == [
        "r.json#77/2",
        "r.json#77/3",
        "r.json#78/2",
        "r.json#78/3",
    ]


def test_everything_is_read_from_files_and_stored_as_it_is(tmp_path: Path) -> None:
    """`read_each` over a folder of such files gives readings whose words stand in their texts."""
    (tmp_path / "a.zip").write_bytes(archive({"x.html": html()}))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(ARTICLE).encode()))
    (tmp_path / "c.mht").write_bytes(
        b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n" + html() + b"\n--b--\n"
    )
    readings = list(pipeline.read_each(tmp_path))
    assert [Path(item.article.path).name for item in readings if isinstance(item, Reading)] == [
        "a.zip!x.html",
        "b.jsonl.gz#1",
        "c.mht",
    ]
    assert pipeline.check(item for item in readings if isinstance(item, Reading)) == []


@pytest.mark.parametrize("text", ["Gwasanaeth newyddion y BBC yn Gymraeg heddiw.", "Dnes je pekný deň.", "42"])
def test_records_in_languages_without_a_pack_are_read(text: str) -> None:
    """By the pack that reads what has none, whatever a few words are taken for."""
    (page,) = pages_in(json.dumps({"title": "BBC", "text": text}).encode(), "a.jsonl")
    assert isinstance(pipeline.read_or_drop(page), Reading)
    (page,) = pages_in(json.dumps({"title": "BBC", "text": text, "language": "cy"}).encode(), "a.jsonl")
    assert isinstance(pipeline.read_or_drop(page), Reading)
