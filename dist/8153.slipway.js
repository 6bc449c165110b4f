export const id = 8153;
export const ids = [8153];
export const modules = {

/***/ 51526:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readArchive),
/* harmony export */   w: () => (/* binding */ readLayer)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);





const historySchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    created: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    created_by: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    empty_layer: zod__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY().optional(),
});
/**
 * The parts of an image's configuration that are read here; what else it has is kept.
 * https://github.com/opencontainers/image-spec/blob/main/config.md
 */
const configurationSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    architecture: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    variant: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    os: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    created: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullish(),
    config: zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
        User: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullish(),
        Env: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()).nullish(),
        Cmd: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()).nullish(),
        Entrypoint: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()).nullish(),
        Labels: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()).nullish(),
    })
        .nullish(),
    rootfs: zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({ diff_ids: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()) }),
    history: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(historySchema).nullish(),
});
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ Config: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), Layers: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()) })]);
const GZIP = Buffer.from([0x1f, 0x8b]);
async function isGzip(file) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file);
    try {
        const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
        return buffer.equals(GZIP);
    }
    finally {
        await handle.close();
    }
}
/** The instructions that made layers, in the order of the layers. */
function instructions({ history }) {
    return (history ?? [])
        .filter((entry) => entry.empty_layer !== true)
        .map((entry) => entry.created_by ?? null);
}
/**
 * Reads what `docker save` (or `podman save --format docker-archive`) wrote, once it is unpacked.
 *
 * @throws Error when it is not the archive of one image
 */
async function readArchive(folder) {
    const manifestText = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, 'manifest.json'), 'utf8');
    const [manifest] = manifestSchema.parse(JSON.parse(manifestText));
    const configurationBytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, manifest.Config));
    const configuration = configurationSchema.parse(JSON.parse(configurationBytes.toString('utf8')));
    const createdBy = instructions(configuration);
    const diffIds = configuration.rootfs.diff_ids;
    const layers = await Promise.all(manifest.Layers.map(async (name, index) => {
        const file = node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, name);
        return {
            diffId: diffIds[index] ?? '',
            file,
            isCompressed: await isGzip(file),
            sizeBytes: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file)).size,
            createdBy: createdBy.length === diffIds.length ? (createdBy[index] ?? null) : null,
        };
    }));
    return { folder, configuration, configurationBytes, layers };
}
/** The layer's tar archive. */
function readLayer({ file, isCompressed }) {
    const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file, { highWaterMark: 1 << 20 });
    return isCompressed ? bytes.pipe((0,node_zlib__WEBPACK_IMPORTED_MODULE_3__.createGunzip)()) : bytes;
}


/***/ }),

/***/ 18153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuildImage: () => (/* binding */ runBuildImage)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
var external_node_os_default = /*#__PURE__*/__webpack_require__.n(external_node_os_);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./packages/image/src/engine/engine.ts
var engine = __webpack_require__(26740);
// EXTERNAL MODULE: ./packages/image/src/reference/reference.ts
var reference_reference = __webpack_require__(56078);
// EXTERNAL MODULE: ./packages/image/src/push/registry-reason.ts
var registry_reason = __webpack_require__(68612);
;// CONCATENATED MODULE: ./packages/image/src/assembly/base.ts





const ATTEMPTS = 3;
const PAUSE_MS = 2000;
async function pull(builder, reference, platform, logger, subject) {
    for (let attempt = 1;; attempt++) {
        try {
            logger.info(`Pulling ${reference.written} …`);
            await builder.pull(reference.written, platform);
            return;
        }
        catch (error) {
            if (!(error instanceof engine/* EngineError */.N))
                throw error;
            if (attempt === ATTEMPTS || !(0,registry_reason/* isTransient */.d)(error.message)) {
                throw new src/* InputError */.dz(subject, `${reference.written} is not on this machine and cannot be pulled: ${(0,src/* messageOf */.bD)(error)}`, { cause: error });
            }
            await (0,promises_.setTimeout)(PAUSE_MS * attempt);
        }
    }
}
/** The digest under which a registry has the local image. */
function knownDigest(reference, local, subject) {
    if (reference.digest !== null)
        return reference.digest;
    const name = (0,reference_reference/* nameOf */.Vb)(reference);
    for (const text of local.repoDigests) {
        const known = (0,reference_reference/* parseReference */.F2)(text, subject);
        if ((0,reference_reference/* nameOf */.Vb)(known) === name)
            return known.digest;
    }
    return null;
}
/** Whether an image is for a platform; a variant counts where the platform names one. */
function isFor({ platform: own }, platform) {
    return own === platform || own.startsWith(`${platform}/`);
}
/**
 * The base image, pulled where it is not here yet, and pinned to its digest.
 *
 * @param subject the input that names it, the first word of errors
 * @throws InputError (`base-image: …`) when it cannot be had
 */
