"""The command line, `python -m macros …`."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from macros.check import check_bank, question_flaws
from macros.check.published import PublishError, readable_record
from macros.check.published import publish as publish_bank
from macros.check.report import FORMATS
from macros.check.scaffold import ScaffoldError, new_question
from macros.check.schema import SCHEMAS
from macros.check.schema import schema as schema_text
from macros.check.statistics import FORMATS as TABLES
from macros.check.statistics import measure
from macros.load import load_bank
from macros.load.changelog import record_new_questions
from macros.load.files import create_file, replace_file
from macros.problems import Problem, printable

FC = TypeVar("FC", bound=Callable[..., Any] | click.Command)
PROJECT = Path(__file__).resolve().parent.parent


def _option(kind: click.Path) -> Callable[[FC], FC]:
    words = "The folder that holds the topics."
    return click.option("--bank", "root", type=kind, default=PROJECT / "quizdata", show_default="quizdata", help=words)


bank_option = _option(click.Path(path_type=Path, exists=True, file_okay=False))
#: For commands that report a missing folder themselves, or make it.
any_option = _option(click.Path(path_type=Path))


class _Usage(click.ClickException):
    """An argument of the command line that is not valid."""

    exit_code = 2


class _Commands(click.Group):
    """The commands; each ends with one line when a file cannot be read or written."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # the reader of the output has stopped
        except OSError as error:
            name, reason = printable(error.filename or "A file", 500), printable(error.strerror or error)
            cure = "Name another one, or make it readable and writable."
            raise click.ClickException(f"{name}: {reason}. {cure}") from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The study guide's bank of questions."""


@main.command()
@any_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to print problems.")
def check(root: Path, form: str) -> None:
    """Print every problem of every file; the exit status is 1 when there is one."""
    loaded = load_bank(root)
    problems = check_bank(loaded, root)
    click.echo(FORMATS[form](problems), nl=False)
    click.echo(_summary(problems, len(loaded.bank.questions)), err=True)
    sys.exit(1 if problems else 0)


@main.command()
@bank_option
@click.option("--format", "form", type=click.Choice(list(TABLES)), default="text", help="How to print the tables.")
def stats(root: Path, form: str) -> None:
    """Count questions and checks, their coverage, and how many numbers tests recompute."""
    loaded = load_bank(root)
    click.echo(TABLES[form](measure(loaded.bank, root)), nl=False)
    if loaded.problems:
        click.echo("Broken questions are not counted; `python -m macros check` names them.", err=True)


