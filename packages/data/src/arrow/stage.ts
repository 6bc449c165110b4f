import { open } from 'node:fs/promises';
import { InputError } from '@slipway/core';
import type { DataType, Field } from 'apache-arrow';
import { decompress as decompressZstd } from 'fzstd';
import { decompress as decompressLz4 } from 'lz4js';
import type { Database } from '../database.ts';
import type { LoadBatch, LoadColumn } from '../load.ts';
import { loadAsParquet } from '../load.ts';
import { uniqueNames } from '../names.ts';
import type { TextRules } from '../options.ts';
import { stageParquet } from '../parquet/stage.ts';
import { reasonOf } from '../reason.ts';
import type { SourceFile } from '../source/file.ts';
import type { StagedFile } from '../staged.ts';
import type { ArrowModule } from './values.ts';
import { conversionOf, pieceOf, valueReader } from './values.ts';
import { checkArrow } from './verify.ts';

/** Arrow lays numbers over the bytes, which must begin where a number of 64 bits may. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}

/** The Arrow library, loaded when the first Arrow file is met, with both codecs of the format. */
async function loadArrow(): Promise<ArrowModule> {
  const arrow = await import('apache-arrow');
  const { CompressionType, compressionRegistry } = arrow;
  compressionRegistry.set(CompressionType.LZ4_FRAME, {
    decode: (data) => aligned(decompressLz4(data)),
  });
  compressionRegistry.set(CompressionType.ZSTD, {
    decode: (data) => aligned(decompressZstd(data)),
  });
  return arrow;
}

/**
 * Reads an Arrow file (Feather version 2) or stream, batch by batch.
 *
 * @throws InputError for a file that is damaged or has a name twice.
 */
export async function stageArrow(
  database: Database,
  file: SourceFile,
  rules: TextRules,
): Promise<StagedFile> {
  const arrow = await loadArrow();
  const handle = await open(file.path, 'r');
  try {
    await checkArrow(handle);
    const reader = await arrow.RecordBatchReader.from(handle);
    await reader.open();
    const fields: readonly Field<DataType>[] = reader.schema.fields;
    const names = fields.map((field) => field.name);
    uniqueNames(names, file.display);
    const columns = fields.map((field): LoadColumn => ({
      name: field.name,
      ...conversionOf(arrow, field.type),
    }));
    const batches = async function* (): AsyncGenerator<LoadBatch> {
      for await (const batch of reader) {
        const pieces = fields.map((_, index) => pieceOf(batch.getChildAt(index)));
        const rows = batch.numRows;
        if (pieces.some((piece) => piece.length !== rows)) {
          throw new TypeError('the columns of a batch differ in length');
        }
        yield { rows, readers: pieces.map((piece) => valueReader(arrow, piece)) };
      }
    };
    const path = await loadAsParquet(database, columns, batches());
    return await stageParquet(database, file, rules, { path, names });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('data', `${file.display} cannot be read as Arrow: ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    await handle.close().catch(() => undefined);
  }
}
