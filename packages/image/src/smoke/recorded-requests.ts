import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, messageOf } from '@slipway/core';
import { z } from 'zod';
import type { GoldenRequest } from './protocol.ts';
import { excerpt } from './protocol.ts';
import type { HttpAnswer } from './relay.ts';

const requestSchema = z.strictObject({
  request: z.strictObject({
    method: z.enum(['GET', 'POST']).default('POST'),
    path: z.string().regex(/^\/[!-~]*$/, 'a path starts with /'),
    headers: z.record(z.string(), z.string()).default({}),
    /** JSON, unless it is text. */
    body: z.unknown().optional(),
  }),
  response: z.strictObject({
    status: z.int().min(100).max(599).default(200),
    /** JSON that the answer has to hold: objects may have further keys. */
    body: z.unknown().optional(),
  }),
  rtol: z.number().nonnegative().default(1e-3),
  atol: z.number().nonnegative().default(1e-7),
});
type Recorded = z.infer<typeof requestSchema>;

interface Bounds {
  readonly rtol: number;
  readonly atol: number;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}

/**
 * Where an answer's JSON is not what was recorded: numbers within the tolerance, objects may have
 * further keys. Null when it fits.
 */
export function jsonProblem(
  answered: unknown,
  expected: unknown,
  bounds: Bounds,
  at = 'the answer',
): string | null {
  if (typeof expected === 'number' && typeof answered === 'number') {
    const within = Math.abs(answered - expected) <= bounds.atol + bounds.rtol * Math.abs(expected);
    return within ? null : `${at} is ${answered}, recorded is ${expected}`;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(answered)) return `${at} is ${show(answered)}, recorded is an array`;
    if (answered.length !== expected.length) {
      return `${at} has ${answered.length} elements, recorded are ${expected.length}`;
    }
    for (const [index, value] of expected.entries()) {
      const problem = jsonProblem(answered[index], value, bounds, `${at}[${index}]`);
      if (problem !== null) return problem;
    }
    return null;
  }
  if (expected !== null && typeof expected === 'object') {
    if (answered === null || typeof answered !== 'object' || Array.isArray(answered)) {
      return `${at} is ${show(answered)}, recorded is an object`;
    }
    for (const [key, value] of Object.entries(expected)) {
      if (!Object.hasOwn(answered, key)) return `${at} has no ${JSON.stringify(key)}`;
      const problem = jsonProblem(Reflect.get(answered, key), value, bounds, `${at}.${key}`);
      if (problem !== null) return problem;
    }
    return null;
  }
  return answered === expected ? null : `${at} is ${show(answered)}, recorded is ${show(expected)}`;
}

function answerProblem(answer: HttpAnswer, { response, rtol, atol }: Recorded): string | null {
  if (answer.status !== response.status) {
    return `status ${answer.status} instead of ${response.status}: ${excerpt(answer)}`;
  }
  if (response.body === undefined) return null;
  const body = answer.body.toString('utf8');
  if (typeof response.body === 'string' && body === response.body) return null;
  try {
    return jsonProblem(JSON.parse(body), response.body, { rtol, atol });
  } catch {
    return `the answer is no JSON: ${excerpt(answer)}`;
  }
}

function golden(name: string, recorded: Recorded): GoldenRequest {
  const { method, path: target, headers, body } = recorded.request;
  const isText = typeof body === 'string';
  const type = { 'content-type': isText ? 'text/plain' : 'application/json' };
  return {
    name,
    request: {
      method,
      path: target,
      headers: body === undefined ? headers : { ...type, ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    },
    problem: (answer) => answerProblem(answer, recorded),
  };
}

/**
 * Reads recorded HTTP requests and their answers: every `*.json` of a folder, sorted by name, each
 * `{request: {method, path, headers, body}, response: {status, body}, rtol, atol}`.
 *
 * @throws InputError (`requests: …`) for a file that cannot be read, or when there is none
 */
export async function readRecordedRequests(
  folder: string,
  shown: string,
): Promise<GoldenRequest[]> {
  const refuse = (detail: string): never => {
    throw new InputError('requests', detail);
  };
  const names = await readdir(folder).catch((error: unknown) => refuse(messageOf(error)));
  const requests: GoldenRequest[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const text = await readFile(path.join(folder, name), 'utf8');
    try {
      requests.push(golden(name, requestSchema.parse(JSON.parse(text))));
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
      refuse(`${shown}/${name}: ${reason.replace(/\s*\n\s*/g, ' ')}`);
    }
  }
  if (requests.length === 0) refuse(`${shown}: there is no *.json with a recorded request`);
  return requests;
}
