export const id = 8879;
export const ids = [8879];
export const modules = {

/***/ 28879:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q6: () => (/* reexport */ CATEGORICAL_METHODS),
  Dg: () => (/* reexport */ COLUMN_KINDS),
  F: () => (/* reexport */ COMPARISONS),
  j1: () => (/* reexport */ ConfigurationError),
  Tl: () => (/* reexport */ DRIFT_METHODS),
  d$: () => (/* reexport */ FAIL_ON),
  _o: () => (/* reexport */ FINDING_SEVERITIES),
  dz: () => (/* reexport */ InputError),
  nf: () => (/* reexport */ NUMERIC_METHODS),
  XP: () => (/* reexport */ PREDICTION_LOG),
  Pv: () => (/* reexport */ PREDICTION_LOG_COLUMNS),
  fX: () => (/* reexport */ PROMOTION_STATES),
  Cs: () => (/* reexport */ QUALITY_SEVERITIES),
  ln: () => (/* reexport */ SERVE_DEFAULTS),
  YL: () => (/* reexport */ STRATEGIES),
  yo: () => (/* reexport */ UserError),
  xv: () => (/* reexport */ VERSION),
  aR: () => (/* reexport */ Workspace),
  qj: () => (/* reexport */ actionOf),
  xb: () => (/* reexport */ assertNever),
  F0: () => (/* reexport */ championColumns),
  Qn: () => (/* reexport */ schema_configSchema),
  Cg: () => (/* reexport */ decideAbsolute),
  se: () => (/* reexport */ decideBounded),
  Ph: () => (/* reexport */ decideRelative),
  jR: () => (/* reexport */ describePointer),
  au: () => (/* reexport */ didYouMean),
  TM: () => (/* reexport */ digestFile),
  lo: () => (/* reexport */ digestFolder),
  e4: () => (/* reexport */ digestManifest),
  er: () => (/* reexport */ digestSchema),
  x_: () => (/* reexport */ evidenceFileName),
  mS: () => (/* reexport */ failsUnder),
  BQ: () => (/* reexport */ fileNamePart),
  Es: () => (/* reexport */ finiteOrNull),
  B4: () => (/* reexport */ formatCount),
  a3: () => (/* reexport */ formatDuration),
  eG: () => (/* reexport */ formatEstimate),
  vy: () => (/* reexport */ formatInterval),
  ZV: () => (/* reexport */ formatNumber),
  Gp: () => (/* reexport */ formatSigned),
  v9: () => (/* reexport */ holds),
  WO: () => (/* reexport */ importanceSchema),
  xJ: () => (/* reexport */ intervalSchema),
  hC: () => (/* reexport */ isEvidenceOf),
  Go: () => (/* reexport */ isRelative),
  Zv: () => (/* reexport */ listNames),
  Z9: () => (/* reexport */ loadConfig),
  UT: () => (/* reexport */ makeStatement),
  h: () => (/* reexport */ manifestOfFolder),
  bD: () => (/* reexport */ messageOf),
  E9: () => (/* reexport */ parseDuration),
  vf: () => (/* reexport */ parseEvidence),
  Xi: () => (/* reexport */ parseGate),
  MJ: () => (/* reexport */ parseGates),
  o2: () => (/* reexport */ parseSlice),
  LS: () => (/* reexport */ plural),
  W3: () => (/* reexport */ predicateType),
  qT: () => (/* reexport */ readPointer),
  Xk: () => (/* reexport */ recognisePointer),
  Qd: () => (/* reexport */ recordFrom),
  zv: () => (/* reexport */ recordOf),
  qq: () => (/* reexport */ silentLogger),
  sd: () => (/* reexport */ stringifyJson),
  jL: () => (/* reexport */ stringifyPieces),
  oo: () => (/* reexport */ undecided),
  $D: () => (/* reexport */ verdictSchema),
  zP: () => (/* reexport */ worstVerdict),
  nP: () => (/* reexport */ writeEvidence)
});

// UNUSED EXPORTS: ANALYSIS_SOURCES, ARTIFACT_STORES, COLUMN_TYPES, DEFAULT_CONFIG_FILE, DRIFT_KINDS, DRIFT_PRESETS, DURATION_PATTERN, IMAGE_BUILDERS, IMAGE_TEMPLATES, MANIFEST_KINDS, METRIC_POLICIES, NUMERIC_SUBTYPES, PREDICATES, REGISTRY_TYPES, SBOM_TOOLS, SCANNERS, STATEMENT_TYPE, TASKS, UNKNOWN_SEVERITY_POLICIES, VERDICTS, WAIVER_STATES, analysisSchema, bandSchema, baselineRecordSchema, baselineSchema, buildImagePredicateSchema, builtImageSchema, checkResultSchema, churnSchema, closest, columnDriftSchema, columnHistogramSchema, commonPredicateSchema, configJsonSchema, correlationChangeSchema, correlationDriftSchema, curveSchema, decisionSchema, domainClassifierSchema, driftPredicateSchema, driftSchema, durationSchema, evaluatePredicateSchema, evaluationPlotsSchema, exampleSchema, fairnessGroupSchema, fairnessSchema, findingPlaceSchema, findingSuppressionSchema, findingWaiverSchema, formatApart, gateResultSchema, imageLayerSchema, imageScanSchema, imageSchema, inputRecordSchema, journalRowSchema, licenseFindingSchema, metricChangeSchema, metricResultSchema, misconfigurationFindingSchema, modelDescriptionSchema, parseConfig, performanceChangeSchema, performanceDriftSchema, profileUseSchema, promotePredicateSchema, promoteSchema, promotionSchema, pushedReferenceSchema, qualityFindingSchema, registerPredicateSchema, registrySchema, reportPredicateSchema, requirementResultSchema, rollbackPredicateSchema, rowsToDecide, scanImageKeys, scanImagePredicateSchema, secretFindingSchema, serveSchema, servedVersionSchema, sliceResultSchema, smokeResultSchema, sourceSchema, subjectSchema, targetSchema, tensorSignatureSchema, testResultSchema, validatePredicateSchema, vulnerabilityFindingSchema, waiverRecordSchema, writtenDocumentSchema

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
;// CONCATENATED MODULE: ./packages/core/src/closest.ts

/**
 * The candidate that was most probably meant by a mistyped name, or null when none is near
 * (Levenshtein distance above a third of the name's length). Letter case, `_`, `-` and blanks
 * count as equal.
 */
function closest(name, candidates) {
    const plain = (text) => text.toLowerCase().replace(/[\s_-]+/g, ' ');
    const limit = Math.max(1, Math.floor(name.length / 3));
    let best = null;
    for (const candidate of candidates) {
        const edits = (0,mod/* distance */.Io)(plain(name), plain(candidate));
        if (edits <= limit && (best === null || edits < best.edits))
            best = { candidate, edits };
    }
    return best?.candidate ?? null;
}
/** `; did you mean "x"?` for error messages, or an empty text. */
function didYouMean(name, candidates) {
    const candidate = closest(name, candidates);
    return candidate === null ? '' : `; did you mean "${candidate}"?`;
}
/** Names for an error message: quoted, in order, at most `limit` of them. */
function listNames(names, limit = 20) {
    const shown = names.slice(0, limit).map((name) => `"${name}"`);
    const rest = names.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./packages/core/src/verdict.ts
/**
 * The outcome of a check. `inconclusive` means that it could not be decided (too few rows, an
 * unreadable file, a crashed tool); it is never treated as a pass.
 */
const VERDICTS = ['pass', 'fail', 'inconclusive'];
const SEVERITY = { pass: 0, inconclusive: 1, fail: 2 };
/** The worst of several verdicts (fail, then inconclusive, then pass); `pass` for none. */
function worstVerdict(verdicts) {
    let worst = 'pass';
    for (const verdict of verdicts)
        if (SEVERITY[verdict] > SEVERITY[worst])
            worst = verdict;
    return worst;
}
/** When a step fails: at `fail` only, also at `inconclusive` (the default), or never. */
const FAIL_ON = ['fail', 'inconclusive', 'never'];
/** Whether a step with this verdict must fail under the given policy. */
function failsUnder(policy, verdict) {
    if (policy === 'never' || verdict === 'pass')
        return false;
    return verdict === 'fail' || policy === 'inconclusive';
}

;// CONCATENATED MODULE: ./packages/core/src/evidence/common.ts


const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const finite = schemas/* number */.aig();
const count = schemas/* int */.Whr().nonnegative();
const digestSchema = schemas/* strictObject */.rej({ sha256: schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/) });
const intervalSchema = schemas/* tuple */.PVZ([finite, finite]);
const verdictSchema = schemas/* enum */.k5n(VERDICTS);
const gateResultSchema = schemas/* object */.Ikc({
    gate: schemas/* string */.YjP(),
    verdict: verdictSchema,
    observed: finite.nullable(),
    limit: finite.nullable(),
    interval: intervalSchema.nullable(),
    confidence: finite.nullable(),
    reason: schemas/* string */.YjP().nullable(),
    /** How many rows would probably decide what the present ones leave open. */
    rowsToDecide: schemas/* int */.Whr().positive().nullable().optional(),
});
/** A file that was read, and what of it. `digest` is null when it could not be read. */
const inputRecordSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    uri: schemas/* string */.YjP(),
    digest: digestSchema.nullable(),
    rows: count.nullable(),
});
/** The commit and the workflow run that the evidence was made in; null outside a runner. */
const sourceSchema = schemas/* object */.Ikc({
    repository: schemas/* string */.YjP(),
    commit: schemas/* string */.YjP(),
    runId: schemas/* string */.YjP(),
    attempt: schemas/* int */.Whr().positive(),
});
/** What every action's predicate has. */
const commonPredicateSchema = schemas/* object */.Ikc({
    verdict: verdictSchema,
    headline: schemas/* string */.YjP(),
    /** Why the verdict is not `pass`, when no gate says it. */
    reason: schemas/* string */.YjP().nullable(),
    model: schemas/* string */.YjP(),
    /** Suffix that tells matrix legs apart (input `id`). */
    id: schemas/* string */.YjP().nullable(),
    gates: schemas/* array */.YOg(gateResultSchema),
    inputs: schemas/* array */.YOg(inputRecordSchema),
    /** Remarks that decide nothing: what was assumed, converted or left out. */
    notes: schemas/* array */.YOg(schemas/* string */.YjP()),
    source: sourceSchema.nullable(),
    tool: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP(), runtime: schemas/* string */.YjP().nullable() }),
    startedAt: iso/* datetime */.w$(),
    finishedAt: iso/* datetime */.w$(),
});
const subjectSchema = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), digest: digestSchema });

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./packages/core/src/evidence/record.ts

/**
 * A record whose keys come from outside (column names, file names): unlike z.record it keeps a
 * key called `__proto__`.
 */
function recordOf(value) {
    return schemas/* unknown */.L5J().transform((input, context) => {
        if (typeof input !== 'object' || input === null || Array.isArray(input)) {
            context.addIssue({ code: 'custom', message: 'expected an object' });
            return core/* NEVER */.tm;
        }
        const entries = Object.entries(input).map(([key, item]) => {
            const parsed = value.safeParse(item);
            if (parsed.success)
                return [key, parsed.data];
            for (const issue of parsed.error.issues) {
                context.addIssue({
                    code: 'custom',
                    message: issue.message,
                    path: [key, ...issue.path],
                });
            }
            return null;
        });
        return Object.fromEntries(entries.filter((entry) => entry !== null));
    });
}

;// CONCATENATED MODULE: ./packages/core/src/evidence/drift.ts



/** Kinds of column as drift sees them. */
const COLUMN_TYPES = [
    'numeric',
    'categorical',
    'boolean',
    'datetime',
    'text',
    'identifier',
    'unsupported',
];
const number = schemas/* number */.aig();
const numbers = schemas/* array */.YOg(schemas/* number */.aig());
/** Counts of the same bins, or the same categories, on both sides. */
const columnHistogramSchema = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('numeric'), edges: numbers, reference: numbers, current: numbers }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('categorical'),
        categories: schemas/* array */.YOg(schemas/* string */.YjP()),
        reference: numbers,
        current: numbers,
    }),
]);
/** What a column is for. */
const DRIFT_KINDS = ['input', 'target', 'prediction'];
/** Whether numbers are measured or counted. */
const NUMERIC_SUBTYPES = ['continuous', 'discrete'];
const columnDriftSchema = schemas/* object */.Ikc({
    type: schemas/* enum */.k5n(COLUMN_TYPES),
    /** Why the column has this type, in words. */
    typeReason: schemas/* string */.YjP(),
    /** Of numeric columns. */
    subtype: schemas/* enum */.k5n(NUMERIC_SUBTYPES).nullable().default(null),
    kind: schemas/* enum */.k5n(DRIFT_KINDS).default('input'),
    /** False for a column that is left out by its kind (identifier, list …), not for lack of rows. */
    compared: schemas/* boolean */.zMY(),
    method: schemas/* string */.YjP().nullable(),
    /** Why this method, where the rule chose it. */
    methodReason: schemas/* string */.YjP().nullable().default(null),
    /** The raw value of `method`. */
    statistic: number.nullable(),
    pValue: number.nullable(),
    /** Benjamini–Hochberg over the columns of the run. */
    adjustedPValue: number.nullable(),
    /** What is compared with `threshold`: the size of the difference, without `noise`. */
    effect: number.nullable(),
    /** What the size of the difference would be by chance alone, with so many rows. */
    noise: number.nullable().default(null),
    threshold: number.nullable(),
    /** The smallest effect that so many rows could show to be no chance. */
    detectable: number.nullable().default(null),
    /** Rows on each side that would decide an undecided column. */
    rowsNeeded: schemas/* int */.Whr().positive().nullable().default(null),
    /** How much the model relies on the column, as a share of all columns. */
    importance: number.nullable().default(null),
    drifted: schemas/* boolean */.zMY().nullable(),
    verdict: verdictSchema,
    reason: schemas/* string */.YjP().nullable(),
    /** Every statistic that was computed, by method. */
    statistics: recordOf(number.nullable()),
    rows: schemas/* object */.Ikc({ reference: schemas/* int */.Whr().nonnegative(), current: schemas/* int */.Whr().nonnegative() }),
    missing: schemas/* object */.Ikc({ reference: schemas/* int */.Whr().nonnegative(), current: schemas/* int */.Whr().nonnegative() }),
    histogram: columnHistogramSchema.nullable(),
});
const QUALITY_SEVERITIES = ['fail', 'warn', 'note'];
/** A value of the data with the rows that have it. */
const exampleSchema = schemas/* object */.Ikc({
    value: schemas/* string */.YjP(),
    rows: schemas/* int */.Whr().positive().nullable(),
});
/** A finding about the data's quality, with TFDV-like reason codes. */
const qualityFindingSchema = schemas/* object */.Ikc({
    code: schemas/* string */.YjP(),
    severity: schemas/* enum */.k5n(QUALITY_SEVERITIES),
    column: schemas/* string */.YjP().nullable(),
    message: schemas/* string */.YjP(),
    reference: number.nullable(),
    current: number.nullable(),
    examples: schemas/* array */.YOg(exampleSchema).default([]),
});
/** A metric of the model on labelled data of both sides (concept drift). */
const performanceChangeSchema = schemas/* object */.Ikc({
    reference: number.nullable(),
    referenceInterval: intervalSchema.nullable(),
    current: number.nullable(),
    currentInterval: intervalSchema.nullable(),
    /** current − reference */
    difference: number.nullable(),
    interval: intervalSchema.nullable(),
    greaterIsBetter: schemas/* boolean */.zMY(),
    reason: schemas/* string */.YjP().nullable(),
});
const performanceDriftSchema = schemas/* object */.Ikc({
    confidence: number,
    rows: schemas/* object */.Ikc({ reference: schemas/* int */.Whr().nonnegative(), current: schemas/* int */.Whr().nonnegative() }),
    metrics: recordOf(performanceChangeSchema),
});
/** How well a classifier tells both sides apart; 0.5 is not at all. */
const domainClassifierSchema = schemas/* object */.Ikc({
    auc: number.nullable(),
    interval: intervalSchema.nullable(),
    confidence: number,
    rows: schemas/* object */.Ikc({ reference: schemas/* int */.Whr().nonnegative(), current: schemas/* int */.Whr().nonnegative() }),
    /** Columns that it could use, those that tell most first. */
    columns: schemas/* array */.YOg(schemas/* object */.Ikc({ column: schemas/* string */.YjP(), auc: number.nullable() })),
    reason: schemas/* string */.YjP().nullable(),
});
/** Rank correlation of two columns on both sides. */
const correlationChangeSchema = schemas/* object */.Ikc({
    columns: schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* string */.YjP()]),
    reference: number,
    current: number,
    adjustedPValue: number,
    drifted: schemas/* boolean */.zMY(),
});
const correlationDriftSchema = schemas/* object */.Ikc({
    /** Pairs that were compared; `changes` lists those that changed most. */
    pairs: schemas/* int */.Whr().nonnegative(),
    drifted: schemas/* int */.Whr().nonnegative(),
    /** The largest change of a correlation that is no chance; 0 where there is none. */
    largest: number.nullable(),
    threshold: number,
    changes: schemas/* array */.YOg(correlationChangeSchema),
    reason: schemas/* string */.YjP().nullable(),
});
/** How much the model relies on its columns (permutation importance on reference data). */
const importanceSchema = schemas/* object */.Ikc({
    metric: schemas/* string */.YjP(),
    /** The metric on the reference as it is. */
    value: number.nullable(),
    rows: schemas/* int */.Whr().nonnegative(),
    repeats: schemas/* int */.Whr().positive(),
    model: digestSchema,
    /** How much worse the metric becomes when the column is shuffled. */
    columns: recordOf(schemas/* object */.Ikc({ mean: number, standardDeviation: number })),
});
/** A profile that stood in for a data set. */
const profileUseSchema = schemas/* object */.Ikc({
    rows: schemas/* int */.Whr().nonnegative(),
    parts: schemas/* int */.Whr().positive(),
    /** Bound of the error that the profile adds to a difference of shares, over all columns. */
    error: number,
});
const driftPredicateSchema = commonPredicateSchema.extend({
    columns: recordOf(columnDriftSchema),
    /** Drifted columns ÷ columns that were decided; null when none was. */
    driftedShare: number.nullable(),
    /** Share of what the model relies on that has drifted; null when importance is not known. */
    driftedImportance: number.nullable().default(null),
    alpha: number,
    preset: schemas/* string */.YjP().nullable().default(null),
    quality: schemas/* array */.YOg(qualityFindingSchema),
    /** Predictions of the model on both sides, by what is predicted. */
    predictions: recordOf(columnDriftSchema).default({}),
    performance: performanceDriftSchema.nullable().default(null),
    classifier: domainClassifierSchema.nullable().default(null),
    correlation: correlationDriftSchema.nullable().default(null),
    importance: importanceSchema.nullable().default(null),
    profiles: schemas/* object */.Ikc({
        reference: profileUseSchema.nullable(),
        current: profileUseSchema.nullable(),
        /** Where this run wrote a profile of the reference. */
        written: schemas/* string */.YjP().nullable(),
    })
        .default({ reference: null, current: null, written: null }),
});

