import type { Traffic } from '../machine/traffic.ts';
import { describeTraffic, isSameTraffic } from '../machine/traffic.ts';
import { TargetChanged } from './port.ts';

/** @throws TargetChanged when the traffic is not what it is expected to be */
export function requireExpected(description: string, live: Traffic, expected: Traffic): void {
  if (isSameTraffic(live, expected)) return;
  const was = `${describeTraffic(live)}, expected was ${describeTraffic(expected)}`;
  throw new TargetChanged(`${description} has ${was}: somebody changed it`, live);
}
