"""Writes images with pycdlib into a folder: every extension it knows, one at a time and together."""

import io
import os
import sys

import pycdlib

out = sys.argv[1]
CONTENT = b"#cloud-config\n{}\n"


def save(name, build, **options):
    iso = pycdlib.PyCdlib()
    iso.new(vol_ident=options.pop("label", "cidata"), **options)
    build(iso, options)
    with open(os.path.join(out, name + ".iso"), "wb") as target:
        iso.write_fp(target)
    iso.close()


def names(options, plain, real):
    """Arguments that give a file its name in each tree of the image."""
    result = {"iso_path": plain}
    if options.get("rock_ridge"):
        result["rr_name"] = real.rsplit("/", 1)[-1]
    if options.get("joliet"):
        result["joliet_path"] = real
    if options.get("udf"):
        result["udf_path"] = real
    return result


def add(iso, options, plain, real, content=CONTENT):
    iso.add_fp(io.BytesIO(content), len(content), **names(options, plain, real))


def seed(iso, options):
    level4 = options.get("interchange_level") == 4
    version = "" if level4 else ";1"
    plain = {
        "meta-data": "/meta-data" if level4 else "/META_DAT.",
        "user-data": "/user-data" if level4 else "/USER_DAT.",
        "network-config": "/network-config" if level4 else "/NETWORK_.",
    }
    for real, iso_name in plain.items():
        add(iso, options, iso_name + version, "/" + real, real.encode() + b": 1\n")


def folders(iso, options):
    seed(iso, options)
    path, real = "", ""
    for depth in range(1, 7):
        path, real = path + "/DIR%d" % depth, real + "/dir%d" % depth
        iso.add_directory(**names(options, path, real))
    add(iso, options, path + "/FILE.;1", real + "/file")


def deep(iso, options):
    seed(iso, options)
    path, real = "", ""
    for depth in range(1, 11):
        path, real = path + "/DIR%d" % depth, real + "/dir%d" % depth
        iso.add_directory(**names(options, path, real))
    add(iso, options, path + "/FILE.;1", real + "/file")


def links(iso, options):
    seed(iso, options)
    for number, target in enumerate(["user-data", "../a/./b", "/etc/hostname", "x" * 200 + "/" + "y" * 200, "a/" * 60 + "end"]):
        iso.add_symlink("/SYM%d.;1" % number, rr_symlink_name="sym%d" % number, rr_path=target)


def long_names(iso, options):
    seed(iso, options)
    for number, size in enumerate([30, 64, 100, 150, 200, 250]):
        real = "/" + "n" * size
        args = {"iso_path": "/LONG%d.;1" % number, "rr_name": real[1:]}
        if options.get("joliet"):
            args["joliet_path"] = real[:64]
        iso.add_fp(io.BytesIO(CONTENT), len(CONTENT), **args)


def hard_links(iso, options):
    seed(iso, options)
    add(iso, options, "/ONE.;1", "/one")
    iso.add_hard_link(iso_old_path="/ONE.;1", iso_new_path="/TWO.;1", rr_name="two")


def hidden(iso, options):
    seed(iso, options)
    iso.set_hidden(iso_path="/USER_DAT.;1")


def boot(iso, options):
    seed(iso, options)
    add(iso, options, "/BOOT.;1", "/boot", b"\0" * 2048)
    iso.add_eltorito("/BOOT.;1", "/BOOT.CAT;1", **({"rr_bootcatname": "boot.cat"} if options.get("rock_ridge") else {}))


def many(iso, options):
    seed(iso, options)
    for number in range(150):
        add(iso, options, "/FILE%04d.;1" % number, "/file-%04d" % number, b"%d" % number)


def empty(iso, options):
    seed(iso, options)
    add(iso, options, "/EMPTY.;1", "/empty", b"")
    iso.add_directory(**names(options, "/VOID", "/void"))


def versions(iso, options):
    seed(iso, options)
    add(iso, options, "/FILE.TXT;1", "/file.txt;1")
    add(iso, options, "/FILE.TXT;2", "/file.txt;2")
    add(iso, options, "/OTHER.;9", "/other;9")


for level in (1, 2, 3, 4):
    save("level-%d" % level, seed, interchange_level=level)
for release in ("1.09", "1.10", "1.12"):
    for name, build in [("seed", seed), ("folders", folders), ("deep", deep), ("links", links), ("long", long_names), ("hard-links", hard_links), ("many", many), ("empty", empty)]:
        if name == "long" and release == "1.10":
            continue
        save("rock-%s-%s" % (release, name), build, rock_ridge=release)
for level in (1, 2, 3):
    save("joliet-%d" % level, seed, joliet=level)
    save("joliet-%d-folders" % level, folders, joliet=level)
save("joliet-rock", folders, joliet=3, rock_ridge="1.09")
save("joliet-rock-many", many, joliet=3, rock_ridge="1.12")
save("joliet-empty", empty, joliet=3)
save("joliet-rock-long", long_names, joliet=3, rock_ridge="1.12")
save("hidden", hidden)
save("hidden-rock", hidden, rock_ridge="1.09")
save("boot", boot)
save("boot-rock", boot, rock_ridge="1.09")
save("versions", versions)
save("xa-rock", seed, xa=True, rock_ridge="1.09")
save("xa", folders, xa=True)
save("udf", seed, udf="2.60")
save("sequence", seed, set_size=1, seqnum=1, sys_ident="LINUX", app_ident_str="seed")
save("upper-label", seed, label="CIDATA", joliet=3)
