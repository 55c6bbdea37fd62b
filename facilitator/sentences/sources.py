"""Who found the measures of a figure: names, titles and years, the same in every language."""

from facilitator.domain.figures import (
    Amounts,
    Bars,
    Choices,
    Claims,
    Departments,
    Figure,
    Histograms,
    Ladder,
    Note,
    OutcomeSheet,
    Plane,
    Pledges,
    Shift,
    Sliders,
    Themes,
)

_FLOCK = "Vicsek et al., Physical Review Letters 75:1226 (1995)"
_ORDINAL = "Blair & Lacy, Sociological Methods & Research 28:3 (2000)"
_CAMPS = "Otsu, IEEE Transactions on Systems, Man, and Cybernetics 9:1 (1979)"
_GINI = "Gini, Variabilità e mutabilità (1912)"
_SIMPSON = "Simpson, Nature 163:688 (1949)"
_KENDALL = "Kendall & Babington Smith, Annals of Mathematical Statistics 10:3 (1939)"
_SOURCES: dict[type[object], tuple[str, ...]] = {
    Histograms: (_FLOCK, _ORDINAL, _CAMPS),
    Choices: (_FLOCK, "Mueller & Schuessler, Statistical Reasoning in Sociology (1961)"),
    Sliders: (_FLOCK, _GINI, _CAMPS),
    Plane: (_FLOCK, _GINI),
    Amounts: ("Bonett, Computational Statistics & Data Analysis 50:11 (2006)",),
    Claims: ("Benoît & Dubra, Econometrica 79:5 (2011)",),
    Themes: (_FLOCK, _SIMPSON),
    Bars: ("Laakso & Taagepera, Comparative Political Studies 12:1 (1979)",),
    Ladder: (_KENDALL, "Borda (1781), Condorcet (1785)"),
    Departments: ("Rizzo & Székely, Annals of Applied Statistics 4:2 (2010)",),
    Shift: ("von der Gracht, Technological Forecasting and Social Change 79:8 (2012)",),
    Pledges: (),
    Note: (),
    OutcomeSheet: (),
}


def sources(figure: Figure) -> tuple[str, ...]:
    """Where the measures of a figure come from; nothing where nothing is calculated."""
    return _SOURCES[type(figure)]
