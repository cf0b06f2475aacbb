"""`timeline explain`: one expression, its value, and each step that led there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click

from timeline.commands.options import as_moment, with_config
from timeline.models import Moment
from timeline.settings import Hemisphere, load_settings


@click.command("explain")
@click.argument("expression")
@click.option("--published", callback=as_moment, metavar="TIME", help="When it was published: what it counts from.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object for each expression, one a line.")
@click.option("--language", metavar="CODE", help="The language of the expression [default: that of the settings].")
@click.option(
    "--hemisphere", type=click.Choice(get_args(Hemisphere)), help="Whose seasons [default: those of the settings]."
)
@with_config
def command(
    expression: str,
    published: Moment | None,
    as_json: bool,
    language: str | None,
    hemisphere: Hemisphere | None,
    config: Path | None,
) -> None:
    """Explain EXPRESSION as news published at TIME means it, such as "last summer" or "two days later".

    Where it holds several times ("between 2010 and 2012"), each is explained, in order.
    """
    from timeline.commands.lines import print_line, print_text  # noqa: PLC0415  (so that --help stays quick)
    from timeline.temporal import explain_all  # noqa: PLC0415  (as above)
    from timeline.wire import timex_to_wire  # noqa: PLC0415  (as above)

    settings = load_settings(config)
    if config is not None:
        click.echo(f"Settings: {config}", err=True)
    found = explain_all(
        expression,
        published,
        language=language or settings.language,
        hemisphere=hemisphere or settings.hemisphere,
        folder=settings.language_folder,
    )
    for timex in found:
        line = timex_to_wire(timex, steps=True)
        if as_json:
            print_line(line)
        else:
            for each in _described(line):
                print_text(each)


def _described(timex: dict[str, Any]) -> Iterator[str]:
    yield timex["text"]
    for name, words in (
        ("value", _value(timex)),
        ("interval", _interval(timex)),
        ("anchor", _anchor(timex)),
        ("parts", _parts(timex)),
        ("rule", timex["rule"]),
        ("certainty", timex["certainty"]),
        ("reason", timex.get("reason")),
    ):
        if words:
            yield f"  {name:<10} {words}"
    for number, step in enumerate(timex.get("steps", ()), start=1):
        yield f"  {f'step {number}':<10} {step['step']}: {step['text']}"
    for other in timex.get("alternatives", ()):
        yield f"  {'or':<10} {other['value']}: {other['reason']}"


def _value(timex: dict[str, Any]) -> str:
    if timex["value"] is None:
        return "unknown"
    forms = [timex["type"], *(f"{name} {timex[name]}" for name in ("mod", "quant", "freq") if name in timex)]
    edtf = [f"EDTF {timex['edtf']}"] if timex.get("edtf", timex["value"]) != timex["value"] else []
    return f"{timex['value']} ({', '.join(forms + edtf)})"


def _interval(timex: dict[str, Any]) -> str | None:
    if "granularity" not in timex or not ("earliest" in timex or "latest" in timex):
        return None
    earliest, latest = timex.get("earliest", "open"), timex.get("latest", "open")
    return f"{earliest} up to, not including, {latest} (stated to the {timex['granularity']})"


def _parts(timex: dict[str, Any]) -> str:
    """Which parts of the date are stated, and from what the others were filled in."""
    told = (why if why == "stated" else f"filled in, {why}" for why in timex.get("basis", {}).values())
    return "; ".join(f"{part} {why}" for part, why in zip(timex.get("basis", {}), told, strict=True))


def _anchor(timex: dict[str, Any]) -> str | None:
    anchor = timex.get("anchor")
    if anchor is None:
        return None
    kind = {"dct": "publication", "timex": "earlier expression"}.get(anchor["kind"], anchor["kind"])
    return f"{kind}{': ' + anchor['value'] if 'value' in anchor else ''}"
