"""Every figure is what its module draws, stands safely inside a page, and shows the numbers its question quotes."""

import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from lxml import etree

from macros.load import load_bank
from macros.model import Question
from quizdata.figures import bias_variance, checkerboard, max_pooling, receptive_field, style
from quizdata.figures.__main__ import FOLDER, differences, drawn, main, names
from quizdata.figures.svg import markup

BANK = FOLDER.parent
QUESTIONS = load_bank(BANK).bank.questions
TOKENS = BANK.parent / "docs" / "assets" / "quiz" / "tokens.css"
NAMES = names()
SVG = "{http://www.w3.org/2000/svg}"

#: What a figure shows, and how its question writes the same number.
QUOTED = {
    "anchor_boxes": {"160": "160", "−40": "-40"},
    "base_rate": {"495": "495", "85%": "0.8462", "5%": "0.05"},
    "convolution_arithmetic": {"8 → 3": "(8, 3, 2, 0, 1): 3"},
    "double_softmax": {"never below 0.55": "0.55"},
    "f1_score": {"0.18": "0.1818", "0.55": "0.55"},
    "gradient_clipping": {"(6, 8)": "(6, 8)", "(3, 4), 53°": "53.13", "(5, 5), 45°": "45.0"},
    "high_bias": {"2.8": "2.8"},
    "iou_boxes": {"IoU 0.47": "0.470588", "IoU 0.33": "1 / 3"},
    "k_fold": {"0.82": "0.82", "0.86": "0.86", "0.78": "0.78"},
    "label_smoothing": {"4.51": "4.5109", "0.91": "0.91", "0.50": "0.5003"},
    "latent_distribution": {"0.82 nats": "0.818147", "drawn: 0.8": "0.8"},
    "learning_rate_schedules": {"stays at 0.11": "0.1111"},
    "pca_variance": {"99%": "99 percent"},
    "residual_block": {"plain: 28.54": "28.54", "residual: 25.03": "25.03"},
    "roc_and_precision_recall": {"AUC 0.98": "0.98"},
    "separable_cost": {"294,912": "294,912", "33,920": "33,920"},
    "sigmoid_threshold": {"0.60": "0.5987"},
    "squared_absolute_huber": {"squared loss: 22": "22.0", "absolute loss: 3": "3.0"},
    "suppression": {"IoU of A and C: 0.54": "0.5385"},
    "thinned_networks": {"10": "10", "outputs: 5": "5,"},
}


