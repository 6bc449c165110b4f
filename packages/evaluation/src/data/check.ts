import { InputError, listNames, plural } from '@slipway/core';
import type {
  ClassificationData,
  EvaluationData,
  MultilabelData,
  RegressionData,
  Role,
} from './data.ts';
import { rowCount } from './data.ts';

/** The input that a message about this model's output starts with. */
function subjectOf(role: Role): string {
  return role === 'challenger' ? 'model' : 'champion';
}

function checkLength(subject: string, what: string, length: number, expected: number): void {
  if (length === expected) return;
  throw new InputError(subject, `${plural(length, what)}, but the data has ${expected} of them`);
}

function checkFinite(subject: string, what: string, values: Float64Array, perRow = 1): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    const row = Math.floor(i / perRow) + 1;
    throw new InputError(
      subject,
      `the ${what} of row ${row} is ${values[i] ?? NaN}; leave such rows out, or mend their source`,
    );
  }
}

function checkWeights(weights: Float64Array | null, rows: number): void {
  if (weights === null) return;
  checkLength('data', 'weight', weights.length, rows);
  for (let row = 0; row < rows; row++) {
    const weight = weights[row] ?? NaN;
    if (weight >= 0 && weight < Infinity) continue;
    throw new InputError(
      'data',
      `the weight of row ${row + 1} is ${weight}; weights are finite numbers from 0 on`,
    );
  }
}

function checkCodes(subject: string, what: string, codes: Int32Array, classes: number): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0 && code < classes) continue;
    throw new InputError(
      subject,
      `the ${what} of row ${row + 1} is none of the declared classes (position ${code}); ` +
        'declare its class, or leave the row out',
    );
  }
}

function checkDistinct(classes: readonly string[]): void {
  const twice = classes.find((name, i) => classes.indexOf(name) < i);
  if (twice !== undefined) throw new InputError('model', `the class "${twice}" is declared twice`);
}

function checkClasses({ classes, positive, task }: ClassificationData): void {
  checkDistinct(classes);
  if (task === 'binary-classification' && classes.length !== 2) {
    throw new InputError(
      'model',
      `binary classification needs two classes, there are ${classes.length}: ${listNames(classes)}`,
    );
  }
  if (classes.length < 2) {
    throw new InputError('model', 'classification needs two classes at least');
  }
  if (positive !== null && !(positive >= 0 && positive < classes.length)) {
    throw new InputError('model', `the positive class is none of ${listNames(classes)}`);
  }
}

function checkClassification(data: ClassificationData, role: Role): void {
  const subject = subjectOf(role);
  checkClasses(data);
  const { classes, target, predicted, scores } = data;
  checkLength(subject, 'prediction', predicted.length, target.length);
  checkCodes('data', 'target', target, classes.length);
  checkCodes(subject, 'predicted class', predicted, classes.length);
  if (scores === null) return;
  const perRow = data.task === 'binary-classification' ? 1 : classes.length;
  checkLength(subject, 'score', scores.length, target.length * perRow);
  checkFinite(subject, 'score', scores, perRow);
}

function checkFlags(subject: string, what: string, flags: Uint8Array, perRow: number): void {
  const at = flags.findIndex((flag) => flag > 1);
  if (at === -1) return;
  throw new InputError(
    subject,
    `a ${what} of row ${Math.floor(at / perRow) + 1} is ${flags[at] ?? NaN}; a label is 0 or 1`,
  );
}

function checkMultilabel(data: MultilabelData, role: Role): void {
  const subject = subjectOf(role);
  const { classes, target, predicted, scores } = data;
  checkDistinct(classes);
  if (classes.length === 0) throw new InputError('model', 'there are no labels');
  if (!Number.isInteger(rowCount(data))) {
    throw new InputError('data', `${target.length} flags are no rows of ${classes.length} labels`);
  }
  checkLength(subject, 'prediction', predicted.length, target.length);
  checkFlags('data', 'target', target, classes.length);
  checkFlags(subject, 'predicted label', predicted, classes.length);
  if (scores === null) return;
  checkLength(subject, 'score', scores.length, target.length);
  checkFinite(subject, 'score', scores, classes.length);
}

function checkClusters({ clusters }: EvaluationData, rows: number): void {
  if (clusters === undefined || clusters === null) return;
  checkLength('data', 'group', clusters.length, rows);
  const missing = clusters.findIndex((cluster) => cluster < 0);
  if (missing === -1) return;
  throw new InputError(
    'data',
    `row ${missing + 1} belongs to no group; leave such rows out, or give them a group`,
  );
}

function checkRegression({ target, predicted }: RegressionData, role: Role): void {
  const subject = subjectOf(role);
  checkLength(subject, 'prediction', predicted.length, target.length);
  checkFinite('data', 'target', target);
  checkFinite(subject, 'prediction', predicted);
}

/**
 * Checks what every metric relies on: lengths, finite numbers, declared classes, weights.
 *
 * @throws InputError that names the row and the value
 */
export function checkData(data: EvaluationData, role: Role): void {
  const rows = Math.floor(rowCount(data));
  checkWeights(data.weights, rows);
  checkClusters(data, rows);
  switch (data.task) {
    case 'regression':
      checkRegression(data, role);
      break;
    case 'multilabel-classification':
      checkMultilabel(data, role);
      break;
    case 'binary-classification':
    case 'multiclass-classification':
      checkClassification(data, role);
  }
}

function sameValues(first: ArrayLike<number> | null, second: ArrayLike<number> | null): boolean {
  if (first === second) return true;
  if (first?.length !== second?.length || first === null || second === null) return false;
  for (let i = 0; i < first.length; i++) if (first[i] !== second[i]) return false;
  return true;
}

function positiveIn(data: ClassificationData | MultilabelData): number | null {
  return data.task === 'multilabel-classification' ? null : data.positive;
}

/**
 * Checks that both were scored on the same rows, in the same order, for the same task and classes.
 *
 * @throws InputError about the champion
 */
export function checkSameRows(challenger: EvaluationData, champion: EvaluationData): void {
  if (challenger.task !== champion.task) {
    throw new InputError('champion', `its task is ${champion.task}, not ${challenger.task}`);
  }
  if (!sameValues(challenger.target, champion.target)) {
    throw new InputError('champion', 'it was not scored on the same rows as the challenger');
  }
  if (!sameValues(challenger.weights, champion.weights)) {
    throw new InputError('champion', 'its rows have other weights than those of the challenger');
  }
  if (challenger.task === 'regression' || champion.task === 'regression') return;
  const same =
    champion.classes.join('\n') === challenger.classes.join('\n') &&
    positiveIn(champion) === positiveIn(challenger);
  if (!same) {
    throw new InputError(
      'champion',
      `its classes are ${listNames(champion.classes)}, not ${listNames(challenger.classes)}`,
    );
  }
}

/** Whether both models give the same answer, scores included, on every row. */
export function samePredictions(first: EvaluationData, second: EvaluationData): boolean {
  if (!sameValues(first.predicted, second.predicted)) return false;
  if (first.task === 'regression' || second.task === 'regression') return true;
  return sameValues(first.scores, second.scores) && first.probabilities === second.probabilities;
}