async function obtainBase(builder, written, platform, logger, subject = 'base-image') {
    const reference = (0,reference_reference/* parseReference */.F2)(written, subject);
    let local = await builder.inspect(written);
    if (local === null) {
        await pull(builder, reference, platform, logger, subject);
        local = await builder.inspect(written);
    }
    if (local === null || (platform !== null && !isFor(local, platform))) {
        const what = platform === null ? 'is not there' : `is not for ${platform}`;
        throw new src/* InputError */.dz(subject, `${written} was pulled and ${what}`);
    }
    const digest = knownDigest(reference, local, subject);
    const from = digest === null || reference.digest !== null ? written : (0,reference_reference/* pinnedTo */.A_)(reference, digest);
    return { from, digest, local };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./packages/image/src/push/push-image.ts
var push_image = __webpack_require__(93788);
;// CONCATENATED MODULE: ./packages/image/src/assembly/platform-base.ts





const indexSchema = schemas/* object */.Ikc({
    manifests: schemas/* array */.YOg(schemas/* object */.Ikc({
        digest: schemas/* string */.YjP(),
        platform: schemas/* object */.Ikc({ os: schemas/* string */.YjP(), architecture: schemas/* string */.YjP(), variant: schemas/* string */.YjP().optional() })
            .optional(),
    })),
});
/**
 * The digest of one platform's image in an index; null where the index has none.
 *
 * @param platform `linux/arm64`; without a variant any will do
 */
function digestFor(index, platform) {
    const parsed = indexSchema.safeParse(JSON.parse(index.toString('utf8')));
    const found = parsed.data?.manifests.find(({ platform: of }) => {
        if (of === undefined)
            return false;
        const name = `${of.os}/${of.architecture}`;
        return name === platform || `${name}/${of.variant ?? ''}` === platform;
    });
    return found?.digest ?? null;
}
/**
 * The base image for another platform, by the digest of its own manifest: engines keep one image
 * for each name, and this machine's has the name of the index.
 *
 * @throws InputError (`base-image: …`) when no registry has it for that platform
 */
async function obtainBaseFor(builder, written, platform, logger, credentials) {
    const reference = (0,reference_reference/* parseReference */.F2)(written, 'base-image');
    const client = await (0,push_image/* clientFor */.$)(reference, 'base-image', credentials);
    const index = await client.manifest(reference.digest ?? reference.tag ?? 'latest');
    const digest = index === null ? null : digestFor(index.bytes, platform);
    if (digest === null) {
        const what = index === null ? 'the registry does not have it' : `it is not for ${platform}`;
        throw new src/* InputError */.dz('base-image', `${written}: ${what}`);
    }
    return obtainBase(builder, (0,reference_reference/* pinnedTo */.A_)(reference, digest), platform, logger);
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./node_modules/modern-tar/dist/fs/index.js + 1 modules
var fs = __webpack_require__(82897);
// EXTERNAL MODULE: ./packages/image/src/archive/archive.ts
var archive = __webpack_require__(51526);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/image/src/archive/tar-times.ts

const BLOCK = 512;
/** Longest extended header that is read; longer ones are no header of a container layer. */
const LONGEST_EXTENDED = 1 << 20;
// Fields of a header block: POSIX.1-2017, pax, "ustar Interchange Format".
const SIZE = { start: 124, length: 12 };
const MTIME = { start: 136, length: 12 };
const CHECKSUM = { start: 148, length: 8 };
const TYPE = 156;
/** A number of a header: octal text, or binary where the first bit is set (GNU). */
function readNumber(block, { start, length }) {
    const field = block.subarray(start, start + length);
    if (((field[0] ?? 0) & 0x80) === 0) {
        return parseInt(field.toString('latin1').replace(/[\0 ].*$/s, '') || '0', 8);
    }
    let value = (field[0] ?? 0) & 0x7f;
    for (const byte of field.subarray(1))
        value = value * 256 + byte;
    return value;
}
function writeChecksum(block) {
    block.fill(' ', CHECKSUM.start, CHECKSUM.start + CHECKSUM.length);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM.start, 'latin1');
}
/** The same records with times cut to the epoch; no record changes its length. */
function clampRecords(records, epoch) {
    let changed = false;
    const text = records
        .toString('latin1')
        .replace(/(\d+ (?:mtime|atime|ctime)=)(\d+)((?:\.\d+)?\n)/g, (all, key, seconds, rest) => {
        const [name, whole, fraction] = [String(key), String(seconds), String(rest)];
        const limit = String(epoch);
        if (Number(whole) < epoch || limit.length !== whole.length)
            return String(all);
        const cut = `${name}${limit}${fraction.replace(/\d/g, '0')}`;
        changed ||= cut !== all;
        return cut;
    });
    return { records: Buffer.from(text, 'latin1'), changed };
}
/**
 * Passes a tar archive on with every time later than `epoch` (seconds) set to it, as
 * SOURCE_DATE_EPOCH asks (reproducible-builds.org). All other bytes stay as they are.
 */
class TarTimes extends external_node_stream_.Transform {
    /** How many headers had a later time. */
    changed = 0;
    #epoch;
    #pending = [];
    #pendingLength = 0;
    /** Bytes of a body that are passed on as they are. */
    #body = 0;
    /** Bytes of an extended header that is being collected. */
    #extended = 0;
    constructor(epoch) {
        super();
        this.#epoch = epoch;
    }
    _transform(chunk, _, callback) {
        try {
            this.#take(chunk);
            callback();
        }
        catch (error) {
            callback(error);
        }
    }
    _flush(callback) {
        const rest = Buffer.concat(this.#pending);
        callback(this.#body > 0 ? new Error('the layer ends within a file') : null, rest);
    }
    #take(chunk) {
        let rest = chunk;
        while (rest.length > 0) {
            if (this.#body > 0) {
                const passed = rest.subarray(0, this.#body);
                this.push(passed);
                this.#body -= passed.length;
                rest = rest.subarray(passed.length);
                continue;
            }
            const wanted = (this.#extended || BLOCK) - this.#pendingLength;
            const part = rest.subarray(0, wanted);
            this.#pending.push(part);
            this.#pendingLength += part.length;
            rest = rest.subarray(part.length);
            if (part.length === wanted)
                this.#complete(Buffer.concat(this.#pending));
        }
    }
    #complete(block) {
        this.#pending = [];
        this.#pendingLength = 0;
        if (this.#extended > 0) {
            const { records, changed } = clampRecords(block, this.#epoch);
            if (changed)
                this.changed += 1;
            this.#extended = 0;
            this.push(records);
            return;
        }
        this.push(this.#header(block));
    }
    #header(block) {
        if (block.every((byte) => byte === 0))
            return block;
        const size = readNumber(block, SIZE);
        if (!Number.isSafeInteger(size))
            throw new Error('the layer is no tar archive');
        const padded = Math.ceil(size / BLOCK) * BLOCK;
        const type = String.fromCharCode(block[TYPE] ?? 0);
        if ((type === 'x' || type === 'g') && padded <= LONGEST_EXTENDED)
            this.#extended = padded;
        else
            this.#body = padded;
        if (readNumber(block, MTIME) <= this.#epoch)
            return block;
        this.changed += 1;
        const octal = this.#epoch.toString(8).padStart(MTIME.length - 1, '0');
        block.write(`${octal}\0`, MTIME.start, 'latin1');
        writeChecksum(block);
        return block;
    }
}

;// CONCATENATED MODULE: ./packages/image/src/archive/reproducible.ts










class Sha256 extends external_node_stream_.Transform {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    get digest() {
        return `sha256:${this.#hash.digest('hex')}`;
    }
    _transform(chunk, _, callback) {
        this.#hash.update(chunk);
        this.push(chunk);
        callback();
    }
}
async function rewriteLayer(layer, epoch) {
    const file = `${layer.file}.reproducible`;
    const times = new TarTimes(epoch);
    const hash = new Sha256();
    await (0,external_node_stream_promises_.pipeline)((0,archive/* readLayer */.w)(layer), times, hash, (0,external_node_fs_.createWriteStream)(file));
    if (times.changed === 0)
        return { layer, changed: false };
    return { layer: { ...layer, file, isCompressed: false, diffId: hash.digest }, changed: true };
}
/** Keys that docker's old builder writes and that differ from build to build. */
const MADE_UP = ['container', 'container_config', 'docker_version', 'id', 'parent'];
const MADE_UP_CONFIG = ['Hostname', 'Image'];
function without(object, keys) {
    const entries = Object.entries(object).filter(([key]) => !keys.includes(key));
    return Object.fromEntries(entries);
}
function rewriteConfiguration(configuration, layers, epoch, baseLayers) {
    const created = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
    let seen = 0;
    const history = (configuration.history ?? []).map((entry) => {
        const isBase = seen < baseLayers;
        if (entry.empty_layer !== true)
            seen += 1;
        // podman's comment names the intermediate image, which is another one each time.
        return isBase ? entry : { ...without(entry, ['comment']), created };
    });
    return {
        ...without(configuration, MADE_UP),
        created,
        ...(configuration.config ? { config: without(configuration.config, MADE_UP_CONFIG) } : {}),
        history,
        rootfs: { ...configuration.rootfs, diff_ids: layers.map(({ diffId }) => diffId) },
    };
}
/**
 * The same image without the time of its making: files of the added layers and the history are at
 * most as young as `epoch`, and nothing is left of the container that built it. Building the same
 * files again gives the same image. Builders that keep to SOURCE_DATE_EPOCH give it at once; what
 * they wrote comes back as it is.
 *
 * @param epoch seconds since 1970
 * @param baseLayers number of layers that are the base image's: they stay as they are
 */
async function makeReproducible(archive, epoch, baseLayers) {
    const layers = [];
    let changed = false;
    for (const [index, layer] of archive.layers.entries()) {
        const rewritten = index < baseLayers ? { layer, changed: false } : await rewriteLayer(layer, epoch);
        layers.push(rewritten.layer);
        changed ||= rewritten.changed;
    }
    const after = rewriteConfiguration(archive.configuration, layers, epoch, baseLayers);
    changed ||= !(0,external_node_util_.isDeepStrictEqual)(after, archive.configuration);
    if (!changed)
        return { archive, changed };
    const configurationBytes = Buffer.from(JSON.stringify(after));
    await (0,external_node_fs_promises_.writeFile)(external_node_path_default().join(archive.folder, 'reproducible.json'), configurationBytes);
    return { archive: { ...archive, layers, configuration: after, configurationBytes }, changed };
}
/** `sha256:…` of the configuration. */
function imageId({ configurationBytes }) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(configurationBytes).digest('hex')}`;
}
/** The image as a tar archive that `docker load` reads. */
function packArchive(archive) {
    const id = imageId(archive).slice('sha256:'.length);
    // A layer that occurs twice (two empty ones, say) is one file.
    const files = new Map(archive.layers.map(({ diffId, file }) => [`${diffId.slice('sha256:'.length)}.tar`, file]));
    const names = archive.layers.map(({ diffId }) => `${diffId.slice('sha256:'.length)}.tar`);
    const manifest = [{ Config: `${id}.json`, RepoTags: null, Layers: names }];
    return (0,fs/* packTar */.nG)([
        { type: 'content', target: `${id}.json`, content: archive.configurationBytes },
        ...[...files].map(([target, source]) => ({ type: 'file', target, source })),
        { type: 'content', target: 'manifest.json', content: JSON.stringify(manifest) },
    ]);
}

;// CONCATENATED MODULE: ./packages/image/src/context/context.ts




const READABLE = 0o644;
const FOLDER = 0o755;
function checkPath(name) {
    const parts = name.split('/');
    const isFine = name !== '' && parts.every((part) => part !== '' && part !== '.' && part !== '..');
    if (!isFine || name.includes('\0'))
        throw new Error(`"${name}" cannot be a file of a build context`);
}
async function writeOne(folder, file) {
    checkPath(file.path);
    const target = external_node_path_default().join(folder, file.path);
    await (0,external_node_fs_promises_.mkdir)(external_node_path_default().dirname(target), { recursive: true });
    if ('source' in file)
        await (0,external_node_fs_promises_.copyFile)(file.source, target, external_node_fs_.constants.COPYFILE_FICLONE);
    else
        await (0,external_node_fs_promises_.writeFile)(target, file.content);
    const mode = file.mode ?? READABLE;
    await (0,external_node_fs_promises_.chmod)(target, mode);
    const { size } = await (0,external_node_fs_promises_.stat)(target);
    return {
        path: file.path,
        sha256: await (0,src/* digestFile */.TM)(target),
        sizeBytes: size,
        mode: mode.toString(8).padStart(4, '0'),
    };
}
/** Sets the time of everything in a folder, and the permissions of folders. */
async function settle(folder, epoch) {
    for (const entry of await (0,external_node_fs_promises_.readdir)(folder, { withFileTypes: true })) {
        const full = external_node_path_default().join(folder, entry.name);
        if (entry.isDirectory())
            await settle(full, epoch);
        else
            await (0,external_node_fs_promises_.lutimes)(full, epoch, epoch);
    }
    await (0,external_node_fs_promises_.chmod)(folder, FOLDER);
    await (0,external_node_fs_promises_.lutimes)(folder, epoch, epoch);
}
/**
 * Writes a build context that is the same wherever it is made: files have the permissions that are
 * asked for and the time `epoch`, whatever the user's files have; those are not touched.
 *
 * @param epoch seconds since 1970
 * @returns the files, sorted by path
 */
async function writeContext(folder, files, epoch) {
    const written = [];
    for (const file of files)
        written.push(await writeOne(folder, file));
    await settle(folder, epoch);
    return written.sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** The files as `sha256sum` prints and checks them. */
function manifestText(files) {
    return files.map(({ path: name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

;// CONCATENATED MODULE: ./packages/image/src/assembly/build.ts








/** What failed, with the remedy for a full disk, which has many voices. */
function buildError(error, doing) {
    const isEngine = error instanceof engine/* EngineError */.N;
    const { code } = error;
    if (!isEngine && !['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS'].includes(code ?? ''))
        return error;
    const message = (0,src/* messageOf */.bD)(error);
    const isFull = code === 'ENOSPC' || /no space left on device|disk quota exceeded/i.test(message);
    const remedy = isFull ? '; free some space (`docker system prune`), or use a larger runner' : '';
    return new src/* InputError */.dz('image', `${doing} failed: ${message}${remedy}`, { cause: error });
}
/** Does something of a build; failures say what it was. */
async function step(doing, action) {
    try {
        return await action();
    }
    catch (error) {
        throw buildError(error, doing);
    }
}
/** Saves an image and unpacks it. */
async function unpackImage(builder, id, folder) {
    await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true });
    const unpack = (0,fs/* unpackTar */.Ag)(folder);
    await builder.save(id, unpack);
    return (0,archive/* readArchive */.b)(folder);
}
/** Writes the context with the list of its files, which the Dockerfile checks. */
async function writeAll(folder, recipe, epoch) {
    const files = await writeContext(folder, recipe.files, epoch);
    const list = { path: 'files.sha256', content: manifestText(files) };
    return [...files, ...(await writeContext(folder, [list], epoch))];
}
/**
 * Writes the build context, builds it, and takes out of the image what depends on the time of its
 * making.
 *
 * @throws InputError (`image: …`) when the build fails, with its reason
 */
async function buildRecipe(recipe, options) {
    const { builder, folder, epoch, platform, baseLayers, logger } = options;
    const contextFolder = recipe.folder ?? external_node_path_default().join(folder, 'context');
    const dockerfile = external_node_path_default().join(folder, 'Dockerfile');
    const context = await step('writing the build context', async () => {
        await (0,external_node_fs_promises_.writeFile)(dockerfile, recipe.dockerfile);
        if (recipe.folder !== undefined)
            return [];
        await (0,external_node_fs_promises_.mkdir)(contextFolder);
        return writeAll(contextFolder, recipe, epoch);
    });
    await options.onContext(context);
    return finishBuild({ builder, folder, epoch, baseLayers }, context, await step('the build', () => builder.build({
        context: contextFolder,
        dockerfile,
        epoch,
        platform,
        hasNetwork: recipe.hasNetwork,
        onLine: (line) => {
            logger.info(line);
        },
    })));
}
/** Reads a built image back, and makes it reproducible where its base is known. */
async function finishBuild(options, context, built) {
    const { builder, folder, epoch, baseLayers } = options;
    const saved = await step('saving the image', () => unpackImage(builder, built, external_node_path_default().join(folder, 'image')));
    if (baseLayers === null)
        return { id: built, archive: saved, context };
    const { archive, changed } = await step('rewriting the image', () => makeReproducible(saved, epoch, baseLayers));
    if (!changed)
        return { id: built, archive, context };
    const id = imageId(archive);
    await step('loading the image', () => builder.load(packArchive(archive), id));
    return { id, archive, context };
}

;// CONCATENATED MODULE: ./packages/image/src/smoke/check.ts

/** One check's result. */
function check(name, verdict, finding = {}) {
    return { check: name, verdict, observed: null, limit: null, reason: null, ...finding };
}
/** Passes when there is no reason not to. */
function checkReason(name, reason, finding = {}) {
    return check(name, reason === null ? 'pass' : 'fail', { ...finding, reason });
}
/** Whether a measured number is within an upper limit; without one it is only told. */
function checkLimit(name, observed, limit, unit) {
    if (limit === undefined)
        return check(name, 'pass', { observed });
    const reason = `${(0,src/* formatNumber */.ZV)(observed)} ${unit}, the budget is ${(0,src/* formatNumber */.ZV)(limit)} ${unit}`;
    return checkReason(name, observed <= limit ? null : reason, { observed, limit });
}

;// CONCATENATED MODULE: ./packages/image/src/assembly/describe.ts


const MB = 1_000_000;
const TOP_LAYERS = 3;
/** What builders write before an instruction. */
function plainInstruction(text) {
    if (text === null)
        return null;
    return text.replace(/^\/bin\/sh -c #\(nop\)\s*/, '').trim();
}
/**
 * What is said of an image in evidence.
 *
 * @param baseLayers number of layers that are the base image's
 */
function describeImage(id, archive, baseLayers) {
    const { configuration, layers } = archive;
    const { os, architecture, variant, config, created } = configuration;
    const described = layers.map(({ diffId, sizeBytes, createdBy }, index) => ({
        diffId,
        sizeBytes,
        createdBy: plainInstruction(createdBy),
        isBase: index < baseLayers,
    }));
    const sum = (of) => of.reduce((total, layer) => total + layer.sizeBytes, 0);
    return {
        id,
        platform: [os, architecture, variant].filter(Boolean).join('/'),
        user: config?.User ?? '',
        created: created ?? null,
        labels: config?.Labels ?? {},
        sizeBytes: sum(described),
        addedBytes: sum(described.filter((layer) => !layer.isBase)),
        layers: described,
    };
}
/** The largest layers in words: `46.4 MB (COPY …), 4.9 MB (…)`. */
function largestLayers(layers) {
    return [...layers]
        .sort((a, b) => b.sizeBytes - a.sizeBytes)
        .slice(0, TOP_LAYERS)
        .map(({ sizeBytes, createdBy }) => {
        const made = createdBy === null ? '' : ` (${createdBy.slice(0, 80)})`;
        return `${(0,src/* formatNumber */.ZV)(sizeBytes / MB, 3)} MB${made}`;
    })
        .join(', ');
}
function withLayers(result, layers) {
    if (result.verdict === 'pass')
        return result;
    return { ...result, reason: `${result.reason ?? ''}; largest layers: ${largestLayers(layers)}` };
}
/** Whether a user of an image is root; null when only its name is known. */
function isRoot(user) {
    const [name = ''] = user.split(':');
    if (name === '' || name === 'root')
        return true;
    return /^\d+$/.test(name) ? Number(name) === 0 : null;
}
/** Checks of an image that need no container: who runs, how large. */
function checkImage(image, budgets) {
    const added = image.layers.filter((layer) => !layer.isBase);
    const largest = Math.max(0, ...added.map((layer) => layer.sizeBytes));
    const root = isRoot(image.user) === true;
    const reason = root ? 'the image runs as root; set USER to a number above 0' : null;
    const layerCheck = checkLimit('largest_layer_mb', largest / MB, budgets['layer-mb'], 'MB');
    return [
        root
            ? checkReason('image_user', reason, { observed: image.user || 'root' })
            : check('image_user', 'pass', { observed: image.user }),
        withLayers(checkLimit('image_size_mb', image.sizeBytes / MB, budgets['size-mb'], 'MB'), image.layers),
        withLayers(checkLimit('added_size_mb', image.addedBytes / MB, budgets['added-mb'], 'MB'), added),
        withLayers(layerCheck, added),
    ];
}

;// CONCATENATED MODULE: ./packages/image/src/assembly/labels.ts

function dateOf(epoch) {
    return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
}
/** sha256 of a model's signature: names, types and shapes of inputs and outputs, as JSON. */
function signatureDigest(signature) {
    const plain = (tensors) => tensors.map(({ name, type, shape }) => [name, type, shape]);
    const text = JSON.stringify({
        inputs: plain(signature.inputs),
        outputs: plain(signature.outputs),
    });
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
/**
 * The image's labels: OCI's (https://specs.opencontainers.org/image-spec/annotations/), and what
 * identifies the model in it.
 */
function imageLabels(facts) {
    const sha256 = (hex) => (hex === null ? null : `sha256:${hex}`);
    const labels = {
        'org.opencontainers.image.title': facts.modelName,
        'org.opencontainers.image.description': `Serves the model ${facts.modelName}`,
        'org.opencontainers.image.version': facts.version,
        'org.opencontainers.image.created': dateOf(facts.epoch),
        'org.opencontainers.image.revision': facts.revision,
        'org.opencontainers.image.source': facts.source,
        'org.opencontainers.image.base.name': facts.base?.name ?? null,
        'org.opencontainers.image.base.digest': facts.base?.digest ?? null,
        'ml.model.name': facts.modelName,
        'ml.model.version': facts.version,
        'ml.model.digest': sha256(facts.modelSha256),
        'ml.model.signature.digest': sha256(facts.signatureSha256),
        'ml.model.data.digest': sha256(facts.dataSha256),
        'ml.model.evidence.digest': sha256(facts.evidenceSha256),
    };
    const known = Object.entries(labels).filter((entry) => entry[1] !== null);
    return Object.fromEntries(known);
}

;// CONCATENATED MODULE: ./packages/image/src/engine/cli.ts

/** Words before the reason, and lines that say nothing. */
const PREFIX = /^(?:error response from daemon|docker|error|fatal|time="[^"]*" level=\w+ msg=)[:"]?\s*/i;
const NOISE = /^(?:\s*$|see 'docker run --help'|run 'docker|errors have occurred|exit status \d+$)/i;
/** The reason in the output of a command line: its last line that says something. */
function reasonOf({ stderr, stdout, timedOut }) {
    if (timedOut)
        return 'it did not end in time';
    const lines = `${stdout.slice(-2000)}\n${stderr}`.split(/\r?\n/).map((line) => line.trim());
    let reason = lines.filter((line) => !NOISE.test(line)).at(-1) ?? 'it gave no reason';
    for (let before = ''; before !== reason;) {
        before = reason;
        reason = reason.replace(PREFIX, '');
    }
    return reason.replace(/"$/, '').slice(0, 500);
}
/** A command line of one engine. */
class EngineCli {
    program;
    #programs;
    #variables;
    constructor(programs, program, variables = {}) {
        this.program = program;
        this.#programs = programs;
        this.#variables = variables;
    }
    /** The same with further variables. */
    with(variables) {
        return new EngineCli(this.#programs, this.program, { ...this.#variables, ...variables });
    }
    command(args) {
        return { program: this.program, args, variables: this.#variables };
    }
    /** Runs the command, however it ends. */
    async attempt(args, options = {}) {
        return this.#programs.run(this.command(args), options);
    }
    /**
     * Runs a command that has to succeed.
     *
     * @returns its standard output
     * @throws EngineError with its reason
     */
    async run(args, options = {}) {
        const result = await this.attempt(args, options);
        if (result.exitCode === 0)
            return result.stdout;
        throw new engine/* EngineError */.N(reasonOf(result));
    }
    start(args) {
        return this.#programs.start(this.command(args));
    }
}

// EXTERNAL MODULE: ./packages/image/src/process/programs.ts
var process_programs = __webpack_require__(40554);
;// CONCATENATED MODULE: ./packages/image/src/engine/containers-tools.ts



// podman and buildah share their storage and most of their commands
// (github.com/containers/podman, github.com/containers/buildah).
/** The flags of `build`. Docker's format keeps HEALTHCHECK, OCI's has none. */
function buildFlags(request, idFile) {
    return [
        ...['--format', 'docker'],
        ...['--iidfile', idFile],
        ...['--file', request.dockerfile],
        ...['--timestamp', String(request.epoch)],
        ...['--build-arg', `SOURCE_DATE_EPOCH=${request.epoch}`],
        ...['--layers=true'],
        ...(request.platform === null ? [] : ['--platform', request.platform]),
        ...(request.hasNetwork ? [] : ['--network', 'none']),
        request.context,
    ];
}
/** docker takes a registry on this machine without TLS; these programs have to be told to. */
function tlsFlags(name) {
    return (0,reference_reference/* isLoopback */.U9)((0,reference_reference/* parseReference */.F2)(name, 'tags').registry) ? ['--tls-verify=false'] : [];
}
/** An image id with its algorithm, which these programs leave out here and there. */
function withAlgorithm(id) {
    return id.startsWith('sha256:') ? id : `sha256:${id}`;
}
/** Whether the program says that it does not have an image. */
function isUnknown(stderr) {
    return /no such image|image not known|not found in local storage/i.test(stderr);
}
/** The version that `podman --version` or `buildah --version` tells; the reason when it does not. */
async function versionOf(cli) {
    try {
        const result = await cli.attempt(['--version'], { timeoutMs: 30_000 });
        const version = /version (\S+)/.exec(result.stdout)?.[1];
        return version === undefined ? reasonOf(result) : { version };
    }
    catch (error) {
        if (error instanceof process_programs/* ProgramMissing */.Xh)
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/image/src/engine/buildah.ts







const buildahImageSchema = schemas/* object */.Ikc({
    FromImageID: schemas/* string */.YjP(),
    FromImageDigest: schemas/* string */.YjP(),
    FromImage: schemas/* string */.YjP(),
    OCIv1: schemas/* object */.Ikc({
        os: schemas/* string */.YjP(),
        architecture: schemas/* string */.YjP(),
        variant: schemas/* string */.YjP().optional(),
        rootfs: schemas/* object */.Ikc({ diff_ids: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    }),
});
function readBuildahInspection(text) {
    const image = buildahImageSchema.parse(JSON.parse(text));
    const { os, architecture, variant, rootfs } = image.OCIv1;
    const repository = image.FromImage.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    const hasRepository = repository !== '' && image.FromImageDigest !== '';
    return {
        id: withAlgorithm(image.FromImageID),
        platform: [os, architecture, variant].filter(Boolean).join('/'),
        diffIds: rootfs.diff_ids,
        repoDigests: hasRepository ? [`${repository}@${image.FromImageDigest}`] : [],
    };
}
/** buildah, through its command line. It runs no servers: containers are podman's. */
class BuildahBuilder {
    name = 'buildah';
    version;
    buildsForOthers = true;
    #cli;
    #scratch;
    constructor(cli, version, scratch) {
        this.#cli = cli;
        this.version = version;
        this.#scratch = scratch;
    }
    async pull(reference, platform) {
        const flags = platform === null ? [] : ['--platform', platform];
        await this.#cli.run(['pull', '--quiet', ...flags, ...tlsFlags(reference), reference]);
    }
    async inspect(reference) {
        const result = await this.#cli.attempt(['inspect', '--type', 'image', reference]);
        if (result.exitCode === 0)
            return readBuildahInspection(result.stdout);
        if (isUnknown(result.stderr))
            return null;
        throw new engine/* EngineError */.N(reasonOf(result));
    }
    async build(request) {
        const idFile = `${this.#scratch.path}/image-id`;
        await this.#cli.run(['build', ...buildFlags(request, idFile)], { onLine: request.onLine });
        return withAlgorithm((await (0,external_node_fs_promises_.readFile)(idFile, 'utf8')).trim());
    }
    async save(id, output) {
        const file = `${this.#scratch.path}/saved.tar`;
        await this.#cli.run(['push', '--quiet', id.replace('sha256:', ''), `docker-archive:${file}`]);
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), output);
    }
    async load(input, id) {
        const file = `${this.#scratch.path}/loaded.tar`;
        await (0,external_node_stream_promises_.pipeline)(input, (0,external_node_fs_.createWriteStream)(file));
        await this.#cli.run(['pull', '--quiet', `docker-archive:${file}`]);
        if ((await this.inspect(id.replace('sha256:', ''))) === null) {
            throw new engine/* EngineError */.N(`buildah did not keep the image ${id}`);
        }
    }
    async tag(id, name) {
        await this.#cli.run(['tag', id.replace('sha256:', ''), name]);
    }
    async untag(name) {
        await this.#cli.attempt(['rmi', name]);
    }
    async push(name) {
        await this.#cli.run(['push', '--quiet', ...tlsFlags(name), name, `docker://${name}`]);
    }
}
/** buildah, when its program is there; else why not. */
async function findBuildah(programs, scratch) {
    const cli = new EngineCli(programs, 'buildah');
    const found = await versionOf(cli);
    if (typeof found === 'string')
        return found;
    return { builder: new BuildahBuilder(cli, found.version, scratch), cli };
}

;// CONCATENATED MODULE: ./packages/image/src/engine/inspection.ts

const imageSchema = schemas/* object */.Ikc({
    Id: schemas/* string */.YjP(),
    Os: schemas/* string */.YjP(),
    Architecture: schemas/* string */.YjP(),
    Variant: schemas/* string */.YjP().nullish(),
    RepoDigests: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    RootFS: schemas/* object */.Ikc({ Layers: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() }),
});
/** An image as `docker image inspect` and `podman image inspect` describe it. */
function readInspection(text) {
    const [image] = schemas/* array */.YOg(imageSchema).parse(JSON.parse(text));
    if (image === undefined)
        return null;
    const variant = image.Variant ? `/${image.Variant}` : '';
    return {
        id: image.Id.startsWith('sha256:') ? image.Id : `sha256:${image.Id}`,
        platform: `${image.Os}/${image.Architecture}${variant}`,
        diffIds: image.RootFS.Layers ?? [],
        repoDigests: image.RepoDigests ?? [],
    };
}

;// CONCATENATED MODULE: ./packages/image/src/engine/docker.ts






const versionSchema = schemas/* object */.Ikc({
    Client: schemas/* object */.Ikc({ Version: schemas/* string */.YjP() }),
    Server: schemas/* object */.Ikc({ Version: schemas/* string */.YjP() }).nullish(),
});
function majorOf(version) {
    return Number(/^\d+/.exec(version)?.[0] ?? '0');
}
/** docker's own client can drive BuildKit without buildx up to version 22. */
async function backendOf(cli, client) {
    const buildx = await cli.attempt(['buildx', 'version']);
    if (buildx.exitCode === 0)
        return 'buildx';
    return majorOf(client) < 23 ? 'buildkit' : 'legacy';
}
/** docker, through its command line. */
class DockerBuilder {
    name = 'docker';
    version;
    buildsForOthers;
    #cli;
    #backend;
    #scratch;
    constructor(cli, version, backend, scratch) {
        this.#cli = cli;
        this.version = `${version} (${backend})`;
        this.#backend = backend;
        this.buildsForOthers = backend !== 'legacy';
        this.#scratch = scratch;
    }
    async pull(reference, platform) {
        const flags = platform === null ? [] : ['--platform', platform];
        await this.#cli.run(['pull', '--quiet', ...flags, reference]);
    }
    async inspect(reference) {
        const result = await this.#cli.attempt(['image', 'inspect', reference]);
        if (result.exitCode === 0)
            return readInspection(result.stdout);
        if (/no such image/i.test(result.stderr))
            return null;
        throw new engine/* EngineError */.N(reasonOf(result));
    }
    async build(request) {
        const idFile = `${this.#scratch.path}/image-id`;
        const start = this.#backend === 'buildx' ? ['buildx', 'build', '--load'] : ['build'];
        const progress = this.#backend === 'legacy' ? [] : ['--progress', 'plain'];
        const cli = this.#backend === 'legacy' ? this.#cli.with({ DOCKER_BUILDKIT: '0' }) : this.#cli;
        const driver = this.#backend === 'buildkit' ? cli.with({ DOCKER_BUILDKIT: '1' }) : cli;
        const args = [
            ...start,
            ...progress,
            ...['--iidfile', idFile],
            ...['--file', request.dockerfile],
            ...(this.#backend === 'legacy' ? [] : ['--build-arg', `SOURCE_DATE_EPOCH=${request.epoch}`]),
            ...(this.#backend === 'buildx' ? ['--provenance=false'] : []),
            ...(request.platform === null ? [] : ['--platform', request.platform]),
            ...(request.hasNetwork ? [] : ['--network', 'none']),
            request.context,
        ];
        await driver.run(args, { onLine: request.onLine });
        return (await (0,external_node_fs_promises_.readFile)(idFile, 'utf8')).trim();
    }
    async save(id, output) {
        await this.#cli.run(['save', id], { output });
    }
    async load(input, id) {
        await this.#cli.run(['load', '--quiet'], { input });
        if ((await this.inspect(id)) === null) {
            throw new engine/* EngineError */.N(`docker did not keep the image ${id}`);
        }
    }
    async tag(id, name) {
        await this.#cli.run(['tag', id, name]);
    }
    async untag(name) {
        await this.#cli.attempt(['rmi', '--no-prune', name]);
    }
    async push(name) {
        await this.#cli.run(['push', '--quiet', name]);
    }
}
/**
 * docker, when its program is there and its daemon answers.
 *
 * @returns the reason as text when it cannot be used
 */
async function findDocker(programs, scratch) {
    const cli = new EngineCli(programs, 'docker');
    try {
        const result = await cli.attempt(['version', '--format', '{{json .}}'], { timeoutMs: 30_000 });
        if (result.exitCode !== 0)
            return reasonOf(result);
        const { Client, Server } = versionSchema.parse(JSON.parse(result.stdout));
        const backend = await backendOf(cli, Client.Version);
        const version = Server?.Version ?? Client.Version;
        return { builder: new DockerBuilder(cli, version, backend, scratch), cli };
    }
    catch (error) {
        if (error instanceof process_programs/* ProgramMissing */.Xh)
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/image/src/engine/podman.ts





/** podman, through its command line. */
class PodmanBuilder {
    name = 'podman';
    version;
    buildsForOthers = true;
    #cli;
    #scratch;
    constructor(cli, version, scratch) {
        this.#cli = cli;
        this.version = version;
        this.#scratch = scratch;
    }
    async pull(reference, platform) {
        const flags = platform === null ? [] : ['--platform', platform];
        await this.#cli.run(['pull', '--quiet', ...flags, ...tlsFlags(reference), reference]);
    }
    async inspect(reference) {
        const result = await this.#cli.attempt(['image', 'inspect', reference]);
        if (result.exitCode === 0)
            return readInspection(result.stdout);
        if (isUnknown(result.stderr))
            return null;
        throw new engine/* EngineError */.N(reasonOf(result));
    }
    async build(request) {
        const idFile = `${this.#scratch.path}/image-id`;
        await this.#cli.run(['build', ...buildFlags(request, idFile)], { onLine: request.onLine });
        return withAlgorithm((await (0,external_node_fs_promises_.readFile)(idFile, 'utf8')).trim());
    }
    async save(id, output) {
        await this.#cli.run(['save', '--format', 'docker-archive', id], { output });
    }
    async load(input, id) {
        await this.#cli.run(['load', '--quiet'], { input });
        if ((await this.inspect(id)) === null) {
            throw new engine/* EngineError */.N(`podman did not keep the image ${id}`);
        }
    }
    async tag(id, name) {
        await this.#cli.run(['tag', id, name]);
    }
    async untag(name) {
        await this.#cli.attempt(['untag', name]);
    }
    async push(name) {
        await this.#cli.run(['push', '--quiet', ...tlsFlags(name), name]);
    }
}
/** podman, when its program is there; else why not. */
async function findPodman(programs, scratch) {
    const cli = new EngineCli(programs, 'podman');
    const found = await versionOf(cli);
    if (typeof found === 'string')
        return found;
    return { builder: new PodmanBuilder(cli, found.version, scratch), cli };
}

;// CONCATENATED MODULE: ./packages/image/src/engine/run-containers.ts

const LOG_LINES = '200';
/** A server's threads, and some. */
const MOST_PROCESSES = '512';
/** Flags of `docker run` and `podman run` for a container that can do next to nothing. */
function lockedDown(request, { extra }) {
    const { name, image, memoryBytes, entrypoint, user, network, processes } = request;
    const { variables = {}, writable = [] } = request;
    const [program, ...args] = entrypoint ?? [];
    return [
        ...['--name', name],
        ...['--network', network === undefined ? 'none' : `container:${network}`],
        ...(processes === undefined ? [] : ['--pid', `container:${processes}`]),
        '--read-only',
        ...['--cap-drop', 'ALL'],
        ...['--security-opt', 'no-new-privileges'],
        ...['--memory', String(memoryBytes)],
        ...['--memory-swap', String(memoryBytes)],
        ...['--pids-limit', MOST_PROCESSES],
        '--no-healthcheck',
        ...(user === undefined ? [] : ['--user', user]),
        ...writable.flatMap((folder) => ['--tmpfs', `${folder}:rw,nosuid,nodev,size=64m,mode=1777`]),
        ...Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
        ...extra,
        ...(program === undefined ? [] : ['--entrypoint', program]),
        image,
        ...args,
    ];
}
/** Containers through the command line of docker or podman, which agree in these commands. */
class CliRuntime {
    name;
    #cli;
    #flags;
    constructor(name, cli, extra = []) {
        this.name = name;
        this.#cli = cli;
        this.#flags = { extra };
    }
    async start(request) {
        await this.#cli.run(['run', '--detach', ...lockedDown(request, this.#flags)]);
    }
    converse(request) {
        const flags = lockedDown(request, this.#flags);
        const child = this.#cli.start(['run', '--rm', '--interactive', ...flags]);
        let complaints = '';
        child.stderr.setEncoding('utf8').on('data', (chunk) => {
            complaints = (complaints + chunk).slice(-10_000);
        });
        const { promise: ended, resolve } = Promise.withResolvers();
        child.once('close', resolve);
        child.once('error', () => {
            resolve(null);
        });
        return { input: child.stdin, output: child.stdout, complaints: () => complaints, ended };
    }
    async state(name) {
        const text = await this.#cli.run(['container', 'inspect', '--format', '{{json .State}}', name]);
        const state = JSON.parse(text);
        return { running: state.Running, exitCode: state.ExitCode, outOfMemory: state.OOMKilled };
    }
    async logs(name) {
        const { stdout, stderr } = await this.#cli.attempt(['logs', '--tail', LOG_LINES, name]);
        return `${stdout}${stderr}`.trim();
    }
    async signal(name, signal) {
        const result = await this.#cli.attempt(['kill', '--signal', signal, name]);
        // One that has just ended needs no signal.
        if (result.exitCode !== 0 && (await this.state(name)).running) {
            throw new engine/* EngineError */.N(`the container could not be sent SIG${signal}: ${result.stderr.trim()}`);
        }
    }
    async wait(name, timeoutMs) {
        const result = await this.#cli.attempt(['wait', name], { timeoutMs });
        return result.timedOut ? 'timeout' : 'ended';
    }
    async remove(name) {
        await this.#cli.attempt(['rm', '--force', '--volumes', name]);
    }
    removal(name) {
        return [this.#cli.program, 'rm', '--force', '--volumes', name];
    }
}

;// CONCATENATED MODULE: ./packages/image/src/engine/find.ts





async function docker(programs, scratch) {
    const found = await findDocker(programs, scratch);
    if (typeof found === 'string')
        return found;
    return { builder: found.builder, runtime: new CliRuntime('docker', found.cli) };
}
/** podman's `--read-only` leaves /tmp and /run writable unless it is told not to. */
const PODMAN_FLAGS = ['--read-only-tmpfs=false'];
async function podman(programs, scratch) {
    const found = await findPodman(programs, scratch);
    if (typeof found === 'string')
        return found;
    return { builder: found.builder, runtime: new CliRuntime('podman', found.cli, PODMAN_FLAGS) };
}
async function buildah(programs, scratch) {
    const found = await findBuildah(programs, scratch);
    if (typeof found === 'string')
        return found;
    const runner = await findPodman(programs, scratch);
    const runtime = typeof runner === 'string' ? null : new CliRuntime('podman', runner.cli, PODMAN_FLAGS);
    return { builder: found.builder, runtime };
}
const FINDERS = { docker, podman, buildah };
/**
 * The engine that the user named, or the first that there is: docker, podman, buildah.
 *
 * @throws ConfigurationError that says what was looked for and why it cannot be used
 */
async function findEngine(wanted, programs, scratch) {
    const names = wanted === 'auto' ? ['docker', 'podman', 'buildah'] : [wanted];
    const reasons = [];
    for (const name of names) {
        const found = await FINDERS[name](programs, scratch);
        if (typeof found !== 'string')
            return found;
        reasons.push(`${name}: ${found}`);
    }
    throw new src/* ConfigurationError */.j1('builder', `no program that builds images can be used (${reasons.join('; ')}); ` +
        'install docker and start its daemon, or podman');
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/image/src/manifests/facts.ts

/** A name as Kubernetes takes it: RFC 1123, at most 63 characters, starting with a letter. */
function dnsName(modelName) {
    const name = modelName
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+/, '')
        .slice(0, 50)
        .replace(/-+$/, '');
    return /^[a-z]/.test(name) ? name : `model-${name}`.replace(/-$/, '');
}
/** A value as a label takes it. */
function labelValue(text) {
    return text
        .replace(/[^A-Za-z0-9._-]+/g, '-')
        .slice(0, 63)
        .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
/** Seconds that a stopping server gets: what it was tested with, and some. */
function graceSeconds({ stopSeconds }) {
    return Math.ceil(stopSeconds) + 20;
}
/** Documents as YAML, `---` between them, with a comment on top. */
function yamlText(title, documents) {
    const texts = documents.map((document) => (0,dist/* stringify */.As)(document, { lineWidth: 100 }));
    return `# ${title}\n${texts.join('---\n')}`;
}

;// CONCATENATED MODULE: ./packages/image/src/manifests/compose.ts

const HAPROXY = 'haproxy:3.0-alpine';
const MOST_SERVERS = 10;
/** Docker’s own name server, for the addresses of replicas. */
const NAME_SERVER = '127.0.0.11:53';
/** HAProxy before the replicas: asks each whether it is ready, and holds a socket for weights. */
function haproxyConfiguration({ port, readyPath }) {
    return `global
  stats socket /run/haproxy/haproxy.sock mode 660 level admin

defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option redispatch
  retries 2

resolvers docker
  nameserver dns ${NAME_SERVER}
  hold valid 5s

frontend http
  bind :8000
  default_backend model

backend model
  balance leastconn
  option httpchk GET ${readyPath}
  server-template model- ${MOST_SERVERS} server:${port} check inter 2s resolvers docker init-addr none
`;
}
/**
 * A compose file (Compose specification): replicas of the image without any right, and HAProxy
 * before them, whose configuration is the file haproxy.cfg beside it.
 */
function composeManifest(facts) {
    const name = dnsName(facts.modelName);
    return yamlText(`Serves ${name} on port 8000; docker compose --file compose.yaml up --detach`, [
        {
            services: {
                server: {
                    image: facts.image,
                    read_only: true,
                    cap_drop: ['ALL'],
                    security_opt: ['no-new-privileges:true'],
                    stop_grace_period: `${graceSeconds(facts)}s`,
                    restart: 'unless-stopped',
                    ...(facts.writable.length === 0 ? {} : { tmpfs: [...facts.writable] }),
                    deploy: { replicas: 2, resources: { limits: { memory: `${facts.memoryMiB}M` } } },
                    networks: ['model'],
                },
                haproxy: {
                    image: HAPROXY,
                    read_only: true,
                    cap_drop: ['ALL'],
                    security_opt: ['no-new-privileges:true'],
                    restart: 'unless-stopped',
                    ports: ['8000:8000'],
                    tmpfs: ['/run/haproxy:mode=1777'],
                    configs: [{ source: 'haproxy', target: '/usr/local/etc/haproxy/haproxy.cfg' }],
                    depends_on: ['server'],
                    // The replicas have no way out; callers come through HAProxy.
                    networks: ['model', 'public'],
                },
            },
            networks: { model: { internal: true }, public: {} },
            configs: { haproxy: { file: './haproxy.cfg' } },
        },
    ]);
}

;// CONCATENATED MODULE: ./packages/image/src/manifests/pod.ts
/** The image writes nothing and needs no right; the same as in the smoke test. */
const CONTAINER_SECURITY = {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
};
function ports({ port, metrics }) {
    const main = { name: 'http', containerPort: port };
    const own = metrics?.port;
    return own === undefined ? [main] : [main, { name: 'metrics', containerPort: own }];
}
/** Asks a path every so many seconds; so many failures in a row count. */
function probe(path, port, seconds, failures) {
    return {
        httpGet: { path, port },
        periodSeconds: seconds,
        timeoutSeconds: 2,
        failureThreshold: failures,
    };
}
/** The container of a pod; its memory is limited to what the smoke test ran with. */
function container(name, facts) {
    const memory = `${facts.memoryMiB}Mi`;
    return {
        name,
        image: facts.image,
        ports: ports(facts),
        readinessProbe: probe(facts.readyPath, facts.port, 5, 2),
        livenessProbe: probe(facts.livePath, facts.port, 10, 3),
        resources: { requests: { cpu: '250m', memory }, limits: { memory } },
        securityContext: CONTAINER_SECURITY,
        ...(facts.writable.length === 0
            ? {}
            : {
                volumeMounts: facts.writable.map((mountPath, index) => ({
                    name: `writable-${index}`,
                    mountPath,
                })),
            }),
    };
}
/** The volumes that the container mounts; nothing when there is none. */
function volumes({ writable }) {
    if (writable.length === 0)
        return {};
    return {
        volumes: writable.map((_, index) => ({
            name: `writable-${index}`,
            emptyDir: { medium: 'Memory', sizeLimit: '64Mi' },
        })),
    };
}

;// CONCATENATED MODULE: ./packages/image/src/manifests/kserve.ts


/**
 * KServe's InferenceService with a container of one's own
 * (https://kserve.github.io/website/docs/model-serving/predictive-inference/frameworks/custom-predictor).
 * KServe names the container, and Knative's queue takes its first port.
 */
function kserveManifest(facts) {
    const name = dnsName(facts.modelName);
    return yamlText(`Serves ${name}; kubectl apply --filename kserve.yaml`, [
        {
            apiVersion: 'serving.kserve.io/v1beta1',
            kind: 'InferenceService',
            metadata: {
                name,
                labels: { 'app.kubernetes.io/version': labelValue(facts.version) },
                annotations: { 'ml.model.digest': `sha256:${facts.sha256}` },
            },
            spec: {
                predictor: {
                    minReplicas: 1,
                    maxReplicas: 10,
                    timeout: 60,
                    automountServiceAccountToken: false,
                    terminationGracePeriodSeconds: graceSeconds(facts),
                    containers: [
                        {
                            ...container('kserve-container', facts),
                            ports: [{ name: 'http1', containerPort: facts.port, protocol: 'TCP' }],
                        },
                    ],
                    ...volumes(facts),
                },
            },
        },
    ]);
}

;// CONCATENATED MODULE: ./packages/image/src/manifests/kubernetes.ts


const MOST_REPLICAS = 10;
const LEAST_REPLICAS = 2;
const CPU_PERCENT = 70;
function namesOf({ modelName, version }) {
    const name = dnsName(modelName);
    const selector = { 'app.kubernetes.io/name': name };
    return {
        name,
        selector,
        labels: { ...selector, 'app.kubernetes.io/version': labelValue(version) },
    };
}
function scraping({ metrics, port }) {
    if (metrics === null)
        return {};
    return {
        'prometheus.io/scrape': 'true',
        'prometheus.io/path': metrics.path,
        'prometheus.io/port': String(metrics.port ?? port),
    };
}
function deployment(facts, { name, selector, labels }) {
    return {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name, labels, annotations: { 'ml.model.digest': `sha256:${facts.sha256}` } },
        spec: {
            // The number of replicas is the autoscaler's.
            selector: { matchLabels: selector },
            strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
            template: {
                metadata: { labels, annotations: scraping(facts) },
                spec: {
                    automountServiceAccountToken: false,
                    enableServiceLinks: false,
                    terminationGracePeriodSeconds: graceSeconds(facts),
                    topologySpreadConstraints: [
                        {
                            maxSkew: 1,
                            topologyKey: 'kubernetes.io/hostname',
                            whenUnsatisfiable: 'ScheduleAnyway',
                            labelSelector: { matchLabels: selector },
                        },
                    ],
                    containers: [
                        {
                            ...container('server', facts),
                            startupProbe: probe(facts.readyPath, facts.port, 2, 60),
                        },
                    ],
                    ...volumes(facts),
                },
            },
        },
    };
}
function service({ metrics }, { name, selector, labels }) {
    const own = metrics?.port === undefined ? [] : [{ name: 'metrics', port: metrics.port }];
    return {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, labels },
        spec: {
            selector,
            ports: [
                { name: 'http', port: 80, targetPort: 'http' },
                ...own.map((port) => ({ ...port, targetPort: 'metrics' })),
            ],
        },
    };
}
function autoscaler({ name, labels }) {
    return {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name, labels },
        spec: {
            scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
            minReplicas: LEAST_REPLICAS,
            maxReplicas: MOST_REPLICAS,
            metrics: [
                {
                    type: 'Resource',
                    resource: {
                        name: 'cpu',
                        target: { type: 'Utilization', averageUtilization: CPU_PERCENT },
                    },
                },
            ],
        },
    };
}
function disruptionBudget({ name, selector, labels }) {
    return {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name, labels },
        spec: { maxUnavailable: 1, selector: { matchLabels: selector } },
    };
}
/** In: to the server's ports. Out: nothing; the smoke test ran without any network. */
function networkPolicy({ port, metrics }, { name, selector, labels }) {
    const open = [port, ...(metrics?.port === undefined ? [] : [metrics.port])];
    return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name, labels },
        spec: {
            podSelector: { matchLabels: selector },
            policyTypes: ['Ingress', 'Egress'],
            ingress: [{ ports: open.map((number) => ({ protocol: 'TCP', port: number })) }],
            egress: [],
        },
    };
}
/**
 * Deployment, Service, HorizontalPodAutoscaler, PodDisruptionBudget and NetworkPolicy, for
 * Kubernetes 1.23 and later.
 */
function kubernetesManifest(facts) {
    const names = namesOf(facts);
    return yamlText(`Serves ${names.name}; kubectl apply --filename kubernetes.yaml`, [
        deployment(facts, names),
        service(facts, names),
        autoscaler(names),
        disruptionBudget(names),
        networkPolicy(facts, names),
    ]);
}

;// CONCATENATED MODULE: ./packages/image/src/manifests/manifests.ts



const WRITERS = {
    kubernetes: (facts) => [{ name: 'kubernetes.yaml', content: kubernetesManifest(facts) }],
    kserve: (facts) => [{ name: 'kserve.yaml', content: kserveManifest(facts) }],
    compose: (facts) => [
        { name: 'compose.yaml', content: composeManifest(facts) },
        { name: 'haproxy.cfg', content: haproxyConfiguration(facts) },
    ],
};
/** The files of a deployment manifest. */
function manifestFiles(kind, facts) {
    return WRITERS[kind](facts);
}

// EXTERNAL MODULE: ./packages/image/src/process/janitor.ts
var process_janitor = __webpack_require__(73430);
// EXTERNAL MODULE: ./packages/model/src/index.ts + 57 modules
var model_src = __webpack_require__(81229);
;// CONCATENATED MODULE: ./packages/image/src/smoke/protocol.ts
const EXCERPT = 200;
/** The beginning of an answer's body, for messages. */
function excerpt({ body }) {
    const text = body.toString('utf8').trim();
    return JSON.stringify(text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);
}

;// CONCATENATED MODULE: ./packages/image/src/smoke/open-inference.ts



// Open Inference Protocol, version 2, over REST:
// https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
const DATATYPES = {
    float16: 'FP16',
    float32: 'FP32',
    float64: 'FP64',
    int8: 'INT8',
    int16: 'INT16',
    int32: 'INT32',
    int64: 'INT64',
    uint8: 'UINT8',
    uint16: 'UINT16',
    uint32: 'UINT32',
    uint64: 'UINT64',
    bool: 'BOOL',
    string: 'BYTES',
};
/** JSON of a tensor's elements: whole numbers of 64 bits keep every digit. */
function open_inference_elements(tensor) {
    if (tensor.type === 'string')
        return JSON.stringify(tensor.data);
    const texts = Array.from(tensor.data, (value) => tensor.type === 'bool' ? String(Number(value) !== 0) : String(value));
    return `[${texts.join(',')}]`;
}
function inputJson(name, tensor) {
    const head = { name, datatype: DATATYPES[tensor.type], shape: tensor.dims };
    return `${JSON.stringify(head).slice(0, -1)},"data":${open_inference_elements(tensor)}}`;
}
/** A request for inference with these inputs. */
function inferRequest(model, inputs) {
    const list = [...inputs].map(([name, tensor]) => inputJson(name, tensor));
    return post(model, `{"inputs":[${list.join(',')}]}`);
}
function post(model, body) {
    return {
        method: 'POST',
        path: `/v2/models/${encodeURIComponent(model)}/infer`,
        headers: { 'content-type': 'application/json' },
        body,
    };
}
/** Whether JSON can hold the tensors: it has no NaN and no infinity. */
function fitsJson(tensors) {
    return [...tensors.values()].every(({ type, data }) => !type.startsWith('float') ||
        Array.prototype.every.call(data, (value) => Number.isFinite(Number(value))));
}
const answerSchema = schemas/* object */.Ikc({
    outputs: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        datatype: schemas/* string */.YjP(),
        shape: schemas/* array */.YOg(schemas/* number */.aig()),
        data: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    })),
});
/** JSON's numbers as they stand in the text, where they are whole and too long for a double. */
function parseExactly(text) {
    return JSON.parse(text, (_, value, context) => {
        const source = context?.source ?? '';
        const isLong = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source);
        return isLong ? BigInt(source) : value;
    });
}
/** The answered elements in the form of the expected tensor. */
function answeredTensor(answered, { type, dims }) {
    const flat = answered.data.flat(Infinity);
    const isText = type === 'string';
    const fits = flat.every((value) => isText ? typeof value === 'string' : ['number', 'bigint', 'boolean'].includes(typeof value));
    if (!fits)
        return null;
    const is64 = type === 'int64' || type === 'uint64';
    const data = isText
        ? flat
        : flat.map((value) => (is64 ? BigInt(value) : Number(value)));
    return { type, dims, data };
}
function outputProblem(answered, expected, tolerance) {
    if (answered === undefined)
        return 'is missing';
    const datatype = DATATYPES[expected.type];
    if (answered.datatype !== datatype)
        return `is ${answered.datatype}, the model gives ${datatype}`;
    if (answered.shape.join() !== expected.dims.join()) {
        return `has shape [${answered.shape.join(', ')}], the model gives [${expected.dims.join(', ')}]`;
    }
    const tensor = answeredTensor(answered, expected);
    if (tensor?.data.length !== expected.data.length)
        return 'has data that does not fit its shape';
    const difference = (0,model_src/* differences */.tX)(tensor, expected, tolerance);
    return difference === null ? null : (0,model_src/* describeDifference */.hF)(tensor, expected, difference);
}
/** What is wrong with an answer to `inferRequest`; null when it is what the model gives. */
function inferProblem(answer, outputs, tolerance) {
    if (answer.status !== 200)
        return `status ${answer.status}: ${excerpt(answer)}`;
    let parsed;
    try {
        parsed = answerSchema.safeParse(parseExactly(answer.body.toString('utf8')));
    }
    catch {
        return `the answer is no JSON: ${excerpt(answer)}`;
    }
    if (!parsed.success)
        return `the answer has no outputs: ${excerpt(answer)}`;
    for (const [name, expected] of outputs) {
        const answered = parsed.data.outputs.find((output) => output.name === name);
        const problem = outputProblem(answered, expected, tolerance);
        if (problem !== null)
            return `output "${name}" ${problem}`;
    }
    return null;
}
/** The tensor with one element too few, and text where numbers belong (or the other way round). */
function wrongInputs(model, inputs) {
    const [first] = inputs;
    if (first === undefined)
        return [];
    const [name, tensor] = first;
    const head = { name, datatype: DATATYPES[tensor.type], shape: tensor.dims };
    const wrongType = tensor.type === 'string' ? [12] : ['twelve'];
    const requests = [
        ['an input that does not exist', { ...head, name: 'no such input', data: wrongType }],
        ['values of the wrong type', { ...head, shape: [1, 1], data: wrongType }],
        ['fewer values than the shape says', { ...head, shape: [7, 7, 7], data: [] }],
        ['a shape with a negative size', { ...head, shape: [-1], data: [] }],
    ];
    return requests.map(([title, input]) => ({
        name: title,
        request: post(model, JSON.stringify({ inputs: [input] })),
    }));
}
function malformedRequests(model, inputs) {
    return [
        { name: 'a body that is no JSON', request: post(model, '{"inputs": [') },
        { name: 'an empty body', request: post(model, '') },
        { name: 'JSON without inputs', request: post(model, '{}') },
        { name: 'a list instead of an object', request: post(model, '[]') },
        { name: 'a model that does not exist', request: post('no-such-model', '{"inputs": []}') },
        ...wrongInputs(model, inputs),
    ];
}
/** The questions to a server that speaks the Open Inference Protocol. */
function openInferenceQuestions(model, expected, { tolerance, readyPath, metrics }) {
    const golden = expected.map(({ name, inputs, outputs }) => ({
        name,
        request: inferRequest(model, inputs),
        problem: (answer) => inferProblem(answer, outputs, tolerance),
    }));
    return {
        ready: { method: 'GET', path: readyPath },
        golden,
        malformed: malformedRequests(model, expected[0]?.inputs ?? new Map()),
        metrics,
        timed: golden[0]?.request ?? null,
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var errors = __webpack_require__(961);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
;// CONCATENATED MODULE: ./packages/image/src/smoke/recorded-requests.ts





const requestSchema = schemas/* strictObject */.rej({
    request: schemas/* strictObject */.rej({
        method: schemas/* enum */.k5n(['GET', 'POST']).default('POST'),
        path: schemas/* string */.YjP().regex(/^\/[!-~]*$/, 'a path starts with /'),
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
        /** JSON, unless it is text. */
        body: schemas/* unknown */.L5J().optional(),
    }),
    response: schemas/* strictObject */.rej({
        status: schemas/* int */.Whr().min(100).max(599).default(200),
        /** JSON that the answer has to hold: objects may have further keys. */
        body: schemas/* unknown */.L5J().optional(),
    }),
    rtol: schemas/* number */.aig().nonnegative().default(1e-3),
    atol: schemas/* number */.aig().nonnegative().default(1e-7),
});
function show(value) {
    return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}
/**
 * Where an answer's JSON is not what was recorded: numbers within the tolerance, objects may have
 * further keys. Null when it fits.
 */
function jsonProblem(answered, expected, bounds, at = 'the answer') {
    if (typeof expected === 'number' && typeof answered === 'number') {
        const within = Math.abs(answered - expected) <= bounds.atol + bounds.rtol * Math.abs(expected);
        return within ? null : `${at} is ${answered}, recorded is ${expected}`;
    }
    if (Array.isArray(expected)) {
        if (!Array.isArray(answered))
            return `${at} is ${show(answered)}, recorded is an array`;
        if (answered.length !== expected.length) {
            return `${at} has ${answered.length} elements, recorded are ${expected.length}`;
        }
        for (const [index, value] of expected.entries()) {
            const problem = jsonProblem(answered[index], value, bounds, `${at}[${index}]`);
            if (problem !== null)
                return problem;
        }
        return null;
    }
    if (expected !== null && typeof expected === 'object') {
        if (answered === null || typeof answered !== 'object' || Array.isArray(answered)) {
            return `${at} is ${show(answered)}, recorded is an object`;
        }
        for (const [key, value] of Object.entries(expected)) {
            if (!Object.hasOwn(answered, key))
                return `${at} has no ${JSON.stringify(key)}`;
            const problem = jsonProblem(Reflect.get(answered, key), value, bounds, `${at}.${key}`);
            if (problem !== null)
                return problem;
        }
        return null;
    }
    return answered === expected ? null : `${at} is ${show(answered)}, recorded is ${show(expected)}`;
}
function answerProblem(answer, { response, rtol, atol }) {
    if (answer.status !== response.status) {
        return `status ${answer.status} instead of ${response.status}: ${excerpt(answer)}`;
    }
    if (response.body === undefined)
        return null;
    const body = answer.body.toString('utf8');
    if (typeof response.body === 'string' && body === response.body)
        return null;
    try {
        return jsonProblem(JSON.parse(body), response.body, { rtol, atol });
    }
    catch {
        return `the answer is no JSON: ${excerpt(answer)}`;
    }
}
function golden(name, recorded) {
    const { method, path: target, headers, body } = recorded.request;
    const isText = typeof body === 'string';
    const type = { 'content-type': isText ? 'text/plain' : 'application/json' };
    return {
        name,
        request: {
            method,
            path: target,
            headers: body === undefined ? headers : { ...type, ...headers },
            ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
        },
        problem: (answer) => answerProblem(answer, recorded),
    };
}
/**
 * Reads recorded HTTP requests and their answers: every `*.json` of a folder, sorted by name, each
 * `{request: {method, path, headers, body}, response: {status, body}, rtol, atol}`.
 *
 * @throws InputError (`requests: …`) for a file that cannot be read, or when there is none
 */
async function readRecordedRequests(folder, shown) {
    const refuse = (detail) => {
        throw new src/* InputError */.dz('requests', detail);
    };
    const names = await (0,external_node_fs_promises_.readdir)(folder).catch((error) => refuse((0,src/* messageOf */.bD)(error)));
    const requests = [];
    for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
        const text = await (0,external_node_fs_promises_.readFile)(external_node_path_default().join(folder, name), 'utf8');
        try {
            requests.push(golden(name, requestSchema.parse(JSON.parse(text))));
        }
        catch (error) {
            const reason = error instanceof errors/* ZodError */.G ? core_errors/* prettifyError */.S1(error) : (0,src/* messageOf */.bD)(error);
            refuse(`${shown}/${name}: ${reason.replace(/\s*\n\s*/g, ' ')}`);
        }
    }
    if (requests.length === 0)
        refuse(`${shown}: there is no *.json with a recorded request`);
    return requests;
}

;// CONCATENATED MODULE: ./packages/image/src/smoke/latency.ts


const CHECK = 'p95_latency_ms';
const WARM_UP = 20;
const WINDOWS = 3;
const WINDOW = 100;
/** Time after which no further request is sent. */
const LONGEST_MS = 20_000;
/** Nearest-rank percentile: the smallest value that at least this share does not exceed. */
function percentile(values, share) {
    const sorted = Float64Array.from(values).sort();
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
/**
 * Measures requests one after another: 20 to warm up, then three windows of a hundred.
 *
 * @param ask sends one request and returns how long it took
 * @returns null when there was no time for a single one
 */
async function measureRequests(ask, now = () => performance.now()) {
    const durations = [];
    const end = now() + LONGEST_MS;
    for (let call = -WARM_UP; call < WINDOWS * WINDOW && now() < end; call++) {
        const ms = await ask();
        if (call >= 0)
            durations.push(ms);
    }
    if (durations.length === 0)
        return null;
    const windows = Array.from({ length: Math.floor(durations.length / WINDOW) }, (_, index) => percentile(durations.slice(index * WINDOW, (index + 1) * WINDOW), 0.95));
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(durations, share));
    return { requests: durations.length, p50: p50 ?? NaN, p95: p95 ?? NaN, p99: p99 ?? NaN, windows };
}
/**
 * Whether the 95th percentile is within the budget. Inconclusive when some windows are and some are
 * not: the machine is too unsteady to tell.
 */
function checkRequestLatency(latency, limit) {
    if (latency === null) {
        const reason = `no request was answered within ${LONGEST_MS / 1000} s`;
        return check(CHECK, limit === undefined ? 'inconclusive' : 'fail', {
            limit: limit ?? null,
            reason,
        });
    }
    const { p95, windows, requests } = latency;
    const within = windows.filter((value) => limit === undefined || value <= limit).length;
    if (limit !== undefined && within > 0 && within < windows.length) {
        const [lowest, highest] = [Math.min(...windows), Math.max(...windows)].map((ms) => (0,src/* formatNumber */.ZV)(ms));
        return check(CHECK, 'inconclusive', {
            observed: p95,
            limit,
            reason: `the machine is too unsteady: the 95th percentile of ${WINDOW} requests was between ` +
                `${lowest} and ${highest} ms`,
        });
    }
    if (windows.length === 0 && limit !== undefined && p95 <= limit) {
        const reason = `only ${requests} requests were answered within ${LONGEST_MS / 1000} s`;
        return check(CHECK, 'inconclusive', { observed: p95, limit, reason });
    }
    return checkLimit(CHECK, p95, limit, 'ms');
}

;// CONCATENATED MODULE: ./packages/image/src/smoke/metrics-text.ts
// The text format of Prometheus, version 0.0.4:
// https://prometheus.io/docs/instrumenting/exposition_formats/
const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const LABEL = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\\n]|\\[\\"n])*)"\s*/;
const VALUE = /^\s+([^\s]+)(?:\s+(-?\d+))?\s*$/;
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];
/** Cuts `{a="b",…}`; returns what follows, or null when it cannot be read. */
function afterLabels(text) {
    if (!text.startsWith('{'))
        return text;
    let rest = text.slice(1);
    while (!/^\s*\}/.test(rest)) {
        const label = LABEL.exec(rest);
        if (label === null)
            return null;
        rest = rest.slice(label[0].length);
        if (rest.startsWith(','))
            rest = rest.slice(1);
        else if (!rest.startsWith('}'))
            return null;
    }
    return rest.replace(/^\s*\}/, '');
}
function isValue(text) {
    return /^[+-]?Inf$|^NaN$/.test(text) || (text !== '' && Number.isFinite(Number(text)));
}
function lineProblem(line) {
    if (line.startsWith('# TYPE ')) {
        const [, , name = '', type = '', ...more] = line.split(/\s+/);
        const isFine = METRIC.exec(name)?.[0] === name && TYPES.includes(type) && more.length === 0;
        return isFine ? null : 'is no TYPE line';
    }
    if (line.startsWith('#'))
        return null;
    const name = METRIC.exec(line)?.[0];
    if (name === undefined)
        return 'does not start with the name of a metric';
    const rest = afterLabels(line.slice(name.length));
    if (rest === null)
        return 'has labels that cannot be read';
    const value = VALUE.exec(rest.startsWith('{') ? '' : ` ${rest.trimStart()}`)?.[1];
    return value !== undefined && isValue(value) ? null : 'has no number';
}
/** Reads a page in the text format of Prometheus. */
function readMetrics(text) {
    let samples = 0;
    const typed = new Set();
    for (const [index, line] of text.split('\n').entries()) {
        if (line.trim() === '')
            continue;
        const problem = lineProblem(line);
        const at = `line ${index + 1} (${JSON.stringify(line.slice(0, 80))})`;
        if (problem !== null)
            return { samples, problem: `${at} ${problem}` };
        if (line.startsWith('# TYPE ')) {
            const name = line.split(/\s+/)[2] ?? '';
            if (typed.has(name))
                return { samples, problem: `${at} is the second TYPE of ${name}` };
            typed.add(name);
        }
        if (!line.startsWith('#'))
            samples += 1;
    }
    if (!text.endsWith('\n'))
        return { samples, problem: 'the last line does not end' };
    return { samples, problem: samples === 0 ? 'there is no sample' : null };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./packages/image/src/smoke/process-status.ts

const PRINT_STATUS = "process.stdout.write(require('fs').readFileSync('/proc/1/status'))";
/** Reads `/proc/<pid>/status` (proc_pid_status(5)). */
function readStatus(status) {
    const uid = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    if (uid === undefined)
        return null;
    return { uid: Number(uid), peakBytes: peak === undefined ? null : Number(peak) * 1024 };
}
/**
 * The first process of a container, seen from a second container in its process namespace.
 *
 * @param request the second container: an image with Node.js, and whose processes it sees
 * @returns null when it cannot be seen
 */
async function describeProcess(runtime, request) {
    const conversation = runtime.converse({
        ...request,
        entrypoint: ['node', '--eval', PRINT_STATUS],
    });
    conversation.input.end();
    const [status] = await Promise.all([(0,consumers_.text)(conversation.output), conversation.ended]);
    return readStatus(status);
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./packages/image/src/smoke/relay.ts




/** No answer came: the connection was refused, cut or too slow. */
class NoAnswer extends Error {
    name = 'NoAnswer';
}
const messageSchema = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ ready: schemas/* literal */.euz(true) }),
    schemas/* object */.Ikc({ id: schemas/* number */.aig(), held: schemas/* literal */.euz(true) }),
    schemas/* object */.Ikc({ id: schemas/* number */.aig(), error: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({
        id: schemas/* number */.aig(),
        status: schemas/* number */.aig(),
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())])),
        body: schemas/* string */.YjP(),
        ms: schemas/* number */.aig(),
    }),
]);
/** The program of the relay with Node.js, for a container's entry point. */
function relayProgram(port) {
    const script = (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(24538), __webpack_require__.b), 'utf8');
    return ['node', '--input-type=module', '--eval', script, '--', String(port)];
}
const REQUEST_TIMEOUT_MS = 30_000;
/** Speaks to a server that has no network, through a second container beside it. */
class Relay {
    #conversation;
    #waiting = new Map();
    #ready = Promise.withResolvers();
    #next = 1;
    #over = null;
    constructor(conversation) {
        this.#conversation = conversation;
        (0,external_node_readline_.createInterface)({ input: conversation.output }).on('line', (line) => {
            this.#take(line);
        });
        this.#ready.promise.catch(() => undefined);
        void conversation.ended.then((exitCode) => {
            const why = conversation.complaints().trim().split('\n').at(-1) ?? '';
            this.#end(new engine/* EngineError */.N(`the client beside the server ended (${exitCode ?? 'killed'}): ${why}`));
        });
    }
    /**
     * Waits until the client runs.
     *
     * @throws EngineError when it cannot be started
     */
    async ready() {
        await this.#ready.promise;
    }
    /**
     * Asks the server.
     *
     * @throws NoAnswer when the connection is refused, cut or too slow
     */
    async request(request, timeoutMs = REQUEST_TIMEOUT_MS) {
        return answerOf(await this.#ask({ ...encode(request), timeoutMs }));
    }
    /** Sends the head of a request and half of its body. */
    async hold(request) {
        const { promise: isHeld, resolve: held } = Promise.withResolvers();
        const id = this.#next;
        const timeoutMs = REQUEST_TIMEOUT_MS;
        const answer = this.#ask({ ...encode(request), timeoutMs, hold: true }, held);
        answer.catch(() => undefined);
        await Promise.race([isHeld, answer]);
        return {
            finish: async () => {
                this.#write({ resume: id });
                return answerOf(await answer);
            },
        };
    }
    /** Ends the client. */
    async close() {
        this.#conversation.input.end();
        await this.#conversation.ended;
    }
    #ask(message, held) {
        if (this.#over !== null)
            return Promise.reject(this.#over);
        const { promise, resolve, reject } = Promise.withResolvers();
        const id = this.#next++;
        this.#waiting.set(id, { resolve, reject, ...(held === undefined ? {} : { held }) });
        this.#write({ id, ...message });
        return promise;
    }
    #write(message) {
        this.#conversation.input.write(`${JSON.stringify(message)}\n`);
    }
    #take(line) {
        let json;
        try {
            json = JSON.parse(line);
        }
        catch {
            // Not ours: what an image writes when it starts.
            return;
        }
        const parsed = messageSchema.safeParse(json);
        if (!parsed.success)
            return;
        const message = parsed.data;
        if ('ready' in message) {
            this.#ready.resolve();
            return;
        }
        const waiting = this.#waiting.get(message.id);
        if (waiting === undefined)
            return;
        if ('held' in message) {
            waiting.held?.();
            return;
        }
        this.#waiting.delete(message.id);
        if ('error' in message)
            waiting.reject(new NoAnswer(message.error));
        else
            waiting.resolve(message);
    }
    #end(error) {
        this.#over = error;
        this.#ready.reject(error);
        for (const { reject } of this.#waiting.values())
            reject(error);
        this.#waiting.clear();
    }
}
function encode({ body, ...rest }) {
    return { headers: {}, ...rest, body: Buffer.from(body ?? '').toString('base64') };
}
function answerOf(message) {
    if (!('status' in message))
        throw new Error('The client answered with something else');
    return { ...message, body: Buffer.from(message.body, 'base64') };
}

