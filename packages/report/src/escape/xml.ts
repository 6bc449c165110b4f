import { cleanName, cleanProse, PROSE_LIMIT } from './clean.ts';

/**
 * Foreign text for the JUnit file. The XML builder escapes `& < > "`; what XML 1.0 cannot hold at
 * all is gone here already, since clean text has neither control characters nor half surrogates.
 */
export function xmlProse(text: string, limit = PROSE_LIMIT): string {
  return cleanProse(text, limit);
}

/** A foreign name for the JUnit file. */
export function xmlName(text: string, limit?: number): string {
  return cleanName(text, limit);
}
