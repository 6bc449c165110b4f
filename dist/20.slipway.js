export const id = 20;
export const ids = [20];
export const modules = {

/***/ 91020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D0: () => (/* reexport */ DEFAULT_LEASE),
  D4: () => (/* reexport */ DEFAULT_MAX_AGE),
  cG: () => (/* reexport */ FolderStore),
  ey: () => (/* reexport */ GitRegistry),
  Wc: () => (/* reexport */ GitStore),
  CQ: () => (/* reexport */ Journal),
  SK: () => (/* reexport */ JournalChanged),
  Vj: () => (/* reexport */ LeaseLost),
  OQ: () => (/* reexport */ LocalRepository),
  mW: () => (/* reexport */ RegistryConflict),
  NT: () => (/* reexport */ RemoteRepository),
  W: () => (/* reexport */ bumpFor),
  rN: () => (/* reexport */ changelog),
  mp: () => (/* reexport */ checkRequired),
  XT: () => (/* reexport */ checkedName),
  Gf: () => (/* reexport */ checkedVersion),
  fz: () => (/* reexport */ compareMetrics),
  Zy: () => (/* reexport */ compareVersions),
  ER: () => (/* reexport */ decideEvidence),
  fp: () => (/* reexport */ journalRef),
  yx: () => (/* reexport */ keepLease),
  Te: () => (/* reexport */ latestOf),
  Ps: () => (/* reexport */ metricsOf),
  b$: () => (/* reexport */ readCheckout),
  Of: () => (/* reexport */ refusalOf),
  xY: () => (/* reexport */ remotesOf),
  eU: () => (/* reexport */ requireVersion),
  iP: () => (/* reexport */ versionOfDigest)
});

// UNUSED EXPORTS: DEFAULT_MAX_SIZE, EVENT_KINDS, LeaseHeld, RECORD_SCHEMA, REQUIRABLE_ACTIONS, acquireLease, artifactLocationSchema, compareSignatures, draftSchema, evidenceReferenceSchema, findRef, isName, isReadableByGto, lineageSchema, recordDataSchema, recordFileSchema, recordMetricSchema, recordSchema, recordSignatureSchema, recordTensorSchema, releaseLease, renewLease

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 36 modules
var src = __webpack_require__(27081);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./packages/registry/src/artifacts/stream.ts







/** A stream that hashes what passes through. */
class HashingStream extends external_node_stream_.Transform {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    bytes = 0;
    _transform(chunk, _encoding, done) {
        this.#hash.update(chunk);
        this.bytes += chunk.length;
        done(null, chunk);
    }
    digest() {
        return this.#hash.digest('hex');
    }
}
/** What is wrong with content that should be the file; null when nothing is. */
function mismatch(expected, sha256, bytes, where) {
    if (sha256 === expected.sha256)
        return null;
    return (`${expected.path} in ${where} is not what was registered: it has ${bytes} bytes and sha256 ` +
        `${sha256}, recorded are ${expected.sizeBytes} bytes and ${expected.sha256}`);
}
/** The path of a recorded file below a folder. @throws InputError for one that leaves it */
function pathBelow(folder, { path: relative }) {
    const file = external_node_path_default().resolve(folder, relative);
    const inside = external_node_path_default().relative(external_node_path_default().resolve(folder), file);
    if (inside !== '' && !inside.startsWith('..') && !external_node_path_default().isAbsolute(inside))
        return file;
    throw new src/* InputError */.dz('registry', `the record names a file outside its folder, "${relative}"`);
}
/**
 * Writes a stream to the file that was recorded, whole or not at all.
 *
 * @throws InputError when the content is not what was recorded
 */
