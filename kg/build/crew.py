"""Who does the work: this process, several processes, or the workers of a dask scheduler.

Laws
    1. A task is done when its result lies in the depot; what it returns is nothing.
    2. A task that fails is set aside with its error, and the others go on.
    3. A worker that dies costs the task that it had: it is given to another one, twice at most in
       processes of this machine, as often as the scheduler allows in a cluster.
"""

import multiprocessing
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, Final, Protocol, TypeVar

from kg.build.unit import code_digest
from kg.errors import GraphError, KgError

T = TypeVar("T")
Failure = str
"""What went wrong."""

_ATTEMPTS: Final = 3
_ANSWER: Final = 10
"""Seconds in which a scheduler must answer."""
_JOIN: Final = 120
"""Seconds for which a scheduler may be without workers."""
_LOOK: Final = 5
"""Seconds after which to look for workers that have joined or left, when no task ends before."""
_ONE_AT_A_TIME: Final = threading.Lock()
"""Held by the task that is at work: a worker may have threads, but a linker is no thread's own."""


class Crew(Protocol):
    """Does tasks, in any order."""

    def run(
        self, function: Callable[[T], None], tasks: Sequence[T]
    ) -> Iterator[tuple[T, Failure | None]]:
        """Yield each task when it is done, with what went wrong, if anything did."""
        ...


class Alone:
    """This process does everything, one task after the other."""

    def close(self) -> None:
        """Nothing is held."""

    def run(
        self, function: Callable[[T], None], tasks: Sequence[T]
    ) -> Iterator[tuple[T, Failure | None]]:
        """Yield each task when it is done, with what went wrong, if anything did."""
        for task in tasks:
            yield task, _attempt(function, task)


def _attempt(function: Callable[[T], None], task: T) -> Failure | None:
    try:
        function(task)
    except (KgError, MemoryError):
        raise  # not the task's fault: nothing else would fare better
    except Exception as error:  # noqa: BLE001 - a poisonous file must not cost the others
        return described(error)
    return None


def described(error: BaseException) -> Failure:
    """Return an error in one line."""
    told = str(error) or "no reason was given"
    return f"{type(error).__name__}: {told}"


class Processes:
    """Several processes on this machine, which stay for as long as the crew does."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """Let the processes end."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def run(
        self, function: Callable[[T], None], tasks: Sequence[T]
    ) -> Iterator[tuple[T, Failure | None]]:
        """Yield each task when it is done, with what went wrong, if anything did."""
        waiting = deque((task, 1) for task in tasks)
        while waiting:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self._count, mp_context=context)
            yield from self._until_broken(self._pool, function, waiting)

    def _until_broken(
        self,
        pool: ProcessPoolExecutor,
        function: Callable[[T], None],
        waiting: deque[tuple[T, int]],
    ) -> Iterator[tuple[T, Failure | None]]:
        """Do tasks until none is left or a process dies; then what was under way waits again."""
        running: dict[Future[None], tuple[T, int]] = {}
        ended: list[tuple[T, Failure | None]] = []
        while waiting or running:
            self._fill(pool, function, waiting, running)
            yield from ended  # while the processes are at work: whoever is told may take its time
            ended.clear()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                error = future.exception()
                if isinstance(error, BrokenProcessPool):
                    continue
                task, _ = running.pop(future)
                if isinstance(error, KgError | MemoryError):
                    raise error
                ended.append((task, None if error is None else described(error)))
            if not running.keys().isdisjoint(done) or not done:
                self.close()
                yield from ended
                yield from _again(running.values(), waiting)
                return
        yield from ended

    def _fill(
        self,
        pool: ProcessPoolExecutor,
        function: Callable[[T], None],
        waiting: deque[tuple[T, int]],
        running: dict[Future[None], tuple[T, int]],
    ) -> None:
        """Give every process a task; a pool that is broken takes none, and its others tell."""
        while waiting and len(running) < self._count:
            try:
                running[pool.submit(function, waiting[0][0])] = waiting[0]
            except BrokenProcessPool:
                return
            waiting.popleft()


def _again(
    running: Iterable[tuple[T, int]], waiting: deque[tuple[T, int]]
) -> Iterator[tuple[T, Failure]]:
    """Let what was under way when a process died wait again; yield what had its last attempt."""
    for task, attempt in running:
        if attempt < _ATTEMPTS:
            waiting.append((task, attempt + 1))
        else:
            yield task, "the process that worked on it died, three times"