;// CONCATENATED MODULE: ./packages/image/src/smoke/smoke.ts









const CLIENT_MEMORY = 256 << 20;
const POLL_MS = 50;
const HELD_REQUESTS = 4;
/** Time for a server to see SIGTERM before requests in flight are completed. */
const AFTER_SIGNAL_MS = 300;
/** A container of the test that is gone at its end, whatever happens. */
class Containers {
    #tools;
    #prefix = `slipway-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    #forget = new Map();
    constructor(tools) {
        this.#tools = tools;
    }
    /** A name whose container is removed. */
    name(role) {
        const { runtime, janitor } = this.#tools;
        const name = `${this.#prefix}-${role}`;
        this.#forget.set(name, janitor.register({ command: runtime.removal(name) }));
        return name;
    }
    async remove() {
        for (const [name, forget] of [...this.#forget].reverse()) {
            await this.#tools.runtime.remove(name);
            forget();
        }
    }
}
/** The test of one image, step by step; what is measured on the way is kept. */
class SmokeTest {
    checks = [];
    readyMs = null;
    latency = null;
    peakMemoryBytes = null;
    stopMs = null;
    log = null;
    #settings;
    #questions;
    #tools;
    #server;
    #containers;
    constructor(settings, questions, tools) {
        this.#settings = settings;
        this.#questions = questions;
        this.#tools = tools;
        this.#containers = new Containers(tools);
        this.#server = this.#containers.name('server');
    }
    async run() {
        try {
            const started = performance.now();
            const { image, memoryBytes, writable } = this.#settings;
            await this.#tools.runtime.start({ name: this.#server, image, memoryBytes, writable });
            const relay = await this.#connect();
            if (relay === null)
                return;
            try {
                if (await this.#becomesReady(relay, started))
                    await this.#askEverything(relay);
            }
            finally {
                await relay.close();
            }
        }
        finally {
            if (this.checks.some(({ verdict }) => verdict !== 'pass'))
                await this.#keepLog();
            await this.#containers.remove();
        }
    }
    async #askEverything(relay) {
        await this.#golden(relay, 'golden_requests');
        await this.#malformed(relay);
        await this.#metrics(relay);
        await this.#timed(relay);
        await this.#user();
        await this.#stops(relay);
    }
    /** The client beside the server; null when the server has ended before it could be joined. */
    async #connect() {
        const { clientImage, port } = this.#settings;
        const relay = new Relay(this.#tools.runtime.converse({
            name: this.#containers.name('client'),
            image: clientImage,
            memoryBytes: CLIENT_MEMORY,
            entrypoint: relayProgram(port),
            network: this.#server,
        }));
        try {
            await relay.ready();
            return relay;
        }
        catch (error) {
            const ended = await this.#howItEnded();
            if (ended === null)
                throw error;
            this.checks.push(checkReason('ready_ms', ended));
            return null;
        }
    }
    /** Why the container is not running any more; null while it is. */
    async #howItEnded() {
        const state = await this.#tools.runtime.state(this.#server);
        if (state.running)
            return null;
        const memory = `${(0,src/* formatCount */.B4)(Math.round(this.#settings.memoryBytes / 2 ** 20))} MiB`;
        if (state.outOfMemory || state.exitCode === 137) {
            return (`the container was killed by its memory limit of ${memory}; ` +
                'raise image.smoke.memory-mb, or make the model smaller');
        }
        const last = (await this.#tools.runtime.logs(this.#server)).split('\n').at(-1)?.trim() ?? '';
        const said = last === '' ? 'it wrote nothing' : `its last line is ${JSON.stringify(last.slice(0, 300))}`;
        return `the container ended by itself with exit code ${state.exitCode}; ${said}`;
    }
    async #becomesReady(relay, started) {
        const { readyMs } = this.#settings;
        let last = 'it does not answer';
        while (performance.now() - started < readyMs) {
            try {
                const answer = await relay.request(this.#questions.ready, readyMs);
                if (answer.status === 200) {
                    this.readyMs = performance.now() - started;
                    this.checks.push(check('ready_ms', 'pass', { observed: Math.round(this.readyMs), limit: readyMs }));
                    return true;
                }
                last = `${this.#questions.ready.path} answers ${answer.status}`;
            }
            catch (error) {
                if (!(error instanceof NoAnswer))
                    throw error;
                last = error.message;
                const ended = await this.#howItEnded();
                if (ended !== null) {
                    this.checks.push(checkReason('ready_ms', ended));
                    return false;
                }
            }
            await (0,promises_.setTimeout)(POLL_MS);
        }
        const reason = `the container was not ready after ${readyMs / 1000} s: ${last}; its log is above`;
        this.checks.push(checkReason('ready_ms', reason, { limit: readyMs }));
        return false;
    }
    /** Asks, and makes an answer that does not come a reason. */
    async #ask(relay, request, judge) {
        try {
            return judge(await relay.request(request));
        }
        catch (error) {
            if (!(error instanceof NoAnswer))
                throw error;
            return (await this.#howItEnded()) ?? `no answer: ${error.message}`;
        }
    }
    async #golden(relay, name) {
        const { golden } = this.#questions;
        if (golden.length === 0)
            return;
        for (const [index, { name: title, request, problem }] of golden.entries()) {
            const reason = await this.#ask(relay, request, problem);
            if (reason === null)
                continue;
            this.checks.push(checkReason(name, `${title}: ${reason}`, { observed: index }));
            return;
        }
        this.checks.push(check(name, 'pass', { observed: golden.length }));
    }
    async #malformed(relay) {
        const { malformed } = this.#questions;
        if (malformed.length === 0)
            return;
        let reason = null;
        for (const { name, request } of malformed) {
            reason ??= await this.#ask(relay, request, (answer) => {
                const isRefused = answer.status >= 400 && answer.status < 500;
                return isRefused
                    ? null
                    : `${name} got status ${answer.status} instead of 4xx: ${excerpt(answer)}`;
            });
        }
        reason ??= await this.#ask(relay, this.#questions.ready, ({ status }) => status === 200 ? null : `the server is not ready any more after them (status ${status})`);
        this.checks.push(checkReason('malformed_requests', reason, { observed: malformed.length }));
    }
    async #metrics(relay) {
        const { metrics } = this.#questions;
        if (metrics === null)
            return;
        let samples = 0;
        const reason = await this.#ask(relay, metrics, (answer) => {
            if (answer.status !== 200)
                return `${metrics.path} answers ${answer.status}`;
            const page = readMetrics(answer.body.toString('utf8'));
            ({ samples } = page);
            return page.problem === null ? null : `${metrics.path}: ${page.problem}`;
        });
        this.checks.push(checkReason('metrics', reason, { observed: samples }));
    }
    async #timed(relay) {
        const { timed } = this.#questions;
        const limit = this.#settings.p95LimitMs;
        if (timed === null) {
            if (limit === undefined)
                return;
            const reason = 'there is no request to time; name data, or recorded requests';
            this.checks.push(check('p95_latency_ms', 'inconclusive', { limit, reason }));
            return;
        }
        try {
            this.latency = await measureRequests(async () => {
                const answer = await relay.request(timed);
                if (answer.status !== 200)
                    throw new NoAnswer(`status ${answer.status}: ${excerpt(answer)}`);
                return answer.ms;
            });
            this.checks.push(checkRequestLatency(this.latency, limit));
        }
        catch (error) {
            if (!(error instanceof NoAnswer))
                throw error;
            const reason = (await this.#howItEnded()) ?? `a request under load: ${error.message}`;
            this.checks.push(checkReason('p95_latency_ms', reason, { limit: limit ?? null }));
        }
    }
    async #user() {
        const status = await describeProcess(this.#tools.runtime, {
            name: this.#containers.name('status'),
            image: this.#settings.clientImage,
            memoryBytes: CLIENT_MEMORY,
            processes: this.#server,
        });
        if (status === null) {
            this.checks.push(check('user', 'inconclusive', { reason: 'the server’s process could not be seen' }));
            return;
        }
        this.peakMemoryBytes = status.peakBytes;
        const reason = status.uid === 0 ? 'the server runs as root; set USER to a number above 0' : null;
        this.checks.push(checkReason('user', reason, { observed: String(status.uid) }));
    }
    /** SIGTERM with requests half sent: they are answered, and the container ends in time. */
    async #stops(relay) {
        const { runtime } = this.#tools;
        const { stopMs } = this.#settings;
        const { timed } = this.#questions;
        const count = timed?.body === undefined ? 0 : HELD_REQUESTS;
        try {
            const held = await Promise.all(Array.from({ length: count }, () => relay.hold(timed ?? this.#questions.ready)));
            await (0,promises_.setTimeout)(AFTER_SIGNAL_MS);
            const started = performance.now();
            await runtime.signal(this.#server, 'TERM');
            const ended = runtime.wait(this.#server, stopMs);
            await (0,promises_.setTimeout)(AFTER_SIGNAL_MS);
            const answers = await Promise.allSettled(held.map((request) => request.finish()));
            const inTime = (await ended) === 'ended';
            this.stopMs = performance.now() - started;
            this.#judgeAnswers(answers);
            await this.#judgeEnd(inTime);
        }
        catch (error) {
            if (!(error instanceof NoAnswer))
                throw error;
            this.checks.push(checkReason('in_flight_at_stop', `before SIGTERM: ${error.message}`));
        }
    }
    #judgeAnswers(answers) {
        if (answers.length === 0)
            return;
        const problems = answers.map((answer) => {
            if (answer.status === 'rejected')
                return String(answer.reason.message);
            return answer.value.status === 200 ? null : `status ${answer.value.status}`;
        });
        const lost = problems.filter((problem) => problem !== null);
        const reason = lost.length === 0
            ? null
            : `${lost.length} of ${(0,src/* plural */.LS)(answers.length, 'request')} in flight at SIGTERM got no ` +
                `answer: ${lost[0] ?? ''}`;
        this.checks.push(checkReason('in_flight_at_stop', reason, { observed: answers.length - lost.length }));
    }
    async #judgeEnd(inTime) {
        const seconds = this.#settings.stopMs / 1000;
        const observed = Math.round(this.stopMs ?? 0);
        const limit = this.#settings.stopMs;
        if (!inTime) {
            const reason = `the container still ran ${seconds} s after SIGTERM`;
            this.checks.push(checkReason('stop_ms', reason, { observed, limit }));
            return;
        }
        const { exitCode } = await this.#tools.runtime.state(this.#server);
        // 143 is the shell's word for "ended by SIGTERM".
        const isClean = exitCode === 0 || exitCode === 143;
        const reason = isClean ? null : `it ended with exit code ${exitCode} after SIGTERM`;
        this.checks.push(checkReason('stop_ms', reason, { observed, limit }));
    }
    async #keepLog() {
        const log = await this.#tools.runtime.logs(this.#server);
        this.log = log === '' ? null : log.slice(-20_000);
        this.#tools.logger.info(`The container’s log:\n${log === '' ? '(empty)' : log}`);
    }
}
/**
 * Starts an image as locked down as it can be (no network, read-only, no capabilities, a memory
 * limit) and asks it: is it ready, does it answer as the model does, does it refuse nonsense, are
 * its metrics readable, is it fast enough, is it not root, does it stop when it is told, with the
 * requests in flight answered? The containers are gone afterwards.
 *
 * @throws EngineError when containers cannot be run at all
 */
