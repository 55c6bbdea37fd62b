import resource
import subprocess
import sys


def test_a_process_with_few_files_asks_for_more() -> None:
    code = """
import resource
from facilitator.web.hall import allow_connections
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
allow_connections()
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    assert int(said) == (8192 if hard == resource.RLIM_INFINITY else min(8192, hard))
