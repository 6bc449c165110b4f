export const id = 9608;
export const ids = [9608];
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

/***/ 89608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectFiles: () => (/* reexport */ collectFiles),
  cycloneDxOf: () => (/* reexport */ cycloneDxOf),
  installedPackages: () => (/* reexport */ installedPackages),
  openArchive: () => (/* reexport */ openArchive),
  openLayout: () => (/* reexport */ openLayout),
  provenanceOf: () => (/* reexport */ provenanceOf),
  spdxOf: () => (/* reexport */ spdxOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/modern-tar/dist/fs/index.js + 1 modules
var fs = __webpack_require__(82897);
;// CONCATENATED MODULE: ./packages/image/src/sbom/collect.ts




/** Larger files are not package metadata. */
const LARGEST = 64 << 20;
const WANTED = [
    /^(?:usr\/lib|etc)\/os-release$/,
    /^var\/lib\/dpkg\/status$/,
    /^var\/lib\/dpkg\/status\.d\/[^/]+$/,
    /^(?:usr\/)?lib\/apk\/db\/installed$/,
    /\.dist-info\/METADATA$/,
    /\.egg-info(?:\/PKG-INFO)?$/,
    /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@]+\/package\.json$/,
];
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';
function plainPath(name) {
    return name.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '');
}
/** Removes a file, or everything below a folder. */
function remove(files, name) {
    files.delete(name);
    for (const path of files.keys())
        if (path.startsWith(`${name}/`))
            files.delete(path);
}
/** What a layer deletes of those below it (https://github.com/opencontainers/image-spec, layer.md). */
function applyWhiteout(files, path) {
    const slash = path.lastIndexOf('/');
    const [folder, base] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
    if (!base.startsWith(WHITEOUT))
        return false;
    if (base === OPAQUE) {
        for (const name of files.keys()) {
            if (folder === '' || name.startsWith(`${folder}/`))
                files.delete(name);
        }
        return true;
    }
    remove(files, [folder, base.slice(WHITEOUT.length)].filter(Boolean).join('/'));
    return true;
}
/** Reads one layer over those below it. */
async function readLayer(files, layer, scratch) {
    const own = new Map();
    let count = 0;
    const unpack = (0,fs/* unpackTar */.Ag)(scratch, {
        filter: ({ name, type, size }) => {
            const path = plainPath(name);
            if (applyWhiteout(files, path))
                return false;
            if (type === 'file' && size <= LARGEST && WANTED.some((wanted) => wanted.test(path))) {
                return true;
            }
            // A link or a large file in its place hides the one below.
            if (type !== 'directory')
                files.delete(path);
            return false;
        },
        // Names from the image never become names of files here.
        map: (header) => {
            count += 1;
            own.set(plainPath(header.name), `${count}`);
            return { ...header, name: `${count}`, mode: 0o600 };
        },
    });
    await (0,external_node_stream_promises_.pipeline)(await layer.open(), unpack);
    // What a layer deletes is of the layers below it, never its own.
    for (const [path, name] of own) {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(scratch, name), 'utf8');
        files.set(path, { text, layer: layer.diffId });
    }
}
/**
 * The files of an image that say what is installed in it, as the uppermost layer has them.
 *
 * @param scratch an empty folder that they are unpacked into
 */
