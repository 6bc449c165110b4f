import type { Package } from '../scan/report.ts';
import type { Distribution } from './installed.ts';

/** A metric of the model with its interval. */
export interface SbomMetric {
  readonly name: string;
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** The model in the image. */
export interface SbomModel {
  readonly name: string;
  readonly version: string | null;
  readonly sha256: string;
  readonly license: string | null;
  readonly task: string | null;
  /** Data it was judged on. */
  readonly data: readonly { readonly name: string; readonly sha256: string }[];
  readonly metrics: readonly SbomMetric[];
}

/** What an SBOM is about. */
export interface SbomSubject {
  /** Name of the image. */
  readonly name: string;
  /** `sha256:…` of its configuration. */
  readonly imageId: string | null;
  readonly distribution: Distribution | null;
  readonly packages: readonly Package[];
  readonly model: SbomModel | null;
  readonly createdAt: Date;
}

/** An id in the form of a UUID, from a sha256 in hex: the same for the same content. */
export function uuidOf(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
