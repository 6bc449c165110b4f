import { constants, gunzip, inflate } from 'node:zlib';
import { promisify } from 'node:util';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest, RequestError, tooBusy } from '../request-error.ts';

const decompressors = { gzip: promisify(gunzip), deflate: promisify(inflate) };

/** How much of requests may be in memory. */
export interface BodyLimits {
  /** Bytes of one body, decompressed. */
  readonly maxBodyBytes: number;
  /** Bytes of all bodies that are being received or answered. */
  readonly maxBufferBytes: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Bytes of the body that count against the limit of all bodies. */
    heldBytes: number;
    /** When the last byte of the request had arrived (performance.now). */
    receivedAt: number;
  }
}

/** Counts the bytes of all bodies in memory. */
class Budget {
  readonly #limit: number;
  #held = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws RequestError 429 when other requests hold the memory there is. */
  take(request: FastifyRequest, bytes: number): void {
    const isAlone = this.#held === request.heldBytes;
    if (!isAlone && this.#held + bytes > this.#limit) {
      throw tooBusy('the bodies of other requests fill the memory there is for them', 1);
    }
    this.#held += bytes;
    request.heldBytes += bytes;
  }

  give(request: FastifyRequest): void {
    this.#held -= request.heldBytes;
    request.heldBytes = 0;
  }
}

function tooLarge(limit: number): RequestError {
  return new RequestError(
    413,
    'too_large',
    `the body has more than ${limit} bytes; send fewer rows at a time, or raise serve.max-body-mb`,
  );
}

async function decompress(encoding: string, bytes: Buffer, limit: number): Promise<Buffer> {
  if (encoding !== 'gzip' && encoding !== 'deflate') {
    throw new RequestError(
      415,
      'unsupported',
      'a body is sent as it is, or with content-encoding gzip or deflate',
    );
  }
  try {
    const finishFlush = constants.Z_SYNC_FLUSH;
    return await decompressors[encoding](bytes, { maxOutputLength: limit, finishFlush });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw badRequest(`the body is not ${encoding}`);
  }
}

/** Receives a body, and stops at the first byte that is too much. */
function receive(
  request: FastifyRequest,
  payload: NodeJS.ReadableStream,
  limits: BodyLimits,
  budget: Budget,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: Error): void => {
      payload.removeListener('data', take);
      reject(error);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limits.maxBodyBytes) {
        stop(tooLarge(limits.maxBodyBytes));
        return;
      }
      try {
        budget.take(request, chunk.length);
      } catch (error) {
        stop(error as Error);
        return;
      }
      chunks.push(chunk);
    };
    payload.on('data', take);
    payload.on('end', () => {
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size));
    });
    payload.on('error', () => {
      reject(badRequest('the request ended before its body was complete'));
    });
  });
}

/**
 * Makes an application read every body as bytes, whatever its content type, within limits that
 * hold for each and for all together.
 */
export function readBodies(app: FastifyInstance, limits: BodyLimits): void {
  const budget = new Budget(limits.maxBufferBytes);
  app.decorateRequest('heldBytes', 0);
  app.decorateRequest('receivedAt', 0);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limits.maxBodyBytes) throw tooLarge(limits.maxBodyBytes);
    const bytes = await receive(request, payload, limits, budget);
    const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
    const body =
      encoding === 'identity' ? bytes : await decompress(encoding, bytes, limits.maxBodyBytes);
    if (body !== bytes) budget.take(request, body.length);
    request.receivedAt = performance.now();
    return body;
  });
  app.addHook('onResponse', (request, _reply, done) => {
    budget.give(request);
    done();
  });
}

/** The body that was read; empty where the request had none. */
export function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