async function writeChecked(content, expected, folder, where) {
    const file = pathBelow(folder, expected);
    await (0,promises_.mkdir)(external_node_path_default().dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.part`;
    const hashing = new HashingStream();
    try {
        await (0,external_node_stream_promises_.pipeline)(content, hashing, (0,external_node_fs_.createWriteStream)(temporary));
        const problem = mismatch(expected, hashing.digest(), hashing.bytes, where);
        if (problem !== null)
            throw new src/* InputError */.dz('registry', problem);
        await (0,promises_.rename)(temporary, file);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
/** What is wrong with content, read to its end; null when nothing is. */
async function checkContent(content, expected, where) {
    const hashing = new HashingStream();
    const nowhere = new external_node_stream_.Writable({
        write: (_chunk, _encoding, done) => {
            done();
        },
    });
    await (0,external_node_stream_promises_.pipeline)(content, hashing, nowhere);
    return mismatch(expected, hashing.digest(), hashing.bytes, where);
}
/**
 * Opens a file for sending. It was hashed before and is not hashed again: that it is still the same
 * is seen by its size and its time of change, before and after.
 */
async function sendUnchanged(file, send) {
    const before = await (0,promises_.stat)(file.file, { bigint: true });
    if (before.size !== BigInt(file.sizeBytes))
        throw changed(file);
    const sent = await send((0,external_node_fs_.createReadStream)(file.file, { highWaterMark: 1 << 20 }));
    const after = await (0,promises_.stat)(file.file, { bigint: true });
    if (after.mtimeNs !== before.mtimeNs || after.size !== before.size)
        throw changed(file);
    return sent;
}
function changed({ path: shown }) {
    return new src/* InputError */.dz('model', `${shown} was changed while it was registered; register it again`);
}

;// CONCATENATED MODULE: ./packages/registry/src/artifacts/folder.ts






async function exists(file) {
    return (0,promises_.access)(file).then(() => true, () => false);
}
/** Files in a folder, by their digests: `sha256/ab/abcdef…`; equal files are kept once. */
class FolderStore {
    type = 'folder';
    description;
    #folder;
    /** @param shown the folder as the user wrote it; that stands in records */
    constructor(folder, shown = folder) {
        this.#folder = folder;
        this.description = shown;
    }
    async put({ sha256, files }) {
        for (const file of files)
            await this.#putFile(file);
        return { store: this.type, uri: `${this.description}#sha256:${sha256}` };
    }
    async get(_, files, folder) {
        for (const file of files) {
            const stored = await this.#find(file);
            await writeChecked((0,external_node_fs_.createReadStream)(stored), file, folder, this.description);
        }
    }
    async verify(_, files) {
        const problems = [];
        for (const file of files) {
            const stored = this.#place(file.sha256);
            if (await exists(stored)) {
                problems.push((await checkContent((0,external_node_fs_.createReadStream)(stored), file, this.description)) ?? '');
            }
            else
                problems.push(`${file.path} is missing in ${this.description}`);
        }
        return problems.filter((problem) => problem !== '');
    }
    async list() {
        const root = external_node_path_default().join(this.#folder, 'sha256');
        if (!(await exists(root)))
            return [];
        const items = [];
        for (const entry of await (0,promises_.readdir)(root, { recursive: true, withFileTypes: true })) {
            if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name))
                continue;
            const { size, mtime } = await (0,promises_.stat)(external_node_path_default().join(entry.parentPath, entry.name));
            const where = `${this.description}/sha256/${entry.name.slice(0, 2)}/${entry.name}`;
            items.push({ sha256: entry.name, sizeBytes: size, storedAt: mtime, where });
        }
        return items;
    }
    async remove({ sha256 }) {
        await (0,promises_.rm)(this.#place(sha256), { force: true });
    }
    keysOf(_, files) {
        return files.map(({ sha256 }) => sha256);
    }
    #place(sha256) {
        return external_node_path_default().join(this.#folder, 'sha256', sha256.slice(0, 2), sha256);
    }
    async #find(file) {
        const place = this.#place(file.sha256);
        if (await exists(place))
            return place;
        throw new src/* InputError */.dz('registry', `${file.path} (sha256 ${file.sha256}) is missing in ${this.description}: set registry.artifacts ` +
            'to the folder that it was registered with, or register it again');
    }
    async #putFile(file) {
        const place = this.#place(file.sha256);
        if (await exists(place))
            return;
        const temporary = `${place}.${process.pid}.part`;
        try {
            await (0,promises_.mkdir)(external_node_path_default().dirname(place), { recursive: true });
            await sendUnchanged(file, (content) => (0,external_node_stream_promises_.pipeline)(content, (0,external_node_fs_.createWriteStream)(temporary)));
            await (0,promises_.rename)(temporary, place);
        }
        catch (error) {
            if (error instanceof src/* InputError */.dz)
                throw error;
            const why = (0,src/* messageOf */.bD)(error);
            throw new src/* InputError */.dz('registry', `${this.description} cannot be written: ${why}`, {
                cause: error,
            });
        }
        finally {
            await (0,promises_.rm)(temporary, { force: true });
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/git/files.ts
/** Reads files of commits by their path; a folder is read once, however many files are asked of it. */
class CommitFiles {
    #repository;
    #folders = new Map();
    constructor(repository) {
        this.#repository = repository;
    }
    /** The entries of a folder; empty when there is no such folder. */
    async folder(commit, path) {
        let folder = await this.#load(commit);
        for (const part of path === '' ? [] : path.split('/')) {
            const entry = folder.get(part);
            if (entry?.kind !== 'tree')
                return new Map();
            folder = await this.#load(entry.oid);
        }
        return folder;
    }
    /** The object id of a file, or null. */
    async find(commit, path) {
        const slash = path.lastIndexOf('/');
        const folder = await this.folder(commit, slash < 0 ? '' : path.slice(0, slash));
        const entry = folder.get(path.slice(slash + 1));
        return entry?.kind === 'blob' ? entry.oid : null;
    }
    /** The text of a file, or null when there is none. */
    async text(commit, path) {
        const oid = await this.find(commit, path);
        return oid === null ? null : (await this.#repository.blob(oid)).toString('utf8');
    }
    #load(oid) {
        let folder = this.#folders.get(oid);
        if (folder === undefined) {
            folder = this.#repository
                .tree(oid)
                .then((entries) => new Map(entries.map((entry) => [entry.name, entry])));
            this.#folders.set(oid, folder);
        }
        return folder;
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/git/repository.ts
/** The ref of that very name, or null. */
async function findRef(repository, name) {
    const refs = await repository.refs([name]);
    return refs.find((ref) => ref.name === name) ?? null;
}

;// CONCATENATED MODULE: ./packages/registry/src/artifacts/git.ts





const PREFIX = 'refs/slipway-artifacts/';
/** Larger models belong into another store, in megabytes. */
const DEFAULT_MAX_SIZE = 50;
/** Nobody in particular, at no time: the same files are the same commit. */
const NOBODY = { name: 'slipway', email: 'slipway@localhost' };
function refOf(sha256) {
    return `${PREFIX}${sha256}`;
}
/**
 * Files in the repository itself: a commit of their own for every version, on
 * `refs/slipway-artifacts/<digest>`, which clones do not fetch and `list` does not read.
 */
class GitStore {
    type = 'git';
    #repository;
    #maxSize;
    /** @param maxSize in megabytes (of 1,000,000 bytes) */
    constructor(repository, maxSize = DEFAULT_MAX_SIZE) {
        this.#repository = repository;
        this.#maxSize = maxSize;
    }
    get description() {
        return this.#repository.description;
    }
    async put({ sha256, model, files }) {
        this.#checkSize(files);
        const location = { store: this.type, uri: refOf(sha256) };
        if ((await findRef(this.#repository, refOf(sha256))) !== null)
            return location;
        const changes = new Map();
        for (const file of files) {
            const blob = await sendUnchanged(file, (content) => {
                content.destroy();
                return this.#repository.writeBlob(file.file);
            });
            changes.set(file.path, { blob });
        }
        const commit = await this.#repository.writeCommit({
            parent: null,
            changes,
            message: `${model}\n\nsha256:${sha256}\n`,
            author: NOBODY,
            time: new Date(0),
        });
        // Somebody who was quicker has put the same files there.
        await this.#repository.update([{ name: refOf(sha256), from: null, to: commit }]);
        return location;
    }
    async get({ uri }, files, folder) {
        const commit = await this.#commit(uri);
        if (commit === null)
            throw new src/* InputError */.dz('registry', this.#missing(uri));
        for (const file of files) {
            const content = await this.#content(commit, file);
            if (content === null)
                throw new src/* InputError */.dz('registry', this.#missing(`${uri}:${file.path}`));
            await writeChecked(external_node_stream_.Readable.from(content), file, folder, this.description);
        }
    }
    async verify({ uri }, files) {
        const commit = await this.#commit(uri);
        if (commit === null)
            return [this.#missing(uri)];
        const problems = [];
        for (const file of files) {
            const content = await this.#content(commit, file);
            if (content === null)
                problems.push(this.#missing(`${uri}:${file.path}`));
            else
                problems.push(await checkContent(external_node_stream_.Readable.from(content), file, this.description));
        }
        return problems.filter((problem) => problem !== null);
    }
    async list() {
        const refs = await this.#repository.refs([PREFIX]);
        return refs.map(({ name }) => ({
            sha256: name.slice(PREFIX.length),
            sizeBytes: null,
            storedAt: null,
            where: `${name} of ${this.description}`,
        }));
    }
    async remove({ sha256 }) {
        const ref = await findRef(this.#repository, refOf(sha256));
        if (ref === null)
            return;
        await this.#repository.update([{ name: ref.name, from: ref.oid, to: null }]);
    }
    keysOf(sha256) {
        return [sha256];
    }
    #checkSize(files) {
        const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
        if (bytes <= this.#maxSize * 1_000_000)
            return;
        throw new src/* ConfigurationError */.j1('registry', `artifacts: the model has ${(0,src/* formatCount */.B4)(bytes)} bytes, and the store git takes ` +
            `${this.#maxSize} MB: set registry.artifacts to another store, for example ` +
            '{type: folder, path: …}, or raise registry.artifacts.max-size-mb');
    }
    async #commit(uri) {
        const ref = await findRef(this.#repository, uri);
        if (ref !== null)
            await this.#repository.fetch([ref]);
        return ref;
    }
    async #content({ oid }, { path }) {
        const blob = await new CommitFiles(this.#repository).find(oid, path);
        return blob === null ? null : this.#repository.blob(blob);
    }
    #missing(what) {
        return `${what} is missing in ${this.description}`;
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/compare/changelog.ts

/** Text from outside, in a cell or a line of Markdown: no markup, no line ends, no mentions. */
function plain(text) {
    return text
        .replace(/\s+/g, ' ')
        .replace(/[\\`*[\]<>|~]|(?<!\w)_|_(?!\w)/g, '\\$&')
        .replace(/@(?=\w)/g, '@\u200B');
}
function estimate(value, interval, format = src/* formatNumber */.ZV) {
    if (value === null)
        return '–';
    return interval === null ? format(value) : `${format(value)} ${(0,src/* formatInterval */.vy)(interval)}`;
}
function metricRow(change) {
    const { metric, before, beforeInterval, after, afterInterval } = change;
    return [
        `\`${metric.replace(/[`|\s]+/g, ' ')}\``,
        estimate(after, afterInterval),
        estimate(before, beforeInterval),
        estimate(change.difference, change.differenceInterval, src/* formatSigned */.Gp),
    ];
}
function metricTable(changes, previous) {
    if (changes.length === 0)
        return [];
    const columns = previous === null ? 2 : 4;
    const titles = ['metric', 'value', previous ?? '', 'difference'];
    const rows = [titles, titles.map(() => '---'), ...changes.map(metricRow)];
    return ['', ...rows.map((cells) => `| ${cells.slice(0, columns).join(' | ')} |`)];
}
/** What a version is and what changed since the one before, as Markdown: the text of its tag. */
function changelog(record, changes) {
    const { model, version, versionReason, previous, lineage, evidence } = record;
    const lines = [
        `${model} v${version}`,
        '',
        `${plain(versionReason)}.`,
        '',
        `- content: sha256:${record.digest.sha256}`,
        ...(lineage.commit === null ? [] : [`- code: ${plain(lineage.commit.sha)}`]),
        ...(lineage.run === null ? [] : [`- run: ${plain(lineage.run)}`]),
        ...evidence.map(({ action, id, verdict, headline }) => {
            const leg = id === null ? '' : ` (${plain(id)})`;
            return `- ${action}${leg}: ${verdict}, ${plain(headline)}`;
        }),
        ...metricTable(changes, previous),
    ];
    return `${lines.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./packages/registry/src/compare/metrics.ts

/** The results of evaluate, with the suffix of the matrix leg where there are several. */
function evaluations(evidence) {
    return evidence.flatMap(({ statement }) => {
        if (!(0,src/* isEvidenceOf */.hC)('evaluate', statement))
            return [];
        const { id } = statement.predicate;
        return [[id === null ? '' : ` (${id})`, statement.predicate]];
    });
}
/** The metrics of a version, from the evidence of evaluate. */
function metricsOf(evidence) {
    const entries = evaluations(evidence).flatMap(([suffix, { metrics, confidence }]) => Object.entries(metrics).map(([name, { value, interval, greaterIsBetter }]) => {
        const metric = {
            value,
            interval,
            confidence: interval === null ? null : confidence,
            greaterIsBetter,
        };
        return [`${name}${suffix}`, metric];
    }));
    return Object.fromEntries(entries);
}
/** Intervals of the differences, where evaluate compared with that very version. */
function pairedIntervals(evidence, previous) {
    const compared = evaluations(evidence).filter(([, { champion }]) => champion?.digest?.sha256 === previous?.digest.sha256);
    return new Map(compared.flatMap(([suffix, { metrics }]) => Object.entries(metrics).map(([name, metric]) => [`${name}${suffix}`, metric.differenceInterval])));
}
function change(metric, before, after, paired) {
    const [old, now] = [before?.value ?? null, after?.value ?? null];
    return {
        metric,
        before: old,
        beforeInterval: before?.interval ?? null,
        after: now,
        afterInterval: after?.interval ?? null,
        difference: old === null || now === null ? null : now - old,
        differenceInterval: paired.get(metric) ?? null,
        greaterIsBetter: (after ?? before)?.greaterIsBetter ?? true,
    };
}
/**
 * Metrics of two versions side by side, those of either in the order of their names.
 *
 * @param evidence evidence of the later one, whose evaluate may have compared both on the same rows
 */
function compareMetrics(before, after, evidence = []) {
    const old = new Map(Object.entries(before?.metrics ?? {}));
    const now = new Map(Object.entries(after.metrics));
    const paired = before === null ? new Map() : pairedIntervals(evidence, before);
    return [...new Set([...now.keys(), ...old.keys()])]
        .sort()
        .map((metric) => change(metric, old.get(metric), now.get(metric), paired));
}

;// CONCATENATED MODULE: ./packages/registry/src/compare/signature.ts
function shapeText(shape) {
    return shape === null ? 'any shape' : `[${shape.map((size) => size ?? '?').join(', ')}]`;
}
/** Whether everything that fits into `narrow` fits into `wide`; names stand for any size. */
function fits(narrow, wide) {
    return (narrow.length === wide.length &&
        wide.every((size, i) => typeof size !== 'number' || size === narrow[i]));
}
function sameSizes(a, b) {
    return fits(a, b) && fits(b, a);
}
/** What became of the shape; null when it means the same. Names of dimensions do not count. */
function shapeChange(side, before, after) {
    const [old, now] = [before.shape, after.shape];
    if (old === null || now === null) {
        if (old === now)
            return null;
        // An input of any shape takes what was given before; an output of any shape promises less.
        const breaking = side === 'input' ? now !== null : now === null;
        return { breaking, words: wordsOf(side, before, after) };
    }
    if (sameSizes(old, now))
        return null;
    const isCompatible = side === 'input' ? fits(old, now) : fits(now, old);
    return { breaking: !isCompatible, words: wordsOf(side, before, after) };
}
function wordsOf(side, before, after) {
    return `${side} "${before.name}" has the shape ${shapeText(after.shape)}, before ${shapeText(before.shape)}`;
}
function changesOfSide(side, before, after) {
    const now = new Map(after.map((tensor) => [tensor.name, tensor]));
    const old = new Set(before.map(({ name }) => name));
    const changes = before.flatMap((tensor) => {
        const same = now.get(tensor.name);
        if (same === undefined)
            return [{ breaking: true, words: `${side} "${tensor.name}" is gone` }];
        if (same.type !== tensor.type) {
            const words = `${side} "${tensor.name}" is ${same.type}, before ${tensor.type}`;
            return [{ breaking: true, words }];
        }
        return [shapeChange(side, tensor, same) ?? []].flat();
    });
    const added = after
        .filter(({ name }) => !old.has(name))
        // An input that nobody fed before is missing in every request; a new output is in nobody's way.
        .map(({ name }) => ({ breaking: side === 'input', words: `${side} "${name}" is new` }));
    return [...changes, ...added];
}
/**
 * What is different for those who call the model: breaking is what makes a request or a reader of
 * the version before fail. The order of tensors does not count, they are fed by name.
 */
function compareSignatures(before, after) {
    return [
        ...changesOfSide('input', before.inputs, after.inputs),
        ...changesOfSide('output', before.outputs, after.outputs),
    ];
}
/**
 * Which part of the version grows, and why: major for a breaking change of the signature, minor for
 * another change of it or where it is not known, patch for the same signature.
 */
function bumpFor(before, after) {
    if (before === null || after === null) {
        return { bump: 'minor', why: 'the signatures could not be compared' };
    }
    const changes = compareSignatures(before, after);
    const breaking = changes.filter((change) => change.breaking);
    if (breaking.length > 0) {
        return { bump: 'major', why: breaking.map(({ words }) => words).join('; ') };
    }
    if (changes.length > 0)
        return { bump: 'minor', why: changes.map(({ words }) => words).join('; ') };
    return { bump: 'patch', why: 'the same signature' };
}

;// CONCATENATED MODULE: ./packages/registry/src/errors.ts

/** The registry is not as the caller expects; nothing was changed. */
class RegistryConflict extends src/* UserError */.yo {
    name = 'RegistryConflict';
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/registry/src/journal/errors.ts

/** The journal is not as it was when it was read: read it again and decide again. */
class JournalChanged extends src/* UserError */.yo {
    name = 'JournalChanged';
}
/** Somebody else holds the lease. */
class LeaseHeld extends src/* UserError */.yo {
    name = 'LeaseHeld';
    lease;
    constructor(subject, journal, lease) {
        super(subject, `${journal} is held by ${lease.holder} until ${lease.expiresAt} (fencing number ` +
            `${lease.fence}); wait for it to end, or for the lease to expire`);
        this.lease = lease;
    }
}
/** The lease ran out and somebody else took it, or it was given back. Stop at once. */
class LeaseLost extends src/* UserError */.yo {
    name = 'LeaseLost';
}

;// CONCATENATED MODULE: ./packages/registry/src/journal/retry.ts


const DEFAULT_PATIENCE = 30_000;
/**
 * Tries again while an attempt finds that somebody else was quicker, after a pause that is random
 * and grows, so that many writers come apart.
 *
 * @param patience milliseconds after which the next JournalChanged is final
 */
async function retryWhileChanged(attempt, patience = DEFAULT_PATIENCE) {
    const deadline = performance.now() + patience;
    for (let pause = 4;; pause = Math.min(pause * 2, 500)) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof JournalChanged) || performance.now() > deadline)
                throw error;
        }
        await (0,external_node_timers_promises_.setTimeout)(Math.random() * pause);
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/names.ts

/**
 * Names of models, environments and aliases, as they stand in git tags: letters and digits of any
 * script, `-`, `_`, `.` and `/` between them. What git's ref names refuse (`..`, `//`, `.lock`) is
 * refused here, and so is `@`, `#`, `!`, `+` and `=`, which tags and refs are put together with.
 */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._/-]*[\p{L}\p{M}\p{N}])?$/u;
/** Two signs that must not follow each other, and the ending that git keeps for itself. */
const BROKEN = /\.\.|\/\/|\.\/|\/\.|\/-|\.lock(?:\/|$)/;
const MOST_BYTES = 120;
/** What of the names gto reads (its `name` expression). */
const GTO_NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-/_]*[a-zA-Z0-9])?$/;
const SUBJECTS = {
    model: 'model-name',
    environment: 'environment',
    alias: 'alias',
};
/** Whether text can be the name of a model, an environment or an alias. */
function isName(text) {
    return (text === text.normalize('NFC') &&
        NAME.test(text) &&
        !BROKEN.test(text) &&
        Buffer.byteLength(text) <= MOST_BYTES);
}
/**
 * The name in Unicode's normal form C, which it is kept in.
 *
 * @throws ConfigurationError for a name that cannot stand in a tag
 */
function checkedName(kind, text) {
    const name = text.normalize('NFC');
    if (isName(name))
        return name;
    throw new src/* ConfigurationError */.j1(SUBJECTS[kind], `"${text}" cannot be the name of ${kind === 'model' ? 'a model' : `an ${kind}`} in a registry: ` +
        'it has letters, digits, and "-", "_", "." or "/" between them, at most ' +
        `${MOST_BYTES} bytes, no "..", "//" or ".lock"` +
        (kind === 'model' ? '; set model.name (input "model-name")' : ''));
}
/** Whether gto can read tags of that name; others stay readable to git and to Slipway alone. */
function isReadableByGto(name) {
    return GTO_NAME.test(name);
}
/**
 * The name as one component of a ref: `/` becomes `+`, which no name has. Otherwise the refs of
 * `team` and `team/model` would stand in each other's way.
 */
function toRefComponent(name) {
    return name.replaceAll('/', '+');
}
/** The way back. */
function fromRefComponent(component) {
    return component.replaceAll('+', '/');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./packages/registry/src/journal/schema.ts

/** Identifies the format of `state.json`. */
const STATE_SCHEMA = 'urn:slipway:journal:v1';
/** Identifies the format of an entry. */
const ENTRY_SCHEMA = 'urn:slipway:journal-entry:v1';
/** Who did something: a person or a bot, and the workflow run, where there was one. */
const actorSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    email: schemas/* string */.YjP(),
    /** URL of the workflow run; null outside a runner. */
    run: schemas/* string */.YjP().nullable(),
});
/** The process that holds a lease, so that its death is noticed on the same host. */
const processSchema = schemas/* object */.Ikc({
    host: schemas/* string */.YjP(),
    pid: schemas/* int */.Whr().positive(),
    /** When it started, as the system counts it; null where the system does not say. */
    started: schemas/* string */.YjP().nullable(),
});
/** The right to change something, for a time. */
const leaseSchema = schemas/* object */.Ikc({
    holder: schemas/* string */.YjP(),
    /** Grows with every lease that is given: whoever comes with a smaller one is late. */
    fence: schemas/* int */.Whr().positive(),
    acquiredAt: iso/* datetime */.w$(),
    expiresAt: iso/* datetime */.w$(),
    process: processSchema.nullable(),
});
/** `state.json`: what the entries so far have come to. */
const journalStateSchema = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(STATE_SCHEMA),
    /** Number of the last entry; 0 before the first. */
    sequence: schemas/* int */.Whr().nonnegative(),
    at: iso/* datetime */.w$(),
    /** The greatest fencing number that was given. */
    fence: schemas/* int */.Whr().nonnegative(),
    lease: leaseSchema.nullable(),
    state: schemas/* unknown */.L5J(),
});
/** `entries/<thousands>/<sequence>.json`: one thing that happened. */
const journalEntrySchema = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(ENTRY_SCHEMA),
    sequence: schemas/* int */.Whr().positive(),
    /** Never before the entry before it. */
    at: iso/* datetime */.w$(),
    /** What the writer's clock said, where that was before the entry before it. */
    clock: iso/* datetime */.w$().optional(),
    kind: schemas/* string */.YjP(),
    by: actorSchema,
    /** The fencing number that it was written under; null without a lease. */
    fence: schemas/* int */.Whr().positive().nullable(),
    data: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
});

;// CONCATENATED MODULE: ./packages/registry/src/record.ts



