"""What can be asked of the engine: frozen, serialisable values. `Command[R]` answers with an `R`.

`project` is always the project folder's path. Reading commands are as cheap as the window needs; long ones are
jobs that report progress and can be cancelled.
"""

from engine.commands.agent import (
    AddToolSource,
    AnswerApproval,
    DeleteAgent,
    DeleteChat,
    ExportChat,
    GetChat,
    GetPrompt,
    GetToolExamples,
    ListAgents,
    ListChats,
    ListTools,
    ListToolSources,
    RateMessage,
    RefreshToolSource,
    RemoveToolSource,
    RenameChat,
    RestoreAgent,
    RestoreChat,
    SaveAgent,
    SaveToolExamples,
    SearchChats,
    SendMessage,
    SetPermission,
    ShowMessage,
    StartChat,
    SwitchBranch,
    TryApproval,
    TryTool,
    TryToolSource,
    UnmarkMessage,
)
from engine.commands.app import CancelJob, CheckFiles, GetLog, GetOverview, SaveSettings
from engine.commands.bases import FetchBase, ImportBase, ListBases, PackBase, RemoveBase
from engine.commands.command import Command
from engine.commands.corrections import (
    CheckRegressions,
    CorrectCall,
    CorrectReply,
    GetCorrection,
    GetCorrections,
    GetReplyCorrections,
    JudgeCandidate,
    KeepModel,
    PromoteModel,
    RollBackModel,
    TrainOnCorrections,
    UndoCorrection,
    UndoDecision,
)
from engine.commands.data import (
    LINES,
    TABLE,
    CheckData,
    CompareVersions,
    DeleteDataset,
    DeleteSpareVersions,
    EditRows,
    ExportDataset,
    FinishLabelling,
    GetLabelling,
    GetProfile,
    ImportDataset,
    ImportSpec,
    InspectFiles,
    ListDatasets,
    ListSpareVersions,
    ListTasks,
    ListVersions,
    NextToLabel,
    PageRows,
    PreviewRows,
    Reading,
    RestoreVersion,
    SetLabel,
    Split,
    UndoLabel,
)
from engine.commands.endpoint import ENDPOINT_PORT, GetEndpoint, NewEndpointToken, StartEndpoint, StopEndpoint
from engine.commands.lab import MOST_MEASURED, DeleteCallMeasure, GetLab, MakeCalls, MeasureCalls, PageMeasuredCalls
from engine.commands.models import (
    CompareModels,
    DeleteModel,
    Evaluate,
    ExplainRow,
    GetModel,
    ListModels,
    PageAnswers,
    Predict,
    PredictFile,
    RenderReport,
)
from engine.commands.projects import (
    BringData,
    CreateProject,
    CreateReadyMade,
    CreateSampleProject,
    ForgetProject,
    ListProjects,
    ListReadyMade,
    OpenProject,
)
from engine.commands.training import (
    DeleteRun,
    EstimateTraining,
    GetRun,
    GetSearch,
    ListRuns,
    ResumeSearch,
    ResumeTraining,
    SearchSettings,
    StartTraining,
)
