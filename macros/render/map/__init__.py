"""The map of prerequisites: which questions build on which, laid out in steps, as values for a template."""
