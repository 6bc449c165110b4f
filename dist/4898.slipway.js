export const id = 4898;
export const ids = [4898];
export const modules = {

/***/ 26740:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ EngineError)
/* harmony export */ });
/** An engine failed; the message is its reason, in one line. */
class EngineError extends Error {
    name = 'EngineError';
}


/***/ }),

/***/ 73430:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ Janitor)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);




/**
 * Keeps the list of what a run has to clean up, in a second process: when this one ends, by
 * whatever (cancelled job, kill -9, crash), that process undoes what is left on the list. It is in a
 * process group of its own and ends by itself.
 */
class Janitor {
    #reaper;
    #next = 1;
    /** @param variables of the run, for the commands that clean up */
    constructor(variables) {
        const script = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(37078), __webpack_require__.b), 'utf8');
        this.#reaper = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, ['--input-type=module', '--eval', script], {
            detached: true,
            stdio: ['pipe', 'ignore', 'ignore'],
            // Variables for Node (coverage, loaders) are not for this script.
            env: { ...variables, NODE_OPTIONS: '' },
        });
        this.#reaper.unref();
        // A reaper that is gone costs the clean-up after a crash, not the run.
        this.#reaper.on('error', () => undefined);
        this.#reaper.stdin?.on('error', () => undefined);
    }
    /** Registers something to undo, before it is done. */
    register(undo) {
        const id = this.#next++;
        this.#tell({ id, undo });
        return () => {
            this.#tell({ done: id });
        };
    }
    /** A new folder that is removed at the latest when this process ends. */
    async temporaryFolder(parent, prefix) {
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdtemp)(node_path__WEBPACK_IMPORTED_MODULE_3___default().join(parent, prefix));
        const forget = this.register({ folder });
        return {
            path: folder,
            remove: async () => {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
                forget();
            },
        };
    }
    /** Ends the second process, which undoes what is still registered. */
    async close() {
        const { promise, resolve } = Promise.withResolvers();
        if (this.#reaper.exitCode !== null || this.#reaper.signalCode !== null)
            return;
        this.#reaper.ref();
        this.#reaper.once('exit', () => {
            resolve();
        });
        this.#reaper.once('error', () => {
            resolve();
        });
        this.#reaper.stdin?.end();
        await promise;
    }
    #tell(message) {
        this.#reaper.stdin?.write(`${JSON.stringify(message)}\n`);
    }
}


/***/ }),

/***/ 40554:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xh: () => (/* binding */ ProgramMissing),
/* harmony export */   k9: () => (/* binding */ Programs)
/* harmony export */ });
/* unused harmony export killGroup */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80481);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_readline__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_2__);



/** A program that could not be started at all. */
class ProgramMissing extends Error {
    name = 'ProgramMissing';
}
/** The most text of a program that is kept: the last so many characters. */
const KEPT = 4 << 20;
function collect(stream, onLine) {
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk) => {
        text = (text + chunk).slice(-KEPT);
    });
    if (onLine !== undefined)
        (0,node_readline__WEBPACK_IMPORTED_MODULE_1__.createInterface)({ input: stream }).on('line', onLine);
    return () => text;
}
/** Starts programs with the variables of one run; none of them outlives it. */
class Programs {
    #variables;
    #janitor;
    constructor(variables, janitor) {
        this.#variables = variables;
        this.#janitor = janitor;
    }
    /**
     * Starts a program and returns at once. It is the first of a process group of its own, which is
     * killed when this process ends before it.
     */
    start({ program, args, variables }) {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            detached: true,
            stdio: ['pipe', 'pipe', 'pipe'],
            env: { ...this.#variables, ...variables },
        });
        if (child.pid !== undefined) {
            const forget = this.#janitor.register({ process: child.pid });
            child.once('exit', forget);
        }
        // A program that ends without reading its input is told by its exit code.
        child.stdin.on('error', () => undefined);
        return child;
    }
    /**
     * Runs a program to its end.
     *
     * @throws ProgramMissing when there is no such program
     */
    async run(command, options = {}) {
        const { input, output, onLine, timeoutMs } = options;
        const child = this.start(command);
        const { promise: ended, resolve, reject } = Promise.withResolvers();
        child.once('error', (error) => {
            const isMissing = error.code === 'ENOENT';
            reject(isMissing ? new ProgramMissing(`there is no program "${command.program}"`) : error);
        });
        child.once('close', (code) => {
            resolve(code);
        });
        let timedOut = false;
        const kill = () => {
            timedOut = true;
            killGroup(child);
        };
        const timer = timeoutMs === undefined ? null : setTimeout(kill, timeoutMs);
        const stdout = output === undefined ? collect(child.stdout, onLine) : () => '';
        const stderr = collect(child.stderr, onLine);
        try {
            const streams = [ended, feed(child, input)];
            const drained = output === undefined ? null : (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(child.stdout, output);
            const [exitCode] = await Promise.all([...streams, drained]);
            return { exitCode, stdout: stdout(), stderr: stderr(), timedOut };
        }
        catch (error) {
            killGroup(child);
            throw error;
        }
        finally {
            if (timer !== null)
                clearTimeout(timer);
        }
    }
}
async function feed(child, input) {
    if (input === undefined || typeof input === 'string') {
        child.stdin.end(input ?? '');
        return;
    }
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(input, child.stdin);
    }
    catch (error) {
        // The reader may have had enough: its exit code says whether that was right.
        if (error.code !== 'EPIPE')
            throw error;
    }
}
/** Kills a program and what it started. */
function killGroup(child) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // It has ended already.
    }
}


