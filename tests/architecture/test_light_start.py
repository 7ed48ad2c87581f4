"""The window comes up before anything heavy loads, and no page of it brings in a machine learning library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {"torch", "transformers", "peft", "accelerate", "onnx", "onnxruntime", "onnxruntime_genai", "sklearn", "scipy"}
WEB_SERVER = {"starlette", "uvicorn", "h11"}
# In a process of its own: this one has loaded everything already. It tells what it has imported after its first paint,
# after the engine has answered, after it has listed the tasks (as every list of runs makes it do), and after every
# module of the window was imported.
CHILD = """
import importlib, json, pkgutil, sys
from pathlib import Path
from engine.api import Engine
from engine.commands import ListTasks
from gui.app import App
import gui

home = Path(sys.argv[1])
app = App(Engine(home), home)
found = {}

def note(stage):
    found[stage] = sorted({name.partition(".")[0] for name in sys.modules})

def answered(_overview):
    note("answered")
    app.bridge.ask(ListTasks(), listed)

def listed(_tasks):
    note("tasks listed")
    app.qt.quit()

app.window.first_painted.connect(lambda: note("painted"))
app.window.context.overview_changed.connect(answered)
app.show()
app.qt.exec()
app.close()
# The app imports its pages ahead in a thread: one after the other, as the app itself does.
app.imports.join()
for module in pkgutil.walk_packages(gui.__path__, "gui."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
note("every page")
print(json.dumps(found))
"""


def test_the_window_comes_up_without_machine_learning_libraries(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    asked = [sys.executable, "-c", CHILD, str(tmp_path)]
    child = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert child.returncode == 0, child.stderr
    stages = json.loads(child.stdout.splitlines()[-1])
    assert list(stages) == ["painted", "answered", "tasks listed", "every page"]
    for stage, modules in stages.items():
        assert not HEAVY & set(modules), f"{stage}: {HEAVY & set(modules)}"
        assert not WEB_SERVER & set(modules), f"{stage}: the endpoint is off"
    # Not heavy, but not needed for a first look either: they cost a tenth of a second each.
    assert not {"numpy", "duckdb"} & set(stages["painted"])