async function smokeTest(settings, questions, tools) {
    const test = new SmokeTest(settings, questions, tools);
    await test.run();
    const { latency, readyMs, peakMemoryBytes, stopMs, log } = test;
    return {
        checks: test.checks,
        smoke: {
            readyMs,
            requests: latency?.requests ?? 0,
            p50Ms: latency?.p50 ?? null,
            p95Ms: latency?.p95 ?? null,
            p99Ms: latency?.p99 ?? null,
            peakMemoryBytes,
            stopMs,
            memoryLimitBytes: settings.memoryBytes,
            log,
        },
    };
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./packages/image/src/context/bundle.ts




const ENTRY = 'cli.js';
const SHARED = 'slipway.js';
/** How the names of other templates’ files start. */
const FOREIGN = 'fastapi-';
function isBundle(folder) {
    return (0,external_node_fs_.existsSync)(external_node_path_default().join(folder, ENTRY)) && (0,external_node_fs_.existsSync)(external_node_path_default().join(folder, SHARED));
}
/** The folder of the built bundle: this file's own, or `dist` of the checkout that it is in. */
function findBundle(start = external_node_path_default().dirname((0,external_node_url_.fileURLToPath)(import.meta.url))) {
    for (let folder = start;; folder = external_node_path_default().dirname(folder)) {
        for (const candidate of [folder, external_node_path_default().join(folder, 'dist')]) {
            if (isBundle(candidate))
                return candidate;
        }
        if (folder === external_node_path_default().dirname(folder))
            break;
    }
    throw new src/* InputError */.dz('image', 'the built command line is missing; run `npm run build` first');
}
/**
 * The files of the bundle that a server needs.
 *
 * @param withWasm whether ONNX Runtime's WebAssembly build is one of them
 */
function bundleFiles(target, withWasm, folder = findBundle()) {
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .filter((name) => !name.startsWith(FOREIGN))
        .filter((name) => withWasm || !name.startsWith('ort-wasm'))
        .sort()
        .map((name) => ({ path: `${target}/${name}`, source: external_node_path_default().join(folder, name) }));
}

;// CONCATENATED MODULE: ./packages/image/src/template/dockerfile.ts
/** Text without line breaks and other control characters. */
function oneLine(text) {
    return text.replace(/\p{Cc}+/gu, ' ').trim();
}
/**
 * A value in a Dockerfile: in quotes, with what the builder would replace or take for the end of it
 * escaped (https://docs.docker.com/reference/dockerfile/#environment-replacement).
 */
function quoted(text) {
    return `"${oneLine(text).replace(/[\\"$]/g, '\\$&')}"`;
}
/** A comment line. */
function comment(text) {
    return `# ${oneLine(text)}`;
}
/** A command in exec form: no shell reads it. */
function exec(command) {
    return JSON.stringify(command);
}
/** `LABEL` with one label a line, sorted. */
function labelLines(labels) {
    const entries = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = entries.map(([key, value]) => `${quoted(key)}=${quoted(value)}`);
    return `LABEL ${lines.join(' \\\n      ')}`;
}
/** Joins the parts of a Dockerfile with an empty line between. */
function paragraphs(...parts) {
    return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}
/** `HEALTHCHECK` in exec form, patient with a model that takes long to load. */
function healthCheck({ command }) {
    const timing = '--interval=30s --timeout=5s --start-period=60s --retries=3';
    return `HEALTHCHECK ${timing} \\\n  CMD ${exec(command)}`;
}

;// CONCATENATED MODULE: ./packages/image/src/template/template.ts
/** User and group of the server: no root, and group 0 for platforms that choose the user id. */
const SERVER_USER = '10001:0';

;// CONCATENATED MODULE: ./packages/image/src/template/slipway.ts





/**
 * Node.js 24 on Debian 12, `node:24-bookworm-slim`; for Dependabot and Renovate to move. Bases of
 * one's own need Node.js 24 on the PATH, and glibc.
 */
const NODE_BASE = 'node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d';
const PORT = 8080;
const ROOT = 'app';
/** What Node does not need to run a package. */
const UNNEEDED = /\.(?:d\.ts|d\.mts|d\.cts|ts|map|md)$/;
/** Checks, where the image is built, that its files are those that Slipway wrote. */
const VERIFY = `// Checks the files of the image against their sha256.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

for (const line of readFileSync('files.sha256', 'utf8').split('\\n')) {
  if (line === '') continue;
  const hash = createHash('sha256');
  await pipeline(createReadStream(line.slice(66)), hash);
  if (hash.digest('hex') !== line.slice(0, 64)) throw new Error(line.slice(66) + ' was changed');
}
`;
const PROBE = `fetch('http://127.0.0.1:${PORT}/v2/health/ready')` +
    '.then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))';
function runtimeFile({ path, file }) {
    return UNNEEDED.test(path) ? [] : [{ path: `${ROOT}/node_modules/${path}`, source: file }];
}
/** Keys of section `serve` that name files of the machine it was written for. */
const slipway_FOREIGN = /(?:-file|^tls-.*|^evidence|^versions|^prediction-log|^host|^port|^admin-.*)$/;
const DATA_FILES = ['reference', 'evaluation', 'current'];
/** The server's slipway.yml: what it needs of the user's. */
function serverConfig(request, modelPath) {
    const { model, data, serve } = request.config;
    const columns = Object.entries(data ?? {}).filter(([key]) => !DATA_FILES.includes(key));
    const settings = Object.entries(serve ?? {}).filter(([key]) => !slipway_FOREIGN.test(key));
    const config = {
        version: 1,
        model: { ...model, name: request.modelName, path: modelPath },
        ...(columns.length === 0 ? {} : { data: Object.fromEntries(columns) }),
        serve: { ...Object.fromEntries(settings), 'model-version': request.version },
    };
    return (0,dist/* stringify */.As)(config);
}
function dockerfile({ base, isForeign, labels, modelName, sha256 }, modelPath) {
    const command = ['node', `/${ROOT}/dist/cli.js`, 'serve', '--config', `/${ROOT}/slipway.yml`];
    return paragraphs([
        comment(`Serves ${modelName}, sha256:${sha256}.`),
        comment('Made by Slipway; build it with SOURCE_DATE_EPOCH for the same image each time.'),
        // The files are checked where the image is built, whatever platform it is for.
        `FROM ${isForeign ? '--platform=$BUILDPLATFORM ' : ''}${base} AS verified`,
    ].join('\n'), ['WORKDIR /verify', 'COPY . /verify/', `RUN ${exec(['node', 'verify.mjs'])}`].join('\n'), [
        `FROM ${base}`,
        comment('What changes seldom comes first: a new model is one small layer.'),
        ...['node_modules', 'dist', 'model', 'slipway.yml'].map((name) => `COPY --from=verified /verify/${ROOT}/${name} /${ROOT}/${name}`),
    ].join('\n'), labelLines(labels), [
        'ENV NODE_ENV=production',
        `WORKDIR /${ROOT}`,
        comment('Root owns the files and everyone may read them; the server writes nothing.'),
        `USER ${SERVER_USER}`,
        `EXPOSE ${PORT}`,
        'STOPSIGNAL SIGTERM',
        healthCheck({ command: ['node', '--eval', PROBE] }),
        `ENTRYPOINT ${exec([...command, '--model', modelPath])}`,
        `CMD ${exec(['--host', '0.0.0.0', '--port', String(PORT)])}`,
    ].join('\n'));
}
/** Slipway's own server on Node.js: the bundled command line, ONNX Runtime and the model. */
const slipwayTemplate = {
    hasBase: true,
    defaultBase: NODE_BASE,
    needsOnnx: true,
    server: (modelName) => ({
        servedName: modelName,
        port: PORT,
        readyPath: '/v2/health/ready',
        livePath: '/v2/health/live',
        metrics: { path: '/metrics' },
        protocol: 'open-inference',
        hasNode: true,
        writable: [],
    }),
    async recipe(request) {
        const { model, modelFiles } = request;
        const [first] = modelFiles;
        if (model === null || first === undefined) {
            throw new src/* InputError */.dz('model', 'the template "slipway" serves ONNX models only');
        }
        const needsWasm = model.inputs.some(({ type }) => type.kind === 'tensor' && type.elementType === 'float16');
        const modelPath = `/${ROOT}/model/${first.path}`;
        const files = [
            ...(await request.runtimeFiles()).flatMap(runtimeFile),
            ...bundleFiles(`${ROOT}/dist`, needsWasm),
            ...modelFiles.map(({ path, source }) => ({ path: `${ROOT}/model/${path}`, source })),
            { path: `${ROOT}/slipway.yml`, content: serverConfig(request, `model/${first.path}`) },
            { path: 'verify.mjs', content: VERIFY },
        ];
        return { dockerfile: dockerfile(request, modelPath), files, hasNetwork: false };
    },
};

;// CONCATENATED MODULE: ./packages/image/src/template/fastapi.ts




/** Python 3.12 on Debian 12; the lock file is for this version of Python. */
const PYTHON_BASE = 'python:3.12-slim-bookworm@sha256:782412e85d0f0984994c290652577d4018aff08145c85b262bb63dc0c7522254';
const fastapi_PORT = 8080;
const READY = '/v2/health/ready';
const fastapi_PROBE = `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${fastapi_PORT}${READY}', timeout=4)`;
const PIP = ['python', '-m', 'pip', 'install', '--no-cache-dir', '--no-compile'];
/** Bytecode that does not depend on when it was made. */
const COMPILE = ['python', '-m', 'compileall', '-q', '--invalidation-mode', 'unchecked-hash'];
/** Installs what the lock file says, from the package index or from wheels in the context. */
function install(hasWheels) {
    const source = hasWheels ? ['--no-index', '--find-links', '/verify/wheels'] : [];
    return [
        ...PIP,
        ...['--require-hashes', '--only-binary', ':all:', '--target', '/app/packages'],
        ...source,
        ...['--requirement', '/verify/app/requirements.txt'],
    ];
}
function fastapi_dockerfile({ base, labels, modelName, sha256, wheels }) {
    return paragraphs([
        comment(`Serves ${modelName}, sha256:${sha256}, with FastAPI.`),
        comment('Made by Slipway; build it with SOURCE_DATE_EPOCH for the same image each time.'),
        `FROM ${base} AS packages`,
        'WORKDIR /verify',
        'COPY . /verify/',
        `RUN ${exec(['python', 'verify.py'])}`,
        `RUN ${exec(install(wheels.length > 0))}`,
        `RUN ${exec([...COMPILE, '/app/packages'])}`,
    ].join('\n'), [
        `FROM ${base}`,
        comment('What changes seldom comes first: a new model is one small layer.'),
        'COPY --from=packages /app/packages /app/packages',
        ...['main.py', 'model', 'server.json'].map((name) => `COPY --from=packages /verify/app/${name} /app/${name}`),
    ].join('\n'), labelLines(labels), [
        'ENV PYTHONPATH=/app/packages PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1',
        'WORKDIR /app',
        `USER ${SERVER_USER}`,
        `EXPOSE ${fastapi_PORT}`,
        'STOPSIGNAL SIGTERM',
        healthCheck({ command: ['python', '-c', fastapi_PROBE] }),
        `ENTRYPOINT ${exec(['python', '-m', 'uvicorn', 'main:app', '--host', '0.0.0.0', '--port', String(fastapi_PORT), '--no-access-log', '--timeout-graceful-shutdown', '8'])}`,
    ].join('\n'));
}
/** FastAPI and ONNX Runtime on Python, for teams that want to change the server. */
const fastapiTemplate = {
    hasBase: true,
    defaultBase: PYTHON_BASE,
    needsOnnx: true,
    server: (modelName) => ({
        servedName: modelName,
        port: fastapi_PORT,
        readyPath: READY,
        livePath: '/v2/health/live',
        metrics: { path: '/metrics' },
        protocol: 'open-inference',
        hasNode: false,
        writable: [],
    }),
    recipe(request) {
        const { modelFiles, modelName, version, wheels } = request;
        const [first] = modelFiles;
        if (first === undefined)
            throw new src/* InputError */.dz('model', 'has no file');
        const settings = { name: modelName, version, file: first.path };
        const files = [
            {
                path: 'app/main.py',
                content: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "fastapi-main.py", 'utf8'),
            },
            {
                path: 'app/requirements.txt',
                content: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "fastapi-requirements.txt", 'utf8'),
            },
            {
                path: 'verify.py',
                content: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "fastapi-verify.py", 'utf8'),
            },
            { path: 'app/server.json', content: `${JSON.stringify(settings, null, 2)}\n` },
            ...modelFiles.map(({ path, source }) => ({ path: `app/model/${path}`, source })),
            ...wheels.map(({ path, source }) => ({ path: `wheels/${path}`, source })),
        ];
        return Promise.resolve({
            dockerfile: fastapi_dockerfile(request),
            files,
            hasNetwork: wheels.length === 0,
        });
    },
};

