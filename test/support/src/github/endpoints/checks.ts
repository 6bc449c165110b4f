import { notFound, Problem, validationFailed } from '../problem.ts';
import { toCheckAnnotation, toCheckRun, toStatus } from '../resources/status.ts';
import type { CheckRun, CommitStatus, Repository } from '../store.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { repositoryOf } from './endpoint.ts';

const STATUS_DESCRIPTION_LENGTH = 140;

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function checkRunOf(call: Call, repository: Repository): CheckRun {
  const id = Number(call.params.check_run_id);
  const run = repository.checkRuns.find((candidate) => candidate.id === id);
  if (run === undefined) throw notFound();
  return run;
}

function refuseUsers(call: Call): void {
  if (call.token.kind === 'user') {
    throw new Problem(403, 'You must authenticate via a GitHub App.');
  }
}

/** Fields that the store keeps as they are written. */
const FIELDS = [
  'name',
  'head_sha',
  'status',
  'conclusion',
  'details_url',
  'external_id',
  'started_at',
  'completed_at',
] as const;
const OUTPUT_FIELDS = ['title', 'summary', 'text'] as const;

/** Takes over what the request says; annotations are added to those that are there. */
function writeCheckRun(run: CheckRun, call: Call): void {
  const output = (call.body.output ?? {}) as Readonly<Record<string, unknown>>;
  const written = [
    ...FIELDS.map((field) => [field, call.body[field]] as const),
    ...OUTPUT_FIELDS.map((field) => [field, output[field]] as const),
  ];
  Object.assign(run, Object.fromEntries(written.filter(([, value]) => value !== undefined)));
  const annotations = (output.annotations ?? []) as CheckRun['annotations'];
  run.annotations = [...run.annotations, ...annotations];
  if (run.conclusion !== null) {
    run.status = 'completed';
    run.completed_at ??= call.store.now();
  }
}

function createStatus(call: Call): CommitStatus {
  const description = textOrNull(call.body.description);
  if (description !== null && description.length > STATUS_DESCRIPTION_LENGTH) {
    const message = `description is too long (maximum is ${STATUS_DESCRIPTION_LENGTH} characters)`;
    throw validationFailed('Status', 'description', 'custom', message);
  }
  return {
    id: call.store.nextId(),
    sha: call.params.sha ?? '',
    state: String(call.body.state),
    context: textOrNull(call.body.context) ?? 'default',
    description,
    targetUrl: textOrNull(call.body.target_url),
    creator: call.token.account,
    createdAt: call.store.now(),
  };
}

/** Commit statuses and check runs. */
export const CHECKS = {
  'repos/create-commit-status': {
    permissions: ['statuses'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const status = createStatus(call);
      repository.statuses.push(status);
      return { status: 201, body: toStatus(repository, status, call.urls) };
    },
  },
  'repos/list-commit-statuses-for-ref': {
    permissions: ['statuses'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const list = repository.statuses
        .filter((status) => status.sha === call.params.ref)
        .reverse()
        .map((status) => toStatus(repository, status, call.urls));
      return { status: 200, list };
    },
  },
  'checks/create': {
    permissions: ['checks'],
    handle: (call) => {
      refuseUsers(call);
      const repository = repositoryOf(call);
      const run: CheckRun = {
        id: call.store.nextId(),
        app: call.token.account,
        name: '',
        head_sha: '',
        status: 'queued',
        conclusion: null,
        details_url: null,
        external_id: null,
        started_at: call.store.now(),
        completed_at: null,
        title: null,
        summary: null,
        text: null,
        annotations: [],
      };
      writeCheckRun(run, call);
      repository.checkRuns.push(run);
      return { status: 201, body: toCheckRun(repository, run, call.urls) };
    },
  },
  'checks/update': {
    permissions: ['checks'],
    handle: (call) => {
      refuseUsers(call);
      const repository = repositoryOf(call);
      const run = checkRunOf(call, repository);
      writeCheckRun(run, call);
      return { status: 200, body: toCheckRun(repository, run, call.urls) };
    },
  },
  'checks/get': {
    permissions: ['checks'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const body = toCheckRun(repository, checkRunOf(call, repository), call.urls);
      return { status: 200, body };
    },
  },
  'checks/list-annotations': {
    permissions: ['checks'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const run = checkRunOf(call, repository);
      const list = run.annotations.map((annotation) =>
        toCheckAnnotation(repository, run, annotation, call.urls),
      );
      return { status: 200, list };
    },
  },
  'checks/list-for-ref': {
    permissions: ['checks'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const { check_name: name } = call.query;
      const list = repository.checkRuns
        .filter((run) => run.head_sha === call.params.ref)
        .filter((run) => name === undefined || run.name === name)
        .map((run) => toCheckRun(repository, run, call.urls));
      const wrap = (page: readonly unknown[]): unknown => ({
        total_count: list.length,
        check_runs: page,
      });
      return { status: 200, list, wrap };
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
