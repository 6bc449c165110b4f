/** Reports of scanners for tests, in the form that the scanners write. */

export interface FakeVulnerability {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly fixed?: string;
  readonly severity?: string;
  /** Path in the image; without one it is a package of the distribution. */
  readonly path?: string;
  readonly aliases?: readonly string[];
  readonly epss?: number;
  readonly kev?: boolean;
  readonly fixedOn?: string;
}

export interface FakeReport {
  readonly vulnerabilities?: readonly FakeVulnerability[];
  /** Packages beside those with findings; none are listed unless this is given. */
  readonly packages?: readonly FakeVulnerability[];
  readonly target?: string;
  readonly created?: string;
  readonly database?: string;
}

/** The day of the tests that need one. */
export const TODAY = new Date('2026-11-25T09:00:00Z');
export const IMAGE_ID = `sha256:${'ab'.repeat(32)}`;
export const LAYER = `sha256:${'cd'.repeat(32)}`;

export const REQUESTS: FakeVulnerability = {
  id: 'CVE-2018-18074',
  name: 'requests',
  version: '2.19.0',
  fixed: '2.20.0',
  severity: 'HIGH',
  path: 'usr/lib/python3.12/site-packages/requests-2.19.0.dist-info/METADATA',
};
export const OPENSSL: FakeVulnerability = {
  id: 'CVE-2026-1111',
  name: 'openssl',
  version: '3.0.11-1~deb12u2',
  severity: 'CRITICAL',
};

function purlOf({ name, version, path }: FakeVulnerability): string {
  const at = `@${encodeURIComponent(version)}`;
  return path === undefined ? `pkg:deb/debian/${name}${at}?arch=amd64` : `pkg:pypi/${name}${at}`;
}

function trivyVulnerability(entry: FakeVulnerability): object {
  const { id, name, version, fixed, severity = 'HIGH', path } = entry;
  return {
    VulnerabilityID: id,
    PkgName: name,
    ...(path === undefined ? {} : { PkgPath: path }),
    PkgIdentifier: { PURL: purlOf(entry) },
    InstalledVersion: version,
    ...(fixed === undefined ? {} : { FixedVersion: fixed }),
    Layer: { DiffID: LAYER },
    PrimaryURL: `https://avd.aquasec.com/nvd/${id.toLowerCase()}`,
    Title: `${name}: something is wrong`,
    Severity: severity,
    ...(entry.aliases === undefined ? {} : { VendorIDs: entry.aliases }),
  };
}

function trivyPackage(entry: FakeVulnerability): object {
  const { name, version, path } = entry;
  return {
    Name: name,
    Version: version,
    Identifier: { PURL: purlOf(entry) },
    ...(path === undefined ? {} : { FilePath: path }),
  };
}

/** A report of Trivy about a Debian image. */
export function trivyReport(report: FakeReport = {}, changes: object = {}): object {
  const { vulnerabilities = [], packages, target = 'registry.example.org/team/app:1.0' } = report;
  const results = (['os-pkgs', 'lang-pkgs'] as const).map((kind) => {
    const own = (entry: FakeVulnerability): boolean =>
      (entry.path === undefined) === (kind === 'os-pkgs');
    const listed = packages === undefined ? [] : [...packages, ...vulnerabilities].filter(own);
    const found = vulnerabilities.filter(own);
    return {
      Target: kind === 'os-pkgs' ? `${target} (debian 12.5)` : 'Python',
      Class: kind,
      Type: kind === 'os-pkgs' ? 'debian' : 'python-pkg',
      ...(packages === undefined ? {} : { Packages: listed.map(trivyPackage) }),
      ...(found.length === 0 ? {} : { Vulnerabilities: found.map(trivyVulnerability) }),
    };
  });
  return {
    SchemaVersion: 2,
    Trivy: { Version: '0.74.0' },
    CreatedAt: report.created ?? TODAY.toISOString(),
    ArtifactName: target,
    ArtifactType: 'container_image',
    Metadata: {
      Size: 120_000_000,
      OS: { Family: 'debian', Name: '12.5' },
      ImageID: IMAGE_ID,
      DiffIDs: [LAYER],
      ImageConfig: {
        architecture: 'amd64',
        os: 'linux',
        history: [{ created_by: 'RUN /bin/sh -c pip install requests==2.19.0 # buildkit' }],
        rootfs: { type: 'layers', diff_ids: [LAYER] },
      },
    },
    Results: results,
    ...changes,
  };
}

