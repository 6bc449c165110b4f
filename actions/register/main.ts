import { runAction } from '@slipway/runner';
import { register } from '@slipway/steps';

await runAction(register);