;// CONCATENATED MODULE: ./packages/core/src/config/drift.ts


/** Methods that compare numbers and times. */
const NUMERIC_METHODS = [
    'ks',
    'anderson-darling',
    'cramer-von-mises',
    'mann-whitney',
    'welch-t',
    'levene',
    'wasserstein',
    'energy',
    'psi',
    'jensen-shannon',
    'kullback-leibler',
    'hellinger',
    'total-variation',
];
/** Methods that compare categories. */
const CATEGORICAL_METHODS = [
    'chi-squared',
    'fisher',
    'g-test',
    'z-test',
    'total-variation',
    'l-infinity',
    'jensen-shannon',
    'kullback-leibler',
    'hellinger',
    'psi',
];
const DRIFT_METHODS = [
    ...new Set([...NUMERIC_METHODS, ...CATEGORICAL_METHODS]),
];
/** Rules that stand in for the default one. */
const DRIFT_PRESETS = ['default', 'evidently'];
const columnName = schemas/* string */.YjP().min(1);
const share = schemas/* number */.aig().min(0).max(1);
const threshold = schemas/* number */.aig().nonnegative().optional();
const thresholds = Object.fromEntries(DRIFT_METHODS.map((method) => [method, threshold]));
const thresholdsSchema = schemas/* strictObject */.rej({
    ...thresholds,
    columns: schemas/* record */.g1P(columnName, schemas/* number */.aig().nonnegative()).optional(),
});
const columnExpectationSchema = schemas/* strictObject */.rej({
    type: schemas/* enum */.k5n(COLUMN_TYPES).optional().describe('Type that the column must have.'),
    required: schemas/* boolean */.zMY().optional().describe('Whether the column must be there (default true).'),
    missing: share.optional().describe('Largest share of missing values, NaN among them.'),
    finite: schemas/* boolean */.zMY().optional().describe('Whether NaN and infinities are refused.'),
    minimum: schemas/* number */.aig().optional().describe('Smallest number allowed.'),
    maximum: schemas/* number */.aig().optional().describe('Largest number allowed.'),
    whole: schemas/* boolean */.zMY().optional().describe('Whether all numbers must be whole.'),
    allowed: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]))
        .min(1)
        .optional()
        .describe('Values that are allowed.'),
    pattern: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Regular expression (RE2) that every value must match from its first to its last character.'),
    unique: schemas/* boolean */.zMY().optional().describe('Whether no value may occur twice.'),
});
const rowExpectationSchema = schemas/* strictObject */.rej({
    minimum: schemas/* int */.Whr().nonnegative().optional().describe('Fewest rows.'),
    maximum: schemas/* int */.Whr().nonnegative().optional().describe('Most rows.'),
    duplicates: share.optional().describe('Largest share of rows that repeat another one.'),
    overlap: share.optional().describe('Largest share of rows that occur in the reference too.'),
    conflicts: share
        .optional()
        .describe('Largest share of rows with the same features as another one but another target.'),
});
const drift_importanceSchema = schemas/* strictObject */.rej({
    rows: schemas/* int */.Whr().min(100).optional().describe('Most reference rows that are scored (default 5000).'),
    repeats: schemas/* int */.Whr().min(1).max(100).optional().describe('Permutations of each column (default 5).'),
    metric: schemas/* string */.YjP().min(1).optional().describe('Metric that is permuted away; default by task.'),
    seed: schemas/* int */.Whr().nonnegative().optional().describe('Seed of the permutations (default 0).'),
});
const classifierSchema = schemas/* strictObject */.rej({
    rows: schemas/* int */.Whr().min(100).optional().describe('Most rows of each side (default 10000).'),
    folds: schemas/* int */.Whr().min(2).max(20).optional().describe('Folds of the cross-validation (default 5).'),
    seed: schemas/* int */.Whr().nonnegative().optional().describe('Seed of the folds (default 0).'),
});
/** The section `drift` of slipway.yml. */
const driftSchema = schemas/* strictObject */.rej({
    gates: schemas/* array */.YOg(schemas/* string */.YjP())
        .optional()
        .describe('Gates, one line each, for example `drifted_share < 0.5`.'),
    preset: schemas/* enum */.k5n(DRIFT_PRESETS)
        .optional()
        .describe('`evidently` decides every column as Evidently does by default (0.7), for comparison with what it said.'),
    methods: schemas/* strictObject */.rej({
        numeric: schemas/* enum */.k5n(NUMERIC_METHODS).optional(),
        categorical: schemas/* enum */.k5n(CATEGORICAL_METHODS).optional(),
        columns: schemas/* record */.g1P(columnName, schemas/* enum */.k5n(DRIFT_METHODS)).optional(),
    })
        .optional()
        .describe('Drift methods: by type of column, and for single columns.'),
    thresholds: thresholdsSchema
        .optional()
        .describe('Effect from which a column counts as drifted: by method, and for single columns.'),
    alpha: schemas/* number */.aig()
        .gt(0)
        .lt(1)
        .optional()
        .describe('Level of the adjusted p-value (default 0.05).'),
    'minimum-rows': schemas/* int */.Whr()
        .min(2)
        .optional()
        .describe('With fewer rows on a side a column without a finding is inconclusive (default 30).'),
    predictions: schemas/* boolean */.zMY()
        .optional()
        .describe('Whether the model scores both sides and its predictions are compared.'),
    performance: schemas/* boolean */.zMY()
        .optional()
        .describe('Whether the model’s metrics on the current data are compared with those on the reference; both need the target.'),
    importance: schemas/* union */.KCZ([schemas/* boolean */.zMY(), drift_importanceSchema])
        .optional()
        .describe('Whether drift is weighed by how much the model relies on a column (permutation importance on the reference).'),
    classifier: schemas/* union */.KCZ([schemas/* boolean */.zMY(), classifierSchema])
        .optional()
        .describe('Whether a classifier tries to tell both sides apart by all columns together.'),
    correlation: schemas/* boolean */.zMY()
        .optional()
        .describe('Whether the rank correlations between numeric columns are compared.'),
    expectations: schemas/* strictObject */.rej({
        columns: schemas/* record */.g1P(columnName, columnExpectationSchema).optional(),
        rows: rowExpectationSchema.optional(),
        infer: schemas/* boolean */.zMY()
            .optional()
            .describe('Whether what is not written down is expected to be as in the reference (default true).'),
    })
        .optional()
        .describe('What the current data must be like, for example `{columns: {age: {minimum: 0}}}`.'),
    quality: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* enum */.k5n(['fail', 'warn', 'ignore']))
        .optional()
        .describe('What a quality finding does, by its reason code, for example `{new_category: fail}`.'),
    examples: schemas/* boolean */.zMY()
        .optional()
        .describe('Whether evidence and report may show values of the data (default true).'),
});

;// CONCATENATED MODULE: ./packages/core/src/duration.ts
/** Milliseconds of each unit; a day is 24 hours. */
const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** The form of a duration, for schemas: `30s`, `10m`, `12h`, `7d`, `1d12h`. */
const DURATION_PATTERN = /^(?:\d+(?:\.\d+)?[smhd])+$/;
function isUnit(text) {
    return text !== undefined && Object.hasOwn(UNITS, text);
}
/** Milliseconds of a duration such as `30s`, `10m`, `12h`, `7d` or `1d12h`; null for other text. */
function parseDuration(text) {
    if (!DURATION_PATTERN.test(text))
        return null;
    let total = 0;
    for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)) {
        if (isUnit(unit))
            total += Number(amount) * UNITS[unit];
    }
    return total;
}
/** A duration for people, in its two greatest units: `3d 4h`, `12m`, `45s`, `0s`. */
function formatDuration(milliseconds) {
    const parts = [];
    let rest = Math.max(0, Math.round(milliseconds / 1000)) * 1000;
    for (const unit of ['d', 'h', 'm', 's']) {
        const count = Math.floor(rest / UNITS[unit]);
        rest -= count * UNITS[unit];
        if (count > 0)
            parts.push(`${count}${unit}`);
        else if (parts.length > 0)
            break;
        if (parts.length === 2)
            break;
    }
    return parts.length === 0 ? '0s' : parts.join(' ');
}

;// CONCATENATED MODULE: ./packages/core/src/config/scan-image.ts


/** Programs that look for vulnerabilities in an image. */
const SCANNERS = ['auto', 'trivy', 'grype', 'osv-scanner', 'docker-scout'];
/** What a finding of unknown severity does to a gate that names a severity. */
const UNKNOWN_SEVERITY_POLICIES = ['inconclusive', 'count', 'ignore'];
/** Programs that list what is in an image. */
const SBOM_TOOLS = ['auto', 'syft', 'trivy', 'slipway'];
const path = schemas/* string */.YjP().min(1);
const scannerKeys = {
    scanner: schemas/* enum */.k5n(SCANNERS)
        .optional()
        .describe('Scanner (default `auto`: the first of trivy, grype, osv-scanner that is there).'),
    'scanner-mirror': schemas/* url */.OZ5()
        .optional()
        .describe('Where a scanner that is not there is fetched from, instead of its project’s releases; checked against the committed sha256 all the same.'),
    'scan-report': path
        .optional()
        .describe('Path of a JSON report of Trivy, Grype, OSV-Scanner or Docker Scout, instead of a scan.'),
    'max-database-age': schemas/* string */.YjP()
        .regex(DURATION_PATTERN, 'a duration is a number with a unit: 30s, 10m, 12h, 7d')
        .optional()
        .describe('How old the scanner’s database may be (default `7d`; 30 days for a report that does not say it).'),
};
const decisionKeys = {
    baseline: path
        .optional()
        .describe('The champion’s SBOM (CycloneDX, SPDX or Syft JSON), scanned again with the same database, or a report made with the same database.'),
    waivers: path
        .optional()
        .describe('Path of a YAML list of `{id, package, reason, owner, expires: YYYY-MM-DD}`.'),
    vex: schemas/* array */.YOg(path).optional().describe('Paths of OpenVEX or CSAF VEX documents, one a line.'),
    'unknown-severity': schemas/* enum */.k5n(UNKNOWN_SEVERITY_POLICIES)
        .optional()
        .describe('What findings of unknown severity do to a gate with a severity (default `inconclusive`).'),
    'require-distribution': schemas/* boolean */.zMY()
        .optional()
        .describe('Whether an image in which no distribution was recognised is inconclusive (default true).'),
    'kev-catalog': path
        .optional()
        .describe('CISA’s known exploited vulnerabilities (JSON), for scanners that do not say it.'),
    'epss-scores': path
        .optional()
        .describe('EPSS scores (CSV, may be gzipped), for scanners that do not say them.'),
};
const documentKeys = {
    sbom: schemas/* enum */.k5n(SBOM_TOOLS)
        .optional()
        .describe('What lists the packages of the image (default `auto`: syft, trivy, else Slipway).'),
};
/** Keys of section `image` that scan-image reads. */
const scanImageKeys = { ...scannerKeys, ...decisionKeys, ...documentKeys };

;// CONCATENATED MODULE: ./packages/core/src/config/image.ts


/** What an image can be made of. */
const IMAGE_TEMPLATES = [
    'slipway',
    'fastapi',
    'triton',
    'tensorflow-serving',
    'torchserve',
    'dockerfile',
];
/** Programs that build images. */
const IMAGE_BUILDERS = ['auto', 'docker', 'podman', 'buildah'];
/** Manifests that can be written for an image. */
const MANIFEST_KINDS = ['kubernetes', 'kserve', 'compose'];
const image_path = schemas/* string */.YjP()
    .regex(/^\/[!-~]*$/, 'a path starts with /')
    .optional();