;// CONCATENATED MODULE: ./packages/image/src/template/own-dockerfile.ts




const DEFAULT = 'Dockerfile';
function readDockerfile(file, written) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        throw new src/* InputError */.dz('dockerfile', `${written} cannot be read: ${(0,src/* messageOf */.bD)(error)}`, {
            cause: error,
        });
    }
}
function checkFolder(folder, written) {
    if ((0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false })?.isDirectory() === true)
        return folder;
    throw new src/* InputError */.dz('context', `${written}: no such folder`);
}
/** The user's own Dockerfile and build context, as they are; the labels are added at the end. */
const ownDockerfile = {
    hasBase: false,
    defaultBase: null,
    needsOnnx: false,
    server: (modelName) => ({
        servedName: modelName,
        port: null,
        readyPath: null,
        metrics: null,
        protocol: 'none',
        hasNode: false,
        writable: [],
    }),
    recipe({ config, absolute, labels }) {
        const { dockerfile = DEFAULT, context } = config.image ?? {};
        const file = absolute(dockerfile);
        const text = readDockerfile(file, dockerfile).trimEnd();
        return Promise.resolve({
            dockerfile: `${text}\n\n${comment('Added by Slipway.')}\n${labelLines(labels)}\n`,
            files: [],
            hasNetwork: true,
            folder: context === undefined ? external_node_path_default().dirname(file) : checkFolder(absolute(context), context),
        });
    },
};

