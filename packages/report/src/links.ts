/** A link of ours under the report. */
export interface ReportLink {
  readonly words: string;
  /** An http or https address; any other is left out or shown as words alone. */
  readonly url: string;
}

export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
