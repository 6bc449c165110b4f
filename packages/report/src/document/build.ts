import type { Statement, Verdict } from '@slipway/core';
import { actionOf, formatCount, worstVerdict } from '@slipway/core';
import { compareActions, VERDICT_ORDER } from '../display/words.ts';
import type { Report } from '../select/select.ts';
import { checkSection, modelSection } from './checks.ts';
import type { Content, Fact, Issue, Leg, ReportDocument, Section, Table } from './document.ts';
import { code } from './document.ts';
import { driftSections, qualitySection } from './drift.ts';
import { modelDriftSections } from './model-drift.ts';
import { fairnessSection } from './fairness.ts';
import { driftFigures, metricFigures, sliceFigures } from './figures.ts';
import { gateSection } from './gates.ts';
import { imageBuildSections } from './image-build.ts';
import { imageSections } from './image-scan.ts';
import { issuesOfReport, issuesOfStatement } from './issues.ts';
import { metricSection } from './metrics.ts';
import type { Profile } from './profile.ts';
import { promotionSections } from './promotion.ts';
import { noteSection, provenanceSection } from './provenance.ts';
import { sliceSection } from './slices.ts';
import { firstOf, makeTable, worstFirst } from './table.ts';
import type { TitledLeg } from './title.ts';
import { legName, legTitle, reportTitle } from './title.ts';
import { isCompleteEvidenceOf } from './known.ts';
import { decisionSection, versusSection } from './versus.ts';

function present(sections: readonly (Section | null)[]): Section[] {
  return sections.filter((section) => section !== null);
}

/** What only this action's evidence has; an unknown action has its gates and notes alone. */
function ownSections(statement: Statement, profile: Profile): Section[] {
  const hasFigures = !profile.compact;
  if (isCompleteEvidenceOf('validate', statement)) {
    const { predicate } = statement;
    return present([checkSection(predicate, profile), modelSection(predicate, profile)]);
  }
  if (isCompleteEvidenceOf('evaluate', statement)) {
    const { predicate } = statement;
    return present([
      metricSection(predicate, hasFigures ? metricFigures(statement) : [], profile),
      decisionSection(predicate, profile),
      versusSection(predicate, profile),
      sliceSection(predicate, hasFigures ? sliceFigures(statement) : [], profile),
      fairnessSection(predicate, profile),
    ]);
  }
  if (isCompleteEvidenceOf('drift', statement)) {
    const { predicate } = statement;
    const figures = hasFigures ? driftFigures(statement, profile.histograms) : [];
    return present([
      ...driftSections(predicate, figures, profile),
      ...modelDriftSections(predicate, profile),
      qualitySection(predicate, profile),
    ]);
  }
  if (isCompleteEvidenceOf('build-image', statement)) {
    return present(imageBuildSections(statement.predicate, profile));
  }
  if (isCompleteEvidenceOf('scan-image', statement)) {
    return present(imageSections(statement.predicate, profile));
  }
  if (isCompleteEvidenceOf('promote', statement) || isCompleteEvidenceOf('rollback', statement)) {
    return present(promotionSections(statement.predicate, profile));
  }
  return [];
}

/** Every section of one model's evidence, in reading order. */
export function legSections(statements: readonly Statement[], profile: Profile): Section[] {
  const sorted = worstFirst(
    statements.map((statement) => ({ statement, verdict: statement.predicate.verdict })),
  ).map(({ statement }) => statement);
  return present([
    gateSection(sorted, profile),
    ...sorted.flatMap((statement) => ownSections(statement, profile)),
    noteSection(statements, profile),
    provenanceSection(statements, profile),
  ]);
}

function factOf(statement: Statement): Fact {
  const { verdict, headline } = statement.predicate;
  return { action: actionOf(statement), verdict, headline };
}

function makeLeg(statements: readonly Statement[], profile: Profile): Leg {
  const first = statements[0]?.predicate;
  const model = first?.model ?? '';
  const id = first?.id ?? null;
  const verdict = worstVerdict(statements.map((statement) => statement.predicate.verdict));
  return {
    model,
    id,
    verdict,
    title: legTitle(model, id, verdict, statements),
    facts: statements.map(factOf),
    sections: legSections(statements, profile),
  };
}

