// The action promote. Built by `npm run build`; do not edit.
import { runAction } from './slipway.js';

await runAction('promote');
