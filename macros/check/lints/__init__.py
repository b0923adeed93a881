"""Lints: what makes a question worse without making it wrong. Each has a code, and a rule that is written down."""