async function collectFiles(layers, scratch) {
    const files = new Map();
    for (const [i, layer] of layers.entries())
        await readLayer(files, layer, (0,external_node_path_.join)(scratch, `${i}`));
    return files;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/image/node_modules/@cyclonedx/cyclonedx-library/dist.node/enums/index.js
var enums = __webpack_require__(70772);
// EXTERNAL MODULE: ./packages/image/node_modules/@cyclonedx/cyclonedx-library/dist.node/models/index.js
var models = __webpack_require__(83968);
// EXTERNAL MODULE: ./packages/image/node_modules/@cyclonedx/cyclonedx-library/dist.node/serialize/index.node.js
var index_node = __webpack_require__(48384);
// EXTERNAL MODULE: ./packages/image/node_modules/@cyclonedx/cyclonedx-library/dist.node/spdx.js
var spdx = __webpack_require__(90682);
// EXTERNAL MODULE: ./packages/image/node_modules/@cyclonedx/cyclonedx-library/dist.node/spec/index.js
var spec = __webpack_require__(16065);
;// CONCATENATED MODULE: ./packages/image/src/sbom/license.ts

const OPERATORS = /^(?:AND|OR|WITH)$/;
/**
 * A licence as SPDX writes it: an id, or an expression of known ids; null for other text. An
 * exception after WITH is taken as it is.
 */
function spdxExpression(text) {
    const id = spdx.fixupSpdxId(text.trim());
    if (id !== undefined)
        return id;
    const tokens = text.match(/\(|\)|[^\s()]+/g) ?? [];
    if (!tokens.some((token) => OPERATORS.test(token)))
        return null;
    const known = tokens.every((token, i) => /^[()]$/.test(token) ||
        OPERATORS.test(token) ||
        tokens[i - 1] === 'WITH' ||
        spdx.isSupportedSpdxId(token.replace(/\+$/, '')));
    return known ? tokens.join(' ').replaceAll('( ', '(').replaceAll(' )', ')') : null;
}
/** Whether it is more than an id. */
function isCompound(expression) {
    return /\s/.test(expression);
}

;// CONCATENATED MODULE: ./packages/image/src/sbom/subject.ts
/** An id in the form of a UUID, from a sha256 in hex: the same for the same content. */
function uuidOf(hex) {
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `8${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ].join('-');
}

;// CONCATENATED MODULE: ./packages/image/src/sbom/cyclonedx.ts


// The library as a whole finds its schemas by __dirname, which a bundle in ES modules does not have.







function licensesOf(texts) {
    const [first] = texts;
    const expression = first === undefined ? null : spdxExpression(first);
    // An expression stands alone.
    if (texts.length === 1 && expression !== null && isCompound(expression)) {
        return [new models.LicenseExpression(expression)];
    }
    return texts.map((text) => spdx.isSupportedSpdxId(text) ? new models.SpdxLicense(text) : new models.NamedLicense(text));
}
function refOf(entry) {
    const path = entry.path === null ? '' : `#${entry.path}`;
    return `${entry.purl ?? `${entry.name}@${entry.version}`}${path}`;
}
function componentOf(entry) {
    const { name, version, path, layer, licenses } = entry;
    const purl = entry.purl ?? undefined;
    const component = new models.Component(enums.ComponentType.Library, name, {
        bomRef: refOf(entry),
        ...(version === null ? {} : { version }),
        ...(purl === undefined ? {} : { purl }),
    });
    for (const license of licensesOf(licenses))
        component.licenses.add(license);
    if (path !== null)
        component.properties.add(new models.Property('slipway:path', path));
    if (layer !== null)
        component.properties.add(new models.Property('slipway:layer', layer));
    return component;
}
function modelComponent(model) {
    const { name, version, sha256, license, data } = model;
    const component = new models.Component(enums.ComponentType.MachineLearningModel, name, {
        bomRef: `model:${sha256}`,
        ...(version === null ? {} : { version }),
    });
    component.hashes.set(enums.HashAlgorithm['SHA-256'], sha256);
    for (const one of licensesOf(license === null ? [] : [license]))
        component.licenses.add(one);
    for (const { name: input, sha256: digest } of data) {
        component.properties.add(new models.Property(`slipway:data:${input}`, `sha256:${digest}`));
    }
    return component;
}
/** The model card of CycloneDX, which the library does not write. */
function modelCard({ task, metrics }) {
    return {
        ...(task === null ? {} : { modelParameters: { task } }),
        quantitativeAnalysis: {
            performanceMetrics: metrics.map(({ name, value, interval }) => ({
                type: name,
                value: String(value),
                ...(interval === null
                    ? {}
                    : {
                        confidenceInterval: {
                            lowerBound: String(interval[0]),
                            upperBound: String(interval[1]),
                        },
                    }),
            })),
        },
    };
}
function metadataOf(bom, subject) {
    const { name, imageId, createdAt } = subject;
    const image = new models.Component(enums.ComponentType.Container, name, {
        bomRef: imageId ?? name,
        ...(imageId === null ? {} : { version: imageId }),
    });
    if (imageId !== null)
        image.properties.add(new models.Property('slipway:image-id', imageId));
    bom.metadata.component = image;
    bom.metadata.timestamp = createdAt;
    bom.metadata.tools.components.add(new models.Component(enums.ComponentType.Application, 'slipway', { version: src/* VERSION */.xv }));
}
/**
 * The SBOM in CycloneDX 1.6 (JSON): packages with paths and layers, and the model as a component of
 * the type machine-learning-model with its digest, data, license and metrics.
 */
function cycloneDxOf(subject) {
    const bom = new models.Bom({ version: 1 });
    metadataOf(bom, subject);
    const { distribution, packages, model } = subject;
    if (distribution !== null) {
        const { id, version } = distribution;
        bom.components.add(new models.Component(enums.ComponentType.OperatingSystem, id, {
            bomRef: `os:${id}`,
            ...(version === null ? {} : { version }),
        }));
    }
    for (const entry of packages)
        bom.components.add(componentOf(entry));
    if (model !== null)
        bom.components.add(modelComponent(model));
    const serializer = new index_node.JsonSerializer(new index_node.JSON.Normalize.Factory(spec.Spec1dot6));
    const text = serializer.serialize(bom, { sortLists: true });
    const json = JSON.parse(text);
    const card = json.components?.find(({ type }) => type === 'machine-learning-model');
    if (card !== undefined && model !== null)
        card.modelCard = modelCard(model);
    json.serialNumber = `urn:uuid:${uuidOf((0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'))}`;
    return json;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./packages/image/src/scan/purl.ts
var purl = __webpack_require__(77866);
;// CONCATENATED MODULE: ./packages/image/src/sbom/installed.ts


function distributionOf(files) {
    const text = (files.get('etc/os-release') ?? files.get('usr/lib/os-release'))?.text;
    if (text === undefined)
        return null;
    const value = (key) => new RegExp(`^${key}=["']?([^"'\\n]*)["']?$`, 'm').exec(text)?.[1] ?? null;
    const id = value('ID');
    return id === null || id === '' ? null : { id, version: value('VERSION_ID') };
}
/** The paragraphs of a file in Debian's control format: field to value, without continued lines. */
function paragraphs(text) {
    return text
        .split(/\n\s*\n/)
        .map((paragraph) => {
        const fields = new Map();
        for (const line of paragraph.split('\n')) {
            const match = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/.exec(line);
            if (match !== null)
                fields.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
        }
        return fields;
    })
        .filter((fields) => fields.size > 0);
}
function withQualifiers(purl, qualifiers) {
    const query = Object.entries(qualifiers)
        .filter(([, text]) => text !== '')
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, text]) => `${key}=${encodeURIComponent(text)}`)
        .join('&');
    return purl === null || query === '' ? purl : `${purl}?${query}`;
}
function systemPackage(type, entry, distribution) {
    const { name, version, arch, license, layer } = entry;
    const namespace = distribution?.id ?? (type === 'deb' ? 'debian' : 'alpine');
    const distro = distribution === null ? '' : [distribution.id, distribution.version].filter(Boolean).join('-');
    return {
        name,
        version,
        purl: withQualifiers((0,purl/* formatPurl */.dd)({ type, namespace, name, version }), { arch, distro }),
        path: null,
        layer,
        licenses: license === '' ? [] : [license],
    };
}
function debian(files, distribution) {
    const sources = [...files].filter(([path]) => /^var\/lib\/dpkg\/status(?:\.d\/.+)?$/.test(path) && !path.endsWith('.md5sums'));
    return sources.flatMap(([, { text, layer }]) => paragraphs(text).flatMap((fields) => {
        const [name = '', version = ''] = [fields.get('package'), fields.get('version')];
        const status = fields.get('status') ?? 'install ok installed';
        if (name === '' || version === '' || !status.endsWith(' installed'))
            return [];
        const arch = fields.get('architecture') ?? '';
        return [systemPackage('deb', { name, version, arch, license: '', layer }, distribution)];
    }));
}
/** Alpine's database: one letter, a colon, the value (https://wiki.alpinelinux.org/wiki/Apk_spec). */
function alpine(files, distribution) {
    const database = files.get('lib/apk/db/installed') ?? files.get('usr/lib/apk/db/installed');
    if (database === undefined)
        return [];
    return database.text.split(/\n\n+/).flatMap((entry) => {
        const field = (letter) => new RegExp(`^${letter}:(.*)$`, 'm').exec(entry)?.[1]?.trim() ?? '';
        const [name, version] = [field('P'), field('V')];
        if (name === '' || version === '')
            return [];
        const rest = { arch: field('A'), license: field('L'), layer: database.layer };
        return [systemPackage('apk', { name, version, ...rest }, distribution)];
    });
}
/** Python's core metadata (https://packaging.python.org/specifications/core-metadata/). */
function python(files) {
    return [...files].flatMap(([path, { text, layer }]) => {
        if (!/\.dist-info\/METADATA$|\.egg-info(?:\/PKG-INFO)?$/.test(path))
            return [];
        const [fields] = paragraphs(text);
        const [name = '', version = ''] = [fields?.get('name'), fields?.get('version')];
        if (name === '' || version === '')
            return [];
        const license = fields?.get('license-expression') ?? fields?.get('license') ?? '';
        const plain = name.toLowerCase().replace(/[-_.]+/g, '-');
        return [
            {
                name,
                version,
                purl: (0,purl/* formatPurl */.dd)({ type: 'pypi', namespace: null, name: plain, version }),
                path,
                layer,
                licenses: license === '' || license.length > 100 ? [] : [license],
            },
        ];
    });
}
const packageJson = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().min(1),
    version: schemas/* string */.YjP().min(1),
    license: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ type: schemas/* string */.YjP() })])
        .optional()
        .catch(undefined),
});
function npm(files) {
    return [...files].flatMap(([path, { text, layer }]) => {
        if (!path.endsWith('/package.json'))
            return [];
        let json;
        try {
            json = JSON.parse(text);
        }
        catch {
            // Test data of packages: what is not JSON is no package.
            return [];
        }
        const parsed = packageJson.safeParse(json);
        if (!parsed.success)
            return [];
        const { name, version, license } = parsed.data;
        const slash = name.startsWith('@') ? name.indexOf('/') : -1;
        const namespace = slash > 0 ? name.slice(0, slash) : null;
        const text_ = typeof license === 'string' ? license : license?.type;
        return [
            {
                name,
                version,
                purl: (0,purl/* formatPurl */.dd)({ type: 'npm', namespace, name: name.slice(slash + 1), version }),
                path,
                layer,
                licenses: text_ === undefined ? [] : [text_],
            },
        ];
    });
}
function key({ purl, name, version, path }) {
    return `${purl ?? `${name}@${version}`}\n${path ?? ''}`;
}
/** The packages that files of an image say are installed: of the distribution, Python's and npm's. */
function installedPackages(files) {
    const distribution = distributionOf(files);
    const all = [
        ...debian(files, distribution),
        ...alpine(files, distribution),
        ...python(files),
        ...npm(files),
    ];
    const unique = new Map(all.map((entry) => [key(entry), entry]));
    const packages = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
    return { distribution, packages };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./packages/image/src/archive/archive.ts
var archive_archive = __webpack_require__(51526);
// EXTERNAL MODULE: ./packages/image/src/push/registry-client.ts + 1 modules
var registry_client = __webpack_require__(11554);
;// CONCATENATED MODULE: ./packages/image/src/sbom/open-image.ts









const manifestSchema = schemas/* object */.Ikc({
    config: schemas/* object */.Ikc({ digest: schemas/* string */.YjP() }),
    layers: schemas/* array */.YOg(schemas/* object */.Ikc({ digest: schemas/* string */.YjP() })),
});
const indexSchema = schemas/* object */.Ikc({
    manifests: schemas/* array */.YOg(schemas/* object */.Ikc({ digest: schemas/* string */.YjP(), platform: schemas/* unknown */.L5J().optional() })).min(1),
});
const configurationSchema = schemas/* looseObject */._H3({
    architecture: schemas/* string */.YjP(),
    os: schemas/* string */.YjP(),
    rootfs: schemas/* looseObject */._H3({ diff_ids: schemas/* array */.YOg(schemas/* string */.YjP()) }),
});
const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** A file's content, uncompressed: gzip and zstd are told by their first bytes. */
async function uncompressed(file) {
    const handle = await (0,promises_.open)(file);
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0).finally(() => handle.close());
    const bytes = (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 });
    const through = buffer.subarray(0, 2).equals(GZIP)
        ? (0,external_node_zlib_.createGunzip)()
        : buffer.equals(ZSTD)
            ? (0,external_node_zlib_.createZstdDecompress)()
            : null;
    if (through === null)
        return bytes;
    bytes.on('error', (error) => through.destroy(error));
    return bytes.pipe(through);
}
function blobOf(folder, digest) {
    const match = /^(sha256|sha512):([0-9a-f]{64,128})$/.exec(digest);
    if (match === null)
        throw new Error(`${JSON.stringify(digest)} is not a digest`);
    return external_node_path_default().join(folder, 'blobs', match[1] ?? '', match[2] ?? '');
}
async function readJson(file) {
    return JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
}
/**
 * Opens a folder in OCI layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md);
 * of an index the first image that is not an attestation.
 */