const smokeSchema = schemas/* strictObject */.rej({
    'memory-mb': schemas/* int */.Whr()
        .positive()
        .optional()
        .describe('Memory limit of the container (default 1024).'),
    'ready-seconds': schemas/* number */.aig()
        .positive()
        .optional()
        .describe('Time until the container has to be ready (default 60).'),
    'stop-seconds': schemas/* number */.aig()
        .positive()
        .optional()
        .describe('Time until the container has to have stopped after SIGTERM (default 10).'),
    rows: schemas/* int */.Whr()
        .positive()
        .optional()
        .describe('How many rows of the data are asked for (default 20).'),
    port: schemas/* int */.Whr()
        .min(1)
        .max(65535)
        .optional()
        .describe('Port of the server in the container; default: that of the template.'),
    protocol: schemas/* enum */.k5n(['open-inference', 'none'])
        .optional()
        .describe('How the server is asked; default: as the template’s. `open-inference` for your own server that speaks it.'),
    'ready-path': image_path.describe('Path that answers 200 once the server is ready; default: the template’s.'),
    'metrics-path': image_path.describe('Path of Prometheus metrics; default: the template’s.'),
    requests: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Folder of recorded HTTP requests and answers (`*.json`) that are asked as well.'),
    'client-image': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Image with Node.js that sends the requests; default: the image itself where it has Node.js.'),
});
/** Section `image` of slipway.yml: settings of build-image and scan-image. */
const imageSchema = schemas/* strictObject */.rej({
    base: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Base image, by digest: `node:24-slim@sha256:…`; default: that of the template.'),
    template: schemas/* enum */.k5n(IMAGE_TEMPLATES)
        .optional()
        .describe('What serves the model in the image (default `slipway`).'),
    dockerfile: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Template `dockerfile`: path of your own Dockerfile (default `Dockerfile`).'),
    context: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Template `dockerfile`: folder of the build context (default: the Dockerfile’s).'),
    wheels: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Template `fastapi`: folder of Python wheels to install from, instead of the package index.'),
    tags: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .optional()
        .describe('Names of the image, one a line: `registry.example.org/team/flight-delay:1.4.0`.'),
    builder: schemas/* enum */.k5n(IMAGE_BUILDERS)
        .optional()
        .describe('Program that builds the image (default `auto`: docker, else podman, else buildah).'),
    platforms: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .optional()
        .describe('Platforms of the image, one a line: `linux/amd64`; needs docker with buildx or BuildKit, podman or buildah.'),
    labels: schemas/* record */.g1P(schemas/* string */.YjP().min(1), schemas/* string */.YjP())
        .optional()
        .describe('Further labels of the image, for example `{org.opencontainers.image.vendor: Acme}`.'),
    budgets: schemas/* strictObject */.rej({
        'size-mb': schemas/* number */.aig().positive().optional(),
        'added-mb': schemas/* number */.aig().positive().optional(),
        'layer-mb': schemas/* number */.aig().positive().optional(),
        'p95-latency-ms': schemas/* number */.aig().positive().optional(),
    })
        .optional()
        .describe('Upper limits: of the image, of what is added to the base, of one added layer, of a request.'),
    smoke: schemas/* union */.KCZ([schemas/* literal */.euz(false), smokeSchema])
        .optional()
        .describe('Settings of the smoke test, or `false` for none.'),
    artifact: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Where the model alone is pushed as an OCI artifact: `registry.example.org/models/x:1`.'),
    manifests: schemas/* array */.YOg(schemas/* enum */.k5n(MANIFEST_KINDS))
        .optional()
        .describe('Deployment manifests to write, one a line: kubernetes, kserve, compose.'),
    gates: schemas/* array */.YOg(schemas/* string */.YjP())
        .optional()
        .describe('Gates of scan-image, one line each: `vulnerabilities(new, fixable, high) == 0`.'),
    ...scanImageKeys,
});

;// CONCATENATED MODULE: ./packages/core/src/evidence/evaluate.ts



const TASKS = [
    'binary-classification',
    'multiclass-classification',
    'multilabel-classification',
    'regression',
    'ranking',
    'forecasting',
    'text-generation',
];
const evaluate_number = schemas/* number */.aig();
const evaluate_numbers = schemas/* array */.YOg(schemas/* number */.aig());
/** One metric of the challenger, of the champion on the same rows, and their difference. */
const metricResultSchema = schemas/* object */.Ikc({
    value: evaluate_number.nullable(),
    interval: intervalSchema.nullable(),
    champion: evaluate_number.nullable(),
    /** challenger − champion */
    difference: evaluate_number.nullable(),
    differenceInterval: intervalSchema.nullable(),
    /** Why `value` is null, or what has to be known about it. */
    reason: schemas/* string */.YjP().nullable(),
    greaterIsBetter: schemas/* boolean */.zMY(),
    /** How the interval was made: `delong`, `wilson`, `bootstrap`, `student-t` … */
    intervalMethod: schemas/* string */.YjP().nullable(),
});
/** Metrics on the rows of one slice. */
const sliceResultSchema = schemas/* object */.Ikc({
    /** The slice in words, e.g. `carrier = AA` or `distance > 2000`. */
    slice: schemas/* string */.YjP(),
    columns: schemas/* array */.YOg(schemas/* string */.YjP()),
    values: schemas/* array */.YOg(schemas/* string */.YjP()),
    rows: schemas/* int */.Whr().nonnegative(),
    metrics: recordOf(metricResultSchema),
    reason: schemas/* string */.YjP().nullable(),
});
const curveSchema = schemas/* object */.Ikc({ x: evaluate_numbers, y: evaluate_numbers });
/** Pointwise confidence limits of a curve, at places of their own. */
const bandSchema = schemas/* object */.Ikc({ x: evaluate_numbers, low: evaluate_numbers, high: evaluate_numbers });
const bandedCurveSchema = curveSchema.extend({ band: bandSchema.nullable().optional() });
const calibrationCurveSchema = curveSchema.extend({
    rows: evaluate_numbers,
    /** Confidence limits of each `y`. */
    low: evaluate_numbers.nullable().optional(),
    high: evaluate_numbers.nullable().optional(),
});
function ofBothModels(schema) {
    return schemas/* object */.Ikc({ challenger: schema, champion: schema.nullable() });
}
/** Points for the plots, thinned to what a picture can show. */
const evaluationPlotsSchema = schemas/* object */.Ikc({
    roc: ofBothModels(bandedCurveSchema).nullable(),
    precisionRecall: ofBothModels(bandedCurveSchema).nullable(),
    /** x: false positive rate, y: false negative rate. */
    det: ofBothModels(curveSchema).nullable().optional(),
    /** x: share of the rows with the highest scores, y: share of the positives among them. */
    gain: ofBothModels(curveSchema).nullable().optional(),
    /** x: mean predicted probability in a bin, y: share of positives in it. */
    calibration: ofBothModels(calibrationCurveSchema).nullable(),
    /** Histogram of true − predicted. */
    residuals: schemas/* object */.Ikc({ edges: evaluate_numbers, counts: evaluate_numbers }).nullable(),
    /** x: threshold, y: what the decision's rule looks at, on the rows that it was chosen on. */
    threshold: ofBothModels(curveSchema).nullable().optional(),
});
/** What a prediction without a model scores on the same rows. */
const baselineSchema = schemas/* object */.Ikc({
    /** `prior`: the shares of the classes; `mean`: the mean of the target. */
    strategy: schemas/* enum */.k5n(['prior', 'mean']),
    description: schemas/* string */.YjP(),
    metrics: recordOf(evaluate_number.nullable()),
});
/** Rows on which challenger and champion give another answer. */
const churnSchema = schemas/* object */.Ikc({
    rows: schemas/* int */.Whr().nonnegative(),
    disagreements: schemas/* int */.Whr().nonnegative(),
    /** Share of the rows (of their weight) with another answer. */
    rate: evaluate_number.nullable(),
    interval: intervalSchema.nullable(),
    /** Rows that the champion has right and the challenger wrong. */
    rightToWrong: schemas/* int */.Whr().nonnegative(),
    wrongToRight: schemas/* int */.Whr().nonnegative(),
    /** Both wrong, in different ways. */
    wrongToWrong: schemas/* int */.Whr().nonnegative(),
    reason: schemas/* string */.YjP().nullable(),
});
/** A hypothesis test of challenger against champion; it is reported, gates decide on intervals. */
const testResultSchema = schemas/* object */.Ikc({
    test: schemas/* enum */.k5n(['mcnemar', 'delong', 'wilcoxon']),
    /** What is equal under the null hypothesis. */
    hypothesis: schemas/* string */.YjP(),
    /** Which form of the test: `exact`, `chi-squared`, `normal` … */
    method: schemas/* string */.YjP(),
    statistic: evaluate_number.nullable(),
    pValue: evaluate_number.nullable(),
    /** Rows, or pairs, that the test looks at. */
    rows: schemas/* int */.Whr().nonnegative(),
    reason: schemas/* string */.YjP().nullable(),
});
/** Rates of one group of a fairness column. */
const fairnessGroupSchema = schemas/* object */.Ikc({
    value: schemas/* string */.YjP(),
    rows: schemas/* int */.Whr().nonnegative(),
    selectionRate: evaluate_number.nullable(),
    truePositiveRate: evaluate_number.nullable(),
    falsePositiveRate: evaluate_number.nullable(),
    precision: evaluate_number.nullable(),
});
/** How the groups of a column differ. */
const fairnessSchema = schemas/* object */.Ikc({
    column: schemas/* string */.YjP(),
    groups: schemas/* array */.YOg(fairnessGroupSchema),
    /** Fairlearn’s metrics of the column, by name. */
    metrics: recordOf(metricResultSchema),
});
/** The threshold that was chosen or given, and how; a server applies `threshold` to the score. */
const decisionSchema = schemas/* object */.Ikc({
    /** Predict `positiveClass` when its score is this or more; null when none could be chosen. */
    threshold: evaluate_number.nullable(),
    positiveClass: schemas/* string */.YjP(),
    /** The output or column whose score it is. */
    score: schemas/* string */.YjP().nullable(),
    /** The rule in words, e.g. `maximise f1`; `given` for a threshold of the configuration. */
    rule: schemas/* string */.YjP(),
    /** What the rule looks at, at the threshold, on the rows it was chosen on. */
    objective: evaluate_number.nullable(),
    championThreshold: evaluate_number.nullable(),
    /** The rows it was chosen on; no metric is computed on them. */
    chosenOn: schemas/* object */.Ikc({ description: schemas/* string */.YjP(), rows: schemas/* int */.Whr().nonnegative() }),
    reason: schemas/* string */.YjP().nullable(),
});
const evaluatePredicateSchema = commonPredicateSchema.extend({
    task: schemas/* enum */.k5n(TASKS),
    rows: schemas/* int */.Whr().nonnegative(),
    classes: schemas/* array */.YOg(schemas/* string */.YjP()).nullable(),
    positiveClass: schemas/* string */.YjP().nullable(),
    confidence: evaluate_number,
    /** What decided the predictions: an output of the model, or a column of the data. */
    scoredBy: schemas/* object */.Ikc({ label: schemas/* string */.YjP().nullable(), scores: schemas/* string */.YjP().nullable() }),
    champion: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), digest: digestSchema.nullable(), reason: schemas/* string */.YjP().nullable() })
        .nullable(),
    metrics: recordOf(metricResultSchema),
    slices: schemas/* array */.YOg(sliceResultSchema),
    /** Rows are true classes, columns predicted ones, in the order of `classes`. */
    confusionMatrix: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* int */.Whr().nonnegative())).nullable(),
    championConfusionMatrix: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* int */.Whr().nonnegative())).nullable(),
    plots: evaluationPlotsSchema.nullable(),
    /** Groups of rows that belong together, which the intervals are made for. */
    groups: schemas/* object */.Ikc({ column: schemas/* string */.YjP(), count: schemas/* int */.Whr().nonnegative() }).nullable().optional(),
    multipleTesting: schemas/* enum */.k5n(['none', 'holm']).optional(),
    baseline: baselineSchema.nullable().optional(),
    churn: churnSchema.nullable().optional(),
    tests: schemas/* array */.YOg(testResultSchema).optional(),
    fairness: schemas/* array */.YOg(fairnessSchema).optional(),
    decision: decisionSchema.nullable().optional(),
});

;// CONCATENATED MODULE: ./packages/core/src/config/registry.ts


/** Kinds of registry that versions can be kept in. */
const REGISTRY_TYPES = ['git', 'folder', 'mlflow', 'sagemaker'];
/** Where the files of a version can be kept. */
const ARTIFACT_STORES = ['git', 'folder', 'oci', 'dvc', 'mlflow', 's3', 'none'];
/** A period of time such as `12h` or `7d`. */
const durationSchema = schemas/* string */.YjP()
    .regex(DURATION_PATTERN, 'a duration is a number with a unit: 30s, 10m, 12h, 7d');
const artifactsSchema = schemas/* strictObject */.rej({
    type: schemas/* enum */.k5n(ARTIFACT_STORES)
        .optional()
        .describe('Where the model’s files are kept; default: `git` for registries of the types git and folder, else the registry’s own.'),
    path: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Store `folder`: the folder (default `models`); store `dvc`: the cache (default `.dvc/cache`).'),
    repository: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Store `oci`: the repository, `registry.example.org/models`; credentials are those of docker login.'),
    'max-size-mb': schemas/* number */.aig()
        .positive()
        .optional()
        .describe('Store `git`: larger models are refused (default 50).'),
});
/** Section `registry` of slipway.yml: settings of register, of `slipway registry` and of `champion: registry`. */
const registrySchema = schemas/* strictObject */.rej({
    type: schemas/* enum */.k5n(REGISTRY_TYPES).optional().describe('Kind of the registry (default `git`).'),
    repository: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Type `git`: path or URL of the repository; default: the repository at hand, at its remote `origin` when it has one.'),
    path: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Type `folder`: the folder (default `registry`); made when it is not there.'),
    url: schemas/* url */.OZ5()
        .optional()
        .describe('Type `mlflow`: URL of the tracking server (default `MLFLOW_TRACKING_URI`); type `sagemaker`: where in S3 records and files are, `s3://bucket/prefix`.'),
    region: schemas/* string */.YjP()
        .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a region is written as eu-central-1')
        .optional()
        .describe('Type `sagemaker`: the AWS region (default `AWS_REGION`).'),
    required: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .optional()
        .describe('Actions whose evidence must exist, pass, be about the model’s digest and be fresh, one a line; default: those of validate, evaluate and drift that slipway.yml has a section of.'),
    'max-age': durationSchema
        .optional()
        .describe('How old evidence may be, for example `12h` or `7d` (default `30d`).'),
    artifacts: artifactsSchema
        .optional()
        .describe('Where the model’s files are kept, for example `{type: folder, path: models}`.'),
    sign: schemas/* boolean */.zMY()
        .optional()
        .describe('Type `git`: whether tags are signed, as git is configured to (default false).'),
    champion: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Alias or environment whose version is the champion; default: the alias `champion`, else `promote.environment`, else `production`.'),
    'rollback-window': schemas/* int */.Whr()
        .nonnegative()
        .optional()
        .describe('How many versions before the one in an environment are kept by gc (default 3).'),
    parameters: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('File with the hyper-parameters (YAML or JSON), kept as lineage.'),
    card: schemas/* string */.YjP().min(1).optional().describe('Model card (Markdown), kept with the version.'),
    run: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('The training run: a URL or an id, kept as lineage; default: the workflow run.'),
    image: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Image that serves the version, by digest: `registry.example.org/x@sha256:…`; default: that of the evidence of build-image.'),
});

;// CONCATENATED MODULE: ./packages/core/src/config/promote.ts


