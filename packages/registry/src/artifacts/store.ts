import type { ArtifactLocation, RecordFile } from '../record.ts';

/** A file of a version on this machine, hashed already. */
export interface ArtifactFile extends RecordFile {
  /** Absolute path of the content. */
  readonly file: string;
}

/** The files of a version, and what they are together. */
export interface Artifact {
  readonly model: string;
  /** The version's digest. */
  readonly sha256: string;
  readonly files: readonly ArtifactFile[];
}

/** What a store has that no version may need any more. */
export interface StoredItem {
  /** The digest of a version, or of a file, as the store keeps it. */
  readonly sha256: string;
  readonly sizeBytes: number | null;
  /** When it was stored; null where the store does not tell. */
  readonly storedAt: Date | null;
  /** In words, for messages. */
  readonly where: string;
}

/**
 * A place that keeps the files of versions by their digests. What is there already is not sent
 * again, so that a run that died between files and record is completed by the next one; what it
 * left behind is found by `list`.
 *
 * Adapters: a folder, git, a GitHub release, an OCI registry, DVC's cache, MLflow, S3. All of them pass one
 * conformance suite (testing/store-conformance.ts).
 */
export interface ArtifactStore {
  /** As in `artifact.store` of records. */
  readonly type: string;
  /** In words, for messages. */
  readonly description: string;
  /**
   * Keeps the files.
   *
   * @throws InputError when they cannot be written, or changed since they were hashed
   */
  put(artifact: Artifact): Promise<ArtifactLocation>;
  /**
   * Writes the files below a folder, each checked against its digest.
   *
   * @throws InputError when one is missing, or not what was recorded
   */
  get(location: ArtifactLocation, files: readonly RecordFile[], folder: string): Promise<void>;
  /**
   * Reads every byte and compares digests.
   *
   * @returns what is wrong, in words; empty when nothing is
   */
  verify(location: ArtifactLocation, files: readonly RecordFile[]): Promise<string[]>;
  /**
   * What is kept beside those of the given digests; null for a store that cannot say it, or whose
   * content is not ours to remove.
   */
  list(except: ReadonlySet<string>): Promise<StoredItem[] | null>;
  /** Removes what `list` found. */
  remove(item: StoredItem): Promise<void>;
  /** What of a version `list` would call by these digests, for telling what is needed. */
  keysOf(sha256: string, files: readonly RecordFile[]): string[];
}
