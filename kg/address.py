"""Which computer an address leads to, and whether it is this one."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of an address with http or https; empty if it is no such address.

    >>> host_of("http://127.0.0.1:7878/store"), host_of("ftp://example.org/"), host_of("http://a:b/")
    ('127.0.0.1', '', '')
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") and url.isprintable() else ""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "localhost.example.org", "0.0.0.0")]
    [True, True, True, False, False]
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
