"""Takes the shortcodes of WordPress out of a text: `[caption ...]...[/caption]`, `[gallery ids="1,2"]`."""

from __future__ import annotations

import re

_WITH_CONTENT = (
    *("caption", "wp_caption", "embed", "video", "audio", "playlist", "gallery", "script", "iframe", "youtube"),
    *("tweet", "twitter", "instagram", "facebook", "vimeo", "soundcloud", "googlemaps", "contact-form"),
    *("contact-form-7", "ad", "ads", "adsense", "advertisement", "newsletter", "button", "related"),
    *("related-posts", "related_posts"),
)
"""Those that hold a picture's caption, an address or a button: their content is no text of the article."""

_NAMES = "|".join(map(re.escape, _WITH_CONTENT))
_HOLDING = re.compile(rf"(?<!\[)\[({_NAMES})\b[^\[\]]*(?<!/)\](?:(?!\[(?:{_NAMES})\b).){{0,20000}}?\[/\1\]", re.DOTALL)
_KNOWN = re.compile(rf"(?<!\[)\[/?(?:{_NAMES})(?:\s[^\[\]]*)?/?\]")
_VALUE = r"(?:\"[^\"\[\]]*\"|'[^'\[\]]*'|“[^”\[\]]*”|[^\s\[\]\"']+)"
_ATTRIBUTED = re.compile(rf"(?<!\[)\[[a-z][\w-]{{1,40}}(?:\s+[\w-]+={_VALUE})+\s*/?\]", re.IGNORECASE)
_CLOSING = re.compile(r"\[/([A-Za-z][\w-]{1,40})\]")
_CODED = re.compile(r"(?<!\[)\[/?[a-z]+_[a-z_\d]+\s*/?\]")
_ESCAPED = re.compile(r"\[(\[/?[A-Za-z][^\[\]]*\])\]")


def without_shortcodes(text: str) -> str:
    """The text without shortcodes and, of those that hold something else than text, what they hold.

    Any plugin names its own, and writers put brackets around words: one is taken for a shortcode if it has attributes,
    is closed (`[/name]`), is written as no word is (`vc_row`) or is well known. `[[name]]` is how a writer shows one.
    """
    if "[" not in text:
        return text
    text = _KNOWN.sub("", _HOLDING.sub("", text))
    closed = {re.escape(each) for each in _CLOSING.findall(text)}
    if closed:
        text = re.sub(rf"(?<!\[)\[/?(?:{'|'.join(sorted(closed))})(?:\s[^\[\]]*)?\]", "", text)
    text = _CODED.sub("", _ATTRIBUTED.sub("", text))
    return _ESCAPED.sub(r"\1", text)
