// What dist/slipway.js exports to the stubs beside it. Everything is loaded when it is called.

/** Runs the action of that name, as GitHub's runner started it. */
export async function runAction(name: string): Promise<void> {
  const { main } = await import('../../actions/index.ts');
  await main(name);
}

/** Runs the command line. */
export async function runCli(argv: readonly string[]): Promise<void> {
  const { main } = await import('../../packages/cli/src/main.ts');
  await main(argv);
}

/** Runs a worker thread of the model server. */
export async function runServeWorker(): Promise<void> {
  const { runServeWorker: run } = await import('../../packages/serving/src/engine/worker-main.ts');
  await run();
}
