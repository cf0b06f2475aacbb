"""What lasts from one build to the next: the register of ids beside the output, or an archive that holds all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from timeline.archive.adding import Additions
from timeline.archive.lights import Lights
from timeline.archive.locking import lock_of, locked
from timeline.archive.memo import ArchiveMemo, Memo, NoMemo
from timeline.archive.pending import keep_pending, settle_pending
from timeline.archive.purging import Purged
from timeline.archive.registers import register_of, site_name
from timeline.archive.store import Archive
from timeline.errors import ArchiveError, NothingBuiltError
from timeline.intake import Intake
from timeline.models import Article, Diagnostic
from timeline.registry import read_register, replaced_register, settle_register
from timeline.rendering.finishing import settle

if TYPE_CHECKING:
    from timeline.stories.identity import Register

# Of a page that is captured each hour, readers are told of the last changes.
_VERSIONS = 5


class Keeping(Protocol):
    """Where a build finds what earlier ones left, and leaves what the next one needs."""

    memo: Memo

    def may_keep(self, article: Article) -> bool:
        """Whether words of an article may be kept."""

    def taken_in(self, intake: Intake) -> Intake:
        """The articles to build from: those that were read, and those that came before."""

    def register(self) -> Register:
        """The slugs and ids that earlier builds gave out, and what they showed."""

    def with_register(self, register: Register) -> AbstractContextManager[None]:
        """Keep what was taken in, and the register once the block has put the site in its place. A build that is
        refused never comes here, and keeps neither."""


class Beside:
    """Without an archive: a build is of its inputs alone, and its register lies beside the output."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self.memo: Memo = NoMemo()

    def may_keep(self, article: Article) -> bool:
        return False

    def taken_in(self, intake: Intake) -> Intake:
        return intake

    def register(self) -> Register:
        return read_register(self._output)

    def with_register(self, register: Register) -> AbstractContextManager[None]:
        return replaced_register(register, self._output)


class Archived:
    """With an archive: it takes the inputs in, and the build is of all that it holds."""

    def __init__(self, archive: Archive, output: Path, read_by: str = "") -> None:
        """`read_by` is as in `Additions`."""
        self._archive = archive
        self._output = output
        self._memo = ArchiveMemo(archive)
        self.memo: Memo = self._memo
        self._purged = Purged(archive.tombstones())
        self._additions = Additions(archive, read_by)

    def may_keep(self, article: Article) -> bool:
        return article not in self._purged

    def taken_in(self, intake: Intake) -> Intake:
        with self._archive.reading():
            added = self._additions.take(intake.articles)
        held = Lights(self._archive, self._additions.held, self._memo, most=_VERSIONS)
        reason = "was purged from the archive, and is not taken back"
        refused = [Diagnostic(path=str(self._archive.folder), where=each, reason=reason) for each in added.purged]
        if not held.articles:
            raise NothingBuiltError(
                f"{self._archive.folder}: the archive holds no article that is not removed; name an INPUT to add, or "
                "see `timeline archive list --removed` and put back with `timeline archive remove --undo`"
            )
        diagnostics = (*intake.diagnostics, *refused)
        return replace(intake, articles=tuple(held.articles), diagnostics=diagnostics, earlier=held.earlier, texts=held)

    def register(self) -> Register:
        found = register_of(self._archive, site_name(self._archive.folder, self._output))
        if found is None:  # an archive that takes over from builds without one: their readers keep their addresses
            return read_register(self._output)
        return found

    @contextmanager
    def with_register(self, register: Register) -> Iterator[None]:
        """Ids are kept before readers see them, and count once readers do: a build that is killed in between has
        changed site and register, or neither, as far as the next one sees."""
        from timeline.stories.identity import dump_register  # noqa: PLC0415  (stories are loaded late)

        with self._archive.changing():
            self._additions.keep()
            keep_pending(self._archive, dump_register(register), self._output)
        try:
            yield
        finally:
            settle_pending(self._archive)
        self._memo.tidy()


@contextmanager
def keeping(
    output: Path,
    archive: Path | None,
    *,
    read_by: str = "",
    wait: float | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[Keeping]:
    """What lasts, for one build, which no other command may disturb: `say` for whom it waits. `read_by` is the hash of
    the rules and settings by which its inputs are read. Raises LockedError where that takes longer than `wait` seconds
    (None: as long as `locked` does), ArchiveError where the archive cannot be used."""
    if archive is not None and archive.resolve().is_relative_to(output.resolve()):
        raise ArchiveError(
            f"{archive}: lies in the output folder {output}, which is for readers and is replaced; name one beside it "
            "with --archive"
        )
    with locked(output_lock(output), f"building {output}", wait=wait, say=say):
        settle(output)
        settle_register(output)
        if archive is None:
            yield Beside(output)
            return
        with (
            locked(lock_of(archive), f"building {output} from the archive", wait=wait, say=say),
            Archive(archive, create=True) as held,
        ):
            settle_pending(held)
            yield Archived(held, output, read_by)


def output_lock(output: Path) -> Path:
    """The lock of an output folder, beside it: the folder itself is replaced."""
    folder = output.resolve()
    return folder.with_name(f".{folder.name}.lock")
