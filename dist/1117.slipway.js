export const id = 1117;
export const ids = [1117];
export const modules = {

/***/ 65028:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UC: () => (/* reexport */ janitor/* Janitor */.U),
  k9: () => (/* reexport */ process_programs/* Programs */.k9),
  no: () => (/* reexport */ assess),
  DT: () => (/* reexport */ championOfReport),
  YO: () => (/* reexport */ checkScanGates),
  $V: () => (/* reexport */ push_image/* clientFor */.$),
  gD: () => (/* reexport */ credentials/* findCredentials */.g),
  Kk: () => (/* reexport */ findScanner),
  WX: () => (/* reexport */ findingsOf),
  nT: () => (/* reexport */ isOpen),
  w8: () => (/* reexport */ isPlaceFile),
  PS: () => (/* reexport */ isReport),
  Sg: () => (/* reexport */ isSbom),
  rp: () => (/* reexport */ layoutPlatforms),
  cy: () => (/* reexport */ lintDockerfile),
  n4: () => (/* reexport */ parseEpss),
  Yg: () => (/* reexport */ parseKev),
  F2: () => (/* reexport */ reference_reference/* parseReference */.F2),
  pB: () => (/* reexport */ parseVex),
  dU: () => (/* reexport */ parseWaivers),
  Wt: () => (/* reexport */ platformsOf),
  u0: () => (/* reexport */ readDocument),
  WH: () => (/* reexport */ readHadolint),
  tL: () => (/* reexport */ readReport),
  kH: () => (/* reexport */ readSbom),
  _E: () => (/* reexport */ readTarget),
  $6: () => (/* reexport */ sarifOf),
  SQ: () => (/* reexport */ scan)
});

// UNUSED EXPORTS: describeFinding, severityRank

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/image/src/scan/purl.ts
var scan_purl = __webpack_require__(77866);
;// CONCATENATED MODULE: ./packages/image/src/scan/path.ts

/** A path in an image as reports of all scanners have it: forward slashes, no leading one. */
function imagePath(path) {
    const plain = (path ?? '').replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
    return plain === '' ? null : plain;
}
function escapeRegExp(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
/**
 * The path without what changes when a package or its language runtime is updated:
 * `python3.12/site-packages/requests-2.32.0.dist-info` and
 * `python3.11/site-packages/requests-2.19.0.dist-info` are one place.
 */
function stablePath(path, version) {
    if (path === null)
        return null;
    const key = `${version ?? ''}\n${path}`;
    const known = stablePaths.get(key);
    if (known !== undefined)
        return known;
    const stable = withoutVersions(path, version);
    if (stablePaths.size > 100_000)
        stablePaths.clear();
    stablePaths.set(key, stable);
    return stable;
}
/** Each path is asked for several times. */
const stablePaths = new Map();
function withoutVersions(path, version) {
    let stable = path
        .replace(/(^|\/)python3\.\d+(?=\/)/g, '$1python3')
        .replace(/(^|\/)ruby\/\d[\d.]*(?=\/)/g, '$1ruby')
        .replace(/(\.pnpm\/[^/]*?@)[^/]+/g, '$1*');
    if (version !== null && version.length > 1 && stable.includes(version)) {
        const whole = new RegExp(`(?<![\\p{L}\\p{N}.])${escapeRegExp(version)}(?![\\p{L}\\p{N}])`, 'gu');
        stable = stable.replace(whole, '*');
    }
    return stable;
}
/** The path of a package: none for those of the distribution, whatever the scanner says. */
function packagePath(purl, path) {
    const type = purl === null ? null : (0,scan_purl/* parsePurl */.$l)(purl)?.type;
    return type !== null && type !== undefined && (0,scan_purl/* isSystemType */.Mr)(type) ? null : imagePath(path);
}

;// CONCATENATED MODULE: ./packages/image/src/scan/severity.ts

const RANK = {
    unknown: 0,
    negligible: 1,
    low: 2,
    medium: 3,
    high: 4,
    critical: 5,
};
/** Words of scanners and databases for the same severities (GHSA: moderate; Scout: unspecified). */
const SYNONYMS = {
    moderate: 'medium',
    important: 'high',
    none: 'negligible',
    info: 'negligible',
    informational: 'negligible',
    unspecified: 'unknown',
    undefined: 'unknown',
    '': 'unknown',
};
function severityRank(severity) {
    return RANK[severity];
}
/** The severity that a word stands for; `unknown` for a word that is none. */
function parseSeverity(word) {
    const plain = (word ?? '').trim().toLowerCase();
    const known = src/* FINDING_SEVERITIES */._o.find((severity) => severity === plain);
    return known ?? (Object.hasOwn(SYNONYMS, plain) ? (SYNONYMS[plain] ?? 'unknown') : 'unknown');
}
/**
 * The severity of a CVSS v3 or v4 score. The qualitative scale is the specification's:
 * https://www.first.org/cvss/v3.1/specification-document (section 5).
 */
function severityOfScore(score) {
    if (score === null || !Number.isFinite(score))
        return 'unknown';
    if (score >= 9)
        return 'critical';
    if (score >= 7)
        return 'high';
    if (score >= 4)
        return 'medium';
    return score > 0 ? 'low' : 'negligible';
}
/** Sorts the worst first. */
function bySeverity(a, b) {
    return RANK[b.severity] - RANK[a.severity];
}

;// CONCATENATED MODULE: ./packages/image/src/scan/version.ts
/** Words that make a version earlier than the one without them. */
const BEFORE_RELEASE = new Map(['dev', 'snapshot', 'a', 'alpha', 'b', 'beta', 'm', 'c', 'rc', 'pre', 'preview'].map((word, rank) => [word, rank]));
function tokens(version) {
    const withoutBuild = version.replace(/^v(?=\d)/i, '').replace(/\+.*$/, '');
    const found = withoutBuild.match(/\d+|[A-Za-z]+|~/g) ?? [];
    return found.map((part) => (/^\d/.test(part) ? Number(part) : part.toLowerCase()));
}
/** Where a token stands beside the end of the version (0). */
function rank(token) {
    if (token === undefined)
        return 0;
    if (typeof token === 'number')
        return 2;
    return token === '~' || BEFORE_RELEASE.has(token) ? -1 : 1;
}
function compareTokens(a, b) {
    const [left, right] = [rank(a), rank(b)];
    if (left !== right)
        return left - right;
    if (typeof a === 'number' && typeof b === 'number')
        return a - b;
    const [first, second] = [String(a), String(b)];
    const order = (BEFORE_RELEASE.get(first) ?? 0) - (BEFORE_RELEASE.get(second) ?? 0);
    return order !== 0 ? order : first < second ? -1 : first > second ? 1 : 0;
}
/**
 * Orders versions of one package by their numbers, whatever the ecosystem; early releases
 * (`rc`, `alpha`, `~`) come before the release. It names a fix to people and decides nothing.
 */
function compareVersions(a, b) {
    const [left, right] = [tokens(a), tokens(b)];
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
        const order = compareTokens(left[i], right[i]);
        if (order !== 0)
            return order;
    }
    return 0;
}
/** The smallest of the fixing versions above the installed one; the first where none is. */
function nearestFix(installed, fixes) {
    if (installed === null)
        return fixes[0] ?? null;
    const above = fixes.filter((fix) => compareVersions(fix, installed) > 0).sort(compareVersions);
    return above[0] ?? fixes[0] ?? null;
}

;// CONCATENATED MODULE: ./packages/image/src/scan/finding.ts





/** What a package is and where, without its version: the same for two builds of an image. */
function placeKey(entry) {
    return `${(0,scan_purl/* packageIdentity */.lM)(entry)}\n${stablePath(entry.path, entry.version) ?? ''}`;
}
/** The same for a vulnerability in the evidence. */
function placeKeyOf(finding) {
    const { package: name, installed, purl, path } = finding;
    return placeKey({ name, version: installed, purl, path });
}
/**
 * A name of a finding that stays the same from build to build: of its id, the package without its
 * version, and its path.
 */
