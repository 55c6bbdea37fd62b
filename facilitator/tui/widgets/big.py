"""Large words of half blocks, three by five dots a character, to be read from the back of the room."""

_FONT = {
    "0": "75557", "1": "26227", "2": "71747", "3": "71717", "4": "55711", "5": "74717", "6": "74757", "7": "71122",
    "8": "75757", "9": "75717", "A": "25755", "B": "65656", "C": "34443", "D": "65556", "E": "74647", "F": "74644",
    "G": "34553", "H": "55755", "I": "72227", "J": "11152", "K": "55655", "L": "44447", "M": "57755", "N": "65555",
    "O": "25552", "P": "65644", "Q": "25573", "R": "65655", "S": "34216", "T": "72222", "U": "55557", "V": "55552",
    "W": "55775", "X": "55255", "Y": "55222", "Z": "71247", ".": "00002", ":": "02020", "/": "11244", "-": "00700",
    ",": "00024", "(": "12221", ")": "42224", " ": "00000", "×": "05250",
}  # fmt: skip
"""Per character five rows of three dots, an octal digit each."""
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def width(text: str) -> int:
    """Cells that the large text takes."""
    return max(0, 4 * len(text) - 1)


def known(text: str) -> bool:
    """Whether every character can be drawn."""
    return all(c in _FONT for c in text.upper())


def lines(text: str) -> list[str]:
    """Three lines of half blocks; characters the font lacks are left blank."""
    rows = [_dots(text.upper(), row) for row in range(5)] + [[False] * (4 * len(text))]
    return ["".join(_HALVES[pair] for pair in zip(rows[i], rows[i + 1], strict=True)).rstrip() for i in (0, 2, 4)]


def _dots(text: str, row: int) -> list[bool]:
    found: list[bool] = []
    for char in text:
        bits = int(_FONT.get(char, "00000")[row])
        found += [bool(bits & 4), bool(bits & 2), bool(bits & 1), False]
    return found
