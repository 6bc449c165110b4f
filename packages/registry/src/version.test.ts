import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { checkedVersion, compareVersions, greatestVersion, nextVersion } from './version.ts';

describe('versions', () => {
  it.each([
    ['1.2.3', '1.2.3'],
    ['v1.2.3', '1.2.3'],
    ['2.0.0-rc.1', '2.0.0-rc.1'],
  ])('reads %s', (text, version) => {
    expect(checkedVersion(text)).toBe(version);
  });

  it.each([
    '',
    'v',
    '1',
    '1.2',
    '01.2.3',
    '1.2.3.4',
    'vv1.2.3',
    '=1.2.3',
    ' 1.2.3',
    '1.2.3-',
    'latest',
  ])('refuses %j', (text) => {
    expect(() => checkedVersion(text)).toThrow(ConfigurationError);
    expect(() => checkedVersion(text)).toThrow(/^version: ".*" is not a semantic version/);
  });

  it('says why build metadata is refused', () => {
    expect(() => checkedVersion('1.2.3+5')).toThrow('does not tell versions apart');
  });

  it('orders by precedence, not by text', () => {
    expect(['1.10.0', '1.9.0', '2.0.0-rc.1', '2.0.0'].sort(compareVersions)).toEqual([
      '1.9.0',
      '1.10.0',
      '2.0.0-rc.1',
      '2.0.0',
    ]);
    expect(greatestVersion(['1.9.0', '1.10.0', '1.10.0-rc.1'])).toBe('1.10.0');
    expect(greatestVersion([])).toBeNull();
  });

  it('grows', () => {
    expect(nextVersion('1.2.3', 'major')).toBe('2.0.0');
    expect(nextVersion('1.2.3', 'minor')).toBe('1.3.0');
    expect(nextVersion('1.2.3', 'patch')).toBe('1.2.4');
    expect(nextVersion('2.0.0-rc.1', 'patch')).toBe('2.0.0');
  });
});
