"""Certificates are checked; a staging site's own authority may be trusted by name of its file."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from claimtrack.scrape import CrawlSummary
from tests.scrape import clinic
from tests.scrape.clinic import Clinic, page

x509 = pytest.importorskip("cryptography.x509")


def certificate(folder: Path, address: str, days: int = 1) -> tuple[Path, Path]:
    """(certificate, key) for an address, signed by itself, valid from yesterday for so many days."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "clinic")])
    start = datetime.now(UTC) - timedelta(days=2)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days + 2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "clinic.pem", folder / "clinic.key"
    files[0].write_bytes(built.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.TraditionalOpenSSL
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return files


def crawl(tmp_path: Path, address: str, days: int, *, trusted: bool) -> tuple[Clinic, CrawlSummary]:
    pem, key = certificate(tmp_path, address, days)
    server = Clinic({"/": page("Home")})
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    server.server.socket = context.wrap_socket(server.server.socket, server_side=True)
    server.scheme = "https"
    with server:
        more = {"ca_bundle": str(pem)} if trusted else {}
        return server, clinic.crawl(server, tmp_path / "crawl", **more)


@pytest.mark.parametrize(
    ("address", "days", "trusted", "said"),
    [
        ("127.0.0.1", 1, False, "self-signed certificate"),
        ("127.0.0.1", -1, True, "certificate has expired"),
        ("127.0.0.2", 1, True, "IP address mismatch, certificate is not valid for '127.0.0.1'"),
    ],
)
def test_a_broken_certificate_is_one_clear_line(
    tmp_path: Path, address: str, days: int, trusted: bool, said: str
) -> None:
    server, summary = crawl(tmp_path, address, days, trusted=trusted)
    (seed,) = summary.unread_seeds
    assert seed.reason.startswith("its TLS certificate or handshake is not accepted: ")
    assert said in seed.reason
    assert server.asked == []


def test_an_authority_of_ones_own_is_trusted_where_it_is_named(tmp_path: Path) -> None:
    _, summary = crawl(tmp_path, "127.0.0.1", 1, trusted=True)
    assert summary.fetched == 1


@pytest.fixture
def plain() -> Iterator[Clinic]:
    with Clinic({"/": page("Home")}) as server:
        server.scheme = "https"
        yield server


def test_a_server_without_tls_is_told(tmp_path: Path, plain: Clinic) -> None:
    (seed,) = clinic.crawl(plain, tmp_path).unread_seeds
    assert seed.reason.startswith("its TLS certificate or handshake is not accepted: ")
