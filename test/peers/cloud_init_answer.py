"""What cloud-init's own code, and netplan, do with a network-config.

As a program: one JSON string a line in, one answer a line out. PYTHONPATH names the cloud-init to ask. Only a
temporary folder is written to. No NIC of this machine is seen: a MAC counts as present when it is
written as the kernel writes it.
"""
import atexit
import contextlib
import copy
import inspect
import io
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile

logging.disable(logging.CRITICAL)

from cloudinit import net, subp, util
from cloudinit.net import eni, netplan, network_manager, network_state, networkd, sysconfig

scratch = tempfile.mkdtemp()
atexit.register(shutil.rmtree, scratch, ignore_errors=True)
GENERATE = "/lib/netplan/generate"
# distros/rhel.py
SYSCONFIG = {
    "control": "etc/sysconfig/network",
    "iface_templates": "%(base)s/network-scripts/ifcfg-%(name)s",
    "route_templates": {
        "ipv4": "%(base)s/network-scripts/route-%(name)s",
        "ipv6": "%(base)s/network-scripts/route6-%(name)s",
    },
}
# What `netplan info` of 0.106 lists, without a process for every document.
FEATURES = ["ipv6-mtu"]


def stub():
    nobody = lambda *args, **kwargs: {}
    for module in (net, network_state, network_manager, networkd, sysconfig, netplan):
        if hasattr(module, "get_interfaces_by_mac"):
            module.get_interfaces_by_mac = nobody
    network_state.find_interface_name_from_mac = lambda mac: None
    netplan.get_devicelist = lambda: []
    net.device_driver = lambda name: os.path.join("/sys/class/net", name, "device") and None
    net.device_devid = lambda name: os.path.join("/sys/class/net", name, "device") and None
    subp.subp = lambda *args, **kwargs: ("", "")
    util.chownbyname = nobody
    util.get_linux_distro = lambda: ("debian", "12", "bookworm")
    util.system_info = lambda: {"dist": ("debian", "12", ""), "variant": "debian"}


RENDERERS = {
    "netplan": lambda: netplan.Renderer({"features": FEATURES, "netplan_path": "etc/netplan/50-cloud-init.yaml"}),
    "networkd": lambda: networkd.Renderer(),
    "eni": lambda: eni.Renderer(),
    "sysconfig": lambda: sysconfig.Renderer(SYSCONFIG),
    "network-manager": lambda: network_manager.Renderer(),
}
KERNEL_MAC = re.compile(r"([0-9a-f]{2}:){5}([0-9a-f]{2})\Z|([0-9a-f]{2}:){19}[0-9a-f]{2}\Z")


def is_present(mac):
    return isinstance(mac, str) and KERNEL_MAC.match(mac) is not None


def wait_for_devices(config):
    """stages.py and distros/networking.py: the list of devices, as keys of a dict, against the kernel's addresses."""
    expected = dict((device[0], device[1]) for device in net.extract_physdevs(config))
    missing = [mac for mac in expected if not is_present(mac)]
    if missing:
        raise RuntimeError("Not all expected physical devices present: %s" % missing)


def parser_takes_renderer():
    return "renderer" in inspect.signature(network_state.parse_net_config_data).parameters


def render(name, config):
    target = os.path.join(scratch, "target")
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    renderer = RENDERERS[name]()
    arguments = {"renderer": renderer} if parser_takes_renderer() else {}
    state = network_state.parse_net_config_data(copy.deepcopy(config), **arguments)
    renderer.render_network_state(state, target=target)
    return target


def netplan_refuses(root):
    """None where it accepts, else what it says."""
    done = subprocess.run([GENERATE, "--root-dir", root], capture_output=True, text=True, timeout=20)
    return None if done.returncode == 0 else (done.stderr or "status %d" % done.returncode)


def schema_of(root):
    """`valid` or `invalid` by the schemas of this cloud-init, where it has any."""
    try:
        from cloudinit.config.schema import SchemaType, _get_validator, get_schema
        kinds = {1: SchemaType.NETWORK_CONFIG_V1, 2: SchemaType.NETWORK_CONFIG_V2}
    except (ImportError, AttributeError):
        return None
    inner = root["network"] if "network" in root else root
    version = inner.get("version") if isinstance(inner, dict) else None
    kind = kinds.get(version) if not isinstance(version, (dict, list)) else None
    validator = _get_validator(get_schema(kind or SchemaType.NETWORK_CONFIG_V2), False)
    errors = [e for e in validator.iter_errors(root) if type(e).__name__ != "SchemaDeprecationError"]
    return "invalid" if errors else "valid"


def attempt(work, *arguments):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            return work(*arguments), None
        except Exception as error:
            return None, "%s: %s" % (type(error).__name__, error)


def settled(outcome, why=None, schema=None):
    return {"outcome": outcome, "schema": schema, "renderers": None, "why": {"all": why}}


def answer(text):
    root = util.load_yaml(text) if hasattr(util, "load_yaml") else None
    if not root:
        return settled("fallback")
    config = root["network"] if "network" in root else root
    disabled, why = attempt(net.is_disabled_cfg, config)
    schema, _ = attempt(schema_of, root)
    if why:
        return settled("fatal", why, schema)
    if disabled:
        return settled("disabled")
    if not config:
        return settled("fallback")
    _, why = attempt(wait_for_devices, config)
    if why:
        return settled("fatal", why, schema)
    renderers, reasons = {}, {}
    for name in RENDERERS:
        target, why = attempt(render, name, config)
        renderers[name] = "fatal" if why else "used"
        if why:
            reasons[name] = why
        elif name == "netplan":
            refusal = netplan_refuses(target)
            if refusal is not None:
                renderers[name] = "refused"
                reasons[name] = refusal
    if all(value == "fatal" for value in renderers.values()):
        return settled("fatal", reasons, schema)
    return {"outcome": "used", "schema": schema, "renderers": renderers, "why": reasons}


if __name__ == "__main__":
    stub()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)), default=str), flush=True)
