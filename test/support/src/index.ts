export { testContainers } from './containers/containers.ts';
export type { TestContainers } from './containers/containers.ts';
export { nodeBaseArchive } from './containers/node-base.ts';
export { importPythonBase } from './containers/python-base.ts';
export { withEnvironment } from './environment.ts';
export type { Variables } from './environment.ts';
export { temporaryFolder, unwritableFolder, writeFiles } from './folders.ts';
export type { Files } from './folders.ts';
export { GitHubDouble } from './github/double.ts';
export type { PullRequestOptions, RequestRecord, TokenOptions } from './github/double.ts';
export type { OperationId } from './github/endpoints/index.ts';
export type { Fault } from './github/fault.ts';
export type {
  Access,
  CheckRun,
  Comment,
  CommitStatus,
  Permission,
  PullRequest,
  Repository,
} from './github/store.ts';
export { schemaErrors } from './json-document.ts';
export { RecordingLogger } from './recording-logger.ts';
export type { LogLevel } from './recording-logger.ts';
export { runCli } from './runner/cli.ts';
export type { CliOptions } from './runner/cli.ts';
export type { TriggeringEvent } from './runner/context.ts';
export { REPOSITORY_ROOT } from './runner/distribution.ts';
export { Job, runAction } from './runner/job.ts';
export type { JobOptions, StepOptions, StepResult } from './runner/job.ts';
export type { ProcessResult } from './runner/process.ts';
export { spawnServe, startServe } from './runner/serve.ts';
export type { Ending, ReadyServer, ServeOptions, ServeProcess } from './runner/serve.ts';
export type { Annotation, WorkflowCommand } from './runner/workflow-commands.ts';
