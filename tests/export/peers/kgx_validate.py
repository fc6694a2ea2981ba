"""KGX's own validator on a pair of files, without a network.

    python kgx_validate.py FORMAT NODES EDGES

Run by the Python that `scripts/install_kgx.sh` fills. KGX takes the Biolink model and its prefixes
from the internet as soon as it is imported; here both come from the installed package
``biolink-model``, whose release is printed. The findings are printed as JSON: by severity, by kind,
what was found and on which records.
"""

import importlib
import json
import sys
from importlib.metadata import version
from importlib.resources import files
from typing import Any


def offline() -> None:
    """Give KGX the installed model before it asks for one."""
    home = files("biolink_model")
    toolkit: Any = importlib.import_module("bmt.toolkit")
    # The second is the model's table of retired predicates, which that package does not hold.
    no_table: dict[str, list[object]] = {"predicate mappings": []}
    model = str(home / "schema" / "biolink_model.yaml")
    toolkit.Toolkit.__init__.__defaults__ = (model, no_table)
    prefixes = json.loads((home / "prefixmaps" / "biolink_model_prefix_map.json").read_text())
    config: Any = importlib.import_module("kgx.config")
    known = {"biolink": prefixes, "monarch_context": {}, "obo_context": {}}
    config.jsonld_context_map.update(known)


def main() -> int:
    form, *paths = sys.argv[1:]
    offline()
    validating: Any = importlib.import_module("kgx.validator")
    transformer: Any = importlib.import_module("kgx.transformer")
    validator = validating.Validator(verbose=True)
    work = transformer.Transformer(stream=True)
    work.transform(
        {"filename": paths, "format": form}, {"filename": None, "format": "null"}, validator
    )
    told = {"biolink-model": version("biolink-model"), "kgx": version("kgx")}
    sys.stdout.write(json.dumps({**told, "findings": validator.get_errors()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
