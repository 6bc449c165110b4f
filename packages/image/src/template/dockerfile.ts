/** Text without line breaks and other control characters. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/**
 * A value in a Dockerfile: in quotes, with what the builder would replace or take for the end of it
 * escaped (https://docs.docker.com/reference/dockerfile/#environment-replacement).
 */
export function quoted(text: string): string {
  return `"${oneLine(text).replace(/[\\"$]/g, '\\$&')}"`;
}

/** A comment line. */
export function comment(text: string): string {
  return `# ${oneLine(text)}`;
}

/** A command in exec form: no shell reads it. */
export function exec(command: readonly string[]): string {
  return JSON.stringify(command);
}

/** `LABEL` with one label a line, sorted. */
export function labelLines(labels: Readonly<Record<string, string>>): string {
  const entries = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = entries.map(([key, value]) => `${quoted(key)}=${quoted(value)}`);
  return `LABEL ${lines.join(' \\\n      ')}`;
}

/** Joins the parts of a Dockerfile with an empty line between. */
export function paragraphs(...parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

export interface HealthCheck {
  readonly command: readonly string[];
}

/** `HEALTHCHECK` in exec form, patient with a model that takes long to load. */
export function healthCheck({ command }: HealthCheck): string {
  const timing = '--interval=30s --timeout=5s --start-period=60s --retries=3';
  return `HEALTHCHECK ${timing} \\\n  CMD ${exec(command)}`;
}
