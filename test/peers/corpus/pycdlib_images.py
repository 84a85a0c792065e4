"""Writes images with pycdlib: pycdlib_images.py FOLDER. Prints the names, one a line."""
import io
import itertools
import sys

import pycdlib

folder = sys.argv[1]
SEED = {
    "meta-data": b"instance-id: corpus\n",
    "user-data": b"#cloud-config\n" * 200,
    "network-config": b"version: 2\n",
    "empty": b"",
}


def plain(name, level):
    if level == 4:
        return f"/{name}"
    base = name.upper().replace("-", "_")
    return f"/{base if level > 1 else base[:8]}.;1"


def add(iso, options, name, content, at="", rr_name=None):
    level = options["interchange_level"]
    given = {}
    if options.get("rock_ridge"):
        given["rr_name"] = rr_name or name
    if options.get("joliet"):
        given["joliet_path"] = f"{at.lower()}/{(rr_name or name)[:60]}"
    if options.get("udf"):
        given["udf_path"] = f"{at.lower()}/{name}"
    iso.add_fp(io.BytesIO(content), len(content), at + plain(name, level), **given)


def seed(iso, options):
    for name, content in SEED.items():
        add(iso, options, name, content)


def folders(iso, options):
    seed(iso, options)
    path = ""
    for depth in range(1, 7):
        path += f"/DIR{depth}"
        given = {}
        if options.get("rock_ridge"):
            given["rr_name"] = f"dir{depth}"
        if options.get("joliet"):
            given["joliet_path"] = path.lower()
        iso.add_directory(path, **given)
        add(iso, options, "file", f"{depth}".encode(), path)


def links(iso, options):
    seed(iso, options)
    for index, target in enumerate(["user-data", "../x", "/abs/olute", "a/b/../c", ".", "..", "x" * 200, "s/" * 60 + "t"]):
        iso.add_symlink(f"/SYM{index}.;1", f"sym{index}", target)


def long_names(iso, options):
    seed(iso, options)
    for length in (30, 100, 150, 200, 240, 247):
        add(iso, options, f"l{length}", b"long", rr_name=f"{length}-".ljust(length, "x"))


def many(iso, options):
    seed(iso, options)
    for index in range(80):
        add(iso, options, f"f{index}", b"%d" % index)


def deep(iso, options):
    seed(iso, options)
    path, joliet = "", ""
    for depth in range(1, 11):
        path += f"/DIR{depth}"
        iso.add_directory(path, rr_name=f"dir{depth}")
    add(iso, options, "deep", b"deep", path)


def boot(iso, options):
    seed(iso, options)
    add(iso, options, "boot", b"boot code")
    iso.add_eltorito("/BOOT.;1", bootcatfile="/BOOT.CAT;1")


def hidden(iso, options):
    seed(iso, options)
    iso.set_hidden(iso_path=plain("user-data", options["interchange_level"]))


writers = [seed, folders, links, long_names, many, deep, boot, hidden]
choices = [
    {"interchange_level": level, **extension, "vol_ident": "cidata"}
    for level, extension in itertools.product(
        (1, 3, 4),
        (
            {},
            {"joliet": 3},
            {"rock_ridge": "1.09"},
            {"rock_ridge": "1.10", "joliet": 1},
            {"rock_ridge": "1.12", "joliet": 2},
            {"rock_ridge": "1.09", "xa": True},
        ),
    )
]


def fits(writer, options):
    rock_ridge = options.get("rock_ridge")
    if writer in (links, long_names, deep) and not rock_ridge:
        return False
    if writer in (deep, boot) and (options.get("joliet") or options["interchange_level"] == 4):
        return False
    if writer is long_names and options.get("joliet"):
        return False
    return writer is seed or options["interchange_level"] != 4 or writer is many


for writer, options in itertools.product(writers, choices):
    if not fits(writer, options):
        continue
    if writer is not seed and options["interchange_level"] == 1 and options.get("xa") is None and writer is not deep:
        continue
    iso = pycdlib.PyCdlib()
    iso.new(**options)
    writer(iso, options)
    words = [writer.__name__, *(f"{key}={value}" for key, value in options.items() if key != "vol_ident")]
    name = " ".join(words)
    iso.write(f"{folder}/{name}.iso")
    iso.close()
    print(name)

for name, options in {"udf": {"udf": "2.60"}, "udf rock-ridge": {"udf": "2.60", "rock_ridge": "1.09"}}.items():
    iso = pycdlib.PyCdlib()
    iso.new(interchange_level=1, vol_ident="cidata", **options)
    seed(iso, {"interchange_level": 1, **options})
    iso.write(f"{folder}/{name}.iso")
    iso.close()
    print(name)
