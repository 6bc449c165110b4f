/** Where the double answers and where the pages of its objects would be. */
export interface Urls {
  /** The API's root, without a slash at the end. */
  readonly api: string;
  /** The site's root; no page of it exists. */
  readonly html: string;
}

/** GitHub's node ids are opaque; this one is readable in base 64. */
export function nodeId(kind: string, id: number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}