function fingerprintOf(finding) {
    const where = finding_isVulnerability(finding)
        ? placeKeyOf(finding)
        : `${'package' in finding ? finding.package : ''}\n${finding.path ?? ''}`;
    return (0,external_node_crypto_.createHash)('sha256').update(`${finding.id}\n${where}`).digest('hex');
}
function finding_isVulnerability(finding) {
    return 'installed' in finding;
}
/** Whether a finding counts: neither waived nor said to be none. */
function isOpen(finding) {
    return finding.waiver === null && finding.suppression === null;
}
const UNDECIDED = { new: null, waiver: null, suppression: null, place: null };
function vulnerabilityFinding(entry, suppression, platforms) {
    const { id, name, version, severity, score, epss, kev, title, url, path, purl } = entry;
    return {
        ...UNDECIDED,
        suppression,
        id,
        aliases: [...entry.aliases],
        package: name,
        purl,
        installed: version,
        fixed: entry.fixVersions.length === 0 ? null : nearestFix(version, entry.fixVersions),
        severity,
        path,
        platforms,
        fixedOn: entry.fixedOn,
        score,
        epss,
        kev,
        title: title === null ? null : title.slice(0, 300),
        url,
    };
}
function mostSevere(a, b) {
    return severityRank(a.severity) >= severityRank(b.severity) ? a.severity : b.severity;
}
function highest(a, b) {
    return a === null ? b : b === null ? a : Math.max(a, b);
}
/** Two mentions of one finding as one: what either of them knows. */
function joined(a, b) {
    return {
        ...a,
        aliases: [...new Set([...a.aliases, ...b.aliases])],
        fixed: a.fixed ?? b.fixed,
        fixedOn: a.fixedOn ?? b.fixedOn,
        severity: mostSevere(a, b),
        score: highest(a.score, b.score),
        epss: highest(a.epss, b.epss),
        kev: a.kev === true || b.kev === true ? true : (a.kev ?? b.kev),
        title: a.title ?? b.title,
        url: a.url ?? b.url,
        platforms: [...new Set([...a.platforms, ...b.platforms])],
        // A mention that counts is not undone by one that does not.
        suppression: a.suppression === null || b.suppression === null ? null : a.suppression,
    };
}
/** The findings by key, several mentions of one as one. */
class Merged {
    #byKey = new Map();
    #join;
    constructor(join) {
        this.#join = join;
    }
    add(key, finding) {
        const known = this.#byKey.get(key);
        this.#byKey.set(key, known === undefined ? finding : this.#join(known, finding));
    }
    get all() {
        return [...this.#byKey.values()];
    }
}
function onPlatforms(a, b) {
    return { ...a, platforms: [...new Set([...a.platforms, ...b.platforms])] };
}
function addVulnerabilities(merged, report, platforms) {
    const add = (entry, suppression) => {
        const key = `${entry.id}\n${placeKey(entry)}\n${entry.version ?? ''}`;
        merged.add(key, vulnerabilityFinding(entry, suppression, platforms));
    };
    for (const entry of report.vulnerabilities)
        add(entry, null);
    for (const { vulnerability, status, reason, who } of report.ignored) {
        add(vulnerability, { by: 'scanner', status, reason, who });
    }
}
/**
 * The findings of all reports in one form: a finding that is reported twice, or on several
 * platforms, is one.
 */
function findingsOf(reports) {
    const vulnerabilities = new Merged(joined);
    const licenses = new Merged(onPlatforms);
    const secrets = new Merged(onPlatforms);
    const misconfigurations = new Merged(onPlatforms);
    for (const report of reports) {
        const platforms = reports.length > 1 && report.platform !== null ? [report.platform] : [];
        addVulnerabilities(vulnerabilities, report, platforms);
        for (const entry of report.licenses) {
            const key = JSON.stringify([entry.id, entry.package, entry.path]);
            licenses.add(key, { ...UNDECIDED, ...entry, platforms });
        }
        for (const { layer, ...entry } of report.secrets) {
            const key = JSON.stringify([entry.id, entry.path, entry.line, layer]);
            secrets.add(key, { ...UNDECIDED, ...entry, platforms });
        }
        for (const entry of report.misconfigurations) {
            const key = JSON.stringify([entry.id, entry.path, entry.line, entry.message]);
            misconfigurations.add(key, { ...UNDECIDED, ...entry, platforms });
        }
    }
    return {
        vulnerabilities: vulnerabilities.all,
        licenses: licenses.all,
        secrets: secrets.all,
        misconfigurations: misconfigurations.all,
    };
}

;// CONCATENATED MODULE: ./packages/image/src/scan/soundness.ts

const DAY = 86_400_000;
/** How old a database may be that a report names. */
const DATABASE_AGE = 7 * DAY;
/** How old a scan may be whose report does not say how old its database was. */
const SCAN_AGE = 30 * DAY;
/** Clocks of different machines differ; databases are made the day before at the earliest. */
const CLOCK_DIFFERENCE = DAY;
function ageProblem(what, date, limit, { now }) {
    const time = Date.parse(date);
    if (Number.isNaN(time))
        return `${what} has the date ${JSON.stringify(date.slice(0, 40))}`;
    const age = now.getTime() - time;
    if (age < -CLOCK_DIFFERENCE) {
        return `${what} is dated ${date.slice(0, 10)}, which is in the future`;
    }
    if (age <= limit)
        return null;
    const days = Math.floor(age / DAY);
    const old = days > 0 ? `${days} day${days === 1 ? '' : 's'}` : (0,src/* formatDuration */.a3)(age);
    return (`${what} is ${old} old (${date.slice(0, 10)}), the limit is ${(0,src/* formatDuration */.a3)(limit)}: what has become ` +
        'known since is missing; scan again with a fresh database, or set max-database-age');
}
function databaseProblem(report, settings) {
    const { databaseBuilt, scannedAt, scanner } = report;
    const { maxDatabaseAge } = settings;
    if (databaseBuilt !== null) {
        const what = `${scanner.name}’s database`;
        return ageProblem(what, databaseBuilt, maxDatabaseAge ?? DATABASE_AGE, settings);
    }
    if (scannedAt === null)
        return null;
    const what = `the scan (${scanner.name} does not say how old its database was)`;
    return ageProblem(what, scannedAt, maxDatabaseAge ?? SCAN_AGE, settings);
}
function distributionProblem(report, needsDistribution) {
    const { kind, distribution, saysDistribution, scanner, endOfLife } = report;
    if (endOfLife) {
        return (`${distribution ?? 'the distribution'} gets no security updates any more: what is found in ` +
            'its packages is not in the database; take a newer base image');
    }
    if (!needsDistribution || kind !== 'image' || distribution !== null || !saysDistribution) {
        return null;
    }
    return (`${scanner.name} recognised no distribution: packages of the operating system were not looked ` +
        'at; for an image without one set require-distribution: false');
}
/**
 * Why nothing can be concluded from what a report does not list: nothing was looked at, the
 * distribution was not recognised, or the database is old. Empty for a sound report.
 */
function problemsOf(report, settings) {
    const nothing = report.lookedAtSomething
        ? null
        : `${report.scanner.name}’s report is empty: it does not show that a single package was looked at, ` +
            'and a scan that found nothing to look at is not a clean one';
    return [
        nothing,
        distributionProblem(report, settings.needsDistribution),
        databaseProblem(report, settings),
    ].filter((problem) => problem !== null);
}
/** What a report leaves open that decides nothing. */
function remarksOf(report) {
    const { scanner, target, databaseBuilt, scannedAt, kind, distribution, saysDistribution } = report;
    const remarks = [];
    if (databaseBuilt === null && scannedAt === null) {
        remarks.push(`${scanner.name}’s report of ${target} says neither when it was made nor with what`);
    }
    if (kind === 'image' && distribution === null && !saysDistribution) {
        remarks.push(`${scanner.name}’s report of ${target} does not say the distribution`);
    }
    return remarks;
}

;// CONCATENATED MODULE: ./packages/image/src/scan/baseline/champion.ts




function versionKey(version) {
    return version ?? '';
}
/** Looks up what the champion has. */
class Index {
    #findings;
    #versions = new Map();
    #places = new Map();
    constructor(champion) {
        this.#findings = new Set((champion.findings ?? []).flatMap(keysOf));
        for (const entry of champion.packages ?? []) {
            const identity = (0,scan_purl/* packageIdentity */.lM)(entry);
            add(this.#places, identity, entry.path === null ? '' : placeKey(entry));
            add(this.#versions, placeKey(entry), versionKey(entry.version));
            add(this.#versions, identity, versionKey(entry.version));
        }
    }
    hasFinding(finding) {
        return keysOf(finding).some((key) => this.#findings.has(key));
    }
    /** The versions of the package at this place; of the package at all where no place is known. */
    versionsOf(finding) {
        const identity = (0,scan_purl/* packageIdentity */.lM)({ purl: finding.purl, name: finding.package });
        const hasPlaces = !(this.#places.get(identity)?.has('') ?? true) && finding.path !== null;
        const key = hasPlaces ? placeKeyOf(finding) : identity;
        return this.#versions.get(key) ?? new Set();
    }
}
function add(map, key, value) {
    const known = map.get(key);
    if (known === undefined)
        map.set(key, new Set([value]));
    else
        known.add(value);
}
/** A finding under each of its names. */
function keysOf(finding) {
    const place = placeKeyOf(finding);
    return [finding.id, ...finding.aliases].map((id) => `${id}\n${place}`);
}
function judge(finding, champion, index) {
    const byScan = champion.kind === 'sbom' ? 'rescanned' : 'findings';
    if (index.hasFinding(finding))
        return [false, byScan];
    const isScanned = champion.findings !== null && champion.otherDatabase === null;
    if (champion.packages === null)
        return [isScanned ? true : null, byScan];
    const versions = index.versionsOf(finding);
    if (versions.has(versionKey(finding.installed)))
        return [false, 'packages'];
    if (versions.size === 0)
        return [true, 'packages'];
    return [isScanned ? true : null, isScanned ? byScan : 'packages'];
}
function whyOpen(champion, open) {
    const [first] = open;
    if (first === undefined)
        return null;
    if (champion.otherDatabase !== null)
        return champion.otherDatabase;
    return (`${champion.uri} has another version of ${first.package}, and was not scanned again: whether that ` +
        `had ${first.id} too is not known; let scan-image run the scanner, or give a report made with ` +
        'the same database');
}
/**
 * Says of every finding whether the champion has it too. It has when today's database says so of its
 * packages (same id, same purl without version, same path), or when it has the very same version of
 * the package; it has not when it does not have the package.
 */
function compareWithChampion(findings, champion) {
    const index = new Index(champion);
    const compared = new Set();
    const judged = findings.map((finding) => {
        const [isNew, by] = judge(finding, champion, index);
        compared.add(by);
        return { ...finding, new: isNew };
    });
    const own = new Set(findings.flatMap(keysOf));
    const gone = champion.findings?.filter((finding) => finding.suppression === null && !keysOf(finding).some((key) => own.has(key)));
    return {
        findings: judged,
        compared: [...compared].sort(),
        resolved: champion.otherDatabase === null ? (gone?.length ?? null) : null,
        reason: whyOpen(champion, judged.filter((finding) => finding.new === null)),
    };
}
/** Why a report was not made with the same database as the scan; null when nothing says so. */
function otherDatabase(baseline, scan, uri) {
    if (baseline.scanner.name !== scan.scanner.name) {
        return `${uri} was made by ${baseline.scanner.name}, the scan by ${scan.scanner.name}: they have different databases`;
    }
    const [theirs, ours] = [baseline.databaseBuilt, scan.databaseBuilt];
    if (theirs !== null && ours !== null) {
        if (Date.parse(theirs) === Date.parse(ours))
            return null;
        return `${uri} was made with the database of ${theirs}, the scan with that of ${ours}: what has become known in between would look new; scan the champion again`;
    }
    const apart = Math.abs(Date.parse(scan.scannedAt ?? '') - Date.parse(baseline.scannedAt ?? ''));
    if (!(apart > DATABASE_AGE))
        return null;
    return `${uri} was made ${(0,src/* formatDuration */.a3)(apart)} before the scan: what has become known in between would look new; scan the champion again`;
}
/** The champion by a report about it. */
function championOfReport(baseline, scan, uri) {
    return {
        uri,
        kind: 'report',
        findings: findingsOf([baseline]).vulnerabilities,
        otherDatabase: otherDatabase(baseline, scan, uri),
        packages: baseline.packages,
        sizeBytes: baseline.sizeBytes,
    };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/image/src/scan/json.ts

/** Line and column of a place in a text, from 1. */
function placeOf(text, position) {
    const before = text.slice(0, position);
    const line = before.split('\n').length;
    return `line ${line}, column ${position - before.lastIndexOf('\n')}`;
}
/**
 * Parses JSON of a tool. What stands in it is never part of the error: the text around the place
 * may be a secret that a scanner found.
 *
 * @throws InputError that says where the text stops being JSON
 */
function json_parseJson(text, uri, subject) {
    const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
    if (plain.trim() === '') {
        throw new src/* InputError */.dz(subject, `${uri}: the file is empty; did the scanner run to its end?`);
    }
    try {
        return JSON.parse(plain);
    }
    catch (error) {
        const message = (0,src/* messageOf */.bD)(error);
        const position = /position (\d+)/.exec(message)?.[1];
        const isCut = /end of JSON|Unterminated/i.test(message) || position === undefined;
        const where = position === undefined ? '' : ` (${placeOf(plain, Number(position))})`;
        const why = isCut
            ? 'it ends in the middle: the file is cut off'
            : `something there does not belong`;
        throw new src/* InputError */.dz(subject, `${uri}: not JSON${where}: ${why}`);
    }
}
/**
 * Checks a document against the part of its schema that is read here.
 *
 * @throws InputError that names the first place that does not fit, never its value
 */
function checkShape(schema, json, context) {
    const parsed = schema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const path = issue === undefined ? '' : issue.path.map(String).join('.');
    throw new src/* InputError */.dz(context.subject, `${context.uri}: not a ${context.format} that is known here: ${path || 'document'}: ` +
        `${issue?.message ?? 'unexpected'}`);
}

;// CONCATENATED MODULE: ./packages/image/src/scan/catalogues.ts




const kevSchema = schemas/* object */.Ikc({
    catalogVersion: schemas/* string */.YjP().nullish(),
    vulnerabilities: schemas/* array */.YOg(schemas/* object */.Ikc({ cveID: schemas/* string */.YjP() })).min(1),
});
/**
 * The ids in CISA's catalogue of known exploited vulnerabilities, in capitals.
 *
 * @throws InputError for anything else
 */
function parseKev(text, context) {
    const json = json_parseJson(text, context.uri, context.subject);
    const catalog = checkShape(kevSchema, json, { ...context, format: 'KEV catalogue' });
    return new Set(catalog.vulnerabilities.map(({ cveID }) => cveID.toUpperCase()));
}
const GZIP = [0x1f, 0x8b];
/** Most text that a gzipped list of scores may hold; EPSS of 2026 has about 15 MB. */
const SCORES_LIMIT = 256 << 20;
/**
 * EPSS scores by CVE, from FIRST's CSV (`cve,epss,percentile`, comment lines first), gzipped or not.
 *
 * @throws InputError for anything else
 */
function parseEpss(bytes, context) {
    const refuse = (detail) => {
        throw new src/* InputError */.dz(context.subject, `${context.uri}: ${detail}`);
    };
    const isGzip = GZIP.every((byte, i) => bytes[i] === byte);
    let text;
    try {
        text = (isGzip ? (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: SCORES_LIMIT }) : bytes).toString('utf8');
    }
    catch {
        return refuse('the gzipped file is damaged or cut off');
    }
    const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    if (!/^cve,epss(?:,|$)/.test(lines[0] ?? ''))
        refuse('not EPSS scores: no line "cve,epss,…"');
    const scores = new Map();
    for (const line of lines.slice(1)) {
        const [id = '', value = ''] = line.split(',', 2);
        const score = Number(value);
        if (!id.startsWith('CVE-') || value === '' || !(score >= 0 && score <= 1)) {
            refuse(`${JSON.stringify(line.slice(0, 60))} is no EPSS score`);
        }
        scores.set(id, score);
    }
    return scores;
}
/** Fills in what the scanner did not say. A vulnerability that is in no list of exploits is in none. */
function applyCatalogues(findings, { kev, epss }) {
    if (kev === null && epss === null)
        return findings;
    return findings.map((finding) => {
        const names = [finding.id, ...finding.aliases].map((id) => id.toUpperCase());
        const scores = names.flatMap((id) => epss?.get(id) ?? []);
        return {
            ...finding,
            kev: kev === null || finding.kev === true ? finding.kev : names.some((id) => kev.has(id)),
            epss: finding.epss ?? (scores.length === 0 ? null : Math.max(...scores)),
        };
    });
}

// EXTERNAL MODULE: ./packages/image/node_modules/@cyclonedx/cyclonedx-library/dist.node/spdx.js
var spdx = __webpack_require__(90682);
;// CONCATENATED MODULE: ./packages/image/src/scan/gate/filter.ts



/** The kinds of finding that gates count. */
const COUNTED_KINDS = [
    'vulnerabilities',
    'licenses',
    'secrets',
    'misconfigurations',
];
const filter_DAY = 86_400_000;
const FIX_ONLY = new Set(['fixable', 'kev', 'epss', 'cvss', 'days_since_fix']);
/** Categories of licences as Trivy has them, worst first. */
const LICENSE_CATEGORIES = [
    'forbidden',
    'restricted',
    'reciprocal',
    'notice',
    'permissive',
    'unencumbered',
    'unknown',
];
const WORDS = ['new', 'total', 'fixable', 'kev'];
const QUANTITIES = ['epss', 'cvss', 'days_since_fix', 'severity'];
const isNew = (finding, { whyNotNew }) => finding.new ?? whyNotNew;
const isFixable = ({ fixed }) => (fixed ?? null) !== null;
const isExploited = ({ kev }) => kev ?? 'the scanner does not say what is known to be exploited; set kev-catalog';
function atLeast(limit) {
    return ({ severity, id }, { unknownSeverity }) => {
        if (severity !== 'unknown')
            return severityRank(severity) >= severityRank(limit);
        if (unknownSeverity === 'count')
            return true;
        return unknownSeverity === 'ignore' ? false : `the severity of ${id} is unknown`;
    };
}
function exactly(limit) {
    return ({ severity }) => severity === limit;
}
function onNumber(read, missing, comparison, limit) {
    return (finding, context) => {
        const value = read(finding, context);
        return value === null ? missing : (0,src/* holds */.v9)(value, comparison, limit);
    };
}
/** Whole days since a fix became available, on the day of the run (UTC). */
function daysSinceFix({ fixedOn }, { now }) {
    if (fixedOn === null || fixedOn === undefined)
        return null;
    const today = Date.parse(now.toISOString().slice(0, 10));
    return Math.floor((today - Date.parse(fixedOn)) / filter_DAY);
}
function quantity(name, comparison, limit) {
    if (name === 'epss') {
        const missing = 'the scanner does not say the EPSS score; set epss-scores';
        return onNumber(({ epss }) => epss ?? null, missing, comparison, limit);
    }
    if (name === 'cvss') {
        return onNumber(({ score }) => score ?? null, 'the CVSS score is not known', comparison, limit);
    }
    const since = onNumber(daysSinceFix, 'the scanner does not say when the fix became available', comparison, limit);
    // What has no fix has no day of it.
    return (finding, context) => isFixable(finding, context) === true ? since(finding, context) : false;
}
function isSeverity(word) {
    return src/* FINDING_SEVERITIES */._o.some((severity) => severity === word);
}
function licenseFilter(arg) {
    const category = LICENSE_CATEGORIES.find((word) => word === arg.toLowerCase());
    if (category !== undefined)
        return (finding) => finding.category?.toLowerCase() === category;
    const id = spdx.fixupSpdxId(arg);
    return id === undefined ? null : (finding) => (spdx.fixupSpdxId(finding.id) ?? finding.id) === id;
}
function condition(arg) {
    const [, name = '', sign, limit = ''] = /^(\S+) (>=|<=|==|!=|>|<) (\S+)$/.exec(arg) ?? [];
    const comparison = src/* COMPARISONS */.F.find((known) => known === sign);
    return comparison === undefined ? null : [name, comparison, limit];
}
function refuse(gate, detail) {
    throw new src/* ConfigurationError */.j1('gates', `"${gate}": ${detail}`);
}
function conditionArgument(gate, parts) {
    const [name, comparison, text] = parts;
    const word = name.toLowerCase();
    if (word === 'severity') {
        const limit = text.toLowerCase();
        if (!isSeverity(limit)) {
            return refuse(gate, `"${text}" is no severity; ${src/* FINDING_SEVERITIES */._o.join(', ')} are`);
        }
        if (comparison === '==')
            return { group: 'severity', filter: exactly(limit) };
        if (comparison === '>=')
            return { group: 'severity', filter: atLeast(limit) };
        return refuse(gate, 'severity goes with == or >=');
    }
    if (!QUANTITIES.some((known) => known === word)) {
        return refuse(gate, `"${name}" is not known${(0,src/* didYouMean */.au)(name, QUANTITIES) || `; known are: ${QUANTITIES.join(', ')}`}`);
    }
    const limit = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
    if (text === '' || !Number.isFinite(limit))
        return refuse(gate, `"${text}" is not a number`);
    return { group: `${word} ${comparison}`, filter: quantity(word, comparison, limit) };
}
function wordArgument(word) {
    if (word === 'new')
        return { group: 'new', filter: isNew };
    if (word === 'total')
        return { group: 'new', filter: () => true };
    if (word === 'fixable')
        return { group: 'fixable', filter: isFixable };
    if (word === 'kev')
        return { group: 'kev', filter: isExploited };
    return null;
}
function argumentOf(gate, kind, arg) {
    const parts = condition(arg);
    const word = (parts === null ? arg : parts[0]).toLowerCase();
    if (kind !== 'vulnerabilities' && FIX_ONLY.has(word)) {
        return refuse(gate, `"${word}" goes with vulnerabilities only`);
    }
    if (parts !== null)
        return conditionArgument(gate, parts);
    const known = wordArgument(word);
    if (known !== null)
        return known;
    if (kind === 'licenses') {
        const filter = licenseFilter(arg);
        if (filter !== null)
            return { group: 'license', filter };
    }
    if (isSeverity(word)) {
        return { group: 'severity', filter: word === 'unknown' ? exactly(word) : atLeast(word) };
    }
    const names = [
        ...WORDS,
        ...src/* FINDING_SEVERITIES */._o,
        ...(kind === 'licenses' ? LICENSE_CATEGORIES : []),
    ];
    const hint = (0,src/* didYouMean */.au)(arg, names) ||
        `; known are: ${[...new Set(names)].join(', ')}, and conditions such as epss >= 0.1`;
    return refuse(gate, `"${arg}" is not known${hint}`);
}
/**
 * The filter that the arguments of a gate make together: a finding counts when all of them say so,
 * and does not when one of them says no.
 *
 * @throws ConfigurationError for arguments that are unknown or exclude each other
 */
function filterOf(gate, kind, args) {
    const groups = new Map();
    const filters = args.map((arg) => {
        const { group, filter } = argumentOf(gate, kind, arg);
        const other = groups.get(group);
        if (other !== undefined)
            refuse(gate, `"${other}" and "${arg}" exclude each other`);
        groups.set(group, arg);
        return filter;
    });
    return (finding, context) => {
        let open = null;
        for (const filter of filters) {
            const counted = filter(finding, context);
            if (counted === false)
                return false;
            if (typeof counted === 'string')
                open ??= counted;
        }
        return open ?? true;
    };
}

;// CONCATENATED MODULE: ./packages/image/src/scan/gate/gates.ts




const SIZE = 'image_size_mb';
const METRICS = [...COUNTED_KINDS, SIZE];
/** Findings that a failed gate names. */
const NAMED = 3;
function isCounted(metric) {
    return COUNTED_KINDS.some((kind) => kind === metric);
}
/**
 * Refuses gates that cannot be decided here whatever is found.
 *
 * @throws ConfigurationError that quotes the gate
 */
function checkScanGates(gates) {
    for (const gate of gates) {
        const { metric, text, args } = gate;
        const refuse = (detail) => {
            throw new src/* ConfigurationError */.j1('gates', `"${text}": ${detail}`);
        };
        if (gate.on.length > 0 || gate.where !== null) {
            refuse('"on" and "where" are about rows of data; findings are chosen in parentheses');
        }
        if (isCounted(metric)) {
            filterOf(text, metric, args);
        }
        else if (metric !== SIZE) {
            const hint = (0,src/* didYouMean */.au)(metric, METRICS) || `; known are: ${METRICS.join(', ')}`;
            refuse(`"${metric}" is not known to scan-image${hint}`);
        }
        else if (args.length > 0) {
            refuse(`${SIZE} takes no arguments`);
        }
        if (gate.comparison === 'within')
            refuse('"within" is about intervals; counts have none');
    }
}
function countOf(gate, kind, findings, context) {
    const filter = filterOf(gate.text, kind, gate.args);
    const certain = [];
    let possible = 0;
    let reason = null;
    for (const finding of findings[kind]) {
        const counted = isOpen(finding) && filter(finding, context);
        if (counted === true)
            certain.push(finding);
        else if (typeof counted === 'string') {
            possible += 1;
            reason ??= counted;
        }
    }
    return { certain, possible, reason };
}
/** `CVE-2018-18074 in requests 2.19.0 (high, fixed in 2.20.0; requirements.txt line 3)`. */
function describeFinding(finding) {
    const { id, severity, place } = finding;
    const where = place === null ? '' : `; ${place.path} line ${place.line}`;
    if (finding_isVulnerability(finding)) {
        const { package: name, installed, fixed } = finding;
        const version = installed === null ? '' : ` ${installed}`;
        const fix = fixed === null ? 'no fix yet' : `fixed in ${fixed}`;
        return `${id} in ${name}${version} (${severity}, ${fix}${where})`;
    }
    const what = 'package' in finding ? finding.package : (finding.path ?? '');
    const line = 'line' in finding && finding.line !== null ? ` line ${finding.line}` : '';
    return `${id} in ${what}${line} (${severity}${where})`;
}
function naming(findings) {
    const sorted = [...findings].sort(bySeverity);
    const named = sorted.slice(0, NAMED).map(describeFinding).join('; ');
    const rest = sorted.length - NAMED;
    return rest > 0 ? `${named}; and ${rest} more` : named;
}
/** A failed gate names what made it fail. */
function withNames(result, { certain }) {
    if (result.verdict !== 'fail' || certain.length === 0)
        return result;
    return { ...result, reason: naming(certain) };
}
function decideCount(gate, kind, input) {
    const count = countOf(gate, kind, input.findings, input);
    const value = count.certain.length;
    const open = input.notLookedFor[kind] ?? count.reason;
    if (input.notLookedFor[kind] !== null && value === 0) {
        return (0,src/* undecided */.oo)(gate.text, input.notLookedFor[kind]);
    }
    if (gate.limit.kind === 'number') {
        const why = `${count.possible} more may count: ${open ?? ''}`;
        const bounds = [value, value + count.possible];
        return withNames((0,src/* decideBounded */.se)(gate, value, bounds, why), count);
    }
    if (input.champion === null)
        return (0,src/* undecided */.oo)(gate.text, input.whyNoChampion);
    const theirs = countOf(gate, kind, input.champion, input);
    if (count.possible + theirs.possible > 0) {
        return (0,src/* undecided */.oo)(gate.text, count.reason ?? theirs.reason ?? '');
    }
    return withNames(decideDifference(gate, value, theirs.certain.length), count);
}
function decideDifference(gate, value, champion) {
    if (gate.limit.kind !== 'champion')
        throw new Error(`${gate.text} has a number as its limit`);
    const limit = gate.limit.factor * champion + gate.limit.offset;
    // Counts and sizes have no uncertainty: the champion's value makes the limit a number.
    return (0,src/* decideAbsolute */.Cg)({ ...gate, limit: { kind: 'number', value: limit } }, { value });
}
function decideSize(gate, { sizeBytes, championSizeBytes }) {
    const missing = (whose) => (0,src/* undecided */.oo)(gate.text, `the size of ${whose} is not in the report`);
    if (sizeBytes === null)
        return missing('the image');
    const value = sizeBytes / 1e6;
    if (gate.limit.kind === 'number')
        return (0,src/* decideAbsolute */.Cg)(gate, { value });
    if (championSizeBytes === null)
        return missing('the champion’s image');
    return decideDifference(gate, value, championSizeBytes / 1e6);
}
/**
 * Decides gates on what was found. A count passes or fails when it does whatever is not known;
 * where the scan is not sound nothing passes.
 */
function decideScanGates(gates, input) {
    return gates.map((gate) => {
        const { metric } = gate;
        if (!isCounted(metric))
            return decideSize(gate, input);
        const result = decideCount(gate, metric, input);
        if (result.verdict !== 'pass' || input.unsound === null)
            return result;
        const { observed, limit } = result;
        return (0,src/* undecided */.oo)(gate.text, input.unsound, { observed, limit });
    });
}

;// CONCATENATED MODULE: ./packages/image/src/scan/place/dockerfile.ts
/** A heredoc's end marker at the end of a RUN or COPY line. */
const HEREDOC = /<<-?\s*["']?([A-Za-z_][A-Za-z0-9_]*)["']?/g;
function isBlank(line) {
    return /^\s*(?:#|$)/.test(line);
}
/** The character that continues a line: a backslash, unless a directive says another. */
function escapeCharacter(lines) {
    for (const line of lines) {
        const directive = /^#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line);
        if (directive === null)
            return '\\';
        if (directive[1]?.toLowerCase() === 'escape')
            return directive[2] === '`' ? '`' : '\\';
    }
    return '\\';
}
/**
 * The instructions of a Dockerfile in order. Comments between continued lines are left out, as the
 * builder does (https://docs.docker.com/reference/dockerfile/#format).
 */
function parseDockerfile(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const escape = escapeCharacter(lines);
    const continued = (line) => line.trimEnd().endsWith(escape);
    const instructions = [];
    for (let i = 0; i < lines.length; i++) {
        if (isBlank(lines[i] ?? ''))
            continue;
        const start = i;
        const parts = [lines[i] ?? ''];
        while (continued(parts.at(-1) ?? '') && i + 1 < lines.length) {
            i += 1;
            if (!/^\s*#/.test(lines[i] ?? ''))
                parts.push(lines[i] ?? '');
        }
        const body = parts.map((part) => (continued(part) ? part.trimEnd().slice(0, -1) : part).trim());
        const joined = body.filter((part) => part !== '').join(' ');
        const [, keyword = '', value = ''] = /^([A-Za-z]+)\s*(.*)$/.exec(joined) ?? [];
        if (/^(?:RUN|COPY|ADD)$/i.test(keyword)) {
            for (const [, marker = ''] of value.matchAll(HEREDOC)) {
                do
                    i += 1;
                while (i < lines.length && (lines[i] ?? '').trim() !== marker);
            }
        }
        const physical = lines.slice(start, Math.min(i + 1, lines.length));
        instructions.push({ keyword: keyword.toUpperCase(), value, line: start + 1, lines: physical });
    }
    return instructions;
}

;// CONCATENATED MODULE: ./packages/image/src/scan/place/source-file.ts
/** Lines of a lock file or manifest on which a name stands, by the name. */
class LineIndex {
    file;
    lines;
    #byName = new Map();
    constructor(file) {
        this.file = file;
        this.lines = file.text.split(/\r?\n/);
        this.lines.forEach((line, index) => {
            for (const name of namesIn(line)) {
                const known = this.#byName.get(name);
                if (known === undefined)
                    this.#byName.set(name, [index]);
                else if (known.at(-1) !== index)
                    known.push(index);
            }
        });
    }
    /** Line indexes, from 0. */
    linesOf(name) {
        return this.#byName.get(plainName(name)) ?? [];
    }
}
/** Names as they are compared: PyPI takes `_`, `-` and `.` for the same, and no case. */
function plainName(name) {
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}
const TOKEN = /[A-Za-z0-9@][A-Za-z0-9@/._+~:-]*/g;
/** What may be a package's name on a line: whole words, without a version after `@`. */
function namesIn(line) {
    const names = [];
    for (const [token] of line.matchAll(TOKEN)) {
        if (token.length > 300)
            continue;
        const path = token.slice(token.lastIndexOf('node_modules/') + 0);
        const name = path.startsWith('node_modules/') ? path.slice('node_modules/'.length) : token;
        const at = name.lastIndexOf('@');
        const bare = (at > 0 ? name.slice(0, at) : name).replace(/[:.,]+$/, '');
        names.push(plainName(bare));
        if (bare.includes(':'))
            names.push(plainName(bare.slice(bare.lastIndexOf(':') + 1)));
    }
    return names;
}

;// CONCATENATED MODULE: ./packages/image/src/scan/place/find.ts



/** Files that lock versions, by the purl type of what they lock; the first that has it wins. */
const LOCK_FILES = [
    [
        'npm',
        /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lock)$/,
    ],
    [
        'pypi',
        /(?:^|\/)(?:[^/]*requirements[^/]*\.txt|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock)$/,
    ],
    ['golang', /(?:^|\/)go\.(?:mod|sum)$/],
    ['cargo', /(?:^|\/)Cargo\.lock$/],
    ['gem', /(?:^|\/)Gemfile\.lock$/],
    ['maven', /(?:^|\/)(?:pom\.xml|gradle\.lockfile)$/],
    ['composer', /(?:^|\/)composer\.lock$/],
];
/** Files that ask for packages without locking each of them. */
const MANIFESTS = [
    ['npm', /(?:^|\/)package\.json$/],
    [
        'pypi',
        /(?:^|\/)(?:[^/]*requirements[^/]*\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:cfg|py)|environment\.ya?ml)$/,
    ],
    ['cargo', /(?:^|\/)Cargo\.toml$/],
    ['gem', /(?:^|\/)Gemfile$/],
];
/** So many lines below a name its version may stand. */
const VERSION_WITHIN = 3;
/** Whether a file of this name can say where a package comes from. */
function isPlaceFile(path) {
    return [...LOCK_FILES, ...MANIFESTS].some(([, name]) => name.test(path));
}
function hasVersion(text, version) {
    const at = text.indexOf(version);
    if (at < 0)
        return false;
    const around = [text[at - 1] ?? ' ', text[at + version.length] ?? ' '];
    return !around.some((character) => /[\p{L}\p{N}]/u.test(character) && character !== 'v');
}
/** Whether another version is asked for on this line: `requests==2.20`, `"lodash": "4.17.21"`. */
function pinsAnother(line) {
    return /==\s*[\d"']|"\d+\.\d+\.\d+"|@\d+\.\d+/.test(line);
}
function lineIn(index, names, version) {
    let loose = null;
    for (const line of names.flatMap((name) => index.linesOf(name))) {
        const text = index.lines.slice(line, line + 1 + VERSION_WITHIN).join('\n');
        if (version !== null && hasVersion(text, version))
            return { line: line + 1, isExact: true };
        if (loose === null && !pinsAnother(index.lines[line] ?? ''))
            loose = line + 1;
    }
    return loose === null ? null : { line: loose, isExact: false };
}
/** Finds the line of the repository that brought a package into the image. */
class PlaceFinder {
    #files;
    #dockerfile;
    #instructions;
    #layers;
    #indexes = new Map();
    #known = new Map();
    constructor(files, dockerfile, layers) {
        this.#files = files;
        this.#dockerfile = dockerfile;
        this.#instructions = dockerfile === null ? [] : parseDockerfile(dockerfile.text);
        this.#layers = layers;
    }
    /** Null when no file of the repository says it. */
    find(finding, layer) {
        const { purl, package: name, installed, path } = finding;
        const key = JSON.stringify([purl ?? name, installed, path, layer]);
        const known = this.#known.get(key);
        if (known !== undefined)
            return known;
        const place = this.#find(finding, layer);
        this.#known.set(key, place);
        return place;
    }
    #find(finding, layer) {
        const parts = finding.purl === null ? null : (0,scan_purl/* parsePurl */.$l)(finding.purl);
        const names = [...new Set([finding.package, ...(parts === null ? [] : [parts.name])])];
        const type = parts?.type ?? '';
        return (this.#inOwnFile(finding, names) ??
            this.#inFiles(LOCK_FILES, type, names, finding.installed, true) ??
            this.#inDockerfile(names) ??
            this.#inFiles(MANIFESTS, type, names, finding.installed, false) ??
            this.#byLayer(layer) ??
            this.#base((0,scan_purl/* isSystemType */.Mr)(type)));
    }
    #indexOf(file) {
        const known = this.#indexes.get(file);
        if (known !== undefined)
            return known;
        const index = new LineIndex(file);
        this.#indexes.set(file, index);
        return index;
    }
    /** A scan of files names the lock file itself. */
    #inOwnFile(finding, names) {
        const file = this.#files.find(({ path }) => path === finding.path);
        if (file === undefined)
            return null;
        const found = lineIn(this.#indexOf(file), names, finding.installed);
        return found === null ? null : place(file, found.line, 'the lock file has this version');
    }
    #inFiles(kinds, type, names, version, needsVersion) {
        for (const file of this.#files) {
            if (!kinds.some(([kind, name]) => kind === type && name.test(file.path)))
                continue;
            const found = lineIn(this.#indexOf(file), names, version);
            if (found === null || (needsVersion && !found.isExact))
                continue;
            const because = found.isExact
                ? 'the line has this package and version'
                : 'the line asks for this package';
            return place(file, found.line, because);
        }
        return null;
    }
    #inDockerfile(names) {
        const file = this.#dockerfile;
        if (file === null)
            return null;
        for (const { keyword, line, lines } of this.#instructions) {
            if (keyword !== 'RUN')
                continue;
            const index = new LineIndex({ path: '', text: lines.join('\n') });
            const found = names.flatMap((name) => index.linesOf(name))[0];
            if (found !== undefined)
                return place(file, line + found, 'the instruction installs it');
        }
        return null;
    }
    #byLayer(layer) {
        const file = this.#dockerfile;
        const origin = this.#layers.find(({ diffId }) => diffId === layer)?.createdBy ?? null;
        if (file === null || origin === null)
            return null;
        const made = plainInstruction(origin);
        const instruction = this.#instructions.find(({ keyword, value }) => /^(?:RUN|COPY|ADD)$/.test(keyword) &&
            value !== '' &&
            made.endsWith(plainInstruction(value)));
        return instruction === undefined
            ? null
            : place(file, instruction.line, 'the instruction made the layer it is in');
    }
    /** What nothing of the repository brings comes with the base image. */
    #base(isSystem) {
        const file = this.#dockerfile;
        const last = this.#instructions.filter(({ keyword }) => keyword === 'FROM').at(-1);
        if (file === null || last === undefined)
            return null;
        const because = isSystem ? 'it comes with the base image' : 'probably from the base image';
        return place(file, last.line, because);
    }
}
function place({ path }, line, because) {
    return { path, line, because };
}
/** An instruction as the image's history and the Dockerfile both have it. */
function plainInstruction(text) {
    return text
        .replace(/#\s*buildkit\s*$/, '')
        .replace(/^(?:RUN|COPY|ADD)\s+/i, '')
        .replace(/^\/bin\/sh -c (?:#\(nop\)\s*(?:COPY|ADD)\s+)?/, '')
        .replace(/\s+/g, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./packages/image/src/scan/vex/csaf.ts



/*
 * CSAF 2.0, profile VEX:
 * https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#45-profile-5-vex
 */
const csaf_text = schemas/* string */.YjP().nullish();
const productSchema = schemas/* object */.Ikc({
    product_id: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    product_identification_helper: schemas/* object */.Ikc({ purl: csaf_text }).nullish(),
});
const branchSchema = schemas/* object */.Ikc({
    product: productSchema.nullish(),
    get branches() {
        return schemas/* array */.YOg(branchSchema).nullish();
    },
});
const ids = schemas/* array */.YOg(schemas/* string */.YjP()).nullish();
const remarks = schemas/* array */.YOg(schemas/* object */.Ikc({ category: csaf_text, label: csaf_text, details: csaf_text, product_ids: ids }))
    .nullish();
const documentSchema = schemas/* object */.Ikc({
    document: schemas/* object */.Ikc({
        category: schemas/* string */.YjP(),
        csaf_version: schemas/* string */.YjP(),
        publisher: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }),
        tracking: schemas/* object */.Ikc({ current_release_date: csaf_text }).nullish(),
    }),
    product_tree: schemas/* object */.Ikc({
        branches: schemas/* array */.YOg(branchSchema).nullish(),
        full_product_names: schemas/* array */.YOg(productSchema).nullish(),
        relationships: schemas/* array */.YOg(schemas/* object */.Ikc({
            full_product_name: productSchema,
            product_reference: schemas/* string */.YjP(),
            relates_to_product_reference: schemas/* string */.YjP(),
        }))
            .nullish(),
    })
        .nullish(),
    vulnerabilities: schemas/* array */.YOg(schemas/* object */.Ikc({
        cve: csaf_text,
        ids: schemas/* array */.YOg(schemas/* object */.Ikc({ text: schemas/* string */.YjP() })).nullish(),
        product_status: schemas/* object */.Ikc({
            fixed: ids,
            first_fixed: ids,
            known_affected: ids,
            known_not_affected: ids,
            under_investigation: ids,
        })
            .nullish(),
        flags: remarks,
        threats: remarks,
    }))
        .nullish(),
});
function isCsaf(json) {
    return ('document' in json &&
        typeof json.document === 'object' &&
        json.document !== null &&
        'csaf_version' in json.document);
}
function leaves(branches) {
    return branches.flatMap(({ product, branches: below }) => [
        ...(product ? [product] : []),
        ...leaves(below ?? []),
    ]);
}
/** What each product id stands for: a package, or a package as part of another product. */
function productsById(tree) {
    const plain = [...leaves(tree?.branches ?? []), ...(tree?.full_product_names ?? [])];
    const names = new Map(plain.map((product) => [
        product.product_id,
        product.product_identification_helper?.purl ?? product.name,
    ]));
    const products = new Map([...names].map(([productId, id]) => [productId, { id, components: [] }]));
    for (const relation of tree?.relationships ?? []) {
        const whole = names.get(relation.relates_to_product_reference);
        const part = names.get(relation.product_reference);
        const own = relation.full_product_name;
        const id = whole ?? own.product_identification_helper?.purl ?? own.name;
        products.set(own.product_id, { id, components: part === undefined ? [] : [part] });
    }
    return products;
}
const STATUSES = [
    ['known_not_affected', 'not_affected'],
    ['fixed', 'fixed'],
    ['first_fixed', 'fixed'],
    ['known_affected', 'affected'],
    ['under_investigation', 'under_investigation'],
];
function reasonFor(vulnerability, productId) {
    const about = (entry) => entry.product_ids === null ||
        entry.product_ids === undefined ||
        entry.product_ids.includes(productId);
    const flag = vulnerability.flags?.find(about)?.label;
    const impact = vulnerability.threats?.find((entry) => entry.category === 'impact' && about(entry))?.details;
    return [flag, impact].filter(Boolean).join(': ') || null;
}
/**
 * Reads a CSAF document of the profile VEX.
 *
 * @throws InputError for other profiles and versions, and where it does not fit the schema
 */
function readCsaf(json, context) {
    const csaf = checkShape(documentSchema, json, { ...context, format: 'CSAF document' });
    const { category, csaf_version: version, publisher, tracking } = csaf.document;
    if (category !== 'csaf_vex' || !/^2\.[01]$/.test(version)) {
        throw new src/* InputError */.dz(context.subject, `${context.uri}: CSAF ${version} of the category ${JSON.stringify(category)}; csaf_vex 2.0 is known here`);
    }
    const products = productsById(csaf.product_tree);
    const time = Date.parse(tracking?.current_release_date ?? '');
    return (csaf.vulnerabilities ?? []).flatMap((vulnerability) => STATUSES.flatMap(([key, status]) => (vulnerability.product_status?.[key] ?? []).map((productId) => {
        const product = products.get(productId);
        return {
            ids: [vulnerability.cve, ...(vulnerability.ids ?? []).map((id) => id.text)].filter((id) => typeof id === 'string'),
            products: product === undefined ? [] : [product],
            status,
            reason: reasonFor(vulnerability, productId),
            who: publisher.name,
            time: Number.isNaN(time) ? 0 : time,
            uri: context.uri,
        };
    })));
}

;// CONCATENATED MODULE: ./packages/image/src/scan/vex/statement.ts
/** Statuses of VEX that say a finding does not count. */
const HARMLESS = ['not_affected', 'fixed'];
const VEX_STATUSES = [...HARMLESS, 'affected', 'under_investigation'];

;// CONCATENATED MODULE: ./packages/image/src/scan/vex/openvex.ts



/* OpenVEX 0.2.0: https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md */
const openvex_text = schemas/* string */.YjP().nullish();
const identified = schemas/* object */.Ikc({
    '@id': openvex_text,
    identifiers: schemas/* object */.Ikc({ purl: openvex_text }).nullish(),
});
const openvex_productSchema = schemas/* union */.KCZ([
    schemas/* string */.YjP().transform((id) => ({ '@id': id, identifiers: null, subcomponents: null })),
    identified.extend({
        subcomponents: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP().transform((id) => ({ '@id': id })), identified]))
            .nullish(),
    }),
]);
const openvex_documentSchema = schemas/* object */.Ikc({
    author: schemas/* string */.YjP().min(1),
    timestamp: openvex_text,
    statements: schemas/* array */.YOg(schemas/* object */.Ikc({
        vulnerability: schemas/* union */.KCZ([
            schemas/* string */.YjP().transform((name) => ({ name, '@id': null, aliases: null })),
            schemas/* object */.Ikc({ name: openvex_text, '@id': openvex_text, aliases: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() }),
        ]),
        products: schemas/* array */.YOg(openvex_productSchema).nullish(),
        status: schemas/* enum */.k5n(VEX_STATUSES),
        justification: openvex_text,
        impact_statement: openvex_text,
        action_statement: openvex_text,
        supplier: openvex_text,
        timestamp: openvex_text,
    })),
});
function isOpenVex(json) {
    return '@context' in json && String(json['@context']).includes('openvex.dev');
}
/** The purl of something, else its id. */
function nameOf(entry) {
    const purl = entry.identifiers?.purl;
    return [purl, entry['@id']].filter((name) => typeof name === 'string').slice(0, 1);
}
function productsOf(products) {
    return products.flatMap((product) => nameOf(product).map((id) => ({
        id,
        components: (product.subcomponents ?? []).flatMap(nameOf),
    })));
}
/**
 * Reads an OpenVEX document.
 *
 * @throws InputError where it does not fit the specification
 */
function readOpenVex(json, context) {
    const document = checkShape(openvex_documentSchema, json, { ...context, format: 'OpenVEX document' });
    return document.statements.map((statement) => {
        const { vulnerability, status, justification, impact_statement, action_statement } = statement;
        const time = Date.parse(statement.timestamp ?? document.timestamp ?? '');
        return {
            ids: [vulnerability.name, vulnerability['@id'], ...(vulnerability.aliases ?? [])].filter((id) => typeof id === 'string'),
            products: productsOf(statement.products ?? []),
            status,
            reason: [justification, impact_statement ?? action_statement].filter(Boolean).join(': ') || null,
            who: statement.supplier ?? document.author,
            time: Number.isNaN(time) ? 0 : time,
            uri: context.uri,
        };
    });
}

;// CONCATENATED MODULE: ./packages/image/src/scan/vex/apply.ts






/**
 * Reads a VEX document: OpenVEX, or CSAF of the profile VEX.
 *
 * @throws InputError for anything else
 */
function parseVex(text, context) {
    const json = json_parseJson(text, context.uri, context.subject);
    if (typeof json === 'object' && json !== null) {
        if (isOpenVex(json))
            return readOpenVex(json, context);
        if (isCsaf(json))
            return readCsaf(json, context);
    }
    throw new src/* InputError */.dz(context.subject, `${context.uri}: neither OpenVEX (its "@context" names openvex.dev) nor CSAF VEX`);
}
/** The repository of an image's name, without registry, tag and digest: `team/app`. */
function lastPart(target) {
    const plain = target.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    return plain.slice(plain.lastIndexOf('/') + 1).toLowerCase();
}
/** Whether a product of VEX is the image. */
function isImage(id, image) {
    if (image.targets.includes(id))
        return true;
    const purl = (0,scan_purl/* parsePurl */.$l)(id);
    if (purl === null || (purl.type !== 'oci' && purl.type !== 'docker')) {
        return image.digests.some((digest) => id === digest || id.endsWith(`@${digest}`));
    }
    const { version, name } = purl;
    if (version?.startsWith('sha256:'))
        return image.digests.includes(version);
    const tag = /[?&]tag=([^&#]+)/.exec(id)?.[1] ?? version;
    return image.targets.some((target) => lastPart(target) === name.toLowerCase() &&
        (tag === null || tag === undefined || target.endsWith(`:${tag}`)));
}
function isPackage(id, finding) {
    const asked = (0,scan_purl/* parsePurl */.$l)(id);
    if (asked === null)
        return id === finding.package;
    const identity = (0,scan_purl/* packageIdentity */.lM)({ purl: finding.purl, name: finding.package });
    const same = (0,scan_purl/* packageIdentity */.lM)({ purl: id, name: asked.name }) === identity;
    return same && (asked.version === null || asked.version === finding.installed);
}
function covers(product, finding, image) {
    if (product.components.length > 0) {
        const inside = product.components.some((id) => isPackage(id, finding));
        return inside && (isImage(product.id, image) || isPackage(product.id, finding));
    }
    return isPackage(product.id, finding) || isImage(product.id, image);
}
function isHarmless({ status }) {
    return HARMLESS.some((harmless) => harmless === status);
}
/**
 * Marks what VEX says is not affected or fixed, with who says so. Of several statements about one
 * finding the latest holds.
 */
function applyVex(findings, statements, image) {
    const byId = new Map();
    for (const statement of statements) {
        for (const id of statement.ids) {
            const key = id.toLowerCase();
            byId.set(key, [...(byId.get(key) ?? []), statement]);
        }
    }
    const used = new Set();
    const judged = findings.map((finding) => {
        const candidates = [finding.id, ...finding.aliases]
            .flatMap((id) => byId.get(id.toLowerCase()) ?? [])
            .filter(({ products }) => products.some((product) => covers(product, finding, image)));
        if (candidates.length === 0)
            return finding;
        const latest = candidates.reduce((a, b) => (b.time >= a.time ? b : a));
        for (const statement of candidates)
            used.add(statement);
        if (!isHarmless(latest))
            return finding;
        const { status, reason, who, uri } = latest;
        const suppression = { by: 'vex', status, reason, who: `${who} (${uri})` };
        return { ...finding, suppression };
    });
    const unused = statements.filter((statement) => isHarmless(statement) && !used.has(statement));
    const remarks = unused.map(({ ids, who, uri }) => `the statement of ${who} on ${ids[0] ?? ''} (${uri}) covers no finding`);
    return { findings: judged, remarks };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/image/src/scan/waivers.ts




const KEYS = ['id', 'package', 'reason', 'owner', 'expires'];
const waivers_DAY = 86_400_000;
/** So long ahead it is said that a waiver ends. */
const WARNING_DAYS = 14;
function waivers_refuse({ uri }, line, detail) {
    throw new src/* ConfigurationError */.j1('waivers', `${uri} line ${line}: ${detail}`);
}
/** A day that exists, as milliseconds; null for other text. */
function dayOf(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return null;
    const time = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time;
}
function lineOf(source, node) {
    return source.lines.linePos(node.range?.[0] ?? 0).line;
}
function textOf(value) {
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
function valuesOf(source, entry, line) {
    const values = new Map();
    for (const { key, value } of entry.items) {
        const name = (0,dist/* isScalar */.jn)(key) ? String(key.value) : '';
        const known = KEYS.find((candidate) => candidate === name);
        if (known === undefined) {
            const hint = (0,src/* didYouMean */.au)(name, KEYS) || `; known are: ${KEYS.join(', ')}`;
            waivers_refuse(source, line, `"${name}" is not a known key of a waiver${hint}`);
        }
        const text = (0,dist/* isScalar */.jn)(value) ? textOf(value.value) : '';
        if (text !== '')
            values.set(known, text);
    }
    return values;
}
function waiverOf(source, entry, today) {
    if (!(0,dist/* isMap */.jh)(entry)) {
        return waivers_refuse(source, 1, `a waiver is a mapping of ${KEYS.join(', ')}`);
    }
    const line = lineOf(source, entry);
    const values = valuesOf(source, entry, line);
    const name = [values.get('id'), values.get('package')].filter(Boolean).join(' in ');
    const text = (key) => {
        const value = values.get(key) ?? '';
        if (value !== '')
            return value;
        const why = key === 'expires' ? ': a waiver without an end is none (YYYY-MM-DD)' : '';
        return waivers_refuse(source, line, `the waiver${name && ` of ${name}`} has no "${key}"${why}`);
    };
    const expires = text('expires');
    const end = dayOf(expires);
    if (end === null) {
        return waivers_refuse(source, line, `"expires: ${expires}" is not a day; it is written YYYY-MM-DD`);
    }
    return {
        id: text('id'),
        package: text('package'),
        reason: text('reason'),
        owner: text('owner'),
        expires,
        line,
        daysLeft: Math.round((end - today) / waivers_DAY),
    };
}
/**
 * Reads a waiver file: a YAML list of `{id, package, reason, owner, expires}`. A waiver holds on its
 * last day (UTC).
 *
 * @throws ConfigurationError with the line, for what is missing, misspelt or no day
 */
function parseWaivers(text, uri, now) {
    const lines = new dist/* LineCounter */.HN();
    const source = { uri, lines };
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false });
    const [syntax] = document.errors;
    if (syntax !== undefined) {
        waivers_refuse(source, lines.linePos(syntax.pos[0]).line, syntax.message);
    }
    const { contents } = document;
    if (contents === null)
        return [];
    if (!(0,dist/* isSeq */.oP)(contents)) {
        return waivers_refuse(source, 1, `the file is not a list of {${KEYS.join(', ')}}`);
    }
    const today = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
    return contents.items.map((entry) => waiverOf(source, entry, today));
}
/** Whether text names the package of a finding: by its name, or by its purl. */
function namesPackage(text, finding) {
    if (!finding_isVulnerability(finding)) {
        const name = 'package' in finding ? finding.package : null;
        return text === name || (finding.path !== null && text === finding.path);
    }
    const { package: name, purl, installed: version } = finding;
    if (text === name)
        return true;
    const asked = (0,scan_purl/* parsePurl */.$l)(text);
    const identity = (0,scan_purl/* packageIdentity */.lM)({ purl, name });
    if (asked !== null) {
        const same = (0,scan_purl/* packageIdentity */.lM)({ purl: text, name: asked.name }) === identity;
        return same && (asked.version === null || asked.version === version);
    }
    const type = purl === null ? null : ((0,scan_purl/* parsePurl */.$l)(purl)?.type ?? null);
    return type === 'pypi' && identity === (0,scan_purl/* packageIdentity */.lM)({ purl: `pkg:pypi/${text}`, name: text });
}
/** Whether the id is one of the names of the finding. */
function namesFinding(id, finding) {
    const wanted = id.toLowerCase();
    if (finding.id.toLowerCase() === wanted)
        return true;
    return isVulnerability(finding) && finding.aliases.some((name) => name.toLowerCase() === wanted);
}
function idsOf(finding) {
    const names = finding_isVulnerability(finding) ? [finding.id, ...finding.aliases] : [finding.id];
    return names.map((name) => name.toLowerCase());
}
/** Marks what waivers that hold cover, and says of each waiver what became of it. */
function applyWaivers(findings, waivers) {
    const byId = Map.groupBy(waivers, ({ id }) => id.toLowerCase());
    const counts = new Map();
    const covered = (finding) => {
        const candidates = idsOf(finding).flatMap((id) => byId.get(id) ?? []);
        const fitting = candidates.filter((waiver) => namesPackage(waiver.package, finding));
        for (const waiver of new Set(fitting))
            counts.set(waiver, (counts.get(waiver) ?? 0) + 1);
        const holding = fitting.find((waiver) => waiver.daysLeft >= 0);
        if (holding === undefined)
            return finding;
        const { reason, owner, expires } = holding;
        return { ...finding, waiver: { reason, owner, expires } };
    };
    const marked = {
        vulnerabilities: findings.vulnerabilities.map(covered),
        licenses: findings.licenses.map(covered),
        secrets: findings.secrets.map(covered),
        misconfigurations: findings.misconfigurations.map(covered),
    };
    const records = waivers.map((waiver) => {
        const count = counts.get(waiver) ?? 0;
        const state = waiver.daysLeft < 0 ? 'expired' : count > 0 ? 'used' : 'unused';
        return { ...waiver, state, findings: count };
    });
    return { findings: marked, records };
}
/** What has to be said of the waivers: which have ended, end soon, or cover nothing. */
function waiverRemarks(records, uri) {
    return records.flatMap(({ id, package: name, state, daysLeft, owner, expires, line, findings }) => {
        const waiver = `the waiver of ${id} in ${name} (${uri} line ${line}, ${owner})`;
        if (state === 'expired') {
            const effect = findings > 0 ? 'the finding counts again' : 'and covers nothing; remove it';
            return [`${waiver} ended on ${expires}: ${effect}`];
        }
        if (state === 'unused')
            return [`${waiver} covers nothing; remove it`];
        if (daysLeft > WARNING_DAYS)
            return [];
        const when = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
        return [`${waiver} ends ${when} (${expires})`];
    });
}

;// CONCATENATED MODULE: ./packages/image/src/scan/assess.ts








const NO_BASELINE = 'there is no baseline to tell what is new: set baseline (no champion yet)';
function scanOf(report, settings) {
    const { target, platform, imageId, distribution, scanner } = report;
    return {
        target,
        platform,
        imageId,
        distribution,
        scanner,
        databaseBuilt: report.databaseBuilt,
        scannedAt: report.scannedAt,
        packages: report.packages?.length ?? null,
        problems: problemsOf(report, settings),
    };
}
/** The layer of each finding, by its package and place. */
function layersByPlace(reports) {
    const layers = new Map();
    for (const { vulnerabilities } of reports) {
        for (const entry of vulnerabilities) {
            if (entry.layer !== null)
                layers.set(placeKey(entry), entry.layer);
        }
    }
    return layers;
}
function withPlaces(findings, input) {
    const { files, dockerfile, reports } = input;
    // Layers say which instruction brought a package.
    const layers = dockerfile === null ? new Map() : layersByPlace(reports);
    const finder = new PlaceFinder(files, dockerfile, reports.flatMap((report) => report.layers));
    const own = new Set([...files, ...(dockerfile === null ? [] : [dockerfile])].map((f) => f.path));
    const placeOf = (path, line) => path !== null && line !== null && own.has(path)
        ? { path, line, because: 'it is in this line' }
        : null;
    return {
        ...findings,
        vulnerabilities: findings.vulnerabilities.map((finding) => {
            const place = finder.find(finding, layers.get(placeKeyOf(finding)) ?? null);
            return place === null ? finding : { ...finding, place };
        }),
        misconfigurations: findings.misconfigurations.map((finding) => ({
            ...finding,
            place: placeOf(finding.path, finding.line),
        })),
        secrets: findings.secrets.map((finding) => ({
            ...finding,
            place: placeOf(finding.path, finding.line),
        })),
    };
}
function imageNames(reports) {
    return {
        targets: reports.map(({ target }) => target),
        digests: reports.flatMap(({ imageId, repoDigests }) => [
            ...(imageId === null ? [] : [imageId]),
            ...repoDigests.map((name) => name.slice(name.indexOf('@') + 1)),
        ]),
    };
}
function notLookedFor({ reports, dockerfile }) {
    const missing = (what) => {
        const without = reports.find(({ looksFor }) => !looksFor[what]);
        if (without === undefined)
            return null;
        return `${without.scanner.name}’s report shows no search for ${what}`;
    };
    return {
        vulnerabilities: null,
        licenses: missing('licenses'),
        secrets: missing('secrets'),
        misconfigurations: dockerfile === null ? missing('misconfigurations') : null,
    };
}
function baselineRecord(champion, compared, resolved) {
    const { uri, kind, packages } = champion;
    return { uri, kind, compared, packages: packages?.length ?? null, resolved };
}
function sizeOf([first, ...others]) {
    // Each platform is an image of its own: there is no one size of several.
    return others.length === 0 ? first.sizeBytes : null;
}
/** The champion's findings as gates count them, with all that is known of vulnerabilities today. */
function championFindings(champion, catalogues) {
    const known = champion?.otherDatabase === null ? champion.findings : null;
    if (known === null)
        return null;
    const vulnerabilities = applyCatalogues(known, catalogues);
    return { vulnerabilities, licenses: [], secrets: [], misconfigurations: [] };
}
function tellNew(findings, champion) {
    if (champion === null)
        return { vulnerabilities: findings, record: null, whyNotNew: NO_BASELINE };
    const { findings: told, compared, resolved, reason } = compareWithChampion(findings, champion);
    return {
        vulnerabilities: told,
        record: baselineRecord(champion, [...compared], resolved),
        whyNotNew: reason ?? NO_BASELINE,
    };
}
/**
 * Judges an image by the reports of scanners about it: what is new, waived or said to be harmless,
 * which line brought it, and what the gates say.
 */
function assess(input) {
    const { reports, champion, waivers, catalogues, soundness } = input;
    const scans = reports.map((report) => scanOf(report, soundness));
    const problems = [...new Set([...input.doubts, ...scans.flatMap((scan) => scan.problems)])];
    const raw = findingsOf(reports);
    const known = applyCatalogues(raw.vulnerabilities, catalogues);
    const vex = applyVex(known, input.vex, imageNames(reports));
    const told = tellNew(vex.findings, champion);
    const linted = input.linted.map((entry) => ({
        ...entry,
        new: null,
        waiver: null,
        suppression: null,
        place: null,
        platforms: [],
    }));
    const placed = withPlaces({
        ...raw,
        vulnerabilities: told.vulnerabilities,
        misconfigurations: [...raw.misconfigurations, ...linted],
    }, input);
    const { findings, records } = applyWaivers(placed, waivers?.entries ?? []);
    const sizes = {
        sizeBytes: sizeOf(reports),
        championSizeBytes: champion?.sizeBytes ?? null,
    };
    const gates = decideScanGates(input.gates, {
        ...sizes,
        findings,
        champion: championFindings(champion, catalogues),
        whyNoChampion: champion === null
            ? NO_BASELINE
            : (champion.otherDatabase ?? `${champion.uri} is an SBOM that was not scanned`),
        now: soundness.now,
        unknownSeverity: input.unknownSeverity,
        whyNotNew: told.whyNotNew,
        notLookedFor: notLookedFor(input),
        unsound: problems[0] ?? null,
    });
    return {
        ...sizes,
        scans,
        findings,
        gates,
        waivers: records,
        baseline: told.record,
        problems,
        warnings: waiverRemarks(records, waivers?.uri ?? ''),
        remarks: [...reports.flatMap(remarksOf), ...vex.remarks],
    };
}

;// CONCATENATED MODULE: ./packages/image/src/scan/baseline/sbom.ts





const sbom_text = schemas/* string */.YjP().nullish();
const componentSchema = schemas/* object */.Ikc({
    type: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    group: sbom_text,
    version: sbom_text,
    purl: sbom_text,
    properties: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), value: sbom_text })).nullish(),
    get components() {
        return schemas/* array */.YOg(componentSchema).nullish();
    },
});
const cycloneSchema = schemas/* object */.Ikc({
    bomFormat: schemas/* literal */.euz('CycloneDX'),
    specVersion: schemas/* string */.YjP(),
    metadata: schemas/* object */.Ikc({ component: componentSchema.nullish() }).nullish(),
    components: schemas/* array */.YOg(componentSchema).nullish(),
});
/** Names of properties that hold a component's path: Trivy's, Syft's and ours. */
const PATH_PROPERTY = /^(?:aquasecurity:trivy:FilePath|syft:location:\d+:path|slipway:path)$/;
const IMAGE_ID_PROPERTY = /^(?:aquasecurity:trivy:ImageID|slipway:image-id)$/;
/** Components that are packages; files, the system itself and models have no vulnerabilities here. */
const PACKAGE_TYPES = new Set(['library', 'application', 'framework']);
function property(component, name) {
    return component.properties?.find((entry) => name.test(entry.name))?.value || null;
}
function flatten(components) {
    return components.flatMap((component) => [component, ...flatten(component.components ?? [])]);
}
function ofComponent(component) {
    const { type, name, group, version } = component;
    const purl = component.purl || null;
    if (!PACKAGE_TYPES.has(type) || (purl === null && !version))
        return [];
    return [
        {
            name: group ? `${group}/${name}` : name,
            version: version || (purl === null ? null : ((0,scan_purl/* parsePurl */.$l)(purl)?.version ?? null)),
            purl,
            path: packagePath(purl, property(component, PATH_PROPERTY)),
            layer: null,
            licenses: [],
        },
    ];
}
function readCycloneDx(json, context) {
    const bom = checkShape(cycloneSchema, json, { ...context, format: 'CycloneDX SBOM' });
    if (!/^1\.[2-7]$/.test(bom.specVersion)) {
        throw new src/* InputError */.dz(context.subject, `${context.uri}: CycloneDX ${JSON.stringify(bom.specVersion)}; 1.2 to 1.7 are known here`);
    }
    const image = bom.metadata?.component;
    return {
        format: 'CycloneDX',
        packages: flatten(bom.components ?? []).flatMap(ofComponent),
        imageId: image ? property(image, IMAGE_ID_PROPERTY) : null,
    };
}
const spdxSchema = schemas/* object */.Ikc({
    spdxVersion: schemas/* string */.YjP(),
    packages: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        versionInfo: sbom_text,
        sourceInfo: sbom_text,
        primaryPackagePurpose: sbom_text,
        externalRefs: schemas/* array */.YOg(schemas/* object */.Ikc({ referenceType: schemas/* string */.YjP(), referenceLocator: schemas/* string */.YjP() }))
            .nullish(),
    }))
        .nullish(),
});
/** Where Syft says the path of a package: `acquired package info from … : /path/METADATA`. */
function pathInWords(words) {
    return /:\s+(\/\S[^,]*)/.exec(words ?? '')?.[1]?.trim() ?? null;
}
function readSpdx(json, context) {
    const bom = checkShape(spdxSchema, json, { ...context, format: 'SPDX SBOM' });
    if (!/^SPDX-2\.[123]$/.test(bom.spdxVersion)) {
        throw new src/* InputError */.dz(context.subject, `${context.uri}: ${JSON.stringify(bom.spdxVersion)}; SPDX 2.1 to 2.3 (JSON) are known here`);
    }
    const packages = (bom.packages ?? []).flatMap((entry) => {
        const purl = entry.externalRefs?.find((ref) => ref.referenceType === 'purl')?.referenceLocator ?? null;
        const isImage = entry.primaryPackagePurpose === 'CONTAINER' || purl?.startsWith('pkg:oci/');
        if (isImage === true || (purl === null && !entry.versionInfo))
            return [];
        return [
            {
                name: entry.name,
                version: entry.versionInfo || null,
                purl,
                path: packagePath(purl, pathInWords(entry.sourceInfo)),
                layer: null,
                licenses: [],
            },
        ];
    });
    return { format: 'SPDX', packages, imageId: null };
}
const syftSchema = schemas/* object */.Ikc({
    artifacts: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        version: sbom_text,
        purl: sbom_text,
        locations: schemas/* array */.YOg(schemas/* object */.Ikc({ path: sbom_text })).nullish(),
    })),
    source: schemas/* object */.Ikc({ metadata: schemas/* unknown */.L5J().optional() }).nullish(),
    schema: schemas/* object */.Ikc({ version: schemas/* string */.YjP() }),
});
function readSyft(json, context) {
    const bom = checkShape(syftSchema, json, { ...context, format: 'Syft SBOM' });
    const metadata = schemas/* object */.Ikc({ imageID: schemas/* string */.YjP() }).safeParse(bom.source?.metadata);
    return {
        format: 'Syft JSON',
        packages: bom.artifacts.map((entry) => ({
            name: entry.name,
            version: entry.version || null,
            purl: entry.purl || null,
            path: packagePath(entry.purl || null, entry.locations?.[0]?.path),
            layer: null,
            licenses: [],
        })),
        imageId: metadata.success ? metadata.data.imageID : null,
    };
}
/** Whether a document is an SBOM, by its outermost keys. */
function isSbom(json) {
    if (typeof json !== 'object' || json === null)
        return false;
    return 'bomFormat' in json || 'spdxVersion' in json || ('artifacts' in json && 'schema' in json);
}
/**
 * Reads an SBOM: CycloneDX JSON 1.2 to 1.7, SPDX JSON 2.1 to 2.3, or Syft's own JSON.
 *
 * @throws InputError for other versions, what does not fit, and a list without packages
 */
