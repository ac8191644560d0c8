"""Addresses of the web: as a person types them, and which of them are private."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader.errors import UsageError
from reader.i18n import t

WEB = ("http", "https")
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|$))")
_FILE = re.compile(r"file:|/(?!/)|\.{1,2}/|~", re.IGNORECASE)
_PRIVATE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")
"""Ends of names that no public server has."""


def typed(text: str) -> str:
    """The address that `text`, as a person types or pastes it, means; UsageError where it is none of the web."""
    text = "".join(text.split())
    for feed in ("feed://", "feed:"):
        if text.lower().startswith(feed):
            rest = text[len(feed) :]
            text = rest if rest.lower().startswith(("http://", "https://")) else f"https://{rest}"
    if _FILE.match(text):
        raise UsageError(t("feed.file", url=text))
    scheme = _SCHEME.match(text)
    if scheme is None:
        text = text.lstrip("/")
        text = f"http://{text}" if _is_local(host_of(f"http://{text}")) else f"https://{text}"
    elif scheme["scheme"].lower() not in WEB:
        raise UsageError(t("feed.scheme", url=text))
    made = _canonical(text)
    if made is None or (scheme is None and "." not in host_of(made) and not _is_local(host_of(made))):
        raise UsageError(t("feed.address", url=text))
    return made


def joined(base: str, address: str) -> str | None:
    """Where a ``Location`` or a link of a page at `base` leads; None where nowhere. Any scheme, for a message."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return None


def is_web(url: str) -> bool:
    """Whether an address is of the web, with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in WEB and bool(parts.hostname)
    except ValueError:
        return False


def host_of(url: str) -> str:
    """The host of an address, without www; the address itself where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url).removeprefix("www.")


def host_and_port(url: str) -> str:
    """The server that an address is on, ``host:port``; empty where there is none."""
    try:
        parts = urlsplit(url)
        port = parts.port or (80 if parts.scheme.lower() == "http" else 443)
    except ValueError:
        return ""
    return f"{(parts.hostname or '').rstrip('.').lower()}:{port}"


def is_private_name(host: str) -> bool:
    """Whether `host`, as it is written, can only mean something private: an address, localhost, a name of one word."""
    host = host.rstrip(".").lower()
    if (address := ip(host)) is not None:
        return is_private_ip(address)
    return "." not in host or any(host == name or host.endswith(f".{name}") for name in _PRIVATE_NAMES)


def is_private_ip(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is not of the public internet; of one that wraps another, that one counts."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if inner:
            return is_private_ip(inner)
        if address in _NAT64:
            return is_private_ip(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return not address.is_global or address.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """`host` as an address; None where it is a name."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _canonical(text: str) -> str | None:
    """The same address with host and scheme in lower case, a path, and no fragment."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    if not host or not re.fullmatch(r"[^\s/\\@?#<>\"'{}|^`]+", host):
        return None
    host = f"[{host}]" if ":" in host else host
    user = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    netloc = f"{user}{host}" + (f":{port}" if port is not None else "")
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def _is_local(host: str) -> bool:
    return host == "localhost" or ip(host) is not None
