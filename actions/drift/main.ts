import { runAction } from '@slipway/runner';
import { drift } from '@slipway/steps';

await runAction(drift);
