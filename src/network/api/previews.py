"""From an upload to its import: the dry run that is shown, and the import that does what was shown."""

import hashlib
import json
from dataclasses import dataclass

from network.api.refusals import Changed
from network.api.state import State, now, today
from network.api.uploads import Upload
from network.errors import Refused
from network.forms import Mapping, Source, read_mapping
from network.importing import Outcome, import_files
from network.jobs import Job, Progress
from network.workspace import mappings, proposed

BY = "service"  # until there are accounts, provenance says which door a batch came through
MAPPING = ".toml"


@dataclass(frozen=True)
class Preview:
    """What an import would do to the facts as they are; `plan` names exactly that."""

    upload: Upload
    outcomes: list[Outcome]
    plan: str

    @property
    def importable(self) -> bool:
        return any(outcome.refused is None for outcome in self.outcomes)


def preview(state: State, upload: Upload) -> Job:
    """The dry run of an upload, as a job; its result is a `Preview`.

    The first one looks for saved templates of the same shape: what it finds stays with the upload, so that the
    import reads as the dry run did.
    """
    upload = with_templates(state, upload)

    def work(progress: Progress) -> Preview:
        moment = _moment(state, upload)
        outcomes = _import(state, upload, apply=False, progress=progress)
        return Preview(upload, outcomes, f"{moment}-{_digest(outcomes)}")

    return state.computed("preview", (upload.token, upload.mapping), work)


def apply(state: State, upload: Upload, plan: str) -> Job:
    """The import of an upload, as a job; its result is the list of outcomes.

    When the facts have changed since the dry run, or how the files are to be read, it is run again, and the
    import is refused with `Changed` if it would no longer do the same.
    """

    def work(progress: Progress) -> list[Outcome]:
        with state.writing:
            moment, _, digest = plan.partition("-")
            if moment != _moment(state, upload):
                again = _digest(_import(state, upload, apply=False, progress=progress))
                if again != digest:
                    raise Changed("api.plan-changed")
            outcomes = _import(state, upload, apply=True, progress=progress)
            state.uploads.forget(upload)
        return outcomes

    return state.jobs.start(work, key=("apply", upload.token))


def with_templates(state: State, upload: Upload) -> Upload:
    """The upload with what saved templates say of its files, unless a mapping or a refusal is there already."""
    if upload.mapping is not None or upload.form or not mappings(state.store):
        return upload
    sources, mapping = sources_of(state, upload)
    found = None if mapping else proposed(state.store, sources)
    return state.uploads.read_with(upload, found.text) if found else upload


def _moment(state: State, upload: Upload) -> str:
    """The facts, and how the files are read."""
    read = hashlib.sha256((upload.mapping or "").encode()).hexdigest()[:8]
    return f"{state.store.revision()}.{read}"


def _import(state: State, upload: Upload, *, apply: bool, progress: Progress) -> list[Outcome]:
    sources, mapping = sources_of(state, upload)
    return import_files(
        state.store,
        sources,
        form=upload.form,
        mapping=mapping,
        territory=upload.territory,
        today=today(),
        now=now(),
        by=BY,
        apply=apply,
        progress=progress,
    )


def sources_of(state: State, upload: Upload) -> tuple[list[Source], Mapping | None]:
    """The files to read, and how: as corrected on the page, else by the mapping that came with them."""
    given = [Source(name, content) for name, content in state.uploads.contents(upload)]
    told = [source for source in given if source.name.lower().endswith(MAPPING)]
    sources = [source for source in given if source not in told]
    if upload.mapping:
        return sources, read_mapping(upload.mapping)
    return sources, _mapping(told[0]) if told else None


def _mapping(source: Source) -> Mapping:
    try:
        return read_mapping(source.content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused("api.mapping-encoding", file=source.name) from None


def _digest(outcomes: list[Outcome]) -> str:
    """What the outcomes would do, as one short text; the batch that will hold them is not part of it."""
    told = [{name: value for name, value in one.as_dict("fr").items() if name != "batch"} for one in outcomes]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:20]
