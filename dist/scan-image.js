// The action scan-image. Built by `npm run build`; do not edit.
import { runAction } from './slipway.js';

await runAction('scan-image');
