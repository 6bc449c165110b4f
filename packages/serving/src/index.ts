export { runServeWorker } from './engine/worker-main.ts';
export type { RunningServer, ServerOptions } from './server.ts';
export { startServer } from './server.ts';
export type { ServingSettings } from './settings.ts';
export { readServingSettings } from './settings.ts';
