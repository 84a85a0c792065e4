"""Answers with the cloud-config schema of the cloud-init on PYTHONPATH: one document in JSON a line, one answer a line."""

import json
import sys

from cloudinit.config.schema import get_jsonschema_validator, get_schema

validator_class, _ = get_jsonschema_validator()
validator = validator_class(get_schema())


def is_deprecation(error):
    return type(error).__name__ == "SchemaDeprecationError" or "eprecat" in error.message


for line in sys.stdin:
    errors = list(validator.iter_errors(json.loads(line)))
    wrong = [error for error in errors if not is_deprecation(error)]
    print(json.dumps({"valid": not wrong, "deprecated": len(wrong) < len(errors)}))