function readSbom(json, context) {
    const read = 'bomFormat' in json ? readCycloneDx : 'spdxVersion' in json ? readSpdx : readSyft;
    const sbom = read(json, context);
    if (sbom.packages.length > 0)
        return sbom;
    throw new src/* InputError */.dz(context.subject, `${context.uri}: the ${sbom.format} SBOM lists no packages: everything would count as new`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/image/src/scan/formats/layers.ts
/** The layers with their instructions; without these where the history does not fit the layers. */
function layersOf(diffIds, history) {
    const makers = history.filter((entry) => entry.empty_layer !== true);
    const fits = makers.length === diffIds.length;
    return diffIds.map((diffId, i) => ({
        diffId,
        createdBy: fits ? (makers[i]?.created_by ?? null) : null,
    }));
}

;// CONCATENATED MODULE: ./packages/image/src/scan/formats/grype.ts






/*
 * Grype's JSON (grype/presenter/models of its sources). It has no schema version of its own: the
 * version of Grype stands in for it; every 0.x has this form.
 */
const grype_text = schemas/* string */.YjP().nullish();
const metadataSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    dataSource: grype_text,
    severity: grype_text,
    description: grype_text,
    cvss: schemas/* array */.YOg(schemas/* object */.Ikc({ version: grype_text, metrics: schemas/* object */.Ikc({ baseScore: schemas/* number */.aig().nullish() }).nullish() }))
        .nullish(),
    epss: schemas/* array */.YOg(schemas/* object */.Ikc({ epss: schemas/* number */.aig(), cve: grype_text })).nullish(),
    knownExploited: schemas/* array */.YOg(schemas/* looseObject */._H3({})).nullish(),
});
const matchSchema = schemas/* object */.Ikc({
    vulnerability: metadataSchema.extend({
        fix: schemas/* object */.Ikc({
            versions: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
            state: grype_text,
            available: schemas/* array */.YOg(schemas/* object */.Ikc({ version: schemas/* string */.YjP(), date: grype_text })).nullish(),
        })
            .nullish(),
    }),
    relatedVulnerabilities: schemas/* array */.YOg(metadataSchema).nullish(),
    matchDetails: schemas/* array */.YOg(schemas/* object */.Ikc({ fix: schemas/* object */.Ikc({ suggestedVersion: grype_text }).nullish() }))
        .nullish(),
    artifact: schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        version: grype_text,
        type: grype_text,
        purl: grype_text,
        locations: schemas/* array */.YOg(schemas/* object */.Ikc({ path: grype_text, layerID: grype_text })).nullish(),
        licenses: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    }),
});
const ignoredSchema = matchSchema.extend({
    appliedIgnoreRules: schemas/* array */.YOg(schemas/* looseObject */._H3({
        vulnerability: grype_text,
        reason: grype_text,
        'fix-state': grype_text,
        'vex-status': grype_text,
        'vex-justification': grype_text,
    }))
        .nullish(),
});
/** The objects that make a report long, by the keys to their list. */
const GRYPE_RECORDS = { matches: matchSchema, ignoredMatches: ignoredSchema };
const targetSchema = schemas/* union */.KCZ([
    schemas/* string */.YjP(),
    schemas/* object */.Ikc({
        userInput: grype_text,
        imageID: grype_text,
        repoDigests: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        imageSize: schemas/* number */.aig().nullish(),
        architecture: grype_text,
        os: grype_text,
        labels: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
        config: grype_text,
        layers: schemas/* array */.YOg(schemas/* object */.Ikc({ digest: grype_text })).nullish(),
    }),
]);
/** Grype up to 0.90 has the database's date at `db.built`, later ones at `db.status.built`. */
const databaseSchema = schemas/* object */.Ikc({
    built: grype_text,
    error: schemas/* unknown */.L5J().optional(),
    status: schemas/* object */.Ikc({ built: grype_text, valid: schemas/* boolean */.zMY().nullish(), error: grype_text }).nullish(),
});
const reportSchema = schemas/* object */.Ikc({
    matches: schemas/* array */.YOg(matchSchema),
    ignoredMatches: schemas/* array */.YOg(ignoredSchema).nullish(),
    source: schemas/* object */.Ikc({ type: grype_text, target: targetSchema.nullish() }).nullish(),
    distro: schemas/* object */.Ikc({ name: grype_text, version: grype_text }).nullish(),
    descriptor: schemas/* object */.Ikc({
        name: grype_text,
        version: grype_text,
        db: databaseSchema.nullish(),
        timestamp: grype_text,
    })
        .nullish(),
});
const configSchema = schemas/* object */.Ikc({
    variant: grype_text,
    history: schemas/* array */.YOg(schemas/* object */.Ikc({ created_by: grype_text, empty_layer: schemas/* boolean */.zMY().nullish() })).nullish(),
    rootfs: schemas/* object */.Ikc({ diff_ids: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() }).nullish(),
});
/** The image's configuration, which Grype carries in base64. */
function configurationOf(config) {
    try {
        const json = JSON.parse(Buffer.from(config ?? '', 'base64').toString('utf8'));
        return configSchema.parse(json);
    }
    catch {
        return {};
    }
}
function first(items) {
    return items?.[0];
}
function scoreOf({ vulnerability, relatedVulnerabilities }) {
    const entries = [vulnerability, ...(relatedVulnerabilities ?? [])];
    for (const { cvss } of entries) {
        const newest = (cvss ?? []).toSorted((a, b) => (b.version ?? '').localeCompare(a.version ?? ''));
        const score = newest.find((entry) => entry.metrics?.baseScore)?.metrics?.baseScore;
        if (score)
            return score;
    }
    return null;
}
/** The vulnerability's own list, else that of the CVE it is another name of. */
function ownOrRelated(match, pick) {
    const entries = [match.vulnerability, ...(match.relatedVulnerabilities ?? [])];
    return (entries.map(pick).find((list) => list !== null && list !== undefined && list.length > 0) ?? []);
}
function fixOf(match) {
    const { fix } = match.vulnerability;
    const suggested = match.matchDetails?.find((entry) => entry.fix?.suggestedVersion)?.fix;
    const versions = fix?.versions ?? [];
    const fixVersions = suggested?.suggestedVersion ? [suggested.suggestedVersion] : versions;
    const dates = (fix?.available ?? [])
        .filter(({ version }) => fixVersions.includes(version))
        .flatMap(({ date }) => (date ? [date.slice(0, 10)] : []))
        .sort();
    return { fixVersions, fixedOn: first(dates) ?? null };
}
function vulnerabilityOf(match, saysExploits) {
    const { vulnerability, artifact } = match;
    const location = first(artifact.locations);
    const purl = artifact.purl || null;
    const epss = first(ownOrRelated(match, (entry) => entry.epss));
    const exploited = ownOrRelated(match, (entry) => entry.knownExploited).length > 0;
    return {
        id: vulnerability.id,
        aliases: (match.relatedVulnerabilities ?? []).map(({ id }) => id),
        name: artifact.name,
        version: artifact.version || null,
        purl,
        path: packagePath(purl, location?.path),
        layer: location?.layerID || null,
        licenses: artifact.licenses ?? [],
        ...fixOf(match),
        published: null,
        severity: parseSeverity(vulnerability.severity),
        score: scoreOf(match),
        epss: epss?.epss ?? null,
        kev: exploited ? true : saysExploits ? false : null,
        title: vulnerability.description || first(match.relatedVulnerabilities)?.description || null,
        url: vulnerability.dataSource || null,
    };
}
function ignoredOf(match, kev) {
    const rule = first(match.appliedIgnoreRules);
    const vexStatus = rule?.['vex-status'];
    const reason = rule?.reason || rule?.['vex-justification'] || rule?.['fix-state'] || null;
    return {
        vulnerability: vulnerabilityOf(match, kev),
        status: vexStatus || 'ignored',
        reason,
        who: vexStatus ? 'VEX given to grype' : 'grype’s ignore rules',
    };
}
function targetOf(report, uri) {
    const target = report.source?.target;
    const type = report.source?.type ?? 'image';
    const kind = type === 'image' ? 'image' : type.includes('sbom') ? 'sbom' : 'files';
    if (target === null || target === undefined || typeof target === 'string') {
        const nothing = { platform: null, imageId: null, repoDigests: [], labels: {}, sizeBytes: null };
        return { target: target || uri, kind, ...nothing, layers: [] };
    }
    const { variant, history, rootfs } = configurationOf(target.config);
    const diffIds = rootfs?.diff_ids ?? (target.layers ?? []).flatMap(({ digest }) => digest ?? []);
    const platform = [target.os, target.architecture, variant].filter(Boolean).join('/');
    const layers = layersOf(diffIds, history ?? []);
    return {
        target: target.userInput || uri,
        kind,
        platform: platform || null,
        imageId: target.imageID || null,
        repoDigests: target.repoDigests ?? [],
        labels: target.labels ?? {},
        sizeBytes: target.imageSize ?? null,
        layers,
    };
}
/** Whether this is Grype's JSON. */
function isGrype(json) {
    return 'matches' in json && Array.isArray(json.matches);
}
function refuseVersion({ descriptor }, { uri, subject }) {
    const name = descriptor?.name ?? 'grype';
    if (name !== 'grype') {
        throw new src/* InputError */.dz(subject, `${uri}: it says it was made by ${JSON.stringify(name)}, not grype`);
    }
    const version = descriptor?.version ?? '';
    if (/^v?[1-9]/.test(version)) {
        throw new src/* InputError */.dz(subject, `${uri}: it was made by grype ${version}; the reports of grype 0.x are known here`);
    }
}
/** Grype's database has known exploits and EPSS since its schema 6: some finding shows them. */
function showsRisk(report) {
    const shown = report.matches.some((match) => ownOrRelated(match, (entry) => entry.epss ?? entry.knownExploited).length > 0);
    return { epss: shown, kev: shown };
}
/**
 * Reads Grype's JSON report.
 *
 * @throws InputError where it is not from Grype 0.x, or its database was not valid
 */
