"""What the engine answers: frozen values, safe to show, to store and to print as JSON.

Shares and metrics (but for ERRORS) are fractions from 0 to 1, sizes are bytes, times are seconds unless a name says
otherwise, moments are ISO 8601 in UTC.
"""

from engine.results.agent import (
    ASKED_FOR,
    AUTOMATIC,
    LANGUAGE_MODEL,
    MOST_CALL_SECONDS,
    ROUTER,
    ROUTER_FIRST,
    SELECTIONS,
    AgentInfo,
    ChatDetails,
    ChatHit,
    ChatInfo,
    PromptInfo,
    ToolExamples,
    ToolInfo,
    ToolSourceInfo,
    ToolTrial,
)
from engine.results.bases import BaseModel, BaseNote, Device, Hardware, Overview, RunsOn, first_composer
from engine.results.corrections import (
    CandidateResult,
    Correcting,
    Correction,
    CorrectionState,
    RegressionCase,
    Regressions,
)
from engine.results.data import (
    ArgumentChoice,
    ColumnInfo,
    DataCheck,
    DatasetInfo,
    DatasetProfile,
    FileInfo,
    Gain,
    Inspection,
    Labelling,
    Problem,
    ReadRow,
    RowPreview,
    RowsPage,
    SpareVersions,
    TokenSpan,
    ToLabel,
    ToolChoice,
    VersionDiff,
)
from engine.results.documents import DocumentsReport, FoundPassage, Passage, UnreadDocument
from engine.results.endpoint import EndpointState
from engine.results.lab import CallerChoice, CallerScore, CallMeasure, Lab, MadeCalls
from engine.results.models import (
    ERRORS,
    EXACT,
    LOSS,
    Calibration,
    ClassScore,
    Comparison,
    Confusion,
    Difference,
    Explanation,
    FileResult,
    Interval,
    ModelDetails,
    ModelInfo,
    ParityRow,
    Prediction,
    Report,
    Slice,
    WordWeight,
    is_better,
)
from engine.results.projects import PartLook, ProjectInfo, ReadyMadeInfo, ReadyMadePart
from engine.results.tasks import TEXT, Role, TaskInfo
from engine.results.training import Estimate, MetricPoint, RunDetails, RunInfo, SearchResult, TrainResult, Trial
