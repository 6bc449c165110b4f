const DOCUMENTATION = 'https://docs.github.com/rest';

/** An answer that is an error, in the form GitHub gives it. */
export class Problem extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.body = { message, documentation_url: DOCUMENTATION, status: String(status), ...details };
    this.headers = headers;
  }
}

export function notFound(): Problem {
  return new Problem(404, 'Not Found');
}

/** A validation error about one field: 422 with `errors`. */
export function validationFailed(
  resource: string,
  field: string,
  code: string,
  message: string,
): Problem {
  return new Problem(422, 'Validation Failed', { errors: [{ resource, code, field, message }] });
}
