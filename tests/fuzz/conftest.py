"""The web's own helpers are needed here too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "web"))