/** How a version gets to its traffic. */
const STRATEGIES = [
    'all-at-once',
    'blue-green',
    'canary',
    'a-b',
    'shadow',
    'batch',
];
const promote_name = schemas/* string */.YjP().min(1);
const promote_path = schemas/* string */.YjP().min(1);
const percentage = schemas/* union */.KCZ([
    schemas/* number */.aig(),
    schemas/* string */.YjP().regex(/^\d+(?:\.\d+)?\s*%?$/, 'a share of traffic is a percentage: 5%, 12.5%'),
]);
const stepSchema = schemas/* strictObject */.rej({
    shadow: durationSchema
        .optional()
        .describe('The candidate gets copies of requests for this long; its answers go nowhere.'),
    traffic: percentage.optional().describe('Share of the traffic that the candidate gets: `5%`.'),
    soak: durationSchema.optional().describe('How long it stays there at least (default 0s).'),
    pause: schemas/* boolean */.zMY()
        .optional()
        .describe('Whether the promotion then waits for `resume: true` (default false).'),
});
const fileTargetSchema = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('file'),
    path: promote_path.describe('YAML file with the share of each version, for whatever reads it.'),
});
const haproxyTargetSchema = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('haproxy'),
    socket: promote_path.describe('Unix socket of the runtime API, level admin (`stats socket`).'),
    backend: promote_name.describe('Backend whose servers share the traffic.'),
    servers: schemas/* record */.g1P(promote_name, promote_name)
        .optional()
        .describe('Server of a version, where it is not named like the version, for example `{1.2.0: green}`.'),
});
const slipwayTargetSchema = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('slipway'),
    url: schemas/* url */.OZ5().describe('URL of the server’s admin endpoint (`serve.admin-port`).'),
    'token-file': promote_path
        .optional()
        .describe('File with the bearer token; default: the variable SLIPWAY_ADMIN_TOKEN.'),
    'model-path': promote_path
        .optional()
        .describe('Where the server finds a version that it has not loaded, for example `models/{version}.onnx`.'),
});
const names = schemas/* record */.g1P(promote_name, promote_name)
    .optional()
    .describe('What the target calls a version, where it is not its number, for example `{1.2.0: green}`.');
const gitopsTargetSchema = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('gitops'),
    repository: promote_name
        .optional()
        .describe('URL, or folder of a bare repository (default: the remote of the one at hand).'),
    branch: promote_name.optional().describe('Branch that the controller follows (default `main`).'),
    path: promote_path.describe('YAML file in the repository.'),
    key: promote_name
        .optional()
        .describe('Keys that lead to the percentages, with dots between (default `weights`).'),
    names,
});
const kubernetesKeys = {
    name: promote_name.describe('Name of the object.'),
    namespace: promote_name
        .optional()
        .describe('Its namespace (default: that of the context, or of the pod).'),
    kubeconfig: promote_path
        .optional()
        .describe('Default: the variable KUBECONFIG, else the service account of the pod, else ~/.kube/config. The variable SLIPWAY_KUBERNETES_TOKEN goes before its token.'),
    context: promote_name.optional().describe('Context of the kubeconfig (default: the current one).'),
};
const routeKeys = {
    ...kubernetesKeys,
    rule: schemas/* int */.Whr()
        .min(0)
        .optional()
        .describe('Index of the rule with the weights, where the route has several.'),
    names,
};
const gatewayTargetSchema = schemas/* strictObject */.rej({ type: schemas/* literal */.euz('gateway-api'), ...routeKeys });
const istioTargetSchema = schemas/* strictObject */.rej({ type: schemas/* literal */.euz('istio'), ...routeKeys });
const mlflowTargetSchema = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('mlflow'),
    url: schemas/* url */.OZ5()
        .optional()
        .describe('URL of the server (default: the variable MLFLOW_TRACKING_URI).'),
    model: promote_name.optional().describe('Name of the registered model (default `model.name`).'),
    alias: promote_name.optional().describe('Alias that batch runs resolve (default: the environment).'),
    numbers: schemas/* record */.g1P(promote_name, schemas/* string */.YjP().regex(/^\d+$/, 'MLflow counts its versions: "7"'))
        .optional()
        .describe('MLflow’s number of a version without the tag `slipway.version`: `{1.2.0: "7"}`.'),
});
const targetSchema = schemas/* discriminatedUnion */.gMt('type', [
    fileTargetSchema,
    haproxyTargetSchema,
    slipwayTargetSchema,
    gitopsTargetSchema,
    gatewayTargetSchema,
    istioTargetSchema,
    mlflowTargetSchema,
]);
/** Where metrics of a promotion come from. */
const ANALYSIS_SOURCES = ['prometheus', 'metrics', 'prediction-log'];
/** What a problem with a metric means. */
const METRIC_POLICIES = ['inconclusive', 'fail', 'ignore'];
const policy = schemas/* enum */.k5n(METRIC_POLICIES).optional();
const querySchema = schemas/* strictObject */.rej({
    query: promote_name.optional().describe('PromQL of one number; `$version` and `$model` are filled in.'),
    numerator: promote_name.optional().describe('PromQL of a counter: the events of a rate.'),
    denominator: promote_name.optional().describe('PromQL of a counter: the trials of a rate.'),
});
const analysisSchema = schemas/* strictObject */.rej({
    source: schemas/* enum */.k5n(ANALYSIS_SOURCES).describe('Where the metrics come from.'),
    url: schemas/* url */.OZ5()
        .optional()
        .describe('Source `prometheus`: its URL (default: the variable PROMETHEUS_URL, else http://127.0.0.1:9090); source `metrics`: that of the server’s /metrics.'),
    path: promote_path.optional().describe('Source `prediction-log`: the log (JSON Lines), or a glob.'),
    gates: schemas/* array */.YOg(promote_name)
        .describe('Gates, one line each, for example `error_rate <= champion + 0.002`.'),
    queries: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[a-z_][a-z0-9_]*$/), querySchema)
        .optional()
        .describe('Metrics of your own, for example `{conversion: {numerator: "…", denominator: "…"}}`.'),
    alpha: schemas/* number */.aig()
        .gt(0)
        .lt(1)
        .optional()
        .describe('Highest chance that a promotion of a good version is taken back (default 0.05).'),
    'minimum-samples': schemas/* int */.Whr()
        .positive()
        .optional()
        .describe('Requests of each version before anything is decided (default 100).'),
    interval: durationSchema.optional().describe('Time between two looks (default 10s).'),
    horizon: durationSchema
        .optional()
        .describe('How long after its soak a step may stay undecided before it pauses (default 30m).'),
    'no-data': policy.describe('What an answer without data means (default `inconclusive`).'),
    nan: policy.describe('What NaN or an infinity means (default `inconclusive`).'),
    error: policy.describe('What a query that fails means (default `inconclusive`).'),
});
const freezeSchema = schemas/* strictObject */.rej({
    from: promote_name.describe('Local time of every week (`Fri 16:00`), or a date (`2026-12-20`).'),
    to: promote_name.describe('The same; a date counts as a whole day.'),
    zone: promote_name.optional().describe('IANA time zone (default `UTC`).'),
    reason: promote_name.optional(),
});
/** What an environment can have of its own. */
const environmentKeys = {
    strategy: schemas/* enum */.k5n(STRATEGIES)
        .optional()
        .describe('How the version gets its traffic (default `canary` with steps, else `all-at-once`).'),
    target: targetSchema
        .optional()
        .describe('What shares out the traffic, for example `{type: file, path: weights.yml}`.'),
    steps: schemas/* array */.YOg(stepSchema)
        .optional()
        .describe('Steps of a canary, for example `[{shadow: 10m}, {traffic: 5%, soak: 10m}, {traffic: 100%}]`.'),
    analysis: analysisSchema
        .optional()
        .describe('Metrics that are watched at every step, and gates on them.'),
    url: schemas/* url */.OZ5()
        .optional()
        .describe('Page of the environment, which GitHub shows beside the deployment.'),
    bake: durationSchema
        .optional()
        .describe('How long the version is watched after it has all the traffic (default 0s).'),
    settle: durationSchema
        .optional()
        .describe('How long a change of traffic may take until it is seen (default 30s).'),
    alias: promote_name
        .optional()
        .describe('Alias that moves with the version, beside its place in the environment.'),
    required: schemas/* array */.YOg(promote_name)
        .optional()
        .describe('Actions whose evidence must exist, pass, be about the version’s digest and be fresh, one a line; default: `registry.required`.'),
    freeze: schemas/* array */.YOg(freezeSchema)
        .optional()
        .describe('Times in which traffic must not go up, for example `[{from: Fri 16:00, to: Mon 08:00, zone: Europe/Berlin}]`.'),
    after: schemas/* strictObject */.rej({ environment: promote_name, soak: durationSchema.optional() })
        .optional()
        .describe('Environment that the version has to have been in before, and how long.'),
    approvers: schemas/* array */.YOg(promote_name)
        .optional()
        .describe('Who may let a paused promotion go on, and override; default: everybody who may run it.'),
    'max-age': durationSchema
        .optional()
        .describe('How old that evidence may be (default: `registry.max-age`, else `30d`).'),
};
/** Section `promote` of slipway.yml: settings of promote and rollback. */
const promoteSchema = schemas/* strictObject */.rej({
    environment: promote_name.optional().describe('Environment that is promoted to (default `production`).'),
    ...environmentKeys,
    environments: schemas/* record */.g1P(promote_name, schemas/* strictObject */.rej(environmentKeys))
        .optional()
        .describe('Settings of single environments, which go before those of all.'),
    lease: durationSchema
        .optional()
        .describe('How long a run that stopped without a word keeps others out (default 30s; renewed while it works).'),
});

;// CONCATENATED MODULE: ./packages/core/src/config/serve.ts

/** What the model server does unless it is told otherwise; the descriptions below say it. */
const SERVE_DEFAULTS = {
    host: '127.0.0.1',
    port: 8080,
    batchRows: 128,
    batchDelayMs: 0,
    queueRows: 4096,
    maxBodyMb: 16,
    maxBufferMb: 128,
    maxRows: 10_000,
    timeoutMs: 10_000,
    receiveSeconds: 30,
    drainSeconds: 8,
    stickyHeader: 'x-slipway-key',
    logSample: 1,
    logMaxMb: 100,
    logMaxMinutes: 24 * 60,
    logKeep: 0,
};
const d = SERVE_DEFAULTS;
const port = schemas/* int */.Whr().min(0).max(65_535);
const serve_path = schemas/* string */.YjP().min(1);
const columns = schemas/* array */.YOg(schemas/* string */.YjP().min(1));
/** One of several versions of a model that a server holds. */
const servedVersionSchema = schemas/* strictObject */.rej({
    version: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/, 'letters, digits and . _ + - are allowed')
        .describe('Name of the version, as answers, metrics and URLs show it.'),
    path: serve_path.describe('Path of the model file.'),
    weight: schemas/* number */.aig()
        .min(0)
        .max(100)
        .optional()
        .describe('Percentage of the traffic (default 0); the weights of all versions add up to 100.'),
    shadow: schemas/* boolean */.zMY()
        .optional()
        .describe('Whether it gets a copy of every request, whose answer is compared and never returned.'),
    evidence: serve_path.optional().describe('Evidence of `evaluate` about this version.'),
});
const networkKeys = {
    host: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe(`Address to listen on (default ${d.host}; \`0.0.0.0\` for all).`),
    port: port.optional().describe(`Port to listen on (default ${d.port}); 0 takes a free one.`),
    'tls-cert': serve_path.optional().describe('Certificate chain (PEM); with `tls-key` turns TLS on.'),
    'tls-key': serve_path.optional().describe('Private key of the certificate (PEM).'),
    'token-file': serve_path
        .optional()
        .describe('File with the bearer tokens that clients must show, one a line; or the variable SLIPWAY_SERVE_TOKEN. Health is open.'),
    'admin-port': port
        .optional()
        .describe('Port of the admin endpoint, which changes versions and weights; none unless given. Needs a token.'),
    'admin-host': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe(`Address of the admin endpoint (default ${d.host}).`),
    'admin-token-file': serve_path
        .optional()
        .describe('File with the bearer tokens of the admin endpoint, one a line; or the variable SLIPWAY_ADMIN_TOKEN.'),
};
const modelKeys = {
    'model-version': servedVersionSchema.shape.version
        .optional()
        .describe('Name of the version; default: the first 12 digits of the model’s sha256.'),
    evidence: serve_path
        .optional()
        .describe('Evidence of `evaluate` about the model: its classes, positive class and threshold decide.'),
    versions: schemas/* array */.YOg(servedVersionSchema)
        .min(1)
        .optional()
        .describe('Several versions in one process, instead of the one model.'),
    'sticky-header': schemas/* string */.YjP()
        .regex(/^[a-z0-9-]+$/i)
        .optional()
        .describe(`Request header whose value keeps a client on one version (default ${d.stickyHeader}).`),
    'sticky-column': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Column of `/predict` whose value keeps a record’s request on one version.'),
    threads: schemas/* int */.Whr()
        .min(1)
        .max(256)
        .optional()
        .describe('Threads of ONNX Runtime within a call (default: 1, or all cores in a worker).'),
    workers: schemas/* union */.KCZ([schemas/* literal */.euz('auto'), schemas/* int */.Whr().min(0).max(64)])
        .optional()
        .describe('Worker threads that run the model; 0 runs it beside the network code; `auto` (default): one for a model that takes long, none for a fast one.'),
};
const limitKeys = {
    'batch-rows': schemas/* int */.Whr()
        .min(1)
        .optional()
        .describe(`Most rows of requests that are run together (default ${d.batchRows}).`),
    'batch-delay-ms': schemas/* number */.aig()
        .min(0)
        .max(1000)
        .optional()
        .describe(`How long a request may wait for others to be run with (default ${d.batchDelayMs}: what is there is run).`),
    'queue-rows': schemas/* int */.Whr()
        .min(1)
        .optional()
        .describe(`Rows that may wait for each version (default ${d.queueRows}); beyond that the answer is 429.`),
    'max-body-mb': schemas/* number */.aig()
        .positive()
        .max(1024)
        .optional()
        .describe(`Largest request body in MB (default ${d.maxBodyMb}).`),
    'max-buffer-mb': schemas/* number */.aig()
        .positive()
        .optional()
        .describe(`Request bodies held at a time, together, in MB (default ${d.maxBufferMb}); beyond that the answer is 429.`),
    'max-rows': schemas/* int */.Whr()
        .min(1)
        .optional()
        .describe(`Most rows of one request (default ${d.maxRows}).`),
    'timeout-ms': schemas/* number */.aig()
        .positive()
        .optional()
        .describe(`Time from a request’s last byte to its answer (default ${d.timeoutMs}); later the answer is 504.`),
    'receive-seconds': schemas/* number */.aig()
        .positive()
        .optional()
        .describe(`Time a client has to send its request (default ${d.receiveSeconds}).`),
    'drain-seconds': schemas/* number */.aig()
        .min(0)
        .optional()
        .describe(`Longest wait for requests in flight after SIGTERM (default ${d.drainSeconds}).`),
};
const logKeys = {
    'prediction-log': serve_path
        .optional()
        .describe('File for rows and predictions: JSON Lines, or Parquet where it ends in `.parquet`. `drift` reads it as current data.'),
    'log-sample': schemas/* number */.aig()
        .gt(0)
        .max(1)
        .optional()
        .describe(`Share of requests that are logged (default ${d.logSample}).`),
    'log-max-mb': schemas/* number */.aig()
        .positive()
        .optional()
        .describe(`Size at which a new file is begun (default ${d.logMaxMb}).`),
    'log-max-minutes': schemas/* number */.aig()
        .positive()
        .optional()
        .describe(`Age at which a new file is begun (default ${d.logMaxMinutes}).`),
    'log-keep': schemas/* int */.Whr()
        .min(0)
        .optional()
        .describe(`Finished files that are kept; the oldest are removed (default ${d.logKeep}: all).`),
    'log-drop': columns.optional().describe('Columns that are not logged, one a line.'),
    'log-hash': columns
        .optional()
        .describe('Columns of which only a keyed hash (HMAC-SHA-256) is logged, one a line; the key is the variable SLIPWAY_LOG_KEY.'),
};
/** Section `serve` of slipway.yml. */
const serveSchema = schemas/* strictObject */.rej({
    ...networkKeys,
    ...modelKeys,
    ...limitKeys,
    ...logKeys,
});

