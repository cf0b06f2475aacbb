"""What can be written in the fonts there are, and how wide it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import bidirectional, category

from timeline.models import Model
from timeline.rendering.escaping import printable
from timeline.rendering.labels import Measure, Pen
from timeline.rendering.sizes import Sizes
from timeline.rendering.stills.faces import Face, read_face

# Emoji and what shapes them, code points without a character: a headline is whole without them
_SPARE = frozenset({"So", "Sk", "Cf", "Cn", "Co", "Cs"})
_JOINERS = "\u200c\u200d"  # not seen themselves, but they part and join the letters beside them
_RIGHT_TO_LEFT = ("R", "AL")


class Type(Model, frozen=True):
    """The families of headlines and of all else, and the font files to be used, in the order in which they are asked
    for a letter that these families do not have."""

    serif: str
    sans: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ruler:
    """Measures words, in pixels, letter by letter: kerning and joined letters make them narrower, not wider."""

    type: Type
    faces: tuple[Face, ...]

    def serif(self, size: float, weight: int = 700) -> Measure:
        return self._measure(self.type.serif, size, weight)

    def sans(self, size: float, weight: int = 400) -> Measure:
        return self._measure(self.type.sans, size, weight)

    def pen(self, sizes: Sizes) -> Pen:
        """For the labels of a chart."""
        return Pen(
            title=self.sans(sizes.title, 600),
            date=self.sans(sizes.date),
            count=self.sans(sizes.count, 600),
            tick=self.sans(sizes.tick),
        )

    def lacks(self, text: str) -> str:
        """The letters, figures and signs of `text` that no font has, each once."""
        needed = dict.fromkeys(each for each in printable(text) if not each.isspace() and not _is_spare(each))
        return "".join(each for each in needed if not self.has(each))

    def writable(self, text: str | None) -> str | None:
        """`text` on one line without the emoji that no font has; None where that is nothing, or a letter is lacking."""
        return None if text is None else _writable(self, text)

    def has(self, letter: str) -> bool:
        """Whether any font has the letter."""
        return any(ord(letter) in face.advances for face in self.faces)

    def _measure(self, family: str, size: float, weight: int) -> Measure:
        width = _width(self, family, weight)
        return lambda words: size * width(words)


@cache
def _width(ruler: Ruler, family: str, weight: int) -> Measure:
    """How wide words are in em; the same ones are measured over and over. What the family does not
    have is taken from the others."""
    advances: dict[int, float] = {}
    for face in sorted(ruler.faces, key=lambda face: (face.family != family, abs(face.weight - weight))):
        advances = {**face.advances, **advances}
    return lru_cache(maxsize=20_000)(lambda words: sum(advances.get(ord(each), 0.0) for each in words))


@lru_cache(maxsize=20_000)
def _writable(ruler: Ruler, text: str) -> str | None:
    """As a chart is laid out in many ways, its words are asked for over and over."""
    if ruler.lacks(text):
        return None
    kept = (each for each in printable(text) if each.isspace() or each in _JOINERS or ruler.has(each))
    return " ".join("".join(kept).split()) or None


@cache
def ruler_of(type_: Type) -> Ruler:
    """Reads the fonts, once in a process."""
    return Ruler(type_, tuple(map(read_face, type_.files)))


def is_from_right(text: str) -> bool:
    """Whether `text` is written from right to left, by its first letter that has a direction."""
    strong = (way for each in text if (way := bidirectional(each)) in ("L", *_RIGHT_TO_LEFT))
    return next(strong, "L") in _RIGHT_TO_LEFT


def isolated(text: str) -> str:
    """`text` so that its full stop stands at its own end, also in a drawing that runs from left to right."""
    return f"\u2067{text}\u2069" if is_from_right(text) else text


def _is_spare(letter: str) -> bool:
    return category(letter) in _SPARE or "\ufe00" <= letter <= "\ufe0f"
