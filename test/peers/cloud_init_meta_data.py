"""What cloud-init's NoCloud datasource makes of meta-data: one base64 text a line in, one JSON object a line out.

Each is laid into a temporary folder that the datasource takes for its seed; nothing else is read, nothing is fetched.
"""
import base64
import json
import logging
import os
import sys
import tempfile

from cloudinit import dmi, util
from cloudinit.sources import DataSourceNoCloud as nocloud

logging.disable(logging.CRITICAL)
dmi.read_dmi_data = lambda _: None
util.read_seeded = lambda *_, **__: ({}, b"", b"")
nocloud.load_cmdline_data = lambda *_: False


class Paths:
    def __init__(self, folder):
        self.seed_dir = folder
        self.run_dir = folder
        self.cloud_dir = folder

    def get_runpath(self, *_):
        return self.run_dir

    def get_ipath_cur(self, *_):
        return self.run_dir

    get_cpath = get_ipath = get_ipath_cur


def ask(kind, folder):
    source = kind({}, None, Paths(folder))
    source.seed_dirs = [folder]
    source.ds_cfg = {"fs_label": None}
    if not source._get_data():
        return None
    # What get_data asks for when it writes down the metadata.
    hostname = source.get_hostname(metadata_only=True)
    name = hostname[0] if isinstance(hostname, tuple) else hostname
    return {
        "found": True,
        "instanceId": source.get_instance_id(),
        "localHostname": getattr(hostname, "hostname", name),
        "dsmode": source.dsmode,
    }


lost = {"found": False, "instanceId": None, "localHostname": None, "dsmode": None}


def answer(text):
    """The class for the local stage is asked first, then that for the network stage."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("meta-data", text), ("user-data", b"")):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        for kind in (nocloud.DataSourceNoCloud, nocloud.DataSourceNoCloudNet):
            try:
                found = ask(kind, folder)
            except (AttributeError, TypeError, ValueError):
                return lost
            if found:
                return found
    return lost


for line in sys.stdin:
    print(json.dumps(answer(base64.b64decode(json.loads(line))), default=str))
