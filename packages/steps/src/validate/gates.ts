import type { CheckResult, Gate, GateResult } from '@slipway/core';
import { ConfigurationError, decideAbsolute, didYouMean, undecided } from '@slipway/core';

/** Checks whose `observed` is a number that a gate may speak of. */
export const VALIDATE_METRICS = ['model_size_mb', 'p95_latency_ms'] as const;

/**
 * Refuses gates that validate cannot decide.
 *
 * @throws ConfigurationError that quotes the gate
 */
export function checkValidateGates(gates: readonly Gate[]): void {
  for (const gate of gates) {
    const known: readonly string[] = VALIDATE_METRICS;
    if (!known.includes(gate.metric)) {
      const hint = didYouMean(gate.metric, known) || `; it can be ${known.join(' or ')}`;
      throw new ConfigurationError(
        'gates',
        `"${gate.text}": validate has no metric "${gate.metric}"${hint}`,
      );
    }
    if (gate.limit.kind === 'champion' || gate.on.length > 0 || gate.where !== null) {
      throw new ConfigurationError(
        'gates',
        `"${gate.text}": a gate of validate compares with a number, without on and where`,
      );
    }
  }
}

/** Decides the gates on what the checks measured. */
export function decideValidateGates(
  gates: readonly Gate[],
  checks: readonly CheckResult[],
): GateResult[] {
  return gates.map((gate) => {
    const check = checks.find((candidate) => candidate.check === gate.metric);
    const observed = check?.observed;
    if (typeof observed === 'number') return decideAbsolute(gate, { value: observed });
    return undecided(gate.text, check?.reason ?? 'it was not measured: there are no rows to run');
  });
}
