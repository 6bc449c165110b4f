import type { ColumnInfo } from '@slipway/core';
import { ConfigurationError, didYouMean, listNames, plural } from '@slipway/core';
import type { OnnxModel } from '../onnx/model.ts';
import { featureNamesIn } from '../prepare/metadata.ts';
import type { BoundInput } from './bound-input.ts';
import type { InputForm } from './input-form.ts';
import type { ColumnIndex } from './match.ts';

/** What the configuration says about columns. */
export interface BindingOptions {
  /** Columns of a single matrix input, in its order (`data.features`). */
  readonly features?: readonly string[];
  /** Columns left out (`data.ignore`). */
  readonly ignore?: readonly string[];
  /** Column with the true value (`data.target`). */
  readonly target?: string | null;
  /** Columns with another use: weight, row id, somebody's predictions. */
  readonly reserved?: readonly string[];
}

/** Finds the columns of inputs, and remarks on the way. */
export class Binder {
  readonly notes: string[] = [];
  readonly #model: OnnxModel;
  readonly #columns: ColumnIndex;
  readonly #options: BindingOptions;

  constructor(model: OnnxModel, columns: ColumnIndex, options: BindingOptions) {
    this.#model = model;
    this.#columns = columns;
    this.#options = options;
  }

  /** The column that an input or feature name means; null when there is none. */
  #find(name: string, taken: ReadonlySet<string>): ColumnInfo | null {
    const exact = this.#columns.get(name);
    if (exact !== null) return exact;
    const similar = this.#columns.similar(name);
    if (similar === null || taken.has(similar.name)) return null;
    this.notes.push(`"${name}" of the model is the column "${similar.name}" of the data.`);
    return similar;
  }

  /** Columns found exactly, and columns that several names would be taken for. */
  #taken(names: readonly string[]): Set<string> {
    const exact = names.filter((name) => this.#columns.get(name) !== null);
    const similar = names
      .filter((name) => this.#columns.get(name) === null)
      .map((name) => this.#columns.similar(name)?.name)
      .filter((name) => name !== undefined);
    const twice = similar.filter((name, position) => similar.indexOf(name) !== position);
    return new Set([...exact, ...twice]);
  }

  /** Whether a column is found by the input's own name. */
  isNamed(form: InputForm): boolean {
    return this.#columns.get(form.name) !== null || this.#columns.similar(form.name) !== null;
  }

  /**
   * One column for each input, by name.
   *
   * @throws ConfigurationError when there is none.
   */
  bindColumns(forms: readonly InputForm[]): BoundInput[] {
    const taken = this.#taken(forms.map(({ name }) => name));
    const bound: BoundInput[] = [];
    const missing: InputForm[] = [];
    for (const form of forms) {
      const column = this.#find(form.name, taken);
      if (column === null) missing.push(form);
      else bound.push({ form, columns: [column] });
    }
    if (missing.length > 0) this.#refuseMissing(missing);
    return bound;
  }

  #refuseMissing(missing: readonly InputForm[]): never {
    const [first, ...rest] = missing;
    if (first === undefined) throw new Error('nothing is missing');
    const { names } = this.#columns;
    const others =
      rest.length === 0
        ? ''
        : ` (nor ${listNames(
            rest.map(({ name }) => name),
            5,
          )})`;
    throw new ConfigurationError(
      this.#model.subject,
      `input "${first.name}" (${first.elementType}): the data has no such column${others}` +
        `${didYouMean(first.name, names) || ';'} columns are ${listNames(names)}`,
    );
  }

  /**
   * Several columns for one input, in the order that the configuration or the model says.
   *
   * @throws ConfigurationError when neither does, or a column is missing.
   */
  bindMatrix(form: InputForm): BoundInput {
    const names = this.#featureNames(form);
    const taken = this.#taken(names);
    const columns = names.map((name) => {
      const column = this.#find(name, taken);
      if (column !== null) return column;
      throw new ConfigurationError(
        'data',
        `features: the data has no column "${name}"` +
          `${didYouMean(name, this.#columns.names) || ';'} ` +
          `columns are ${listNames(this.#columns.names)}`,
      );
    });
    return { form, columns };
  }

  /** The columns of a matrix input in its order: from the configuration, or from the model. */
  #featureNames(form: InputForm): readonly string[] {
    const { features } = this.#options;
    if (features !== undefined && features.length > 0) {
      this.#checkFeatures(features, form);
      return features;
    }
    const named = featureNamesIn(this.#model.metadata);
    if (named !== null && (form.width === null || named.names.length === form.width)) {
      this.notes.push(
        `The order of the columns of "${form.name}" is that of "${named.key}" in the model’s metadata.`,
      );
      return named.names;
    }
    return [this.#onlyCandidate(form)];
  }

  #checkFeatures(features: readonly string[], form: InputForm): void {
    const twice = features.find((name, position) => features.indexOf(name) !== position);
    if (twice !== undefined) {
      throw new ConfigurationError('data', `features names "${twice}" twice`);
    }
    if (form.width !== null && form.width !== features.length) {
      throw new ConfigurationError(
        'data',
        `features names ${plural(features.length, 'column')}, but input "${form.name}" of the model takes ` +
          `${form.width}`,
      );
    }
  }

  /** The single column there is for an input that takes one: the only order that needs no saying. */
  #onlyCandidate(form: InputForm): string {
    const candidates = this.candidates();
    const [only] = candidates;
    if (form.width === 1 && candidates.length === 1 && only !== undefined) {
      this.notes.push(`"${form.name}" of the model takes the only column there is, "${only}".`);
      return only;
    }
    if (form.kind === 'column') this.#refuseMissing([form]);
    const width = form.width === null ? 'its columns' : `${form.width} columns`;
    throw new ConfigurationError(
      'data',
      `features: input "${form.name}" (${form.elementType}) of the model takes ${width} in one ` +
        'table, and neither the configuration nor the model’s metadata says in which order; list ' +
        `them in data.features. Columns are ${listNames(candidates)}`,
    );
  }

  /** Columns that can be features. */
  candidates(): string[] {
    const { ignore = [], target = null, reserved = [] } = this.#options;
    const out = new Set([...ignore, ...reserved, ...(target === null ? [] : [target])]);
    return this.#columns.names.filter((name) => !out.has(name));
  }
}