;// CONCATENATED MODULE: ./packages/image/src/template/model-repository.ts

/** A model's name as a folder and a URL part of other servers. */
function folderName(modelName) {
    const name = modelName.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[.-]+/, '');
    if (name === '') {
        throw new src/* InputError */.dz('model', `the name ${JSON.stringify(modelName)} has no letter or digit`);
    }
    return name;
}

;// CONCATENATED MODULE: ./packages/image/src/template/tensorflow-serving.ts




// https://github.com/tensorflow/serving/blob/master/tensorflow_serving/g3doc/serving_config.md
const tensorflow_serving_PORT = 8501;
const METRICS = '/monitoring/prometheus/metrics';
const MONITORING = `prometheus_config {
  enable: true
  path: "${METRICS}"
}
`;
function tensorflow_serving_dockerfile({ base, labels, modelName, sha256 }) {
    const name = folderName(modelName);
    const command = [
        'tensorflow_model_server',
        '--port=8500',
        `--rest_api_port=${tensorflow_serving_PORT}`,
        `--model_name=${name}`,
        `--model_base_path=/models/${name}`,
        '--monitoring_config_file=/models/monitoring.config',
    ];
    return paragraphs([
        comment(`Serves ${modelName}, sha256:${sha256}, with TensorFlow Serving.`),
        `FROM ${base}`,
        'COPY models /models',
    ].join('\n'), labelLines(labels), [
        `USER ${SERVER_USER}`,
        `EXPOSE 8500 ${tensorflow_serving_PORT}`,
        'STOPSIGNAL SIGTERM',
        `ENTRYPOINT ${exec(command)}`,
        'CMD []',
    ].join('\n'));
}
/** TensorFlow Serving with a SavedModel. */
const tensorflowServingTemplate = {
    hasBase: true,
    defaultBase: null,
    needsOnnx: false,
    server: (modelName) => ({
        servedName: folderName(modelName),
        port: tensorflow_serving_PORT,
        readyPath: `/v1/models/${folderName(modelName)}`,
        metrics: { path: METRICS },
        protocol: 'none',
        hasNode: false,
        writable: [],
    }),
    recipe(request) {
        const { modelFiles, modelName } = request;
        if (!modelFiles.some(({ path }) => path === 'saved_model.pb')) {
            throw new src/* InputError */.dz('model', 'TensorFlow Serving takes the folder of a SavedModel, which has a file saved_model.pb');
        }
        const folder = `models/${folderName(modelName)}/1`;
        const files = [
            { path: 'models/monitoring.config', content: MONITORING },
            ...modelFiles.map(({ path, source }) => ({ path: `${folder}/${path}`, source })),
        ];
        return Promise.resolve({ dockerfile: tensorflow_serving_dockerfile(request), files, hasNetwork: false });
    },
};

;// CONCATENATED MODULE: ./packages/image/src/template/torchserve.ts




// https://github.com/pytorch/serve/blob/master/docs/configuration.md
const torchserve_PORT = 8080;
const METRICS_PORT = 8082;
function properties(name) {
    return [
        `inference_address=http://0.0.0.0:${torchserve_PORT}`,
        'management_address=http://127.0.0.1:8081',
        `metrics_address=http://0.0.0.0:${METRICS_PORT}`,
        'metrics_mode=prometheus',
        'model_store=/app/model-store',
        `load_models=${name}=${name}.mar`,
        'disable_token_authorization=true',
        '',
    ].join('\n');
}
const torchserve_PROBE = `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${torchserve_PORT}/ping', timeout=4)`;
function torchserve_dockerfile({ base, labels, modelName, sha256 }) {
    const command = [
        'torchserve',
        '--start',
        '--foreground',
        '--ncs',
        '--disable-token-auth',
        '--ts-config=/app/config.properties',
    ];
    return paragraphs([
        comment(`Serves ${modelName}, sha256:${sha256}, with TorchServe.`),
        `FROM ${base}`,
        'COPY app /app',
    ].join('\n'), labelLines(labels), [
        comment('The one folder that has to be writable.'),
        'ENV TEMP=/tmp LOG_LOCATION=/tmp/logs METRICS_LOCATION=/tmp/metrics',
        'WORKDIR /tmp',
        `USER ${SERVER_USER}`,
        `EXPOSE ${torchserve_PORT} ${METRICS_PORT}`,
        'STOPSIGNAL SIGTERM',
        healthCheck({ command: ['python', '-c', torchserve_PROBE] }),
        `ENTRYPOINT ${exec(command)}`,
        'CMD []',
    ].join('\n'));
}
/** TorchServe with a model archive that `torch-model-archiver` made. */
const torchserveTemplate = {
    hasBase: true,
    defaultBase: null,
    needsOnnx: false,
    server: (modelName) => ({
        servedName: folderName(modelName),
        port: torchserve_PORT,
        readyPath: '/ping',
        metrics: { path: '/metrics', port: METRICS_PORT },
        protocol: 'none',
        hasNode: false,
        writable: ['/tmp'],
    }),
    recipe(request) {
        const [archive, ...others] = request.modelFiles;
        if (archive === undefined || others.length > 0 || !archive.path.endsWith('.mar')) {
            throw new src/* InputError */.dz('model', 'TorchServe takes one model archive, a file ending in .mar; torch-model-archiver makes it');
        }
        const name = folderName(request.modelName);
        const files = [
            { path: 'app/config.properties', content: properties(name) },
            { path: `app/model-store/${name}.mar`, source: archive.source },
        ];
        return Promise.resolve({ dockerfile: torchserve_dockerfile(request), files, hasNetwork: false });
    },
};

;// CONCATENATED MODULE: ./packages/image/src/template/triton.ts




// https://github.com/triton-inference-server/server/blob/main/docs/user_guide/model_repository.md
// https://github.com/triton-inference-server/server/blob/main/docs/user_guide/model_configuration.md
const triton_PORT = 8000;
const triton_METRICS_PORT = 8002;
const triton_DATATYPES = {
    bool: 'TYPE_BOOL',
    uint8: 'TYPE_UINT8',
    uint16: 'TYPE_UINT16',
    uint32: 'TYPE_UINT32',
    uint64: 'TYPE_UINT64',
    int8: 'TYPE_INT8',
    int16: 'TYPE_INT16',
    int32: 'TYPE_INT32',
    int64: 'TYPE_INT64',
    float16: 'TYPE_FP16',
    float32: 'TYPE_FP32',
    float64: 'TYPE_FP64',
    string: 'TYPE_STRING',
};
/** A string of the protocol buffers text format. */
function triton_text(value) {
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) => [...Buffer.from(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''));
}
function tensor({ name, type }) {
    const datatype = type.kind === 'tensor' ? triton_DATATYPES[type.elementType] : undefined;
    if (type.kind !== 'tensor' || datatype === undefined) {
        throw new src/* InputError */.dz('model', `Triton cannot serve "${name}", which is no tensor; export the model without it ` +
            '(skl2onnx: options={"zipmap": False})');
    }
    const dims = (type.shape ?? []).map((size) => (typeof size === 'number' ? size : -1));
    return `  { name: ${triton_text(name)} data_type: ${datatype} dims: [ ${dims.join(', ')} ] }`;
}
/** The model's config.pbtxt: shapes are whole, without a batch dimension of Triton's own. */
function configuration(name, inputs, outputs) {
    return [
        `name: ${triton_text(name)}`,
        'platform: "onnxruntime_onnx"',
        'max_batch_size: 0',
        `input [\n${inputs.map(tensor).join(',\n')}\n]`,
        `output [\n${outputs.map(tensor).join(',\n')}\n]`,
        '',
    ].join('\n');
}
function triton_dockerfile({ base, labels, modelName, sha256 }) {
    const command = [
        'tritonserver',
        '--model-repository=/models',
        '--model-control-mode=none',
        '--disable-auto-complete-config',
        '--exit-timeout-secs=8',
        `--http-port=${triton_PORT}`,
        `--metrics-port=${triton_METRICS_PORT}`,
    ];
    return paragraphs([
        comment(`Serves ${modelName}, sha256:${sha256}, with Triton Inference Server.`),
        `FROM ${base}`,
        'COPY models /models',
    ].join('\n'), labelLines(labels), [
        `USER ${SERVER_USER}`,
        `EXPOSE ${triton_PORT} 8001 ${triton_METRICS_PORT}`,
        'STOPSIGNAL SIGTERM',
        `ENTRYPOINT ${exec(command)}`,
        'CMD []',
    ].join('\n'));
}
/** NVIDIA's Triton Inference Server with its ONNX Runtime backend. */
const tritonTemplate = {
    hasBase: true,
    defaultBase: null,
    needsOnnx: true,
    server: (modelName) => ({
        servedName: folderName(modelName),
        port: triton_PORT,
        readyPath: '/v2/health/ready',
        livePath: '/v2/health/live',
        metrics: { path: '/metrics', port: triton_METRICS_PORT },
        protocol: 'open-inference',
        hasNode: false,
        writable: [],
    }),
    recipe(request) {
        const { model, modelFiles, modelName } = request;
        const [first, ...external] = modelFiles;
        if (model === null || first === undefined)
            throw new src/* InputError */.dz('model', 'has to be ONNX');
        const name = folderName(modelName);
        const folder = `models/${name}`;
        const files = [
            { path: `${folder}/config.pbtxt`, content: configuration(name, model.inputs, model.outputs) },
            { path: `${folder}/1/model.onnx`, source: first.source },
            ...external.map(({ path, source }) => ({ path: `${folder}/1/${path}`, source })),
        ];
        return Promise.resolve({ dockerfile: triton_dockerfile(request), files, hasNetwork: false });
    },
};

;// CONCATENATED MODULE: ./packages/image/src/template/templates.ts






/** Every template, by name. */
const TEMPLATES = {
    slipway: slipwayTemplate,
    fastapi: fastapiTemplate,
    triton: tritonTemplate,
    'tensorflow-serving': tensorflowServingTemplate,
    torchserve: torchserveTemplate,
    dockerfile: ownDockerfile,
};

// EXTERNAL MODULE: ./packages/image/src/push/credentials.ts
var credentials = __webpack_require__(58336);
// EXTERNAL MODULE: ./packages/image/src/push/registry-client.ts + 1 modules
var registry_client = __webpack_require__(11554);
;// CONCATENATED MODULE: ./packages/image/src/push/model-artifact.ts





// ModelPack: https://github.com/modelpack/model-spec/blob/main/docs/spec.md
const ARTIFACT_TYPE = 'application/vnd.cncf.model.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.cncf.model.config.v1+json';
const WEIGHT_TYPE = 'application/vnd.cncf.model.weight.v1.raw';
const FILE_PATH = 'org.cncf.model.filepath';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
const EMPTY = Buffer.from('{}');
/** in-toto's own type for a statement, with what it is about as the file's annotation. */
const STATEMENT_TYPE = 'application/vnd.in-toto+json';
function json(value) {
    return Buffer.from(JSON.stringify(value));
}
async function uploadJson(client, mediaType, content) {
    const digest = (0,registry_client/* sha256Of */.B)(content);
    await client.upload({ digest, size: content.length, content });
    return { mediaType, digest, size: content.length };
}
async function uploadFile(client, { path, source }) {
    const digest = `sha256:${await (0,src/* digestFile */.TM)(source)}`;
    const { size } = await (0,external_node_fs_promises_.stat)(source);
    await client.upload({ digest, size, content: { file: source } });
    return { mediaType: WEIGHT_TYPE, digest, size, annotations: { [FILE_PATH]: path } };
}
function model_artifact_configuration(model, layers) {
    const { name, version, format, epoch, revision, source } = model;
    return json({
        descriptor: {
            createdAt: new Date(epoch * 1000).toISOString(),
            name,
            version,
            ...(revision === null ? {} : { revision }),
            ...(source === null ? {} : { sourceURL: source }),
        },
        config: { format },
        modelfs: { type: 'layers', diffIds: layers.map(({ digest }) => digest) },
    });
}
const model_artifact_indexSchema = schemas/* object */.Ikc({
    manifests: schemas/* array */.YOg(schemas/* looseObject */._H3({ digest: schemas/* string */.YjP() })),
});
/** Where registries without the referrers API keep what refers to a manifest. */
function fallbackTag(digest) {
    return digest.replace(':', '-');
}
/**
 * Adds a manifest to the index under the fallback tag ("Referrers Tag Schema" of the distribution
 * specification).
 */
async function addToIndex(client, subject, descriptor) {
    const tag = fallbackTag(subject.digest);
    const stored = await client.manifest(tag);
    const known = stored === null
        ? []
        : (model_artifact_indexSchema.safeParse(JSON.parse(stored.bytes.toString('utf8'))).data?.manifests ?? []);
    const others = known.filter(({ digest }) => digest !== descriptor.digest);
    const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...others, descriptor] };
    await client.putManifest(tag, INDEX_TYPE, json(index));
}
async function attach(client, subject, { name, predicateType, content }) {
    const layer = await uploadJson(client, STATEMENT_TYPE, content);
    const config = await uploadJson(client, EMPTY_TYPE, EMPTY);
    const annotations = { 'in-toto.io/predicate-type': predicateType };
    const title = { 'org.opencontainers.image.title': name };
    const manifest = json({
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        artifactType: STATEMENT_TYPE,
        config,
        layers: [{ ...layer, annotations: { ...title, ...annotations } }],
        subject,
        annotations,
    });
    const digest = (0,registry_client/* sha256Of */.B)(manifest);
    const { knowsSubject } = await client.storeManifest(digest, MANIFEST_TYPE, manifest);
    if (knowsSubject)
        return;
    await addToIndex(client, subject, {
        mediaType: MANIFEST_TYPE,
        digest,
        size: manifest.length,
        artifactType: STATEMENT_TYPE,
        annotations,
    });
}
/** The type of a model file by its name, as ModelPack's `format` says it. */
function formatOf(file) {
    const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
    return ending === 'pb' ? 'savedmodel' : (ending ?? 'unknown');
}
/**
 * Pushes a model as an OCI artifact, each file a layer as it is, and attaches documents to it: by
 * the referrers API where the registry has it, else under the fallback tag. The same model gives
 * the same digest.
 *
 * @throws InputError (`artifact: …`) with the registry's reason
 */
