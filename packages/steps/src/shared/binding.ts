import type { Config } from '@slipway/core';
import { championColumns } from '@slipway/core';
import type { Table } from '@slipway/data';
import type { FeatureBinding, OnnxModel } from '@slipway/model';
import { bindFeatures } from '@slipway/model';
import type { StepContext } from '../run/step.ts';

/** Columns of the data that are no features whatever their name: answers, weights, row ids. */
function reservedColumns({ data, champion }: Config): string[] {
  const answers = [data, championColumns(champion)].flatMap((columns) => [
    columns?.prediction,
    columns?.score,
    ...Object.values(columns?.probabilities ?? {}),
  ]);
  return [...answers, data?.weight, data?.id].filter((name) => name !== undefined);
}

/**
 * Decides which columns of the table fill the model's inputs.
 *
 * @throws ConfigurationError when an input has no column
 */
export function bindTable(context: StepContext, model: OnnxModel, table: Table): FeatureBinding {
  const { data } = context.config;
  return bindFeatures(model, table.columns, {
    ...(data?.features === undefined ? {} : { features: data.features }),
    ignore: data?.ignore ?? [],
    target: data?.target ?? null,
    reserved: reservedColumns(context.config),
  });
}
