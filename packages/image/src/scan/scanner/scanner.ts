import type { ScannerName } from '../report.ts';

/** What a scanner looks at. */
export type ScanTarget =
  | { readonly kind: 'image'; readonly reference: string; readonly platform: string | null }
  /** What `docker save` wrote. */
  | { readonly kind: 'archive'; readonly file: string }
  | { readonly kind: 'oci-layout'; readonly folder: string; readonly platform: string | null }
  | { readonly kind: 'sbom'; readonly file: string };

/** What a command may depend on. */
export interface ScanRun {
  /** Folder of this run, for reports. */
  readonly folder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** A command that writes a report. */
export interface ScanCommand {
  readonly args: readonly string[];
  /** Where the report is written; null for standard output. */
  readonly reportFile: string | null;
}

/** A program that looks for vulnerabilities: how it is asked, and what it answers. */
export interface Scanner {
  readonly name: ScannerName;
  readonly program: string;
  /** The command that prints the version, and more. */
  readonly versionArgs: readonly string[];
  readonly readVersion: (stdout: string) => string | null;
  /** When the database was made, in what the version command prints; null when it does not say. */
  readonly readDatabase: (stdout: string) => string | null;
  /** Variables that keep it from reporting home and looking for updates of itself. */
  readonly variables: Readonly<Record<string, string>>;
  /** Exit codes of a scan that came to its end, whatever it found. */
  readonly soundExits: readonly number[];
  readonly command: (target: ScanTarget, run: ScanRun) => ScanCommand;
}

/** A scanner that is there, at its path. */
export interface FoundScanner {
  readonly scanner: Scanner;
  readonly program: string;
  readonly version: string | null;
}
