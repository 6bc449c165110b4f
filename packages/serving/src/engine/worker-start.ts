// The first file of a worker thread where the sources are run as they are; in the bundle it is
// dist/serve-worker.js.
import { runServeWorker } from './worker-main.ts';

await runServeWorker();
