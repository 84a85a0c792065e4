"""What cloud-init makes of user-data: one base64 text a line in, one JSON object a line out.

Nothing is fetched, written or executed: includes answer with an empty file, and only cloud-config has its real handler.
"""
import base64
import json
import logging
import sys

from cloudinit import handlers, user_data, util
from cloudinit.handlers.cloud_config import CloudConfigPartHandler
from cloudinit.settings import PER_INSTANCE

messages = []


class Collect(logging.Handler):
    def emit(self, record):
        messages.append(record.getMessage())


logging.getLogger().addHandler(Collect(level=logging.WARNING))


class Paths:
    def get_ipath(self, *_):
        return None

    def get_ipath_cur(self, *_):
        return "/nowhere"


class Fetched:
    contents = b""
    code = 200

    def ok(self):
        return True


def fetch(url, **_):
    if url.lower().startswith(("http://", "https://", "file://", "/")):
        return Fetched()
    raise user_data.UrlError(OSError("what requests makes of a URL without a scheme"))


user_data.read_file_or_url = fetch
util.fetch_ssl_details = lambda _: {}
util.write_file = lambda *_, **__: None


class Ignore(handlers.Handler):
    def __init__(self):
        super().__init__(PER_INSTANCE)

    def handle_part(self, *_):
        pass


names = ["#!", "#cloud-boothook", "## template: jinja"]
names += ["text/x-shellscript-per-" + when for when in ("boot", "instance", "once")]
ignored = {handlers.INCLUSION_TYPES_MAP[name]: Ignore() for name in names}
handlers.walker_handle_handler = lambda *_: None


def answer(blob):
    messages.clear()
    config = CloudConfigPartHandler(Paths())
    config.frequency = PER_INSTANCE
    taken = {**ignored, "text/cloud-config": config, "text/cloud-config-jsonp": config}
    try:
        message = user_data.UserDataProcessor(Paths()).process(blob)
    except Exception:
        return {"failed": True}
    parts = []

    def see(data, filename, payload, headers):
        text = payload if isinstance(payload, str) else None
        raw = text.encode("utf-8", "surrogateescape") if text is not None else payload or b""
        parts.append([headers["Content-Type"], base64.b64encode(raw).decode(), filename])
        handlers.walker_callback(data, filename, payload, headers)

    data = {"excluded": [], "handlers": taken, "data": None, "frequency": PER_INSTANCE, "handlercount": 0, "handlerdir": ""}
    try:
        handlers.walk(message, see, data)
    except Exception as error:
        return {"failed": True, "why": str(error)}
    return {
        "failed": False,
        "parts": parts,
        "merged": config.cloud_buf,
        "dropped": any(each.startswith("Failed at merging") for each in messages),
        "unhandled": sum(each.startswith("Unhandled") for each in messages),
    }


for line in sys.stdin:
    print(json.dumps(answer(base64.b64decode(json.loads(line))), default=str))
