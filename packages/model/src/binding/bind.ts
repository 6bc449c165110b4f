import type { ColumnInfo } from '@slipway/core';
import { ConfigurationError, listNames } from '@slipway/core';
import type { OnnxModel } from '../onnx/model.ts';
import type { BindingOptions } from './binder.ts';
import { Binder } from './binder.ts';
import type { BoundInput } from './bound-input.ts';
import { FeatureBinding } from './feature-binding.ts';
import type { InputForm } from './input-form.ts';
import { formOf } from './input-form.ts';
import { ColumnIndex } from './match.ts';

/** Refuses a model that would be told what it should predict. */
function refuseTarget(subject: string, bound: readonly BoundInput[], target: string | null): void {
  const leak = bound.find(({ columns }) => columns.some(({ name }) => name === target));
  if (leak === undefined || target === null) return;
  throw new ConfigurationError(
    subject,
    `input "${leak.form.name}" would be fed with "${target}", the column it should predict`,
  );
}

/** A number of rows that every call must have, when inputs fix it; they must agree. */
function commonFixedRows(subject: string, forms: readonly InputForm[]): number | null {
  const fixed = [...new Set(forms.map(({ fixedRows }) => fixedRows))].filter((n) => n !== null);
  if (fixed.length > 1) {
    throw new ConfigurationError(
      subject,
      `its inputs take different numbers of rows (${fixed.join(', ')}): they are no columns of one table`,
    );
  }
  return fixed[0] ?? null;
}

/** The input that takes several columns, if there is one, and those that take one each. */
function splitForms(
  subject: string,
  forms: readonly InputForm[],
  binder: Binder,
): { matrix: InputForm | null; single: readonly InputForm[] } {
  const [first] = forms;
  if (forms.length === 1 && first !== undefined && !binder.isNamed(first)) {
    return { matrix: first, single: [] };
  }
  const matrices = forms.filter(({ kind }) => kind === 'matrix');
  if (matrices.length > 1) {
    throw new ConfigurationError(
      subject,
      `takes ${matrices.length} tables of several columns ` +
        `(${listNames(matrices.map(({ name }) => name))}), and which columns belong to which cannot ` +
        'be told; export the model with one table, or with one input for each column',
    );
  }
  return { matrix: matrices[0] ?? null, single: forms.filter(({ kind }) => kind === 'column') };
}

/**
 * Decides which columns fill the model's inputs. An input that takes one value a row is bound to
 * the column of the same name (or to the only one that differs in blanks and underscores). A
 * matrix input takes the columns that `features` or the model's metadata names, in that order;
 * the order in the file means nothing.
 *
 * @throws ConfigurationError that names the input, its type and the columns there are, when one
 *   cannot be bound.
 */
export function bindFeatures(
  model: OnnxModel,
  columns: readonly ColumnInfo[],
  options: BindingOptions = {},
): FeatureBinding {
  const { subject } = model;
  const binder = new Binder(model, new ColumnIndex(columns), options);
  const forms = model.inputs.map((input) => formOf(subject, input));
  const { matrix, single } = splitForms(subject, forms, binder);
  if (matrix === null && (options.features ?? []).length > 0) {
    binder.notes.push('data.features decides nothing: the model’s inputs are bound by name.');
  }
  const byName = binder.bindColumns(single);
  const bound = matrix === null ? byName : [...byName, binder.bindMatrix(matrix)];
  refuseTarget(subject, bound, options.target ?? null);
  const used = new Set(bound.flatMap((input) => input.columns.map(({ name }) => name)));
  return new FeatureBinding(subject, bound, {
    notes: binder.notes,
    unused: binder.candidates().filter((name) => !used.has(name)),
    fixedRows: commonFixedRows(subject, forms),
  });
}
