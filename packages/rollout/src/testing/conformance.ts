import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { allTo, isSameTraffic, split } from '../machine/traffic.ts';
import type { Traffic } from '../machine/traffic.ts';
import type { TrafficTarget } from '../target/port.ts';
import { TargetChanged } from '../target/port.ts';

/** A target to test: version `1.0.0` has all the traffic, `1.1.0` can be deployed. */
export interface TargetSubject {
  readonly target: TrafficTarget;
  /** Changes the traffic behind the target's back. */
  readonly meddle: (traffic: Traffic) => Promise<void>;
  readonly stop?: () => Promise<void>;
}

/** What a target cannot do, since what is behind it cannot. */
export interface TargetLimits {
  readonly shadow?: boolean;
  /** Whether several versions can share the traffic. */
  readonly splits?: boolean;
  /** Whether it can share out parts of a percent. */
  readonly fractions?: boolean;
  /** Whether it knows which versions there are. */
  readonly knowsVersions?: boolean;
}

/** The rules that every traffic target keeps. */
export function targetConformance(
  name: string,
  start: () => Promise<TargetSubject>,
  limits: TargetLimits = {},
): void {
  describe(name, () => {
    let subject: TargetSubject;
    /** Where all of it goes to one version, shares are rounded. */
    const shared = (percent: number): Traffic =>
      split('1.0.0', '1.1.0', limits.splits === false ? Math.round(percent / 100) * 100 : percent);
    beforeEach(async () => {
      subject = await start();
    });
    afterEach(async () => {
      await subject.target.close();
      await subject.stop?.();
    });
    const expectLive = async (traffic: Traffic): Promise<void> => {
      const live = await subject.target.read();
      expect([live, isSameTraffic(live, traffic)]).toEqual([live, true]);
    };
    const deploy = (version: string): Promise<void> =>
      subject.target.deploy({ version, sha256: null });

    it('reads what is there', async () => {
      await expectLive(allTo('1.0.0'));
    });

    it('makes a version ready without giving it traffic, any number of times', async () => {
      await deploy('1.1.0');
      await deploy('1.1.0');
      await expectLive(allTo('1.0.0'));
      expect(await subject.target.readiness('1.1.0')).toEqual({ ready: true });
    });

    it('shares traffic out, up and down and half percents', async () => {
      await deploy('1.1.0');
      let expected = await subject.target.read();
      const middle = limits.fractions === false ? 12 : 12.5;
      for (const percent of [5, middle, 50, 100, 25, 0]) {
        const after = shared(percent);
        await subject.target.write(after, expected);
        await expectLive(after);
        expected = await subject.target.read();
      }
      await expectLive(allTo('1.0.0'));
    });

    it('writes the same again without harm', async () => {
      await deploy('1.1.0');
      const after = shared(20);
      await subject.target.write(after, allTo('1.0.0'));
      await subject.target.write(after, after);
      await expectLive(after);
    });

    it('changes nothing when somebody else was quicker', async () => {
      await deploy('1.1.0');
      const theirs = shared(70);
      await subject.meddle(theirs);
      const mine = shared(5);
      await expect(subject.target.write(mine, allTo('1.0.0'))).rejects.toThrow(TargetChanged);
      await expectLive(theirs);
    });

    it('restores whatever is there', async () => {
      await deploy('1.1.0');
      await subject.meddle(shared(70));
      await subject.target.write(allTo('1.0.0'), null);
      await expectLive(allTo('1.0.0'));
    });

    (limits.shadow === false ? it.skip : it)('makes shadows, and takes them away', async () => {
      await deploy('1.1.0');
      const shadowed = { ...allTo('1.0.0'), shadows: ['1.1.0'] };
      await subject.target.write(shadowed, allTo('1.0.0'));
      await expectLive(shadowed);
      await subject.target.write(shared(5), shadowed);
      await expectLive(shared(5));
    });

    (limits.knowsVersions === false ? it.skip : it)(
      'names a version that is not there',
      async () => {
        await expect(deploy('9.9.9')).rejects.toThrow(InputError);
        await expect(deploy('9.9.9')).rejects.toThrow(/^target: .*9\.9\.9/);
        await expectLive(allTo('1.0.0'));
      },
    );
  });
}
