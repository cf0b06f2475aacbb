"""Japanese and Korean, whose encodings use the same bytes: told by the letters that no text of theirs is without."""

from __future__ import annotations

import re

_HIRAGANA = re.compile("[\u3041-\u3093]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LOOSE_HANGUL = re.compile("[\u3131-\u318e]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LEAST_HIRAGANA, _LEAST_HANGUL = 0.15, 0.6


def eastern_encoding(data: bytes) -> str | None:
    """The encoding in which the bytes are Japanese or Korean; None where they are neither."""
    for codec, letters, least in (
        ("cp932", _HIRAGANA, _LEAST_HIRAGANA),
        ("euc_jp", _HIRAGANA, _LEAST_HIRAGANA),
        ("cp949", _HANGUL, _LEAST_HANGUL),
    ):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        beyond = len(_BEYOND_ASCII.findall(text))
        if len(letters.findall(text)) >= least * beyond and not _LOOSE_HANGUL.search(text):
            return codec
    return None
