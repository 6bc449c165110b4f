/** A request that is not answered as asked: its status, and what the client should know. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  /** Word of the metric `slipway_errors_total`. */
  readonly reason: ErrorReason;
  /** Seconds after which to try again; null when trying again does not help. */
  readonly retryAfter: number | null;

  constructor(
    status: number,
    reason: ErrorReason,
    message: string,
    retryAfter: number | null = null,
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** Why requests are refused, for the metric. */
export type ErrorReason =
  | 'bad_request'
  | 'unauthorized'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'busy'
  | 'timeout'
  | 'unavailable'
  | 'model'
  | 'internal';

/** The client sent something that cannot be used. */
export function badRequest(message: string): RequestError {
  return new RequestError(400, 'bad_request', message);
}

export function notFound(message: string): RequestError {
  return new RequestError(404, 'not_found', message);
}

/** More work than the server takes on at a time. */
export function tooBusy(message: string, retryAfterSeconds: number): RequestError {
  return new RequestError(429, 'busy', message, Math.max(1, Math.ceil(retryAfterSeconds)));
}

const SHOWN = 80;

/**
 * Foreign text for a message: in JSON's quotes, so that control characters are escaped, and
 * shortened.
 */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return typeof value === 'string' ? JSON.stringify(short) : short;
}

/** Why a text cannot be an element of a tensor of strings; null when it can. */
export function textProblem(text: string): string | null {
  // ONNX Runtime's binding for Node ends strings there.
  return text.includes('\0')
    ? 'has the character U+0000, behind which the runtime reads nothing'
    : null;
}