function readGrype(json, context) {
    const report = checkShape(reportSchema, json, { ...context, format: 'Grype report' });
    refuseVersion(report, context);
    const { descriptor, distro } = report;
    const databaseError = descriptor?.db?.status?.error;
    if (descriptor?.db?.status?.valid === false || databaseError) {
        throw new src/* InputError */.dz(context.subject, `${context.uri}: grype’s database was not valid`);
    }
    const distribution = [distro?.name, distro?.version].filter(Boolean).join(' ') || null;
    const looks = showsRisk(report);
    return {
        scanner: { name: 'grype', version: descriptor?.version || null },
        ...targetOf(report, context.uri),
        distribution,
        saysDistribution: report.distro !== null && report.distro !== undefined,
        endOfLife: false,
        scannedAt: descriptor?.timestamp || null,
        databaseBuilt: descriptor?.db?.status?.built || descriptor?.db?.built || null,
        packages: null,
        lookedAtSomething: report.matches.length > 0 || distribution !== null,
        vulnerabilities: report.matches.map((match) => vulnerabilityOf(match, looks.kev)),
        ignored: (report.ignoredMatches ?? []).map((match) => ignoredOf(match, looks.kev)),
        licenses: [],
        secrets: [],
        misconfigurations: [],
        looksFor: { secrets: false, licenses: false, misconfigurations: false, ...looks },
    };
}

;// CONCATENATED MODULE: ./packages/image/src/scan/formats/osv.ts







/*
 * OSV-Scanner's JSON (pkg/models/results.go of its sources, versions 1 and 2), whose
 * vulnerabilities are records of the OSV schema 1.x: https://ossf.github.io/osv-schema/
 */
const osv_text = schemas/* string */.YjP().nullish();
const affectedSchema = schemas/* object */.Ikc({
    package: schemas/* object */.Ikc({ name: osv_text, ecosystem: osv_text, purl: osv_text }).nullish(),
    ranges: schemas/* array */.YOg(schemas/* object */.Ikc({
        type: osv_text,
        events: schemas/* array */.YOg(schemas/* object */.Ikc({ introduced: osv_text, fixed: osv_text, last_affected: osv_text, lastAffected: osv_text }))
            .nullish(),
    }))
        .nullish(),
});
const recordSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    schema_version: osv_text,
    aliases: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    /** Ids of what a record of a distribution is made of: `DEBIAN-CVE-…` has its CVE here. */
    upstream: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    summary: osv_text,
    published: osv_text,
    affected: schemas/* array */.YOg(affectedSchema).nullish(),
    database_specific: schemas/* looseObject */._H3({ severity: schemas/* unknown */.L5J().optional() }).nullish(),
    databaseSpecific: schemas/* looseObject */._H3({ severity: schemas/* unknown */.L5J().optional() }).nullish(),
});
const groupSchema = schemas/* object */.Ikc({
    ids: schemas/* array */.YOg(schemas/* string */.YjP()),
    aliases: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    max_severity: osv_text,
});
const packageSchema = schemas/* object */.Ikc({
    package: schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        version: osv_text,
        ecosystem: osv_text,
        os_package_name: osv_text,
        purl: osv_text,
        image_origin_details: schemas/* object */.Ikc({ index: schemas/* number */.aig().nullish() }).nullish(),
    }),
    vulnerabilities: schemas/* array */.YOg(recordSchema).nullish(),
    groups: schemas/* array */.YOg(groupSchema).nullish(),
    licenses: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    license_violations: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
/** The objects that make a report long, by the keys to their list. */
const OSV_RECORDS = { 'results.packages': packageSchema };
const osv_reportSchema = schemas/* object */.Ikc({
    results: schemas/* array */.YOg(schemas/* object */.Ikc({
        source: schemas/* object */.Ikc({ path: osv_text, type: osv_text }).nullish(),
        packages: schemas/* array */.YOg(packageSchema).nullish(),
    })),
    image_metadata: schemas/* object */.Ikc({
        os: osv_text,
        layer_metadata: schemas/* array */.YOg(schemas/* object */.Ikc({ diff_id: osv_text, command: osv_text, is_empty: schemas/* boolean */.zMY().nullish() }))
            .nullish(),
    })
        .nullish(),
    experimental_config: schemas/* object */.Ikc({ licenses: schemas/* object */.Ikc({ allowlist: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() }).nullish() })
        .nullish(),
});
/** The purl type and namespace of OSV's ecosystems. */
const ECOSYSTEMS = {
    npm: ['npm', null],
    PyPI: ['pypi', null],
    Go: ['golang', null],
    'crates.io': ['cargo', null],
    RubyGems: ['gem', null],
    Maven: ['maven', null],
    NuGet: ['nuget', null],
    Packagist: ['composer', null],
    Debian: ['deb', 'debian'],
    Ubuntu: ['deb', 'ubuntu'],
    Alpine: ['apk', 'alpine'],
    Wolfi: ['apk', 'wolfi'],
    Chainguard: ['apk', 'chainguard'],
    'Rocky Linux': ['rpm', 'rocky-linux'],
    AlmaLinux: ['rpm', 'almalinux'],
};
function purlOf(ecosystem, name, version) {
    const known = ECOSYSTEMS[(ecosystem ?? '').split(':')[0] ?? ''];
    if (known === undefined)
        return null;
    const [type, namespace] = known;
    const cut = type === 'maven' ? name.indexOf(':') : name.lastIndexOf('/');
    const scope = cut > 0 ? name.slice(0, cut) : namespace;
    return (0,scan_purl/* formatPurl */.dd)({
        type,
        namespace: scope,
        name: cut > 0 ? name.slice(cut + 1) : name,
        version,
    });
}
function packageOf(entry, path, report) {
    const { name, version, ecosystem, os_package_name, image_origin_details } = entry.package;
    const own = os_package_name || name;
    const purl = entry.package.purl || purlOf(ecosystem, own, version || null);
    const layer = report.image_metadata?.layer_metadata?.[image_origin_details?.index ?? -1];
    return {
        name: own,
        version: version || null,
        purl,
        path: packagePath(purl, path),
        layer: layer?.diff_id || null,
        licenses: entry.licenses ?? [],
    };
}
/** The versions that fix the record for this package, nearest first. */
function fixesOf(record, entry) {
    const { name, version, ecosystem } = entry.package;
    const system = (ecosystem ?? '').split(':')[0];
    const own = (record.affected ?? []).filter((affected) => affected.package?.name === name &&
        (affected.package.ecosystem ?? '').split(':')[0] === system);
    const fixes = own
        .flatMap((affected) => affected.ranges ?? [])
        .filter((range) => range.type !== 'GIT')
        .flatMap((range) => (range.events ?? []).flatMap((event) => event.fixed || []));
    const above = fixes.filter((fix) => compareVersions(fix, version ?? '') > 0);
    return [...new Set(above.length > 0 ? above : fixes)].sort(compareVersions).slice(0, 1);
}
function severityWord(record) {
    const word = (record.database_specific ?? record.databaseSpecific)?.severity;
    return typeof word === 'string' ? word : null;
}
/** One vulnerability for each group: its ids are names of the same one. */
function vulnerabilitiesOf(entry, common) {
    const records = new Map((entry.vulnerabilities ?? []).map((record) => [record.id, record]));
    const grouped = new Set((entry.groups ?? []).flatMap(({ ids }) => ids));
    const alone = [...records.keys()]
        .filter((id) => !grouped.has(id))
        .map((id) => ({ ids: [id], aliases: [], max_severity: null }));
    return [...(entry.groups ?? []), ...alone].flatMap((group) => {
        const members = group.ids.flatMap((id) => records.get(id) ?? []);
        const [main] = members;
        if (main === undefined)
            return [];
        return [ofGroup(group, main, members, entry, common)];
    });
}
function ofGroup(group, main, members, entry, common) {
    const names = [
        ...group.ids,
        ...(group.aliases ?? []),
        ...members.flatMap((m) => [...(m.aliases ?? []), ...(m.upstream ?? [])]),
    ];
    const score = Number(group.max_severity || NaN);
    const word = members.map(severityWord).find((found) => found !== null);
    const worded = parseSeverity(word);
    return {
        ...common,
        id: main.id,
        aliases: [...new Set(names)].filter((name) => name !== main.id),
        fixVersions: members.map((m) => fixesOf(m, entry)).find((fixes) => fixes.length > 0) ?? [],
        fixedOn: null,
        published: members.flatMap((m) => m.published || []).sort()[0] ?? null,
        severity: worded === 'unknown' ? severityOfScore(Number.isFinite(score) ? score : null) : worded,
        score: Number.isFinite(score) ? score : null,
        epss: null,
        kev: null,
        title: members.map((m) => m.summary).find(Boolean) ?? null,
        url: `https://osv.dev/vulnerability/${encodeURIComponent(main.id)}`,
    };
}
function licensesOf(entry, common) {
    return (entry.license_violations ?? []).map((id) => ({
        id,
        package: common.name,
        category: 'not on the allow-list',
        severity: 'unknown',
        path: common.path,
    }));
}
/** Whether this is OSV-Scanner's JSON. */
function isOsv(json) {
    return 'results' in json && Array.isArray(json.results);
}
/**
 * Reads OSV-Scanner's JSON report.
 *
 * @throws InputError where the report does not fit the schema
 */
