import { formatDuration } from '@slipway/core';
import type { Plan, PlanStep } from './plan.ts';

function stepInWords(step: PlanStep): string {
  const pause = step.pause ? ', then waits for resume' : '';
  if (step.kind === 'shadow') return `shadow for ${formatDuration(step.soakMs)}${pause}`;
  const soak = step.soakMs > 0 ? `, soak ${formatDuration(step.soakMs)}` : '';
  return `traffic ${step.percent}%${soak}${pause}`;
}

/** The plan for people, a line for each step. */
export function describePlan(plan: Plan): string[] {
  const lines = plan.steps.map((step, i) => `${i + 1}. ${stepInWords(step)}`);
  if (plan.analysis !== null && plan.analysis.gates.length > 0) {
    lines.push(`gates at every step: ${plan.analysis.gates.join('; ')}`);
  }
  if (plan.strategy !== 'shadow') {
    lines.push(
      `registry: the version is assigned${plan.alias === null ? '' : `, alias ${plan.alias}`}`,
    );
  }
  if (plan.bakeMs > 0) lines.push(`bake ${formatDuration(plan.bakeMs)}`);
  return lines;
}
