"""`python -m benchmarks quick|all|NAME…`: run benchmarks one after another, each in its own process."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HELPERS = {"report", "floors", "conduct_draw", "judged_events", "judged_sentences", "world"}
NOT_BENCHMARKS = {"__init__", "__main__", *HELPERS}
# Each takes under about a minute on two cores; the rest run only with `all`.
QUICK = ("extraction", "checkworthy", "dates", "attribution", "certainty", "quantities", "claims", "conduct", "startup")


def names() -> list[str]:
    """Every benchmark, by file name."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_BENCHMARKS)


def main(asked: list[str]) -> int:
    """Run the benchmarks asked for; the exit code is 1 if any failed."""
    chosen = {"quick": [name for name in QUICK if name in names()], "all": names()}.get(" ".join(asked), asked)
    unknown = [name for name in chosen if name not in names()]
    if unknown or not chosen:
        print(
            f"no benchmark {', '.join(unknown) or 'named'}; there are: quick, all, {', '.join(names())}",
            file=sys.stderr,
        )
        return 2
    failed = [name for name in chosen if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"]).returncode]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
