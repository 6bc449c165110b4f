import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Variables } from '../environment.ts';
import type { Files } from '../folders.ts';
import { temporaryFolder, writeFiles } from '../folders.ts';
import { readActionFile } from './action-file.ts';
import { contextsOf, contextVariables } from './context.ts';
import type { TriggeringEvent } from './context.ts';
import { copyDistribution, REPOSITORY_ROOT } from './distribution.ts';
import { parseKeyValueFile, parsePathFile } from './file-commands.ts';
import { hostEnvironment, node24, sharedToolCache } from './host.ts';
import { prepareInputs } from './inputs.ts';
import { runProcess } from './process.ts';
import type { ProcessResult } from './process.ts';
import type { Annotation, Printed } from './workflow-commands.ts';
import { readPrinted, splitOutput } from './workflow-commands.ts';

export interface JobOptions {
  /** `push` with an empty payload unless given. */
  readonly event?: TriggeringEvent;
  /** `octo-org/demo` unless given. */
  readonly repository?: string;
  readonly sha?: string;
  /** `${{ github.token }}`. */
  readonly token?: string;
  /** The API's root; an address where nothing answers unless given. */
  readonly apiUrl?: string;
  /** The checked-out repository; a new folder with `files` in it unless given. */
  readonly workspace?: string;
  readonly files?: Files;
  /** `env:` of the job; undefined removes a variable that the runner sets. */
  readonly environment?: Variables;
  readonly toolCache?: string;
  /** The repository that the actions come from; this one unless given. */
  readonly root?: string;
}

export interface StepOptions {
  /** `with:` */
  readonly inputs?: Readonly<Record<string, string>>;
  /** `env:` of the step; undefined removes a variable that the runner sets. */
  readonly environment?: Variables;
  /** Which script runs: `main` unless given. */
  readonly phase?: 'main' | 'post';
  /** What `main` saved, for `post`. */
  readonly state?: Readonly<Record<string, string>>;
  /** Milliseconds; two minutes unless given. */
  readonly timeout?: number;
}

/** How a step ended and what it left. */
export interface StepResult extends ProcessResult, Printed {
  /** What the runner concludes from exit code and commands. */
  readonly outcome: 'failure' | 'success';
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Variables for later steps. */
  readonly exported: Readonly<Record<string, string>>;
  /** Folders put on PATH for later steps. */
  readonly path: readonly string[];
  /** The job summary's Markdown; null when there is none or GitHub would drop it for its size. */
  readonly summary: string | null;
  readonly workspace: string;
  /** RUNNER_TEMP */
  readonly temp: string;
}

const SUMMARY_LIMIT = 1024 * 1024;
const DEFAULT_TIMEOUT = 120_000;
/** A port where nothing listens, so that a test that forgets `apiUrl` fails at once. */
const NOWHERE = 'http://127.0.0.1:9';

const FILE_COMMANDS = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const;
type FileCommand = (typeof FILE_COMMANDS)[number];

function errorAnnotation(message: string): Annotation {
  return { level: 'error', message, title: null, file: null, line: null, endLine: null };
}

function warningAnnotation(message: string): Annotation {
  return { ...errorAnnotation(message), level: 'warning' };
}

