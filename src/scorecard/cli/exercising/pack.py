"""This room writes a candidate's pack: a folder or a zip, the same bytes for the same candidate each time."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.case import case_of, read_yaml
from scorecard.cli.file import write_file
from scorecard.cli.speak import say, talk
from scorecard.core.seed import commitment
from scorecard.core.text import counted, safe_line
from scorecard.errors import ConflictError, StoreError
from scorecard.kits.kind import Case

MANIFEST = "MANIFEST.json"
THE_SAME_TIME = (2020, 1, 1, 0, 0, 0)


def pack(desk: Desk, exercise: str, candidate: str, output: Path, *, force: bool) -> None:
    """Write what a candidate gets for an exercise."""
    case, kind = case_of(desk, exercise, candidate)
    files = _with_manifest(case, kind.pack(case, read_yaml=read_yaml))
    if output.suffix == ".zip":
        _zip(output, files, force=force)
    else:
        _folder(output, files, force=force)
    say(safe_line(f"Wrote {output}: {counted(len(files), 'file')} for {case.candidate}"))
    from scorecard.cli.exercising.incident import IncidentKind

    if isinstance(kind, IncidentKind):
        talk(f"To play it together: scorecard exercise play {exercise} --candidate {case.candidate}")
    else:
        talk(f"When it comes back: scorecard exercise check {exercise} SUBMISSION --candidate {case.candidate}")


def _with_manifest(case: Case, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with a page that binds them to the candidate's seed, where the kit wrote none itself."""
    told = {
        "exercise": case.exercise,
        "seed_commitment": commitment(case.seed),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return {MANIFEST: json.dumps(told, indent=2).encode() + b"\n", **files}


def _folder(output: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    if not force and output.is_dir() and any(output.iterdir()):
        raise ConflictError(f"The folder {output} is not empty.", then="Name another one, or add --force.")
    for name, data in files.items():
        path = output / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The folder {path.parent} cannot be made.", why=f"{error.strerror}.") from None
        write_file(path, data, force=force, flush=False)


def _zip(output: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    import io

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, THE_SAME_TIME), files[name])
    write_file(output, packed.getvalue(), force=force)
