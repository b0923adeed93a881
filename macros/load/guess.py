"""What the author may have meant."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Did you mean `…`? `` with a final space, or nothing when no known word is near."""
    # Imported here: only a mistake needs it, and every build pays for an import.
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=65)
    return f"Did you mean `{near[0]}`? " if near else ""