@main.command()
@bank_option
@click.argument("topic")
@click.argument("question_id", metavar="ID")
def new(root: Path, topic: str, question_id: str) -> None:
    """Write the file of a new question in TOPIC; ID is permanent."""
    try:
        file = new_question(root, load_bank(root), topic, question_id)
    except (ScaffoldError, PublishError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{_near(file)} is written: edit its texts, then run `python -m macros check`.")


@main.command()
@bank_option
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication; by default today.")
@click.option("--retire", multiple=True, metavar="ID/CHECK", help="A check that a different one replaced; repeatable.")
def publish(root: Path, day: datetime | None, retire: tuple[str, ...]) -> None:
    """Record ids, numbers, topics and checks in published.yml, and new questions with their day in changes.txt."""
    loaded = load_bank(root)
    try:
        added = publish_bank(root, loaded, retire)
    except PublishError as error:
        raise click.ClickException(str(error)) from None
    record_new_questions(root, [question.id for question in loaded.bank.questions], (day or datetime.now(UTC)).date())
    click.echo("".join(f"{name}\n" for name in added) or "Everything is recorded already.\n", nl=False)
    if not loaded.is_whole:
        click.echo("Broken files are not recorded; `python -m macros check` names them.", err=True)


@main.command()
@bank_option
@click.option("--write", is_flag=True, help="Write the files beside the data instead of printing them.")
def schema(root: Path, *, write: bool) -> None:
    """Print the JSON Schemas of questions and topics, or write them and that of the public data."""
    from macros.export import api

    if not write:
        click.echo("".join(schema_text(name) for name in SCHEMAS), nl=False)
        return
    for name in SCHEMAS:
        replace_file(root, name, schema_text(name))
    docs = root.resolve().parent / "docs"
    if (docs / api.SCHEMA_FILE).parent.is_dir():  # a bank alone has no site around it
        replace_file(docs, api.SCHEMA_FILE, api.schema())


@main.command()
@bank_option
@click.argument("name", metavar="FORMAT")
@click.option("--topic", "topics", multiple=True, help="Only this topic; repeatable.")
@click.option("-o", "--output", default=".", help="A file, `-` for standard output, or a folder.")
def export(root: Path, name: str, topics: tuple[str, ...], output: str) -> None:
    """Write the questions for another program; FORMAT is its name, or `all`."""
    from macros.export.registry import ExportError, select_formats, write_files
    from macros.site.config import read_edition

    loaded = load_bank(root)
    if loaded.problems:
        mistakes = _counted(len(loaded.problems), "problem")
        raise click.ClickException(f"The questions have {mistakes}; `python -m macros check` names each.")
    try:
        taken = select_formats(loaded.bank, name, topics, lambda version: read_edition(root.resolve().parent, version))
        if output == "-":
            sys.stdout.buffer.write(taken.printed)
            return
        for path in write_files(taken, output):
            click.echo(_near(path.resolve()))
    except ExportError as refused:
        raise _Usage(str(refused)) from None


@main.command("import")
@any_option
@click.option("--format", "form", metavar="FORMAT", help="One of list, json, moodle, gift, csv, tsv, instead of the "
              "one that the suffix of FILE stands for.")  # fmt: skip
@click.argument("file", type=click.Path(path_type=Path))
def bring_in(root: Path, form: str | None, file: Path) -> None:
    """Write the questions of FILE into the bank: a list in Markdown, a table, a course, cards.

    Nothing is overwritten. Whatever is not imported is printed with its line, and the exit status is 1.
    """
    # Imported here: no other command needs the parsers of other formats.
    from macros.importers.run import FORMATS as READERS
    from macros.importers.run import existing_bank, format_from_suffix, import_file
    from macros.site.config import site_address

    name = form or format_from_suffix(file.name)
    if name is None or name not in READERS:
        reason = f"`{printable(form)}` is no format" if form else "The suffix of the file does not say its format"
        raise _Usage(f"{reason}. Add `--format` with one of {', '.join(READERS)}.")
    try:
        root.mkdir(parents=True, exist_ok=True)
        loaded = load_bank(root)
        ids, site = readable_record(loaded).ids, site_address(root.resolve().parent)
        results = list(import_file(file, name, root, existing_bank(root, loaded, ids, question_flaws(), site)))
        publish_bank(root, load_bank(root))
        for schema_name in SCHEMAS:
            if not (root / schema_name).exists():
                create_file(root, schema_name, schema_text(schema_name))
    except PublishError as error:
        raise click.ClickException(printable(str(error), 500)) from None
    written = [path for path in results if isinstance(path, Path)]
    problems = tuple(problem for problem in results if isinstance(problem, Problem))
    click.echo("".join(f"{_near(path.resolve())}\n" for path in written), nl=False)
    click.echo(FORMATS["text"](problems), nl=False, err=True)
    lost = " Not everything was imported: see above." if problems else ""
    click.echo(f"{_counted(len(written), 'file')} written.{lost}", err=True)
    sys.exit(1 if problems else 0)


@main.command()
@bank_option
def topics(root: Path) -> None:
    """Write a page into docs/topics for each topic that has none."""
    from macros.site.topic_pages import write_pages

    for path in write_pages(root.resolve().parent / "docs", load_bank(root).bank.topics):
        click.echo(_near(path))


@main.command()
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=PROJECT / "site",
    show_default="site",
    help="The folder of the built site.",
)
def pages(site: Path) -> None:
    """Write the page of each question into a built site, after an engine that runs no hooks."""
    from macros.site.build import Build
    from macros.site.config import read_site
    from macros.site.generated_pages import FrameError, complete_site

    try:
        count = complete_site(Build(PROJECT, read_site(PROJECT)), site)
    except FrameError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{_counted(count, 'page')} of questions.")


def _near(path: Path) -> str:
    return printable(path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else path, 500)


def _summary(problems: tuple[Problem, ...], questions: int) -> str:
    files = len({problem.path for problem in problems})
    if not problems:
        return f"{_counted(questions, 'question')}, no problem."
    return f"{_counted(len(problems), 'problem')} in {_counted(files, 'file')}."


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
