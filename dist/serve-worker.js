// A thread of the model server. Built by `npm run build`; do not edit.
import { runServeWorker } from './slipway.js';

await runServeWorker();
