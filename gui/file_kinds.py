"""The files that data may come in, as file dialogs ask for them; what a file really is, its content tells."""

from __future__ import annotations

READ = "*.csv *.tsv *.txt *.json *.jsonl *.ndjson *.parquet *.xlsx *.xlsm *.xlsb *.xls *.ods *.conll *.bio *.iob"
IMPORTED = f"{READ} *.zip"
