"""The names of the files of one session; reads and writes none of them."""

from pathlib import Path

import msgspec


class Files(msgspec.Struct, frozen=True):
    """The files of the session whose TinyDB file is ``main``."""

    main: Path

    def _beside(self, ending: str) -> Path:
        return self.main.with_name(self.main.stem + ending)

    @property
    def backup(self) -> Path:
        """The checkpoint before the last one."""
        return self._beside(".json.bak")

    @property
    def journal(self) -> Path:
        """What happened since the last checkpoint."""
        return self._beside(".journal")

    @property
    def old_journal(self) -> Path:
        """What happened between the last two checkpoints; with the backup it makes up for a damaged checkpoint."""
        return self._beside(".journal.bak")

    @property
    def lock(self) -> Path:
        """There while the session is open."""
        return self._beside(".lock")

    def unused(self, kind: str) -> Path:
        """The first free name for something set aside: ``torn-1``, ``json.damaged-1`` and so on."""
        number = 1
        while (path := self._beside(f".{kind}-{number}")).exists():
            number += 1
        return path

    def all(self) -> list[Path]:
        """Everything on disk that belongs to the session, exports too, sorted; nothing of another session."""
        own = self.main.stem + "."
        near = [path for path in self.main.parent.iterdir() if path.name.startswith(own)]
        others = [
            path.name.removesuffix("json")
            for path in near
            if path != self.main and path.suffix == ".json"
            if not path.name.endswith(".export.json")
        ]
        return sorted(path for path in near if not path.name.startswith(tuple(others)))
