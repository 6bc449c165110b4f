import type { ScannerName } from '../report.ts';

/** A release asset: a gzipped tar archive with the program in it. */
export interface PinnedAsset {
  readonly file: string;
  readonly sha256: string;
}

export interface PinnedScanner {
  readonly version: string;
  /** Where the project publishes it; a mirror has the same files under its own address. */
  readonly releases: string;
  readonly program: string;
  /** By `process.platform-process.arch`. */
  readonly assets: Readonly<Record<string, PinnedAsset>>;
}

/**
 * The versions that are fetched when no scanner is there. The sums are those that the projects
 * published with the release; each was found the same in several independent repositories that pin
 * it. OSV-Scanner and Docker Scout are not fetched: they are used where they are installed.
 */
export const PINNED_SCANNERS: Readonly<Partial<Record<ScannerName, PinnedScanner>>> = {
  trivy: {
    version: '0.74.0',
    releases: 'https://github.com/aquasecurity/trivy/releases/download/v0.74.0',
    program: 'trivy',
    assets: {
      'linux-x64': {
        file: 'trivy_0.74.0_Linux-64bit.tar.gz',
        sha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
      },
      'linux-arm64': {
        file: 'trivy_0.74.0_Linux-ARM64.tar.gz',
        sha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
      },
      'darwin-x64': {
        file: 'trivy_0.74.0_macOS-64bit.tar.gz',
        sha256: '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485',
      },
      'darwin-arm64': {
        file: 'trivy_0.74.0_macOS-ARM64.tar.gz',
        sha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
      },
    },
  },
  grype: {
    version: '0.117.0',
    releases: 'https://github.com/anchore/grype/releases/download/v0.117.0',
    program: 'grype',
    assets: {
      'linux-x64': {
        file: 'grype_0.117.0_linux_amd64.tar.gz',
        sha256: '38525dab1e06f162ebaa02f94d82d1f807076b011a44180cf2777edf1a7b9c26',
      },
      'linux-arm64': {
        file: 'grype_0.117.0_linux_arm64.tar.gz',
        sha256: '935f628bdf9331ffdd946931ea5fdb50045d3970ba52670cbeb44a88f127291b',
      },
    },
  },
};
