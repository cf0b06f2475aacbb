"""Which addresses of an article may become a link, and where on the page an article stands."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import urlsplit

_SCHEMES = frozenset({"http", "https", "mailto"})


@lru_cache(10_000)
def safe_href(url: str | None) -> str | None:
    """`url` if it is an http, https or mailto address, else None. Blanks and control characters inside, with which
    browsers can be fooled about the scheme, make it unsafe."""
    if url is None:
        return None
    url = url.strip()
    if not url or " " in url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES:
        return None
    if parts.scheme.lower() == "mailto":
        return url if parts.path else None
    return url if parts.netloc else None


@lru_cache(10_000)
def anchor(article: str) -> str:
    """What follows `article-` in the place of an article on its page: a hash of its id, since that may hold what an
    `id` attribute may not, such as blanks."""
    return hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:12]
