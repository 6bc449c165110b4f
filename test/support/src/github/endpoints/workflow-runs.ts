import { notFound } from '../problem.ts';
import { toWorkflowRun } from '../resources/workflow-run.ts';
import type { Endpoint } from './endpoint.ts';
import { repositoryOf } from './endpoint.ts';

/** Runs of workflows, as far as somebody asks whether they are over. */
export const WORKFLOW_RUNS = {
  'actions/get-workflow-run': {
    permissions: ['actions'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const id = Number(call.params.run_id);
      const run = repository.workflowRuns.find((one) => one.id === id);
      if (run === undefined) throw notFound();
      return { status: 200, body: toWorkflowRun(repository, run, call.urls) };
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
