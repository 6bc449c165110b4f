import type { HttpAnswer, HttpRequest } from './relay.ts';

/** A request whose answer is known. */
export interface GoldenRequest {
  /** For messages: `row 3`. */
  readonly name: string;
  readonly request: HttpRequest;
  /** What is wrong with the answer; null when it is as expected. */
  readonly problem: (answer: HttpAnswer) => string | null;
}

/** A request that no server should accept. */
export interface MalformedRequest {
  /** `a body that is no JSON` */
  readonly name: string;
  readonly request: HttpRequest;
}

/** What the smoke test asks a server. */
export interface Questions {
  /** Answers with 200 once the server is ready. */
  readonly ready: HttpRequest;
  readonly golden: readonly GoldenRequest[];
  readonly malformed: readonly MalformedRequest[];
  /** Metrics in Prometheus's format; null when the server has none. */
  readonly metrics: HttpRequest | null;
  /** A small request that is timed; null when none is known. */
  readonly timed: HttpRequest | null;
}

const EXCERPT = 200;

/** The beginning of an answer's body, for messages. */
export function excerpt({ body }: HttpAnswer): string {
  const text = body.toString('utf8').trim();
  return JSON.stringify(text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);
}