/***/ }),

/***/ 58336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ findCredentials)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28879);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27597);
/* harmony import */ var _process_programs_ts__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40554);






const authSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .looseObject */ ._H3({
    auth: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().optional(),
    username: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().optional(),
    password: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().optional(),
    identitytoken: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().optional(),
});
/** docker's config.json, and the auth.json of podman and buildah. */
const configSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .looseObject */ ._H3({
    auths: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), authSchema).optional(),
    credHelpers: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()).optional(),
    credsStore: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().optional(),
});
const helperAnswerSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ Username: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), Secret: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() });
const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_KEYS = ['https://index.docker.io/v1/', 'index.docker.io', DOCKER_HUB];
/** Names under which a registry's credentials may be kept. */
function keysOf(registry) {
    if (registry === DOCKER_HUB)
        return DOCKER_HUB_KEYS;
    return [registry, `https://${registry}`, `http://${registry}`, `https://${registry}/v1/`];
}
/** Files that docker, podman and buildah read, in the order in which they count. */
function configFiles(variables) {
    const home = variables.HOME ?? variables.USERPROFILE ?? node_os__WEBPACK_IMPORTED_MODULE_1___default().homedir();
    const runtime = variables.XDG_RUNTIME_DIR;
    return [
        node_path__WEBPACK_IMPORTED_MODULE_2___default().join(variables.DOCKER_CONFIG || node_path__WEBPACK_IMPORTED_MODULE_2___default().join(home, '.docker'), 'config.json'),
        ...(variables.REGISTRY_AUTH_FILE ? [variables.REGISTRY_AUTH_FILE] : []),
        ...(runtime ? [node_path__WEBPACK_IMPORTED_MODULE_2___default().join(runtime, 'containers', 'auth.json')] : []),
    ];
}
async function readConfig(file) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return null;
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('push', `${file}: ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
    }
    try {
        return configSchema.parse(JSON.parse(text));
    }
    catch (error) {
        // The message of a JSON error quotes the text, which holds secrets.
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('push', `${file} is no configuration of docker`, { cause: error });
    }
}
function fromEntry(entry) {
    if (entry.identitytoken)
        return { kind: 'identity', token: entry.identitytoken };
    const decoded = Buffer.from(entry.auth ?? '', 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    const username = entry.username ?? (colon < 0 ? '' : decoded.slice(0, colon));
    const password = entry.password ?? (colon < 0 ? '' : decoded.slice(colon + 1));
    return username === '' ? null : { kind: 'password', username, password };
}
/**
 * Asks a credential helper, over its standard input and output
 * (https://github.com/docker/docker-credential-helpers).
 */
async function fromHelper(programs, name, key) {
    if (!/^[A-Za-z0-9._-]+$/.test(name)) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('push', `${JSON.stringify(name)} is no name of a credential helper`);
    }
    const program = `docker-credential-${name}`;
    try {
        const result = await programs.run({ program, args: ['get'] }, { input: key, timeoutMs: 30_000 });
        if (result.exitCode !== 0)
            return null;
        const { Username, Secret } = helperAnswerSchema.parse(JSON.parse(result.stdout));
        if (Username === '<token>')
            return { kind: 'identity', token: Secret };
        return { kind: 'password', username: Username, password: Secret };
    }
    catch (error) {
        if (!(error instanceof _process_programs_ts__WEBPACK_IMPORTED_MODULE_4__/* .ProgramMissing */ .Xh))
            throw error;
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('push', `docker’s configuration names ${program}, which is not there`);
    }
}
async function fromConfig(config, registry, programs) {
    const keys = keysOf(registry);
    for (const key of keys) {
        const helper = config.credHelpers?.[key] ?? config.credsStore;
        const found = helper === undefined ? null : await fromHelper(programs, helper, key);
        if (found !== null)
            return found;
        const entry = config.auths?.[key];
        const own = entry === undefined ? null : fromEntry(entry);
        if (own !== null)
            return own;
    }
    return null;
}
/**
 * The credentials for a registry, as docker, podman and buildah keep them; null when there are
 * none.
 *
 * @throws ConfigurationError when a configuration cannot be read; it never quotes it
 */
async function findCredentials(registry, programs, variables) {
    for (const file of configFiles(variables)) {
        const config = await readConfig(file);
        const found = config === null ? null : await fromConfig(config, registry, programs);
        if (found !== null)
            return found;
    }
    return null;
}


/***/ }),

/***/ 93788:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ clientFor),
/* harmony export */   G: () => (/* binding */ pushImage)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var _engine_engine_ts__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26740);
/* harmony import */ var _reference_reference_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56078);
/* harmony import */ var _registry_client_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11554);
/* harmony import */ var _registry_reason_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68612);






const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ config: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ digest: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }) });
/** The configuration's digest in an image's manifest. */
function configOf({ bytes, mediaType }, shown) {
    const parsed = manifestSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    if (parsed.success)
        return parsed.data.config.digest;
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('push', `${shown}: the registry has ${mediaType} there, not an image`);
}
/** A client for the repository of a reference. */
async function clientFor(reference, subject, credentials) {
    const { registry, repository } = reference;
    return new _registry_client_ts__WEBPACK_IMPORTED_MODULE_2__/* .RegistryClient */ .b({
        registry,
        repository,
        subject,
        credentials: await credentials(registry),
    });
}
/** Reads a pushed name back: it must be the image that was tested. */
async function readBack(tag, id, credentials) {
    const client = await clientFor(tag, 'push', credentials);
    const stored = await client.manifest(tag.tag ?? 'latest');
    if (stored === null) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('push', `${tag.written} was pushed, and the registry does not have it`);
    }
    const config = configOf(stored, tag.written);
    if (config !== id) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('push', `${tag.written}: the registry has ${config}, and ${id} was tested; somebody else may have ` +
            'pushed the same tag: push again, or use a tag of your own');
    }
    return { reference: `${(0,_reference_reference_ts__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(tag)}:${tag.tag ?? 'latest'}`, digest: stored.digest };
}
async function pushOne(tag, { builder, logger }) {
    logger.info(`Pushing ${tag.written} …`);
    try {
        await builder.push(tag.written);
    }
    catch (error) {
        if (!(error instanceof _engine_engine_ts__WEBPACK_IMPORTED_MODULE_5__/* .EngineError */ .N))
            throw error;
        const { remedy } = (0,_registry_reason_ts__WEBPACK_IMPORTED_MODULE_3__/* .registryReason */ .s)(error.message);
        const hint = remedy === null ? '' : `; ${remedy}`;
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('push', `${tag.written}: ${error.message}${hint}`, { cause: error });
    }
}
/**
 * Pushes a tested image under its tags, and asserts that the registry has that very image.
 *
 * @param id the tested image's
 * @throws InputError (`push: …`) with the registry's reason and what to do
 */
async function pushImage(id, tags, tools) {
    const pushed = [];
    for (const tag of tags) {
        await pushOne(tag, tools);
        pushed.push(await readBack(tag, id, tools.credentials));
    }
    return pushed;
}


/***/ }),

/***/ 11554:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ RegistryClient),
  B: () => (/* binding */ sha256Of)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/image/src/reference/reference.ts
var reference = __webpack_require__(56078);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/image/src/push/authorization.ts

/** Reads the first challenge that is understood; null when none is. */
function readChallenge(header) {
    const scheme = /^\s*(basic|bearer)\b/i.exec(header)?.[1]?.toLowerCase();
    if (scheme !== 'basic' && scheme !== 'bearer')
        return null;
    const parameters = Object.fromEntries([...header.matchAll(/([a-zA-Z]+)="((?:[^"\\]|\\.)*)"/g)].map((match) => [
        (match[1] ?? '').toLowerCase(),
        (match[2] ?? '').replace(/\\(.)/g, '$1'),
    ]));
    return { scheme, parameters };
}
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
const tokenSchema = schemas/* object */.Ikc({
    token: schemas/* string */.YjP().optional(),
    access_token: schemas/* string */.YjP().optional(),
});
/** The token server's address; only where the registry may send credentials: https, or loopback. */
function tokenUrl({ parameters }, scope) {
    const realm = parameters.realm ?? '';
    if (!URL.canParse(realm))
        return null;
    const url = new URL(realm);
    const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
        return null;
    if (parameters.service !== undefined)
        url.searchParams.set('service', parameters.service);
    url.searchParams.set('scope', scope);
    return url;
}
/**
 * Exchanges credentials for an access token
 * (https://distribution.github.io/distribution/spec/auth/token/, and /oauth/).
 */
async function requestToken(url, credentials, request) {
    let answer;
    if (credentials?.kind === 'identity') {
        const body = new URLSearchParams(url.searchParams);
        body.set('grant_type', 'refresh_token');
        body.set('refresh_token', credentials.token);
        body.set('client_id', 'slipway');
        answer = await request(new URL(url.pathname, url), { method: 'POST', body });
    }
    else {
        const headers = credentials === null ? {} : { authorization: basic(credentials) };
        answer = await request(url, { headers });
    }
    if (!answer.ok)
        return null;
    const parsed = tokenSchema.safeParse(await answer.json());
    return parsed.data?.token ?? parsed.data?.access_token ?? null;
}
/**
 * The value of `Authorization` that answers a challenge; null when there is none.
 *
 * @param scope what has to be allowed, `repository:name:pull,push`
 */
async function authorize(challenge, credentials, scope, request) {
    if (challenge.scheme === 'basic') {
        return credentials?.kind === 'password' ? basic(credentials) : null;
    }
    const url = tokenUrl(challenge, scope);
    const token = url === null ? null : await requestToken(url, credentials, request);
    return token === null ? null : `Bearer ${token}`;
}

// EXTERNAL MODULE: ./packages/image/src/push/registry-reason.ts
var registry_reason = __webpack_require__(68612);
;// CONCATENATED MODULE: ./packages/image/src/push/registry-client.ts








const ATTEMPTS = 4;
const TIMEOUT_MS = 120_000;
const LONGEST_PAUSE_MS = 30_000;
const MANIFEST_LIMIT = 4 << 20;
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
function sha256Of(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
function apiHost(registry) {
    return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}
/** One repository of a registry. */
class RegistryClient {
    #options;
    #origin = null;
    #authorization = null;
    constructor(options) {
        this.#options = options;
    }
    /** The manifest under a tag or digest; null when there is none. Its digest is computed here. */
    async manifest(reference) {
        const answer = await this.#call(`manifests/${reference}`, {
            method: 'GET',
            headers: { accept: MANIFEST_TYPES },
        });
        if (answer.status === 404)
            return null;
        await this.#expect(answer, [200], `reading the manifest ${reference}`);
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (bytes.length > MANIFEST_LIMIT)
            this.#refuse('the manifest is larger than 4 MiB');
        const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
        return { digest: sha256Of(bytes), mediaType, bytes };
    }
    /** Stores a manifest under a tag or its digest; returns its digest. */
    async putManifest(reference, mediaType, bytes) {
        const { digest } = await this.storeManifest(reference, mediaType, bytes);
        return digest;
    }
    /** The same, with what the registry says of the manifest's subject. */
    async storeManifest(reference, mediaType, bytes) {
        const answer = await this.#call(`manifests/${reference}`, {
            method: 'PUT',
            headers: { 'content-type': mediaType },
            body: () => bytes,
            length: bytes.length,
        });
        await this.#expect(answer, [201, 202], `storing the manifest ${reference}`);
        const digest = sha256Of(bytes);
        const told = answer.headers.get('docker-content-digest');
        if (told !== null && told !== digest) {
            this.#refuse(`the registry stored ${told} instead of ${digest}`);
        }
        return { digest, knowsSubject: answer.headers.get('oci-subject') !== null };
    }
    /** Whether the registry has the referrers API (version 1.1 of the specification). */
    async hasReferrers(digest) {
        const answer = await this.#call(`referrers/${digest}`, { method: 'GET' });
        await answer.arrayBuffer();
        return answer.status === 200;
    }
    /** Stores a blob unless the registry has it. */
    async upload({ digest, size, content }) {
        const found = await this.#call(`blobs/${digest}`, { method: 'HEAD' });
        if (found.status === 200)
            return;
        const opened = await this.#call('blobs/uploads/', { method: 'POST', length: 0 });
        await this.#expect(opened, [202], 'starting an upload');
        const location = opened.headers.get('location');
        if (location === null)
            this.#refuse('the registry started an upload without a location');
        const url = new URL(location, `${this.#origin ?? ''}/`);
        url.searchParams.set('digest', digest);
        const stored = await this.#call(url, {
            method: 'PUT',
            headers: { 'content-type': 'application/octet-stream' },
            body: () => ('file' in content ? (0,external_node_fs_.createReadStream)(content.file) : content),
            length: size,
        });
        await this.#expect(stored, [201], 'uploading');
    }
    async #expect(answer, statuses, doing) {
        if (statuses.includes(answer.status))
            return;
        const text = (await answer.text()).replace(/\s+/g, ' ').slice(0, 300);
        const { remedy } = (0,registry_reason/* registryReason */.s)(String(answer.status));
        const hint = remedy === null ? '' : `; ${remedy}`;
        this.#refuse(`${doing} was answered with ${answer.status} ${text}${hint}`);
    }
    #refuse(reason) {
        const { subject, registry, repository } = this.#options;
        throw new src/* InputError */.dz(subject, `${registry}/${repository}: ${reason.trim()}`);
    }
    /** Sends a request, again where that may help, and with credentials where they are asked for. */
    async #call(target, call) {
        let pause = this.#options.pauseMs ?? 1000;
        for (let attempt = 1;; attempt++) {
            let answer = null;
            let failure = null;
            try {
                answer = await this.#authorized(target, call);
                if (answer.status !== 429 && answer.status < 500)
                    return answer;
            }
            catch (error) {
                failure = error;
            }
            if (attempt === ATTEMPTS) {
                if (answer !== null)
                    return answer;
                this.#refuse(`the registry cannot be reached: ${causeOf(failure)}`);
            }
            const wanted = Number(answer?.headers.get('retry-after') ?? NaN) * 1000;
            await (0,promises_.setTimeout)(Math.min(Number.isFinite(wanted) ? wanted : pause, LONGEST_PAUSE_MS));
            pause *= 2;
        }
    }
    async #authorized(target, call) {
        const url = await this.#url(target);
        const first = await this.#send(url, call);
        if (first.status !== 401)
            return first;
        const challenge = readChallenge(first.headers.get('www-authenticate') ?? '');
        if (challenge === null)
            return first;
        const scope = `repository:${this.#options.repository}:pull,push`;
        this.#authorization = await authorize(challenge, this.#options.credentials, scope, fetch);
        if (this.#authorization === null)
            return first;
        await first.arrayBuffer();
        return this.#send(url, call);
    }
    async #send(url, { method, headers, body, length }) {
        const content = body?.();
        const all = { ...headers };
        // Credentials are for the registry itself, not for a store that it sends uploads to.
        if (this.#authorization !== null && url.origin === this.#origin) {
            all.authorization = this.#authorization;
        }
        if (length !== undefined)
            all['content-length'] = String(length);
        const isStream = content instanceof external_node_stream_.Readable;
        return fetch(url, {
            method,
            headers: all,
            signal: AbortSignal.timeout(TIMEOUT_MS),
            ...(content === undefined ? {} : { body: isStream ? external_node_stream_.Readable.toWeb(content) : content }),
            ...(isStream ? { duplex: 'half' } : {}),
        });
    }
    async #url(target) {
        if (target instanceof URL)
            return target;
        this.#origin ??= await this.#findOrigin();
        return new URL(`${this.#origin}/v2/${this.#options.repository}/${target}`);
    }
    /** https; on this machine also http, as docker does. */
    async #findOrigin() {
        const { registry } = this.#options;
        const secure = `https://${apiHost(registry)}`;
        if (!(0,reference/* isLoopback */.U9)(registry))
            return secure;
        try {
            await fetch(`${secure}/v2/`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
            return secure;
        }
        catch {
            return `http://${registry}`;
        }
    }
}
/** fetch says "fetch failed"; its cause says why. */
function causeOf(error) {
    const { cause } = error;
    return (0,src/* messageOf */.bD)(cause ?? error) || (0,src/* messageOf */.bD)(error);
}


