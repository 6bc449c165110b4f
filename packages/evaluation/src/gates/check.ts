import type { Gate } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import { requireSliceColumn, termName } from '../data/slices.ts';
import type { CallContext } from '../metric/catalogue.ts';
import { requireMetric } from '../metric/registry.ts';

function refuse(gate: Gate, detail: string): never {
  throw new ConfigurationError('gates', `"${gate.text}": ${detail}`);
}

function checkChampion(gate: Gate): void {
  if (gate.limit.kind !== 'champion') return;
  if (gate.comparison === '==' || gate.comparison === '!=') {
    refuse(
      gate,
      `no interval can show that a difference is or is not exactly that; write ` +
        `"${gate.metric} within 0.01 of champion", or >= or <= champion`,
    );
  }
  const { factor } = gate.limit;
  if (!(factor > 0)) refuse(gate, `champion * ${factor}: the factor must be positive`);
}

/**
 * Checks gates against the task, the classes and the columns before anything is computed.
 *
 * @throws ConfigurationError for a metric that does not exist or belongs to another task, for
 *   arguments that it does not take, for a column that does not exist, and for `==` and `!=` against
 *   the champion
 */
export function checkGates(gates: readonly Gate[], context: CallContext): void {
  for (const gate of gates) {
    requireMetric(gate, context, 'gates');
    checkChampion(gate);
    for (const term of gate.on) requireSliceColumn(context.columns, termName(term), 'gates');
  }
}
