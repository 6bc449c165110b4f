import { runAction } from '@slipway/runner';
import { evaluate } from '@slipway/steps';

await runAction(evaluate);
