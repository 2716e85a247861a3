"""A web server of one's own on 127.0.0.1, whose answers a test writes down."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

HOME = "127.0.0.1/32"
"""The network of the server, for `Policy.allowed`."""

PAGE = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>المكتبة تفتح قاعة جديدة</title></head><body>'
    "<article><h1>المكتبة تفتح قاعة جديدة</h1><p>قالت مديرة المكتبة سلوى درويش يوم الاثنين إن القاعة الجديدة ستفتح "
    "أبوابها أمام القراء في مطلع الشهر المقبل.</p><p>وأضافت أن عدد الكتب التي جمعها المتطوعون خلال العام تجاوز أربعين "
    "ألف كتاب من خمس مدن.</p></article></body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Asked(NamedTuple):
    """A request: its target, and its headers with lower-case names."""

    target: str
    headers: dict[str, str]


class Handler(BaseHTTPRequestHandler):
    """Answers from the site's table; what is not there does not exist."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer, and note what was asked."""
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
        self.server.asked.append(asked)
        answer = self.server.answers.get(self.path.partition("?")[0])
        if answer is None:
            self.answer(404, HTML, "<p>لا شيء</p>")
        else:
            answer(self)

    def answer(self, status: int, headers: dict[str, str], body: str | bytes = b"", *, length: bool = True) -> None:
        """Send one whole answer; without length, the end of the connection ends it."""
        payload = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length:
            self.send_header("Content-Length", str(len(payload)))
        else:
            self.close_connection = True
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


Answer = Callable[[Handler], object]


class Server(ThreadingHTTPServer):
    """A server with a table of answers by path, and a list of what was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.server_address[1]}{path}"

    def says(self, path: str, body: str | bytes = PAGE, *, status: int = 200, **headers: str) -> str:
        """Put a fixed answer into the table; return its address. Names of headers are written with ``_``."""
        told = HTML | {name.replace("_", "-").title(): value for name, value in headers.items()}
        self.answers[path] = lambda handler: handler.answer(status, told, body)
        return self.url(path)

    def targets(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [asked.target for asked in self.asked if asked.target != "/robots.txt"]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle is what many tests are about."""


@contextmanager
def serve() -> Iterator[Server]:
    """Run a server until the block ends."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
