import { stringify } from 'yaml';

/** What a manifest says of an image. */
export interface DeploymentFacts {
  readonly modelName: string;
  readonly version: string;
  /** sha256 of the model, hex. */
  readonly sha256: string;
  /** Reference of the image, by digest where it was pushed. */
  readonly image: string;
  readonly port: number;
  readonly metrics: { readonly path: string; readonly port?: number } | null;
  /** Answer 200 when the server is ready, and while it lives. */
  readonly readyPath: string;
  readonly livePath: string;
  /** What the smoke test ran with. */
  readonly memoryMiB: number;
  readonly stopSeconds: number;
  /** Folders that have to be writable. */
  readonly writable: readonly string[];
}

/** A name as Kubernetes takes it: RFC 1123, at most 63 characters, starting with a letter. */
export function dnsName(modelName: string): string {
  const name = modelName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return /^[a-z]/.test(name) ? name : `model-${name}`.replace(/-$/, '');
}

/** A value as a label takes it. */
export function labelValue(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}

/** Seconds that a stopping server gets: what it was tested with, and some. */
export function graceSeconds({ stopSeconds }: DeploymentFacts): number {
  return Math.ceil(stopSeconds) + 20;
}

/** Documents as YAML, `---` between them, with a comment on top. */
export function yamlText(title: string, documents: readonly unknown[]): string {
  const texts = documents.map((document) => stringify(document, { lineWidth: 100 }));
  return `# ${title}\n${texts.join('---\n')}`;
}