async function openLayout(folder) {
    let json = await readJson(external_node_path_default().join(folder, 'index.json'));
    for (let depth = 0; depth < 4; depth++) {
        const manifest = manifestSchema.safeParse(json);
        if (manifest.success)
            return ofManifest(folder, manifest.data);
        const { manifests } = indexSchema.parse(json);
        const isImage = ({ platform }) => !JSON.stringify(platform ?? null).includes('"unknown"');
        const chosen = manifests.find(isImage) ?? manifests[0];
        json = await readJson(blobOf(folder, chosen?.digest ?? ''));
    }
    throw new Error('the index of the image is nested too deeply');
}
async function ofManifest(folder, manifest) {
    const bytes = await (0,promises_.readFile)(blobOf(folder, manifest.config.digest));
    const configuration = configurationSchema.parse(JSON.parse(bytes.toString('utf8')));
    const diffIds = configuration.rootfs.diff_ids;
    return {
        imageId: (0,registry_client/* sha256Of */.B)(bytes),
        configuration,
        layers: manifest.layers.map(({ digest }, i) => ({
            diffId: diffIds[i] ?? '',
            open: async () => uncompressed(blobOf(folder, digest)),
        })),
    };
}
/**
 * Opens what `docker save` wrote, or a tar of an OCI layout.
 *
 * @param scratch an empty folder that it is unpacked into
 */
