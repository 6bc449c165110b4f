import { InputError, plural } from '@slipway/core';
import type { ExpectedAnswer } from '@slipway/image';
import { fitsJson } from '@slipway/image';
import type { ModelSession, OnnxModel, TensorData, Tensors } from '@slipway/model';
import { readGoldenCases, sliceFeeds } from '@slipway/model';
import type { StepContext } from '../run/step.ts';
import { bindTable } from '../shared/binding.ts';
import { firstRole, firstRows } from '../shared/first-rows.ts';
import { startSession } from '../shared/model-file.ts';
import { openDataTables, tableOf } from '../shared/tables.ts';

const DEFAULT_ROWS = 20;

/** Inputs to ask for, before the model has answered them. */
interface Question {
  readonly name: string;
  readonly inputs: Tensors;
  /** Answers that were recorded with them. */
  readonly outputs?: Tensors;
}

async function recorded(context: StepContext, model: OnnxModel): Promise<Question[]> {
  const written = context.config.validate?.golden;
  if (written === undefined) return [];
  const folder = await context.workspace.existing(written, 'golden');
  const cases = await readGoldenCases(folder, {
    inputs: model.inputs.map(({ name }) => name),
    outputs: model.outputs.map(({ name }) => name),
  });
  return cases.map(({ name, inputs, outputs }) =>
    outputs.size === 0 ? { name, inputs } : { name, inputs, outputs },
  );
}

/** Rows of the data, each a question; for a model with a fixed batch size, whole batches. */
async function fromData(context: StepContext, model: OnnxModel, rows: number): Promise<Question[]> {
  const role = firstRole(context.config, ['evaluation', 'reference', 'current']);
  if (role === null) return [];
  const open = await openDataTables(context, [role]);
  try {
    const table = tableOf(open, role);
    const binding = bindTable(context, model, table);
    const size = binding.fixedRows ?? 1;
    const batch = await firstRows(table, binding, Math.ceil(rows / size) * size);
    if (batch === null) throw new InputError('data', `${table.uri} has no rows to ask for`);
    const feeds = binding.feeds(batch);
    const count = Math.floor(batch.rows / size);
    return Array.from({ length: count }, (_, index) => ({
      name: size === 1 ? `row ${index + 1}` : `rows ${index * size + 1} to ${(index + 1) * size}`,
      inputs: sliceFeeds(feeds, index * size, (index + 1) * size),
    }));
  } finally {
    open.database.close();
  }
}

/** A tensor of this input with the same value everywhere; dimensions of any size are 1. */
function filled(value: OnnxModel['inputs'][number], element: number): TensorData | null {
  const { type } = value;
  if (type.kind !== 'tensor') return null;
  const dims = (type.shape ?? [1]).map((size) => (typeof size === 'number' ? size : 1));
  const count = dims.reduce((product, size) => product * size, 1);
  const numbers = Array<number>(count).fill(element);
  const make = {
    float16: () => Float16Array.from(numbers),
    float32: () => Float32Array.from(numbers),
    float64: () => Float64Array.from(numbers),
    int8: () => Int8Array.from(numbers),
    int16: () => Int16Array.from(numbers),
    int32: () => Int32Array.from(numbers),
    int64: () => BigInt64Array.from(numbers.map(BigInt)),
    uint8: () => Uint8Array.from(numbers),
    uint16: () => Uint16Array.from(numbers),
    uint32: () => Uint32Array.from(numbers),
    uint64: () => BigUint64Array.from(numbers.map(BigInt)),
    bool: () => Uint8Array.from(numbers),
    string: () => Array<string>(count).fill(String(element)),
  } as const;
  if (!Object.hasOwn(make, type.elementType)) return null;
  const data = make[type.elementType as keyof typeof make]();
  return { type: type.elementType, dims, data } as TensorData;
}

/** Rows of zeros and of ones, for want of data. */
function madeUp(model: OnnxModel): Question[] {
  return [0, 1].flatMap((element) => {
    const inputs = new Map<string, TensorData>();
    for (const value of model.inputs) {
      const tensor = filled(value, element);
      if (tensor === null) return [];
      inputs.set(value.name, tensor);
    }
    return [{ name: element === 0 ? 'a row of zeros' : 'a row of ones', inputs }];
  });
}

async function answer(
  session: ModelSession,
  questions: readonly Question[],
): Promise<ExpectedAnswer[]> {
  const answers: ExpectedAnswer[] = [];
  for (const { name, inputs, outputs } of questions) {
    answers.push({ name, inputs, outputs: outputs ?? (await session.run(inputs)) });
  }
  return answers;
}

/** Made-up rows may be nonsense to a model (an index that does not exist): those are left out. */
async function answerMadeUp(
  context: StepContext,
  session: ModelSession,
): Promise<ExpectedAnswer[]> {
  context.recorder.note(
    'There is no data to ask the server for (set the input "evaluation"): it was asked for rows of zeros and ones.',
  );
  const answers: ExpectedAnswer[] = [];
  for (const question of madeUp(session.model)) {
    try {
      answers.push(...(await answer(session, [question])));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return answers;
}

/**
 * What the server will be asked: recorded inputs with their recorded outputs, and rows of the data
 * (else made-up rows) with the answers of the model run here.
 */
export async function expectedAnswers(
  context: StepContext,
  model: OnnxModel,
): Promise<ExpectedAnswer[]> {
  const { smoke } = context.config.image ?? {};
  const rows = (smoke === false ? undefined : smoke?.rows) ?? DEFAULT_ROWS;
  const questions = [
    ...(await recorded(context, model)),
    ...(await fromData(context, model, rows)),
  ];
  const session = await startSession(context, model);
  try {
    const answers =
      questions.length > 0
        ? await answer(session, questions)
        : await answerMadeUp(context, session);
    const fitting = answers.filter(({ inputs, outputs }) => fitsJson(inputs) && fitsJson(outputs));
    const left = answers.length - fitting.length;
    if (left > 0) {
      context.recorder.note(
        `${plural(left, 'row')} with NaN or infinity, which JSON has not, ${left === 1 ? 'was' : 'were'} not asked for.`,
      );
    }
    return fitting;
  } finally {
    await session.release();
  }
}
