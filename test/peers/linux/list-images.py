"""Runs inside user-mode Linux: mounts each image and writes what the kernel shows of it.

usage: list-images.py JOBS ANSWERS MOUNT_POINT

JOBS has a JSON object a line: {"image": path, "filesystem": name, "options": text}. ANSWERS gets one a line, in the same
order: {"error": errno name} where the image does not mount, else {"entries": [...]} in the order of readdir(3), depth
first. File names and targets are bytes, written as Latin-1.
"""
import ctypes
import errno
import fcntl
import hashlib
import json
import os
import signal
import stat
import sys

LOOP_SET_FD, LOOP_CLR_FD, LOOP_CTL_GET_FREE = 0x4C00, 0x4C01, 0x4C82
MS_RDONLY, MNT_DETACH = 1, 2
MOST_ENTRIES, MOST_BYTES, DEEPEST, SECONDS = 30_000, 64 << 20, 160, 20
libc = ctypes.CDLL(None, use_errno=True)


class TooLong(Exception):
    pass


def name_of(error):
    return errno.errorcode.get(error.errno, str(error.errno))


def text(name):
    return name.decode("latin-1")


def content(path):
    """Read page by page: with more at a time, readahead gives zeros for some of what lies behind the device's end."""
    try:
        digest, total = hashlib.sha256(), 0
        descriptor = os.open(path, os.O_RDONLY)
        try:
            while chunk := os.read(descriptor, 4096):
                digest.update(chunk)
                total += len(chunk)
                if total > MOST_BYTES:
                    return {"sha256": "unread"}
        finally:
            os.close(descriptor)
        return {"sha256": digest.hexdigest(), "read": total}
    except OSError as error:
        return {"error": name_of(error)}


def describe(path, shown):
    entry = {"path": text(shown)}
    try:
        found = os.lstat(path)
    except OSError as error:
        return {**entry, "error": name_of(error)}, False
    entry.update(mode=found.st_mode, size=found.st_size, mtime=int(found.st_mtime), links=found.st_nlink)
    if stat.S_ISLNK(found.st_mode):
        try:
            entry["target"] = text(os.readlink(path))
        except OSError as error:
            entry["error"] = name_of(error)
    elif stat.S_ISREG(found.st_mode):
        entry.update(content(path))
    return entry, stat.S_ISDIR(found.st_mode)


def names_in(folder):
    """In the order of readdir, up to an error."""
    names = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                names.append(entry.name)
    except OSError as error:
        return names, name_of(error)
    return names, None


def walk(folder, shown, entries, depth):
    names, error = names_in(folder)
    for name in names:
        if len(entries) >= MOST_ENTRIES:
            raise TooLong()
        path = os.path.join(folder, name)
        below = os.path.join(shown, name)
        entry, is_folder = describe(path, below)
        entries.append(entry)
        if is_folder and depth < DEEPEST:
            failed = walk(path, below, entries, depth + 1)
            if failed:
                entry["error"] = failed
    return error


def attach(image):
    with open("/dev/loop-control", "rb", buffering=0) as control:
        number = fcntl.ioctl(control, LOOP_CTL_GET_FREE)
    device = os.open(f"/dev/loop{number}", os.O_RDONLY)
    file = os.open(image, os.O_RDONLY)
    fcntl.ioctl(device, LOOP_SET_FD, file)
    os.close(file)
    return device, f"/dev/loop{number}"


def answer(job, mount_point):
    if os.path.getsize(job["image"]) < 512:
        return {"error": "EINVAL"}
    device, path = attach(job["image"])
    try:
        if libc.mount(path.encode(), mount_point.encode(), job["filesystem"].encode(), MS_RDONLY, job["options"].encode()):
            return {"error": errno.errorcode.get(ctypes.get_errno(), "?")}
        entries = []
        signal.alarm(SECONDS)
        try:
            failed = walk(os.fsencode(mount_point), b"", entries, 0)
            found = {"entries": entries}
            return {**found, "rootError": failed} if failed else found
        except TooLong:
            return {"tooLong": True, "entries": entries[:100]}
        finally:
            signal.alarm(0)
            libc.umount2(mount_point.encode(), MNT_DETACH)
    finally:
        fcntl.ioctl(device, LOOP_CLR_FD)
        os.close(device)


def too_long(*_):
    raise TooLong()


def main(jobs, answers, mount_point):
    signal.signal(signal.SIGALRM, too_long)
    with open(jobs) as lines, open(answers, "w") as out:
        for line in lines:
            out.write(json.dumps(answer(json.loads(line), mount_point)) + "\n")
            out.flush()


main(*sys.argv[1:])