/***/ }),

/***/ 68612:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isTransient),
/* harmony export */   s: () => (/* binding */ registryReason)
/* harmony export */ });
const RULES = [
    {
        pattern: /\b429\b|too ?many ?requests|rate ?limit/i,
        reason: { kind: 'busy', remedy: 'the registry limits requests: log in, or try again later' },
    },
    {
        pattern: /\b40[13]\b|unauthori[sz]ed|authentication required|access denied|denied:|no basic auth|forbidden/i,
        reason: {
            kind: 'credentials',
            remedy: 'log in first (docker/login-action, or `docker login`) with the right to do this',
        },
    },
    {
        pattern: /\b50[0-4]\b|internal server error|bad gateway|service unavailable|gateway time-?out/i,
        reason: { kind: 'broken', remedy: 'the registry failed: try again later' },
    },
    {
        pattern: /no such host|connection refused|connection reset|i\/o timeout|network is unreachable|tls handshake|unexpected eof|certificate|server gave http response/i,
        reason: { kind: 'unreachable', remedy: 'check the registry’s name and the network' },
    },
    {
        pattern: /\b404\b|manifest unknown|name unknown|not found|does not exist/i,
        reason: { kind: 'missing', remedy: 'check the name and the digest' },
    },
];
/** Sorts the reason that a program or a registry gave. */
function registryReason(message) {
    return (RULES.find(({ pattern }) => pattern.test(message))?.reason ?? { kind: 'other', remedy: null });
}
/** Whether it may go better in a moment. */
function isTransient(message) {
    return ['busy', 'broken', 'unreachable'].includes(registryReason(message).kind);
}


