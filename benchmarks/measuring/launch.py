"""Runs a command and prints what it cost: its children's time is in it, our own memory is not.

    python -I -S launch.py OUTPUT COMMAND...

A process takes over the peak memory of the one that starts it, until it is larger itself. So
whoever measures, and holds hundreds of megabytes, has this small program start what is measured.
It imports nothing of the project. Prints processor seconds, seconds on the clock, and the peak
memory of the largest process in MB; what the command prints goes into the file OUTPUT.
"""

import os
import sys
import time

KILOBYTES = 1024


def main() -> int:
    output, *command = sys.argv[1:]
    told = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    actions = [(os.POSIX_SPAWN_DUP2, told, 1), (os.POSIX_SPAWN_DUP2, told, 2)]
    start = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    clock = time.monotonic() - start
    print(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / KILOBYTES)
    return os.waitstatus_to_exitcode(status) & 0xFF


if __name__ == "__main__":
    sys.exit(main())
