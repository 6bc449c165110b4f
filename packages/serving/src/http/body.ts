import { constants, gunzip, inflate } from 'node:zlib';
import { finished } from 'node:stream/promises';
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
    /** Those of them that came out of the part which is kept for small bodies. */
    heldSmallBytes: number;
    /** When the last byte of the request had arrived (performance.now). */
    receivedAt: number;
  }
}

/** Beginning of every body that is taken out of the part kept for small ones. */
const SMALL_BYTES = 64 * 1024;
/** That part: large bodies, slowly sent, must not shut small ones out. */
const SMALL_SHARE = 0.25;

/** Counts the bytes of all bodies in memory. */
class Budget {
  readonly #smallLimit: number;
  readonly #largeLimit: number;
  #small = 0;
  #large = 0;

  constructor(limit: number) {
    this.#smallLimit = limit * SMALL_SHARE;
    this.#largeLimit = limit - this.#smallLimit;
  }

  /** @throws RequestError 429 when other requests hold the memory there is. */
  take(request: FastifyRequest, bytes: number): void {
    const held = request.heldSmallBytes;
    const small = Math.min(bytes, SMALL_BYTES - held, Math.max(0, this.#smallLimit - this.#small));
    const large = bytes - small;
    const isAlone = this.#large === request.heldBytes - held;
    if (large > 0 && !isAlone && this.#large + large > this.#largeLimit) {
      throw tooBusy('the bodies of other requests fill the memory there is for them', 1);
    }
    this.#small += small;
    this.#large += large;
    request.heldSmallBytes += small;
    request.heldBytes += bytes;
  }

  give(request: FastifyRequest): void {
    this.#small -= request.heldSmallBytes;
    this.#large -= request.heldBytes - request.heldSmallBytes;
    request.heldSmallBytes = 0;
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

async function readBody(
  request: FastifyRequest,
  payload: NodeJS.ReadableStream,
  limits: BodyLimits,
  budget: Budget,
): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.maxBodyBytes) throw tooLarge(limits.maxBodyBytes);
  const bytes = await receive(request, payload, limits, budget);
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity') return bytes;
  const body = await decompress(encoding, bytes, limits.maxBodyBytes);
  budget.take(request, body.length);
  return body;
}

/** How long a client that wants its connection closed may go on sending what was refused. */
const LINGER_MS = 5000;

/**
 * Throws away what comes of a body that was refused. A client that only listens when it has sent
 * everything must not find the line cut: where the connection ends with the answer, the answer waits.
 */
async function discard(request: FastifyRequest, payload: NodeJS.ReadableStream): Promise<void> {
  payload.resume();
  const endsConnection =
    request.headers.connection?.toLowerCase() === 'close' || request.raw.httpVersion === '1.0';
  if (!endsConnection) return;
  const signal = AbortSignal.timeout(LINGER_MS);
  await finished(payload, { writable: false, signal }).catch(() => undefined);
}

/**
 * Makes an application read every body as bytes, whatever its content type, within limits that
 * hold for each and for all together.
 */
export function readBodies(app: FastifyInstance, limits: BodyLimits): void {
  const budget = new Budget(limits.maxBufferBytes);
  app.decorateRequest('heldBytes', 0);
  app.decorateRequest('heldSmallBytes', 0);
  app.decorateRequest('receivedAt', 0);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    try {
      return await readBody(request, payload, limits, budget);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      budget.give(request);
      await discard(request, payload);
      return error;
    } finally {
      request.receivedAt = performance.now();
    }
  });
  app.addHook('onRequest', (request, reply, done) => {
    // The end of the answer, or of a connection that was cut before.
    reply.raw.once('close', () => {
      budget.give(request);
    });
    done();
  });
}

/**
 * The body that was read; empty where the request had none.
 *
 * @throws RequestError when it was refused.
 */
export function bodyOf(request: FastifyRequest): Buffer {
  if (request.body instanceof RequestError) throw request.body;
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
