import path from 'node:path';
import { z } from 'zod';
import type { ScanCommand, Scanner, ScanRun, ScanTarget } from './scanner.ts';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function read<T>(schema: z.ZodType<T>, text: string): T | null {
  const parsed = schema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : null;
}

const toStdout = (...args: string[]): ScanCommand => ({ args, reportFile: null });
const platformFlags = (platform: string | null): string[] =>
  platform === null ? [] : ['--platform', platform];

const trivyVersion = z.object({
  Version: z.string(),
  VulnerabilityDB: z.object({ UpdatedAt: z.string() }).nullish(),
});

function trivyCommand(target: ScanTarget): ScanCommand {
  const common = ['--format', 'json', '--list-all-pkgs', '--quiet'];
  switch (target.kind) {
    case 'image':
      return toStdout(
        'image',
        ...common,
        ...platformFlags(target.platform),
        '--',
        target.reference,
      );
    case 'archive':
      return toStdout('image', ...common, '--input', target.file);
    case 'oci-layout':
      return toStdout(
        'image',
        ...common,
        ...platformFlags(target.platform),
        '--input',
        target.folder,
      );
    case 'sbom':
      return toStdout('sbom', ...common, '--', target.file);
  }
}

/** https://trivy.dev; flags of 0.50 and later. */
export const trivy: Scanner = {
  name: 'trivy',
  program: 'trivy',
  versionArgs: ['version', '--format', 'json'],
  readVersion: (text) => read(trivyVersion, text)?.Version ?? null,
  readDatabase: (text) => read(trivyVersion, text)?.VulnerabilityDB?.UpdatedAt ?? null,
  variables: {
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
    TRIVY_NO_PROGRESS: 'true',
    TRIVY_EXIT_CODE: '0',
  },
  soundExits: [0],
  command: trivyCommand,
};

const GRYPE_SCHEMES = { archive: 'docker-archive', 'oci-layout': 'oci-dir', sbom: 'sbom' } as const;

function grypeCommand(target: ScanTarget): ScanCommand {
  const common = ['--output', 'json'];
  if (target.kind === 'image') {
    return toStdout(...common, ...platformFlags(target.platform), '--', target.reference);
  }
  const place = target.kind === 'oci-layout' ? target.folder : target.file;
  const platform = target.kind === 'oci-layout' ? platformFlags(target.platform) : [];
  return toStdout(...common, ...platform, `${GRYPE_SCHEMES[target.kind]}:${place}`);
}

/** https://github.com/anchore/grype; it says its database's date in the report. */
export const grype: Scanner = {
  name: 'grype',
  program: 'grype',
  versionArgs: ['version', '--output', 'json'],
  readVersion: (text) => read(z.object({ version: z.string() }), text)?.version ?? null,
  readDatabase: () => null,
  variables: { GRYPE_CHECK_FOR_APP_UPDATE: 'false' },
  // 2: `fail-on-severity` of the user's own configuration.
  soundExits: [0, 2],
  command: grypeCommand,
};

/** Where OSV-Scanner keeps databases that were brought along. */
const OSV_DATABASES = 'OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY';

function osvCommand(target: ScanTarget, { variables }: ScanRun): ScanCommand {
  const offline = variables[OSV_DATABASES] ? ['--offline'] : [];
  const common = ['--format', 'json', '--all-packages', ...offline];
  switch (target.kind) {
    case 'image':
      return toStdout('scan', 'image', ...common, '--', target.reference);
    case 'archive':
      return toStdout('scan', 'image', ...common, '--archive', '--', target.file);
    case 'oci-layout':
      return toStdout('scan', 'image', ...common, '--', target.folder);
    case 'sbom':
      return toStdout('scan', 'source', ...common, '--lockfile', target.file);
  }
}

/** https://google.github.io/osv-scanner; version 2. */
export const osvScanner: Scanner = {
  name: 'osv-scanner',
  program: 'osv-scanner',
  versionArgs: ['--version'],
  readVersion: (text) => /version:\s*(\S+)/i.exec(text)?.[1] ?? null,
  readDatabase: () => null,
  variables: {},
  // 1: vulnerabilities were found.
  soundExits: [0, 1],
  command: osvCommand,
};

const SCOUT_SCHEMES = {
  image: 'image',
  archive: 'archive',
  'oci-layout': 'oci-dir',
  sbom: 'sbom',
} as const;

function scoutCommand(target: ScanTarget, { folder }: ScanRun): ScanCommand {
  const reportFile = path.join(folder, 'scout.sarif.json');
  const place =
    target.kind === 'image'
      ? target.reference
      : target.kind === 'oci-layout'
        ? target.folder
        : target.file;
  const platform = target.kind === 'image' ? platformFlags(target.platform) : [];
  return {
    args: [
      ...['scout', 'cves', '--format', 'sarif', '--output', reportFile],
      ...platform,
      `${SCOUT_SCHEMES[target.kind]}://${place}`,
    ],
    reportFile,
  };
}

/** https://docs.docker.com/scout; a plugin of docker that needs an account. */
export const dockerScout: Scanner = {
  name: 'docker-scout',
  program: 'docker',
  versionArgs: ['scout', 'version'],
  readVersion: (text) => /version:\s*v?(\S+)/i.exec(text)?.[1] ?? null,
  readDatabase: () => null,
  variables: {},
  soundExits: [0],
  command: scoutCommand,
};

/** In the order in which they are looked for. Docker Scout is used only where it is asked for. */
export const SCANNERS_BY_NAME = {
  trivy,
  grype,
  'osv-scanner': osvScanner,
  'docker-scout': dockerScout,
} as const;
export const AUTOMATIC = [trivy, grype, osvScanner] as const;
