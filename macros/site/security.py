"""The content security policy of a built site.

Scripts come from the site's own files, and from the few that the theme writes into its pages, each named by its hash.
Style attributes are allowed because MathML and the alignment of tables need them; style elements are not.
"""

import hashlib
import re
from base64 import b64encode

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy(inlined: str = "") -> str:
    """Return the policy of a page on which only the scripts in the markup `inlined` stand inline."""
    hashes = dict.fromkeys(_script_hash(text) for text in _INLINE.findall(inlined))
    directives = (
        "default-src 'self'",
        " ".join(("script-src 'self'", *hashes)),
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
    return "; ".join(directives)


def _script_hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
