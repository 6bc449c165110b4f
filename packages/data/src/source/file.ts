/** File formats that can be read. */
export type Format = 'delimited' | 'json' | 'parquet' | 'arrow' | 'npy' | 'npz';

/** One file of a data set, on this machine. */
export interface SourceFile {
  /** Absolute path. */
  readonly path: string;
  /** How messages name it. */
  readonly display: string;
  readonly format: Format;
  /** Compressed as a whole with gzip. */
  readonly gzip: boolean;
  /** Hex sha256 of the bytes. */
  readonly sha256: string;
}
