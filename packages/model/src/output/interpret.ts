import type { Task } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import { isInteger } from '../onnx/element-type.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { describeType } from '../onnx/value-type.ts';
import { labelsOfOutput } from '../prepare/class-labels.ts';
import { GraphIndex } from '../prepare/graph-index.ts';
import { classNamesIn } from '../prepare/metadata.ts';
import type { NamedClasses } from './classes.ts';
import { agreeOnClasses, positivePosition } from './classes.ts';
import type { ClassPlan, Decision, OutputPlan, ValuePlan } from './plan.ts';
import type { TensorOutput } from './roles.ts';
import { labelOutput, scoreCandidates, scoreColumns, tensorOutputs, widthOf } from './roles.ts';

/** A class label as it is written in YAML. */
type ClassLabel = string | number | boolean;

export interface InterpretOptions {
  /** All class labels (`model.classes`), in the order of the scores where the model names none. */
  readonly classes?: readonly ClassLabel[];
  /** Binary: the class whose score is judged (`model.positive-class`). */
  readonly positiveClass?: ClassLabel;
  /** Binary: predict the positive class from this score on (`evaluate.threshold`). */
  readonly threshold?: number;
}

function listOutputs(outputs: readonly TensorOutput[]): string {
  return outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`).join(', ');
}

/** The output of a model that predicts one number a row. */
function interpretValues(model: OnnxModel): ValuePlan {
  const outputs = tensorOutputs(model.runnable.outputs);
  const numeric = outputs.filter(({ type }) => !['string', 'bool'].includes(type.elementType));
  const single = numeric.filter((output) => [1, null].includes(widthOf(output)));
  const floats = single.filter(({ type }) => !isInteger(type.elementType));
  const [output, ...more] = floats.length > 0 ? floats : single;
  if (output === undefined || more.length > 0) {
    throw new ConfigurationError(
      model.subject,
      `task: a number a row is needed from exactly one output; outputs are ${listOutputs(outputs)}`,
    );
  }
  return {
    kind: 'values',
    output: output.name,
    outputs: [output.name],
    notes: model.runnable.notes,
  };
}

/** The outputs of a classifier by their part, before the classes are known. */
interface ClassifierOutputs {
  readonly all: readonly TensorOutput[];
  readonly label: TensorOutput | null;
  readonly candidates: readonly TensorOutput[];
  /** The labels that the graph itself says the label output has. */
  readonly traced: readonly string[] | null;
}

/** Class labels that the model itself names: in ZipMap, in the graph, in its metadata. */
function classesOfModel(
  model: OnnxModel,
  { candidates, traced }: ClassifierOutputs,
): readonly string[] | null {
  const { zipMapLabels } = model.runnable;
  const zipped = candidates.map(({ name }) => zipMapLabels.get(name)).find((list) => list);
  return zipped ?? traced ?? classNamesIn(model.metadata)?.names ?? null;
}

/** Classes that nobody names: 0 and 1, or 0 … k-1 for k scores. */
function assumedClasses(
  model: OnnxModel,
  task: Task,
  { label, candidates }: ClassifierOutputs,
): NamedClasses {
  const isBoolean = label?.type.elementType === 'bool';
  const width = candidates.map(widthOf).find((size) => size !== null && size > 1) ?? null;
  const count = task === 'binary-classification' ? 2 : width;
  if (label?.type.elementType === 'string' || count === null) {
    throw new ConfigurationError(
      model.subject,
      'classes: the model does not name its classes; list them in model.classes, in the order of ' +
        'its scores',
    );
  }
  if (isBoolean && count === 2) return { classes: ['false', 'true'], notes: [] };
  const classes = Array.from({ length: count }, (_, position) => String(position));
  const range = count === 2 ? '0 and 1' : `0 to ${count - 1}`;
  return { classes, notes: [`The model does not name its classes; ${range} is assumed.`] };
}

function classesFor(
  model: OnnxModel,
  task: Task,
  outputs: ClassifierOutputs,
  options: InterpretOptions,
): NamedClasses {
  const configured = options.classes?.map(String) ?? null;
  const own = classesOfModel(model, outputs);
  if (own !== null) return agreeOnClasses(model.subject, own, configured);
  if (configured !== null) return { classes: configured, notes: [] };
  return assumedClasses(model, task, outputs);
}

/**
 * Class positions by label text. A model whose label output counts 0 … k-1 while its classes have
 * other names means positions.
 */
function labelPositions(
  { label, traced }: ClassifierOutputs,
  classes: readonly string[],
): Map<string, number> {
  const positions = new Map(classes.map((name, position) => [name, position]));
  const isCounting =
    label !== null &&
    traced === null &&
    isInteger(label.type.elementType) &&
    !classes.some((name) => /^[+-]?\d+$/.test(name));
  classes.forEach((_, position) => {
    const written = traced?.[position] ?? (isCounting ? String(position) : undefined);
    if (written !== undefined && !positions.has(written)) positions.set(written, position);
  });
  return positions;
}

/** Which outputs have the scores: one for each class, or one for all. */
function scoreOutputs(
  { all, label, candidates }: ClassifierOutputs,
  classes: readonly string[],
): { scores: string[]; notes: string[] } {
  const columns = scoreColumns(
    all.filter((output) => output !== label),
    classes,
  );
  if (columns !== null) return { scores: columns.map(({ name }) => name), notes: [] };
  const [best, ...others] = candidates;
  if (best === undefined) return { scores: [], notes: [] };
  const notes =
    others.length === 0
      ? []
      : [`Scores are read from the output "${best.name}", not from ${listOutputs(others)}.`];
  return { scores: [best.name], notes };
}

/** What decides, and from which score on. */
function decide(
  model: OnnxModel,
  plan: Pick<ClassPlan, 'label' | 'scores' | 'positive'>,
  width: number | null,
  threshold: number | null,
): Pick<ClassPlan, 'decision' | 'threshold' | 'isThresholdGiven'> {
  const given = threshold !== null;
  if (given && plan.positive === null) {
    throw new ConfigurationError('threshold', 'only a binary classification has a threshold');
  }
  if (plan.scores.length === 0 && (given || plan.label === null)) {
    const outputs = listOutputs(tensorOutputs(model.runnable.outputs));
    const need = given ? 'a threshold needs scores' : 'a label or scores are needed';
    throw new ConfigurationError(
      given ? 'threshold' : model.subject,
      `${need}, and the model has none; outputs are ${outputs}`,
    );
  }
  if (given) return { decision: 'threshold', threshold, isThresholdGiven: true };
  if (plan.label !== null) return { decision: 'label', threshold: null, isThresholdGiven: false };
  const isSingle = plan.scores.length === 1 && width !== 2;
  const decision: Decision = plan.positive !== null && isSingle ? 'threshold' : 'argmax';
  return { decision, threshold: decision === 'threshold' ? 0.5 : null, isThresholdGiven: false };
}

function classifierOutputs({ runnable, bytes, graph }: OnnxModel): ClassifierOutputs {
  const all = tensorOutputs(runnable.outputs);
  const label = labelOutput(all);
  const rest = all.filter((output) => output !== label);
  const candidates = scoreCandidates(rest, runnable.zipMapLabels);
  const traced = label === null ? null : labelsOfOutput(new GraphIndex(bytes, graph), label.name);
  return { all, label, candidates, traced };
}

/**
 * The class labels that a model itself names, in the order of its scores; null for a model that
 * names none, as one for regression.
 */
export function ownClasses(model: OnnxModel): readonly string[] | null {
  return classesOfModel(model, classifierOutputs(model));
}

function interpretClasses(model: OnnxModel, task: Task, options: InterpretOptions): ClassPlan {
  const { subject, runnable } = model;
  const outputs = classifierOutputs(model);
  const { label, candidates } = outputs;
  const { classes, notes } = classesFor(model, task, outputs, options);
  const isBinary = task === 'binary-classification';
  if (isBinary && classes.length !== 2) {
    throw new ConfigurationError(
      subject,
      `task is binary-classification, but there are ${classes.length} classes: ${classes.join(', ')}`,
    );
  }
  const positiveClass = options.positiveClass === undefined ? null : String(options.positiveClass);
  const positive = isBinary ? positivePosition(subject, classes, positiveClass) : null;
  const { scores, notes: scoreNotes } = scoreOutputs(outputs, classes);
  const scored = candidates.find(({ name }) => name === scores[0]);
  const base = { label: label?.name ?? null, scores, positive };
  return {
    kind: 'classes',
    classes,
    positions: labelPositions(outputs, classes),
    ...base,
    ...decide(
      model,
      base,
      scored === undefined ? null : widthOf(scored),
      options.threshold ?? null,
    ),
    outputs: [...(label === null ? [] : [label.name]), ...scores],
    notes: [...runnable.notes, ...notes, ...scoreNotes],
  };
}

/**
 * Decides how a model's outputs are read for a task: which one is the label, which ones are scores,
 * what the classes are and which is the positive one. Nothing is run.
 *
 * @throws ConfigurationError when the outputs do not fit the task, the classes are not known, or the
 *   positive class is not among them.
 */
export function interpretOutputs(
  model: OnnxModel,
  task: Task,
  options: InterpretOptions = {},
): OutputPlan {
  switch (task) {
    case 'regression':
    case 'forecasting':
    case 'ranking':
      return interpretValues(model);
    case 'binary-classification':
    case 'multiclass-classification':
      return interpretClasses(model, task, options);
    case 'multilabel-classification':
    case 'text-generation':
      throw new ConfigurationError(
        model.subject,
        `task: a model for ${task} cannot be run here; score the data elsewhere and name the columns`,
      );
  }
}
