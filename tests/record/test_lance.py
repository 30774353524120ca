"""The engine is imported quickly, works, and leaves nothing of it to others."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from glossator.record.tables.lance import lancedb
assert not [name for name in sys.modules if name.startswith("lance_namespace")], "empty classes were left"
import lance_namespace
assert "id" in lance_namespace.CreateTableRequest.model_fields, "not the real class"
table = lancedb.connect(sys.argv[1]).create_table("kept", [{"number": 1}])
print(table.count_rows(), "LANCEDB_LOG" in __import__("os").environ)
"""


def test_the_engine_works_and_its_client_is_whole_for_others(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, tmp_path], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["1", "False"], "")