function readOsv(json, context) {
    const report = checkShape(osv_reportSchema, json, { ...context, format: 'OSV-Scanner report' });
    const entries = report.results.flatMap(({ source, packages }) => (packages ?? []).map((entry) => ({
        entry,
        common: packageOf(entry, source?.path ?? null, report),
    })));
    const image = report.image_metadata;
    const [first] = report.results;
    const layers = (image?.layer_metadata ?? []).filter((layer) => layer.diff_id && !layer.is_empty);
    return {
        scanner: { name: 'osv-scanner', version: null },
        target: first?.source?.path || context.uri,
        kind: image ? 'image' : first?.source?.type === 'sbom' ? 'sbom' : 'files',
        platform: null,
        imageId: null,
        repoDigests: [],
        labels: {},
        sizeBytes: null,
        layers: layersOf(layers.map((layer) => layer.diff_id ?? ''), layers.map((layer) => ({ created_by: layer.command }))),
        distribution: image?.os || null,
        saysDistribution: image !== null && image !== undefined,
        endOfLife: false,
        scannedAt: null,
        databaseBuilt: null,
        // Without --all-packages only those with findings are listed, which cannot be told apart.
        packages: entries.some(({ entry }) => (entry.vulnerabilities ?? []).length === 0)
            ? entries.map(({ common }) => common)
            : null,
        lookedAtSomething: entries.length > 0,
        vulnerabilities: entries.flatMap(({ entry, common }) => vulnerabilitiesOf(entry, common)),
        ignored: [],
        licenses: entries.flatMap(({ entry, common }) => licensesOf(entry, common)),
        secrets: [],
        misconfigurations: [],
        looksFor: {
            secrets: false,
            licenses: (report.experimental_config?.licenses?.allowlist ?? []).length > 0,
            misconfigurations: false,
            epss: false,
            kev: false,
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/src/scan/formats/scout.ts






/*
 * What `docker scout cves --format sarif` writes: SARIF 2.1.0, one rule for each vulnerability of a
 * package, whose properties name the package and its fix.
 */
const scout_text = schemas/* string */.YjP().nullish();
const ruleSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    shortDescription: schemas/* object */.Ikc({ text: scout_text }).nullish(),
    helpUri: scout_text,
    properties: schemas/* object */.Ikc({
        fixed_version: scout_text,
        purls: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        'security-severity': scout_text,
        tags: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    })
        .nullish(),
});
const resultSchema = schemas/* object */.Ikc({
    ruleId: scout_text,
    ruleIndex: schemas/* int */.Whr().nonnegative().nullish(),
    message: schemas/* object */.Ikc({ text: scout_text }).nullish(),
    locations: schemas/* array */.YOg(schemas/* object */.Ikc({
        physicalLocation: schemas/* object */.Ikc({ artifactLocation: schemas/* object */.Ikc({ uri: scout_text }).nullish() })
            .nullish(),
        logicalLocations: schemas/* array */.YOg(schemas/* object */.Ikc({ fullyQualifiedName: scout_text })).nullish(),
    }))
        .nullish(),
});
/** The objects that make a report long, by the keys to their list. */
const SCOUT_RECORDS = {
    'runs.results': resultSchema,
    'runs.tool.driver.rules': ruleSchema,
};
const scout_reportSchema = schemas/* object */.Ikc({
    version: schemas/* string */.YjP(),
    runs: schemas/* array */.YOg(schemas/* object */.Ikc({
        tool: schemas/* object */.Ikc({
            driver: schemas/* object */.Ikc({
                name: schemas/* string */.YjP(),
                version: scout_text,
                rules: schemas/* array */.YOg(ruleSchema).nullish(),
            }),
        }),
        results: schemas/* array */.YOg(resultSchema).nullish(),
    }))
        .min(1),
});
/** Whether this is SARIF, of whatever tool. */
function isSarif(json) {
    return 'runs' in json && Array.isArray(json.runs);
}
/** The value after `EPSS Score :` in the message of a result. */
function epssOf(message) {
    const value = /EPSS Score\s*:\s*([\d.]+)/i.exec(message)?.[1];
    return value === undefined || !(Number(value) <= 1) ? null : Number(value);
}
function scout_vulnerabilityOf(rule, result, purl) {
    const parts = (0,scan_purl/* parsePurl */.$l)(purl);
    const [location] = result.locations ?? [];
    const { properties } = rule;
    const score = Number(properties?.['security-severity'] || NaN);
    const known = Number.isFinite(score) ? score : null;
    const worded = (properties?.tags ?? []).map(parseSeverity).find((word) => word !== 'unknown');
    const fixed = properties?.fixed_version ?? '';
    const scope = parts?.type === 'npm' || parts?.type === 'golang' ? parts.namespace : null;
    return {
        id: rule.id,
        aliases: [],
        name: parts === null ? purl : [scope, parts.name].filter(Boolean).join('/'),
        version: parts?.version ?? null,
        purl,
        path: packagePath(purl, location?.physicalLocation?.artifactLocation?.uri),
        layer: location?.logicalLocations?.[0]?.fullyQualifiedName || null,
        licenses: [],
        fixVersions: fixed === '' || fixed === 'not fixed' ? [] : [fixed],
        fixedOn: null,
        published: null,
        severity: worded ?? severityOfScore(known),
        score: known,
        epss: epssOf(result.message?.text ?? ''),
        kev: null,
        title: rule.shortDescription?.text?.replace(/^[^:]*:\s*/, '') || null,
        url: rule.helpUri || null,
    };
}
/** The distribution that the purls of system packages name: `debian 12`. */
function distributionOf(purls) {
    for (const purl of purls) {
        const name = /[?&]os_name=([^&#]+)/.exec(purl)?.[1];
        const version = /[?&]os_version=([^&#]+)/.exec(purl)?.[1];
        if (name !== undefined)
            return [name, version].filter(Boolean).join(' ');
    }
    return null;
}
/**
 * Reads the SARIF report of Docker Scout.
 *
 * @throws InputError for SARIF of other tools, which says too little to decide on
 */
function readScout(json, context) {
    const report = checkShape(scout_reportSchema, json, { ...context, format: 'SARIF report' });
    const [run] = report.runs;
    const driver = run?.tool.driver;
    if (run === undefined || driver === undefined || !/^docker scout$/i.test(driver.name)) {
        throw new src/* InputError */.dz(context.subject, `${context.uri}: SARIF of ${JSON.stringify(driver?.name ?? '')} says neither versions nor fixes; ` +
            'give the scanner’s own JSON (trivy --format json, grype --output json)');
    }
    if (report.version !== '2.1.0') {
        throw new src/* InputError */.dz(context.subject, `${context.uri}: SARIF 2.1.0 is known here`);
    }
    const rules = driver.rules ?? [];
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const vulnerabilities = (run.results ?? []).flatMap((result) => {
        const rule = rules[result.ruleIndex ?? -1] ?? byId.get(result.ruleId ?? '');
        if (rule === undefined)
            return [];
        return (rule.properties?.purls ?? []).map((purl) => scout_vulnerabilityOf(rule, result, purl));
    });
    return {
        scanner: { name: 'docker-scout', version: driver.version || null },
        target: context.uri,
        kind: 'image',
        platform: null,
        imageId: null,
        repoDigests: [],
        labels: {},
        sizeBytes: null,
        layers: [],
        distribution: distributionOf(rules.flatMap((rule) => rule.properties?.purls ?? [])),
        saysDistribution: false,
        endOfLife: false,
        scannedAt: null,
        databaseBuilt: null,
        packages: null,
        lookedAtSomething: vulnerabilities.length > 0,
        vulnerabilities,
        ignored: [],
        licenses: [],
        secrets: [],
        misconfigurations: [],
        looksFor: {
            secrets: false,
            licenses: false,
            misconfigurations: false,
            epss: vulnerabilities.some(({ epss }) => epss !== null),
            kev: false,
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/src/lint/image-rules.ts
const SECRET = /\b([A-Za-z0-9_]*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY))=([^\s"'$]+)/i;
function entry(id, title, severity, message, remedy) {
    return { id, title, severity, message, remedy, source: 'slipway', path: 'the image', line: null };
}
/**
 * What is wrong with a built image by its configuration: who it runs as, and secrets that stand in
 * its variables or in the history of its layers. The value of a secret is never part of a finding.
 */
function lintImage({ config, history }) {
    const found = [];
    const user = (config?.User ?? '').split(':')[0] ?? '';
    if (user === '' || user === 'root' || user === '0') {
        found.push(entry('SLIPWAY-I001', 'The image runs as root', 'high', user === '' ? 'no user is set, which is root' : `its user is ${user}`, 'Set USER to a number above 0.'));
    }
    const places = [
        ...(config?.Env ?? []).map((text) => ({ text, where: 'a variable of the image' })),
        ...(history ?? []).map((layer, i) => ({
            text: layer.created_by ?? '',
            where: `step ${i + 1} of the history`,
        })),
    ];
    const named = new Set();
    for (const { text, where } of places) {
        const name = SECRET.exec(text)?.[1];
        if (name === undefined || named.has(name))
            continue;
        named.add(name);
        found.push(entry('SLIPWAY-I002', 'A secret is part of the image', 'critical', `${name} has a value in ${where}`, 'Revoke it, and give it to the build with RUN --mount=type=secret.'));
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/image/src/scan/formats/trivy.ts








/*
 * Trivy's JSON, schema version 2 (Trivy 0.20 and later): pkg/types/report.go of its sources. Fields
 * that hold secrets (`Match`, `Code`) are not read at all.
 */
const trivy_text = schemas/* string */.YjP().nullish();
const layerSchema = schemas/* object */.Ikc({ Digest: trivy_text, DiffID: trivy_text }).nullish();
const vulnerabilitySchema = schemas/* object */.Ikc({
    VulnerabilityID: schemas/* string */.YjP().min(1),
    VendorIDs: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    PkgName: schemas/* string */.YjP(),
    PkgPath: trivy_text,
    PkgIdentifier: schemas/* object */.Ikc({ PURL: trivy_text }).nullish(),
    InstalledVersion: trivy_text,
    FixedVersion: trivy_text,
    Layer: layerSchema,
    PrimaryURL: trivy_text,
    Title: trivy_text,
    Severity: trivy_text,
    SeveritySource: trivy_text,
    CVSS: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        V2Score: schemas/* number */.aig().nullish(),
        V3Score: schemas/* number */.aig().nullish(),
        V40Score: schemas/* number */.aig().nullish(),
    }))
        .nullish(),
    PublishedDate: trivy_text,
});
const trivy_packageSchema = schemas/* object */.Ikc({
    Name: schemas/* string */.YjP().nullish(),
    Version: trivy_text,
    Release: trivy_text,
    Epoch: schemas/* number */.aig().nullish(),
    Identifier: schemas/* object */.Ikc({ PURL: trivy_text }).nullish(),
    Licenses: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    FilePath: trivy_text,
    Layer: layerSchema,
});
const misconfigurationSchema = schemas/* object */.Ikc({
    ID: schemas/* string */.YjP().nullish(),
    AVDID: trivy_text,
    Title: trivy_text,
    Message: trivy_text,
    Resolution: trivy_text,
    Severity: trivy_text,
    Status: trivy_text,
    CauseMetadata: schemas/* object */.Ikc({ StartLine: schemas/* number */.aig().nullish() }).nullish(),
});
const secretSchema = schemas/* object */.Ikc({
    RuleID: schemas/* string */.YjP(),
    Title: trivy_text,
    Severity: trivy_text,
    StartLine: schemas/* number */.aig().nullish(),
    Layer: layerSchema,
});
const licenseSchema = schemas/* object */.Ikc({
    Severity: trivy_text,
    Category: trivy_text,
    PkgName: trivy_text,
    FilePath: trivy_text,
    Name: schemas/* string */.YjP(),
});
const modifiedSchema = schemas/* object */.Ikc({
    Type: schemas/* string */.YjP(),
    Status: schemas/* string */.YjP(),
    Statement: trivy_text,
    Source: trivy_text,
    Finding: schemas/* unknown */.L5J().optional(),
});
const trivy_resultSchema = schemas/* object */.Ikc({
    Target: schemas/* string */.YjP().nullish(),
    Class: trivy_text,
    Type: trivy_text,
    Packages: schemas/* array */.YOg(trivy_packageSchema).nullish(),
    Vulnerabilities: schemas/* array */.YOg(vulnerabilitySchema).nullish(),
    Misconfigurations: schemas/* array */.YOg(misconfigurationSchema).nullish(),
    Secrets: schemas/* array */.YOg(secretSchema).nullish(),
    Licenses: schemas/* array */.YOg(licenseSchema).nullish(),
    ExperimentalModifiedFindings: schemas/* array */.YOg(modifiedSchema).nullish(),
});
/** The objects that make a report long, by the keys to their list. */
const TRIVY_RECORDS = {
    'Results.Vulnerabilities': vulnerabilitySchema,
    'Results.Packages': trivy_packageSchema,
    'Results.Misconfigurations': misconfigurationSchema,
    'Results.Licenses': licenseSchema,
};
const trivy_metadataSchema = schemas/* object */.Ikc({
    Size: schemas/* number */.aig().nullish(),
    OS: schemas/* object */.Ikc({ Family: trivy_text, Name: trivy_text, EOSL: schemas/* boolean */.zMY().nullish() }).nullish(),
    ImageID: trivy_text,
    DiffIDs: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    RepoDigests: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    ImageConfig: schemas/* object */.Ikc({
        architecture: trivy_text,
        os: trivy_text,
        variant: trivy_text,
        history: schemas/* array */.YOg(schemas/* object */.Ikc({ created_by: trivy_text, empty_layer: schemas/* boolean */.zMY().nullish() }))
            .nullish(),
        rootfs: schemas/* object */.Ikc({ diff_ids: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() }).nullish(),
        config: schemas/* object */.Ikc({
            Labels: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
            User: trivy_text,
            Env: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        })
            .nullish(),
    })
        .nullish(),
});
const trivy_reportSchema = schemas/* object */.Ikc({
    Trivy: schemas/* object */.Ikc({ Version: trivy_text }).nullish(),
    CreatedAt: trivy_text,
    ArtifactName: trivy_text,
    ArtifactType: trivy_text,
    Metadata: trivy_metadataSchema.nullish(),
    Results: schemas/* array */.YOg(trivy_resultSchema).nullish(),
});
/** The purl type of Trivy's result types, for reports without purls. */
const PURL_TYPES = {
    debian: ['deb', 'debian'],
    ubuntu: ['deb', 'ubuntu'],
    alpine: ['apk', 'alpine'],
    wolfi: ['apk', 'wolfi'],
    chainguard: ['apk', 'chainguard'],
    redhat: ['rpm', 'redhat'],
    rocky: ['rpm', 'rocky'],
    alma: ['rpm', 'alma'],
    oracle: ['rpm', 'oracle'],
    amazon: ['rpm', 'amazon'],
    fedora: ['rpm', 'fedora'],
    npm: ['npm', null],
    'node-pkg': ['npm', null],
    yarn: ['npm', null],
    pnpm: ['npm', null],
    pip: ['pypi', null],
    'python-pkg': ['pypi', null],
    poetry: ['pypi', null],
    pipenv: ['pypi', null],
    uv: ['pypi', null],
    gobinary: ['golang', null],
    gomod: ['golang', null],
    gemspec: ['gem', null],
    bundler: ['gem', null],
    cargo: ['cargo', null],
};
function trivy_purlOf(type, name, version) {
    const known = PURL_TYPES[type ?? ''];
    if (known === undefined)
        return null;
    const [purlType, namespace] = known;
    const slash = name.startsWith('@') ? name.indexOf('/') : -1;
    const scope = slash > 0 ? name.slice(0, slash) : namespace;
    return (0,scan_purl/* formatPurl */.dd)({
        type: purlType,
        namespace: scope,
        name: slash > 0 ? name.slice(slash + 1) : name,
        version,
    });
}
/** The path of a package; lock files have their path as the result's target. */
function pathOf(result, own, purl) {
    if (result.Class === 'os-pkgs')
        return null;
    if (own)
        return packagePath(purl, own);
    // Targets such as `Node.js` and `Python` are headings, not paths.
    const target = result.Target ?? '';
    return /[/.]/.test(target) && !/^(?:Node\.js|\.NET)$/.test(target)
        ? packagePath(purl, target)
        : null;
}
/** The score of the source that decided the severity, else the highest of NVD's and GitHub's. */
function trivy_scoreOf({ CVSS, SeveritySource }) {
    const scores = CVSS ?? {};
    const sources = [SeveritySource ?? '', 'nvd', 'ghsa', ...Object.keys(scores)];
    for (const source of sources) {
        const entry = Object.hasOwn(scores, source) ? scores[source] : undefined;
        const score = entry?.V40Score || entry?.V3Score || entry?.V2Score;
        if (score)
            return score;
    }
    return null;
}
function trivy_vulnerabilityOf(entry, result) {
    const installed = entry.InstalledVersion || null;
    const purl = entry.PkgIdentifier?.PURL || trivy_purlOf(result.Type, entry.PkgName, installed);
    return {
        id: entry.VulnerabilityID,
        aliases: entry.VendorIDs ?? [],
        name: entry.PkgName,
        version: installed,
        purl,
        path: pathOf(result, entry.PkgPath, purl),
        layer: entry.Layer?.DiffID || null,
        licenses: [],
        fixVersions: (entry.FixedVersion ?? '')
            .split(',')
            .map((version) => version.trim())
            .filter((version) => version !== ''),
        fixedOn: null,
        published: entry.PublishedDate || null,
        severity: parseSeverity(entry.Severity),
        score: trivy_scoreOf(entry),
        epss: null,
        kev: null,
        title: entry.Title || null,
        url: entry.PrimaryURL || null,
    };
}
function trivy_packageOf(entry, result) {
    const release = entry.Release ? `-${entry.Release}` : '';
    const epoch = entry.Epoch ? `${entry.Epoch}:` : '';
    const version = entry.Version ? `${epoch}${entry.Version}${release}` : null;
    const name = entry.Name ?? '';
    const purl = entry.Identifier?.PURL || trivy_purlOf(result.Type, name, version);
    return {
        name,
        version,
        purl,
        path: pathOf(result, entry.FilePath, purl),
        layer: entry.Layer?.DiffID || null,
        licenses: entry.Licenses ?? [],
    };
}
function misconfigurationsOf(result) {
    return (result.Misconfigurations ?? [])
        .filter((entry) => entry.Status === 'FAIL')
        .map((entry) => ({
        id: entry.ID || entry.AVDID || 'unknown',
        title: entry.Title || entry.ID || '',
        message: entry.Message || entry.Title || '',
        remedy: entry.Resolution || null,
        severity: parseSeverity(entry.Severity),
        source: 'trivy',
        path: imagePath(result.Target) ?? '',
        line: entry.CauseMetadata?.StartLine || null,
    }));
}
function secretsOf(result) {
    return (result.Secrets ?? []).map((entry) => ({
        id: entry.RuleID,
        title: entry.Title || entry.RuleID,
        severity: parseSeverity(entry.Severity),
        path: imagePath(result.Target) ?? '',
        line: entry.StartLine || null,
        layer: entry.Layer?.DiffID || null,
    }));
}
function trivy_licensesOf(result) {
    return (result.Licenses ?? []).map((entry) => ({
        id: entry.Name,
        package: entry.PkgName || entry.FilePath || '',
        category: entry.Category || null,
        severity: parseSeverity(entry.Severity),
        path: imagePath(entry.FilePath),
    }));
}
function trivy_ignoredOf(result) {
    return (result.ExperimentalModifiedFindings ?? []).flatMap((entry) => {
        if (entry.Type !== 'vulnerability')
            return [];
        const finding = vulnerabilitySchema.safeParse(entry.Finding);
        if (!finding.success)
            return [];
        return [
            {
                vulnerability: trivy_vulnerabilityOf(finding.data, result),
                status: entry.Status,
                reason: entry.Statement || null,
                who: entry.Source || 'trivy',
            },
        ];
    });
}
function kindOf(type) {
    if (type === 'cyclonedx' || type === 'spdx')
        return 'sbom';
    return type === 'container_image' || type === undefined || type === null ? 'image' : 'files';
}
function platformOf(metadata) {
    const config = metadata?.ImageConfig;
    if (!config?.os || !config.architecture)
        return null;
    return [config.os, config.architecture, config.variant].filter(Boolean).join('/');
}
/** Our own rules on the image's configuration, where the report carries it. */
function lintedConfiguration(image) {
    return image?.config ? lintImage({ config: image.config, history: image.history }) : [];
}
function layersOfReport(metadata) {
    const config = metadata?.ImageConfig;
    return layersOf(config?.rootfs?.diff_ids ?? metadata?.DiffIDs ?? [], config?.history ?? []);
}
/** As the metadata say it; reports without them have it as the type of the system's packages. */
function trivy_distributionOf({ Metadata, Results }) {
    const { Family, Name } = Metadata?.OS ?? {};
    if (Family && Family !== 'none')
        return [Family, Name].filter(Boolean).join(' ');
    return Results?.find((result) => result.Class === 'os-pkgs')?.Type || null;
}
function trivy_refuseVersion(json, context) {
    if (json.SchemaVersion === 2)
        return;
    const found = json.SchemaVersion === undefined ? 'has no SchemaVersion' : `has another SchemaVersion than 2`;
    throw new src/* InputError */.dz(context.subject, `${context.uri}: Trivy’s report ${found}; version 2 is known here (trivy --format json)`);
}
/** Whether this is Trivy's JSON. */
function isTrivy(json) {
    return 'SchemaVersion' in json || ('Results' in json && 'ArtifactName' in json);
}
/**
 * Reads Trivy's JSON report.
 *
 * @throws InputError for another schema version, and where the report does not fit the schema
 */
function readTrivy(json, context) {
    trivy_refuseVersion(json, context);
    const report = checkShape(trivy_reportSchema, json, { ...context, format: 'Trivy report' });
    const results = report.Results ?? [];
    const listed = results.some((result) => (result.Packages ?? []).length > 0);
    const has = (name) => results.some((result) => result.Class === name);
    return {
        scanner: { name: 'trivy', version: report.Trivy?.Version || null },
        target: report.ArtifactName || context.uri,
        kind: kindOf(report.ArtifactType),
        platform: platformOf(report.Metadata),
        imageId: report.Metadata?.ImageID || null,
        repoDigests: report.Metadata?.RepoDigests ?? [],
        labels: report.Metadata?.ImageConfig?.config?.Labels ?? {},
        sizeBytes: report.Metadata?.Size ?? null,
        layers: layersOfReport(report.Metadata),
        distribution: trivy_distributionOf(report),
        saysDistribution: report.Metadata !== undefined && report.Metadata !== null,
        endOfLife: report.Metadata?.OS?.EOSL === true,
        scannedAt: report.CreatedAt || null,
        databaseBuilt: null,
        packages: listed
            ? results.flatMap((result) => (result.Packages ?? []).map((entry) => trivy_packageOf(entry, result)))
            : null,
        lookedAtSomething: results.length > 0,
        vulnerabilities: results.flatMap((result) => (result.Vulnerabilities ?? []).map((entry) => trivy_vulnerabilityOf(entry, result))),
        ignored: results.flatMap(trivy_ignoredOf),
        licenses: results.flatMap(trivy_licensesOf),
        secrets: results.flatMap(secretsOf),
        misconfigurations: [
            ...results.flatMap(misconfigurationsOf),
            ...lintedConfiguration(report.Metadata?.ImageConfig),
        ],
        looksFor: {
            // Trivy looks for secrets unless it is told not to, and lists those only that it found.
            secrets: true,
            licenses: has('license') || has('license-file'),
            misconfigurations: has('config'),
            epss: false,
            kev: false,
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/src/scan/formats/records.ts




/** The lists that make reports long: what is read of each of their objects, by the keys to the list. */
const RECORDS = new Map(Object.entries({ ...TRIVY_RECORDS, ...GRYPE_RECORDS, ...OSV_RECORDS, ...SCOUT_RECORDS }));

;// CONCATENATED MODULE: ./packages/image/src/scan/document/splitter.ts
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/**
 * Splits JSON that comes in blocks into records, the objects in the arrays at some paths, and the rest,
 * in which a short text stands for each record. It tells brackets and strings apart, and nothing else:
 * whether all that is JSON is for `JSON.parse` to say, of each record and of the rest.
 */
class Splitter {
    #paths;
    #take;
    #rest = [];
    #stack = [];
    /** What is needed still: from the start of the record, or of the rest that was not put aside. */
    #buffer = Buffer.alloc(0);
    #at = 0;
    /** Behind the last bracket, comma or colon of the rest: no letter and no key is cut here. */
    #whole = 0;
    #isInString = false;
    /** Brackets that are open within a record; 0 outside. */
    #depth = 0;
    #stringStart = 0;
    #stringEnd = 0;
    #key = '';
    constructor(paths, take) {
        this.#paths = new Set(paths);
        this.#take = take;
    }
    /** Reads the next block. */
    write(block) {
        this.#buffer = Buffer.concat([this.#buffer, block]);
        // The buffer gets shorter with each record that ends.
        while (this.#at < this.#buffer.length) {
            if (this.#isInString)
                this.#skipString();
            else if (this.#depth > 0)
                this.#skipRecord();
            else
                this.#readRest();
        }
        if (this.#depth === 0)
            this.#putAside();
    }
    /** The rest, once everything is read. */
    end() {
        this.#rest.push(this.#buffer.toString('utf8'));
        return this.#rest.join('');
    }
    /** Goes behind the end of the string, or of the block. */
    #skipString() {
        const buffer = this.#buffer;
        const { length } = buffer;
        let at = this.#at;
        for (; at < length; at++) {
            const byte = buffer[at];
            if (byte === BACKSLASH) {
                at += 1;
            }
            else if (byte === QUOTE) {
                this.#isInString = false;
                this.#stringEnd = at + 1;
                at += 1;
                break;
            }
        }
        // Beyond the block when it ends with a backslash: the letter after it is skipped in the next.
        this.#at = at;
    }
    /** Goes to the next string of a record, behind its end, or to the end of the block. */
    #skipRecord() {
        const buffer = this.#buffer;
        const { length } = buffer;
        while (this.#at < length) {
            const byte = buffer[this.#at];
            this.#at += 1;
            if (byte === QUOTE) {
                this.#isInString = true;
                return;
            }
            if (byte === OPEN_OBJECT || byte === OPEN_ARRAY)
                this.#depth += 1;
            else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
                this.#depth -= 1;
                if (this.#depth === 0) {
                    this.#endRecord();
                    return;
                }
            }
        }
    }
    #readRest() {
        const byte = this.#buffer[this.#at];
        this.#at += 1;
        if (byte === QUOTE) {
            this.#isInString = true;
            this.#stringStart = this.#at - 1;
            return;
        }
        if (byte === OPEN_OBJECT && this.#startsRecord()) {
            this.#at -= 1;
            this.#whole = this.#at;
            this.#putAside();
            this.#at += 1;
            this.#depth = 1;
            return;
        }
        if (byte === COLON) {
            const text = this.#buffer.toString('utf8', this.#stringStart, this.#stringEnd);
            this.#key = String(JSON.parse(text));
        }
        else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY)
            this.#open(byte === OPEN_ARRAY);
        else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY)
            this.#stack.pop();
        else if (byte !== COMMA)
            return;
        this.#whole = this.#at;
    }
    #startsRecord() {
        const top = this.#stack.at(-1);
        return top?.isArray === true && this.#paths.has(top.path);
    }
    #open(isArray) {
        const top = this.#stack.at(-1);
        const path = top === undefined
            ? ''
            : top.isArray
                ? top.path
                : [top.path, this.#key].filter(Boolean).join('.');
        this.#stack.push({ isArray, path });
    }
    #endRecord() {
        const json = this.#buffer.toString('utf8', 0, this.#at);
        this.#rest.push(this.#take(json, this.#stack.at(-1)?.path ?? ''));
        this.#drop(this.#at);
    }
    /** Puts the rest so far aside, as text. */
    #putAside() {
        if (this.#whole > 0)
            this.#rest.push(this.#buffer.toString('utf8', 0, this.#whole));
        this.#drop(this.#whole);
    }
    #drop(count) {
        this.#buffer = this.#buffer.subarray(count);
        this.#at -= count;
        this.#stringStart -= count;
        this.#stringEnd -= count;
        this.#whole = 0;
    }
}

;// CONCATENATED MODULE: ./packages/image/src/scan/document/read-document.ts






const BLOCK = 1 << 20;
/** Keeps one copy of texts that come again and again: paths, versions, layers. */
class Texts {
    #known = new Map();
    share(value) {
        if (typeof value === 'string') {
            const known = this.#known.get(value);
            if (known === undefined)
                this.#known.set(value, value);
            return known ?? value;
        }
        if (typeof value !== 'object' || value === null)
            return value;
        const items = value;
        for (const key of Object.keys(items))
            items[key] = this.share(items[key]);
        return value;
    }
}
/**
 * The records of a document, each as what is read of it; one that does not fit its schema stays as it
 * is, for the check of the whole to say where it stands.
 */
class Records {
    /** A key that no document has. */
    #mark = `record-${(0,external_node_crypto_.randomBytes)(12).toString('hex')}`;
    #all = [];
    #texts = new Texts();
    take = (json, path) => {
        const value = JSON.parse(json);
        const read = RECORDS.get(path)?.safeParse(value);
        this.#all.push(read?.success === true ? this.#texts.share(read.data) : value);
        return `{"${this.#mark}":${this.#all.length - 1}}`;
    };
    /** The document with its records. */
    join(rest) {
        return JSON.parse(rest, (_, value) => {
            if (typeof value !== 'object' || value === null || !Object.hasOwn(value, this.#mark)) {
                return value;
            }
            return this.#all[value[this.#mark] ?? -1];
        });
    }
}
async function readInBlocks(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const records = new Records();
    const splitter = new Splitter(RECORDS.keys(), records.take);
    try {
        for await (const block of (0,external_node_fs_.createReadStream)(file, { highWaterMark: BLOCK })) {
            hash.update(block);
            splitter.write(block);
        }
        const json = records.join(splitter.end().replace(/^\uFEFF/, ''));
        return { json, sha256: hash.digest('hex') };
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return null;
        throw error;
    }
}
/**
 * Reads a JSON document of a tool, in blocks: of the findings of a report, which are nearly all of it,
 * no more is kept than what is read of them.
 *
 * @throws InputError that says where the text stops being JSON
 */
async function readDocument(file, context) {
    const read = await readInBlocks(file);
    if (read !== null)
        return read;
    // Damaged: parsed at once, since that says where.
    const bytes = await (0,promises_.readFile)(file);
    const json = json_parseJson(bytes.toString('utf8'), context.uri, context.subject);
    return { json, sha256: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') };
}

;// CONCATENATED MODULE: ./packages/image/src/scan/formats/read.ts






const FORMATS = [
    { is: isTrivy, read: readTrivy },
    { is: isGrype, read: readGrype },
    { is: isOsv, read: readOsv },
    { is: isSarif, read: readScout },
];
/** What the document is instead, where that can be told. */
function otherKind(json) {
    if ('bomFormat' in json || 'spdxVersion' in json || ('artifacts' in json && 'schema' in json)) {
        return 'it is an SBOM: it says what is in the image, not what is wrong with it; scan it';
    }
    if ('_type' in json && 'predicateType' in json)
        return 'it is an attestation or evidence';
    return 'its form is unknown; give JSON of Trivy, Grype or OSV-Scanner, or SARIF of Docker Scout';
}
/** Whether a document is the report of a scanner, by its outermost keys. */
function isReport(json) {
    return typeof json === 'object' && json !== null && FORMATS.some(({ is }) => is(json));
}
/**
 * Reads the report of a scanner that is already parsed.
 *
 * @throws InputError for other documents, unknown versions, and what does not fit the schema
 */
function readReport(json, context) {
    const { subject, uri } = context;
    if (Array.isArray(json)) {
        throw new src/* InputError */.dz(subject, `${uri}: a list, as Trivy before 0.20 and docker inspect write it; version 2 of Trivy’s ` +
            'schema is known here');
    }
    if (typeof json !== 'object' || json === null) {
        throw new src/* InputError */.dz(subject, `${uri}: not the report of a scanner`);
    }
    const format = FORMATS.find(({ is }) => is(json));
    if (format === undefined)
        throw new src/* InputError */.dz(subject, `${uri}: ${otherKind(json)}`);
    return format.read(json, context);
}
/** Reads the text of a report; the same errors, and those of text that is not JSON. */
function parseReport(text, context) {
    return readReport(parseJson(text, context.uri, context.subject), context);
}

;// CONCATENATED MODULE: ./packages/image/src/sarif/sarif.ts




/*
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), within the limits of GitHub's code
 * scanning: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
/** Results of one run that code scanning keeps. */
const RESULT_LIMIT = 5000;
const TEXT_LIMIT = 1000;
const KINDS = ['vulnerabilities', 'secrets', 'misconfigurations', 'licenses'];
const RULE_NAMES = {
    vulnerabilities: 'Vulnerability',
    secrets: 'Secret',
    misconfigurations: 'Misconfiguration',
    licenses: 'License',
};
const LEVELS = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'note',
    negligible: 'note',
    unknown: 'note',
};
/** The middle of each severity's range of scores, where no score is known. */
const SCORES = {
    critical: '9.5',
    high: '8.0',
    medium: '5.5',
    low: '2.0',
    negligible: '0.1',
    unknown: '0.0',
};
/** The score in the range of the severity, so that code scanning shows the same severity. */
function securitySeverity(finding) {
    const score = finding_isVulnerability(finding) ? finding.score : null;
    const { severity } = finding;
    if (score === null || severity === 'unknown' || severity === 'negligible')
        return SCORES[severity];
    const [low, high] = { critical: [9, 10], high: [7, 8.9], medium: [4, 6.9], low: [0.1, 3.9] }[severity];
    return score >= low && score <= high ? score.toFixed(1) : SCORES[severity];
}
function cut(text) {
    return text.length <= TEXT_LIMIT ? text : `${text.slice(0, TEXT_LIMIT - 1)}…`;
}
function titleOf(finding) {
    if (finding_isVulnerability(finding))
        return finding.title ?? finding.id;
    return 'title' in finding ? finding.title : `License ${finding.id}`;
}
function remedyOf(finding) {
    if (finding_isVulnerability(finding)) {
        const { fixed, package: name } = finding;
        return fixed === null
            ? `There is no fixed version of ${name} yet.`
            : `Update ${name} to ${fixed}.`;
    }
    if ('remedy' in finding)
        return finding.remedy ?? finding.message;
    if ('line' in finding)
        return 'Revoke the secret, and build the image without it.';
    return `Replace ${finding.package}, or have its license approved.`;
}
function ruleOf({ kind, finding }) {
    const url = finding_isVulnerability(finding) ? finding.url : null;
    return {
        id: finding.id,
        name: RULE_NAMES[kind],
        shortDescription: { text: cut(titleOf(finding)) },
        fullDescription: { text: cut(titleOf(finding)) },
        ...(url !== null && /^https?:\/\/\S+$/.test(url) ? { helpUri: url } : {}),
        help: { text: cut(remedyOf(finding)) },
        defaultConfiguration: { level: LEVELS[finding.severity] },
        properties: {
            'security-severity': securitySeverity(finding),
            tags: ['security', kind, finding.severity],
            precision: 'very-high',
        },
    };
}
function messageOf({ finding }, target) {
    const parts = [`${describeFinding(finding)} is in ${target}.`, remedyOf(finding)];
    const isElsewhere = finding.path !== null && finding.path !== finding.place?.path;
    if (isElsewhere)
        parts.push(`In the image: ${finding.path}.`);
    if (finding.place !== null)
        parts.push(`Here because ${finding.place.because}.`);
    return cut(parts.join(' '));
}
function suppressionsOf({ waiver, suppression }) {
    const ofWaiver = waiver === null
        ? []
        : [
            {
                kind: 'external',
                status: 'accepted',
                justification: `${waiver.reason} (${waiver.owner}, until ${waiver.expires})`,
            },
        ];
    if (suppression === null)
        return ofWaiver;
    const { status, reason, who } = suppression;
    const justification = `${status}${reason === null ? '' : `: ${reason}`} (${who})`;
    return [...ofWaiver, { kind: 'external', status: 'accepted', justification }];
}
function sarif_lineOf(finding) {
    const own = finding;
    return finding.place?.line ?? own.line ?? null;
}
function resultOf(entry, ruleIndex, options) {
    const { finding } = entry;
    const hash = fingerprintOf(finding);
    const suppressions = suppressionsOf(finding);
    const isPlaced = finding.place !== null;
    return {
        ruleId: finding.id,
        ruleIndex,
        level: LEVELS[finding.severity],
        message: { text: messageOf(entry, options.target) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: encodeUri(finding.place?.path ?? options.fallback) },
                    region: { startLine: isPlaced ? (sarif_lineOf(finding) ?? 1) : 1 },
                },
            },
        ],
        partialFingerprints: {
            'slipwayFinding/v1': hash,
            // Code scanning tells results apart by this one; a rebuilt image must not make new alerts.
            primaryLocationLineHash: `${hash.slice(0, 16)}:1`,
        },
        ...(suppressions.length === 0 ? {} : { suppressions }),
        properties: { new: finding.new, severity: finding.severity },
    };
}
function encodeUri(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
/** What counts before what does not, new before known, worst first. */
function compare({ finding: a }, { finding: b }) {
    return (Number(isOpen(b)) - Number(isOpen(a)) ||
        severityRank(b.severity) - severityRank(a.severity) ||
        Number(b.new === true) - Number(a.new === true));
}
/**
 * The findings as SARIF. What counts least is left out where there are more than code scanning
 * keeps, and is counted in the run's properties. Secrets are never in it, their places are.
 */
function sarifOf(findings, options) {
    const all = KINDS.flatMap((kind) => findings[kind].map((finding) => ({ kind, finding })));
    const shown = all.sort(compare).slice(0, RESULT_LIMIT);
    const rules = new Map();
    for (const entry of shown) {
        const { id } = entry.finding;
        if (!rules.has(id))
            rules.set(id, { index: rules.size, rule: ruleOf(entry) });
    }
    const leftOut = all.length - shown.length;
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'Slipway scan-image',
                        version: src/* VERSION */.xv,
                        informationUri: 'https://github.com/slipway-ml/slipway',
                        rules: [...rules.values()].map(({ rule }) => rule),
                    },
                },
                automationDetails: { id: 'slipway/scan-image/' },
                results: shown.map((entry) => resultOf(entry, rules.get(entry.finding.id)?.index ?? 0, options)),
                properties: { findings: all.length, leftOut },
                columnKind: 'utf16CodeUnits',
            },
        ],
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/modern-tar/dist/fs/index.js + 1 modules
var fs = __webpack_require__(82897);
;// CONCATENATED MODULE: ./packages/image/src/scan/scanner/pins.ts
/**
 * The versions that are fetched when no scanner is there. The sums are those that the projects
 * published with the release; each was found the same in several independent repositories that pin
 * it. OSV-Scanner and Docker Scout are not fetched: they are used where they are installed.
 */
const PINNED_SCANNERS = {
    trivy: {
        version: '0.74.0',
        releases: 'https://github.com/aquasecurity/trivy/releases/download/v0.74.0',
        program: 'trivy',
        assets: {
            'linux-x64': {
                file: 'trivy_0.74.0_Linux-64bit.tar.gz',
                sha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
            },
            'linux-arm64': {
                file: 'trivy_0.74.0_Linux-ARM64.tar.gz',
                sha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
            },
            'darwin-x64': {
                file: 'trivy_0.74.0_macOS-64bit.tar.gz',
                sha256: '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485',
            },
            'darwin-arm64': {
                file: 'trivy_0.74.0_macOS-ARM64.tar.gz',
                sha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
            },
        },
    },
    grype: {
        version: '0.117.0',
        releases: 'https://github.com/anchore/grype/releases/download/v0.117.0',
        program: 'grype',
        assets: {
            'linux-x64': {
                file: 'grype_0.117.0_linux_amd64.tar.gz',
                sha256: '38525dab1e06f162ebaa02f94d82d1f807076b011a44180cf2777edf1a7b9c26',
            },
            'linux-arm64': {
                file: 'grype_0.117.0_linux_arm64.tar.gz',
                sha256: '935f628bdf9331ffdd946931ea5fdb50045d3970ba52670cbeb44a88f127291b',
            },
        },
    },
};

;// CONCATENATED MODULE: ./packages/image/src/scan/scanner/fetch.ts










const TIMEOUT = 5 * 60_000;
async function sha256Of(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), hash);
    return hash.digest('hex');
}
/** Refuses mirrors that serve whatever is newest. */
function checkMirror(mirror) {
    if (mirror === null || !/(?:^|[/=])latest(?:[/?]|$)/i.test(mirror))
        return;
    throw new src/* ConfigurationError */.j1('scanner-mirror', `${JSON.stringify(mirror)} names "latest"; only the pinned version is used, whatever is newest`);
}
/** A reason of fetch: its cause says more than "fetch failed". */
function reasonOf(error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause === undefined ? (0,src/* messageOf */.bD)(error) : `${(0,src/* messageOf */.bD)(error)}: ${(0,src/* messageOf */.bD)(cause)}`;
}
async function download(url, file) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if (!answer.ok || answer.body === null)
        throw new Error(`the server answered ${answer.status}`);
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.fromWeb(answer.body), (0,external_node_fs_.createWriteStream)(file));
}
/** The archive, from the cache when it is there unharmed, else downloaded and checked. */
async function obtain(name, pinned, asset, settings) {
    const folder = external_node_path_default().join(settings.cache, 'slipway-scanners', `${name}-${pinned.version}`);
    const kept = external_node_path_default().join(folder, asset.file);
    if ((0,external_node_fs_.existsSync)(kept) && (await sha256Of(kept)) === asset.sha256)
        return kept;
    const url = `${(settings.mirror ?? pinned.releases).replace(/\/+$/, '')}/${asset.file}`;
    settings.onProgress(`Fetching ${name} ${pinned.version} from ${url} …`);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const fresh = `${kept}.${process.pid}.part`;
    try {
        await download(url, fresh).catch((error) => {
            throw new src/* InputError */.dz('scanner', `${name} is not installed, and ${url} could not be fetched: ${reasonOf(error)}; install ` +
                `${name}, set scanner-mirror, or scan elsewhere and set scan-report`, { cause: error });
        });
        const found = await sha256Of(fresh);
        if (found !== asset.sha256) {
            throw new src/* InputError */.dz('scanner', `${url} is not the file that ${name} ${pinned.version} was pinned with and is not used: ` +
                `expected sha256 ${asset.sha256}, found ${found}`);
        }
        await (0,promises_.rename)(fresh, kept);
    }
    finally {
        await (0,promises_.rm)(fresh, { force: true });
    }
    return kept;
}
/**
 * Fetches a scanner at its pinned version. Nothing of the archive is unpacked or run before its
 * sha256 is the committed one; that of a cached archive is checked again each time.
 *
 * @returns the program's path; null where no version is pinned for this platform
 * @throws InputError when it cannot be fetched or is another file
 */
