import { runAction } from '@slipway/runner';
import { scanImage } from '@slipway/steps';

await runAction(scanImage);
