"""Recorded answers: a file each, whole or not there, so that what was asked once need never be asked again."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from kg.model import KgError
from kg.propose import prompt

LONGEST = 100_000  # characters of an answer; more is no list of names


class Answers:
    """A folder of answers by key. It holds no address and no key of an endpoint, and of a report only a digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str) -> str | None:
        """The answer under a key; None where there is none, or one that was damaged."""
        try:
            answer = json.loads(self._path(key).read_bytes().decode("utf-8", "surrogatepass"))["answer"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return answer if isinstance(answer, str) and len(answer) <= LONGEST else None

    def save(self, key: str, *, model: str, passage_sha256: str, answer: str) -> None:
        """Keep an answer: written beside and renamed, so that a kill leaves all of it or nothing."""
        said = {
            "model": model,
            "prompt": prompt.VERSION,
            "parameters": prompt.PARAMETERS,
            "passage_sha256": passage_sha256,
            "answer": answer,
        }
        path = self._path(key)
        fresh = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
                fresh = Path(file.name)
                file.write(json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError as error:
            if fresh:
                fresh.unlink(missing_ok=True)
            raise KgError(
                f"{self._folder} cannot hold the answers ({error.strerror}); choose another --answers"
            ) from None

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
