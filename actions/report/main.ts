import { runAction } from '@slipway/runner';
import { report } from '@slipway/steps';

await runAction(report);
