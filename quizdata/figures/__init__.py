"""The figures of the questions: one module and the SVG it draws for each."""
