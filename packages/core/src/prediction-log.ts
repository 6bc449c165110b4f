/**
 * Columns that the model server adds to its prediction log beside those of the data. They are no
 * features: `drift` does not compare them where only the current data have them.
 */
export const PREDICTION_LOG = {
  /** When the answer was given, ISO 8601, UTC. */
  time: 'slipway_time',
  /** The request's id where the client gave one: `id` of the protocol, or the header x-request-id. */
  request: 'slipway_request',
  /** The version that answered. */
  version: 'slipway_version',
  /** The predicted class or value. */
  label: 'slipway_label',
  /** Binary: the positive class's score; several classes: the highest; null without scores. */
  score: 'slipway_score',
} as const;

export const PREDICTION_LOG_COLUMNS: readonly string[] = Object.values(PREDICTION_LOG);
