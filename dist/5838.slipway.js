export const id = 5838;
export const ids = [5838,7495];
export const modules = {

/***/ 75838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runHealthCheck: () => (/* binding */ runHealthCheck),
  runServe: () => (/* binding */ runServe)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/serving/src/engine/worker-main.ts
var worker_main = __webpack_require__(37495);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./packages/serving/src/health-check.ts



/** A probe must not outlast the interval between two of them. */
const LIMIT_MS = 3000;
/** The address to ask at; a server that listens on all is asked on loopback. */
function loopbackOf(host) {
    const anywhere = { '0.0.0.0': '127.0.0.1', '::': '::1' };
    return anywhere[host] ?? host;
}
/** The status of GET /readyz. The certificate must be the server's own; its name does not matter. */
function askReadiness({ host, port, tls }) {
    return new Promise((resolve, reject) => {
        const options = {
            host: loopbackOf(host),
            port,
            path: '/readyz',
            agent: false,
            signal: AbortSignal.timeout(LIMIT_MS),
        };
        const request = tls === null
            ? (0,external_node_http_.request)(options)
            : (0,external_node_https_.request)({
                ...options,
                ca: tls.cert,
                allowPartialTrustChain: true,
                checkServerIdentity: () => undefined,
            });
        request.on('response', (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
        });
        request.on('error', reject);
        request.end();
    });
}
/**
 * Asks a server on this machine whether it is ready; what a container's HEALTHCHECK runs.
 *
 * @returns why it is not, or null
 * @throws ConfigurationError for port 0, behind which nobody knows the server.
 */
async function checkHealth(address) {
    if (address.port === 0) {
        throw new src/* ConfigurationError */.j1('port', '0 is any free port; name the one the server listens on');
    }
    try {
        const status = await askReadiness(address);
        return status === 200 ? null : `not ready (${status})`;
    }
    catch (error) {
        return `no answer on ${loopbackOf(address.host)}:${address.port}: ${(0,src/* messageOf */.bD)(error)}`;
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/request-error.ts
/** A request that is not answered as asked: its status, and what the client should know. */
class RequestError extends Error {
    name = 'RequestError';
    status;
    /** Word of the metric `slipway_errors_total`. */
    reason;
    /** Seconds after which to try again; null when trying again does not help. */
    retryAfter;
    constructor(status, reason, message, retryAfter = null) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }
}
/** The client sent something that cannot be used. */
function badRequest(message) {
    return new RequestError(400, 'bad_request', message);
}
function notFound(message) {
    return new RequestError(404, 'not_found', message);
}
/** More work than the server takes on at a time. */
function tooBusy(message, retryAfterSeconds) {
    return new RequestError(429, 'busy', message, Math.max(1, Math.ceil(retryAfterSeconds)));
}
const SHOWN = 80;
/**
 * Foreign text for a message: in JSON's quotes, so that control characters are escaped, and
 * shortened.
 */
function shown(value) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
    return typeof value === 'string' ? JSON.stringify(short) : short;
}
/** Why a text cannot be an element of a tensor of strings; null when it can. */
function textProblem(text) {
    // ONNX Runtime's binding for Node ends strings there.
    return text.includes('\0')
        ? 'has the character U+0000, behind which the runtime reads nothing'
        : null;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/serving/src/http/body.ts




const decompressors = { gzip: (0,external_node_util_.promisify)(external_node_zlib_.gunzip), deflate: (0,external_node_util_.promisify)(external_node_zlib_.inflate) };
/** Beginning of every body that is taken out of the part kept for small ones. */
const SMALL_BYTES = 64 * 1024;
/** That part: large bodies, slowly sent, must not shut small ones out. */
const SMALL_SHARE = 0.25;
/** Counts the bytes of all bodies in memory. */
class Budget {
    #smallLimit;
    #largeLimit;
    #small = 0;
    #large = 0;
    constructor(limit) {
        this.#smallLimit = limit * SMALL_SHARE;
        this.#largeLimit = limit - this.#smallLimit;
    }
    /** @throws RequestError 429 when other requests hold the memory there is. */
    take(request, bytes) {
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
    give(request) {
        this.#small -= request.heldSmallBytes;
        this.#large -= request.heldBytes - request.heldSmallBytes;
        request.heldSmallBytes = 0;
        request.heldBytes = 0;
    }
}
function tooLarge(limit) {
    return new RequestError(413, 'too_large', `the body has more than ${limit} bytes; send fewer rows at a time, or raise serve.max-body-mb`);
}
async function decompress(encoding, bytes, limit) {
    if (encoding !== 'gzip' && encoding !== 'deflate') {
        throw new RequestError(415, 'unsupported', 'a body is sent as it is, or with content-encoding gzip or deflate');
    }
    try {
        const finishFlush = external_node_zlib_.constants.Z_SYNC_FLUSH;
        return await decompressors[encoding](bytes, { maxOutputLength: limit, finishFlush });
    }
    catch (error) {
        if (error.code === 'ERR_BUFFER_TOO_LARGE')
            throw tooLarge(limit);
        throw badRequest(`the body is not ${encoding}`);
    }
}
/** Receives a body, and stops at the first byte that is too much. */
function receive(request, payload, limits, budget) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        let size = 0;
        const stop = (error) => {
            payload.removeListener('data', take);
            reject(error);
        };
        const take = (chunk) => {
            size += chunk.length;
            if (size > limits.maxBodyBytes) {
                stop(tooLarge(limits.maxBodyBytes));
                return;
            }
            try {
                budget.take(request, chunk.length);
            }
            catch (error) {
                stop(error);
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
async function readBody(request, payload, limits, budget) {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limits.maxBodyBytes)
        throw tooLarge(limits.maxBodyBytes);
    const bytes = await receive(request, payload, limits, budget);
    const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
    if (encoding === 'identity')
        return bytes;
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
async function discard(request, payload) {
    payload.resume();
    const endsConnection = request.headers.connection?.toLowerCase() === 'close' || request.raw.httpVersion === '1.0';
    if (!endsConnection)
        return;
    const signal = AbortSignal.timeout(LINGER_MS);
    await (0,promises_.finished)(payload, { writable: false, signal }).catch(() => undefined);
}
/**
 * Makes an application read every body as bytes, whatever its content type, within limits that
 * hold for each and for all together.
 */
function readBodies(app, limits) {
    const budget = new Budget(limits.maxBufferBytes);
    app.decorateRequest('heldBytes', 0);
    app.decorateRequest('heldSmallBytes', 0);
    app.decorateRequest('receivedAt', 0);
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', async (request, payload) => {
        try {
            return await readBody(request, payload, limits, budget);
        }
        catch (error) {
            if (!(error instanceof RequestError))
                throw error;
            budget.give(request);
            await discard(request, payload);
            return error;
        }
        finally {
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
function bodyOf(request) {
    if (request.body instanceof RequestError)
        throw request.body;
    return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./packages/serving/src/http/duplicate-keys.ts
const QUOTE = '"';
/** Position behind the string that begins at `start`. */
function endOfString(text, start) {
    let at = start + 1;
    while (at < text.length && text[at] !== QUOTE)
        at += text[at] === '\\' ? 2 : 1;
    return at + 1;
}
/** The string between two positions, its escapes resolved. */
function stringAt(text, start, end) {
    const literal = text.slice(start, end);
    return literal.includes('\\') ? JSON.parse(literal) : literal.slice(1, -1);
}
/**
 * The first key that an object of a JSON text has twice; null when there is none.
 *
 * @param text valid JSON
 */
function findDuplicateKey(text) {
    /** Keys of the objects around the place; null for a list. */
    const around = [];
    let at = 0;
    while (at < text.length) {
        const character = text[at];
        if (character === QUOTE) {
            const end = endOfString(text, at);
            const isKey = /\s*:/y;
            isKey.lastIndex = end;
            const keys = around.at(-1);
            if (keys && isKey.test(text)) {
                const key = stringAt(text, at, end);
                if (keys.has(key))
                    return key;
                keys.add(key);
            }
            at = end;
            continue;
        }
        if (character === '{')
            around.push(new Set());
        else if (character === '[')
            around.push(null);
        else if (character === '}' || character === ']')
            around.pop();
        at += 1;
    }
    return null;
}

;// CONCATENATED MODULE: ./packages/serving/src/http/json.ts




const COLON = ':';
/** Nobody nests deeper; what goes on from here may then recurse. */
const MAX_DEPTH = 100;
/**
 * Keys of all objects in a parsed value.
 *
 * @throws RequestError 400 for a value that is nested too deeply.
 */
function countKeys(value, depth = 1) {
    if (depth > MAX_DEPTH)
        throw badRequest(`the body is nested deeper than ${MAX_DEPTH}`);
    const isList = Array.isArray(value);
    const items = isList ? value : Object.values(value);
    let count = isList ? 0 : items.length;
    for (const item of items) {
        if (typeof item === 'object' && item !== null)
            count += countKeys(item, depth + 1);
    }
    return count;
}
function countColons(text) {
    let count = 0;
    for (let at = text.indexOf(COLON); at >= 0; at = text.indexOf(COLON, at + 1))
        count += 1;
    return count;
}
/**
 * Refuses an object that names a key twice: JSON.parse silently takes the last one. A text with as
 * many colons as keys has none; only others are looked at closely.
 */
function refuseDuplicateKeys(text, value) {
    if (typeof value !== 'object' || value === null)
        return;
    if (countColons(text) === countKeys(value))
        return;
    const key = findDuplicateKey(text);
    if (key !== null)
        throw badRequest(`the body has the key ${shown(key)} twice in one object`);
}
function decode(body) {
    if (body.length === 0)
        throw badRequest('the body is empty; JSON is expected');
    if (!(0,external_node_buffer_.isUtf8)(body))
        throw badRequest('the body is not UTF-8');
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
/** The third argument that JSON.parse hands a reviver: the number as it was written. */
function sourceOf(context) {
    const isObject = typeof context === 'object' && context !== null;
    return isObject && 'source' in context ? String(context.source) : '';
}
function parseExact(text) {
    return JSON.parse(text, (_key, value, ...rest) => {
        if (typeof value !== 'number' || Number.isSafeInteger(value))
            return value;
        const source = sourceOf(rest[0]);
        return /^-?\d+$/.test(source) ? BigInt(source) : value;
    });
}
/**
 * Parses the JSON of a request. `__proto__` is a key like any other; nothing is merged into
 * anything.
 *
 * @throws RequestError 400 for text that is not UTF-8, not JSON, or names a key twice.
 */
function parseJson(body) {
    const text = decode(body);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        const hint = /\b(?:NaN|Infinity)\b/.test(text)
            ? '; JSON has no NaN and no Infinity: a missing value is null'
            : '';
        throw badRequest(`the body is not JSON: ${(0,src/* messageOf */.bD)(error).slice(0, 200)}${hint}`);
    }
    refuseDuplicateKeys(text, value);
    return { value, exact: () => parseExact(text) };
}
const ESCAPES = {
    '<': '\\u003c',
    '>': '\\u003e',
    '&': '\\u0026',
    '\u2028': '\\u2028',
    '\u2029': '\\u2029',
};
/** JSON in which text of the client's can be no markup, wherever it ends up. */
function stringifySafe(value) {
    return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (found) => ESCAPES[found] ?? found);
}
/** Whether a parsed value is an object, which null and lists are not. */
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object's own value under a key; undefined where there is none, `__proto__` included. */
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}

;// CONCATENATED MODULE: ./packages/serving/src/http/errors.ts



const JSON_TYPE = 'application/json; charset=utf-8';
/** Whatever was thrown as an answer: ours, fastify's own, or a bug. */
function answerFor(error, logger) {
    if (error instanceof RequestError)
        return error;
    if (error instanceof src/* UserError */.yo) {
        const status = error instanceof src/* ConfigurationError */.j1 ? 409 : 422;
        return new RequestError(status, 'conflict', error.message);
    }
    const { statusCode, message } = error;
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
        return new RequestError(statusCode, 'bad_request', message ?? 'bad request');
    }
    const bug = error instanceof Error ? error : new Error(String(error));
    logger.warning(`a request failed (a bug in Slipway, please report it): ${bug.stack ?? ''}`);
    return new RequestError(500, 'internal', 'internal error; the server’s log says more');
}
function send(reply, error) {
    if (error.retryAfter !== null)
        reply.header('retry-after', String(error.retryAfter));
    return reply
        .status(error.status)
        .type(JSON_TYPE)
        .header('x-content-type-options', 'nosniff')
        .send(stringifySafe({ error: error.message }));
}
/** Makes every failure an answer `{"error": "…"}`. */
function answerErrors(app, logger, observe = () => undefined) {
    app.setErrorHandler((error, request, reply) => {
        const answer = answerFor(error, logger);
        observe(request, answer);
        return send(reply, answer);
    });
    app.setNotFoundHandler((request, reply) => {
        const path = request.url.split('?', 1)[0] ?? '';
        const message = `there is no ${request.method} ${path.slice(0, 80)}; /openapi.json lists what there is`;
        return send(reply, new RequestError(404, 'not_found', message));
    });
}

;// CONCATENATED MODULE: ./packages/serving/src/http/admin.ts




const VERSION_NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/;
function conflict(message) {
    return new RequestError(409, 'conflict', message);
}
function objectOf(request, allowed) {
    const { value } = parseJson(bodyOf(request));
    if (!isJsonObject(value))
        throw badRequest(`the body must be an object, not ${shown(value)}`);
    const unknown = Object.keys(value).find((key) => !allowed.includes(key));
    if (unknown === undefined)
        return value;
    throw badRequest(`${shown(unknown)} is not known; keys are ${allowed.join(', ')}`);
}
function optionalText(object, key) {
    const value = own(object, key);
    if (value === undefined || value === null)
        return null;
    if (typeof value === 'string' && value !== '')
        return value;
    throw badRequest(`${key} must be a text, not ${shown(value)}`);
}
function weightsOf(value) {
    if (!isJsonObject(value)) {
        throw badRequest('weights must be an object of percentages by version, {"1": 95, "2": 5}');
    }
    return new Map(Object.entries(value).map(([version, weight]) => {
        if (typeof weight === 'number')
            return [version, weight];
        throw badRequest(`the weight of ${shown(version)} must be a number, not ${shown(weight)}`);
    }));
}
function shadowsOf(value) {
    const isList = Array.isArray(value) && value.every((name) => typeof name === 'string');
    if (isList)
        return new Set(value);
    throw badRequest(`shadows must be a list of versions, not ${shown(value)}`);
}
function describeTraffic({ versions }) {
    const { weights, shadows } = versions.plan;
    return {
        revision: versions.revision,
        weights: Object.fromEntries(weights),
        shadows: [...shadows],
    };
}
function describeVersion(service, version) {
    const { name, path, sha256, sizeBytes, engine, notes } = version.parts;
    const { weights, shadows } = service.versions.plan;
    return {
        version: name,
        path,
        sha256,
        sizeBytes,
        runtime: engine.runtime,
        weight: weights.get(name) ?? 0,
        shadow: shadows.has(name),
        inFlight: version.inFlight,
        notes,
    };
}
/** Whoever changed the traffic since the caller looked must not be overruled unknowingly. */
function checkRevision({ versions }, body) {
    const revision = optionalText(body, 'revision');
    if (revision === null || revision === versions.revision)
        return;
    throw conflict(`the traffic was changed meanwhile: revision is ${versions.revision} now`);
}
function addTraffic(app, service) {
    app.get('/admin/traffic', (_request, reply) => reply.type(JSON_TYPE).send(stringifySafe(describeTraffic(service))));
    app.put('/admin/traffic', (request, reply) => {
        const body = objectOf(request, ['weights', 'shadows', 'revision']);
        checkRevision(service, body);
        const shadows = own(body, 'shadows');
        const plan = {
            weights: weightsOf(own(body, 'weights')),
            shadows: shadows === undefined ? service.versions.plan.shadows : shadowsOf(shadows),
        };
        const problem = service.versions.setPlan(plan);
        if (problem !== null)
            throw badRequest(problem);
        return reply.type(JSON_TYPE).send(stringifySafe(describeTraffic(service)));
    });
}
/**
 * Takes a version out of service: refused while it has traffic; requests under way are answered
 * first.
 */
async function unload(service, name) {
    const version = service.requireVersion(name);
    const { weights, shadows } = service.versions.plan;
    if ((weights.get(name) ?? 0) > 0)
        throw conflict(`version ${name} has traffic; set it to 0 first`);
    if (shadows.has(name))
        throw conflict(`version ${name} is a shadow; take it out first`);
    service.versions.remove(name);
    await version.close();
    return version;
}
function addVersions(app, service) {
    app.get('/admin/versions', (_request, reply) => {
        const versions = [...service.versions.all()].map((one) => describeVersion(service, one));
        return reply.type(JSON_TYPE).send(stringifySafe({ versions }));
    });
    app.put('/admin/versions/:version', async (request, reply) => {
        const name = request.params.version;
        if (!VERSION_NAME.test(name)) {
            throw badRequest(`${shown(name)} is no name of a version; letters, digits and . _ + - are`);
        }
        const body = objectOf(request, ['path', 'evidence', 'sha256']);
        const path = optionalText(body, 'path');
        if (path === null)
            throw badRequest('path is missing: the model file to load');
        const evidence = optionalText(body, 'evidence');
        const sha256 = optionalText(body, 'sha256');
        const wanted = { version: name, path, evidence, sha256 };
        const { version, isNew } = await service.loadWhileRunning(wanted);
        return reply
            .status(isNew ? 201 : 200)
            .type(JSON_TYPE)
            .send(stringifySafe(describeVersion(service, version)));
    });
    app.delete('/admin/versions/:version', async (request, reply) => {
        const removed = await unload(service, request.params.version);
        return reply.type(JSON_TYPE).send(stringifySafe({ removed: removed.name }));
    });
}
/**
 * The admin endpoint: which versions are loaded, and how traffic is shared out. It has a listener
 * of its own, on loopback unless told otherwise, and every request needs a token.
 */
function addAdmin(app, service) {
    addTraffic(app, service);
    addVersions(app, service);
}

// EXTERNAL MODULE: ./node_modules/fastify/fastify.js
var fastify = __webpack_require__(16703);
var fastify_default = /*#__PURE__*/__webpack_require__.n(fastify);
;// CONCATENATED MODULE: ./packages/serving/src/http/create-app.ts

/** Time for the headers: a client that sends them byte by byte holds a connection only so long. */
const HEADERS_MS = 10_000;
const KEEP_ALIVE_MS = 75_000;
/** How often connections are looked at for those times. */
const CHECK_EVERY_MS = 1000;
const STATUS_LINES = {
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};
/** Answers what is not HTTP, or takes too long to become a request. */
function refuseConnection(error, socket) {
    if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
    }
    const status = STATUS_LINES[error.code ?? ''] ?? '400 Bad Request';
    const reason = status.slice(4).toLowerCase();
    const body = JSON.stringify({ error: `the connection is closed: ${reason}` });
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
/** A fastify application with bounded times, without a logger of its own. */
function createApp({ tls, receiveMs }) {
    const timeouts = {
        requestTimeout: receiveMs,
        headersTimeout: Math.min(HEADERS_MS, receiveMs),
        connectionsCheckingInterval: CHECK_EVERY_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
    };
    const common = {
        logger: false,
        requestTimeout: receiveMs,
        keepAliveTimeout: KEEP_ALIVE_MS,
        return503OnClosing: false,
        forceCloseConnections: 'idle',
        exposeHeadRoutes: true,
        routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
        clientErrorHandler: refuseConnection,
    };
    if (tls === null)
        return fastify_default()({ ...common, http: timeouts });
    const secure = fastify_default()({
        ...common,
        https: { ...timeouts, ...tls, minVersion: 'TLSv1.2' },
    });
    return secure;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/serving/src/http/drain.ts

/** How long clients may go on sending over open connections, and come with new ones. */
const GRACE_MS = 500;
/**
 * Ends a server so that no request is lost. First clients are told with their next answer that the
 * connection closes, while load balancers learn that the server is not ready; then it takes no new
 * connections, idle ones are closed, and what is under way is waited for.
 */
class Drain {
    #server;
    #limitMs;
    #underWay = 0;
    #isDraining = false;
    #whenIdle = null;
    /** @param limitMs longest wait for requests under way */
    constructor(server, limitMs) {
        this.#server = server;
        this.#limitMs = limitMs;
        // Before the application's own listener: its answer must have the header already.
        server.prependListener('request', (_request, response) => {
            this.#underWay += 1;
            if (this.#isDraining)
                response.setHeader('connection', 'close');
            response.once('close', () => {
                this.#underWay -= 1;
                if (this.#underWay === 0)
                    this.#whenIdle?.();
            });
        });
    }
    /**
     * @param close ends the listening
     * @param isKnown whether clients were told that it is ready, and may come
     * @returns whether everything was answered in time; what was not is cut off
     */
    async finish(close, isKnown) {
        this.#isDraining = true;
        const end = performance.now() + this.#limitMs;
        if (isKnown)
            await (0,external_node_timers_promises_.setTimeout)(Math.min(GRACE_MS, this.#limitMs));
        // Right after the event loop has taken every connection and byte that had arrived: what is still
        // with the kernel when a socket is closed would be reset.
        await (0,external_node_timers_promises_.setImmediate)();
        this.#server.close();
        const closed = close();
        const isClean = await this.#idle(Math.max(0, end - performance.now()));
        this.#server.closeAllConnections();
        await closed;
        return isClean;
    }
    async #idle(limitMs) {
        if (this.#underWay === 0)
            return true;
        const late = new AbortController();
        const idle = new Promise((resolve) => {
            this.#whenIdle = () => {
                resolve(true);
            };
        });
        const isInTime = await Promise.race([
            idle,
            (0,external_node_timers_promises_.setTimeout)(limitMs, false, { signal: late.signal }).catch(() => false),
        ]);
        late.abort();
        return isInTime;
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/http/health.ts

/** Paths that need no token: probes have none. */
const HEALTH_PATHS = [
    '/v2/health/live',
    '/v2/health/ready',
    '/healthz',
    '/readyz',
];
/**
 * Liveness: the process answers. Readiness: every version has answered its warm-up request, and
 * the server is not about to end; 503 otherwise.
 */
function addHealth(app, service) {
    for (const path of ['/v2/health/live', '/healthz']) {
        app.get(path, (_request, reply) => reply.type(JSON_TYPE).send('{"live":true}'));
    }
    for (const path of ['/v2/health/ready', '/readyz']) {
        app.get(path, (_request, reply) => {
            const ready = service.state === 'ready';
            const body = ready ? '{"ready":true}' : `{"ready":false,"state":"${service.state}"}`;
            return reply
                .status(ready ? 200 : 503)
                .type(JSON_TYPE)
                .send(body);
        });
    }
}

// EXTERNAL MODULE: ./packages/model/src/index.ts + 57 modules
var model_src = __webpack_require__(81229);
;// CONCATENATED MODULE: ./packages/serving/src/protocol/datatype.ts
/** Element types by their names in the Open Inference Protocol (v2), "Tensor Data Types". */
const NAMES = {
    bool: 'BOOL',
    uint8: 'UINT8',
    uint16: 'UINT16',
    uint32: 'UINT32',
    uint64: 'UINT64',
    int8: 'INT8',
    int16: 'INT16',
    int32: 'INT32',
    int64: 'INT64',
    float16: 'FP16',
    float32: 'FP32',
    float64: 'FP64',
    string: 'BYTES',
};
/** `FP32` for float32. */
function datatypeOf(type) {
    return NAMES[type];
}
/** Bytes of one element in the binary extension; null for BYTES, whose elements say it. */
const ELEMENT_BYTES = {
    bool: 1,
    uint8: 1,
    uint16: 2,
    uint32: 4,
    uint64: 8,
    int8: 1,
    int16: 2,
    int32: 4,
    int64: 8,
    float16: 2,
    float32: 4,
    float64: 8,
    string: null,
};

;// CONCATENATED MODULE: ./packages/serving/src/protocol/binary.ts



// The binary tensor data extension of the Open Inference Protocol: tensors follow the JSON as
// little-endian elements in row-major order; an element of BYTES is its length (uint32) and bytes.
const LENGTH_BYTES = 4;
function readStrings(spec, bytes, count) {
    const texts = [];
    let at = 0;
    while (at < bytes.length) {
        const start = at + LENGTH_BYTES;
        const end = start <= bytes.length ? start + bytes.readUInt32LE(at) : Infinity;
        if (end > bytes.length || texts.length === count)
            break;
        texts.push(bytes.toString('utf8', start, end));
        at = end;
    }
    if (at !== bytes.length || texts.length !== count) {
        throw badRequest(`input "${spec.name}": its ${bytes.length} bytes of binary data are not ${count} elements of BYTES`);
    }
    const problem = texts.map(textProblem).find((found) => found !== null) ?? null;
    if (problem !== null)
        throw badRequest(`input "${spec.name}": a text ${problem}`);
    return texts;
}
/**
 * A tensor from its bytes.
 *
 * @param bytes as many as the input's `binary_data_size` says
 * @throws RequestError 400 when they are not the elements that the shape says.
 */
function tensorFromBinary(spec, dims, count, bytes) {
    const type = spec.elementType;
    if (type === 'string')
        return { type, dims, data: readStrings(spec, bytes, count) };
    const size = ELEMENT_BYTES[type] ?? 1;
    if (bytes.length !== count * size) {
        throw badRequest(`input "${spec.name}": shape [${dims.join(', ')}] of ${spec.datatype} takes ${count * size} ` +
            `bytes, and binary_data_size is ${bytes.length}`);
    }
    if (type === 'bool' && bytes.some((byte) => byte > 1)) {
        throw badRequest(`input "${spec.name}": an element of BOOL is a byte of 0 or 1`);
    }
    return { type, dims, data: (0,model_src/* typedArrayOver */.sA)(type, bytes) };
}
/** A tensor's elements as bytes. */
function binaryFromTensor(tensor) {
    if (tensor.type !== 'string') {
        const { buffer, byteOffset, byteLength } = tensor.data;
        return Buffer.from(buffer, byteOffset, byteLength);
    }
    return Buffer.concat(tensor.data.flatMap((text) => {
        const bytes = Buffer.from(text);
        const length = Buffer.alloc(LENGTH_BYTES);
        length.writeUInt32LE(bytes.length);
        return [length, bytes];
    }));
}

;// CONCATENATED MODULE: ./packages/serving/src/protocol/infer-response.ts



const infer_response_JSON_TYPE = 'application/json; charset=utf-8';
/** Elements as JSON: 64-bit integers with all their digits; NaN and infinities are null. */
function elementsJson(tensor) {
    switch (tensor.type) {
        case 'int64':
        case 'uint64':
            return `[${tensor.data.join(',')}]`;
        case 'bool':
            return `[${Array.from(tensor.data, (value) => value !== 0).join(',')}]`;
        case 'string':
            return JSON.stringify(tensor.data);
        default:
            return JSON.stringify(Array.from(tensor.data));
    }
}
function outputJson({ name, isBinary }, tensor, size) {
    const head = `{"name":${JSON.stringify(name)},"datatype":"${datatypeOf(tensor.type)}",` +
        `"shape":[${tensor.dims.join(',')}]`;
    return isBinary
        ? `${head},"parameters":{"binary_data_size":${size}}}`
        : `${head},"data":${elementsJson(tensor)}}`;
}
/**
 * The answer to an inference request: JSON, or JSON followed by the bytes of the outputs that were
 * asked for in binary form.
 */
function writeInferResponse({ model, version, id }, outputs, answers) {
    const blobs = [];
    const parts = outputs.map((output) => {
        const tensor = answers.get(output.name);
        if (tensor === undefined)
            throw new Error(`there is no answer for "${output.name}"`);
        const bytes = output.isBinary ? binaryFromTensor(tensor) : null;
        if (bytes !== null)
            blobs.push(bytes);
        return outputJson(output, tensor, bytes?.length ?? 0);
    });
    const json = `{"model_name":${JSON.stringify(model)},"model_version":${JSON.stringify(version)},` +
        `${id === null ? '' : `"id":${stringifySafe(id)},`}"outputs":[${parts.join(',')}]}`;
    if (blobs.length === 0)
        return { body: json, contentType: infer_response_JSON_TYPE, headerLength: null };
    const head = Buffer.from(json);
    return {
        body: Buffer.concat([head, ...blobs]),
        contentType: 'application/octet-stream',
        headerLength: head.length,
    };
}

;// CONCATENATED MODULE: ./packages/serving/src/protocol/tensor-spec.ts


/** The specification of a model's input or output; null for what cannot be sent. */
function specOf({ name, type }) {
    if (type.kind !== 'tensor' || !(0,model_src/* isRunnable */.iU)(type.elementType))
        return null;
    const { elementType } = type;
    const shape = type.shape?.map((size) => (typeof size === 'number' && size >= 0 ? size : null)) ?? null;
    return { name, elementType, datatype: datatypeOf(elementType), shape };
}
/** The tensor in the form of the protocol's model metadata; -1 is a size that may vary. */
function describeSpec(spec) {
    const shape = spec.shape === null ? [-1] : spec.shape.map((size) => size ?? -1);
    return { name: spec.name, datatype: spec.datatype, shape };
}
/** `FP32 [-1, 2]`, for messages. */
function describeExpected({ datatype, shape }) {
    return shape === null ? datatype : `${datatype} [${shape.map((size) => size ?? -1).join(', ')}]`;
}

;// CONCATENATED MODULE: ./packages/serving/src/http/observe.ts
/** Gives requests room for what metrics need to know of them. */
function observeRequests(app) {
    app.decorateRequest('servedVersion', '');
    app.decorateRequest('endpoint', null);
}
/** Notes which version answers a request. */
function tookVersion(request, version, endpoint) {
    request.servedVersion = version;
    request.endpoint = endpoint;
}
/** The value of the header that keeps a client on one version. */
function stickyHeader(service, request) {
    const value = request.headers[service.context.settings.stickyHeader];
    return typeof value === 'string' && value !== '' ? value : null;
}
/** The name that a client or a proxy gave the request; null where there is none, or a long one. */
function requestId(request) {
    const value = request.headers['x-request-id'];
    return typeof value === 'string' && value !== '' && value.length <= 256 ? value : null;
}
/** Counts a request that was answered as asked. */
function answered(service, request, rows) {
    if (request.endpoint === null)
        return;
    const seconds = (performance.now() - request.receivedAt) / 1000;
    service.context.metrics.succeeded(request.servedVersion, request.endpoint, rows, seconds);
}
function endpointOf(url) {
    if (url.startsWith('/predict'))
        return 'predict';
    return /^\/v2\/models\/.*\/infer/.test(url) ? 'infer' : null;
}
/** Counts a request that was not. */
function failed(service, request, error) {
    const endpoint = request.endpoint ?? endpointOf(request.url);
    if (endpoint === null)
        return;
    service.context.metrics.failed(request.servedVersion, endpoint, error.status, error.reason);
}

;// CONCATENATED MODULE: ./packages/serving/src/http/inference.ts








const HEADER_LENGTH = 'inference-header-content-length';
/** The JSON of a request and the bytes behind it, which a header tells apart. */
function splitBody(request) {
    const body = bodyOf(request);
    const header = request.headers[HEADER_LENGTH];
    if (header === undefined)
        return { json: parseJson(body), binary: Buffer.alloc(0) };
    const length = Number(header);
    if (!Number.isSafeInteger(length) || length < 0 || length > body.length) {
        throw badRequest(`the header ${HEADER_LENGTH} must be the length of the JSON, at most the body’s ${body.length}`);
    }
    return { json: parseJson(body.subarray(0, length)), binary: body.subarray(length) };
}
function versionFor(service, request, { model, version }) {
    service.requireModel(model);
    return version === undefined
        ? service.pick(stickyHeader(service, request))
        : service.requireVersion(version);
}
async function infer(service, request, reply) {
    const version = versionFor(service, request, request.params);
    tookVersion(request, version.name, 'infer');
    const { request: asked, outputs } = await service.infer(version, splitBody(request));
    const facts = { model: service.modelName, version: version.name, id: asked.id };
    const response = writeInferResponse(facts, asked.outputs, outputs);
    if (response.headerLength !== null)
        reply.header(HEADER_LENGTH, String(response.headerLength));
    answered(service, request, asked.rows ?? 1);
    return reply.type(response.contentType).send(response.body);
}
function addMetadata(app, service) {
    const server = {
        name: 'slipway',
        version: src/* VERSION */.xv,
        extensions: ['binary_tensor_data'],
    };
    app.get('/v2', (_request, reply) => reply.type(JSON_TYPE).send(JSON.stringify(server)));
    app.get('/v2/models', (_request, reply) => reply.type(JSON_TYPE).send(stringifySafe({ models: [service.modelName] })));
    const describe = (request, reply) => {
        const version = versionFor(service, request, request.params);
        const { inputs, outputs } = version.parts.interface;
        const names = [...service.versions.all()].map(({ name }) => name);
        return reply.type(JSON_TYPE).send(stringifySafe({
            name: service.modelName,
            versions: request.params.version === undefined ? names : [version.name],
            platform: 'onnx_onnxv1',
            inputs: inputs.map(describeSpec),
            outputs: outputs.map(describeSpec),
        }));
    };
    app.get('/v2/models/:model', describe);
    app.get('/v2/models/:model/versions/:version', describe);
}
function addModelReadiness(app, service) {
    const isReady = (request, reply) => {
        const { model, version } = request.params;
        service.requireModel(model);
        const ready = service.state === 'ready';
        if (ready && version !== undefined)
            service.requireVersion(version);
        return reply
            .status(ready ? 200 : 503)
            .type(JSON_TYPE)
            .send(stringifySafe({ name: service.modelName, ready }));
    };
    app.get('/v2/models/:model/ready', isReady);
    app.get('/v2/models/:model/versions/:version/ready', isReady);
}
/** The Open Inference Protocol (v2) over REST: metadata, readiness of models, inference. */
function addInference(app, service) {
    addMetadata(app, service);
    addModelReadiness(app, service);
    const handler = (request, reply) => infer(service, request, reply);
    app.post('/v2/models/:model/infer', handler);
    app.post('/v2/models/:model/versions/:version/infer', handler);
}

;// CONCATENATED MODULE: ./packages/serving/src/http/metrics.ts
/** `/metrics` in Prometheus' text format. */
function addMetrics(app, service) {
    const { registry } = service.context.metrics;
    app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}

;// CONCATENATED MODULE: ./packages/serving/src/http/openapi.ts




/** What a column of a record may be in JSON. */
function columnSchema({ elementType }) {
    const description = `The model takes ${elementType}.`;
    if (elementType === 'string')
        return { type: ['string', 'integer', 'boolean'], description };
    if (elementType === 'bool')
        return { type: ['boolean', 'integer'], description };
    return (0,model_src/* isFloat */.dk)(elementType)
        ? {
            type: ['number', 'boolean', 'null'],
            description: `${description} null is a missing value.`,
        }
        : { type: ['integer', 'boolean'], description };
}
function recordSchema(version) {
    const columns = version?.parts.reader.is?.columns ?? [];
    return {
        type: 'object',
        description: 'One row, by the names of the data set’s columns. Further keys are not looked at.',
        required: columns.map(({ name }) => name),
        properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)])),
    };
}
function answerSchema(version) {
    const classes = version?.parts.interpreter.is?.classes ?? null;
    const probability = { type: ['number', 'null'] };
    const probabilities = classes === null
        ? { type: 'null' }
        : {
            type: ['object', 'null'],
            description: 'Probability of each class; null where the model gives none.',
            properties: Object.fromEntries(classes.map((name) => [name, probability])),
        };
    return {
        type: 'object',
        required: ['label', 'probabilities', 'version'],
        properties: {
            label: {
                type: ['string', 'number', 'boolean', 'null'],
                description: 'The predicted class, or the predicted value of a regression.',
            },
            probabilities,
            version: { type: 'string', description: 'The version that answered.' },
            reason: { type: 'string', description: 'Why there is no label, or no probabilities.' },
        },
    };
}
const TENSOR = {
    type: 'object',
    required: ['name', 'shape', 'datatype'],
    properties: {
        name: { type: 'string' },
        shape: { type: 'array', items: { type: 'integer', minimum: 0 } },
        datatype: { type: 'string' },
        parameters: { type: 'object' },
        data: { type: 'array', items: {} },
    },
};
const INFER_REQUEST = {
    type: 'object',
    required: ['inputs'],
    properties: {
        id: { type: 'string' },
        parameters: { type: 'object' },
        inputs: { type: 'array', items: { $ref: '#/components/schemas/Tensor' } },
        outputs: {
            type: 'array',
            items: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string' }, parameters: { type: 'object' } },
            },
        },
    },
};
const INFER_RESPONSE = {
    type: 'object',
    required: ['model_name', 'model_version', 'outputs'],
    properties: {
        model_name: { type: 'string' },
        model_version: { type: 'string' },
        id: { type: 'string' },
        outputs: { type: 'array', items: { $ref: '#/components/schemas/Tensor' } },
    },
};
const ERROR = {
    type: 'object',
    required: ['error'],
    properties: { error: { type: 'string', description: 'What was wrong, in one sentence.' } },
};
function json(description, schema) {
    return { description, content: { 'application/json': { schema } } };
}
function reference(name) {
    return { $ref: `#/components/schemas/${name}` };
}
/** What may go wrong with a request for predictions. */
const FAILURES = {
    400: json('The request cannot be used; the message names the column or input.', reference('Error')),
    413: json('The body or the number of rows is above the limit.', reference('Error')),
    422: json('The model cannot answer this kind of request.', reference('Error')),
    429: {
        ...json('More work than the server takes on.', reference('Error')),
        headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } },
    },
    500: json('The model failed.', reference('Error')),
    503: json('The model is being loaded.', reference('Error')),
    504: json('There was no answer in time.', reference('Error')),
};
function predictPath() {
    const oneOrMany = (name) => ({
        oneOf: [reference(name), { type: 'array', items: reference(name) }],
    });
    return {
        post: {
            summary: 'Predictions for records',
            operationId: 'predict',
            requestBody: {
                required: true,
                content: { 'application/json': { schema: oneOrMany('Record') } },
            },
            responses: { 200: json('The predictions.', oneOrMany('Answer')), ...FAILURES },
        },
    };
}
/** The parameters that a path has in braces. */
function parametersOf(path) {
    return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
    }));
}
const NOT_FOUND = json('There is no such model or version.', reference('Error'));
function inferPath(path, operationId) {
    return {
        parameters: parametersOf(path),
        post: {
            summary: 'Open Inference Protocol (v2): inference',
            operationId,
            requestBody: {
                required: true,
                content: { 'application/json': { schema: reference('InferRequest') } },
            },
            responses: {
                200: json('The outputs.', reference('InferResponse')),
                404: NOT_FOUND,
                ...FAILURES,
            },
        },
    };
}
const INFER_PATHS = [
    ['/v2/models/{model}/infer', 'infer'],
    ['/v2/models/{model}/versions/{version}/infer', 'inferVersion'],
];
/** What can be asked for with GET: path, operation, summary, and what 503 means where it may be. */
const GETS = [
    ['/v2', 'serverMetadata', 'Name, version and extensions of the server'],
    ['/v2/models', 'models', 'Names of the models'],
    ['/v2/models/{model}', 'modelMetadata', 'Inputs, outputs and versions of the model'],
    ['/v2/models/{model}/versions/{version}', 'versionMetadata', 'The same of one version'],
    ['/v2/models/{model}/ready', 'modelReady', 'Whether the model answers', 'Not yet.'],
    [
        '/v2/models/{model}/versions/{version}/ready',
        'versionReady',
        'Whether a version answers',
        'Not yet.',
    ],
    ['/v2/health/live', 'live', 'Whether the process answers'],
    ['/v2/health/ready', 'ready', 'Whether predictions are answered', 'Not yet, or no longer.'],
    ['/healthz', 'healthz', 'As /v2/health/live'],
    ['/readyz', 'readyz', 'As /v2/health/ready', 'Not yet, or no longer.'],
    ['/metrics', 'metrics', 'Metrics for Prometheus'],
    ['/openapi.json', 'description', 'This document'],
];
function getPaths() {
    return Object.fromEntries(GETS.map(([path, operationId, summary, failure]) => [
        path,
        {
            parameters: parametersOf(path),
            get: {
                summary,
                operationId,
                responses: {
                    200: { description: 'Yes.' },
                    ...(path.includes('{') ? { 404: NOT_FOUND } : {}),
                    ...(failure === undefined ? {} : { 503: { description: failure } }),
                },
            },
        },
    ]));
}
/** An OpenAPI 3.1 document of the server, with the columns and classes of its model. */
function openApiDocument(service) {
    const version = [...service.versions.all()][0] ?? null;
    const hasTokens = service.context.settings.tokens.length > 0;
    return {
        openapi: '3.1.0',
        info: { title: service.modelName, version: version?.name ?? src/* VERSION */.xv },
        ...(hasTokens ? { security: [{ bearer: [] }] } : {}),
        paths: {
            '/predict': predictPath(),
            ...Object.fromEntries(INFER_PATHS.map(([path, operationId]) => [path, inferPath(path, operationId)])),
            ...getPaths(),
        },
        components: {
            schemas: {
                Record: recordSchema(version),
                Answer: answerSchema(version),
                Tensor: TENSOR,
                InferRequest: INFER_REQUEST,
                InferResponse: INFER_RESPONSE,
                Error: ERROR,
            },
            ...(hasTokens ? { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } : {}),
        },
    };
}
function addOpenApi(app, service) {
    app.get('/openapi.json', (_request, reply) => reply.type(JSON_TYPE).send(stringifySafe(openApiDocument(service))));
}

;// CONCATENATED MODULE: ./packages/serving/src/http/predict.ts




/** `/predict`: JSON records with the columns of the data set in, labels and probabilities out. */
function addPredict(app, service) {
    app.post('/predict', async (request, reply) => {
        // Even a body that cannot be read was meant for some version.
        const header = stickyHeader(service, request);
        let version = service.pick(header);
        tookVersion(request, version.name, 'predict');
        const json = parseJson(bodyOf(request));
        const key = header ?? service.stickyValue(json);
        if (key !== header) {
            version = service.pick(key);
            tookVersion(request, version.name, 'predict');
        }
        const { answer, rows } = await service.predict(version, json, requestId(request));
        answered(service, request, rows);
        return reply.type(JSON_TYPE).send(JSON.stringify(answer));
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/serving/src/http/security.ts


function digest(token) {
    return (0,external_node_crypto_.createHash)('sha256').update(token).digest();
}
/** The token of `Authorization: Bearer …` (RFC 6750); null where there is none. */
function bearerOf(request) {
    return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
/**
 * Lets requests in that show one of the tokens. Digests are compared, in constant time, so that
 * neither a token's length nor its beginning can be found out.
 *
 * @param isOpen requests that need no token
 */
function requireToken(app, tokens, isOpen) {
    const digests = tokens.map(digest);
    app.addHook('onRequest', (request, reply, done) => {
        if (isOpen(request)) {
            done();
            return;
        }
        const shown = bearerOf(request);
        const given = shown === null ? null : digest(shown);
        const matches = digests.filter((known) => given !== null && (0,external_node_crypto_.timingSafeEqual)(known, given));
        if (matches.length > 0) {
            done();
            return;
        }
        reply.header('www-authenticate', 'Bearer');
        const problem = shown === null ? 'a bearer token is needed' : 'the bearer token is not known';
        done(new RequestError(401, 'unauthorized', problem));
    });
}

// EXTERNAL MODULE: ./node_modules/prom-client/index.js
var prom_client = __webpack_require__(95222);
;// CONCATENATED MODULE: ./packages/serving/src/metrics/instruments.ts

/** Labels that every metric of predictions has. */
const LABELS = ['model', 'version'];
const LATENCY = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BATCH_ROWS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const SCORES = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const DECADES = [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6];
const VALUES = [...DECADES.map((value) => -value).reverse(), 0, ...DECADES];
const DIFFERENCES = [1e-6, 1e-4, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
function counter(registry, name, help, more = []) {
    const labelNames = [...LABELS, ...more];
    return new prom_client.Counter({ name, help, labelNames, registers: [registry] });
}
function histogram(registry, name, help, buckets, more = []) {
    const labelNames = [...LABELS, ...more];
    return new prom_client.Histogram({ name, help, buckets, labelNames, registers: [registry] });
}
function requestInstruments(registry) {
    return {
        requests: counter(registry, 'slipway_requests_total', 'Requests answered, by HTTP status.', [
            'endpoint',
            'code',
        ]),
        errors: counter(registry, 'slipway_errors_total', 'Requests not answered as asked.', [
            'endpoint',
            'reason',
        ]),
        latency: histogram(registry, 'slipway_request_duration_seconds', 'Time from the last byte of a request to its answer.', LATENCY, ['endpoint']),
        rows: counter(registry, 'slipway_rows_total', 'Rows answered.'),
        batchRows: histogram(registry, 'slipway_batch_rows', 'Rows run together.', BATCH_ROWS),
        modelSeconds: histogram(registry, 'slipway_model_duration_seconds', 'Time of one run of the model.', LATENCY),
    };
}
function predictionInstruments(registry) {
    return {
        predictions: counter(registry, 'slipway_predictions_total', 'Predicted classes.', ['label']),
        score: histogram(registry, 'slipway_prediction_score', 'Score of the positive class (binary), or of the likeliest class.', SCORES),
        value: histogram(registry, 'slipway_prediction_value', 'Predicted values (regression).', VALUES),
        logRows: counter(registry, 'slipway_prediction_log_rows_total', 'Rows handed to the prediction log.'),
        logLost: counter(registry, 'slipway_prediction_log_lost_rows_total', 'Rows that could not be logged.'),
    };
}
function shadowInstruments(registry) {
    return {
        rows: counter(registry, 'slipway_shadow_rows_total', 'Rows that a shadow answered.'),
        disagreements: counter(registry, 'slipway_shadow_disagreements_total', 'Rows that a shadow answered differently.'),
        failures: counter(registry, 'slipway_shadow_failures_total', 'Requests that a shadow did not answer.', ['reason']),
        difference: histogram(registry, 'slipway_shadow_score_difference', 'Absolute difference between the scores of a shadow and those that were returned.', DIFFERENCES),
    };
}

;// CONCATENATED MODULE: ./packages/serving/src/metrics/gauges.ts



const GAUGES = [
    ['slipway_queue_rows', 'Rows that wait to be run.', (version) => version.waitingRows],
    ['slipway_requests_in_flight', 'Requests being answered.', (version) => version.inFlight],
    ['slipway_traffic_weight', 'Percentage of the traffic.', (version) => version.weight],
    ['slipway_shadow', 'Whether it is a shadow.', (version) => (version.isShadow ? 1 : 0)],
];
/** Gauges whose values are looked up when somebody asks. */
function addGauges(registry, model, state) {
    for (const [name, help, value] of GAUGES) {
        new prom_client.Gauge({
            name,
            help,
            labelNames: LABELS,
            registers: [registry],
            collect() {
                this.reset();
                for (const version of state())
                    this.set({ model, version: version.name }, value(version));
            },
        });
    }
    new prom_client.Gauge({
        name: 'slipway_version_info',
        help: 'What a version is: digest of the model, runtime.',
        labelNames: [...LABELS, 'sha256', 'runtime', 'slipway'],
        registers: [registry],
        collect() {
            this.reset();
            for (const { name, sha256, runtime } of state()) {
                this.set({ model, version: name, sha256, runtime, slipway: src/* VERSION */.xv }, 1);
            }
        },
    });
}

;// CONCATENATED MODULE: ./packages/serving/src/metrics/metrics.ts



/** Everything that is counted, with the labels `model` and `version`. */
class Metrics {
    registry = new prom_client.Registry();
    #model;
    #requests = requestInstruments(this.registry);
    #predictions = predictionInstruments(this.registry);
    #shadow = shadowInstruments(this.registry);
    #series = new Map();
    constructor(model) {
        this.#model = model;
        (0,prom_client.collectDefaultMetrics)({ register: this.registry });
    }
    /** Values that are looked up when somebody asks. */
    watch(state) {
        addGauges(this.registry, this.#model, state);
    }
    #labels(version) {
        return { model: this.#model, version };
    }
    #seriesOf(version) {
        const known = this.#series.get(version);
        if (known !== undefined)
            return known;
        const labels = this.#labels(version);
        const { latency, requests, rows } = this.#requests;
        const { score, value } = this.#predictions;
        const series = {
            latency: {
                predict: latency.labels({ ...labels, endpoint: 'predict' }),
                infer: latency.labels({ ...labels, endpoint: 'infer' }),
            },
            succeeded: {
                predict: requests.labels({ ...labels, endpoint: 'predict', code: '200' }),
                infer: requests.labels({ ...labels, endpoint: 'infer', code: '200' }),
            },
            rows: rows.labels(labels),
            predictions: new Map(),
            score: score.labels(labels),
            value: value.labels(labels),
        };
        this.#series.set(version, series);
        return series;
    }
    /** A request that was answered as asked. */
    succeeded(version, endpoint, rows, seconds) {
        const series = this.#seriesOf(version);
        series.succeeded[endpoint].inc();
        series.latency[endpoint].observe(seconds);
        series.rows.inc(rows);
    }
    /** @param version empty where the request did not get as far as a version */
    failed(version, endpoint, code, reason) {
        const labels = { ...this.#labels(version), endpoint };
        this.#requests.requests.inc({ ...labels, code: String(code) });
        this.#requests.errors.inc({ ...labels, reason });
    }
    /** Predicted classes and scores, or values. */
    predicted(version, { labels, scores }, isValues) {
        const series = this.#seriesOf(version);
        if (isValues) {
            for (const label of labels)
                if (typeof label === 'number')
                    series.value.observe(label);
        }
        else
            this.#countLabels(series, version, labels);
        if (scores === null)
            return;
        for (const score of scores)
            if (Number.isFinite(score))
                series.score.observe(score);
    }
    #countLabels(series, version, labels) {
        const counts = new Map();
        for (const label of labels)
            counts.set(label, (counts.get(label) ?? 0) + 1);
        for (const [label, count] of counts) {
            let counter = series.predictions.get(label);
            if (counter === undefined) {
                const names = { ...this.#labels(version), label: String(label) };
                counter = this.#predictions.predictions.labels(names);
                series.predictions.set(label, counter);
            }
            counter.inc(count);
        }
    }
    batch(version, rows, seconds) {
        const labels = this.#labels(version);
        this.#requests.batchRows.observe(labels, rows);
        this.#requests.modelSeconds.observe(labels, seconds);
    }
    shadowed(version, comparison) {
        const labels = this.#labels(version);
        this.#shadow.rows.inc(labels, comparison.rows);
        this.#shadow.disagreements.inc(labels, comparison.disagreements);
        for (const difference of comparison.scoreDifferences) {
            this.#shadow.difference.observe(labels, difference);
        }
    }
    shadowFailed(version, reason) {
        this.#shadow.failures.inc({ ...this.#labels(version), reason });
    }
    logged(version, rows) {
        this.#predictions.logRows.inc(this.#labels(version), rows);
    }
    notLogged(version, rows) {
        this.#predictions.logLost.inc(this.#labels(version), rows);
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/serving/src/protocol/json-data.ts


function refuse(spec, position, value, problem) {
    const written = typeof value === 'bigint' ? String(value) : shown(value);
    throw badRequest(`input "${spec.name}": element ${position} of data is ${written}, ${problem}; the model takes ` +
        spec.datatype);
}
function fillFloats(spec, data) {
    const out = (0,model_src/* zeros */.Ul)(spec.elementType, data.length);
    for (let i = 0; i < data.length; i++) {
        const value = data[i];
        if (typeof value !== 'number')
            refuse(spec, i, value, 'which is no number');
        out[i] = value;
        if (!Number.isFinite(out[i]))
            refuse(spec, i, value, 'which is too large');
    }
    return out;
}
function fillIntegers(spec, data) {
    const out = (0,model_src/* zeros */.Ul)(spec.elementType, data.length);
    for (let i = 0; i < data.length; i++) {
        const value = data[i];
        if (typeof value !== 'number')
            refuse(spec, i, value, 'which is no number');
        out[i] = value;
        if (out[i] === value)
            continue;
        refuse(spec, i, value, Number.isInteger(value) ? 'out of range' : 'which is no whole number');
    }
    return out;
}
/** 64-bit integers; a number that JavaScript rounds is read again with all its digits. */
function fillBigIntegers(spec, data, exact) {
    const type = spec.elementType;
    const out = (0,model_src/* zeros */.Ul)(type, data.length);
    const [low, high] = model_src/* INTEGER_RANGES */.e_[type];
    let values = data;
    for (let i = 0; i < values.length; i++) {
        let value = values[i];
        if (typeof value === 'number' && !Number.isSafeInteger(value) && values === data) {
            values = exact();
            value = values[i];
        }
        if (typeof value === 'number' && !Number.isInteger(value)) {
            refuse(spec, i, value, 'which is no whole number');
        }
        if (typeof value !== 'number' && typeof value !== 'bigint') {
            refuse(spec, i, value, 'which is no number');
        }
        const integer = BigInt(value);
        if (integer < low || integer > high)
            refuse(spec, i, value, 'out of range');
        out[i] = integer;
    }
    return out;
}
function fillBooleans(spec, data) {
    return Uint8Array.from(data, (value, i) => {
        if (value === true || value === 1)
            return 1;
        if (value === false || value === 0)
            return 0;
        return refuse(spec, i, value, 'neither true nor false');
    });
}
function fillStrings(spec, data) {
    return data.map((value, i) => {
        if (typeof value !== 'string')
            return refuse(spec, i, value, 'which is no text');
        const problem = textProblem(value);
        return problem === null ? value : refuse(spec, i, value, `which ${problem}`);
    });
}
/**
 * A tensor from the elements of a request's JSON, in row-major order. Nothing is converted: text
 * is no number, 1.5 is no integer.
 *
 * @param exact the same elements with whole numbers beyond 2^53 as bigint
 * @throws RequestError 400 that names the input, the element and the datatype.
 */
function tensorFromElements(spec, dims, data, exact) {
    const type = spec.elementType;
    if ((0,model_src/* isFloat */.dk)(type))
        return { type, dims, data: fillFloats(spec, data) };
    switch (type) {
        case 'string':
            return { type, dims, data: fillStrings(spec, data) };
        case 'bool':
            return { type, dims, data: fillBooleans(spec, data) };
        case 'int64':
        case 'uint64':
            return { type, dims, data: fillBigIntegers(spec, data, exact) };
        default:
            return { type, dims, data: fillIntegers(spec, data) };
    }
}
/**
 * The elements of `data`, which is flat or nested as the shape says.
 *
 * @throws RequestError 400 when it is no list, or nested otherwise.
 */
function flattenData(spec, dims, data) {
    if (!Array.isArray(data)) {
        throw badRequest(`input "${spec.name}": data must be a list of values, not ${shown(data)}`);
    }
    let level = data;
    if (!Array.isArray(level[0]))
        return level;
    for (let axis = 0; axis < dims.length - 1; axis++) {
        const width = dims[axis + 1] ?? 0;
        for (const part of level) {
            if (!Array.isArray(part) || part.length !== width) {
                throw badRequest(`input "${spec.name}": data is nested otherwise than its shape [${dims.join(', ')}] says`);
            }
        }
        level = level.flat();
    }
    return level;
}

;// CONCATENATED MODULE: ./packages/serving/src/protocol/infer-request.ts







const FIELDS = '"inputs" (and "outputs", "id", "parameters")';
function readId(json) {
    const id = own(json, 'id');
    if (id === undefined)
        return null;
    if (typeof id === 'string' && id.length <= 256)
        return id;
    throw badRequest('id must be a text of at most 256 characters');
}
function infer_request_parametersOf(json, owner) {
    const parameters = own(json, 'parameters');
    if (parameters === undefined)
        return {};
    if (isJsonObject(parameters))
        return parameters;
    throw badRequest(`${owner}: parameters must be an object`);
}
/** The named things of a list, `inputs` or `outputs`, each an object with a name of its own. */
function namedList(json, field) {
    const list = own(json, field);
    if (!Array.isArray(list)) {
        const found = list === undefined ? 'is missing' : `must be a list, not ${shown(list)}`;
        const hint = list === undefined
            ? `: this is the Open Inference Protocol (v2), whose fields are ${FIELDS}; found ` +
                ((0,src/* listNames */.Zv)(Object.keys(json).map((key) => key.slice(0, 80))) || 'none')
            : '';
        throw badRequest(`"${field}" ${found}${hint}`);
    }
    const seen = new Set();
    return list.map((entry, position) => {
        const name = isJsonObject(entry) ? own(entry, 'name') : undefined;
        if (!isJsonObject(entry) || typeof name !== 'string') {
            throw badRequest(`${field}[${position}] must be an object with a "name"`);
        }
        if (seen.has(name))
            throw badRequest(`${field} name ${shown(name)} twice`);
        seen.add(name);
        return { name, entry };
    });
}
function readShape(spec, entry, maxElements) {
    const shape = own(entry, 'shape');
    const expected = `; expected is ${describeExpected(spec)}`;
    const isShape = Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && Number(size) >= 0);
    if (!isShape) {
        throw badRequest(`input "${spec.name}": shape must be a list of whole numbers from 0, not ` +
            `${shape === undefined ? 'missing' : shown(shape)}${expected}`);
    }
    const dims = shape;
    const fits = spec.shape === null ||
        (dims.length === spec.shape.length &&
            spec.shape.every((size, axis) => size === null || size === dims[axis]));
    if (!fits) {
        throw badRequest(`input "${spec.name}" has shape ${shown(dims)}${expected}`);
    }
    if ((0,model_src/* elementCount */.KX)(dims) > maxElements) {
        throw badRequest(`input "${spec.name}": shape ${shown(dims)} has more elements than the body can hold${expected}`);
    }
    return dims;
}
function checkDatatype(spec, entry) {
    const datatype = own(entry, 'datatype');
    if (datatype === spec.datatype)
        return;
    throw badRequest(`input "${spec.name}" has datatype ${datatype === undefined ? 'missing' : shown(datatype)}; ` +
        `expected is ${describeExpected(spec)}, and nothing is converted`);
}
/** Takes the inputs' bytes one after the other. */
class BinaryReader {
    #bytes;
    #at = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    take(spec, size) {
        const end = this.#at + Number(size);
        if (!Number.isSafeInteger(size) || Number(size) < 0 || end > this.#bytes.length) {
            throw badRequest(`input "${spec.name}": binary_data_size is ${shown(size)}, and ` +
                `${this.#bytes.length - this.#at} bytes are left of the body`);
        }
        const bytes = this.#bytes.subarray(this.#at, end);
        this.#at = end;
        return bytes;
    }
    finish() {
        const left = this.#bytes.length - this.#at;
        if (left > 0)
            throw badRequest(`${left} bytes of the body belong to no input`);
    }
}
function readTensor(spec, entry, position, body, binary) {
    checkDatatype(spec, entry);
    const size = own(infer_request_parametersOf(entry, `input "${spec.name}"`), 'binary_data_size');
    const data = own(entry, 'data');
    const bodyBytes = body.binary.length + 1;
    if (size !== undefined) {
        if (data !== undefined) {
            throw badRequest(`input "${spec.name}" has both data and binary_data_size`);
        }
        const dims = readShape(spec, entry, bodyBytes);
        return tensorFromBinary(spec, dims, (0,model_src/* elementCount */.KX)(dims), binary.take(spec, size));
    }
    if (data === undefined)
        throw badRequest(`input "${spec.name}": "data" is missing`);
    const dims = readShape(spec, entry, Infinity);
    const elements = flattenData(spec, dims, data);
    const count = (0,model_src/* elementCount */.KX)(dims);
    if (elements.length !== count) {
        throw badRequest(`input "${spec.name}": shape [${dims.join(', ')}] takes ${count} values, and data has ` +
            `${elements.length}`);
    }
    const exact = () => {
        const json = body.json.exact();
        return flattenData(spec, dims, json.inputs[position]?.data);
    };
    return tensorFromElements(spec, dims, elements, exact);
}
function readInputs(json, body, model) {
    const specs = new Map(model.inputs.map((spec) => [spec.name, spec]));
    const expected = model.inputs
        .map((spec) => `"${spec.name}" (${describeExpected(spec)})`)
        .join(', ');
    const binary = new BinaryReader(body.binary);
    const tensors = new Map();
    namedList(json, 'inputs').forEach(({ name, entry }, position) => {
        const spec = specs.get(name);
        if (spec === undefined) {
            throw badRequest(`the model has no input ${shown(name)}${(0,src/* didYouMean */.au)(name.slice(0, 80), specs.keys())}` +
                `; expected: ${expected}`);
        }
        tensors.set(name, readTensor(spec, entry, position, body, binary));
    });
    const missing = model.inputs.find(({ name }) => !tensors.has(name));
    if (missing !== undefined) {
        throw badRequest(`input "${missing.name}" is missing; expected: ${expected}`);
    }
    binary.finish();
    return tensors;
}
function isBinaryOutput(parameters, key, otherwise) {
    const value = own(parameters, key);
    if (value === undefined)
        return otherwise;
    if (typeof value === 'boolean')
        return value;
    throw badRequest(`parameters: ${key} must be true or false, not ${shown(value)}`);
}
function readOutputs(json, model) {
    const byDefault = isBinaryOutput(infer_request_parametersOf(json, 'the request'), 'binary_data_output', false);
    const names = model.outputs.map(({ name }) => name);
    const all = names.map((name) => ({ name, isBinary: byDefault }));
    if (own(json, 'outputs') === undefined)
        return all;
    const wanted = namedList(json, 'outputs').map(({ name, entry }) => {
        if (!names.includes(name)) {
            throw badRequest(`the model has no output ${shown(name)}${(0,src/* didYouMean */.au)(name.slice(0, 80), names)}` +
                `; outputs are ${(0,src/* listNames */.Zv)(names)}`);
        }
        const parameters = infer_request_parametersOf(entry, `output "${name}"`);
        if (own(parameters, 'classification') !== undefined) {
            throw badRequest(`output "${name}": the classification extension is not supported`);
        }
        return { name, isBinary: isBinaryOutput(parameters, 'binary_data', byDefault) };
    });
    return wanted.length === 0 ? all : wanted;
}
/** The common first dimension of all inputs; null when there is none. */
function commonRows(inputs) {
    const sizes = new Set([...inputs.values()].map(({ dims }) => dims[0] ?? null));
    const [rows = null] = sizes;
    return sizes.size === 1 ? rows : null;
}
/**
 * Reads an inference request of the Open Inference Protocol (v2, REST) and checks it against the
 * model: names, datatypes, shapes, number of elements. Nothing is allocated by a shape that the
 * body does not fill.
 *
 * @throws RequestError 400 that names the input or output and what is expected, 413 for too many
 *   rows.
 */
function readInferRequest(body, model, maxRows) {
    const { value } = body.json;
    if (!isJsonObject(value)) {
        throw badRequest(`the body must be an object with ${FIELDS}, not ${shown(value)}`);
    }
    const id = readId(value);
    const outputs = readOutputs(value, model);
    const inputs = readInputs(value, body, model);
    const rows = commonRows(inputs);
    if (rows !== null && rows > maxRows) {
        throw new RequestError(413, 'too_large', `the request has ${rows} rows; at most ${maxRows} are taken at a time`);
    }
    return { id, inputs, outputs, rows };
}

;// CONCATENATED MODULE: ./packages/serving/src/answering/run-version.ts


/** What a model that fails is to a client: not its fault, in one sentence. */
function asModelError(version, error) {
    if (!(error instanceof src/* InputError */.dz))
        return error;
    return new RequestError(500, 'model', `version ${version}: ${error.message}`);
}
/** @throws RequestError 500 when the model fails, 429 or 504 when it has too much to do. */
async function runVersion(version, feeds, rows) {
    try {
        return await version.run(feeds, rows);
    }
    catch (error) {
        throw asModelError(version.name, error);
    }
}
/** Reads outputs as predictions, and counts those. */
function interpret(version, interpreter, outputs, rows, metrics) {
    try {
        const interpretation = interpreter.read(outputs, rows);
        metrics.predicted(version.name, interpretation, interpreter.plan.kind === 'values');
        return interpretation;
    }
    catch (error) {
        throw asModelError(version.name, error);
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/answering/predict.ts



/** @throws RequestError 413 for more records than are taken at a time. */
function recordsOf(json, maxRows) {
    const asList = (value) => (Array.isArray(value) ? value : [value]);
    const list = asList(json.value);
    if (list.length > maxRows) {
        throw new RequestError(413, 'too_large', `the request has ${list.length} records; at most ${maxRows} are taken at a time`);
    }
    return { list, isList: Array.isArray(json.value), exact: () => asList(json.exact()) };
}
function requireAble(version) {
    const { reader, interpreter } = version.parts;
    if (reader.is !== null && interpreter.is !== null) {
        return { reader: reader.is, interpreter: interpreter.is };
    }
    const reason = reader.reason ?? interpreter.reason ?? '';
    throw new RequestError(422, 'unsupported', `version ${version.name} cannot answer records: ${reason}`);
}
/** @throws RequestError 400 that names column and row; 422 where the model takes no records. */
async function predictRecords(version, records, metrics) {
    const { reader, interpreter } = requireAble(version);
    const read = reader.read(records.list, records.exact);
    if (read.rows === 0) {
        const nothing = { labels: [], scores: null, probabilities: null, reason: null };
        return { interpreter, interpretation: nothing, read };
    }
    const outputs = await runVersion(version, read.feeds, read.rows);
    const interpretation = interpret(version, interpreter, outputs, read.rows, metrics);
    return { interpreter, interpretation, read };
}
function finite(value) {
    return value !== undefined && Number.isFinite(value) ? value : null;
}
/** What is known of the answer to a row, for the log. */
function loggedAnswers(interpretation) {
    return {
        label: (row) => interpretation?.labels[row] ?? null,
        score: (row) => finite(interpretation?.scores?.[row]),
    };
}
/** What the model took of a value: true is 1 to a number, 7 is "7" to a text; so a column has one type. */
function asTaken(value, type) {
    if (typeof value === 'string')
        return value;
    if (typeof value !== 'number' && typeof value !== 'boolean')
        return null;
    if (type === 'string')
        return String(value);
    if (type === 'bool')
        return value === true || value === 1;
    return type === null ? value : Number(value);
}
/**
 * Records as they are logged: the model's columns under the names the client gave, and the column
 * that identifies a row.
 */
function loggedRecords(version, { list }, { read, interpretation }, { id, idColumn }) {
    const { keys } = read;
    const types = version.parts.reader.is?.columns.map(({ elementType }) => elementType) ?? [];
    const columns = idColumn === undefined || keys.includes(idColumn) ? keys : [...keys, idColumn];
    return {
        version: version.name,
        id,
        rows: list.length,
        columns,
        cell: (row, column) => {
            const record = list[row];
            return isJsonObject(record)
                ? asTaken(own(record, columns[column] ?? ''), types[column] ?? null)
                : null;
        },
        ...loggedAnswers(interpretation),
    };
}

;// CONCATENATED MODULE: ./packages/serving/src/answering/infer.ts




function interpretOutputs(version, outputs, rows, metrics, logger) {
    const interpreter = version.parts.interpreter.is;
    if (interpreter === null || rows === null || rows === 0)
        return null;
    try {
        return interpret(version, interpreter, outputs, rows, metrics);
    }
    catch (error) {
        // The client asked for tensors and gets them, whatever else they may mean.
        if (!(error instanceof RequestError))
            throw error;
        logger.debug(error.message);
        return null;
    }
}
/** @throws RequestError 400 that names the input or output that is wrong. */
async function inferTensors(version, body, maxRows, metrics, logger) {
    const request = readInferRequest(body, version.parts.interface, maxRows);
    const outputs = await runVersion(version, request.inputs, request.rows);
    const interpretation = interpretOutputs(version, outputs, request.rows, metrics, logger);
    return { request, outputs, interpretation };
}
/** Rows of tensors as they are logged; null where the inputs have no rows in common. */
function loggedTensors(version, { request, interpretation }) {
    const { id, inputs, rows } = request;
    if (rows === null || rows === 0)
        return null;
    return {
        version: version.name,
        id,
        rows,
        columns: version.logColumns,
        cell: version.logCell(inputs, rows),
        ...loggedAnswers(interpretation),
    };
}

;// CONCATENATED MODULE: ./packages/serving/src/log/rotated-files.ts


/** `20261125T104341Z`: sorts as time does. */
function stamp(time) {
    return time.toISOString().replace(/[-:]|\.\d+/g, '');
}
/** Finished files of a log: `predictions-20261125T104341Z-1.jsonl` beside `predictions.jsonl`. */
class RotatedFiles {
    #folder;
    #stem;
    #extension;
    #count = 0;
    /** @param file absolute path of the log */
    constructor(file) {
        const { dir, name, ext } = external_node_path_default().parse(file);
        this.#folder = dir;
        this.#stem = name;
        this.#extension = ext;
    }
    /** A name that no other file has. */
    nextName(time) {
        this.#count += 1;
        const name = `${this.#stem}-${stamp(time)}-${process.pid}-${this.#count}${this.#extension}`;
        return external_node_path_default().join(this.#folder, name);
    }
    /** Gives a file its final name. */
    async finish(file, time) {
        await (0,external_node_fs_promises_.rename)(file, this.nextName(time));
    }
    /** Removes the oldest finished files, so that `keep` are left. */
    async prune(keep) {
        if (keep === 0)
            return;
        const isFinished = (name) => name.startsWith(`${this.#stem}-`) &&
            /^\d{8}T\d{6}Z-\d+-\d+$/.test(name.slice(this.#stem.length + 1, name.length - this.#extension.length));
        const names = (await (0,external_node_fs_promises_.readdir)(this.#folder)).filter(isFinished);
        const order = (name) => Number(/-(\d+)\.[^.]*$/.exec(name)?.[1] ?? 0);
        names.sort((a, b) => {
            const [x, y] = [a, b].map((name) => name.slice(0, this.#stem.length + 17));
            return x === y ? order(a) - order(b) : (x ?? '') < (y ?? '') ? -1 : 1;
        });
        for (const name of names.slice(0, Math.max(0, names.length - keep))) {
            await (0,external_node_fs_promises_.rm)(external_node_path_default().join(this.#folder, name), { force: true });
        }
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/log/rows.ts

/** The rows as they are logged: the data's columns by their own names, then the log's own. */
function logRows(request, { drop, hash }, time) {
    const kept = request.columns
        .map((name, position) => ({ name, position, conceal: hash.get(name) }))
        .filter(({ name }) => !drop.has(name));
    const when = time.toISOString();
    return Array.from({ length: request.rows }, (_, row) => [
        ...kept.map(({ name, position, conceal }) => {
            const value = request.cell(row, position);
            return [name, conceal === undefined || value === null ? value : conceal(value)];
        }),
        [src/* PREDICTION_LOG */.XP.time, when],
        [src/* PREDICTION_LOG */.XP.request, request.id],
        [src/* PREDICTION_LOG */.XP.version, request.version],
        [src/* PREDICTION_LOG */.XP.label, request.label(row)],
        [src/* PREDICTION_LOG */.XP.score, request.score(row)],
    ]);
}
/** One line of JSON. Two columns of one name cannot occur: names of columns are unique. */
function jsonLine(row) {
    const cells = row.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `{${cells.join(',')}}\n`;
}

;// CONCATENATED MODULE: ./packages/serving/src/log/json-lines-sink.ts




/** Text that may wait to be written. */
const MAX_WAITING_BYTES = 16 * 2 ** 20;
const NEWLINE = 10;
const BLOCK = 64 * 1024;
/** Size of a file up to its last line feed: what a killed process left behind it is no record. */
async function sizeOfWholeLines(handle) {
    const { size } = await handle.stat();
    const block = Buffer.alloc(BLOCK);
    for (let end = size; end > 0;) {
        const start = Math.max(0, end - BLOCK);
        const { bytesRead } = await handle.read(block, 0, end - start, start);
        const at = block.subarray(0, bytesRead).lastIndexOf(NEWLINE);
        if (at >= 0)
            return start + at + 1;
        end = start;
    }
    return 0;
}
/** Appends rows to a file as JSON Lines. What comes while a write is under way is written next. */
class JsonLinesSink {
    #file;
    #rotation;
    #files;
    #lost;
    #waiting = [];
    #waitingBytes = 0;
    #open = null;
    #writing = null;
    constructor(file, rotation, lost) {
        this.#file = file;
        this.#rotation = rotation;
        this.#files = new RotatedFiles(file);
        this.#lost = lost;
    }
    /** Opens the file, so that a path that cannot be written is known before anything is served. */
    async prepare() {
        await (0,external_node_fs_promises_.mkdir)(external_node_path_default().dirname(this.#file), { recursive: true });
        this.#open = await this.#openFile();
    }
    write(rows) {
        if (this.#waitingBytes > MAX_WAITING_BYTES)
            return false;
        for (const row of rows) {
            const line = jsonLine(row);
            this.#waiting.push(line);
            this.#waitingBytes += line.length;
        }
        this.#writing ??= this.#drain();
        return true;
    }
    async close() {
        await this.#writing;
        await this.#open?.handle.close();
        this.#open = null;
    }
    async #drain() {
        // Rows of the same turn of the event loop are written together.
        await new Promise((resolve) => setImmediate(resolve));
        while (this.#waiting.length > 0) {
            const lines = this.#waiting;
            this.#waiting = [];
            this.#waitingBytes = 0;
            try {
                await this.#append(lines.join(''));
            }
            catch (error) {
                this.#lost(lines.length, error);
                await this.#giveUpFile();
            }
        }
        this.#writing = null;
    }
    async #append(text) {
        const bytes = Buffer.from(text);
        this.#open ??= await this.#openFile();
        if (this.#isDue(this.#open, bytes.length)) {
            await this.#open.handle.close();
            this.#open = null;
            await this.#files.finish(this.#file, new Date());
            await this.#files.prune(this.#rotation.keep);
            this.#open = await this.#openFile();
        }
        await this.#open.handle.appendFile(bytes);
        this.#open.size += bytes.length;
    }
    #isDue({ size, since }, more) {
        const { maxBytes, maxAgeMs } = this.#rotation;
        return size > 0 && (size + more > maxBytes || Date.now() - since >= maxAgeMs);
    }
    async #openFile() {
        const handle = await (0,external_node_fs_promises_.open)(this.#file, 'a+', 0o640);
        const size = await sizeOfWholeLines(handle);
        const { size: found, birthtimeMs } = await handle.stat();
        if (size < found)
            await handle.truncate(size);
        return { handle, size, since: size === 0 ? Date.now() : birthtimeMs || Date.now() };
    }
    /** After a failed write the file may end in half a line; it is opened anew and cut back. */
    async #giveUpFile() {
        const { handle } = this.#open ?? {};
        this.#open = null;
        await handle?.close().catch(() => undefined);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/write.js + 26 modules
var write = __webpack_require__(15305);
;// CONCATENATED MODULE: ./packages/serving/src/log/parquet-sink.ts






/** Rows of one file: they are in memory until it is written. */
const MAX_ROWS = 50_000;
/** The one type that all values of a column have; text for mixtures. */
function typeOf(values) {
    const present = values.filter((value) => value !== null);
    if (present.length > 0 && present.every((value) => typeof value === 'boolean'))
        return 'BOOLEAN';
    if (present.length > 0 && present.every((value) => typeof value === 'number'))
        return 'DOUBLE';
    return 'STRING';
}
function cellOf(value, type) {
    if (value === null || type !== 'STRING' || typeof value === 'string')
        return value;
    return JSON.stringify(value);
}
/** Rows as the bytes of a Parquet file. A column that a row lacks is null there. */
function parquetBytes(rows) {
    const columns = new Map();
    rows.forEach((row, position) => {
        for (const [name, value] of row) {
            let values = columns.get(name);
            if (values === undefined) {
                values = new Array(rows.length).fill(null);
                columns.set(name, values);
            }
            values[position] = value;
        }
    });
    const columnData = [...columns].map(([name, values]) => {
        const type = typeOf(values);
        return { name, type, data: values.map((value) => cellOf(value, type)) };
    });
    return new Uint8Array((0,write/* parquetWriteBuffer */.G)({ columnData }));
}
/**
 * Writes rows to Parquet files, each whole or not at all. The newest has the path itself; before it
 * is replaced it becomes `predictions-<time>-….parquet`. A file is written when it is large or old
 * enough, and at the end; what is in memory when the process is killed is lost.
 */
class ParquetSink {
    #file;
    #rotation;
    #files;
    #lost;
    #rows = [];
    #bytes = 0;
    #timer = null;
    #writing = Promise.resolve();
    #pendingFiles = 0;
    constructor(file, rotation, lost) {
        this.#file = file;
        this.#rotation = rotation;
        this.#files = new RotatedFiles(file);
        this.#lost = lost;
    }
    /** Writes and removes an empty file, so that a folder that cannot be written is known at once. */
    async prepare() {
        await (0,external_node_fs_promises_.mkdir)(external_node_path_default().dirname(this.#file), { recursive: true });
        const probe = `${this.#files.nextName(new Date())}.tmp`;
        await (0,external_node_fs_promises_.writeFile)(probe, '');
        await (0,external_node_fs_promises_.rm)(probe);
    }
    write(rows) {
        if (this.#pendingFiles > 1)
            return false;
        this.#rows.push(...rows);
        for (const row of rows)
            this.#bytes += jsonLine(row).length;
        this.#timer ??= setTimeout(() => {
            this.#flush();
        }, this.#rotation.maxAgeMs).unref();
        const isLarge = this.#bytes >= this.#rotation.maxBytes || this.#rows.length >= MAX_ROWS;
        if (isLarge)
            this.#flush();
        return true;
    }
    async close() {
        this.#flush();
        await this.#writing;
    }
    #flush() {
        if (this.#timer !== null)
            clearTimeout(this.#timer);
        this.#timer = null;
        if (this.#rows.length === 0)
            return;
        const rows = this.#rows;
        this.#rows = [];
        this.#bytes = 0;
        this.#pendingFiles += 1;
        this.#writing = this.#writing.then(() => this.#writeFile(rows));
    }
    async #writeFile(rows) {
        const made = `${this.#file}.${process.pid}.tmp`;
        try {
            await (0,external_node_fs_promises_.writeFile)(made, parquetBytes(rows), { mode: 0o640 });
            if ((0,external_node_fs_.existsSync)(this.#file))
                await this.#files.finish(this.#file, new Date());
            await (0,external_node_fs_promises_.rename)(made, this.#file);
            await this.#files.prune(this.#rotation.keep);
        }
        catch (error) {
            this.#lost(rows.length, error);
            await (0,external_node_fs_promises_.rm)(made, { force: true }).catch(() => undefined);
        }
        finally {
            this.#pendingFiles -= 1;
        }
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/log/prediction-log.ts






/** A problem is told once in so long, however many rows it costs. */
const TELL_EVERY_MS = 60_000;
/** Digits of a hash: 128 bits. */
const HASH_DIGITS = 32;
/** HMAC-SHA-256 (RFC 2104) of the value's JSON, shortened to 128 bits. */
function hashWith(key) {
    return (value) => (0,external_node_crypto_.createHmac)('sha256', key).update(JSON.stringify(value)).digest('hex').slice(0, HASH_DIGITS);
}
function redactionOf({ drop, hash, hashKey }, logger) {
    if (hash.length > 0 && hashKey === null) {
        logger.notice('The prediction log hashes columns with a random key: hashes of this run compare with each ' +
            'other only. Set SLIPWAY_LOG_KEY to keep them the same.');
    }
    const conceal = hashWith(hashKey ?? (0,external_node_crypto_.randomBytes)(32));
    return { drop: new Set(drop), hash: new Map(hash.map((name) => [name, conceal])) };
}
/** Writes rows and what was answered to a file. It never keeps an answer waiting. */
class PredictionLog {
    #sink;
    #sample;
    #redaction;
    #metrics;
    #random;
    constructor(sink, settings, metrics, logger, random) {
        this.#sink = sink;
        this.#sample = settings.sample;
        this.#redaction = redactionOf(settings, logger);
        this.#metrics = metrics;
        this.#random = random;
    }
    /** @throws ConfigurationError when the file cannot be written. */
    static async open(settings, metrics, logger, random = Math.random) {
        let told = -Infinity;
        const lost = (rows, error) => {
            metrics.notLogged('', rows);
            if (Date.now() - told < TELL_EVERY_MS)
                return;
            told = Date.now();
            logger.warning(`prediction-log: rows are lost: ${(0,src/* messageOf */.bD)(error)}`);
        };
        const { file, rotation } = settings;
        const isParquet = external_node_path_default().extname(file) === '.parquet';
        const sink = isParquet
            ? new ParquetSink(file, rotation, lost)
            : new JsonLinesSink(file, rotation, lost);
        try {
            await sink.prepare();
        }
        catch (error) {
            throw new src/* ConfigurationError */.j1('prediction-log', `${file} cannot be written: ${(0,src/* messageOf */.bD)(error)}`, {
                cause: error,
            });
        }
        return new PredictionLog(sink, settings, metrics, logger, random);
    }
    /** Logs a request, if it is in the sample. */
    add(request) {
        if (this.#sample < 1 && this.#random() >= this.#sample)
            return;
        const rows = logRows(request, this.#redaction, new Date());
        if (this.#sink.write(rows))
            this.#metrics.logged(request.version, rows.length);
        else
            this.#metrics.notLogged(request.version, rows.length);
    }
    close() {
        return this.#sink.close();
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./packages/serving/src/batching/merge.ts

/**
 * What calls must have in common to be run together: the sizes of all dimensions but the first, for
 * every input.
 */
function mergeKey(feeds, names) {
    return names.map((name) => feeds.get(name)?.dims.slice(1).join() ?? '').join(';');
}
/** The rows of several calls, one below the other. */
function mergeFeeds(calls, names) {
    const [first] = calls;
    if (calls.length === 1 && first !== undefined)
        return first;
    return new Map(names.map((name) => {
        const tensors = calls.map((feeds) => feeds.get(name));
        const present = tensors.filter((tensor) => tensor !== undefined);
        return [name, (0,model_src/* concatRows */.UJ)(present)];
    }));
}
/** Each call's rows of the common answer. */
function splitAnswers(answers, rows) {
    if (rows.length === 1)
        return [answers];
    let start = 0;
    return rows.map((count) => {
        const end = start + count;
        const part = new Map();
        for (const [name, tensor] of answers)
            part.set(name, (0,model_src/* sliceRows */.mG)(tensor, start, end));
        start = end;
        return part;
    });
}
/** Whether every output has one row for each row that was fed. */
function hasRows(answers, rows) {
    return [...answers.values()].every(({ dims }) => dims[0] === rows);
}

;// CONCATENATED MODULE: ./packages/serving/src/batching/batcher.ts



/** Weight of the latest call in the running mean of the time that a call takes. */
const LATEST = 0.2;
/**
 * Collects calls that arrive at about the same time and runs them as one: what is there when the
 * engine is free, up to a number of rows, after at most a given delay. Its queue is bounded; work
 * that would not be done in time is refused at once.
 */
class Batcher {
    #engine;
    #names;
    #mergeable;
    #settings;
    #observer;
    #queue = [];
    #waitingRows = 0;
    #running = 0;
    #delay = null;
    #isFlushing = false;
    #secondsPerCall = 0;
    /**
     * @param names of the model's inputs
     * @param mergeable whether rows of several calls may be run together
     */
    constructor(engine, names, mergeable, settings, observer) {
        this.#engine = engine;
        this.#names = names;
        this.#mergeable = mergeable;
        this.#settings = settings;
        this.#observer = observer;
    }
    /** Rows that wait to be run. */
    get waitingRows() {
        return this.#waitingRows;
    }
    /**
     * Seconds until a new row would be answered, by what calls took lately; 0 when nothing is ahead of
     * it. Calls are what counts, not rows: one of a row may take as long as one of a hundred.
     */
    get expectedWait() {
        const { rows } = this.#settings;
        const waiting = this.#mergeable ? Math.ceil(this.#waitingRows / rows) : this.#queue.length;
        const ahead = waiting + this.#running;
        return ahead === 0 ? 0 : (ahead / this.#engine.concurrency + 1) * this.#secondsPerCall;
    }
    /**
     * The answers for the rows of a call.
     *
     * @throws RequestError 429 when too much waits, 504 when the time is over; InputError when the
     *   model fails.
     */
    async submit(feeds, rows) {
        this.#refuseTooMuch(rows);
        const { rows: limit } = this.#settings;
        if (!this.#mergeable || rows <= limit)
            return this.#enqueue(feeds, rows);
        const parts = [];
        for (let start = 0; start < rows; start += limit) {
            const end = Math.min(start + limit, rows);
            parts.push(this.#enqueue((0,model_src/* sliceFeeds */.I)(feeds, start, end), end - start));
        }
        const answers = await Promise.all(parts);
        const names = [...(answers[0]?.keys() ?? [])];
        return new Map(names.map((name) => {
            const tensors = answers.map((part) => part.get(name)).filter((one) => one !== undefined);
            return [name, (0,model_src/* concatRows */.UJ)(tensors)];
        }));
    }
    #refuseTooMuch(rows) {
        const { queueRows, timeoutMs } = this.#settings;
        const wait = this.expectedWait;
        const isFull = this.#queue.length > 0 && this.#waitingRows + rows > queueRows;
        if (!isFull && wait * 1000 <= timeoutMs)
            return;
        throw tooBusy(`${this.#waitingRows} rows are waiting already, as much as can be answered in time; ` +
            'try again later', wait);
    }
    #enqueue(feeds, rows) {
        const key = this.#mergeable ? mergeKey(feeds, this.#names) : '';
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                const { timeoutMs } = this.#settings;
                job.settle({
                    error: new RequestError(504, 'timeout', `there was no answer within ${timeoutMs} ms`),
                });
            }, this.#settings.timeoutMs);
            const job = {
                feeds,
                rows,
                key,
                isOver: false,
                settle: (outcome) => {
                    if (job.isOver)
                        return;
                    job.isOver = true;
                    clearTimeout(timer);
                    if ('answers' in outcome)
                        resolve(outcome.answers);
                    else
                        reject(outcome.error);
                },
            };
            this.#queue.push(job);
            this.#waitingRows += rows;
            this.#schedule();
        });
    }
    /** Sees to it that the queue is looked at: now when it is worth a batch, else after the delay. */
    #schedule() {
        const isBusy = this.#running >= this.#engine.concurrency;
        if (this.#queue.length === 0 || isBusy || this.#isFlushing)
            return;
        const { delayMs, rows } = this.#settings;
        if (delayMs > 0 && this.#waitingRows < rows) {
            this.#delay ??= setTimeout(() => {
                this.#flushSoon();
            }, delayMs);
            return;
        }
        this.#flushSoon();
    }
    /** Runs a batch after everything has been read that the network has brought by now. */
    #flushSoon() {
        if (this.#delay !== null)
            clearTimeout(this.#delay);
        this.#delay = null;
        if (this.#isFlushing)
            return;
        this.#isFlushing = true;
        setImmediate(() => {
            this.#isFlushing = false;
            void this.#flush();
        });
    }
    /** The next calls that can be run together. */
    #take() {
        const taken = [];
        let rows = 0;
        while (this.#queue.length > 0) {
            const [job] = this.#queue;
            if (job === undefined)
                break;
            const [first] = taken;
            const fits = first === undefined ||
                (this.#mergeable &&
                    job.rows > 0 &&
                    first.rows > 0 &&
                    job.key === first.key &&
                    rows + job.rows <= this.#settings.rows);
            if (!fits && !job.isOver)
                break;
            this.#queue.shift();
            this.#waitingRows -= job.rows;
            if (job.isOver)
                continue;
            taken.push(job);
            rows += job.rows;
        }
        return taken;
    }
    async #flush() {
        if (this.#running >= this.#engine.concurrency)
            return;
        const jobs = this.#take();
        if (jobs.length === 0)
            return;
        const rows = jobs.reduce((sum, job) => sum + job.rows, 0);
        this.#running += 1;
        this.#schedule();
        try {
            await this.#run(jobs, rows);
        }
        finally {
            this.#running -= 1;
            this.#schedule();
        }
    }
    async #run(jobs, rows) {
        const started = performance.now();
        try {
            const merged = mergeFeeds(jobs.map(({ feeds }) => feeds), this.#names);
            const answers = await this.#engine.run(merged);
            if (jobs.length > 1 && !hasRows(answers, rows)) {
                await this.#runOneByOne(jobs);
                return;
            }
            const parts = splitAnswers(answers, jobs.map((job) => job.rows));
            jobs.forEach((job, position) => {
                job.settle({ answers: parts[position] ?? answers });
            });
            this.#measure(rows, (performance.now() - started) / 1000);
        }
        catch (error) {
            // One call's rows must not spoil the answers of the others.
            if (jobs.length > 1)
                await this.#runOneByOne(jobs);
            else
                jobs[0]?.settle({ error: Error.isError(error) ? error : new Error(String(error)) });
        }
    }
    async #runOneByOne(jobs) {
        for (const job of jobs) {
            if (!job.isOver)
                await this.#run([job], job.rows);
        }
    }
    #measure(rows, seconds) {
        const before = this.#secondsPerCall;
        this.#secondsPerCall = before === 0 ? seconds : before * (1 - LATEST) + seconds * LATEST;
        this.#observer.batch(rows, seconds);
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/engine/inline-engine.ts

/**
 * Runs the model in this thread: the shortest way, and while it runs nothing else happens. For
 * models that take less than a request's own network code.
 */
class InlineEngine {
    concurrency = 1;
    #session;
    constructor(session) {
        this.#session = session;
    }
    /** @throws InputError when the model cannot be loaded. */
    static async open(model, threads, logger) {
        return new InlineEngine(await (0,model_src/* openSession */.fA)(model, { logger, threads, keepBytes: false }));
    }
    get runtime() {
        return this.#session.runtime;
    }
    run(feeds) {
        return this.#session.run(feeds);
    }
    close() {
        return this.#session.release();
    }
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./packages/serving/src/engine/worker-engine.ts




/** The worker's first file: beside the bundle, or beside this source. */
function workerFile() {
    const bundled = external_node_path_default().join(import.meta.dirname, 'serve-worker.js');
    return (0,external_node_fs_.existsSync)(bundled) ? bundled : external_node_path_default().join(import.meta.dirname, 'worker-start.ts');
}
function errorOf({ subject, message }) {
    return subject === null ? new Error(message) : new src/* InputError */.dz(subject, message);
}
/** One thread with a session of its own. */
class ModelWorker {
    #worker;
    #calls = new Map();
    #logger;
    ready;
    #nextId = 0;
    #settleReady = null;
    #ending = null;
    constructor(settings, logger) {
        this.#logger = logger;
        this.ready = new Promise((resolve, reject) => {
            this.#settleReady = { resolve, reject };
        });
        this.#worker = new external_node_worker_threads_.Worker(workerFile(), { workerData: settings });
        this.#worker.on('message', (reply) => {
            this.#take(reply);
        });
        this.#worker.on('error', (error) => {
            this.#end(error);
        });
        this.#worker.on('exit', (code) => {
            this.#end(new Error(`a worker thread ended with code ${code}`));
        });
    }
    /** Calls that were handed over and not answered yet. */
    get pending() {
        return this.#calls.size;
    }
    get hasEnded() {
        return this.#ending !== null;
    }
    #take(reply) {
        switch (reply.kind) {
            case 'ready':
                this.#settleReady?.resolve(reply.runtime);
                return;
            case 'notice':
                this.#logger.notice(reply.message);
                return;
            case 'answer':
                this.#finish(reply.id)?.resolve(reply.outputs);
                return;
            case 'error':
                if (reply.id === null)
                    this.#settleReady?.reject(errorOf(reply));
                else
                    this.#finish(reply.id)?.reject(errorOf(reply));
        }
    }
    #finish(id) {
        const call = this.#calls.get(id);
        this.#calls.delete(id);
        return call;
    }
    #end(error) {
        if (this.#ending !== null)
            return;
        this.#ending = error;
        this.#settleReady?.reject(error);
        for (const call of this.#calls.values())
            call.reject(error);
        this.#calls.clear();
    }
    run(feeds) {
        return new Promise((resolve, reject) => {
            if (this.#ending !== null) {
                reject(this.#ending);
                return;
            }
            const message = { id: this.#nextId++, feeds };
            this.#calls.set(message.id, { resolve, reject });
            this.#worker.postMessage(message);
        });
    }
    async close() {
        this.#ending ??= new Error('the worker thread was closed');
        await this.#worker.terminate();
    }
}
/**
 * Runs the model in worker threads, each with a session of its own, so that a call of many
 * milliseconds does not keep the network waiting. A thread that dies is replaced.
 */
class WorkerEngine {
    runtime;
    #workers;
    #settings;
    #logger;
    constructor(workers, runtime, settings, logger) {
        this.#workers = workers;
        this.runtime = runtime;
        this.#settings = settings;
        this.#logger = logger;
    }
    /** @throws InputError when the model cannot be loaded. */
    static async open(model, { threads, workers }, logger) {
        const settings = { model, threads };
        const all = Array.from({ length: workers }, () => new ModelWorker(settings, logger));
        try {
            const [runtime = ''] = await Promise.all(all.map((worker) => worker.ready));
            return new WorkerEngine(all, runtime, settings, logger);
        }
        catch (error) {
            await Promise.all(all.map((worker) => worker.close()));
            throw error;
        }
    }
    get concurrency() {
        return this.#workers.length;
    }
    run(feeds) {
        return this.#next().run(feeds);
    }
    /** The worker with the fewest calls under way; one that died is replaced first. */
    #next() {
        let best = null;
        this.#workers.forEach((found, position) => {
            const worker = found.hasEnded ? this.#replace(position) : found;
            if (best === null || worker.pending < best.pending)
                best = worker;
        });
        if (best === null)
            throw new Error('there is no worker');
        return best;
    }
    #replace(position) {
        this.#logger.warning('A worker thread of the model server died and is replaced.');
        const worker = new ModelWorker(this.#settings, this.#logger);
        // Who asks it learns of a failure from the call itself.
        worker.ready.catch(() => undefined);
        this.#workers[position] = worker;
        return worker;
    }
    async close() {
        await Promise.all(this.#workers.map((worker) => worker.close()));
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/records/interpreter.ts


/** Labels in the type that the model has them in: numbers and truth values are not texts. */
function typedLabels(plan, isText) {
    const { classes } = plan;
    if (isText)
        return [...classes];
    if (classes.every((name) => /^-?\d+$/.test(name) && Number.isSafeInteger(Number(name)))) {
        return classes.map(Number);
    }
    const isTruth = classes.every((name) => name === 'true' || name === 'false');
    return isTruth ? classes.map((name) => name === 'true') : [...classes];
}
/** Probabilities of all classes, row-major, as the model gives them. */
function tableOfScores(plan, outputs, rows) {
    const count = plan.classes.length;
    const table = new Float64Array(rows * count);
    let column = 0;
    for (const name of plan.scores) {
        const tensor = outputs.get(name);
        if (tensor === undefined)
            throw new src/* InputError */.dz('model', `it gave no output "${name}"`);
        const width = (0,model_src/* elementCount */.KX)(tensor.dims.slice(1));
        // A single score is that of the second class.
        const isSecond = width === 1 && plan.scores.length === 1;
        for (let row = 0; row < rows; row++) {
            for (let i = 0; i < width; i++) {
                const score = Number(tensor.data[row * width + i]);
                if (isSecond) {
                    table[row * count] = 1 - score;
                    table[row * count + 1] = score;
                }
                else
                    table[row * count + column + i] = score;
            }
        }
        column += width;
    }
    return table;
}
function highest(table, rows, width) {
    const best = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
        best[row] = Math.max(...table.subarray(row * width, (row + 1) * width));
    }
    return best;
}
/** Reads a version's outputs as labels and probabilities. */
class Interpreter {
    plan;
    #labels;
    /** Once scores were seen to be no probabilities, they are none: not in one answer so, in one not. */
    #notProbabilities = null;
    /** @param isTextLabel whether the model's label output is of strings */
    constructor(plan, isTextLabel) {
        this.plan = plan;
        this.#labels = plan.kind === 'classes' ? typedLabels(plan, isTextLabel) : [];
    }
    /** Class labels as texts, for metrics; null for a regression. */
    get classes() {
        return this.plan.kind === 'classes' ? this.plan.classes : null;
    }
    /** @throws InputError when the outputs are not as the plan says. */
    read(outputs, rows) {
        const predictions = (0,model_src/* readPredictions */.R_)(this.plan, outputs, rows);
        if (predictions.kind === 'values') {
            const labels = Array.from(predictions.values, (value) => Number.isFinite(value) ? value : null);
            return { labels, scores: null, probabilities: null, reason: null };
        }
        if (this.plan.kind !== 'classes')
            throw new Error('classes without a plan for them');
        const labels = Array.from(predictions.predicted, (code) => this.#labels[code] ?? null);
        this.#notProbabilities ??= predictions.scoresReason ?? predictions.probabilitiesReason;
        if (this.#notProbabilities !== null) {
            const isBinary = predictions.positive !== null;
            const scores = isBinary ? predictions.scores : null;
            return { labels, scores, probabilities: null, reason: this.#notProbabilities };
        }
        const probabilities = tableOfScores(this.plan, outputs, rows);
        const scores = predictions.positive === null
            ? highest(probabilities, rows, this.plan.classes.length)
            : predictions.scores;
        return { labels, scores, probabilities, reason: null };
    }
    /** The answers that clients get. */
    answers(interpretation, version) {
        const { labels, probabilities, reason } = interpretation;
        const classes = this.classes;
        if (classes === null) {
            return labels.map((label) => ({
                label,
                probabilities: null,
                version,
                ...(label === null ? { reason: 'the model gave NaN or an infinity' } : {}),
            }));
        }
        return labels.map((label, row) => ({
            label,
            probabilities: probabilities === null
                ? null
                : (0,src/* recordFrom */.Qd)(classes.map((name, i) => {
                    const value = probabilities[row * classes.length + i] ?? NaN;
                    return [name, Number.isFinite(value) ? value : null];
                })),
            version,
            ...(reason === null ? {} : { reason }),
        }));
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/records/record-columns.ts


/** The kind in which JSON brings what an input of this type takes. */
function kindFor(type) {
    if (type === 'string')
        return 'text';
    return type === 'bool' ? 'boolean' : 'float';
}
const SQL_TYPES = {
    text: 'text',
    boolean: 'true and false',
    float: 'numbers',
};
function columnInfo(name, type) {
    const kind = kindFor(type);
    return { name, kind, sqlType: SQL_TYPES[kind] ?? kind };
}
/**
 * The columns that a record for this model has: one for each input that takes one value a row, and
 * for a matrix those that `data.features` or the model's metadata names.
 */
function recordColumns(model, features) {
    const named = features ?? (0,model_src/* featureNamesIn */.UH)(model.metadata)?.names ?? [];
    const columns = new Map();
    const isOnly = model.inputs.length === 1;
    for (const { name, type } of model.inputs) {
        if (type.kind !== 'tensor' || !(0,model_src/* isRunnable */.iU)(type.elementType))
            continue;
        const takesOne = type.shape === null || type.shape.slice(1).every((size) => size === 1);
        const isNamed = (isOnly && named.length === 1) || (type.shape === null && named.length > 0);
        if (takesOne && !isNamed)
            columns.set(name, columnInfo(name, type.elementType));
        else
            for (const one of named)
                columns.set(one, columnInfo(one, type.elementType));
    }
    return [...columns.values()];
}
/**
 * Which columns of a record fill the model's inputs.
 *
 * @throws ConfigurationError when the order of a matrix is said nowhere, or an input takes no row of
 *   a table.
 */
function bindRecords(model, options) {
    const columns = recordColumns(model, options.features);
    try {
        return (0,model_src/* bindFeatures */.dS)(model, columns, options);
    }
    catch (error) {
        if (!(error instanceof src/* ConfigurationError */.j1))
            throw error;
        // There is no data set here whose columns could be listed.
        const detail = error.message
            .slice(`${error.subject}: `.length)
            .replace(/[.;] columns are .*$/i, '');
        throw new src/* ConfigurationError */.j1(error.subject, detail, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/records/record-reader.ts




/** `row 3`, where there is more than one. */
function place(row, rows) {
    return rows === 1 ? '' : `, row ${row + 1}`;
}
function record_reader_refuse({ name }, row, rows, problem) {
    throw badRequest(`column ${JSON.stringify(name)}${place(row, rows)}: ${problem}`);
}
function readNumbers(column, cells) {
    const rows = cells.length;
    const values = new Float64Array(rows);
    let present = null;
    for (let row = 0; row < rows; row++) {
        const cell = cells[row];
        if (cell === null) {
            present ??= new Uint8Array(rows).fill(1);
            present[row] = 0;
            values[row] = NaN;
        }
        else if (typeof cell === 'number' && Number.isFinite(cell))
            values[row] = cell;
        else if (typeof cell === 'boolean')
            values[row] = cell ? 1 : 0;
        else {
            const what = typeof cell === 'number' ? 'is too large' : `${shown(cell)} is no number`;
            record_reader_refuse(column, row, rows, `${what}; the model takes ${column.elementType}`);
        }
    }
    return { as: 'float', values, present };
}
/** Whole numbers with all their digits, as text: for values beyond 2^53. */
function readLongIntegers(column, cells) {
    const values = cells.map((cell, row) => {
        if (cell === null)
            return null;
        if (typeof cell === 'bigint')
            return String(cell);
        if (typeof cell === 'number' && Number.isInteger(cell))
            return String(cell);
        return record_reader_refuse(column, row, cells.length, `${shown(cell)} is no whole number; the model takes ${column.elementType}`);
    });
    return { as: 'text', values };
}
/** Texts; whole numbers and truth values have one text form, fractions have several. */
function readTexts(column, cells) {
    const values = cells.map((cell, row) => {
        if (cell === null)
            return null;
        if (typeof cell === 'string') {
            const problem = textProblem(cell);
            return problem === null ? cell : record_reader_refuse(column, row, cells.length, `the text ${problem}`);
        }
        if (typeof cell === 'boolean')
            return String(cell);
        if (typeof cell === 'number' && Number.isSafeInteger(cell))
            return String(cell);
        return record_reader_refuse(column, row, cells.length, `${shown(cell)} is no text; the model takes strings`);
    });
    return { as: 'text', values };
}
function isLong(cell) {
    return typeof cell === 'number' && Number.isInteger(cell) && !Number.isSafeInteger(cell);
}
/** Turns JSON records into the inputs of a model, by the names of columns. */
class RecordReader {
    columns;
    binding;
    constructor(binding) {
        this.binding = binding;
        this.columns = binding.inputs.flatMap(({ form, columns }) => columns.map(({ name }) => ({ name, elementType: form.elementType })));
    }
    /**
     * @param records objects with the model's columns; further keys are not looked at
     * @param exact the same records with whole numbers beyond 2^53 as bigint
     * @throws RequestError 400 that names column and row: missing, of another type, out of range.
     */
    read(records, exact) {
        const objects = records.map((record, row) => this.#requireObject(record, row));
        const keys = this.columns.map((column) => this.#keyOf(column, objects));
        const values = this.columns.map((column, position) => this.#readColumn(column, keys[position] ?? column.name, objects, exact));
        const batch = { start: 0, rows: records.length, columns: values };
        return { feeds: this.#feeds(batch), rows: records.length, keys };
    }
    #feeds(batch) {
        try {
            return this.binding.feeds(batch);
        }
        catch (error) {
            if (!(error instanceof src/* InputError */.dz))
                throw error;
            throw badRequest(error.message.replace(/^data: /, ''));
        }
    }
    #requireObject(record, row) {
        if (isJsonObject(record))
            return record;
        const names = (0,src/* listNames */.Zv)(this.columns.map(({ name }) => name), 10);
        throw badRequest(`record ${row + 1} is ${shown(record)}; a record is an object with the columns ${names}`);
    }
    /**
     * The key that holds a column: its name, or the only one of the first record that differs in
     * nothing but blanks and underscores, as in `fixed_acidity` and `fixed acidity`.
     */
    #keyOf({ name }, records) {
        const [first] = records;
        if (first === undefined || Object.hasOwn(first, name))
            return name;
        const plain = name.replaceAll(' ', '_');
        const taken = new Set(this.columns.map((column) => column.name));
        const similar = Object.keys(first).filter((key) => key.replaceAll(' ', '_') === plain && !taken.has(key));
        return similar.length === 1 && similar[0] !== undefined ? similar[0] : name;
    }
    #readColumn(column, key, records, exact) {
        const cells = records.map((record, row) => {
            const cell = own(record, key);
            return cell === undefined ? this.#refuseMissing(column, record, row, records.length) : cell;
        });
        if (column.elementType === 'string')
            return readTexts(column, cells);
        const isWhole = !(0,model_src/* isFloat */.dk)(column.elementType) && column.elementType !== 'bool';
        if (isWhole && cells.some(isLong)) {
            const records64 = exact();
            return readLongIntegers(column, records64.map((record) => own(record, key)));
        }
        return readNumbers(column, cells);
    }
    #refuseMissing({ name }, record, row, rows) {
        const names = this.columns.map((column) => column.name);
        const others = Object.keys(record)
            .filter((key) => !names.includes(key))
            .map((key) => key.slice(0, 80));
        throw badRequest(`column ${JSON.stringify(name)} is missing${rows === 1 ? '' : ` in row ${row + 1}`}` +
            `${(0,src/* didYouMean */.au)(name, others).replace('did you mean', 'is it')}` +
            `; the model takes ${(0,src/* listNames */.Zv)(names)}`);
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/model/decide.ts


/** The task that is configured, or that the number of the model's classes says. */
function taskFor(model, { task, classes }) {
    if (task !== undefined)
        return task;
    const count = classes?.length ?? (0,model_src/* ownClasses */.dM)(model)?.length ?? 0;
    if (count === 0)
        return 'regression';
    return count === 2 ? 'binary-classification' : 'multiclass-classification';
}
/**
 * How the model's outputs are read as predictions. A server answers the probabilities of all
 * classes, so that a binary model whose positive class nobody names is no error: the second one
 * stands for the score in metrics.
 *
 * @throws ConfigurationError when the outputs do not fit the task.
 */
function planOutputs(model, decision) {
    const task = taskFor(model, decision);
    const { classes, positiveClass, threshold } = decision;
    const options = {
        ...(classes === undefined ? {} : { classes }),
        ...(threshold === undefined ? {} : { threshold }),
    };
    if (positiveClass !== undefined)
        return (0,model_src/* interpretOutputs */.kT)(model, task, { ...options, positiveClass });
    try {
        return (0,model_src/* interpretOutputs */.kT)(model, task, options);
    }
    catch (error) {
        const second = (classes ?? (0,model_src/* ownClasses */.dM)(model))?.[1];
        const isAsked = error instanceof src/* ConfigurationError */.j1 && error.message.includes('positive-class');
        if (!isAsked || second === undefined || threshold !== undefined)
            throw error;
        return (0,model_src/* interpretOutputs */.kT)(model, task, { ...options, positiveClass: second });
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/model/evidence.ts


/** What the configuration says of decisions. */
function configuredDecision({ model, evaluate }) {
    return {
        task: model?.task,
        classes: model?.classes,
        positiveClass: model?.['positive-class'],
        threshold: evaluate?.threshold,
    };
}
async function readEvaluation(written, workspace, sha256) {
    const file = await workspace.existing(written, 'evidence');
    const { statement, problem } = (0,src/* parseEvidence */.vf)(await (0,external_node_fs_promises_.readFile)(file, 'utf8'));
    if (statement === null)
        throw new src/* InputError */.dz('evidence', `${written} is no evidence: ${problem}`);
    if (!(0,src/* isEvidenceOf */.hC)('evaluate', statement)) {
        throw new src/* ConfigurationError */.j1('evidence', `${written} is not a result of evaluate (${statement.predicateType})`);
    }
    const about = statement.subject.map(({ digest }) => digest.sha256);
    if (!about.includes(sha256)) {
        throw new src/* ConfigurationError */.j1('evidence', `${written} is about ${about[0]?.slice(0, 12) ?? 'nothing'}…, the model is ` +
            `${sha256.slice(0, 12)}…; evaluate the model that is served`);
    }
    return statement.predicate;
}
/** A setting that evidence and configuration must not say differently. */
function agree(name, evaluated, configured) {
    const known = evaluated ?? undefined;
    if (known === undefined || configured === undefined)
        return configured ?? known;
    if (String(known) === String(configured))
        return configured;
    throw new src/* ConfigurationError */.j1('evidence', `the model was evaluated with ${name} ${String(known)}, and the configuration says ` +
        `${String(configured)}; evaluate it again, or serve it as it was evaluated`);
}
/**
 * Task, classes, positive class and threshold with which a model was evaluated, so that it decides
 * in production as it did when it was judged.
 *
 * @throws ConfigurationError when the evidence is about another model, or contradicts the
 *   configuration.
 */
async function decisionFromEvidence(written, workspace, sha256, configured) {
    const predicate = await readEvaluation(written, workspace, sha256);
    return {
        task: agree('task', predicate.task, configured.task),
        classes: configured.classes ?? predicate.classes ?? undefined,
        positiveClass: agree('positive class', predicate.positiveClass, configured.positiveClass),
        threshold: agree('threshold', predicate.decision?.threshold, configured.threshold),
    };
}

;// CONCATENATED MODULE: ./packages/serving/src/model/served-version.ts

/** A version of a model that is loaded and has answered its warm-up request. */
class ServedVersion {
    parts;
    #inFlight = 0;
    #whenIdle = null;
    constructor(parts) {
        this.parts = parts;
    }
    get name() {
        return this.parts.name;
    }
    /** Requests that it is answering. */
    get inFlight() {
        return this.#inFlight;
    }
    /**
     * The model's answers.
     *
     * @param rows size of the first dimension of all inputs; null where they have none in common
     */
    async run(feeds, rows) {
        const { batcher, fixedRows } = this.parts;
        this.#inFlight += 1;
        try {
            if (fixedRows === null || rows === null || rows === fixedRows) {
                return await batcher.submit(feeds, rows ?? 1);
            }
            const run = (portion) => batcher.submit(portion, fixedRows);
            return await (0,model_src/* runPortions */.QU)(run, 'model', feeds, rows, fixedRows);
        }
        finally {
            this.#inFlight -= 1;
            if (this.#inFlight === 0)
                this.#whenIdle?.();
        }
    }
    /** Waits until everything under way is answered, then frees threads and memory. */
    async close() {
        if (this.#inFlight > 0) {
            await new Promise((resolve) => {
                this.#whenIdle = resolve;
            });
        }
        await this.parts.engine.close();
    }
    /** The names under which its inputs are logged, one for each value of a row. */
    get logColumns() {
        const { reader, interface: model } = this.parts;
        if (reader.is !== null)
            return reader.is.columns.map(({ name }) => name);
        return model.inputs.flatMap(({ name, shape }) => {
            const width = (shape ?? []).slice(1).reduce((all, size) => all * (size ?? 1), 1);
            return width === 1 ? [name] : Array.from({ length: width }, (_, i) => `${name}_${i}`);
        });
    }
    /** The value of a log column in a row of tensors; null where it has none. */
    logCell(feeds, rows) {
        const places = this.#logPlaces(feeds, rows);
        return (row, column) => {
            const place = places[column];
            if (place === undefined)
                return null;
            const tensor = feeds.get(place.input);
            const value = tensor?.data[row * place.width + place.offset];
            if (value === undefined)
                return null;
            if (typeof value === 'bigint') {
                const number = Number(value);
                return Number.isSafeInteger(number) ? number : String(value);
            }
            if (tensor?.type === 'bool')
                return value === 1;
            return typeof value === 'number' && !Number.isFinite(value) ? null : value;
        };
    }
    #logPlaces(feeds, rows) {
        const { reader, interface: model } = this.parts;
        const order = reader.is === null
            ? model.inputs.map(({ name }) => name)
            : reader.is.binding.inputs.map(({ form }) => form.name);
        return order.flatMap((input) => {
            const width = rows === 0 ? 1 : (feeds.get(input)?.data.length ?? 0) / rows;
            return Array.from({ length: width }, (_, offset) => ({ input, width, offset }));
        });
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/model/probe.ts

function probe_element(spec, value) {
    const { elementType } = spec;
    if (elementType === 'bool')
        return value > 0 ? 1 : 0;
    if (elementType === 'float16' || elementType === 'float32' || elementType === 'float64') {
        return value;
    }
    const whole = elementType.startsWith('u') ? Math.abs(Math.round(value)) : Math.round(value);
    return elementType === 'int64' || elementType === 'uint64' ? BigInt(whole) : whole % 100;
}
function madeUpTensor(spec, rows, fill) {
    const [first, ...rest] = spec.shape ?? [null, 1];
    const sizes = rest.map((size) => size ?? 1);
    const dims = spec.shape?.length === 0 ? [] : [first ?? rows, ...sizes];
    const width = (0,model_src/* elementCount */.KX)(sizes);
    const count = (0,model_src/* elementCount */.KX)(dims);
    const type = spec.elementType;
    if (type === 'string') {
        return { type, dims, data: Array.from({ length: count }, () => '') };
    }
    const data = (0,model_src/* zeros */.Ul)(type, count);
    for (let i = 0; i < count; i++)
        data[i] = probe_element(spec, fill(Math.floor(i / width), i % width));
    return { type, dims, data };
}
/**
 * Made-up inputs that fit the model's signature: so many rows where the number of rows may vary,
 * size 1 for every other dimension that may.
 */
function madeUpFeeds(specs, rows, fill) {
    return new Map(specs.map((spec) => [spec.name, madeUpTensor(spec, rows, fill)]));
}
const ZEROS = () => 0;
/** Rows that differ from each other, small numbers of both signs. */
const VARIED = (row, place) => Math.sin(1 + row * 12.9898 + place * 78.233) * 3;
/** Numbers of every size, to see whether scores leave [0, 1]. */
const EXTREME = (row, place) => {
    const sign = (row + place) % 2 === 0 ? 1 : -1;
    return sign * 10 ** (row % 5);
};

;// CONCATENATED MODULE: ./packages/serving/src/model/warm-up.ts




/** Rows of the comparison between one batch and single calls. */
const ROWS = 3;
/** Calls whose durations tell a fast model from a slow one; the fastest counts. */
const TIMED_CALLS = 5;
/** A model that takes this long is slow, however often it is asked. */
const ENOUGH_SECONDS = 0.02;
/** Inputs that the model is known to take, else made-up ones. */
function warmUpFeeds(specs, recorded) {
    return recorded[0] ?? madeUpFeeds(specs, 1, ZEROS);
}
/**
 * Has the model answer once, and a fast one a few times more to see how long a call takes.
 *
 * @param recorded inputs of golden cases, if there are any
 * @returns seconds of the fastest call
 * @throws InputError when it does not answer: such a server must never say that it is ready.
 */
async function warmUp(engine, { inputs }, recorded, subject) {
    const feeds = warmUpFeeds(inputs, recorded);
    let fastest = Infinity;
    try {
        for (let call = 0; call < TIMED_CALLS; call++) {
            const started = performance.now();
            await engine.run(feeds);
            fastest = Math.min(fastest, (performance.now() - started) / 1000);
            if (fastest > ENOUGH_SECONDS)
                break;
        }
    }
    catch (error) {
        const what = recorded.length > 0
            ? 'the recorded inputs'
            : 'inputs made up to its signature (zeros, empty texts); if it needs real ones, record ' +
                'some and name their folder in validate.golden';
        throw new src/* InputError */.dz(subject, `did not answer the warm-up request with ${what}: ${(0,src/* messageOf */.bD)(error)}`, { cause: error });
    }
    return fastest;
}
function mayVary(specs) {
    return specs.every(({ shape }) => shape !== null && shape.length > 0 && shape[0] === null);
}
/**
 * Whether rows of different calls may be run as one batch: the number of rows may vary, every
 * output has one row for each, and rows are answered alike in a batch and alone.
 *
 * @returns why not, or null
 */
async function obstacleToBatches(engine, { inputs, outputs }) {
    if (!mayVary(inputs))
        return 'its inputs do not take any number of rows';
    const fixed = outputs.find(({ shape }) => shape !== null && shape[0] !== null);
    if (fixed !== undefined)
        return `its output "${fixed.name}" has a fixed number of rows`;
    const feeds = madeUpFeeds(inputs, ROWS, VARIED);
    try {
        const together = await engine.run(feeds);
        if (!hasRows(together, ROWS))
            return `it does not answer ${ROWS} rows with ${ROWS} rows`;
        for (let row = 0; row < ROWS; row++) {
            const one = new Map([...feeds].map(([name, all]) => [name, (0,model_src/* sliceRows */.mG)(all, row, row + 1)]));
            for (const [name, alone] of await engine.run(one)) {
                const all = together.get(name);
                if (all === undefined)
                    continue;
                const same = (0,model_src/* differences */.tX)((0,model_src/* sliceRows */.mG)(all, row, row + 1), alone, model_src/* ONNX_TOLERANCE */.uB) === null;
                if (!same)
                    return `its output "${name}" depends on the other rows of a batch`;
            }
        }
        return null;
    }
    catch (error) {
        return `it does not take a batch of ${ROWS} rows: ${(0,src/* messageOf */.bD)(error)}`;
    }
}
/** Shows the interpreter answers to numbers of every size, so that it learns what scores are. */
async function showExtremes(engine, { inputs }, interpreter, logger) {
    const rows = 10;
    for (const fill of [VARIED, EXTREME]) {
        try {
            interpreter.read(await engine.run(madeUpFeeds(inputs, rows, fill)), rows);
        }
        catch (error) {
            // A model may refuse numbers that no data have.
            logger.debug(`The model refused made-up numbers: ${(0,src/* messageOf */.bD)(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/model/load-version.ts














/** A call that takes longer than this keeps the network waiting too long: it gets a thread. */
const SLOW_SECONDS = 0.002;
/** Tasks whose outputs are not read as one prediction a row; such models are served as tensors. */
const UNREAD_TASKS = new Set(['multilabel-classification', 'text-generation']);
function interfaceOf(model) {
    const inputs = model.inputs.map((input) => {
        const spec = specOf(input);
        if (spec !== null)
            return spec;
        throw new src/* InputError */.dz(model.subject, `${model.shown}: input "${input.name}" cannot be sent`);
    });
    const outputs = model.runnable.outputs.map(specOf).filter((spec) => spec !== null);
    return { inputs, outputs };
}
/** Recorded inputs of golden cases, where the configuration names some and they are there. */
async function recordedFeeds({ config, workspace }, { inputs, outputs }) {
    const golden = config.validate?.golden;
    if (golden === undefined)
        return [];
    const names = {
        inputs: inputs.map(({ name }) => name),
        outputs: outputs.map(({ name }) => name),
    };
    try {
        const cases = await (0,model_src/* readGoldenCases */.zh)(workspace.absolute(golden), names);
        return cases.map((one) => one.inputs).filter((feeds) => feeds.size === inputs.length);
    }
    catch (error) {
        // Golden cases are not part of an image unless somebody put them there.
        if (error instanceof src/* InputError */.dz)
            return [];
        throw error;
    }
}
/** What can be done, or the reason of the configuration error why it cannot. */
function attempt(make) {
    try {
        return { is: make(), reason: null };
    }
    catch (error) {
        if (!(error instanceof src/* ConfigurationError */.j1))
            throw error;
        return { is: null, reason: error.message };
    }
}
async function readerAndInterpreter(context, model, request, sha256) {
    const { config, workspace } = context;
    const configured = configuredDecision(config);
    const decision = request.evidence === null
        ? configured
        : await decisionFromEvidence(request.evidence, workspace, sha256, configured);
    const features = config.data?.features;
    const reader = attempt(() => {
        const target = config.data?.target ?? null;
        const options = { target, ...(features === undefined ? {} : { features }) };
        return new RecordReader(bindRecords(model, options));
    });
    const plan = () => {
        const outputs = planOutputs(model, decision);
        const label = outputs.kind === 'classes' ? outputs.label : null;
        const found = model.runnable.outputs.find(({ name }) => name === label)?.type;
        const isText = found?.kind === 'tensor' && found.elementType === 'string';
        return new Interpreter(outputs, isText);
    };
    // Settings that do not fit the model are an error, not a feature that is missing.
    const isSaid = decision.task !== undefined && !UNREAD_TASKS.has(decision.task);
    const mustFit = isSaid || decision.threshold !== undefined || request.evidence !== null;
    return { reader, interpreter: mustFit ? { is: plan(), reason: null } : attempt(plan) };
}
/** The engine as configured; with `auto` a thread of its own for a model that takes long. */
async function openEngine(context, model, facts, recorded) {
    const { settings, logger } = context;
    const { workers, threads } = settings;
    const inWorkers = (count) => WorkerEngine.open(model, {
        workers: count,
        threads: threads ?? Math.max(1, Math.floor((0,external_node_os_.availableParallelism)() / count)),
    }, logger);
    if (workers !== 'auto' && workers > 0) {
        const engine = await inWorkers(workers);
        await warmUp(engine, facts, recorded, model.subject);
        return engine;
    }
    const inline = await InlineEngine.open(model, threads ?? 1, logger);
    try {
        const seconds = await warmUp(inline, facts, recorded, model.subject);
        if (workers === 0 || seconds < SLOW_SECONDS)
            return inline;
    }
    catch (error) {
        await inline.close();
        throw error;
    }
    await inline.close();
    const engine = await inWorkers(1);
    await warmUp(engine, facts, recorded, model.subject);
    return engine;
}
function fixedRowsOf({ inputs }) {
    const sizes = new Set(inputs.map(({ shape }) => shape?.[0] ?? null));
    const [first = null] = sizes;
    return sizes.size === 1 && first !== null && first > 0 ? first : null;
}
/** @throws ConfigurationError when the model is not the one that was asked for. */
function requireDigest({ path, sha256 }, found) {
    if (sha256 === null || sha256 === found)
        return;
    throw new src/* ConfigurationError */.j1('sha256', `${path} is ${found}, not ${sha256}; nothing was loaded`);
}
async function assemble(context, model, { sha256, sizeBytes }, request) {
    const { settings, metrics, logger } = context;
    requireDigest(request, sha256);
    const facts = interfaceOf(model);
    const { reader, interpreter } = await readerAndInterpreter(context, model, request, sha256);
    const name = request.version ?? sha256.slice(0, 12);
    const engine = await openEngine(context, model, facts, await recordedFeeds(context, facts));
    const obstacle = await obstacleToBatches(engine, facts);
    if (interpreter.is !== null)
        await showExtremes(engine, facts, interpreter.is, logger);
    const names = facts.inputs.map((spec) => spec.name);
    const observer = {
        batch: (rows, seconds) => {
            metrics.batch(name, rows, seconds);
        },
    };
    const batcher = new Batcher(engine, names, obstacle === null, settings.batch, observer);
    const notes = [
        ...(reader.is?.binding.notes ?? []),
        ...(interpreter.is?.plan.notes ?? []),
        ...(obstacle === null ? [] : [`Requests are run one by one: ${obstacle}.`]),
        ...(reader.reason === null ? [] : [`/predict is not available: ${reader.reason}`]),
        ...(interpreter.reason === null ? [] : [`/predict is not available: ${interpreter.reason}`]),
    ];
    const fixedRows = fixedRowsOf(facts);
    return new ServedVersion({
        name,
        path: request.path,
        sha256,
        sizeBytes,
        interface: facts,
        engine,
        batcher,
        fixedRows,
        reader,
        interpreter,
        notes: [...new Set(notes)],
    });
}
/**
 * Reads a model, loads it, and has it answer a warm-up request.
 *
 * @throws InputError for a model that cannot be read, loaded or run; ConfigurationError for settings
 *   that do not fit it.
 */
async function loadVersion(context, request) {
    const file = await context.workspace.existing(request.path, 'model');
    const model = await (0,model_src/* readModel */.ko)(file, { shown: request.path });
    return assemble(context, model, await (0,model_src/* modelDigest */.a9)(model), request);
}

;// CONCATENATED MODULE: ./packages/serving/src/traffic/traffic.ts

/** What may be off the sum of 100 by rounding of decimals. */
const ROUNDING = 1e-6;
/** 2^53: numbers below it are whole in a double. */
const SPAN = 2 ** 53;
/**
 * What is wrong with a plan, in words; null when nothing is.
 *
 * @param loaded names of the versions there are
 */
function planProblem(plan, loaded) {
    const named = [...plan.weights.keys(), ...plan.shadows];
    const unknown = named.find((version) => !loaded.has(version));
    if (unknown !== undefined)
        return `there is no version ${JSON.stringify(unknown)}`;
    for (const [version, weight] of plan.weights) {
        if (!Number.isFinite(weight) || weight < 0 || weight > 100) {
            return `the weight of ${version} is ${weight}; it is a percentage from 0 to 100`;
        }
    }
    const sum = [...plan.weights.values()].reduce((total, weight) => total + weight, 0);
    if (Math.abs(sum - 100) > ROUNDING)
        return `the weights add up to ${sum}, not to 100`;
    const both = [...plan.shadows].find((version) => (plan.weights.get(version) ?? 0) > 0);
    if (both !== undefined)
        return `${both} is a shadow and has a weight; it can be one of the two`;
    return null;
}
/** A number in (0, 1) that depends on nothing but the texts. */
function uniform(key, version) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(`${version}\0${key}`).digest();
    return (Number(digest.readBigUInt64BE() >> 11n) + 0.5) / SPAN;
}
/**
 * The version for a key by weighted rendezvous hashing (Schindelhauer and Schomaker, "Weighted
 * distributed hash tables", 2005): each version is chosen with its weight's probability, and a
 * change of weights moves no key but towards versions that gained share.
 */
function stickyChoice(weights, key) {
    let best = null;
    let bestScore = -Infinity;
    for (const [version, weight] of weights) {
        if (weight <= 0)
            continue;
        const score = -weight / Math.log(uniform(key, version));
        if (score > bestScore) {
            best = version;
            bestScore = score;
        }
    }
    return best;
}
function randomChoice(weights, random) {
    let left = random() * 100;
    let last = null;
    for (const [version, weight] of weights) {
        if (weight <= 0)
            continue;
        last = version;
        left -= weight;
        if (left < 0)
            return version;
    }
    return last;
}
/**
 * The version that answers a request: the same for the same key, else by chance in proportion to
 * the weights; null when no version has a weight.
 */
function chooseVersion({ weights }, key, random = Math.random) {
    return key === null ? randomChoice(weights, random) : stickyChoice(weights, key);
}

;// CONCATENATED MODULE: ./packages/serving/src/model/version-set.ts


/** The versions that are loaded, and how traffic is shared out among them. */
class VersionSet {
    #versions = new Map();
    #plan = { weights: new Map(), shadows: new Set() };
    #changes = 0;
    /** Revisions of another run of the server must not be taken for this one's. */
    #run = Date.now().toString(36);
    get plan() {
        return this.#plan;
    }
    /** Changes with every change of the plan; never the same twice, over restarts too. */
    get revision() {
        return `${this.#run}-${this.#changes}`;
    }
    all() {
        return this.#versions.values();
    }
    get(name) {
        return this.#versions.get(name) ?? null;
    }
    /** @returns why the version cannot be added, or null */
    add(version) {
        if (this.#versions.has(version.name))
            return `the version "${version.name}" is loaded already`;
        this.#versions.set(version.name, version);
        return null;
    }
    /** @returns why the plan cannot be taken, or null; then every next request goes by it */
    setPlan(plan) {
        const problem = planProblem(plan, new Set(this.#versions.keys()));
        if (problem !== null)
            return problem;
        this.#plan = plan;
        this.#changes += 1;
        return null;
    }
    /** Takes a version out; the caller closes it. It must have no traffic. */
    remove(name) {
        const version = this.get(name);
        this.#versions.delete(name);
        const weights = new Map([...this.#plan.weights].filter(([version]) => version !== name));
        const shadows = new Set([...this.#plan.shadows].filter((version) => version !== name));
        this.#plan = { weights, shadows };
        this.#changes += 1;
        return version;
    }
    /** @throws RequestError 503 when no version takes traffic. */
    choose(key) {
        const name = chooseVersion(this.#plan, key);
        const version = name === null ? null : this.get(name);
        if (version !== null)
            return version;
        throw new RequestError(503, 'unavailable', 'no version takes traffic', 1);
    }
    shadows() {
        return [...this.#plan.shadows]
            .map((name) => this.#versions.get(name))
            .filter((version) => version !== undefined);
    }
    *states() {
        for (const version of this.#versions.values()) {
            const { name, sha256, engine, batcher } = version.parts;
            yield {
                name,
                sha256,
                runtime: engine.runtime,
                weight: this.#plan.weights.get(name) ?? 0,
                isShadow: this.#plan.shadows.has(name),
                waitingRows: batcher.waitingRows,
                inFlight: version.inFlight,
            };
        }
    }
    async close() {
        await Promise.all([...this.#versions.values()].map((version) => version.close()));
        this.#versions.clear();
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/traffic/compare.ts

function isSame(a, b) {
    if (typeof a !== 'number' || typeof b !== 'number')
        return String(a) === String(b);
    return Math.abs(a - b) <= model_src/* ONNX_TOLERANCE */.uB.absolute + model_src/* ONNX_TOLERANCE */.uB.relative * Math.abs(b);
}
/** Compares labels and scores of the same rows. */
function compareInterpretations(shadow, given) {
    const { labels, scores } = given;
    const disagreements = labels.filter((label, row) => !isSame(shadow.labels[row], label)).length;
    const scoreDifferences = [];
    if (scores !== null && shadow.scores !== null) {
        for (const [row, score] of scores.entries()) {
            const difference = Math.abs((shadow.scores[row] ?? NaN) - score);
            if (Number.isFinite(difference))
                scoreDifferences.push(difference);
        }
    }
    return { rows: labels.length, disagreements, scoreDifferences };
}
function isSameTensor(actual, expected) {
    return (actual?.type === expected.type &&
        actual.data.length === expected.data.length &&
        (0,model_src/* differences */.tX)(actual, expected, model_src/* ONNX_TOLERANCE */.uB) === null);
}
/** Compares outputs of the same names, for models whose outputs are not read as predictions. */
function compareTensors(shadow, given, rows) {
    const isSameAnswer = [...given].every(([name, tensor]) => isSameTensor(shadow.get(name), tensor));
    return { rows, disagreements: isSameAnswer ? 0 : rows, scoreDifferences: [] };
}

;// CONCATENATED MODULE: ./packages/serving/src/traffic/shadows.ts


/** Requests that shadows may have under way; more are dropped, and counted. */
const MAX_UNDER_WAY = 64;
/** Hands copies of requests to the shadows, after they were answered. Nothing of it is returned. */
class Shadows {
    #versions;
    #metrics;
    #logger;
    #underWay = 0;
    constructor(versions, metrics, logger) {
        this.#versions = versions;
        this.#metrics = metrics;
        this.#logger = logger;
    }
    /**
     * Returns at once; what comes of it is in the metrics only.
     *
     * @param answered the version that answered, which is not compared with itself
     */
    ask(answered, ask) {
        for (const shadow of this.#versions.shadows()) {
            if (shadow === answered)
                continue;
            if (this.#underWay >= MAX_UNDER_WAY) {
                this.#metrics.shadowFailed(shadow.name, 'busy');
                continue;
            }
            this.#underWay += 1;
            setImmediate(() => void this.#askOne(shadow, ask));
        }
    }
    async #askOne(shadow, ask) {
        try {
            this.#metrics.shadowed(shadow.name, await ask(shadow));
        }
        catch (error) {
            const reason = error instanceof RequestError ? error.reason : 'internal';
            this.#metrics.shadowFailed(shadow.name, reason);
            this.#logger.debug(`shadow ${shadow.name}: ${(0,src/* messageOf */.bD)(error)}`);
        }
        finally {
            this.#underWay -= 1;
        }
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/service.ts













/** The model server without its network: versions, traffic, predictions, log and metrics. */
class Service {
    context;
    versions = new VersionSet();
    #shadows;
    #state = 'starting';
    #log = null;
    constructor(context) {
        this.context = context;
        this.#shadows = new Shadows(this.versions, context.metrics, context.logger);
        context.metrics.watch(() => this.versions.states());
    }
    get state() {
        return this.#state;
    }
    get modelName() {
        return this.context.settings.modelName;
    }
    /**
     * Loads all versions; the server is ready when each has answered its warm-up request.
     *
     * @throws ConfigurationError or InputError, after which the service cannot be used.
     */
    async start() {
        const { settings, logger, metrics } = this.context;
        const weights = new Map();
        const shadows = new Set();
        for (const request of settings.versions) {
            const { name } = await this.#load(request);
            if (this.#isEnding()) {
                await this.versions.close();
                return;
            }
            weights.set(name, request.weight);
            if (request.isShadow)
                shadows.add(name);
        }
        const problem = this.versions.setPlan({ weights, shadows });
        if (problem !== null)
            throw new src/* ConfigurationError */.j1('versions', problem);
        if (settings.log !== null) {
            this.#checkLogColumns();
            this.#log = await PredictionLog.open(settings.log, metrics, logger);
        }
        if (this.#isEnding())
            await this.close();
        else
            this.#state = 'ready';
    }
    /** Whether somebody ended the server, which may happen while it is being started. */
    #isEnding() {
        return this.#state === 'draining';
    }
    async #load(request) {
        const version = await loadVersion(this.context, request);
        const problem = this.versions.add(version);
        if (problem !== null) {
            await version.close();
            throw new src/* ConfigurationError */.j1('versions', problem);
        }
        for (const note of version.parts.notes) {
            this.context.logger.notice(`version ${version.name}: ${note}`);
        }
        return version;
    }
    /**
     * Loads a version beside those that are served; it has no traffic yet. One that is there already
     * with the same content is left as it is.
     *
     * @throws ConfigurationError for a file outside the working directory and the folders of the
     *   models that the server was started with, and for a name that has other content.
     */
    async loadWhileRunning(request) {
        const file = await this.#existingInside(request.path, 'path');
        if (request.evidence !== null)
            await this.#existingInside(request.evidence, 'evidence');
        const known = request.version === null ? null : this.versions.get(request.version);
        if (known === null)
            return { version: await this.#load(request), isNew: true };
        const { sha256 } = await (0,model_src/* modelDigest */.a9)(await (0,model_src/* readModel */.ko)(file, { shown: request.path }));
        requireDigest(request, sha256);
        if (known.parts.sha256 === sha256)
            return { version: known, isNew: false };
        throw new src/* ConfigurationError */.j1('version', `"${known.name}" is loaded with ${known.parts.sha256.slice(0, 12)}…, and ${request.path} is ` +
            `${sha256.slice(0, 12)}…; a version is one digest for good`);
    }
    /** The file behind all symbolic links, in the working directory or beside a served model. */
    async #existingInside(written, subject) {
        const { workspace, settings } = this.context;
        const folders = await Promise.all([
            workspace.directory,
            ...settings.versions.map((one) => external_node_path_default().dirname(workspace.absolute(one.path))),
        ].map((folder) => (0,external_node_fs_promises_.realpath)(folder)));
        const file = await (0,external_node_fs_promises_.realpath)(await workspace.existing(written, subject));
        const isInside = folders.some((folder) => {
            const relative = external_node_path_default().relative(folder, file);
            return !relative.startsWith('..') && !external_node_path_default().isAbsolute(relative);
        });
        if (isInside)
            return file;
        throw new src/* ConfigurationError */.j1(subject, `${written} is neither in the working directory nor beside a model that is served`);
    }
    /** A misspelt column to drop or hash would be logged in clear. */
    #checkLogColumns() {
        const { settings, config } = this.context;
        const known = new Set([...this.versions.all()].flatMap((version) => version.logColumns));
        if (config.data?.id !== undefined)
            known.add(config.data.id);
        for (const [setting, names] of [
            ['log-drop', settings.log?.drop ?? []],
            ['log-hash', settings.log?.hash ?? []],
        ]) {
            const unknown = names.find((name) => !known.has(name));
            if (unknown === undefined)
                continue;
            throw new src/* ConfigurationError */.j1(setting, `"${unknown}" is no column that is logged${(0,src/* didYouMean */.au)(unknown, known)}; columns are ` +
                (0,src/* listNames */.Zv)([...known]));
        }
    }
    /** From now on the server says that it is not ready; requests are still answered. */
    beginDraining() {
        this.#state = 'draining';
    }
    /** Frees everything, after the last request was answered. */
    async close() {
        this.#state = 'draining';
        await this.versions.close();
        await this.#log?.close();
    }
    /**
     * The version that answers a request.
     *
     * @param key what keeps a client on one version; null: chance decides
     * @throws RequestError 503 while the model is being loaded.
     */
    pick(key) {
        this.#requireStarted();
        return this.versions.choose(key);
    }
    /** The version that a request names. */
    requireVersion(name) {
        this.#requireStarted();
        const version = this.versions.get(name);
        if (version !== null)
            return version;
        throw notFound(`there is no version ${shown(name)} of ${JSON.stringify(this.modelName)}`);
    }
    #requireStarted() {
        if (this.#state !== 'starting')
            return;
        throw new RequestError(503, 'unavailable', 'the model is being loaded', 1);
    }
    /** @throws RequestError 404 for another model than the one that is served. */
    requireModel(name) {
        if (name === this.modelName)
            return;
        throw notFound(`there is no model ${shown(name)}; this server has ${JSON.stringify(this.modelName)}`);
    }
    /** The value of the sticky column in a request's first record; null where there is none. */
    stickyValue({ value }) {
        const { stickyColumn } = this.context.settings;
        if (stickyColumn === null)
            return null;
        const record = Array.isArray(value) ? value[0] : value;
        const cell = isJsonObject(record) ? own(record, stickyColumn) : undefined;
        return cell === undefined || cell === null ? null : JSON.stringify(cell);
    }
    /**
     * Answers JSON records: an answer for a record, a list for a list.
     *
     * @param id the request's name in the log; null where it has none
     */
    async predict(version, json, id) {
        const { metrics, settings, config } = this.context;
        const records = recordsOf(json, settings.maxRows);
        const predicted = await predictRecords(version, records, metrics);
        const { interpreter, interpretation } = predicted;
        const answers = interpreter.answers(interpretation, version.name);
        if (answers.length > 0) {
            const names = { id, idColumn: config.data?.id };
            this.#log?.add(loggedRecords(version, records, predicted, names));
            this.#shadows.ask(version, async (shadow) => {
                const other = await predictRecords(shadow, records, metrics);
                return compareInterpretations(other.interpretation, interpretation);
            });
        }
        const [first] = answers;
        const answer = records.isList || first === undefined ? answers : first;
        return { rows: answers.length, answer };
    }
    /** Answers a request of the Open Inference Protocol. */
    async infer(version, body) {
        const { metrics, settings, logger } = this.context;
        const inferred = await inferTensors(version, body, settings.maxRows, metrics, logger);
        const logged = this.#log === null ? null : loggedTensors(version, inferred);
        if (logged !== null)
            this.#log?.add(logged);
        this.#shadows.ask(version, async (shadow) => {
            const other = await inferTensors(shadow, body, settings.maxRows, metrics, logger);
            if (other.interpretation !== null && inferred.interpretation !== null) {
                return compareInterpretations(other.interpretation, inferred.interpretation);
            }
            return compareTensors(other.outputs, inferred.outputs, inferred.request.rows ?? 1);
        });
        return inferred;
    }
}

;// CONCATENATED MODULE: ./packages/serving/src/server.ts















/** Bytes of the admin endpoint's bodies: names and numbers. */
const ADMIN_BODY_BYTES = 100_000;
function publicApp(service, { settings, logger }) {
    const app = createApp(settings);
    observeRequests(app);
    answerErrors(app, logger, (request, error) => {
        failed(service, request, error);
    });
    if (settings.tokens.length > 0) {
        const isOpen = (url) => HEALTH_PATHS.includes(url.split('?', 1)[0] ?? '');
        requireToken(app, settings.tokens, (request) => isOpen(request.url));
    }
    readBodies(app, settings);
    addHealth(app, service);
    addPredict(app, service);
    addInference(app, service);
    addMetrics(app, service);
    addOpenApi(app, service);
    return app;
}
function adminApp(service, { settings, logger }, tokens) {
    const app = createApp({ tls: settings.tls, receiveMs: settings.receiveMs });
    answerErrors(app, logger);
    requireToken(app, tokens, () => false);
    readBodies(app, { maxBodyBytes: ADMIN_BODY_BYTES, maxBufferBytes: 10 * ADMIN_BODY_BYTES });
    addAdmin(app, service);
    return app;
}
/** @throws ConfigurationError when the address cannot be listened on. */
async function listen(app, host, port, setting) {
    try {
        await app.listen({ host, port });
    }
    catch (error) {
        const code = error.code ?? '';
        const words = {
            EADDRINUSE: `${port} is in use on ${host}; name another, or 0 for a free one`,
            EACCES: `${port} needs more rights than this user has; name one from 1024`,
            EADDRNOTAVAIL: `${host} is no address of this machine`,
        };
        throw new src/* ConfigurationError */.j1(setting, words[code] ?? `${host}:${port}: ${(0,src/* messageOf */.bD)(error)}`, {
            cause: error,
        });
    }
    const { port: actual, family } = app.server.address();
    const shownHost = family === 'IPv6' && host.includes(':') ? `[${host}]` : host;
    const scheme = app.initialConfig.https ? 'https' : 'http';
    return `${scheme}://${shownHost}:${actual}`;
}
/**
 * Starts a server. It listens before the model is loaded, so that probes get a true answer (live,
 * not ready); `ready` tells when it answers predictions.
 *
 * @throws ConfigurationError when an address cannot be listened on.
 */
async function startServer(options) {
    const { settings, logger } = options;
    const metrics = new Metrics(settings.modelName);
    const service = new Service({ ...options, metrics });
    const app = publicApp(service, options);
    const drain = new Drain(app.server, settings.drainMs);
    const apps = [app];
    const url = await listen(app, settings.host, settings.port, 'port');
    let adminUrl = null;
    if (settings.admin !== null) {
        const { host, port, tokens } = settings.admin;
        const admin = adminApp(service, options, tokens);
        apps.push(admin);
        try {
            adminUrl = await listen(admin, host, port, 'admin-port');
        }
        catch (error) {
            await app.close();
            throw error;
        }
    }
    const stop = async () => {
        const wasReady = service.state === 'ready';
        service.beginDraining();
        const close = () => Promise.all(apps.map((one) => one.close()));
        const isClean = await drain.finish(close, wasReady);
        if (!isClean)
            logger.warning('Requests that took too long were cut off.');
        await service.close();
    };
    let stopping = null;
    return { url, adminUrl, ready: service.start(), stop: () => (stopping ??= stop()) };
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./packages/serving/src/settings.ts



const MEGABYTE = 1_000_000;
const MINUTE_MS = 60_000;
/** Shorter tokens can be guessed. */
const MIN_TOKEN = 16;
async function readNamed(file, workspace, subject) {
    const found = await workspace.existing(file, subject);
    try {
        return await (0,external_node_fs_promises_.readFile)(found);
    }
    catch (error) {
        throw new src/* ConfigurationError */.j1(subject, `${file}: ${(0,src/* messageOf */.bD)(error)}`, { cause: error });
    }
}
async function readTokens(file, variable, workspace, subject) {
    const texts = [variable ?? ''];
    if (file !== undefined)
        texts.push((await readNamed(file, workspace, subject)).toString('utf8'));
    const tokens = texts
        .flatMap((text) => text.split(/\r?\n/))
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (tokens.some((token) => token.length < MIN_TOKEN || /\s/.test(token))) {
        throw new src/* ConfigurationError */.j1(subject, `a token has at least ${MIN_TOKEN} characters and no blank in it`);
    }
    if (file !== undefined && tokens.length === 0) {
        throw new src/* ConfigurationError */.j1(subject, `${file} has no token in it`);
    }
    return tokens;
}
async function readTls({ 'tls-cert': cert, 'tls-key': key }, workspace) {
    if (cert === undefined && key === undefined)
        return null;
    if (cert === undefined || key === undefined) {
        throw new src/* ConfigurationError */.j1(cert === undefined ? 'tls-cert' : 'tls-key', 'is missing; TLS needs tls-cert and tls-key');
    }
    const pair = {
        cert: await readNamed(cert, workspace, 'tls-cert'),
        key: await readNamed(key, workspace, 'tls-key'),
    };
    try {
        (0,external_node_tls_.createSecureContext)(pair);
        return pair;
    }
    catch (error) {
        throw new src/* ConfigurationError */.j1('tls-cert', `${cert} and ${key} are no certificate chain (PEM) with its private key: ${(0,src/* messageOf */.bD)(error)}`, { cause: error });
    }
}
async function readAdmin(serve, variables, workspace) {
    const port = serve['admin-port'];
    if (port === undefined)
        return null;
    const tokens = await readTokens(serve['admin-token-file'], variables.SLIPWAY_ADMIN_TOKEN, workspace, 'admin-token-file');
    if (tokens.length === 0) {
        throw new src/* ConfigurationError */.j1('admin-port', 'the admin endpoint needs a token; set SLIPWAY_ADMIN_TOKEN or admin-token-file');
    }
    return { host: serve['admin-host'] ?? src/* SERVE_DEFAULTS */.ln.host, port, tokens };
}
/** The versions to serve: those that are listed, else the one model. */
function initialVersions({ model, serve = {} }) {
    const { versions, evidence, 'model-version': version } = serve;
    if (versions === undefined) {
        if (model?.path === undefined) {
            throw new src/* ConfigurationError */.j1('model', 'is missing; set --model, or model.path (or serve.versions) in slipway.yml');
        }
        return [
            {
                version: version ?? null,
                path: model.path,
                evidence: evidence ?? null,
                sha256: null,
                weight: 100,
                isShadow: false,
            },
        ];
    }
    const twice = versions.find((one, at) => versions.findIndex((o) => o.version === one.version) < at);
    if (twice !== undefined) {
        throw new src/* ConfigurationError */.j1('versions', `the version "${twice.version}" is listed twice`);
    }
    if (evidence !== undefined || version !== undefined) {
        throw new src/* ConfigurationError */.j1(evidence === undefined ? 'model-version' : 'evidence', 'belongs to the one model; with serve.versions each version has its own');
    }
    const [only] = versions;
    return versions.map((one) => ({
        version: one.version,
        path: one.path,
        evidence: one.evidence ?? null,
        sha256: null,
        weight: one.weight ?? (versions.length === 1 && one === only ? 100 : 0),
        isShadow: one.shadow ?? false,
    }));
}
function readLog(serve, variables, workspace) {
    const file = serve['prediction-log'];
    if (file === undefined)
        return null;
    return {
        file: workspace.absolute(file),
        sample: serve['log-sample'] ?? src/* SERVE_DEFAULTS */.ln.logSample,
        rotation: {
            maxBytes: (serve['log-max-mb'] ?? src/* SERVE_DEFAULTS */.ln.logMaxMb) * MEGABYTE,
            maxAgeMs: (serve['log-max-minutes'] ?? src/* SERVE_DEFAULTS */.ln.logMaxMinutes) * MINUTE_MS,
            keep: serve['log-keep'] ?? src/* SERVE_DEFAULTS */.ln.logKeep,
        },
        drop: serve['log-drop'] ?? [],
        hash: serve['log-hash'] ?? [],
        hashKey: variables.SLIPWAY_LOG_KEY || null,
    };
}
function limitsOf(serve) {
    const d = src/* SERVE_DEFAULTS */.ln;
    return {
        batch: {
            rows: serve['batch-rows'] ?? d.batchRows,
            delayMs: serve['batch-delay-ms'] ?? d.batchDelayMs,
            queueRows: serve['queue-rows'] ?? d.queueRows,
            timeoutMs: serve['timeout-ms'] ?? d.timeoutMs,
        },
        maxBodyBytes: (serve['max-body-mb'] ?? d.maxBodyMb) * MEGABYTE,
        maxBufferBytes: (serve['max-buffer-mb'] ?? d.maxBufferMb) * MEGABYTE,
        maxRows: serve['max-rows'] ?? d.maxRows,
        receiveMs: (serve['receive-seconds'] ?? d.receiveSeconds) * 1000,
        drainMs: (serve['drain-seconds'] ?? d.drainSeconds) * 1000,
    };
}
/**
 * Where the server of a configuration listens.
 *
 * @throws ConfigurationError or InputError for certificates that cannot be read.
 */
async function readServerAddress({ serve = {} }, workspace) {
    return {
        host: serve.host ?? src/* SERVE_DEFAULTS */.ln.host,
        port: serve.port ?? src/* SERVE_DEFAULTS */.ln.port,
        tls: await readTls(serve, workspace),
    };
}
/**
 * The settings of a server from the configuration, with every default filled in. Tokens and keys
 * come from files and variables, never from a command line, where other users could read them.
 *
 * @param variables the environment: SLIPWAY_SERVE_TOKEN, SLIPWAY_ADMIN_TOKEN, SLIPWAY_LOG_KEY
 * @throws ConfigurationError or InputError that names the setting.
 */
async function readServingSettings(config, modelName, workspace, variables) {
    const serve = config.serve ?? {};
    return {
        modelName,
        ...(await readServerAddress(config, workspace)),
        tokens: await readTokens(serve['token-file'], variables.SLIPWAY_SERVE_TOKEN, workspace, 'token-file'),
        admin: await readAdmin(serve, variables, workspace),
        versions: initialVersions(config),
        stickyHeader: (serve['sticky-header'] ?? src/* SERVE_DEFAULTS */.ln.stickyHeader).toLowerCase(),
        stickyColumn: serve['sticky-column'] ?? null,
        threads: serve.threads ?? null,
        workers: serve.workers ?? 'auto',
        ...limitsOf(serve),
        log: readLog(serve, variables, workspace),
    };
}

;// CONCATENATED MODULE: ./packages/serving/src/index.ts





// EXTERNAL MODULE: ./packages/steps/src/index.ts + 16 modules
var steps_src = __webpack_require__(97552);
// EXTERNAL MODULE: ./packages/cli/src/serve/inputs.ts
var inputs = __webpack_require__(22597);
;// CONCATENATED MODULE: ./packages/cli/src/serve/run.ts





function nameOf({ model, serve }) {
    const file = model?.path ?? serve?.versions?.[0]?.path ?? '';
    const stem = external_node_path_default().posix.basename(file.replaceAll('\\', '/')).replace(/\.[^.]*$/, '');
    return model?.name ?? (stem === '' ? 'model' : stem);
}
function configure(texts, directory) {
    (0,steps_src/* refuseUnknownInputs */.QZ)(inputs/* SERVE_INPUTS */.y, Object.keys(texts));
    const options = (0,steps_src/* readOptions */.Tt)(inputs/* SERVE_INPUTS */.y, texts);
    const workspace = new src/* Workspace */.aR(directory, options.get('working-directory'));
    return {
        config: (0,steps_src/* readConfig */.Xg)(inputs/* SERVE_INPUTS */.y, texts, workspace, options.get('config') ?? ''),
        workspace,
    };
}
async function start(texts, host) {
    const { config, workspace } = configure(texts, host.directory);
    const settings = await readServingSettings(config, nameOf(config), workspace, host.variables);
    return startServer({ config, workspace, settings, logger: host.logger });
}
/** Says what went wrong. */
function report(error, logger) {
    if (error instanceof src/* UserError */.yo) {
        logger.warning(error.message);
        return error instanceof src/* ConfigurationError */.j1 ? steps_src/* EXIT */.dc.usage : steps_src/* EXIT */.dc.inconclusive;
    }
    const trace = Error.isError(error) ? (error.stack ?? error.message) : (0,src/* messageOf */.bD)(error);
    logger.warning(`internal error (a bug in Slipway, please report it): ${trace}`);
    return steps_src/* EXIT */.dc.bug;
}
/**
 * Asks the server that runs with these settings on this machine whether it is ready.
 *
 * @returns the exit code: 0 ready, 1 not ready, 64 for wrong settings
 */
async function runHealthCheck(texts, { directory, logger, print }) {
    try {
        const { config, workspace } = configure(texts, directory);
        const problem = await checkHealth(await readServerAddress(config, workspace));
        print(problem ?? 'ready');
        return problem === null ? steps_src/* EXIT */.dc.pass : steps_src/* EXIT */.dc.fail;
    }
    catch (error) {
        return report(error, logger);
    }
}
/**
 * Runs the model server until a signal ends it.
 *
 * @returns the exit code: 0 after a signal, 64 for wrong settings, 2 for a model that cannot be
 *   served, 70 for a bug of ours
 */
async function runServe(texts, host) {
    let server;
    try {
        server = await start(texts, host);
    }
    catch (error) {
        return report(error, host.logger);
    }
    const stopped = new Promise((resolve) => {
        host.onStop(resolve);
    });
    host.logger.info(`loading the model; until it has answered, ${server.url}/readyz says 503`);
    try {
        const isReady = await Promise.race([server.ready.then(() => true), stopped.then(() => false)]);
        if (isReady) {
            if (server.adminUrl !== null)
                host.logger.info(`admin endpoint on ${server.adminUrl}`);
            host.print(`listening on ${server.url}`);
            await stopped;
        }
        host.logger.info('stopping: requests under way are answered');
        await server.stop();
        return steps_src/* EXIT */.dc.pass;
    }
    catch (error) {
        const code = report(error, host.logger);
        await server.stop();
        return code;
    }
}


/***/ }),

/***/ 37495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runServeWorker: () => (/* binding */ runServeWorker)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28879);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81229);



function reply(message) {
    node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.postMessage(message);
}
function replyError(id, error) {
    const subject = error instanceof _slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo ? error.subject : null;
    const message = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
    const detail = subject === null ? message : message.slice(`${subject}: `.length);
    reply({ kind: 'error', id, message: detail, subject });
}
async function answer(session, { id, feeds }) {
    try {
        reply({ kind: 'answer', id, outputs: await session.run(feeds) });
    }
    catch (error) {
        replyError(id, error);
    }
}
/** The life of a worker thread: loads the model it is handed, then answers calls one by one. */
async function runServeWorker() {
    const { model, threads } = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData;
    const notice = (message) => {
        reply({ kind: 'notice', message });
    };
    try {
        const logger = { ..._slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .silentLogger */ .qq, notice };
        const session = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_2__/* .openSession */ .fA)(model, { logger, threads, keepBytes: false });
        node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.on('message', (message) => void answer(session, message));
        reply({ kind: 'ready', runtime: session.runtime });
    }
    catch (error) {
        replyError(null, error);
    }
}


/***/ })

};
