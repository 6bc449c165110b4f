import { runAction } from '@slipway/runner';
import { promote } from '@slipway/steps';

await runAction(promote);