/** Identifies the format of a version's record. */
const RECORD_SCHEMA = 'urn:slipway:version:v1';
const sha256 = src/* digestSchema */.er.shape.sha256;
/** A file of a version, by its path below the model's folder. */
const recordFileSchema = schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    sha256,
    sizeBytes: schemas/* int */.Whr().nonnegative(),
});
/** Where the files are: a store, and where in it. */
const artifactLocationSchema = schemas/* object */.Ikc({ store: schemas/* string */.YjP(), uri: schemas/* string */.YjP() });
/** One statement about the version, which is kept with it. */
const evidenceReferenceSchema = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    id: schemas/* string */.YjP().nullable(),
    verdict: src/* verdictSchema */.$D,
    headline: schemas/* string */.YjP(),
    finishedAt: iso/* datetime */.w$(),
    /** sha256 of the statement's file. */
    sha256,
    /** File name of the statement. */
    file: schemas/* string */.YjP(),
    /** File name of the Sigstore bundle that signs it; null when it is not signed. */
    bundle: schemas/* string */.YjP().nullable(),
});
const recordMetricSchema = schemas/* object */.Ikc({
    value: schemas/* number */.aig().nullable(),
    interval: src/* intervalSchema */.xJ.nullable(),
    confidence: schemas/* number */.aig().nullable(),
    greaterIsBetter: schemas/* boolean */.zMY(),
});
const dimension = schemas/* union */.KCZ([schemas/* int */.Whr(), schemas/* string */.YjP()]).nullable();
const recordTensorSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP(),
    shape: schemas/* array */.YOg(dimension).nullable(),
});
const recordSignatureSchema = schemas/* object */.Ikc({
    inputs: schemas/* array */.YOg(recordTensorSchema),
    outputs: schemas/* array */.YOg(recordTensorSchema),
});
/** A data set that the model was made or judged with. */
const recordDataSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    uri: schemas/* string */.YjP(),
    sha256: sha256.nullable(),
    rows: schemas/* int */.Whr().nonnegative().nullable(),
});
/** Where a version comes from. */
const lineageSchema = schemas/* object */.Ikc({
    /** The code that it was registered from; null where that is not known. */
    commit: schemas/* object */.Ikc({ repository: schemas/* string */.YjP().nullable(), sha: schemas/* string */.YjP() }).nullable(),
    /** The training run, a URL or an id. */
    run: schemas/* string */.YjP().nullable(),
    data: schemas/* array */.YOg(recordDataSchema),
    parameters: (0,src/* recordOf */.zv)(schemas/* unknown */.L5J()),
    /** The image that serves it, by digest. */
    image: schemas/* string */.YjP().nullable(),
    /** The model card, which is kept with the version. */
    card: schemas/* object */.Ikc({ file: schemas/* string */.YjP(), sha256 }).nullable(),
});
/** What is known of a version before it has a number. */
const draftSchema = schemas/* object */.Ikc({
    model: schemas/* string */.YjP(),
    digest: src/* digestSchema */.er,
    sizeBytes: schemas/* int */.Whr().nonnegative(),
    files: schemas/* array */.YOg(recordFileSchema),
    artifact: artifactLocationSchema.nullable(),
    evidence: schemas/* array */.YOg(evidenceReferenceSchema),
    lineage: lineageSchema,
    metrics: (0,src/* recordOf */.zv)(recordMetricSchema),
    signature: recordSignatureSchema.nullable(),
});
/** A registered version; once written it is never changed. */
const recordSchema = draftSchema.extend({
    schema: schemas/* literal */.euz(RECORD_SCHEMA),
    version: schemas/* string */.YjP(),
    /** Why it has this number. */
    versionReason: schemas/* string */.YjP(),
    /** The version that was the greatest when it was registered. */
    previous: schemas/* string */.YjP().nullable(),
    registeredAt: iso/* datetime */.w$(),
    by: actorSchema,
});

// EXTERNAL MODULE: ./node_modules/semver/index.js
var node_modules_semver = __webpack_require__(62088);
var semver_default = /*#__PURE__*/__webpack_require__.n(node_modules_semver);
;// CONCATENATED MODULE: ./packages/registry/src/version.ts


/**
 * A version as a user writes it, `1.2.3` or `v1.2.3`, without the `v`
 * ([Semantic Versioning 2.0.0](https://semver.org/spec/v2.0.0.html)).
 *
 * @throws ConfigurationError for text that is no semantic version
 */
function checkedVersion(text) {
    const plain = text.startsWith('v') ? text.slice(1) : text;
    // semver.valid also takes blanks and "=1.2.3", and drops build metadata: such a name would come
    // back different from what was written.
    if (semver_default().valid(plain) === plain)
        return plain;
    const build = plain.includes('+') ? '; build metadata ("+…") does not tell versions apart' : '';
    throw new src/* ConfigurationError */.j1('version', `"${text}" is not a semantic version such as 1.2.3 or 2.0.0-rc.1${build}`);
}
/** Whether text (without `v`) is a semantic version that can be registered. */
function isVersion(text) {
    return semver_default().valid(text) === text;
}
/** Order of versions by semver's precedence: negative when a comes before b. */
function compareVersions(a, b) {
    return semver_default().compare(a, b);
}
/** The greatest of some versions, or null for none. */
function greatestVersion(versions) {
    let greatest = null;
    for (const version of versions) {
        if (greatest === null || semver.gt(version, greatest))
            greatest = version;
    }
    return greatest;
}
/** The next version after `version` (after `2.0.0-rc.1`, any of them but a greater one is 2.0.0). */
function nextVersion(version, bump) {
    const next = semver_default().inc(version, bump);
    if (next === null)
        throw new Error(`${version} is not a semantic version`);
    return next;
}
/** The first version of a model. */
const FIRST_VERSION = '1.0.0';

;// CONCATENATED MODULE: ./packages/registry/src/state.ts




/** The versions in order, the least first. */
function sortVersions(versions) {
    return [...versions].sort((a, b) => compareVersions(a.version, b.version));
}
/** The greatest version that is in use; pre-releases only when there is nothing else. */
function latestOf(versions) {
    const active = versions.filter(({ active }) => active);
    const releases = active.filter(({ version }) => !version.includes('-'));
    return sortVersions(releases.length > 0 ? releases : active).at(-1) ?? null;
}
/** The version of that content, or null. One in use comes before one that was taken out of use. */
function versionOfDigest(versions, sha256) {
    const same = versions.filter(({ record }) => record?.digest.sha256 === sha256);
    return same.find(({ active }) => active) ?? same[0] ?? null;
}
/**
 * The version of that number.
 *
 * @throws InputError when it is not registered
 */
function requireVersion(state, model, text) {
    const wanted = checkedVersion(text);
    const versions = state?.versions ?? [];
    const found = versions.find(({ version }) => version === wanted);
    if (found !== undefined)
        return found;
    const known = versions.map(({ version }) => version);
    const hint = (0,src/* didYouMean */.au)(wanted, known) || `; registered are: ${known.join(', ')}`;
    throw new src/* InputError */.dz('version', known.length === 0
        ? `${model} ${wanted} is not registered: ${model} has no versions`
        : `${model} ${wanted} is not registered${hint}`);
}
/**
 * The version that has the content of a request, when it is registered already.
 *
 * @throws RegistryConflict when it was taken out of use, or is registered under another number than
 *   the one that was given
 */
function knownContent(state, { draft, choice }) {
    const known = versionOfDigest(state?.versions ?? [], draft.digest.sha256);
    if (known === null)
        return null;
    if (!known.active) {
        throw new RegistryConflict('model', `this content is ${draft.model} ${known.version}, which was taken out of use; register other ` +
            'content');
    }
    if (choice.kind === 'given' && checkedVersion(choice.version) !== known.version) {
        throw new RegistryConflict('version', `this content is registered already, as ${draft.model} ${known.version}; it cannot be ` +
            `${checkedVersion(choice.version)} as well: leave version out`);
    }
    return known;
}
/**
 * The version that is to be assigned, as it is written without `v`; null for none.
 *
 * @throws InputError when it is not registered, or out of use
 */
function checkAssignable(state, model, version) {
    if (version === null)
        return null;
    const found = requireVersion(state, model, version);
    if (found.active)
        return found.version;
    throw new src/* InputError */.dz('version', `${model} ${found.version} was taken out of use; choose another`);
}
/** @throws RegistryConflict when an environment or an alias still needs the version */
function checkRemovable(state, model, version) {
    const environments = (state?.assignments ?? [])
        .filter((entry) => entry.version === version)
        .map((entry) => `in ${entry.environment}`);
    const aliases = [...(state?.aliases ?? [])]
        .filter(([, target]) => target === version)
        .map(([alias]) => `the alias ${alias}`);
    const uses = [...environments, ...aliases];
    if (uses.length === 0)
        return;
    throw new RegistryConflict('version', `${model} ${version} is still ${uses.join(' and ')}; put another version there first`);
}
/** @throws RegistryConflict when what is there is not what is expected */
function checkExpected(what, actual, expected) {
    if (expected === undefined || expected === actual)
        return;
    const name = (version) => version ?? 'no version';
    throw new RegistryConflict('registry', `${what} is ${name(actual)}, expected was ${name(expected)}: somebody changed it meanwhile; ` +
        'look again and decide again');
}
function givenVersion(text, taken, model) {
    const version = checkedVersion(text);
    if (!taken.has(version))
        return { version, why: 'given' };
    throw new RegistryConflict('version', `${model} ${version} is registered already, with other content; give another version, or leave ` +
        'it out and the next one is taken');
}
/**
 * The number of a new version: the one given, else the one after the latest; a number that was
 * ever used is passed over.
 */
function numberFor({ draft, choice }, state, reserved) {
    const versions = state?.versions ?? [];
    const taken = new Set([...versions.map(({ version }) => version), ...reserved]);
    if (choice.kind === 'given')
        return givenVersion(choice.version, taken, draft.model);
    // After the greatest ever, in use or not: numbers do not go back.
    const greatest = latestOf(versions.map((entry) => ({ ...entry, active: true })));
    if (greatest === null && !taken.has(FIRST_VERSION)) {
        return { version: FIRST_VERSION, why: 'the first version' };
    }
    const { bump, why } = choice.bump(greatest?.record ?? null);
    let version = nextVersion(greatest?.version ?? FIRST_VERSION, bump);
    while (taken.has(version))
        version = nextVersion(version, bump);
    return { version, why: `${bump} after ${greatest?.version ?? FIRST_VERSION}: ${why}` };
}
/**
 * Completes a record with its number.
 *
 * @param reserved numbers that are taken though no version has them (tags of other programs)
 * @throws RegistryConflict when the number that was given is taken
 */
function completeRecord(request, state, at, reserved = new Set()) {
    const { version, why } = numberFor(request, state, reserved);
    const previous = latestOf(state?.versions ?? []);
    return {
        schema: RECORD_SCHEMA,
        ...request.draft,
        version,
        versionReason: why,
        previous: previous?.version ?? null,
        registeredAt: at.toISOString(),
        by: request.by,
    };
}
/** The record of the version before, for changelogs. */
function previousRecord(state, record) {
    return state?.versions.find(({ version }) => version === record.previous)?.record ?? null;
}

;// CONCATENATED MODULE: ./packages/registry/src/port.ts
const EVENT_KINDS = [
    'registered',
    'assigned',
    'unassigned',
    'alias-set',
    'alias-removed',
    'deregistered',
    'deprecated',
];

;// CONCATENATED MODULE: ./packages/registry/src/git/events.ts


