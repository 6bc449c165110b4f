// The action build-image. Built by `npm run build`; do not edit.
import { runAction } from './slipway.js';

await runAction('build-image');
