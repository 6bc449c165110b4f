import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError, InputError } from '@slipway/core';
import { RegistryConflict } from '../errors.ts';
import type { Registry } from '../port.ts';
import { ADA, draft, request } from './draft.ts';

/** What an adapter cannot do, since the registry behind it cannot. */
export interface Limits {
  /** Whether names with dots and letters of other scripts work. */
  readonly anyName?: boolean;
  /** Whether there are other aliases than those that stand for environments. */
  readonly aliases?: boolean;
  /** Whether several versions can be in as many environments. */
  readonly environments?: readonly string[];
  /** Whether what happened can be asked. */
  readonly history?: boolean;
  /** How many registrations are made at the same time. */
  readonly racers?: number;
}

/** A registry to test: empty, and able to be opened twice. */
export interface Subject {
  readonly open: () => Promise<Registry>;
  readonly stop?: () => Promise<void>;
}

const NOTE = { by: ADA, reason: 'a test' };

/** The rules that every registry keeps, whatever it is kept in. */
export function registryConformance(
  name: string,
  start: () => Promise<Subject>,
  limits: Limits = {},
): void {
  describe(`${name}: registry conformance`, () => {
    let subject: Subject;
    let registry: Registry;
    let model = '';
    let count = 0;

    beforeEach(async () => {
      subject = await start();
      registry = await subject.open();
      // A server keeps what other tests registered.
      count += 1;
      model = `flight-delay-${process.pid}-${count}`;
    });
    afterEach(async () => {
      await registry.close();
      await subject.stop?.();
    });

    const register = (content: string, more: Parameters<typeof request>[2] = {}): Promise<string> =>
      registry.register(request(model, content, more)).then(({ version }) => version.version);

    it('knows nothing of a model that was never registered', async () => {
      expect(await registry.model(model)).toBeNull();
      expect(await registry.history(model)).toEqual([]);
      expect(await registry.attachment(model, '1.0.0', 'card.md')).toBeNull();
      expect((await registry.list()).map((entry) => entry.model)).not.toContain(model);
    });

    it('numbers versions, and finds them again from another opening', async () => {
      expect(await register('a')).toBe('1.0.0');
      expect(
        await register('b', {
          choice: { kind: 'derived', bump: () => ({ bump: 'minor', why: 'w' }) },
        }),
      ).toBe('1.1.0');
      expect(
        await register('c', {
          choice: { kind: 'derived', bump: () => ({ bump: 'major', why: 'w' }) },
        }),
      ).toBe('2.0.0');
      const other = await subject.open();
      const state = await other.model(model);
      await other.close();
      expect(state?.versions.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0', '2.0.0']);
      expect(state?.versions.map(({ record }) => record?.previous)).toEqual([
        null,
        '1.0.0',
        '1.1.0',
      ]);
      expect(state?.versions.every(({ active }) => active)).toBe(true);
    });

    it('keeps every word of a record', async () => {
      const more = {
        sizeBytes: 3_000_000_000,
        lineage: {
          commit: { repository: 'octo/demo', sha: 'a'.repeat(40) },
          run: 'https://example.org/runs/1',
          data: [{ name: 'reference', uri: 'data/j"an.parquet', sha256: 'b'.repeat(64), rows: 7 }],
          parameters: { depth: 6, rate: 0.1, name: 'Bäume 🌲', nested: { deep: [1, null] } },
          image: `registry.example.org/x@sha256:${'c'.repeat(64)}`,
          card: null,
        },
        metrics: {
          roc_auc: {
            value: 0.741,
            interval: [0.733, 0.749] as [number, number],
            confidence: 0.95,
            greaterIsBetter: true,
          },
          log_loss: { value: null, interval: null, confidence: null, greaterIsBetter: false },
        },
        signature: {
          inputs: [{ name: 'hour', type: 'int64', shape: [null, 1] }],
          outputs: [{ name: 'p', type: 'float32', shape: ['batch', 2] }],
        },
      };
      const { version, created } = await registry.register(request(model, 'a', { draft: more }));
      expect(created).toBe(true);
      const state = await registry.model(model);
      expect(state?.versions[0]?.record).toEqual(version.record);
      expect(version.record).toMatchObject({ ...draft(model, 'a'), ...more, by: ADA });
      expect(version.record?.versionReason).toBe('the first version');
    });

    it('takes the same content for the same version', async () => {
      const first = await registry.register(request(model, 'a'));
      const again = await registry.register(request(model, 'a'));
      expect(again.created).toBe(false);
      expect(again.version.version).toBe(first.version.version);
      expect(again.version.record).toEqual(first.version.record);
      await register('b');
      const back = await registry.register(request(model, 'a'));
      expect([back.created, back.version.version]).toEqual([false, '1.0.0']);
      expect((await registry.model(model))?.versions).toHaveLength(2);
    });

    it('takes a version that is given, once', async () => {
      const given = (version: string): Parameters<typeof request>[2] => ({
        choice: { kind: 'given', version },
      });
      expect(await register('a', given('v3.1.0'))).toBe('3.1.0');
      expect(await register('a', given('3.1.0'))).toBe('3.1.0');
      await expect(register('b', given('3.1.0'))).rejects.toThrow(RegistryConflict);
      await expect(register('b', given('3.1.0'))).rejects.toThrow(
        'is registered already, with other content',
      );
      await expect(register('a', given('3.2.0'))).rejects.toThrow(
        `registered already, as ${model} 3.1.0`,
      );
      await expect(register('b', given('three'))).rejects.toThrow(ConfigurationError);
      expect(await register('b')).toBe('3.1.1');
    });

    it('tells the chooser of the number which version is the latest', async () => {
      await register('a');
      const seen: (string | undefined)[] = [];
      await register('b', {
        choice: {
          kind: 'derived',
          bump: (latest) => {
            seen.push(latest?.version);
            return { bump: 'major', why: 'an input is gone' };
          },
        },
      });
      expect(seen).toEqual(['1.0.0']);
      const versions = (await registry.model(model))?.versions ?? [];
      expect(versions[1]?.record?.versionReason).toBe('major after 1.0.0: an input is gone');
    });

    it('keeps attachments', async () => {
      const attachments = [{ file: 'evidence/evaluate-x.json', text: '{"a": "é"}\n' }];
      await register('a', { attachments });
      expect(await registry.attachment(model, '1.0.0', 'evidence/evaluate-x.json')).toBe(
        '{"a": "é"}\n',
      );
      expect(await registry.attachment(model, 'v1.0.0', 'changelog.md')).toBe(
        `${model} v1.0.0 after nothing\n`,
      );
      expect(await registry.attachment(model, '1.0.0', 'nothing')).toBeNull();
    });

    describe('environments', () => {
      const [staging, production] = limits.environments ?? ['staging', 'production'];
      const assign = (version: string | null, more: object = {}): Promise<boolean> =>
        registry.assign({ model, environment: production ?? '', version, ...NOTE, ...more });
      const current = async (): Promise<string | null> => {
        const { assignments = [] } = (await registry.model(model)) ?? {};
        return assignments.find(({ environment }) => environment === production)?.version ?? null;
      };

      it('hold one version, and let it go', async () => {
        await register('a');
        await register('b');
        expect(await assign('1.0.0')).toBe(true);
        expect(await assign('v1.0.0')).toBe(false);
        expect(await current()).toBe('1.0.0');
        expect(await assign('1.0.1')).toBe(true);
        expect(await current()).toBe('1.0.1');
        expect(await assign('1.0.0')).toBe(true);
        expect(await current()).toBe('1.0.0');
        expect(await assign(null)).toBe(true);
        expect(await current()).toBeNull();
        expect(await assign(null)).toBe(false);
      });

      it('are changed only from what is expected', async () => {
        await register('a');
        await register('b');
        await expect(assign('1.0.0', { expected: '1.0.1' })).rejects.toThrow(RegistryConflict);
        expect(await assign('1.0.0', { expected: null })).toBe(true);
        await expect(assign('1.0.1', { expected: null })).rejects.toThrow(
          `${model} in ${production} is 1.0.0, expected was no version`,
        );
        expect(await current()).toBe('1.0.0');
        expect(await assign('1.0.1', { expected: '1.0.0' })).toBe(true);
      });

      it('take only registered versions in use', async () => {
        await expect(assign('1.0.0')).rejects.toThrow(`${model} has no versions`);
        await register('a');
        await register('b');
        await expect(assign('1.0.7')).rejects.toThrow(InputError);
        await expect(assign('1.0.7')).rejects.toThrow('did you mean');
        await registry.deregister(model, '1.0.0', NOTE);
        await expect(assign('1.0.0')).rejects.toThrow('was taken out of use');
        await expect(
          registry.assign({ model, environment: 'pro d', version: '1.0.1', ...NOTE }),
        ).rejects.toThrow(ConfigurationError);
      });

      it('are told in the list of models, with the latest version', async () => {
        await register('a');
        await register('b');
        await assign('1.0.0');
        const overview = (await registry.list()).find((entry) => entry.model === model);
        expect(overview).toMatchObject({ model, versions: 2, deprecated: false });
        expect(overview?.latest?.version).toBe('1.0.1');
        expect(overview?.latest?.record?.version).toBe('1.0.1');
        expect(overview?.assignments).toMatchObject([
          { environment: production, version: '1.0.0', by: 'Ada', reason: 'a test' },
        ]);
      });

      (staging === undefined || production === undefined ? it.skip : it)('are apart', async () => {
        await register('a');
        await register('b');
        await assign('1.0.0');
        await registry.assign({ model, environment: staging ?? '', version: '1.0.1', ...NOTE });
        const { assignments } = (await registry.model(model)) ?? {};
        expect(assignments?.map(({ environment, version }) => `${environment} ${version}`)).toEqual(
          [`${production} 1.0.0`, `${staging} 1.0.1`],
        );
      });
    });

    (limits.aliases === false ? it.skip : it)(
      'moves aliases, only from what is expected',
      async () => {
        await register('a');
        await register('b');
        const alias = (version: string | null, more: object = {}): Promise<boolean> =>
          registry.alias({ model, alias: 'champion', version, ...NOTE, ...more });
        const current = async (): Promise<string | undefined> =>
          (await registry.model(model))?.aliases.get('champion');
        expect(await alias('1.0.0')).toBe(true);
        expect(await alias('1.0.0')).toBe(false);
        expect(await current()).toBe('1.0.0');
        await expect(alias('1.0.1', { expected: null })).rejects.toThrow(RegistryConflict);
        expect(await alias('1.0.1', { expected: '1.0.0' })).toBe(true);
        expect(await current()).toBe('1.0.1');
        expect(await alias(null)).toBe(true);
        expect(await current()).toBeUndefined();
        await expect(alias('9.9.9')).rejects.toThrow(InputError);
      },
    );

    it('takes versions out of use, but not those that are needed', async () => {
      await register('a');
      await register('b');
      const [environment = 'production'] = (limits.environments ?? ['production']).slice(-1);
      await registry.assign({ model, environment, version: '1.0.1', ...NOTE });
      await expect(registry.deregister(model, '1.0.1', NOTE)).rejects.toThrow(
        `${model} 1.0.1 is still in ${environment}`,
      );
      expect(await registry.deregister(model, '1.0.0', NOTE)).toBe(true);
      expect(await registry.deregister(model, '1.0.0', NOTE)).toBe(false);
      const versions = (await registry.model(model))?.versions ?? [];
      expect(versions.map(({ version, active }) => [version, active])).toEqual([
        ['1.0.0', false],
        ['1.0.1', true],
      ]);
      await expect(register('a')).rejects.toThrow('which was taken out of use');
      await registry.assign({ model, environment, version: null, ...NOTE });
      await registry.deregister(model, '1.0.1', NOTE);
      // Numbers do not go back.
      expect(await register('c')).toBe('1.0.2');
    });

    it('marks models as deprecated', async () => {
      await expect(registry.deprecate(model, NOTE)).rejects.toThrow(InputError);
      await register('a');
      expect(await registry.deprecate(model, NOTE)).toBe(true);
      expect(await registry.deprecate(model, NOTE)).toBe(false);
      expect((await registry.model(model))?.deprecated).toBe(true);
    });

    (limits.history === false ? it.skip : it)('remembers what happened, in order', async () => {
      await register('a');
      await register('b');
      const [environment = 'production'] = (limits.environments ?? ['production']).slice(-1);
      await registry.assign({ model, environment, version: '1.0.0', ...NOTE });
      await registry.assign({ model, environment, version: '1.0.1', by: ADA, reason: null });
      await registry.assign({ model, environment, version: null, ...NOTE });
      await registry.deregister(model, '1.0.0', NOTE);
      const events = await registry.history(model);
      expect(
        events.map(({ kind, version, environment: where, reason }) => [
          kind,
          version,
          where,
          reason,
        ]),
      ).toEqual([
        ['registered', '1.0.0', null, null],
        ['registered', '1.0.1', null, null],
        ['assigned', '1.0.0', environment, 'a test'],
        ['assigned', '1.0.1', environment, null],
        ['unassigned', '1.0.1', environment, 'a test'],
        ['deregistered', '1.0.0', null, 'a test'],
      ]);
      expect(events.every(({ by }) => by === 'Ada')).toBe(true);
      const times = events.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
    });

    it('refuses names that cannot be', async () => {
      await expect(registry.register(request('a b', 'a'))).rejects.toThrow(/^model-name: "a b"/);
      await expect(registry.register(request('../x', 'a'))).rejects.toThrow(ConfigurationError);
    });

    (limits.anyName === false ? it.skip : it)(
      'takes names with slashes, dots and any letters',
      async () => {
        for (const name of [`team/${model}`, `${model}.v2`, `modèle-${model}`]) {
          await registry.register(request(name, 'a'));
          await registry.assign({
            model: name,
            environment: 'eu/prod.1',
            version: '1.0.0',
            ...NOTE,
          });
          expect((await registry.model(name))?.versions.map(({ version }) => version)).toEqual([
            '1.0.0',
          ]);
          const overview = (await registry.list()).find((entry) => entry.model === name);
          expect(overview?.assignments[0]?.environment).toBe('eu/prod.1');
        }
      },
    );

    it('gives no number twice when many register at the same time', async () => {
      const racers = limits.racers ?? 12;
      const registries = await Promise.all(Array.from({ length: 4 }, () => subject.open()));
      const results = await Promise.all(
        Array.from({ length: racers }, async (_, i) => {
          const opened = registries[i % 4] ?? registry;
          return opened.register(request(model, `content ${i % (racers - 2)}`));
        }),
      );
      await Promise.all(registries.map((other) => other.close()));
      const state = await registry.model(model);
      const versions = state?.versions.map(({ version }) => version) ?? [];
      expect(versions).toHaveLength(racers - 2);
      expect(new Set(versions).size).toBe(versions.length);
      expect(results.filter(({ created }) => created)).toHaveLength(racers - 2);
      // The same content is the same version, whoever was first.
      expect(results[0]?.version.version).toBe(results[racers - 2]?.version.version);
    });
  });
}
