"""The revision of a check: it changes when, and only when, what is graded changes."""

import hashlib
import json
from collections.abc import Mapping


def revision(gradable: Mapping[str, object]) -> str:
    """Eight hexadecimal digits of the gradable part, the same on every machine and in every year."""
    canonical = json.dumps(gradable, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:8]
