/** What errors about a report name. */
export interface FormatContext {
  /** The report's path as the user wrote it. */
  readonly uri: string;
  /** The input it comes from: `scan-report`, `baseline`. */
  readonly subject: string;
}
