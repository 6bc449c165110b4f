// The command line. Built by `npm run build`; do not edit.
import { runCli } from './slipway.js';

await runCli(process.argv.slice(2));