;// CONCATENATED MODULE: ./packages/core/src/config/schema.ts








/** A column name, or a class label as it is written in YAML. */
const schema_columnName = schemas/* string */.YjP().min(1);
const classLabel = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]);
const gates = schemas/* array */.YOg(schemas/* string */.YjP()).describe('Gates, one line each, for example `roc_auc >= 0.80`.');
const tensorSchema = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP().describe('Element type, for example `float32`, `int64`, `string`.'),
    shape: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* int */.Whr(), schemas/* string */.YjP(), schemas/* null */.chJ()]))
        .describe('Dimensions; a name or null stands for any size.'),
});
const modelSchema = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Name of the model; default: the file name without its extension.'),
    path: schemas/* string */.YjP().min(1).optional().describe('Path of the model file.'),
    task: schemas/* enum */.k5n(TASKS).optional().describe('What the model predicts.'),
    'positive-class': classLabel
        .optional()
        .describe('Binary classification: the class whose probability is the score.'),
    classes: schemas/* array */.YOg(classLabel)
        .min(2)
        .optional()
        .describe('All class labels, in the order of the model’s probabilities, where the model does not name them.'),
    signature: schemas/* strictObject */.rej({
        inputs: schemas/* array */.YOg(tensorSchema).optional(),
        outputs: schemas/* array */.YOg(tensorSchema).optional(),
    })
        .optional()
        .describe('Inputs and outputs that the model must have.'),
});
const dataSchema = schemas/* strictObject */.rej({
    reference: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Data the model was trained on, or that is known to be good: path, glob or s3:// URL.'),
    evaluation: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Labelled data to score: path, glob or s3:// URL.'),
    current: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Data seen lately, compared with the reference: path, glob or s3:// URL.'),
    target: schema_columnName.optional().describe('Column with the true value.'),
    ignore: schemas/* array */.YOg(schema_columnName).optional().describe('Columns that are left out, one a line.'),
    features: schemas/* array */.YOg(schema_columnName)
        .optional()
        .describe('Columns in the order of a single matrix input, one a line.'),
    prediction: schema_columnName
        .optional()
        .describe('Column with the predicted class or value (already scored data).'),
    score: schema_columnName
        .optional()
        .describe('Column with the score of the positive class, or with an array of the scores of all classes (already scored data).'),
    probabilities: schemas/* record */.g1P(schemas/* string */.YjP(), schema_columnName)
        .optional()
        .describe('Column with the probability of each class (already scored data), for example `{a: p_a, b: p_b}`.'),
    targets: schemas/* record */.g1P(schemas/* string */.YjP(), schema_columnName)
        .optional()
        .describe('Multilabel classification: column of 0 and 1 for each label, in place of `target`, for example `{sport: is_sport}`.'),
    predictions: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('File with the answers of already scored data, where they are not beside the labels: path or glob; rows are joined by `id`.'),
    weight: schema_columnName.optional().describe('Column with the sample weight.'),
    group: schema_columnName
        .optional()
        .describe('Column by which rows belong together (a patient, a session): intervals count its values, not rows.'),
    id: schema_columnName.optional().describe('Column that identifies a row.'),
    types: schemas/* record */.g1P(schema_columnName, schemas/* enum */.k5n(COLUMN_TYPES))
        .optional()
        .describe('Type of a column where the rule would choose another, for example `{zip: categorical}`.'),
    delimiter: schemas/* string */.YjP()
        .min(1)
        .max(1)
        .optional()
        .describe('CSV: the character between fields; found by itself unless given.'),
    decimal: schemas/* enum */.k5n(['.', ',']).optional().describe('CSV: the decimal separator (default `.`).'),
    thousands: schemas/* enum */.k5n([',', '.', ' ', '_', "'"])
        .optional()
        .describe('CSV: the separator of thousands.'),
    missing: schemas/* array */.YOg(schemas/* string */.YjP())
        .optional()
        .describe('CSV and JSON Lines: texts that stand for a missing value, in place of NA, NULL and the like; one a line.'),
});
/** Columns that carry a model's answers. */
const scoredColumnsSchema = schemas/* strictObject */.rej({
    prediction: schema_columnName.optional(),
    score: schema_columnName.optional(),
    probabilities: schemas/* record */.g1P(schemas/* string */.YjP(), schema_columnName).optional(),
});
const championSchema = schemas/* union */.KCZ([
    schemas/* string */.YjP().min(1),
    schemas/* strictObject */.rej({ columns: scoredColumnsSchema }),
    scoredColumnsSchema,
]);
const validateSchema = schemas/* strictObject */.rej({
    gates: gates.optional(),
    budgets: schemas/* strictObject */.rej({
        'p95-latency-ms': schemas/* number */.aig().positive().optional(),
        'model-size-mb': schemas/* number */.aig().positive().optional(),
    })
        .optional()
        .describe('Upper limits of the model.'),
    golden: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Folder of recorded inputs and outputs to compare with.'),
    rows: schemas/* int */.Whr()
        .positive()
        .optional()
        .describe('How many rows of the reference data are run (default 1000).'),
});
const evaluateSchema = schemas/* strictObject */.rej({
    gates: gates.optional(),
    slices: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .optional()
        .describe('Parts of the data that are evaluated by themselves, one a line: a column, several joined by commas, `bins(column, edge, …)`, `quantiles(column, count)`, `where <SQL>`.'),
    'minimum-slice-rows': schemas/* int */.Whr()
        .positive()
        .optional()
        .describe('Slices with fewer rows are inconclusive (default 30).'),
    confidence: schemas/* number */.aig()
        .gt(0)
        .lt(1)
        .optional()
        .describe('Confidence of the intervals (default 0.95).'),
    intervals: schemas/* enum */.k5n(['analytic', 'bootstrap'])
        .optional()
        .describe('How intervals are made: by each metric’s own method (default), or all by the BCa bootstrap of rows (slow).'),
    resamples: schemas/* int */.Whr()
        .min(100)
        .optional()
        .describe('Resamples of a bootstrap interval (default 1000).'),
    seed: schemas/* int */.Whr().nonnegative().optional().describe('Seed of the bootstrap (default 0).'),
    threshold: schemas/* number */.aig()
        .optional()
        .describe('Binary classification: predict the positive class from this score on; default: the model’s own label, or 0.5.'),
    'threshold-rule': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Binary classification: how to choose the threshold, for example `maximise f1`, `minimise mean_cost`, `maximise precision with recall >= 0.9`. The rows it is chosen on are not evaluated.'),
    'threshold-rows': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('SQL predicate for the rows that the threshold is chosen on; default: a random third, by the seed.'),
    costs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()))
        .optional()
        .describe('What each mistake costs, by true and predicted class, for example `{late: {on-time: 5}, on-time: {late: 1}}`; all else costs 0.'),
    fairness: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .optional()
        .describe('Columns whose groups are compared by fairness metrics, one a line: a column, several joined by commas, `bins(column, edge, …)`.'),
    'multiple-testing': schemas/* enum */.k5n(['none', 'holm'])
        .optional()
        .describe('Whether gates against the champion share one error rate by Holm’s method (default none).'),
});
/** slipway.yml. */
const schema_configSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).describe('Version of this file’s format.'),
    model: modelSchema.optional(),
    data: dataSchema.optional(),
    champion: championSchema
        .optional()
        .describe('What to compare with: a model’s path, `registry`, or columns of already scored data, for ' +
        'example `{columns: {prediction: old_pred, score: old_p}}`.'),
    'champion-required': schemas/* boolean */.zMY()
        .optional()
        .describe('Whether gates that compare with the champion are inconclusive while there is none (default true).'),
    validate: validateSchema.optional(),
    evaluate: evaluateSchema.optional(),
    drift: driftSchema.optional(),
    image: imageSchema.optional().describe('Settings of build-image and scan-image.'),
    serve: serveSchema.optional().describe('Settings of the model server.'),
    registry: registrySchema
        .optional()
        .describe('Where versions are registered, and what is asked of them.'),
    promote: promoteSchema.optional().describe('Settings of promote and rollback.'),
});
/** The columns with the champion's answers; null when it is a model. */
function championColumns(champion) {
    if (champion === undefined || typeof champion === 'string')
        return null;
    return 'columns' in champion ? champion.columns : champion;
}

;// CONCATENATED MODULE: ./packages/core/src/config/json-schema.ts


/** The JSON Schema of slipway.yml, for editors; from the definition that validates it. */
function configJsonSchema() {
    return {
        ...z.toJSONSchema(configSchema),
        title: 'slipway.yml',
        description: 'Configuration of Slipway.',
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/core/src/errors.ts
/**
 * Something the user can mend. The message starts with the input's or configuration key's first
 * word (`model: …`, `data: …`), names the offending value, and says what to do.
 */
class UserError extends Error {
    /** The input the message is about, e.g. `data`. */
    subject;
    constructor(subject, detail, options) {
        super(`${subject}: ${detail}`, options);
        this.subject = subject;
    }
}
/**
 * Wrong usage or configuration: an unknown key, a gate on a metric that does not exist. The step
 * fails whatever `fail-on` says; the command line exits with 64.
 */
class ConfigurationError extends UserError {
    name = 'ConfigurationError';
}
/**
 * An input that could not be read or used: a missing file, a truncated model, text where numbers
 * belong. The check could not be made, so the verdict is `inconclusive`.
 */
class InputError extends UserError {
    name = 'InputError';
}
/** The message of anything thrown, for people. */
function messageOf(error) {
    return Error.isError(error) ? error.message : String(error);
}
/** For `default:` branches that the types say cannot be reached. */
function assertNever(value) {
    throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

;// CONCATENATED MODULE: ./packages/core/src/config/load.ts






const DEFAULT_CONFIG_FILE = 'slipway.yml';
/** ` line 7` of the node at this path, or of its nearest ancestor that exists. */
function lineOf(document, lines, path) {
    for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (node?.range)
            return ` line ${lines.linePos(node.range[0]).line}`;
    }
    return '';
}
/** The names allowed where an unknown key was found. */
function allowedKeys(path) {
    let schema = schema_configSchema;
    for (const key of path) {
        const unwrapped = schema instanceof schemas/* ZodOptional */.IiU ? schema.unwrap() : schema;
        schema = unwrapped instanceof schemas/* ZodObject */.bvH ? unwrapped.shape[String(key)] : undefined;
    }
    const unwrapped = schema instanceof schemas/* ZodOptional */.IiU ? schema.unwrap() : schema;
    return unwrapped instanceof schemas/* ZodObject */.bvH ? Object.keys(unwrapped.shape) : [];
}
function describeIssue(issue) {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
        const key = issue.keys[0] ?? '';
        const known = allowedKeys(issue.path);
        const place = path === '' ? '' : ` in ${path}`;
        const hint = didYouMean(key, known) || (known.length > 0 ? `; known are: ${known.join(', ')}` : '');
        return `"${key}" is not a known key${place}${hint}`;
    }
    if (issue.input === undefined && path !== '')
        return `${path} is missing`;
    return `${path}: ${issue.message}`;
}
/**
 * Parses and checks the text of slipway.yml.
 *
 * @param name the file's name as the user knows it, for error messages
 * @throws ConfigurationError with the line, the key and what is allowed there.
 */
function parseConfig(text, name) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false });
    const syntax = document.errors[0];
    if (syntax !== undefined) {
        const { line } = lines.linePos(syntax.pos[0]);
        throw new ConfigurationError('config', `${name} line ${line}: ${syntax.message}`);
    }
    const parsed = schema_configSchema.safeParse(document.toJS(), { reportInput: true });
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    if (issue === undefined)
        throw parsed.error;
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    const line = lineOf(document, lines, path);
    throw new ConfigurationError('config', `${name}${line}: ${describeIssue(issue)}`);
}
/**
 * Reads slipway.yml. The default file is used when present; a file the user named must exist.
 *
 * @param written the path the user gave, or null for the default
 * @returns the configuration, or `{version: 1}` when there is no default file
 */
function loadConfig(workspace, written) {
    const name = written ?? DEFAULT_CONFIG_FILE;
    const file = workspace.absolute(name);
    if (!(0,external_node_fs_.existsSync)(file)) {
        if (written === null)
            return { version: 1 };
        throw new ConfigurationError('config', `${name}: no such file`);
    }
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        throw new ConfigurationError('config', `${name}: ${messageOf(error)}`, { cause: error });
    }
    return parseConfig(text, name);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./packages/core/src/digest.ts




const BLOCK = 1 << 20;
/** sha256 of a file's bytes, in lower-case hex; one block of it is in memory at a time. */
async function digestFile(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const handle = await (0,promises_.open)(file, 'r');
    try {
        const block = Buffer.allocUnsafe(BLOCK);
        for (;;) {
            const { bytesRead } = await handle.read(block, 0, block.length);
            if (bytesRead === 0)
                return hash.digest('hex');
            hash.update(block.subarray(0, bytesRead));
        }
    }
    finally {
        await handle.close();
    }
}
/**
 * Digest of several files as one: sha256 of the lines `<sha256>  <path>\n`, sorted by the paths'
 * UTF-8 bytes (the format that `sha256sum` prints and checks).
 */
function digestManifest(entries) {
    const sorted = [...entries].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const entry of sorted)
        hash.update(`${entry.sha256}  ${entry.path}\n`);
    return hash.digest('hex');
}
async function listFiles(folder, root, subject) {
    const files = [];
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        const full = external_node_path_default().join(folder, entry.name);
        if (entry.isSymbolicLink()) {
            const target = await (0,promises_.realpath)(full).catch(() => null);
            if (target === null || !`${target}${(external_node_path_default()).sep}`.startsWith(`${root}${(external_node_path_default()).sep}`)) {
                throw new InputError(subject, `${full} is a symbolic link that leaves the folder`);
            }
        }
        if (entry.isDirectory())
            files.push(...(await listFiles(full, root, subject)));
        else if (entry.isFile() || entry.isSymbolicLink())
            files.push(full);
    }
    return files;
}
/**
 * Every file of a folder at any depth, each read once.
 *
 * @throws InputError for a symbolic link that leaves the folder.
 */
async function manifestOfFolder(folder, subject = 'model') {
    const root = await (0,promises_.realpath)(folder);
    const entries = [];
    for (const file of await listFiles(root, root, subject)) {
        const relative = external_node_path_default().relative(root, file).split((external_node_path_default()).sep).join('/');
        const { size: sizeBytes } = await (0,promises_.stat)(file);
        entries.push({ path: relative, file, sizeBytes, sha256: await digestFile(file) });
    }
    return entries;
}
/**
 * Digest of a folder: of its sorted manifest, every file of it at any depth.
 *
 * @throws InputError for a symbolic link that leaves the folder.
 */
async function digestFolder(folder, subject = 'model') {
    return digestManifest(await manifestOfFolder(folder, subject));
}

;// CONCATENATED MODULE: ./packages/core/src/evidence/validate.ts