async function pushModel(model, reference, attachments, client, logger) {
    logger.info(`Pushing the model to ${reference.written} …`);
    const layers = [];
    for (const file of model.files)
        layers.push(await uploadFile(client, file));
    const config = await uploadJson(client, CONFIG_TYPE, model_artifact_configuration(model, layers));
    const manifest = json({
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        artifactType: ARTIFACT_TYPE,
        config,
        layers,
    });
    const tag = reference.tag ?? 'latest';
    const digest = await client.putManifest(tag, MANIFEST_TYPE, manifest);
    const subject = { mediaType: MANIFEST_TYPE, digest, size: manifest.length };
    for (const attachment of attachments)
        await attach(client, subject, attachment);
    return { reference: `${(0,reference_reference/* nameOf */.Vb)(reference)}:${tag}`, digest };
}

;// CONCATENATED MODULE: ./packages/image/src/push/push-index.ts



const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
/** The tag of one platform's image: `1.4.0-arm64`. */
function platformTag(tag, platform) {
    const name = `${tag.tag ?? 'latest'}-${platform.replace(/^linux\//, '').replaceAll('/', '-')}`;
    return { ...tag, tag: name, written: `${(0,reference_reference/* nameOf */.Vb)(tag)}:${name}` };
}
function platformOf(platform) {
    const [os = '', architecture = '', variant] = platform.split('/');
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
/** Pushes one platform's image under a tag of its own, and describes it. */
async function pushPlatform({ platform, id }, tag, tools) {
    const own = platformTag(tag, platform);
    await tools.builder.tag(id, own.written);
    try {
        await (0,push_image/* pushImage */.G)(id, [own], tools);
    }
    finally {
        await tools.builder.untag(own.written);
    }
    const client = await (0,push_image/* clientFor */.$)(own, 'push', tools.credentials);
    const stored = await client.manifest(own.tag ?? '');
    if (stored === null)
        throw new src/* InputError */.dz('push', `${own.written} is gone from the registry`);
    const { mediaType, digest, bytes } = stored;
    return { mediaType, digest, size: bytes.length, platform: platformOf(platform) };
}
/**
 * Pushes images for several platforms, each under a tag of its own (`1.4.0-amd64`), and under each
 * name the index of them. What the registry has is read back: each image is the one that was built,
 * and the index is the one that was stored.
 *
 * @throws InputError (`push: …`) with the registry's reason
 */
async function pushIndex(images, tags, tools) {
    const pushed = [];
    for (const tag of tags) {
        const manifests = [];
        for (const image of images)
            manifests.push(await pushPlatform(image, tag, tools));
        const isOci = manifests.every(({ mediaType }) => mediaType === OCI_MANIFEST);
        const mediaType = isOci ? OCI_INDEX : DOCKER_LIST;
        const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
        const client = await (0,push_image/* clientFor */.$)(tag, 'push', tools.credentials);
        const digest = await client.putManifest(tag.tag ?? 'latest', mediaType, index);
        const stored = await client.manifest(tag.tag ?? 'latest');
        if (stored?.digest !== digest) {
            throw new src/* InputError */.dz('push', `${tag.written}: the registry has ${stored?.digest ?? 'nothing'}, and ${digest} was stored`);
        }
        pushed.push({ reference: `${(0,reference_reference/* nameOf */.Vb)(tag)}:${tag.tag ?? 'latest'}`, digest });
    }
    return pushed;
}

;// CONCATENATED MODULE: ./packages/image/src/index.ts
























// EXTERNAL MODULE: ./packages/native/src/index.ts + 13 modules
var native_src = __webpack_require__(47132);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/steps/src/build-image/commit.ts



const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
async function git(folder, args) {
    try {
        const { stdout } = await run('git', ['-C', folder, ...args], { timeout: 30_000 });
        return stdout.trim() || null;
    }
    catch {
        // No git, no repository, no commit yet: there is nothing to tell.
        return null;
    }
}
function givenEpoch(text) {
    if (text === undefined || text === '')
        return null;
    const epoch = Number(text);
    if (/^\d+$/.test(text) && epoch < 2 ** 33)
        return epoch;
    throw new src/* ConfigurationError */.j1('image', `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}; it has to be seconds since 1970`);
}
/** `https://host/owner/name` of a remote's address, without credentials; null for other kinds. */
function webAddress(remote) {
    const text = remote.replace(/^git@([^:/]+):/, 'https://$1/').replace(/^ssh:\/\/git@/, 'https://');
    try {
        const url = new URL(text);
        if (!/^https?:$/.test(url.protocol))
            return null;
        return `${url.protocol}//${url.host}${url.pathname.replace(/\.git$/, '')}`;
    }
    catch {
        return null;
    }
}
/**
 * Date and name of the commit at hand. The date is SOURCE_DATE_EPOCH where that is set, else the
 * commit's, else 1970 (https://reproducible-builds.org/specs/source-date-epoch/).
 */
async function readCommit(context, sourceDateEpoch) {
    const { workspace, environment, recorder } = context;
    const given = givenEpoch(sourceDateEpoch);
    const folder = workspace.directory;
    const commit = await git(folder, ['log', '-1', '--format=%ct %H']);
    const [seconds, hash = null] = commit?.split(' ') ?? [];
    if (given === null && seconds === undefined) {
        recorder.note('There is no git commit to take the date from: the image is dated 1970-01-01. ' +
            'SOURCE_DATE_EPOCH sets another date.');
    }
    const { github } = environment;
    const remote = await git(folder, ['remote', 'get-url', 'origin']);
    return {
        epoch: given ?? Number(seconds ?? 0),
        revision: github?.sha || hash,
        source: github === null
            ? remote === null
                ? null
                : webAddress(remote)
            : `${github.serverUrl}/${github.repository}`,
    };
}

// EXTERNAL MODULE: ./packages/steps/src/build-image/evidence-files.ts
var evidence_files = __webpack_require__(1093);
;// CONCATENATED MODULE: ./packages/steps/src/build-image/kept.ts



/** Files of a build that are kept beside the evidence: text that was made, not the model. */
class KeptFiles {
    folder;
    constructor({ evidenceDirectory, modelName, options }) {
        const id = options.get('id') || null;
        const name = (0,src/* evidenceFileName */.x_)('build-image', modelName, id).replace(/\.json$/, '');
        this.folder = external_node_path_default().join(evidenceDirectory, (0,src/* fileNamePart */.BQ)(name));
    }
    /** Removes what an earlier run kept. */
    async clear() {
        await this.#do(() => (0,external_node_fs_promises_.rm)(this.folder, { recursive: true, force: true }));
    }
    /** Keeps a file and returns its path. */
    async keep(name, content) {
        const file = external_node_path_default().join(this.folder, name);
        await this.#do(async () => {
            await (0,external_node_fs_promises_.mkdir)(external_node_path_default().dirname(file), { recursive: true });
            await (0,external_node_fs_promises_.writeFile)(file, content);
        });
        return file;
    }
    async #do(action) {
        try {
            await action();
        }
        catch (error) {
            throw new src/* InputError */.dz('evidence-directory', `${this.folder}: ${(0,src/* messageOf */.bD)(error)}`, {
                cause: error,
            });
        }
    }
}
/** The build context as a list: sha256, size and path of each file. */
function contextList(files) {
    return files.map(({ path: name, sha256, mode }) => `${sha256}  ${mode}  ${name}\n`).join('');
}

// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
;// CONCATENATED MODULE: ./packages/steps/src/build-image/subject.ts