/** A report of Grype about the same. */
export function grypeReport(report: FakeReport = {}, changes: object = {}): object {
  const { vulnerabilities = [], target = 'registry.example.org/team/app:1.0' } = report;
  return {
    matches: vulnerabilities.map((entry) => ({
      vulnerability: {
        id: entry.aliases?.[0] ?? entry.id,
        dataSource: `https://nvd.nist.gov/vuln/detail/${entry.id}`,
        severity: (entry.severity ?? 'High').replace(
          /^(.)(.*)$/,
          (_, first: string, rest: string) => first + rest.toLowerCase(),
        ),
        fix:
          entry.fixed === undefined
            ? { versions: [], state: 'not-fixed' }
            : {
                versions: [entry.fixed],
                state: 'fixed',
                available:
                  entry.fixedOn === undefined
                    ? []
                    : [{ version: entry.fixed, date: entry.fixedOn, kind: 'first-observed' }],
              },
        epss: entry.epss === undefined ? [] : [{ cve: entry.id, epss: entry.epss }],
        knownExploited: entry.kev === true ? [{ cve: entry.id }] : [],
      },
      relatedVulnerabilities: entry.aliases === undefined ? [] : [{ id: entry.id }],
      matchDetails: [{ type: 'exact-direct-match' }],
      artifact: {
        name: entry.name,
        version: entry.version,
        type: entry.path === undefined ? 'deb' : 'python',
        locations: [{ path: `/${entry.path ?? 'var/lib/dpkg/status'}`, layerID: LAYER }],
        licenses: [],
        purl: purlOf(entry),
      },
    })),
    source: {
      type: 'image',
      target: {
        userInput: target,
        imageID: IMAGE_ID,
        repoDigests: [],
        imageSize: 120_000_000,
        architecture: 'amd64',
        os: 'linux',
        layers: [{ digest: LAYER }],
      },
    },
    distro: { name: 'debian', version: '12.5' },
    descriptor: {
      name: 'grype',
      version: '0.121.3',
      db: { status: { built: report.database ?? '2026-11-24T06:00:00Z', valid: true } },
      timestamp: report.created ?? TODAY.toISOString(),
    },
    ...changes,
  };
}

/** A report of OSV-Scanner about the same. */
export function osvReport(report: FakeReport = {}, changes: object = {}): object {
  const { vulnerabilities = [], packages = [], target = 'app.tar' } = report;
  const entries = [...vulnerabilities, ...packages];
  return {
    results: entries.map((entry) => {
      const isSystem = entry.path === undefined;
      const ecosystem = isSystem ? 'Debian:12' : 'PyPI';
      const isFound = vulnerabilities.includes(entry);
      const ids = [...(entry.aliases ?? []), entry.id];
      return {
        source: { path: entry.path ?? target, type: isSystem ? 'os' : 'artifact' },
        packages: [
          {
            package: { name: entry.name, version: entry.version, ecosystem },
            vulnerabilities: isFound
              ? [
                  {
                    id: ids[0],
                    aliases: ids.slice(1),
                    summary: 'something is wrong',
                    affected: [
                      {
                        package: { name: entry.name, ecosystem },
                        ranges: [
                          {
                            type: 'ECOSYSTEM',
                            events: [{ introduced: '0' }, { fixed: entry.fixed }],
                          },
                        ],
                      },
                    ],
                    database_specific: { severity: entry.severity ?? 'HIGH' },
                  },
                ]
              : [],
            groups: isFound ? [{ ids: [ids[0]], aliases: ids, max_severity: '7.5' }] : [],
          },
        ],
      };
    }),
    image_metadata: {
      os: 'Debian GNU/Linux 12 (bookworm)',
      layer_metadata: [{ diff_id: LAYER, command: 'RUN pip install', is_empty: false }],
    },
    ...changes,
  };
}
