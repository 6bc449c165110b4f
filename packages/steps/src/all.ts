import { buildImage } from './build-image.ts';
import { drift } from './drift.ts';
import { evaluate } from './evaluate.ts';
import { promote } from './promote.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { rollback } from './rollback.ts';
import type { Step } from './run/step.ts';
import { scanImage } from './scan-image.ts';
import { validate } from './validate.ts';

/** Every action, in the order of the pull-request gate. */
export const STEPS: readonly Step[] = [
  validate,
  evaluate,
  drift,
  buildImage,
  scanImage,
  register,
  promote,
  rollback,
  report,
];