function withChanges(base: Record<string, string>, changes: Variables): Record<string, string> {
  const changed: Record<string, string | undefined> = { ...base, ...changes };
  return Object.fromEntries(
    Object.entries(changed).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The files through which a step speaks to the runner; each step has its own. */
class StepFiles {
  readonly #folder: string;

  constructor(temp: string) {
    this.#folder = path.join(temp, '_runner_file_commands');
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    for (const name of FILE_COMMANDS) writeFileSync(this.#file(name), '');
  }

  #file(name: FileCommand): string {
    return path.join(this.#folder, name.toLowerCase());
  }

  get variables(): Record<string, string> {
    return Object.fromEntries(FILE_COMMANDS.map((name) => [`GITHUB_${name}`, this.#file(name)]));
  }

  read(name: FileCommand): string {
    return readFileSync(this.#file(name), 'utf8');
  }

  size(name: FileCommand): number {
    return statSync(this.#file(name)).size;
  }
}

/** What a step wrote to the runner's files, and the errors that the runner finds in them. */
function readStepFiles(files: StepFiles): Pick<
  StepResult,
  'exported' | 'outputs' | 'path' | 'state' | 'summary'
> & {
  readonly problems: readonly string[];
  readonly errors: readonly string[];
} {
  const problems: string[] = [];
  const errors: string[] = [];
  const entries = (name: 'ENV' | 'OUTPUT' | 'STATE'): Record<string, string> => {
    try {
      return parseKeyValueFile(files.read(name));
    } catch (error) {
      problems.push(`Unable to process file command '${name.toLowerCase()}' successfully.`);
      problems.push((error as Error).message);
      return {};
    }
  };
  const [outputs, state, exported] = [entries('OUTPUT'), entries('STATE'), entries('ENV')];
  if ('NODE_OPTIONS' in exported) {
    problems.push(`Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.`);
  }
  const size = files.size('STEP_SUMMARY');
  if (size > SUMMARY_LIMIT) {
    const got = Math.floor(size / 1024);
    errors.push(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${got}k.`,
    );
  }
  const summary = size === 0 || size > SUMMARY_LIMIT ? null : files.read('STEP_SUMMARY');
  const folders = parsePathFile(files.read('PATH'));
  return { outputs, state, exported, path: folders, summary, problems, errors };
}

/**
 * A job on GitHub's runner: built actions run one after the other in one workspace, with the
 * environment that the runner gives and nothing else, from a folder without node_modules.
 */
export class Job {
  readonly workspace: string;
  /** RUNNER_TEMP; evidence goes below it by default. */
  readonly temp: string;
  readonly #options: JobOptions;
  readonly #distribution: string;
  readonly #eventFile: string;
  #exported: Record<string, string> = {};
  #path: string[] = [];

  constructor(options: JobOptions = {}) {
    this.#options = options;
    this.#distribution = copyDistribution(options.root ?? REPOSITORY_ROOT);
    const work = temporaryFolder();
    this.temp = path.join(work, '_temp');
    this.workspace = options.workspace ?? path.join(work, 'demo', 'demo');
    for (const folder of [this.temp, this.workspace]) mkdirSync(folder, { recursive: true });
    writeFiles(this.workspace, options.files ?? {});
    this.#eventFile = path.join(this.temp, '_github_workflow', 'event.json');
    writeFiles(this.temp, {
      '_github_workflow/event.json': JSON.stringify(options.event?.payload ?? {}, null, 2),
    });
  }

  /** Runs `actions/<name>` as a step of the job. */
  async run(name: string, options: StepOptions = {}): Promise<StepResult> {
    const action = readActionFile(this.#distribution, name);
    if (action.using !== 'node24') throw new Error(`${name} uses ${action.using}, not node24`);
    const script = options.phase === 'post' ? action.post : action.main;
    if (script === null) throw new Error(`${name} has no post script`);
    const files = new StepFiles(this.temp);
    const context = this.#context(name);
    const inputs = prepareInputs(action, options.inputs ?? {}, contextsOf(context));
    const saved = Object.entries(options.state ?? {}).map(
      ([key, value]) => [`STATE_${key}`, value] as const,
    );
    const environment = this.#environment(
      { ...contextVariables(context), ...files.variables, ...inputs.variables },
      { ...this.#options.environment, ...Object.fromEntries(saved), ...options.environment },
    );
    const ended = await runProcess(node24(), [script], {
      cwd: this.workspace,
      environment,
      timeout: options.timeout ?? DEFAULT_TIMEOUT,
    });
    return this.#conclude(ended, files, inputs.warnings);
  }

  #context(actionName: string): Parameters<typeof contextVariables>[0] {
    const { event, repository, sha, token, apiUrl, toolCache } = this.#options;
    return {
      event: event ?? { name: 'push' },
      repository: repository ?? 'octo-org/demo',
      sha: sha ?? 'a'.repeat(40),
      token: token ?? null,
      apiUrl: apiUrl ?? NOWHERE,
      workspace: this.workspace,
      temp: this.temp,
      toolCache: toolCache ?? sharedToolCache(),
      actionName,
    };
  }

  #environment(runner: Record<string, string>, changes: Variables): Record<string, string> {
    const host = hostEnvironment();
    const searched = [...[...this.#path].reverse(), host.PATH].join(path.delimiter);
    const base = { ...host, PATH: searched, ...this.#exported, ...runner };
    return withChanges({ ...base, GITHUB_EVENT_PATH: this.#eventFile }, changes);
  }

  #conclude(ended: ProcessResult, files: StepFiles, warnings: readonly string[]): StepResult {
    const { problems, errors, ...written } = readStepFiles(files);
    const printed = readPrinted(splitOutput(ended.output));
    this.#exported = { ...this.#exported, ...written.exported };
    this.#path = [...this.#path, ...written.path];
    return {
      ...ended,
      ...printed,
      ...written,
      annotations: [
        ...warnings.map(warningAnnotation),
        ...printed.annotations,
        ...[...problems, ...errors].map(errorAnnotation),
      ],
      outcome: ended.exitCode === 0 && problems.length === 0 ? 'success' : 'failure',
      workspace: this.workspace,
      temp: this.temp,
    };
  }
}

/** Runs one action in a job of its own. */
export function runAction(
  options: JobOptions & StepOptions & { readonly action: string },
): Promise<StepResult> {
  const { action, inputs, phase, state, timeout, ...job } = options;
  return new Job(job).run(action, {
    ...(inputs === undefined ? {} : { inputs }),
    ...(phase === undefined ? {} : { phase }),
    ...(state === undefined ? {} : { state }),
    ...(timeout === undefined ? {} : { timeout }),
  });
}