const scalar = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP(), schemas/* boolean */.zMY()]).nullable();
/** A tensor of the model's signature; a dimension is a number, a symbol, or null (unknown). */
const tensorSignatureSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP(),
    shape: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* int */.Whr(), schemas/* string */.YjP()]).nullable()).nullable(),
});
const checkResultSchema = schemas/* object */.Ikc({
    check: schemas/* string */.YjP(),
    verdict: verdictSchema,
    observed: scalar,
    limit: scalar,
    reason: schemas/* string */.YjP().nullable(),
});
/** What the model file says of itself. */
const modelDescriptionSchema = schemas/* object */.Ikc({
    format: schemas/* string */.YjP(),
    sizeBytes: schemas/* int */.Whr().nonnegative(),
    irVersion: schemas/* int */.Whr().nullable(),
    opsets: schemas/* array */.YOg(schemas/* object */.Ikc({ domain: schemas/* string */.YjP(), version: schemas/* int */.Whr() })),
    producer: schemas/* string */.YjP().nullable(),
    nodes: schemas/* int */.Whr().nonnegative().nullable(),
    inputs: schemas/* array */.YOg(tensorSignatureSchema),
    outputs: schemas/* array */.YOg(tensorSignatureSchema),
});
const validatePredicateSchema = commonPredicateSchema.extend({
    checks: schemas/* array */.YOg(checkResultSchema),
    description: modelDescriptionSchema.nullable(),
});

;// CONCATENATED MODULE: ./packages/core/src/evidence/build-image.ts





/** `sha256:` and 64 hex digits, as OCI writes a digest. */
const ociDigest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const bytes = schemas/* int */.Whr().nonnegative();
const milliseconds = schemas/* number */.aig().nonnegative();
/** One layer of an image, uncompressed. */
const imageLayerSchema = schemas/* object */.Ikc({
    /** Digest of the uncompressed layer (OCI's diff id). */
    diffId: ociDigest,
    sizeBytes: bytes,
    /** The instruction that made it; null where the image does not say. */
    createdBy: schemas/* string */.YjP().nullable(),
    /** Whether it is the base image's. */
    isBase: schemas/* boolean */.zMY(),
});
/** The image as it was built and tested. */
const builtImageSchema = schemas/* object */.Ikc({
    /** Digest of the image's configuration: the image id. */
    id: ociDigest,
    platform: schemas/* string */.YjP(),
    user: schemas/* string */.YjP(),
    created: schemas/* string */.YjP().nullable(),
    labels: recordOf(schemas/* string */.YjP()),
    sizeBytes: bytes,
    /** Size of the layers that were added to the base. */
    addedBytes: bytes,
    layers: schemas/* array */.YOg(imageLayerSchema),
});
/** What the smoke test measured; times in milliseconds. */
const smokeResultSchema = schemas/* object */.Ikc({
    readyMs: milliseconds.nullable(),
    requests: schemas/* int */.Whr().nonnegative(),
    p50Ms: milliseconds.nullable(),
    p95Ms: milliseconds.nullable(),
    p99Ms: milliseconds.nullable(),
    peakMemoryBytes: bytes.nullable(),
    stopMs: milliseconds.nullable(),
    memoryLimitBytes: bytes,
    /** Last lines of the container's log, when something failed. */
    log: schemas/* string */.YjP().nullable(),
});
/** A name that was pushed, with the digest that the registry has for it. */
const pushedReferenceSchema = schemas/* object */.Ikc({ reference: schemas/* string */.YjP(), digest: ociDigest });
const buildImagePredicateSchema = commonPredicateSchema.extend({
    template: schemas/* enum */.k5n(IMAGE_TEMPLATES),
    builder: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP() }),
    base: schemas/* object */.Ikc({ reference: schemas/* string */.YjP(), digest: ociDigest.nullable() }).nullable(),
    /** The Dockerfile that was built. */
    dockerfile: schemas/* string */.YjP(),
    /** Files of the build context, sorted: `path`, sha256, size, mode (octal). */
    context: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), sha256: schemas/* string */.YjP(), sizeBytes: bytes, mode: schemas/* string */.YjP() })),
    image: builtImageSchema.nullable(),
    checks: schemas/* array */.YOg(checkResultSchema),
    smoke: smokeResultSchema.nullable(),
    tags: schemas/* array */.YOg(schemas/* string */.YjP()),
    pushed: schemas/* array */.YOg(pushedReferenceSchema),
    /** The model as an OCI artifact. */
    artifact: pushedReferenceSchema.nullable(),
    /** Deployment manifests that were written. */
    manifests: schemas/* array */.YOg(schemas/* object */.Ikc({ kind: schemas/* string */.YjP(), path: schemas/* string */.YjP() })),
});

;// CONCATENATED MODULE: ./packages/core/src/json.ts
function refuseWhatJsonCannotHold(key, value) {
    if (typeof value === 'number' && !Number.isFinite(value)) {
        throw new TypeError(`${key || 'value'} is ${value}: strict JSON has no such number`);
    }
    if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
        throw new TypeError(`${key || 'value'} is a ${typeof value}: strict JSON has no such type`);
    }
    return value;
}
/**
 * Strict JSON, indented by two blanks, with a newline at the end.
 *
 * @throws TypeError for NaN, Infinity, BigInt and functions: they are our bugs, since a value
 *   that does not exist is null with a reason.
 */
function stringifyJson(value) {
    return `${JSON.stringify(value, refuseWhatJsonCannotHold, 2)}\n`;
}
/** Pieces are about as long as this, in characters. */
const PIECE = 1 << 16;
function isList(value) {
    return Array.isArray(value) && value.length > 0;
}
function isMapping(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    return !('toJSON' in value) && Object.keys(value).length > 0;
}
/** The parts of the text of a value that stands at an indentation. */
function* parts(key, value, indent, depth) {
    const inner = `${indent}  `;
    if (depth > 0 && isList(value)) {
        let before = `[\n${inner}`;
        for (const [i, item] of value.entries()) {
            yield before;
            yield* parts(String(i), item ?? null, inner, depth - 1);
            before = `,\n${inner}`;
        }
        yield `\n${indent}]`;
    }
    else if (depth > 0 && isMapping(value)) {
        let before = `{\n${inner}`;
        for (const [name, item] of Object.entries(value)) {
            if (item === undefined)
                continue;
            yield `${before}${JSON.stringify(name)}: `;
            yield* parts(name, item, inner, depth - 1);
            before = `,\n${inner}`;
        }
        yield before.startsWith('{') ? '{}' : `\n${indent}}`;
    }
    else {
        refuseWhatJsonCannotHold(key, value);
        // Texts in JSON have no line ends of their own.
        yield JSON.stringify(value, refuseWhatJsonCannotHold, 2).replaceAll('\n', `\n${indent}`);
    }
}
/**
 * What `stringifyJson` returns, in pieces: a long value is never whole in memory as text.
 *
 * @throws TypeError as `stringifyJson` does
 */
function* stringifyPieces(value) {
    let piece = '';
    // Statement, predicate, list, finding: what is below is short.
    for (const part of parts('', value, '', 3)) {
        piece += part;
        if (piece.length < PIECE)
            continue;
        yield piece;
        piece = '';
    }
    yield `${piece}\n`;
}
/** A number for JSON: null instead of NaN or an infinity. */
function finiteOrNull(value) {
    return Number.isFinite(value) ? value : null;
}
/**
 * An object from key and value pairs in which a key called `__proto__` is a key like any other.
 */
function recordFrom(entries) {
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./packages/core/src/evidence/register.ts


const register_number = schemas/* number */.aig();
/** A metric of the version beside the same metric of the version before it. */
const metricChangeSchema = schemas/* object */.Ikc({
    metric: schemas/* string */.YjP(),
    before: register_number.nullable(),
    beforeInterval: intervalSchema.nullable(),
    after: register_number.nullable(),
    afterInterval: intervalSchema.nullable(),
    /** after − before; null when one of them does not exist. */
    difference: register_number.nullable(),
    /** Interval of the difference on the same rows; null when both were not compared on them. */
    differenceInterval: intervalSchema.nullable(),
    greaterIsBetter: schemas/* boolean */.zMY(),
});
/** What was asked of the evidence of one action, and whether it was met. */
const requirementResultSchema = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    id: schemas/* string */.YjP().nullable(),
    verdict: verdictSchema,
    /** Path of the evidence below the evidence directory; null when there is none. */
    path: schemas/* string */.YjP().nullable(),
    /** sha256 of the evidence's file. */
    sha256: schemas/* string */.YjP().nullable(),
    reason: schemas/* string */.YjP().nullable(),
});
const registerPredicateSchema = commonPredicateSchema.extend({
    /** Semantic version without `v`; null when nothing was registered. */
    version: schemas/* string */.YjP().nullable(),
    /** The tag, `name@v1.2.3`; null where the registry has none, or nothing was registered. */
    tag: schemas/* string */.YjP().nullable(),
    /** `sha256:` and the digest of the model. */
    digest: schemas/* string */.YjP().nullable(),
    /** False when this digest was registered already. */
    created: schemas/* boolean */.zMY(),
    /** The registry, in words. */
    registry: schemas/* string */.YjP(),
    /** Where the files are kept; null when they are not. */
    artifact: schemas/* object */.Ikc({ store: schemas/* string */.YjP(), uri: schemas/* string */.YjP() }).nullable(),
    /** The version before this one. */
    previous: schemas/* string */.YjP().nullable(),
    /** Why the version has this number. */
    versionReason: schemas/* string */.YjP().nullable(),
    required: schemas/* array */.YOg(requirementResultSchema),
    changes: schemas/* array */.YOg(metricChangeSchema),
});

;// CONCATENATED MODULE: ./packages/core/src/evidence/promote.ts



/** Where a promotion can be. */
const PROMOTION_STATES = [
    'planned',
    'locked',
    'deployed',
    'shadow',
    'shifting',
    'settling',
    'analysing',
    'promoted',
    'baking',
    'done',
    'paused',
    'aborting',
    'rolled_back',
    'stuck',
];
/** A promotion as it stands. */
const promotionSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    /** The version that had the traffic before; null when there was none. */
    from: schemas/* string */.YjP().nullable(),
    to: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    /** Number of the step it is in, from 1; 0 before the first. */
    step: schemas/* int */.Whr().nonnegative(),
    /** Percentage of the traffic that `to` gets. */
    traffic: schemas/* number */.aig().min(0).max(100),
    state: schemas/* enum */.k5n(PROMOTION_STATES),
});
/** One entry of the journal. */
const journalRowSchema = schemas/* object */.Ikc({
    sequence: schemas/* int */.Whr().positive(),
    at: iso/* datetime */.w$(),
    kind: schemas/* string */.YjP(),
    by: schemas/* string */.YjP(),
    /** What happened, in words. */
    text: schemas/* string */.YjP(),
});
const promotePredicateSchema = commonPredicateSchema.extend({
    /** Null when there was nothing to promote. */
    promotion: promotionSchema.nullable(),
    strategy: schemas/* string */.YjP(),
    /** The plan, a line for each step. */
    plan: schemas/* array */.YOg(schemas/* string */.YjP()),
    isDryRun: schemas/* boolean */.zMY(),
    /** Percentage of each version, as the target has it; null when it could not be read. */
    live: schemas/* array */.YOg(schemas/* object */.Ikc({ version: schemas/* string */.YjP(), percent: schemas/* number */.aig() })).nullable(),
    /** Where the journal is, in words. */
    journal: schemas/* string */.YjP(),
    /** What was written to the journal by this run. */
    entries: schemas/* array */.YOg(journalRowSchema),
    required: schemas/* array */.YOg(requirementResultSchema),
    /** When to look next; null when there is nothing more to do. */
    nextLookAt: iso/* datetime */.w$().nullable(),
    /** Why the promotion was begun. */
    why: schemas/* string */.YjP().nullable(),
});
const rollbackPredicateSchema = promotePredicateSchema;

;// CONCATENATED MODULE: ./packages/core/src/evidence/report.ts


/** Which evidence the report was made of. */
const reportPredicateSchema = commonPredicateSchema.extend({
    sources: schemas/* array */.YOg(schemas/* object */.Ikc({
        action: schemas/* string */.YjP(),
        model: schemas/* string */.YjP(),
        id: schemas/* string */.YjP().nullable(),
        verdict: verdictSchema,
        path: schemas/* string */.YjP(),
    })),
    /** Expected evidence that was not found. */
    missing: schemas/* array */.YOg(schemas/* string */.YjP()),
});

;// CONCATENATED MODULE: ./packages/core/src/evidence/scan-image.ts


/** Severities of findings, worst first. `negligible` is Debian's and Ubuntu's word. */
const FINDING_SEVERITIES = [
    'critical',
    'high',
    'medium',
    'low',
    'negligible',
    'unknown',
];
const scan_image_text = schemas/* string */.YjP().nullable();
const scan_image_count = schemas/* int */.Whr().nonnegative();
/** A day, `YYYY-MM-DD`. */
const day = schemas/* string */.YjP().regex(/^\d{4}-\d{2}-\d{2}$/);
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const findingWaiverSchema = schemas/* object */.Ikc({
    reason: schemas/* string */.YjP(),
    owner: schemas/* string */.YjP(),
    /** Last day on which it holds (UTC). */
    expires: day,
});
/** Why a finding does not count, other than by a waiver; and who says so. */
const findingSuppressionSchema = schemas/* object */.Ikc({
    by: schemas/* enum */.k5n(['vex', 'scanner']),
    /** `not_affected`, `fixed`, `ignored` … in the words of the source. */
    status: schemas/* string */.YjP(),
    reason: scan_image_text,
    /** Author of the statement, or the rule file. */
    who: schemas/* string */.YjP(),
});
/** The line of a file in the repository that brought the finding. */
const findingPlaceSchema = schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    line: schemas/* int */.Whr().positive(),
    /** How the line was found, in words. */
    because: schemas/* string */.YjP(),
});
/** A value that evidence of others may leave out. */
const absent = scan_image_text.default(null);
const findingKeys = {
    severity: schemas/* enum */.k5n(FINDING_SEVERITIES),
    /** Whether the champion does not have it; null when that is not known. */
    new: schemas/* boolean */.zMY().nullable(),
    waiver: findingWaiverSchema.nullable(),
    suppression: findingSuppressionSchema.nullable().default(null),
    /** Path in the image (no leading slash); null for packages of the distribution. */
    path: absent,
    place: findingPlaceSchema.nullable().default(null),
    /** Platforms of a multi-platform image that have it; empty for a single image. */
    platforms: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
};
const vulnerabilityFindingSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    aliases: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    package: schemas/* string */.YjP(),
    purl: absent,
    installed: scan_image_text,
    /** The version or versions that fix it; null when there is none. */
    fixed: scan_image_text,
    ...findingKeys,
    /** Day on which a fix became available. */
    fixedOn: day.nullable().default(null),
    score: schemas/* number */.aig().nullable().default(null),
    epss: schemas/* number */.aig().nullable().default(null),
    /** Whether it is in CISA's catalogue of known exploited vulnerabilities; null: not known. */
    kev: schemas/* boolean */.zMY().nullable().default(null),
    title: absent,
    url: absent,
});
const licenseFindingSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    package: schemas/* string */.YjP(),
    /** The scanner's classification: `forbidden`, `restricted`, `notice` … */
    category: scan_image_text,
    ...findingKeys,
});
/** A secret: where it is, never what it is. */
const secretFindingSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    line: schemas/* int */.Whr().positive().nullable(),
    ...findingKeys,
});
const misconfigurationFindingSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    message: schemas/* string */.YjP(),
    remedy: scan_image_text,
    /** Who found it: `trivy`, `hadolint`, `slipway`. */
    source: schemas/* string */.YjP(),
    line: schemas/* int */.Whr().positive().nullable(),
    ...findingKeys,
});
const WAIVER_STATES = ['used', 'unused', 'expired'];
/** A line of the waiver file and what became of it. */
const waiverRecordSchema = findingWaiverSchema.extend({
    id: schemas/* string */.YjP(),
    package: schemas/* string */.YjP(),
    line: schemas/* int */.Whr().positive(),
    state: schemas/* enum */.k5n(WAIVER_STATES),
    /** Days until it ends, negative once it has. */
    daysLeft: schemas/* int */.Whr(),
    findings: scan_image_count,
});
/** One image that was scanned (one per platform), and with what. */
const imageScanSchema = schemas/* object */.Ikc({
    target: schemas/* string */.YjP(),
    platform: scan_image_text,
    /** Digest of the image's configuration. */
    imageId: scan_image_text,
    distribution: scan_image_text,
    scanner: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), version: scan_image_text }),
    /** When the scanner's database was made. */
    databaseBuilt: scan_image_text,
    scannedAt: scan_image_text,
    /** Packages that were looked at; null when the report does not list them. */
    packages: scan_image_count.nullable(),
    /** Why nothing can be concluded from what is not in it; empty for a sound scan. */
    problems: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** A file that was written about the image. */