async function onnxSubject(context, written) {
    const { model, sha256, sizeBytes } = await (0,model_file.readJudgedModel)(context, written);
    for (const note of model.runnable.notes)
        context.recorder.note(note);
    const external = await (0,model_src/* externalFiles */.h)(model);
    return {
        model,
        sha256,
        sizeBytes,
        files: [
            { path: external_node_path_default().basename(model.file), source: model.file },
            ...external.map(({ location, file }) => ({ path: location, source: file })),
        ],
    };
}
/** The files of a folder at any depth, sorted by path. */
async function listFolder(folder) {
    const entries = await (0,external_node_fs_promises_.readdir)(folder, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => external_node_path_default().join(entry.parentPath, entry.name))
        .map((source) => ({ path: external_node_path_default().relative(folder, source).split((external_node_path_default()).sep).join('/'), source }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}
async function plainSubject(context, written) {
    const { workspace, recorder, modelName } = context;
    const found = await workspace.existing(written, 'model');
    const isFolder = (await (0,external_node_fs_promises_.stat)(found)).isDirectory();
    const sha256 = isFolder ? await (0,src/* digestFolder */.lo)(found) : await (0,src/* digestFile */.TM)(found);
    recorder.setSubject(modelName, sha256);
    recorder.addInput('model', written, sha256, null);
    const files = isFolder
        ? await listFolder(found)
        : [{ path: external_node_path_default().basename(found), source: found }];
    const sizes = await Promise.all(files.map(async ({ source }) => (await (0,external_node_fs_promises_.stat)(source)).size));
    return { model: null, sha256, sizeBytes: sizes.reduce((sum, size) => sum + size, 0), files };
}
/**
 * Reads the model and makes it the subject of the evidence.
 *
 * @param isOnnx whether it has to be ONNX
 * @throws InputError starting with `model`
 */
async function readSubject(context, isOnnx) {
    const written = (0,model_file/* requireModelPath */.iz)(context.config);
    return isOnnx || written.endsWith('.onnx')
        ? onnxSubject(context, written)
        : plainSubject(context, written);
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/build.ts










/** The template of that name. */
function templateOf(name) {
    return TEMPLATES[name];
}
function baseOf(settings, template) {
    if (!template.hasBase)
        return null;
    const base = settings.base ?? template.defaultBase;
    if (base !== null)
        return base;
    throw new src/* ConfigurationError */.j1('base-image', `is missing; the template "${settings.template}" needs the image of its server, by digest`);
}
/** Node's names of a platform: `linux/amd64` is x64 there. */
function nodePlatform(platform) {
    const [system = 'linux', architecture = 'amd64'] = platform.split('/');
    return { os: system, arch: architecture === 'amd64' ? 'x64' : architecture, musl: false };
}
function labelsOf(context, settings, made) {
    const { subject, commit, version, evidence, base } = made;
    const { model, sha256, sizeBytes } = subject;
    const own = imageLabels({
        modelName: context.modelName,
        version,
        modelSha256: sha256,
        signatureSha256: model === null ? null : signatureDigest((0,model_src/* describeModel */.Vy)(model, sizeBytes)),
        dataSha256: (0,evidence_files/* dataDigest */.ls)(evidence),
        evidenceSha256: (0,evidence_files/* evidenceDigest */.YB)(evidence),
        revision: commit.revision,
        source: commit.source,
        epoch: commit.epoch,
        base: base === null ? null : { name: base.from.replace(/@.*$/, ''), digest: base.digest },
    });
    return { ...own, ...settings.image.labels };
}
function showRecipe(context, { dockerfile }, files) {
    const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    context.logger.info(`Dockerfile:\n${dockerfile}`);
    context.logger.info(`Build context: ${files.length} files, ${(total / 1e6).toFixed(1)} MB\n` +
        files
            .map(({ path: name, sizeBytes }) => `  ${String(sizeBytes).padStart(10)}  ${name}`)
            .join('\n'));
}
async function keepRecipe(context, kept, recipe, files) {
    await kept.clear();
    context.recorder.outputs.dockerfile = await kept.keep('Dockerfile', recipe.dockerfile);
    await kept.keep('context.txt', contextList(files));
    for (const file of recipe.files) {
        if ('content' in file && typeof file.content === 'string') {
            await kept.keep(external_node_path_default().posix.join('context', file.path), file.content);
        }
    }
}
async function listWheels({ workspace }, { image }) {
    if (image.wheels === undefined)
        return [];
    const files = await listFolder(await workspace.existing(image.wheels, 'wheels'));
    return files.filter(({ path: name }) => name.endsWith('.whl'));
}
async function makeBase(context, settings, template, { engine }) {
    const written = baseOf(settings, template);
    if (written === null)
        return null;
    const base = await obtainBase(engine.builder, written, null, context.logger);
    const digest = (base.digest ?? base.local.id).slice('sha256:'.length);
    context.recorder.addInput('base-image', base.from, digest, null);
    if (base.digest === null) {
        context.recorder.note(`base-image: ${written} is an image of this machine only; an image that others can build ` +
            'again names its base by digest (name@sha256:…).');
    }
    else if (base.from !== written) {
        context.recorder.note(`base-image: ${written} may change; name it by digest: ${base.from}`);
    }
    return base;
}
async function gather(context, settings, tools, subject) {
    const { config, modelName, evidenceDirectory } = context;
    return {
        subject,
        server: templateOf(settings.template).server(modelName),
        commit: await readCommit(context, tools.variables.SOURCE_DATE_EPOCH),
        version: config.serve?.['model-version'] ?? subject.sha256.slice(0, 12),
        evidence: await (0,evidence_files/* readModelEvidence */.PS)(evidenceDirectory, subject.sha256),
    };
}
/** The Dockerfile and its files for the platform of a base. */
async function recipeFor(context, settings, made, isForeign) {
    const { config, logger, modelName, environment } = context;
    const { subject, version, base } = made;
    const toolCache = environment.toolCache === null ? {} : { toolCache: environment.toolCache };
    const platform = nodePlatform(base?.local.platform ?? 'linux/amd64');
    return templateOf(settings.template).recipe({
        modelName,
        version,
        sha256: subject.sha256,
        model: subject.model,
        modelFiles: subject.files,
        base: base?.from ?? '',
        isForeign,
        labels: labelsOf(context, settings, made),
        config,
        wheels: await listWheels(context, settings),
        absolute: (written) => context.workspace.absolute(written),
        runtimeFiles: () => (0,native_src/* onnxRuntimeFiles */.dG)({ logger, ...toolCache, platform }),
    });
}
async function folderFor({ folder }, name) {
    const made = external_node_path_default().join(folder, name);
    await (0,external_node_fs_promises_.mkdir)(made);
    return made;
}
/**
 * Makes the Dockerfile and its context of the model, and builds it for this machine's platform.
 *
 * @throws InputError or ConfigurationError as its parts do
 */
async function builtImage(context, settings, tools, subject) {
    const ingredients = await gather(context, settings, tools, subject);
    const base = await makeBase(context, settings, templateOf(settings.template), tools);
    const made = { ...ingredients, base };
    const recipe = await recipeFor(context, settings, made, false);
    const kept = new KeptFiles(context);
    const built = await buildRecipe(recipe, {
        builder: tools.engine.builder,
        folder: await folderFor(tools, 'build'),
        epoch: made.commit.epoch,
        platform: null,
        baseLayers: base?.local.diffIds.length ?? null,
        logger: context.logger,
        onContext: async (files) => {
            await keepRecipe(context, kept, recipe, files);
            showRecipe(context, recipe, files);
        },
    });
    return {
        ...made,
        dockerfile: recipe.dockerfile,
        context: built.context,
        image: describeImage(built.id, built.archive, base?.local.diffIds.length ?? 0),
        kept,
    };
}
/** The base for another platform; null where the Dockerfile names its own. */
async function otherBase(context, settings, { engine, programs, variables }, platform) {
    const written = baseOf(settings, templateOf(settings.template));
    if (written === null)
        return null;
    return obtainBaseFor(engine.builder, written, platform, context.logger, (registry) => (0,credentials/* findCredentials */.g)(registry, programs, variables));
}
/** Builds the proven image for another platform; nothing of it is run. */
async function builtFor(context, settings, tools, built, platform) {
    context.logger.info(`Building for ${platform} …`);
    const base = await otherBase(context, settings, tools, platform);
    const recipe = await recipeFor(context, settings, { ...built, base }, true);
    const { id } = await buildRecipe(recipe, {
        builder: tools.engine.builder,
        folder: await folderFor(tools, `build-${platform.replaceAll('/', '-')}`),
        epoch: built.commit.epoch,
        platform,
        baseLayers: base?.local.diffIds.length ?? null,
        logger: context.logger,
        onContext: () => Promise.resolve(),
    });
    return { platform, id };
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/platforms.ts



/** The platform of containers on this machine. */
function ownPlatform() {
    const architecture = external_node_os_default().arch();
    return `linux/${architecture === 'x64' ? 'amd64' : architecture}`;
}
/**
 * Checks that platforms can be built for.
 *
 * @throws ConfigurationError when the engine cannot, or nothing of them could be tested here
 */
function checkPlatforms({ platforms, template }, { engine }) {
    if (platforms.length === 0)
        return;
    if (!engine.builder.buildsForOthers) {
        throw new src/* ConfigurationError */.j1('platforms', `${engine.builder.name} ${engine.builder.version} builds for this machine only; install ` +
            'buildx (docker/setup-buildx-action), or use podman');
    }
    if (template === 'dockerfile' || platforms.includes(ownPlatform()))
        return;
    throw new src/* ConfigurationError */.j1('platforms', `${platforms.join(', ')} do not have ${ownPlatform()}, which is the one that can be tested here`);
}
/** The image for every platform: the tested one, and the others, which are built now. */
async function imagesForPlatforms(context, settings, tools, built) {
    const images = [];
    for (const platform of new Set(settings.platforms)) {
        images.push(platform === ownPlatform()
            ? { platform, id: built.image.id }
            : await builtFor(context, settings, tools, built, platform));
    }
    const others = images.filter(({ id }) => id !== built.image.id).map(({ platform }) => platform);
    if (others.length > 0) {
        context.recorder.note(`Built and not started: ${others.join(', ')}; ${ownPlatform()} is the platform that was tested.`);
    }
    return images;
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/smoke-limits.ts
/** The user's limits, else the defaults. */
function smokeLimits(smoke) {
    return {
        memoryMb: smoke['memory-mb'] ?? 1024,
        readySeconds: smoke['ready-seconds'] ?? 60,
        stopSeconds: smoke['stop-seconds'] ?? 10,
    };
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/manifests.ts


function factsOf(context, settings, built, image) {
    const { server, version, subject } = built;
    const smoke = settings.smoke ?? {};
    const port = smoke.port ?? server.port;
    const readyPath = smoke['ready-path'] ?? server.readyPath;
    if (port === null || readyPath === null)
        return null;
    const limits = smokeLimits(smoke);
    const metricsPath = smoke['metrics-path'] ?? server.metrics?.path;
    return {
        modelName: context.modelName,
        version,
        sha256: subject.sha256,
        image,
        port,
        metrics: metricsPath === undefined ? null : { ...server.metrics, path: metricsPath },
        readyPath,
        livePath: server.livePath ?? readyPath,
        memoryMiB: limits.memoryMb,
        stopSeconds: limits.stopSeconds,
        writable: server.writable,
    };
}
/** Writes the deployment manifests that are asked for, beside the Dockerfile. */
async function writeManifests(context, settings, built, image) {
    const kinds = settings.image.manifests ?? [];
    if (kinds.length === 0)
        return [];
    const facts = factsOf(context, settings, built, image);
    if (facts === null) {
        context.recorder.note('No manifests were written: port and ready-path of your own server are not known ' +
            '(image.smoke.port, image.smoke.ready-path).');
        return [];
    }
    const written = [];
    for (const kind of new Set(kinds)) {
        for (const { name, content } of manifestFiles(kind, facts)) {
            const path = await built.kept.keep(name, content);
            written.push({ kind, path: context.workspace.display(path) });
        }
    }
    return written;
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/publish.ts




function pushTools({ logger }, { engine, programs, variables }) {
    return {
        builder: engine.builder,
        logger,
        credentials: (registry) => (0,credentials/* findCredentials */.g)(registry, programs, variables),
    };
}
/** Pushes the model alone, with the evidence about it attached. */
async function pushArtifact(context, reference, { built }, tools) {
    const { subject, version, commit, evidence } = built;
    const client = await (0,push_image/* clientFor */.$)(reference, 'artifact', tools.credentials);
    return pushModel({
        name: context.modelName,
        version,
        format: formatOf(subject.files[0]?.path ?? ''),
        files: subject.files,
        epoch: commit.epoch,
        revision: commit.revision,
        source: commit.source,
    }, reference, evidence.map(({ name, content, statement }) => ({
        name,
        predicateType: `urn:slipway:${(0,src/* actionOf */.qj)(statement)}:v1`,
        content,
    })), client, context.logger);
}
/** Pushes the image under its names: alone, or with those for other platforms as an index. */
async function pushAll(context, settings, tools, { built, tags }) {
    if (settings.platforms.length === 0) {
        return settings.push ? (0,push_image/* pushImage */.G)(built.image.id, tags, pushTools(context, tools)) : [];
    }
    const images = await imagesForPlatforms(context, settings, tools, built);
    return settings.push ? pushIndex(images, tags, pushTools(context, tools)) : [];
}
/**
 * Gives a proven image its names, and pushes it and the model where that is asked for. An image
 * that is not proven gets no name and goes nowhere.
 *
 * @throws InputError (`push: …`, `artifact: …`) with the registry's reason
 */
async function publish(context, settings, tools, candidate) {
    const { built, tags, isProven } = candidate;
    const nothing = { tags, pushed: [], artifact: null, manifests: [], manifestFolder: null };
    if (!isProven)
        return nothing;
    const { builder } = tools.engine;
    for (const tag of tags)
        await builder.tag(built.image.id, tag.written);
    const push = pushTools(context, tools);
    const pushed = await pushAll(context, settings, tools, candidate);
    const artifact = settings.artifact === null || !settings.push
        ? null
        : await pushArtifact(context, settings.artifact, candidate, push);
    const [first] = pushed;
    const image = first === undefined ? (tags[0]?.written ?? '') : `${first.reference}@${first.digest}`;
    const manifests = await writeManifests(context, settings, built, image);
    return {
        tags,
        pushed,
        artifact,
        manifests,
        manifestFolder: manifests.length === 0 ? null : built.kept.folder,
    };
}

// EXTERNAL MODULE: ./packages/steps/src/shared/binding.ts
var shared_binding = __webpack_require__(84668);
// EXTERNAL MODULE: ./packages/data/src/index.ts + 44 modules
var data_src = __webpack_require__(45285);
;// CONCATENATED MODULE: ./packages/steps/src/shared/first-rows.ts

/** The data to run the model on: the first of the roles that is configured. */
function firstRole({ data }, roles) {
    return roles.find((role) => data?.[role] !== undefined) ?? null;
}
/** The first rows of the table, in one batch; null when there are none. */
async function firstRows(table, binding, rows) {
    for await (const batch of (0,data_src/* readBatches */.Pu)(table, binding.requests, { batchRows: rows })) {
        return batch.rows === 0 ? null : batch;
    }
    return null;
}

// EXTERNAL MODULE: ./packages/steps/src/shared/tables.ts
var tables = __webpack_require__(16080);
;// CONCATENATED MODULE: ./packages/steps/src/build-image/expected.ts







const DEFAULT_ROWS = 20;
async function recorded(context, model) {
    const written = context.config.validate?.golden;
    if (written === undefined)
        return [];
    const folder = await context.workspace.existing(written, 'golden');
    const cases = await (0,model_src/* readGoldenCases */.zh)(folder, {
        inputs: model.inputs.map(({ name }) => name),
        outputs: model.outputs.map(({ name }) => name),
    });
    return cases.map(({ name, inputs, outputs }) => outputs.size === 0 ? { name, inputs } : { name, inputs, outputs });
}
/** Rows of the data, each a question; for a model with a fixed batch size, whole batches. */
async function fromData(context, model, rows) {
    const role = firstRole(context.config, ['evaluation', 'reference', 'current']);
    if (role === null)
        return [];
    const open = await (0,tables/* openDataTables */.W)(context, [role]);
    try {
        const table = (0,tables/* tableOf */.c_)(open, role);
        const binding = (0,shared_binding/* bindTable */.q)(context, model, table);
        const size = binding.fixedRows ?? 1;
        const batch = await firstRows(table, binding, Math.ceil(rows / size) * size);
        if (batch === null)
            throw new src/* InputError */.dz('data', `${table.uri} has no rows to ask for`);
        const feeds = binding.feeds(batch);
        const count = Math.floor(batch.rows / size);
        return Array.from({ length: count }, (_, index) => ({
            name: size === 1 ? `row ${index + 1}` : `rows ${index * size + 1} to ${(index + 1) * size}`,
            inputs: (0,model_src/* sliceFeeds */.I)(feeds, index * size, (index + 1) * size),
        }));
    }
    finally {
        open.database.close();
    }
}
/** A tensor of this input with the same value everywhere; dimensions of any size are 1. */
function filled(value, element) {
    const { type } = value;
    if (type.kind !== 'tensor')
        return null;
    const dims = (type.shape ?? [1]).map((size) => (typeof size === 'number' ? size : 1));
    const count = dims.reduce((product, size) => product * size, 1);
    const numbers = Array(count).fill(element);
    const make = {
        float16: () => Float16Array.from(numbers),
        float32: () => Float32Array.from(numbers),
        float64: () => Float64Array.from(numbers),
        int8: () => Int8Array.from(numbers),
        int16: () => Int16Array.from(numbers),
        int32: () => Int32Array.from(numbers),
        int64: () => BigInt64Array.from(numbers.map(BigInt)),
        uint8: () => Uint8Array.from(numbers),
        uint16: () => Uint16Array.from(numbers),
        uint32: () => Uint32Array.from(numbers),
        uint64: () => BigUint64Array.from(numbers.map(BigInt)),
        bool: () => Uint8Array.from(numbers),
        string: () => Array(count).fill(String(element)),
    };
    if (!Object.hasOwn(make, type.elementType))
        return null;
    const data = make[type.elementType]();
    return { type: type.elementType, dims, data };
}
/** Rows of zeros and of ones, for want of data. */
function madeUp(model) {
    return [0, 1].flatMap((element) => {
        const inputs = new Map();
        for (const value of model.inputs) {
            const tensor = filled(value, element);
            if (tensor === null)
                return [];
            inputs.set(value.name, tensor);
        }
        return [{ name: element === 0 ? 'a row of zeros' : 'a row of ones', inputs }];
    });
}
async function answer(session, questions) {
    const answers = [];
    for (const { name, inputs, outputs } of questions) {
        answers.push({ name, inputs, outputs: outputs ?? (await session.run(inputs)) });
    }
    return answers;
}
/** Made-up rows may be nonsense to a model (an index that does not exist): those are left out. */
async function answerMadeUp(context, session) {
    context.recorder.note('There is no data to ask the server for (set the input "evaluation"): it was asked for rows of zeros and ones.');
    const answers = [];
    for (const question of madeUp(session.model)) {
        try {
            answers.push(...(await answer(session, [question])));
        }
        catch (error) {
            if (!(error instanceof src/* InputError */.dz))
                throw error;
        }
    }
    return answers;
}
/**
 * What the server will be asked: recorded inputs with their recorded outputs, and rows of the data
 * (else made-up rows) with the answers of the model run here.
 */
async function expectedAnswers(context, model) {
    const { smoke } = context.config.image ?? {};
    const rows = (smoke === false ? undefined : smoke?.rows) ?? DEFAULT_ROWS;
    const questions = [
        ...(await recorded(context, model)),
        ...(await fromData(context, model, rows)),
    ];
    const session = await (0,model_file/* startSession */.J0)(context, model);
    try {
        const answers = questions.length > 0
            ? await answer(session, questions)
            : await answerMadeUp(context, session);
        const fitting = answers.filter(({ inputs, outputs }) => fitsJson(inputs) && fitsJson(outputs));
        const left = answers.length - fitting.length;
        if (left > 0) {
            context.recorder.note(`${(0,src/* plural */.LS)(left, 'row')} with NaN or infinity, which JSON has not, ${left === 1 ? 'was' : 'were'} not asked for.`);
        }
        return fitting;
    }
    finally {
        await session.release();
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/prove.ts





const MIB = 2 ** 20;
async function recordedRequests(context, smoke) {
    if (smoke.requests === undefined)
        return [];
    const folder = await context.workspace.existing(smoke.requests, 'requests');
    return readRecordedRequests(folder, smoke.requests);
}
function readyPath(server, smoke) {
    const path = smoke['ready-path'] ?? server.readyPath;
    if (path !== null)
        return path;
    throw new src/* ConfigurationError */.j1('image', 'smoke.ready-path is missing: the path of your server that answers 200 once it is ready');
}
async function questionsFor(context, smoke, { server, subject }) {
    const ready = readyPath(server, smoke);
    const metricsPath = smoke['metrics-path'] ?? server.metrics?.path ?? null;
    const metrics = metricsPath === null
        ? null
        : {
            method: 'GET',
            path: metricsPath,
            ...(server.metrics?.port === undefined ? {} : { port: server.metrics.port }),
        };
    const recorded = await recordedRequests(context, smoke);
    const protocol = smoke.protocol ?? server.protocol;
    if (protocol === 'none' || subject.model === null) {
        const timed = recorded[0]?.request ?? null;
        return {
            ready: { method: 'GET', path: ready },
            golden: recorded,
            malformed: [],
            metrics,
            timed,
        };
    }
    const expected = await expectedAnswers(context, subject.model);
    const questions = openInferenceQuestions(server.servedName, expected, {
        tolerance: model_src/* ONNX_TOLERANCE */.uB,
        readyPath: ready,
        metrics,
    });
    return { ...questions, golden: [...questions.golden, ...recorded] };
}
/** An image with Node.js for the client: the tested one where it has it. */
async function clientImage(context, smoke, { engine }, { server, image }) {
    const named = smoke['client-image'];
    if (named === undefined && server.hasNode)
        return image.id;
    const client = await obtainBase(engine.builder, named ?? NODE_BASE, null, context.logger, 'client-image');
    return client.local.id;
}
function portOf(server, smoke) {
    const port = smoke.port ?? server.port;
    if (port !== null)
        return port;
    throw new src/* ConfigurationError */.j1('image', 'smoke.port is missing: the port that your server listens on');
}
async function smoked(context, { image }, smoke, tools, built) {
    const { engine, janitor } = tools;
    if (engine.runtime === null) {
        const reason = `${engine.builder.name} builds images and runs none; install docker or podman for the smoke ` +
            'test, or turn it off with image.smoke: false';
        return { checks: [check('smoke', 'inconclusive', { reason })], smoke: null };
    }
    const questions = await questionsFor(context, smoke, built);
    const limits = smokeLimits(smoke);
    const report = await smokeTest({
        image: built.image.id,
        clientImage: await clientImage(context, smoke, tools, built),
        port: portOf(built.server, smoke),
        memoryBytes: limits.memoryMb * MIB,
        readyMs: limits.readySeconds * 1000,
        stopMs: limits.stopSeconds * 1000,
        p95LimitMs: image.budgets?.['p95-latency-ms'],
        writable: built.server.writable,
    }, questions, { runtime: engine.runtime, janitor, logger: context.logger });
    if (questions.golden.length > 0)
        return report;
    const reason = 'there is nothing to ask the server; record requests and answers in a folder and name it in ' +
        'image.smoke.requests';
    return {
        ...report,
        checks: [...report.checks, check('golden_requests', 'inconclusive', { reason })],
    };
}
/** A limit of memory that the model alone exceeds needs no container to be found out. */
function memoryCheck(smoke, { subject }) {
    const { memoryMb: limitMb } = smokeLimits(smoke);
    const observed = Math.ceil(subject.sizeBytes / MIB);
    if (observed < limitMb)
        return null;
    const reason = `the model takes ${observed} MiB and the container’s memory limit is ${limitMb} MiB; raise ` +
        'image.smoke.memory-mb, or make the model smaller';
    return checkReason('memory', reason, { observed, limit: limitMb });
}
/** Checks the image itself, then starts it and asks it, unless the smoke test is turned off. */
async function proveImage(context, settings, tools, built) {
    const still = checkImage(built.image, settings.image.budgets ?? {});
    const { smoke } = settings;
    if (smoke === null) {
        context.recorder.note('The smoke test is turned off (image.smoke: false): nothing was asked.');
        return { checks: still, smoke: null };
    }
    const memory = memoryCheck(smoke, built);
    if (memory !== null)
        return { checks: [...still, memory], smoke: null };
    const proof = await smoked(context, settings, smoke, tools, built);
    return { checks: [...still, ...proof.checks], smoke: proof.smoke };
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/settings.ts


const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/;
/** A name for an image that nobody named: made of the model's. */
function defaultTag(modelName, sha256) {
    const name = modelName
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
    return (0,reference_reference/* parseTag */.ED)(`${name || 'model'}:${sha256.slice(0, 12)}`, 'tags');
}
function settings_checkPlatforms(platforms) {
    const wrong = platforms.find((platform) => !PLATFORM.test(platform));
    if (wrong === undefined)
        return;
    throw new src/* ConfigurationError */.j1('platforms', `${JSON.stringify(wrong)} is no platform; one is written linux/amd64 or linux/arm64`);
}
/**
 * Reads the settings.
 *
 * @throws ConfigurationError for a name that is no image reference, and for what does not go
 *   together
 */
function readSettings(context) {
    const image = context.config.image ?? {};
    const push = context.options.get('push') === 'true';
    const tags = (image.tags ?? []).map((tag) => (0,reference_reference/* parseTag */.ED)(tag, 'tags'));
    if (push && tags.length === 0) {
        throw new src/* ConfigurationError */.j1('tags', 'are missing; an image that is pushed needs a name: set the input "tags", or image.tags in slipway.yml');
    }
    if (image.base !== undefined)
        (0,reference_reference/* parseReference */.F2)(image.base, 'base-image');
    const platforms = image.platforms ?? [];
    settings_checkPlatforms(platforms);
    return {
        template: image.template ?? 'slipway',
        base: image.base ?? null,
        tags,
        push,
        builder: image.builder ?? 'auto',
        platforms,
        artifact: image.artifact === undefined ? null : (0,reference_reference/* parseTag */.ED)(image.artifact, 'artifact'),
        smoke: image.smoke === false ? null : (image.smoke ?? {}),
        image,
    };
}
/** The names of the image: the user's, else one made of the model's. */
function tagsOf(settings, modelName, sha256) {
    return settings.tags.length > 0 ? settings.tags : [defaultTag(modelName, sha256)];
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image/run.ts









function headlineOf(built, proof, verdict, published) {
    const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
    const size = `${megabytes(built.image.sizeBytes)} (${megabytes(built.image.addedBytes)} added)`;
    const broken = proof.checks.find((check) => check.verdict === verdict);
    if (verdict !== 'pass' && broken !== undefined) {
        const count = proof.checks.filter((check) => check.verdict === verdict).length;
        const word = verdict === 'fail' ? 'failed' : 'inconclusive';
        return `${count} of ${(0,src/* plural */.LS)(proof.checks.length, 'check')} ${word}: ${broken.check}; not pushed`;
    }
    const p95 = proof.smoke?.p95Ms;
    const speed = p95 === null || p95 === undefined ? '' : `, p95 ${p95.toFixed(1)} ms`;
    const pushed = published.pushed.length > 0 ? ', pushed' : '';
    return `${size}, ${(0,src/* plural */.LS)(proof.checks.length, 'check')} passed${speed}${pushed}`;
}
function run_reasonOf(checks, verdict) {
    const check = checks.find((candidate) => candidate.verdict === verdict);
    if (verdict === 'pass' || check === undefined)
        return null;
    return `${check.check}: ${check.reason ?? check.verdict}`;
}
function detailsOf(settings, tools, built, proof, published) {
    const { name, version } = tools.engine.builder;
    const { base } = built;
    const details = {
        template: settings.template,
        builder: { name, version },
        base: base === null ? null : { reference: base.from, digest: base.digest },
        dockerfile: built.dockerfile,
        context: [...built.context],
        image: built.image,
        checks: [...proof.checks],
        smoke: proof.smoke,
        tags: published.tags.map(({ written }) => written),
        pushed: [...published.pushed],
        artifact: published.artifact,
        manifests: [...published.manifests],
    };
    return details;
}
function outputsOf(built, published) {
    const [pushed] = published.pushed;
    const reference = pushed === undefined ? null : `${pushed.reference}@${pushed.digest}`;
    const { artifact } = published;
    return {
        image: reference ?? published.tags[0]?.written ?? built.image.id,
        digest: pushed?.digest ?? built.image.id,
        'image-id': built.image.id,
        artifact: artifact === null ? '' : `${artifact.reference}@${artifact.digest}`,
        manifests: published.manifestFolder ?? '',
    };
}
async function build(context, settings, tools, subject) {
    const built = await builtImage(context, settings, tools, subject);
    const proof = await proveImage(context, settings, tools, built);
    const verdict = (0,src/* worstVerdict */.zP)(proof.checks.map((check) => check.verdict));
    const published = await publish(context, settings, tools, {
        built,
        tags: tagsOf(settings, context.modelName, built.subject.sha256),
        isProven: verdict === 'pass',
    });
    return {
        verdict,
        headline: headlineOf(built, proof, verdict, published),
        reason: run_reasonOf(proof.checks, verdict),
        gates: [],
        details: detailsOf(settings, tools, built, proof, published),
        outputs: outputsOf(built, published),
    };
}
/** Finds an engine, builds with it and leaves nothing but the image. */
async function buildWithEngine(context, settings, subject) {
    const variables = process.env;
    const janitor = new process_janitor/* Janitor */.U(variables);
    const programs = new process_programs/* Programs */.k9(variables, janitor);
    const folder = await janitor.temporaryFolder(variables.RUNNER_TEMP || external_node_os_default().tmpdir(), 'slipway-image-');
    try {
        const engine = await findEngine(settings.builder, programs, folder);
        const tools = { janitor, programs, engine, folder: folder.path, variables };
        checkPlatforms(settings, tools);
        return await build(context, settings, tools, subject);
    }
    catch (error) {
        if (!(error instanceof engine/* EngineError */.N))
            throw error;
        throw new src/* InputError */.dz('image', error.message, { cause: error });
    }
    finally {
        await folder.remove();
        await janitor.close();
    }
}
/**
 * Builds the image, proves that it serves, and pushes it when it does. Whatever happens, no
 * container and no temporary folder is left.
 */
async function runBuildImage(context) {
    // What can be wrong without an engine is said before one is looked for.
    const settings = readSettings(context);
    const subject = await readSubject(context, templateOf(settings.template).needsOnnx);
    return buildWithEngine(context, settings, subject);
}


/***/ }),

/***/ 24538:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "daea1e917406fb22b10e.mjs";

/***/ })

};