async function openArchive(file, scratch) {
    const unpack = (0,fs/* unpackTar */.Ag)(scratch, { filter: ({ type }) => type === 'file', strict: true });
    await (0,external_node_stream_promises_.pipeline)(await uncompressed(file), unpack);
    const isDocker = await (0,promises_.readFile)(external_node_path_default().join(scratch, 'manifest.json')).then(() => true, () => false);
    if (!isDocker)
        return openLayout(scratch);
    const archive = await (0,archive_archive/* readArchive */.b)(scratch);
    return {
        imageId: (0,registry_client/* sha256Of */.B)(archive.configurationBytes),
        configuration: archive.configuration,
        layers: archive.layers.map((layer) => ({
            diffId: layer.diffId,
            open: async () => uncompressed(layer.file),
        })),
    };
}

;// CONCATENATED MODULE: ./packages/image/src/sbom/provenance.ts
/**
 * Provenance of an image: an in-toto Statement v1 with SLSA's predicate v1, of the build type that
 * GitHub's own attestations have (https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1).
 */
function provenanceOf(subjects, facts, materials) {
    const { serverUrl, repository, workflowRef, ref, commit, eventName, runId, attempt } = facts;
    const address = `${serverUrl}/${repository}`;
    const [workflowPath = ''] = workflowRef.replace(`${repository}/`, '').split('@');
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: {
            buildDefinition: {
                buildType: 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1',
                externalParameters: { workflow: { ref, repository: address, path: workflowPath } },
                internalParameters: {
                    github: { event_name: eventName, runner_environment: facts.runnerEnvironment },
                },
                resolvedDependencies: [
                    { uri: `git+${address}@${ref}`, digest: { gitCommit: commit } },
                    ...materials,
                ],
            },
            runDetails: {
                builder: { id: `${serverUrl}/${workflowRef}` },
                metadata: {
                    invocationId: `${address}/actions/runs/${runId}/attempts/${attempt}`,
                    ...(facts.startedAt === null ? {} : { startedOn: facts.startedAt }),
                    ...(facts.finishedAt === null ? {} : { finishedOn: facts.finishedAt }),
                },
            },
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/src/sbom/spdx.ts




/*
 * SPDX 2.3 (JSON): https://spdx.github.io/spdx-spec/v2.3/
 */
const NONE = 'NOASSERTION';
const DOCUMENT = 'SPDXRef-DOCUMENT';
const IMAGE = 'SPDXRef-Image';
const MODEL = 'SPDXRef-Model';
/** Licences as one SPDX expression; where one of them is none, nothing is asserted. */
function expressionOf(texts) {
    const known = texts.map(spdxExpression);
    if (known.length === 0 || known.includes(null))
        return NONE;
    return known.length === 1 ? (known[0] ?? NONE) : known.map((text) => `(${text})`).join(' AND ');
}
function packageOf(entry, index) {
    const { name, version, purl, path, licenses } = entry;
    return {
        SPDXID: `SPDXRef-Package-${index}`,
        name,
        ...(version === null ? {} : { versionInfo: version }),
        ...(path === null ? {} : { sourceInfo: `found in the image: /${path}` }),
        downloadLocation: NONE,
        filesAnalyzed: false,
        licenseConcluded: NONE,
        licenseDeclared: expressionOf(licenses),
        copyrightText: NONE,
        ...(purl === null
            ? {}
            : {
                externalRefs: [
                    {
                        referenceCategory: 'PACKAGE-MANAGER',
                        referenceType: 'purl',
                        referenceLocator: purl,
                    },
                ],
            }),
    };
}
function modelPackage({ name, version, sha256, license, metrics, data }) {
    const facts = [
        ...metrics.map((metric) => `${metric.name} ${metric.value}`),
        ...data.map((input) => `${input.name} sha256:${input.sha256}`),
    ].join('; ');
    return {
        SPDXID: MODEL,
        name,
        ...(version === null ? {} : { versionInfo: version }),
        downloadLocation: NONE,
        filesAnalyzed: false,
        primaryPackagePurpose: 'OTHER',
        description: 'machine-learning model',
        ...(facts === '' ? {} : { comment: facts }),
        checksums: [{ algorithm: 'SHA256', checksumValue: sha256 }],
        licenseConcluded: NONE,
        licenseDeclared: expressionOf(license === null ? [] : [license]),
        copyrightText: NONE,
    };
}
function imagePackage({ name, imageId }) {
    const sha256 = imageId?.startsWith('sha256:') === true ? imageId.slice('sha256:'.length) : null;
    return {
        SPDXID: IMAGE,
        name,
        ...(imageId === null ? {} : { versionInfo: imageId }),
        downloadLocation: NONE,
        filesAnalyzed: false,
        primaryPackagePurpose: 'CONTAINER',
        ...(sha256 === null ? {} : { checksums: [{ algorithm: 'SHA256', checksumValue: sha256 }] }),
        licenseConcluded: NONE,
        licenseDeclared: NONE,
        copyrightText: NONE,
    };
}
/** The SBOM in SPDX 2.3 (JSON). */
function spdxOf(subject) {
    const { name, packages, model, createdAt } = subject;
    const listed = [
        imagePackage(subject),
        ...packages.map(packageOf),
        ...(model === null ? [] : [modelPackage(model)]),
    ];
    const contained = [
        ...packages.map((_, index) => `SPDXRef-Package-${index}`),
        ...(model === null ? [] : [MODEL]),
    ];
    const digest = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(listed)).digest('hex');
    return {
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        SPDXID: DOCUMENT,
        name,
        documentNamespace: `urn:uuid:${uuidOf(digest)}`,
        creationInfo: {
            created: `${createdAt.toISOString().slice(0, 19)}Z`,
            creators: [`Tool: slipway-${src/* VERSION */.xv}`],
        },
        packages: listed,
        relationships: [
            { spdxElementId: DOCUMENT, relationshipType: 'DESCRIBES', relatedSpdxElement: IMAGE },
            ...contained.map((id) => ({
                spdxElementId: IMAGE,
                relationshipType: 'CONTAINS',
                relatedSpdxElement: id,
            })),
        ],
    };
}

;// CONCATENATED MODULE: ./packages/image/src/sbom/index.ts








/***/ })

};
