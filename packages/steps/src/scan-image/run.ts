import type { Gate, GateResult } from '@slipway/core';
import { isRelative, parseGates } from '@slipway/core';
import type { Assessed, MisconfigurationEntry, SourceFile } from '@slipway/image/scan';
import { assess, lintDockerfile, sarifOf } from '@slipway/image/scan';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import { scanHeadline, scanVerdict } from './headline.ts';
import { readDockerfile, readPlaceFiles } from './places.ts';
import type { Decision } from './settings.ts';
import { readDecision } from './settings.ts';
import { writeProvenance } from './provenance.ts';
import type { WrittenFile } from './documents.ts';
import { documentFile, writeDocument } from './documents.ts';
import { writeSboms } from './sbom.ts';
import type { Scanned } from './sources.ts';
import { readChampion, withReports } from './sources.ts';
import type { ImageSubject } from './subject.ts';
import { nameImage, nameModel } from './subject.ts';

/** The usual gates: what is new and can be mended, and no secrets where they were looked for. */
function gatesOf(context: StepContext, decision: Decision, scanned: Scanned): readonly Gate[] {
  if (decision.gates.length > 0) return decision.gates;
  const isCompared = context.config.image?.baseline !== undefined;
  const usual = isCompared
    ? 'vulnerabilities(new, fixable, high) == 0'
    : 'vulnerabilities(fixable, high) == 0';
  const hasSecrets = scanned.reports.every(({ looksFor }) => looksFor.secrets);
  const lines = hasSecrets ? [usual, 'secrets == 0'] : [usual];
  context.recorder.note(`no gates are set: ${lines.join(' and ')} decide`);
  return parseGates(lines);
}

/** Our own rules on the Dockerfile, and hadolint's where a scanner runs and it is installed. */
async function lint(
  dockerfile: SourceFile | null,
  { session }: Scanned,
): Promise<MisconfigurationEntry[]> {
  if (dockerfile === null) return [];
  const others = session === null ? [] : await session.hadolint(dockerfile);
  return [...lintDockerfile(dockerfile), ...others];
}

interface Judged {
  readonly assessed: Assessed;
  readonly gates: readonly Gate[];
  readonly name: string;
  readonly model: ImageSubject['model'];
  readonly dockerfile: SourceFile | null;
}

async function judge(
  context: StepContext,
  decision: Decision,
  scanned: Scanned,
  now: Date,
): Promise<Judged> {
  const { config, recorder } = context;
  const model = await nameModel(context);
  const champion = await readChampion(context, scanned);
  const subject = nameImage(context, scanned.reports, model, scanned.file);
  const dockerfile = await readDockerfile(context);
  const gates = gatesOf(context, decision, scanned);
  const assessed = assess({
    ...decision,
    reports: scanned.reports,
    champion,
    files: await readPlaceFiles(context),
    dockerfile,
    linted: await lint(dockerfile, scanned),
    gates,
    doubts: subject.problem === null ? [] : [subject.problem],
    soundness: {
      now,
      maxDatabaseAge: decision.maxDatabaseAge,
      needsDistribution: config.image?.['require-distribution'] ?? true,
    },
    unknownSeverity: config.image?.['unknown-severity'] ?? 'inconclusive',
  });
  for (const remark of assessed.remarks) recorder.note(remark);
  for (const warning of assessed.warnings) {
    recorder.notes.push(warning);
    context.logger.warning(warning);
  }
  return { assessed, gates, name: subject.name, model: subject.model, dockerfile };
}

async function writeSarif(
  context: StepContext,
  scanned: Scanned,
  judged: Judged,
): Promise<WrittenFile> {
  const file = documentFile(context, judged.name, '.sarif');
  const [first] = scanned.reports;
  const report = scanned.file?.uri;
  const fallback =
    judged.dockerfile?.path ??
    (report === undefined ? 'Dockerfile' : context.workspace.relativeToRoot(report));
  const json = sarifOf(judged.assessed.findings, { fallback, target: first.target });
  return writeDocument(context, file, 'sarif', json);
}

/** Gates about the champion that are excused while there is none. */
function isExcused(context: StepContext, gate: Gate | undefined, result: GateResult): boolean {
  const { config } = context;
  if (config['champion-required'] !== false || config.image?.baseline !== undefined) return false;
  const isAboutChampion = gate !== undefined && (isRelative(gate) || gate.args.includes('new'));
  return isAboutChampion && result.verdict === 'inconclusive';
}

/** The outputs that name what was written, by kind. */
const OUTPUTS = {
  sarif: 'sarif',
  cyclonedx: 'sbom',
  spdx: 'sbom-spdx',
  provenance: 'provenance',
} as const;

function resultOf(
  context: StepContext,
  judged: Judged,
  written: readonly WrittenFile[],
): StepResult {
  const { assessed, name } = judged;
  const { problems } = assessed;
  const counting = assessed.gates.filter(
    (result, i) => !isExcused(context, judged.gates[i], result),
  );
  const excused = counting.length < assessed.gates.length;
  const details: Details<'scan-image'> = {
    scans: [...assessed.scans],
    vulnerabilities: [...assessed.findings.vulnerabilities],
    licenses: [...assessed.findings.licenses],
    secrets: [...assessed.findings.secrets],
    misconfigurations: [...assessed.findings.misconfigurations],
    waivers: [...assessed.waivers],
    baseline: assessed.baseline,
    sizeBytes: assessed.sizeBytes,
    championSizeBytes: assessed.championSizeBytes,
    documents: written.map(({ document }) => document),
  };
  const remark = excused
    ? 'first image: there is no champion yet, what is new is not decided'
    : (problems[0] ?? null);
  return {
    verdict: scanVerdict(counting, problems),
    headline: scanHeadline(assessed, remark),
    reason: problems.length === 0 ? null : `scan-report: ${problems.join('; ')}`,
    gates: assessed.gates,
    details,
    outputs: Object.fromEntries(
      written.map(({ document, file }) => [OUTPUTS[document.kind], file]),
    ),
    modelName: name,
  };
}

/** Scans an image, or reads the report of a scanner, and judges the image by it. */
export async function runScanImage(context: StepContext): Promise<StepResult> {
  const now = context.recorder.startedAt;
  const decision = await readDecision(context, now);
  return withReports(context, (scanned) => conclude(context, decision, scanned, now));
}

async function conclude(
  context: StepContext,
  decision: Decision,
  scanned: Scanned,
  now: Date,
): Promise<StepResult> {
  const judged = await judge(context, decision, scanned, now);
  const written = [
    await writeSarif(context, scanned, judged),
    ...(await writeSboms(context, scanned, judged.name, judged.model)),
    ...(await writeProvenance(context, scanned, judged.name)),
  ];
  return resultOf(context, judged, written);
}
