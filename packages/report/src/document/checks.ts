import type {
  CheckResult,
  ModelDescription,
  TensorSignature,
  ValidatePredicate,
} from '@slipway/core';
import { formatCount } from '@slipway/core';
import { formatBytes, formatValue } from '../display/numbers.ts';
import { GATE_LIMIT } from '../escape/clean.ts';
import type { Content, Section, Table } from './document.ts';
import { code, join, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { countVerdicts, firstOf, makeTable, optional, worstFirst } from './table.ts';

/** A value that a check saw or wanted: a number of ours, or text from the model. */
export function checkValue(scalar: CheckResult['observed']): Content {
  if (scalar === null) return [];
  if (typeof scalar === 'number') return [value(formatValue(scalar))];
  return typeof scalar === 'boolean' ? [scalar ? 'yes' : 'no'] : [code(scalar, 60)];
}

/** What was checked, in words. */
export interface Checked {
  readonly title: string;
  readonly caption: string;
}

const MODEL_FILE: Checked = { title: 'Model checks', caption: 'Checks of the model file' };

/** The checks of a model file or an image, failures first; null when there are none. */
export function checkSection(
  predicate: { readonly checks: readonly CheckResult[] },
  profile: Profile,
  { title, caption }: Checked = MODEL_FILE,
): Section | null {
  if (predicate.checks.length === 0) return null;
  const checks = worstFirst(predicate.checks);
  const { shown, more } = firstOf(checks, profile.rows.checks, 'check');
  const table = makeTable(
    caption,
    [
      { title: 'Result', align: 'left' },
      { title: 'Check', align: 'left' },
      { title: 'Observed', align: 'right' },
      { title: 'Limit', align: 'right' },
      { title: 'Why', align: 'left', terminal: false },
    ],
    shown.map((check) => [
      [{ verdict: check.verdict }],
      [code(check.check, GATE_LIMIT)],
      checkValue(check.observed),
      checkValue(check.limit),
      optional(check.reason),
    ]),
    more,
  );
  return {
    title,
    subtitle: [countVerdicts(checks)],
    blocks: [table],
    collapsed: profile.compact && checks.every((check) => check.verdict === 'pass'),
    priority: PRIORITIES.checks,
  };
}

function shapeText(shape: TensorSignature['shape']): string {
  if (shape === null) return 'unknown';
  return `[${shape.map((dimension) => dimension ?? '?').join(', ')}]`;
}

function signatureTable(description: ModelDescription, limit: number): Table {
  const tensors = [
    ...description.inputs.map((tensor) => ({ side: 'input', tensor })),
    ...description.outputs.map((tensor) => ({ side: 'output', tensor })),
  ];
  const { shown, more } = firstOf(tensors, limit, 'tensor');
  return makeTable(
    'Inputs and outputs of the model',
    [
      { title: 'Side', align: 'left' },
      { title: 'Tensor', align: 'left' },
      { title: 'Type', align: 'left' },
      { title: 'Shape', align: 'left' },
    ],
    shown.map(({ side, tensor }) => [
      [side],
      [code(tensor.name)],
      [code(tensor.type, 40)],
      [code(shapeText(tensor.shape))],
    ]),
    more,
  );
}

function modelFacts(description: ModelDescription): Content {
  const facts: Content[] = [
    [code(description.format, 20)],
    [value(formatBytes(description.sizeBytes))],
  ];
  if (description.irVersion !== null) facts.push([`IR ${description.irVersion}`]);
  for (const { domain, version } of description.opsets.slice(0, 8)) {
    facts.push(['opset ', code(domain === '' ? 'ai.onnx' : domain, 40), ` ${version}`]);
  }
  if (description.nodes !== null) facts.push([`${formatCount(description.nodes)} nodes`]);
  if (description.producer !== null) facts.push(['made by ', code(description.producer, 40)]);
  return join(facts, ' · ');
}

/** What the model file says of itself; null when it could not be read. */
export function modelSection(predicate: ValidatePredicate, profile: Profile): Section | null {
  if (predicate.description === null) return null;
  return {
    title: 'Model',
    subtitle: modelFacts(predicate.description),
    blocks: [signatureTable(predicate.description, profile.rows.inputs)],
    collapsed: true,
    priority: PRIORITIES.model,
  };
}
