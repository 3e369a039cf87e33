"""States and other jurisdictions: codes, groups, names in six languages, and those names found in running text.

The data are in `data/`: `states-parties.csv` (as gathered, with its sources), `others.csv` and `aliases.csv`.
"""

from merida.places.names import find_names, named
from merida.places.states import LANGUAGES, State, state, states

__all__ = ["LANGUAGES", "State", "find_names", "named", "state", "states"]
