import { runAction } from '@slipway/runner';
import { validate } from '@slipway/steps';

await runAction(validate);
