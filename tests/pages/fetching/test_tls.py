"""Certificates are always verified, against the host's name."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.errors import PageError
from mahdar.pages.fetching import Client, exchange
from tests.pages.fetching.site import Server, serve

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for the name localhost alone, signed by itself, and its key."""
    path = tmp_path / "server.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([*command.split(), "-keyout", path, "-out", tmp_path / "own.pem"], check=True, capture_output=True)
    with path.open("ab") as file:
        file.write((tmp_path / "own.pem").read_bytes())
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Server]:
    """A server that speaks TLS with that certificate."""
    with serve() as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.says("/")
        yield server
    exchange._context.cache_clear()


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Server, client: Client) -> None:
    """Nothing is asked of its server."""
    with pytest.raises(PageError) as caught:
        client.fetch(secure.url("/", "localhost").replace("http:", "https:"))
    assert caught.value.reason == "tls"
    assert "certificate" in caught.value.detail
    assert secure.asked == []


def test_a_certificate_holds_for_its_own_name_alone(
    secure: Server, client: Client, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the user's system trusts it, the name that it is for is fetched, another name of the machine is not."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("own.pem")))
    exchange._context.cache_clear()
    url = secure.url("/", "localhost").replace("http:", "https:")
    assert client.fetch(url).final_url == url
    with pytest.raises(PageError) as caught:
        client.fetch(url.replace("localhost", "127.0.0.1"))
    assert caught.value.reason == "tls"
