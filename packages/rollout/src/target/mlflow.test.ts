import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MlflowClient } from '@slipway/registry';
import type { Traffic } from '../machine/traffic.ts';
import { allTo, NO_TRAFFIC, split } from '../machine/traffic.ts';
import { targetConformance } from '../testing/conformance.ts';
import type { MlflowAliases } from '../testing/mlflow-aliases.ts';
import { startMlflowAliases } from '../testing/mlflow-aliases.ts';
import { CANARY } from '../testing/world.ts';
import { MlflowTarget } from './mlflow.ts';

function targetOf(server: MlflowAliases, numbers: Record<string, string> = {}): MlflowTarget {
  const client = new MlflowClient(server.url, { fetch, retries: 0 });
  return new MlflowTarget({ client, model: 'demo', alias: 'production', numbers });
}

async function started(): Promise<MlflowAliases> {
  const server = await startMlflowAliases();
  const tagged = (value: string): { key: string; value: string }[] => [
    { key: 'slipway.version', value },
  ];
  server.versions.push(
    { version: '3', status: 'READY', tags: tagged('1.0.0') },
    { version: '4', status: 'READY', tags: tagged('1.1.0') },
    { version: '5', status: 'PENDING_REGISTRATION', tags: [] },
  );
  server.aliases.set('production', '3');
  return server;
}

targetConformance(
  'an alias in MLflow',
  async () => {
    const server = await started();
    const meddle = (traffic: Traffic): Promise<void> => targetOf(server).write(traffic, null);
    return { target: targetOf(server), meddle, stop: () => server.stop() };
  },
  { shadow: false, splits: false },
);

describe('MlflowTarget', () => {
  let server: MlflowAliases;
  beforeEach(async () => {
    server = await started();
  });
  afterEach(() => server.stop());

  it('has no traffic while the alias is not set, and can go back to that', async () => {
    server.aliases.clear();
    const target = targetOf(server);
    expect(await target.read()).toEqual(NO_TRAFFIC);
    await target.write(allTo('1.1.0'), NO_TRAFFIC);
    expect(server.aliases.get('production')).toBe('4');
    await target.write(NO_TRAFFIC, null);
    expect(server.aliases.size).toBe(0);
  });

  it('takes numbers for versions without the tag, and says what is not ready', async () => {
    const target = targetOf(server, { '2.0.0': '5', '3.0.0': '9' });
    expect(await target.readiness('2.0.0')).toEqual({
      ready: false,
      reason: 'MLflow has it as PENDING_REGISTRATION',
    });
    await target.write(allTo('2.0.0'), allTo('1.0.0'));
    expect(server.aliases.get('production')).toBe('5');
    expect(await target.read()).toEqual(allTo('2.0.0'));
    await expect(target.readiness('3.0.0')).rejects.toThrow('has no version 3.0.0');
  });

  it('refuses what one alias cannot do', async () => {
    const target = targetOf(server);
    expect(target.refuses(CANARY)).toContain('points to one version');
    const step = { kind: 'traffic' as const, percent: 100, soakMs: 0, pause: false };
    expect(target.refuses({ ...CANARY, steps: [step] })).toBeNull();
    const written = target.write(split('1.0.0', '1.1.0', 5), null);
    await expect(written).rejects.toThrow('one version only');
    expect(server.aliases.get('production')).toBe('3');
  });

  it('names a server that is not there, as the target', async () => {
    await server.stop();
    await expect(targetOf(server).read()).rejects.toThrow(/^target: http:\/\/127.*not be reached/);
    server = await started();
  });
});
