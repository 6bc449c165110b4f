import { runAction } from '@slipway/runner';
import { rollback } from '@slipway/steps';

await runAction(rollback);
