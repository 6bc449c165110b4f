import { runAction } from '@slipway/runner';
import { buildImage } from '@slipway/steps';

await runAction(buildImage);