function groupLegs(report: Report): (readonly Statement[])[] {
  const groups = Map.groupBy(report.statements, ({ predicate }) =>
    JSON.stringify([predicate.model, predicate.id]),
  );
  return [...groups.values()];
}

function verdictCell(statement: Statement | undefined): Content {
  return statement === undefined ? ['not run'] : [{ verdict: statement.predicate.verdict }];
}

/** Why the leg is where it is: its first issue, or the headline of its main action. */
function legReason(statements: readonly Statement[]): Content {
  const issue = worstFirst(statements.flatMap(issuesOfStatement))[0];
  if (issue !== undefined) return issue.content;
  const main = statements.find((statement) => actionOf(statement) === 'evaluate') ?? statements[0];
  return main === undefined ? [] : [main.predicate.headline];
}

function rollupTable(groups: readonly (readonly Statement[])[], limit: number): Table {
  const actions = [...new Set(groups.flat().map(actionOf))].sort(compareActions);
  const legs = groups.map((statements) => ({
    statements,
    verdict: worstVerdict(statements.map((statement) => statement.predicate.verdict)),
  }));
  const { shown, more } = firstOf(worstFirst(legs), limit, 'model');
  return makeTable(
    'Models, worst first',
    [
      { title: 'Result', align: 'left' },
      { title: 'Model', align: 'left' },
      ...actions.map((action) => ({ title: action, align: 'left' as const })),
      { title: 'Why', align: 'left', terminal: false },
    ],
    shown.map(({ statements, verdict }) => [
      [{ verdict }],
      legName(statements[0]?.predicate.model ?? '', statements[0]?.predicate.id ?? null),
      ...actions.map((action) =>
        verdictCell(statements.find((statement) => actionOf(statement) === action)),
      ),
      legReason(statements),
    ]),
    more,
  );
}

function remarksOf(report: Report): Content[] {
  const { remarks, superseded, ignored } = report;
  const list = (paths: readonly string[]): Content =>
    paths.slice(0, 5).flatMap((path, i) => (i === 0 ? [code(path)] : [', ', code(path)]));
  return [
    ...remarks.map((remark): Content => [remark]),
    ...(superseded.length === 0
      ? []
      : [
          [
            `${formatCount(superseded.length)} older attempt${superseded.length === 1 ? '' : 's'} left out: `,
            ...list(superseded),
          ],
        ]),
    ...(ignored.length === 0
      ? []
      : [
          [
            `${formatCount(ignored.length)} other file${ignored.length === 1 ? '' : 's'} in the folder: `,
            ...list(ignored),
          ],
        ]),
  ];
}

function worstLegFirst(a: { verdict: Verdict }, b: { verdict: Verdict }): number {
  return VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict];
}

/** The report as data for a surface that shows as much as `profile` says. */
export function buildDocument(report: Report, profile: Profile): ReportDocument {
  const groups = groupLegs(report);
  const legs = groups
    .map((statements) => makeLeg(statements, profile))
    .sort(worstLegFirst)
    .slice(0, profile.rows.legs);
  const issues = [
    ...report.statements.flatMap((statement) => issuesWithLeg(statement, groups.length > 1)),
    ...issuesOfReport(report),
  ];
  return {
    verdict: report.verdict,
    title: reportTitle(report, groups.map(titled)),
    issues: worstFirst(issues),
    rollup: groups.length > 1 ? rollupTable(groups, profile.rows.legs) : null,
    legs,
    remarks: remarksOf(report),
  };
}

/** The issues of a statement, with the model's name where there are several. */
function issuesWithLeg(statement: Statement, several: boolean): Issue[] {
  const issues = issuesOfStatement(statement);
  if (!several) return issues;
  const { model, id } = statement.predicate;
  return issues.map((issue) => ({
    ...issue,
    content: [...legName(model, id), ': ', ...issue.content],
  }));
}

function titled(statements: readonly Statement[]): TitledLeg {
  return {
    model: statements[0]?.predicate.model ?? '',
    id: statements[0]?.predicate.id ?? null,
    verdict: worstVerdict(statements.map((statement) => statement.predicate.verdict)),
  };
}
