/** Models that give several labels a row, as skl2onnx exports scikit-learn's estimators. */
import { describe, expect, it } from '@jest/globals';
import type { EvaluatePredicate } from '@slipway/core';
import { evaluate } from '../evaluate.ts';
import { fixture, runStep } from '../testing.ts';

const folder = 'steps/src/evaluate/fixtures';
const FORMS = ['sequence', 'matrix', 'maps', 'forest'] as const;
type Form = (typeof FORMS)[number];

const expected = JSON.parse(fixture(`${folder}/multilabel.json`).toString()) as Record<
  Form,
  Record<string, number>
>;
const rows = fixture(`${folder}/multilabel.csv`);

interface Run {
  readonly predicate: EvaluatePredicate;
  readonly failure: string | null;
}

async function judged(form: Form | Buffer, inputs: Record<string, string> = {}): Promise<Run> {
  const model = typeof form === 'string' ? fixture(`${folder}/multilabel-${form}.onnx`) : form;
  const champion = fixture(`${folder}/multilabel-forest.onnx`);
  const files = { 'model.onnx': model, 'champion.onnx': champion, 'rows.csv': rows };
  const { outcome } = await runStep(evaluate, files, {
    model: 'model.onnx',
    task: 'multilabel-classification',
    evaluation: 'rows.csv',
    features: 'a\nb\nc\nd',
    targets: '{sport: is_sport, news: is_news, art: is_art}',
    gates: 'recall(art) >= 0.1',
    ...inputs,
  });
  const predicate = outcome.statement.predicate as EvaluatePredicate;
  return { predicate, failure: outcome.failure };
}

describe('a multilabel model', () => {
  it.each(FORMS)('has scikit-learn’s metrics: %s', async (form) => {
    const { predicate, failure } = await judged(form);
    expect(failure).toBeNull();
    expect(predicate.classes).toEqual(['sport', 'news', 'art']);
    for (const [name, value] of Object.entries(expected[form])) {
      expect(predicate.metrics[name]?.value).toBeCloseTo(value, 9);
    }
  });

  it('says what decided, and what was read otherwise than the file declares', async () => {
    const { predicate } = await judged('sequence');
    expect(predicate.scoredBy).toEqual({ label: 'label', scores: 'probabilities' });
    expect(predicate.notes).toContain(
      'output "probabilities" is read before SequenceConstruct, which the runtimes for Node cannot ' +
        'return: the probabilities of 3 labels side by side',
    );
  });

  it('is compared with a champion of another form', async () => {
    const { predicate } = await judged('sequence', {
      champion: 'champion.onnx',
      gates: 'f1_macro >= champion - 0.5',
    });
    expect(predicate.metrics.f1_macro?.champion).toBeCloseTo(expected.forest.f1_macro ?? NaN, 9);
    expect(predicate.gates.map(({ verdict }) => verdict)).toEqual(['pass']);
  });

  it('decides by a threshold that is given', async () => {
    const all = await judged('matrix', { threshold: '0' });
    expect(all.predicate.metrics.recall_micro?.value).toBe(1);
    expect(all.predicate.scoredBy.label).toBe('probabilities');
  });

  it('names its labels 0, 1, 2 where nobody does', async () => {
    const { predicate } = await judged('forest', {
      targets: '{"0": is_sport, "1": is_news, "2": is_art}',
      gates: 'recall("2") >= 0.1',
    });
    expect(predicate.metrics.accuracy?.value).toBeCloseTo(expected.forest.accuracy ?? NaN, 9);
  });

  it.each([
    [
      'fewer labels than it has',
      { targets: '{sport: is_sport, news: is_news}' },
      'classes lists 2 labels ("sport", "news"), but the model has 3',
    ],
    ['a gate on a label it has not', { gates: 'recall(jazz) >= 0.1' }, 'jazz'],
    ['labels that are no 0 and 1', { targets: '{sport: a, news: is_news, art: is_art}' }, '0 or 1'],
    [
      'a threshold rule',
      { 'threshold-rule': 'maximise f1' },
      'a threshold is chosen for binary-classification; the task is multilabel-classification',
    ],
  ])('is refused for %s', async (_what, inputs, message) => {
    const { failure } = await judged('sequence', inputs);
    expect(failure).toContain(message);
  });

  it('is refused where its outputs hold one number a row', async () => {
    const regression = fixture('model/fixtures/regression.onnx');
    const { failure } = await judged(regression);
    expect(failure).toContain(
      'classes lists 3 labels ("sport", "news", "art"), but the model has 1',
    );
  });
});
