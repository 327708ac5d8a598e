"""Further names, proposed by a language model for a graph that was built, and what is kept of them.

    texts/H.txt  →  passages  →  answers, recorded  →  quotations  →  the same resolver  →  <proposed/MODEL/H>

Nothing of a build imports this room: a report's graph cannot depend on what a model says.
"""

from kg.propose.endpoint import Endpoint
from kg.propose.run import Proposed, propose

__all__ = ["Endpoint", "Proposed", "propose"]
