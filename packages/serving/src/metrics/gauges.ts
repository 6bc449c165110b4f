import { VERSION } from '@slipway/core';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import { LABELS } from './instruments.ts';

/** What gauges show of a version. */
export interface VersionState {
  readonly name: string;
  readonly sha256: string;
  readonly runtime: string;
  readonly weight: number;
  readonly isShadow: boolean;
  readonly waitingRows: number;
  readonly inFlight: number;
}

/** Looks the versions up that there are now. */
export type MetricsState = () => Iterable<VersionState>;

type Value = (version: VersionState) => number;

const GAUGES: readonly (readonly [name: string, help: string, value: Value])[] = [
  ['slipway_queue_rows', 'Rows that wait to be run.', (version) => version.waitingRows],
  ['slipway_requests_in_flight', 'Requests being answered.', (version) => version.inFlight],
  ['slipway_traffic_weight', 'Percentage of the traffic.', (version) => version.weight],
  ['slipway_shadow', 'Whether it is a shadow.', (version) => (version.isShadow ? 1 : 0)],
];

/** Gauges whose values are looked up when somebody asks. */
export function addGauges(registry: Registry, model: string, state: MetricsState): void {
  for (const [name, help, value] of GAUGES) {
    new Gauge({
      name,
      help,
      labelNames: LABELS,
      registers: [registry],
      collect() {
        this.reset();
        for (const version of state()) this.set({ model, version: version.name }, value(version));
      },
    });
  }
  new Gauge({
    name: 'slipway_version_info',
    help: 'What a version is: digest of the model, runtime.',
    labelNames: [...LABELS, 'sha256', 'runtime', 'slipway'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { name, sha256, runtime } of state()) {
        this.set({ model, version: name, sha256, runtime, slipway: VERSION }, 1);
      }
    },
  });
}
