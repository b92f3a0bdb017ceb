"""This room holds the locks of the operating system, the only place that knows POSIX and Linux; none of them is a must.

The box calls it once, before the engine starts: Landlock binds the thread that asks for it and those that it starts.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Guards = dict[str, str | int]

READ_FILE, READ_FOLDER = 4, 8
CREATE_RULES, ADD_RULE, ENTER = 444, 445, 446
NO_NEW_PRIVILEGES, DIE_WITH_PARENT = 38, 1
# The engine reads how much memory its control group has, and aborts if it may not.
OF_THE_SYSTEM = (("/proc/self/cgroup", READ_FILE), ("/sys/fs/cgroup", READ_FILE | READ_FOLDER))


def confine(database: str, *, cpu_seconds: int, address_mb: int) -> Guards:
    """Give up all that one read-only file does not need; gives what is in force."""
    guards = bound(cpu_seconds=cpu_seconds, address_mb=address_mb)
    return guards | (_landlock(database) if sys.platform == "linux" else {})


def bound(*, cpu_seconds: int, address_mb: int) -> Guards:
    """Bound what this process may use, and let it write no file; gives what is in force."""
    limits = {"CORE": 0, "NOFILE": 64, "FSIZE": 0, "CPU": cpu_seconds, "AS": address_mb * 2**20}
    held = {name for name, most in limits.items() if _limit(name, most)}
    guards: Guards = {"os_guard": "rlimit" if held else "none"}
    if "FSIZE" in held:
        guards["file_bytes"] = 0
    if "CPU" in held:
        guards["cpu_seconds"] = cpu_seconds
    if "AS" in held:
        guards["address_mb"] = address_mb
    return guards


def _limit(name: str, most: int) -> bool:
    which = getattr(resource, f"RLIMIT_{name}", None)
    if which is None:
        return False
    hard = resource.getrlimit(which)[1]
    later = most + 1  # what reaches the first limit gets a signal that names it
    if hard != resource.RLIM_INFINITY:
        most, later = min(most, hard), min(later, hard)
    try:
        resource.setrlimit(which, (most, later if name == "CPU" else most))
    except (OSError, ValueError):  # macOS refuses some
        return False
    return True


def _landlock(database: str) -> Guards:
    """Refuse every file but the kit's, every connection and every signal to others, as far as this Linux can."""
    system = _system()
    system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    version = system.syscall(CREATE_RULES, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return {}
    rules = _rules(system, version)
    for path, access in ((database, READ_FILE), *_existing(OF_THE_SYSTEM)):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        system.syscall(ADD_RULE, rules, 1, struct.pack("=Qi", access, place), 0)
        os.close(place)
    if system.syscall(ENTER, rules, 0) != 0:
        return {}
    return {"os_guard": "landlock", "landlock_version": version}


def _rules(system: ctypes.CDLL, version: int) -> int:
    files = (1 << 13) - 1 | (version >= 2) << 13 | (version >= 3) << 14 | (version >= 5) << 15
    connections, others = 3 * (version >= 4), 3 * (version >= 6)
    handled = struct.pack("=QQQ", files, connections, others)
    known = 8 if version < 4 else 16 if version < 6 else 24
    return int(system.syscall(CREATE_RULES, handled[:known], ctypes.c_size_t(known), 0))


def _existing(places: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(path, access) for path, access in places if os.path.exists(path)]  # noqa: PTH110  one import less


def drop(nobody: tuple[int, int] | None) -> Guards:
    """Stop being root, for every thread, once the file that perhaps only root can read is open."""
    user = "own"
    if nobody and os.geteuid() == 0:
        try:
            os.setgroups([])
            os.setgid(nobody[1])
            os.setuid(nobody[0])
            user = "nobody"
        except OSError:  # a container may have no other user
            user = "root"
    if sys.platform == "linux":
        _system().prctl(DIE_WITH_PARENT, 9, 0, 0, 0)  # a change of user forgets it, so it stands here
    return {"user": user}


def _system() -> ctypes.CDLL:
    system = ctypes.CDLL(None, use_errno=True)
    system.syscall.restype = ctypes.c_long
    return system
