"""What is the same for all topics of a site, as a value of its own that any process can be handed."""

from __future__ import annotations

from msgspec.structs import replace

from timeline.archive.memo import key_of
from timeline.models import Edition, Model
from timeline.rendering.catalogue import Catalogue, load_catalogue
from timeline.rendering.frame import Frame
from timeline.rendering.language import catalogue_of_index
from timeline.rendering.stills.drawing import Studio
from timeline.settings import Settings


class Press(Model, frozen=True):
    """All that pages of topics are made with and that no topic changes. `settings` are without what they say of single
    topics and events, and of the time of the build, `frame` is without the files beside the pages. `index_language` is
    that of the page of all topics. `studio` draws pictures of the timelines, None where there are to be none."""

    settings: Settings
    frame: Frame
    index_language: str
    studio: Studio | None = None

    def catalogue(self, language: str) -> Catalogue:
        """The words of the pages in a language."""
        return load_catalogue(language, self.settings.catalogue_folder)

    def token(self) -> bytes:
        """The hash of all that it makes pages with, wherever the last site and the files of the type lie."""
        studio = (self.studio.brand, self.studio.fonts) if self.studio else None
        return key_of(self.settings, self.frame, self.index_language, studio)


def press_of(edition: Edition, settings: Settings, frame: Frame, studio: Studio | None = None) -> Press:
    """Raises SettingsError where the settings ask for a language that there is not."""
    return Press(
        settings=replace(settings, at=None, max_loss=0.0, topics={}, events={}, overrides=None),
        frame=frame.without_files(),
        index_language=catalogue_of_index(edition, settings).language,
        studio=studio,
    )
