import type { CheckResult, SmokeConfig, SmokeResult } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { GoldenRequest, Questions, ServerDescription } from '@slipway/image';
import {
  check,
  checkImage,
  checkReason,
  obtainBase,
  openInferenceQuestions,
  readRecordedRequests,
  SLIPWAY_BASE,
  smokeTest,
} from '@slipway/image';
import { ONNX_TOLERANCE } from '@slipway/model';
import type { StepContext } from '../run/step.ts';
import type { Built } from './build.ts';
import { expectedAnswers } from './expected.ts';
import type { ImageSettings } from './settings.ts';
import { smokeLimits } from './smoke-limits.ts';
import type { Tools } from './tools.ts';

/** What is known of an image before it may be pushed. */
export interface Proof {
  readonly checks: readonly CheckResult[];
  readonly smoke: SmokeResult | null;
}

const MIB = 2 ** 20;

async function recordedRequests(
  context: StepContext,
  smoke: SmokeConfig,
): Promise<readonly GoldenRequest[]> {
  if (smoke.requests === undefined) return [];
  const folder = await context.workspace.existing(smoke.requests, 'requests');
  return readRecordedRequests(folder, smoke.requests);
}

function readyPath(server: ServerDescription, smoke: SmokeConfig): string {
  const path = smoke['ready-path'] ?? server.readyPath;
  if (path !== null) return path;
  throw new ConfigurationError(
    'image',
    'smoke.ready-path is missing: the path of your server that answers 200 once it is ready',
  );
}

async function questionsFor(
  context: StepContext,
  smoke: SmokeConfig,
  { server, subject }: Built,
): Promise<Questions> {
  const ready = readyPath(server, smoke);
  const metricsPath = smoke['metrics-path'] ?? server.metrics?.path ?? null;
  const metrics =
    metricsPath === null
      ? null
      : {
          method: 'GET' as const,
          path: metricsPath,
          ...(server.metrics?.port === undefined ? {} : { port: server.metrics.port }),
        };
  const recorded = await recordedRequests(context, smoke);
  const protocol = smoke.protocol ?? server.protocol;
  if (protocol === 'none' || subject.model === null) {
    const timed = recorded[0]?.request ?? null;
    return {
      ready: { method: 'GET', path: ready },
      golden: recorded,
      malformed: [],
      metrics,
      timed,
    };
  }
  const expected = await expectedAnswers(context, subject.model);
  const questions = openInferenceQuestions(server.servedName, expected, {
    tolerance: ONNX_TOLERANCE,
    readyPath: ready,
    metrics,
  });
  return { ...questions, golden: [...questions.golden, ...recorded] };
}

/** An image with Node.js for the client: the tested one where it has it. */
async function clientImage(
  context: StepContext,
  smoke: SmokeConfig,
  { engine }: Tools,
  { server, image }: Built,
): Promise<string> {
  const named = smoke['client-image'];
  if (named === undefined && server.hasNode) return image.id;
  const client = await obtainBase(
    engine.builder,
    named ?? SLIPWAY_BASE,
    null,
    context.logger,
    'client-image',
  );
  return client.local.id;
}

function portOf(server: ServerDescription, smoke: SmokeConfig): number {
  const port = smoke.port ?? server.port;
  if (port !== null) return port;
  throw new ConfigurationError(
    'image',
    'smoke.port is missing: the port that your server listens on',
  );
}

async function smoked(
  context: StepContext,
  { image }: ImageSettings,
  smoke: SmokeConfig,
  tools: Tools,
  built: Built,
): Promise<Proof> {
  const { engine, janitor } = tools;
  if (engine.runtime === null) {
    const reason =
      `${engine.builder.name} builds images and runs none; install docker or podman for the smoke ` +
      'test, or turn it off with image.smoke: false';
    return { checks: [check('smoke', 'inconclusive', { reason })], smoke: null };
  }
  const questions = await questionsFor(context, smoke, built);
  const limits = smokeLimits(smoke);
  const report = await smokeTest(
    {
      image: built.image.id,
      clientImage: await clientImage(context, smoke, tools, built),
      port: portOf(built.server, smoke),
      memoryBytes: limits.memoryMb * MIB,
      readyMs: limits.readySeconds * 1000,
      stopMs: limits.stopSeconds * 1000,
      p95LimitMs: image.budgets?.['p95-latency-ms'],
      writable: built.server.writable,
    },
    questions,
    { runtime: engine.runtime, janitor, logger: context.logger },
  );
  if (questions.golden.length > 0) return report;
  const reason =
    'there is nothing to ask the server; record requests and answers in a folder and name it in ' +
    'image.smoke.requests';
  return {
    ...report,
    checks: [...report.checks, check('golden_requests', 'inconclusive', { reason })],
  };
}

/** A limit of memory that the model alone exceeds needs no container to be found out. */
function memoryCheck(smoke: SmokeConfig, { subject }: Built): CheckResult | null {
  const { memoryMb: limitMb } = smokeLimits(smoke);
  const observed = Math.ceil(subject.sizeBytes / MIB);
  if (observed < limitMb) return null;
  const reason =
    `the model takes ${observed} MiB and the container’s memory limit is ${limitMb} MiB; raise ` +
    'image.smoke.memory-mb, or make the model smaller';
  return checkReason('memory', reason, { observed, limit: limitMb });
}

/** Checks the image itself, then starts it and asks it, unless the smoke test is turned off. */
export async function proveImage(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  built: Built,
): Promise<Proof> {
  const still = checkImage(built.image, settings.image.budgets ?? {});
  const { smoke } = settings;
  if (smoke === null) {
    context.recorder.note('The smoke test is turned off (image.smoke: false): nothing was asked.');
    return { checks: still, smoke: null };
  }
  const memory = memoryCheck(smoke, built);
  if (memory !== null) return { checks: [...still, memory], smoke: null };
  const proof = await smoked(context, settings, smoke, tools, built);
  return { checks: [...still, ...proof.checks], smoke: proof.smoke };
}