async function fetchScanner(name, settings) {
    checkMirror(settings.mirror);
    const pinned = (settings.pins ?? PINNED_SCANNERS)[name];
    const asset = pinned?.assets[settings.platform];
    if (pinned === undefined || asset === undefined)
        return null;
    const archive = await obtain(name, pinned, asset, settings);
    const folder = external_node_path_default().join(settings.folder, name);
    const unpack = (0,fs/* unpackTar */.Ag)(folder, {
        filter: (entry) => entry.type === 'file' && entry.name === pinned.program,
        strict: true,
    });
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive), (0,external_node_zlib_.createGunzip)(), unpack);
    const program = external_node_path_default().join(folder, pinned.program);
    if (!(0,external_node_fs_.existsSync)(program))
        throw new Error(`${asset.file} has no ${pinned.program}`);
    await (0,promises_.chmod)(program, 0o755);
    return program;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./packages/image/src/process/programs.ts
var process_programs = __webpack_require__(40554);
;// CONCATENATED MODULE: ./packages/image/src/scan/scanner/run.ts









const VERSION_TIMEOUT = 60_000;
const SCAN_TIMEOUT = 20 * 60_000;
/**
 * The scanner at this path, when it runs.
 *
 * @returns why it cannot be used, in words, otherwise
 */
async function probe(programs, scanner, program) {
    const { versionArgs, variables, name } = scanner;
    try {
        const command = { program, args: versionArgs, variables };
        const result = await programs.run(command, { timeoutMs: VERSION_TIMEOUT });
        if (result.exitCode !== 0)
            return `${name} does not run: ${lastWords(result)}`;
        return { scanner, program, version: scanner.readVersion(result.stdout) };
    }
    catch (error) {
        if (error instanceof process_programs/* ProgramMissing */.Xh)
            return `${name} is not there`;
        throw error;
    }
}
/** The last line that says something, without what may be a secret in an address. */
function lastWords({ stderr, stdout, timedOut }) {
    if (timedOut)
        return 'it did not end in time';
    const lines = `${stdout.slice(-2000)}\n${stderr}`
        .split(/\r?\n/)
        .map((line) => (0,external_node_util_.stripVTControlCharacters)(line).trim())
        .filter((line) => line !== '');
    const words = lines.at(-1) ?? 'it gave no reason';
    return words.replace(/:\/\/[^/@\s]+@/g, '://…@').slice(0, 500);
}
const HINTS = [
    [/\b401\b|unauthorized|authentication required|denied: /i, 'log in to the registry first'],
    [
        /\b429\b|too many requests|toomanyrequests/i,
        'the server limits requests: set a mirror of the database, or keep its cache',
    ],
    [
        /dial tcp|no such host|lookup .* on|network is unreachable|i\/o timeout|connection refused/i,
        'there is no network: bring the scanner’s database along, or scan elsewhere and set scan-report',
    ],
    [
        /no such image|not found|MANIFEST_UNKNOWN|unable to find the specified image/i,
        'build or pull the image first',
    ],
];
function withHint(words) {
    const hint = HINTS.find(([pattern]) => pattern.test(words))?.[1];
    return hint === undefined ? words : `${words}; ${hint}`;
}
async function databaseOf(programs, found) {
    const { scanner, program } = found;
    const command = { program, args: scanner.versionArgs, variables: scanner.variables };
    const { stdout } = await programs.run(command, { timeoutMs: VERSION_TIMEOUT });
    return scanner.readDatabase(stdout);
}
/**
 * A package with a vulnerability that every database has had for years: CVE-2018-18074, fixed in
 * requests 2.20.0.
 */
const CANARY = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    components: [
        {
            type: 'library',
            'bom-ref': 'pkg:pypi/requests@2.19.0',
            name: 'requests',
            version: '2.19.0',
            purl: 'pkg:pypi/requests@2.19.0',
        },
    ],
};
/**
 * Asks a scanner that found nothing for a vulnerability that it has to know: some of them come to
 * their end without a word when their database cannot be reached.
 *
 * @throws InputError when it does not know it
 */
async function checkCanary(programs, found, options) {
    const file = external_node_path_default().join(options.folder, 'canary.cdx.json');
    await (0,promises_.writeFile)(file, JSON.stringify(CANARY));
    const shown = 'a list with requests 2.19.0';
    const report = await scanOnce(programs, found, { kind: 'sbom', file }, { ...options, shown });
    if (report.vulnerabilities.length > 0)
        return;
    throw new src/* InputError */.dz(options.subject, `${options.shown}: ${found.scanner.name} found nothing, and it does not know CVE-2018-18074 of ` +
        'requests 2.19.0 either: its database cannot be reached, or is empty; let it update its ' +
        'database, or scan elsewhere and set scan-report');
}
/**
 * Scans, and reads the report. A scanner that found nothing has to show that it would have.
 *
 * @throws InputError with the scanner's reason when it failed
 */
async function scan(programs, found, target, options) {
    const report = await scanOnce(programs, found, target, options);
    const isClean = report.vulnerabilities.length === 0 && report.ignored.length === 0;
    // Docker Scout's SARIF of nothing is empty, which is inconclusive by itself.
    if (isClean && found.scanner.name !== 'docker-scout') {
        await checkCanary(programs, found, options);
    }
    return report;
}
/**
 * Scans, and reads the report. The exit code only says whether the scan came to its end: what was
 * found is decided on the report.
 *
 * @throws InputError with the scanner's reason when it failed
 */
async function scanOnce(programs, found, target, options) {
    const { scanner, program } = found;
    const { folder, subject, shown } = options;
    const { args, reportFile } = scanner.command(target, options);
    const captured = external_node_path_default().join(folder, `${scanner.name}-${(0,external_node_crypto_.randomUUID)()}.json`);
    const result = await programs.run({ program, args, variables: scanner.variables }, { output: (0,external_node_fs_.createWriteStream)(captured), timeoutMs: SCAN_TIMEOUT });
    const refuse = (detail) => {
        throw new src/* InputError */.dz(subject, `${shown}: ${scanner.name} ${detail}`);
    };
    if (result.timedOut)
        refuse(`did not end within ${SCAN_TIMEOUT / 60_000} minutes`);
    if (!scanner.soundExits.some((code) => code === result.exitCode)) {
        const words = lastWords({ ...result, stdout: await head(captured) });
        refuse(`failed with exit code ${result.exitCode}: ${withHint(words)}`);
    }
    const uri = `${scanner.name}’s report of ${shown}`;
    const file = reportFile ?? captured;
    // A scanner that wrote no report is told like one that wrote an empty one.
    if (!(0,external_node_fs_.existsSync)(file))
        await (0,promises_.writeFile)(file, '');
    const { json } = await readDocument(file, { uri, subject });
    const report = readReport(json, { uri, subject });
    return {
        ...report,
        scanner: { name: scanner.name, version: report.scanner.version ?? found.version },
        scannedAt: report.scannedAt ?? new Date().toISOString(),
        databaseBuilt: report.databaseBuilt ?? (await databaseOf(programs, found)),
    };
}
/** The beginning of what a scanner printed: some write their reason there. */
async function head(file) {
    const chunks = [];
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { end: 2000 }))
        chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    return text.trimStart().startsWith('{') ? '' : text;
}

;// CONCATENATED MODULE: ./packages/image/src/scan/scanner/scanners.ts