/** The data of an entry in a chain of records. */
const eventDataSchema = schemas/* object */.Ikc({
    version: schemas/* string */.YjP().nullable().default(null),
    environment: schemas/* string */.YjP().nullable().default(null),
    alias: schemas/* string */.YjP().nullable().default(null),
    reason: schemas/* string */.YjP().nullable().default(null),
    tag: schemas/* string */.YjP().nullable().default(null),
});
/** Takes back the entry before it, whose tag another program made at the same moment. */
const WITHDRAWN = 'withdrawn';
/** The entries of a chain as events; what was withdrawn never happened. */
function eventsOf(entries) {
    const events = [];
    for (const { kind, at, by, data } of entries) {
        const parsed = eventDataSchema.parse(data);
        if (kind === WITHDRAWN) {
            const index = events.findLastIndex(({ tag }) => tag === parsed.tag);
            if (index >= 0)
                events.splice(index, 1);
            continue;
        }
        const known = EVENT_KINDS.find((candidate) => candidate === kind);
        if (known !== undefined)
            events.push({ ...parsed, kind: known, at, by: by.name });
    }
    return events;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var errors = __webpack_require__(961);
;// CONCATENATED MODULE: ./packages/registry/src/journal/content.ts


/** Where an entry is kept: `entries/00000/00000012.json`. */
function entryPath(sequence) {
    const thousands = String(Math.floor(sequence / 1000)).padStart(5, '0');
    return `entries/${thousands}/${String(sequence).padStart(8, '0')}.json`;
}
function whyDamaged(cause) {
    if (cause === null)
        return 'it is missing';
    const issue = cause instanceof errors/* ZodError */.G ? cause.issues[0] : undefined;
    return issue === undefined ? 'it is not JSON' : `${issue.path.join('.')}: ${issue.message}`;
}
/** The error about a file that is not as it was written. */
function damaged(path, where, cause) {
    return new src/* InputError */.dz('registry', `${path} of ${where} is not as it was written (${whyDamaged(cause)}): it was changed by hand, ` +
        'or comes from a newer version of Slipway', { cause });
}
/**
 * Reads a JSON file of a commit.
 *
 * @param where whose commit it is, in words
 * @throws InputError when it is missing or not of the schema
 */
async function readJsonFile(files, commit, path, schema, where) {
    const text = await files.text(commit, path);
    if (text === null)
        throw damaged(path, where, null);
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (error) {
        throw damaged(path, where, error);
    }
    const parsed = schema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    throw damaged(path, where, parsed.error);
}

;// CONCATENATED MODULE: ./packages/registry/src/journal/journal.ts








/** The ref of a model's journal in an environment: `refs/slipway/<model>/<environment>`. */
function journalRef(model, environment) {
    const names = [checkedName('model', model), checkedName('environment', environment)];
    return `refs/slipway/${names.map(toRefComponent).join('/')}`;
}
/**
 * An append-only journal on a ref: a chain of commits, each with one entry and the state after it
 * as plain JSON, so that `git log -p <ref>` is the audit. Whoever appends names the commit that was
 * read; when that is not the last one any more, nothing is written. The last commit holds all
 * entries: no history has to be fetched. Leases: lease.ts.
 */
class Journal {
    ref;
    options;
    #repository;
    #files;
    constructor(repository, ref, options) {
        this.ref = ref;
        this.options = options;
        this.#repository = repository;
        this.#files = new CommitFiles(repository);
    }
    /** The journal in words, for messages. */
    get description() {
        return `${this.ref} of ${this.#repository.description}`;
    }
    /** What the clock says. */
    now() {
        return this.options.now?.() ?? new Date();
    }
    /** The journal as it is now; null when there is none yet. */
    async read() {
        const ref = await findRef(this.#repository, this.ref);
        if (ref === null)
            return null;
        await this.#repository.fetch([ref]);
        return this.readAt(ref.oid);
    }
    /** The journal as it was at one of its commits, which must have been fetched. */
    async readAt(head) {
        const json = await this.#json(head, 'state.json', journalStateSchema);
        const state = this.options.schema.safeParse(json.state);
        if (!state.success)
            throw damaged('state.json', this.description, state.error);
        const { sequence, at, fence, lease } = json;
        return { head, sequence, at: new Date(at), fence, lease, state: state.data };
    }
    /** Entries, oldest first: all of them, those after a number, or the last few. */
    async entries({ head, sequence }, range = {}) {
        const after = Math.max(range.after ?? 0, sequence - (range.last ?? sequence));
        const numbers = Array.from({ length: Math.max(0, sequence - after) }, (_, i) => after + i + 1);
        return Promise.all(numbers.map((number) => this.#json(head, entryPath(number), journalEntrySchema)));
    }
    /** The further files, for reading by path. */
    get files() {
        return this.#files;
    }
    /**
     * Starts the journal.
     *
     * @throws JournalChanged when there is one already
     */
    create(change) {
        return this.#commit(null, change);
    }
    /**
     * Appends an entry to what was read.
     *
     * @throws JournalChanged when somebody else has written since
     * @throws LeaseLost when it is done under a lease that is not held any more
     */
    append(snapshot, change) {
        return this.#commit(snapshot, change);
    }
    /**
     * Reads, decides and appends, again and again while others are quicker.
     *
     * @param decide what to append to what was read (null: there is no journal yet), or null to leave
     *   it as it is
     * @returns the journal afterwards; null when there is none
     */
    async update(decide) {
        return retryWhileChanged(async () => {
            const snapshot = await this.read();
            const change = await decide(snapshot);
            return change === null ? snapshot : this.#commit(snapshot, change);
        }, this.options.patience);
    }
    /**
     * Writes what `append` (from null: `create`) would write, without moving the ref, for callers that
     * change several refs together.
     *
     * @throws LeaseLost as `append` does
     */
    async prepare(snapshot, change) {
        this.checkFence(snapshot, change.fence);
        const { clock, at } = this.#times(snapshot);
        const sequence = (snapshot?.sequence ?? 0) + 1;
        const entry = {
            schema: ENTRY_SCHEMA,
            sequence,
            at: at.toISOString(),
            ...(at > clock ? { clock: clock.toISOString() } : {}),
            kind: change.kind,
            by: change.by,
            fence: change.fence ?? null,
            data: change.data,
        };
        const files = new Map(change.files).set(entryPath(sequence), (0,src/* stringifyJson */.sd)(entry));
        const { fence = 0, lease = null } = snapshot ?? {};
        const next = { sequence, at, fence, lease, state: change.state };
        const title = change.title ?? `${this.ref}: ${change.kind}`;
        return this.#write(snapshot?.head ?? null, next, title, change.by, files);
    }
    /** Moves the ref to a prepared change. @throws JournalChanged as `append` does */
    async move({ snapshot, ref }) {
        const result = await this.#repository.update([ref]);
        if (result.kind === 'done')
            return snapshot;
        throw new JournalChanged('registry', `${this.description} was changed by somebody else: ${result.detail}`);
    }
    /** Writes a lease, or that nobody holds one; from null it starts the journal. For lease.ts. */
    async writeLease(snapshot, lease, title, by) {
        const { at } = this.#times(snapshot);
        const { sequence = 0, state = this.options.initial } = snapshot ?? {};
        const fence = lease?.fence ?? snapshot?.fence ?? 0;
        const next = { sequence, at, fence, lease, state };
        return this.move(await this.#write(snapshot?.head ?? null, next, title, by, new Map()));
    }
    /** @throws LeaseLost when the lease of that number is not held any more */
    checkFence(snapshot, fence) {
        const current = snapshot?.lease ?? null;
        if (fence === undefined || current?.fence === fence)
            return;
        const now = current === null
            ? 'nobody holds it now'
            : `${current.holder} holds it now, with number ${current.fence}`;
        throw new LeaseLost('registry', `lease ${fence} of ${this.description} is lost: ${now}; nothing more may be changed under it`);
    }
    /** An entry is never before the one before it, whatever a clock says. */
    #times(snapshot) {
        const clock = this.now();
        return { clock, at: snapshot === null || clock > snapshot.at ? clock : snapshot.at };
    }
    async #commit(snapshot, change) {
        return this.move(await this.prepare(snapshot, change));
    }
    async #write(parent, next, title, by, files) {
        const { sequence, at, fence, lease, state } = next;
        const content = {
            schema: STATE_SCHEMA,
            sequence,
            at: at.toISOString(),
            fence,
            lease,
            state,
        };
        const head = await this.#repository.writeCommit({
            parent,
            changes: new Map([...files, ['state.json', (0,src/* stringifyJson */.sd)(content)]]),
            message: by.run === null ? `${title}\n` : `${title}\n\nRun: ${by.run}\n`,
            author: by,
            time: at,
        });
        return { snapshot: { ...next, head }, ref: { name: this.ref, from: parent, to: head } };
    }
    #json(commit, path, schema) {
        return readJsonFile(this.#files, commit, path, schema, this.description);
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/git/chain.ts




/** The last part of the ref of a model's records; no environment can be called so. */
const RECORDS = '@versions';
/** A version in an environment, as the chain has it. */
const chainAssignmentSchema = schemas/* object */.Ikc({
    version: schemas/* string */.YjP(),
    since: iso/* datetime */.w$(),
    by: schemas/* string */.YjP(),
    reason: schemas/* string */.YjP().nullable(),
    /** The tag that says the same to GTO. */
    tag: schemas/* string */.YjP(),
});
/** The state of a model's chain of records. */
const chainStateSchema = schemas/* object */.Ikc({
    model: schemas/* string */.YjP(),
    /** The greatest N of GTO's tags that was given. */
    counter: schemas/* int */.Whr().nonnegative(),
    /** Time of the newest tag, in seconds: the next one is later, so that GTO orders them as we do. */
    tagTime: schemas/* int */.Whr().nonnegative(),
    assignments: (0,src/* recordOf */.zv)(chainAssignmentSchema),
    /** Version by alias. */
    aliases: (0,src/* recordOf */.zv)(schemas/* string */.YjP()),
    /** Why a version was taken out of use, by version. */
    deregistered: (0,src/* recordOf */.zv)(schemas/* string */.YjP().nullable()),
    deprecated: schemas/* boolean */.zMY(),
});
/** The ref of a model's records: `refs/slipway/<model>/@versions`. */
function recordsRef(model) {
    return `refs/slipway/${toRefComponent(checkedName('model', model))}/${RECORDS}`;
}
/** The component that stands for the model in a ref of records; null for any other ref. */
function modelOfRecordsRef(ref) {
    const [, component = null] = /^refs\/slipway\/([^/]+)\/@versions$/.exec(ref) ?? [];
    return component;
}
/** The chain of a model's records: a journal with a folder for every version. */
function recordsChain(repository, model, options) {
    return new Journal(repository, recordsRef(model), {
        ...options,
        schema: chainStateSchema,
        initial: {
            model,
            counter: 0,
            tagTime: 0,
            assignments: {},
            aliases: {},
            deregistered: {},
            deprecated: false,
        },
    });
}
/** The folder of a version's files. */
function versionFolder(version) {
    return `versions/v${version}`;
}
/** The tag of a version, as it was made: what `verify` holds the repository's tags against. */
const tagFileSchema = schemas/* object */.Ikc({
    /** Without `refs/tags/`. */
    tag: schemas/* string */.YjP(),
    /** Object id of the annotated tag. */
    oid: schemas/* string */.YjP(),
    /** The commit that it leads to. */
    target: schemas/* string */.YjP(),
    /** Its time, in seconds since 1970. */
    time: schemas/* int */.Whr().nonnegative(),
});
/** The file that names the version whose tag leads to a commit. */
function commitPath(oid) {
    return `commits/${oid.slice(0, 2)}/${oid}`;
}
/** The file that names the version of some content. */
function chain_digestPath(sha256) {
    return `digests/${sha256.slice(0, 2)}/${sha256}`;
}

;// CONCATENATED MODULE: ./packages/registry/src/git/gto.ts


const TAG = /^(?<name>[^@#!]+)(?:@v(?<version>[^@#!]+)|#(?<stage>[^@#!]+)|@(?<deprecated>deprecated))(?<cancel>!?)(?:#(?<counter>\d+))?$/u;
/** Reads the name of a tag (without `refs/tags/`); null when it is none of GTO's. */
function parseGtoTag(text) {
    const groups = TAG.exec(text)?.groups;
    const { name, version, stage, deprecated, cancel } = groups ?? {};
    if (groups === undefined || name === undefined || !isName(name))
        return null;
    const counter = groups.counter === undefined ? null : Number(groups.counter);
    if (version !== undefined) {
        if (!isVersion(version))
            return null;
        return { kind: cancel === '' ? 'register' : 'deregister', name, version, counter };
    }
    if (stage !== undefined) {
        if (!isName(stage))
            return null;
        return { kind: cancel === '' ? 'assign' : 'unassign', name, stage, counter };
    }
    return deprecated === undefined || cancel !== '' ? null : { kind: 'deprecate', name, counter };
}
/** The name of a tag. A version is registered by one tag, which has no counter. */
function formatGtoTag(tag) {
    const counter = tag.counter === null ? '' : `#${tag.counter}`;
    switch (tag.kind) {
        case 'register':
            return `${tag.name}@v${tag.version}${counter}`;
        case 'deregister':
            return `${tag.name}@v${tag.version}!${counter}`;
        case 'assign':
            return `${tag.name}#${tag.stage}${counter}`;
        case 'unassign':
            return `${tag.name}#${tag.stage}!${counter}`;
        case 'deprecate':
            return `${tag.name}@deprecated${counter}`;
    }
}
/** The prefixes that the refs of all tags of a model start with. */
function gtoPrefixes(name) {
    return [`refs/tags/${name}@`, `refs/tags/${name}#`];
}

;// CONCATENATED MODULE: ./packages/registry/src/git/tag-view.ts

/** GTO's tags by model. Lightweight tags are not GTO's, and are left out. */
function groupTags(refs) {
    const groups = new Map();
    for (const { name, oid, annotated, peeled } of refs) {
        if (!annotated || !name.startsWith('refs/tags/'))
            continue;
        const text = name.slice('refs/tags/'.length);
        const tag = parseGtoTag(text);
        if (tag === null)
            continue;
        const group = groups.get(tag.name);
        const entry = { text, tag, oid, commit: peeled };
        if (group === undefined)
            groups.set(tag.name, [entry]);
        else
            group.push(entry);
    }
    return groups;
}
/** The greatest counter of some tags; 0 without any. */
function greatestCounter(tags) {
    return tags.reduce((greatest, { tag }) => Math.max(greatest, tag.counter ?? 0), 0);
}
/** The tag that registers a version; of several the one without a counter. */
function versionTag(tags, version) {
    const found = tags.filter(({ tag }) => tag.kind === 'register' && tag.version === version);
    return found.find(({ tag }) => tag.counter === null) ?? found[0] ?? null;
}

;// CONCATENATED MODULE: ./packages/registry/src/git/merge.ts



/** What another program did through tags after the last thing that the records know of. */
function foreignTags({ state, tags }) {
    const known = state?.counter ?? 0;
    const counted = tags.filter(({ tag }) => (tag.counter ?? 0) > known);
    // Without records a tag may lack its counter; with records such a tag is no news.
    const uncounted = state === null ? tags.filter(({ tag }) => tag.counter === null) : [];
    const order = ({ tag }) => tag.counter ?? 0;
    return [...uncounted, ...counted].sort((a, b) => order(a) - order(b));
}
/** The version whose tag is at the commit. */
function versionAt(view, commit) {
    if (commit === null)
        return null;
    const found = view.tags.find((entry) => entry.tag.kind === 'register' && entry.commit === commit);
    return found?.tag.kind === 'register' ? found.tag.version : null;
}
/** All versions, those that only a tag tells of included. */
function versionNumbers(view) {
    const tagged = view.tags.flatMap(({ tag }) => (tag.kind === 'register' ? [tag.version] : []));
    return [...new Set([...view.recorded, ...tagged])];
}
/** Versions that are out of use: by the records, then as later tags say. */
function inactiveVersions(view) {
    const inactive = new Set(Object.keys(view.state?.deregistered ?? {}));
    for (const { tag } of foreignTags(view)) {
        if (tag.kind === 'deregister')
            inactive.add(tag.version);
        if (tag.kind === 'register')
            inactive.delete(tag.version);
    }
    return inactive;
}
/** What is in which environment: by the records, then as later tags say. */
function assignmentsOf(view) {
    const found = new Map();
    for (const [environment, { version, since, by, reason }] of Object.entries(view.state?.assignments ?? {})) {
        found.set(environment, { environment, version, since, by, reason });
    }
    for (const entry of foreignTags(view)) {
        const { tag } = entry;
        if (tag.kind !== 'assign' && tag.kind !== 'unassign')
            continue;
        const version = versionAt(view, entry.commit);
        if (tag.kind === 'unassign' || version === null) {
            // Taking out a version that is not there any more says nothing of the one that is.
            if (version === null || found.get(tag.stage)?.version === version)
                found.delete(tag.stage);
            continue;
        }
        const reason = `tag ${entry.text}`;
        found.set(tag.stage, { environment: tag.stage, version, since: null, by: null, reason });
    }
    return [...found.values()].sort((a, b) => (a.environment < b.environment ? -1 : 1));
}
function isDeprecated(view) {
    const later = foreignTags(view).at(-1);
    if (later !== undefined)
        return later.tag.kind === 'deprecate';
    return view.state?.deprecated ?? false;
}
/** The versions, with the records that were read. */
function versionsOf(view, records) {
    const inactive = inactiveVersions(view);
    return sortVersions(versionNumbers(view).map((version) => ({
        model: view.model,
        version,
        record: records.get(version) ?? null,
        tag: versionTag(view.tags, version)?.text ??
            formatGtoTag({ kind: 'register', name: view.model, version, counter: null }),
        active: !inactive.has(version),
    })));
}
/** Everything that is known of the model. */
function stateOf(view, records) {
    return {
        model: view.model,
        versions: versionsOf(view, records),
        assignments: assignmentsOf(view),
        aliases: new Map(Object.entries(view.state?.aliases ?? {})),
        deprecated: isDeprecated(view),
    };
}

;// CONCATENATED MODULE: ./packages/registry/src/git/records.ts





/** Files that the registry itself writes into a version's folder. */
const RECORD_FILE = 'record.json';
const TAG_FILE = 'tag.json';
const CHANGELOG_FILE = 'changelog.md';
/** The versions that have a record. */
async function recordedVersions({ files, head }) {
    const folder = await files.folder(head, 'versions');
    return [...folder.keys()]
        .filter((name) => name.startsWith('v'))
        .map((name) => name.slice(1))
        .filter(isVersion);
}
/**
 * Reads the record of a version.
 *
 * @throws InputError when it is missing, torn or about something else
 */
async function readRecord(source, version) {
    const { files, head, model, where } = source;
    const path = `${versionFolder(version)}/${RECORD_FILE}`;
    const record = await readJsonFile(files, head, path, recordSchema, where);
    if (record.model === model && record.version === version)
        return record;
    throw damaged(path, `${where}, which says ${record.model} ${record.version},`, null);
}
/** Reads how the tag of a version was made. @throws InputError as `readRecord` does */
function readTagFile({ files, head, where }, version) {
    const path = `${versionFolder(version)}/${TAG_FILE}`;
    return readJsonFile(files, head, path, tagFileSchema, where);
}
/** The text of a file of a version; null when there is none. */
function readVersionFile({ files, head }, version, file) {
    return files.text(head, `${versionFolder(version)}/${file}`);
}
/** The version that has this content; null when none has. */
async function findDigest({ files, head }, sha256) {
    return (await files.text(head, digestPath(sha256)))?.trim() ?? null;
}
/** The version whose tag leads to a commit; null when none does. */
async function findCommit({ files, head }, commit) {
    return (await files.text(head, commitPath(commit)))?.trim() ?? null;
}
/** The files that are written for a new version. */
function recordFiles(record, tag, changelog, attachments) {
    const folder = versionFolder(record.version);
    return new Map([
        ...attachments.map(({ file, text }) => [`${folder}/${file}`, text]),
        [`${folder}/${CHANGELOG_FILE}`, changelog],
        [`${folder}/${TAG_FILE}`, (0,src/* stringifyJson */.sd)(tag)],
        [`${folder}/${RECORD_FILE}`, (0,src/* stringifyJson */.sd)(record)],
        [chain_digestPath(record.digest.sha256), `${record.version}\n`],
        [commitPath(tag.target), `${record.version}\n`],
    ]);
}

;// CONCATENATED MODULE: ./packages/registry/src/git/reader.ts








/** Reads models out of a repository: the chain of records, and what tags say beside it. */
class ModelReader {
    #repository;
    #options;
    #files;
    constructor(repository, options) {
        this.#repository = repository;
        this.#options = options;
        this.#files = new CommitFiles(repository);
    }
    /** One model; without records and tags it is empty. */
    async load(name) {
        const model = checkedName('model', name);
        const refs = await this.#repository.refs([recordsRef(model), ...gtoPrefixes(model)]);
        const chain = refs.find((ref) => ref.name === recordsRef(model)) ?? null;
        if (chain !== null)
            await this.#repository.fetch([chain]);
        return this.#assemble(model, chain, groupTags(refs).get(model) ?? []);
    }
    /** A model whose name differs in the case of letters only; null when there is none. */
    async otherSpelling(model) {
        const mine = toRefComponent(model);
        for (const { name } of await this.#repository.refs(['refs/slipway/'])) {
            const component = modelOfRecordsRef(name);
            if (component === null || component === mine)
                continue;
            if (component.toLowerCase() === mine.toLowerCase())
                return fromRefComponent(component);
        }
        return null;
    }
    /** Everything that is known of a model; null when that is nothing. */
    async state({ recorded, view }) {
        if (recorded === null)
            return view.tags.length === 0 ? null : stateOf(view, new Map());
        const records = await Promise.all(view.recorded.map((version) => readRecord(recorded.source, version)));
        return stateOf(view, new Map(records.map((record) => [record.version, record])));
    }
    /** All models, by name; of each the record of its latest version is read, and no other. */
    async list() {
        const refs = await this.#repository.refs(['refs/slipway/', 'refs/tags/']);
        const chains = refs.filter(({ name }) => modelOfRecordsRef(name) !== null);
        await this.#repository.fetch(chains);
        const tags = groupTags(refs);
        const models = new Map([...tags.keys()].map((model) => [model, null]));
        for (const chain of chains) {
            models.set(fromRefComponent(modelOfRecordsRef(chain.name) ?? ''), chain);
        }
        const loaded = [...models].map(([model, chain]) => this.#assemble(model, chain, tags.get(model) ?? []));
        const overviews = (await Promise.all(loaded)).map((entry) => this.#overview(entry));
        return (await Promise.all(overviews)).sort((a, b) => (a.model < b.model ? -1 : 1));
    }
    async #assemble(model, chain, tags) {
        const journal = recordsChain(this.#repository, model, this.#options);
        const recorded = chain === null ? null : await this.#recorded(journal, model, chain.oid);
        const state = recorded?.snapshot.state ?? null;
        const view = {
            model,
            state,
            recorded: recorded === null ? [] : await recordedVersions(recorded.source),
            tags: await this.#withCommits(state, tags),
        };
        return { model, journal, recorded, view };
    }
    async #recorded(journal, model, head) {
        const where = journal.description;
        const source = { files: this.#files, head, model, where };
        return { snapshot: await journal.readAt(head), source };
    }
    /** Tags that the records do not know of need their commit, which some repositories do not list. */
    async #withCommits(state, tags) {
        const isNews = (entry) => entry.commit === null && (state === null || (entry.tag.counter ?? 0) > state.counter);
        if (!tags.some(isNews))
            return [...tags];
        const refs = tags.map(({ text, oid }) => {
            return { name: `refs/tags/${text}`, oid, annotated: true, peeled: null };
        });
        await this.#repository.fetch(refs);
        return Promise.all(tags.map(async (entry) => {
            const commit = entry.commit ?? (await this.#repository.tag(entry.oid)).target;
            return { ...entry, commit };
        }));
    }
    async #overview({ model, recorded, view }) {
        const state = stateOf(view, new Map());
        const latest = latestOf(state.versions);
        const hasRecord = latest !== null && view.recorded.includes(latest.version);
        const record = hasRecord && recorded !== null ? await readRecord(recorded.source, latest.version) : null;
        return {
            model,
            versions: state.versions.length,
            latest: latest === null ? null : { ...latest, record },
            assignments: state.assignments,
            aliases: state.aliases,
            deprecated: state.deprecated,
        };
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/git/tags.ts



/** Writes annotated tags in GTO's convention. */
class TagWriter {
    #repository;
    #sign;
    constructor(repository, sign) {
        this.#repository = repository;
        this.#sign = sign;
    }
    async write({ tag, target, message, by, time }) {
        const name = formatGtoTag(tag);
        const request = { name, target, message, tagger: by, time: new Date(time * 1000) };
        const oid = await this.#repository.writeTag({ ...request, sign: this.#sign });
        const ref = { name: `refs/tags/${name}`, from: null, to: oid };
        return { file: { tag: name, oid, target, time }, ref };
    }
    /**
     * The commit that the tag of a version leads to: the code it was registered from. GTO takes two
     * versions at one commit for a broken registry, and a registry may be in another repository than
     * the code; then the version gets a commit of its own, on top of the code where that is there.
     */
    async versionTarget(record, loaded) {
        const code = record.lineage.commit?.sha ?? null;
        const hasCode = code !== null && (await this.#repository.hasCommit(code));
        if (hasCode && !(await isTaken(code, loaded)))
            return code;
        const { model, version, by, registeredAt } = record;
        return this.#repository.writeCommit({
            parent: hasCode ? code : null,
            changes: hasCode ? new Map() : new Map([['record.json', (0,src/* stringifyJson */.sd)(record)]]),
            message: `${model} v${version}\n\nsha256:${record.digest.sha256}\n`,
            author: by,
            time: new Date(registeredAt),
        });
    }
}
/** Whether the tag of a version of the model leads to the commit. */
async function isTaken(commit, { view, recorded }) {
    const byTag = view.tags.some((entry) => entry.tag.kind === 'register' && entry.commit === commit);
    if (byTag || recorded === null)
        return byTag;
    return (await findCommit(recorded.source, commit)) !== null;
}

;// CONCATENATED MODULE: ./packages/registry/src/git/writer.ts





/** What the chain of a model has come to; the beginning for one that has none yet. */
function stateBefore({ recorded, journal }) {
    return recorded?.snapshot.state ?? journal.options.initial;
}
/** The commit that the tag of a version leads to. */
async function targetOf({ view, recorded }, version) {
    if (recorded !== null && view.recorded.includes(version)) {
        return (await readTagFile(recorded.source, version)).target;
    }
    const commit = versionTag(view.tags, version)?.commit ?? null;
    if (commit !== null)
        return commit;
    throw new src/* InputError */.dz('version', `the tag of ${view.model} ${version} leads to no commit`);
}
/**
 * Writes changes of a model: an entry in its chain, and a tag. Both at once where the repository
 * can; else the entry first, since it decides: what is missing of a change whose writer died is
 * completed by the next one that finds it.
 */
class ModelWriter {
    #repository;
    #tags;
    constructor(repository, tags) {
        this.#repository = repository;
        this.#tags = tags;
    }
    /** The time of the next tag: later than that of the one before, so that GTO keeps the order. */
    tagTime(loaded) {
        const now = Math.floor(loaded.journal.now().getTime() / 1000);
        return Math.max(now, stateBefore(loaded).tagTime + 1);
    }
    /** Writes a tag with the next counter, and the state that has counted it. */
    async nextTag(loaded, tag, about) {
        const before = stateBefore(loaded);
        const counter = Math.max(before.counter, greatestCounter(loaded.view.tags)) + 1;
        const time = this.tagTime(loaded);
        const target = await targetOf(loaded, about.version);
        const counted = { ...tag, counter };
        const written = await this.#tags.write({ ...about, tag: counted, target, time });
        return { tag: written, state: { ...before, counter, tagTime: time } };
    }
    /**
     * Writes a change.
     *
     * @throws JournalChanged when the model is not as it was loaded; nothing was changed then
     */
    async write(loaded, change) {
        const { kind, data, by, state, tag, files } = change;
        const about = [data.version, data.environment ?? data.alias];
        const words = about.filter((word) => typeof word === 'string');
        const prepared = await loaded.journal.prepare(loaded.recorded?.snapshot ?? null, {
            kind,
            data,
            state,
            by,
            title: [`${loaded.model}: ${kind}`, ...words].join(' '),
            ...(files === undefined ? {} : { files }),
        });
        if (tag === null)
            await loaded.journal.move(prepared);
        else if (this.#repository.atomic)
            await this.#writeTogether(prepared, tag);
        else
            await this.#writeInTurn(loaded, prepared, tag, change);
    }
    /** Makes a tag of the records again that is not there: its writer died, or somebody deleted it. */
    async restore(tag) {
        const result = await this.#repository.update([tag.ref]);
        if (result.kind === 'changed')
            throw new JournalChanged('registry', result.detail);
    }
    async #writeTogether(prepared, tag) {
        const result = await this.#repository.update([prepared.ref, tag.ref]);
        if (result.kind === 'done')
            return;
        throw new JournalChanged('registry', `${result.ref} of ${this.#repository.description} was changed by somebody else: ${result.detail}`);
    }
    /** A tag that another program has made meanwhile takes the change back. */
    async #writeInTurn(loaded, prepared, tag, { data, by, files }) {
        const snapshot = await loaded.journal.move(prepared);
        const result = await this.#repository.update([tag.ref]);
        if (result.kind === 'done')
            return;
        await loaded.journal.append(snapshot, {
            kind: WITHDRAWN,
            data,
            state: stateBefore(loaded),
            by,
            title: `${loaded.model}: withdrawn, ${tag.file.tag} was made by another program`,
            files: new Map([...(files ?? [])].map(([path]) => [path, null])),
        });
        throw new JournalChanged('registry', `${tag.file.tag} was made by another program`);
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/git/registry.ts











function withReason(message, reason) {
    return reason === null ? message : `${message}: ${reason}`;
}
/** A record without one of its keys. */
function without(record, key) {
    return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
/**
 * The embedded registry: git and nothing else. What is recorded of a model is a chain of commits on
 * `refs/slipway/<model>/@versions`; annotated tags in GTO's convention say the same to people, to
 * git and to gto. What gto did itself is seen: its tags count where they are newer than the records.
 */
class GitRegistry {
    consistency = 'atomic';
    #repository;
    #patience;
    #reader;
    #tags;
    #writer;
    constructor(repository, options = {}) {
        this.#repository = repository;
        this.#patience = options.patience;
        this.#reader = new ModelReader(repository, options);
        this.#tags = new TagWriter(repository, options.sign ?? false);
        this.#writer = new ModelWriter(repository, this.#tags);
    }
    get description() {
        return this.#repository.description;
    }
    list() {
        return this.#reader.list();
    }
    async model(name) {
        return this.#reader.state(await this.#reader.load(name));
    }
    async history(name) {
        const { journal, recorded } = await this.#reader.load(name);
        return recorded === null ? [] : eventsOf(await journal.entries(recorded.snapshot));
    }
    async attachment(model, version, file) {
        const { recorded } = await this.#reader.load(model);
        if (recorded === null)
            return null;
        return readVersionFile(recorded.source, checkedVersion(version), file);
    }
    register(request) {
        return this.#retry(async () => {
            const loaded = await this.#reader.load(request.draft.model);
            const state = await this.#reader.state(loaded);
            const known = knownContent(state, request);
            if (known !== null) {
                await this.#completeVersionTag(loaded, known.version);
                return { version: known, created: false };
            }
            if (state === null)
                await this.#refuseOtherSpelling(loaded.model);
            return { version: await this.#registerNew(loaded, state, request), created: true };
        });
    }
    async assign(request) {
        const environment = checkedName('environment', request.environment);
        return this.#retry(async () => {
            const loaded = await this.#reader.load(request.model);
            const state = await this.#reader.state(loaded);
            const entry = state?.assignments.find((other) => other.environment === environment);
            const current = entry?.version ?? null;
            checkExpected(`${request.model} in ${environment}`, current, request.expected);
            const version = checkAssignable(state, request.model, request.version);
            if (version === current)
                return false;
            await this.#assignNew(loaded, { ...request, environment, version }, current);
            return true;
        });
    }
    async alias(request) {
        const alias = checkedName('alias', request.alias);
        return this.#retry(async () => {
            const loaded = await this.#reader.load(request.model);
            const state = await this.#reader.state(loaded);
            const current = state?.aliases.get(alias) ?? null;
            checkExpected(`alias ${alias} of ${request.model}`, current, request.expected);
            const version = checkAssignable(state, request.model, request.version);
            if (version === current)
                return false;
            const before = stateBefore(loaded);
            const others = without(before.aliases, alias);
            await this.#writer.write(loaded, {
                kind: version === null ? 'alias-removed' : 'alias-set',
                data: { alias, version: version ?? current, reason: request.reason },
                by: request.by,
                state: { ...before, aliases: version === null ? others : { ...others, [alias]: version } },
                tag: null,
            });
            return true;
        });
    }
    deregister(model, text, { by, reason }) {
        return this.#retry(async () => {
            const loaded = await this.#reader.load(model);
            const registered = await this.#reader.state(loaded);
            const { version, active } = requireVersion(registered, model, text);
            if (!active)
                return false;
            checkRemovable(registered, model, version);
            const message = withReason(`${model} v${version} is out of use`, reason);
            const gto = { kind: 'deregister', name: model, version };
            const { tag, state } = await this.#writer.nextTag(loaded, gto, { version, message, by });
            await this.#writer.write(loaded, {
                kind: 'deregistered',
                data: { version, reason, tag: tag.file.tag },
                by,
                state: { ...state, deregistered: { ...state.deregistered, [version]: reason } },
                tag,
            });
            return true;
        });
    }
    deprecate(model, { by, reason }) {
        return this.#retry(async () => {
            const loaded = await this.#reader.load(model);
            const registered = await this.#reader.state(loaded);
            const latest = registered?.versions.at(-1)?.version;
            if (registered === null || latest === undefined) {
                throw new src/* InputError */.dz('model-name', `${model} is not registered in ${this.description}`);
            }
            if (registered.deprecated)
                return false;
            const message = withReason(`${model} is deprecated`, reason);
            const gto = { kind: 'deprecate', name: model };
            const about = { version: latest, message, by };
            const { tag, state } = await this.#writer.nextTag(loaded, gto, about);
            await this.#writer.write(loaded, {
                kind: 'deprecated',
                data: { reason, tag: tag.file.tag },
                by,
                state: { ...state, deprecated: true },
                tag,
            });
            return true;
        });
    }
    close() {
        return this.#repository.close();
    }
    async #registerNew(loaded, state, request) {
        const record = completeRecord(request, state, loaded.journal.now());
        const { version, model, by } = record;
        const changelog = request.describe(record, previousRecord(state, record));
        const target = await this.#tags.versionTarget(record, loaded);
        const gto = { kind: 'register', name: model, version, counter: null };
        const time = this.#writer.tagTime(loaded);
        const tag = await this.#tags.write({ tag: gto, target, message: changelog, by, time });
        await this.#writer.write(loaded, {
            kind: 'registered',
            data: { version, tag: tag.file.tag, digest: `sha256:${record.digest.sha256}` },
            by,
            state: { ...stateBefore(loaded), deprecated: false, tagTime: time },
            tag,
            files: recordFiles(record, tag.file, changelog, request.attachments),
        });
        return { model, version, record, tag: tag.file.tag, active: true };
    }
    async #assignNew(loaded, request, current) {
        const { model, environment, reason, by } = request;
        const isLeaving = request.version === null;
        const version = request.version ?? current ?? '';
        const what = `${model} v${version} ${isLeaving ? 'leaves' : 'is in'} ${environment}`;
        const about = { version, message: withReason(what, reason), by };
        const gto = {
            kind: isLeaving ? 'unassign' : 'assign',
            name: model,
            stage: environment,
        };
        const { tag, state } = await this.#writer.nextTag(loaded, gto, about);
        const since = loaded.journal.now().toISOString();
        const entry = { version, since, by: by.name, reason, tag: tag.file.tag };
        const others = without(state.assignments, environment);
        await this.#writer.write(loaded, {
            kind: isLeaving ? 'unassigned' : 'assigned',
            data: { environment, version, reason, tag: tag.file.tag },
            by,
            state: { ...state, assignments: isLeaving ? others : { ...others, [environment]: entry } },
            tag,
        });
    }
    /** The tag of a version that has a record, when it is not there: the same tag is made again. */
    async #completeVersionTag({ view, recorded, model }, version) {
        if (recorded === null || versionTag(view.tags, version) !== null)
            return;
        const { source } = recorded;
        const { target, time } = await readTagFile(source, version);
        const { by } = await readRecord(source, version);
        const message = (await readVersionFile(source, version, CHANGELOG_FILE)) ?? '';
        const tag = { kind: 'register', name: model, version, counter: null };
        await this.#writer.restore(await this.#tags.write({ tag, target, message, by, time }));
    }
    /** Refs of two names that differ in case only are one file on some file systems. */
    async #refuseOtherSpelling(model) {
        const other = await this.#reader.otherSpelling(model);
        if (other === null)
            return;
        throw new src/* ConfigurationError */.j1('model-name', `"${model}" is registered as "${other}": names differ in more than the case of letters; set ` +
            'model.name');
    }
    #retry(attempt) {
        return retryWhileChanged(attempt, this.#patience);
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/registry/src/git/run.ts


const DEFAULT_TIMEOUT = 10 * 60_000;
/** Set while git runs a hook; they would make every command act on the hook's repository. */
const REPOSITORY_VARIABLES = [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
    'GIT_COMMON_DIR',
    'GIT_NAMESPACE',
    'GIT_PREFIX',
    'GIT_QUARANTINE_PATH',
];
/** The environment of every command: nothing is asked at a terminal, messages are in English. */
function gitEnvironment(options) {
    const inherited = { ...options.environment };
    for (const name of REPOSITORY_VARIABLES)
        inherited[name] = undefined;
    return { ...inherited, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
}
/** Passwords in URLs are no part of a message. */
function withoutPasswords(text) {
    return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1');
}
/** A git command that failed, with what git said. */
class GitError extends Error {
    name = 'GitError';
    exitCode;
    stderr;
    constructor(command, result) {
        const said = withoutPasswords(result.stderr.trim());
        super(`git ${command} ended with ${result.exitCode}: ${said || 'git said nothing'}`);
        this.exitCode = result.exitCode;
        this.stderr = said;
    }
    /** The line of git's words that says what went wrong. */
    get gist() {
        const lines = this.stderr.split('\n').map((line) => line.trim());
        const telling = lines.find((line) => /^(?:remote: )?(?:fatal|error|ERROR):/i.test(line));
        return (telling ?? lines[0] ?? '').replace(/^(?:remote: )?(?:fatal|error):\s*/i, '');
    }
}
/** git is not installed. */
function missing(cause) {
    return new src/* InputError */.dz('registry', 'git is not installed (or not on PATH), and the registry needs it; install git, or give ' +
        'github-token to reach a repository on GitHub without it', { cause });
}
/** Runs git with the given arguments, whatever it ends with. */
function tryGit(args, options) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)('git', [...args], {
            cwd: options.cwd,
            env: gitEnvironment(options),
            stdio: ['pipe', 'pipe', 'pipe'],
            timeout: options.timeout ?? DEFAULT_TIMEOUT,
            windowsHide: true,
        });
        const [out, err] = [[], []];
        child.stdout.on('data', (chunk) => out.push(chunk));
        child.stderr.on('data', (chunk) => err.push(chunk));
        child.on('error', (error) => {
            reject(error.code === 'ENOENT' ? missing(error) : error);
        });
        child.on('close', (code, signal) => {
            const stderr = Buffer.concat(err).toString('utf8');
            const ended = signal === null ? '' : `\nstopped by ${signal}`;
            resolve({ exitCode: code ?? -1, stdout: Buffer.concat(out), stderr: stderr + ended });
        });
        // A command that ends before it has read its input says itself why.
        child.stdin.on('error', () => undefined);
        child.stdin.end(options.input ?? '');
    });
}
/**
 * Runs git and returns what it printed.
 *
 * @throws GitError when it ends with anything but 0
 */
