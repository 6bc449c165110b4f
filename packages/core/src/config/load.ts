import { existsSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { Document, ParsedNode } from 'yaml';
import { z } from 'zod';
import { didYouMean } from '../closest.ts';
import { ConfigurationError, messageOf } from '../errors.ts';
import type { Workspace } from '../workspace.ts';
import type { Config } from './schema.ts';
import { configSchema } from './schema.ts';

export const DEFAULT_CONFIG_FILE = 'slipway.yml';

type YamlDocument = Document.Parsed<ParsedNode>;

/** ` line 7` of the node at this path, or of its nearest ancestor that exists. */
function lineOf(document: YamlDocument, lines: LineCounter, path: readonly PropertyKey[]): string {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as ParsedNode | undefined;
    if (node?.range) return ` line ${lines.linePos(node.range[0]).line}`;
  }
  return '';
}

/** The names allowed where an unknown key was found. */
function allowedKeys(path: readonly PropertyKey[]): string[] {
  let schema: unknown = configSchema;
  for (const key of path) {
    const unwrapped = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    schema = unwrapped instanceof z.ZodObject ? unwrapped.shape[String(key)] : undefined;
  }
  const unwrapped = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return unwrapped instanceof z.ZodObject ? Object.keys(unwrapped.shape) : [];
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = allowedKeys(issue.path);
    const place = path === '' ? '' : ` in ${path}`;
    const hint =
      didYouMean(key, known) || (known.length > 0 ? `; known are: ${known.join(', ')}` : '');
    return `"${key}" is not a known key${place}${hint}`;
  }
  if (issue.input === undefined && path !== '') return `${path} is missing`;
  return `${path}: ${issue.message}`;
}

/**
 * Parses and checks the text of slipway.yml.
 *
 * @param name the file's name as the user knows it, for error messages
 * @throws ConfigurationError with the line, the key and what is allowed there.
 */
export function parseConfig(text: string, name: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    const { line } = lines.linePos(syntax.pos[0]);
    throw new ConfigurationError('config', `${name} line ${line}: ${syntax.message}`);
  }
  const parsed = configSchema.safeParse(document.toJS(), { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue === undefined) throw parsed.error;
  const path =
    issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const line = lineOf(document, lines, path);
  throw new ConfigurationError('config', `${name}${line}: ${describeIssue(issue)}`);
}

/**
 * Reads slipway.yml. The default file is used when present; a file the user named must exist.
 *
 * @param written the path the user gave, or null for the default
 * @returns the configuration, or `{version: 1}` when there is no default file
 */
export function loadConfig(workspace: Workspace, written: string | null): Config {
  const name = written ?? DEFAULT_CONFIG_FILE;
  const file = workspace.absolute(name);
  if (!existsSync(file)) {
    if (written === null) return { version: 1 };
    throw new ConfigurationError('config', `${name}: no such file`);
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigurationError('config', `${name}: ${messageOf(error)}`, { cause: error });
  }
  return parseConfig(text, name);
}
