import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Subject } from '@slipway/core';
import { actionOf, parseEvidence } from '@slipway/core';
import type { EvidenceFile, Report, ReportLink } from '@slipway/report';
import {
  COMMENT_LIMIT,
  renderHtml,
  renderJunit,
  renderMarkdown,
  renderSummary,
  renderText,
  reportHeadline,
  selectEvidence,
} from '@slipway/report';
import { splitLines } from '../input/from-config.ts';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import { postComment } from './comment.ts';
import { readEvidenceFolder } from './read-folder.ts';

/** Reports of earlier runs lie in the same folder; a report is not made of reports. */
function isReport({ text }: EvidenceFile): boolean {
  const { statement } = parseEvidence(text);
  return statement !== null && actionOf(statement) === 'report';
}

function linksOf(context: StepContext): ReportLink[] {
  const { github } = context.environment;
  return github === null ? [] : [{ words: 'workflow run', url: github.runUrl }];
}

/** What the report is about: every model version that evidence was found for. */
function subjectsOf(report: Report): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const statement of report.statements) {
    for (const subject of statement.subject) subjects.set(subject.digest.sha256, subject);
  }
  return [...subjects.values()];
}

/** The one model that all evidence is about, or null. */
function onlyModel(report: Report): string | null {
  const models = new Set(report.statements.map(({ predicate }) => predicate.model));
  return models.size === 1 ? ([...models][0] ?? null) : null;
}

interface Written {
  readonly markdown: string;
  readonly html: string;
  readonly junit: string;
}

async function writeFiles(
  context: StepContext,
  report: Report,
  options: { links: ReportLink[]; commit: string | null },
): Promise<Written> {
  const folder = path.join(context.evidenceDirectory, 'report');
  await mkdir(folder, { recursive: true });
  const write = async (name: string, text: string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return file;
  };
  return {
    markdown: await write('report.md', renderMarkdown(report, options)),
    html: await write('report.html', renderHtml(report, options)),
    junit: await write('junit.xml', renderJunit(report)),
  };
}

async function comment(
  context: StepContext,
  report: Report,
  options: { links: ReportLink[]; commit: string | null },
): Promise<number | null> {
  const { environment, logger, config } = context;
  const token = context.options.get('github-token') ?? '';
  if (environment.github === null) return null;
  if (token === '') {
    logger.info('No comment: github-token is not set. The report is in the job summary.');
    return null;
  }
  const key = config.model?.name ?? 'report';
  const { id } = await postComment(
    environment.github,
    token,
    key,
    ({ maxLength }) =>
      renderMarkdown(report, { ...options, limit: Math.min(maxLength, COMMENT_LIMIT) }),
    logger,
  );
  return id;
}

/** Reads all evidence, renders it everywhere, and ends with the worst verdict. */
export async function runReport(context: StepContext): Promise<StepResult> {
  const { evidenceDirectory, environment, recorder, config } = context;
  const expected = splitLines(context.options.get('expected') ?? '');
  const files = (await readEvidenceFolder(evidenceDirectory)).filter((file) => !isReport(file));
  const report = selectEvidence(files, expected);
  for (const { name, digest } of subjectsOf(report)) recorder.addSubject(name, digest.sha256);
  const options = { links: linksOf(context), commit: environment.source?.commit ?? null };
  const written = await writeFiles(context, report, options);
  const commentId = await comment(context, report, options);
  const details: Details<'report'> = {
    sources: [...report.sources],
    missing: [...report.missing],
  };
  const modelName = config.model?.name ?? onlyModel(report);
  return {
    verdict: report.verdict,
    headline: reportHeadline(report),
    gates: [],
    details,
    outputs: { ...written, 'comment-id': commentId === null ? '' : String(commentId) },
    text: renderText(report),
    jobSummary: renderSummary(report, options),
    ...(modelName === null ? {} : { modelName }),
  };
}
