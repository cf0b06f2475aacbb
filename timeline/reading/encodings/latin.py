"""Which of the encodings of Latin letters some bytes are in: that in which they are the letters of one language.

The encodings share most of their bytes, and statistics over short texts mix them up: "på" in Swedish reads as "pĺ".
"""

from __future__ import annotations

_WESTERN = {
    "sv": "åäöéü",
    "de": "äöüß",
    "fr": "éèêëàâçùûîïôœæ",
    "es": "áéíóúñü¿¡ºª",
    "pt": "ãõáéíóúâêôçàºª",
    "it": "àèéìòù",
    "da": "æøåé",
    "nl": "éëïóèöü",
    "is": "áéíóúýðþæö",
    "fi": "äöåšž",
    "et": "äöõüšž",
}
_CENTRAL = {
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîşţ",
    "hr": "čćđšž",
}
_TURKISH = {"tr": "çğıöşüâîİ"}
_BALTIC = {"et": "äöõüšž", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž"}

LATIN = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1254": _TURKISH,
    "cp1257": _BALTIC,
    "mac-roman": _WESTERN,
    "cp850": _WESTERN,
}
"""The letters beyond a-z of languages that are written in each encoding; of equals the first is meant."""

_ANYWHERE = frozenset("–—‘’‚“”„…«»‹›€£§©®°·•™½¼¾×\xa0\xad")
_STRAY = 3
_LIKELIEST = "cp1252"


def latin_encoding(data: bytes) -> str | None:
    """The encoding in which the bytes are the letters of one language; None where they are that in none."""
    best, found = 0, None
    for codec, languages in LATIN.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        beyond = [each for each in text if each > "\x7f"]
        letters = [each.lower() for each in beyond if each not in _ANYWHERE]
        within = max(sum(1 if each in special else -_STRAY for each in letters) for special in languages.values())
        marks = len(beyond) - len(letters)
        is_likely = within > 0 or (within == 0 and codec == _LIKELIEST)
        score = 2 * within + marks if is_likely else 0
        if score > best:
            best, found = score, codec
    return found
