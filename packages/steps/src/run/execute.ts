import path from 'node:path';
import type { CommonPredicate, Config, FailOn, GateResult, Logger } from '@slipway/core';
import {
  FAIL_ON,
  makeStatement,
  messageOf,
  VERSION,
  Workspace,
  writeEvidence,
} from '@slipway/core';
import { renderActionSection, renderText, reportFrom, summaryLine } from '@slipway/report';
import type { InputTexts } from '../input/read.ts';
import { readConfig, readOptions, refuseUnknownInputs } from '../input/read.ts';
import type { Environment } from './environment.ts';
import type { Ending, Outcome } from './outcome.ts';
import { endingOfError, endingOfResult, EXIT } from './outcome.ts';
import { Recorder } from './recorder.ts';
import type { Step, StepContext, StepResult } from './step.ts';

function stem(file: string | undefined): string | null {
  if (file === undefined) return null;
  const base = path.posix.basename(file.replaceAll('\\', '/'));
  return base.replace(/\.[^.]*$/, '') || null;
}

/** The model's name for evidence: as configured, else the judged file's name. */
function nameOf(config: Config): string {
  const { model, data } = config;
  return (
    model?.name ??
    stem(model?.path) ??
    stem(data?.evaluation) ??
    stem(data?.current) ??
    stem(data?.reference) ??
    stem(config.image?.['scan-report']) ??
    'model'
  );
}

/** Where a run's evidence goes and what makes it fail. */
interface Place {
  readonly folder: string;
  readonly failOn: FailOn;
  readonly model: string;
  readonly id: string | null;
}

/** What can be told of the place from the raw inputs, for errors in reading them. */
function placeFromTexts(texts: InputTexts, environment: Environment): Place {
  const text = (name: string): string => (texts[name] ?? '').trim();
  const base = path.resolve(environment.root, text('working-directory'));
  return {
    folder: path.resolve(base, text('evidence-directory') || environment.evidenceDirectory),
    failOn: FAIL_ON.find((policy) => policy === text('fail-on')) ?? 'inconclusive',
    model: stem(text('model') || undefined) ?? 'model',
    id: text('id') || null,
  };
}

function prepare(
  step: Step,
  texts: InputTexts,
  environment: Environment,
  recorder: Recorder,
  logger: Logger,
): StepContext {
  refuseUnknownInputs(step.inputs, Object.keys(texts));
  const options = readOptions(step.inputs, texts);
  const workspace = new Workspace(environment.root, options.get('working-directory'));
  const config = readConfig(step.inputs, texts, workspace, options.get('config') ?? '');
  const evidenceDirectory = workspace.absolute(
    options.get('evidence-directory') || environment.evidenceDirectory,
  );
  const modelName = nameOf(config);
  return {
    config,
    options,
    workspace,
    environment,
    evidenceDirectory,
    modelName,
    recorder,
    logger,
  };
}

function predicateOf(
  place: Place,
  ending: Ending,
  gates: readonly GateResult[],
  recorder: Recorder,
  environment: Environment,
): CommonPredicate {
  return {
    verdict: ending.verdict,
    headline: ending.headline,
    reason: ending.reason,
    model: place.model,
    id: place.id,
    gates: [...gates],
    inputs: recorder.inputs,
    notes: recorder.notes,
    source: environment.source,
    tool: { name: 'slipway', version: VERSION, runtime: recorder.runtime },
    startedAt: recorder.startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
  };
}

/**
 * Runs a step: inputs in, evidence out. Nothing is thrown; whatever happens, the outcome has a
 * verdict, a summary and, where the disk allows it, evidence.
 */
export async function execute(
  step: Step,
  texts: InputTexts,
  environment: Environment,
  logger: Logger,
): Promise<Outcome> {
  const recorder = new Recorder(logger);
  let place = placeFromTexts(texts, environment);
  let result: StepResult | null = null;
  let ending: Ending;
  try {
    const context = prepare(step, texts, environment, recorder, logger);
    place = { ...place, folder: context.evidenceDirectory, model: context.modelName };
    result = await step.run(context);
    place = { ...place, model: result.modelName ?? place.model };
    ending = endingOfResult(result, place.failOn);
  } catch (error) {
    ending = endingOfError(error, place.failOn);
  }
  const common = predicateOf(place, ending, result?.gates ?? [], recorder, environment);
  const predicate = { ...common, ...result?.details };
  const statement = makeStatement(step.name, recorder.subject, predicate);
  const stored = await store(place.folder, statement);
  const summary = summaryLine(statement);
  // A run that an error stopped has nothing to show but the error.
  const text = result === null ? summary : (result.text ?? renderText(reportFrom([statement])));
  return {
    verdict: ending.verdict,
    summary,
    statement,
    evidence: stored.file,
    outputs: { ...recorder.outputs, ...result?.outputs },
    text,
    jobSummary: result?.jobSummary ?? renderActionSection(statement),
    failure: ending.failure ?? stored.problem,
    exitCode: ending.failure === null && stored.problem !== null ? EXIT.usage : ending.exitCode,
    bug: ending.bug,
  };
}

/** Evidence that cannot be kept fails the step: what comes after relies on it. */
async function store(
  folder: string,
  statement: Outcome['statement'],
): Promise<{ file: string | null; problem: string | null }> {
  try {
    return { file: await writeEvidence(folder, statement), problem: null };
  } catch (error) {
    return { file: null, problem: `evidence-directory: ${folder}: ${messageOf(error)}` };
  }
}
