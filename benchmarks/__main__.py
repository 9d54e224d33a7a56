"""`python -m benchmarks`: measures the budgets of the design and writes `docs/benchmarks.md`."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import shutil
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from generator import help_pages, prints
from generator.build import PRINTERS
from generator.day import build_day
from generator.processes import side_by_side
from generator.project import Project, open_project
from generator.render.markdown import markdown
from generator.render.paper import Press

from .others import hugo_binary, write_hugo, write_mkdocs
from .phone import quickness
from .processes import REPERES, Entrant, contest, peak_memory, run, serving
from .report import HUGO_MOST, PLAIN, Results, broken, page
from .synthetic import LOCALES, Synthetic
from .weight import weigh

REPOSITORY = Path(__file__).resolve().parents[1]
RESULTS = REPOSITORY / "build" / "benchmarks.json"
TABLE = REPOSITORY / "docs" / "benchmarks.md"
SIZES = (200, 800, 3200)
MIDDLE = 800
EDITS = 10
EDITED = "content/fr/measures/plan-1.yml"
ATTEMPTS = 6
PHONE_RUNS = 3
MEMORY = "/dev/shm"
ROOM = 1_000_000_000


def say(text: str) -> None:
    """A line of progress."""
    print(text, flush=True)


@dataclass
class Bench:
    """Everything that is measured, in a folder of its own."""

    folder: Path
    runs: int
    projects: dict[int, tuple[Path, int]] = field(default_factory=dict)

    # ---- corpora

    def root(self, pages: int) -> Path:
        """A project of about so many pages."""
        return self._project(pages)[0]

    def pages(self, pages: int) -> int:
        """How many pages that project has, both languages together."""
        return self._project(pages)[1]

    def _project(self, pages: int) -> tuple[Path, int]:
        if pages not in self.projects:
            self.projects[pages] = self._sized(pages)
            say(f"  a project of {self.projects[pages][1]} pages is written")
        return self.projects[pages]

    def _sized(self, pages: int) -> tuple[Path, int]:
        """The composers decide how many pages a corpus has: measures are added until it fits."""
        root, measures = self.folder / f"project-{pages}", pages * 2 // 5
        for _ in range(ATTEMPTS):
            Synthetic(REPOSITORY, root, measures).write()
            found = sum(len(site.pages) for site in opened(root).sites.values())
            missing = (pages - found) // len(LOCALES)
            if not missing:
                break
            measures += missing if abs(missing) < measures // 10 else missing * 4 // 5
        return root, found

    # ---- what is measured

    def build(self) -> Results:
        """A full build against Hugo and stock MkDocs, in turns."""
        stock = self.folder / "mkdocs"
        write_mkdocs(opened(self.root(MIDDLE)), stock)
        stock_build = Entrant(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-f", stock / "mkdocs.yml"],
            lambda: clear(stock, "site"),
            max(1, self.runs // 3),
        )
        found = self._against_hugo(MIDDLE, {"mkdocs": (stock_build, stock / "site")})
        return found | {"ratio_mkdocs": found["wall"]["mkdocs"] / found["wall"]["ours"]}

    def large(self) -> Results:
        """A full build of the largest project against Hugo, in turns."""
        return self._against_hugo(SIZES[-1], {})

    def _against_hugo(self, size: int, others: dict[str, tuple[Entrant, Path]]) -> Results:
        root, pages = self.root(size), self.pages(size)
        project = opened(root)
        hugo = self.folder / f"hugo-{size}"
        write_hugo(project, hugo)
        by_hugo: list[str | Path] = [hugo_binary(), "--source", hugo, "--quiet", "--config"]

        def clear_hugo() -> None:
            clear(hugo, "public", "resources")

        found = contest(
            {
                "ours": Entrant(
                    [REPERES, "-C", root, "build"], lambda: clear(root, "site", "build"), self.runs
                ),
                "hugo": Entrant([*by_hugo, "hugo.json"], clear_hugo, self.runs),
                PLAIN: Entrant([*by_hugo, "plain.json"], clear_hugo, self.runs),
                **{name: entrant for name, (entrant, _) in others.items()},
            },
            lambda line: say(f"  {line}"),
        )
        for folder in (root / "site", hugo / "public", *(written for _, written in others.values())):
            written = len(list(folder.rglob("index.html")))
            if written != pages:
                raise SystemExit(f"benchmarks: {folder.parent.name} wrote {written} pages, not {pages}")
        return {
            "pages": pages,
            "words": words(project),
            "wall": {name: found.wall(name) for name in found.runs},
            "cpu": {name: found.cpu(name) for name in found.runs},
            "spread": {name: found.spread(name) for name in found.runs},
            "ratio_hugo": found.ratio("ours", "hugo"),
            "ratio_hugo_plain": found.ratio("ours", PLAIN),
            "runs": {name: [asdict(r) for r in runs] for name, runs in found.runs.items()},
        }

    def growth(self) -> Results:
        """Builds of three sizes, each four times the one before."""
        roots = {str(size): self.root(size) for size in SIZES}
        found = contest(
            {
                name: Entrant(
                    [REPERES, "-C", root, "build"],
                    lambda root=root: clear(root, "site", "build"),  # type: ignore[misc]
                    max(1, self.runs // 2),
                )
                for name, root in roots.items()
            },
            lambda line: say(f"  {line}"),
        )
        small, middle, large = map(str, SIZES)
        return {
            "sizes": [{"pages": self.pages(size), "wall": found.wall(str(size))} for size in SIZES],
            "ratio_small": found.ratio(middle, small),
            "ratio_large": found.ratio(large, middle),
            "runs": {name: [asdict(r) for r in runs] for name, runs in found.runs.items()},
        }

    def memory(self) -> Results:
        """The most memory that a build of the largest project holds."""
        root = self.root(SIZES[-1])
        clear(root, "site", "build")
        found = peak_memory([REPERES, "-C", root, "build"])
        return {"pages": self.pages(SIZES[-1]), "together_kb": found.together, "largest_kb": found.largest}

    def serve(self) -> Results:
        """From a line changed in a source to the whole page that shows it."""
        root = self.root(MIDDLE)
        if not (root / "site").exists():
            run([REPERES, "-C", root, "build"])
        source = root / EDITED
        first = source.read_text("utf-8")
        line = next(line for line in first.splitlines() if line.startswith("  title: "))
        segments = opened(root).corpus.locales["fr"].segments
        seconds = []
        with serving(root) as address:
            url = f"{address}{segments['measures']}/plan-1-001/"
            fetched(url)
            for edit in range(EDITS):
                mark = f"Essai {edit}"
                began = time.perf_counter()
                source.write_text(first.replace(line, f"  title: {mark}", 1), "utf-8")
                shown = fetched(url)
                seconds.append(time.perf_counter() - began)
                if f"<h1>{mark}</h1>" not in shown:
                    raise SystemExit(f"benchmarks: the page does not show the edit: {url}")
                say(f"  {seconds[-1]:.3f} s")
        source.write_text(first, "utf-8")
        return {"seconds": median(seconds), "all": seconds}

    def real(self) -> Results:
        """The repository's own site, built from a copy of its sources."""
        root = self._real()
        found = contest(
            {
                "real": Entrant(
                    [REPERES, "-C", root, "build"], lambda: clear(root, "site", "build"), self.runs
                )
            },
            lambda line: say(f"  {line}"),
        )
        pages = sum(len(site.pages) for site in opened(root).sites.values())
        return {"pages": pages, "wall": found.wall("real"), "cpu": found.cpu("real")}

    def leaflets(self) -> Results:
        """All help pages and slides of the real project; all of its prints, by two warm processes."""
        project = opened(self._real())
        began = time.perf_counter()
        pages = help_pages.write(project, self.folder / "help")
        seconds = time.perf_counter() - began
        every = list(prints.prints(project))
        shares = [list(prints.share(every, part, PRINTERS)) for part in range(PRINTERS)]
        took = side_by_side({str(part): partial(_press, share) for part, share in enumerate(shares)})
        rate = len(every) / max(took)
        say(f"  {len(pages)} help files: {seconds:.2f} s; prints: {rate:.0f} a second")
        return {"pages": len(pages), "seconds": seconds, "prints": len(every), "rate": rate}

    def weight(self) -> list[Results]:
        """What a first visit to each page of the real site weighs."""
        return [asdict(weight) for weight in weigh(self._site())]

    def phone(self) -> list[Results]:
        """Lighthouse's score of pages of the real site on a slow telephone."""
        found = quickness(self._site(), PHONE_RUNS)
        for one in found:
            say(f"  {one.name}: {one.score:.0f} {one.all}")
        return [asdict(one) for one in found]

    def _site(self) -> Path:
        root = self._real()
        if not (root / "site").exists():
            run([REPERES, "-C", root, "build"])
        return root / "site"

    def _real(self) -> Path:
        root = self.folder / "real"
        if not root.exists():
            for name in ("content", "modules", "overrides"):
                shutil.copytree(REPOSITORY / name, root / name)
            shutil.copy(REPOSITORY / "mkdocs.yml", root)
            (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
        return root


# ---- shared


def _press(wanted: list[prints.Job]) -> float:
    """Seconds that one process takes for some prints, its fonts loaded and each template seen once."""
    press = Press(prints.fonts(REPOSITORY))
    for template in {one.template: one for _, one, _ in wanted}.values():
        press.pdf(template)
    began = time.perf_counter()
    for _, one, _ in wanted:
        press.pdf(one)
    return time.perf_counter() - began


def opened(root: Path) -> Project:
    """A project that loads and passes the checks."""
    project, report = open_project(root, build_day())
    if project is None:
        raise SystemExit(f"benchmarks: {root} has problems\n{report.render()[:2000]}")
    return project


def memory_folder() -> str | None:
    """A folder in memory where there is one with room: a busy disk would be measured instead of programs."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage(MEMORY).free > ROOM:
            return MEMORY
    return None


def words(project: Project) -> int:
    """The median length of a page as Hugo gets it, in words."""
    return round(
        median(len(markdown(s.document(key)).split()) for s in project.sites.values() for key in s.pages)
    )


def clear(root: Path, *names: str) -> None:
    """Remove what an earlier run built."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


def fetched(url: str) -> str:
    """The text at an address of this machine."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        raise SystemExit(f"benchmarks: {url}: {error}\n{error.read()[:2000].decode()}") from error


def options() -> argparse.Namespace:
    """What the command was asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each command runs (5)")
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="measure this part only; the table stays as it is"
    )
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave it there")
    return parser.parse_args()


