"""A topic as text for wikis: picture, standfirst, a table of its events and the articles that tell of them.

The way: timeline.json (`Document`) -> `sheet_of` (plain words) -> one of `FORMATS` (markup, all else escaped).
"""

from timeline.rendering.wiki.formats import FORMATS, Format
from timeline.rendering.wiki.sheet import Sheet
from timeline.rendering.wiki.sheets import sheet_of

__all__ = ["FORMATS", "Format", "Sheet", "sheet_of"]
