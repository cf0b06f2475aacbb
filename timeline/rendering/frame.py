"""What is the same around every page of a site: its title, its dress, and how pages come by their parts."""

from __future__ import annotations

from typing import Any, Self

from msgspec.structs import replace

from timeline import __version__
from timeline.models import Model
from timeline.rendering.assets import load_assets
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.packing import Packing, shared, single
from timeline.rendering.pictures import Pictures
from timeline.rendering.templating import check_templates, environment, render
from timeline.rendering.theme import Theme, load_theme
from timeline.settings import Settings


class Frame(Model, frozen=True):
    """The frame of all pages. `base_url` is where the site is published, None where that is not known. `templates` is
    the folder of the newsroom's own templates; `files` are those that stand beside the pages, by their paths in the
    site."""

    title: str
    theme: Theme
    packing: Packing
    base_url: str | None = None
    templates: str | None = None
    files: dict[str, bytes] = {}

    def without_files(self) -> Self:
        """The same for whoever only makes pages: without what stands beside them, which would be much to hand on."""
        packing = self.packing if self.packing.single else replace(self.packing, files={})
        return replace(self, theme=replace(self.theme, files={}), packing=packing, files={})

    def page(self, template: str, catalogue: Catalogue, **values: object) -> bytes:
        """A page of the site. Raises SettingsError for what goes wrong in a template of the newsroom's own."""
        return render(template, catalogue, self.templates, self._around, values)

    def macros(self, template: str, catalogue: Catalogue) -> Any:
        """The macros of a template, as attributes; `faults_told` belongs around the use of them."""
        return environment(catalogue, self.templates).get_template(template, globals=self._around).make_module()

    @property
    def _around(self) -> dict[str, Any]:
        """What every template knows, also one that is included or imported."""
        return {"packing": self.packing, "theme": self.theme, "site_title": self.title, "version": __version__}


def load_frame(settings: Settings, pictures: Pictures, *, self_contained: bool = False) -> Frame:
    """As the settings say. With `self_contained`, each page holds all that it needs. Raises SettingsError for a theme
    or a template that cannot be used."""
    check_templates(settings.templates)
    theme = load_theme(settings.theme)
    assets = load_assets(theme.css)
    files = theme.files | pictures.files
    return Frame(
        title=settings.site_title,
        theme=theme,
        packing=(single if self_contained else shared)(assets, files),
        base_url=settings.base_url,
        templates=settings.templates,
        files=pictures.files if self_contained else assets.files | files,
    )
