import { ConfigurationError, listNames } from '@slipway/core';
import { isInteger } from '../onnx/element-type.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { describeType } from '../onnx/value-type.ts';
import { classNamesIn } from '../prepare/metadata.ts';
import type { TensorOutput } from './roles.ts';
import { scoreCandidates, tensorOutputs, widthOf } from './roles.ts';

/**
 * How an output holds the scores of k labels: [N, k]; [N, k, 2] or [k, N, 2] with the probabilities
 * of absence and presence; or these side by side, [N, 2k].
 */
export type LabelLayout = 'flat' | 'rows-first' | 'labels-first' | 'pairs';

/** Reads several labels a row. */
export interface LabelPlan {
  /** Names of the labels, in the order of what is read. */
  readonly classes: readonly string[];
  /** Position of each of `classes` in the model's outputs. */
  readonly order: readonly number[];
  /** The output with 0 or 1 for each label, or null. */
  readonly label: string | null;
  readonly scores: { readonly output: string; readonly layout: LabelLayout } | null;
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
}

function isDiscrete({ type }: TensorOutput): boolean {
  return isInteger(type.elementType) || type.elementType === 'bool';
}

function layoutOf(model: OnnxModel, output: TensorOutput): LabelLayout {
  if (model.runnable.labelSequences.has(output.name)) return 'pairs';
  const { shape } = output.type;
  if (shape?.length !== 3) return 'flat';
  return typeof shape[0] === 'number' && typeof shape[1] !== 'number'
    ? 'labels-first'
    : 'rows-first';
}

/** The number of labels that the outputs' shapes tell; null when they do not. */
function labelCount(
  model: OnnxModel,
  label: TensorOutput | null,
  scores: TensorOutput | null,
): number | null {
  if (scores !== null) {
    const { shape } = scores.type;
    const declared = {
      pairs: model.runnable.labelSequences.get(scores.name) ?? null,
      flat: widthOf(scores),
      'rows-first': shape?.[1] ?? null,
      'labels-first': shape?.[0] ?? null,
    }[layoutOf(model, scores)];
    if (typeof declared === 'number') return declared;
  }
  const width = label === null ? null : widthOf(label);
  return width === 1 ? null : width;
}

/** The model's own names of its labels; null for 0 to k − 1, which are positions. */
function ownNames(model: OnnxModel, scores: TensorOutput | null): readonly string[] | null {
  const zipped = scores === null ? undefined : model.runnable.zipMapLabels.get(scores.name);
  const names = zipped ?? classNamesIn(model.metadata)?.names ?? null;
  return names?.every((name, position) => name === String(position)) === true ? null : names;
}

function namesOf(
  model: OnnxModel,
  own: readonly string[] | null,
  wanted: readonly string[] | null,
  count: number | null,
): { classes: readonly string[]; notes: readonly string[] } {
  const classes = wanted ?? own;
  if (classes === null && count === null) {
    throw new ConfigurationError(
      model.subject,
      'classes: the model does not say how many labels it has; list them in model.classes, in the ' +
        'order of its outputs',
    );
  }
  const known = own?.length ?? count;
  if (classes !== null && known !== null && classes.length !== known) {
    throw new ConfigurationError(
      model.subject,
      `classes lists ${classes.length} labels (${listNames(classes)}), but the model has ${known}`,
    );
  }
  if (classes !== null) return { classes, notes: [] };
  const assumed = Array.from({ length: count ?? 0 }, (_, position) => String(position));
  const note = `The model does not name its labels; 0 to ${assumed.length - 1} is assumed.`;
  return { classes: assumed, notes: [note] };
}

/** Where the model has each label: by name where it has names of its own, else by position. */
function orderOf(
  model: OnnxModel,
  classes: readonly string[],
  own: readonly string[] | null,
): number[] {
  if (own === null) return classes.map((_, position) => position);
  const order = classes.map((name) => own.indexOf(name));
  if (!order.includes(-1)) return order;
  throw new ConfigurationError(
    model.subject,
    `classes lists ${listNames(classes)}, but the model has ${listNames(own)}`,
  );
}

/**
 * Decides how a model's outputs are read as several labels a row (multilabel classification).
 *
 * @param wanted names of all labels (`model.classes`), in the order of the model's outputs unless
 *   the model names them itself
 * @throws ConfigurationError when no output holds labels or scores, or their number is not that of
 *   the names
 */
export function interpretLabels(model: OnnxModel, wanted: readonly string[] | null): LabelPlan {
  const outputs = tensorOutputs(model.runnable.outputs);
  const discrete = outputs.filter(isDiscrete);
  const label =
    discrete.find(({ name }) => /label|class|predict/i.test(name)) ?? discrete[0] ?? null;
  const [scores = null, ...others] = scoreCandidates(outputs, model.runnable.zipMapLabels);
  if (label === null && scores === null) {
    const listed = outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`).join(', ');
    throw new ConfigurationError(
      model.subject,
      'task: multilabel-classification needs an output [N, k] of 0 and 1, or of scores; outputs ' +
        `are ${listed}`,
    );
  }
  const own = ownNames(model, scores);
  const { classes, notes } = namesOf(model, own, wanted, labelCount(model, label, scores));
  const ignored = others.map(({ name }) => `"${name}"`).join(', ');
  const choice = `Scores are read from the output "${scores?.name ?? ''}", not from ${ignored}.`;
  return {
    classes,
    order: orderOf(model, classes, own),
    label: label?.name ?? null,
    scores: scores && { output: scores.name, layout: layoutOf(model, scores) },
    outputs: [label, scores].filter((output) => output !== null).map(({ name }) => name),
    notes: [...model.runnable.notes, ...notes, ...(others.length === 0 ? [] : [choice])],
  };
}