class Cluster:
    """The workers of a dask scheduler.

    As many tasks are under way as there are workers, and no more: when a worker dies, dask suspects
    every task that was assigned to it, and sets one aside that was suspected too often. Were all
    tasks assigned at once, a poisonous one would take those behind it along.
    """

    def __init__(self, address: str, workers: int) -> None:
        self._address = address
        self._client, self._started = _client(address, workers)
        self._seen = time.monotonic()
        self._known: set[str] = set()

    def close(self) -> None:
        """Let go of the scheduler; one that was started here ends, with its workers."""
        self._client.close()
        if self._started is not None:
            self._started.close()

    def run(
        self, function: Callable[[T], None], tasks: Sequence[T]
    ) -> Iterator[tuple[T, Failure | None]]:
        """Yield each task when it is done, with what went wrong, if anything did."""
        waiting = deque(tasks)
        running: dict[Any, T] = {}
        try:
            while waiting or running:
                for _ in range(min(self._workers() - len(running), len(waiting))):
                    task = waiting.popleft()
                    running[self._submit(function, task)] = task
                for future in self._done(running):
                    yield running.pop(future), self._failure(future)
        finally:
            if running and self._client.status == "running":
                self._client.cancel(list(running))

    def _submit(self, function: Callable[[T], None], task: T) -> Any:
        """Give a task away.

        Without `retries`: what a task raises once it raises again, and the task of a worker that
        died is given to another one in any case.
        """
        return self._client.submit(on_worker, function, code_digest(), task, pure=False)

    def _done(self, running: Iterable[Any]) -> list[Any]:
        """Return the tasks that are done, as soon as one is; none when it is time to look around.

        Raises:
            GraphError: when the scheduler was lost.
        """
        from distributed import wait as wait_for  # noqa: PLC0415 - comes with an extra

        try:
            return list(wait_for(list(running), timeout=_LOOK, return_when=FIRST_COMPLETED).done)
        except TimeoutError:
            return []
        except CancelledError as error:
            raise _lost(self._address) from error

    def _workers(self) -> int:
        """Return how many workers there are now, or one where all are gone and new ones may come.

        Raises:
            GraphError: when the scheduler does not answer, or had no workers for too long.
        """
        try:
            found = set(self._client.nthreads())
            self._check(found - self._known)
        except (OSError, RuntimeError) as error:
            raise _lost(self._address) from error
        self._known = found
        if found:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _JOIN:
            raise GraphError(
                f"{self._address}: the scheduler has no workers; start some with: "
                f"dask worker {self._address} --nthreads 1"
            )
        return max(1, len(found))

    def _check(self, workers: set[str]) -> None:
        """Raise `GraphError` where one of these workers has another kg than this, or none.

        One without kg would die of its first task, and the next one too.
        """
        if not workers:
            return
        told = self._client.run(code_digest, workers=sorted(workers), on_error="return")
        for worker, answer in told.items():
            if isinstance(answer, ImportError):
                raise _another(f"the worker {worker}", f"no kg: {answer}")
            if isinstance(answer, str) and answer != code_digest():
                raise _another(f"the worker {worker}", "another version of kg than this build")

    def _failure(self, future: Any) -> Failure | None:
        """Return what went wrong with a task, if anything did; raise what is not its fault."""
        from distributed import KilledWorker  # noqa: PLC0415 - comes with an extra

        if future.status == "finished":
            return None
        if future.status != "error":
            raise _lost(self._address)
        error = future.exception()
        if isinstance(error, KilledWorker):
            return f"the workers that worked on it died, {error.allowed_failures + 1} of them"
        if isinstance(error, KgError | MemoryError):
            raise error
        if str(error).startswith("Error during deserialization"):  # the scheduler's
            raise _another(f"the scheduler {self._address}", "no kg, or another version") from error
        return described(error)


def on_worker(function: Callable[[T], None], code: str, task: T) -> None:
    """Do a task in a worker of a cluster; ``code`` is the `code_digest` of who gives it.

    Raises:
        GraphError: when this worker has another version of kg, whose results would stand under
            names that tell of the other; or when the depot cannot be written from here.
    """
    here = socket.gethostname()
    if code != code_digest():
        raise _another(f"the worker on {here}", "another version of kg than this build")
    with _ONE_AT_A_TIME:
        try:
            function(task)
        except GraphError as error:
            raise GraphError(f"{error} (told by the worker on {here}; {_SHARED})") from error
        except OSError as error:
            raise OSError(f"{described(error)} (on {here}; {_SHARED})") from error


_SHARED: Final = "paths must lie on a file system that all workers share"


def _another(who: str, has: str) -> GraphError:
    return GraphError(
        f"{who} has {has}; install one version of kg for the build, the scheduler and all workers, "
        "and start them again"
    )


def _lost(address: str) -> GraphError:
    return GraphError(
        f"{address}: the dask scheduler was lost; start it and its workers and build again: what "
        "is done by then is not done again"
    )


def _client(address: str, workers: int) -> tuple[Any, Any]:
    """Return a client that has workers, and the cluster that was started for it, if one was."""
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - comes with an extra
    except ImportError as error:
        raise GraphError(
            f"{address}: a cluster needs dask.distributed ({error}); install it with: "
            "pip install 'kg[cluster]'"
        ) from error
    if address == "local":
        # Without a limit: dask would stop giving work to, and then kill, a worker that has its
        # share of the memory, while the machine has enough.
        started = LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True,
            dashboard_address=None, memory_limit=0,
        )  # fmt: skip
        return Client(started), started
    client: Any = Client.__new__(Client)
    try:
        # An empty address would make dask start a cluster of its own.
        client.__init__(address or "nowhere", timeout=_ANSWER)
    except (OSError, TypeError, ValueError, RuntimeError) as error:
        # Made in two steps to be closed here: one that failed and is collected while the next one
        # starts would wait for a lock that this start holds, for ever.
        with suppress(AttributeError):  # it did not get far
            client.close()
        raise GraphError(
            f"{address}: no dask scheduler answers there ({described(error)}); "
            "give the address that `dask scheduler` prints, such as tcp://host:8786"
        ) from error
    return client, None
