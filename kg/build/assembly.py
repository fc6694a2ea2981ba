"""The embedded store, made of the units' quads and the shared graphs."""

from collections.abc import Sequence

from kg.build.depot import Depot
from kg.build.linking import LinkTask, quads_of
from kg.build.packing import decompressing
from kg.build.sharing import Shared
from kg.build.tally import NOTHING, Progress
from kg.directory import Staging
from kg.store import Store


def assemble(
    staged: Staging, depot: Depot, tasks: Sequence[LinkTask], shared: Shared, progress: Progress
) -> Store:
    """Return the store of a build, durable.

    Raises:
        GraphError: when the store cannot be written.
    """
    store = Store.create(staged.store)
    for number, task in enumerate(tasks, start=1):
        with depot.open(quads_of(task.linked)) as stream, decompressing(stream) as opened:
            store.load_quads(opened)
        progress("loading", number, len(tasks), NOTHING)
    with shared.path.open("rb") as stream:
        store.load_quads(stream)
    store.flush()
    return store
