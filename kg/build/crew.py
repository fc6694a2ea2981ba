"""Who does the work: this process, several processes, or the workers of a dask scheduler.

Laws
    1. A task is done when its result lies in the depot; what it returns is nothing.
    2. A task that fails is set aside with its error, and the others go on.
    3. A worker that dies costs the task that it had: it is given to another one, twice at most.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, Protocol, TypeVar

from kg.errors import GraphError, KgError

T = TypeVar("T")
Failure = str
"""What went wrong."""

_ATTEMPTS: Final = 3


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
        while waiting or running:
            while waiting and len(running) < self._count:
                task, attempt = waiting.popleft()
                running[pool.submit(function, task)] = task, attempt
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                error = future.exception()
                if isinstance(error, BrokenProcessPool):
                    for task, attempt in running.values():
                        if attempt < _ATTEMPTS:
                            waiting.append((task, attempt + 1))
                        else:
                            yield task, "the process that worked on it died, three times"
                    self.close()
                    return
                task, _ = running.pop(future)
                if isinstance(error, KgError | MemoryError):
                    raise error
                yield task, None if error is None else described(error)


class Cluster:
    """The workers of a dask scheduler."""

    def __init__(self, address: str, workers: int) -> None:
        self._client = _client(address, workers)

    def close(self) -> None:
        """Let go of the scheduler; one that was started here ends."""
        self._client.close()

    def run(
        self, function: Callable[[T], None], tasks: Sequence[T]
    ) -> Iterator[tuple[T, Failure | None]]:
        """Yield each task when it is done, with what went wrong, if anything did."""
        from distributed import as_completed  # noqa: PLC0415 - comes with an extra

        futures = {
            self._client.submit(function, task, retries=_ATTEMPTS - 1, pure=False): task
            for task in tasks
        }
        for future in as_completed(list(futures)):
            error = future.exception() if future.status == "error" else None
            if isinstance(error, KgError):
                raise error
            yield futures[future], None if error is None else described(error)


def _client(address: str, workers: int) -> Any:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - comes with an extra
    except ImportError as error:
        raise GraphError(
            f"{address}: a cluster needs dask.distributed ({error}); install it with: "
            "pip install 'kg[cluster]'"
        ) from error
    try:
        if address == "local":
            started = LocalCluster(
                n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
            )
            return Client(started)
        return Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise GraphError(
            f"{address}: no dask scheduler answers there ({described(error)}); "
            "give the address that `dask scheduler` prints, such as tcp://host:8786"
        ) from error
