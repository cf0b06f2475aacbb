"""`timeline serve`: a built site in the browser of this machine."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("serve")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="The folder of the site.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", help="Where to listen [default: 8000, or the next free one]."
)
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
def command(output: Path, port: int | None, opens: bool) -> None:
    """Show a built site at an address of this machine, until Ctrl-C; a new build shows with the next click.

    It is for looking at a site, not for publishing it: nobody else can reach it.
    """
    from timeline.serving import PORT, site_server  # noqa: PLC0415  (so that --help stays quick)

    with site_server(output, port) as server:
        if port is None and server.server_port != PORT:
            click.echo(f"Port {PORT} is taken by another program", err=True)
        click.echo(f"{output}: {server.address} (Ctrl-C ends it)", err=True)
        if opens:
            click.launch(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended.", err=True)
