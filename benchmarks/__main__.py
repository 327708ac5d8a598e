"""Runs every benchmark of this folder, or those named: ``python -m benchmarks build``."""

from __future__ import annotations

import importlib
import pkgutil
import platform
import sys

import benchmarks


def main() -> None:
    names = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if not m.name.startswith("_"))
    modules = {name: importlib.import_module(f"benchmarks.{name}") for name in names}
    known = [name for name, module in modules.items() if hasattr(module, "run")]  # others help these
    chosen = sys.argv[1:] or known
    unknown = [name for name in chosen if name not in known]
    if unknown:
        sys.exit(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(known)}")
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}", flush=True)
    for name in chosen:
        print(f"\n## {name}: {(modules[name].__doc__ or '').splitlines()[0]}", flush=True)
        modules[name].run()


if __name__ == "__main__":
    main()
