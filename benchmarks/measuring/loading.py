"""Loading N-Quads into the embedded store, beside Oxigraph's own bulk loader."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from kg.store import Store
from measuring.clock import seconds


def loading(quads: bytes, rounds: int, scratch: Path) -> Iterator[str]:
    """Measure both, and yield the lines of a report."""
    ours = seconds(lambda: load(quads, scratch / "store"), rounds)
    peer = seconds(lambda: bulk_load(quads, scratch / "peer"), rounds)
    lines = quads.count(b"\n")
    yield f"  into the embedded store     {ours:9.2f} s, {ours / lines * 1e6:6.1f} us a quad"
    yield f"  bulk_load of the same lines {peer:9.2f} s, {peer / lines * 1e6:6.1f} us a quad"
    yield f"  loading: {ours / peer:.2f} x bulk_load"


def load(quads: bytes, place: Path) -> None:
    """Load into a new embedded store."""
    shutil.rmtree(place, ignore_errors=True)
    store = Store.create(place)
    store.load_quads(io.BytesIO(quads))
    store.inner.flush()


def bulk_load(quads: bytes, place: Path) -> None:
    """Load each line twice, as the embedded store holds it: in its graph, and in all as one."""
    shutil.rmtree(place, ignore_errors=True)
    store = pyoxigraph.Store(str(place))
    store.bulk_load(quads, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    triples = b"".join(line.rpartition(b" <")[0] + b" .\n" for line in quads.splitlines())
    store.bulk_load(triples, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    store.flush()
