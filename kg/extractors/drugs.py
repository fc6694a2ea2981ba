"""Which drugs and chemicals the indexers say that a paper is about."""

from typing import ClassVar

from kg.extractors.extractor import Context, Emissions
from kg.model import Category
from kg.names import CITO

CATEGORIES = frozenset({Category.DRUG, Category.CHEMICAL, Category.PROTEIN})


class Drugs:
    """``cito:discusses`` from a paper to each drug that it is indexed with.

    A curator's word only: what a machine read in the text is ``kg:mentions``.
    """

    name: ClassVar = "drugs"
    version: ClassVar = "1"
    summary: ClassVar = "the drugs and chemicals that a paper is indexed with"
    requires: ClassVar = frozenset({"headings", "substances", "supplementary_concepts"})
    emits: ClassVar = frozenset({CITO.discusses})

    def extract(self, context: Context) -> Emissions:
        """Yield the links to drugs, chemicals and proteins."""
        yield context.indexed.discussed(context.written_paper, CATEGORIES)
