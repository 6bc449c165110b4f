export { runServeWorker } from './engine/worker-main.ts';
export { checkHealth } from './health-check.ts';
export type { RunningServer, ServerOptions } from './server.ts';
export { startServer } from './server.ts';
export type { ServingSettings } from './settings.ts';
export { readServerAddress, readServingSettings } from './settings.ts';
