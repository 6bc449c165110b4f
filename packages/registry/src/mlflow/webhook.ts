import { createHmac, timingSafeEqual } from 'node:crypto';

/** What of a webhook's request is signed. */
export interface WebhookDelivery {
  /** `X-MLflow-Delivery-Id` */
  readonly id: string;
  /** `X-MLflow-Timestamp`: seconds since 1970. */
  readonly timestamp: string;
  /** `X-MLflow-Signature`: `v1,` and base 64. */
  readonly signature: string;
  /** The body, byte for byte. */
  readonly body: string;
}

/** A request older than this may be a recorded one that is played again. */
const TOLERANCE_SECONDS = 300;

/**
 * Whether a webhook comes from the MLflow server that shares the secret: HMAC-SHA256 over
 * `id.timestamp.body`, and not older than five minutes
 * ([MLflow: webhooks](https://mlflow.org/docs/latest/ml/webhooks/)).
 *
 * @returns null, or why not
 */
export function webhookProblem(
  { id, timestamp, signature, body }: WebhookDelivery,
  secret: string,
  now: Date,
): string | null {
  const [version, given = ''] = signature.split(',', 2);
  if (version !== 'v1') return `the signature is of version "${version}", known is v1`;
  const seconds = Number(timestamp);
  if (!/^\d+$/.test(timestamp) || Math.abs(now.getTime() / 1000 - seconds) > TOLERANCE_SECONDS) {
    return 'the delivery is too old, or from the future';
  }
  const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest();
  const actual = Buffer.from(given, 'base64');
  const isSame = actual.length === expected.length && timingSafeEqual(actual, expected);
  return isSame ? null : 'the signature is not of this delivery';
}
