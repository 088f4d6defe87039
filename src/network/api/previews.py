"""From an upload to its import: the dry run that is shown, and the import that does what was shown."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass

from network.api.refusals import Changed
from network.api.state import State, now, today
from network.api.uploads import Upload
from network.errors import Refused
from network.forms import Mapping, Source, read_mapping
from network.importing import Outcome, import_files, whole_sentence
from network.jobs import Job, Progress
from network.sentences import Words
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

    @property
    def sentence(self) -> Words:
        """The whole call in one sentence."""
        return whole_sentence(self.outcomes)


def preview(state: State, upload: Upload) -> Job:
    """The dry run of an upload, as a job; its result is a `Preview`.

    The first one looks for saved templates of the same shape: what it finds stays with the upload, so that the
    import reads as the dry run did.
    """
    upload = with_templates(state, upload)
    return state.computed("preview", upload, lambda progress: _tried(state, upload, progress))


def apply(state: State, upload: Upload, plan: str) -> Job:
    """The import of an upload, as a job; its result is the list of outcomes.

    What is written is what `plan` stands for, or nothing: each file is compared with what was shown inside its own
    transaction, so that no other writer, of this service or of another, can come between. When nothing of what was
    shown can be written any more, the import is refused with `Changed`; when only some files can, the others say so
    and the upload stays.
    """

    def work(progress: Progress) -> list[Outcome]:
        with state.changing(progress):
            shown = {outcome.plan for outcome in _shown(state, upload, plan, progress).outcomes}
            outcomes = _import(state, upload, apply=True, shown=shown, progress=progress)
            state.settle()
        if not any(moved(outcome) for outcome in outcomes):
            state.uploads.forget(upload)
        elif not any(outcome.batch for outcome in outcomes):
            raise Changed("api.plan-changed")
        return outcomes

    return state.jobs.start(work, key=("apply", upload.token, plan))


def applied(state: State, token: str, plan: str) -> Job | None:
    """The import that this form has started already: sent twice, it is done once."""
    return state.jobs.known(("apply", token, plan))


def moved(outcome: Outcome) -> bool:
    """Whether a file was left as it is because the facts have changed since its dry run."""
    return outcome.refused is not None and outcome.refused.key == "importing.changed"


def _tried(state: State, upload: Upload, progress: Progress) -> Preview:
    moment = _moment(state, upload)
    outcomes = _import(state, upload, apply=False, shown=None, progress=progress)
    return Preview(upload, outcomes, f"{moment}-{_digest(outcomes)}")


def _shown(state: State, upload: Upload, plan: str, progress: Progress) -> Preview:
    """The dry run that was read, made again when the facts have changed since; refused when it is another one."""
    known = state.jobs.known(("preview", upload, state.store.revision()))
    shown: Preview = known.result() if known and known.state == "done" else _tried(state, upload, progress)
    if shown.plan.partition("-")[2] != plan.partition("-")[2]:
        raise Changed("api.plan-changed")
    return shown


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


def _import(
    state: State, upload: Upload, *, apply: bool, shown: Collection[str] | None, progress: Progress
) -> list[Outcome]:
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
        beside=upload.beside,
        shown=shown,
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
    """What the outcomes would do, as one short text."""
    told = [
        (one.file, one.plan, one.refused.key if one.refused else None, [pair.uids for pair in one.pairs])
        for one in outcomes
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:20]
