import { buildImage } from './build-image.ts';
import { drift } from './drift.ts';
import { evaluate } from './evaluate.ts';
<<<<<<< HEAD
import { register } from './register.ts';
=======
import { promote } from './promote.ts';
>>>>>>> ee13107 (rollout: state machine, executor on the journal, file target; promote and rollback)
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
<<<<<<< HEAD
  register,
=======
  promote,
  rollback,
>>>>>>> ee13107 (rollout: state machine, executor on the journal, file target; promote and rollback)
  report,
];
