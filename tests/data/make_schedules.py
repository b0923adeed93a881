"""Have ts-fsrs itself, whole and as its authors publish it, make the schedules that ours are compared with (needs npm).

python -m tests.data.make_schedules     rewrites tests/data/schedules.json
"""

import json
import random
import subprocess
import tempfile
import tomllib
from pathlib import Path

from tools.vendor import FOLDER, members

PATH = Path(__file__).with_name("schedules.json")
SEQUENCES = 1_000
# Days are midnights of UTC, whose distance ts-fsrs counts; each answer comes some days after the one before.
SCRIPT = """
import { createEmptyCard, fsrs } from "./package/dist/index.mjs";
import { readFileSync } from "node:fs";
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, learning_steps: [], relearning_steps: [] });
const day = (date) => date.getTime() / 864e5;
const follow = ({ ratings, gaps }) => {
  let card = createEmptyCard(0);
  let today = 0;
  const dues = ratings.map((rating, index) => {
    today += gaps[index];
    card = scheduler.next(card, today * 864e5, rating).card;
    return day(card.due);
  });
  const after = [1, 2, 3].map((rating) => day(scheduler.next(card, (today + 30) * 864e5, rating).card.due));
  const known = scheduler.get_retrievability(card, (today + 30) * 864e5, false);
  return { ratings, gaps, dues, after, stability: card.stability, difficulty: card.difficulty, known };
};
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(follow)));
"""


def main() -> None:
    """Make the sequences, which are the same every time, and write what ts-fsrs says of them."""
    config = tomllib.loads((FOLDER / "vendor.toml").read_text(encoding="utf-8"))
    package = next(package for package in config["package"] if package["name"] == "ts-fsrs")
    chance = random.Random(5)  # noqa: S311 - nothing here is secret
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in members(package).items():
            path = Path(scratch, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        script = Path(scratch, "follow.mjs")
        script.write_text(SCRIPT, encoding="utf-8")
        sequences = json.dumps([_sequence(chance) for _ in range(SEQUENCES)])
        done = subprocess.run(["node", script], input=sequences, stdout=subprocess.PIPE, text=True, check=True)
    rows = [json.dumps(row, separators=(",", ":")) for row in json.loads(done.stdout)]
    PATH.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


def _sequence(chance: random.Random) -> dict[str, list[int]]:
    """One to ten ratings, mostly good, after gaps from a day to more than a year."""
    count = chance.randint(1, 10)
    gaps = [round(chance.choice((1, 3, 10, 40)) * chance.uniform(1, 10)) for _ in range(count)]
    return {"ratings": chance.choices((1, 2, 3), (2, 2, 5), k=count), "gaps": [0, *gaps[1:]]}


if __name__ == "__main__":
    main()
