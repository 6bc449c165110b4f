// The action register. Built by `npm run build`; do not edit.
import { runAction } from './slipway.js';

await runAction('register');
