import { z } from 'zod';
import type { GitHubClient, ParametersOf } from './client.ts';
import { toRefusal } from './refusal.ts';
import { ownerAndName } from './repository.ts';
import type { WriteResult } from './status.ts';
import { cutLine, cutMarkdown } from './text.ts';

/** A remark at lines of a file. */
export interface CheckAnnotation {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'failure' | 'notice' | 'warning';
  readonly message: string;
  readonly title: string | null;
}

export interface CheckRunRequest {
  /** `owner/name` */
  readonly repository: string;
  readonly sha: string;
  readonly name: string;
  readonly conclusion: 'action_required' | 'failure' | 'neutral' | 'success';
  readonly title: string;
  /** Markdown; cut to the 65,535 characters that GitHub allows. */
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
  /** The page behind it, e.g. the run's. */
  readonly detailsUrl: string | null;
}

const SUMMARY_LENGTH = 65_535;
const TITLE_LENGTH = 255;
const ANNOTATIONS_PER_REQUEST = 50;

const checkRunSchema = z.object({ id: z.int(), html_url: z.string().nullish() });

type Output = NonNullable<ParametersOf<'POST /repos/{owner}/{repo}/check-runs'>['output']>;

function toApiAnnotation(annotation: CheckAnnotation): NonNullable<Output['annotations']>[number] {
  const { path, startLine, endLine, level, message, title } = annotation;
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    message,
    ...(title === null ? {} : { title: cutLine(title, TITLE_LENGTH) }),
  };
}

/** At least one chunk, of at most as many annotations as a request may have. */
function chunksOf(annotations: readonly CheckAnnotation[]): CheckAnnotation[][] {
  const chunks: CheckAnnotation[][] = [];
  for (let start = 0; start < annotations.length; start += ANNOTATIONS_PER_REQUEST) {
    chunks.push(annotations.slice(start, start + ANNOTATIONS_PER_REQUEST));
  }
  return chunks.length === 0 ? [[]] : chunks;
}

/**
 * Creates a completed check run with any number of annotations (needs `checks: write`; a personal
 * access token cannot). Lack of permission is an outcome, no error. When only some annotations
 * were accepted, the result has the check run's id.
 */
export async function createCheckRun(
  client: GitHubClient,
  request: CheckRunRequest,
): Promise<WriteResult> {
  const place = ownerAndName(request.repository);
  const [first = [], ...rest] = chunksOf(request.annotations);
  const outputOf = (annotations: readonly CheckAnnotation[]): Output => ({
    title: cutLine(request.title, TITLE_LENGTH),
    summary: cutMarkdown(request.summary, SUMMARY_LENGTH),
    annotations: annotations.map(toApiAnnotation),
  });
  let created: z.infer<typeof checkRunSchema> | null = null;
  try {
    created = await client.request(
      'POST /repos/{owner}/{repo}/check-runs',
      {
        ...place,
        name: request.name,
        head_sha: request.sha,
        status: 'completed',
        conclusion: request.conclusion,
        output: outputOf(first),
        ...(request.detailsUrl === null ? {} : { details_url: request.detailsUrl }),
      },
      checkRunSchema,
    );
    for (const chunk of rest) {
      await client.request(
        'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
        { ...place, check_run_id: created.id, output: outputOf(chunk) },
        checkRunSchema,
      );
    }
    return { outcome: 'created', id: created.id, url: created.html_url ?? null, reason: null };
  } catch (error) {
    const refusal = toRefusal(error, 'the check run', 'checks');
    return { id: created?.id ?? null, url: created?.html_url ?? null, ...refusal };
  }
}