const writtenDocumentSchema = schemas/* object */.Ikc({
    kind: schemas/* enum */.k5n(['cyclonedx', 'spdx', 'provenance', 'sarif']),
    path: schemas/* string */.YjP(),
    sha256,
});
const baselineRecordSchema = schemas/* object */.Ikc({
    uri: schemas/* string */.YjP(),
    kind: schemas/* enum */.k5n(['sbom', 'report']),
    /** How it was compared: `rescanned`, `packages` (same package, same version) or `findings`. */
    compared: schemas/* array */.YOg(schemas/* enum */.k5n(['rescanned', 'packages', 'findings'])),
    packages: scan_image_count.nullable(),
    /** Findings of the champion with today’s database that the image has no longer. */
    resolved: scan_image_count.nullable(),
});
const scanImagePredicateSchema = commonPredicateSchema.extend({
    scans: schemas/* array */.YOg(imageScanSchema).default([]),
    vulnerabilities: schemas/* array */.YOg(vulnerabilityFindingSchema),
    licenses: schemas/* array */.YOg(licenseFindingSchema).default([]),
    secrets: schemas/* array */.YOg(secretFindingSchema).default([]),
    misconfigurations: schemas/* array */.YOg(misconfigurationFindingSchema).default([]),
    waivers: schemas/* array */.YOg(waiverRecordSchema).default([]),
    baseline: baselineRecordSchema.nullable().default(null),
    /** Bytes of the image, uncompressed, and of the champion's. */
    sizeBytes: scan_image_count.nullable().default(null),
    championSizeBytes: scan_image_count.nullable().default(null),
    documents: schemas/* array */.YOg(writtenDocumentSchema).default([]),
});

;// CONCATENATED MODULE: ./packages/core/src/evidence/statement.ts










/** The predicate of each action that writes evidence. */
const PREDICATES = {
    validate: validatePredicateSchema,
    evaluate: evaluatePredicateSchema,
    drift: driftPredicateSchema,
    'build-image': buildImagePredicateSchema,
    'scan-image': scanImagePredicateSchema,
    register: registerPredicateSchema,
    promote: promotePredicateSchema,
    rollback: rollbackPredicateSchema,
    report: reportPredicateSchema,
};
const envelopeSchema = schemas/* object */.Ikc({
    _type: schemas/* literal */.euz(STATEMENT_TYPE),
    subject: schemas/* array */.YOg(subjectSchema),
    predicateType: schemas/* string */.YjP().regex(/^urn:slipway:[a-z-]+:v\d+$/),
    predicate: commonPredicateSchema.loose(),
});
function predicateType(action) {
    return `urn:slipway:${action}:v1`;
}
/** `evaluate` for `urn:slipway:evaluate:v1`. */
function actionOf(statement) {
    return statement.predicateType.split(':')[2] ?? '';
}
/** Builds the statement about `subject`. */
function makeStatement(action, subject, predicate) {
    return { _type: STATEMENT_TYPE, subject, predicateType: predicateType(action), predicate };
}
function firstIssue(error) {
    const issue = error.issues[0];
    return issue === undefined ? 'not evidence' : `${issue.path.join('.')}: ${issue.message}`;
}
/**
 * Reads a statement from JSON text that may come from anywhere. An action this version does not
 * know keeps its common part; a known one must match its predicate's schema in full, unless it
 * ended inconclusive before it had results.
 */
function parseEvidence(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (error) {
        return { statement: null, problem: `not JSON: ${error.message}` };
    }
    const envelope = envelopeSchema.safeParse(json);
    if (!envelope.success)
        return { statement: null, problem: firstIssue(envelope.error) };
    const action = actionOf(envelope.data);
    if (!isKnown(action) || isWithoutResults(envelope.data)) {
        return { statement: envelope.data, problem: null };
    }
    const predicate = PREDICATES[action].safeParse(json.predicate);
    if (!predicate.success) {
        return { statement: null, problem: `predicate.${firstIssue(predicate.error)}` };
    }
    return { statement: { ...envelope.data, predicate: predicate.data }, problem: null };
}
function isKnown(action) {
    return Object.hasOwn(PREDICATES, action);
}
function isWithoutResults(statement) {
    return statement.predicate.verdict === 'inconclusive' && statement.predicate.reason !== null;
}
/** Whether the statement is complete evidence of that action (with results, not only a reason). */
function isEvidenceOf(action, statement) {
    return (statement.predicateType === predicateType(action) &&
        PREDICATES[action].safeParse(statement.predicate).success);
}

;// CONCATENATED MODULE: ./packages/core/src/evidence/file.ts




/**
 * A model name or id as part of a file name: everything but letters, digits, `.`, `_` and `-`
 * becomes `-`, so that it can neither leave the folder nor be hidden.
 */