function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function read(schema, text) {
    const parsed = schema.safeParse(jsonOf(text));
    return parsed.success ? parsed.data : null;
}
const toStdout = (...args) => ({ args, reportFile: null });
const platformFlags = (platform) => platform === null ? [] : ['--platform', platform];
const trivyVersion = schemas/* object */.Ikc({
    Version: schemas/* string */.YjP(),
    VulnerabilityDB: schemas/* object */.Ikc({ UpdatedAt: schemas/* string */.YjP() }).nullish(),
});
function trivyCommand(target) {
    const common = ['--format', 'json', '--list-all-pkgs', '--quiet'];
    switch (target.kind) {
        case 'image':
            return toStdout('image', ...common, ...platformFlags(target.platform), '--', target.reference);
        case 'archive':
            return toStdout('image', ...common, '--input', target.file);
        case 'oci-layout':
            return toStdout('image', ...common, ...platformFlags(target.platform), '--input', target.folder);
        case 'sbom':
            return toStdout('sbom', ...common, '--', target.file);
    }
}
/** https://trivy.dev; flags of 0.50 and later. */
const trivy = {
    name: 'trivy',
    program: 'trivy',
    versionArgs: ['version', '--format', 'json'],
    readVersion: (text) => read(trivyVersion, text)?.Version ?? null,
    readDatabase: (text) => read(trivyVersion, text)?.VulnerabilityDB?.UpdatedAt ?? null,
    variables: {
        TRIVY_SKIP_VERSION_CHECK: 'true',
        TRIVY_DISABLE_TELEMETRY: 'true',
        TRIVY_NO_PROGRESS: 'true',
        TRIVY_EXIT_CODE: '0',
    },
    soundExits: [0],
    command: trivyCommand,
};
const GRYPE_SCHEMES = { archive: 'docker-archive', 'oci-layout': 'oci-dir', sbom: 'sbom' };
function grypeCommand(target) {
    const common = ['--output', 'json'];
    if (target.kind === 'image') {
        return toStdout(...common, ...platformFlags(target.platform), '--', target.reference);
    }
    const place = target.kind === 'oci-layout' ? target.folder : target.file;
    const platform = target.kind === 'oci-layout' ? platformFlags(target.platform) : [];
    return toStdout(...common, ...platform, `${GRYPE_SCHEMES[target.kind]}:${place}`);
}
/** https://github.com/anchore/grype; it says its database's date in the report. */
const grype = {
    name: 'grype',
    program: 'grype',
    versionArgs: ['version', '--output', 'json'],
    readVersion: (text) => read(schemas/* object */.Ikc({ version: schemas/* string */.YjP() }), text)?.version ?? null,
    readDatabase: () => null,
    variables: { GRYPE_CHECK_FOR_APP_UPDATE: 'false' },
    // 2: `fail-on-severity` of the user's own configuration.
    soundExits: [0, 2],
    command: grypeCommand,
};
/** Where OSV-Scanner keeps databases that were brought along. */
const OSV_DATABASES = 'OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY';
function osvCommand(target, { variables }) {
    const offline = variables[OSV_DATABASES] ? ['--offline'] : [];
    const common = ['--format', 'json', '--all-packages', ...offline];
    switch (target.kind) {
        case 'image':
            return toStdout('scan', 'image', ...common, '--', target.reference);
        case 'archive':
            return toStdout('scan', 'image', ...common, '--archive', '--', target.file);
        case 'oci-layout':
            return toStdout('scan', 'image', ...common, '--', target.folder);
        case 'sbom':
            return toStdout('scan', 'source', ...common, '--lockfile', target.file);
    }
}
/** https://google.github.io/osv-scanner; version 2. */
const osvScanner = {
    name: 'osv-scanner',
    program: 'osv-scanner',
    versionArgs: ['--version'],
    readVersion: (text) => /version:\s*(\S+)/i.exec(text)?.[1] ?? null,
    readDatabase: () => null,
    variables: {},
    // 1: vulnerabilities were found.
    soundExits: [0, 1],
    command: osvCommand,
};
const SCOUT_SCHEMES = {
    image: 'image',
    archive: 'archive',
    'oci-layout': 'oci-dir',
    sbom: 'sbom',
};
function scoutCommand(target, { folder }) {
    const reportFile = external_node_path_default().join(folder, 'scout.sarif.json');
    const place = target.kind === 'image'
        ? target.reference
        : target.kind === 'oci-layout'
            ? target.folder
            : target.file;
    const platform = target.kind === 'image' ? platformFlags(target.platform) : [];
    return {
        args: [
            ...['scout', 'cves', '--format', 'sarif', '--output', reportFile],
            ...platform,
            `${SCOUT_SCHEMES[target.kind]}://${place}`,
        ],
        reportFile,
    };
}
/** https://docs.docker.com/scout; a plugin of docker that needs an account. */
const dockerScout = {
    name: 'docker-scout',
    program: 'docker',
    versionArgs: ['scout', 'version'],
    readVersion: (text) => /version:\s*v?(\S+)/i.exec(text)?.[1] ?? null,
    readDatabase: () => null,
    variables: {},
    soundExits: [0],
    command: scoutCommand,
};
/** In the order in which they are looked for. Docker Scout is used only where it is asked for. */
const SCANNERS_BY_NAME = {
    trivy,
    grype,
    'osv-scanner': osvScanner,
    'docker-scout': dockerScout,
};
const AUTOMATIC = [trivy, grype, osvScanner];

;// CONCATENATED MODULE: ./packages/image/src/scan/scanner/find.ts




/**
 * The scanner that the user named, or the first that is installed; where none is, the pinned version
 * of the first is fetched.
 *
 * @throws ConfigurationError when none can be used, with the reason for each
 * @throws InputError when it could not be fetched
 */
async function findScanner(wanted, programs, settings) {
    const candidates = wanted === 'auto' ? AUTOMATIC : [SCANNERS_BY_NAME[wanted]];
    const reasons = [];
    for (const scanner of candidates) {
        const found = await probe(programs, scanner, scanner.program);
        if (typeof found !== 'string')
            return found;
        reasons.push(found);
    }
    for (const scanner of candidates.slice(0, 1)) {
        const program = await fetchScanner(scanner.name, settings);
        if (program === null)
            break;
        const found = await probe(programs, scanner, program);
        if (typeof found !== 'string')
            return found;
        reasons.push(found);
    }
    throw new src/* ConfigurationError */.j1('scanner', `none can be used (${reasons.join('; ')}); install trivy, grype or osv-scanner, or set ` +
        'scan-report to the report of a scanner');
}

// EXTERNAL MODULE: ./packages/image/src/reference/reference.ts
var reference_reference = __webpack_require__(56078);
;// CONCATENATED MODULE: ./packages/image/src/scan/scanner/target.ts






const platformSchema = schemas/* object */.Ikc({
    os: schemas/* string */.YjP(),
    architecture: schemas/* string */.YjP(),
    variant: schemas/* string */.YjP().nullish(),
});
const indexSchema = schemas/* object */.Ikc({
    manifests: schemas/* array */.YOg(schemas/* object */.Ikc({
        mediaType: schemas/* string */.YjP().nullish(),
        platform: platformSchema.nullish(),
        annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
    })),
});
/** Platforms of an image index in JSON; empty for the manifest of one image. */
function platformsOf(json) {
    const index = indexSchema.safeParse(json);
    if (!index.success)
        return [];
    const platforms = index.data.manifests.flatMap(({ platform }) => {
        // Attestations are kept as images of an unknown platform.
        if (!platform || platform.os === 'unknown')
            return [];
        return [[platform.os, platform.architecture, platform.variant].filter(Boolean).join('/')];
    });
    return [...new Set(platforms)];
}
/** Platforms of a folder in OCI layout; empty for one image. */
async function layoutPlatforms(folder) {
    const read = async (...parts) => JSON.parse(await (0,promises_.readFile)(external_node_path_default().join(folder, ...parts), 'utf8'));
    const index = await read('index.json');
    const own = platformsOf(index);
    if (own.length > 0)
        return own;
    // The index of a layout may hold one entry that is an index itself.
    const nested = schemas/* object */.Ikc({ manifests: schemas/* tuple */.PVZ([schemas/* object */.Ikc({ digest: schemas/* string */.YjP() })]) })
        .safeParse(index);
    const [algorithm, hex] = nested.data?.manifests[0].digest.split(':') ?? [];
    if (algorithm === undefined || !/^[0-9a-f]+$/.test(hex ?? ''))
        return [];
    return platformsOf(await read('blobs', algorithm, hex ?? ''));
}
async function isOciLayout(folder) {
    const file = external_node_path_default().join(folder, 'oci-layout');
    if (!(0,external_node_fs_.existsSync)(file))
        return false;
    return (await (0,promises_.readFile)(file, 'utf8')).includes('imageLayoutVersion');
}
/**
 * What the user named as the image: a folder in OCI layout, an archive of `docker save`, or a
 * reference.
 *
 * @param file the absolute path that the text would be
 * @throws InputError for a folder that is no OCI layout, ConfigurationError for text that is no
 *   reference
 */
async function readTarget(written, file) {
    const found = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) {
        if (await isOciLayout(file))
            return { kind: 'oci-layout', folder: file, platform: null };
        throw new src/* InputError */.dz('image', `${written}: a folder without the file oci-layout is no image`);
    }
    if (found?.isFile() === true)
        return { kind: 'archive', file };
    if (/\.(?:tar|tar\.gz|tgz)$/.test(written)) {
        throw new src/* InputError */.dz('image', `${written}: no such file`);
    }
    const { written: reference } = (0,reference_reference/* parseReference */.F2)(written, 'image');
    return { kind: 'image', reference, platform: null };
}

// EXTERNAL MODULE: ./packages/image/src/push/push-image.ts
var push_image = __webpack_require__(93788);
// EXTERNAL MODULE: ./packages/image/src/push/credentials.ts
var credentials = __webpack_require__(58336);
// EXTERNAL MODULE: ./packages/image/src/process/janitor.ts
var janitor = __webpack_require__(73430);
;// CONCATENATED MODULE: ./packages/image/src/lint/dockerfile-rules.ts

function of(instructions, keyword) {
    return instructions.filter((instruction) => instruction.keyword === keyword);
}
/** The instructions of the last stage: of the image that is made. */
function lastStage(instructions) {
    const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
    return last < 0 ? instructions : instructions.slice(last);
}
/** The image and the stage's name in `FROM --platform=… image AS name`. */
function fromOf({ value }) {
    const words = value.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
    const as = words.findIndex((word) => word.toUpperCase() === 'AS');
    return { image: words[0] ?? '', stage: as < 0 ? null : (words[as + 1] ?? null) };
}
const unpinnedBase = (instructions) => {
    const stages = new Set();
    return of(instructions, 'FROM').flatMap((from) => {
        const { image, stage } = fromOf(from);
        const isOther = image === 'scratch' || stages.has(image.toLowerCase()) || image.includes('$');
        if (stage !== null)
            stages.add(stage.toLowerCase());
        if (isOther || /@sha256:[0-9a-f]{64}$/.test(image))
            return [];
        return [{ line: from.line, message: `${image} may be another image tomorrow` }];
    });
};
const rootUser = (instructions) => {
    const stage = lastStage(instructions);
    const user = of(stage, 'USER').at(-1);
    const [from] = of(stage, 'FROM');
    if (from === undefined)
        return [];
    if (user === undefined) {
        return [
            { line: from.line, message: 'no USER is set: unless the base says otherwise it is root' },
        ];
    }
    const name = user.value.trim().split(':')[0] ?? '';
    return name === 'root' || name === '0'
        ? [{ line: user.line, message: 'the server runs as root' }]
        : [];
};
const SECRET_NAME = /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i;
const secretInVariable = (instructions) => instructions.flatMap(({ keyword, value, line }) => {
    if (keyword !== 'ENV' && keyword !== 'ARG')
        return [];
    const pairs = [...value.matchAll(/([A-Za-z_][A-Za-z0-9_]*)(=|\s+)(\S*)/g)];
    return pairs
        .filter(([, name = '', , text = '']) => {
        const isGiven = text.replace(/["']/g, '') !== '' && !text.includes('$');
        return SECRET_NAME.test(name) && isGiven;
    })
        .map(([, name = '']) => ({
        line,
        message: `${keyword} ${name} has a value that everybody who has the image can read`,
    }));
});
const remoteAdd = (instructions) => of(instructions, 'ADD').flatMap(({ value, line }) => /\bhttps?:\/\//.test(value) && !value.includes('--checksum=')
    ? [{ line, message: 'what the address serves goes in unchecked' }]
    : []);
const pipedShell = (instructions) => of(instructions, 'RUN').flatMap(({ value, line }) => /\b(?:curl|wget)\b[^|;&]*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/.test(value)
    ? [{ line, message: 'a script from the network is run unseen' }]
    : []);
const unpinnedPip = (instructions) => of(instructions, 'RUN').flatMap(({ value, line }) => {
    const commands = [...value.matchAll(/\bpip3?\s+install\s+([^&|;]+)/g)];
    const names = commands.flatMap(([, rest = '']) => {
        // Files of requirements, hashes and folders pin by other means.
        if (/(?:^|\s)(?:-r|--requirement|--require-hashes|-e|--editable|-c)\b/.test(rest))
            return [];
        return rest
            .split(/\s+/)
            .map((word) => word.replace(/["']/g, ''))
            .filter((word) => /^[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?$/.test(word))
            .filter((word) => !/^(?:pip|setuptools|wheel)$/.test(word));
    });
    return names.length === 0
        ? []
        : [{ line, message: `${names.join(', ')}: whatever version is newest is installed` }];
});
const ownerless = (instructions) => of(lastStage(instructions), 'RUN').flatMap(({ value, line }) => /\bchmod\s+(?:-R\s+)?(?:[0-7]?777|a\+rwx|[ugo]*\+s|[2467][0-7]{3})\b/.test(value)
    ? [{ line, message: 'files get setuid or may be written by everyone' }]
    : []);
const noHealthCheck = (instructions) => {
    const stage = lastStage(instructions);
    const [from] = of(stage, 'FROM');
    if (from === undefined || of(stage, 'HEALTHCHECK').length > 0)
        return [];
    return [{ line: from.line, message: 'nothing says whether the server answers' }];
};
const RULES = [
    {
        id: 'SLIPWAY-D001',
        title: 'The base image is not pinned by digest',
        severity: 'medium',
        remedy: 'Name it as image:tag@sha256:… (docker buildx imagetools inspect image:tag).',
        check: unpinnedBase,
    },
    {
        id: 'SLIPWAY-D002',
        title: 'The image runs as root',
        severity: 'high',
        remedy: 'End with USER and a number above 0, for example USER 10001:0.',
        check: rootUser,
    },
    {
        id: 'SLIPWAY-D003',
        title: 'A secret is part of the image',
        severity: 'critical',
        remedy: 'Revoke it, and give it to the build with RUN --mount=type=secret.',
        check: secretInVariable,
    },
    {
        id: 'SLIPWAY-D004',
        title: 'A download is not checked',
        severity: 'medium',
        remedy: 'Use ADD --checksum=sha256:… or check the sum after the download.',
        check: remoteAdd,
    },
    {
        id: 'SLIPWAY-D005',
        title: 'A script from the network is run',
        severity: 'high',
        remedy: 'Download a pinned file, check its sha256, then run it.',
        check: pipedShell,
    },
    {
        id: 'SLIPWAY-D006',
        title: 'Python packages are not pinned',
        severity: 'medium',
        remedy: 'Install from a lock file: pip install --require-hashes -r requirements.txt.',
        check: unpinnedPip,
    },
    {
        id: 'SLIPWAY-D007',
        title: 'Files get setuid, or may be written by everyone',
        severity: 'medium',
        remedy: 'Let root own the files, readable for everyone: chmod -R a+rX.',
        check: ownerless,
    },
    {
        id: 'SLIPWAY-D008',
        title: 'There is no health check',
        severity: 'low',
        remedy: 'Add HEALTHCHECK with a command that asks the server.',
        check: noHealthCheck,
    },
];
/**
 * What is wrong with a Dockerfile by our own rules: those that matter for an image that serves a
 * model, none about style. A line that ends in a comment cannot switch a rule off; a waiver can.
 */
function lintDockerfile(file) {
    const instructions = parseDockerfile(file.text);
    return RULES.flatMap(({ id, title, severity, remedy, check }) => check(instructions).map(({ line, message }) => ({
        id,
        title,
        severity,
        remedy,
        message,
        source: 'slipway',
        path: file.path,
        line,
    })));
}

;// CONCATENATED MODULE: ./packages/image/src/lint/hadolint.ts


/* hadolint --format json: https://github.com/hadolint/hadolint */
const schema = schemas/* array */.YOg(schemas/* object */.Ikc({ code: schemas/* string */.YjP(), line: schemas/* int */.Whr(), message: schemas/* string */.YjP(), level: schemas/* string */.YjP() }));
const SEVERITIES = {
    error: 'high',
    warning: 'medium',
    info: 'low',
    style: 'negligible',
};
/** The findings of hadolint about a Dockerfile; null for text that is not its JSON. */
function readHadolint(text, path) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return null;
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success)
        return null;
    return parsed.data.map(({ code, line, message, level }) => ({
        id: code,
        title: message,
        message,
        remedy: null,
        severity: parseSeverity(SEVERITIES[level] ?? level),
        source: 'hadolint',
        path,
        line: line > 0 ? line : null,
    }));
}

;// CONCATENATED MODULE: ./packages/image/src/scan/index.ts

























/***/ }),

/***/ 77866:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ parsePurl),
/* harmony export */   Mr: () => (/* binding */ isSystemType),
/* harmony export */   dd: () => (/* binding */ formatPurl),
/* harmony export */   lM: () => (/* binding */ packageIdentity)
/* harmony export */ });
/* harmony import */ var packageurl_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87091);
/* harmony import */ var packageurl_js__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(packageurl_js__WEBPACK_IMPORTED_MODULE_0__);

function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The parts of a purl that the strict parser refuses: scanners print what packages are called. */
function parseLoosely(text) {
    const match = /^pkg:\/*([^/?#]+)\/([^?#]+)/i.exec(text);
    if (match === null)
        return null;
    const [, type = '', rest = ''] = match;
    const at = rest.lastIndexOf('@');
    const hasVersion = at > rest.lastIndexOf('/') && at > 0;
    const path = hasVersion ? rest.slice(0, at) : rest;
    const version = hasVersion ? decode(rest.slice(at + 1)) : null;
    const parts = path.split('/').filter((part) => part !== '');
    const name = decode(parts.pop() ?? '');
    if (name === '')
        return null;
    const namespace = parts.length === 0 ? null : parts.map(decode).join('/');
    return { type: type.toLowerCase(), namespace, name, version: version || null };
}
/** Purls without anything to decode or normalise: nearly all of a report's. */
const PLAIN = /^pkg:(deb|apk|rpm|pypi)\/(?:([a-z0-9._-]+)\/)?([a-z0-9][a-z0-9.+-]*)@([A-Za-z0-9.+~:-]+)(?:\?|$)/;
/** Reads a purl; null for text that is none. Odd characters are kept, never an error. */
function parsePurl(text) {
    const plain = PLAIN.exec(text);
    if (plain !== null) {
        const [, type = '', namespace = null, name = '', version = null] = plain;
        return { type, namespace, name, version };
    }
    try {
        const { type, namespace, name, version } = packageurl_js__WEBPACK_IMPORTED_MODULE_0__.PackageURL.fromString(text);
        if (!type || !name)
            return null;
        return { type, namespace: namespace ?? null, name, version: version ?? null };
    }
    catch {
        return parseLoosely(text);
    }
}
/** The purl of its parts; null where they make none. */
function formatPurl(purl) {
    const { type, namespace, name, version } = purl;
    try {
        return new packageurl_js__WEBPACK_IMPORTED_MODULE_0__.PackageURL(type, namespace, name, version, null, null).toString();
    }
    catch {
        return null;
    }
}
/** Package managers of distributions: their packages have no path of their own. */
const SYSTEM_TYPES = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'bitnami']);
function isSystemType(type) {
    return SYSTEM_TYPES.has(type);
}
/** PyPI, and it alone, takes `Foo_Bar` and `foo-bar` for the same name (PEP 503). */
function plainName(type, name) {
    if (type === 'pypi')
        return name.toLowerCase().replace(/[-_.]+/g, '-');
    return name;
}
const identities = new Map();
/**
 * What a package is, without version, qualifiers and subpath: `npm/@types/node`. Two packages with
 * the same identity are versions of one package. Without a purl the name alone has to do.
 */
function packageIdentity(entry) {
    const key = entry.purl ?? ` ${entry.name}`;
    const known = identities.get(key);
    if (known !== undefined)
        return known;
    const purl = entry.purl === null ? null : parsePurl(entry.purl);
    const identity = purl === null
        ? `?/${entry.name}`
        : [purl.type, purl.namespace, plainName(purl.type, purl.name)]
            .filter((part) => part !== null && part !== '')
            .join('/');
    if (identities.size > 200_000)
        identities.clear();
    identities.set(key, identity);
    return identity;
}


/***/ }),

/***/ 71117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runScanImage: () => (/* binding */ runScanImage)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/image/src/scan/index.ts + 39 modules
var src_scan = __webpack_require__(65028);
;// CONCATENATED MODULE: ./packages/steps/src/scan-image/headline.ts


/** The severities that are worth a word in one line. */
const SPOKEN = ['critical', 'high'];
function severities(assessed) {
    const open = assessed.findings.vulnerabilities.filter(src_scan/* isOpen */.nT);
    const counts = SPOKEN.map((severity) => {
        const count = open.filter((finding) => finding.severity === severity).length;
        return count === 0 ? null : `${(0,src/* formatCount */.B4)(count)} ${severity}`;
    }).filter((part) => part !== null);
    const words = counts.length === 0 ? '' : ` (${counts.join(', ')})`;
    const total = open.length === 1 ? '1 vulnerability' : `${(0,src/* formatCount */.B4)(open.length)} vulnerabilities`;
    return `${total}${words}`;
}
function newWords({ baseline, findings }) {
    if (baseline === null)
        return [];
    const fresh = findings.vulnerabilities.filter((finding) => (0,src_scan/* isOpen */.nT)(finding) && finding.new === true);
    const gone = baseline.resolved === null ? '' : `, ${(0,src/* formatCount */.B4)(baseline.resolved)} resolved`;
    return [`${(0,src/* formatCount */.B4)(fresh.length)} new${gone}`];
}
function setAside({ findings }) {
    const all = Object.values(findings).flat();
    const waived = all.filter((finding) => finding.waiver !== null).length;
    const ignored = all.filter((f) => f.waiver === null && f.suppression !== null).length;
    return [
        ...(waived === 0 ? [] : [`${(0,src/* formatCount */.B4)(waived)} waived`]),
        ...(ignored === 0 ? [] : [`${(0,src/* formatCount */.B4)(ignored)} ignored`]),
    ];
}
function others({ findings }) {
    const secrets = findings.secrets.filter(src_scan/* isOpen */.nT).length;
    return secrets === 0 ? [] : [(0,src/* plural */.LS)(secrets, 'secret')];
}
function gateWords(gates) {
    const count = (verdict) => gates.filter((g) => g.verdict === verdict).length;
    if (count('fail') > 0)
        return `${count('fail')} of ${(0,src/* plural */.LS)(gates.length, 'gate')} failed`;
    const open = count('inconclusive');
    if (open > 0)
        return `${open} of ${(0,src/* plural */.LS)(gates.length, 'gate')} inconclusive`;
    return `${(0,src/* plural */.LS)(gates.length, 'gate')} passed`;
}
/** The result in one line: `3 vulnerabilities (1 high), 1 new, 0 resolved; 1 of 1 gate failed`. */
function scanHeadline(assessed, remark) {
    const found = [
        severities(assessed),
        ...newWords(assessed),
        ...others(assessed),
        ...setAside(assessed),
    ].join(', ');
    const last = remark === null ? '' : `; ${remark}`;
    return `${found}; ${gateWords(assessed.gates)}${last}`;
}
/** The verdict of gates that count, and of a scan of which nothing can be concluded. */
function scanVerdict(gates, problems) {
    return (0,src/* worstVerdict */.zP)([
        ...gates.map(({ verdict }) => verdict),
        ...(problems.length > 0 ? ['inconclusive'] : []),
    ]);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./packages/steps/src/scan-image/places.ts




/** Folders of what is installed or built, not written. */
const SKIPPED = /^(?:node_modules|\.git|\.venv|venv|dist|build|target|vendor|__pycache__)$/;
const DEEPEST = 4;
const MOST_FOLDERS = 2000;
const MOST_BYTES = 30_000_000;
async function placeFiles(root) {
    const found = [];
    let level = [root];
    let visited = 0;
    for (let depth = 0; depth <= DEEPEST && visited < MOST_FOLDERS; depth++) {
        const below = [];
        for (const folder of level.slice(0, MOST_FOLDERS - visited)) {
            visited += 1;
            // A folder that cannot be listed only means that less can be said about its files.
            const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => []);
            for (const entry of entries) {
                const full = external_node_path_default().join(folder, entry.name);
                if (entry.isFile() && (0,src_scan/* isPlaceFile */.w8)(entry.name))
                    found.push(full);
                if (entry.isDirectory() && !SKIPPED.test(entry.name))
                    below.push(full);
            }
        }
        level = below.sort();
    }
    return found;
}
async function source(context, file) {
    if ((await (0,promises_.stat)(file)).size > MOST_BYTES)
        return null;
    return { path: context.workspace.relativeToRoot(file), text: await (0,promises_.readFile)(file, 'utf8') };
}
/**
 * Lock files and manifests of the workspace: where packages of an image come from. Those near the
 * working directory's top come first.
 */
async function readPlaceFiles(context) {
    const files = await placeFiles(context.workspace.directory);
    const sources = await Promise.all(files.map((file) => source(context, file)));
    return sources.filter((file) => file !== null);
}
/**
 * The Dockerfile that the user names, else `Dockerfile` where there is one; else null.
 *
 * @throws InputError when the one that the user names is not there
 */
