"""What a link to a topic's page is shown with elsewhere: Open Graph and Twitter tags, and where its oEmbed is."""

from __future__ import annotations

from babel import Locale
from babel.core import get_global

from timeline.models import Model
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.embedding import OEMBED
from timeline.rendering.page import TopicPage
from timeline.rendering.stills.drawing import Still


class Sharing(Model, frozen=True):
    """`locale` is a language with its country ("en_GB"). `url` and `oembed` are absolute, None where the address of the
    site is not known; so is that of `image`, the preview, without which there is none."""

    title: str
    description: str
    locale: str
    url: str | None = None
    oembed: str | None = None
    image: str | None = None
    image_alt: str = ""
    image_width: int = 0
    image_height: int = 0


def sharing_of(page: TopicPage, catalogue: Catalogue, base_url: str | None, preview: Still | None = None) -> Sharing:
    """Of the first page of a topic."""
    folder = f"{base_url}topics/{page.key}/" if base_url else None
    image = preview if base_url else None
    return Sharing(
        title=page.title,
        description=page.lead.text if page.lead else f"{page.standfirst}.",
        locale=_with_country(catalogue.locale),
        url=folder,
        oembed=f"{folder}{OEMBED}" if folder else None,
        image=f"{base_url}{image.path}" if image else None,
        image_alt=image.alt if image else "",
        image_width=image.width if image else 0,
        image_height=image.height if image else 0,
    )


def _with_country(locale: Locale) -> str:
    """The country where most speak the language, if the page names none: the protocol asks for one."""
    likely = get_global("likely_subtags").get(locale.language, "")
    country = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}_{country}" if country else locale.language