function fileNamePart(text) {
    const safe = text
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}._-]+/gu, '-')
        .replace(/^\.+/, '');
    return safe === '' ? 'model' : safe.slice(0, 100);
}
/** `evaluate-flight-delay.json`, or `evaluate-flight-delay-leg1.json` with an id. */
function evidenceFileName(action, model, id) {
    const parts = [action, fileNamePart(model), ...(id === null ? [] : [fileNamePart(id)])];
    return `${parts.join('-')}.json`;
}
/** Writes the statement into the folder, whole or not at all, and returns the file's path. */
async function writeEvidence(folder, statement) {
    const { model, id } = statement.predicate;
    const file = external_node_path_default().join(folder, evidenceFileName(actionOf(statement), model, id));
    await (0,promises_.mkdir)(folder, { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    try {
        await (0,promises_.writeFile)(temporary, stringifyPieces(statement));
        await (0,promises_.rename)(temporary, file);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
    return file;
}

;// CONCATENATED MODULE: ./packages/core/src/format.ts
/**
 * A number for people: at least `digits` significant digits, no exponent between 1e-4 and 1e15,
 * trailing zeros removed.
 */
function formatNumber(value, digits = 4) {
    if (Number.isInteger(value) && Math.abs(value) < 1e15)
        return String(value);
    const size = Math.abs(value);
    if (size >= 1e15 || size < 1e-4)
        return value.toExponential(digits - 1);
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
    const text = value.toFixed(Math.min(decimals, 20));
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
/** The same with a sign, for differences: `+0.012`, `−0.4`, `0`. */
function formatSigned(value, digits = 4) {
    const text = formatNumber(Math.abs(value), digits);
    if (text === '0')
        return '0';
    return value > 0 ? `+${text}` : `−${text}`;
}
/** Two different numbers with as many digits as it takes to tell them apart. */
function formatApart(a, b) {
    for (let digits = 4; digits < 17; digits++) {
        const texts = [formatNumber(a, digits), formatNumber(b, digits)];
        if (texts[0] !== texts[1])
            return texts;
    }
    return [String(a), String(b)];
}
/** An interval with the same number of decimals on both ends, three digits of its width. */
function formatInterval([low, high]) {
    const width = high - low;
    if (!(width > 0))
        return `[${formatNumber(low)}, ${formatNumber(high)}]`;
    const decimals = Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(width))));
    return `[${low.toFixed(decimals)}, ${high.toFixed(decimals)}]`;
}
/** A count with groups of three digits: `41,237`. */
function formatCount(value) {
    return value.toLocaleString('en-US');
}
/** `1 row`, `2 rows`. */
function plural(count, noun) {
    return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** A value with its interval where there is one, `0.741 [0.733, 0.749]`; a dash where there is no value. */
function formatEstimate(value, interval, format = formatNumber) {
    if (value === null)
        return '–';
    return interval === null ? format(value) : `${format(value)} ${formatInterval(interval)}`;
}

;// CONCATENATED MODULE: ./packages/core/src/gate/decide.ts

/** Whether `value comparison limit` is true. */
function holds(value, comparison, limit) {
    switch (comparison) {
        case '>=':
            return value >= limit;
        case '>':
            return value > limit;
        case '<=':
            return value <= limit;
        case '<':
            return value < limit;
        case '==':
            return value === limit;
        case '!=':
            return value !== limit;
    }
}
/** The result of a gate that could not be decided. */
function undecided(gate, reason, rest = {}) {
    return {
        gate,
        verdict: 'inconclusive',
        observed: null,
        limit: null,
        interval: null,
        confidence: null,
        ...rest,
        reason,
    };
}
function violation(comparison, value, limit) {
    const [observed, bound] = formatApart(value, limit);
    return `${observed} is not ${comparison} ${bound}`;
}
/**
 * Decides a gate whose limit is a number, on the observed value. The interval is reported, it
 * does not decide.
 */
function decideAbsolute(gate, observation) {
    if (gate.limit.kind !== 'number' || gate.comparison === 'within') {
        throw new Error(`"${gate.text}" compares with the champion`);
    }
    const limit = gate.limit.value;
    const { value, interval = null, confidence = null, reason = null } = observation;
    if (value === null) {
        return undecided(gate.text, reason ?? `${gate.metric} is undefined`, { limit });
    }
    const verdict = holds(value, gate.comparison, limit) ? 'pass' : 'fail';
    const shown = interval === null ? null : [...interval];
    return {
        gate: gate.text,
        verdict,
        observed: value,
        limit,
        interval: shown,
        confidence: shown === null ? null : confidence,
        reason: verdict === 'pass' ? reason : violation(gate.comparison, value, limit),
    };
}
/**
 * Decides a gate on a value of which only bounds are known: it passes or fails when both bounds
 * agree, and is inconclusive otherwise.
 */
function decideBounded(gate, value, bounds, reason) {
    const [low, high] = bounds.map((bound) => decideAbsolute(gate, { value: bound }));
    const result = decideAbsolute(gate, { value });
    if (low?.verdict === high?.verdict && low?.verdict === result.verdict)
        return result;
    return undecided(gate.text, reason, { observed: value, limit: result.limit });
}
/** The part of the line on which the true difference satisfies the gate. */
function acceptance(gate, offset) {
    switch (gate.comparison) {
        case '>=':
        case '>':
            return [offset, Infinity];
        case '<=':
        case '<':
            return [-Infinity, offset];
        case 'within':
            return [offset - (gate.margin ?? 0), offset + (gate.margin ?? 0)];
        case '==':
        case '!=':
            throw new Error(`"${gate.text}": ${gate.comparison} cannot be decided on an interval`);
    }
}
function verdictOnInterval(gate, interval, accepted) {
    const strict = gate.comparison === '>' || gate.comparison === '<';
    const [low, high] = interval;
    const inside = strict
        ? low > accepted[0] && high < accepted[1]
        : low >= accepted[0] && high <= accepted[1];
    if (inside)
        return 'pass';
    const outside = strict
        ? high <= accepted[0] || low >= accepted[1]
        : high < accepted[0] || low > accepted[1];
    return outside ? 'fail' : 'inconclusive';
}
/** Width of a normal interval in standard errors on each side, roughly: 1.96 for 95 %. */
const POWER_QUANTILE = 0.8416;
const INTERVAL_QUANTILE = 1.96;
/** Nobody collects more rows than this. */
const MOST_ROWS = 1e10;
/**
 * About how many rows would decide a gate that the present ones leave open, with a chance of 80 %
 * and if the difference stays what it is: the interval's half-width shrinks with the square root of
 * the rows until it, and 0.84 / 1.96 of it for the chance, leave the limit out. Null where the
 * difference lies on the limit, or so near that no number of rows is within reach.
 */
function rowsToDecide(gate, { difference, interval, rows = 0 }) {
    if (gate.limit.kind !== 'champion' || difference === null || interval === null)
        return null;
    const limits = acceptance(gate, gate.limit.offset).filter(Number.isFinite);
    const needed = limits.map((limit) => {
        const gap = Math.abs(difference - limit);
        const reach = difference > limit ? difference - interval[0] : interval[1] - difference;
        return rows * (((1 + POWER_QUANTILE / INTERVAL_QUANTILE) * reach) / gap) ** 2;
    });
    const most = Math.max(...needed);
    if (!(most > rows && most <= MOST_ROWS))
        return null;
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
    return Math.ceil(most / unit) * unit;
}
/**
 * Decides a gate against the champion on the confidence interval of the difference
 * (challenger − factor × champion): it passes when the whole interval satisfies the gate, fails
 * when no part of it does, and is inconclusive in between. `>= champion - 0.005` is the
 * non-inferiority test with margin 0.005, `> champion` superiority, `within 0.01 of champion`
 * equivalence (two one-sided tests).
 */
function decideRelative(gate, observation) {
    if (gate.limit.kind !== 'champion')
        throw new Error(`"${gate.text}" has a number as its limit`);
    const { offset } = gate.limit;
    const { difference, interval, confidence, reason } = observation;
    if (difference === null || interval === null) {
        return undecided(gate.text, reason ?? `the difference in ${gate.metric} is undefined`, {
            observed: difference,
            limit: offset,
        });
    }
    const verdict = verdictOnInterval(gate, interval, acceptance(gate, offset));
    const level = `${formatNumber((confidence ?? 0) * 100)}% interval of the difference ${formatInterval(interval)}`;
    const needed = verdict === 'inconclusive' ? rowsToDecide(gate, observation) : null;
    const remedy = needed === null
        ? 'more rows would decide'
        : `about ${formatCount(needed)} rows would probably decide (now ${formatCount(observation.rows ?? 0)})`;
    const why = {
        pass: reason ?? null,
        fail: `${level} is wholly on the wrong side of the limit`,
        inconclusive: `${level} contains the limit: ${remedy}`,
    };
    return {
        gate: gate.text,
        verdict,
        observed: difference,
        limit: offset,
        interval: [interval[0], interval[1]],
        confidence,
        reason: why[verdict],
        ...(needed === null ? {} : { rowsToDecide: needed }),
    };
}

;// CONCATENATED MODULE: ./packages/core/src/gate/gate.ts
/** How an observed value is compared with its limit. */
const COMPARISONS = ['>=', '<=', '==', '!=', '>', '<'];
/** Whether the gate compares with the champion. */
function isRelative(gate) {
    return gate.limit.kind === 'champion';
}

;// CONCATENATED MODULE: ./packages/core/src/gate/parse.ts


const GATE_FORM = 'a gate reads: <metric>[(<argument>, …)] <comparison> <number or champion ± number> ' +
    '[on <column>] [where <SQL>]';
const SLICE_FORM = 'a slice reads: <column>[, <column>] [where <SQL>], with bins(<column>, <edge>, …) or ' +
    'quantiles(<column>, <count>) in place of a numeric column';
/** Reads a line from left to right; every `take…` moves on past what it returns. */
class Reader {
    #text;
    #reading;
    #at = 0;
    constructor(text, reading) {
        this.#text = text;
        this.#reading = reading;
    }
    get rest() {
        return this.#text.slice(this.#at).trim();
    }
    /** The match at this place (blanks before it are skipped), or null. */
    take(pattern) {
        const sticky = new RegExp(`\\s*(${pattern.source})`, 'iuy');
        sticky.lastIndex = this.#at;
        const match = sticky.exec(this.#text);
        if (match === null)
            return null;
        this.#at = sticky.lastIndex;
        return match[1] ?? '';
    }
    takeWord(word) {
        return this.take(new RegExp(`${word}(?![\\w-])`, 'u')) !== null;
    }
    fail(detail) {
        const { subject, form } = this.#reading;
        throw new ConfigurationError(subject, `"${this.#text}": ${detail}; ${form}`);
    }
}
/** Cuts a comment: a `#` after white space that stands outside quotes. */
function withoutComment(line) {
    let quote = null;
    for (let i = 0; i < line.length; i++) {
        const char = line.charAt(i);
        if (quote !== null) {
            if (char === quote)
                quote = null;
        }
        else if (char === '"' || char === "'") {
            quote = char;
        }
        else if (char === '#' && (i === 0 || /\s/.test(line.charAt(i - 1)))) {
            return line.slice(0, i);
        }
    }
    return line;
}
const BARE_NAME = /[\p{L}_][\p{L}\p{N}_.-]*/u;
const COMPARISON = />=|<=|==|!=|>|</;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?/;
/** A text in double quotes, with `""` for a quote. */
function takeQuoted(reader) {
    const quoted = reader.take(/"(?:[^"]|"")*"/);
    return quoted === null ? null : quoted.slice(1, -1).replaceAll('""', '"');
}
/** A column's name: bare, or in double quotes. */
function takeName(reader, what) {
    return takeQuoted(reader) ?? reader.take(BARE_NAME) ?? reader.fail(`${what} is missing`);
}
const BARE_ARGUMENT = /[^\s,()"<>=!]+/;
/**
 * A name, a number, or a class label (whatever has neither blanks, commas nor parentheses), or a
 * condition: `epss >= 0.1`.
 */
function takeArgument(reader) {
    const missing = 'an argument in parentheses is missing';
    const quoted = takeQuoted(reader);
    if (quoted !== null)
        return quoted;
    const name = reader.take(BARE_ARGUMENT) ?? reader.fail(missing);
    const comparison = reader.take(COMPARISON);
    if (comparison === null)
        return name;
    const limit = reader.take(BARE_ARGUMENT) ?? reader.fail(`"${name} ${comparison}" has no limit`);
    return `${name} ${comparison} ${limit}`;
}
function takeArguments(reader) {
    const names = [];
    if (reader.take(/\(/) === null)
        return names;
    do
        names.push(takeArgument(reader));
    while (reader.take(/,/) !== null);
    if (reader.take(/\)/) === null)
        reader.fail('")" is missing');
    return names;
}
function takeNumber(reader, what) {
    const text = reader.take(NUMBER);
    if (text === null)
        return reader.fail(`${what} is not a number`);
    const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
    return Number.isFinite(value) ? value : reader.fail(`${text} is not a finite number`);
}
function takeLimit(reader) {
    if (!reader.takeWord('champion')) {
        return { kind: 'number', value: takeNumber(reader, 'the limit') };
    }
    const sign = reader.take(/[-+*−]/);
    if (sign === null)
        return { kind: 'champion', factor: 1, offset: 0 };
    const value = takeNumber(reader, `what follows "champion ${sign}"`);
    if (sign === '*')
        return { kind: 'champion', factor: value, offset: 0 };
    return { kind: 'champion', factor: 1, offset: sign === '+' ? value : -value };
}
function takeCondition(reader) {
    if (reader.takeWord('within')) {
        const margin = takeNumber(reader, 'the margin after "within"');
        if (margin < 0)
            reader.fail('the margin after "within" is negative');
        if (!reader.takeWord('of'))
            reader.fail('"of" is missing after "within <number>"');
        const limit = takeLimit(reader);
        if (limit.kind !== 'champion')
            reader.fail('"within <number> of" goes with champion');
        return { comparison: 'within', limit, margin };
    }
    const comparison = reader.take(COMPARISON);
    if (comparison === null) {
        return reader.fail(`a comparison (${COMPARISONS.join(' ')}) is missing`);
    }
    return { comparison, limit: takeLimit(reader), margin: null };
}
/** The column and the numbers of `bins(distance, 500, 2000)` or `quantiles(distance, 4)`. */
function takeBinArguments(reader, name) {
    const column = takeName(reader, `the column of ${name}(…)`);
    const numbers = [];
    while (reader.take(/,/) !== null)
        numbers.push(takeNumber(reader, `what ${name}(…) lists`));
    if (reader.take(/\)/) === null)
        reader.fail('")" is missing');
    return { column, numbers };
}
function takeTerm(reader, what) {
    if (reader.take(/bins\s*\(/) !== null) {
        const { column, numbers } = takeBinArguments(reader, 'bins');
        const edges = numbers.toSorted((a, b) => a - b);
        if (edges.length === 0)
            return reader.fail(`bins(${column}, …) needs an edge at least`);
        const twice = edges.find((edge, i) => edge === edges[i - 1]);
        if (twice !== undefined)
            return reader.fail(`bins(…) has the edge ${twice} twice`);
        return { column, edges };
    }
    if (reader.take(/quantiles\s*\(/) !== null) {
        const { column, numbers } = takeBinArguments(reader, 'quantiles');
        const [count = NaN, ...more] = numbers;
        if (more.length > 0 || !Number.isInteger(count) || count < 2 || count > 100) {
            return reader.fail(`quantiles(${column}, …) takes one whole number from 2 to 100`);
        }
        return { column, quantiles: count };
    }
    return takeName(reader, what);
}
function takeTerms(reader, what) {
    const terms = [];
    do
        terms.push(takeTerm(reader, what));
    while (reader.take(/,/) !== null);
    return terms;
}
function takeOn(reader) {
    return reader.takeWord('on') ? takeTerms(reader, 'the column after "on"') : [];
}
/** The predicate after `where`; null without one. Nothing else may follow. */
function takeWhere(reader) {
    if (!reader.takeWord('where')) {
        if (reader.rest !== '')
            reader.fail(`"${reader.rest}" is not understood`);
        return null;
    }
    const sql = reader.rest;
    return sql === '' ? reader.fail('the SQL predicate after "where" is missing') : sql;
}
/**
 * Parses one slice: what may stand after `on` in a gate, `where` and an SQL predicate, or both.
 *
 * @param subject the input that it comes from, the first word of errors
 * @throws ConfigurationError that quotes the line and says what is wrong with it.
 */
function parseSlice(line, subject = 'slices') {
    const text = line.trim();
    const reader = new Reader(text, { subject, form: SLICE_FORM });
    const isPredicate = /^where(?![\w-])/i.test(text);
    const on = isPredicate ? [] : takeTerms(reader, 'a column');
    return { text, on, where: takeWhere(reader) };
}
/**
 * Parses one gate line (design: "Gates, one line each").
 *
 * @throws ConfigurationError that quotes the line and says what is wrong with it.
 */
function parseGate(line) {
    const text = withoutComment(line).trim();
    const reader = new Reader(text, { subject: 'gates', form: GATE_FORM });
    const metric = reader.take(/[a-z_][a-z0-9_]*/) ?? reader.fail('the metric is missing');
    const args = takeArguments(reader);
    const condition = takeCondition(reader);
    const on = takeOn(reader);
    return { text, metric, args, ...condition, on, where: takeWhere(reader) };
}
/** Parses gate lines; blank lines and comments are skipped. */
function parseGates(lines) {
    return lines
        .flatMap((line) => line.split(/\r?\n/))
        .filter((line) => withoutComment(line).trim() !== '')
        .map(parseGate);
}

;// CONCATENATED MODULE: ./packages/core/src/logger.ts
/** A logger that says nothing; for callers that do not listen. */
const silentLogger = {
    info: () => undefined,
    notice: () => undefined,
    warning: () => undefined,
    debug: () => undefined,
};

;// CONCATENATED MODULE: ./packages/core/src/pointer.ts

const LFS_FIRST_LINE = /^(?:<<<<<<<[^\n]*\n)?version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v\d/;
const DVC_LINES = /^(?:#[^\n]*\n)*(?:outs:\s*\n\s*-|md5: [0-9a-f]{32}\s*\n(?:[^\n]*\n)*outs:)/;
/** Recognises a Git LFS or DVC pointer by its first bytes (merge conflicts in it included). */
function recognisePointer(head) {
    const text = head.replaceAll('\r\n', '\n');
    if (LFS_FIRST_LINE.test(text)) {
        const remedy = 'set `lfs: true` in the checkout step, or run `git lfs pull`';
        if (/^<{7} /m.test(text)) {
            return {
                kind: 'Git LFS',
                size: null,
                remedy: `it has an unresolved merge conflict: resolve that first, then ${remedy}`,
            };
        }
        const size = /^size (\d+)$/m.exec(text)?.[1];
        return { kind: 'Git LFS', size: size === undefined ? null : Number(size), remedy };
    }
    if (DVC_LINES.test(text)) {
        const size = /^\s*(?:- )?size: (\d+)$/m.exec(text)?.[1];
        return {
            kind: 'DVC',
            size: size === undefined ? null : Number(size),
            remedy: 'run `dvc pull` and name the file it writes, not the .dvc file',
        };
    }
    return null;
}
/** Reads the beginning of a file and recognises a pointer. */
async function readPointer(file) {
    const handle = await (0,promises_.open)(file, 'r');
    try {
        const buffer = Buffer.alloc(1024);
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
        return recognisePointer(buffer.toString('utf8', 0, bytesRead));
    }
    finally {
        await handle.close();
    }
}
/** The sentence for an error message. */
function describePointer(pointer) {
    const size = pointer.size === null ? '' : ` for an object of ${pointer.size.toLocaleString('en-US')} bytes`;
    return `is a ${pointer.kind} pointer${size}, not the content: ${pointer.remedy}`;
}

;// CONCATENATED MODULE: ./packages/core/src/prediction-log.ts
/**
 * Columns that the model server adds to its prediction log beside those of the data. They are no
 * features: `drift` does not compare them where only the current data have them.
 */
const PREDICTION_LOG = {
    /** When the answer was given, ISO 8601, UTC. */
    time: 'slipway_time',
    /** The request's id where the client gave one: `id` of the protocol, or the header x-request-id. */
    request: 'slipway_request',
    /** The version that answered. */
    version: 'slipway_version',
    /** The predicted class or value. */
    label: 'slipway_label',
    /** Binary: the positive class's score; several classes: the highest; null without scores. */
    score: 'slipway_score',
};
const PREDICTION_LOG_COLUMNS = Object.values(PREDICTION_LOG);

;// CONCATENATED MODULE: ./packages/core/src/table.ts
/** How a column's values are kept, settled once for every file of a run. */
const COLUMN_KINDS = [
    'float',
    'integer',
    'boolean',
    'text',
    'datetime',
    'empty',
    'other',
];

;// CONCATENATED MODULE: ./packages/core/src/version.ts
/** Slipway's version, as written in evidence; equals package.json (a test checks it). */
const VERSION = '0.1.0';

;// CONCATENATED MODULE: ./packages/core/src/workspace.ts




const GLOB_CHARACTERS = /[*?[\]{}]/;
/** Whether `file` is `folder` or lies below it. */
function isInside(file, folder) {
    const relative = external_node_path_default().relative(folder, file);
    return (relative === '' ||
        (!relative.startsWith(`..${(external_node_path_default()).sep}`) && relative !== '..' && !external_node_path_default().isAbsolute(relative)));
}
/**
 * The folder that a run works in. Every path a user writes is relative to it, and is shown as the
 * user wrote it, with forward slashes.
 */
class Workspace {
    /** The repository's root: symbolic links inside it must not lead out of it. */
    root;
    /** Paths are relative to this folder (input `working-directory`). */
    directory;
    /**
     * @throws ConfigurationError when `workingDirectory` is not a folder.
     */
    constructor(root, workingDirectory = '.') {
        this.root = external_node_path_default().resolve(root);
        this.directory = external_node_path_default().resolve(this.root, workingDirectory);
        if (!(0,external_node_fs_.existsSync)(this.directory) || !(0,external_node_fs_.statSync)(this.directory).isDirectory()) {
            throw new ConfigurationError('working-directory', `"${workingDirectory}" is not a folder (looked in ${this.root})`);
        }
    }
    /** The absolute path of what the user wrote; it need not exist. */
    absolute(written) {
        return external_node_path_default().resolve(this.directory, written);
    }
    /** How a file found here is shown: relative to the working directory, forward slashes. */
    display(file) {
        const absolute = this.absolute(file);
        const shown = isInside(absolute, this.directory)
            ? external_node_path_default().relative(this.directory, absolute)
            : absolute;
        return (shown === '' ? '.' : shown).split((external_node_path_default()).sep).join('/');
    }
    /** The path relative to the repository's root, forward slashes; for annotations and SARIF. */
    relativeToRoot(file) {
        return external_node_path_default().relative(this.root, this.absolute(file)).split((external_node_path_default()).sep).join('/');
    }
    /**
     * The absolute path of one existing file (or folder) that the user named.
     *
     * @param subject what the path is for, the first word of the error (`model`, `data`)
     * @throws InputError when it does not exist, is a Git LFS or DVC pointer, or is a symbolic link
     *   inside the workspace that leads out of it.
     */
    async existing(written, subject) {
        const absolute = this.absolute(written);
        if (!(0,external_node_fs_.existsSync)(absolute)) {
            const hint = external_node_path_default().isAbsolute(written)
                ? ''
                : ` (looked in ${this.display('.') === '.' ? 'the working directory' : this.directory})`;
            throw new InputError(subject, `${written}: no such file${hint}`);
        }
        await this.#check(absolute, written, subject);
        return absolute;
    }
    /**
     * The existing files that a path or glob names, sorted. A name that exists literally wins over
     * its reading as a glob.
     *
     * @throws InputError when nothing matches, and as `existing` does.
     */
    async existingFiles(written, subject) {
        const absolute = this.absolute(written);
        if ((0,external_node_fs_.existsSync)(absolute) || !GLOB_CHARACTERS.test(written)) {
            return [await this.existing(written, subject)];
        }
        const matches = (0,external_node_fs_.globSync)(written, { cwd: this.directory })
            .map((match) => this.absolute(match))
            .filter((match) => (0,external_node_fs_.statSync)(match).isFile())
            .sort();
        if (matches.length === 0) {
            throw new InputError(subject, `${written}: the pattern matches no file`);
        }
        for (const match of matches)
            await this.#check(match, this.display(match), subject);
        return matches;
    }
    async #check(absolute, written, subject) {
        const real = (0,external_node_fs_.realpathSync)(absolute);
        if (isInside(absolute, this.root) && !isInside(real, (0,external_node_fs_.realpathSync)(this.root))) {
            throw new InputError(subject, `${written}: a symbolic link that leads out of the workspace; name the real file instead`);
        }
        if (!(0,external_node_fs_.statSync)(real).isFile())
            return;
        const pointer = await readPointer(real);
        if (pointer !== null)
            throw new InputError(subject, `${written} ${describePointer(pointer)}`);
    }
}

;// CONCATENATED MODULE: ./packages/core/src/index.ts







































/***/ })

};