/***/ }),

/***/ 56078:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ pinnedTo),
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Vb: () => (/* binding */ nameOf)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);

const DOCKER_HUB = 'docker.io';
const LONGEST_NAME = 255;
const HOST_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(`^(?:${HOST_LABEL}(?:\\.${HOST_LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** What is wrong with a character that a reference cannot have; for the error message. */
function foreignCharacter(text) {
    const found = /[^A-Za-z0-9._:/@[\]-]/u.exec(text)?.[0];
    if (found === undefined)
        return null;
    return /\s/.test(found) ? 'a blank or line break' : JSON.stringify(found);
}
function hasHost(first) {
    return first === 'localhost' || /[.:[]/.test(first) || first !== first.toLowerCase();
}
/** Cuts `name[:tag][@digest]`; a colon before the last slash belongs to the host. */
function cut(text) {
    const [before = '', ...digests] = text.split('@');
    const digest = digests.length === 0 ? null : digests.join('@');
    const colon = before.lastIndexOf(':');
    if (colon <= before.lastIndexOf('/'))
        return { name: before, tag: null, digest };
    return { name: before.slice(0, colon), tag: before.slice(colon + 1), digest };
}
/**
 * Reads an image reference strictly: nothing that a shell, a Dockerfile or a command line could
 * take for something else gets through.
 *
 * @param subject the input or key that the text is from, the first word of the error
 * @throws ConfigurationError that names the text and what is wrong with it
 */
function parseReference(text, subject) {
    const refuse = (detail) => {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(subject, `${JSON.stringify(text)} is not an image reference: ${detail}; ` +
            'expected is [registry/]repository[:tag][@sha256:…]');
    };
    const foreign = foreignCharacter(text);
    if (foreign !== null)
        return refuse(`it contains ${foreign}`);
    const { name, tag, digest } = cut(text);
    if (tag !== null && !TAG.test(tag)) {
        return refuse(`the tag ${JSON.stringify(tag)} has to be letters, digits, "_", "." and "-"`);
    }
    if (digest !== null && !DIGEST.test(digest)) {
        return refuse(`the digest ${JSON.stringify(digest)} has to be sha256: and 64 hex digits`);
    }
    const [first = '', ...rest] = name.split('/');
    const isHost = rest.length > 0 && hasHost(first);
    if (isHost && !HOST.test(first))
        return refuse(`${JSON.stringify(first)} is not a host`);
    const parts = isHost ? rest : name.split('/');
    const wrong = parts.find((part) => !PATH_PART.test(part));
    if (wrong !== undefined) {
        return refuse(`${JSON.stringify(wrong)} has to be lower-case letters and digits, with ".", "_" or "-" between`);
    }
    if (name.length > LONGEST_NAME)
        return refuse(`the name is longer than ${LONGEST_NAME}`);
    const registry = isHost ? first : DOCKER_HUB;
    const path = parts.join('/');
    const repository = registry === DOCKER_HUB && parts.length === 1 ? `library/${path}` : path;
    return { registry, repository, tag, digest, written: text };
}
/** The reference of a name to give to an image: it has a tag (else `latest`) and no digest. */
function parseTag(text, subject) {
    const reference = parseReference(text, subject);
    if (reference.digest !== null) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(subject, `${JSON.stringify(text)} has a digest; a name for a new image has a tag only`);
    }
    if (reference.tag !== null)
        return reference;
    return { ...reference, tag: 'latest', written: `${text}:latest` };
}
/** `registry/repository` as it is written in commands: without what is understood by itself. */
function nameOf({ registry, repository }) {
    if (registry !== DOCKER_HUB)
        return `${registry}/${repository}`;
    return repository.replace(/^library\//, '');
}
/** The reference with its digest, which names one image for ever. */
function pinnedTo(reference, digest) {
    return `${nameOf(reference)}@${digest}`;
}
/** Whether a registry's host is this machine. */
function isLoopback(registry) {
    return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(registry);
}


/***/ }),

/***/ 1093:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PS: () => (/* binding */ readModelEvidence),
/* harmony export */   YB: () => (/* binding */ evidenceDigest),
/* harmony export */   ls: () => (/* binding */ dataDigest)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28879);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_3__);




/** Evidence that judges a model, as against what is done with it. */
const JUDGING = ['validate', 'evaluate', 'drift', 'scan-model'];
/**
 * The evidence of earlier steps about this very model, sorted by name. Files that are no evidence,
 * or are about another file, are passed over.
 */
async function readModelEvidence(folder, sha256) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => []);
    const found = [];
    for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
        const content = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(folder, name)).catch(() => null);
        const statement = content === null ? null : (0,_slipway_core__WEBPACK_IMPORTED_MODULE_2__/* .parseEvidence */ .vf)(content.toString('utf8')).statement;
        if (content === null || statement === null)
            continue;
        const isAbout = statement.subject.some(({ digest }) => digest.sha256 === sha256);
        if (isAbout && JUDGING.includes((0,_slipway_core__WEBPACK_IMPORTED_MODULE_2__/* .actionOf */ .qj)(statement)))
            found.push({ name, content, statement });
    }
    return found;
}
/** One digest for all of the evidence: that of its sorted manifest; null where there is none. */
function evidenceDigest(evidence) {
    if (evidence.length === 0)
        return null;
    return (0,_slipway_core__WEBPACK_IMPORTED_MODULE_2__/* .digestManifest */ .e4)(evidence.map(({ name, content }) => ({
        path: name,
        sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.createHash)('sha256').update(content).digest('hex'),
    })));
}
/** Digest of the data that the model was evaluated on, as its evidence has it. */
function dataDigest(evidence) {
    const inputs = evidence.flatMap(({ statement }) => statement.predicate.inputs);
    const data = inputs.find(({ name }) => name === 'data') ?? inputs.find(({ name }) => name === 'reference');
    return data?.digest?.sha256 ?? null;
}


/***/ }),

/***/ 37078:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "7e09243e675b7d332364.mjs";

/***/ })

};
