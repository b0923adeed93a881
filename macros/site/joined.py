"""The files that pages load, by the names they are published under, and the parts of each style sheet."""

#: Each is joined from the module of its name in `docs/assets/quiz/`, and from all that it imports.
ENTRIES = ("quiz.js", "home.js", "search.js", "share.js", "practice.js", "review.js", "progress.js", "missing.js")
#: Each from the parts in its folder, in the order of the cascade: for all pages, for the
#: reader's own, and for the map.
SHEETS = {
    "quiz.css": (
        "css",
        (
            "tokens",
            "site",
            "search",
            "home",
            "question",
            "page",
            "share",
            "field",
            "recall",
            "check",
            "arrange",
            "actions",
            "feedback",
            "retry",
            "downloads",
            "print",
        ),
    ),
    "learn.css": ("css/learn", ("learn", "practice", "review", "progress")),
    "map.css": ("css/map", ("hues", "map")),
}
#: What questions in frames on other sites load: `embed_style` makes it of tokens.css and css/embed/embed.css.
EMBED = "embed.css"
NAMES = (*ENTRIES, *SHEETS, EMBED)
