import type { Batch, CheckResult, Gate } from '@slipway/core';
import { parseGates, plural, worstVerdict } from '@slipway/core';
import type { Role, Table } from '@slipway/data';
import { readBatches } from '@slipway/data';
import type { FeatureBinding, ModelSession, Tensors } from '@slipway/model';
import {
  checkBatchConsistency,
  checkBinding,
  checkGolden,
  checkLatency,
  checkLoads,
  checkModelSize,
  checkRuns,
  checkSignature,
  describeModel,
  measureLatency,
  sliceFeeds,
} from '@slipway/model';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import { bindTable } from '../shared/binding.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { readJudgedModel, requireModelPath, startSession } from '../shared/model-file.ts';
import { openDataTables, tableOf } from '../shared/tables.ts';
import { checkChampionSignature } from './champion.ts';
import { checkValidateGates, decideValidateGates } from './gates.ts';

const DEFAULT_ROWS = 1000;
/** Rows that calls are timed with, in turn. */
const LATENCY_ROWS = 100;

/** The data to run the model on: the reference, else another data set that is configured. */
function roleToRun(context: StepContext): Role | null {
  const { data } = context.config;
  const roles: readonly Role[] = ['reference', 'evaluation', 'current'];
  return roles.find((role) => data?.[role] !== undefined) ?? null;
}

/** The first rows of the table, in one batch; null when there are none. */
async function firstRows(
  table: Table,
  binding: FeatureBinding,
  rows: number,
): Promise<Batch | null> {
  for await (const batch of readBatches(table, binding.requests, { batchRows: rows })) {
    return batch.rows === 0 ? null : batch;
  }
  return null;
}

function wantsLatency(context: StepContext, gates: readonly Gate[]): boolean {
  const budget = context.config.validate?.budgets?.['p95-latency-ms'];
  return budget !== undefined || gates.some((gate) => gate.metric === 'p95_latency_ms');
}

async function timeCalls(
  context: StepContext,
  session: ModelSession,
  feeds: Tensors,
  rows: number,
): Promise<CheckResult> {
  context.logger.info('Timing calls with one row …');
  const single = Array.from({ length: Math.min(rows, LATENCY_ROWS) }, (_, row) =>
    sliceFeeds(feeds, row, row + 1),
  );
  const limit = context.config.validate?.budgets?.['p95-latency-ms'] ?? null;
  return checkLatency(await measureLatency(session, single), limit);
}

/** The checks that need rows: does it run, are the answers numbers, does the batch size matter? */
async function runOnRows(
  context: StepContext,
  session: ModelSession,
  binding: FeatureBinding,
  table: Table,
  gates: readonly Gate[],
): Promise<CheckResult[]> {
  const rows = context.config.validate?.rows ?? DEFAULT_ROWS;
  const batch = await firstRows(table, binding, rows);
  const { runs, finite } = await checkRuns(session, binding, batch === null ? [] : [batch]);
  const checks = [runs, ...(finite === null ? [] : [finite])];
  if (batch === null || runs.verdict !== 'pass') return checks;
  const feeds = binding.feeds(batch);
  checks.push(await checkBatchConsistency(session, feeds, binding.fixedRows));
  if (wantsLatency(context, gates) && binding.fixedRows === null) {
    checks.push(await timeCalls(context, session, feeds, batch.rows));
  }
  for (const note of binding.notes) context.recorder.note(note);
  return checks;
}

async function checksOnData(
  context: StepContext,
  session: ModelSession,
  gates: readonly Gate[],
): Promise<CheckResult[]> {
  const role = roleToRun(context);
  if (role === null) {
    context.recorder.note(
      'The model was loaded but not run: there is no data (set the input "reference").',
    );
    return [];
  }
  if (role !== 'reference') context.recorder.note(`The model was run on rows of data.${role}.`);
  const open = await openDataTables(context, [role]);
  try {
    const table = tableOf(open, role);
    const bound = checkBinding(session.model, () => bindTable(context, session.model, table));
    if (bound.binding === null) return [bound.result];
    const rest = await runOnRows(context, session, bound.binding, table, gates);
    return [bound.result, ...rest];
  } finally {
    open.database.close();
  }
}

async function allChecks(
  context: StepContext,
  file: ModelFile,
  gates: readonly Gate[],
): Promise<CheckResult[]> {
  const { validate, model } = context.config;
  const checks = [checkModelSize(file.sizeBytes, validate?.budgets?.['model-size-mb'] ?? null)];
  if (model?.signature !== undefined) checks.push(checkSignature(file.model, model.signature));
  const description = describeModel(file.model, file.sizeBytes);
  checks.push(...(await checkChampionSignature(context, description)));
  const { result, session } = await checkLoads(file.model, () => startSession(context, file.model));
  checks.unshift(result);
  if (session === null) return checks;
  try {
    checks.push(...(await checksOnData(context, session, gates)));
    if (validate?.golden !== undefined) {
      const folder = await context.workspace.existing(validate.golden, 'golden');
      checks.push(await checkGolden(session, folder));
    }
  } finally {
    await session.release();
  }
  return checks;
}

function headlineOf(checks: readonly CheckResult[]): string {
  const count = (verdict: string): number =>
    checks.filter((check) => check.verdict === verdict).length;
  const failed = checks.find((check) => check.verdict === 'fail');
  if (failed !== undefined) {
    return `${count('fail')} of ${plural(checks.length, 'check')} failed: ${failed.check}`;
  }
  const open = checks.find((check) => check.verdict === 'inconclusive');
  if (open !== undefined) {
    return `${count('inconclusive')} of ${plural(checks.length, 'check')} inconclusive: ${open.check}`;
  }
  return `${plural(checks.length, 'check')} passed`;
}

/** Why a run did not pass: the first check of that verdict. */
function reasonOf(checks: readonly CheckResult[], verdict: string): string | null {
  const check = checks.find((candidate) => candidate.verdict === verdict);
  return check === undefined ? null : `${check.check}: ${check.reason ?? check.verdict}`;
}

/** Loads the model, checks it, and runs it on rows of the reference data. */
export async function runValidate(context: StepContext): Promise<StepResult> {
  const { config, recorder } = context;
  const gates = parseGates(config.validate?.gates ?? []);
  checkValidateGates(gates);
  const file = await readJudgedModel(context, requireModelPath(config));
  for (const note of file.model.runnable.notes) recorder.note(note);
  const checks = await allChecks(context, file, gates);
  const results = decideValidateGates(gates, checks);
  const verdict = worstVerdict([...checks, ...results].map((result) => result.verdict));
  const details: Details<'validate'> = {
    checks,
    description: describeModel(file.model, file.sizeBytes),
  };
  return {
    verdict,
    headline: headlineOf(checks),
    reason: reasonOf(checks, verdict),
    gates: results,
    details,
  };
}