PARTS = ("build", "large", "growth", "memory", "serve", "real", "leaflets", "weight", "phone")


def measured(folder: Path, parts: tuple[str, ...], runs: int) -> Results:
    """Each part's results by name, and the machine they come from."""
    bench = Bench(folder, runs)
    before = os.getloadavg()[0]
    results: Results = {}
    for part in parts:
        measure: Callable[[], Any] = getattr(bench, part)
        say(f"{part}: {(measure.__doc__ or '').strip()}")
        results[part] = measure()
    results["machine"] = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "files": "in memory" if folder.is_relative_to(MEMORY) else "on disk",
        "load_before": before,
        "load_after": os.getloadavg()[0],
    }
    return results


def main() -> None:
    """Measure, write, and say which budget did not hold."""
    asked = options()
    parts = tuple(asked.only or PARTS)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        results = measured(asked.keep, parts, asked.runs)
    else:
        with tempfile.TemporaryDirectory(prefix="reperes-bench-", dir=memory_folder()) as folder:
            results = measured(Path(folder), parts, asked.runs)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    say(f"{RESULTS.relative_to(REPOSITORY)} is written")
    if parts != PARTS:
        say(json.dumps({k: v for k, v in results.items() if k != "machine"}, indent=1))
    else:
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(page(results), "utf-8")
        say(f"{TABLE.relative_to(REPOSITORY)} is written\n\n{page(results)}")
        for line in broken(results):
            say(f"over budget: {line}")
    if any(results[part]["ratio_hugo"] > HUGO_MOST for part in ("build", "large") if part in results):
        sys.exit(1)


if __name__ == "__main__":
    main()