async function git(args, options) {
    const result = await tryGit(args, options);
    const command = args.find((argument) => !argument.startsWith('-') && !argument.includes('=')) ?? '';
    if (result.exitCode !== 0)
        throw new GitError(command, result);
    return result.stdout.toString('utf8');
}

;// CONCATENATED MODULE: ./packages/registry/src/git/checkout.ts

/** Reads the checkout that a folder is in; null where there is none, or no git. */
async function readCheckout(folder, options) {
    const ask = async (...args) => {
        const result = await tryGit(args, { ...options, cwd: folder });
        return result.exitCode === 0 ? result.stdout.toString('utf8').trim() : null;
    };
    if ((await ask('rev-parse', '--git-dir').catch(() => null)) === null)
        return null;
    const [commit, remote, status, name, email] = await Promise.all([
        ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'),
        ask('config', '--get', 'remote.origin.url'),
        ask('status', '--porcelain', '--untracked-files=no'),
        ask('config', '--get', 'user.name'),
        ask('config', '--get', 'user.email'),
    ]);
    return {
        commit,
        remote: remote === null ? null : withoutPasswords(remote),
        dirty: (status ?? '') !== '',
        identity: name === null || name === '' ? null : { name, email: email ?? '' },
    };
}
/** The names of a repository's remotes. */
async function remotesOf(gitFolder, options) {
    const { stdout } = await tryGit(['remote'], { ...options, cwd: gitFolder });
    return stdout
        .toString('utf8')
        .split('\n')
        .filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./packages/registry/src/git/import-stream.ts
/** The name that fast-import knows the commit by; it is gone again before any ref is written. */
const SCRATCH = 'refs/slipway/@import';
/** A person in a line of a commit: what ends a name or an address there is left out. */
function personLine({ name, email }, time) {
    const clean = (text) => text.replace(/[<>\n\0]/g, '').trim();
    const seconds = Math.floor(time.getTime() / 1000);
    return `${clean(name) || 'unknown'} <${clean(email)}> ${seconds} +0000`;
}
function data(text) {
    return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
/** A path as fast-import takes it when it holds quotes, line ends or blanks at its ends. */
function quoted(path) {
    return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
function fileLine(path, change) {
    if (change === null)
        return `D ${quoted(path)}\n`;
    if (typeof change === 'string')
        return `M 100644 inline ${quoted(path)}\n${data(change)}`;
    return `M 100644 ${change.blob} ${quoted(path)}\n`;
}
/**
 * The input of `git fast-import` that writes a commit with its trees and blobs in one process, tells
 * its id, and leaves no ref behind.
 *
 * @param nothing the object id of nothing, as long as the repository's ids are
 */
function importStream(request, nothing) {
    const { parent, changes, message, author, time } = request;
    const person = personLine(author, time);
    const files = [...changes].map(([path, change]) => fileLine(path, change)).join('');
    return [
        'feature done\n',
        `commit ${SCRATCH}\nmark :1\nauthor ${person}\ncommitter ${person}\n${data(message)}`,
        parent === null ? '' : `from ${parent}\n`,
        files,
        `\nget-mark :1\nreset ${SCRATCH}\nfrom ${nothing}\n\ndone\n`,
    ].join('');
}

;// CONCATENATED MODULE: ./packages/registry/src/git/object-reader.ts


/**
 * Reads objects through one `git cat-file --batch`, which answers in the order it is asked: many
 * reads cost one process.
 */
class ObjectReader {
    #options;
    #child = null;
    #waiting = [];
    #chunks = [];
    #buffered = 0;
    /** Bytes that have to be there before it is worth looking again. */
    #needed = 0;
    #errors = '';
    constructor(options) {
        this.#options = options;
    }
    /** The object of that id or name (`HEAD^{commit}`), or null when there is none. */
    read(name) {
        if (/[\n\0]/.test(name))
            throw new Error('a name of one line is needed');
        const child = (this.#child ??= this.#start());
        return new Promise((resolve, reject) => {
            this.#waiting.push({ name, resolve, reject });
            child.stdin.write(`${name}\n`);
        });
    }
    /** Ends the process, once what was asked is answered. */
    async close() {
        const child = this.#child;
        if (child === null)
            return;
        this.#child = null;
        // Whoever waits for the end keeps the program alive until it is there.
        child.ref();
        await new Promise((resolve) => {
            child.once('close', () => {
                resolve();
            });
            child.stdin.end();
        });
    }
    #start() {
        const child = (0,external_node_child_process_.spawn)('git', ['cat-file', '--batch'], {
            cwd: this.#options.cwd,
            env: gitEnvironment(this.#options),
            stdio: ['pipe', 'pipe', 'pipe'],
            windowsHide: true,
        });
        this.#errors = '';
        child.stdout.on('data', (chunk) => {
            this.#take(chunk);
        });
        child.stderr.on('data', (chunk) => (this.#errors += chunk.toString('utf8')));
        child.stdin.on('error', () => undefined);
        child.on('error', (error) => {
            this.#fail(error);
        });
        child.on('close', (code) => {
            if (this.#child === child)
                this.#child = null;
            this.#fail(new GitError('cat-file', { exitCode: code ?? -1, stderr: this.#errors }));
        });
        // A reader that somebody forgot to close must not keep the program alive.
        child.unref();
        return child;
    }
    #fail(error) {
        const waiting = this.#waiting;
        this.#waiting = [];
        this.#chunks = [];
        this.#buffered = 0;
        this.#needed = 0;
        for (const { reject } of waiting)
            reject(error);
    }
    #take(chunk) {
        this.#chunks.push(chunk);
        this.#buffered += chunk.length;
        if (this.#buffered < this.#needed)
            return;
        let buffer = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
        for (;;) {
            const rest = this.#answer(buffer);
            if (rest === null)
                break;
            buffer = rest;
        }
        this.#chunks = buffer.length === 0 ? [] : [buffer];
        this.#buffered = buffer.length;
    }
    /** Takes one answer off the front; null when it is not complete. */
    #answer(buffer) {
        const end = buffer.indexOf(0x0a);
        const next = this.#waiting[0];
        if (end < 0 || next === undefined) {
            this.#needed = buffer.length + 1;
            return null;
        }
        const line = buffer.toString('utf8', 0, end);
        const [, oid = '', kind = '', size = ''] = /^([0-9a-f]+) ([a-z]+) (\d+)$/.exec(line) ?? [];
        if (oid === '') {
            this.#waiting.shift();
            // `<name> missing`, `<name> ambiguous`: the name itself may hold blanks.
            next.resolve(null);
            return buffer.subarray(end + 1);
        }
        const stop = end + 1 + Number(size);
        if (buffer.length < stop + 1) {
            this.#needed = stop + 1;
            return null;
        }
        this.#waiting.shift();
        next.resolve({ oid, kind, content: Buffer.from(buffer.subarray(end + 1, stop)) });
        return buffer.subarray(stop + 1);
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/git/objects.ts
/** An object id: SHA-1, or SHA-256 in repositories of that format. */
const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Header fields and message of a commit or a tag. */
function splitHeader(text) {
    const end = text.indexOf('\n\n');
    if (end < 0)
        return { header: text, message: '' };
    return { header: text.slice(0, end), message: text.slice(end + 2) };
}
/** The values of a header field; continuation lines (signatures) are no fields. */
function fields(header, name) {
    return header
        .split('\n')
        .filter((line) => line.startsWith(`${name} `))
        .map((line) => line.slice(name.length + 1));
}
/** Reads the content of a commit object. */
function parseCommit(content) {
    const { header, message } = splitHeader(content.toString('utf8'));
    const [tree] = fields(header, 'tree');
    if (tree === undefined || !OID.test(tree))
        throw new Error('not a commit: it names no tree');
    return { tree, parents: fields(header, 'parent'), message };
}
const SIGNATURE = /^-----BEGIN (?:PGP|SSH) (?:SIGNATURE|MESSAGE)-----$/m;
/** Reads the content of a tag object. */
function parseTag(content) {
    const { header, message } = splitHeader(content.toString('utf8'));
    const [target] = fields(header, 'object');
    const [name] = fields(header, 'tag');
    if (target === undefined || name === undefined)
        throw new Error('not a tag: it names no object');
    const tagger = /^(.*) (\d+) [+-]\d{4}$/.exec(fields(header, 'tagger')[0] ?? '');
    const signature = SIGNATURE.exec(message);
    return {
        target,
        name,
        tagger: tagger?.[1] ?? null,
        time: tagger === null ? null : Number(tagger[2]),
        message: signature === null ? message : message.slice(0, signature.index),
        signed: signature !== null,
    };
}
function kindOf(mode) {
    if (mode === '40000')
        return 'tree';
    return mode.startsWith('100') ? 'blob' : 'other';
}
/**
 * Reads the content of a tree object: `<mode> <name>\0<object id>` for every entry.
 *
 * @param bytes length of an object id: 20, or 32 in SHA-256 repositories
 */
function parseTree(content, bytes) {
    const entries = [];
    let position = 0;
    while (position < content.length) {
        const blank = content.indexOf(0x20, position);
        const end = content.indexOf(0, blank);
        if (blank < 0 || end < 0 || end + 1 + bytes > content.length)
            throw new Error('a torn tree');
        entries.push({
            kind: kindOf(content.toString('latin1', position, blank)),
            name: content.toString('utf8', blank + 1, end),
            oid: content.toString('hex', end + 1, end + 1 + bytes),
        });
        position = end + 1 + bytes;
    }
    return entries;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./packages/registry/src/git/signed-tag.ts





/** Settings of git that say how and as whom a tag is signed. */
const SIGNING = /^(?:user\.signingkey|gpg(?:\..*)?)$/i;
/** The signing settings of a repository, as `-c` arguments. */
async function signingSettings(gitFolder, options) {
    const text = await git(['config', '--list', '-z'], { ...options, cwd: gitFolder });
    return text
        .split('\0')
        .map((entry) => {
        const [key = '', ...value] = entry.split('\n');
        return { key, value: value.join('\n') };
    })
        .filter(({ key }) => SIGNING.test(key))
        .flatMap(({ key, value }) => ['-c', `${key}=${value}`]);
}
/** Makes the tag in a repository that has none of the refs, and returns its bytes. */
async function tagIn(scratch, settings, request, options) {
    const { name, target, message, tagger, time } = request;
    const environment = {
        ...options.environment,
        GIT_COMMITTER_NAME: tagger.name,
        GIT_COMMITTER_EMAIL: tagger.email,
        GIT_COMMITTER_DATE: `@${Math.floor(time.getTime() / 1000)} +0000`,
    };
    const args = [...settings, 'tag', '--sign', '--file=-', '--cleanup=verbatim', name, target];
    await git(args, { ...options, environment, cwd: scratch, input: message });
    return git(['cat-file', 'tag', `refs/tags/${name}`], { ...options, cwd: scratch });
}
/**
 * Writes a signed annotated tag object without its ref: `git tag --sign` in a scratch repository
 * that sees the same objects, so that the ref itself is made later, only if it does not exist.
 *
 * @throws ConfigurationError when git cannot sign
 */
async function writeSignedTag(request, gitFolder, options) {
    const inRepository = { ...options, cwd: gitFolder };
    const settings = await signingSettings(gitFolder, options);
    const objects = (await git(['rev-parse', '--git-path', 'objects'], inRepository)).trim();
    const scratch = await (0,promises_.mkdtemp)(external_node_path_default().join((0,external_node_os_.tmpdir)(), 'slipway-tag-'));
    try {
        await git(['init', '--bare', '--quiet', scratch], { ...options, cwd: scratch });
        const alternates = external_node_path_default().join(scratch, 'objects', 'info', 'alternates');
        await (0,promises_.writeFile)(alternates, `${external_node_path_default().resolve(gitFolder, objects)}\n`);
        const input = await tagIn(scratch, settings, request, options);
        // The same bytes have the same id in the repository itself.
        const write = ['hash-object', '-t', 'tag', '-w', '--stdin'];
        return (await git(write, { ...inRepository, input })).trim();
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        throw new src/* ConfigurationError */.j1('sign', `the tag cannot be signed: ${error.gist}; set user.signingkey and gpg.format in git's ` +
            'configuration, or registry.sign: false', { cause: error });
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/git/local.ts







/** A repository on this machine, bare or not. */
class LocalRepository {
    description;
    atomic = true;
    /** The folder that git keeps its own files in. */
    gitFolder;
    #options;
    #reader;
    /** Length of an object id in hex digits. */
    #idLength;
    constructor(gitFolder, idLength, options, shown) {
        this.gitFolder = gitFolder;
        this.description = shown;
        this.#idLength = idLength;
        this.#options = { ...options, cwd: gitFolder };
        this.#reader = new ObjectReader(this.#options);
    }
    /**
     * Opens the repository that a folder is in, or is.
     *
     * @param shown how messages name it
     * @throws ConfigurationError when there is none
     */
    static async open(folder, options, shown = folder) {
        const asked = ['rev-parse', '--absolute-git-dir', '--show-object-format'];
        const result = await tryGit(asked, { ...options, cwd: folder });
        const [gitFolder, format] = result.stdout.toString('utf8').trim().split('\n');
        if (result.exitCode === 0 && gitFolder !== undefined) {
            return new LocalRepository(gitFolder, format === 'sha256' ? 64 : 40, options, shown);
        }
        const said = new GitError('rev-parse', result).gist;
        throw new src/* ConfigurationError */.j1('repository', /not a git repository/i.test(said)
            ? `${shown} is not a git repository: check the code out, make one with ` +
                '`git init --bare`, or name another (registry.repository)'
            : `${shown} cannot be opened as a git repository: ${said}`);
    }
    async refs(prefixes) {
        const patterns = prefixes.flatMap((prefix) => [`${prefix}*`, `${prefix}*/**`]);
        const format = '--format=%(objectname) %(objecttype) %(*objectname) %(refname)';
        const text = await this.#git(['for-each-ref', format, ...patterns]);
        return text
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => {
            const [oid = '', kind = '', peeled = '', name = ''] = line.split(' ');
            return { name, oid, annotated: kind === 'tag', peeled: peeled === '' ? null : peeled };
        });
    }
    fetch() {
        return Promise.resolve();
    }
    async hasCommit(oid) {
        if (!OID.test(oid))
            return false;
        return (await this.#reader.read(`${oid}^{commit}`))?.kind === 'commit';
    }
    async commit(oid) {
        return parseCommit((await this.#object(`${oid}^{commit}`)).content);
    }
    async tree(oid) {
        return parseTree((await this.#object(`${oid}^{tree}`)).content, this.#idLength / 2);
    }
    async blob(oid) {
        return (await this.#object(`${oid}^{blob}`)).content;
    }
    async tag(oid) {
        const { kind, content } = await this.#object(oid);
        if (kind !== 'tag')
            throw new Error(`${oid} is a ${kind}, not an annotated tag`);
        return parseTag(content);
    }
    async writeBlob(file) {
        const args = ['hash-object', '-w', '--no-filters', '--', external_node_path_default().resolve(file)];
        return (await this.#git(args)).trim();
    }
    async writeCommit(request) {
        const input = importStream(request, '0'.repeat(this.#idLength));
        const args = ['fast-import', '--quiet', '--done'];
        const oid = (await this.#git(args, input)).trim();
        if (!OID.test(oid))
            throw new Error(`git fast-import named no commit: ${oid}`);
        return oid;
    }
    async writeTag(request) {
        if (request.sign)
            return writeSignedTag(request, this.gitFolder, this.#options);
        const { name, target, message, tagger, time } = request;
        const person = personLine(tagger, time);
        const body = message.endsWith('\n') ? message : `${message}\n`;
        const text = `object ${target}\ntype commit\ntag ${name}\ntagger ${person}\n\n${body}`;
        return (await this.#git(['mktag'], text)).trim();
    }
    async update(changes) {
        const lines = changes.map(({ name, from, to }) => {
            if (to === null)
                return `delete ${name} ${from ?? ''}`;
            return from === null ? `create ${name} ${to}` : `update ${name} ${to} ${from}`;
        });
        const args = ['update-ref', '-m', 'slipway registry', '--stdin'];
        const result = await tryGit(args, { ...this.#options, input: `${lines.join('\n')}\n` });
        if (result.exitCode === 0)
            return { kind: 'done' };
        const error = new GitError('update-ref', result);
        const ref = changedRef(error.stderr, changes);
        if (ref !== null)
            return { kind: 'changed', ref, detail: error.gist };
        throw new src/* InputError */.dz('registry', `${this.description} cannot be written: ${error.gist}`);
    }
    async close() {
        await this.#reader.close();
    }
    async #object(name) {
        const object = await this.#reader.read(name);
        if (object !== null)
            return object;
        throw new src/* InputError */.dz('registry', `${this.description} lacks the object ${name}; run git fsck`);
    }
    #git(args, input) {
        return git(args, { ...this.#options, ...(input === undefined ? {} : { input }) });
    }
}
/** The ref that git could not lock because it is not as expected, or is being written right now. */
function changedRef(stderr, changes) {
    const [, name, why] = /cannot lock ref '([^']+)': ([^\n]*)/.exec(stderr) ?? [];
    if (name === undefined || why === undefined)
        return null;
    if (!/is at |reference already exists|unable to resolve|File exists|but expected/i.test(why)) {
        return null;
    }
    return changes.find((change) => change.name === name)?.name ?? null;
}

;// CONCATENATED MODULE: ./packages/registry/src/git/push-report.ts
/** What git and servers say of a ref that somebody else has changed, or is changing right now. */
const CHANGED = /stale info|fetch first|non-fast-forward|already exists|cannot lock ref|failed to update ref|failed to lock|needs force|incorrect old value|remote ref updated since|is at [0-9a-f]+ but expected/i;
/** Refs of an atomic push that are refused only because another one is. */
const TOGETHER = /atomic/i;
/**
 * Reads the answer of `git push --porcelain`: a line for every ref, `!` for a refused one.
 *
 * @returns the refusal that says why; null when the push did not come so far
 */
function rejectionOf(porcelain) {
    const refused = porcelain
        .split('\n')
        .filter((line) => line.startsWith('!\t'))
        .map((line) => {
        const [, refs = '', summary = ''] = line.split('\t');
        const ref = refs.slice(refs.lastIndexOf(':') + 1);
        const reason = /\((.*)\)\s*$/.exec(summary)?.[1] ?? summary;
        return { ref, reason };
    });
    const own = refused.filter(({ reason }) => !TOGETHER.test(reason));
    const telling = own[0] ?? refused[0];
    if (telling === undefined)
        return null;
    // A server that runs the whole push as one transaction blames all refs with the same words.
    const isChanged = own.length === 0
        ? /transaction failed|failed to lock/i.test(telling.reason)
        : own.every(({ reason }) => CHANGED.test(reason));
    return { kind: isChanged ? 'changed' : 'refused', ...telling };
}

;// CONCATENATED MODULE: ./packages/registry/src/git/remote.ts







/** What to do about a remote that did not answer as hoped. */
function remedyOf(said) {
    if (/permission|denied|\b403\b|read.only|not allowed|protected|declined/i.test(said)) {
        return '; the token or key must be allowed to write (on GitHub: `contents: write`, and no rule on these tags)';
    }
    if (/username|password|authenticat|\b401\b|publickey|terminal prompts/i.test(said)) {
        return '; git has no credentials for it: keep those of the checkout step, or set github-token';
    }
    if (/dubious ownership/i.test(said))
        return '; add the folder to git’s safe.directory';
    return '';
}
/**
 * A repository reached through git's own protocols (file, ssh, http), without a clone of it: refs
 * are listed, single refs fetched, and changes pushed only while the refs are as expected
 * (`git push --atomic --force-with-lease`).
 */
class RemoteRepository {
    description;
    atomic = true;
    #place;
    #options;
    #fetched = new Set();
    constructor(place, options) {
        this.#place = place;
        this.description = place.description;
        this.#options = { ...options, cwd: place.local.gitFolder };
    }
    /** The remote of that name of a repository at hand, which keeps the objects. */
    static async ofRemote(local, remote, options) {
        const asked = ['remote', 'get-url', '--', remote];
        const url = (await git(asked, { ...options, cwd: local.gitFolder })).trim();
        const description = withoutPasswords(url);
        return new RemoteRepository({ remote, local, scratch: null, description }, options);
    }
    /** The repository of a URL; objects are kept in a temporary folder. */
    static async ofUrl(url, options) {
        const scratch = await (0,promises_.mkdtemp)(external_node_path_default().join((0,external_node_os_.tmpdir)(), 'slipway-git-'));
        await git(['init', '--bare', '--quiet', scratch], { ...options, cwd: scratch });
        const local = await LocalRepository.open(scratch, options);
        const description = withoutPasswords(url);
        return new RemoteRepository({ remote: url, local, scratch, description }, options);
    }
    async refs(prefixes) {
        const patterns = prefixes.map((prefix) => `${prefix}*`);
        const result = await this.#run(['ls-remote', '--quiet', '--', this.#place.remote, ...patterns]);
        if (result.exitCode !== 0)
            throw this.#unreachable('read', new GitError('ls-remote', result));
        const refs = new Map();
        for (const line of result.stdout.toString('utf8').split('\n')) {
            const [oid = '', name = ''] = line.split('\t');
            const tag = name.endsWith('^{}') ? name.slice(0, -3) : name;
            if (!prefixes.some((prefix) => tag.startsWith(prefix)))
                continue;
            const known = refs.get(tag);
            if (known !== undefined && tag !== name)
                refs.set(tag, { ...known, annotated: true, peeled: oid });
            else
                refs.set(name, { name, oid, annotated: false, peeled: null });
        }
        return [...refs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    async fetch(refs) {
        const wanted = refs.filter(({ oid }) => !this.#fetched.has(oid));
        if (wanted.length === 0)
            return;
        // Tags lead to code, whose history nobody needs here; what we keep leads to itself alone.
        const [tags, others] = [wanted.filter(isTag), wanted.filter((ref) => !isTag(ref))];
        if (others.length > 0)
            await this.#fetch(others, []);
        if (tags.length > 0)
            await this.#fetch(tags, this.#shallow());
        for (const { oid } of wanted)
            this.#fetched.add(oid);
    }
    hasCommit(oid) {
        return this.#place.local.hasCommit(oid);
    }
    commit(oid) {
        return this.#place.local.commit(oid);
    }
    tree(oid) {
        return this.#place.local.tree(oid);
    }
    blob(oid) {
        return this.#place.local.blob(oid);
    }
    tag(oid) {
        return this.#place.local.tag(oid);
    }
    writeBlob(file) {
        return this.#place.local.writeBlob(file);
    }
    writeCommit(request) {
        return this.#place.local.writeCommit(request);
    }
    writeTag(request) {
        return this.#place.local.writeTag(request);
    }
    async update(changes) {
        const leases = changes.map(({ name, from }) => `--force-with-lease=${name}:${from ?? ''}`);
        const specs = changes.map(({ name, to }) => `${to ?? ''}:${name}`);
        const result = await this.#run([
            ...['-c', 'push.followTags=false', '-c', 'push.gpgSign=false'],
            ...['push', '--porcelain', '--atomic', '--no-verify', '--recurse-submodules=no', ...leases],
            ...['--', this.#place.remote, ...specs],
        ]);
        if (result.exitCode === 0) {
            await this.#mirror(changes);
            return { kind: 'done' };
        }
        const rejection = rejectionOf(result.stdout.toString('utf8'));
        if (rejection?.kind === 'changed') {
            return { kind: 'changed', ref: rejection.ref, detail: rejection.reason };
        }
        const error = new GitError('push', result);
        throw this.#unreachable('written', error, rejection?.reason ?? error.gist);
    }
    async close() {
        await this.#place.local.close();
        const { scratch } = this.#place;
        if (scratch !== null)
            await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
    async #fetch(refs, flags) {
        const args = [
            'fetch',
            '--quiet',
            '--no-tags',
            '--no-write-fetch-head',
            '--no-auto-maintenance',
        ];
        // By id: the refs of a user's repository stay as they are.
        const ids = refs.map(({ oid }) => oid);
        const command = [...args, ...flags, '--', this.#place.remote, ...ids];
        const result = await this.#run(command);
        if (result.exitCode === 0)
            return;
        throw this.#unreachable('read', new GitError('fetch', result));
    }
    /** Only in a repository of our own: a user's clone must not become a shallow one. */
    #shallow() {
        return this.#place.scratch === null ? [] : ['--depth=1'];
    }
    /**
     * The refs of a user's repository follow what was pushed, so that git and gto see it there. They
     * are copies: that one cannot be made (a tag of that name is there) changes nothing.
     */
    async #mirror(changes) {
        if (this.#place.scratch !== null)
            return;
        for (const change of changes) {
            const { name, to } = change;
            const overwrite = isTag(change) ? ['0'.repeat(to?.length ?? 40)] : [];
            const args = to === null ? ['-d', name] : [name, to, ...overwrite];
            await this.#run(['update-ref', '--no-deref', ...args]);
        }
    }
    #run(args) {
        return tryGit(args, this.#options);
    }
    #unreachable(what, error, gist = error.gist) {
        const said = withoutPasswords(gist);
        return new src/* InputError */.dz('registry', `${this.description} could not be ${what}: ${said || 'git said nothing'}${remedyOf(error.stderr)}`, { cause: error });
    }
}
function isTag({ name }) {
    return name.startsWith('refs/tags/');
}

;// CONCATENATED MODULE: ./packages/registry/src/journal/process.ts


function tryRead(read) {
    try {
        return read();
    }
    catch {
        // Only Linux has these files.
        return null;
    }
}
/**
 * Where process ids mean the same: the running system and the namespace of process ids, since two
 * containers may have the same host name and each its own process 7.
 */
function hostIdentity() {
    const boot = tryRead(() => (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim());
    const namespace = tryRead(() => (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid'));
    return [(0,external_node_os_.hostname)(), boot, namespace].filter((part) => part !== null).join(' ');
}
/** When a process started, in the kernel's ticks: a number that is used again has another start. */
function startOf(pid) {
    const text = tryRead(() => (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8'));
    if (text === null)
        return null;
    // The second field, a name in parentheses, may hold blanks; the start is field 22.
    return (text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .at(19) ?? null);
}
/** This process, as a lease names it. */
function thisProcess() {
    return { host: hostIdentity(), pid: process.pid, started: startOf(process.pid) };
}
/** Whether a process is known to be dead: it ran on this host and is there no more. */
function isKnownDead({ host, pid, started }) {
    if (host !== hostIdentity())
        return false;
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        return error.code === 'ESRCH';
    }
    const now = startOf(pid);
    return now !== null && started !== null && now !== started;
}

;// CONCATENATED MODULE: ./packages/registry/src/journal/lease.ts



/** How long a lease is good for unless renewed, in milliseconds. */
const DEFAULT_LEASE = 30_000;
/** Whether somebody else may take it: it expired, or its process on this host is dead. */
function isFree(lease, now) {
    if (lease === null || now >= new Date(lease.expiresAt))
        return true;
    return lease.process !== null && isKnownDead(lease.process);
}
function expiry(now, duration = DEFAULT_LEASE) {
    return new Date(now.getTime() + duration).toISOString();
}
/**
 * Takes the journal's lease: when nobody holds it, when it expired, or when its holder was a process
 * of this host that is dead. A journal that does not exist is started.
 *
 * The lease keeps honest writers apart; what makes it safe is its fencing number: entries that are
 * appended under a lease are refused once somebody has taken the next one, however wrong the clocks
 * are.
 *
 * @throws LeaseHeld when somebody holds it
 */
async function acquireLease(journal, { holder, by, duration }) {
    return retryWhileChanged(async () => {
        const snapshot = await journal.read();
        const held = snapshot?.lease ?? null;
        const now = journal.now();
        if (held !== null && !isFree(held, now)) {
            throw new LeaseHeld('registry', journal.description, held);
        }
        const lease = {
            holder,
            fence: (snapshot?.fence ?? 0) + 1,
            acquiredAt: now.toISOString(),
            expiresAt: expiry(now, duration),
            process: thisProcess(),
        };
        const title = `${journal.ref}: lease ${lease.fence} taken by ${holder}`;
        await journal.writeLease(snapshot, lease, title, by);
        return lease;
    }, journal.options.patience);
}
/** The journal, in which the lease is still held. */
async function readUnder(journal, lease) {
    const snapshot = await journal.read();
    journal.checkFence(snapshot, lease.fence);
    if (snapshot !== null)
        return snapshot;
    throw new LeaseLost('registry', `${journal.description} is gone, and the lease with it`);
}
/**
 * Makes a lease good for longer, from now.
 *
 * @throws LeaseLost when it is not held any more
 */
async function renewLease(journal, lease, { by, duration }) {
    return retryWhileChanged(async () => {
        const snapshot = await readUnder(journal, lease);
        const renewed = { ...lease, expiresAt: expiry(journal.now(), duration) };
        const title = `${journal.ref}: lease ${lease.fence} renewed`;
        await journal.writeLease(snapshot, renewed, title, by);
        return renewed;
    }, journal.options.patience);
}
/** Gives a lease back; one that is not held any more is left alone. */
async function releaseLease(journal, lease, by) {
    await retryWhileChanged(async () => {
        const snapshot = await journal.read();
        if (snapshot?.lease?.fence !== lease.fence)
            return;
        const title = `${journal.ref}: lease ${lease.fence} given back`;
        await journal.writeLease(snapshot, null, title, by);
    }, journal.options.patience);
}
/** Takes the lease and renews it, every third of its time, until it is released. */
async function keepLease(journal, request) {
    const lease = await acquireLease(journal, request);
    const { by, duration = DEFAULT_LEASE } = request;
    const controller = new AbortController();
    let expires = performance.now() + duration;
    let renewing = Promise.resolve();
    const renew = async () => {
        const started = performance.now();
        try {
            await renewLease(journal, lease, { by, duration });
            expires = started + duration;
        }
        catch (error) {
            // One that could not be renewed is good until it expires, and the next attempt may work.
            if (error instanceof LeaseLost || performance.now() >= expires) {
                clearInterval(timer);
                controller.abort(error);
            }
        }
    };
    const timer = setInterval(() => {
        renewing = renewing.then(renew);
    }, duration / 3);
    timer.unref();
    return {
        lease,
        signal: controller.signal,
        release: async () => {
            clearInterval(timer);
            await renewing;
            await releaseLease(journal, lease, by);
        },
    };
}

;// CONCATENATED MODULE: ./packages/registry/src/policy/found.ts



/** What is said of a version in a pipeline; other actions say what was done with it. */
const ABOUT_WHAT_WAS_DONE = new Set([
    'register',
    'report',
    'promote',
    'rollback',
    'monitor',
]);
/** Reads the files; what is not evidence is kept apart. */
function findEvidence(files) {
    const found = [];
    const broken = [];
    for (const { path: shown, text } of files) {
        const { statement, problem } = (0,src/* parseEvidence */.vf)(text);
        if (statement === null) {
            broken.push({ path: shown, problem });
            continue;
        }
        const action = (0,src/* actionOf */.qj)(statement);
        if (ABOUT_WHAT_WAS_DONE.has(action))
            continue;
        const sha256 = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
        found.push({ path: shown, text, action, statement, sha256 });
    }
    return { found, broken };
}
/** Whether a file's name says that it is evidence of the action. */
function isNamedAfter(action, { path: shown }) {
    return external_node_path_default().posix.basename(shown).startsWith(`${action}-`);
}
/** Whether the statement is about this content. */
function isAbout(sha256, { statement }) {
    return statement.subject.some(({ digest }) => digest.sha256 === sha256);
}
/** Whether the statement is about a model of that name, whatever its content. */
function isOfModel(model, { statement }) {
    return (statement.predicate.model === model || statement.subject.some(({ name }) => name === model));
}
/** Of several attempts of the same action and id the newest, in the order of the ids. */
function newestById(found) {
    const newest = new Map();
    for (const entry of found) {
        const { id, finishedAt } = entry.statement.predicate;
        const key = `${entry.action} ${id ?? ''}`;
        const known = newest.get(key);
        if (known === undefined || known.statement.predicate.finishedAt <= finishedAt) {
            newest.set(key, entry);
        }
    }
    return [...newest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

;// CONCATENATED MODULE: ./packages/registry/src/policy/requirements.ts


/** Actions whose evidence can be asked for. */
const REQUIRABLE_ACTIONS = [
    'validate',
    'scan-model',
    'evaluate',
    'drift',
    'build-image',
    'scan-image',
];
/** How old evidence may be unless the policy says otherwise: 30 days. */
const DEFAULT_MAX_AGE = 30 * 86_400_000;
/** Clocks of two machines may differ so much; evidence from later than that is refused. */
const CLOCK_TOLERANCE = 5 * 60_000;
/** @throws ConfigurationError for a name that is no action with evidence about a model */
function checkRequired(required) {
    const known = REQUIRABLE_ACTIONS;
    for (const action of required) {
        if (known.includes(action))
            continue;
        const hint = (0,src/* didYouMean */.au)(action, known) || `; it can be ${known.join(', ')}`;
        throw new src/* ConfigurationError */.j1('required', `"${action}" is no action that can be asked for${hint}`);
    }
}
function requirements_short(sha256) {
    return sha256 === undefined ? 'no file' : `sha256:${sha256.slice(0, 12)}…`;
}
function result(action, entry, verdict, reason) {
    return {
        action,
        id: entry?.statement.predicate.id ?? null,
        verdict,
        path: entry?.path ?? null,
        sha256: entry?.sha256 ?? null,
        reason,
    };
}
function judge(entry, { now }, maxAge) {
    const { action, path } = entry;
    const { verdict, headline, finishedAt } = entry.statement.predicate;
    const say = (verdict, why) => result(action, entry, verdict, `the evidence of ${action} (${path}) ${why}`);
    if (verdict !== 'pass') {
        const word = verdict === 'fail' ? 'failing' : 'inconclusive';
        return say(verdict, `is ${word}: ${headline}`);
    }
    const age = now.getTime() - new Date(finishedAt).getTime();
    if (age > maxAge) {
        const limit = (0,src/* formatDuration */.a3)(maxAge);
        return say('fail', `is stale: it is of ${finishedAt}, ${(0,src/* formatDuration */.a3)(age)} ago, and registry.max-age is ` +
            `${limit}; run ${action} again`);
    }
    if (age < -CLOCK_TOLERANCE) {
        return say('inconclusive', `is of ${finishedAt}, ${(0,src/* formatDuration */.a3)(-age)} in the future: one of the clocks is wrong`);
    }
    return result(action, entry, 'pass', null);
}
function foreign(entry, { sha256, model }) {
    const { action, path, statement } = entry;
    const [subject] = statement.subject;
    return result(action, entry, 'fail', `the evidence of ${action} (${path}) is about other content of ${model}, ` +
        `${requirements_short(subject?.digest.sha256)}, not about ${requirements_short(sha256)}: run ${action} on this model`);
}
function requirements_missing(action, candidates, broken, question) {
    const torn = broken.find((file) => isNamedAfter(action, file));
    if (torn !== undefined) {
        const reason = `the evidence of ${action} (${torn.path}) cannot be read: ${torn.problem}`;
        return { ...result(action, null, 'inconclusive', reason), path: torn.path };
    }
    const models = [...new Set(candidates.map(({ statement }) => statement.predicate.model))];
    const others = models.length === 0
        ? ''
        : ` (there is evidence of ${action} about other models: ${models.slice(0, 5).join(', ')})`;
    const reason = `there is no evidence of ${action} about ${question.model}, ${requirements_short(question.sha256)}${others}: ` +
        `run ${action} before register, with the same evidence-directory`;
    return result(action, null, 'inconclusive', reason);
}
/** `a`, `a and b`, `a, b and c`. */
function listed(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
/** Why the policy is not met, in a sentence that says which evidence and why. */
function refusalOf(results) {
    const open = results.filter(({ verdict }) => verdict !== 'pass');
    const absent = open.filter(({ path }) => path === null);
    const others = open.filter(({ path }) => path !== null);
    const reasons = others.map(({ reason, action }) => reason ?? action);
    const [first, ...more] = absent;
    if (first !== undefined && more.length === 0)
        reasons.push(first.reason ?? first.action);
    else if (first !== undefined) {
        const actions = listed(absent.map(({ action }) => action));
        reasons.push(`there is no evidence of ${actions} about this model: run them before register`);
    }
    return reasons.join('; also, ');
}
function judgeAction(action, all, broken, question, { maxAge }) {
    const candidates = all.filter((entry) => entry.action === action);
    const about = newestById(candidates.filter((entry) => isAbout(question.sha256, entry)));
    const ids = new Set(about.map(({ statement }) => statement.predicate.id));
    const others = newestById(candidates.filter((entry) => !isAbout(question.sha256, entry) &&
        isOfModel(question.model, entry) &&
        !ids.has(entry.statement.predicate.id)));
    const results = [
        ...about.map((entry) => judge(entry, question, maxAge)),
        ...others.map((entry) => foreign(entry, question)),
    ];
    return results.length > 0 ? results : [requirements_missing(action, candidates, broken, question)];
}
/** Actions that the policy does not name, but that have said something about the model. */
function otherActions(found, { required, includesOthers }, { model, sha256 }) {
    if (!includesOthers)
        return [];
    const spoken = found.filter((entry) => isAbout(sha256, entry) || isOfModel(model, entry));
    return [...new Set(spoken.map(({ action }) => action))]
        .filter((action) => !required.includes(action))
        .sort();
}
/**
 * Decides whether the evidence in a folder is what the policy asks for: there, about this very
 * content, passing and fresh. Missing or unreadable evidence is inconclusive; evidence that fails,
 * is stale, or is about other content of the model fails.
 */
function decideEvidence(files, policy, question) {
    const { found, broken } = findEvidence(files);
    const actions = [...policy.required, ...otherActions(found, policy, question)];
    const results = actions.flatMap((action) => judgeAction(action, found, broken, question, policy));
    return {
        verdict: (0,src/* worstVerdict */.zP)(results.map(({ verdict }) => verdict)),
        results,
        evidence: newestById(found.filter((entry) => isAbout(question.sha256, entry))),
    };
}

;// CONCATENATED MODULE: ./packages/registry/src/index.ts























/***/ })

};