def read(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def question(name: str) -> Question:
    (found,) = [each for each in QUESTIONS if each.figure is not None and each.figure.file == f"{name}.svg"]
    return found


def source(name: str) -> str:
    found = question(name)
    return (BANK / found.topic / f"{found.id}.yml").read_text(encoding="utf-8")


def test_every_module_has_its_figure_and_the_reverse() -> None:
    assert len(NAMES) >= 18
    assert [path.stem for path in sorted(FOLDER.glob("*.svg"))] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_drawing_again_gives_the_same_bytes(name: str) -> None:
    assert drawn(name) == read(name), "Run `python -m quizdata.figures` and look at what has changed."


def test_what_differs_is_named(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.svg"):
        shutil.copy(path, tmp_path)
    assert list(differences(tmp_path)) == []
    (tmp_path / "stray.svg").write_text("", encoding="utf-8")
    (tmp_path / f"{NAMES[0]}.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / f"{NAMES[1]}.svg").unlink()
    assert [line.split(" Run ")[0].split(" Remove ")[0] for line in differences(tmp_path)] == [
        f"{NAMES[0]}.svg: not what {NAMES[0]}.py draws.",
        f"{NAMES[1]}.svg: missing.",
        "stray.svg: no module draws it.",
    ]


def test_an_unknown_argument_shows_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--chek"]) == 2
    assert "--check" in capsys.readouterr().err


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_can_stand_inside_any_page(name: str) -> None:
    text = read(name)
    root = etree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert {str(key): str(value) for key, value in root.attrib.items()} == {
        "viewBox": root.get("viewBox"),
        "font-size": "12",
        "stroke-linejoin": "round",
        "aria-hidden": "true",
        "focusable": "false",
    }
    left, top, width, height = map(float, str(root.get("viewBox")).split())
    assert (left, top, width) == (0, 0, 340)
    assert 140 <= height <= 270
    assert text.startswith("<svg ")
    assert "\n\n" not in text  # an empty line would end the block of HTML in Markdown
    assert {str(element.tag).removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "g", "defs", "circle", "clipPath"),
        *("path", "rect", "use", "text"),
    }
    assert {key for element in root.iter() for key in element.attrib}.isdisjoint({"style", "class", "font-family"})


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_small_and_its_text_is_not(name: str) -> None:
    assert len(read(name).encode()) < 30_000
    root = etree.fromstring(read(name))
    sizes = [str(element.get("font-size")) for element in root.iter() if "font-size" in element.attrib]
    assert min(float(size.removesuffix("px")) for size in sizes) >= 12
    values = [str(value) for element in root.iter() for value in element.attrib.values()]
    assert not re.search(r"\d\.\d{3}", " ".join(values))


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_the_figures_own(name: str) -> None:
    text = read(name)
    ids = re.findall(r'\bid="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(rf"{name}-\d+", id_) for id_ in ids)
    assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', text)) == set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_colors_are_the_tokens_of_the_page(name: str) -> None:
    text = read(name)
    light = TOKENS.read_text(encoding="utf-8").split('[data-md-color-scheme="slate"]')[0]
    used = set(re.findall(r"var\(--quiz-([a-z]+),(#[0-9a-f]{6})\)", text))
    assert used
    for token, fallback in used:
        assert f"--quiz-{token}: {fallback};" in light
    bare = re.sub(r"var\([^)]*\)", "", text)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?!-)|rgb|hsl", re.sub(r"(href=\"|url\()#", "", bare))
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', bare)) <= {"", "none"}


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_belongs_to_one_question_and_is_described(name: str) -> None:
    figure = question(name).figure
    assert figure is not None
    assert 60 <= len(figure.alt) <= 350
    assert figure.alt.endswith(".")
    assert 40 <= len(figure.caption) <= 220
    assert figure.caption.endswith(".")


def test_no_question_has_two_figures() -> None:
    questions = [question(name).id for name in NAMES]
    assert len(questions) == len(set(questions))


@pytest.mark.parametrize("name", sorted(QUOTED))
def test_a_number_is_that_of_the_question(name: str) -> None:
    words = " | ".join(map(str, etree.fromstring(read(name)).itertext()))
    for shown, quoted in QUOTED[name].items():
        assert shown in words
        assert quoted in source(name)


def test_a_row_of_numbers_is_that_of_the_question() -> None:
    for name, row in {
        "checkerboard": checkerboard.stamps(3).sum(axis=0).tolist(),
        "max_pooling": max_pooling.pooled().tolist(),
        "receptive_field": receptive_field.paths(3).tolist(),
    }.items():
        assert str(row) in source(name)


def test_the_repeated_fits_agree_with_those_of_the_question() -> None:
    bias, variance = bias_variance.parts()
    assert bias[1] > 0.1
    assert bias[9] < 0.001
    assert variance[[1, 9]] == pytest.approx([0.025, 0.125], abs=0.005)
    assert np.argmin(bias + variance) == 3


def test_a_color_of_no_scheme_is_refused() -> None:
    with style.look():
        figure, axes = style.plot()
        axes.plot([0, 1], color="#123456")
        with pytest.raises(ValueError, match="#123456"):
            markup(figure, "example")


def test_markers_of_two_looks_are_refused() -> None:
    with style.look():
        figure, axes = style.plot()
        axes.scatter([0, 1], [0, 1], c=[style.INK, style.SOFT], clip_on=False)
        with pytest.raises(ValueError, match="differ in style"):
            markup(figure, "example")
