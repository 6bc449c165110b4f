import { familySync, MUSL } from 'detect-libc';

/** What a native library is built for. */
export interface Platform {
  /** As `process.platform`: `linux`, `darwin`, `win32`. */
  readonly os: string;
  /** As `process.arch`: `x64`, `arm64`. */
  readonly arch: string;
  /** Whether the C library is musl (Alpine) and not glibc. */
  readonly musl: boolean;
}

/** The platform of this process. */
export function currentPlatform(): Platform {
  return { os: process.platform, arch: process.arch, musl: familySync() === MUSL };
}

/** `linux-x64`, `linux-arm64-musl`, `win32-x64`. */
export function platformName(platform: Platform): string {
  return `${platform.os}-${platform.arch}${platform.musl ? '-musl' : ''}`;
}
