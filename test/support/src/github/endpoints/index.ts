import { BASICS } from './basics.ts';
import { CHECKS } from './checks.ts';
import { COMMENTS } from './comments.ts';
import { DEPLOYMENTS } from './deployments.ts';
import type { Endpoint } from './endpoint.ts';
import { GIT } from './git.ts';
import { PULLS } from './pulls.ts';
import { WORKFLOW_RUNS } from './workflow-runs.ts';

const ALL = {
  ...BASICS,
  ...CHECKS,
  ...COMMENTS,
  ...DEPLOYMENTS,
  ...GIT,
  ...PULLS,
  ...WORKFLOW_RUNS,
};

/** The operations that the double answers, by GitHub's `operationId`. */
export type OperationId = keyof typeof ALL;
export const ENDPOINTS: Readonly<Record<OperationId, Endpoint>> = ALL;

export function isOperationId(id: string): id is OperationId {
  return Object.hasOwn(ENDPOINTS, id);
}
