import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderJunit } from './junit.ts';
import type { Report } from './select/select.ts';
import { selectEvidence } from './select/select.ts';
import {
  check,
  common,
  drift,
  evaluation,
  failingDrift,
  failingEvaluation,
  gate,
  reportOf,
  statement,
  validation,
} from './testing/evidence.ts';
import { HOSTILE, poisoned } from './testing/hostile.ts';
import type { XmlElement } from './testing/xml.ts';
import { parseXml } from './testing/xml.ts';

const read = (report: Report): XmlElement[] => parseXml(renderJunit(report));
const named = (elements: readonly XmlElement[], name: string): XmlElement[] =>
  elements.filter((element) => element.name === name);
const attributes = (
  elements: readonly XmlElement[],
  name: string,
  key: string,
): (string | undefined)[] => named(elements, name).map((element) => element.attributes[key]);

const ELEMENTS = new Set([
  'testsuites',
  'testsuite',
  'properties',
  'property',
  'testcase',
  'failure',
  'error',
  'skipped',
  'system-out',
  'system-err',
]);

/** The order of children and the attributes that Ant's JUnit schema asks for. */
function expectSchema(elements: readonly XmlElement[]): void {
  expect(elements[0]).toMatchObject({ name: 'testsuites', attributes: {} });
  for (const [i, suite] of named(elements, 'testsuite').entries()) {
    expect(suite.attributes.id).toBe(String(i));
    expect(suite.attributes.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    expect(suite.attributes.time).toMatch(/^\d+(?:\.\d{1,3})?$/);
    for (const key of ['name', 'package', 'hostname', 'tests', 'failures', 'errors']) {
      expect(suite.attributes[key]).not.toBe('');
      expect(suite.attributes).toHaveProperty(key);
    }
  }
  for (const item of named(elements, 'testcase')) {
    expect(Object.keys(item.attributes)).toEqual(['name', 'classname', 'time']);
  }
  for (const kind of ['failure', 'error']) {
    for (const item of named(elements, kind))
      expect(Object.keys(item.attributes)).toEqual(['message', 'type']);
  }
  expect(named(elements, 'system-err')).toHaveLength(named(elements, 'testsuite').length);
}

describe('renderJunit', () => {
  const elements = read(
    reportOf([validation(), failingEvaluation(), failingDrift()], ['scan-model']),
  );

  it('has a suite per action and one for the evidence', () => {
    expect(attributes(elements, 'testsuite', 'name')).toEqual([
      'validate flight-delay',
      'evaluate flight-delay',
      'drift flight-delay',
      'evidence',
    ]);
    expectSchema(elements);
  });

  it('has a case per gate and check, and counts them', () => {
    expect(attributes(elements, 'testsuite', 'tests')).toEqual(['5', '4', '1', '1']);
    expect(attributes(elements, 'testsuite', 'failures')).toEqual(['0', '2', '1', '0']);
    expect(attributes(elements, 'testsuite', 'errors')).toEqual(['0', '1', '0', '1']);
    expect(named(elements, 'testcase')).toHaveLength(11);
  });

  it('says observed value, limit and reason', () => {
    expect(attributes(elements, 'failure', 'message')[0]).toBe(
      'observed 0.612 [0.600, 0.624]; limit ≥ 0.65',
    );
    expect(attributes(elements, 'error', 'message')).toEqual([
      'observed Δ +0.014 [−0.003, +0.031]; limit Δ ≥ 0; the interval contains the limit: more rows would decide',
      'scan-model was expected and has not run.',
    ]);
    expect(new Set(attributes(elements, 'error', 'type'))).toEqual(new Set(['inconclusive']));
  });

  it('has no failure in a passing run', () => {
    const passing = read(reportOf([validation(), evaluation(), drift()]));
    expect(named(passing, 'failure')).toEqual([]);
    expect(named(passing, 'error')).toEqual([]);
  });

  it('skips a gate that a setting excused', () => {
    const first = evaluation({
      gates: [gate('roc_auc >= champion', { verdict: 'inconclusive', reason: 'no champion yet' })],
    });
    const excused = read(reportOf([first]));
    expect(attributes(excused, 'testsuite', 'errors')).toEqual(['0']);
    expect(attributes(excused, 'skipped', 'message')[0]).toContain('no champion yet');
  });

  it('makes a case of a verdict that no gate carries', () => {
    const early = statement('evaluate', common({ verdict: 'inconclusive', reason: 'model: gone' }));
    const lone = read(reportOf([early]));
    expect(attributes(lone, 'testcase', 'name')).toEqual(['verdict']);
    expect(attributes(lone, 'error', 'message')).toEqual(['model: gone']);
  });

  it('counts failed checks of the model', () => {
    const broken = validation({
      verdict: 'fail',
      checks: [check('loads', { verdict: 'fail', reason: 'truncated' })],
    });
    expect(attributes(read(reportOf([broken])), 'failure', 'message')).toEqual(['truncated']);
  });

  it('reports unusable and missing evidence as errors, also without any statement', () => {
    const nothing = read(selectEvidence([{ path: 'drift-x.json', text: '{' }], ['evaluate']));
    expect(attributes(nothing, 'error', 'message')).toHaveLength(2);
    expectSchema(nothing);
  });

  it('is well-formed whatever the names are', () => {
    const text = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        const hostileElements = read(reportOf(poisoned(hostile), [hostile]));
        expectSchema(hostileElements);
        for (const { name } of hostileElements) expect(ELEMENTS.has(name)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