async function readDockerfile(context) {
    const written = context.config.image?.dockerfile;
    if (written !== undefined) {
        return source(context, await context.workspace.existing(written, 'dockerfile'));
    }
    const usual = context.workspace.absolute('Dockerfile');
    return (0,external_node_fs_.existsSync)(usual) && (await (0,promises_.stat)(usual)).isFile() ? source(context, usual) : null;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/steps/src/scan-image/read-file.ts




/** The largest document that is read: Node holds no longer texts. */
const LIMIT = 500_000_000;
async function fileOf(context, subject, written, file) {
    const absolute = file ?? (await context.workspace.existing(written, subject));
    const found = await (0,promises_.stat)(absolute);
    if (!found.isFile())
        throw new src/* InputError */.dz(subject, `${written}: not a file`);
    if (found.size > LIMIT) {
        throw new src/* InputError */.dz(subject, `${written}: ${found.size} bytes; at most ${LIMIT} are read`);
    }
    return absolute;
}
/**
 * Reads a file that an input names, and records it.
 *
 * @throws InputError that starts with the input's name
 */
async function readInput(context, subject, written) {
    const bytes = await (0,promises_.readFile)(await fileOf(context, subject, written));
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    context.recorder.addInput(subject, written, sha256, null);
    return { uri: written, bytes, sha256 };
}
/**
 * Reads a report or an SBOM that an input names, and records it.
 *
 * @param file absolute path, where it is known already
 * @throws InputError that starts with the input's name
 */
async function readInputDocument(context, subject, written, file) {
    const absolute = await fileOf(context, subject, written, file);
    try {
        const { json, sha256 } = await (0,src_scan/* readDocument */.u0)(absolute, { uri: written, subject });
        context.recorder.addInput(subject, written, sha256, null);
        return { uri: written, json, sha256 };
    }
    catch (error) {
        // Which file is damaged is part of the evidence too.
        context.recorder.addInput(subject, written, await (0,src/* digestFile */.TM)(absolute), null);
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/scan-image/settings.ts



async function readWaivers(context, now) {
    const written = context.config.image?.waivers;
    if (written === undefined)
        return null;
    const { bytes } = await readInput(context, 'waivers', written);
    return { uri: written, entries: (0,src_scan/* parseWaivers */.dU)(bytes.toString('utf8'), written, now) };
}
async function readVex(context) {
    const statements = [];
    for (const written of context.config.image?.vex ?? []) {
        const { bytes, uri } = await readInput(context, 'vex', written);
        statements.push(...(0,src_scan/* parseVex */.pB)(bytes.toString('utf8'), { uri, subject: 'vex' }));
    }
    return statements;
}
async function readCatalogues(context) {
    const { 'kev-catalog': kev, 'epss-scores': epss } = context.config.image ?? {};
    const read = async (subject, written, parse) => {
        if (written === undefined)
            return null;
        const { bytes, uri } = await readInput(context, subject, written);
        return parse(bytes, { uri, subject });
    };
    return {
        kev: await read('kev-catalog', kev, (bytes, place) => (0,src_scan/* parseKev */.Yg)(bytes.toString('utf8'), place)),
        epss: await read('epss-scores', epss, src_scan/* parseEpss */.n4),
    };
}
/**
 * Reads what the user decides on.
 *
 * @throws ConfigurationError for gates and waivers that cannot be used, InputError for documents
 *   that cannot be read
 */
async function readDecision(context, now) {
    const { image } = context.config;
    const gates = (0,src/* parseGates */.MJ)(image?.gates ?? []);
    (0,src_scan/* checkScanGates */.YO)(gates);
    const age = image?.['max-database-age'];
    const maxDatabaseAge = age === undefined ? null : (0,src/* parseDuration */.E9)(age);
    if (maxDatabaseAge === 0)
        throw new src/* ConfigurationError */.j1('max-database-age', `"${age}" is no time`);
    return {
        gates,
        waivers: await readWaivers(context, now),
        vex: await readVex(context),
        catalogues: await readCatalogues(context),
        maxDatabaseAge,
    };
}

;// CONCATENATED MODULE: ./packages/steps/src/scan-image/documents.ts



/** Path of a file of this run, beside the evidence and called like it. */
function documentFile(context, name, ending) {
    const id = context.options.get('id') || null;
    const evidence = (0,src/* evidenceFileName */.x_)('scan-image', name, id);
    return external_node_path_default().join(context.evidenceDirectory, evidence.replace(/\.json$/, ending));
}
/** Writes a JSON document. */
async function writeDocument(context, file, kind, json) {
    await (0,promises_.mkdir)(external_node_path_default().dirname(file), { recursive: true });
    await (0,promises_.writeFile)(file, (0,src/* stringifyPieces */.jL)(json));
    const sha256 = await (0,src/* digestFile */.TM)(file);
    return { file, document: { kind, path: context.workspace.display(file), sha256 } };
}

;// CONCATENATED MODULE: ./packages/steps/src/scan-image/provenance.ts




/** The evidence of build-image about this very image, where this run built it. */
async function findBuild(folder, imageId) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    for (const name of names.filter((one) => /^build-image-.*\.json$/.test(one)).sort()) {
        const text = await (0,promises_.readFile)(external_node_path_default().join(folder, name), 'utf8').catch(() => '');
        const { statement } = (0,src/* parseEvidence */.vf)(text);
        if (statement === null || !(0,src/* isEvidenceOf */.hC)('build-image', statement))
            continue;
        if (statement.predicate.image?.id === imageId)
            return statement;
    }
    return null;
}
/**
 * Writes provenance (SLSA v1) of an image that this workflow run built. Of an image that somebody
 * else built nothing can be said here.
 */
async function writeProvenance(context, { reports: [report] }, name) {
    const { github, source, variables } = context.environment;
    const { imageId } = report;
    if (github === null || source === null || imageId === null)
        return [];
    const build = await findBuild(context.evidenceDirectory, imageId);
    if (build?.predicate.source?.runId !== source.runId)
        return [];
    const { provenanceOf } = await Promise.all(/* import() */[__webpack_require__.e(563), __webpack_require__.e(9608)]).then(__webpack_require__.bind(__webpack_require__, 89608));
    const { base, pushed, startedAt, finishedAt } = build.predicate;
    const subjects = pushed.map(({ reference, digest }) => ({
        name: reference,
        sha256: digest.slice('sha256:'.length),
    }));
    const own = { name: report.target, sha256: imageId.slice('sha256:'.length) };
    const materials = base?.digest === undefined || base.digest === null
        ? []
        : [
            {
                uri: `oci://${base.reference}`,
                digest: { sha256: base.digest.slice('sha256:'.length) },
            },
        ];
    const statement = provenanceOf(subjects.length > 0 ? subjects : [own], {
        serverUrl: github.serverUrl,
        repository: github.repository,
        workflowRef: variables.GITHUB_WORKFLOW_REF ?? '',
        ref: variables.GITHUB_REF ?? '',
        commit: variables.GITHUB_SHA ?? github.sha,
        eventName: github.eventName,
        runId: source.runId,
        attempt: source.attempt,
        runnerEnvironment: variables.RUNNER_ENVIRONMENT ?? 'self-hosted',
        startedAt,
        finishedAt,
    }, materials);
    const file = documentFile(context, name, '.intoto.json');
    return [await writeDocument(context, file, 'provenance', statement)];
}

// EXTERNAL MODULE: ./packages/steps/src/build-image/evidence-files.ts
var evidence_files = __webpack_require__(1093);
;// CONCATENATED MODULE: ./packages/steps/src/scan-image/sbom.ts






/** The model in the image, with what its evidence in the folder says. */
async function modelOf(context, name, sha256, version) {
    if (sha256 === null)
        return null;
    const evidence = await (0,evidence_files/* readModelEvidence */.PS)(context.evidenceDirectory, sha256);
    const data = new Map();
    const metrics = evidence.flatMap(({ statement }) => {
        for (const { name: input, digest } of statement.predicate.inputs) {
            if (digest !== null && !['model', 'champion'].includes(input))
                data.set(input, digest.sha256);
        }
        if (!(0,src/* isEvidenceOf */.hC)('evaluate', statement))
            return [];
        return Object.entries(statement.predicate.metrics).flatMap(([metric, { value, interval }]) => value === null ? [] : [{ name: metric, value, interval }]);
    });
    return {
        name,
        version,
        sha256,
        license: null,
        task: context.config.model?.task ?? null,
        data: [...data].map(([input, digest]) => ({ name: input, sha256: digest })),
        metrics,
    };
}
/** Reads what is installed from the image itself. */
async function ownSubject(target, programs, folder) {
    const { collectFiles, installedPackages, openArchive, openLayout } = await Promise.all(/* import() */[__webpack_require__.e(563), __webpack_require__.e(9608)]).then(__webpack_require__.bind(__webpack_require__, 89608));
    const scratch = external_node_path_default().join(folder, 'sbom');
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const image = target.kind === 'oci-layout'
        ? await openLayout(target.folder)
        : await openArchive(await archiveOf(target, programs, folder), scratch);
    const { distribution, packages } = installedPackages(await collectFiles(image.layers, external_node_path_default().join(folder, 'sbom-files')));
    return { imageId: image.imageId, distribution, packages };
}
/** The image as an archive: docker writes it where it has it. */
async function archiveOf(target, programs, folder) {
    if (target.kind !== 'image')
        return target.file;
    const file = external_node_path_default().join(folder, 'image.tar');
    const args = ['save', '--', target.reference];
    const result = await programs.run({ program: 'docker', args }, { output: (0,external_node_fs_.createWriteStream)(file), timeoutMs: 600_000 });
    if (result.exitCode === 0)
        return file;
    throw new Error(`docker save failed: ${result.stderr.trim().slice(-300)}`);
}
function sourceOf(target) {
    if (target.kind === 'image')
        return target.reference;
    if (target.kind === 'oci-layout')
        return `oci-dir:${target.folder}`;
    return `docker-archive:${target.file}`;
}
async function bySyft(target, programs, folder) {
    const [cyclonedx, spdx] = ['syft.cdx.json', 'syft.spdx.json'].map((n) => external_node_path_default().join(folder, n));
    const args = [
        'scan',
        sourceOf(target),
        ...['--output', `cyclonedx-json@1.6=${cyclonedx}`],
        ...['--output', `spdx-json@2.3=${spdx}`],
    ];
    const variables = { SYFT_CHECK_FOR_APP_UPDATE: 'false' };
    await mustRun(programs, 'syft', args, variables);
    return readBoth(cyclonedx ?? '', spdx ?? '');
}
async function byTrivy(target, programs, folder) {
    const place = target.kind === 'image'
        ? ['--', target.reference]
        : ['--input', target.kind === 'oci-layout' ? target.folder : target.file];
    const files = { cyclonedx: 'trivy.cdx.json', 'spdx-json': 'trivy.spdx.json' };
    const variables = { TRIVY_SKIP_VERSION_CHECK: 'true', TRIVY_DISABLE_TELEMETRY: 'true' };
    for (const [format, name] of Object.entries(files)) {
        const output = ['--format', format, '--output', external_node_path_default().join(folder, name), '--quiet'];
        await mustRun(programs, 'trivy', ['image', ...output, ...place], variables);
    }
    return readBoth(external_node_path_default().join(folder, files.cyclonedx), external_node_path_default().join(folder, files['spdx-json']));
}
async function mustRun(programs, program, args, variables) {
    const result = await programs.run({ program, args, variables }, { timeoutMs: 600_000 });
    if (result.exitCode === 0)
        return;
    throw new Error(`${program} failed: ${result.stderr.trim().slice(-300)}`);
}
async function readBoth(cyclonedx, spdx) {
    const read = async (file) => JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    return { cyclonedx: await read(cyclonedx), spdx: await read(spdx) };
}
/** A tool's CycloneDX with the model among its components. */
function withModel(cyclonedx, own) {
    const list = (bom) => 'components' in bom && Array.isArray(bom.components)
        ? bom.components
        : [];
    const model = list(own).filter(({ type }) => type === 'machine-learning-model');
    return { ...cyclonedx, components: [...list(cyclonedx), ...model] };
}
async function isThere(programs, program) {
    try {
        const result = await programs.run({ program, args: ['version'] }, { timeoutMs: 30_000 });
        return result.exitCode === 0;
    }
    catch {
        return false;
    }
}
async function chooseTool(context, programs) {
    const wanted = context.config.image?.sbom ?? 'auto';
    if (wanted !== 'auto')
        return wanted;
    for (const tool of ['syft', 'trivy'])
        if (await isThere(programs, tool))
            return tool;
    return 'slipway';
}
async function make(context, scanned, name, model) {
    const { cycloneDxOf, spdxOf } = await Promise.all(/* import() */[__webpack_require__.e(563), __webpack_require__.e(9608)]).then(__webpack_require__.bind(__webpack_require__, 89608));
    const [report] = scanned.reports;
    const common = { name: report.target, model, createdAt: context.recorder.startedAt };
    const both = (own) => ({
        cyclonedx: cycloneDxOf({ ...common, ...own }),
        spdx: spdxOf({ ...common, ...own }),
    });
    if (scanned.session === null) {
        if (report.packages === null)
            return null;
        return both({ imageId: report.imageId, distribution: null, packages: report.packages });
    }
    const { programs, folder, target } = scanned.session;
    const tool = await chooseTool(context, programs);
    context.logger.info(`Listing what is in ${name} with ${tool} …`);
    if (tool === 'slipway')
        return both(await ownSubject(target, programs, folder));
    const made = await (tool === 'syft' ? bySyft : byTrivy)(target, programs, folder);
    const own = both({ imageId: report.imageId, distribution: null, packages: [] });
    return { ...made, cyclonedx: withModel(made.cyclonedx, own.cyclonedx) };
}
/**
 * Writes the SBOM in CycloneDX 1.6 and SPDX 2.3. Without an image and a list of packages there is none.
 *
 * @throws InputError when the tool that the user asked for failed
 */
async function writeSboms(context, scanned, name, model) {
    let made;
    try {
        const described = await modelOf(context, name, model.sha256, model.version);
        made = await make(context, scanned, name, described);
    }
    catch (error) {
        if (context.config.image?.sbom !== undefined) {
            throw new src/* InputError */.dz('sbom', (0,src/* messageOf */.bD)(error), { cause: error });
        }
        context.recorder.note(`no SBOM was made: ${(0,src/* messageOf */.bD)(error)}`);
        return [];
    }
    if (made === null)
        return [];
    return [
        await writeDocument(context, documentFile(context, name, '.cdx.json'), 'cyclonedx', made.cyclonedx),
        await writeDocument(context, documentFile(context, name, '.spdx.json'), 'spdx', made.spdx),
    ];
}

;// CONCATENATED MODULE: ./packages/steps/src/scan-image/sources.ts



/** The report under the name that the user gives the image. */
function named(context, report) {
    const image = context.options.get('image') ?? '';
    return image === '' ? report : { ...report, target: image };
}
async function readReports(context, written) {
    const paths = await context.workspace.existingFiles(written, 'scan-report');
    const files = [];
    const reports = [];
    for (const file of paths) {
        const shown = paths.length === 1 ? written : context.workspace.display(file);
        const { json, ...read } = await readInputDocument(context, 'scan-report', shown, file);
        files.push(read);
        const place = { uri: shown, subject: 'scan-report' };
        reports.push(named(context, (0,src_scan/* readReport */.tL)(json, place)));
    }
    const [first, ...others] = reports;
    if (first === undefined)
        throw new Error('a pattern that matches nothing is an error');
    return { reports: [first, ...others], file: files[0] ?? null, session: null };
}
/**
 * Gets the reports, and works with them while the scanner is at hand.
 *
 * @throws ConfigurationError without an image and a report, InputError where the scan failed
 */
async function withReports(context, work) {
    const written = context.config.image?.['scan-report'];
    if (written !== undefined)
        return work(await readReports(context, written));
    const image = context.options.get('image') ?? '';
    if (image === '') {
        throw new src/* ConfigurationError */.j1('image', 'is missing; name the image to scan, or set scan-report to the report of a scanner');
    }
    const { withSession } = await __webpack_require__.e(/* import() */ 3325).then(__webpack_require__.bind(__webpack_require__, 43325));
    return withSession(context, async (session) => work({ reports: await session.image(image), file: null, session }));
}
/**
 * What is known of the champion: by a report about it, or by its SBOM, which is scanned again where
 * a scanner is at hand. Null without a baseline.
 *
 * @throws InputError that starts with `baseline`
 */
async function readChampion(context, { reports: [scan], session }) {
    const written = context.config.image?.baseline;
    if (written === undefined)
        return null;
    const { json, uri } = await readInputDocument(context, 'baseline', written);
    const place = { uri, subject: 'baseline' };
    if (!(0,src_scan/* isSbom */.Sg)(json) || (0,src_scan/* isReport */.PS)(json)) {
        return (0,src_scan/* championOfReport */.DT)((0,src_scan/* readReport */.tL)(json, place), scan, uri);
    }
    const { packages } = (0,src_scan/* readSbom */.kH)(json, place);
    const again = session === null ? null : await session.sbom(written);
    return {
        uri,
        kind: 'sbom',
        findings: again === null ? null : (0,src_scan/* findingsOf */.WX)([again]).vulnerabilities,
        otherDatabase: null,
        packages,
        sizeBytes: null,
    };
}

;// CONCATENATED MODULE: ./packages/steps/src/scan-image/subject.ts



const MODEL_DIGEST = 'ml.model.digest';
const MODEL_NAME = 'ml.model.name';
/** `sha256:` and 64 hex digits, as hex; null for other text. */
function hexOf(digest) {
    return /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1] ?? null;
}
/**
 * Makes the configured model the subject of the evidence: it is identified, not run.
 *
 * @returns its sha256; null when none is configured
 * @throws InputError when it is not there
 */
async function nameModel(context) {
    const { config, workspace, recorder, modelName } = context;
    const model = config.model?.path;
    if (model === undefined)
        return null;
    if (external_node_path_default().extname(model) === '.onnx') {
        const { readJudgedModel } = await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(8325), __webpack_require__.e(1229), __webpack_require__.e(7411)]).then(__webpack_require__.bind(__webpack_require__, 47411));
        return (await readJudgedModel(context, model)).sha256;
    }
    const file = await workspace.existing(model, 'model');
    const sha256 = (0,external_node_fs_.statSync)(file).isDirectory() ? await (0,src/* digestFolder */.lo)(file) : await (0,src/* digestFile */.TM)(file);
    recorder.setSubject(modelName, sha256);
    recorder.addInput('model', model, sha256, null);
    return sha256;
}
/** The last part of an image's name, without tag and digest. */
function plainName(target) {
    const name = target.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    const last = name.slice(name.lastIndexOf('/') + 1).replace(/\.(?:json|tar|tar\.gz)$/, '');
    return last === '' ? 'image' : last;
}
/**
 * Names whom the evidence is about: the model (configured, or by the image's label) and the image;
 * where neither is known, the report.
 */
function nameImage(context, reports, model, report) {
    const { config, recorder, modelName } = context;
    const [first] = reports;
    const labels = first?.labels ?? {};
    const labelled = hexOf(labels[MODEL_DIGEST]);
    const target = first?.target ?? '';
    const isNamed = config.model?.name !== undefined || config.model?.path !== undefined;
    const name = isNamed ? modelName : (labels[MODEL_NAME] ?? plainName(target));
    if (model === null && labelled !== null) {
        recorder.setSubject(name, labelled);
        recorder.note(`the model is the one that the image’s label ${MODEL_DIGEST} names`);
    }
    nameScanned(context, reports, report, model !== null || labelled !== null);
    const differs = model !== null && labelled !== null && model !== labelled;
    const problem = differs
        ? `the image is labelled with the model sha256:${labelled}, not with the one at ` +
            `${config.model?.path ?? ''} (sha256:${model}): it is the image of another model`
        : null;
    const version = labels['ml.model.version'] ?? null;
    return { name, model: { sha256: model ?? labelled, version }, problem };
}
function nameScanned({ recorder }, reports, report, hasModel) {
    const images = reports.flatMap(({ target, imageId }) => {
        const sha256 = hexOf(imageId);
        return sha256 === null ? [] : [{ target, sha256 }];
    });
    for (const { target, sha256 } of images) {
        recorder.addInput('image', target, sha256, null);
        recorder.addSubject(target, sha256);
    }
    if (images.length > 0 || hasModel || report === null)
        return;
    recorder.setSubject(report.uri, report.sha256);
    recorder.note(`the report does not say the image’s digest: the evidence is about the report ${report.uri}`);
}

;// CONCATENATED MODULE: ./packages/steps/src/scan-image/run.ts










/** The usual gates: what is new and can be mended, and no secrets where they were looked for. */
function gatesOf(context, decision, scanned) {
    if (decision.gates.length > 0)
        return decision.gates;
    const isCompared = context.config.image?.baseline !== undefined;
    const usual = isCompared
        ? 'vulnerabilities(new, fixable, high) == 0'
        : 'vulnerabilities(fixable, high) == 0';
    const hasSecrets = scanned.reports.every(({ looksFor }) => looksFor.secrets);
    const lines = hasSecrets ? [usual, 'secrets == 0'] : [usual];
    context.recorder.note(`no gates are set: ${lines.join(' and ')} decide`);
    return (0,src/* parseGates */.MJ)(lines);
}
/** Our own rules on the Dockerfile, and hadolint's where a scanner runs and it is installed. */
async function lint(dockerfile, { session }) {
    if (dockerfile === null)
        return [];
    const others = session === null ? [] : await session.hadolint(dockerfile);
    return [...(0,src_scan/* lintDockerfile */.cy)(dockerfile), ...others];
}
async function judge(context, decision, scanned, now) {
    const { config, recorder } = context;
    const model = await nameModel(context);
    const champion = await readChampion(context, scanned);
    const subject = nameImage(context, scanned.reports, model, scanned.file);
    const dockerfile = await readDockerfile(context);
    const gates = gatesOf(context, decision, scanned);
    const assessed = (0,src_scan/* assess */.no)({
        ...decision,
        reports: scanned.reports,
        champion,
        files: await readPlaceFiles(context),
        dockerfile,
        linted: await lint(dockerfile, scanned),
        gates,
        doubts: subject.problem === null ? [] : [subject.problem],
        soundness: {
            now,
            maxDatabaseAge: decision.maxDatabaseAge,
            needsDistribution: config.image?.['require-distribution'] ?? true,
        },
        unknownSeverity: config.image?.['unknown-severity'] ?? 'inconclusive',
    });
    for (const remark of assessed.remarks)
        recorder.note(remark);
    for (const warning of assessed.warnings) {
        recorder.notes.push(warning);
        context.logger.warning(warning);
    }
    return { assessed, gates, name: subject.name, model: subject.model, dockerfile };
}
async function writeSarif(context, scanned, judged) {
    const file = documentFile(context, judged.name, '.sarif');
    const [first] = scanned.reports;
    const report = scanned.file?.uri;
    const fallback = judged.dockerfile?.path ??
        (report === undefined ? 'Dockerfile' : context.workspace.relativeToRoot(report));
    const json = (0,src_scan/* sarifOf */.$6)(judged.assessed.findings, { fallback, target: first.target });
    return writeDocument(context, file, 'sarif', json);
}
/** Gates about the champion that are excused while there is none. */
function isExcused(context, gate, result) {
    const { config } = context;
    if (config['champion-required'] !== false || config.image?.baseline !== undefined)
        return false;
    const isAboutChampion = gate !== undefined && ((0,src/* isRelative */.Go)(gate) || gate.args.includes('new'));
    return isAboutChampion && result.verdict === 'inconclusive';
}
/** The outputs that name what was written, by kind. */
const OUTPUTS = {
    sarif: 'sarif',
    cyclonedx: 'sbom',
    spdx: 'sbom-spdx',
    provenance: 'provenance',
};
function resultOf(context, judged, written) {
    const { assessed, name } = judged;
    const { problems } = assessed;
    const counting = assessed.gates.filter((result, i) => !isExcused(context, judged.gates[i], result));
    const excused = counting.length < assessed.gates.length;
    const details = {
        scans: [...assessed.scans],
        vulnerabilities: [...assessed.findings.vulnerabilities],
        licenses: [...assessed.findings.licenses],
        secrets: [...assessed.findings.secrets],
        misconfigurations: [...assessed.findings.misconfigurations],
        waivers: [...assessed.waivers],
        baseline: assessed.baseline,
        sizeBytes: assessed.sizeBytes,
        championSizeBytes: assessed.championSizeBytes,
        documents: written.map(({ document }) => document),
    };
    const remark = excused
        ? 'first image: there is no champion yet, what is new is not decided'
        : (problems[0] ?? null);
    return {
        verdict: scanVerdict(counting, problems),
        headline: scanHeadline(assessed, remark),
        reason: problems.length === 0 ? null : `scan-report: ${problems.join('; ')}`,
        gates: assessed.gates,
        details,
        outputs: Object.fromEntries(written.map(({ document, file }) => [OUTPUTS[document.kind], file])),
        modelName: name,
    };
}
/** Scans an image, or reads the report of a scanner, and judges the image by it. */
async function runScanImage(context) {
    const now = context.recorder.startedAt;
    const decision = await readDecision(context, now);
    return withReports(context, (scanned) => conclude(context, decision, scanned, now));
}
async function conclude(context, decision, scanned, now) {
    const judged = await judge(context, decision, scanned, now);
    const written = [
        await writeSarif(context, scanned, judged),
        ...(await writeSboms(context, scanned, judged.name, judged.model)),
        ...(await writeProvenance(context, scanned, judged.name)),
    ];
    return resultOf(context, judged, written);
}


/***/ })

};
