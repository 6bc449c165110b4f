import type { DeploymentResult, GitHubClient, WriteResult } from '@slipway/github';
import { createClient, recordDeployment, runState, setCommitStatus } from '@slipway/github';
import type { Lease, Registry } from '@slipway/registry';
import type { PromotionRun } from '@slipway/rollout';
import type { GitHubEnvironment } from '../run/environment.ts';
import type { StepContext } from '../run/step.ts';
import { shownOf } from './deployment-state.ts';
import { runOfHolder } from './holder.ts';
import { textOf } from './options.ts';

/** Seconds that GitHub may cost the whole run; a promotion does not wait for it. */
const PATIENCE = 20;
const TIMEOUT = 10;

/** A promotion's page in GitHub. Nothing that it does, or fails to do, changes the promotion. */
export interface GitHubSide {
  /** Tells GitHub of a state, some time; a newer one takes the place of one that still waits. */
  readonly observe: (run: PromotionRun) => void;
  /** Whether the run that holds a lease is over. */
  readonly isGone: (lease: Lease) => Promise<boolean>;
  /** Waits until everything was told. */
  readonly settle: () => Promise<void>;
}

interface Place {
  readonly client: GitHubClient;
  readonly github: GitHubEnvironment;
  readonly model: string;
  readonly environment: string;
  readonly environmentUrl: string | null;
  readonly registry: Registry;
  readonly note: (message: string) => void;
}

/** Whether a remote (`https://host/owner/name.git`, `git@host:owner/name`, `owner/name`) is that repository. */
export function isRepository(remote: string, repository: string): boolean {
  const segments = remote.replace(/(\.git)?\/?$/, '').split(/[/:]/);
  return segments.slice(-2).join('/').toLowerCase() === repository.toLowerCase();
}

/** The commit that a version was made from, where it is one of this repository. */
async function commitOf(
  { registry, model, github }: Place,
  version: string,
): Promise<string | null> {
  const state = await registry.model(model);
  const found = state?.versions.find((one) => one.version === version);
  const commit = found?.record?.lineage.commit ?? null;
  if (commit === null || !/^[0-9a-f]{40}$/.test(commit.sha)) return null;
  const isOurs = commit.repository === null || isRepository(commit.repository, github.repository);
  return isOurs ? commit.sha : null;
}

function noteRefusal(place: Place, { outcome, reason }: DeploymentResult | WriteResult): void {
  if (outcome !== 'failed' && outcome !== 'forbidden') return;
  place.note(`GitHub: ${reason ?? outcome}; the promotion goes on without it`);
}

async function tell(place: Place, run: PromotionRun): Promise<void> {
  const { client, github, model, environment, environmentUrl } = place;
  const { deployment, status, text } = shownOf(run);
  const what = `${model} ${run.to.version}`;
  const commit = await commitOf(place, run.to.version);
  const deployed = await recordDeployment(client, {
    repository: github.repository,
    key: `${run.id}#${run.attempt}`,
    series: model,
    environment,
    sha: commit ?? github.sha,
    description: what,
    state: deployment,
    status: text,
    logUrl: github.runUrl,
    environmentUrl,
  });
  noteRefusal(place, deployed);
  if (commit === null) return;
  const written = await setCommitStatus(client, {
    repository: github.repository,
    sha: commit,
    state: status,
    context: `slipway / ${model} / ${environment}`,
    description: `${run.to.version}: ${text}`,
    targetUrl: github.runUrl,
  });
  noteRefusal(place, written);
}

/** Calls one after the other, and of those that wait only the last one. */
class Latest {
  #next: PromotionRun | null = null;
  #working: Promise<void> = Promise.resolve();
  #isWorking = false;
  readonly #act: (run: PromotionRun) => Promise<void>;

  constructor(act: (run: PromotionRun) => Promise<void>) {
    this.#act = act;
  }

  add(run: PromotionRun): void {
    this.#next = run;
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#working = this.#work();
  }

  settle(): Promise<void> {
    return this.#working;
  }

  async #work(): Promise<void> {
    while (this.#next !== null) {
      const run = this.#next;
      this.#next = null;
      await this.#act(run);
    }
    this.#isWorking = false;
  }
}

async function isGone(place: Place, { holder }: Lease): Promise<boolean> {
  const run = runOfHolder(holder);
  if (run === null) return false;
  const state = await runState(place.client, run);
  if (state.kind === 'unknown') {
    place.note(`GitHub does not say whether ${holder} is over: ${state.reason}`);
  }
  return state.kind === 'over';
}

/**
 * GitHub's side of a promotion: one deployment with its statuses, a commit status on the version's
 * commit, and whether the run that holds the lease is over. Null outside GitHub and without a token.
 */
export function openGitHub(
  context: StepContext,
  {
    registry,
    model,
    environment,
    environmentUrl,
  }: Pick<Place, 'registry' | 'model' | 'environment' | 'environmentUrl'>,
): GitHubSide | null {
  const { github } = context.environment;
  const token = textOf(context, 'github-token');
  if (github === null || token === null) return null;
  const { logger, recorder } = context;
  const options = { token, apiUrl: github.apiUrl, logger, patience: PATIENCE, timeout: TIMEOUT };
  const note = (message: string): void => {
    recorder.note(message);
  };
  const client = createClient(options);
  const place = { client, github, model, environment, environmentUrl, registry, note };
  const latest = new Latest((run) =>
    tell(place, run).catch((error: unknown) => {
      note(`GitHub: ${error instanceof Error ? error.message : String(error)}`);
    }),
  );
  return {
    observe: (run) => {
      latest.add(run);
    },
    isGone: (lease) => isGone(place, lease),
    settle: () => latest.settle(),
  };
}
