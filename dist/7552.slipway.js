export const id = 7552;
export const ids = [7552];
export const modules = {

/***/ 21805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OS: () => (/* reexport */ GitHubApiError),
  UU: () => (/* reexport */ createClient),
  EG: () => (/* reexport */ pullRequestContext),
  dj: () => (/* reexport */ recordDeployment),
  HQ: () => (/* reexport */ runState),
  MX: () => (/* reexport */ setCommitStatus),
  lB: () => (/* reexport */ upsertComment)
});

// UNUSED EXPORTS: createCheckRun

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/github/src/api-error.ts


/** What octokit throws when a request fails. Without a response its status means nothing. */
const requestErrorSchema = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    status: schemas/* number */.aig(),
    response: schemas/* object */.Ikc({
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
        data: schemas/* unknown */.L5J(),
    })
        .optional(),
});
const answerSchema = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ message: schemas/* string */.YjP().optional(), code: schemas/* string */.YjP().optional() }))
        .optional(),
});
const MAXIMUM_LENGTH = 300;
/**
 * A request to GitHub that failed for good. It carries neither request nor cause, since both hold
 * the token; the message is one line of what GitHub said.
 */
class GitHubApiError extends Error {
    status;
    rateLimited;
    constructor(message, options) {
        super(message);
        this.name = 'GitHubApiError';
        this.status = options.status;
        this.rateLimited = options.rateLimited ?? false;
    }
}
/** GitHub's own words: its message and those of its validation errors. */
function saidBy(data, fallback) {
    const parsed = answerSchema.safeParse(data);
    if (!parsed.success)
        return fallback;
    const { message, errors = [] } = parsed.data;
    const details = errors.flatMap((error) => error.message ?? error.code ?? []);
    return details.length === 0 ? message : `${message} (${details.join('; ')})`;
}
function oneLine(text) {
    const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
    return line.length <= MAXIMUM_LENGTH ? line : `${line.slice(0, MAXIMUM_LENGTH).toWellFormed()}…`;
}
/** Whether an answer is GitHub's way of saying "slower", primary or secondary limit. */
function isRateLimit(status, headers, text) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (headers['x-ratelimit-remaining'] === '0' ||
        headers['retry-after'] !== undefined ||
        /\bsecondary rate\b|rate limit exceeded/i.test(text));
}
/** The error to throw instead of what octokit threw. */
function toApiError(error, route, redact) {
    const parsed = requestErrorSchema.safeParse(error);
    const response = parsed.data?.response;
    if (parsed.data === undefined || response === undefined) {
        const message = oneLine(`${route}: no answer: ${(0,src/* messageOf */.bD)(error)}`);
        return new GitHubApiError(redact(message), { status: null });
    }
    const { status, message } = parsed.data;
    const said = saidBy(response.data, message);
    return new GitHubApiError(redact(oneLine(`${route}: ${status} ${said}`)), {
        status,
        rateLimited: isRateLimit(status, response.headers, said),
    });
}

;// CONCATENATED MODULE: ./packages/github/src/refusal.ts

const READ_ONLY = 'on a pull request from a fork or by Dependabot the token is read-only whatever the workflow ' +
    'says: there, write from a second workflow on workflow_run';
/**
 * The refusal that an error of the API amounts to.
 *
 * @param what the thing that was to be written, e.g. `the comment`
 * @param permission what the job must have for it
 * @throws whatever is not an error of the API: our own bugs
 */
function refusal_toRefusal(error, what, permission) {
    if (!(error instanceof GitHubApiError))
        throw error;
    const { status, message } = error;
    if (/\block(ed|ing)\b/i.test(message) && status === 403) {
        return { outcome: 'forbidden', reason: `the conversation is locked (${message})` };
    }
    if (status === 401) {
        return {
            outcome: 'forbidden',
            reason: `GitHub does not accept the token (${message}); it may have expired`,
        };
    }
    if (!error.rateLimited && (status === 403 || status === 404)) {
        return {
            outcome: 'forbidden',
            reason: `the token may not write ${what} (${message}); the job needs ` +
                `"permissions: ${permission}: write"; ${READ_ONLY}`,
        };
    }
    return { outcome: 'failed', reason: `${what} could not be written: ${message}` };
}

;// CONCATENATED MODULE: ./packages/github/src/check-run.ts




const SUMMARY_LENGTH = 65_535;
const TITLE_LENGTH = 255;
const ANNOTATIONS_PER_REQUEST = 50;
const checkRunSchema = schemas/* object */.Ikc({ id: schemas/* int */.Whr(), html_url: schemas/* string */.YjP().nullish() });
function toApiAnnotation(annotation) {
    const { path, startLine, endLine, level, message, title } = annotation;
    return {
        path,
        start_line: startLine,
        end_line: endLine,
        annotation_level: level,
        message,
        ...(title === null ? {} : { title: cutLine(title, TITLE_LENGTH) }),
    };
}
/** At least one chunk, of at most as many annotations as a request may have. */
function chunksOf(annotations) {
    const chunks = [];
    for (let start = 0; start < annotations.length; start += ANNOTATIONS_PER_REQUEST) {
        chunks.push(annotations.slice(start, start + ANNOTATIONS_PER_REQUEST));
    }
    return chunks.length === 0 ? [[]] : chunks;
}
/**
 * Creates a completed check run with any number of annotations (needs `checks: write`; a personal
 * access token cannot). Lack of permission is an outcome, no error. When only some annotations
 * were accepted, the result has the check run's id.
 */
async function createCheckRun(client, request) {
    const place = ownerAndName(request.repository);
    const [first = [], ...rest] = chunksOf(request.annotations);
    const outputOf = (annotations) => ({
        title: cutLine(request.title, TITLE_LENGTH),
        summary: cutMarkdown(request.summary, SUMMARY_LENGTH),
        annotations: annotations.map(toApiAnnotation),
    });
    let created = null;
    try {
        created = await client.request('POST /repos/{owner}/{repo}/check-runs', {
            ...place,
            name: request.name,
            head_sha: request.sha,
            status: 'completed',
            conclusion: request.conclusion,
            output: outputOf(first),
            ...(request.detailsUrl === null ? {} : { details_url: request.detailsUrl }),
        }, checkRunSchema);
        for (const chunk of rest) {
            await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { ...place, check_run_id: created.id, output: outputOf(chunk) }, checkRunSchema);
        }
        return { outcome: 'created', id: created.id, url: created.html_url ?? null, reason: null };
    }
    catch (error) {
        const refusal = toRefusal(error, 'the check run', 'checks');
        return { id: created?.id ?? null, url: created?.html_url ?? null, ...refusal };
    }
}

;// CONCATENATED MODULE: ./packages/github/src/identity.ts


/** Who comments when a workflow uses its GITHUB_TOKEN. */
const WORKFLOW_LOGIN = 'github-actions[bot]';
const userSchema = schemas/* object */.Ikc({ login: schemas/* string */.YjP().min(1) });
const viewerSchema = schemas/* object */.Ikc({ data: schemas/* object */.Ikc({ viewer: userSchema }) });
async function ask(send, route, parameters) {
    try {
        return (await send(route, parameters)).data;
    }
    catch (error) {
        if (error instanceof GitHubApiError)
            return null;
        throw error;
    }
}
/**
 * The login that a token writes as, or null when GitHub does not tell. `GET /user` answers for
 * people; installation tokens (GITHUB_TOKEN, a GitHub App's) are refused there, and learn their
 * bot's name from GraphQL's `viewer`.
 */
async function findLogin(send, graphqlUrl) {
    const user = userSchema.safeParse(await ask(send, 'GET /user', {}));
    if (user.success)
        return user.data.login;
    const answer = await ask(send, `POST ${graphqlUrl}`, { query: '{ viewer { login } }' });
    const viewer = viewerSchema.safeParse(answer);
    if (!viewer.success)
        return null;
    const { login } = viewer.data.data.viewer;
    // What GET /user refuses is a bot, and comments carry its name with the suffix.
    return login.endsWith('[bot]') ? login : `${login}[bot]`;
}
/** GitHub Enterprise Server has GraphQL beside, not below, its REST API. */
function graphqlUrl(apiUrl) {
    return `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
}
/** Logins do not depend on case. */
function isSameLogin(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}

;// CONCATENATED MODULE: ./packages/github/src/redact.ts
const SHOWN = '***';
/**
 * A function that takes a token out of any text: as it is, percent-encoded, and as the base 64
 * that basic authentication makes of it.
 */
function redactor(token) {
    if (token === '')
        return (text) => text;
    // Without the padding, which may or may not follow.
    const base64 = (text) => Buffer.from(text).toString('base64').replace(/=+$/, '');
    const secrets = [
        base64(`x-access-token:${token}`),
        base64(token),
        encodeURIComponent(token),
        token,
    ];
    return (text) => secrets.reduce((result, secret) => result.replaceAll(secret, SHOWN), text);
}

// EXTERNAL MODULE: ./packages/github/src/retry-policy.ts
var retry_policy = __webpack_require__(42610);
;// CONCATENATED MODULE: ./packages/github/src/client.ts






/** An answer of octokit, as far as it is used. */
const responseSchema = schemas/* object */.Ikc({
    data: schemas/* unknown */.L5J(),
    headers: schemas/* object */.Ikc({ link: schemas/* string */.YjP().optional() }),
});
const PAGE_SIZE = 100;
/** A list of 10,000 items has 100 pages; a longer one is taken for a server that loops. */
const MAXIMUM_PAGES = 100;
class OctokitClient {
    #options;
    #paced = null;
    #unpaced = null;
    #login = null;
    constructor(options) {
        const { token, logger = src/* silentLogger */.qq, patience = 120, timeout = 30, second = 1000 } = options;
        this.#options = {
            token,
            apiUrl: options.apiUrl.replace(/\/+$/, ''),
            logger,
            redact: redactor(token),
            patience: new retry_policy/* Patience */.i3(patience),
            timeout,
            second,
        };
    }
    async request(route, parameters, answer) {
        const { data } = await this.#send(route, parameters);
        return this.#parse(route, data, answer);
    }
    async list(route, parameters, item) {
        const items = [];
        for (let page = 1; page <= MAXIMUM_PAGES; page++) {
            const paged = { ...parameters, per_page: PAGE_SIZE, page };
            const { data, headers } = await this.#send(route, paged);
            items.push(...this.#parse(route, data, schemas/* array */.YOg(item)));
            if (!/;\s*rel="next"/.test(headers.link ?? ''))
                return items;
        }
        throw new GitHubApiError(`${route}: more than ${MAXIMUM_PAGES} pages`, { status: null });
    }
    login() {
        this.#login ??= findLogin((route, parameters) => this.#send(route, parameters, this.#connectUnpaced()), graphqlUrl(this.#options.apiUrl));
        return this.#login;
    }
    #connect() {
        return (this.#paced ??= this.#load(true));
    }
    #connectUnpaced() {
        return (this.#unpaced ??= this.#load(false));
    }
    /** The libraries are loaded when they are first needed: most runs need them late or never. */
    async #load(paced) {
        const { connect } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(4392), __webpack_require__.e(6796)]).then(__webpack_require__.bind(__webpack_require__, 16796));
        return connect({ ...this.#options, paced });
    }
    async #send(route, parameters, connecting = this.#connect()) {
        try {
            const octokit = await connecting;
            return responseSchema.parse(await octokit.request(route, { ...parameters }));
        }
        catch (error) {
            throw toApiError(error, route, this.#options.redact);
        }
    }
    #parse(route, data, schema) {
        const parsed = schema.safeParse(data);
        if (parsed.success)
            return parsed.data;
        const [issue] = parsed.error.issues;
        const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
        const message = `${route}: the answer is not what GitHub describes (${where})`;
        throw new GitHubApiError(this.#options.redact(message), { status: null });
    }
}
/** A client for GitHub's API at `apiUrl`; nothing is sent before the first request. */
function createClient(options) {
    return new OctokitClient(options);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/github/src/marker.ts

const LONGEST = 200;
/**
 * Text for inside an HTML comment: letters, digits and a few signs stay, all else is
 * percent-encoded, so that neither the comment nor the field can be ended from within.
 */
function encodeField(text) {
    const encoded = encodeURIComponent(text.toWellFormed())
        .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/-(?=-)/g, '%2D');
    if (encoded.length <= LONGEST)
        return encoded;
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(encoded).digest('hex')}`;
}
/**
 * The hidden first line of a report comment. It names what the comment is about (`key`), so that
 * the next run finds it, and the commit.
 */
function reportMarker(key, sha) {
    return `<!-- slipway:report v=1 key=${encodeField(key)} sha=${encodeField(sha)} -->`;
}
/**
 * Whether a comment's text is the report of that key: the marker must be its very beginning, so
 * that one in quoted or foreign text does not count.
 */
function hasMarker(body, key) {
    const [, found] = /^<!-- slipway:report v=\d+ key=(\S*) sha=\S* -->/.exec(body) ?? [];
    return found === encodeField(key);
}

;// CONCATENATED MODULE: ./packages/github/src/repository.ts
/** Owner and name of `owner/name`, as the API's paths take them. */
function repository_ownerAndName(repository) {
    const [owner, repo, ...rest] = repository.split('/');
    if (!owner || !repo || rest.length > 0) {
        throw new Error(`"${repository}" is not the name of a repository (owner/name)`);
    }
    return { owner, repo };
}

;// CONCATENATED MODULE: ./packages/github/src/text.ts
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const SHORTENED = '\n\n*The rest is left out: it is longer than GitHub allows.*';
/** The fence that is still open at the end of the lines, or null. */
function openFence(lines) {
    let open = null;
    for (const line of lines) {
        const [, fence] = FENCE.exec(line) ?? [];
        if (fence === undefined)
            continue;
        if (open === null)
            open = fence;
        else if (fence.startsWith(open) && line.trim() === fence)
            open = null;
    }
    return open;
}
/**
 * Markdown cut to at most `maxLength` UTF-16 units: at the end of a line where there is one, never
 * inside a character, code blocks closed, with a remark that says so.
 */
function text_cutMarkdown(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    // Room for the remark and for a line that closes a code block.
    const room = Math.max(0, maxLength - SHORTENED.length - 80);
    const start = text.slice(0, room);
    const end = start.lastIndexOf('\n');
    const kept = (end > 0 ? start.slice(0, end) : start).toWellFormed();
    const fence = openFence(kept.split('\n'));
    const closed = fence === null || fence.length > 79 ? kept : `${kept}\n${fence}`;
    return `${closed}${SHORTENED}`.slice(0, maxLength);
}
/** One line of plain text of at most `maxLength` UTF-16 units, with `…` where it was cut. */
function text_cutLine(text, maxLength) {
    const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
    if (line.length <= maxLength)
        return line;
    const kept = line.slice(0, maxLength - 1);
    // Half a surrogate pair at the end goes.
    return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}

;// CONCATENATED MODULE: ./packages/github/src/comment.ts







/** GitHub's limit, and what is tried when it finds a body too long all the same. */
const BODY_LENGTHS = [65_536, 32_768, 16_384, 4096];
const commentSchema = schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    html_url: schemas/* string */.YjP().nullish(),
    body: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
});
const headSchema = schemas/* object */.Ikc({ head: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) });
/** GitHub may store other line ends and no blanks at the end. */
function normalise(body) {
    return body.replace(/\r\n?/g, '\n').trimEnd();
}
function isBy(comment, login) {
    return isSameLogin(comment.user?.login ?? '', login);
}
function isStatus(error, ...statuses) {
    return error instanceof GitHubApiError && statuses.includes(error.status ?? 0);
}
function isTooLong(error) {
    return isStatus(error, 422) && /too long/i.test(error.message);
}
/** One run of `upsertComment`: the request, and what has been learnt on the way. */
class CommentWriter {
    #client;
    #request;
    #place;
    #facts;
    constructor(client, request, facts) {
        this.#client = client;
        this.#request = request;
        this.#place = repository_ownerAndName(request.repository);
        this.#facts = facts;
    }
    async write() {
        const marked = await this.#marked();
        if (marked.length === 0)
            return this.#create();
        const login = (await this.#client.login()) ?? WORKFLOW_LOGIN;
        const [kept, ...duplicates] = marked.filter((comment) => isBy(comment, login));
        if (kept === undefined)
            return this.#create();
        const result = await this.#updateOrCreate(kept);
        return { ...result, reason: result.reason ?? (await this.#remove(duplicates)) };
    }
    /** The comments that look like the report's, whoever wrote them, oldest first. */
    async #marked() {
        const comments = await this.#client.list('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...this.#place, issue_number: this.#request.pullRequest }, commentSchema);
        return comments
            .filter((comment) => hasMarker(comment.body ?? '', this.#request.key))
            .sort((a, b) => a.id - b.id);
    }
    #compose(maxLength) {
        const sha = this.#request.sha ?? this.#facts.head ?? '';
        const marker = reportMarker(this.#request.key, sha);
        const room = maxLength - marker.length - 1;
        const body = this.#request.render({ ...this.#facts, maxLength: room });
        return `${marker}\n${text_cutMarkdown(body, room)}`;
    }
    /** Sends a body, and shorter ones while GitHub says that it is too long. */
    async #shrinking(send) {
        for (const maxLength of BODY_LENGTHS.slice(0, -1)) {
            try {
                return await send(this.#compose(maxLength));
            }
            catch (error) {
                if (!isTooLong(error))
                    throw error;
            }
        }
        return send(this.#compose(BODY_LENGTHS.at(-1) ?? 0));
    }
    #patch(id) {
        return this.#shrinking((body) => this.#client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...this.#place, comment_id: id, body }, commentSchema));
    }
    async #updateOrCreate(kept) {
        if (normalise(kept.body ?? '') === normalise(this.#compose(BODY_LENGTHS[0]))) {
            return this.#result('unchanged', kept);
        }
        try {
            return this.#result('updated', await this.#patch(kept.id));
        }
        catch (error) {
            // Somebody deleted it after it was listed.
            if (isStatus(error, 404, 410))
                return this.#create();
            throw error;
        }
    }
    async #create() {
        const created = await this.#shrinking((body) => this.#client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...this.#place, issue_number: this.#request.pullRequest, body }, commentSchema));
        try {
            return await this.#settle(created);
        }
        catch (error) {
            if (!(error instanceof GitHubApiError))
                throw error;
            const reason = `duplicates could not be looked for: ${error.message}`;
            return { ...this.#result('created', created), reason };
        }
    }
    /**
     * After a comment was created there may be two: another run created one at the same time, a
     * lost answer made us create it again, or only now is it known which login is ours. The oldest
     * stays.
     */
    async #settle(created) {
        const login = created.user?.login ?? WORKFLOW_LOGIN;
        const listed = (await this.#marked()).filter((comment) => isBy(comment, login));
        const [oldest] = listed;
        if (oldest === undefined || oldest.id >= created.id) {
            const duplicates = listed.filter(({ id }) => id !== created.id);
            return { ...this.#result('created', created), reason: await this.#remove(duplicates) };
        }
        const isSame = normalise(oldest.body ?? '') === normalise(created.body ?? '');
        const result = isSame
            ? this.#result('created', oldest)
            : this.#result('updated', await this.#patch(oldest.id));
        const duplicates = listed.filter(({ id }) => id !== oldest.id && id !== created.id);
        return { ...result, reason: await this.#remove([...duplicates, created]) };
    }
    /** Deletes comments; one that is gone already is fine. The reason why one stays, or null. */
    async #remove(comments) {
        for (const { id } of comments) {
            try {
                await this.#client.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...this.#place, comment_id: id }, schemas/* unknown */.L5J());
            }
            catch (error) {
                if (!(error instanceof GitHubApiError))
                    throw error;
                if (error.status !== 404)
                    return `a duplicate could not be deleted: ${error.message}`;
            }
        }
        return null;
    }
    #result(outcome, comment) {
        return { outcome, id: comment.id, url: comment.html_url ?? null, reason: null, ...this.#facts };
    }
}
/** The pull request's head now; unknown where the token may not read it. */
async function readFacts(client, request) {
    try {
        const { head } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...repository_ownerAndName(request.repository), pull_number: request.pullRequest }, headSchema);
        const outdated = request.sha === null ? null : head.sha !== request.sha;
        return { head: head.sha, outdated };
    }
    catch (error) {
        if (isStatus(error, 403, 404))
            return { head: null, outdated: null };
        throw error;
    }
}
/**
 * Keeps exactly one comment of a report on a pull request: creates it, or updates the one that an
 * earlier run left, found by a hidden marker and its author on all pages of the conversation.
 * Nothing is written when nothing changed. Lack of permission, or a GitHub that does not answer,
 * is an outcome with a reason and not an error: the verdict does not depend on it.
 */
async function upsertComment(client, request) {
    let facts = { head: null, outdated: null };
    try {
        facts = await readFacts(client, request);
        if (facts.outdated === true && request.whenOutdated !== 'post') {
            const reason = `the report is about ${request.sha}, but the pull request is at ${facts.head}`;
            return { outcome: 'skipped', id: null, url: null, reason, ...facts };
        }
        return await new CommentWriter(client, request, facts).write();
    }
    catch (error) {
        return { id: null, url: null, ...facts, ...refusal_toRefusal(error, 'the comment', 'pull-requests') };
    }
}

;// CONCATENATED MODULE: ./packages/github/src/deployment.ts




const TASK = 'deploy:model';
const LENGTH = 140;
const createdSchema = schemas/* object */.Ikc({ id: schemas/* int */.Whr() });
const deploymentSchema = schemas/* object */.Ikc({ id: schemas/* int */.Whr(), payload: schemas/* unknown */.L5J() });
const statusSchema = schemas/* object */.Ikc({
    state: schemas/* string */.YjP(),
    description: schemas/* string */.YjP().nullish(),
    environment_url: schemas/* string */.YjP().nullish(),
});
const payloadSchema = schemas/* object */.Ikc({ slipway: schemas/* object */.Ikc({ key: schemas/* string */.YjP(), series: schemas/* string */.YjP() }) });
/** GitHub answers the payload as the object that was sent, or as its text. */
function payloadOf(value) {
    let parsed = value;
    if (typeof value === 'string') {
        try {
            parsed = JSON.parse(value);
        }
        catch {
            return null;
        }
    }
    return payloadSchema.safeParse(parsed).data?.slipway ?? null;
}
/** The deployments of the series, newest first. */
async function findKnown(client, request) {
    const list = await client.list('GET /repos/{owner}/{repo}/deployments', { ...repository_ownerAndName(request.repository), environment: request.environment, task: TASK }, deploymentSchema);
    return list.flatMap(({ id, payload }) => {
        const known = payloadOf(payload);
        return known?.series === request.series ? [{ id, payload: known }] : [];
    });
}
/**
 * Nothing is merged (`auto_merge`), and no status of the commit is asked for (`required_contexts`):
 * whether the version may be promoted was decided by evidence, and the promotion's own status would
 * refuse it.
 */
async function create(client, request) {
    const { key, series, sha, environment, description } = request;
    const { id } = await client.request('POST /repos/{owner}/{repo}/deployments', {
        ...repository_ownerAndName(request.repository),
        ref: sha,
        task: TASK,
        auto_merge: false,
        required_contexts: [],
        payload: { slipway: { key, series } },
        environment,
        description: text_cutLine(description, LENGTH),
    }, createdSchema);
    return id;
}
async function lastStatus(client, { repository }, id) {
    const [last] = await client.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', { ...repository_ownerAndName(repository), deployment_id: id, per_page: 1 }, schemas/* array */.YOg(statusSchema));
    return last ?? null;
}
/** GitHub ends other deployments of the environment itself, and not in production; we do it. */
async function addStatus(client, request, id, state, text) {
    const { logUrl, environmentUrl } = request;
    await client.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        ...repository_ownerAndName(request.repository),
        deployment_id: id,
        state,
        description: text_cutLine(text, LENGTH),
        auto_inactive: false,
        ...(logUrl === null ? {} : { log_url: logUrl }),
        ...(environmentUrl === null ? {} : { environment_url: environmentUrl }),
    }, schemas/* object */.Ikc({ id: schemas/* int */.Whr() }));
}
/** What was active in the series is so no more. */
async function endOthers(client, request, others) {
    for (const { id } of others) {
        const last = await lastStatus(client, request, id);
        if (last?.state === 'inactive')
            return;
        if (last?.state !== 'success')
            continue;
        await addStatus(client, request, id, 'inactive', request.description);
    }
}
async function record(client, request) {
    const known = await findKnown(client, request);
    const found = known.find(({ payload }) => payload.key === request.key) ?? null;
    const id = found?.id ?? (await create(client, request));
    const last = found === null ? null : await lastStatus(client, request, id);
    const text = text_cutLine(request.status, LENGTH);
    const isSame = last?.state === request.state && last.description === text;
    if (!isSame)
        await addStatus(client, request, id, request.state, text);
    if (request.state === 'success') {
        const others = known.filter((one) => one.id !== id);
        await endOthers(client, request, others);
    }
    const outcome = found === null ? 'created' : isSame ? 'unchanged' : 'updated';
    return { outcome, id, reason: null };
}
/**
 * Keeps exactly one deployment for a key, and its status (needs `deployments: write`). When it
 * succeeds, the deployments of its series that were active become inactive. Lack of permission is an
 * outcome, no error.
 */
async function recordDeployment(client, request) {
    try {
        return await record(client, request);
    }
    catch (error) {
        return { id: null, ...refusal_toRefusal(error, 'the deployment', 'deployments') };
    }
}

;// CONCATENATED MODULE: ./packages/github/src/pull-request.ts



const repositorySchema = schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() });
const pullRequestEventSchema = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({
        number: schemas/* int */.Whr().positive(),
        head: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), repo: repositorySchema.nullish() }),
    }),
});
const issueCommentEventSchema = schemas/* object */.Ikc({
    issue: schemas/* object */.Ikc({ number: schemas/* int */.Whr().positive(), pull_request: schemas/* object */.Ikc({}).nullish() }),
});
const workflowRunEventSchema = schemas/* object */.Ikc({
    workflow_run: schemas/* object */.Ikc({
        event: schemas/* string */.YjP().nullish(),
        head_sha: schemas/* string */.YjP(),
        head_branch: schemas/* string */.YjP(),
        head_repository: schemas/* object */.Ikc({
            full_name: schemas/* string */.YjP(),
            owner: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }),
        }),
    }),
});
const pullRequestSchema = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    head: schemas/* object */.Ikc({
        sha: schemas/* string */.YjP(),
        label: schemas/* string */.YjP().nullish(),
        repo: repositorySchema.nullish(),
    }),
    base: schemas/* object */.Ikc({
        ref: schemas/* string */.YjP(),
        repo: repositorySchema.extend({ default_branch: schemas/* string */.YjP().optional() }),
    }),
});
function isSame(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
/** Whether a pull request proposes the branch that the run was for, to this repository. */
function isOfRun(pull, run, repository) {
    if (!isSame(pull.base.repo.full_name, repository))
        return false;
    const { head_repository: head, head_branch: branch } = run;
    // A fork that was deleted leaves only its label.
    const { repo, label } = pull.head;
    const expected = `${head.owner.login}:${branch}`;
    return repo ? isSame(repo.full_name, head.full_name) : isSame(label ?? '', expected);
}
/** Two pull requests of one branch differ in their base: the default branch's goes first. */
function byBase(a, b) {
    const rank = ({ base }) => (base.ref === base.repo.default_branch ? 0 : 1);
    return rank(a) - rank(b) || a.number - b.number;
}
function choose(pulls, run, repository) {
    const { full_name: headName } = run.head_repository;
    const where = `${headName}, branch ${run.head_branch}`;
    const current = pulls.filter(({ head }) => head.sha === run.head_sha);
    const [chosen, ...others] = (current.length > 0 ? current : [...pulls]).sort(byBase);
    if (chosen === undefined) {
        const reason = `no open pull request of ${repository} has its head at ${where}`;
        return { kind: 'missing', reason };
    }
    const more = others.map(({ number }) => `#${number}`).join(', ');
    const note = others.length === 0 ? null : `${more} has the same head; the report goes to #${chosen.number}`;
    const fork = !isSame(headName, repository);
    return { kind: 'found', number: chosen.number, sha: run.head_sha, fork, note };
}
/**
 * The pull request of the run that a `workflow_run` event is about. The event's own list is empty
 * for forks, and so is GitHub's list by commit; the branch at its head is what identifies it.
 * Nothing that the run itself left behind, such as a number in an artifact, is trusted.
 */
async function ofWorkflowRun(client, { event, repository }) {
    const parsed = workflowRunEventSchema.safeParse(event);
    if (!parsed.success) {
        return { kind: 'missing', reason: 'the workflow_run event names no branch and commit' };
    }
    const run = parsed.data.workflow_run;
    if (run.event && !run.event.startsWith('pull_request')) {
        return { kind: 'none', reason: `the run was started by ${run.event}, not by a pull request` };
    }
    if (client === null) {
        return { kind: 'failed', reason: 'finding the pull request of a workflow_run needs a token' };
    }
    try {
        const head = `${run.head_repository.owner.login}:${run.head_branch}`;
        const pulls = await client.list('GET /repos/{owner}/{repo}/pulls', { ...repository_ownerAndName(repository), head, state: 'open' }, pullRequestSchema);
        const ofRun = pulls.filter((pull) => isOfRun(pull, run, repository));
        return choose(ofRun, run, repository);
    }
    catch (error) {
        if (!(error instanceof GitHubApiError))
            throw error;
        return { kind: 'failed', reason: `the pull request could not be looked up: ${error.message}` };
    }
}
function ofIssueComment(event) {
    const parsed = issueCommentEventSchema.safeParse(event);
    if (!parsed.data?.issue.pull_request) {
        return { kind: 'none', reason: 'the comment is on an issue, not on a pull request' };
    }
    return { kind: 'found', number: parsed.data.issue.number, sha: null, fork: null, note: null };
}
/**
 * Which pull request a run is about. `pull_request` and its relatives and `issue_comment` say it
 * themselves; `workflow_run` needs a look-up, for which the token must be able to read pull
 * requests; other events have none, which is no error.
 *
 * @param client null when there is no token
 */
async function pullRequestContext(client, run) {
    if (run.eventName === 'workflow_run')
        return ofWorkflowRun(client, run);
    if (run.eventName === 'issue_comment')
        return ofIssueComment(run.event);
    const parsed = pullRequestEventSchema.safeParse(run.event);
    if (!run.eventName.startsWith('pull_request') || !parsed.success) {
        return { kind: 'none', reason: `the event ${run.eventName} has no pull request` };
    }
    const { number, head } = parsed.data.pull_request;
    const fork = !isSame(head.repo?.full_name ?? '', run.repository);
    return { kind: 'found', number, sha: head.sha, fork, note: null };
}

;// CONCATENATED MODULE: ./packages/github/src/status.ts




const DESCRIPTION_LENGTH = 140;
const status_statusSchema = schemas/* object */.Ikc({ id: schemas/* int */.Whr(), url: schemas/* string */.YjP().nullish() });
/** Sets a commit status (needs `statuses: write`). Lack of permission is an outcome, no error. */
async function setCommitStatus(client, request) {
    const { repository, sha, state, context, description, targetUrl } = request;
    try {
        const { id, url } = await client.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
            ...repository_ownerAndName(repository),
            sha,
            state,
            context,
            description: text_cutLine(description, DESCRIPTION_LENGTH),
            ...(targetUrl === null ? {} : { target_url: targetUrl }),
        }, status_statusSchema);
        return { outcome: 'created', id, url: url ?? null, reason: null };
    }
    catch (error) {
        return { id: null, url: null, ...refusal_toRefusal(error, 'the commit status', 'statuses') };
    }
}

;// CONCATENATED MODULE: ./packages/github/src/workflow-run.ts



const runSchema = schemas/* object */.Ikc({ status: schemas/* string */.YjP().nullable(), run_attempt: schemas/* int */.Whr().optional() });
/**
 * Whether an attempt of a run is over: it is completed, or a later attempt was started, which
 * GitHub does only then (needs `actions: read`).
 */
async function runState(client, run) {
    try {
        const { status, run_attempt: attempt = run.attempt } = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { ...repository_ownerAndName(run.repository), run_id: run.id }, runSchema);
        const isOver = attempt > run.attempt || (attempt === run.attempt && status === 'completed');
        return { kind: isOver ? 'over' : 'going-on' };
    }
    catch (error) {
        if (!(error instanceof GitHubApiError))
            throw error;
        return { kind: 'unknown', reason: error.message };
    }
}

;// CONCATENATED MODULE: ./packages/github/src/index.ts










/***/ }),

/***/ 42610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   i3: () => (/* binding */ Patience)
/* harmony export */ });
/* unused harmony export retryAfterSeconds */
const MAXIMUM_RETRIES = 3;
/**
 * Whether the throttling plugin takes care of it: the primary rate limit and the secondary one
 * that says its name.
 */
function isThrottled(attempt) {
    if (attempt.status !== 403 && attempt.status !== 429)
        return false;
    return (/\bsecondary rate\b/i.test(attempt.message) || attempt.headers['x-ratelimit-remaining'] === '0');
}
/** Seconds of a Retry-After header (a number or a date); null when there is none. */
function retryAfterSeconds(value, now) {
    if (typeof value !== 'string' && typeof value !== 'number')
        return null;
    const seconds = Number(value);
    if (Number.isFinite(seconds))
        return Math.max(0, Math.ceil(seconds));
    const date = Date.parse(String(value));
    return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
/**
 * Seconds to wait before the next attempt, or null when there should be none. Server errors,
 * conflicts and lost connections are tried again after 1, 4 and 9 seconds, or after what
 * Retry-After says; so is a 403 or 429 with that header.
 */
function retryDelay(attempt, now = Date.now()) {
    if (attempt.retries >= MAXIMUM_RETRIES || isThrottled(attempt))
        return null;
    const asked = retryAfterSeconds(attempt.headers['retry-after'], now);
    const passes = !attempt.answered ||
        attempt.status >= 500 ||
        [408, 409, 429].includes(attempt.status) ||
        (attempt.status === 403 && asked !== null);
    return passes ? (asked ?? (attempt.retries + 1) ** 2) : null;
}
/** Bounds the time that all requests of a client together lose to failures. */
class Patience {
    #left;
    /** @param seconds how much time may be lost */
    constructor(seconds) {
        this.#left = seconds;
    }
    /** Time that a failed attempt took. */
    lose(seconds) {
        this.#left -= seconds;
    }
    /** Whether there is time left to wait so long; if so, it is spent. */
    grants(seconds) {
        if (seconds > this.#left)
            return false;
        this.#left -= seconds;
        return true;
    }
}


/***/ }),

/***/ 2503:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t6: () => (/* reexport */ AwsClient),
  D0: () => (/* reexport */ DEFAULT_LEASE),
  D4: () => (/* reexport */ DEFAULT_MAX_AGE),
  hC: () => (/* reexport */ DvcStore),
  cG: () => (/* reexport */ FolderStore),
  ey: () => (/* reexport */ GitRegistry),
  Wc: () => (/* reexport */ GitStore),
  CQ: () => (/* reexport */ Journal),
  SK: () => (/* reexport */ JournalChanged),
  Vj: () => (/* reexport */ LeaseLost),
  OQ: () => (/* reexport */ LocalRepository),
  pN: () => (/* reexport */ MlflowClient),
  re: () => (/* reexport */ MlflowRegistry),
  BU: () => (/* reexport */ MlflowStore),
  RO: () => (/* reexport */ OciClient),
  b: () => (/* reexport */ OciStore),
  mW: () => (/* reexport */ RegistryConflict),
  NT: () => (/* reexport */ RemoteRepository),
  nS: () => (/* reexport */ S3Folder),
  sl: () => (/* reexport */ S3Store),
  kH: () => (/* reexport */ SageMakerClient),
  ii: () => (/* reexport */ SageMakerRegistry),
  W: () => (/* reexport */ bumpFor),
  rN: () => (/* reexport */ changelog),
  mp: () => (/* reexport */ checkRequired),
  XT: () => (/* reexport */ checkedName),
  Gf: () => (/* reexport */ checkedVersion),
  iO: () => (/* reexport */ collectGarbage),
  fz: () => (/* reexport */ compareMetrics),
  ql: () => (/* reexport */ compareSignatures),
  Zy: () => (/* reexport */ compareVersions),
  ER: () => (/* reexport */ decideEvidence),
  rQ: () => (/* reexport */ diffVersions),
  HO: () => (/* reexport */ findEvidence),
  DQ: () => (/* reexport */ findRef),
  fp: () => (/* reexport */ journalRef),
  yx: () => (/* reexport */ keepLease),
  Te: () => (/* reexport */ latestOf),
  Ps: () => (/* reexport */ metricsOf),
  jx: () => (/* reexport */ mlflowCode),
  gr: () => (/* reexport */ planGc),
  b$: () => (/* reexport */ readCheckout),
  Of: () => (/* reexport */ refusalOf),
  xY: () => (/* reexport */ remotesOf),
  Cf: () => (/* reexport */ renderPage),
  eU: () => (/* reexport */ requireVersion),
  HB: () => (/* reexport */ verifyModel),
  iP: () => (/* reexport */ versionOfDigest)
});

// UNUSED EXPORTS: DEFAULT_MAX_SIZE, EVENT_KINDS, HttpClient, HttpError, LeaseHeld, RECORD_SCHEMA, REQUIRABLE_ACTIONS, acquireLease, artifactLocationSchema, draftSchema, evidenceReferenceSchema, isName, isReadableByGto, lineageSchema, recordDataSchema, recordFileSchema, recordMetricSchema, recordSchema, recordSignatureSchema, recordTensorSchema, releaseLease, renewLease, webhookProblem

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
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

;// CONCATENATED MODULE: ./packages/registry/src/artifacts/dvc.ts







async function exists(file) {
    return (0,promises_.access)(file).then(() => true, () => false);
}
async function md5Of(file) {
    const hash = (0,external_node_crypto_.createHash)('md5');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file.file), hash);
    return hash.digest('hex');
}
/**
 * Files in the cache of DVC, by the MD5 that DVC knows them by: `files/md5/ab/cdef…` since version
 * 3, `ab/cdef…` before. What `dvc add` has put there is found; what is missing is put there as it
 * would. Cleaning up is DVC's own business (`dvc gc`).
 */
class DvcStore {
    type = 'dvc';
    description;
    #cache;
    /** @param shown the cache as the user wrote it; that stands in records */
    constructor(cache, shown = cache) {
        this.#cache = cache;
        this.description = shown;
    }
    async put({ files }) {
        const sums = [];
        for (const file of files) {
            const md5 = await md5Of(file);
            sums.push(md5);
            if ((await this.#find(md5)) === null)
                await this.#add(file, md5);
        }
        return { store: this.type, uri: `${this.description}#md5:${sums.join(',')}` };
    }
    async get(location, files, folder) {
        for (const [file, md5] of withSums(location, files)) {
            const stored = await this.#find(md5);
            if (stored === null)
                throw new src/* InputError */.dz('registry', this.#missing(file, md5));
            await writeChecked((0,external_node_fs_.createReadStream)(stored), file, folder, this.description);
        }
    }
    async verify(location, files) {
        const problems = [];
        for (const [file, md5] of withSums(location, files)) {
            const stored = await this.#find(md5);
            if (stored === null)
                problems.push(this.#missing(file, md5));
            else
                problems.push(await checkContent((0,external_node_fs_.createReadStream)(stored), file, this.description));
        }
        return problems.filter((problem) => problem !== null);
    }
    list() {
        return Promise.resolve(null);
    }
    remove() {
        return Promise.resolve();
    }
    keysOf(_, files) {
        return files.map(({ sha256 }) => sha256);
    }
    async #find(md5) {
        const [folder, name] = [md5.slice(0, 2), md5.slice(2)];
        for (const place of [
            external_node_path_default().join(this.#cache, 'files', 'md5', folder, name),
            external_node_path_default().join(this.#cache, folder, name),
        ]) {
            if (await exists(place))
                return place;
        }
        return null;
    }
    async #add(file, md5) {
        const place = external_node_path_default().join(this.#cache, 'files', 'md5', md5.slice(0, 2), md5.slice(2));
        const temporary = `${place}.${process.pid}.part`;
        await (0,promises_.mkdir)(external_node_path_default().dirname(place), { recursive: true });
        try {
            await sendUnchanged(file, (content) => (0,promises_.writeFile)(temporary, content, { mode: 0o444 }));
            await (0,promises_.rename)(temporary, place);
        }
        finally {
            await (0,promises_.rm)(temporary, { force: true });
        }
    }
    #missing({ path: shown }, md5) {
        return `${shown} (md5 ${md5}) is not in ${this.description}: run \`dvc fetch\``;
    }
}
/** Each file with its MD5, which stand in the location in the same order. */
function withSums({ uri }, files) {
    const sums = /#md5:([0-9a-f,]+)$/.exec(uri)?.[1]?.split(',') ?? [];
    if (sums.length !== files.length) {
        throw new src/* InputError */.dz('registry', `${uri} does not name the MD5 of ${files.length} files`);
    }
    return files.map((file, i) => [file, sums[i] ?? '']);
}

;// CONCATENATED MODULE: ./packages/registry/src/artifacts/folder.ts






async function folder_exists(file) {
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
            if (await folder_exists(stored)) {
                problems.push((await checkContent((0,external_node_fs_.createReadStream)(stored), file, this.description)) ?? '');
            }
            else
                problems.push(`${file.path} is missing in ${this.description}`);
        }
        return problems.filter((problem) => problem !== '');
    }
    async list(except) {
        const root = external_node_path_default().join(this.#folder, 'sha256');
        if (!(await folder_exists(root)))
            return [];
        const items = [];
        for (const entry of await (0,promises_.readdir)(root, { recursive: true, withFileTypes: true })) {
            if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name))
                continue;
            if (except.has(entry.name))
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
        if (await folder_exists(place))
            return place;
        throw new src/* InputError */.dz('registry', `${file.path} (sha256 ${file.sha256}) is missing in ${this.description}: set registry.artifacts ` +
            'to the folder that it was registered with, or register it again');
    }
    async #putFile(file) {
        const place = this.#place(file.sha256);
        if (await folder_exists(place))
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
const SLIPWAY = { name: 'slipway', email: 'slipway@localhost' };
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
            author: SLIPWAY,
            time: new Date(),
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
    async list(except) {
        const refs = await this.#repository.refs([PREFIX]);
        const wanted = refs.filter(({ name }) => !except.has(name.slice(PREFIX.length)));
        await this.#repository.fetch(wanted);
        return Promise.all(wanted.map(async ({ name, oid }) => {
            const { time } = await this.#repository.commit(oid);
            return {
                sha256: name.slice(PREFIX.length),
                sizeBytes: null,
                storedAt: time === null ? null : new Date(time * 1000),
                where: `${name} of ${this.description}`,
            };
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/registry/src/http/client.ts


const RETRIED = new Set([429, 500, 502, 503, 504]);
/** An answer that is not what was hoped for. */
class HttpError extends src/* InputError */.dz {
    status;
    /** What the server said, for those who know its codes. */
    body;
    constructor(what, status, body) {
        const said = body.replace(/\s+/g, ' ').trim().slice(0, 300);
        super('registry', `${what} answered ${status}${said === '' ? '' : `: ${said}`}${remedy(status)}`);
        this.status = status;
        this.body = body;
    }
}
function remedy(status) {
    if (status === 401)
        return '; it wants credentials, or others';
    if (status === 403)
        return '; the credentials may not do that';
    return '';
}
/** Sends requests to one server; failures name the server, never its password. */
class HttpClient {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /**
     * Sends a request; any answer is returned. One that may be repeated is sent again when the server
     * is busy or cannot be reached.
     */
    async send(url, init = {}, repeatable = true) {
        const { retries = 3, pause = 200 } = this.#options;
        for (let attempt = 0;; attempt++) {
            const last = !repeatable || attempt >= retries;
            try {
                const response = await this.#once(url, init);
                if (last || !RETRIED.has(response.status))
                    return response;
                await response.body?.cancel();
            }
            catch (error) {
                if (last)
                    throw unreachable(url, error);
            }
            await (0,external_node_timers_promises_.setTimeout)(pause * 2 ** attempt);
        }
    }
    /** Sends a request and returns the answer; one that is no success is an HttpError. */
    async expect(url, init = {}, repeatable = true) {
        const response = await this.send(url, init, repeatable);
        if (response.ok)
            return response;
        const what = `${init.method ?? 'GET'} ${shownUrl(url)}`;
        throw new HttpError(what, response.status, await response.text());
    }
    async #once(url, init) {
        const { fetch, headers, timeout = 30_000 } = this.#options;
        const controller = new AbortController();
        const timer = setTimeout(() => {
            controller.abort(new Error(`no answer within ${timeout / 1000} s`));
        }, timeout);
        try {
            const all = new Headers({ ...headers });
            new Headers(init.headers).forEach((value, name) => {
                all.set(name, value);
            });
            return await fetch(url, { ...init, headers: all, signal: controller.signal });
        }
        finally {
            // What follows the headers may take as long as a model is large.
            clearTimeout(timer);
        }
    }
}
/** A URL without credentials and parameters. */
function shownUrl(url) {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
function unreachable(url, error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    return new src/* InputError */.dz('registry', `${new URL(url).origin} could not be reached: ${(0,src/* messageOf */.bD)(cause)}`, {
        cause: error,
    });
}

;// CONCATENATED MODULE: ./packages/registry/src/artifacts/oci.ts






const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** What the artifact is, for those who look at the registry. */
const ARTIFACT_TYPE = 'application/vnd.slipway.model.v1';
/** OCI's empty configuration. */
const EMPTY = '{}';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
const tagsSchema = schemas/* object */.Ikc({ tags: schemas/* array */.YOg(schemas/* string */.YjP()).nullable().default(null) });
function digestOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function manifestOf({ model, files }) {
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: MANIFEST,
        artifactType: ARTIFACT_TYPE,
        config: { mediaType: EMPTY_TYPE, digest: `sha256:${digestOf(EMPTY)}`, size: EMPTY.length },
        layers: files.map(({ path, sha256, sizeBytes }) => ({
            mediaType: 'application/octet-stream',
            digest: `sha256:${sha256}`,
            size: sizeBytes,
            annotations: { 'org.opencontainers.image.title': path },
        })),
        annotations: { 'org.opencontainers.image.title': model },
    });
}
/**
 * Files as blobs of an image registry, and an OCI artifact that names them, tagged
 * `sha256-<digest>`: what any registry keeps, copies and scans.
 */
class OciStore {
    type = 'oci';
    #client;
    constructor(client) {
        this.#client = client;
    }
    get description() {
        return `${this.#client.host}/${this.#client.name}`;
    }
    async put(artifact) {
        for (const file of artifact.files)
            await this.#putFile(file);
        await this.#putBlob(digestOf(EMPTY), (url) => this.#client.expect(url, { method: 'PUT', body: EMPTY, headers: octets(EMPTY.length) }));
        const text = manifestOf(artifact);
        const url = this.#url(`manifests/sha256-${artifact.sha256}`);
        const headers = { 'content-type': MANIFEST };
        await this.#client.expect(url, { method: 'PUT', headers, body: text });
        return { store: this.type, uri: `${this.description}@sha256:${digestOf(text)}` };
    }
    async get(_, files, folder) {
        for (const file of files) {
            await writeChecked(await this.#download(file), file, folder, this.description);
        }
    }
    async verify({ uri }, files) {
        const problems = [];
        const manifest = this.#url(`manifests/${uri.slice(uri.indexOf('@') + 1)}`);
        const found = await this.#client.send(manifest, {
            method: 'HEAD',
            headers: { accept: MANIFEST },
        });
        if (found.status === 404)
            problems.push(`${uri} is missing`);
        for (const file of files) {
            try {
                problems.push(await checkContent(await this.#download(file), file, this.description));
            }
            catch (error) {
                if (!(error instanceof HttpError) || error.status !== 404)
                    throw error;
                problems.push(`${file.path} is missing in ${this.description}`);
            }
        }
        return problems.filter((problem) => problem !== null);
    }
    async list(except) {
        const response = await this.#client.send(this.#url('tags/list'));
        if (response.status === 404)
            return [];
        if (!response.ok) {
            throw new HttpError(`tags of ${this.description}`, response.status, await response.text());
        }
        const { tags } = tagsSchema.parse(await response.json());
        return (tags ?? [])
            .flatMap((tag) => /^sha256-([0-9a-f]{64})$/.exec(tag)?.[1] ?? [])
            .filter((sha256) => !except.has(sha256))
            .map((sha256) => {
            const where = `${this.description}:sha256-${sha256}`;
            return { sha256, sizeBytes: null, storedAt: null, where };
        });
    }
    /** Removes the artifact; its blobs go when the registry collects what nothing names. */
    async remove({ sha256 }) {
        const tag = this.#url(`manifests/sha256-${sha256}`);
        const found = await this.#client.send(tag, { method: 'HEAD', headers: { accept: MANIFEST } });
        const digest = found.headers.get('docker-content-digest');
        if (found.status === 404 || digest === null)
            return;
        await this.#client.expect(this.#url(`manifests/${digest}`), { method: 'DELETE' });
    }
    keysOf(sha256) {
        return [sha256];
    }
    async #putFile(file) {
        await this.#putBlob(file.sha256, (url) => sendUnchanged(file, (content) => this.#client.expect(url, {
            method: 'PUT',
            body: external_node_stream_.Readable.toWeb(content),
            headers: octets(file.sizeBytes),
            duplex: 'half',
        }, 
        // A stream that was read once cannot be sent again.
        false)));
    }
    /** Sends a blob, unless the registry has it. */
    async #putBlob(sha256, send) {
        const there = await this.#client.send(this.#url(`blobs/sha256:${sha256}`), { method: 'HEAD' });
        if (there.ok)
            return;
        const started = await this.#client.expect(this.#url('blobs/uploads/'), { method: 'POST' });
        const location = started.headers.get('location');
        if (location === null) {
            throw new src/* InputError */.dz('registry', `${this.description} does not say where to send a blob`);
        }
        const url = new URL(location, this.#url(''));
        url.searchParams.set('digest', `sha256:${sha256}`);
        await send(url.toString());
    }
    async #download({ sha256 }) {
        const { body } = await this.#client.expect(this.#url(`blobs/sha256:${sha256}`));
        return body === null ? external_node_stream_.Readable.from([]) : external_node_stream_.Readable.fromWeb(body);
    }
    #url(path) {
        return this.#client.url(`${this.#client.name}/${path}`);
    }
}
function octets(length) {
    return { 'content-type': 'application/octet-stream', 'content-length': String(length) };
}

;// CONCATENATED MODULE: ./packages/registry/src/artifacts/oci-client.ts


const tokenSchema = schemas/* object */.Ikc({ token: schemas/* string */.YjP().optional(), access_token: schemas/* string */.YjP().optional() });
/** The parts of a `WWW-Authenticate: Bearer …` header. */
function challengeOf(header) {
    if (header === null || !/^bearer /i.test(header))
        return null;
    return new Map([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}
/**
 * One repository of an image registry
 * ([OCI distribution 1.1](https://github.com/opencontainers/distribution-spec/blob/main/spec.md)),
 * with the token that the registry asks for.
 */
class OciClient {
    host;
    name;
    #http;
    #credentials;
    #authorization = null;
    /** @param repository `registry.example.org/models` */
    constructor(repository, options, credentials) {
        const slash = repository.indexOf('/');
        this.host = repository.slice(0, slash);
        this.name = repository.slice(slash + 1);
        this.#http = new HttpClient(options);
        this.#credentials = credentials;
    }
    /** The URL of a path of the API; loopback registries speak HTTP. */
    url(path) {
        const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(this.host);
        return `${isLocal ? 'http' : 'https'}://${this.host}/v2/${path}`;
    }
    /** Sends a request with the token that it takes; any answer is returned. */
    async send(url, init = {}, repeatable = true) {
        const response = await this.#once(url, init, repeatable);
        if (response.status !== 401 || init.duplex === 'half')
            return response;
        await this.#authorize(response.headers.get('www-authenticate'));
        await response.body?.cancel();
        return this.#once(url, init, repeatable);
    }
    /** The same; what is no success is an HttpError. */
    async expect(url, init = {}, repeatable = true) {
        const response = await this.send(url, init, repeatable);
        if (response.ok)
            return response;
        const what = `${init.method ?? 'GET'} ${shownUrl(url)}`;
        throw new HttpError(what, response.status, await response.text());
    }
    #once(url, init, repeatable) {
        const headers = new Headers(init.headers);
        // The token is for this registry, not for a store that it sends us to.
        const isOwn = new URL(url).host === this.host;
        if (this.#authorization !== null && isOwn)
            headers.set('authorization', this.#authorization);
        return this.#http.send(url, { ...init, headers }, repeatable);
    }
    async #authorize(header) {
        const login = this.#credentials(this.host);
        const basic = login === null ? null : `Basic ${Buffer.from(login).toString('base64')}`;
        const challenge = challengeOf(header);
        const realm = challenge?.get('realm');
        if (challenge === null || realm === undefined) {
            this.#authorization = basic;
            return;
        }
        const url = new URL(realm);
        url.searchParams.set('service', challenge.get('service') ?? this.host);
        url.searchParams.set('scope', `repository:${this.name}:pull,push`);
        const headers = basic === null ? {} : { authorization: basic };
        const answer = await this.#http.expect(url.toString(), { headers });
        const { token, access_token: access } = tokenSchema.parse(await answer.json());
        this.#authorization = `Bearer ${token ?? access ?? ''}`;
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
function metricRow(change) {
    const { metric, before, beforeInterval, after, afterInterval } = change;
    return [
        `\`${metric.replace(/[`|\s]+/g, ' ')}\``,
        (0,src/* formatEstimate */.eG)(after, afterInterval),
        (0,src/* formatEstimate */.eG)(before, beforeInterval),
        (0,src/* formatEstimate */.eG)(change.difference, change.differenceInterval, src/* formatSigned */.Gp),
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

;// CONCATENATED MODULE: ./packages/registry/src/git/check.ts

function finding(version, check, verdict, detail) {
    return { version, check, verdict, detail };
}
/** Whether the tag of a version is there, and the one that was made. */
function checkTag(version, { tag, oid, target }, found) {
    if (found === null) {
        return finding(version, 'tag', 'fail', `the tag ${tag} was deleted; register this content again to restore it`);
    }
    if (found.oid !== oid) {
        const was = `it is ${found.oid}, and was made as ${oid}`;
        return finding(version, 'tag', 'fail', `the tag ${tag} was rewritten: ${was}`);
    }
    return finding(version, 'tag', 'pass', `${tag} leads to ${target}`);
}
async function checkSignature(repository, version, { oid, text }) {
    const { status, detail } = await repository.verifyTag(oid);
    if (status === 'unsigned')
        return null;
    const verdict = { good: 'pass', bad: 'fail', unknown: 'inconclusive' };
    return finding(version, 'signature', verdict[status], `${text}: ${detail}`);
}
/** Tags of environments that the records know of and the repository has no more. */
function checkAssignments({ view, recorded }) {
    const tags = new Set(view.tags.map(({ text }) => text));
    return Object.entries(recorded?.snapshot.state.assignments ?? {})
        .filter(([, { tag }]) => !tags.has(tag))
        .map(([environment, { version, tag }]) => finding(version, 'tag', 'fail', `the tag ${tag}, which says ${environment}, was deleted`));
}
/** Holds the tags of a model against what is recorded of them. */
async function checkTags(repository, loaded) {
    const { recorded, view } = loaded;
    if (recorded === null)
        return [];
    const byName = new Map(view.tags.map((entry) => [entry.text, entry]));
    const refs = view.tags.map(({ text, oid }) => ({
        name: `refs/tags/${text}`,
        oid,
        annotated: true,
        peeled: null,
    }));
    await repository.fetch(refs);
    const findings = [];
    for (const version of view.recorded) {
        const file = await readTagFile(recorded.source, version);
        const found = byName.get(file.tag) ?? null;
        findings.push(checkTag(version, file, found));
        if (found !== null)
            findings.push(await checkSignature(repository, version, found));
    }
    return [...findings.filter((entry) => entry !== null), ...checkAssignments(loaded)];
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
    async check(model) {
        return checkTags(this.#repository, await this.#reader.load(model));
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./packages/registry/src/git/object-reader.ts



/** Whether the child, and the pipes to it, keep the program alive. */
function keepAlive(child, isWaitedFor) {
    for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
        if (handle !== child && !(handle instanceof external_node_net_.Socket))
            continue;
        if (isWaitedFor)
            handle.ref();
        else
            handle.unref();
    }
}
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
            keepAlive(child, true);
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
        keepAlive(child, true);
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
        // A reader that somebody forgot to close must not keep the program alive.
        if (this.#waiting.length === 0 && this.#child !== null)
            keepAlive(this.#child, false);
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
    const committed = /^.* (\d+) [+-]\d{4}$/.exec(fields(header, 'committer')[0] ?? '');
    const time = committed === null ? null : Number(committed[1]);
    return { tree, parents: fields(header, 'parent'), message, time };
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
/** GnuPG's status lines of a key that is not at hand, or not trusted enough to say anything. */
const UNKNOWN_KEY = /\b(?:NO_PUBKEY|ERRSIG|EXPKEYSIG)\b|No principal matched|allowedSignersFile/;
/** Reads what `git verify-tag --raw` said of a signed tag (GnuPG's status lines, or ssh-keygen's). */
function signatureOf({ exitCode, stderr }) {
    const who = /GOODSIG \S+ (.*)/.exec(stderr)?.[1] ?? /Good "git" signature for (\S+)/.exec(stderr)?.[1];
    if (exitCode === 0)
        return { status: 'good', detail: `signed by ${who ?? 'a known key'}` };
    const said = stderr.trim().split('\n').at(-1) ?? '';
    if (/\bBADSIG\b|Could not verify signature|incorrect signature/i.test(stderr)) {
        return { status: 'bad', detail: 'its signature is not of this content' };
    }
    if (UNKNOWN_KEY.test(stderr)) {
        return { status: 'unknown', detail: `git knows nothing of the key that signed it (${said})` };
    }
    return { status: 'unknown', detail: `git could not check its signature: ${said}` };
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
    /** Makes a bare repository in a folder, where there is none yet, and opens it. */
    static async create(folder, options, shown = folder) {
        await (0,promises_.mkdir)(folder, { recursive: true });
        // Again in one that is there it changes nothing.
        await git(['init', '--bare', '--quiet', '--', folder], { ...options, cwd: folder });
        return LocalRepository.open(folder, options, shown);
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
    async verifyTag(oid) {
        if (!(await this.tag(oid)).signed)
            return { status: 'unsigned', detail: 'it is not signed' };
        const result = await tryGit(['verify-tag', '--raw', oid], this.#options);
        return signatureOf(result);
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
    verifyTag(oid) {
        return this.#place.local.verifyTag(oid);
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
            // Branches are the user's, and one of them may be checked out.
            if (name.startsWith('refs/heads/'))
                continue;
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
 * Takes the journal's lease: when nobody holds it, when it expired, when its holder was a process of
 * this host that is dead, or when `isGone` knows that the holder is gone. A journal that does not exist is started.
 *
 * The lease keeps honest writers apart; what makes it safe is its fencing number: entries that are
 * appended under a lease are refused once somebody has taken the next one, however wrong the clocks
 * are.
 *
 * @throws LeaseHeld when somebody holds it
 */
async function acquireLease(journal, { holder, by, duration, isGone = () => Promise.resolve(false) }) {
    return retryWhileChanged(async () => {
        const snapshot = await journal.read();
        const held = snapshot?.lease ?? null;
        const now = journal.now();
        if (held !== null && !isFree(held, now) && !(await isGone(held))) {
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

;// CONCATENATED MODULE: ./packages/registry/src/inspect/diff.ts


function changesBetween(before, after) {
    return [...new Set([...before.keys(), ...after.keys()])]
        .sort()
        .map((name) => ({ name, before: before.get(name) ?? null, after: after.get(name) ?? null }))
        .filter((change) => change.before !== change.after);
}
/** The data sets by the role that evidence gives them; what identifies one is its digest. */
function dataValues({ lineage }) {
    return new Map(lineage.data.map(({ name, uri, sha256, rows }) => {
        const about = [
            sha256 === null ? null : `sha256:${sha256}`,
            rows === null ? null : `${rows} rows`,
        ];
        const known = about.filter((text) => text !== null).join(', ');
        return [name, known === '' ? uri : `${uri} (${known})`];
    }));
}
function parameterValues({ lineage }) {
    return new Map(Object.entries(lineage.parameters).map(([name, value]) => [name, JSON.stringify(value)]));
}
function lineageValues({ lineage }) {
    const { commit, run, image, card } = lineage;
    const entries = [
        ['code', commit?.sha ?? null],
        ['run', run],
        ['image', image],
        ['model card', card === null ? null : `sha256:${card.sha256}`],
    ];
    return new Map(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
/**
 * Compares two versions.
 *
 * @param evidence that of the later one: its evaluate may have compared both on the same rows
 */
function diffVersions(before, after, evidence = []) {
    return {
        model: after.model,
        before: before.version,
        after: after.version,
        sameContent: before.digest.sha256 === after.digest.sha256,
        sizeBytes: { before: before.sizeBytes, after: after.sizeBytes },
        signature: before.signature === null || after.signature === null
            ? null
            : compareSignatures(before.signature, after.signature),
        metrics: compareMetrics(before, after, evidence),
        data: changesBetween(dataValues(before), dataValues(after)),
        parameters: changesBetween(parameterValues(before), parameterValues(after)),
        lineage: changesBetween(lineageValues(before), lineageValues(after)),
    };
}

;// CONCATENATED MODULE: ./packages/registry/src/inspect/gc.ts




/** What is young may belong to a run that is about to record it. */
const DEFAULT_GRACE = 24 * 3_600_000;
/** Versions that were in an environment lately, and those before the one that is there. */
function rollbackVersions(state, events, window) {
    const needed = new Set();
    const active = sortVersions(state.versions.filter(({ active }) => active));
    for (const { environment, version } of state.assignments) {
        const position = active.findIndex((entry) => entry.version === version);
        const before = active.slice(Math.max(0, position - window), Math.max(0, position));
        const been = events
            .filter((event) => event.kind === 'assigned' && event.environment === environment)
            .flatMap((event) => event.version ?? []);
        const lately = [...new Set([...been].reverse())].slice(0, window + 1);
        for (const entry of [version, ...before.map((other) => other.version), ...lately]) {
            needed.add(entry);
        }
    }
    return needed;
}
/** What the journals of a model say: every version and digest that occurs in their states. */
async function journalTexts(repository, model) {
    if (repository === null)
        return '';
    const refs = await repository.refs([`refs/slipway/${toRefComponent(model)}/`]);
    const journals = refs.filter(({ name }) => !name.endsWith('/@versions'));
    await repository.fetch(journals);
    const files = new CommitFiles(repository);
    const texts = await Promise.all(journals.map(({ oid }) => files.text(oid, 'state.json')));
    return texts.join('\n');
}
/** Why a version's files are needed; null when nothing needs them. */
function needOf({ version, record, active }, state, rollback, journals, { unusedFor, now }) {
    if ([...state.aliases.values()].includes(version))
        return 'an alias';
    if (rollback.has(version))
        return 'an environment, or going back in it';
    const mentioned = journals.includes(`"${version}"`) || journals.includes(`"v${version}"`);
    if (mentioned || (record !== null && journals.includes(record.digest.sha256)))
        return 'a journal';
    if (!active)
        return null;
    if (latestOf(state.versions)?.version === version)
        return 'the latest version';
    if (unusedFor === null || record === null)
        return 'a registered version';
    const age = now.getTime() - new Date(record.registeredAt).getTime();
    return age <= unusedFor ? 'a registered version' : null;
}
/**
 * What a version needs is not known when its record was lost or changed.
 *
 * @throws InputError then
 */
async function refuseUnreadable(registry, { model, versions }) {
    if (versions.every(({ record }) => record !== null))
        return;
    const findings = await registry.check(model);
    const lost = findings.find(({ version, verdict }) => verdict === 'fail' &&
        versions.some((entry) => entry.version === version && entry.record === null));
    if (lost === undefined)
        return;
    throw new src/* InputError */.dz('registry', `gc cannot tell which files ${model} ${lost.version} needs: ${lost.detail}`);
}
async function takeCensus(registry, repository, store, options) {
    const needed = new Set();
    const unneeded = new Map();
    for (const { model } of await registry.list()) {
        const state = await registry.model(model);
        if (state === null)
            continue;
        const events = state.assignments.length > 0 ? await registry.history(model) : [];
        const rollback = rollbackVersions(state, events, options.rollbackWindow);
        const journals = await journalTexts(repository, model);
        await refuseUnreadable(registry, state);
        for (const version of state.versions) {
            if (version.record === null)
                continue;
            const keys = store.keysOf(version.record.digest.sha256, version.record.files);
            const need = needOf(version, state, rollback, journals, options);
            for (const key of keys) {
                if (need !== null)
                    needed.add(key);
                else
                    unneeded.set(key, whyUnneeded(version));
            }
        }
    }
    return { needed, unneeded };
}
function whyUnneeded({ model, version, active }) {
    return active ? `${model} ${version} is in use nowhere` : `${model} ${version} is out of use`;
}
/**
 * Finds what the store keeps and nothing needs: files of no version (a run died before it recorded
 * them), of versions out of use, and, when told so, of versions that are in use nowhere. Whatever an
 * alias, an environment, its rollback window or a journal needs stays.
 *
 * @returns null for a store that cannot list what it has
 */
async function planGc(registry, repository, store, options) {
    const { needed, unneeded } = await takeCensus(registry, repository, store, options);
    const items = await store.list(needed);
    if (items === null)
        return null;
    const garbage = [];
    const young = [];
    for (const item of items) {
        const known = unneeded.get(item.sha256);
        const age = options.now.getTime() - (item.storedAt ?? new Date(0)).getTime();
        if (known !== undefined)
            garbage.push({ item, reason: known });
        else if (age < (options.grace ?? DEFAULT_GRACE))
            young.push(item);
        else
            garbage.push({ item, reason: 'no version has it: a run died before it was recorded' });
    }
    return { garbage, kept: needed.size, young };
}
/** Removes what a plan found. */
async function collectGarbage(store, plan) {
    for (const { item } of plan.garbage)
        await store.remove(item);
}

;// CONCATENATED MODULE: ./packages/registry/src/inspect/verify.ts


function sha256Of(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
async function verifyArtifact({ storeOf }, { artifact, files, sizeBytes }) {
    if (artifact === null)
        return [];
    const check = 'artifact';
    try {
        const problems = await storeOf(artifact).verify(artifact, files);
        if (problems.length > 0)
            return problems.map((detail) => ({ check, verdict: 'fail', detail }));
        return [{ check, verdict: 'pass', detail: `${sizeBytes} bytes as registered` }];
    }
    catch (error) {
        // A store that cannot be reached says nothing of what is in it.
        if (!(error instanceof src/* UserError */.yo))
            throw error;
        return [{ check, verdict: 'inconclusive', detail: (0,src/* messageOf */.bD)(error) }];
    }
}
function judgeEvidence({ file, sha256 }, { digest }, text) {
    const check = 'evidence';
    const fail = (why) => ({ check, verdict: 'fail', detail: `${file} ${why}` });
    if (text === null)
        return fail('is missing');
    if (sha256Of(text) !== sha256)
        return fail('is not what was registered: its digest differs');
    const { statement, problem } = (0,src/* parseEvidence */.vf)(text);
    if (statement === null)
        return fail(`cannot be read: ${problem}`);
    if (!statement.subject.some((subject) => subject.digest.sha256 === digest.sha256)) {
        return fail('is about other content');
    }
    return { check, verdict: 'pass', detail: `${file} is as registered, and about this content` };
}
async function verifyAttachments({ registry }, record) {
    const { model, version, evidence, lineage } = record;
    const findings = [];
    for (const reference of evidence) {
        const text = await registry.attachment(model, version, reference.file);
        findings.push(judgeEvidence(reference, record, text));
    }
    if (lineage.card !== null) {
        const text = await registry.attachment(model, version, lineage.card.file);
        const same = text !== null && sha256Of(text) === lineage.card.sha256;
        findings.push({
            check: 'card',
            verdict: same ? 'pass' : 'fail',
            detail: same ? 'the model card is as registered' : 'the model card is missing or was changed',
        });
    }
    return findings;
}
/** A digest of one file is that file's; of several it was computed over their manifest. */
function verifyRecord({ files, digest }) {
    const [only] = files;
    if (files.length !== 1 || only === undefined || only.sha256 === digest.sha256)
        return [];
    const detail = 'the record contradicts itself: digest and file differ';
    return [{ check: 'record', verdict: 'fail', detail }];
}
/**
 * Checks versions of a model: every byte of the files against the digests, evidence and model card
 * against theirs, tags and signatures as the registry finds them.
 *
 * @param only the version to check; all of them unless given
 */
async function verifyModel(context, state, only = null) {
    const { model } = state;
    const own = await context.registry.check(model);
    const results = [];
    for (const { version, record } of state.versions) {
        if (only !== null && version !== only)
            continue;
        const findings = own.filter((finding) => finding.version === version);
        if (record === null) {
            const detail = 'another program registered it: there is no record to check';
            findings.push({ version, check: 'record', verdict: 'inconclusive', detail });
        }
        else {
            const more = [
                ...verifyRecord(record),
                ...(await verifyArtifact(context, record)),
                ...(await verifyAttachments(context, record)),
            ];
            findings.push(...more.map((finding) => ({ ...finding, version })));
        }
        results.push(...findings.map((finding) => ({ ...finding, model })));
    }
    return results;
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/client.ts



const tagSchema = schemas/* object */.Ikc({ key: schemas/* string */.YjP(), value: schemas/* string */.YjP().default('') });
const modelVersionSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    /** A whole number, counted by the server. */
    version: schemas/* string */.YjP(),
    source: schemas/* string */.YjP().default(''),
    run_id: schemas/* string */.YjP().default(''),
    tags: schemas/* array */.YOg(tagSchema).default([]),
});
const registeredModelSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    tags: schemas/* array */.YOg(tagSchema).default([]),
    aliases: schemas/* array */.YOg(schemas/* object */.Ikc({ alias: schemas/* string */.YjP(), version: schemas/* string */.YjP() })).default([]),
});
const errorSchema = schemas/* object */.Ikc({ error_code: schemas/* string */.YjP() });
const PAGE = 200;
/** The code of MLflow's that an error carries (`RESOURCE_DOES_NOT_EXIST`); null for any other. */
function mlflowCode(error) {
    if (!(error instanceof HttpError))
        return null;
    try {
        return errorSchema.safeParse(JSON.parse(error.body)).data?.error_code ?? null;
    }
    catch {
        return null;
    }
}
/** MLflow's REST API, version 2.0. */
class MlflowClient {
    /** Without a slash at the end. */
    url;
    http;
    constructor(url, options) {
        this.url = url.replace(/\/+$/, '');
        this.http = new HttpClient(options);
    }
    async get(path, parameters, answer) {
        const query = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
        const response = await this.http.expect(`${this.#path(path)}?${query.toString()}`);
        return this.#parse(path, response, answer);
    }
    /** @param repeatable whether doing it twice is doing it once */
    async post(path, body, answer, { method = 'POST', repeatable = true } = {}) {
        const headers = { 'content-type': 'application/json' };
        const init = { method, headers, body: JSON.stringify(body) };
        return this.#parse(path, await this.http.expect(this.#path(path), init, repeatable), answer);
    }
    /** All pages of a search. */
    async search(path, parameters, key, item) {
        const schema = schemas/* object */.Ikc({
            [key]: schemas/* array */.YOg(item).default([]),
            next_page_token: schemas/* string */.YjP().default(''),
        });
        const items = [];
        let token = '';
        do {
            const page = token === '' ? {} : { page_token: token };
            const answer = await this.get(path, { max_results: PAGE, ...parameters, ...page }, schema);
            items.push(...schemas/* array */.YOg(item).parse(answer[key]));
            token = String(answer.next_page_token);
        } while (token !== '');
        return items;
    }
    #path(path) {
        return `${this.url}/api/2.0/mlflow/${path}`;
    }
    async #parse(path, response, schema) {
        const text = await response.text();
        let json;
        try {
            json = JSON.parse(text === '' ? '{}' : text);
        }
        catch {
            throw new src/* InputError */.dz('registry', `${this.url} is no MLflow server: ${path} answered no JSON`);
        }
        const parsed = schema.safeParse(json);
        if (parsed.success)
            return parsed.data;
        const [issue] = parsed.error.issues;
        const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
        throw new src/* InputError */.dz('registry', `${this.url}: ${path} answered something else than MLflow does${where}`);
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/artifacts.ts



const listSchema = schemas/* object */.Ikc({
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), is_dir: schemas/* boolean */.zMY().default(false) })).default([]),
});
function encoded(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
/** The path of a `mlflow-artifacts:` URI below the server's artifacts. */
function artifactPath(uri) {
    return uri.replace(/^mlflow-artifacts:\/+/, '');
}
/** The artifacts of an MLflow server, which it passes on to its own store (`--serve-artifacts`). */
class MlflowArtifacts {
    #client;
    constructor(client) {
        this.#client = client;
    }
    /** Writes one artifact. */
    async upload(path, body, size = null) {
        const headers = { 'content-type': 'application/octet-stream' };
        if (size !== null)
            headers['content-length'] = String(size);
        // A stream that was read once cannot be sent again.
        const isText = typeof body === 'string';
        const content = isText ? { body } : { body, duplex: 'half' };
        await this.#client.http.expect(this.#url(path), { method: 'PUT', headers, ...content }, isText);
    }
    /** The text of an artifact; null when there is none. */
    async text(path) {
        const response = await this.#client.http.send(this.#url(path));
        if (response.status === 404)
            return null;
        if (response.ok)
            return response.text();
        throw new HttpError(`artifact ${path} of ${this.#client.url}`, response.status, await response.text());
    }
    /** The content of an artifact. */
    async download(path) {
        const { body } = await this.#client.http.expect(this.#url(path));
        return body === null ? external_node_stream_.Readable.from([]) : external_node_stream_.Readable.fromWeb(body);
    }
    /** The files below a folder, at any depth. */
    async names(folder) {
        const url = `${this.#client.url}/api/2.0/mlflow-artifacts/artifacts?path=${encodeURIComponent(folder)}`;
        const response = await this.#client.http.send(url);
        if (response.status === 404)
            return new Set();
        if (!response.ok)
            throw new HttpError('the list of artifacts', response.status, await response.text());
        const { files } = listSchema.parse(await response.json());
        const names = new Set();
        for (const { path, is_dir } of files) {
            const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
            if (!is_dir)
                names.add(name);
            else
                for (const inner of await this.names(`${folder}/${name}`))
                    names.add(`${name}/${inner}`);
        }
        return names;
    }
    async remove(path) {
        const response = await this.#client.http.send(this.#url(path), { method: 'DELETE' });
        if (response.ok || response.status === 404)
            return;
        throw new HttpError('the removal of artifacts', response.status, await response.text());
    }
    #url(path) {
        return `${this.#client.url}/api/2.0/mlflow-artifacts/artifacts/${encoded(path)}`;
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/runs.ts




/** The experiment that our runs are in. */
const EXPERIMENT = 'slipway';
/** Most metrics, parameters and tags of one request. */
const BATCH = 100;
/** Longer values of parameters are cut by the server, or refused. */
const LONGEST_VALUE = 6000;
const DIGEST_TAG = 'slipway.digest';
const MODEL_TAG = 'slipway.model';
const experimentSchema = schemas/* object */.Ikc({ experiment: schemas/* object */.Ikc({ experiment_id: schemas/* string */.YjP() }) });
const createdSchema = schemas/* object */.Ikc({ experiment_id: schemas/* string */.YjP() });
const infoSchema = schemas/* object */.Ikc({
    run_id: schemas/* string */.YjP(),
    artifact_uri: schemas/* string */.YjP().default(''),
    start_time: schemas/* number */.aig().optional(),
});
const dataSchema = schemas/* object */.Ikc({
    tags: schemas/* array */.YOg(schemas/* object */.Ikc({ key: schemas/* string */.YjP(), value: schemas/* string */.YjP().default('') })).default([]),
});
const runSchema = schemas/* object */.Ikc({ run: schemas/* object */.Ikc({ info: infoSchema }) });
const runsSchema = schemas/* object */.Ikc({
    runs: schemas/* array */.YOg(schemas/* object */.Ikc({ info: infoSchema, data: dataSchema.optional() })).default([]),
    next_page_token: schemas/* string */.YjP().default(''),
});
const nothing = schemas/* looseObject */._H3({});
function infoOf({ run_id: id, artifact_uri: uri }) {
    return { id, artifacts: artifactPath(uri) };
}
/** Keys of metrics and parameters: letters, digits, `_`, `-`, `.`, blanks, `/`. */
function keyOf(name) {
    return name.replace(/[^\w\-. /]/g, '_').slice(0, 250);
}
async function experimentId(client) {
    try {
        const query = { experiment_name: EXPERIMENT };
        return (await client.get('experiments/get-by-name', query, experimentSchema)).experiment
            .experiment_id;
    }
    catch (error) {
        if (mlflowCode(error) !== 'RESOURCE_DOES_NOT_EXIST')
            throw error;
    }
    try {
        return (await client.post('experiments/create', { name: EXPERIMENT }, createdSchema))
            .experiment_id;
    }
    catch (error) {
        // Somebody else has made it meanwhile.
        if (mlflowCode(error) !== 'RESOURCE_ALREADY_EXISTS')
            throw error;
        return experimentId(client);
    }
}
async function findRun(client, experiment, model, sha256) {
    const filter = `tags."${DIGEST_TAG}" = '${sha256}' and ` +
        `tags."${MODEL_TAG}" = '${model.replaceAll("'", '')}'`;
    const body = { experiment_ids: [experiment], filter, max_results: 1 };
    const [found] = (await client.post('runs/search', body, runsSchema)).runs;
    return found === undefined ? null : infoOf(found.info);
}
/** The run that stands for some content of a model; made when there is none. */
async function ensureRun(client, model, sha256) {
    const experiment = await experimentId(client);
    const found = await findRun(client, experiment, model, sha256);
    if (found !== null)
        return found;
    const tags = [
        { key: 'mlflow.runName', value: `register ${model}` },
        { key: 'mlflow.source.type', value: 'JOB' },
        { key: MODEL_TAG, value: model },
        { key: DIGEST_TAG, value: sha256 },
    ];
    const body = { experiment_id: experiment, start_time: Date.now(), tags };
    const { run } = await client.post('runs/create', body, runSchema, { repeatable: false });
    const info = infoOf(run.info);
    if (run.info.artifact_uri.startsWith('mlflow-artifacts:'))
        return info;
    throw new src/* ConfigurationError */.j1('registry', `${client.url} does not pass artifacts on (their place is ${run.info.artifact_uri}): start it with ` +
        '--serve-artifacts and --artifacts-destination');
}
/** All runs that stand for content. */
async function listRuns(client) {
    const experiment = await experimentId(client);
    const runs = [];
    let token = '';
    do {
        const page = token === '' ? {} : { page_token: token };
        const body = { experiment_ids: [experiment], max_results: 1000, ...page };
        const answer = await client.post('runs/search', body, runsSchema);
        for (const { info, data } of answer.runs) {
            const sha256 = data?.tags.find(({ key }) => key === DIGEST_TAG)?.value;
            const startedAt = info.start_time === undefined ? null : new Date(info.start_time);
            if (sha256 !== undefined)
                runs.push({ ...infoOf(info), sha256, startedAt });
        }
        token = answer.next_page_token;
    } while (token !== '');
    return runs;
}
async function deleteRun(client, { id }) {
    await client.post('runs/delete', { run_id: id }, nothing);
}
function chunks(items) {
    return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));
}
/** Writes the metrics and parameters of a version; the same values again change nothing. */
async function logValues(client, run, draft) {
    const timestamp = Date.now();
    const metrics = Object.entries(draft.metrics).flatMap(([name, { value }]) => value === null ? [] : [{ key: keyOf(name), value, timestamp, step: 0 }]);
    const params = Object.entries(draft.lineage.parameters).map(([name, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        return { key: keyOf(name), value: text.slice(0, LONGEST_VALUE) };
    });
    for (const part of chunks(metrics)) {
        await client.post('runs/log-batch', { run_id: run.id, metrics: part }, nothing);
    }
    for (const part of chunks(params)) {
        await client.post('runs/log-batch', { run_id: run.id, params: part }, nothing);
    }
}
/** Path of a file that is kept with a version. */
function attachmentPath(run, file) {
    return `${run.artifacts}/slipway/${file}`;
}
/**
 * Writes the run of a version: metrics, parameters and files. A run that was left behind for the
 * same content is taken over.
 */
async function writeRun(client, artifacts, draft, attachments) {
    const run = await ensureRun(client, draft.model, draft.digest.sha256);
    const { commit } = draft.lineage;
    if (commit !== null) {
        const tag = { run_id: run.id, key: 'mlflow.source.git.commit', value: commit.sha };
        await client.post('runs/set-tag', tag, nothing);
    }
    await logValues(client, run, draft);
    for (const { file, text } of attachments)
        await artifacts.upload(attachmentPath(run, file), text);
    const end = { run_id: run.id, status: 'FINISHED', end_time: Date.now() };
    await client.post('runs/update', end, nothing);
    return run;
}
/** The run of that id. */
async function readRun(client, id) {
    return infoOf((await client.get('runs/get', { run_id: id }, runSchema)).run.info);
}

;// CONCATENATED MODULE: ./packages/registry/src/event-schema.ts


/** An event of a registry's history, as registries without a history of their own keep it in JSON. */
const eventSchema = schemas/* object */.Ikc({
    kind: schemas/* enum */.k5n(EVENT_KINDS),
    at: schemas/* string */.YjP(),
    by: schemas/* string */.YjP(),
    version: schemas/* string */.YjP().nullable(),
    environment: schemas/* string */.YjP().nullable(),
    alias: schemas/* string */.YjP().nullable(),
    reason: schemas/* string */.YjP().nullable(),
    tag: schemas/* string */.YjP().nullable(),
});

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/view.ts




const RECORD_TAG = 'slipway.record';
/** The run with the version's metrics and files, wherever the model's own files are. */
const RUN_TAG = 'slipway.run';
const VERSION_TAG = 'slipway.version';
const OUT_OF_USE_TAG = 'slipway.out-of-use';
const DEPRECATED_TAG = 'slipway.deprecated';
const EVENT_PREFIX = 'slipway.event.';
const ENVIRONMENT_PREFIX = 'slipway.environment.';
/** What is noted of an environment beside the alias of its name. */
const assignmentSchema = schemas/* object */.Ikc({
    version: schemas/* string */.YjP(),
    since: schemas/* string */.YjP(),
    by: schemas/* string */.YjP(),
    reason: schemas/* string */.YjP().nullable(),
});
function environmentTag(environment) {
    return `${ENVIRONMENT_PREFIX}${environment}`;
}
function tagOf(tags, key) {
    return tags.find((tag) => tag.key === key)?.value ?? null;
}
function parsed(text, schema) {
    if (text === null)
        return null;
    try {
        return schema.safeParse(JSON.parse(text)).data ?? null;
    }
    catch {
        return null;
    }
}
function ownVersion(entry, record) {
    return {
        model: entry.name,
        version: record.version,
        record,
        tag: `models:/${entry.name}/${entry.version}`,
        active: tagOf(entry.tags, OUT_OF_USE_TAG) === null,
        number: entry.version,
        runId: tagOf(entry.tags, RUN_TAG) ?? entry.run_id,
        source: entry.source,
    };
}
/** One that another program registered has a whole number only: 7 is shown as 0.0.7. */
function foreignVersion(entry) {
    return {
        model: entry.name,
        version: `0.0.${entry.version}`,
        record: null,
        tag: `models:/${entry.name}/${entry.version}`,
        active: true,
        number: entry.version,
        runId: entry.run_id,
        source: entry.source,
    };
}
/**
 * The versions of a model. The server does not refuse a second claim of a number or of some
 * content; the first one counts, by the server's own count, so that all readers agree.
 */
function countedVersions(entries) {
    const taken = new Set();
    const versions = [];
    for (const entry of [...entries].sort((a, b) => Number(a.version) - Number(b.version))) {
        const record = parsed(tagOf(entry.tags, RECORD_TAG), recordSchema);
        if (record === null) {
            versions.push(foreignVersion(entry));
            continue;
        }
        const claims = [record.version, record.digest.sha256];
        if (claims.some((claim) => taken.has(claim)))
            continue;
        for (const claim of claims)
            taken.add(claim);
        versions.push(ownVersion(entry, record));
    }
    return versions;
}
/** Aliases by name; those that stand for environments apart. */
function placesOf(model, versions) {
    const assignments = [];
    const aliases = new Map();
    for (const { alias, version: number } of model.aliases) {
        const version = versions.find((entry) => entry.number === number)?.version;
        if (version === undefined)
            continue;
        const noted = parsed(tagOf(model.tags, environmentTag(alias)), assignmentSchema);
        if (noted === null) {
            aliases.set(alias, version);
            continue;
        }
        // Moved by another program, what was noted is about something else.
        const isOurs = noted.version === version;
        assignments.push({
            environment: alias,
            version,
            since: isOurs ? noted.since : null,
            by: isOurs ? noted.by : null,
            reason: isOurs ? noted.reason : null,
        });
    }
    assignments.sort((a, b) => (a.environment < b.environment ? -1 : 1));
    return { assignments, aliases };
}
function view_stateOf(model, entries) {
    const versions = countedVersions(entries);
    return {
        model: model.name,
        versions: sortVersions(versions),
        ...placesOf(model, versions),
        deprecated: tagOf(model.tags, DEPRECATED_TAG) !== null,
    };
}
/** What happened, as far as it was noted: MLflow itself keeps no history. */
function view_eventsOf(model) {
    return model.tags
        .filter(({ key }) => key.startsWith(EVENT_PREFIX))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .flatMap(({ value }) => parsed(value, eventSchema) ?? []);
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/registry.ts











const registry_nothing = schemas/* looseObject */._H3({});
const registry_CHANGELOG_FILE = 'changelog.md';
/** A version's record is a tag, and the server takes no longer ones. */
const LONGEST_TAG = 100_000;
/** How often a number is looked for while others take the one that was found. */
const ATTEMPTS = 50;
/** Whether what the server says of a version beside its record is as it was made. */
function checkVersion(entry, tags) {
    const { record, version, source, tag } = entry;
    if (record === null)
        return null;
    const { artifact, digest } = record;
    const finding = { version, check: 'tag' };
    if (tagOf(tags, VERSION_TAG) !== version || tagOf(tags, DIGEST_TAG) !== digest.sha256) {
        return { ...finding, verdict: 'fail', detail: `${tag}: its tags are not as they were made` };
    }
    if (artifact !== null && source !== artifact.uri) {
        const detail = `${tag}: its source is ${source}, and was ${artifact.uri}`;
        return { ...finding, verdict: 'fail', detail };
    }
    return { ...finding, verdict: 'pass', detail: `${tag} is as it was made` };
}
/** MLflow takes no others in names of models and aliases. */
function checkMlflowName(kind, text) {
    const name = checkedName(kind, text);
    const isFit = kind === 'model' ? !/[/:.%"']/.test(name) : /^[\w-]+$/.test(name);
    const isReserved = kind !== 'model' && /^(?:latest|v\d+)$/i.test(name);
    if (isFit && !isReserved)
        return name;
    const what = kind === 'model' ? 'a model' : `an ${kind}`;
    throw new src/* ConfigurationError */.j1(kind === 'model' ? 'model-name' : kind, `"${text}" cannot be the name of ${what} in MLflow: use letters, digits, "-" and "_"; "latest" ` +
        'and "v1" are kept for itself');
}
/**
 * A registry in an MLflow server. A version is a model version with our number and record in its
 * tags, and a run with its metrics, parameters and files; an environment is an alias. MLflow refuses
 * no second writer: what was written is read back, and of two claims the first one counts.
 */
class MlflowRegistry {
    consistency = 'read-back';
    #client;
    #artifacts;
    #now;
    constructor(client, options = {}) {
        this.#client = client;
        this.#artifacts = new MlflowArtifacts(client);
        this.#now = options.now ?? (() => new Date());
    }
    get description() {
        return `MLflow at ${this.#client.url}`;
    }
    async list() {
        const client = this.#client;
        const models = await client.search('registered-models/search', {}, 'registered_models', registeredModelSchema);
        const entries = await client.search('model-versions/search', {}, 'model_versions', modelVersionSchema);
        const byModel = Map.groupBy(entries, ({ name }) => name);
        return models
            .map((model) => {
            const { versions, ...state } = view_stateOf(model, byModel.get(model.name) ?? []);
            return { ...state, versions: versions.length, latest: latestOf(versions) };
        })
            .sort((a, b) => (a.model < b.model ? -1 : 1));
    }
    async model(name) {
        const loaded = await this.#load(name);
        return loaded === null || loaded.state.versions.length === 0 ? null : loaded.state;
    }
    async history(name) {
        const loaded = await this.#load(name);
        return loaded === null ? [] : view_eventsOf(loaded.model);
    }
    async attachment(model, version, file) {
        const plain = checkedVersion(version);
        const loaded = await this.#load(model);
        const found = loaded?.versions.find((entry) => entry.version === plain);
        if (found === undefined || found.runId === '')
            return null;
        return this.#artifacts.text(attachmentPath(await readRun(this.#client, found.runId), file));
    }
    async register(request) {
        const name = checkMlflowName('model', request.draft.model);
        if (request.choice.kind === 'given')
            checkedVersion(request.choice.version);
        await this.#createModel(name);
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
            const loaded = await this.#load(name);
            const known = knownContent(loaded?.state ?? null, request);
            if (known !== null)
                return { version: known, created: false };
            const version = await this.#claim(name, loaded?.state ?? null, request);
            if (version !== null)
                return { version, created: true };
        }
        throw new RegistryConflict('registry', `${name}: others take every number; try again later`);
    }
    async assign(request) {
        const environment = checkMlflowName('environment', request.environment);
        const { loaded, from, version } = await this.#decide(request, (state) => {
            const entry = state?.assignments.find((other) => other.environment === environment);
            return { what: `${request.model} in ${environment}`, current: entry?.version ?? null };
        });
        if (version === from)
            return false;
        const { by, reason } = request;
        const note = { version, since: this.#now().toISOString(), by: by.name, reason };
        if (version !== null) {
            await this.#tagModel(request.model, environmentTag(environment), JSON.stringify(note));
        }
        await this.#point(loaded, environment, version);
        const kind = version === null ? 'unassigned' : 'assigned';
        await this.#note(request.model, kind, by, { version: version ?? from, environment, reason });
        return true;
    }
    async alias(request) {
        const alias = checkMlflowName('alias', request.alias);
        const { loaded, from, version } = await this.#decide(request, (state) => ({
            what: `alias ${alias} of ${request.model}`,
            current: state?.aliases.get(alias) ?? null,
        }));
        if (version === from)
            return false;
        await this.#point(loaded, alias, version);
        const kind = version === null ? 'alias-removed' : 'alias-set';
        const { by, reason } = request;
        await this.#note(request.model, kind, by, { version: version ?? from, alias, reason });
        return true;
    }
    async deregister(model, text, { by, reason }) {
        const loaded = await this.#load(model);
        const { version, active } = requireVersion(loaded?.state ?? null, model, text);
        if (!active)
            return false;
        checkRemovable(loaded?.state ?? null, model, version);
        const number = this.#numberOf(loaded, version);
        const tag = { name: model, version: number, key: OUT_OF_USE_TAG, value: reason ?? 'yes' };
        await this.#client.post('model-versions/set-tag', tag, registry_nothing);
        await this.#note(model, 'deregistered', by, { version, reason });
        return true;
    }
    async deprecate(model, { by, reason }) {
        const state = await this.model(model);
        if (state === null) {
            throw new src/* InputError */.dz('model-name', `${model} is not registered in ${this.description}`);
        }
        if (state.deprecated)
            return false;
        await this.#tagModel(model, DEPRECATED_TAG, reason ?? 'yes');
        await this.#note(model, 'deprecated', by, { reason });
        return true;
    }
    async check(name) {
        const loaded = await this.#load(name);
        return (loaded?.versions ?? []).flatMap((entry) => {
            const server = loaded?.entries.find((other) => other.version === entry.number);
            return checkVersion(entry, server?.tags ?? []) ?? [];
        });
    }
    close() {
        return Promise.resolve();
    }
    async #load(name) {
        const checked = checkedName('model', name);
        const answer = schemas/* object */.Ikc({ registered_model: registeredModelSchema });
        let model;
        try {
            const found = await this.#client.get('registered-models/get', { name: checked }, answer);
            model = found.registered_model;
        }
        catch (error) {
            if (mlflowCode(error) === 'RESOURCE_DOES_NOT_EXIST')
                return null;
            throw error;
        }
        const filter = { filter: `name='${checked.replaceAll("'", '')}'` };
        const entries = await this.#client.search('model-versions/search', filter, 'model_versions', modelVersionSchema);
        return { model, entries, versions: countedVersions(entries), state: view_stateOf(model, entries) };
    }
    async #createModel(name) {
        try {
            await this.#client.post('registered-models/create', { name }, registry_nothing);
        }
        catch (error) {
            if (mlflowCode(error) !== 'RESOURCE_ALREADY_EXISTS')
                throw error;
        }
    }
    /** Writes a version and sees whether it was the first; null when somebody else was. */
    async #claim(name, state, request) {
        const record = completeRecord(request, state, this.#now());
        const changelog = request.describe(record, previousRecord(state, record));
        const text = JSON.stringify(record);
        if (text.length > LONGEST_TAG) {
            throw new src/* InputError */.dz('registry', `the record of ${name} has ${text.length} characters, and MLflow takes ${LONGEST_TAG}: keep fewer parameters, or files as one archive`);
        }
        const attachments = [...request.attachments, { file: registry_CHANGELOG_FILE, text: changelog }];
        const run = await writeRun(this.#client, this.#artifacts, request.draft, attachments);
        const own = `mlflow-artifacts:/${run.artifacts}`;
        const source = record.artifact?.uri ?? own;
        const body = {
            name,
            source,
            // The server ties a version to a run only when its files are the run's.
            ...(source.startsWith(own) ? { run_id: run.id } : {}),
            description: changelog,
            tags: [
                { key: VERSION_TAG, value: record.version },
                { key: DIGEST_TAG, value: record.digest.sha256 },
                { key: RUN_TAG, value: run.id },
                { key: RECORD_TAG, value: text },
            ],
        };
        const answer = schemas/* object */.Ikc({ model_version: modelVersionSchema });
        const made = await this.#client.post('model-versions/create', body, answer, {
            repeatable: false,
        });
        const number = made.model_version.version;
        const loaded = await this.#load(name);
        const mine = loaded?.versions.find((entry) => entry.number === number);
        if (mine === undefined) {
            const late = { name, version: number };
            await this.#client.post('model-versions/delete', late, registry_nothing, { method: 'DELETE' });
            return null;
        }
        await this.#note(name, 'registered', request.by, { version: record.version, tag: mine.tag });
        return mine;
    }
    async #decide(request, now) {
        const loaded = await this.#load(request.model);
        const state = loaded?.state ?? null;
        const { what, current } = now(state);
        checkExpected(what, current, request.expected);
        return {
            loaded,
            from: current,
            version: checkAssignable(state, request.model, request.version),
        };
    }
    #numberOf(loaded, version) {
        const found = loaded?.versions.find((entry) => entry.version === version);
        if (found === undefined)
            throw new Error(`${version} was there a moment ago`);
        return found.number;
    }
    /** Moves an alias, and reads back whether it is where it was put. */
    async #point(loaded, alias, version) {
        const name = loaded?.model.name ?? '';
        const number = version === null ? null : this.#numberOf(loaded, version);
        const body = number === null ? { name, alias } : { name, alias, version: number };
        const method = number === null ? 'DELETE' : 'POST';
        await this.#client.post('registered-models/alias', body, registry_nothing, { method });
        const after = await this.#load(name);
        const found = after?.model.aliases.find((entry) => entry.alias === alias)?.version ?? null;
        if (found === number)
            return;
        throw new RegistryConflict('registry', `${name}@${alias} is version ${found ?? 'none'} of MLflow right after it was set to ` +
            `${number ?? 'none'}: somebody else moves it; look again and decide again`);
    }
    async #tagModel(name, key, value) {
        await this.#client.post('registered-models/set-tag', { name, key, value }, registry_nothing);
    }
    /** Notes what happened: each event is a tag of the model, named by its time. */
    async #note(model, kind, by, about) {
        const at = this.#now().toISOString();
        const event = {
            version: null,
            environment: null,
            alias: null,
            reason: null,
            tag: null,
            ...about,
            kind,
            at,
            by: by.name,
        };
        const key = `${EVENT_PREFIX}${at}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
        await this.#tagModel(model, key, JSON.stringify(event));
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/store.ts





/** Files among the artifacts of the version's run: `mlflow-artifacts:/<experiment>/<run>/artifacts/model`. */
class MlflowStore {
    type = 'mlflow';
    #client;
    #artifacts;
    constructor(client) {
        this.#client = client;
        this.#artifacts = new MlflowArtifacts(client);
    }
    get description() {
        return this.#client.url;
    }
    async put({ model, sha256, files }) {
        const run = await ensureRun(this.#client, model, sha256);
        const folder = `${run.artifacts}/model`;
        const there = await this.#artifacts.names(folder);
        for (const file of files) {
            if (there.has(file.path))
                continue;
            await sendUnchanged(file, async (content) => {
                const body = external_node_stream_.Readable.toWeb(content);
                await this.#artifacts.upload(`${folder}/${file.path}`, body, file.sizeBytes);
            });
        }
        return { store: this.type, uri: `mlflow-artifacts:/${folder}` };
    }
    async get({ uri }, files, folder) {
        for (const file of files) {
            const content = await this.#artifacts.download(`${artifactPath(uri)}/${file.path}`);
            await writeChecked(content, file, folder, this.description);
        }
    }
    async verify({ uri }, files) {
        const problems = [];
        for (const file of files) {
            try {
                const content = await this.#artifacts.download(`${artifactPath(uri)}/${file.path}`);
                problems.push(await checkContent(content, file, this.description));
            }
            catch (error) {
                if (!(error instanceof HttpError) || error.status !== 404)
                    throw error;
                problems.push(`${file.path} is missing in ${uri} of ${this.description}`);
            }
        }
        return problems.filter((problem) => problem !== null);
    }
    async list(except) {
        const runs = await listRuns(this.#client);
        return runs
            .filter(({ sha256 }) => !except.has(sha256))
            .map(({ id, sha256, startedAt }) => {
            const where = `run ${id} of ${this.description}`;
            return { sha256, sizeBytes: null, storedAt: startedAt, where };
        });
    }
    async remove({ sha256 }) {
        for (const run of await listRuns(this.#client)) {
            if (run.sha256 !== sha256)
                continue;
            await this.#artifacts.remove(`${run.artifacts}/model`);
            await deleteRun(this.#client, run);
        }
    }
    keysOf(sha256) {
        return [sha256];
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/webhook.ts

/** A request older than this may be a recorded one that is played again. */
const TOLERANCE_SECONDS = 300;
/**
 * Whether a webhook comes from the MLflow server that shares the secret: HMAC-SHA256 over
 * `id.timestamp.body`, and not older than five minutes
 * ([MLflow: webhooks](https://mlflow.org/docs/latest/ml/webhooks/)).
 *
 * @returns null, or why not
 */
function webhookProblem({ id, timestamp, signature, body }, secret, now) {
    const [version, given = ''] = signature.split(',', 2);
    if (version !== 'v1')
        return `the signature is of version "${version}", known is v1`;
    const seconds = Number(timestamp);
    if (!/^\d+$/.test(timestamp) || Math.abs(now.getTime() / 1000 - seconds) > TOLERANCE_SECONDS) {
        return 'the delivery is too old, or from the future';
    }
    const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest();
    const actual = Buffer.from(given, 'base64');
    const isSame = actual.length === expected.length && timingSafeEqual(actual, expected);
    return isSame ? null : 'the signature is not of this delivery';
}

// EXTERNAL MODULE: ./node_modules/aws4fetch/dist/aws4fetch.esm.mjs
var aws4fetch_esm = __webpack_require__(12580);
;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/aws.ts





/** The start of what the signature covers, in the services' own words about wrong signatures. */
const ECHO = /\s*The Canonical String for this request[\s\S]*$/;
const THROTTLED = /Throttling|TooManyRequests|RequestLimitExceeded|SlowDown/;
const aws_ATTEMPTS = 5;
/** An answer of AWS that is no success. */
class AwsError extends HttpError {
    /** `ValidationException`, `NoSuchKey`; empty when the service gave none. */
    code;
    constructor(what, status, code, message) {
        super(what, status, [code, message].filter((part) => part !== '').join(': '));
        this.code = code;
    }
}
function aws_sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function aws_element(xml, name) {
    return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}
/** Code and message of an error, which is JSON from SageMaker and XML from S3. */
function readError(body) {
    if (body.trimStart().startsWith('<')) {
        return { code: aws_element(body, 'Code'), message: aws_element(body, 'Message') };
    }
    try {
        const json = Object.entries(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).parse(JSON.parse(body)));
        const field = (name) => {
            const found = json.find(([key]) => key.toLowerCase() === name)?.[1];
            return typeof found === 'string' ? found : '';
        };
        return { code: field('__type').replace(/^.*#/, ''), message: field('message') };
    }
    catch {
        return { code: '', message: '' };
    }
}
/** Requests to AWS, signed with version 4 of its signatures. */
class AwsClient {
    region;
    #options;
    #http;
    constructor(options) {
        this.region = options.region;
        this.#options = options;
        this.#http = new HttpClient(options.http);
    }
    /** The address that stands in for AWS's own, without a slash at the end; null for none. */
    endpoint(service) {
        return this.#options.endpoints?.[service]?.replace(/\/+$/, '') ?? null;
    }
    /** AWS's domain in the region's partition. */
    get domain() {
        return this.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    }
    /**
     * Sends a request; one that AWS turns away for being one of too many is sent again.
     *
     * @param init its body is a text, or a stream with the header `x-amz-content-sha256`
     * @throws AwsError for an answer that is no success
     */
    async send(service, url, init, repeatable = true) {
        for (let attempt = 1;; attempt++) {
            const response = await this.#signed(service, url, init, repeatable);
            if (response.ok)
                return response;
            const error = this.#failure(`${init.method ?? 'GET'} ${shownUrl(url)}`, response.status, {
                ...readError(await response.text()),
            });
            if (!repeatable || attempt >= aws_ATTEMPTS || !THROTTLED.test(error.code))
                throw error;
            await (0,external_node_timers_promises_.setTimeout)((this.#options.http.pause ?? 200) * 2 ** attempt);
        }
    }
    async #signed(service, url, init, repeatable) {
        const { region, credentials } = this.#options;
        const { accessKeyId, secretAccessKey, sessionToken } = credentials;
        const headers = new Headers(init.headers);
        const { body = null } = init;
        if (!headers.has('x-amz-content-sha256')) {
            headers.set('x-amz-content-sha256', aws_sha256(typeof body === 'string' ? body : ''));
        }
        const { headers: signed } = await new aws4fetch_esm/* AwsV4Signer */.s({
            method: init.method ?? 'GET',
            url,
            headers,
            accessKeyId,
            secretAccessKey,
            ...(sessionToken === null ? {} : { sessionToken }),
            service,
            region,
        }).sign();
        return this.#http.send(url, { ...init, headers: signed }, repeatable);
    }
    /** AWS repeats what was signed when a signature is wrong, and the session token is part of that. */
    #failure(what, status, { code, message }) {
        const { accessKeyId, secretAccessKey, sessionToken } = this.#options.credentials;
        let said = message.replace(ECHO, '');
        for (const secret of [sessionToken, secretAccessKey, accessKeyId]) {
            if (secret)
                said = said.replaceAll(secret, '***');
        }
        return new AwsError(what, status, code, said);
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/client.ts



const token = schemas/* string */.YjP().nullish();
const client_tagSchema = schemas/* object */.Ikc({ Key: schemas/* string */.YjP(), Value: schemas/* string */.YjP().default('') });
const groupSchema = schemas/* object */.Ikc({
    ModelPackageGroupName: schemas/* string */.YjP(),
    ModelPackageGroupArn: schemas/* string */.YjP(),
});
const packageSchema = schemas/* object */.Ikc({
    ModelPackageArn: schemas/* string */.YjP(),
    /** Counted by SageMaker within the group. */
    ModelPackageVersion: schemas/* int */.Whr().nullish(),
    ModelApprovalStatus: schemas/* string */.YjP().nullish(),
    SourceUri: schemas/* string */.YjP().nullish(),
    CustomerMetadataProperties: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
const createdGroupSchema = schemas/* object */.Ikc({ ModelPackageGroupArn: schemas/* string */.YjP() });
const client_createdSchema = schemas/* object */.Ikc({ ModelPackageArn: schemas/* string */.YjP() });
const client_nothing = schemas/* looseObject */._H3({});
const MISSING = /does not exist|not found|could not find/i;
const EXISTS = /already exists/i;
function isMissing(error) {
    if (!(error instanceof AwsError))
        return false;
    return (error.code.includes('ResourceNotFound') || (error.status === 400 && MISSING.test(error.body)));
}
/** What of SageMaker's API a registry needs: model package groups, model packages, tags. */
class SageMakerClient {
    aws;
    url;
    constructor(aws) {
        this.aws = aws;
        this.url = aws.endpoint('sagemaker') ?? `https://api.sagemaker.${aws.region}.${aws.domain}`;
    }
    /** All groups of the account in the region. */
    async groups() {
        const summaries = await this.#all('ListModelPackageGroups', {}, 'ModelPackageGroupSummaryList');
        return schemas/* array */.YOg(groupSchema).parse(summaries).map(toGroup);
    }
    /** The group of that name; null when there is none. */
    async group(name) {
        try {
            const body = { ModelPackageGroupName: name };
            return toGroup(await this.#call('DescribeModelPackageGroup', body, groupSchema));
        }
        catch (error) {
            if (isMissing(error))
                return null;
            throw error;
        }
    }
    /** The group of that name, made when it is not there. */
    async ensureGroup(name) {
        const found = await this.group(name);
        if (found !== null)
            return found;
        try {
            const body = { ModelPackageGroupName: name };
            const made = await this.#call('CreateModelPackageGroup', body, createdGroupSchema);
            return { name, arn: made.ModelPackageGroupArn };
        }
        catch (error) {
            // Somebody else has made it meanwhile.
            const isThere = error instanceof AwsError && EXISTS.test(error.body);
            const other = isThere ? await this.group(name) : null;
            if (other !== null)
                return other;
            throw error;
        }
    }
    /** The model packages of a group, in whole: their metadata are not in SageMaker's own list. */
    async packages(group) {
        const body = { ModelPackageGroupName: group.name, SortBy: 'CreationTime' };
        const summaries = await this.#all('ListModelPackages', body, 'ModelPackageSummaryList');
        const packages = [];
        for (const { ModelPackageArn: name } of schemas/* array */.YOg(client_createdSchema).parse(summaries)) {
            packages.push(await this.#call('DescribeModelPackage', { ModelPackageName: name }, packageSchema));
        }
        return packages;
    }
    /** Makes a model package; with a `ClientToken`, twice is once. */
    async createPackage(body) {
        return (await this.#call('CreateModelPackage', body, client_createdSchema)).ModelPackageArn;
    }
    /** Sets the approval of a model package; its metadata stay. */
    async approve(entry, status, description) {
        const { CustomerMetadataProperties: metadata } = entry;
        const body = {
            ModelPackageArn: entry.ModelPackageArn,
            ModelApprovalStatus: status,
            ApprovalDescription: description.slice(0, 1024),
            ...(metadata ? { CustomerMetadataProperties: metadata } : {}),
        };
        await this.#call('UpdateModelPackage', body, client_nothing);
    }
    /** The tags of a group; of two with the same key the last one counts. */
    async tags({ arn }) {
        const tags = schemas/* array */.YOg(client_tagSchema)
            .parse(await this.#all('ListTags', { ResourceArn: arn }, 'Tags'));
        return [...new Map(tags.map((tag) => [tag.Key, tag])).values()];
    }
    async addTag({ arn }, key, value) {
        const body = { ResourceArn: arn, Tags: [{ Key: key, Value: value }] };
        await this.#call('AddTags', body, client_nothing);
    }
    async removeTag({ arn }, key) {
        await this.#call('DeleteTags', { ResourceArn: arn, TagKeys: [key] }, client_nothing);
    }
    /** All pages of a list. */
    async #all(operation, parameters, key) {
        const schema = schemas/* object */.Ikc({ [key]: schemas/* array */.YOg(schemas/* unknown */.L5J()).default([]), NextToken: token });
        const items = [];
        let next = null;
        do {
            const page = next === null ? {} : { NextToken: next };
            const body = { MaxResults: 100, ...parameters, ...page };
            const answer = await this.#call(operation, body, schema);
            items.push(...schemas/* array */.YOg(schemas/* unknown */.L5J()).parse(answer[key]));
            next = token.parse(answer.NextToken) || null;
        } while (next !== null);
        return items;
    }
    async #call(operation, body, schema) {
        const response = await this.aws.send('sagemaker', `${this.url}/`, {
            method: 'POST',
            headers: {
                'content-type': 'application/x-amz-json-1.1',
                'x-amz-target': `SageMaker.${operation}`,
            },
            body: JSON.stringify(body),
        });
        const text = await response.text();
        let json;
        try {
            json = JSON.parse(text === '' ? '{}' : text);
        }
        catch {
            throw new src/* InputError */.dz('registry', `${this.url} is not SageMaker: ${operation} got no JSON`);
        }
        const parsed = schema.safeParse(json);
        if (parsed.success)
            return parsed.data;
        const [issue] = parsed.error.issues;
        const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
        throw new src/* InputError */.dz('registry', `${this.url}: ${operation} was answered as SageMaker does not${where}`);
    }
}
function toGroup(entry) {
    return { name: entry.ModelPackageGroupName, arn: entry.ModelPackageGroupArn };
}

;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/records.ts



function records_parsed(text, schema) {
    try {
        return schema.safeParse(JSON.parse(text)).data ?? null;
    }
    catch {
        return null;
    }
}
function records_sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
/**
 * What SageMaker has no room for, in S3: records with their attachments, each in a folder named by
 * the record's sha256, and what happened to a model.
 */
class S3Records {
    #folder;
    /** By sha256: a record never changes. */
    #known = new Map();
    constructor(folder) {
        this.#folder = folder;
    }
    get description() {
        return this.#folder.url;
    }
    /** @returns the record's sha256 */
    async write(record, attachments) {
        const text = `${JSON.stringify(record, null, 2)}\n`;
        const digest = records_sha256(text);
        for (const attachment of [...attachments, { file: 'record.json', text }]) {
            await this.#write(`${place(record.model, digest)}/${attachment.file}`, attachment.text);
        }
        return digest;
    }
    /** The record; null when it is missing, or another than the one that was written. */
    async read(model, digest) {
        const known = this.#known.get(digest);
        if (known !== undefined)
            return known;
        const text = await this.#folder.text(`${place(model, digest)}/record.json`);
        if (text === null || records_sha256(text) !== digest)
            return null;
        const record = records_parsed(text, recordSchema);
        if (record !== null)
            this.#known.set(digest, record);
        return record;
    }
    async attachment(model, digest, file) {
        return this.#folder.text(`${place(model, digest)}/${file}`);
    }
    /** Notes what happened: an object each, named by its time. */
    async note(model, event) {
        const name = `${event.at}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.json`;
        await this.#write(`registry/${model}/events/${name}`, `${JSON.stringify(event)}\n`);
    }
    /** What happened, oldest first. */
    async events(model) {
        const objects = await this.#folder.list(`registry/${model}/events`);
        const events = [];
        for (const { name } of objects.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
            const event = records_parsed((await this.#folder.text(name)) ?? '', eventSchema);
            if (event !== null)
                events.push(event);
        }
        return events;
    }
    async #write(name, text) {
        const size = { sha256: records_sha256(text), sizeBytes: Buffer.byteLength(text) };
        await this.#folder.write(name, text, size);
    }
}
function place(model, digest) {
    return `registry/${model}/versions/${digest}`;
}

;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/text.ts
/** Most characters of a tag's or a metadata's value. */
const LONGEST = 256;
/** What SageMaker takes, without `=`, which escapes, and `/`, which separates. */
const TAKEN = /[\p{L}\p{N} _.:+\-@]/u;
/**
 * Text for tags and metadata of SageMaker, which take letters, digits, blanks and `_.:/=+-@`:
 * anything else is written as `=` and the two hexadecimal digits of each byte, as in quoted-printable.
 */
function escaped(text, longest = LONGEST) {
    let written = '';
    for (const character of text) {
        const next = TAKEN.test(character)
            ? character
            : [...Buffer.from(character)]
                .map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
                .join('');
        // The services count in UTF-16, as JavaScript does.
        if (written.length + next.length > longest)
            break;
        written += next;
    }
    return written;
}
function unescaped(text) {
    return text.replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
}
/** `1.2.0/2026-01-01T00:00:00.000Z/Ada/the reason`: a version is read at its start, whoever wrote it. */
function noteText({ version, since, by, reason }) {
    const start = `${version}/${since}/${escaped(by, 64)}`;
    return reason === null ? start : `${start}/${escaped(reason, LONGEST - start.length - 1)}`;
}
/** The note of a tag; one of another program may have the version alone. */
function readNote(text) {
    const [version = '', since, by, reason] = text.split('/');
    return {
        version,
        since: since ?? null,
        by: by === undefined ? null : unescaped(by),
        reason: reason === undefined ? null : unescaped(reason),
    };
}

;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/view.ts



/** Metadata of a model package. */
const VERSION_KEY = 'slipway:version';
const DIGEST_KEY = 'slipway:digest';
/** The sha256 of the record, which is in S3. */
const RECORD_KEY = 'slipway:record';
/** The folder in S3 that the record is in. */
const STORE_KEY = 'slipway:store';
/** Tags of a model package group. */
const view_DEPRECATED_TAG = 'slipway:deprecated';
const ENVIRONMENT_TAG = 'slipway:environment:';
const ALIAS_TAG = 'slipway:alias:';
/** SageMaker takes 50 pairs; some are left to others. */
const MOST_METRICS = 20;
const MOST_DATA = 10;
function metadataOf(entry, key) {
    return entry.CustomerMetadataProperties?.[key] ?? null;
}
function view_environmentTag(environment) {
    return `${ENVIRONMENT_TAG}${environment}`;
}
function aliasTag(alias) {
    return `${ALIAS_TAG}${alias}`;
}
function storeText(url) {
    return url
        .split('/')
        .map((part) => escaped(part))
        .join('/')
        .slice(0, 256);
}
/** Whether the record of a model package is kept in that folder in S3. */
function isKeptIn(entry, store) {
    return (metadataOf(entry, RECORD_KEY) !== null && metadataOf(entry, STORE_KEY) === storeText(store));
}
/** What SageMaker's console shows of a version: number, digests, lineage, metrics. */
function customerMetadata(record, sha256, store) {
    const { lineage, digest, version, metrics } = record;
    const pairs = [
        [VERSION_KEY, version],
        [DIGEST_KEY, digest.sha256],
        [RECORD_KEY, sha256],
        [STORE_KEY, storeText(store)],
        ['slipway:commit', lineage.commit?.sha ?? null],
        ['slipway:repository', lineage.commit?.repository ?? null],
        ['slipway:run', lineage.run],
        ['slipway:image', lineage.image],
        ...lineage.data
            .slice(0, MOST_DATA)
            .map((data) => [`slipway:data:${data.name}`, data.sha256]),
        ...Object.entries(metrics)
            .slice(0, MOST_METRICS)
            .map(([name, { value }]) => [
            `slipway:metric:${name}`,
            value === null ? null : String(value),
        ]),
    ];
    return Object.fromEntries(pairs.flatMap(([key, value]) => value === null || value === ''
        ? []
        : [[escaped(key, 128), key === STORE_KEY ? value : escaped(value)]]));
}
function numberOf(entry) {
    return entry.ModelPackageVersion ?? Number(/\/(\d+)$/.exec(entry.ModelPackageArn)?.[1] ?? 0);
}
/**
 * The versions of a group. SageMaker does not refuse a second claim of a number or of some content;
 * the first one counts, by its own count, so that all readers agree. A package that another program
 * registered, number 7, is shown as 0.0.7.
 */
function view_countedVersions(model, packages) {
    const taken = new Set();
    const versions = [];
    for (const { entry, record } of packages.toSorted((a, b) => numberOf(a.entry) - numberOf(b.entry))) {
        const claimed = metadataOf(entry, VERSION_KEY);
        const digest = metadataOf(entry, DIGEST_KEY);
        const isOurs = claimed !== null && digest !== null && isVersion(claimed);
        const version = isOurs ? claimed : `0.0.${numberOf(entry)}`;
        const claims = isOurs ? [claimed, digest] : [version];
        if (claims.some((claim) => taken.has(claim)))
            continue;
        for (const claim of claims)
            taken.add(claim);
        const active = entry.ModelApprovalStatus !== 'Rejected';
        versions.push({ model, version, record, tag: entry.ModelPackageArn, active, entry });
    }
    return versions;
}
/** Where versions are, by the tags of their group. */
function view_placesOf(tags, versions) {
    const assignments = [];
    const aliases = new Map();
    const known = new Set(versions.map(({ version }) => version));
    for (const { Key: key, Value: value } of tags) {
        const note = readNote(value);
        if (!known.has(note.version))
            continue;
        if (key.startsWith(ALIAS_TAG))
            aliases.set(key.slice(ALIAS_TAG.length), note.version);
        if (!key.startsWith(ENVIRONMENT_TAG))
            continue;
        assignments.push({ environment: key.slice(ENVIRONMENT_TAG.length), ...note });
    }
    assignments.sort((a, b) => (a.environment < b.environment ? -1 : 1));
    return { assignments, aliases };
}
function sagemaker_view_stateOf(model, tags, versions) {
    return {
        model,
        versions: sortVersions(versions),
        ...view_placesOf(tags, versions),
        deprecated: tags.some(({ Key: key }) => key === view_DEPRECATED_TAG),
    };
}

;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/registry.ts








const sagemaker_registry_CHANGELOG_FILE = 'changelog.md';
/** How often a number is looked for while others take the one that was found. */
const registry_ATTEMPTS = 50;
/** SageMaker takes no other names of groups; tags are stricter than names of environments. */
function checkSageMakerName(kind, text) {
    const name = checkedName(kind, text);
    const pattern = kind === 'model' ? /^[a-z0-9](?:-*[a-z0-9]){0,62}$/i : /^[\w.-]{1,63}$/;
    if (pattern.test(name))
        return name;
    const what = kind === 'model' ? 'a model' : `an ${kind}`;
    const taken = kind === 'model' ? 'letters, digits and "-"' : 'letters, digits, "-", "_" and "."';
    throw new src/* ConfigurationError */.j1(kind === 'model' ? 'model-name' : kind, `"${text}" cannot be the name of ${what} in SageMaker: use at most 63 of ${taken}`);
}
/** Whether the record that a model package names is there and says what the package says. */
function registry_checkVersion({ version, record, entry }, store) {
    if (metadataOf(entry, RECORD_KEY) === null)
        return null;
    const finding = { version, check: 'tag' };
    const tag = entry.ModelPackageArn;
    if (!isKeptIn(entry, store)) {
        return { ...finding, verdict: 'inconclusive', detail: `${tag}: its record is not in ${store}` };
    }
    if (record === null) {
        const detail = `${tag}: its record in S3 is missing, or another than was registered`;
        return { ...finding, verdict: 'fail', detail };
    }
    const metadata = customerMetadata(record, metadataOf(entry, RECORD_KEY) ?? '', store);
    const changed = Object.keys(metadata).filter((key) => metadataOf(entry, key) !== metadata[key]);
    if (changed.length > 0) {
        const detail = `${tag}: its metadata are not as they were made: ${changed.join(', ')}`;
        return { ...finding, verdict: 'fail', detail };
    }
    return { ...finding, verdict: 'pass', detail: `${tag} is as it was made` };
}
/**
 * A registry in SageMaker. A model is a model package group, a version a model package whose
 * metadata have number, digests, lineage and metrics; environments and aliases are tags of the group.
 * A version awaits approval until it is put into an environment; one out of use is rejected. What
 * SageMaker has no room for is in S3. SageMaker refuses no second writer: what was written is read
 * back, and of two claims the first one counts.
 */
class SageMakerRegistry {
    consistency = 'read-back';
    #client;
    #records;
    #now;
    constructor(client, folder, options = {}) {
        this.#client = client;
        this.#records = new S3Records(folder);
        this.#now = options.now ?? (() => new Date());
    }
    get description() {
        return `SageMaker in ${this.#client.aws.region} with ${this.#records.description}`;
    }
    async list() {
        const overviews = [];
        for (const group of await this.#client.groups()) {
            const { versions, ...state } = (await this.#loadGroup(group)).state;
            if (versions.length === 0)
                continue;
            overviews.push({ ...state, versions: versions.length, latest: latestOf(versions) });
        }
        return overviews.sort((a, b) => (a.model < b.model ? -1 : 1));
    }
    async model(name) {
        const loaded = await this.#load(name);
        return loaded === null || loaded.versions.length === 0 ? null : loaded.state;
    }
    async history(name) {
        const loaded = await this.#load(name);
        return loaded === null ? [] : this.#records.events(loaded.group.name);
    }
    async attachment(model, version, file) {
        const plain = checkedVersion(version);
        const loaded = await this.#load(model);
        const found = loaded?.versions.find((entry) => entry.version === plain);
        const digest = found === undefined ? null : metadataOf(found.entry, RECORD_KEY);
        return digest === null ? null : this.#records.attachment(model, digest, file);
    }
    async register(request) {
        const name = checkSageMakerName('model', request.draft.model);
        if (request.choice.kind === 'given')
            checkedVersion(request.choice.version);
        const group = await this.#client.ensureGroup(name);
        for (let attempt = 0; attempt < registry_ATTEMPTS; attempt++) {
            const { state } = await this.#loadGroup(group);
            const known = knownContent(state, request);
            if (known !== null)
                return { version: known, created: false };
            const version = await this.#claim(group, state, request);
            if (version !== null)
                return { version, created: true };
        }
        throw new RegistryConflict('registry', `${name}: others take every number; try again later`);
    }
    async assign(request) {
        const environment = checkSageMakerName('environment', request.environment);
        const { model, by, reason } = request;
        const { loaded, from, version } = await this.#decide(request, (state) => {
            const entry = state?.assignments.find((other) => other.environment === environment);
            return { what: `${model} in ${environment}`, current: entry?.version ?? null };
        });
        if (version === from || loaded === null)
            return false;
        const entry = loaded.versions.find((other) => other.version === version)?.entry;
        if (entry !== undefined && entry.ModelApprovalStatus !== 'Approved') {
            const why = reason === null ? '' : `: ${reason}`;
            await this.#client.approve(entry, 'Approved', `${environment}, by ${by.name}${why}`);
        }
        await this.#point(loaded, view_environmentTag(environment), version, request);
        const kind = version === null ? 'unassigned' : 'assigned';
        await this.#note(model, kind, by, { version: version ?? from, environment, reason });
        return true;
    }
    async alias(request) {
        const alias = checkSageMakerName('alias', request.alias);
        const { model, by, reason } = request;
        const { loaded, from, version } = await this.#decide(request, (state) => ({
            what: `alias ${alias} of ${model}`,
            current: state?.aliases.get(alias) ?? null,
        }));
        if (version === from || loaded === null)
            return false;
        await this.#point(loaded, aliasTag(alias), version, request);
        const kind = version === null ? 'alias-removed' : 'alias-set';
        await this.#note(model, kind, by, { version: version ?? from, alias, reason });
        return true;
    }
    async deregister(model, text, { by, reason }) {
        const loaded = await this.#load(model);
        const { version, active } = requireVersion(loaded?.state ?? null, model, text);
        if (!active)
            return false;
        checkRemovable(loaded?.state ?? null, model, version);
        const found = loaded?.versions.find((entry) => entry.version === version);
        if (found === undefined)
            throw new Error(`${version} was there a moment ago`);
        const why = reason === null ? '' : `: ${reason}`;
        await this.#client.approve(found.entry, 'Rejected', `out of use, by ${by.name}${why}`);
        await this.#note(model, 'deregistered', by, { version, reason });
        return true;
    }
    async deprecate(model, { by, reason }) {
        const loaded = await this.#load(model);
        if (loaded === null || loaded.versions.length === 0) {
            throw new src/* InputError */.dz('model-name', `${model} is not registered in ${this.description}`);
        }
        if (loaded.state.deprecated)
            return false;
        await this.#client.addTag(loaded.group, view_DEPRECATED_TAG, escaped(reason ?? 'yes'));
        await this.#note(model, 'deprecated', by, { reason });
        return true;
    }
    async check(name) {
        const loaded = await this.#load(name);
        return (loaded?.versions ?? []).flatMap((entry) => registry_checkVersion(entry, this.#records.description) ?? []);
    }
    close() {
        return Promise.resolve();
    }
    async #load(name) {
        const group = await this.#client.group(checkedName('model', name));
        return group === null ? null : this.#loadGroup(group);
    }
    async #loadGroup(group) {
        const packages = [];
        for (const entry of await this.#client.packages(group)) {
            packages.push({ entry, record: await this.#recordOf(group, entry) });
        }
        const versions = view_countedVersions(group.name, packages);
        const tags = await this.#client.tags(group);
        return { group, versions, state: sagemaker_view_stateOf(group.name, tags, versions) };
    }
    async #recordOf({ name }, entry) {
        const digest = metadataOf(entry, RECORD_KEY);
        if (digest === null || !isKeptIn(entry, this.#records.description))
            return null;
        return this.#records.read(name, digest);
    }
    /** Writes a version and sees whether it was the first; null when somebody else was. */
    async #claim(group, state, request) {
        const record = completeRecord(request, state, this.#now());
        const changelog = request.describe(record, previousRecord(state, record));
        const attachments = [...request.attachments, { file: sagemaker_registry_CHANGELOG_FILE, text: changelog }];
        const digest = await this.#records.write(record, attachments);
        const metadata = customerMetadata(record, digest, this.#records.description);
        const arn = await this.#client.createPackage({
            ModelPackageGroupName: group.name,
            ModelPackageDescription: `${group.name} v${record.version}`,
            ModelApprovalStatus: 'PendingManualApproval',
            CustomerMetadataProperties: metadata,
            ClientToken: digest.slice(0, 36),
            ...(record.artifact === null ? {} : { SourceUri: record.artifact.uri.slice(0, 1024) }),
        });
        const { versions } = await this.#loadGroup(group);
        const mine = versions.find(({ entry }) => metadataOf(entry, RECORD_KEY) === digest);
        if (mine === undefined) {
            const late = { ModelPackageArn: arn, CustomerMetadataProperties: metadata };
            const why = `somebody else registered ${record.version}, or this content, a moment before`;
            await this.#client.approve(late, 'Rejected', why);
            return null;
        }
        const about = { version: record.version, tag: mine.tag };
        await this.#note(group.name, 'registered', request.by, about);
        return mine;
    }
    async #decide(request, now) {
        const loaded = await this.#load(request.model);
        const state = loaded?.state ?? null;
        const { what, current } = now(state);
        checkExpected(what, current, request.expected);
        const version = checkAssignable(state, request.model, request.version);
        return { loaded, from: current, version };
    }
    /** Writes a tag of the group, and reads back whether it says what was written. */
    async #point({ group }, key, version, { by, reason }) {
        const since = this.#now().toISOString();
        const text = version === null ? null : noteText({ version, since, by: by.name, reason });
        if (text === null)
            await this.#client.removeTag(group, key);
        else
            await this.#client.addTag(group, key, text);
        const tags = await this.#client.tags(group);
        const found = tags.find((tag) => tag.Key === key)?.Value ?? null;
        if (found === text)
            return;
        throw new RegistryConflict('registry', `${group.name}: the tag ${key} is ${found ?? 'gone'} right after it was set to ` +
            `${text ?? 'nothing'}: somebody else moves it; look again and decide again`);
    }
    /** Notes what happened. */
    async #note(model, kind, by, about) {
        await this.#records.note(model, {
            version: null,
            environment: null,
            alias: null,
            reason: null,
            tag: null,
            ...about,
            kind,
            at: this.#now().toISOString(),
            by: by.name,
        });
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/s3.ts



/** Largest object that one request may write ([S3: uploading objects](https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html)). */
const LARGEST = 5 * 1024 ** 3;
function s3_encoded(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function s3_element(xml, name) {
    return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;
}
/**
 * Bucket and prefix of `s3://bucket/prefix`.
 *
 * @throws ConfigurationError for anything else
 */
function parseS3Url(text) {
    const found = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/*$/.exec(text);
    const [, bucket, prefix = ''] = found ?? [];
    if (bucket !== undefined)
        return { bucket, prefix };
    throw new src/* ConfigurationError */.j1('registry', `url "${text}" is none of S3; write s3://bucket/prefix`);
}
/** A folder in S3: names below `s3://bucket/prefix`. */
class S3Folder {
    /** `s3://bucket/prefix`, without a slash at the end. */
    url;
    #aws;
    #bucket;
    #prefix;
    constructor(aws, url) {
        const { bucket, prefix } = parseS3Url(url);
        this.#aws = aws;
        this.#bucket = bucket;
        this.#prefix = prefix;
        this.url = prefix === '' ? `s3://${bucket}` : `s3://${bucket}/${prefix}`;
    }
    /** The folder of that URL, with the same credentials. */
    at(url) {
        return new S3Folder(this.#aws, url);
    }
    /** Writes an object; S3 compares it with the digest. */
    async write(name, body, { sha256, sizeBytes }) {
        if (sizeBytes > LARGEST) {
            throw new src/* InputError */.dz('registry', `${name} has ${sizeBytes} bytes, and S3 takes ${LARGEST} in one request: set ` +
                'registry.artifacts to another store');
        }
        const headers = { 'x-amz-content-sha256': sha256, 'content-length': String(sizeBytes) };
        // A stream that was read once cannot be sent again.
        const isText = typeof body === 'string';
        const content = isText ? { body } : { body, duplex: 'half' };
        await this.#aws.send('s3', this.#object(name), { method: 'PUT', headers, ...content }, isText);
    }
    /** Whether there is an object of that name and size. */
    async has(name, sizeBytes) {
        try {
            const { headers } = await this.#aws.send('s3', this.#object(name), { method: 'HEAD' });
            return headers.get('content-length') === String(sizeBytes);
        }
        catch (error) {
            if (error instanceof AwsError && error.status === 404)
                return false;
            throw error;
        }
    }
    /** The content of an object; null when there is none. */
    async read(name) {
        const body = await this.#get(name);
        if (body === null)
            return null;
        return body.body === null ? external_node_stream_.Readable.from([]) : external_node_stream_.Readable.fromWeb(body.body);
    }
    /** The text of an object; null when there is none. */
    async text(name) {
        return (await this.#get(name))?.text() ?? null;
    }
    /** The objects below a folder, by name. */
    async list(folder) {
        const prefix = this.#key(`${folder}/`);
        const objects = [];
        let next = null;
        do {
            const query = { 'list-type': '2', 'encoding-type': 'url', prefix };
            const page = next === null ? {} : { 'continuation-token': next };
            const text = Object.entries({ ...query, ...page })
                .map(([name, value]) => `${name}=${s3_encoded(value)}`)
                .join('&');
            const response = await this.#aws.send('s3', `${this.#root()}/?${text}`, { method: 'GET' });
            const xml = await response.text();
            for (const [, entry = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
                const key = decodeURIComponent((s3_element(entry, 'Key') ?? '').replaceAll('+', ' '));
                objects.push({
                    name: key.slice(this.#key('').length),
                    sizeBytes: Number(s3_element(entry, 'Size')),
                    modifiedAt: new Date(s3_element(entry, 'LastModified') ?? 0),
                });
            }
            next = s3_element(xml, 'NextContinuationToken');
        } while (next !== null);
        return objects;
    }
    async remove(name) {
        await this.#aws.send('s3', this.#object(name), { method: 'DELETE' });
    }
    async #get(name) {
        try {
            return await this.#aws.send('s3', this.#object(name), { method: 'GET' });
        }
        catch (error) {
            if (error instanceof AwsError && error.code === 'NoSuchKey')
                return null;
            throw error;
        }
    }
    #key(name) {
        return this.#prefix === '' ? name : `${this.#prefix}/${name}`;
    }
    /** Names of buckets with a dot are not covered by the certificate of AWS. */
    #root() {
        const endpoint = this.#aws.endpoint('s3');
        if (endpoint !== null)
            return `${endpoint}/${this.#bucket}`;
        const host = `s3.${this.#aws.region}.${this.#aws.domain}`;
        return this.#bucket.includes('.')
            ? `https://${host}/${this.#bucket}`
            : `https://${this.#bucket}.${host}`;
    }
    #object(name) {
        return `${this.#root()}/${this.#key(name).split('/').map(s3_encoded).join('/')}`;
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/sagemaker/store.ts



const FILES = 'files';
/** Files in S3, in a folder a version: `s3://bucket/prefix/files/<digest>/model.onnx`. */
class S3Store {
    type = 's3';
    #folder;
    constructor(folder) {
        this.#folder = folder;
    }
    get description() {
        return this.#folder.url;
    }
    async put({ sha256, files }) {
        const folder = `${FILES}/${sha256}`;
        for (const file of files) {
            const name = `${folder}/${file.path}`;
            if (await this.#folder.has(name, file.sizeBytes))
                continue;
            await sendUnchanged(file, (content) => this.#folder.write(name, external_node_stream_.Readable.toWeb(content), file));
        }
        return { store: this.type, uri: `${this.#folder.url}/${folder}` };
    }
    async get({ uri }, files, folder) {
        const place = this.#folder.at(uri);
        for (const file of files) {
            const content = await place.read(file.path);
            if (content === null)
                throw new src/* InputError */.dz('registry', store_missing(file, uri));
            await writeChecked(content, file, folder, uri);
        }
    }
    async verify({ uri }, files) {
        const place = this.#folder.at(uri);
        const problems = [];
        for (const file of files) {
            const content = await place.read(file.path);
            problems.push(content === null ? store_missing(file, uri) : await checkContent(content, file, uri));
        }
        return problems.filter((problem) => problem !== null);
    }
    async list(except) {
        const objects = await this.#folder.list(FILES);
        const byDigest = Map.groupBy(objects, ({ name }) => name.split('/')[1] ?? '');
        return [...byDigest]
            .filter(([sha256]) => !except.has(sha256))
            .map(([sha256, parts]) => ({
            sha256,
            sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
            storedAt: new Date(Math.max(...parts.map(({ modifiedAt }) => modifiedAt.getTime()))),
            where: `${this.#folder.url}/${FILES}/${sha256}`,
        }));
    }
    async remove({ sha256 }) {
        for (const { name } of await this.#folder.list(`${FILES}/${sha256}`)) {
            await this.#folder.remove(name);
        }
    }
    keysOf(sha256) {
        return [sha256];
    }
}
function store_missing({ path }, uri) {
    return `${path} is missing in ${uri}`;
}

;// CONCATENATED MODULE: ./packages/registry/src/page/markup.ts
/** Text from outside as text of HTML or SVG, also between quotes. */
function escapeMarkup(text) {
    return text
        .replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;');
}
/** A text that fits into so many characters. */
function shortened(text, most) {
    const characters = [...text];
    return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./packages/registry/src/page/lineage-graph.ts

const COLUMN = 260;
const ROW = 34;
const BOX = { width: 210, height: 24 };
/** The newest versions; a graph of more is a wall. */
const MOST_VERSIONS = 12;
/** Data sets, versions, and the places that versions are in: three columns, and what leads where. */
function graphOf(state) {
    const data = new Map();
    const edges = [];
    const versions = state.versions.slice(-MOST_VERSIONS);
    for (const { version, record } of versions) {
        for (const { name, uri, sha256 } of record?.lineage.data ?? []) {
            const key = `data ${sha256 ?? uri}`;
            data.set(key, { key, text: `${name}: ${uri}`, hint: sha256 ?? uri });
            edges.push({ from: key, to: version });
        }
    }
    const places = new Map();
    const add = (place, version) => {
        places.set(place, { key: place, text: place, hint: `${place} is ${version}` });
        if (versions.some((entry) => entry.version === version))
            edges.push({ from: version, to: place });
    };
    for (const { environment, version } of state.assignments)
        add(environment, version);
    for (const [alias, version] of state.aliases)
        add(`@${alias}`, version);
    const middle = versions.map(({ version, record }) => {
        const commit = record?.lineage.commit?.sha.slice(0, 7);
        const text = commit === undefined ? version : `${version} (${commit})`;
        return { key: version, text, hint: record?.digest.sha256 ?? version };
    });
    return { columns: [[...data.values()], middle, [...places.values()]], edges };
}
/** Where versions come from and where they went, as SVG. */
function lineageGraph(state) {
    const { columns, edges } = graphOf(state);
    const rows = Math.max(...columns.map((column) => column.length));
    const places = new Map();
    const boxes = columns.flatMap((column, i) => column.map(({ key, text, hint }, row) => {
        const [x, y] = [4 + i * COLUMN, 4 + row * ROW];
        places.set(key, { x, y });
        return (`<g><title>${escapeMarkup(hint)}</title>` +
            `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4"/>` +
            `<text x="${x + 8}" y="${y + 16}">${escapeMarkup(shortened(text, 30))}</text></g>`);
    }));
    const lines = edges.flatMap(({ from, to }) => {
        const [a, b] = [places.get(from), places.get(to)];
        if (a === undefined || b === undefined)
            return [];
        const [x1, y1, x2, y2] = [a.x + BOX.width, a.y + 12, b.x, b.y + 12];
        const middle = (x1 + x2) / 2;
        return [`<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"/>`];
    });
    const [width, height] = [2 * COLUMN + BOX.width + 8, rows * ROW + 4];
    return (`<svg class="lineage" viewBox="0 0 ${width} ${height}" role="img" ` +
        `aria-label="data sets, versions and where they are in use">${lines.join('')}${boxes.join('')}</svg>`);
}

;// CONCATENATED MODULE: ./packages/registry/src/page/metric-plot.ts


const SIZE = { width: 520, height: 170, left: 62, right: 12, top: 14, bottom: 34 };
/** More versions than this are too many to tell apart; the newest are shown. */
const metric_plot_MOST_VERSIONS = 40;
function pointsOf(versions, name) {
    return versions.slice(-metric_plot_MOST_VERSIONS).flatMap(({ version, record }) => {
        const metric = Object.entries(record?.metrics ?? {}).find(([key]) => key === name)?.[1];
        if (metric === undefined || metric.value === null)
            return [];
        const [low, high] = metric.interval ?? [metric.value, metric.value];
        return [{ version, value: metric.value, low, high }];
    });
}
/** A metric over the versions, each with its interval, as SVG; empty when no version has it. */
function metricPlot(versions, name) {
    const points = pointsOf(versions, name);
    if (points.length === 0)
        return '';
    const { width, height, left, right, top, bottom } = SIZE;
    const lowest = Math.min(...points.map(({ low }) => low));
    const highest = Math.max(...points.map(({ high }) => high));
    const range = highest - lowest || 1;
    const x = (i) => left + ((i + 0.5) / points.length) * (width - left - right);
    const y = (value) => top + (1 - (value - lowest) / range) * (height - top - bottom);
    const marks = points.map(({ version, value, low, high }, i) => {
        const words = `${version}: ${(0,src/* formatNumber */.ZV)(value)} [${(0,src/* formatNumber */.ZV)(low)}, ${(0,src/* formatNumber */.ZV)(high)}]`;
        return (`<g><title>${escapeMarkup(words)}</title>` +
            `<line x1="${x(i)}" x2="${x(i)}" y1="${y(low)}" y2="${y(high)}" class="interval"/>` +
            `<circle cx="${x(i)}" cy="${y(value)}" r="4" class="value"/></g>`);
    });
    const every = Math.ceil(points.length / 8);
    const labels = points.map(({ version }, i) => i % every === 0
        ? `<text x="${x(i)}" y="${height - 14}" text-anchor="middle">${escapeMarkup(version)}</text>`
        : '');
    const axis = [lowest, highest].map((value) => `<text x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${(0,src/* formatNumber */.ZV)(value)}</text>` +
        `<line x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}" class="grid"/>`);
    const title = `${name} over the versions, with intervals`;
    return (`<figure><figcaption>${escapeMarkup(name)}</figcaption>` +
        `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(title)}">` +
        `${axis.join('')}${marks.join('')}${labels.join('')}</svg></figure>`);
}

;// CONCATENATED MODULE: ./packages/registry/src/page/page.ts




/** Metrics that are plotted, those of them that a model has. */
const PLOTTED = [
    'roc_auc',
    'f1',
    'f1_macro',
    'accuracy',
    'log_loss',
    'root_mean_squared_error',
    'r2',
];
const MOST_PLOTS = 4;
const STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: #2563eb; --soft: #8881; }
@media (prefers-color-scheme: dark) { :root { --accent: #7aa2ff; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
figure { margin: 0; } figcaption { font-weight: 600; }
svg { width: 100%; font: 11px system-ui, sans-serif; } svg text { fill: currentColor; }
.grid { stroke: var(--line); } .interval { stroke: var(--accent); stroke-width: 2; }
.value { fill: var(--accent); } .lineage { max-width: 46rem; }
.lineage rect { fill: var(--soft); stroke: var(--line); } .lineage path { fill: none; stroke: var(--accent); opacity: .6; }
.out { opacity: .55; }
`;
function estimate(metric) {
    if (metric === undefined || metric.value === null)
        return '–';
    const { value, interval } = metric;
    return interval === null
        ? (0,src/* formatNumber */.ZV)(value)
        : `${(0,src/* formatNumber */.ZV)(value)} ${(0,src/* formatInterval */.vy)(interval)}`;
}
function page_metricsOf({ versions }) {
    const names = new Set(versions.flatMap(({ record }) => Object.keys(record?.metrics ?? {})));
    return PLOTTED.filter((name) => names.has(name)).slice(0, MOST_PLOTS);
}
function page_placesOf(version, { assignments, aliases }) {
    return [
        ...assignments.filter((entry) => entry.version === version).map((entry) => entry.environment),
        ...[...aliases].filter(([, target]) => target === version).map(([alias]) => `@${alias}`),
    ].join(', ');
}
function versionRow(entry, state, metrics) {
    const { version, record, active } = entry;
    const values = new Map(Object.entries(record?.metrics ?? {}));
    const cells = [
        active ? version : `${version} (out of use)`,
        page_placesOf(version, state),
        ...metrics.map((name) => estimate(values.get(name))),
        record?.registeredAt.slice(0, 16).replace('T', ' ') ?? '',
        record?.by.name ?? '',
        record?.digest.sha256.slice(0, 12) ?? '',
    ];
    const tds = cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('');
    return `<tr${active ? '' : ' class="out"'}>${tds}</tr>`;
}
function modelSection(state) {
    const metrics = page_metricsOf(state);
    const titles = ['version', 'in use', ...metrics, 'registered', 'by', 'digest'];
    const head = titles.map((title) => `<th scope="col">${escapeMarkup(title)}</th>`).join('');
    const rows = [...state.versions].reverse().map((entry) => versionRow(entry, state, metrics));
    const plots = metrics.map((name) => metricPlot(state.versions, name)).join('');
    const name = escapeMarkup(state.model);
    return (`<section><h2>${name}${state.deprecated ? ' (deprecated)' : ''}</h2>` +
        `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>` +
        `<h3>Metrics over the versions</h3><div class="plots">${plots || '<p>none recorded</p>'}</div>` +
        `<h3>Lineage</h3>${lineageGraph(state)}</section>`);
}
/** The registry as one page: versions, metrics with intervals, lineage. It loads nothing. */
function renderPage(models, registry, now) {
    const title = 'Model registry';
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    return (`<!doctype html><html lang="en"><head><meta charset="utf-8">` +
        `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
        `<meta name="viewport" content="width=device-width"><title>${title}</title>` +
        `<style>${STYLE}</style></head><body><h1>${title}</h1>` +
        `<p>${escapeMarkup(registry)}, ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC</p>` +
        `${models.map(modelSection).join('') || '<p>No models are registered.</p>'}</body></html>\n`);
}

;// CONCATENATED MODULE: ./packages/registry/src/index.ts









































/***/ }),

/***/ 91041:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W$: () => (/* reexport */ COMMENT_LIMIT),
  WX: () => (/* reexport */ renderActionSection),
  K2: () => (/* reexport */ renderHtml),
  RV: () => (/* reexport */ renderJunit),
  Gc: () => (/* reexport */ renderMarkdown),
  Br: () => (/* reexport */ renderSummary),
  S5: () => (/* reexport */ renderText),
  rw: () => (/* reexport */ reportFrom),
  J9: () => (/* reexport */ reportHeadline),
  st: () => (/* reexport */ selectEvidence),
  dC: () => (/* reexport */ summaryLine)
});

// UNUSED EXPORTS: PLOT_KINDS, SUMMARY_LIMIT, plotsOf, renderSvg

;// CONCATENATED MODULE: ./packages/report/src/document/document.ts
const document_PLOT_KINDS = (/* unused pure expression or super */ null && ([
    'roc',
    'precision-recall',
    'calibration',
    'difference-intervals',
    'slice-intervals',
    'confusion-matrix',
    'champion-confusion-matrix',
    'residuals',
    'threshold',
    'gain',
    'det',
    'drift-effects',
    'drift-histogram',
]));
/** What matters most has the smallest number; the largest are dropped first. */
const PRIORITIES = {
    reasons: 1,
    models: 5,
    headlines: 6,
    gates: 10,
    promotion: 15,
    metrics: 20,
    decision: 21,
    versus: 22,
    drift: 25,
    image: 28,
    checks: 30,
    quality: 35,
    waivers: 38,
    slices: 40,
    fairness: 42,
    notes: 45,
    remarks: 46,
    journal: 50,
    steadyColumns: 60,
    model: 70,
    provenance: 80,
};
const code = (text, limit) => limit === undefined ? { code: text } : { code: text, limit };
const value = (text) => ({ value: text });
/** Joins lines with a separator in between. */
function join(parts, separator) {
    return parts.flatMap((part, i) => (i === 0 ? [...part] : [separator, ...part]));
}

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
;// CONCATENATED MODULE: ./packages/report/src/display/words.ts

/** The symbol of a verdict; it always stands beside its word. */
const VERDICT_SYMBOLS = {
    pass: '✅',
    fail: '❌',
    inconclusive: '⚪',
};
/** The order in which verdicts are listed: what needs somebody comes first. */
const VERDICT_ORDER = { fail: 0, inconclusive: 1, pass: 2 };
/** Coloured dots for surfaces without a style sheet; a word always stands beside them. */
const TONE_SYMBOLS = {
    good: '🟢',
    bad: '🔴',
    warn: '🟡',
    neutral: '⚪',
};
/** The actions in the order of the journey from commit to production; others follow. */
const ACTION_ORDER = [
    'validate',
    'scan-model',
    'evaluate',
    'drift',
    'build-image',
    'scan-image',
    'register',
    'promote',
    'rollback',
    'monitor',
];
/** Sorts action names in the order of the journey. */
function compareActions(a, b) {
    const rank = (action) => {
        const index = ACTION_ORDER.indexOf(action);
        return index === -1 ? ACTION_ORDER.length : index;
    };
    return rank(a) - rank(b) || compareText(a, b);
}
/** Sorts text by code units: the same on every machine. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** `2 of 7 gates`. */
function ofTotal(part, total, noun) {
    return `${(0,src/* formatCount */.B4)(part)} of ${(0,src/* plural */.LS)(total, noun)}`;
}
/** The first twelve digits of a digest; enough for people, never for a decision. */
function shortDigest(sha256) {
    return sha256.slice(0, 12);
}

;// CONCATENATED MODULE: ./packages/report/src/display/numbers.ts

/** Decimals are never more than this; smaller numbers are written with an exponent. */
const MAX_DECIMALS = 6;
const formatters = new Map();
function formatter(decimals, signed) {
    const key = `${decimals}${signed ? '+' : ''}`;
    let found = formatters.get(key);
    if (found === undefined) {
        found = new Intl.NumberFormat('en-US', {
            minimumFractionDigits: decimals,
            maximumFractionDigits: decimals,
            signDisplay: signed ? 'exceptZero' : 'negative',
        });
        formatters.set(key, found);
    }
    return found;
}
/** The typographic minus sign, which is as wide as a digit. */
function withMinus(text) {
    return text.replaceAll('-', '−');
}
/** A number with exactly `decimals` decimals, groups of three digits and a true minus sign. */
function formatFixed(value, decimals, signed = false) {
    return withMinus(formatter(decimals, signed).format(value));
}
function formatExponent(value, signed) {
    if (value === 0)
        return '0';
    return (signed && value > 0 ? '+' : '') + withMinus(value.toExponential(2));
}
/** Whether decimals are the wrong way to write these numbers. */
function needsExponent(values) {
    const largest = Math.max(...values.map(Math.abs));
    return largest >= 1e15 || (largest > 0 && largest < 1e-4);
}
/** Decimals that show a number to `digits` significant digits. */
function decimalsOf(value, digits) {
    if (value === 0)
        return 0;
    const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
    return Math.min(MAX_DECIMALS, Math.max(0, decimals));
}
/** Decimals that show an interval's width to two digits: 3 for [0.733, 0.749]. */
function decimalsOfWidth([low, high]) {
    return high > low ? decimalsOf(high - low, 2) : null;
}
/**
 * Decimals for numbers that are read together (a value and its interval, a row of a table): as
 * the narrowest interval asks, else four significant digits of the smallest value.
 */
function commonDecimals(values, intervals) {
    const widths = intervals
        .map((interval) => (interval === null ? null : decimalsOfWidth(interval)))
        .filter((decimals) => decimals !== null);
    if (widths.length > 0)
        return Math.max(...widths);
    const needed = values
        .filter((value) => value !== null)
        .map((value) => (Number.isInteger(value) ? 0 : decimalsOf(value, 4)));
    return Math.max(0, ...needed);
}
/** A value and its interval with the same decimals: `0.741 [0.733, 0.749]`, or without it. */
function formatEstimate(value, interval, decimals = commonDecimals([value], [interval]), signed = false) {
    const all = interval === null ? [value] : [value, ...interval];
    const write = needsExponent(all)
        ? (number) => formatExponent(number, signed)
        : (number) => formatFixed(number, decimals, signed);
    if (interval === null)
        return write(value);
    return `${write(value)} [${write(interval[0])}, ${write(interval[1])}]`;
}
/** A limit as the user would write it: no rounding that a reader could notice. */
function formatLimit(value) {
    return withMinus((0,src/* formatNumber */.ZV)(value, 6));
}
/**
 * An observed value beside the limit it was compared with: enough decimals that the two never
 * look equal when they are not (0.79996 against 0.8).
 */
function decimalsAgainst(value, limit, decimals) {
    if (limit === null || value === limit)
        return decimals;
    let enough = decimals;
    const same = () => Number(value.toFixed(enough)) === Number(limit.toFixed(enough));
    while (enough < 12 && same())
        enough++;
    return enough;
}
/** A number that stands alone: four significant digits, whole thousands in groups. */
function formatValue(value) {
    const size = Math.abs(value);
    if (size >= 1000 && size < 1e15)
        return formatFixed(value, 0);
    return withMinus((0,src/* formatNumber */.ZV)(value));
}
/** A p-value: three decimals, and `< 0.001` below that. */
function formatPValue(p) {
    return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
/** A share as a percentage: `12.4%`; `< 0.1%` where rounding would say none. */
function formatPercent(share) {
    if (share > 0 && share < 0.0005)
        return '< 0.1%';
    if (share < 1 && share > 0.9995)
        return '> 99.9%';
    return `${(0,src/* formatNumber */.ZV)(Math.round(share * 1000) / 10)}%`;
}
/** Bytes in units of 1000: `412 kB`. */
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let size = bytes;
    let unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
        size /= 1000;
        unit++;
    }
    return `${(0,src/* formatNumber */.ZV)(size, 3)} ${units[unit] ?? 'B'}`;
}
/** The confidence as it is named in a heading: `95%`. */
function formatConfidence(confidence) {
    return `${(0,src/* formatNumber */.ZV)(Math.round(confidence * 1e6) / 1e4)}%`;
}

;// CONCATENATED MODULE: ./packages/report/src/escape/clean.ts
/**
 * Foreign text (model and column names, class labels, reasons, paths …) before it is escaped for
 * a surface: well-formed, on one line, without invisible characters, and of bounded length. Every
 * escape module starts from here.
 */
/** Longest name (model, column, class, file) that is shown, in characters. */
const NAME_LIMIT = 80;
/** Longest gate line that is shown. */
const GATE_LIMIT = 160;
/** Longest sentence (reason, headline, note) that is shown. */
const PROSE_LIMIT = 400;
/** Line ends of Unicode (UAX #14), CR LF as one. */
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
/**
 * Control and format characters (bidirectional overrides, zero-width spaces, tags), private and
 * unassigned code points: what is in a text without being seen. The joiners U+200C and U+200D
 * stay, since scripts and emoji need them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
function codePointName(char) {
    const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${hex}⟩`;
}
/** At most `limit` code points, the last of them `…` where something was cut. */
function cap(text, limit) {
    if (text.length <= limit)
        return text;
    const points = Array.from(text.slice(0, 2 * limit + 2));
    return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}
/** Cuts early what is far too long, so that ten megabytes cost no more than one kilobyte. */
function bounded(text, limit) {
    return text.length > 4 * limit ? `${text.slice(0, 4 * limit)}…` : text;
}
/**
 * A sentence on one line: white space collapsed, invisible characters written as `⟨U+202E⟩`, at
 * most `limit` characters.
 */
function cleanProse(text, limit = PROSE_LIMIT) {
    const line = bounded(text, limit)
        .toWellFormed()
        .replace(LINE_ENDS, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(INVISIBLE, codePointName);
    return cap(line, limit);
}
/**
 * A name on one line that still shows what is special about it: line ends are `↵`, tabs `⇥`,
 * blanks at either end `␣`, invisible characters `⟨U+202E⟩`, nothing at all is `(empty)`.
 */
function cleanName(text, limit = NAME_LIMIT) {
    if (text === '')
        return '(empty)';
    const line = bounded(text, limit)
        .toWellFormed()
        .replace(LINE_ENDS, '↵')
        .replaceAll('\t', '⇥')
        .replace(INVISIBLE, codePointName)
        .replace(/^\s+|\s+$/gu, (blanks) => '␣'.repeat(blanks.length))
        .replace(/\s/gu, ' ');
    return cap(line, limit);
}
/** Part of a line: a sentence that keeps one blank at either end where it has any. */
function cleanPiece(text, limit = PROSE_LIMIT) {
    const words = cleanProse(text, limit);
    if (words === '')
        return text === '' ? '' : ' ';
    return `${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`;
}

;// CONCATENATED MODULE: ./packages/report/src/document/table.ts


/** The first `limit` items, and what the others are in words (null when there are none). */
function firstOf(items, limit, noun) {
    const rest = items.length - limit;
    if (rest <= 0)
        return { shown: items, more: null };
    return { shown: items.slice(0, limit), more: `${(0,src/* plural */.LS)(rest, `more ${noun}`)} not shown` };
}
/** What needs somebody comes first; the order stays otherwise. */
function worstFirst(items) {
    return [...items].sort((a, b) => VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict]);
}
/** How many of each verdict, worst first: `1 failed, 2 inconclusive, 40 passed`. */
function countVerdicts(items) {
    const words = [
        ['fail', 'failed'],
        ['inconclusive', 'inconclusive'],
        ['pass', 'passed'],
    ];
    return words
        .map(([verdict, word]) => [
        items.filter((item) => item.verdict === verdict).length,
        word,
    ])
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${(0,src/* formatCount */.B4)(count)} ${word}`)
        .join(', ');
}
/** A table without the columns in which no row has anything. */
function makeTable(caption, columns, rows, more = null) {
    const used = columns.map((_, i) => rows.some((row) => (row[i] ?? []).length > 0));
    return {
        kind: 'table',
        caption,
        columns: columns.filter((_, i) => used[i]),
        rows: rows.map((row) => columns.map((_, i) => row[i] ?? []).filter((_, i) => used[i])),
        more,
    };
}
/** A cell for text that may be absent. */
function optional(text) {
    return text === null || text === '' ? [] : [text];
}

;// CONCATENATED MODULE: ./packages/report/src/document/checks.ts





/** A value that a check saw or wanted: a number of ours, or text from the model. */
function checkValue(scalar) {
    if (scalar === null)
        return [];
    if (typeof scalar === 'number')
        return [value(formatValue(scalar))];
    return typeof scalar === 'boolean' ? [scalar ? 'yes' : 'no'] : [code(scalar, 60)];
}
const MODEL_FILE = { title: 'Model checks', caption: 'Checks of the model file' };
/** The checks of a model file or an image, failures first; null when there are none. */
function checkSection(predicate, profile, { title, caption } = MODEL_FILE) {
    if (predicate.checks.length === 0)
        return null;
    const checks = worstFirst(predicate.checks);
    const { shown, more } = firstOf(checks, profile.rows.checks, 'check');
    const table = makeTable(caption, [
        { title: 'Result', align: 'left' },
        { title: 'Check', align: 'left' },
        { title: 'Observed', align: 'right' },
        { title: 'Limit', align: 'right' },
        { title: 'Why', align: 'left', terminal: false },
    ], shown.map((check) => [
        [{ verdict: check.verdict }],
        [code(check.check, GATE_LIMIT)],
        checkValue(check.observed),
        checkValue(check.limit),
        optional(check.reason),
    ]), more);
    return {
        title,
        subtitle: [countVerdicts(checks)],
        blocks: [table],
        collapsed: profile.compact && checks.every((check) => check.verdict === 'pass'),
        priority: PRIORITIES.checks,
    };
}
function shapeText(shape) {
    if (shape === null)
        return 'unknown';
    return `[${shape.map((dimension) => dimension ?? '?').join(', ')}]`;
}
function signatureTable(description, limit) {
    const tensors = [
        ...description.inputs.map((tensor) => ({ side: 'input', tensor })),
        ...description.outputs.map((tensor) => ({ side: 'output', tensor })),
    ];
    const { shown, more } = firstOf(tensors, limit, 'tensor');
    return makeTable('Inputs and outputs of the model', [
        { title: 'Side', align: 'left' },
        { title: 'Tensor', align: 'left' },
        { title: 'Type', align: 'left' },
        { title: 'Shape', align: 'left' },
    ], shown.map(({ side, tensor }) => [
        [side],
        [code(tensor.name)],
        [code(tensor.type, 40)],
        [code(shapeText(tensor.shape))],
    ]), more);
}
function modelFacts(description) {
    const facts = [
        [code(description.format, 20)],
        [value(formatBytes(description.sizeBytes))],
    ];
    if (description.irVersion !== null)
        facts.push([`IR ${description.irVersion}`]);
    for (const { domain, version } of description.opsets.slice(0, 8)) {
        facts.push(['opset ', code(domain === '' ? 'ai.onnx' : domain, 40), ` ${version}`]);
    }
    if (description.nodes !== null)
        facts.push([`${(0,src/* formatCount */.B4)(description.nodes)} nodes`]);
    if (description.producer !== null)
        facts.push(['made by ', code(description.producer, 40)]);
    return join(facts, ' · ');
}
/** What the model file says of itself; null when it could not be read. */
function modelSection(predicate, profile) {
    if (predicate.description === null)
        return null;
    return {
        title: 'Model',
        subtitle: modelFacts(predicate.description),
        blocks: [signatureTable(predicate.description, profile.rows.inputs)],
        collapsed: true,
        priority: PRIORITIES.model,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/display/spark.ts
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** Merges neighbouring bins until at most `bins` are left. */
function mergeBins(counts, bins) {
    if (counts.length <= bins)
        return [...counts];
    const merged = new Array(bins).fill(0);
    for (const [i, count] of counts.entries()) {
        const at = Math.floor((i * bins) / counts.length);
        merged[at] = (merged[at] ?? 0) + count;
    }
    return merged;
}
/**
 * A histogram as a line of text, tallest bar full height: `▁▂▅█▃`. An empty bin is the lowest
 * bar, so that every bin keeps its place.
 */
function sparkline(counts, bins = 10) {
    const merged = mergeBins(counts, bins);
    const tallest = Math.max(0, ...merged);
    if (tallest === 0)
        return '';
    return merged
        .map((count) => BARS[Math.round((count / tallest) * (BARS.length - 1))] ?? '▁')
        .join('');
}
/** Shares of a total; all zero when there is none. */
function shares(counts) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (total > 0 ? count / total : 0));
}

;// CONCATENATED MODULE: ./packages/report/src/document/drift.ts






function stateOf(column) {
    if (column.drifted === true)
        return 'drifted';
    if (column.drifted === false)
        return 'stable';
    return column.compared ? 'undecided' : 'left out';
}
const STATE_ORDER = {
    drifted: 0,
    undecided: 1,
    stable: 2,
    'left out': 3,
};
/** How far the effect is beyond its threshold; 1 is at the threshold. */
function effectRatio({ effect, threshold }) {
    if (effect === null || threshold === null)
        return 0;
    if (threshold > 0)
        return effect / threshold;
    return effect > 0 ? Number.MAX_VALUE : 0;
}
/** How much a drift matters: its size × what the model relies on the column, where that is known. */
function weight(column) {
    return effectRatio(column) * (column.importance ?? 1);
}
/** All columns: drifted first, each group by its effect × importance. */
function orderedColumns(predicate) {
    return Object.entries(predicate.columns)
        .map(([name, column]) => ({ name, column, state: stateOf(column) }))
        .sort((a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
        weight(b.column) - weight(a.column) ||
        effectRatio(b.column) - effectRatio(a.column) ||
        compareText(a.name, b.name));
}
const STATE_TONES = {
    drifted: 'bad',
    stable: 'good',
    undecided: 'neutral',
    'left out': 'neutral',
};
/** The category whose share changed most, in words; null when none did. */
function changedCategory(histogram) {
    const [before, after] = [shares(histogram.reference), shares(histogram.current)];
    const changes = histogram.categories.map((category, i) => ({
        category,
        before: before[i] ?? 0,
        after: after[i] ?? 0,
    }));
    const size = (change) => Math.abs(change.after - change.before);
    const largest = changes.sort((a, b) => size(b) - size(a))[0];
    if (largest === undefined || size(largest) === 0)
        return [];
    return [
        code(largest.category, 24),
        ' ',
        value(`${formatPercent(largest.before)} → ${formatPercent(largest.after)}`),
    ];
}
/** Reference → current in a few characters. */
function change({ histogram }) {
    if (histogram === null)
        return [];
    if (histogram.kind === 'categorical')
        return changedCategory(histogram);
    const [before, after] = [sparkline(histogram.reference), sparkline(histogram.current)];
    return before === '' || after === '' ? [] : [`${before} → ${after}`];
}
/** How many values are missing, where any are. */
function missing({ rows, missing: gone }) {
    if (gone.reference === 0 && gone.current === 0)
        return [];
    const rate = (count, total) => total === 0 ? '—' : formatPercent(count / total);
    return [value(`${rate(gone.reference, rows.reference)} → ${rate(gone.current, rows.current)}`)];
}
const number = (given) => given === null ? [] : [value(formatValue(given))];
function columnRow({ name, column, state }) {
    const { adjustedPValue } = column;
    return [
        [{ tone: STATE_TONES[state], words: state }],
        [code(name)],
        [column.type],
        optional(column.method),
        number(column.effect),
        number(column.threshold),
        adjustedPValue === null ? [] : [value(formatPValue(adjustedPValue))],
        column.importance === null ? [] : [value(formatPercent(column.importance))],
        change(column),
        missing(column),
        optional(column.reason),
    ];
}
/** Columns as a table; their order is the caller's. */
function columnTable(caption, columns, limit) {
    const { shown, more } = firstOf(columns, limit, 'column');
    return makeTable(caption, [
        { title: 'Result', align: 'left' },
        { title: 'Column', align: 'left' },
        { title: 'Type', align: 'left', terminal: false },
        { title: 'Method', align: 'left' },
        { title: 'Effect', align: 'right' },
        { title: 'Threshold', align: 'right' },
        { title: 'p (adjusted)', align: 'right', hint: 'Benjamini–Hochberg over all columns' },
        { title: 'Importance', align: 'right', hint: 'share of what the model relies on' },
        { title: 'Reference → current', align: 'left', terminal: false, page: false },
        { title: 'Missing', align: 'right', terminal: false, hint: 'reference → current' },
        { title: 'Why', align: 'left', terminal: false },
    ], shown.map(columnRow), more);
}
function count(columns, state) {
    return columns.filter((column) => column.state === state).length;
}
/** `2 of 31 columns drifted`: of those that could be decided. */
function driftCount(predicate) {
    const columns = orderedColumns(predicate);
    const drifted = count(columns, 'drifted');
    const decided = drifted + count(columns, 'stable');
    return decided === 0 ? 'no column was decided' : `${ofTotal(drifted, decided, 'column')} drifted`;
}
function rowsOf(columns) {
    const side = (which) => columns.reduce((most, { column }) => Math.max(most, column.rows[which]), 0);
    if (columns.length === 0)
        return null;
    return `${(0,src/* formatCount */.B4)(side('reference'))} reference rows, ${(0,src/* formatCount */.B4)(side('current'))} current`;
}
function driftSubtitle(predicate, columns) {
    const parts = [driftCount(predicate)];
    for (const state of ['undecided', 'left out']) {
        const columnsInState = count(columns, state);
        if (columnsInState > 0)
            parts.push(`${(0,src/* formatCount */.B4)(columnsInState)} ${state}`);
    }
    if (predicate.driftedShare !== null)
        parts.push(`share ${formatPercent(predicate.driftedShare)}`);
    const rows = rowsOf(columns);
    if (rows !== null)
        parts.push(rows);
    parts.push(`α ${(0,src/* formatNumber */.ZV)(predicate.alpha)}`);
    return [parts.join(' · ')];
}
/** One table of all columns; where drift needs attention, the others are a section of their own. */
function driftSections(predicate, figures, profile) {
    const columns = orderedColumns(predicate);
    if (columns.length === 0)
        return [];
    const subtitle = driftSubtitle(predicate, columns);
    const whole = {
        title: 'Drift',
        subtitle,
        blocks: [
            ...(figures.length === 0 ? [] : [{ kind: 'gallery', figures }]),
            columnTable('Columns, drifted first', columns, profile.rows.columns),
        ],
        collapsed: profile.compact,
        priority: PRIORITIES.drift,
    };
    const first = columns.filter(({ state }) => state === 'drifted' || state === 'undecided');
    if (!profile.compact || predicate.verdict === 'pass' || first.length === 0)
        return [whole];
    const table = columnTable('Drifted and undecided columns', first, profile.rows.columns);
    return [
        { ...whole, blocks: [table], collapsed: false },
        ...steadySections(columns.slice(first.length), profile),
    ];
}
/** The columns that did not drift, folded away. */
function steadySections(columns, profile) {
    if (columns.length === 0)
        return [];
    const title = `Columns without drift (${(0,src/* formatCount */.B4)(columns.length)})`;
    return [
        {
            title,
            subtitle: null,
            blocks: [columnTable('Columns without drift', columns, profile.rows.columns)],
            collapsed: true,
            priority: PRIORITIES.steadyColumns,
        },
    ];
}
const SEVERITY_ORDER = { fail: 0, warn: 1, note: 2 };
const SEVERITY_TONES = {
    fail: 'bad',
    warn: 'warn',
    note: 'neutral',
};
/** A value in code formatting, with how many rows have it. */
function exampleOf({ value: text, rows }, i) {
    const count = rows === null ? '' : ` × ${(0,src/* formatCount */.B4)(rows)}`;
    return [i === 0 ? '' : ', ', code(text, 24), count];
}
/** The findings about the data's quality, failures first; null when there are none. */
function qualitySection(predicate, profile) {
    const findings = [...predicate.quality].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
    if (findings.length === 0)
        return null;
    const { shown, more } = firstOf(findings, profile.rows.findings, 'finding');
    const table = makeTable('Data quality findings', [
        { title: 'Severity', align: 'left' },
        { title: 'Column', align: 'left' },
        { title: 'Code', align: 'left' },
        { title: 'Reference', align: 'right', terminal: false },
        { title: 'Current', align: 'right', terminal: false },
        { title: 'Finding', align: 'left' },
        { title: 'Examples', align: 'left', terminal: false, hint: 'values with their rows' },
    ], shown.map((finding) => [
        [{ tone: SEVERITY_TONES[finding.severity], words: finding.severity }],
        finding.column === null ? [] : [code(finding.column)],
        [code(finding.code, 40)],
        number(finding.reference),
        number(finding.current),
        [finding.message],
        finding.examples.slice(0, 5).flatMap(exampleOf),
    ]), more);
    return {
        title: 'Data quality',
        subtitle: [severityCounts(findings)],
        blocks: [table],
        collapsed: profile.compact && findings.every((finding) => finding.severity === 'note'),
        priority: PRIORITIES.quality,
    };
}
function severityCounts(findings) {
    const words = { fail: 'failure', warn: 'warning', note: 'note' };
    return ['fail', 'warn', 'note']
        .map((severity) => ({
        words: words[severity],
        count: findings.filter((finding) => finding.severity === severity).length,
    }))
        .filter((entry) => entry.count > 0)
        .map((entry) => (0,src/* plural */.LS)(entry.count, entry.words))
        .join(', ');
}
/** Names of the drifted columns for one line: at most three, then how many more. */
function driftedNames(predicate) {
    const drifted = orderedColumns(predicate).filter(({ state }) => state === 'drifted');
    const names = drifted.slice(0, 3).map(({ name }) => code(name, 40));
    const rest = drifted.length - names.length;
    return [
        ...names.flatMap((name, i) => (i === 0 ? [name] : [', ', name])),
        ...(rest > 0 ? [` and ${(0,src/* formatCount */.B4)(rest)} more`] : []),
    ];
}

;// CONCATENATED MODULE: ./packages/report/src/document/model-drift.ts





function predictionsTable(predicate, profile) {
    const columns = orderedColumns({ ...predicate, columns: predicate.predictions });
    if (columns.length === 0)
        return [];
    return [columnTable('What the model predicts', columns, profile.rows.columns)];
}
/** Better or worse beyond chance, or neither. */
function judgement({ interval, greaterIsBetter }) {
    if (interval === null)
        return { tone: 'neutral', words: 'unknown' };
    const [low, high] = greaterIsBetter ? interval : [-interval[1], -interval[0]];
    if (high < 0)
        return { tone: 'bad', words: 'worse' };
    return low > 0 ? { tone: 'good', words: 'better' } : { tone: 'neutral', words: 'as before' };
}
function estimate(given, interval) {
    if (given === null)
        return [];
    const range = interval === null ? '' : ` [${interval.map(formatValue).join(', ')}]`;
    return [value(formatValue(given) + range)];
}
function performanceTable({ performance }, profile) {
    if (performance === null)
        return [];
    const defined = Object.entries(performance.metrics).filter(([, c]) => c.difference !== null);
    const { shown, more } = firstOf(defined, profile.rows.metrics, 'metric');
    const columns = [
        { title: 'Result', align: 'left' },
        { title: 'Metric', align: 'left' },
        { title: 'Reference', align: 'right' },
        { title: 'Current', align: 'right' },
        { title: 'Change', align: 'right', hint: formatConfidence(performance.confidence) },
    ];
    const rows = shown.map(([name, change]) => [
        [judgement(change)],
        [code(name)],
        estimate(change.reference, null),
        estimate(change.current, null),
        estimate(change.difference, change.interval),
    ]);
    return [makeTable('Performance on both sides', columns, rows, more)];
}
function model_drift_modelSection(predicate, profile) {
    const { performance, importance, driftedImportance } = predicate;
    const blocks = [
        ...predictionsTable(predicate, profile),
        ...performanceTable(predicate, profile),
    ];
    if (blocks.length === 0 && importance === null)
        return [];
    const parts = [
        ...(performance === null
            ? []
            : [
                `${(0,src/* formatCount */.B4)(performance.rows.current)} labelled rows now, ${(0,src/* formatCount */.B4)(performance.rows.reference)} before`,
            ]),
        ...(importance === null
            ? []
            : [
                `importance by ${importance.metric} on ${(0,src/* formatCount */.B4)(importance.rows)} reference rows`,
                driftedImportance === null
                    ? 'the model relies on no column'
                    : `${formatPercent(driftedImportance)} of it drifted`,
            ]),
    ];
    return [
        {
            title: 'Drift of the model',
            subtitle: parts.length === 0 ? null : [parts.join(' · ')],
            blocks,
            collapsed: profile.compact,
            priority: PRIORITIES.drift + 1,
        },
    ];
}
function classifierBlocks({ classifier }) {
    if (classifier === null)
        return [];
    const { auc, interval, confidence, columns, reason } = classifier;
    if (auc === null) {
        return [{ kind: 'paragraph', content: [`Classifier: not decided; ${reason ?? ''}`] }];
    }
    const range = interval === null
        ? ''
        : ` (${formatConfidence(confidence)} ${interval.map((bound) => (0,src/* formatNumber */.ZV)(bound, 3)).join(' … ')})`;
    const most = columns
        .slice(0, 3)
        .flatMap(({ column }, i) => [i === 0 ? '' : ', ', code(column)]);
    const content = [
        'A classifier tells both sides apart with AUC ',
        value((0,src/* formatNumber */.ZV)(auc, 3)),
        `${range}; 0.5 is not at all. What tells it most: `,
        ...most,
    ];
    return [{ kind: 'paragraph', content }];
}
function correlationBlocks({ correlation }, profile) {
    if (correlation === null || correlation.pairs === 0)
        return [];
    const { shown, more } = firstOf(correlation.changes.filter((change) => change.drifted || !profile.compact), profile.rows.columns, 'pair');
    const summary = {
        kind: 'paragraph',
        content: [
            `Rank correlations: ${(0,src/* formatCount */.B4)(correlation.drifted)} of ${(0,src/* formatCount */.B4)(correlation.pairs)} pairs changed by ${(0,src/* formatNumber */.ZV)(correlation.threshold)} or more.`,
        ],
    };
    if (shown.length === 0)
        return [summary];
    const table = makeTable('Pairs of columns by the change of their rank correlation', [
        { title: 'Result', align: 'left' },
        { title: 'Columns', align: 'left' },
        { title: 'Reference', align: 'right' },
        { title: 'Current', align: 'right' },
        { title: 'p (adjusted)', align: 'right' },
    ], shown.map(({ columns, reference, current, adjustedPValue, drifted }) => [
        [drifted ? { tone: 'bad', words: 'changed' } : { tone: 'neutral', words: 'as before' }],
        [code(columns[0]), ' and ', code(columns[1])],
        [value(formatValue(reference))],
        [value(formatValue(current))],
        [value(formatPValue(adjustedPValue))],
    ]), more);
    return [summary, table];
}
/** What is said of the model's answers, and of all columns together. */
function modelDriftSections(predicate, profile) {
    const together = [...classifierBlocks(predicate), ...correlationBlocks(predicate, profile)];
    return [
        ...model_drift_modelSection(predicate, profile),
        ...(together.length === 0
            ? []
            : [
                {
                    title: 'All columns together',
                    subtitle: null,
                    blocks: together,
                    collapsed: profile.compact,
                    priority: PRIORITIES.drift + 2,
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./packages/report/src/document/gates.ts





function gatesOf(statements) {
    return statements.flatMap((statement) => statement.predicate.gates.map((gate) => ({ ...gate, action: (0,src/* actionOf */.qj)(statement) })));
}
/** The parsed line, or null for a line of another version or of one value of a slice. */
function tryParse(gate) {
    try {
        return (0,src/* parseGate */.Xi)(gate);
    }
    catch {
        return null;
    }
}
/** Whether observed and limit are differences from the champion. */
function isAgainstChampion(gate) {
    const parsed = tryParse(gate);
    return parsed === null ? /\bchampion\b/.test(gate) : (0,src/* isRelative */.Go)(parsed);
}
/** Whether the gate is about part of the rows. */
function isAboutSlice(gate) {
    const parsed = tryParse(gate);
    return parsed === null
        ? /\s(?:on|where)\s/.test(gate)
        : parsed.on.length > 0 || parsed.where !== null;
}
/** The observed value as it is written beside its limit; null when there is none. */
function formatObserved(gate) {
    const { observed, interval, limit } = gate;
    if (observed === null)
        return null;
    const signed = isAgainstChampion(gate.gate);
    const common = commonDecimals([observed], [interval]);
    const decimals = decimalsAgainst(observed, limit, common);
    const isPlain = interval === null && decimals === common;
    const plain = signed ? src/* formatSigned */.Gp : formatValue;
    const text = isPlain ? plain(observed) : formatEstimate(observed, interval, decimals, signed);
    return signed ? `Δ ${text}` : text;
}
/** The limit as it is written beside the observed value; null when there is none. */
function formatGateLimit(gate) {
    if (gate.limit === null)
        return null;
    const comparison = />=|<=|==|!=|>|</.exec(gate.gate)?.[0];
    const signs = { '>=': '≥ ', '<=': '≤ ', '==': '= ', '!=': '≠ ' };
    const sign = comparison === undefined ? '' : (signs[comparison] ?? `${comparison} `);
    const text = formatLimit(gate.limit);
    if (!isAgainstChampion(gate.gate))
        return `${sign}${text}`;
    return withinMargin(gate.gate) ?? `Δ ${sign}${gate.limit > 0 ? '+' : ''}${text}`;
}
function withinMargin(gate) {
    const margin = /\bwithin\s+(\S+)\s+of\b/.exec(gate)?.[1];
    return margin === undefined || !Number.isFinite(Number(margin))
        ? null
        : `|Δ| ≤ ${formatLimit(Number(margin))}`;
}
/** `observed 0.412 [0.398, 0.426], limit ≥ 0.6`, without the parts that do not exist. */
function observation(gate) {
    const observed = formatObserved(gate);
    const limit = formatGateLimit(gate);
    const parts = [];
    if (observed !== null)
        parts.push('observed ', value(observed));
    if (observed !== null && limit !== null)
        parts.push(', ');
    if (limit !== null)
        parts.push('limit ', value(limit));
    return parts;
}
/** Core's reasons for what observed value, interval and limit beside them show already. */
const REPEATED = /^\S+ is not (?:>=|<=|==|!=|>|<) \S+$/;
const REPEATED_INTERVAL = /^\S+% (interval) of the difference \[[^\]]*\] /;
/** The reason without the numbers that stand beside it; null when nothing is left. */
function gateReason(gate) {
    if (gate.reason === null || gate.observed === null || gate.limit === null)
        return gate.reason;
    if (REPEATED.test(gate.reason))
        return null;
    return gate.interval === null ? gate.reason : gate.reason.replace(REPEATED_INTERVAL, 'the $1 ');
}
function confidenceOf(gates) {
    const levels = new Set(gates.map((gate) => gate.confidence).filter((level) => level !== null));
    const [level] = levels;
    return levels.size === 1 && level !== undefined
        ? `${formatConfidence(level)} interval`
        : 'interval';
}
function gateTable(gates, more) {
    const severalActions = new Set(gates.map((gate) => gate.action)).size > 1;
    const hasInterval = gates.some((gate) => gate.interval !== null);
    return makeTable('Gates', [
        { title: 'Result', align: 'left' },
        { title: 'Gate', align: 'left' },
        { title: 'Action', align: 'left', terminal: false },
        { title: hasInterval ? `Observed [${confidenceOf(gates)}]` : 'Observed', align: 'right' },
        { title: 'Limit', align: 'right' },
        { title: 'Why', align: 'left', terminal: false },
    ], gates.map((gate) => [
        [{ verdict: gate.verdict }],
        [code(gate.gate, GATE_LIMIT)],
        severalActions ? [gate.action] : [],
        asValue(formatObserved(gate)),
        asValue(formatGateLimit(gate)),
        optional(gateReason(gate)),
    ]), more);
}
function asValue(text) {
    return [text === null ? '—' : value(text)];
}
/** The gates of all statements of a leg in one table, failures first. */
function gateSection(statements, profile) {
    const gates = worstFirst(gatesOf(statements));
    if (gates.length === 0)
        return null;
    const { shown, more } = firstOf(gates, profile.rows.gates, 'gate');
    return {
        title: 'Gates',
        subtitle: [countVerdicts(gates)],
        blocks: [gateTable(shown, more)],
        collapsed: profile.compact && gates.every((gate) => gate.verdict === 'pass'),
        priority: PRIORITIES.gates,
    };
}
/** The limit of a relative gate on the whole data, by metric: where the plots draw a margin. */
function championMargins(gates) {
    const margins = new Map();
    for (const { gate, limit } of gates) {
        const parsed = tryParse(gate);
        if (parsed === null || limit === null || isAboutSlice(gate))
            continue;
        if ((0,src/* isRelative */.Go)(parsed) && parsed.comparison !== 'within')
            margins.set(parsed.metric, limit);
    }
    return margins;
}
/** The metrics that gates name, in the order of the gates. */
function gatedMetrics(gates) {
    const names = gates.map(({ gate }) => /^\s*([a-z_][a-z0-9_]*)/i.exec(gate)?.[1]);
    return [...new Set(names.filter((name) => name !== undefined))];
}

;// CONCATENATED MODULE: ./packages/report/src/document/metrics.ts






/**
 * Judges a difference by its confidence interval alone: better or worse only where the interval
 * leaves zero out.
 */
function judge(metric) {
    const { difference, differenceInterval, greaterIsBetter } = metric;
    if (difference === null || differenceInterval === null)
        return 'unknown';
    const [low, high] = differenceInterval;
    if (low === 0 && high === 0)
        return 'equal';
    if (low <= 0 && high >= 0)
        return 'not distinguishable';
    return low > 0 === greaterIsBetter ? 'better' : 'worse';
}
/** ▲ up, ▼ down: the direction of the number, not its goodness. */
function arrow(difference) {
    return difference > 0 ? '▲' : difference < 0 ? '▼' : '=';
}
function judgementCell(metric) {
    const words = judge(metric);
    if (metric.difference === null)
        return [];
    if (words === 'unknown')
        return [{ tone: 'neutral', words: 'no interval' }];
    const tone = words === 'better' ? 'good' : words === 'worse' ? 'bad' : 'neutral';
    return [{ tone, words }];
}
/** The decimals that all numbers of a metric are written with. */
function metricDecimals(metric) {
    const { value, interval, champion, difference, differenceInterval } = metric;
    return commonDecimals([value, champion, difference], [interval, differenceInterval]);
}
function estimateCell(number, interval, decimals, signed = false) {
    if (number === null)
        return ['—'];
    const text = formatEstimate(number, interval, decimals, signed);
    return [value(signed ? `${arrow(number)} ${text}` : text)];
}
/** The cells of a metric: champion, challenger, difference, judgement. */
function comparisonCells(metric) {
    const decimals = metricDecimals(metric);
    return [
        estimateCell(metric.champion, null, decimals),
        estimateCell(metric.value, metric.interval, decimals),
        metric.difference === null
            ? ['—']
            : estimateCell(metric.difference, metric.differenceInterval, decimals, true),
        judgementCell(metric),
    ];
}
/** The columns of `comparisonCells`; those of the champion are absent where there is none. */
function comparisonColumns(confidence, hasChampion) {
    if (!hasChampion)
        return [{ title: `Value [${confidence} CI]`, align: 'right' }];
    return [
        { title: 'Champion', align: 'right', terminal: false },
        { title: `Challenger [${confidence} CI]`, align: 'right' },
        { title: `Difference [${confidence} CI]`, align: 'right' },
        { title: 'Against champion', align: 'left' },
    ];
}
/** Metrics with those that gates name first, then in the order of the evidence. */
function orderedMetrics(predicate) {
    const gated = gatedMetrics(predicate.gates);
    const rank = (name) => {
        const index = gated.indexOf(name);
        return index === -1 ? gated.length : index;
    };
    return Object.entries(predicate.metrics).sort(([a], [b]) => rank(a) - rank(b));
}
/** Whether any number of the champion is there. */
function hasChampion(metrics) {
    return metrics.some((metric) => metric.champion !== null);
}
function metricName(name, metric) {
    return [code(name), metric.greaterIsBetter ? ' ↑' : ' ↓'];
}
/** What a model that does not look at the features scores. */
function baselineColumn({ baseline = null }) {
    if (baseline === null)
        return [];
    return [{ title: 'Baseline', align: 'right', hint: baseline.description, terminal: false }];
}
function baselineCell({ baseline = null }, name, metric) {
    if (baseline === null)
        return [];
    const number = Object.hasOwn(baseline.metrics, name) ? (baseline.metrics[name] ?? null) : null;
    if (number === null)
        return [['—']];
    // A baseline of 0 but for rounding is no number of its own.
    const decimals = metricDecimals(metric);
    const isNothing = Math.abs(number) < 1e-9 && Math.abs(metric.value ?? 0) > 1e-4;
    return [[value(formatEstimate(isNothing ? 0 : number, null, decimals))]];
}
function metricTable(predicate, limit) {
    const metrics = orderedMetrics(predicate);
    const compared = hasChampion(metrics.map(([, metric]) => metric));
    const { shown, more } = firstOf(metrics, limit, 'metric');
    const confidence = formatConfidence(predicate.confidence);
    return makeTable('Metrics', [
        { title: 'Metric', align: 'left', hint: '↑ higher is better, ↓ lower is better' },
        ...comparisonColumns(confidence, compared),
        ...baselineColumn(predicate),
        { title: 'Remark', align: 'left', terminal: false },
    ], shown.map(([name, metric]) => [
        metricName(name, metric),
        ...(compared ? comparisonCells(metric) : comparisonCells(metric).slice(1, 2)),
        ...baselineCell(predicate, name, metric),
        optional(metric.reason),
    ]), more);
}
function championWords({ champion }) {
    if (champion === null)
        return ['no champion'];
    const parts = ['champion ', code(champion.name)];
    if (champion.digest !== null)
        parts.push(' ', code(shortDigest(champion.digest.sha256)));
    if (champion.reason !== null)
        parts.push(` (${champion.reason})`);
    return parts;
}
function intervalMethods(predicate) {
    const methods = Object.values(predicate.metrics)
        .map((metric) => metric.intervalMethod)
        .filter((method) => method !== null);
    return methods.length === 0 ? null : `intervals: ${[...new Set(methods)].join(', ')}`;
}
/** `3 better, 1 worse, 2 not distinguishable`; null where nothing could be compared. */
function judgementCounts({ metrics }) {
    const all = Object.values(metrics).map(judge);
    const words = ['better', 'worse', 'not distinguishable', 'equal']
        .map((word) => ({ word, count: all.filter((judgement) => judgement === word).length }))
        .filter(({ count }) => count > 0)
        .map(({ word, count }) => `${(0,src/* formatCount */.B4)(count)} ${word}`);
    return words.length === 0 ? null : words.join(', ');
}
/** What was scored: rows, task, what decided the prediction, the champion. */
function evaluationSubtitle(predicate) {
    const counts = judgementCounts(predicate);
    const parts = counts === null ? [] : [[counts]];
    parts.push([(0,src/* plural */.LS)(predicate.rows, 'row')], [predicate.task.replaceAll('-', ' ')]);
    if (predicate.positiveClass !== null)
        parts.push(['positive class ', code(predicate.positiveClass)]);
    parts.push(championWords(predicate));
    const { groups = null, baseline = null, multipleTesting = 'none' } = predicate;
    if (groups !== null) {
        parts.push([`intervals of ${(0,src/* plural */.LS)(groups.count, 'group')} of `, code(groups.column)]);
    }
    if (multipleTesting === 'holm')
        parts.push(['gates against the champion by Holm’s method']);
    if (baseline !== null)
        parts.push([`baseline: ${baseline.description}`]);
    const methods = intervalMethods(predicate);
    if (methods !== null)
        parts.push([methods]);
    return join(parts, ' · ');
}
/** Metrics against the champion, with their plots. */
function metricSection(predicate, figures, profile) {
    return {
        title: 'Metrics',
        subtitle: evaluationSubtitle(predicate),
        blocks: [
            metricTable(predicate, profile.rows.metrics),
            ...(figures.length === 0 ? [] : [{ kind: 'gallery', figures }]),
        ],
        collapsed: profile.compact && predicate.verdict === 'pass',
        priority: PRIORITIES.metrics,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/fairness.ts






function rateCell(rate) {
    return [rate === null ? '—' : value(formatFixed(rate, 3))];
}
function groupTable({ column, groups }, limit) {
    const { shown, more } = firstOf(groups, limit, 'group');
    return makeTable(`Rates by ${column}`, [
        { title: 'Group', align: 'left' },
        { title: 'Rows', align: 'right' },
        { title: 'Selected', align: 'right', hint: 'share of the rows that are predicted positive' },
        { title: 'True positive rate', align: 'right' },
        { title: 'False positive rate', align: 'right' },
        { title: 'Precision', align: 'right' },
    ], shown.map((group) => [
        [code(group.value)],
        [value((0,src/* formatCount */.B4)(group.rows))],
        rateCell(group.selectionRate),
        rateCell(group.truePositiveRate),
        rateCell(group.falsePositiveRate),
        rateCell(group.precision),
    ]), more);
}
function fairness_metricTable({ column, metrics }, confidence) {
    const entries = Object.entries(metrics);
    const compared = hasChampion(entries.map(([, metric]) => metric));
    return makeTable(`Fairness by ${column}`, [
        { title: 'Metric', align: 'left', hint: 'a difference of 0 and a ratio of 1 are equal' },
        ...comparisonColumns(formatConfidence(confidence), compared),
        { title: 'Remark', align: 'left', terminal: false },
    ], entries.map(([name, metric]) => [
        [code(name), metric.greaterIsBetter ? ' ↑' : ' ↓'],
        ...(compared ? comparisonCells(metric) : comparisonCells(metric).slice(1, 2)),
        optional(metric.reason),
    ]));
}
/** Whether a gate on fairness does not pass. */
function hasOpenGate({ gates, fairness = [] }) {
    const names = fairness.flatMap(({ metrics }) => Object.keys(metrics));
    const bare = new Set(names.map((name) => name.replace(/\(.*/, '')));
    const open = gates.filter(({ verdict }) => verdict !== 'pass');
    return gatedMetrics(open).some((name) => bare.has(name));
}
/** How the groups of columns differ; null where none were compared. */
function fairnessSection(predicate, profile) {
    const { fairness = [] } = predicate;
    if (fairness.length === 0)
        return null;
    const blocks = fairness.flatMap((entry) => [
        { kind: 'paragraph', content: ['Groups of ', code(entry.column)] },
        groupTable(entry, profile.rows.slices),
        fairness_metricTable(entry, predicate.confidence),
    ]);
    return {
        title: 'Fairness',
        subtitle: [(0,src/* plural */.LS)(fairness.length, 'grouping')],
        blocks,
        collapsed: profile.compact && !hasOpenGate(predicate),
        priority: PRIORITIES.fairness,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/figures.ts


function hasThreshold({ plots, decision = null }) {
    return (plots?.threshold ?? null) !== null && decision !== null;
}
function evaluationPlots({ predicate }) {
    const { plots, confusionMatrix, championConfusionMatrix, metrics } = predicate;
    const compared = Object.values(metrics).some((metric) => judge(metric) !== 'unknown');
    const kinds = [
        ['difference-intervals', compared],
        ['roc', plots !== null && plots.roc !== null],
        ['precision-recall', plots !== null && plots.precisionRecall !== null],
        ['confusion-matrix', confusionMatrix !== null],
        ['champion-confusion-matrix', championConfusionMatrix !== null],
        ['calibration', plots !== null && plots.calibration !== null],
        ['residuals', plots !== null && plots.residuals !== null],
        ['threshold', hasThreshold(predicate)],
        ['gain', (plots?.gain ?? null) !== null],
        ['det', (plots?.det ?? null) !== null],
    ];
    return kinds.filter(([, exists]) => exists).map(([kind]) => kind);
}
/** The plots of the metrics for which the evidence has data. */
function figures_metricFigures(statement) {
    return evaluationPlots(statement).map((plot) => ({
        kind: 'figure',
        plot,
        statement,
        column: null,
    }));
}
/** The plot of the slices, when there are any. */
function figures_sliceFigures(statement) {
    if (statement.predicate.slices.length === 0)
        return [];
    return [{ kind: 'figure', plot: 'slice-intervals', statement, column: null }];
}
/** Effects against thresholds, then the histograms of the first columns, drifted ones first. */
function figures_driftFigures(statement, histograms) {
    const columns = orderedColumns(statement.predicate);
    const figures = columns
        .filter(({ column }) => column.histogram !== null)
        .slice(0, histograms)
        .map(({ name }) => ({ kind: 'figure', plot: 'drift-histogram', statement, column: name }));
    const hasEffects = columns.some(({ column }) => column.effect !== null && column.threshold !== null);
    if (!hasEffects)
        return figures;
    return [{ kind: 'figure', plot: 'drift-effects', statement, column: null }, ...figures];
}

;// CONCATENATED MODULE: ./packages/report/src/document/image-build.ts




function milliseconds(ms) {
    return ms === null ? [] : [value(`${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`)];
}
/** What the smoke test measured, in a line. */
function measured({ smoke }) {
    if (smoke === null)
        return [];
    const parts = [];
    if (smoke.readyMs !== null)
        parts.push(['ready after ', ...milliseconds(smoke.readyMs)]);
    if (smoke.p50Ms !== null)
        parts.push(['p50 ', ...milliseconds(smoke.p50Ms)]);
    if (smoke.p99Ms !== null)
        parts.push(['p99 ', ...milliseconds(smoke.p99Ms)]);
    if (smoke.peakMemoryBytes !== null) {
        parts.push(['memory ', value(formatBytes(smoke.peakMemoryBytes))]);
    }
    if (smoke.stopMs !== null)
        parts.push(['stopped after ', ...milliseconds(smoke.stopMs)]);
    return join(parts, ' · ');
}
function imageWords({ image, base, builder }) {
    const parts = [];
    if (image !== null) {
        parts.push([image.platform], [value(formatBytes(image.sizeBytes))]);
        parts.push([value(formatBytes(image.addedBytes)), ' added']);
    }
    if (base !== null)
        parts.push(['on ', code(base.reference, 120)]);
    parts.push([`built by ${builder.name} ${builder.version}`]);
    return join(parts, ' · ');
}
function layerTable(image, limit) {
    const largest = [...image.layers].sort((a, b) => b.sizeBytes - a.sizeBytes);
    const { shown, more } = firstOf(largest, limit, 'layer');
    return makeTable('Layers of the image, the largest first', [
        { title: 'Size', align: 'right' },
        { title: 'Layer of', align: 'left' },
        { title: 'Made by', align: 'left', terminal: false },
    ], shown.map(({ sizeBytes, isBase, createdBy }) => [
        [value(formatBytes(sizeBytes))],
        [isBase ? 'the base' : 'this image'],
        createdBy === null ? [] : [code(createdBy, 120)],
    ]), more);
}
function pushedLines({ pushed, artifact }) {
    const lines = pushed.map(({ reference, digest }) => [
        'pushed ',
        code(`${reference}@${digest}`, 400),
    ]);
    if (artifact !== null) {
        lines.push(['the model alone: ', code(`${artifact.reference}@${artifact.digest}`, 400)]);
    }
    return lines;
}
function imageSection(predicate, profile) {
    const { image } = predicate;
    const lines = [measured(predicate), ...pushedLines(predicate)].filter((line) => line.length > 0);
    return {
        title: 'Image',
        subtitle: imageWords(predicate),
        blocks: [
            ...(lines.length === 0 ? [] : [{ kind: 'list', items: lines }]),
            ...(image === null ? [] : [layerTable(image, profile.rows.inputs)]),
        ],
        collapsed: profile.compact && predicate.pushed.length === 0,
        priority: PRIORITIES.image,
    };
}
/** The sections of an image that was built: its checks, and what it is. */
function imageBuildSections(predicate, profile) {
    return [
        checkSection(predicate, profile, {
            title: 'Image checks',
            caption: 'Checks of the image and of the running container',
        }),
        imageSection(predicate, profile),
    ];
}

;// CONCATENATED MODULE: ./packages/report/src/document/image-scan.ts




const TONES = {
    critical: 'bad',
    high: 'bad',
    medium: 'warn',
    low: 'neutral',
    negligible: 'neutral',
    unknown: 'warn',
};
function counts({ waiver, suppression }) {
    return waiver === null && suppression === null;
}
function severityCell({ severity }) {
    return [{ tone: TONES[severity], words: severity }];
}
function placeCell({ place, path }) {
    if (place !== null)
        return [code(`${place.path}:${place.line}`)];
    return path === null ? [] : [code(path), ' in the image'];
}
function stateCell({ waiver, suppression }) {
    if (waiver !== null) {
        return [`waived until ${waiver.expires} by `, code(waiver.owner, 60), `: ${waiver.reason}`];
    }
    if (suppression === null)
        return [];
    const { status, reason, who } = suppression;
    return [`${status} says `, code(who, 80), ...(reason === null ? [] : [`: ${reason}`])];
}
function newCell({ new: isNew }) {
    return isNew === null ? ['not known'] : [isNew ? { strong: 'new' } : 'before'];
}
/** What counts first, of that what is new, each worst first. */
function compare(a, b) {
    const rank = (finding) => src/* FINDING_SEVERITIES */._o.indexOf(finding.severity);
    return (Number(counts(b)) - Number(counts(a)) ||
        Number(b.new === true) - Number(a.new === true) ||
        rank(a) - rank(b));
}
const FIRST = [
    { title: 'Severity', align: 'left' },
    { title: 'Finding', align: 'left' },
];
const LAST = [
    { title: 'Brought by', align: 'left', terminal: false },
    { title: 'Set aside', align: 'left', terminal: false },
];
function vulnerabilityTable(predicate, limit) {
    if (predicate.vulnerabilities.length === 0)
        return null;
    const sorted = [...predicate.vulnerabilities].sort(compare);
    const { shown, more } = firstOf(sorted, limit, 'finding');
    const isCompared = predicate.baseline !== null;
    return makeTable('Vulnerabilities, what counts first', [
        ...FIRST,
        { title: 'Package', align: 'left' },
        { title: 'Installed', align: 'left' },
        { title: 'Fixed in', align: 'left' },
        { title: 'Against the champion', align: 'left' },
        ...LAST,
    ], shown.map((finding) => [
        severityCell(finding),
        [code(finding.id, 40), ...(finding.kev === true ? [' (known exploited)'] : [])],
        [code(finding.package, 60)],
        finding.installed === null ? [] : [code(finding.installed, 40)],
        finding.fixed === null ? ['no fix'] : [code(finding.fixed, 40)],
        isCompared ? newCell(finding) : [],
        placeCell(finding),
        stateCell(finding),
    ]), more);
}
function whatCell(finding) {
    if ('package' in finding)
        return [code(finding.package, 60)];
    if ('message' in finding)
        return [finding.message];
    return 'title' in finding ? [finding.title] : [];
}
function otherTable({ secrets, misconfigurations, licenses }, limit) {
    const all = [...secrets, ...misconfigurations, ...licenses];
    if (all.length === 0)
        return null;
    const { shown, more } = firstOf(all.sort(compare), limit, 'finding');
    return makeTable('Secrets, settings and licenses', [...FIRST, { title: 'What', align: 'left' }, ...LAST], shown.map((finding) => [
        severityCell(finding),
        [code(finding.id, 60)],
        whatCell(finding),
        placeCell(finding),
        stateCell(finding),
    ]), more);
}
function scanWords(scan) {
    const { target, platform, distribution, scanner, databaseBuilt, packages } = scan;
    const parts = [[code(target)]];
    if (platform !== null)
        parts.push([platform]);
    if (distribution !== null)
        parts.push([distribution]);
    parts.push([`${scanner.name}${scanner.version === null ? '' : ` ${scanner.version}`}`]);
    if (databaseBuilt !== null)
        parts.push([`database of ${databaseBuilt.slice(0, 10)}`]);
    if (packages !== null)
        parts.push([(0,src/* plural */.LS)(packages, 'package')]);
    return join(parts, ' · ');
}
function image_scan_championWords({ baseline, sizeBytes, championSizeBytes }) {
    const parts = [];
    if (baseline !== null) {
        const gone = baseline.resolved === null ? '' : `; ${(0,src/* formatCount */.B4)(baseline.resolved)} resolved`;
        parts.push(['compared with ', code(baseline.uri), gone]);
    }
    if (sizeBytes !== null) {
        const change = championSizeBytes === null ? null : sizeBytes - championSizeBytes;
        const words = change === null ? '' : ` (${change < 0 ? '−' : '+'}${formatBytes(Math.abs(change))})`;
        parts.push([value(`${formatBytes(sizeBytes)}${words}`)]);
    }
    return parts;
}
function waiverSection({ waivers }, profile) {
    if (waivers.length === 0)
        return null;
    const { shown, more } = firstOf(waivers, profile.rows.findings, 'waiver');
    const table = makeTable('Waivers', [
        { title: 'Finding', align: 'left' },
        { title: 'Package', align: 'left' },
        { title: 'State', align: 'left' },
        { title: 'Until', align: 'left' },
        { title: 'Owner', align: 'left' },
        { title: 'Reason', align: 'left', terminal: false },
    ], shown.map(({ id, package: name, state, expires, daysLeft, owner, reason }) => [
        [code(id, 40)],
        [code(name, 60)],
        [state],
        [daysLeft < 0 ? `${expires} (over)` : `${expires} (${(0,src/* plural */.LS)(daysLeft, 'day')})`],
        [code(owner, 60)],
        optional(reason),
    ]), more);
    return {
        title: `Waivers (${(0,src/* formatCount */.B4)(waivers.length)})`,
        subtitle: null,
        blocks: [table],
        collapsed: profile.compact && waivers.every(({ state }) => state === 'used'),
        priority: PRIORITIES.waivers,
    };
}
/** What a scan found in an image, and what became of it. */
function imageSections(predicate, profile) {
    const { findings } = profile.rows;
    const tables = [vulnerabilityTable(predicate, findings), otherTable(predicate, findings)].filter((table) => table !== null);
    const nothing = [{ kind: 'paragraph', content: ['Nothing was found.'] }];
    const section = {
        title: 'Image',
        subtitle: join([...predicate.scans.slice(0, 4).map(scanWords), ...image_scan_championWords(predicate)], ' · '),
        blocks: tables.length === 0 ? nothing : tables,
        collapsed: profile.compact && predicate.verdict === 'pass',
        priority: PRIORITIES.image,
    };
    return [section, waiverSection(predicate, profile)];
}

;// CONCATENATED MODULE: ./packages/report/src/document/known.ts

/** Whether a statement is complete, once checked: it is asked for every section and plot. */
const complete = new WeakMap();
/** `isEvidenceOf`, asked only once of each statement. */
function known_isCompleteEvidenceOf(action, statement) {
    if (statement.predicateType !== (0,src/* predicateType */.W3)(action))
        return false;
    const known = complete.get(statement) ?? (0,src/* isEvidenceOf */.hC)(action, statement);
    complete.set(statement, known);
    return known;
}

;// CONCATENATED MODULE: ./packages/report/src/document/issues.ts








/** Known actions, for the question whether an expected one was mistyped. */
const ACTIONS = [
    'validate',
    'scan-model',
    'evaluate',
    'drift',
    'build-image',
    'scan-image',
    'register',
    'monitor',
];
/** A sentence of somebody else, to be continued by ours. */
function withoutPeriod(sentence) {
    return sentence.replace(/[.\s]+$/, '');
}
function nextAfterEvaluate(gate) {
    if (gate.verdict === 'inconclusive') {
        if (/no champion/i.test(gate.reason ?? '')) {
            return 'register a first champion, or set champion-required: false to let this model in.';
        }
        return gate.interval === null
            ? 'mend what the reason names, then run evaluate again.'
            : 'add labelled rows until the interval is clear of the limit.';
    }
    if (isAboutSlice(gate.gate))
        return 'look at the rows of that slice: the model is weak there.';
    if (isAgainstChampion(gate.gate)) {
        return 'keep the champion, or find in the slices where the challenger loses.';
    }
    return 'compare metrics, slices and confusion matrix with the champion to find the cause.';
}
function nextAfterScan(gate) {
    if (gate.verdict === 'inconclusive') {
        return /baseline|champion/.test(gate.reason ?? '')
            ? 'give the champion’s SBOM, or a report made with the same database, as baseline.'
            : 'mend what the reason names, then run scan-image again.';
    }
    return 'update to the fixing version, or waive the finding until a date.';
}
function nextAfterGate(gate) {
    switch (gate.action) {
        case 'evaluate':
            return nextAfterEvaluate(gate);
        case 'drift':
            return gate.verdict === 'inconclusive'
                ? 'collect more current rows, then run drift again.'
                : 'check what feeds the drifted columns; if the world has changed, train on newer data.';
        case 'validate':
            return 'mend the model’s export, then run validate again.';
        case 'scan-image':
            return nextAfterScan(gate);
        default:
            return `see what ${gate.action} says below.`;
    }
}
function describeGate(gate) {
    const reason = gateReason(gate);
    // Without an observed value the reason says it all.
    const seen = gate.observed === null && reason !== null ? [] : observation(gate);
    return [
        code(gate.gate, GATE_LIMIT),
        gate.verdict === 'fail' ? ' failed' : ' could not be decided',
        ...(seen.length === 0 ? [] : [': ', ...seen]),
        ...(reason === null ? [] : [`${seen.length === 0 ? ': ' : '; '}${withoutPeriod(reason)}`]),
        '.',
    ];
}
function gateIssues(statement) {
    return worstFirst(gatesOf([statement]))
        .filter((gate) => gate.verdict !== 'pass')
        .map((gate) => ({
        verdict: gate.verdict,
        content: describeGate(gate),
        next: nextAfterGate(gate),
    }));
}
function describeCheck(check) {
    const observed = checkValue(check.observed);
    const limit = checkValue(check.limit);
    return [
        'Check ',
        code(check.check, GATE_LIMIT),
        check.verdict === 'fail' ? ' failed' : ' could not be decided',
        ...(observed.length === 0 ? [] : [': observed ', ...observed]),
        ...(limit.length === 0 ? [] : [', limit ', ...limit]),
        ...(check.reason === null
            ? []
            : [`${observed.length === 0 ? ': ' : '; '}${withoutPeriod(check.reason)}`]),
        '.',
    ];
}
function nextAfterImageCheck({ check, verdict }) {
    if (verdict === 'inconclusive')
        return 'mend what the reason names, then run build-image again.';
    switch (check) {
        case 'golden_requests':
            return 'compare the served model with the one that was recorded; the image was not pushed.';
        case 'p95_latency_ms':
            return 'make the model faster, or the budget wider; the image was not pushed.';
        default:
            return 'look at the container’s log in the evidence (smoke.log); the image was not pushed.';
    }
}
/** The checks of a statement, and what to do about one that does not pass. */
function checksOf(statement) {
    if (known_isCompleteEvidenceOf('validate', statement)) {
        const next = 'mend the model’s export, then run validate again.';
        return { checks: statement.predicate.checks, next: () => next };
    }
    if (known_isCompleteEvidenceOf('build-image', statement)) {
        return { checks: statement.predicate.checks, next: nextAfterImageCheck };
    }
    return { checks: [], next: () => '' };
}
function checkIssues(statement) {
    const { checks, next } = checksOf(statement);
    const gates = new Set(statement.predicate.gates.map((gate) => gate.gate));
    return worstFirst(checks)
        .filter((check) => check.verdict !== 'pass' && !gates.has(check.check))
        .map((check) => ({
        verdict: check.verdict,
        content: describeCheck(check),
        next: next(check),
    }));
}
/** The issue of a statement whose verdict no gate and no check explains. */
function wholeIssue(statement) {
    const { verdict, headline, reason } = statement.predicate;
    const action = (0,src/* actionOf */.qj)(statement);
    const drifted = known_isCompleteEvidenceOf('drift', statement)
        ? driftedNames(statement.predicate)
        : [];
    return {
        verdict,
        content: [
            action,
            verdict === 'fail' ? ' failed: ' : ' could not be decided: ',
            withoutPeriod(reason ?? headline),
            ...(drifted.length === 0 || reason !== null ? [] : [' (', ...drifted, ')']),
            '.',
        ],
        next: nextAfterWhole(action, verdict === 'fail'),
    };
}
function nextAfterWhole(action, failed) {
    if (!failed)
        return `mend what the reason names, then run ${action} again.`;
    return action === 'drift'
        ? 'check what feeds the drifted columns; if the world has changed, train on newer data.'
        : `see what ${action} says below.`;
}
/** Why this statement's verdict is not a pass, worst first; empty for a pass. */
function issuesOfStatement(statement) {
    const { verdict } = statement.predicate;
    const issues = [...gateIssues(statement), ...checkIssues(statement)];
    // A verdict of pass stands over gates that a setting excused (the first model has no champion).
    if (verdict === 'pass')
        return [];
    const explained = issues.some((issue) => issue.verdict === verdict);
    return worstFirst(explained ? issues : [wholeIssue(statement), ...issues]);
}
function suggestion(entry) {
    const question = ACTIONS.includes(entry) ? '' : (0,src/* didYouMean */.au)(entry, ACTIONS);
    return question === '' ? '.' : question;
}
/** What is wrong with the collection of evidence rather than with the model. */
function issuesOfReport(report) {
    const issues = report.conflicts.map((conflict) => ({
        verdict: 'inconclusive',
        content: [{ strong: 'Mixed evidence' }, ': ', conflict, '.'],
        next: 'run all actions on one and the same model file, and report on those results alone.',
    }));
    for (const entry of report.missing) {
        issues.push({
            verdict: 'inconclusive',
            content: [code(entry), ` was expected and has not run${suggestion(entry)}`],
            next: 'look at that job’s log: a step that did not run is not a pass.',
        });
    }
    for (const { path, reason } of report.problems) {
        issues.push({
            verdict: 'inconclusive',
            content: ['Evidence ', code(path), ' cannot be used: ', withoutPeriod(reason), '.'],
            next: 'run the job that wrote it again.',
        });
    }
    if (report.statements.length === 0 && issues.length === 0) {
        issues.push({
            verdict: 'inconclusive',
            content: ['No evidence was found.'],
            next: 'run the actions before the report, in the same job, or download their artifacts.',
        });
    }
    return issues;
}

;// CONCATENATED MODULE: ./packages/report/src/document/promotion.ts



const WORDS_LIMIT = 200;
function percentWords(percent) {
    return value(`${Number(percent.toFixed(4))}%`);
}
function longCode(text) {
    return code(text, WORDS_LIMIT);
}
/** Which versions, where, how, and where it is written down. */
function subtitleOf({ promotion, strategy, isDryRun, journal }) {
    const parts = [];
    if (promotion === null)
        parts.push(['nothing is under way']);
    else {
        const { from, to, environment, id } = promotion;
        const versions = from === null ? [code(to)] : [code(from), ' → ', code(to)];
        parts.push([...versions, ' in ', code(environment)], [strategy], ['id ', code(id)]);
    }
    parts.push(['journal ', longCode(journal)]);
    if (isDryRun)
        parts.unshift(['dry run, nothing was touched']);
    return join(parts, ' · ');
}
/** Where it stands, and why it was begun. */
function standing({ promotion, nextLookAt, why, isDryRun }) {
    if (promotion === null)
        return [];
    const { state, step, traffic } = promotion;
    const where = isDryRun
        ? []
        : [
            { strong: state.replaceAll('_', ' ') },
            ...(step > 0 ? [`, step ${(0,src/* formatCount */.B4)(step)}`] : []),
            ', ',
            percentWords(traffic),
            ' of the traffic',
            ...(nextLookAt === null ? [] : [', next look ', value(nextLookAt)]),
        ];
    const reason = why === null ? [] : ['Why: ', why];
    return [where, reason].filter((line) => line.length > 0);
}
/** The plan's lines; the step that it is in is marked. */
function planList({ plan, promotion, isDryRun }) {
    if (plan.length === 0)
        return null;
    const isOver = promotion?.state === 'done' || promotion?.state === 'rolled_back';
    const at = isDryRun || isOver ? null : (promotion?.step ?? null);
    const items = plan.map((line) => {
        const isHere = at !== null && at > 0 && line.startsWith(`${at}. `);
        return isHere ? [{ strong: line }, ' ← here'] : [line];
    });
    return { kind: 'list', items };
}
function trafficTable({ live }) {
    if (live === null || live.length === 0)
        return null;
    return makeTable('Live traffic', [
        { title: 'Version', align: 'left' },
        { title: 'Traffic', align: 'right' },
    ], live.map(({ version, percent }) => [[code(version)], [percentWords(percent)]]), null);
}
function requiredTable({ required }) {
    if (required.length === 0)
        return null;
    return makeTable('Evidence that was required', [
        { title: 'Result', align: 'left' },
        { title: 'Action', align: 'left' },
        { title: 'Why', align: 'left' },
    ], required.map(({ verdict, action, reason }) => [
        [{ verdict }],
        [code(action)],
        reason === null ? [] : [reason],
    ]), null);
}
/** The end of what this run wrote, since that is where it stands. */
function journalTable({ entries }, limit) {
    if (entries.length === 0)
        return null;
    const shown = entries.slice(-limit);
    const left = entries.length - shown.length;
    return makeTable('Journal, what this run wrote', [
        { title: '#', align: 'right' },
        { title: 'At', align: 'left', terminal: false },
        { title: 'Entry', align: 'left' },
        { title: 'What happened', align: 'left' },
        { title: 'By', align: 'left', terminal: false },
    ], shown.map(({ sequence, at, kind, text, by }) => [
        [value(String(sequence))],
        [value(at)],
        [code(kind)],
        [text],
        [by],
    ]), left === 0 ? null : `${(0,src/* formatCount */.B4)(left)} earlier entries are in the journal`);
}
/** The sections of a promotion or a rollback: where it stands, and what was written of it. */
function promotionSections(predicate, profile) {
    const lines = standing(predicate);
    const here = [
        lines.length === 0 ? null : { kind: 'list', items: lines },
        planList(predicate),
        trafficTable(predicate),
        requiredTable(predicate),
    ];
    const journal = journalTable(predicate, profile.rows.inputs);
    return [
        {
            title: 'Promotion',
            subtitle: subtitleOf(predicate),
            blocks: here.filter((block) => block !== null),
            collapsed: false,
            priority: PRIORITIES.promotion,
        },
        journal === null
            ? null
            : {
                title: 'Journal',
                subtitle: null,
                blocks: [journal],
                collapsed: profile.compact,
                priority: PRIORITIES.journal,
            },
    ];
}

;// CONCATENATED MODULE: ./packages/report/src/document/provenance.ts





/** The remarks of every action that decide nothing; null when there are none. */
function noteSection(statements, profile) {
    const notes = statements.flatMap((statement) => statement.predicate.notes.map((note) => [`${(0,src/* actionOf */.qj)(statement)}: `, note]));
    if (notes.length === 0)
        return null;
    const { shown, more } = firstOf(notes, profile.rows.notes, 'note');
    return {
        title: `Notes (${(0,src/* formatCount */.B4)(notes.length)})`,
        subtitle: null,
        blocks: [{ kind: 'list', items: more === null ? shown : [...shown, [more]] }],
        collapsed: profile.compact,
        priority: PRIORITIES.notes,
    };
}
/** The same file read by several actions is one row. */
function inputRows(statements) {
    const reads = statements.flatMap((statement) => statement.predicate.inputs.map((input) => ({ input, action: (0,src/* actionOf */.qj)(statement) })));
    const groups = Map.groupBy(reads, ({ input }) => JSON.stringify(input));
    return [...groups.values()].flatMap((group) => {
        const input = group[0]?.input;
        if (input === undefined)
            return [];
        return [
            [
                [code(input.name, 40)],
                [code(input.uri)],
                input.rows === null ? [] : [value((0,src/* formatCount */.B4)(input.rows))],
                input.digest === null ? ['unreadable'] : [code(shortDigest(input.digest.sha256))],
                [[...new Set(group.map(({ action }) => action))].join(', ')],
            ],
        ];
    });
}
function inputTable(statements, limit) {
    const rows = inputRows(statements);
    if (rows.length === 0)
        return null;
    const { shown, more } = firstOf(rows, limit, 'input');
    return makeTable('Files that were read', [
        { title: 'Input', align: 'left' },
        { title: 'File', align: 'left' },
        { title: 'Rows', align: 'right' },
        { title: 'sha256', align: 'left' },
        { title: 'Read by', align: 'left' },
    ], shown, more);
}
function seconds({ startedAt, finishedAt }) {
    return `${formatValue(Math.max(0, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))} s`;
}
function utc(time) {
    return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function madeBy(statement) {
    const { tool, source, finishedAt } = statement.predicate;
    const parts = [
        [`${(0,src/* actionOf */.qj)(statement)}: `, code(`${tool.name} ${tool.version}`, 40)],
        ['finished ', value(`${utc(finishedAt)} after ${seconds(statement.predicate)}`)],
    ];
    if (tool.runtime !== null)
        parts.push([code(tool.runtime, 60)]);
    if (source !== null) {
        parts.push(['commit ', code(source.commit.slice(0, 12))]);
        parts.push(['run ', code(source.runId, 30), ` attempt ${source.attempt}`]);
    }
    return join(parts, ' · ');
}
function subjects(statements) {
    const digests = new Map(statements.flatMap(({ subject }) => subject.map(({ digest, name }) => [digest.sha256, name])));
    return [...digests]
        .slice(0, 20)
        .map(([sha256, name]) => ['judged: ', code(name), ' sha256 ', code(sha256)]);
}
/** Which files, versions and runs the evidence comes from. */
function provenanceSection(statements, profile) {
    const table = inputTable(statements, profile.rows.inputs);
    return {
        title: 'Provenance',
        subtitle: null,
        blocks: [
            { kind: 'list', items: [...subjects(statements), ...statements.map(madeBy)] },
            ...(table === null ? [] : [table]),
        ],
        collapsed: true,
        priority: PRIORITIES.provenance,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/slices.ts






/** Which metrics the slices are shown by: those of slice gates, then other gates, then the rest. */
function sliceMetrics(predicate) {
    const present = new Set(predicate.slices.flatMap((slice) => Object.keys(slice.metrics)));
    const sliceGates = predicate.gates.filter((gate) => isAboutSlice(gate.gate));
    const order = [
        ...gatedMetrics(sliceGates),
        ...gatedMetrics(predicate.gates),
        ...Object.keys(predicate.metrics),
        ...present,
    ];
    return [...new Set(order)].filter((name) => present.has(name));
}
const JUDGEMENT_ORDER = { worse: 0, unknown: 1, 'not distinguishable': 1, equal: 1, better: 1 };
function rank({ metric }) {
    if (metric === null)
        return 2;
    return metric.value === null ? 2 : JUDGEMENT_ORDER[judge(metric)];
}
function badness({ metric }) {
    const number = metric?.value ?? 0;
    return metric?.greaterIsBetter === false ? -number : number;
}
/** Weakest first: what became worse, then by value; slices without a value are last. */
function compareSlices(a, b) {
    return rank(a) - rank(b) || badness(a) - badness(b);
}
/** The slices by one metric, weakest first. */
function slicesBy(predicate, metric) {
    return predicate.slices
        .map((slice) => ({
        slice,
        metric: Object.hasOwn(slice.metrics, metric) ? (slice.metrics[metric] ?? null) : null,
    }))
        .sort(compareSlices);
}
const NO_VALUE = [['—'], ['—'], ['—'], []];
function sliceTable(predicate, name, limit) {
    const rows = slicesBy(predicate, name);
    const compared = hasChampion(rows.map((row) => row.metric).filter((metric) => metric !== null));
    const { shown, more } = firstOf(rows, limit, 'slice');
    return makeTable(`${name} by slice, weakest first`, [
        { title: 'Slice', align: 'left' },
        { title: 'Rows', align: 'right' },
        ...comparisonColumns(formatConfidence(predicate.confidence), compared),
        { title: 'Remark', align: 'left', terminal: false },
    ], shown.map(({ slice, metric }) => {
        const cells = metric === null ? NO_VALUE : comparisonCells(metric);
        return [
            [code(slice.slice)],
            [value((0,src/* formatCount */.B4)(slice.rows))],
            ...(compared ? cells : cells.slice(1, 2)),
            optional(slice.reason ?? metric?.reason ?? null),
        ];
    }), more);
}
/** The metrics on parts of the data; null when no slices were evaluated. */
function sliceSection(predicate, figures, profile) {
    if (predicate.slices.length === 0)
        return null;
    const names = sliceMetrics(predicate);
    const shown = names.slice(0, profile.rows.sliceMetrics);
    const columns = [...new Set(predicate.slices.flatMap((slice) => slice.columns))];
    const sliceGateFailed = predicate.gates.some((gate) => gate.verdict !== 'pass' && isAboutSlice(gate.gate));
    const blocks = shown.flatMap((name) => [
        { kind: 'paragraph', content: ['By ', code(name), ' (weakest first)'] },
        sliceTable(predicate, name, profile.rows.slices),
    ]);
    return {
        title: 'Slices',
        subtitle: [
            `${(0,src/* plural */.LS)(predicate.slices.length, 'slice')} of ${(0,src/* plural */.LS)(columns.length, 'column')}`,
            ...(names.length > shown.length ? [` · ${shown.length} of ${names.length} metrics`] : []),
        ],
        blocks: [...blocks, ...(figures.length === 0 ? [] : [{ kind: 'gallery', figures }])],
        collapsed: profile.compact && !sliceGateFailed,
        priority: PRIORITIES.slices,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/title.ts





function countedOf(statements) {
    const checks = statements.flatMap((statement) => known_isCompleteEvidenceOf('validate', statement) ? statement.predicate.checks : []);
    return [
        { noun: 'gate', items: gatesOf(statements) },
        { noun: 'check', items: checks },
    ].filter(({ items }) => items.length > 0);
}
/** `1 of 7 gates failed, 1 of 12 checks failed`; what did not happen is not mentioned. */
function countsWith(counted, verdict, word) {
    return counted
        .map(({ noun, items }) => ({
        noun,
        total: items.length,
        part: items.filter((item) => item.verdict === verdict).length,
    }))
        .filter(({ part }) => part > 0)
        .map(({ noun, total, part }) => `${ofTotal(part, total, noun)} ${word}`);
}
/** ` passes all 7 gates and 12 checks`, or how many of them where a setting excused some. */
function passWords(counted) {
    if (counted.length === 0)
        return ' passes';
    const all = counted.every(({ items }) => items.every((item) => item.verdict === 'pass'));
    if (!all)
        return ` passes: ${countsWith(counted, 'pass', 'passed').join(', ')}`;
    return ` passes ${counted.map(({ noun, items }) => (0,src/* plural */.LS)(items.length, noun)).join(' and ')}`;
}
/** What the verdict says, and why in numbers, to follow the model's name. */
function stateWords(verdict, statements, others) {
    const counted = countedOf(statements);
    if (verdict === 'pass')
        return passWords(counted);
    const [state, part, word] = verdict === 'fail'
        ? [' is blocked', 'fail', 'failed']
        : [' could not be decided', 'inconclusive', 'undecided'];
    return withReasons(state, [...countsWith(counted, part, word), ...others]);
}
function withReasons(start, reasons) {
    return reasons.length === 0 ? start : `${start}: ${reasons.join(', ')}`;
}
/** A model, and the matrix leg of it. */
function legName(model, id) {
    return id === null ? [code(model)] : [code(model), ' (', code(id, 40), ')'];
}
/** The verdict sentence of one model. */
function legTitle(model, id, verdict, statements) {
    return [...legName(model, id), stateWords(verdict, statements, [])];
}
function missingWords(missing) {
    if (missing.length === 0)
        return [];
    if (missing.length > 2)
        return [`${(0,src/* formatCount */.B4)(missing.length)} expected results are missing`];
    return [`${missing.join(' and ')} did not run`];
}
function evidenceReasons({ conflicts, missing, problems }) {
    return [
        ...(conflicts.length > 0 ? ['the evidence is about different model files'] : []),
        ...missingWords(missing),
        ...(problems.length > 0 ? [`${(0,src/* plural */.LS)(problems.length, 'evidence file')} unusable`] : []),
    ];
}
function severalTitle(report, legs) {
    const noun = legs.some((leg) => leg.id !== null) ? 'leg' : 'model';
    const part = legs.filter((leg) => leg.verdict === report.verdict).length;
    const words = { pass: 'pass', fail: 'blocked', inconclusive: 'undecided' };
    const start = report.verdict === 'pass'
        ? `All ${(0,src/* plural */.LS)(legs.length, noun)} pass`
        : `${ofTotal(part, legs.length, noun)} ${words[report.verdict]}`;
    return [withReasons(start, evidenceReasons(report))];
}
/** The verdict sentence of the whole report: it stands first on every surface. */
function reportTitle(report, legs) {
    const [leg, ...others] = legs;
    if (leg === undefined)
        return [withReasons('Nothing could be decided', evidenceReasons(report))];
    if (others.length > 0)
        return severalTitle(report, legs);
    const words = stateWords(report.verdict, report.statements, evidenceReasons(report));
    return [...legName(leg.model, leg.id), words];
}

;// CONCATENATED MODULE: ./packages/report/src/document/versus.ts




const TEST_NAMES = {
    mcnemar: 'McNemar',
    delong: 'DeLong',
    wilcoxon: 'Wilcoxon signed-rank',
};
/** On how many rows both models answer differently, and which way they turn. */
function churnWords(churn) {
    const { rows, disagreements, rate, interval, rightToWrong, wrongToRight, wrongToWrong } = churn;
    const share = rate === null
        ? ''
        : ` (${formatPercent(rate)}${interval === null ? '' : `, ${formatPercent(interval[0])} to ${formatPercent(interval[1])}`})`;
    return [
        'Another answer than the champion’s on ',
        value((0,src/* formatCount */.B4)(disagreements)),
        ` of ${(0,src/* plural */.LS)(rows, 'row')}${share}: `,
        value((0,src/* formatCount */.B4)(rightToWrong)),
        ' turn from right to wrong, ',
        value((0,src/* formatCount */.B4)(wrongToRight)),
        ' from wrong to right, ',
        value((0,src/* formatCount */.B4)(wrongToWrong)),
        ' from wrong to wrong.',
    ];
}
function testTable(tests) {
    return makeTable('Tests of both models', [
        { title: 'Test', align: 'left' },
        { title: 'Null hypothesis', align: 'left' },
        { title: 'Form', align: 'left', terminal: false },
        { title: 'n', align: 'right', hint: 'rows or pairs that the test looks at' },
        { title: 'Statistic', align: 'right', terminal: false },
        { title: 'p', align: 'right', hint: 'two-sided' },
        { title: 'Remark', align: 'left', terminal: false },
    ], tests.map((test) => [
        [TEST_NAMES[test.test]],
        [test.hypothesis],
        [test.method],
        [value((0,src/* formatCount */.B4)(test.rows))],
        test.statistic === null ? ['—'] : [value(formatValue(test.statistic))],
        test.pValue === null ? ['—'] : [value(formatPValue(test.pValue))],
        optional(test.reason),
    ]));
}
/** Where both models differ row by row; null without a champion. */
function versusSection(predicate, profile) {
    const { churn = null, tests = [] } = predicate;
    if (churn === null && tests.length === 0)
        return null;
    return {
        title: 'Row by row against the champion',
        subtitle: churn === null ? null : churnWords(churn),
        blocks: tests.length === 0
            ? []
            : [
                testTable(tests),
                { kind: 'paragraph', content: ['Gates are decided on intervals, not on these tests.'] },
            ],
        collapsed: profile.compact,
        priority: PRIORITIES.versus,
    };
}
/** The threshold that was chosen, and on which rows; null without one. */
function decisionSection(predicate, profile) {
    const { decision = null } = predicate;
    if (decision === null)
        return null;
    const { threshold, positiveClass, score, rule, objective, championThreshold, chosenOn } = decision;
    const content = threshold === null
        ? [`No threshold could be chosen to ${rule}: ${decision.reason ?? 'no reason is given'}.`]
        : [
            'Predict ',
            code(positiveClass),
            ' when ',
            score === null ? 'its score' : code(score),
            ' is at least ',
            value(formatValue(threshold)),
            ...(championThreshold === null
                ? []
                : [' (champion: ', value(formatValue(championThreshold)), ')']),
            `, chosen to ${rule}`,
            ...(objective === null ? [] : [': ', value(formatValue(objective))]),
            ` on ${(0,src/* plural */.LS)(chosenOn.rows, 'row')} of their own (`,
            code(chosenOn.description),
            ').',
        ];
    return {
        title: 'Threshold',
        subtitle: null,
        blocks: [{ kind: 'paragraph', content }],
        collapsed: profile.compact && predicate.verdict === 'pass',
        priority: PRIORITIES.decision,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/build.ts




















function present(sections) {
    return sections.filter((section) => section !== null);
}
/** What only this action's evidence has; an unknown action has its gates and notes alone. */
function ownSections(statement, profile) {
    const hasFigures = !profile.compact;
    if (known_isCompleteEvidenceOf('validate', statement)) {
        const { predicate } = statement;
        return present([checkSection(predicate, profile), modelSection(predicate, profile)]);
    }
    if (known_isCompleteEvidenceOf('evaluate', statement)) {
        const { predicate } = statement;
        return present([
            metricSection(predicate, hasFigures ? figures_metricFigures(statement) : [], profile),
            decisionSection(predicate, profile),
            versusSection(predicate, profile),
            sliceSection(predicate, hasFigures ? figures_sliceFigures(statement) : [], profile),
            fairnessSection(predicate, profile),
        ]);
    }
    if (known_isCompleteEvidenceOf('drift', statement)) {
        const { predicate } = statement;
        const figures = hasFigures ? figures_driftFigures(statement, profile.histograms) : [];
        return present([
            ...driftSections(predicate, figures, profile),
            ...modelDriftSections(predicate, profile),
            qualitySection(predicate, profile),
        ]);
    }
    if (known_isCompleteEvidenceOf('build-image', statement)) {
        return present(imageBuildSections(statement.predicate, profile));
    }
    if (known_isCompleteEvidenceOf('scan-image', statement)) {
        return present(imageSections(statement.predicate, profile));
    }
    if (known_isCompleteEvidenceOf('promote', statement) || known_isCompleteEvidenceOf('rollback', statement)) {
        return present(promotionSections(statement.predicate, profile));
    }
    return [];
}
/** Every section of one model's evidence, in reading order. */
function legSections(statements, profile) {
    const sorted = worstFirst(statements.map((statement) => ({ statement, verdict: statement.predicate.verdict }))).map(({ statement }) => statement);
    return present([
        gateSection(sorted, profile),
        ...sorted.flatMap((statement) => ownSections(statement, profile)),
        noteSection(statements, profile),
        provenanceSection(statements, profile),
    ]);
}
function factOf(statement) {
    const { verdict, headline } = statement.predicate;
    return { action: (0,src/* actionOf */.qj)(statement), verdict, headline };
}
function makeLeg(statements, profile) {
    const first = statements[0]?.predicate;
    const model = first?.model ?? '';
    const id = first?.id ?? null;
    const verdict = (0,src/* worstVerdict */.zP)(statements.map((statement) => statement.predicate.verdict));
    return {
        model,
        id,
        verdict,
        title: legTitle(model, id, verdict, statements),
        facts: statements.map(factOf),
        sections: legSections(statements, profile),
    };
}
function groupLegs(report) {
    const groups = Map.groupBy(report.statements, ({ predicate }) => JSON.stringify([predicate.model, predicate.id]));
    return [...groups.values()];
}
function verdictCell(statement) {
    return statement === undefined ? ['not run'] : [{ verdict: statement.predicate.verdict }];
}
/** Why the leg is where it is: its first issue, or the headline of its main action. */
function legReason(statements) {
    const issue = worstFirst(statements.flatMap(issuesOfStatement))[0];
    if (issue !== undefined)
        return issue.content;
    const main = statements.find((statement) => (0,src/* actionOf */.qj)(statement) === 'evaluate') ?? statements[0];
    return main === undefined ? [] : [main.predicate.headline];
}
function rollupTable(groups, limit) {
    const actions = [...new Set(groups.flat().map(src/* actionOf */.qj))].sort(compareActions);
    const legs = groups.map((statements) => ({
        statements,
        verdict: (0,src/* worstVerdict */.zP)(statements.map((statement) => statement.predicate.verdict)),
    }));
    const { shown, more } = firstOf(worstFirst(legs), limit, 'model');
    return makeTable('Models, worst first', [
        { title: 'Result', align: 'left' },
        { title: 'Model', align: 'left' },
        ...actions.map((action) => ({ title: action, align: 'left' })),
        { title: 'Why', align: 'left', terminal: false },
    ], shown.map(({ statements, verdict }) => [
        [{ verdict }],
        legName(statements[0]?.predicate.model ?? '', statements[0]?.predicate.id ?? null),
        ...actions.map((action) => verdictCell(statements.find((statement) => (0,src/* actionOf */.qj)(statement) === action))),
        legReason(statements),
    ]), more);
}
function remarksOf(report) {
    const { remarks, superseded, ignored } = report;
    const list = (paths) => paths.slice(0, 5).flatMap((path, i) => (i === 0 ? [code(path)] : [', ', code(path)]));
    return [
        ...remarks.map((remark) => [remark]),
        ...(superseded.length === 0
            ? []
            : [
                [
                    `${(0,src/* formatCount */.B4)(superseded.length)} older attempt${superseded.length === 1 ? '' : 's'} left out: `,
                    ...list(superseded),
                ],
            ]),
        ...(ignored.length === 0
            ? []
            : [
                [
                    `${(0,src/* formatCount */.B4)(ignored.length)} other file${ignored.length === 1 ? '' : 's'} in the folder: `,
                    ...list(ignored),
                ],
            ]),
    ];
}
function worstLegFirst(a, b) {
    return VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict];
}
/** The report as data for a surface that shows as much as `profile` says. */
function buildDocument(report, profile) {
    const groups = groupLegs(report);
    const legs = groups
        .map((statements) => makeLeg(statements, profile))
        .sort(worstLegFirst)
        .slice(0, profile.rows.legs);
    const issues = [
        ...report.statements.flatMap((statement) => issuesWithLeg(statement, groups.length > 1)),
        ...issuesOfReport(report),
    ];
    return {
        verdict: report.verdict,
        title: reportTitle(report, groups.map(titled)),
        issues: worstFirst(issues),
        rollup: groups.length > 1 ? rollupTable(groups, profile.rows.legs) : null,
        legs,
        remarks: remarksOf(report),
    };
}
/** The issues of a statement, with the model's name where there are several. */
function issuesWithLeg(statement, several) {
    const issues = issuesOfStatement(statement);
    if (!several)
        return issues;
    const { model, id } = statement.predicate;
    return issues.map((issue) => ({
        ...issue,
        content: [...legName(model, id), ': ', ...issue.content],
    }));
}
function titled(statements) {
    return {
        model: statements[0]?.predicate.model ?? '',
        id: statements[0]?.predicate.id ?? null,
        verdict: (0,src/* worstVerdict */.zP)(statements.map((statement) => statement.predicate.verdict)),
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/plain.ts

/** A line as bare text: for terminals, XML and titles, which escape it in their own way. */
function plainContent(content) {
    return content
        .map((inline) => {
        if (typeof inline === 'string')
            return cleanPiece(inline);
        if ('code' in inline)
            return cleanName(inline.code, inline.limit);
        if ('value' in inline)
            return inline.value;
        if ('strong' in inline)
            return cleanPiece(inline.strong);
        return 'verdict' in inline ? inline.verdict : inline.words;
    })
        .join('')
        .trim();
}

;// CONCATENATED MODULE: ./packages/report/src/document/profile.ts
/** The pull-request comment: what must be known, the rest folded. */
const COMMENT = {
    rows: {
        legs: 50,
        gates: 30,
        metrics: 15,
        slices: 15,
        sliceMetrics: 1,
        columns: 30,
        findings: 20,
        checks: 30,
        notes: 15,
        inputs: 15,
    },
    histograms: 0,
    compact: true,
};
/** The job summary: one megabyte, so that nearly everything has room. */
const SUMMARY = {
    rows: {
        legs: 200,
        gates: 300,
        metrics: 100,
        slices: 200,
        sliceMetrics: 4,
        columns: 300,
        findings: 200,
        checks: 300,
        notes: 100,
        inputs: 100,
    },
    histograms: 0,
    compact: true,
};
/** The web page. */
const PAGE = {
    rows: {
        legs: 200,
        gates: 200,
        metrics: 60,
        slices: 60,
        sliceMetrics: 3,
        columns: 150,
        findings: 100,
        checks: 200,
        notes: 50,
        inputs: 50,
    },
    histograms: 24,
    compact: false,
};
/** The terminal: one screen or two. */
const TERMINAL = {
    rows: {
        legs: 50,
        gates: 40,
        metrics: 12,
        slices: 8,
        sliceMetrics: 1,
        columns: 20,
        findings: 12,
        checks: 20,
        notes: 8,
        inputs: 8,
    },
    histograms: 0,
    compact: true,
};
/** The same with a quarter of the rows, for reports that would not fit otherwise. */
function shrink(profile) {
    const rows = Object.fromEntries(Object.entries(profile.rows).map(([name, count]) => [name, Math.max(1, Math.floor(count / 4))]));
    return { ...profile, rows: { ...profile.rows, ...rows } };
}

;// CONCATENATED MODULE: ./packages/report/src/escape/markup.ts
/**
 * HTML and SVG by tagged template: every value is escaped unless it is markup itself, so that
 * nothing can be forgotten.
 */
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** What XML 1.0 (and so SVG) cannot hold in any form: controls, non-characters, half surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Text for element content and quoted attributes, in HTML and in XML. */
function escapeMarkup(text) {
    return text.replace(ILLEGAL, '\uFFFD').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
/** Text that is HTML or SVG already. Only `markup` and `trusted` make it. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
    toString() {
        return this.text;
    }
}
function render(value) {
    if (value === null)
        return '';
    if (value instanceof Markup)
        return value.text;
    if (typeof value === 'string')
        return escapeMarkup(value);
    if (typeof value === 'number')
        return renderNumber(value);
    return value.map(render).join('');
}
/** Coordinates: two decimals are a hundredth of a pixel. */
function renderNumber(value) {
    if (!Number.isFinite(value))
        throw new RangeError(`${value} cannot be drawn`);
    return String(Math.round(value * 100) / 100 || 0);
}
/** `` markup`<td>${text}</td>` `` escapes `text`. */
function markup_markup(strings, ...values) {
    let text = strings[0] ?? '';
    for (const [i, value] of values.entries())
        text += render(value) + (strings[i + 1] ?? '');
    return new Markup(text);
}
/** Our own constant text (a style sheet) as markup. */
function markup_trusted(text) {
    return new Markup(text);
}

;// CONCATENATED MODULE: ./packages/report/src/links.ts
function isWebAddress(url) {
    return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

// EXTERNAL MODULE: ./packages/report/node_modules/string-width/index.js + 6 modules
var string_width = __webpack_require__(18207);
;// CONCATENATED MODULE: ./packages/report/src/svg/plot.ts




const FONT_SIZE = 12;
/** Width of a text in a proportional face, estimated on the safe side; wide characters count 2. */
function textWidth(text, fontSize = FONT_SIZE) {
    return (0,string_width/* default */.A)(text) * fontSize * 0.58;
}
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/**
 * A foreign name as a label of at most `limit` characters. A name in a right-to-left script is
 * isolated, so that it does not turn the numbers beside it around.
 */
function label(name, limit) {
    const clean = cleanName(name, limit);
    return RIGHT_TO_LEFT.test(clean) ? `\u2068${clean}\u2069` : clean;
}
/** The plot inside a web page; `id` must be unique on it. */
function inlineSvg(plot, id) {
    return markup_markup `<svg class="plot" role="img" viewBox="0 0 ${plot.width} ${plot.height}" width="${plot.width}" height="${plot.height}" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">${plot.title}</title><desc id="${id}-description">${plot.description}</desc>${plot.body}</svg>`;
}
/** Room around the drawing in a file, and above it for its title. */
const PADDING = 12;
const HEADING = 34;
/** The plot as a file of its own: with its title drawn, its style, and both colour schemes. */
function plot_standaloneSvg(plot) {
    const width = plot.width + 2 * PADDING;
    const height = plot.height + HEADING + PADDING;
    const file = markup `<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-labelledby="title description"><title id="title">${plot.title}</title><desc id="description">${plot.description}</desc><style>${trusted(STANDALONE_STYLE + PLOT_STYLE)}</style><rect class="paper" width="${width}" height="${height}"/><text class="heading" x="${PADDING}" y="24">${plot.title}</text><g transform="translate(${PADDING} ${HEADING})">${plot.body}</g></svg>`;
    return `${file.text}\n`;
}

;// CONCATENATED MODULE: ./packages/report/src/svg/confusion.ts




/** Larger matrices keep their most frequent classes and sum the others up. */
const MAX_CLASSES = 12;
/** Sums all but the most frequent classes into one. */
function condense({ names, counts }) {
    if (names.length <= MAX_CLASSES)
        return { names, counts };
    const total = (i) => (counts[i] ?? []).reduce((sum, count) => sum + count, 0);
    const order = names.map((_, i) => i).sort((a, b) => total(b) - total(a) || a - b);
    const kept = order.slice(0, MAX_CLASSES - 1).sort((a, b) => a - b);
    const position = new Map(kept.map((original, i) => [original, i]));
    const size = kept.length + 1;
    const summed = Array.from({ length: size }, () => new Array(size).fill(0));
    for (const [i, row] of counts.entries()) {
        for (const [j, count] of row.entries()) {
            const target = summed[position.get(i) ?? size - 1];
            const at = position.get(j) ?? size - 1;
            if (target !== undefined)
                target[at] = (target[at] ?? 0) + count;
        }
    }
    const others = `${names.length - kept.length} others`;
    return { names: [...kept.map((i) => names[i] ?? ''), others], counts: summed };
}
/** Few classes have square cells, many have flat ones on a wider drawing. */
function geometryOf(names) {
    const room = 36 + Math.max(...names.map((name) => textWidth(label(name, 16))));
    const isSmall = names.length <= 4;
    const total = isSmall ? 420 : 860;
    const width = Math.min(96, Math.floor((total - room - 8) / names.length));
    const left = room + (total - room - 8 - names.length * width) / 2;
    return { left, top: 44, width, height: isSmall ? width : 32, total };
}
function drawCell(count, share, x, y, cell) {
    const [middle, centre] = [x + cell.width / 2, y + cell.height / 2];
    const roomy = cell.height >= 60;
    const percent = roomy
        ? markup_markup `<text class="name middle" x="${middle}" y="${centre + 16}">${formatPercent(share)}</text>`
        : null;
    return markup_markup `<rect class="cell fill-a" x="${x}" y="${y}" width="${cell.width}" height="${cell.height}" fill-opacity="${0.04 + 0.5 * share}"/><text class="name middle" x="${middle}" y="${centre + (roomy ? 0 : 4)}">${formatCell(count, cell.width)}</text>${percent}`;
}
/** Counts that would not fit are written with SI prefixes. */
function formatCell(count, width) {
    const full = (0,src/* formatCount */.B4)(count);
    if (textWidth(full) < width - 6)
        return full;
    return new Intl.NumberFormat('en-US', { notation: 'compact' }).format(count);
}
function drawMatrix({ names, counts }, geometry) {
    const { left, top, width, height } = geometry;
    const rows = counts.map((row, i) => {
        const total = row.reduce((sum, count) => sum + count, 0);
        const y = top + i * height;
        const cells = row.map((count, j) => drawCell(count, total === 0 ? 0 : count / total, left + j * width, y, geometry));
        return markup_markup `<text class="name end" x="${left - 8}" y="${y + height / 2 + 4}">${label(names[i] ?? '', 16)}</text>${cells}`;
    });
    const room = Math.max(3, Math.floor((width - 4) / 7));
    const heads = names.map((name, j) => markup_markup `<text class="name middle" x="${left + (j + 0.5) * width}" y="${top - 8}">${label(name, room)}</text>`);
    return markup_markup `${heads}${rows}`;
}
function describe({ names, counts }) {
    const rows = counts.map((row, i) => {
        const total = row.reduce((sum, count) => sum + count, 0);
        const right = row[i] ?? 0;
        const share = total === 0 ? 'no rows' : `${formatPercent(right / total)} of ${(0,src/* formatCount */.B4)(total)}`;
        return `${label(names[i] ?? '', 40)}: ${share}`;
    });
    return `Rows predicted right, by true class: ${rows.join('; ')}.`;
}
/**
 * The confusion matrix of the challenger or the champion: true classes down, predicted ones
 * across, shaded by the share of the true class; null without one.
 */
function confusionPlot(predicate, whose) {
    const counts = whose === 'challenger' ? predicate.confusionMatrix : predicate.championConfusionMatrix;
    if (counts === null || counts.length === 0)
        return null;
    const names = counts.map((_, i) => predicate.classes?.[i] ?? String(i));
    const matrix = condense({ names, counts });
    const size = matrix.names.length;
    const geometry = geometryOf(matrix.names);
    const { left, top, total } = geometry;
    const centre = left + (size * geometry.width) / 2;
    const bottom = top + size * geometry.height;
    const widest = Math.max(...matrix.names.map((name) => textWidth(label(name, 16))));
    const side = left - widest - 22;
    return {
        title: whose === 'challenger' ? 'Confusion matrix' : 'Confusion matrix of the champion',
        description: describe(matrix),
        width: total,
        height: bottom + 34,
        body: markup_markup `<text class="axis-title middle" x="${centre}" y="14">predicted class</text><text class="axis-title middle" transform="translate(${side} ${(top + bottom) / 2}) rotate(-90)">true class</text>${drawMatrix(matrix, geometry)}<text class="middle" x="${centre}" y="${bottom + 22}">shade: share of the true class</text>`,
    };
}

// EXTERNAL MODULE: ./node_modules/d3-array/dist/d3-array.mjs
var d3_array = __webpack_require__(5793);
// EXTERNAL MODULE: ./node_modules/d3-scale/dist/d3-scale.mjs + 3 modules
var d3_scale = __webpack_require__(85111);
// EXTERNAL MODULE: ./node_modules/d3-shape/dist/d3-shape.mjs + 1 modules
var d3_shape = __webpack_require__(76879);
;// CONCATENATED MODULE: ./packages/report/src/svg/axes.ts



/** A linear scale over the values; an empty range is widened so that it can be drawn. */
function linear(low, high, range) {
    const pad = high > low ? 0 : Math.abs(low) / 2 || 0.5;
    return (0,d3_scale/* scaleLinear */.m4)([low - pad, high + pad], range);
}
/** Ticks and how they are written: thousands and more with SI prefixes. */
function ticksOf(scale, count, isPercent) {
    const [low = 0, high = 1] = scale.domain();
    const isLarge = Math.max(Math.abs(low), Math.abs(high)) >= 10_000;
    const write = scale.tickFormat(count, isPercent ? '~%' : isLarge ? '~s' : undefined);
    return scale.ticks(count).map((at) => ({ at, text: write(at) }));
}
/** An axis under the area, with its title. */
function bottomAxis(scale, top, bottom, { title, ticks = 5, grid = false, percent = false }) {
    const [left = 0, right = 0] = scale.range();
    return markup_markup `<line class="baseline" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${ticksOf(scale, ticks, percent).map(({ at, text }) => markup_markup `${grid ? markup_markup `<line class="grid" x1="${scale(at)}" x2="${scale(at)}" y1="${top}" y2="${bottom}"/>` : null}<text class="middle" x="${scale(at)}" y="${bottom + 17}">${text}</text>`)}<text class="axis-title middle" x="${(left + right) / 2}" y="${bottom + 36}">${title}</text>`;
}
/** An axis left of the area, with grid lines over its width and its title turned upwards. */
function leftAxis(scale, left, right, { title, ticks = 5, percent = false }) {
    const [low = 0, high = 0] = scale.range();
    const middle = (low + high) / 2;
    return markup_markup `${ticksOf(scale, ticks, percent).map(({ at, text }) => markup_markup `<line class="grid" x1="${left}" x2="${right}" y1="${scale(at)}" y2="${scale(at)}"/><text class="end" x="${left - 7}" y="${scale(at) + 4}">${text}</text>`)}<text class="axis-title middle" transform="translate(13 ${middle}) rotate(-90)">${title}</text>`;
}
/** The mark of a curve. */
function lineMark(series) {
    return (x, y) => markup_markup `<line class="line ${series}" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;
}
/** The mark of a dashed guide. */
const guideMark = (x, y) => markup_markup `<line class="guide" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;
/** The mark of a limit. */
const limitMark = (x, y) => markup_markup `<line class="limit" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;
const ENTRY_GAP = 18;
const LINE_HEIGHT = 18;
/** Lays the entries out in lines of at most `width`. */
function legendLines(entries, width) {
    const lines = [];
    let room = 0;
    for (const entry of entries) {
        const needed = 30 + textWidth(entry.words) + ENTRY_GAP;
        const line = lines.at(-1);
        if (line !== undefined && needed <= room)
            line.push(entry);
        else
            lines.push([entry]);
        room = (line !== undefined && needed <= room ? room : width) - needed;
    }
    return lines;
}
/** The legend above the area: its drawing, and the height it takes. */
function legend(entries, left, width) {
    const lines = legendLines(entries, width);
    const body = lines.map((line, i) => {
        const y = 12 + i * LINE_HEIGHT;
        let x = left;
        return line.map((entry) => {
            const start = x;
            x += 30 + textWidth(entry.words) + ENTRY_GAP;
            return markup_markup `${entry.mark(start, y)}<text class="name" x="${start + 30}" y="${y + 4}">${entry.words}</text>`;
        });
    });
    return { body: markup_markup `${body}`, height: lines.length * LINE_HEIGHT + 8 };
}
/** The area inside the margins. */
function axes_area(width, height, margin) {
    return {
        left: margin.left,
        right: width - margin.right,
        top: margin.top,
        bottom: height - margin.bottom,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/curves.ts







const WIDTH = 420;
const AREA_HEIGHT = 340;
/** A curve of more points is no smoother at this size. */
const MAX_POINTS = 200;
/** At most `MAX_POINTS` points, the first and the last among them. */
function pointsOf({ x, y }) {
    const length = Math.min(x.length, y.length);
    const count = Math.min(length, MAX_POINTS);
    return Array.from({ length: count }, (_, i) => {
        const at = count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1));
        return { x: x[at] ?? 0, y: y[at] ?? 0 };
    });
}
/** The curve's height at `x`, on the straight line between its neighbours; null outside. */
function heightAt(curve, x) {
    const points = pointsOf(curve).sort((a, b) => a.x - b.x || a.y - b.y);
    const after = points.findIndex((point) => point.x >= x);
    const right = points[after];
    const left = points[after - 1] ?? right;
    if (left === undefined || right === undefined)
        return null;
    if (right.x === left.x)
        return right.y;
    return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}
/** A square plot of two shares. */
function unitPlot(plot) {
    const left = 52;
    const { body, height } = legend(plot.entries, left, WIDTH - left - 14);
    const total = height + AREA_HEIGHT + 46;
    const inner = axes_area(WIDTH, total, { top: height, right: 14, bottom: 46, left });
    const end = plot.end ?? 1;
    const x = linear(0, end, [inner.left, inner.right]);
    const y = linear(0, end, [inner.bottom, inner.top]);
    return {
        title: plot.title,
        description: plot.description,
        width: WIDTH,
        height: total,
        body: markup_markup `${leftAxis(y, inner.left, inner.right, { title: plot.yTitle })}${bottomAxis(x, inner.top, inner.bottom, { title: plot.xTitle, grid: true })}${plot.draw(x, y)}${body}`,
    };
}
/** The champion is drawn first, so that the challenger lies on top. */
function seriesOf(pair) {
    const challenger = { name: 'challenger', class: 'a', curve: pair.challenger };
    return pair.champion === null
        ? [challenger]
        : [{ name: 'champion', class: 'b', curve: pair.champion }, challenger];
}
function curvePath(curve, x, y) {
    const path = (0,d3_shape/* line */.n8)()
        .x((point) => x(point.x))
        .y((point) => y(point.y))
        .digits(1);
    return path(pointsOf(curve)) ?? '';
}
/** The area between a band's limits. */
function bandPath({ x, low, high }, px, py) {
    const indices = x.map((_, i) => i);
    const path = (0,d3_shape/* area */.Wc)()
        .x((i) => px(x[i] ?? 0))
        .y0((i) => py(low[i] ?? 0))
        .y1((i) => py(high[i] ?? 0))
        .digits(1);
    return path(indices) ?? '';
}
function bandMark({ class: name, curve: { band = null } }, x, y) {
    if (band === null)
        return null;
    return markup_markup `<path class="band band-${name}" d="${bandPath(band, x, y)}"/>`;
}
/** Draws curves over their bands. */
function drawSeries(series) {
    return (x, y) => markup_markup `${series.map((item) => bandMark(item, x, y))}${series.map((item) => markup_markup `<path class="line ${item.class}" d="${curvePath(item.curve, x, y)}"/>`)}`;
}
/** `challenger, AUC 0.741`, where the metric is known. */
function seriesWords({ name }, predicate, metric, short) {
    const result = Object.hasOwn(predicate.metrics, metric) ? predicate.metrics[metric] : undefined;
    const value = name === 'challenger' ? result?.value : result?.champion;
    return value === null || value === undefined
        ? name
        : `${name}, ${short} ${formatFixed(value, 3)}`;
}
function entriesOf(series, words) {
    return [...series].reverse().map((item) => ({ words: words(item), mark: lineMark(item.class) }));
}
/** What shading means, where there is any. */
function bandWords(series, confidence) {
    const isBanded = series.some(({ curve }) => curve.band !== undefined && curve.band !== null);
    return isBanded ? ` Shaded: pointwise ${formatConfidence(confidence)} limits.` : '';
}
/** What the curves say at one place, in words. */
function readOff(series, at, what) {
    const values = [...series].reverse().map((item) => {
        const height = heightAt(item.curve, at);
        return height === null ? null : `${item.name} ${formatFixed(height, 3)}`;
    });
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? '' : `${what}: ${known.join(', ')}.`;
}
/** The ROC curve; null without its points. */
function rocPlot(predicate) {
    const roc = predicate.plots?.roc ?? null;
    if (roc === null)
        return null;
    const series = seriesOf(roc);
    const words = (item) => seriesWords(item, predicate, 'roc_auc', 'AUC');
    const entries = entriesOf(series, words);
    const draw = drawSeries(series);
    return unitPlot({
        title: 'ROC curve',
        description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.1, 'True positive rate at a false positive rate of 0.1')}${bandWords(series, predicate.confidence)}`,
        xTitle: 'False positive rate',
        yTitle: 'True positive rate',
        entries,
        draw: (x, y) => markup_markup `<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>${draw(x, y)}`,
    });
}
/** The share of positives, from the confusion matrix; null where it is not known. */
function prevalence({ confusionMatrix, classes, positiveClass }) {
    const index = classes?.indexOf(positiveClass ?? '') ?? -1;
    const rows = confusionMatrix?.map((row) => row.reduce((sum, count) => sum + count, 0)) ?? [];
    const total = rows.reduce((sum, count) => sum + count, 0);
    const positives = rows[index];
    return positives === undefined || total === 0 ? null : positives / total;
}
/** The precision–recall curve, with the share of positives as its floor; null without points. */
function precisionRecallPlot(predicate) {
    const curves = predicate.plots?.precisionRecall ?? null;
    if (curves === null)
        return null;
    const series = seriesOf(curves);
    const share = prevalence(predicate);
    const words = (item) => seriesWords(item, predicate, 'average_precision', 'AP');
    const entries = entriesOf(series, words);
    const floor = share === null ? [] : [{ words: `positives, ${formatPercent(share)}`, mark: guideMark }];
    const draw = drawSeries(series);
    return unitPlot({
        title: 'Precision–recall curve',
        description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.5, 'Precision at a recall of 0.5')}${bandWords(series, predicate.confidence)}`,
        xTitle: 'Recall',
        yTitle: 'Precision',
        entries: [...entries, ...floor],
        draw: (x, y) => markup_markup `${share === null ? null : markup_markup `<line class="guide" x1="${x(0)}" x2="${x(1)}" y1="${y(share)}" y2="${y(share)}"/>`}${draw(x, y)}`,
    });
}
/** Mean distance from the diagonal, weighted by rows (expected calibration error). */
function calibrationError({ x, y, rows }) {
    const total = rows.reduce((sum, count) => sum + count, 0);
    if (total === 0)
        return null;
    const distances = x.map((value, i) => Math.abs(value - (y[i] ?? value)) * (rows[i] ?? 0));
    return distances.reduce((sum, distance) => sum + distance, 0) / total;
}
function calibrationWords(name, curve) {
    const error = calibrationError(curve);
    return error === null ? name : `${name}, off by ${formatFixed(error, 3)}`;
}
/** Marks whose area grows with the rows of the bin: circles, and diamonds for the champion. */
function calibrationMarks(curve, series, x, y) {
    const most = curve.rows.reduce((a, b) => Math.max(a, b), 1);
    const marks = curve.x.slice(0, 60).map((value, i) => {
        const radius = 2.5 + 3.5 * Math.sqrt((curve.rows[i] ?? 0) / most);
        const [cx, cy] = [x(value), y(curve.y[i] ?? 0)];
        if (series === 'a')
            return markup_markup `<circle class="fill-a" cx="${cx}" cy="${cy}" r="${radius}"/>`;
        const path = `M${cx.toFixed(1)} ${(cy - radius).toFixed(1)}l${radius.toFixed(1)} ${radius.toFixed(1)}l${(-radius).toFixed(1)} ${radius.toFixed(1)}l${(-radius).toFixed(1)} ${(-radius).toFixed(1)}z`;
        return markup_markup `<path class="fill-b" d="${path}"/>`;
    });
    return markup_markup `${whiskers(curve, series, x, y)}${marks}`;
}
/** The confidence limits of each bin. */
function whiskers({ x: places, low, high }, series, x, y) {
    if (low === undefined || low === null || high === undefined || high === null)
        return null;
    return markup_markup `${places.slice(0, 60).map((place, i) => markup_markup `<line class="whisker ${series}" x1="${x(place)}" x2="${x(place)}" y1="${y(low[i] ?? 0)}" y2="${y(high[i] ?? 0)}"/>`)}`;
}
/** The whole unit, or the part near 0 where every bin of a rare class lies. */
function calibrationEnd(curves) {
    const largest = (0,d3_array/* max */.T9)(curves.flatMap(({ x, y, high }) => [...x, ...y, ...(high ?? [])])) ?? 1;
    if (largest > 0.5 || largest <= 0)
        return 1;
    return (0,d3_scale/* scaleLinear */.m4)([0, largest], [0, 1]).nice(5).domain()[1] ?? 1;
}
/** A binary model promises positives; others promise that their answer is right. */
function calibrationTitles({ task }) {
    return task === 'binary-classification'
        ? { xTitle: 'Mean predicted probability', yTitle: 'Share of positives' }
        : { xTitle: 'Mean confidence', yTitle: 'Share predicted right' };
}
/** The reliability diagram; null without its points. */
function calibrationPlot(predicate) {
    const pair = predicate.plots?.calibration ?? null;
    if (pair === null)
        return null;
    const { challenger, champion } = pair;
    const series = seriesOf(pair);
    const words = (item) => calibrationWords(item.name, item.name === 'champion' && champion !== null ? champion : challenger);
    const entries = entriesOf(series, words);
    const rows = challenger.rows.reduce((sum, count) => sum + count, 0);
    const draw = drawSeries(series);
    const titles = calibrationTitles(predicate);
    const end = calibrationEnd(champion === null ? [challenger] : [champion, challenger]);
    return unitPlot({
        title: 'Calibration',
        description: `${titles.yTitle} against ${titles.xTitle.toLowerCase()} in ${challenger.x.length} bins of ${(0,src/* formatCount */.B4)(rows)} rows; mean distance from the diagonal: ${entries.map((entry) => entry.words).join('; ')}.`,
        xTitle: `${titles.xTitle} (mark grows with rows)`,
        yTitle: titles.yTitle,
        entries,
        end,
        draw: (x, y) => markup_markup `<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(end)}" y2="${y(end)}"/>${draw(x, y)}${champion === null ? null : calibrationMarks(champion, 'b', x, y)}${calibrationMarks(challenger, 'a', x, y)}`,
    });
}

;// CONCATENATED MODULE: ./packages/report/src/svg/effects.ts






const effects_WIDTH = 860;
const ROW = 24;
const MAX_ROWS = 30;
/** Longer bars end in an arrow: ten times the threshold and a hundred times are both far beyond. */
const MAX_RATIO = 10;
function words({ column }) {
    const effect = column.effect === null ? '—' : formatValue(column.effect);
    const threshold = column.threshold === null ? '—' : formatValue(column.threshold);
    return `${column.method ?? 'effect'} ${effect}, limit ${threshold}`;
}
function drawBar(named, y, x, names, numbers) {
    const ratio = effectRatio(named.column);
    const end = x(Math.min(ratio, MAX_RATIO));
    const kind = named.state === 'drifted' ? 'fill-bad' : 'fill-neutral';
    const beyond = ratio > MAX_RATIO ? markup_markup `<path class="${kind}" d="M${end + 2} ${y - 7}l7 7l-7 7z"/>` : null;
    return markup_markup `<text class="name end" x="${names}" y="${y + 4}">${label(named.name, 28)}</text><rect class="${kind}" x="${x(0)}" y="${y - 7}" width="${Math.max(1, end - x(0))}" height="14" fill-opacity="${named.state === 'drifted' ? 0.9 : 0.45}"/>${beyond}<text class="name" x="${numbers}" y="${y + 4}">${words(named)}${named.state === 'drifted' ? ', drifted' : ''}</text>`;
}
/**
 * The effect of every column as a multiple of its own threshold, drifted columns first; null when
 * no column has both.
 */
function effectPlot(predicate) {
    const all = orderedColumns(predicate).filter(({ column }) => column.effect !== null && column.threshold !== null);
    if (all.length === 0)
        return null;
    const columns = all.slice(0, MAX_ROWS);
    const widest = (texts) => Math.max(...texts.map((text) => textWidth(text)));
    const names = Math.min(230, widest(columns.map(({ name }) => label(name, 28))) + 8);
    const numbers = effects_WIDTH - widest(columns.map((column) => `${words(column)}, drifted`)) - 8;
    const ratios = columns.map(({ column }) => Math.min(effectRatio(column), MAX_RATIO));
    const x = linear(0, Math.max(1.25, ...ratios), [names + 14, numbers - 26]);
    const [top, bottom] = [22, 22 + columns.length * ROW];
    const rest = all.length - columns.length;
    const more = rest > 0 ? ` (${(0,src/* formatCount */.B4)(rest)} more in the table)` : '';
    const drifted = columns.filter(({ state }) => state === 'drifted');
    return {
        title: `Drift effect against threshold${more}`,
        description: `${(0,src/* formatCount */.B4)(drifted.length)} of the ${(0,src/* formatCount */.B4)(columns.length)} columns shown drifted: ${columns.map((column) => `${label(column.name, 40)} ${words(column)}`).join('; ')}.`,
        width: effects_WIDTH,
        height: bottom + 46,
        body: markup_markup `${bottomAxis(x, top, bottom, { title: 'effect ÷ threshold', grid: true })}${columns.map((column, i) => drawBar(column, top + ROW * (i + 0.5), x, names, numbers))}<line class="limit" x1="${x(1)}" x2="${x(1)}" y1="${top - 4}" y2="${bottom}"/><text class="middle" x="${x(1)}" y="${top - 8}">threshold</text>`,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/evaluation-curves.ts






/** The share of all rows that are taken in the descriptions of gains. */
const TOP = 0.1;
function gainWords(name, curve) {
    const found = heightAt(curve, TOP);
    return found === null ? name : `${name}, lift ${formatFixed(found / TOP, 1)} in the top 10%`;
}
/** The cumulative gain; null without its points. */
function gainPlot(predicate) {
    const gain = predicate.plots?.gain ?? null;
    if (gain === null)
        return null;
    const series = seriesOf(gain);
    const entries = entriesOf(series, ({ name, curve }) => gainWords(name, curve));
    const draw = drawSeries(series);
    return unitPlot({
        title: 'Cumulative gain',
        description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.2, 'Share of the positives among the fifth of the rows with the highest scores')}`,
        xTitle: 'Share of rows, highest scores first',
        yTitle: 'Share of positives found',
        entries,
        draw: (x, y) => markup_markup `<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>${draw(x, y)}`,
    });
}
/** The detection error trade-off; null without its points. */
function detPlot(predicate) {
    const det = predicate.plots?.det ?? null;
    if (det === null)
        return null;
    const series = seriesOf(det);
    const entries = entriesOf(series, ({ name }) => name);
    const draw = drawSeries(series);
    return unitPlot({
        title: 'Detection error trade-off',
        description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.1, 'False negative rate at a false positive rate of 0.1')}`,
        xTitle: 'False positive rate',
        yTitle: 'False negative rate',
        entries,
        draw: (x, y) => markup_markup `<line class="guide" x1="${x(0)}" y1="${y(1)}" x2="${x(1)}" y2="${y(0)}"/>${draw(x, y)}`,
    });
}
/** What the threshold's rule looks at, at every threshold; null without its points. */
function thresholdPlot(predicate) {
    const curves = predicate.plots?.threshold ?? null;
    const decision = predicate.decision ?? null;
    if (curves === null || decision === null)
        return null;
    const series = seriesOf(curves);
    const chosen = decision.threshold;
    const entries = [
        ...entriesOf(series, ({ name }) => name),
        ...(chosen === null ? [] : [{ words: `chosen, ${formatValue(chosen)}`, mark: limitMark }]),
    ];
    const left = 60;
    const { body, height } = legend(entries, left, WIDTH - left - 14);
    const total = height + AREA_HEIGHT + 46;
    const inner = axes_area(WIDTH, total, { top: height, right: 14, bottom: 46, left });
    const [lowX = 0, highX = 1] = (0,d3_array/* extent */.Xx)(series.flatMap(({ curve }) => curve.x));
    const [lowY = 0, highY = 1] = (0,d3_array/* extent */.Xx)(series.flatMap(({ curve }) => curve.y));
    const x = linear(lowX, highX, [inner.left, inner.right]);
    const y = linear(lowY, highY, [inner.bottom, inner.top]);
    const rule = label(decision.rule, 60);
    const what = decision.rule.replace(/^\S+\s+/, '').replace(/\s+with\s.*$/, '');
    const best = decision.objective === null ? '' : ` and gives ${formatValue(decision.objective)}`;
    const at = chosen === null ? 'none was chosen' : `${formatValue(chosen)} was chosen${best}`;
    return {
        title: 'Threshold',
        description: `${what} at thresholds from ${formatValue(lowX)} to ${formatValue(highX)}, on ${formatPercent(decision.chosenOn.rows / (decision.chosenOn.rows + predicate.rows))} of the rows; ${at} to ${rule}.`,
        width: WIDTH,
        height: total,
        body: markup_markup `${leftAxis(y, inner.left, inner.right, { title: label(what, 40) })}${bottomAxis(x, inner.top, inner.bottom, { title: 'Threshold', grid: true })}${chosen === null ? null : markup_markup `<line class="limit" x1="${x(chosen)}" x2="${x(chosen)}" y1="${inner.top}" y2="${inner.bottom}"/>`}${drawSeries(series)(x, y)}${body}`,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/forest.ts








const forest_WIDTH = 860;
const forest_ROW = 26;
const forest_MAX_ROWS = 40;
const CLASSES = {
    better: 'good',
    worse: 'bad',
    equal: 'neutral',
    'not distinguishable': 'neutral',
    unknown: 'neutral',
};
/** Circle: better; diamond: worse; hollow circle: cannot be told. */
function mark(judgement, x, y) {
    if (judgement === 'better')
        return markup_markup `<circle class="good" cx="${x}" cy="${y}" r="5"/>`;
    if (judgement === 'worse') {
        return markup_markup `<rect class="bad" x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" transform="rotate(45 ${x} ${y})"/>`;
    }
    return markup_markup `<circle class="neutral hollow" cx="${x}" cy="${y}" r="4.5" stroke-width="2"/>`;
}
function differenceRow(name, metric, margin) {
    const { difference, differenceInterval, greaterIsBetter } = metric;
    if (difference === null || differenceInterval === null)
        return null;
    const turn = greaterIsBetter ? 1 : -1;
    const ends = differenceInterval.map((end) => end * turn).sort((a, b) => a - b);
    return {
        name,
        middle: difference * turn,
        low: ends[0] ?? 0,
        high: ends[1] ?? 0,
        judgement: judge(metric),
        text: formatEstimate(difference, differenceInterval, metricDecimals(metric), true),
        margin: margin === null ? null : margin * turn,
    };
}
/** Metrics in the unit of the target: their differences share an axis. */
const IN_TARGET_UNIT = new Set([
    'mean_absolute_error',
    'median_absolute_error',
    'root_mean_squared_error',
    'max_error',
]);
/** Metrics without a unit and of comparable size: scores and probability losses. */
const OTHER_UNIT = /^(?:mean_squared_error|mean_squared_log_error|mean_poisson_deviance|mean_gamma_deviance|mean_pinball)/;
function panelName(metric) {
    if (IN_TARGET_UNIT.has(metric))
        return 'in the unit of the target';
    return OTHER_UNIT.test(metric) ? metric : 'scores';
}
function metricPanels(predicate) {
    const margins = championMargins(predicate.gates);
    const rows = orderedMetrics(predicate)
        .map(([name, metric]) => ({
        panel: panelName(name),
        row: differenceRow(name, metric, margins.get(name) ?? null),
    }))
        .filter((item) => item.row !== null)
        .slice(0, forest_MAX_ROWS);
    const groups = Map.groupBy(rows, ({ panel }) => panel);
    return [...groups].map(([title, items]) => ({
        title: groups.size > 1 ? title : '',
        rows: items.map(({ row }) => row).filter((row) => row !== null),
    }));
}
function columnsOf(panels) {
    const rows = panels.flatMap((panel) => panel.rows);
    const widest = (texts) => Math.max(0, ...texts.map((text) => textWidth(text)));
    const names = Math.min(280, widest(rows.map((row) => row.name)) + 8);
    const numbers = forest_WIDTH - widest(rows.map((row) => row.text)) - 8;
    return { names, left: names + 14, right: numbers - 20, numbers };
}
function drawRow(row, x, y, columns) {
    const kind = CLASSES[row.judgement];
    const margin = row.margin === null
        ? null
        : markup_markup `<line class="limit" x1="${x(row.margin)}" x2="${x(row.margin)}" y1="${y - 10}" y2="${y + 10}"/>`;
    return markup_markup `<text class="name end" x="${columns.names}" y="${y + 4}">${row.name}</text>${margin}<line class="span ${kind}" x1="${x(row.low)}" x2="${x(row.high)}" y1="${y}" y2="${y}"/>${mark(row.judgement, x(row.middle), y)}<text class="name" x="${columns.numbers}" y="${y + 4}">${row.text}</text>`;
}
function drawPanel(panel, top, columns, axis) {
    const ends = panel.rows.flatMap((row) => [row.low, row.high, row.margin ?? row.middle]);
    const values = axis.zero === null ? ends : [...ends, axis.zero];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const pad = (high - low) * 0.04;
    const x = linear(low - pad, high + pad, [columns.left, columns.right]);
    const header = panel.title === '' ? 6 : 24;
    const bottom = top + header + panel.rows.length * forest_ROW;
    const zero = axis.zero === null
        ? null
        : markup_markup `<line class="baseline" x1="${x(axis.zero)}" x2="${x(axis.zero)}" y1="${top + header}" y2="${bottom}"/>`;
    const body = markup_markup `${panel.title === '' ? null : markup_markup `<text class="axis-title" x="${columns.left}" y="${top + 14}">${panel.title}</text>`}${bottomAxis(x, top + header, bottom, { title: axis.title, grid: true })}${zero}${panel.rows.map((row, i) => drawRow(row, x, top + header + forest_ROW * (i + 0.5), columns))}`;
    return { body, height: header + panel.rows.length * forest_ROW + 46 };
}
function drawPanels(panels, axis, top = 0) {
    const columns = columnsOf(panels);
    let height = top;
    const bodies = panels.map((panel) => {
        const drawn = drawPanel(panel, height, columns, axis);
        height += drawn.height;
        return drawn.body;
    });
    return { body: markup_markup `${bodies}`, height };
}
const KEY = [
    ['better', 'better than the champion'],
    ['not distinguishable', 'not distinguishable'],
    ['worse', 'worse'],
];
function key(hasMargin) {
    let x = 8;
    const marks = KEY.map(([judgement, words]) => {
        const at = x;
        x += 36 + textWidth(words);
        return markup_markup `${mark(judgement, at, 10)}<text x="${at + 12}" y="14">${words}</text>`;
    });
    if (!hasMargin)
        return markup_markup `${marks}`;
    return markup_markup `${marks}<line class="limit" x1="${x}" x2="${x}" y1="2" y2="18"/><text x="${x + 8}" y="14">limit of a gate</text>`;
}
function sayRows(panels) {
    return panels
        .flatMap((panel) => panel.rows)
        .map((row) => `${row.name} ${row.text}${row.judgement === 'unknown' ? '' : `, ${row.judgement}`}`)
        .join('; ');
}
function differencePlot(title, what, panels) {
    const hasMargin = panels.some((panel) => panel.rows.some((row) => row.margin !== null));
    const axis = { title: '← champion better · challenger better →', zero: 0 };
    const { body, height } = drawPanels(panels, axis, 26);
    return {
        title,
        description: `${what}: ${sayRows(panels)}.`,
        width: forest_WIDTH,
        height,
        body: markup_markup `${key(hasMargin)}${body}`,
    };
}
/**
 * Differences from the champion with their intervals, one line per metric, turned so that the
 * right side is better; null where nothing can be compared.
 */
function differencePlotOfMetrics(predicate) {
    const panels = metricPanels(predicate);
    if (panels.length === 0)
        return null;
    const confidence = formatConfidence(predicate.confidence);
    const title = `Difference from the champion, ${confidence} intervals`;
    return differencePlot(title, `Challenger minus champion with ${confidence} intervals`, panels);
}
function sliceName(slice, rows) {
    return `${label(slice, 26)} (n ${(0,src/* formatCount */.B4)(rows)})`;
}
function valueRow(name, metric) {
    if (metric.value === null)
        return null;
    const [low, high] = metric.interval ?? [metric.value, metric.value];
    return {
        name,
        middle: metric.value,
        low,
        high,
        judgement: 'unknown',
        text: formatEstimate(metric.value, metric.interval, metricDecimals(metric)),
        margin: null,
    };
}
/**
 * The slices by their first metric: differences from the champion where there is one, else the
 * values; weakest first. Null when no slice has a value.
 */
function slicePlot(predicate) {
    const name = sliceMetrics(predicate)[0];
    if (name === undefined)
        return null;
    const slices = slicesBy(predicate, name).filter(({ metric }) => metric !== null);
    const rowsOf = (make) => slices
        .map(({ slice, metric }) => metric === null ? null : make(sliceName(slice.slice, slice.rows), metric))
        .filter((row) => row !== null);
    const differences = rowsOf((text, metric) => differenceRow(text, metric, null));
    const all = differences.length > 0 ? differences : rowsOf(valueRow);
    if (all.length === 0)
        return null;
    const rows = all.slice(0, forest_MAX_ROWS);
    const rest = all.length > rows.length
        ? `, the ${rows.length} weakest of ${(0,src/* plural */.LS)(all.length, 'slice')}`
        : '';
    const metric = label(name, 40);
    const panels = [{ title: '', rows }];
    if (differences.length > 0) {
        const title = `${metric} by slice: difference from the champion${rest}`;
        return differencePlot(title, title, panels);
    }
    const { body, height } = drawPanels(panels, { title: metric, zero: null });
    const title = `${metric} by slice${rest}`;
    return { title, description: `${title}: ${sayRows(panels)}.`, width: forest_WIDTH, height, body };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/histograms.ts







const histograms_WIDTH = 420;
const MAX_BINS = 40;
const MAX_CATEGORIES = 8;
/** Merges neighbouring bins until a plot can show them. */
function binsOf({ edges, reference, current }) {
    const count = Math.min(edges.length - 1, reference.length, current.length);
    if (count < 1)
        return [];
    const step = Math.ceil(count / MAX_BINS);
    const sum = (values, from, to) => values.slice(from, to).reduce((total, value) => total + value, 0);
    return Array.from({ length: Math.ceil(count / step) }, (_, i) => {
        const [from, to] = [i * step, Math.min(count, (i + 1) * step)];
        return {
            low: edges[from] ?? 0,
            high: edges[to] ?? 0,
            reference: sum(reference, from, to),
            current: sum(current, from, to),
        };
    });
}
/** Bins of equal width stand on a true axis; others (quantiles) side by side, one slot each. */
function haveEqualWidths(bins) {
    const widths = bins.slice(0, -1).map((bin) => bin.high - bin.low);
    const [least, most] = [Math.min(...widths), Math.max(...widths)];
    return widths.length === 0 || (least > 0 && most / least < 1.02);
}
function trueSlots(bins, left, right, bottom) {
    const x = linear(bins[0]?.low ?? 0, bins.at(-1)?.high ?? 1, [left, right]);
    return {
        left: (i) => x(bins[i]?.low ?? 0),
        right: (i) => x(bins[i]?.high ?? 0),
        axis: bottomAxis(x, 0, bottom, { title: '', ticks: 6 }),
    };
}
function evenSlots(bins, left, right, bottom) {
    const width = (right - left) / bins.length;
    const every = Math.ceil(bins.length / 5);
    const ticks = [...bins.map((bin) => bin.low), bins.at(-1)?.high ?? 0]
        .map((edge, i) => ({ edge, at: left + i * width, shown: i % every === 0 }))
        .filter(({ shown }) => shown);
    return {
        left: (i) => left + i * width,
        right: (i) => left + (i + 1) * width,
        axis: markup_markup `<line class="baseline" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${ticks.map(({ edge, at }) => markup_markup `<text class="middle" x="${at}" y="${bottom + 17}">${formatValue(edge)}</text>`)}`,
    };
}
/** The reference as an outline of steps. */
function outline(heights, slots, y) {
    const floor = y(0).toFixed(1);
    const steps = heights.map((height, i) => `L${slots.left(i).toFixed(1)} ${y(height).toFixed(1)}H${slots.right(i).toFixed(1)}`);
    return `M${slots.left(0).toFixed(1)} ${floor}${steps.join('')}V${floor}`;
}
const referenceMark = (x, y) => markup_markup `<rect class="outline-b" x="${x}" y="${y - 5}" width="24" height="10"/>`;
const currentMark = (x, y) => markup_markup `<rect class="bar-a" x="${x}" y="${y - 5}" width="24" height="10"/>`;
function sides({ rows, missing }) {
    const words = (name, total, gone) => `${name}, n ${(0,src/* formatCount */.B4)(total - gone)}`;
    return [
        { words: words('reference', rows.reference, missing.reference), mark: referenceMark },
        { words: words('current', rows.current, missing.current), mark: currentMark },
    ];
}
function numericHistogram(column, histogram) {
    const bins = binsOf(histogram);
    const before = shares(bins.map((bin) => bin.reference));
    const after = shares(bins.map((bin) => bin.current));
    const tallest = (0,d3_array/* max */.T9)([...before, ...after]) ?? 0;
    if (tallest === 0)
        return null;
    const [left, right] = [42, histograms_WIDTH - 18];
    const key = legend(sides(column), left, right - left);
    const bottom = key.height + 130;
    const y = linear(0, tallest * 1.05, [bottom, key.height]);
    const make = haveEqualWidths(bins) ? trueSlots : evenSlots;
    const slots = make(bins, left, right, bottom);
    const bars = after.map((share, i) => markup_markup `<rect class="bar-a" x="${slots.left(i) + 0.5}" y="${y(share)}" width="${Math.max(0.5, slots.right(i) - slots.left(i) - 1)}" height="${bottom - y(share)}"/>`);
    return {
        body: markup_markup `${leftAxis(y, left, right, { title: '', ticks: 3, percent: true })}${bars}<path class="outline-b" d="${outline(before, slots, y)}"/>${slots.axis}${key.body}`,
        height: bottom + 26,
    };
}
/** The categories of the largest shares, the others as one. */
function categoriesOf({ categories, reference, current }) {
    const [before, after] = [shares(reference), shares(current)];
    const all = categories
        .map((category, i) => ({
        name: label(category, 16),
        before: before[i] ?? 0,
        after: after[i] ?? 0,
    }))
        .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after));
    if (all.length <= MAX_CATEGORIES)
        return all;
    const rest = all.slice(MAX_CATEGORIES - 1);
    const sum = (side) => rest.reduce((total, item) => total + item[side], 0);
    return [
        ...all.slice(0, MAX_CATEGORIES - 1),
        { name: `${(0,src/* formatCount */.B4)(rest.length)} others`, before: sum('before'), after: sum('after') },
    ];
}
function categoricalHistogram(column, histogram) {
    const categories = categoriesOf(histogram);
    const longest = (0,d3_array/* max */.T9)(categories, (item) => Math.max(item.before, item.after)) ?? 0;
    if (longest === 0)
        return null;
    const [left, right, row] = [120, histograms_WIDTH - 92, 26];
    const key = legend(sides(column), 12, histograms_WIDTH - 24);
    const x = linear(0, longest, [left, right]);
    const bars = categories.map((item, i) => {
        const top = key.height + i * row;
        return markup_markup `<text class="name end" x="${left - 8}" y="${top + 15}">${item.name}</text><rect class="bar-a" x="${left}" y="${top + 11}" width="${x(item.after) - left}" height="9"/><rect class="outline-b" x="${left}" y="${top + 2}" width="${x(item.before) - left}" height="8"/><text x="${Math.max(x(item.before), x(item.after)) + 8}" y="${top + 15}">${formatPercent(item.before)} → ${formatPercent(item.after)}</text>`;
    });
    return {
        body: markup_markup `${bars}${key.body}`,
        height: key.height + categories.length * row + 6,
    };
}
/** What was decided about the column, in one line. */
function columnWords(column) {
    const { method, effect, threshold, adjustedPValue, drifted } = column;
    const state = drifted === null ? 'undecided' : drifted ? 'drifted' : 'stable';
    const parts = [state];
    if (method !== null && effect !== null)
        parts.push(`${method} ${formatValue(effect)}`);
    if (threshold !== null)
        parts.push(`threshold ${formatValue(threshold)}`);
    if (adjustedPValue !== null)
        parts.push(`p ${formatPValue(adjustedPValue)}`);
    return parts.join(', ');
}
/** Reference and current values of one column; null without counts. */
function driftHistogramPlot(name, column) {
    const { histogram } = column;
    if (histogram === null)
        return null;
    const drawn = histogram.kind === 'numeric'
        ? numericHistogram(column, histogram)
        : categoricalHistogram(column, histogram);
    if (drawn === null)
        return null;
    return {
        title: `${label(name, 40)}: ${columnWords(column)}`,
        description: `Values of ${label(name, 60)} in the reference and the current data; ${columnWords(column)}.`,
        width: histograms_WIDTH,
        ...drawn,
    };
}
/** The histogram of true − predicted; null without one. */
function residualPlot(predicate) {
    const residuals = predicate.plots?.residuals ?? null;
    if (residuals === null)
        return null;
    const { edges, counts } = residuals;
    const bins = binsOf({ kind: 'numeric', edges, reference: counts, current: counts });
    const tallest = (0,d3_array/* max */.T9)(bins, (bin) => bin.current) ?? 0;
    if (tallest === 0)
        return null;
    const [left, right, top, bottom] = [56, histograms_WIDTH - 18, 10, 220];
    const x = linear(bins[0]?.low ?? 0, bins.at(-1)?.high ?? 1, [left, right]);
    const y = linear(0, tallest * 1.05, [bottom, top]);
    const bars = bins.map((bin) => markup_markup `<rect class="bar-a" x="${x(bin.low) + 0.5}" y="${y(bin.current)}" width="${Math.max(0.5, x(bin.high) - x(bin.low) - 1)}" height="${bottom - y(bin.current)}"/>`);
    const [low = 0, high = 0] = x.domain();
    const zero = low < 0 && high > 0
        ? markup_markup `<line class="limit" x1="${x(0)}" x2="${x(0)}" y1="${top}" y2="${bottom}"/>`
        : null;
    const total = counts.reduce((sum, count) => sum + count, 0);
    return {
        title: 'Residuals',
        description: `Histogram of true minus predicted value of ${(0,src/* formatCount */.B4)(total)} rows, from ${formatValue(low)} to ${formatValue(high)}.`,
        width: histograms_WIDTH,
        height: bottom + 46,
        body: markup_markup `${leftAxis(y, left, right, { title: 'rows', ticks: 4 })}${bars}${zero}${bottomAxis(x, top, bottom, { title: 'true − predicted', ticks: 6 })}`,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/render.ts










const EVALUATION_PLOTS = new Map([
    ['roc', rocPlot],
    ['precision-recall', precisionRecallPlot],
    ['calibration', calibrationPlot],
    ['difference-intervals', differencePlotOfMetrics],
    ['slice-intervals', slicePlot],
    ['confusion-matrix', (predicate) => confusionPlot(predicate, 'challenger')],
    ['champion-confusion-matrix', (predicate) => confusionPlot(predicate, 'champion')],
    ['residuals', residualPlot],
    ['gain', gainPlot],
    ['det', detPlot],
    ['threshold', thresholdPlot],
]);
/** Draws one plot of a statement; null where its evidence has no data for it. */
function drawPlot(kind, statement, column = null) {
    if (known_isCompleteEvidenceOf('evaluate', statement)) {
        return EVALUATION_PLOTS.get(kind)?.(statement.predicate) ?? null;
    }
    if (!known_isCompleteEvidenceOf('drift', statement))
        return null;
    if (kind === 'drift-effects')
        return effectPlot(statement.predicate);
    const { columns } = statement.predicate;
    if (kind !== 'drift-histogram' || column === null || !Object.hasOwn(columns, column))
        return null;
    const found = columns[column];
    return found === undefined ? null : driftHistogramPlot(column, found);
}
/**
 * One plot as an SVG file: its own style, light and dark, title and description inside. Null
 * where the evidence has no data for it.
 *
 * @param column the column, for `drift-histogram`
 */
function renderSvg(kind, statement, column = null) {
    const plot = drawPlot(kind, statement, column);
    return plot === null ? null : standaloneSvg(plot);
}
/** Every plot that the evidence has data for; at most `histograms` columns of drift. */
function plotsOf(statement, histograms = 24) {
    const figures = isCompleteEvidenceOf('evaluate', statement)
        ? [...metricFigures(statement), ...sliceFigures(statement)]
        : isCompleteEvidenceOf('drift', statement)
            ? driftFigures(statement, histograms)
            : [];
    const order = (figure) => PLOT_KINDS.indexOf(figure.plot);
    return figures.sort((a, b) => order(a) - order(b));
}

;// CONCATENATED MODULE: ./packages/report/src/html/inline.ts


/** A verdict as shape, colour and word. */
function pill(verdict, size = 'small') {
    return markup_markup `<span class="pill ${verdict}${size === 'large' ? ' large' : ''}">${verdict}</span>`;
}
function renderInline(inline) {
    if (typeof inline === 'string')
        return markup_markup `${cleanPiece(inline)}`;
    if ('code' in inline)
        return markup_markup `<code>${cleanName(inline.code, inline.limit)}</code>`;
    if ('value' in inline)
        return markup_markup `${inline.value}`;
    if ('strong' in inline)
        return markup_markup `<b>${cleanPiece(inline.strong)}</b>`;
    if ('verdict' in inline)
        return pill(inline.verdict);
    return markup_markup `<span class="tone ${inline.tone}">${inline.words}</span>`;
}
/** A line in HTML; every text in it is escaped. */
function renderContent(content) {
    return markup_markup `${content.map(renderInline)}`;
}

;// CONCATENATED MODULE: ./packages/report/src/html/blocks.ts




/** Wider plots take the whole width of the page. */
const WIDE = 500;
/** Numbers what needs an id that is unique on the page. */
class Ids {
    #count = 0;
    next(prefix) {
        this.#count++;
        return `${prefix}-${this.#count}`;
    }
}
/** Cells with sentences may wrap; numbers and names keep their width. */
function isWordy(cell) {
    return cell.some((inline) => typeof inline === 'string' && inline.length > 24);
}
/** Names that fit on a line stay on it. */
function isShortName(cell) {
    const length = cell.reduce((sum, inline) => sum + (typeof inline === 'object' && 'code' in inline ? inline.code.length : 0), 0);
    return length > 0 && length <= 40;
}
function classOf(cell, column) {
    if (column.align !== 'left')
        return column.align;
    if (isShortName(cell))
        return 'name';
    return isWordy(cell) ? 'words' : '';
}
function renderCell(cell, column, isHeader) {
    const kind = classOf(cell, column);
    const content = renderContent(cell);
    return isHeader
        ? markup_markup `<th scope="row" class="${kind}">${content}</th>`
        : markup_markup `<td class="${kind}">${content}</td>`;
}
function renderHead(column) {
    const hint = column.hint === undefined ? null : markup_markup ` title="${column.hint}"`;
    return markup_markup `<th scope="col" class="${column.align}"${hint}>${column.title}</th>`;
}
/** The column that names the row: the first that is no verdict. */
function headerIndex(table) {
    return ['Result', 'Severity'].includes(table.columns[0]?.title ?? '') ? 1 : 0;
}
/** A table that scrolls by itself where it is wider than the screen. */
function renderTable(table) {
    const shown = table.columns.map((column) => column.page !== false);
    const columns = table.columns.filter((_, i) => shown[i]);
    const header = headerIndex(table);
    const rows = table.rows.map((row) => {
        const cells = row.filter((_, i) => shown[i]);
        return markup_markup `<tr>${columns.map((column, i) => renderCell(cells[i] ?? [], column, i === header))}</tr>`;
    });
    const more = table.more === null ? null : markup_markup `<p class="more">${table.more}.</p>`;
    return markup_markup `<div class="scroll" role="group" tabindex="0" aria-label="${table.caption}"><table><caption class="hidden">${table.caption}</caption><thead><tr>${columns.map(renderHead)}</tr></thead><tbody>${rows}</tbody></table></div>${more}`;
}
function renderFigure(figure, ids) {
    const plot = drawPlot(figure.plot, figure.statement, figure.column);
    if (plot === null)
        return null;
    const words = figure.plot === 'drift-histogram'
        ? null
        : markup_markup `<details class="alt"><summary>In words</summary><p>${plot.description}</p></details>`;
    const svg = inlineSvg(plot, ids.next('plot'));
    const caption = markup_markup `<figcaption>${plot.title}</figcaption>`;
    // A wide plot scrolls on a narrow screen, and whoever has no mouse scrolls it with the keys.
    return plot.width > WIDE
        ? markup_markup `<figure class="wide">${caption}<div class="canvas" role="group" tabindex="0" aria-label="${plot.title}">${svg}</div>${words}</figure>`
        : markup_markup `<figure>${caption}${svg}${words}</figure>`;
}
function renderGallery(gallery, ids) {
    const figures = gallery.figures.map((figure) => renderFigure(figure, ids));
    return markup_markup `<div class="gallery">${figures}</div>`;
}
function renderBlock(block, ids) {
    switch (block.kind) {
        case 'table':
            return renderTable(block);
        case 'paragraph':
            return markup_markup `<p class="lead">${renderContent(block.content)}</p>`;
        case 'list':
            return markup_markup `<ul class="plain">${block.items.map((item) => markup_markup `<li>${renderContent(item)}</li>`)}</ul>`;
        case 'gallery':
            return renderGallery(block, ids);
    }
}
/** A section with its heading; folded away where a reader rarely needs it. */
function renderSection(section, ids) {
    const heading = markup_markup `<h3>${section.title}</h3>`;
    const subtitle = section.subtitle === null
        ? null
        : markup_markup `<p class="sub">${renderContent(section.subtitle)}</p>`;
    const body = section.blocks.map((block) => renderBlock(block, ids));
    return section.collapsed
        ? markup_markup `<div class="part"><details><summary>${heading}</summary>${subtitle}${body}</details></div>`
        : markup_markup `<div class="part">${heading}${subtitle}${body}</div>`;
}

;// CONCATENATED MODULE: ./packages/report/src/svg/style.ts
/**
 * Colours as CSS variables, so that the same drawing serves a light and a dark page. The series
 * colours are Okabe and Ito's (distinguishable with any colour vision); lines also differ in
 * dash, marks in shape.
 */
const LIGHT_COLOURS = `--paper:#fff;--ink:#1c2128;--muted:#59636e;--rule:#d8dee4;--soft:#f4f6f8;
--a:#0072b2;--b:#d55e00;--good:#00795a;--bad:#c2321f;--warn:#8a5a00;--neutral:#6a737d;`;
const DARK_COLOURS = `--paper:#0f1419;--ink:#e6edf3;--muted:#9aa7b4;--rule:#2f3842;--soft:#171d24;
--a:#56b4e9;--b:#e69f00;--good:#3fc79a;--bad:#ff8672;--warn:#e3b341;--neutral:#98a2ad;`;
const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';
/** Rules of every plot, in a page or a file. */
const style_PLOT_STYLE = `
.plot{font:12px ${FONT};font-variant-numeric:tabular-nums;display:block;width:100%;height:auto}
.plot text{fill:var(--muted)}
.plot .name{fill:var(--ink)}
.plot .heading{fill:var(--ink);font-size:14px;font-weight:600}
.plot .axis-title{fill:var(--muted)}
.plot .grid{stroke:var(--rule);stroke-width:1}
.plot .baseline{stroke:var(--muted);stroke-width:1}
.plot .guide{stroke:var(--muted);stroke-width:1;stroke-dasharray:2 3;fill:none}
.plot .line{fill:none;stroke-width:2;stroke-linejoin:round}
.plot .a{stroke:var(--a)}
.plot .b{stroke:var(--b);stroke-dasharray:6 3}
.plot .band{stroke:none;fill-opacity:.16}
.plot .band-a{fill:var(--a)}
.plot .band-b{fill:var(--b)}
.plot .whisker{stroke-width:1.5;stroke-dasharray:none;stroke-opacity:.6}
.plot .fill-a{fill:var(--a)}
.plot .fill-b{fill:var(--b)}
.plot .bar-a{fill:var(--a);fill-opacity:.55}
.plot .outline-b{fill:none;stroke:var(--b);stroke-width:1.75;stroke-dasharray:5 2}
.plot .good{stroke:var(--good);fill:var(--good)}
.plot .bad{stroke:var(--bad);fill:var(--bad)}
.plot .neutral{stroke:var(--neutral);fill:var(--neutral)}
.plot .hollow{fill:var(--paper)}
.plot .span{stroke-width:2}
.plot text.good{fill:var(--good);stroke:none}
.plot text.bad{fill:var(--bad);stroke:none}
.plot .limit{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
.plot .fill-bad{fill:var(--bad)}
.plot .fill-neutral{fill:var(--neutral)}
.plot .cell{stroke:var(--paper);stroke-width:2}
.plot .end{text-anchor:end}
.plot .middle{text-anchor:middle}
`;
/** What a page gives to a plot, and a file has to bring along. */
const style_STANDALONE_STYLE = (/* unused pure expression or super */ null && (`:root{${LIGHT_COLOURS}}
@media (prefers-color-scheme:dark){:root{${DARK_COLOURS}}}
.paper{fill:var(--paper)}
`));

;// CONCATENATED MODULE: ./packages/report/src/html/style.ts

/** The page's style sheet: calm, both colour schemes, narrow screens, paper. */
const PAGE_STYLE = `
:root{${LIGHT_COLOURS}
--pass-soft:#e6f4ef;--fail-soft:#fcebe8;--inconclusive-soft:#f0f2f4;--shadow:0 1px 2px rgb(31 35 40/.06);color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${DARK_COLOURS}
--pass-soft:#0f2b24;--fail-soft:#331a17;--inconclusive-soft:#1f262e;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 ${FONT};font-variant-numeric:tabular-nums}
.wrap{max-width:1080px;margin:0 auto;padding:0 24px}
h1,h2,h3{line-height:1.3;margin:0;font-weight:600;overflow-wrap:anywhere}
h1{font-size:26px;letter-spacing:-.01em}
h2{font-size:21px}
h3{font-size:17px}
p,ul{margin:0}
a{color:var(--a)}
code{font:.9em/1.5 ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--soft);border-radius:4px;padding:.1em .35em;unicode-bidi:isolate;overflow-wrap:anywhere}
h1 code,h2 code{background:none;padding:0;font-size:.95em;font-weight:600}
.skip{position:absolute;left:-9999px}
.skip:focus{left:12px;top:12px;background:var(--paper);padding:8px 12px;border:2px solid var(--a);border-radius:6px;z-index:1}
.banner{border-bottom:1px solid var(--rule);padding:36px 0 28px}
.banner.pass{background:var(--pass-soft)}
.banner.fail{background:var(--fail-soft)}
.banner.inconclusive{background:var(--inconclusive-soft)}
.banner code{background:rgb(127 127 127/.14)}
.banner h1 code{background:none}
.banner h1{margin-top:14px}
.banner a{color:inherit}
.issues{list-style:none;padding:0;margin-top:18px;display:grid;gap:12px}
.issues li{padding-left:14px;border-left:3px solid var(--neutral)}
.issues li.fail{border-color:var(--bad)}
.next{display:block;color:var(--muted)}
.next b{color:var(--ink);font-weight:600}
.meta{color:var(--muted);font-size:13.5px;margin-top:18px;overflow-wrap:anywhere}
.pill{display:inline-flex;align-items:center;gap:.45em;white-space:nowrap;font-weight:600;font-size:.93em}
.pill::before{content:"";width:.62em;height:.62em;flex:none;background:currentColor}
.pill.pass{color:var(--good)}
.pill.fail{color:var(--bad)}
.pill.inconclusive{color:var(--neutral)}
.pill.pass::before{border-radius:50%}
.pill.fail::before{transform:rotate(45deg)}
.pill.inconclusive::before{background:none;border:2px solid currentColor;border-radius:50%}
.pill.large{font-size:14px;padding:5px 14px 5px 12px;border-radius:99px;border:1.5px solid currentColor;background:var(--paper);text-transform:capitalize}
.tone{white-space:nowrap;font-weight:500}
.tone::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.45em;background:currentColor}
.tone.good{color:var(--good)}
.tone.good::before{border-radius:50%}
.tone.bad{color:var(--bad)}
.tone.bad::before{transform:rotate(45deg)}
.tone.warn{color:var(--warn)}
.tone.warn::before{clip-path:polygon(50% 0,100% 100%,0 100%)}
.tone.neutral{color:var(--neutral)}
.tone.neutral::before{background:none;border:1.5px solid currentColor;border-radius:50%}
main.wrap{padding-top:12px;padding-bottom:56px}
.leg{padding-top:28px}
.leg+.leg{margin-top:44px;border-top:1px solid var(--rule)}
.leg-title{display:flex;gap:14px;align-items:baseline;flex-wrap:wrap}
.facts{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,240px),1fr));gap:14px;margin-top:18px}
.facts li{border:1px solid var(--rule);border-radius:10px;padding:14px 16px;box-shadow:var(--shadow)}
.facts .pill{float:right;margin-left:10px}
.facts b{display:block;color:var(--muted);font-weight:600;font-size:13px}
.facts span.head{display:block;overflow-wrap:anywhere;margin-top:2px}
.part{margin-top:40px}
.part>h3,.part>details>summary h3{padding-bottom:2px}
.sub{color:var(--muted);font-size:13.5px;margin-top:2px;overflow-wrap:anywhere}
.part p.lead{margin-top:16px;font-weight:500}
summary{cursor:pointer}
summary h3{display:inline}
.scroll{overflow-x:auto;margin-top:12px;border:1px solid var(--rule);border-radius:10px;box-shadow:var(--shadow)}
.scroll:focus-visible,.canvas:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--a);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:9px 14px;text-align:left;vertical-align:top;border-top:1px solid var(--rule)}
thead th{border-top:0;color:var(--muted);font-weight:600;font-size:12.5px;white-space:nowrap;background:var(--soft)}
tbody th{font-weight:400}
.right{text-align:right;white-space:nowrap}
.center{text-align:center}
td.name,th.name{white-space:nowrap}
td.words{min-width:200px;max-width:460px;overflow-wrap:anywhere}
th.name code,td.name code{white-space:pre}
.more{color:var(--muted);font-size:13px;margin-top:6px}
.plain{margin-top:12px;padding-left:20px;display:grid;gap:4px;overflow-wrap:anywhere}
.gallery{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:20px;margin-top:16px}
figure{margin:0;border:1px solid var(--rule);border-radius:10px;padding:16px 16px 12px;box-shadow:var(--shadow);min-width:0}
figure.wide{grid-column:1/-1}
figure.wide .canvas{overflow-x:auto}
figure.wide svg{min-width:620px}
figcaption{font-weight:600;font-size:14px;margin-bottom:10px;overflow-wrap:anywhere}
.alt{font-size:13px;color:var(--muted);margin-top:6px}
footer{border-top:1px solid var(--rule);color:var(--muted);font-size:13.5px;padding:20px 0 40px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:560px){.wrap{padding:0 16px}h1{font-size:21px}h2{font-size:19px}.banner{padding:24px 0 20px}figure{padding:12px}}
@media print{:root{${LIGHT_COLOURS}}body{font-size:11px}.scroll{overflow:visible;box-shadow:none}.banner{background:none!important}figure,tr,.facts li{break-inside:avoid}h2,h3{break-after:avoid}details::details-content{content-visibility:visible;block-size:auto}.skip,.alt{display:none}}
${style_PLOT_STYLE}`;

;// CONCATENATED MODULE: ./packages/report/src/html/page.ts









/** Models after this many characters of page are listed without their tables and plots. */
const PAGE_BUDGET = 2_000_000;
/** Reasons listed under the verdict. */
const MAX_ISSUES = 12;
/**
 * Nothing is loaded from anywhere, no script runs: the style sheet stands in the page. Forms and
 * base addresses have no default in `default-src` and are shut too.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
function renderIssue(issue) {
    const next = issue.next === null ? null : markup_markup `<span class="next"><b>Next:</b> ${issue.next}</span>`;
    return markup_markup `<li class="${issue.verdict}">${renderContent(issue.content)}${next}</li>`;
}
function renderIssues(issues) {
    if (issues.length === 0)
        return null;
    const rest = issues.length - MAX_ISSUES;
    const more = rest > 0 ? markup_markup `<li>… and ${(0,src/* formatCount */.B4)(rest)} more below</li>` : null;
    return markup_markup `<ul class="issues">${issues.slice(0, MAX_ISSUES).map(renderIssue)}${more}</ul>`;
}
function renderMeta(report, { links = [], commit = null }) {
    const first = report.statements[0]?.predicate;
    const parts = [];
    if (commit !== null)
        parts.push(renderContent(['commit ', { code: commit.slice(0, 12) }]));
    const finished = report.statements.map(({ predicate }) => Date.parse(predicate.finishedAt));
    if (finished.length > 0) {
        const last = finished.reduce((a, b) => Math.max(a, b));
        parts.push(markup_markup `${new Date(last).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
    }
    if (first !== undefined)
        parts.push(markup_markup `${first.tool.name} ${first.tool.version}`);
    for (const link of links.slice(0, 6)) {
        if (isWebAddress(link.url))
            parts.push(markup_markup `<a href="${link.url}">${link.words}</a>`);
    }
    return markup_markup `<p class="meta">${parts.map((part, i) => (i === 0 ? part : markup_markup ` · ${part}`))}</p>`;
}
function renderFacts(leg) {
    const facts = leg.facts.map(({ verdict, action, headline }) => markup_markup `<li>${pill(verdict)}<b>${action}</b><span class="head">${renderContent([headline])}</span></li>`);
    return markup_markup `<ul class="facts">${facts}</ul>`;
}
function renderLeg(leg, several, ids, hasRoom) {
    const id = ids.next('model');
    const title = several
        ? markup_markup `<div class="leg-title"><h2 id="${id}">${renderContent(leg.title)}</h2>${pill(leg.verdict)}</div>`
        : markup_markup `<h2 id="${id}" class="hidden">Results</h2>`;
    const body = hasRoom
        ? leg.sections.map((section) => renderSection(section, ids))
        : markup_markup `<p class="more">Left out for length: the tables and plots of this model; its evidence file has them.</p>`;
    return markup_markup `<section class="leg" aria-labelledby="${id}">${title}${renderFacts(leg)}${body}</section>`;
}
function renderLegs(document, ids) {
    const several = document.rollup !== null;
    let room = PAGE_BUDGET;
    const legs = document.legs.map((leg) => {
        const rendered = renderLeg(leg, several, ids, room > 0);
        room -= rendered.text.length;
        return rendered;
    });
    return markup_markup `${legs}`;
}
function renderRemarks(remarks) {
    if (remarks.length === 0)
        return null;
    const items = remarks.slice(0, 20).map((remark) => markup_markup `<li>${renderContent(remark)}</li>`);
    return markup_markup `<div class="part"><h2>Remarks</h2><ul class="plain">${items}</ul></div>`;
}
function renderBody(report, document, options) {
    const ids = new Ids();
    const rollup = document.rollup === null
        ? null
        : markup_markup `<div class="part"><h2>Models</h2>${renderTable(document.rollup)}</div>`;
    return markup_markup `<a class="skip" href="#results">Skip to the results</a>
<header class="banner ${document.verdict}"><div class="wrap">${pill(document.verdict, 'large')}<h1>${renderContent(document.title)}</h1>${renderIssues(document.issues)}${renderMeta(report, options)}</div></header>
<main id="results" class="wrap">${rollup}${renderLegs(document, ids)}${renderRemarks(document.remarks)}</main>
<footer><div class="wrap">Intervals are confidence intervals; better and worse mean that the interval of the difference leaves zero out. Missing evidence is never a pass.</div></footer>`;
}
/**
 * The report as one web page without any outside part: no script, no request, light and dark,
 * readable on a phone and on paper, plots as SVG in the page.
 */
function renderHtml(report, options = {}) {
    const document = buildDocument(report, PAGE);
    const page = markup_markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${markup_trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.verdict}: ${plainContent(document.title)}</title>
<style>${markup_trusted(PAGE_STYLE)}</style>
</head>
<body>
${renderBody(report, document, options)}
</body>
</html>
`;
    return page.text;
}

// EXTERNAL MODULE: ./node_modules/xmlbuilder/lib/index.js
var lib = __webpack_require__(98004);
var lib_default = /*#__PURE__*/__webpack_require__.n(lib);
;// CONCATENATED MODULE: ./packages/report/src/escape/xml.ts

/**
 * Foreign text for the JUnit file. The XML builder escapes `& < > "`; what XML 1.0 cannot hold at
 * all is gone here already, since clean text has neither control characters nor half surrogates.
 */
function xmlProse(text, limit = PROSE_LIMIT) {
    return cleanProse(text, limit);
}
/** A foreign name for the JUnit file. */
function xmlName(text, limit) {
    return cleanName(text, limit);
}

;// CONCATENATED MODULE: ./packages/report/src/junit.ts








/** `observed 0.6; limit ≥ 0.7; why`, without the parts that do not exist. */
function message(observed, limit, reason, verdict) {
    const parts = [
        ...(observed === null ? [] : [`observed ${observed}`]),
        ...(limit === null ? [] : [`limit ${limit}`]),
        ...(reason === null ? [] : [reason]),
    ];
    return parts.length === 0 ? verdict : parts.join('; ');
}
function gateCase(gate) {
    const { verdict } = gate;
    const words = message(formatObserved(gate), formatGateLimit(gate), gateReason(gate), verdict);
    return { name: gate.gate, verdict, message: words };
}
function checkCase({ check, verdict, observed, limit, reason }) {
    return { name: check, verdict, message: message(observed, limit, reason, verdict) };
}
function casesOf(statement) {
    const { gates, verdict, reason, headline } = statement.predicate;
    const checks = known_isCompleteEvidenceOf('validate', statement) ? statement.predicate.checks : [];
    const cases = [...gates.map(gateCase), ...checks.map(checkCase)];
    // Where neither gates nor checks carry the verdict, it is a test case by itself.
    if (cases.some((item) => item.verdict === verdict))
        return cases;
    return [{ name: 'verdict', verdict, message: reason ?? headline }, ...cases];
}
function suiteOf(statement) {
    const { model, id, verdict, startedAt, finishedAt, source } = statement.predicate;
    const action = (0,src/* actionOf */.qj)(statement);
    const leg = id === null ? xmlName(model) : `${xmlName(model)} (${xmlName(id, 40)})`;
    const [subject] = statement.subject;
    return {
        name: `${action} ${leg}`,
        className: `slipway.${action}.${leg}`,
        startedAt,
        seconds: Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000,
        properties: [
            ...(subject === undefined ? [] : [['sha256', subject.digest.sha256]]),
            ...(source === null ? [] : [['commit', xmlName(source.commit)]]),
        ],
        cases: casesOf(statement),
        excused: verdict === 'pass',
    };
}
/** Missing, unusable and mixed evidence as a suite of errors; null when there is none. */
function problemSuite(report) {
    const issues = issuesOfReport(report);
    if (issues.length === 0)
        return null;
    return {
        name: 'evidence',
        className: 'slipway.evidence',
        startedAt: report.statements[0]?.predicate.finishedAt ?? new Date(0).toISOString(),
        seconds: 0,
        properties: [],
        cases: issues.map((issue, i) => ({
            name: `evidence ${i + 1}`,
            verdict: issue.verdict,
            message: plainContent(issue.content),
        })),
        excused: false,
    };
}
/** How JUnit calls a verdict. */
function elementOf(verdict, excused) {
    if (verdict === 'pass')
        return null;
    if (excused)
        return 'skipped';
    return verdict === 'fail' ? 'failure' : 'error';
}
function addCase(parent, item, { className, excused }) {
    const name = xmlName(item.name, GATE_LIMIT);
    const element = parent.ele('testcase', { name, classname: className, time: 0 });
    const kind = elementOf(item.verdict, excused);
    if (kind === null)
        return;
    const attributes = { message: xmlProse(item.message) };
    element.ele(kind, kind === 'skipped' ? attributes : { ...attributes, type: item.verdict });
}
function addSuite(root, suite, id) {
    const count = (kind) => suite.cases.filter((item) => elementOf(item.verdict, suite.excused) === kind).length;
    const element = root.ele('testsuite', {
        name: suite.name,
        package: 'slipway',
        id,
        hostname: 'localhost',
        timestamp: new Date(suite.startedAt).toISOString().slice(0, 19),
        tests: suite.cases.length,
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
        time: suite.seconds,
    });
    const properties = element.ele('properties');
    for (const [name, value] of suite.properties)
        properties.ele('property', { name, value });
    for (const item of suite.cases)
        addCase(element, item, suite);
    element.ele('system-out');
    element.ele('system-err');
}
/**
 * The report as JUnit XML, valid against the schemas of Ant's JUnit task and of Jenkins' xUnit
 * plugin: a test case per gate and per check; `fail` is a failure, inconclusive an error, and so
 * is evidence that is missing, unusable or mixed.
 */
function renderJunit(report) {
    const root = lib_default().create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '' });
    const problems = problemSuite(report);
    const suites = [...report.statements.map(suiteOf), ...(problems === null ? [] : [problems])];
    for (const [id, suite] of suites.entries())
        addSuite(root, suite, id);
    return `${root.end({ pretty: true })}\n`;
}

;// CONCATENATED MODULE: ./packages/report/src/escape/markdown.ts


/**
 * Foreign text in GitHub-flavoured Markdown. A backslash or `&#64;` before a name still notifies
 * on GitHub, since mentions are looked for after Markdown was rendered; only code formatting or a
 * character in between breaks them.
 */
const BREAK = '\u200b';
/** Breaks mentions, references to issues, automatic links, emoji short codes and HTML comments. */
function breakReferences(text) {
    return text
        .replace(/@/g, `@${BREAK}`)
        .replace(/#(?=[\p{L}\p{N}])/gu, `#${BREAK}`)
        .replace(/\b(gh)-(?=\d)/giu, `$1${BREAK}-`)
        .replace(/\b(www)\./giu, `$1${BREAK}.`)
        .replace(/:(?=\S)/gu, `:${BREAK}`);
}
const ESCAPES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    // GitHub's own way to write a dollar sign that starts no formula.
    $: '<span>$</span>',
};
/** Backslashes for everything that Markdown or a table cell could take for itself. */
function escapeSyntax(text) {
    return text
        .replace(/[&<>$]/g, (char) => ESCAPES[char] ?? char)
        .replace(/[\\`*[\]{}|~^]/g, String.raw `\$&`)
        .replace(/#/g, String.raw `\#`)
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw `\_`)
        .replace(/^\s?(?:[-+=]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}
/** A foreign sentence (or part of one) as Markdown text, safe in a paragraph, a list item and a table cell. */
function markdownText(text, limit = PROSE_LIMIT) {
    return escapeSyntax(breakReferences(cleanPiece(text, limit)));
}
/** A number of ours, formatted: nothing in it is foreign, but `<` and `|` still are syntax. */
function markdownValue(text) {
    return text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char).replaceAll('|', String.raw `\|`);
}
/**
 * A foreign name in code formatting, safe in a paragraph and in a table cell. Names that a code
 * span cannot hold in both places (a pipe, a backtick, a comment's start) stand in `<code>`.
 */
function markdownCode(text, limit = NAME_LIMIT) {
    const name = cleanName(text, limit);
    if (!/[`|\\$]|<!/.test(name))
        return `\`${name}\``;
    return `<code>${escapeSyntax(breakReferences(name))}</code>`;
}
function escapeHtml(text) {
    return text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char);
}
/** A foreign sentence inside raw HTML of a Markdown document (`<summary>`). */
function markdownHtmlText(text, limit = PROSE_LIMIT) {
    return escapeHtml(breakReferences(cleanPiece(text, limit)));
}
/** A foreign name inside raw HTML of a Markdown document (`<summary>`). */
function markdownHtmlCode(text, limit = NAME_LIMIT) {
    return `<code>${escapeHtml(breakReferences(cleanName(text, limit)))}</code>`;
}
/** A link to an http(s) address of our own; with any other address only the words remain. */
function markdownLink(words, url) {
    if (!isWebAddress(url))
        return markdownText(words);
    const address = new URL(url).href.replace(/[()<>|`[\]\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
    return `[${markdownText(words)}](${address})`;
}
/** Text that is used on surfaces of unknown kind: only mentions and references are broken. */
function withoutReferences(text, limit = PROSE_LIMIT) {
    return breakReferences(cleanProse(text, limit)).replaceAll('<!--', `<${BREAK}!--`);
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/inline.ts


function inline_renderInline(inline, limit) {
    if (typeof inline === 'string')
        return markdownText(inline, limit);
    if ('code' in inline)
        return markdownCode(inline.code, inline.limit);
    if ('value' in inline)
        return markdownValue(inline.value);
    if ('strong' in inline)
        return `**${markdownText(inline.strong, limit)}**`;
    if ('verdict' in inline)
        return `${VERDICT_SYMBOLS[inline.verdict]} ${inline.verdict}`;
    return `${TONE_SYMBOLS[inline.tone]} ${markdownText(inline.words)}`;
}
/** A line in Markdown: safe in a paragraph, a list item, a heading and a table cell. */
function inline_renderContent(content, limit) {
    return content
        .map((inline) => inline_renderInline(inline, limit))
        .join('')
        .trim();
}
function renderInHtml(inline) {
    if (typeof inline === 'string')
        return markdownHtmlText(inline);
    if ('code' in inline)
        return markdownHtmlCode(inline.code, inline.limit);
    if ('value' in inline)
        return markdownHtmlText(inline.value);
    if ('strong' in inline)
        return `<b>${markdownHtmlText(inline.strong)}</b>`;
    if ('verdict' in inline)
        return `${VERDICT_SYMBOLS[inline.verdict]} ${inline.verdict}`;
    return `${TONE_SYMBOLS[inline.tone]} ${markdownHtmlText(inline.words)}`;
}
/** The same inside raw HTML (`<summary>`), where Markdown is not read. */
function renderSummaryContent(content) {
    return content.map(renderInHtml).join('').trim();
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/blocks.ts


/** Longest sentence in a table cell. */
const CELL_LIMIT = 240;
const ALIGNMENTS = { left: ':--', right: '--:', center: ':-:' };
function row(cells) {
    return `| ${cells.join(' | ')} |`;
}
function blocks_renderTable(table) {
    const lines = [
        row(table.columns.map((column) => markdownValue(column.title))),
        row(table.columns.map((column) => ALIGNMENTS[column.align])),
        ...table.rows.map((cells) => row(cells.map((cell) => inline_renderContent(cell, CELL_LIMIT)))),
    ];
    const hints = table.columns
        .filter((column) => column.hint !== undefined)
        .map((column) => `${column.title}: ${column.hint ?? ''}`);
    const foot = [...(table.more === null ? [] : [`${table.more}.`]), ...hints];
    if (foot.length === 0)
        return lines.join('\n');
    return `${lines.join('\n')}\n\n<sub>${foot.map((words) => markdownText(words)).join(' · ')}</sub>`;
}
function renderList(list) {
    return list.items.map((item) => `- ${inline_renderContent(item)}`).join('\n');
}
/** A block in Markdown; null for what Markdown cannot show (pictures). */
function blocks_renderBlock(block) {
    switch (block.kind) {
        case 'table':
            return blocks_renderTable(block);
        case 'list':
            return renderList(block);
        case 'paragraph':
            return inline_renderContent(block.content);
        case 'gallery':
            return null;
    }
}
/** A section in Markdown: under a heading, or folded away under its title. */
function blocks_renderSection(section) {
    const body = section.blocks.map(blocks_renderBlock).filter((block) => block !== null);
    if (section.collapsed && body.length > 0) {
        const subtitle = section.subtitle === null ? '' : ` · ${renderSummaryContent(section.subtitle)}`;
        const title = renderSummaryContent([{ strong: section.title }]);
        return `<details><summary>${title}${subtitle}</summary>\n\n${body.join('\n\n')}\n\n</details>`;
    }
    const heading = `#### ${markdownText(section.title)}`;
    const subtitle = section.subtitle === null ? [] : [inline_renderContent(section.subtitle)];
    return [heading, ...subtitle, ...body].join('\n\n');
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/budget.ts
const inCharacters = (text) => text.length;
const inBytes = (text) => Buffer.byteLength(text, 'utf8');
/**
 * Drops whole parts, the least important first, until the assembled document fits. Nothing is
 * ever cut in the middle, so that no fence, table row or character breaks.
 *
 * @param assemble makes the document of the parts that stay and those that were dropped; without
 *   any part it must fit
 */
function fit(parts, limit, measure, assemble) {
    const kept = new Set(parts);
    const dropped = [];
    const byImportance = parts
        .map((part, index) => ({ part, index }))
        .sort((a, b) => b.part.priority - a.part.priority || b.index - a.index)
        .map(({ part }) => part);
    let markdown = assemble(kept, dropped);
    let excess = measure(markdown) - limit;
    for (const part of byImportance) {
        if (excess <= 0)
            break;
        kept.delete(part);
        dropped.push(part);
        excess -= measure(part.markdown);
        if (excess > 0)
            continue;
        markdown = assemble(kept, dropped);
        excess = measure(markdown) - limit;
    }
    return { markdown: excess > 0 ? assemble(kept, dropped) : markdown, dropped };
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/render.ts












/**
 * GitHub refuses comments over 65,536 characters; the rest of them is left to the caller's hidden
 * marker and remarks.
 */
const COMMENT_LIMIT = 60_000;
/** GitHub drops a job summary over 1 MiB as a whole. */
const SUMMARY_LIMIT = 900 * 1024;
/** Sections up to this priority are worth a shorter version of everything. */
const ESSENTIAL = PRIORITIES.quality;
function render_renderIssue(issue, following) {
    const words = `${VERDICT_SYMBOLS[issue.verdict]} ${inline_renderContent(issue.content, 240)}`;
    if (issue.next === null || issue.next === following?.next)
        return `- ${words}`;
    return `- ${words} **Next:** ${markdownText(issue.next)}`;
}
function issueParts(issues, limit) {
    if (issues.length === 0)
        return [];
    const shown = issues.slice(0, limit);
    const lines = shown.map((issue, i) => render_renderIssue(issue, shown[i + 1]));
    const rest = issues.length - shown.length;
    if (rest > 0)
        lines.push(`- … and ${(0,src/* formatCount */.B4)(rest)} more below`);
    return [{ name: 'reasons', markdown: lines.join('\n'), priority: PRIORITIES.reasons }];
}
function render_renderFacts(facts) {
    return facts
        .map(({ verdict, action, headline }) => {
        const words = inline_renderContent([{ strong: action }, ' ', headline], 200);
        return `${VERDICT_SYMBOLS[verdict]} ${words}`;
    })
        .join(' · ');
}
/** The first line: verdict, model, why. */
function renderTitle(verdict, title) {
    return `### ${VERDICT_SYMBOLS[verdict]} ${inline_renderContent(title)}`;
}
function leftOut(dropped) {
    if (dropped.length === 0)
        return [];
    const names = dropped.slice(0, 8).map((part) => cleanProse(part.name, 80));
    const rest = dropped.length - names.length;
    const more = rest > 0 ? ` and ${(0,src/* formatCount */.B4)(rest)} more` : '';
    return [`<sub>${markdownText(`Left out for length: ${names.join(', ')}${more}.`, 1000)}</sub>`];
}
function outdatedLines({ commit = null, outdated = null }) {
    if (outdated !== true)
        return [];
    const which = commit === null ? ['an older commit'] : ['commit ', code(commit.slice(0, 12))];
    return [inline_renderContent(['This is about ', ...which, ': the pull request has moved on since.'])];
}
function renderFoot(options, versions) {
    const { links = [], commit = null } = options;
    const parts = links.slice(0, 6).map((link) => markdownLink(link.words, link.url));
    if (commit !== null)
        parts.push(inline_renderContent(['commit ', { code: commit.slice(0, 12) }]));
    parts.push(...versions.map((version) => markdownText(version, 60)));
    return `<sub>${parts.join(' · ')}</sub>`;
}
/** The parts of a leg; a part of a passing leg is less important than any of a failing one. */
function legParts(leg, index, several) {
    const back = (leg.verdict === 'pass' ? 200 : 0) + index / 1000;
    return leg.sections.map((section) => ({
        name: several ? `${section.title} of ${leg.model}` : section.title,
        markdown: blocks_renderSection(section),
        priority: section.priority + back,
    }));
}
/** One of several models: its own heading and facts; folded away when it passes. */
function render_renderLeg({ leg, parts }, kept, several) {
    const body = parts.filter((part) => kept.has(part)).map((part) => part.markdown);
    if (body.length === 0 || !several)
        return body;
    const whole = [render_renderFacts(leg.facts), ...body].join('\n\n');
    if (leg.verdict !== 'pass')
        return [renderTitle(leg.verdict, leg.title), whole];
    const title = `${VERDICT_SYMBOLS.pass} ${renderSummaryContent(leg.title)}`;
    return [`<details><summary>${title}</summary>\n\n${whole}\n\n</details>`];
}
function remarkParts(document) {
    if (document.remarks.length === 0)
        return [];
    const lines = document.remarks.slice(0, 20).map((remark) => `- ${inline_renderContent(remark)}`);
    return [{ name: 'remarks', markdown: lines.join('\n'), priority: PRIORITIES.remarks }];
}
function rollupParts({ rollup }) {
    if (rollup === null)
        return [];
    const priority = PRIORITIES.models;
    const section = { title: 'Models', subtitle: null, blocks: [rollup], collapsed: false, priority };
    return [{ name: 'Models', markdown: blocks_renderSection(section), priority }];
}
function factParts([leg]) {
    if (leg === undefined)
        return [];
    return [{ name: 'headlines', markdown: render_renderFacts(leg.facts), priority: PRIORITIES.headlines }];
}
function toolVersions(report) {
    const versions = report.statements.map(({ predicate }) => `${predicate.tool.name} ${predicate.tool.version}`);
    return [...new Set(versions)].slice(0, 3);
}
function renderWith(report, options, surface) {
    const document = buildDocument(report, surface.profile);
    const several = document.rollup !== null;
    const legs = document.legs.map((leg, i) => ({ leg, parts: legParts(leg, i, several) }));
    const remarks = remarkParts(document);
    const head = [
        ...issueParts(document.issues, surface.issues),
        ...rollupParts(document),
        ...(several ? [] : factParts(document.legs)),
    ];
    const foot = renderFoot(options, toolVersions(report));
    return fit([...head, ...legs.flatMap(({ parts }) => parts), ...remarks], surface.limit, surface.measure, (kept, dropped) => [
        renderTitle(document.verdict, document.title),
        ...outdatedLines(options),
        ...[...head, ...remarks].filter((part) => kept.has(part)).map((part) => part.markdown),
        ...legs.flatMap((leg) => render_renderLeg(leg, kept, several)),
        ...leftOut(dropped),
        foot,
    ].join('\n\n') + '\n');
}
/** What is left where there is no room even for the sentence and its links. */
function bareVerdict({ verdict }) {
    return `### ${VERDICT_SYMBOLS[verdict]} ${verdict}\n\nThe report does not fit here.\n`;
}
/** Renders in full; where an essential section had to go, again with fewer rows in each. */
function renderReport(report, options, surface) {
    let profile = surface.profile;
    for (let attempt = 0;; attempt++) {
        const { markdown, dropped } = renderWith(report, options, { ...surface, profile });
        if (surface.measure(markdown) > surface.limit)
            return bareVerdict(report);
        if (attempt === 3 || dropped.every((part) => part.priority > ESSENTIAL))
            return markdown;
        profile = shrink(profile);
    }
}
/**
 * The pull-request comment. The verdict sentence comes first, then what failed, observed and
 * limit, and what to do; a passing run is a few lines with everything else folded away. The
 * caller puts its hidden marker before it.
 */
function renderMarkdown(report, options = {}) {
    const limit = options.limit ?? COMMENT_LIMIT;
    return renderReport(report, options, {
        profile: COMMENT,
        limit,
        measure: inCharacters,
        issues: 3,
    });
}
/** The job summary: the same as the comment with longer tables; `limit` is in bytes. */
function renderSummary(report, options = {}) {
    const limit = options.limit ?? SUMMARY_LIMIT;
    return renderReport(report, options, {
        profile: SUMMARY,
        limit,
        measure: inBytes,
        issues: 10,
    });
}
/** What one action writes into its own job summary, in at most `SUMMARY_LIMIT` bytes. */
function renderActionSection(statement) {
    const { model, id, verdict, headline } = statement.predicate;
    const title = [`${(0,src/* actionOf */.qj)(statement)}: `, ...legTitle(model, id, verdict, [statement])];
    const parts = [
        ...issueParts(issuesOfStatement(statement), 10),
        ...legSections([statement], SUMMARY).map((section) => ({
            name: section.title,
            markdown: blocks_renderSection(section),
            priority: section.priority,
        })),
    ];
    const head = [renderTitle(verdict, title), inline_renderContent([headline])];
    return fit(parts, SUMMARY_LIMIT, inBytes, (kept, dropped) => {
        const body = parts.filter((part) => kept.has(part)).map((part) => part.markdown);
        return `${[...head, ...body, ...leftOut(dropped)].join('\n\n')}\n`;
    }).markdown;
}

;// CONCATENATED MODULE: ./packages/report/src/select/consistency.ts


/**
 * The digest of the model that the statement is about; null where it is about a data file
 * (already scored data: the subject is one of the inputs other than a model) or about nothing.
 */
function modelDigest(statement) {
    const sha256 = statement.subject[0]?.digest.sha256;
    if (sha256 === undefined)
        return null;
    const isData = statement.predicate.inputs.some((input) => input.digest?.sha256 === sha256 && !['model', 'champion'].includes(input.name));
    return isData ? null : sha256;
}
function claimsByModel(statements) {
    const claims = new Map();
    for (const statement of statements) {
        const sha256 = modelDigest(statement);
        if (sha256 === null)
            continue;
        const { model, id } = statement.predicate;
        const claim = { action: (0,src/* actionOf */.qj)(statement), id, sha256 };
        claims.set(model, [...(claims.get(model) ?? []), claim]);
    }
    return claims;
}
/** Legs with different ids may be about different files; everything else must agree. */
function contradict(a, b) {
    return a.sha256 !== b.sha256 && (a.id === null || b.id === null || a.id === b.id);
}
function listClaims(claims) {
    const byDigest = Map.groupBy(claims, (claim) => claim.sha256);
    return [...byDigest]
        .map(([sha256, group]) => {
        const names = group.map(({ action, id }) => (id === null ? action : `${action} (${id})`));
        return `${names.sort(compareActions).join(', ')}: ${shortDigest(sha256)}`;
    })
        .join('; ');
}
function commitRemark(statements) {
    const byCommit = Map.groupBy(statements.filter((statement) => statement.predicate.source !== null), (statement) => statement.predicate.source?.commit ?? '');
    if (byCommit.size < 2)
        return [];
    const parts = [...byCommit].map(([commit, group]) => {
        const actions = [...new Set(group.map(src/* actionOf */.qj))].sort(compareActions);
        return `${actions.join(', ')}: ${commit.slice(0, 12)}`;
    });
    return [`The evidence comes from different commits (${parts.join('; ')}).`];
}
/**
 * Looks for evidence that is not about one and the same model file: stale or mixed artifacts, or
 * a model that was exported again between two actions.
 */
function checkConsistency(statements) {
    const conflicts = [];
    const remarks = commitRemark(statements);
    for (const [model, claims] of claimsByModel(statements)) {
        const contradiction = claims.some((a, i) => claims.slice(i + 1).some((b) => contradict(a, b)));
        const digests = new Set(claims.map((claim) => claim.sha256)).size;
        if (contradiction) {
            conflicts.push(`${model}: the evidence is about ${digests} different files (${listClaims(claims)})`);
        }
        else if (digests > 1) {
            remarks.push(`${model}: its legs are about different files (${listClaims(claims)}).`);
        }
    }
    return { conflicts, remarks };
}

;// CONCATENATED MODULE: ./packages/report/src/select/expected.ts

/** Every way to name a statement in the list of expected evidence. */
function namesOf(statement) {
    const action = (0,src/* actionOf */.qj)(statement);
    const { model, id } = statement.predicate;
    const stem = (leg) => (0,src/* evidenceFileName */.x_)(action, model, leg).replace(/\.json$/, '');
    const names = [action, `${action}-${model}`, stem(null)];
    return id === null ? names : [...names, `${action}-${model}-${id}`, stem(id)];
}
/** The expected entries in order, without blanks, empty lines and repetitions. */
function normaliseExpected(expected) {
    return [...new Set(expected.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}
/**
 * The expected entries (`action`, `action-model` or `action-model-id`) that no statement answers.
 * A model's name counts as written, and as it stands in the evidence file's name.
 */
function missingEvidence(statements, expected) {
    const found = new Set(statements.flatMap(namesOf));
    return normaliseExpected(expected).filter((entry) => !found.has(entry));
}

;// CONCATENATED MODULE: ./packages/report/src/select/newest.ts


/** Run ids are growing whole numbers that may exceed 2^53. */
function compareRuns(a, b) {
    const numeric = /^\d{1,30}$/;
    if (!numeric.test(a.runId) || !numeric.test(b.runId))
        return 0;
    const difference = BigInt(a.runId) - BigInt(b.runId);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
function compareSources(a, b) {
    const [left, right] = [a.predicate.source, b.predicate.source];
    if (left === null || right === null)
        return 0;
    return compareRuns(left, right) || left.attempt - right.attempt;
}
function compareTimes(a, b) {
    const time = (item) => Date.parse(item.statement.predicate.finishedAt);
    return time(a) - time(b) || compareText(a.path, b.path);
}
/** The newest of several: by run, then attempt, then time; by time alone if one has no run. */
function newestOf(items) {
    const haveRuns = items.every((item) => item.statement.predicate.source !== null);
    const sorted = [...items].sort((a, b) => (haveRuns ? compareSources(a.statement, b.statement) : 0) || compareTimes(a, b));
    return sorted.at(-1) ?? null;
}
/**
 * Keeps the newest of several attempts of the same action, model and id, whatever order the files
 * come in; `superseded` are the paths of the others.
 */
function keepNewest(items) {
    const groups = Map.groupBy(items, ({ statement }) => JSON.stringify([(0,src/* actionOf */.qj)(statement), statement.predicate.model, statement.predicate.id]));
    const newest = [...groups.values()].map(newestOf).filter((item) => item !== null);
    const superseded = items.filter((item) => !newest.includes(item)).map((item) => item.path);
    return { newest, superseded: superseded.sort(compareText) };
}

;// CONCATENATED MODULE: ./packages/report/src/select/select.ts





/** Larger files are not parsed: evidence is thinned to what a report can show. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
const STATEMENT_KEYS = ['_type', 'subject', 'predicateType', 'predicate'];
const EVIDENCE_NAME = /^(?:validate|scan-model|evaluate|drift|build-image|scan-image|register|promote|rollback|monitor)-/;
/** Whether a file that is no evidence never meant to be: JSON of another kind and name. */
function isSomethingElse({ path, text }) {
    const name = path.split(/[/\\]/).at(-1) ?? path;
    if (EVIDENCE_NAME.test(name))
        return false;
    try {
        const json = JSON.parse(text);
        if (typeof json !== 'object' || json === null || Array.isArray(json))
            return false;
        return !STATEMENT_KEYS.some((key) => Object.hasOwn(json, key)) && Object.keys(json).length > 0;
    }
    catch {
        return false;
    }
}
/** Why a well-formed statement must not be believed, or null. */
function contradictionIn({ subject, predicate }) {
    if (predicate.verdict !== 'pass')
        return null;
    if (subject.length === 0)
        return 'it says pass without naming a digest';
    const failed = predicate.gates.find((gate) => gate.verdict === 'fail');
    return failed === undefined ? null : `it says pass although its gate "${failed.gate}" failed`;
}
function readFiles(files) {
    const reading = { read: [], problems: [], ignored: [] };
    for (const file of files) {
        const { path, text } = file;
        if (text.length > MAX_CHARACTERS) {
            reading.problems.push({ path, reason: 'larger than 64 MiB' });
            continue;
        }
        const { statement, problem } = (0,src/* parseEvidence */.vf)(text.replace(/^\uFEFF/, ''));
        if (statement !== null) {
            // A report of an earlier run is no evidence for the next one.
            if ((0,src/* actionOf */.qj)(statement) !== 'report')
                reading.read.push({ path, statement });
        }
        else if (isSomethingElse(file))
            reading.ignored.push(path);
        else
            reading.problems.push({ path, reason: problem });
    }
    return reading;
}
function compareStatements(a, b) {
    const [left, right] = [a.statement.predicate, b.statement.predicate];
    return (compareText(left.model, right.model) ||
        compareText(left.id ?? '', right.id ?? '') ||
        compareActions((0,src/* actionOf */.qj)(a.statement), (0,src/* actionOf */.qj)(b.statement)));
}
function sourceOf({ path, statement }) {
    const { model, id, verdict } = statement.predicate;
    return { action: (0,src/* actionOf */.qj)(statement), model, id, verdict, path };
}
function makeReport(kept, surroundings) {
    const { problems, missing, superseded, ignored } = surroundings;
    const statements = kept.map((item) => item.statement);
    const { conflicts, remarks } = checkConsistency(statements);
    const isWhole = statements.length > 0 && problems.length + missing.length + conflicts.length === 0;
    return {
        verdict: (0,src/* worstVerdict */.zP)([
            ...statements.map((statement) => statement.predicate.verdict),
            isWhole ? 'pass' : 'inconclusive',
        ]),
        statements,
        sources: kept.map(sourceOf),
        problems: problems.sort((a, b) => compareText(a.path, b.path)),
        missing,
        conflicts,
        remarks,
        superseded,
        ignored: ignored.sort(compareText),
    };
}
/**
 * A report on statements at hand (those of one run, say): nothing is expected beside them, and
 * its sources have no paths.
 */
function reportFrom(statements) {
    const kept = statements.map((statement) => ({ path: '', statement })).sort(compareStatements);
    return makeReport(kept, { problems: [], missing: [], superseded: [], ignored: [] });
}
/**
 * Chooses the statements of a report from the files of the evidence folder: the newest attempt of
 * each action, model and id. Unusable files, expected evidence that is missing and statements
 * about different model files are named, and keep the verdict from being a pass.
 *
 * @param files evidence files, in any order; earlier reports and other JSON files are left out
 * @param expected `action`, `action-model` or `action-model-id` each
 */
function selectEvidence(files, expected = []) {
    const { read, problems, ignored } = readFiles(files);
    const { newest, superseded } = keepNewest(read);
    const kept = newest.sort(compareStatements);
    for (const { path, statement } of kept) {
        const reason = contradictionIn(statement);
        if (reason !== null)
            problems.push({ path, reason });
    }
    const statements = kept.map((item) => item.statement);
    const missing = missingEvidence(statements, expected);
    return makeReport(kept, { problems, missing, superseded, ignored });
}

;// CONCATENATED MODULE: ./packages/report/src/summary-line.ts






/** Longest line: it goes into outputs, statuses and logs. */
const LINE_LIMIT = 240;
/**
 * One line for the output `summary`: `evaluate flight-delay: fail: recall 0.612`. Nobody knows
 * where a workflow puts it, so mentions and references in it are broken.
 */
function summaryLine(statement) {
    const { model, id, verdict, headline } = statement.predicate;
    const leg = id === null ? cleanName(model) : `${cleanName(model)} (${cleanName(id, 40)})`;
    return withoutReferences(`${(0,src/* actionOf */.qj)(statement)} ${leg}: ${verdict}: ${headline}`, LINE_LIMIT);
}
/** The verdict sentence of a whole report, as a headline for its own evidence. */
function reportHeadline(report) {
    return withoutReferences(plainContent(buildDocument(report, TERMINAL).title), LINE_LIMIT);
}

;// CONCATENATED MODULE: ./packages/report/src/text/layout.ts

/** Width of the terminal that the text is made for. */
const TEXT_WIDTH = 100;
/** No column is made narrower than this. */
const LEAST_WIDTH = 8;
/** Cuts a text to a display width; wide characters count two. */
function truncate(text, width) {
    if ((0,string_width/* default */.A)(text) <= width)
        return text;
    let kept = '';
    for (const char of text) {
        if ((0,string_width/* default */.A)(kept + char) > width - 1)
            break;
        kept += char;
    }
    return `${kept}…`;
}
/** Fills a text with blanks to a display width. */
function pad(text, width, align) {
    const blanks = ' '.repeat(Math.max(0, width - (0,string_width/* default */.A)(text)));
    return align === 'right' ? blanks + text : text + blanks;
}
/** Breaks a line at blanks so that it fits; the lines after the first are indented. */
function wrap(text, indent, hanging = indent) {
    const lines = [];
    let line = indent;
    let isEmpty = true;
    for (const word of text.split(' ')) {
        const room = TEXT_WIDTH - (0,string_width/* default */.A)(line) - (isEmpty ? 0 : 1);
        if (!isEmpty && (0,string_width/* default */.A)(word) > room) {
            lines.push(line);
            line = hanging;
            isEmpty = true;
        }
        const piece = truncate(word, TEXT_WIDTH - (0,string_width/* default */.A)(line));
        line += isEmpty ? piece : ` ${piece}`;
        isEmpty = false;
    }
    return [...lines, line];
}
/** Takes from the widest of the columns that may shrink, one character at a time. */
function shrinkWidths(widths, mayShrink, room) {
    const shrunk = [...widths];
    let excess = shrunk.reduce((sum, width) => sum + width, 0) - room;
    while (excess > 0) {
        const candidates = shrunk.map((width, i) => (mayShrink(i) ? width : 0));
        const widest = candidates.indexOf(Math.max(...candidates));
        if ((candidates[widest] ?? 0) <= LEAST_WIDTH)
            break;
        shrunk[widest] = (shrunk[widest] ?? 0) - 1;
        excess--;
    }
    return shrunk;
}
/**
 * Widths of a table's columns within `room`: as wide as their cells; where that is too much,
 * those of words give way first, then any, down to `LEAST_WIDTH`.
 */
function fitWidths(natural, isWords, room) {
    const first = shrinkWidths(natural, (i) => isWords[i] === true, room);
    return shrinkWidths(first, () => true, room);
}

;// CONCATENATED MODULE: ./packages/report/src/text/render.ts








const INDENT = '  ';
const GAP = '  ';
const render_MAX_ISSUES = 10;
function render_renderTable(table) {
    const shown = table.columns.map((column) => column.terminal !== false);
    const columns = table.columns.filter((_, i) => shown[i]);
    const rows = [
        columns.map((column) => column.title),
        ...table.rows.map((row) => row.filter((_, i) => shown[i]).map(plainContent)),
    ];
    const natural = columns.map((_, i) => rows.reduce((most, row) => Math.max(most, (0,string_width/* default */.A)(row[i] ?? '')), 0));
    const room = TEXT_WIDTH - INDENT.length - GAP.length * (columns.length - 1);
    const widths = fitWidths(natural, columns.map((column) => column.align === 'left'), room);
    const lines = rows.map((row) => {
        const cells = columns.map((column, i) => {
            const width = widths[i] ?? 0;
            return pad(truncate(row[i] ?? '', width), width, column.align);
        });
        return (INDENT + cells.join(GAP)).trimEnd();
    });
    return table.more === null ? lines : [...lines, `${INDENT}${table.more}`];
}
function render_renderBlock(block) {
    switch (block.kind) {
        case 'table':
            return render_renderTable(block);
        case 'paragraph':
            return wrap(plainContent(block.content), INDENT);
        case 'list':
            return block.items.flatMap((item) => wrap(`- ${plainContent(item)}`, INDENT, `${INDENT}  `));
        case 'gallery':
            return [];
    }
}
/** Title and conditions on one line (or two), then the tables; of what is in order the line alone. */
function render_renderSection(section) {
    const isMain = section.priority <= PRIORITIES.metrics;
    if (section.collapsed && !isMain) {
        if (section.subtitle === null)
            return [];
        return ['', ...wrap(`${section.title}: ${plainContent(section.subtitle)}`, '', INDENT)];
    }
    const subtitle = section.subtitle === null ? '' : `: ${plainContent(section.subtitle)}`;
    return [
        '',
        ...wrap(section.title + subtitle, '', INDENT),
        ...section.blocks.flatMap(render_renderBlock),
    ];
}
function text_render_renderIssue(issue, following) {
    const lines = wrap(`- ${plainContent(issue.content)}`, INDENT, `${INDENT}  `);
    if (issue.next === null || issue.next === following?.next)
        return lines;
    return [...lines, ...wrap(`next: ${issue.next}`, `${INDENT}  `)];
}
function render_renderIssues(issues) {
    const shown = issues.slice(0, render_MAX_ISSUES);
    const rest = issues.length - shown.length;
    return [
        ...shown.flatMap((issue, i) => text_render_renderIssue(issue, shown[i + 1])),
        ...(rest > 0 ? [`${INDENT}… and ${(0,src/* formatCount */.B4)(rest)} more`] : []),
    ];
}
function text_render_renderFacts(leg) {
    const width = Math.max(...leg.facts.map(({ action }) => action.length));
    return leg.facts.flatMap(({ action, verdict, headline }) => {
        const start = `${INDENT}${action.padEnd(width)}  ${verdict.padEnd('inconclusive'.length)}  `;
        return wrap(plainContent([headline]), start, ' '.repeat(start.length));
    });
}
/** One of several models; of a passing one only what its actions found. */
function text_render_renderLeg(leg, several) {
    if (!several)
        return ['', ...text_render_renderFacts(leg), ...leg.sections.flatMap(render_renderSection)];
    const title = wrap(`${leg.verdict}: ${plainContent(leg.title)}`, '', INDENT);
    const sections = leg.verdict === 'pass' ? [] : leg.sections.flatMap(render_renderSection);
    return ['', ...title, ...text_render_renderFacts(leg), ...sections];
}
/**
 * The report for a terminal: at most 100 columns wide, without colour codes (the words `pass`,
 * `fail` and `inconclusive` are there to be coloured).
 *
 * @param subject a report, or the statements of one run
 */
function renderText(subject) {
    const report = 'statements' in subject ? subject : reportFrom(subject);
    const document = buildDocument(report, TERMINAL);
    const several = document.rollup !== null;
    const lines = [
        ...wrap(`${document.verdict}: ${plainContent(document.title)}`, '', INDENT),
        ...render_renderIssues(document.issues),
        ...(document.rollup === null ? [] : ['', ...render_renderTable(document.rollup)]),
        ...document.legs.flatMap((leg) => text_render_renderLeg(leg, several)),
        ...(document.remarks.length === 0 ? [] : ['']),
        ...document.remarks.flatMap((remark) => wrap(plainContent(remark), '', INDENT)),
    ];
    return `${lines.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./packages/report/src/index.ts










/***/ }),

/***/ 97552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dc: () => (/* reexport */ EXIT),
  UT: () => (/* reexport */ STEPS),
  _w: () => (/* reexport */ buildImage),
  UL: () => (/* reexport */ drift),
  _3: () => (/* reexport */ evaluate),
  g7: () => (/* reexport */ execute),
  bw: () => (/* reexport */ from_config/* fromConfig */.bw),
  Ro: () => (/* reexport */ from_config/* inputOnly */.Ro),
  Me: () => (/* reexport */ registry/* openRegistry */.Me),
  pt: () => (/* reexport */ promote),
  Xg: () => (/* reexport */ readConfig),
  Qo: () => (/* reexport */ readEnvironment),
  Tt: () => (/* reexport */ readOptions),
  QZ: () => (/* reexport */ refuseUnknownInputs),
  kz: () => (/* reexport */ register),
  z8: () => (/* reexport */ report),
  dU: () => (/* reexport */ rollback),
  FW: () => (/* reexport */ scanImage),
  uz: () => (/* reexport */ from_config/* splitLines */.uz),
  tf: () => (/* reexport */ validate)
});

// UNUSED EXPORTS: COMMON_INPUTS, COMMON_OUTPUTS, ID_INPUT, INPUT_TYPES, READING_INPUTS, REGISTRY_TOKEN_INPUT, ROLLOUT_INPUTS, ROLLOUT_OUTPUTS, Recorder, STRATEGY_INPUT, endingOfError, endingOfResult

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/steps/src/input/from-config.ts
var from_config = __webpack_require__(59477);
;// CONCATENATED MODULE: ./packages/steps/src/input/common.ts


/** Inputs that every action has. */
const COMMON_INPUTS = [
    (0,from_config/* inputOnly */.Ro)('config', {
        type: 'path',
        description: 'Configuration file; `slipway.yml` is used when it exists.',
    }),
    (0,from_config/* fromConfig */.bw)('model.path', { name: 'model', type: 'path' }),
    (0,from_config/* inputOnly */.Ro)('working-directory', {
        type: 'path',
        description: 'Folder that all paths are relative to.',
        default: '.',
    }),
    (0,from_config/* inputOnly */.Ro)('fail-on', {
        type: 'choice',
        choices: src/* FAIL_ON */.d$,
        description: 'When the step fails: at the verdict `fail`, also at `inconclusive`, or `never`. ' +
            'Wrong configuration always fails.',
        default: 'inconclusive',
    }),
    (0,from_config/* inputOnly */.Ro)('evidence-directory', {
        type: 'path',
        description: 'Folder of the evidence; by default `slipway` in the runner’s temporary folder, or ' +
            '`.slipway` outside a runner.',
    }),
];
/** Suffix for matrix legs; part of the evidence file’s name. */
const ID_INPUT = (0,from_config/* inputOnly */.Ro)('id', {
    type: 'text',
    description: 'Suffix of the evidence file’s name that tells matrix legs apart.',
});
/** Settings of reading data, the same for every action that reads some. */
const READING_INPUTS = [
    (0,from_config/* fromConfig */.bw)('data.ignore'),
    (0,from_config/* fromConfig */.bw)('data.types'),
    (0,from_config/* fromConfig */.bw)('data.delimiter'),
    (0,from_config/* fromConfig */.bw)('data.decimal'),
    (0,from_config/* fromConfig */.bw)('data.thousands'),
    (0,from_config/* fromConfig */.bw)('data.missing'),
];
/** Outputs that every action has; they are set even when the step fails. */
const COMMON_OUTPUTS = [
    { name: 'verdict', description: '`pass`, `fail` or `inconclusive`.' },
    { name: 'evidence', description: 'Path of the evidence (JSON).' },
    { name: 'summary', description: 'The result in one line of text.' },
];
/** A registry on GitHub can be reached through the API. */
const REGISTRY_TOKEN_INPUT = (0,from_config/* inputOnly */.Ro)('github-token', {
    type: 'text',
    description: 'Token for a registry whose `repository` is the URL of a repository on GitHub: it is read and ' +
        'written through the API (`contents: write`), without git and its credentials.',
});

;// CONCATENATED MODULE: ./packages/steps/src/input/read.ts

/**
 * Refuses names that no input has: a misspelt `gate` would otherwise decide nothing.
 *
 * @throws ConfigurationError that names the input and the nearest one that exists
 */
function refuseUnknownInputs(definitions, names) {
    const known = definitions.map((definition) => definition.name);
    for (const name of names) {
        if (known.includes(name))
            continue;
        const hint = (0,src/* didYouMean */.au)(name, known) || `; inputs are: ${known.join(', ')}`;
        throw new src/* ConfigurationError */.j1(name, `there is no such input${hint}`);
    }
}
function textOf(definition, texts) {
    const text = (texts[definition.name] ?? '').trim();
    return text === '' ? definition.default : text;
}
/** The inputs that are not in slipway.yml, with their defaults; choices are checked. */
function readOptions(definitions, texts) {
    const options = new Map();
    for (const definition of definitions) {
        if (definition.configKey !== null)
            continue;
        const text = textOf(definition, texts);
        const { choices, name } = definition;
        if (choices !== null && text !== '' && !choices.includes(text)) {
            throw new src/* ConfigurationError */.j1(name, `"${text}" is not allowed; allowed are: ${choices.join(', ')}`);
        }
        options.set(name, text);
    }
    return options;
}
/**
 * slipway.yml with the inputs laid over it. An input that was not given leaves the file's value.
 */
function readConfig(definitions, texts, workspace, configPath) {
    let config = (0,src/* loadConfig */.Z9)(workspace, configPath === '' ? null : configPath);
    for (const definition of definitions) {
        if (definition.configKey === null)
            continue;
        const text = textOf(definition, texts);
        if (text !== '')
            config = definition.apply(config, text);
    }
    return config;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./packages/steps/src/run/environment.ts


function readEvent(file) {
    if (file === undefined || file === '')
        return {};
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch {
        // A missing or torn event file only means that no pull request is known.
        return {};
    }
}
/** The commit that is judged: on a pull request its head, not the merge commit GitHub made. */
function commitOf(event, sha) {
    const payload = event;
    const head = payload?.pull_request?.head?.sha ?? payload?.workflow_run?.head_sha;
    return typeof head === 'string' && /^[0-9a-f]{40,64}$/.test(head) ? head : sha;
}
function githubOf(variables) {
    const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: eventName } = variables;
    if (!repository || !eventName)
        return null;
    const event = readEvent(variables.GITHUB_EVENT_PATH);
    const serverUrl = variables.GITHUB_SERVER_URL ?? 'https://github.com';
    return {
        eventName,
        event,
        repository,
        sha: commitOf(event, variables.GITHUB_SHA ?? ''),
        apiUrl: variables.GITHUB_API_URL ?? 'https://api.github.com',
        serverUrl,
        runUrl: `${serverUrl}/${repository}/actions/runs/${variables.GITHUB_RUN_ID ?? ''}`,
    };
}
function s3Of(variables) {
    const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret } = variables;
    if (!keyId || !secret)
        return null;
    const endpoint = variables.AWS_ENDPOINT_URL_S3 ?? variables.AWS_ENDPOINT_URL;
    return {
        keyId,
        secret,
        sessionToken: variables.AWS_SESSION_TOKEN,
        region: variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION,
        endpoint: endpoint?.replace(/^https?:\/\//, ''),
        insecure: endpoint?.startsWith('http://') ?? false,
    };
}
/** Reads the environment of GitHub's runner, or of a terminal where its variables are absent. */
function readEnvironment(variables, currentFolder) {
    const github = githubOf(variables);
    const attempt = Number(variables.GITHUB_RUN_ATTEMPT ?? '1');
    return {
        root: variables.GITHUB_WORKSPACE || currentFolder,
        evidenceDirectory: variables.RUNNER_TEMP
            ? external_node_path_default().join(variables.RUNNER_TEMP, 'slipway')
            : '.slipway',
        toolCache: variables.RUNNER_TOOL_CACHE || null,
        source: github === null
            ? null
            : {
                repository: github.repository,
                commit: github.sha,
                runId: variables.GITHUB_RUN_ID ?? '',
                attempt: Number.isInteger(attempt) && attempt > 0 ? attempt : 1,
            },
        github,
        s3: s3Of(variables),
        variables,
    };
}

// EXTERNAL MODULE: ./packages/report/src/index.ts + 55 modules
var report_src = __webpack_require__(91041);
;// CONCATENATED MODULE: ./packages/steps/src/run/outcome.ts

/** Exit codes of the command line. */
const EXIT = { pass: 0, fail: 1, inconclusive: 2, usage: 64, bug: 70 };
/** Why a verdict is not `pass`: the first gate of that verdict, or the headline. */
function reasonOf(result) {
    if (result.verdict === 'pass')
        return null;
    const gate = result.gates.find((candidate) => candidate.verdict === result.verdict);
    if (gate === undefined)
        return result.reason ?? result.headline;
    return `${gate.gate}: ${gate.reason ?? gate.verdict}`;
}
/** The ending of a step that had a result. */
function endingOfResult(result, failOn) {
    const reason = reasonOf(result);
    const fails = (0,src/* failsUnder */.mS)(failOn, result.verdict);
    return {
        verdict: result.verdict,
        headline: result.headline,
        reason,
        failure: fails ? (reason ?? result.headline) : null,
        exitCode: fails ? EXIT[result.verdict] : EXIT.pass,
        bug: null,
    };
}
/**
 * The ending of a step that an error stopped. Wrong configuration and bugs of ours fail the step
 * whatever `fail-on` says; an unreadable input is an inconclusive check like any other.
 */
function endingOfError(error, failOn) {
    const stopped = (reason, exitCode, bug, fails) => ({
        verdict: 'inconclusive',
        headline: reason,
        reason,
        failure: fails ? reason : null,
        exitCode: fails ? exitCode : EXIT.pass,
        bug,
    });
    if (error instanceof src/* ConfigurationError */.j1)
        return stopped(error.message, EXIT.usage, null, true);
    if (error instanceof src/* UserError */.yo) {
        return stopped(error.message, EXIT.inconclusive, null, (0,src/* failsUnder */.mS)(failOn, 'inconclusive'));
    }
    const bug = error instanceof Error ? error : new Error(String(error));
    const reason = `internal error (a bug in Slipway, please report it): ${bug.message}`;
    return stopped(reason, EXIT.bug, bug, true);
}

;// CONCATENATED MODULE: ./packages/steps/src/run/recorder.ts
/**
 * What has become known during a run. It outlives an error, so that the evidence of a run that
 * could not finish still says which model it was about and what had been read.
 */
class Recorder {
    startedAt = new Date();
    inputs = [];
    notes = [];
    /** Outputs that are known already; they stand when an error stops the run. */
    outputs = {};
    #subject = [];
    #runtime = null;
    #logger;
    constructor(logger) {
        this.#logger = logger;
    }
    get subject() {
        return this.#subject;
    }
    get runtime() {
        return this.#runtime;
    }
    /** Names what the evidence is about. */
    setSubject(name, sha256) {
        this.#subject = [{ name, digest: { sha256 } }];
    }
    /** Names one more version that the evidence is about. */
    addSubject(name, sha256) {
        this.#subject.push({ name, digest: { sha256 } });
    }
    /** The runtime that ran the model, e.g. `onnxruntime-node 1.30.0`. */
    setRuntime(runtime) {
        this.#runtime = runtime;
    }
    addInput(name, uri, sha256, rows) {
        this.inputs.push({ name, uri, digest: sha256 === null ? null : { sha256 }, rows });
    }
    /** A remark that decides nothing but that the user should know. */
    note(message) {
        if (this.notes.includes(message))
            return;
        this.notes.push(message);
        this.#logger.notice(message);
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/run/execute.ts






function stem(file) {
    if (file === undefined)
        return null;
    const base = external_node_path_default().posix.basename(file.replaceAll('\\', '/'));
    return base.replace(/\.[^.]*$/, '') || null;
}
/** The model's name for evidence: as configured, else the judged file's name. */
function nameOf(config) {
    const { model, data } = config;
    return (model?.name ??
        stem(model?.path) ??
        stem(data?.evaluation) ??
        stem(data?.current) ??
        stem(data?.reference) ??
        stem(config.image?.['scan-report']) ??
        'model');
}
/** What can be told of the place from the raw inputs, for errors in reading them. */
function placeFromTexts(texts, environment) {
    const text = (name) => (texts[name] ?? '').trim();
    const base = external_node_path_default().resolve(environment.root, text('working-directory'));
    return {
        folder: external_node_path_default().resolve(base, text('evidence-directory') || environment.evidenceDirectory),
        failOn: src/* FAIL_ON */.d$.find((policy) => policy === text('fail-on')) ?? 'inconclusive',
        model: stem(text('model') || undefined) ?? 'model',
        id: text('id') || null,
    };
}
function prepare(step, texts, environment, recorder, logger) {
    refuseUnknownInputs(step.inputs, Object.keys(texts));
    const options = readOptions(step.inputs, texts);
    const workspace = new src/* Workspace */.aR(environment.root, options.get('working-directory'));
    const config = readConfig(step.inputs, texts, workspace, options.get('config') ?? '');
    const evidenceDirectory = workspace.absolute(options.get('evidence-directory') || environment.evidenceDirectory);
    const modelName = nameOf(config);
    return {
        config,
        options,
        workspace,
        environment,
        evidenceDirectory,
        modelName,
        recorder,
        logger,
    };
}
function predicateOf(place, ending, gates, recorder, environment) {
    return {
        verdict: ending.verdict,
        headline: ending.headline,
        reason: ending.reason,
        model: place.model,
        id: place.id,
        gates: [...gates],
        inputs: recorder.inputs,
        notes: recorder.notes,
        source: environment.source,
        tool: { name: 'slipway', version: src/* VERSION */.xv, runtime: recorder.runtime },
        startedAt: recorder.startedAt.toISOString(),
        finishedAt: new Date().toISOString(),
    };
}
/**
 * Runs a step: inputs in, evidence out. Nothing is thrown; whatever happens, the outcome has a
 * verdict, a summary and, where the disk allows it, evidence.
 */
async function execute(step, texts, environment, logger) {
    const recorder = new Recorder(logger);
    let place = placeFromTexts(texts, environment);
    let result = null;
    let ending;
    try {
        const context = prepare(step, texts, environment, recorder, logger);
        place = { ...place, folder: context.evidenceDirectory, model: context.modelName };
        result = await step.run(context);
        place = { ...place, model: result.modelName ?? place.model };
        ending = endingOfResult(result, place.failOn);
    }
    catch (error) {
        ending = endingOfError(error, place.failOn);
    }
    const common = predicateOf(place, ending, result?.gates ?? [], recorder, environment);
    const predicate = { ...common, ...result?.details };
    const statement = (0,src/* makeStatement */.UT)(step.name, recorder.subject, predicate);
    const stored = await store(place.folder, statement);
    const summary = (0,report_src/* summaryLine */.dC)(statement);
    // A run that an error stopped has nothing to show but the error.
    const text = result === null ? summary : (result.text ?? (0,report_src/* renderText */.S5)((0,report_src/* reportFrom */.rw)([statement])));
    return {
        verdict: ending.verdict,
        summary,
        statement,
        evidence: stored.file,
        outputs: { ...recorder.outputs, ...result?.outputs },
        text,
        jobSummary: result?.jobSummary ?? (0,report_src/* renderActionSection */.WX)(statement),
        failure: ending.failure ?? stored.problem,
        exitCode: ending.failure === null && stored.problem !== null ? EXIT.usage : ending.exitCode,
        bug: ending.bug,
    };
}
/** Evidence that cannot be kept fails the step: what comes after relies on it. */
async function store(folder, statement) {
    try {
        return { file: await (0,src/* writeEvidence */.nP)(folder, statement), problem: null };
    }
    catch (error) {
        return { file: null, problem: `evidence-directory: ${folder}: ${(0,src/* messageOf */.bD)(error)}` };
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image.ts


/** Puts a model into a container image, proves that it serves, and pushes it. */
const buildImage = {
    name: 'build-image',
    description: 'Builds a small reproducible image that serves the model, starts it locked down, compares its ' +
        'answers with the model’s, and pushes it when it passes.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('image.base', { name: 'base-image' }),
        (0,from_config/* fromConfig */.bw)('image.tags'),
        (0,from_config/* inputOnly */.Ro)('push', {
            type: 'boolean',
            choices: ['true', 'false'],
            description: 'Whether the image is pushed once it is proven.',
            default: 'false',
        }),
        (0,from_config/* fromConfig */.bw)('image.template'),
        (0,from_config/* fromConfig */.bw)('image.dockerfile', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.context', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.wheels', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.builder'),
        (0,from_config/* fromConfig */.bw)('image.platforms'),
        (0,from_config/* fromConfig */.bw)('image.artifact'),
        (0,from_config/* fromConfig */.bw)('image.manifests'),
        (0,from_config/* fromConfig */.bw)('validate.golden', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.evaluation', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.reference', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.target'),
        (0,from_config/* fromConfig */.bw)('data.features'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        ...READING_INPUTS,
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        {
            name: 'image',
            description: 'Reference of the image: by its digest in the registry when it was pushed, else its first tag.',
        },
        {
            name: 'digest',
            description: 'Digest of the image’s manifest when it was pushed, else the image’s id.',
        },
        { name: 'image-id', description: 'Id of the image: the digest of its configuration.' },
        { name: 'dockerfile', description: 'Path of the Dockerfile that was built.' },
        { name: 'artifact', description: 'Reference of the model as an OCI artifact, by digest.' },
        { name: 'manifests', description: 'Folder of the deployment manifests.' },
    ],
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(8325), __webpack_require__.e(2897), __webpack_require__.e(8240), __webpack_require__.e(1229), __webpack_require__.e(455), __webpack_require__.e(4898), __webpack_require__.e(8153)]).then(__webpack_require__.bind(__webpack_require__, 18153))).runBuildImage(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/drift.ts


/** Compares current data with reference data. */
const drift = {
    name: 'drift',
    description: 'Compares current data with reference data, column by column, and checks the quality of the ' +
        'current data.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('data.reference', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.current', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('drift.gates'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('drift.preset'),
        (0,from_config/* fromConfig */.bw)('drift.methods'),
        (0,from_config/* fromConfig */.bw)('drift.thresholds'),
        (0,from_config/* fromConfig */.bw)('drift.alpha'),
        (0,from_config/* fromConfig */.bw)('drift.minimum-rows'),
        (0,from_config/* fromConfig */.bw)('drift.predictions'),
        (0,from_config/* fromConfig */.bw)('drift.performance'),
        (0,from_config/* fromConfig */.bw)('drift.importance', { type: 'YAML' }),
        (0,from_config/* fromConfig */.bw)('drift.classifier', { type: 'YAML' }),
        (0,from_config/* fromConfig */.bw)('drift.correlation'),
        (0,from_config/* fromConfig */.bw)('drift.expectations'),
        (0,from_config/* fromConfig */.bw)('drift.quality'),
        (0,from_config/* fromConfig */.bw)('drift.examples'),
        (0,from_config/* fromConfig */.bw)('data.target'),
        (0,from_config/* inputOnly */.Ro)('profile', {
            type: 'path',
            description: 'Writes a profile of the reference to this file: one small file without rows, which can ' +
                'stand in for the reference or, merged with others by a pattern, for its parts. Without ' +
                '`current` nothing else is done.',
        }),
        (0,from_config/* inputOnly */.Ro)('prometheus', {
            type: 'path',
            description: 'Writes the result as Prometheus text to this file.',
        }),
        ...READING_INPUTS,
    ],
    outputs: COMMON_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(8325), __webpack_require__.e(2897), __webpack_require__.e(8240), __webpack_require__.e(1229), __webpack_require__.e(455), __webpack_require__.e(3355), __webpack_require__.e(3775), __webpack_require__.e(5736)]).then(__webpack_require__.bind(__webpack_require__, 15736))).runDrift(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/evaluate.ts


/** Scores labelled data, compares with the champion, decides gates. */
const evaluate = {
    name: 'evaluate',
    description: 'Computes evaluation metrics with confidence intervals, compares the model with the champion ' +
        'and decides the gates.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('data.evaluation', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.target'),
        (0,from_config/* fromConfig */.bw)('data.targets'),
        (0,from_config/* fromConfig */.bw)('evaluate.gates'),
        (0,from_config/* fromConfig */.bw)('champion', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('champion-required'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('model.task'),
        (0,from_config/* fromConfig */.bw)('model.positive-class'),
        (0,from_config/* fromConfig */.bw)('model.classes'),
        (0,from_config/* fromConfig */.bw)('data.features'),
        (0,from_config/* fromConfig */.bw)('data.prediction'),
        (0,from_config/* fromConfig */.bw)('data.score'),
        (0,from_config/* fromConfig */.bw)('data.probabilities'),
        (0,from_config/* fromConfig */.bw)('data.predictions', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.id', { name: 'id-column' }),
        (0,from_config/* fromConfig */.bw)('data.weight'),
        (0,from_config/* fromConfig */.bw)('data.group'),
        (0,from_config/* fromConfig */.bw)('evaluate.slices'),
        (0,from_config/* fromConfig */.bw)('evaluate.minimum-slice-rows'),
        (0,from_config/* fromConfig */.bw)('evaluate.confidence'),
        (0,from_config/* fromConfig */.bw)('evaluate.intervals'),
        (0,from_config/* fromConfig */.bw)('evaluate.resamples'),
        (0,from_config/* fromConfig */.bw)('evaluate.seed'),
        (0,from_config/* fromConfig */.bw)('evaluate.threshold'),
        (0,from_config/* fromConfig */.bw)('evaluate.threshold-rule'),
        (0,from_config/* fromConfig */.bw)('evaluate.threshold-rows'),
        (0,from_config/* fromConfig */.bw)('evaluate.costs'),
        (0,from_config/* fromConfig */.bw)('evaluate.fairness'),
        (0,from_config/* fromConfig */.bw)('evaluate.multiple-testing'),
        ...READING_INPUTS,
    ],
    outputs: COMMON_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(8325), __webpack_require__.e(2897), __webpack_require__.e(8240), __webpack_require__.e(1229), __webpack_require__.e(455), __webpack_require__.e(3355), __webpack_require__.e(3775), __webpack_require__.e(2656)]).then(__webpack_require__.bind(__webpack_require__, 42656))).runEvaluate(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/promote.ts



/** How the version gets its traffic. */
const STRATEGY_INPUT = (0,from_config/* inputOnly */.Ro)('strategy', {
    type: 'choice',
    choices: src/* STRATEGIES */.YL,
    description: 'How the version gets its traffic; default: as `promote.strategy` says.',
});
/** Inputs that promote and rollback share. */
const ROLLOUT_INPUTS = [
    (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
    (0,from_config/* fromConfig */.bw)('registry.repository'),
    (0,from_config/* inputOnly */.Ro)('environment', {
        type: 'text',
        description: 'Environment; default: `promote.environment`, else `production`.',
    }),
    (0,from_config/* inputOnly */.Ro)('reason', { type: 'text', description: 'Why; it is kept in the journal.' }),
    (0,from_config/* inputOnly */.Ro)('dry-run', {
        type: 'boolean',
        description: 'Says what would be done, and touches nothing.',
        default: 'false',
    }),
    (0,from_config/* inputOnly */.Ro)('wait', {
        type: 'boolean',
        description: 'Whether to stay until the promotion is over. Otherwise the step ends when time has to pass, ' +
            'and a later run (`promote` without a version) goes on.',
        default: 'false',
    }),
    (0,from_config/* inputOnly */.Ro)('github-token', {
        type: 'text',
        description: 'Token that writes a deployment and a commit status (`deployments: write`, `statuses: write`), ' +
            'and asks whether the run that holds the lease is over (`actions: read`). Without it GitHub is ' +
            'not asked. A registry whose `repository` is the URL of a repository on GitHub is read and ' +
            'written with it through the API (`contents: write`).',
    }),
];
/** Outputs that promote and rollback share. */
const ROLLOUT_OUTPUTS = [
    ...COMMON_OUTPUTS,
    {
        name: 'state',
        description: 'State of the promotion: `done`, `rolled_back`, `paused`, `analysing`, `stuck` …',
    },
    { name: 'traffic', description: 'Percentage of the traffic that the version gets.' },
    { name: 'promotion-id', description: 'Id of the promotion, as in the journal.' },
];
/** Moves traffic to a version, step by step, and takes it back when the version misbehaves. */
const promote = {
    name: 'promote',
    description: 'Promotes a registered version: shadow, canary steps and gates, with a journal that survives ' +
        'crashes; what misbehaves is taken back.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('version', {
            type: 'text',
            description: 'Version to promote, or `latest`; without one, the promotion under way goes on (for a ' +
                'schedule).',
        }),
        STRATEGY_INPUT,
        ...ROLLOUT_INPUTS,
        (0,from_config/* inputOnly */.Ro)('resume', {
            type: 'boolean',
            description: 'Lets a paused promotion go on: its step counts as passed.',
            default: 'false',
        }),
        (0,from_config/* inputOnly */.Ro)('override', {
            type: 'boolean',
            description: 'Goes on in spite of a freeze and of the order of environments; needs a reason, and is kept ' +
                'in the journal.',
            default: 'false',
        }),
    ],
    outputs: ROLLOUT_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(3355), __webpack_require__.e(498), __webpack_require__.e(6521)]).then(__webpack_require__.bind(__webpack_require__, 6521))).runPromote(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/register.ts


/** Registers a model version, when the evidence about it is what the policy asks for. */
const register = {
    name: 'register',
    description: 'Registers the model as a version in a model registry (git by default), when the evidence about ' +
        'it is there, passes and is fresh.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('version', {
            type: 'text',
            description: 'Semantic version; derived unless given: major for a breaking change of the signature, minor ' +
                'for another change of it, else patch.',
        }),
        (0,from_config/* fromConfig */.bw)('registry.repository', { type: 'path' }),
        REGISTRY_TOKEN_INPUT,
        (0,from_config/* fromConfig */.bw)('registry.required'),
        (0,from_config/* fromConfig */.bw)('registry.max-age'),
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('registry.type', { name: 'registry-type' }),
        (0,from_config/* fromConfig */.bw)('registry.path', { name: 'registry-path', type: 'path' }),
        (0,from_config/* fromConfig */.bw)('registry.url', { name: 'registry-url' }),
        (0,from_config/* fromConfig */.bw)('registry.region', { name: 'registry-region' }),
        (0,from_config/* fromConfig */.bw)('registry.artifacts'),
        (0,from_config/* fromConfig */.bw)('registry.sign'),
        (0,from_config/* fromConfig */.bw)('registry.parameters', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('registry.card', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('registry.run'),
        (0,from_config/* fromConfig */.bw)('registry.image'),
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        {
            name: 'version',
            description: 'The version, without `v`; empty when nothing was registered.',
        },
        { name: 'tag', description: 'The tag, `name@v1.2.3`.' },
        { name: 'digest', description: '`sha256:` and the digest of the model.' },
    ],
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(8325), __webpack_require__.e(2897), __webpack_require__.e(1229), __webpack_require__.e(4587)]).then(__webpack_require__.bind(__webpack_require__, 34587))).runRegister(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/report.ts


/** Composes all evidence into one comment, the job summary, an HTML page and a JUnit file. */
const report = {
    name: 'report',
    description: 'Composes the evidence of all actions into one pull-request comment, the job summary, an HTML ' +
        'page and a JUnit file, and ends with the worst verdict.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('expected', {
            type: 'lines',
            description: 'Evidence that has to be there: `action`, or `action-model`. What is missing makes the ' +
                'verdict inconclusive.',
        }),
        (0,from_config/* inputOnly */.Ro)('github-token', {
            type: 'text',
            description: 'Token that writes the comment; without it the report is in the job summary only.',
        }),
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        { name: 'markdown', description: 'Path of the report in Markdown.' },
        { name: 'html', description: 'Path of the report as a self-contained HTML page.' },
        { name: 'junit', description: 'Path of the gates and checks as a JUnit file.' },
        { name: 'comment-id', description: 'Id of the comment; empty when there is none.' },
    ],
    run: async (context) => (await __webpack_require__.e(/* import() */ 6551).then(__webpack_require__.bind(__webpack_require__, 36551))).runReport(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/rollback.ts



/** Takes back what is under way, or puts an earlier version back. */
const rollback = {
    name: 'rollback',
    description: 'Takes back the promotion under way, or puts the last good or a named version back: traffic ' +
        'first, then the registry.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('version', {
            type: 'text',
            description: 'Version to go back to; default: the last good one.',
        }),
        STRATEGY_INPUT,
        ...ROLLOUT_INPUTS,
    ],
    outputs: ROLLOUT_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(3355), __webpack_require__.e(498), __webpack_require__.e(1997)]).then(__webpack_require__.bind(__webpack_require__, 21997))).runRollback(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/scan-image.ts


/** Says which vulnerabilities of an image are new, fixable and not waived, and decides gates on it. */
const scanImage = {
    name: 'scan-image',
    description: 'Scans an image, or reads a scanner’s report, and decides gates on what is new, fixable and not ' +
        'waived; writes SARIF and SBOMs.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('image', {
            type: 'text',
            description: 'The image: a reference, a folder in OCI layout, or what `docker save` wrote. Beside ' +
                '`scan-report`, the name of the image that the report is about.',
        }),
        (0,from_config/* fromConfig */.bw)('image.scanner'),
        (0,from_config/* fromConfig */.bw)('image.scan-report', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.baseline', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.waivers', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.gates'),
        (0,from_config/* fromConfig */.bw)('image.vex'),
        (0,from_config/* fromConfig */.bw)('image.unknown-severity'),
        (0,from_config/* fromConfig */.bw)('image.max-database-age'),
        (0,from_config/* fromConfig */.bw)('image.require-distribution'),
        (0,from_config/* fromConfig */.bw)('image.kev-catalog', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.epss-scores', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.dockerfile', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.scanner-mirror'),
        (0,from_config/* fromConfig */.bw)('image.sbom'),
        (0,from_config/* fromConfig */.bw)('champion-required'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        { name: 'sarif', description: 'Path of the findings as SARIF, for code scanning.' },
        { name: 'sbom', description: 'Path of the SBOM in CycloneDX 1.6; empty when there is none.' },
        { name: 'sbom-spdx', description: 'Path of the SBOM in SPDX 2.3; empty when there is none.' },
        {
            name: 'provenance',
            description: 'Path of the provenance (SLSA v1) of an image that this workflow run built.',
        },
    ],
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(2897), __webpack_require__.e(9268), __webpack_require__.e(4898), __webpack_require__.e(1117)]).then(__webpack_require__.bind(__webpack_require__, 71117))).runScanImage(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/validate.ts


/** Loads the model, checks it against expectations, runs it on rows of data. */
const validate = {
    name: 'validate',
    description: 'Loads an ONNX model in ONNX Runtime, checks signature and budgets, and runs it on rows of the ' +
        'reference data.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('data.reference', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('validate.gates'),
        (0,from_config/* fromConfig */.bw)('validate.golden', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('validate.rows'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('data.target'),
        (0,from_config/* fromConfig */.bw)('data.features'),
        ...READING_INPUTS,
    ],
    outputs: COMMON_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(8325), __webpack_require__.e(2897), __webpack_require__.e(8240), __webpack_require__.e(1229), __webpack_require__.e(455), __webpack_require__.e(7437)]).then(__webpack_require__.bind(__webpack_require__, 7437))).runValidate(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/all.ts









/** Every action, in the order of the pull-request gate. */
const STEPS = [
    validate,
    evaluate,
    drift,
    buildImage,
    scanImage,
    register,
    promote,
    rollback,
    report,
];

// EXTERNAL MODULE: ./packages/steps/src/shared/registry.ts + 8 modules
var registry = __webpack_require__(20687);
;// CONCATENATED MODULE: ./packages/steps/src/index.ts






















/***/ }),

/***/ 59477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ro: () => (/* binding */ inputOnly),
/* harmony export */   bw: () => (/* binding */ fromConfig),
/* harmony export */   uz: () => (/* binding */ splitLines)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);



/** The schema at a key such as `data.reference`, without `optional()`, and its description. */
function schemaAt(key) {
    let schema = _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .configSchema */ .Qn;
    let description = '';
    for (const part of key.split('.')) {
        if (!(schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodObject */ .bvH))
            throw new Error(`${key} is not in the configuration`);
        const next = schema.shape[part];
        if (next === undefined)
            throw new Error(`${key} is not in the configuration`);
        description = next.description ?? '';
        schema = next instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodOptional */ .IiU ? next.unwrap() : next;
    }
    return { schema, description: description || (schema.description ?? '') };
}
function typeOf(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodBoolean */ .WFD)
        return 'boolean';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodNumber */ .rSt)
        return 'number';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodEnum */ .Vb4)
        return 'choice';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodArray */ .naA)
        return 'lines';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodRecord */ .b8S || schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodObject */ .bvH)
        return 'YAML';
    return 'text';
}
/** Lines of a list input: blanks around items and empty lines do not count. */
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** The text as the value its type says, before the schema checks it. */
function valueOf(type, name, text) {
    switch (type) {
        case 'boolean':
            if (/^(true|True|TRUE)$/.test(text))
                return true;
            if (/^(false|False|FALSE)$/.test(text))
                return false;
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not allowed; it is true or false`);
        case 'number':
            if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
                throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not a number`);
            }
            return Number(text);
        case 'lines':
            return splitLines(text);
        case 'YAML':
            return readYaml(name, text);
        case 'text':
        case 'path':
        case 'choice':
            // A value such as {prediction: p} where text or a mapping may stand.
            return text.startsWith('{') ? readYaml(name, text) : text;
    }
}
function readYaml(name, text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(text);
    }
    catch (error) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not YAML: ${error.message}`);
    }
}
function setAt(config, key, value) {
    const [first = '', ...rest] = key.split('.');
    if (rest.length === 0)
        return { ...config, [first]: value };
    const section = config[first];
    return { ...config, [first]: setAt((section ?? {}), rest.join('.'), value) };
}
/**
 * An input that overrides a key of slipway.yml. Type, allowed values and description are the
 * key's own, so that they are written once.
 *
 * @param name the input's name; by default the last part of the key
 */
function fromConfig(key, options = {}) {
    const { schema, description } = schemaAt(key);
    const name = options.name ?? key.split('.').at(-1) ?? key;
    const type = options.type ?? typeOf(schema);
    const choices = schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodEnum */ .Vb4 ? schema.options.map(String) : null;
    return {
        name,
        type,
        description,
        choices,
        default: '',
        configKey: key,
        apply: (config, text) => {
            const parsed = schema.safeParse(valueOf(type, name, text));
            if (parsed.success)
                return setAt(config, key, parsed.data);
            const allowed = choices === null
                ? (parsed.error.issues[0]?.message ?? 'not allowed')
                : `allowed are: ${choices.join(', ')}`;
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not allowed; ${allowed}`);
        },
    };
}
/** An input that is not in slipway.yml. */
function inputOnly(name, definition) {
    return {
        name,
        type: definition.type,
        description: definition.description,
        choices: definition.choices ?? null,
        default: definition.default ?? '',
        configKey: null,
        apply: (config) => config,
    };
}


/***/ }),

/***/ 20687:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h5: () => (/* binding */ gitOptions),
  gZ: () => (/* binding */ openMlflow),
  Me: () => (/* binding */ openRegistry),
  a4: () => (/* binding */ openTargetRepository)
});

// UNUSED EXPORTS: openRepository

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/registry/src/index.ts + 70 modules
var registry_src = __webpack_require__(2503);
;// CONCATENATED MODULE: ./packages/steps/src/shared/aws.ts


/**
 * AWS as its environment variables say: region, credentials and, for servers that stand in for it,
 * endpoints ([AWS: settings](https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html)).
 * Nothing else is asked: no file of credentials, no metadata service.
 *
 * @throws ConfigurationError when the region or the credentials are missing
 */
function awsClient({ config, environment, }) {
    const { variables } = environment;
    const region = config.registry?.region ?? (variables.AWS_REGION || variables.AWS_DEFAULT_REGION);
    if (!region) {
        throw new src/* ConfigurationError */.j1('registry', 'region is missing: the AWS region (registry.region, or AWS_REGION)');
    }
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
    if (!accessKeyId || !secretAccessKey) {
        throw new src/* ConfigurationError */.j1('registry', 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set; in a workflow, ' +
            'aws-actions/configure-aws-credentials sets them');
    }
    const everything = variables.AWS_ENDPOINT_URL;
    const sagemaker = variables.AWS_ENDPOINT_URL_SAGEMAKER || everything;
    const s3 = variables.AWS_ENDPOINT_URL_S3 || everything;
    return new registry_src/* AwsClient */.t6({
        region,
        credentials: {
            accessKeyId,
            secretAccessKey,
            sessionToken: variables.AWS_SESSION_TOKEN || null,
        },
        endpoints: { ...(sagemaker ? { sagemaker } : {}), ...(s3 ? { s3 } : {}) },
        http: { fetch },
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/steps/src/shared/docker-login.ts




const configSchema = schemas/* object */.Ikc({
    auths: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ auth: schemas/* string */.YjP().optional() })).default({}),
});
/**
 * The `user:password` that `docker login` has kept for a registry's host in its config.json; null
 * where there is none, or where a helper program keeps it.
 */
function dockerLogin(variables, host) {
    const folder = variables.DOCKER_CONFIG ?? external_node_path_default().join(variables.HOME ?? (0,external_node_os_.homedir)(), '.docker');
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(external_node_path_default().join(folder, 'config.json'), 'utf8');
    }
    catch {
        return null;
    }
    try {
        const { auths } = configSchema.parse(JSON.parse(text));
        const { auth } = auths[host] ?? auths[`https://${host}`] ?? {};
        return auth === undefined ? null : Buffer.from(auth, 'base64').toString('utf8');
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./packages/github/src/index.ts + 14 modules
var github_src = __webpack_require__(21805);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/steps/src/github-repository/answers.ts

const oid = schemas/* string */.YjP().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** What is used of GitHub's answers about git: every object that was written is named by its id. */
const shaSchema = schemas/* object */.Ikc({ sha: oid });
const refSchema = schemas/* object */.Ikc({
    ref: schemas/* string */.YjP(),
    object: schemas/* object */.Ikc({ type: schemas/* string */.YjP(), sha: oid }),
});
const treeSchema = schemas/* object */.Ikc({
    tree: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), type: schemas/* string */.YjP(), mode: schemas/* string */.YjP(), sha: oid })),
    truncated: schemas/* boolean */.zMY(),
});
const blobSchema = schemas/* object */.Ikc({ content: schemas/* string */.YjP(), encoding: schemas/* string */.YjP() });
const personSchema = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), email: schemas/* string */.YjP(), date: schemas/* string */.YjP() });
const commitSchema = schemas/* object */.Ikc({
    tree: shaSchema,
    parents: schemas/* array */.YOg(shaSchema),
    message: schemas/* string */.YjP(),
    committer: personSchema,
});
const tagSchema = schemas/* object */.Ikc({
    tag: schemas/* string */.YjP(),
    message: schemas/* string */.YjP(),
    tagger: personSchema.nullish(),
    object: shaSchema,
    verification: schemas/* object */.Ikc({ verified: schemas/* boolean */.zMY(), reason: schemas/* string */.YjP(), signature: schemas/* string */.YjP().nullable() })
        .optional(),
});

;// CONCATENATED MODULE: ./packages/steps/src/github-repository/errors.ts


/** What to do about an answer that is not as hoped. */
function remedyOf({ status, rateLimited }) {
    if (rateLimited)
        return '; wait until the limit is reset and run it again: what is there is kept';
    switch (status) {
        case 401:
            return '; github-token is not accepted: it may have expired';
        case 403:
            return ('; github-token must be allowed to write (`permissions: contents: write`, and no rule ' +
                'on these refs); on a pull request from a fork it is read-only');
        case 404:
            return '; there is no such repository, or github-token may not see it';
        case 409:
            return '; a repository without any commit takes none: push a first one';
        default:
            return '';
    }
}
/** An error of GitHub's API as one of the registry; others stay what they are. */
function registryError(what, where, error) {
    if (!(error instanceof github_src/* GitHubApiError */.OS))
        return error;
    return new src/* InputError */.dz('registry', `${where} could not be ${what}: ${error.message}${remedyOf(error)}`, { cause: error });
}
/** Whether GitHub says that something is not there. */
function isMissing(error) {
    return error instanceof github_src/* GitHubApiError */.OS && error.status === 404;
}
/** Whether GitHub refused a change for what the ref is, not for who asked. */
function isRefused(error) {
    return error instanceof github_src/* GitHubApiError */.OS && error.status === 422;
}

;// CONCATENATED MODULE: ./packages/steps/src/github-repository/tag.ts
const SIGNATURE = /^-----BEGIN (?:PGP|SSH) (?:SIGNATURE|MESSAGE)-----$/m;
/** An annotated tag as the API answers it. */
function tagObject(answer) {
    const { tag, message, object, tagger, verification } = answer;
    const start = SIGNATURE.exec(message)?.index;
    return {
        target: object.sha,
        name: tag,
        tagger: tagger ? `${tagger.name} <${tagger.email}>` : null,
        time: tagger ? Date.parse(tagger.date) / 1000 : null,
        message: start === undefined ? message : message.slice(0, start),
        signed: start !== undefined || (verification?.signature ?? null) !== null,
    };
}
/** What GitHub says of a tag's signature. */
function signatureOf(answer) {
    const { verification } = answer;
    if (!tagObject(answer).signed)
        return { status: 'unsigned', detail: 'it is not signed' };
    const detail = `GitHub says: ${verification?.reason ?? 'nothing'}`;
    if (verification?.verified === true)
        return { status: 'good', detail };
    return { status: verification?.reason === 'invalid' ? 'bad' : 'unknown', detail };
}

;// CONCATENATED MODULE: ./packages/steps/src/github-repository/tree.ts
const FILE = { mode: '100644', type: 'blob' };
async function entryAt(trees, base, path) {
    let entry = { name: '', oid: base, kind: 'tree' };
    for (const part of path.split('/')) {
        if (entry.kind !== 'tree')
            return null;
        const found = (await trees.tree(entry.oid)).find(({ name }) => name === part);
        if (found === undefined)
            return null;
        entry = found;
    }
    return entry;
}
async function filesBelow(trees, entry, path) {
    if (entry.kind !== 'tree')
        return [path];
    const entries = await trees.tree(entry.oid);
    const nested = entries.map((child) => filesBelow(trees, child, `${path}/${child.name}`));
    return (await Promise.all(nested)).flat();
}
/** The API refuses to remove what is not there, and removes single files only. */
async function removals(trees, base, path) {
    const entry = base === null ? null : await entryAt(trees, base, path);
    if (entry === null)
        return [];
    const files = await filesBelow(trees, entry, path);
    return files.map((file) => ({ path: file, ...FILE, sha: null }));
}
/** Changes of files as the API takes them. @param base the tree that is changed */
async function treeChanges(trees, base, changes) {
    const written = [];
    for (const [path, change] of changes) {
        if (change === null)
            written.push(...(await removals(trees, base, path)));
        else if (typeof change === 'string')
            written.push({ path, ...FILE, content: change });
        else
            written.push({ path, ...FILE, sha: change.blob });
    }
    return written;
}

;// CONCATENATED MODULE: ./packages/steps/src/github-repository/repository.ts







function toRef({ ref, object }) {
    return { name: ref, oid: object.sha, annotated: object.type === 'tag', peeled: null };
}
/** The name as GitHub's paths take it. */
function repository_short(name) {
    return name.replace(/^refs\//, '');
}
/** A person as the API takes it: what ends a name or an address in git is left out. */
function person(identity, time) {
    const clean = (text) => text.replace(/[<>\n\0]/g, '').trim();
    const date = `${time.toISOString().slice(0, 19)}Z`;
    return {
        name: clean(identity.name) || 'unknown',
        email: clean(identity.email) || 'unknown@localhost',
        date,
    };
}
/**
 * A repository on GitHub through its REST API: no clone, no history, no credentials of git; a token
 * is enough.
 *
 * A change of one ref is compared and set: creating one that exists is refused by GitHub, and so is
 * an update that is no fast-forward. What we write is a child of what was read, so that of two
 * writers one is refused. What GitHub does not check is looked up right before the write: that a
 * ref was wound back to an ancestor meanwhile, and what a ref is that is deleted.
 *
 * Several refs are changed in turn (`atomic` is false): the registry writes the record first, since
 * it decides, then the tag; a tag that is missing since its writer died is made again by the next
 * register of the same model.
 */
class GitHubRepository {
    description;
    atomic = false;
    #place;
    /** Objects never change: each is asked for once. */
    #objects = new Map();
    constructor(place) {
        this.#place = place;
        this.description = place.url;
    }
    async refs(prefixes) {
        const found = new Map();
        for (const prefix of prefixes) {
            const ref = repository_short(prefix);
            const list = await this.#read('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', { ref }, schemas/* array */.YOg(refSchema));
            for (const entry of list.map(toRef)) {
                if (entry.name.startsWith(prefix))
                    found.set(entry.name, entry);
            }
        }
        return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    /** Objects are read when they are needed. */
    fetch() {
        return Promise.resolve();
    }
    async hasCommit(oid) {
        if (!/^[0-9a-f]{40}$/.test(oid))
            return false;
        try {
            const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
            await this.#send(route, { commit_sha: oid }, shaSchema);
            return true;
        }
        catch (error) {
            if (isMissing(error) || isRefused(error))
                return false;
            throw registryError('read', this.description, error);
        }
    }
    commit(oid) {
        return this.#once(`commit ${oid}`, async () => {
            const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
            const found = await this.#read(route, { commit_sha: oid }, commitSchema);
            const seconds = Date.parse(found.committer.date) / 1000;
            return {
                tree: found.tree.sha,
                parents: found.parents.map(({ sha }) => sha),
                message: found.message,
                time: Number.isNaN(seconds) ? null : seconds,
            };
        });
    }
    tree(oid) {
        return this.#once(`tree ${oid}`, async () => {
            const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
            const { tree, truncated } = await this.#read(route, { tree_sha: oid }, treeSchema);
            if (truncated) {
                const what = `${this.description}: GitHub shows a part of the folder ${oid} only`;
                throw new src/* InputError */.dz('registry', `${what}; leave github-token out to read it through git`);
            }
            return tree.map(({ path, type, sha }) => {
                const kind = type === 'tree' || type === 'blob' ? type : 'other';
                return { name: path, oid: sha, kind };
            });
        });
    }
    async blob(oid) {
        const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
        const { content, encoding } = await this.#read(route, { file_sha: oid }, blobSchema);
        return Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
    }
    async tag(oid) {
        return tagObject(await this.#tag(oid));
    }
    /** What GitHub says of the signature: it knows the keys that people have given it. */
    async verifyTag(oid) {
        return signatureOf(await this.#tag(oid));
    }
    async writeBlob(file) {
        const content = (await (0,promises_.readFile)(file)).toString('base64');
        const route = 'POST /repos/{owner}/{repo}/git/blobs';
        return (await this.#write(route, { content, encoding: 'base64' }, shaSchema)).sha;
    }
    async writeCommit(request) {
        const { parent, message, author, time } = request;
        const base = parent === null ? null : (await this.commit(parent)).tree;
        const tree = await this.#writeTree(base, await treeChanges(this, base, request.changes));
        const who = person(author, time);
        const parents = parent === null ? [] : [parent];
        const body = { tree, parents, message, author: who, committer: who };
        return (await this.#write('POST /repos/{owner}/{repo}/git/commits', body, shaSchema)).sha;
    }
    async writeTag({ name, target, message, tagger, time, sign }) {
        if (sign) {
            throw new src/* ConfigurationError */.j1('registry', 'sign: GitHub’s API signs no tags; leave github-token out, so that git writes and signs them');
        }
        const body = {
            tag: name,
            object: target,
            type: 'commit',
            message: message.endsWith('\n') ? message : `${message}\n`,
            tagger: person(tagger, time),
        };
        return (await this.#write('POST /repos/{owner}/{repo}/git/tags', body, shaSchema)).sha;
    }
    /** Each in turn; what is not as expected before the first write changes nothing. */
    async update(changes) {
        for (const { name, from } of changes) {
            const now = await this.#oid(name);
            if (now === from)
                continue;
            return { kind: 'changed', ref: name, detail: `it is ${now ?? 'not there'}` };
        }
        for (const change of changes) {
            const refusal = await this.#change(change);
            if (refusal !== null)
                return { kind: 'changed', ref: change.name, detail: refusal };
        }
        return { kind: 'done' };
    }
    close() {
        return Promise.resolve();
    }
    /** Why GitHub did not change the ref; null when it is as it shall be. */
    async #change({ name, from, to }) {
        const ref = repository_short(name);
        try {
            if (to === null) {
                if (from === null)
                    return null;
                await this.#send('DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ref }, schemas/* unknown */.L5J());
            }
            else if (from === null) {
                const created = { ref: name, sha: to };
                await this.#send('POST /repos/{owner}/{repo}/git/refs', created, refSchema);
            }
            else {
                const moved = { ref, sha: to, force: false };
                await this.#send('PATCH /repos/{owner}/{repo}/git/refs/{ref}', moved, refSchema);
            }
            return null;
        }
        catch (error) {
            if (!isRefused(error))
                throw registryError('written', this.description, error);
            const now = await this.#oid(name);
            // The answer to a first attempt was lost, and the second found what that one had written.
            if (now === to)
                return null;
            if (now !== from)
                return error.message;
            throw registryError('written', this.description, error);
        }
    }
    async #oid(name) {
        const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
        try {
            return (await this.#send(route, { ref: repository_short(name) }, refSchema)).object.sha;
        }
        catch (error) {
            if (isMissing(error))
                return null;
            throw registryError('read', this.description, error);
        }
    }
    async #writeTree(base, tree) {
        if (tree.length === 0 && base !== null)
            return base;
        const body = base === null ? { tree } : { base_tree: base, tree };
        return (await this.#write('POST /repos/{owner}/{repo}/git/trees', body, shaSchema)).sha;
    }
    #tag(oid) {
        return this.#once(`tag ${oid}`, () => this.#read('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', { tag_sha: oid }, tagSchema));
    }
    #once(key, read) {
        const known = this.#objects.get(key);
        if (known !== undefined)
            return known;
        const reading = read();
        this.#objects.set(key, reading);
        reading.catch(() => this.#objects.delete(key));
        return reading;
    }
    #read(route, parameters, answer) {
        return this.#as('read', this.#send(route, parameters, answer));
    }
    #write(route, parameters, answer) {
        return this.#as('written', this.#send(route, parameters, answer));
    }
    async #as(what, sending) {
        try {
            return await sending;
        }
        catch (error) {
            throw registryError(what, this.description, error);
        }
    }
    #send(route, parameters, answer) {
        const { owner, repo, client } = this.#place;
        return client.request(route, { owner, repo, ...parameters }, answer);
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/shared/github-registry.ts


const GITHUB = { serverUrl: 'https://github.com', apiUrl: 'https://api.github.com' };
/** github.com, and the server that the runner belongs to. */
function serversOf({ environment }) {
    const { github } = environment;
    return github === null ? [GITHUB] : [github, GITHUB];
}
function hostOf(url) {
    return new URL(url).host.toLowerCase();
}
/** The repository on GitHub that an address names, and the API that it is reached by. */
function placeOf(written, servers) {
    if (!URL.canParse(written))
        return null;
    const { host, pathname, protocol } = new URL(written);
    const server = servers.find(({ serverUrl }) => hostOf(serverUrl) === host.toLowerCase());
    const [, owner, repo] = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(pathname) ?? [];
    if (server === undefined || owner === undefined || repo === undefined)
        return null;
    if (!/^https?:$/.test(protocol))
        return null;
    return { owner, repo, url: `${server.serverUrl}/${owner}/${repo}`, apiUrl: server.apiUrl };
}
/**
 * A repository on GitHub through its API, where `github-token` is given and the address is one of
 * GitHub's; null where git itself has to reach it.
 */
function gitHubRepository(context, written) {
    const token = context.options?.get('github-token') ?? '';
    if (token === '')
        return null;
    const place = placeOf(written, serversOf(context));
    if (place === null) {
        context.logger.info('github-token is not used: registry.repository is not on GitHub.');
        return null;
    }
    const { apiUrl, ...rest } = place;
    return new GitHubRepository({
        ...rest,
        client: (0,github_src/* createClient */.UU)({ token, apiUrl, logger: context.logger }),
    });
}

;// CONCATENATED MODULE: ./packages/steps/src/shared/registry.ts






function gitOptions({ environment }) {
    return { environment: environment.variables };
}
/** Whether text names a repository elsewhere: a URL, or `user@host:path`. */
function isUrl(text) {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[\w.-]+@[\w.-]+:/.test(text);
}
/** The repository at hand, at its remote where it has one: there everybody sees the same. */
async function repositoryAtHand(context) {
    const options = gitOptions(context);
    const { workspace } = context;
    const local = await registry_src/* LocalRepository */.OQ.open(workspace.directory, options, workspace.display('.'));
    const remotes = await (0,registry_src/* remotesOf */.xY)(local.gitFolder, options);
    const remote = remotes.includes('origin') ? 'origin' : remotes[0];
    if (remote === undefined)
        return local;
    return registry_src/* RemoteRepository */.NT.ofRemote(local, remote, options);
}
/**
 * The git repository that the configuration names, or the one at hand.
 *
 * @throws ConfigurationError when there is none
 */
async function openRepository(context) {
    const { config, workspace } = context;
    const written = config.registry?.repository;
    if (written === undefined)
        return repositoryAtHand(context);
    const options = gitOptions(context);
    if (isUrl(written)) {
        return gitHubRepository(context, written) ?? registry_src/* RemoteRepository */.NT.ofUrl(written, options);
    }
    const folder = workspace.absolute(written);
    if (!(0,external_node_fs_.existsSync)(folder)) {
        throw new src/* ConfigurationError */.j1('repository', `${written}: no such folder; make one with \`git init --bare ${written}\`, or give a URL`);
    }
    return registry_src/* LocalRepository */.OQ.open(folder, options, written);
}
/**
 * The repository of a traffic target: that URL or folder, or the remote of the one at hand.
 *
 * @throws ConfigurationError when it is no repository, or one without a remote
 */
async function openTargetRepository(context, written) {
    const { workspace } = context;
    const options = gitOptions(context);
    if (written !== undefined && isUrl(written))
        return registry_src/* RemoteRepository */.NT.ofUrl(written, options);
    if (written !== undefined) {
        return registry_src/* RemoteRepository */.NT.ofUrl(workspace.absolute(written), options);
    }
    const repository = await repositoryAtHand(context);
    if (repository instanceof registry_src/* RemoteRepository */.NT)
        return repository;
    await repository.close();
    throw new src/* ConfigurationError */.j1('target', 'the repository at hand has no remote to push to; set target.repository: a URL, or a folder');
}
function requireGit(repository, settings) {
    if (repository !== null)
        return repository;
    throw new src/* ConfigurationError */.j1('registry', `artifacts: the store git needs a registry of type git, and this one is ${settings.type}`);
}
/** MLflow's server at a URL, with the credentials of the environment. */
function openMlflow({ environment }, url) {
    return new registry_src/* MlflowClient */.pN(url, { fetch, headers: mlflowHeaders(environment.variables) });
}
function mlflowClient(context) {
    const url = context.config.registry?.url ?? context.environment.variables.MLFLOW_TRACKING_URI;
    if (url === undefined || !/^https?:\/\//.test(url)) {
        throw new src/* ConfigurationError */.j1('registry', 'url is missing: the address of the MLflow server (registry.url, or MLFLOW_TRACKING_URI)');
    }
    return openMlflow(context, url);
}
/** The credentials that MLflow's own client takes from the environment. */
function mlflowHeaders(variables) {
    const { MLFLOW_TRACKING_TOKEN: token, MLFLOW_TRACKING_USERNAME: user, MLFLOW_TRACKING_PASSWORD: password = '', } = variables;
    if (token)
        return { authorization: `Bearer ${token}` };
    if (!user)
        return {};
    const basic = Buffer.from(`${user}:${password}`).toString('base64');
    return { authorization: `Basic ${basic}` };
}
/** The folder in S3 of a registry of type sagemaker. */
function s3Folder(context) {
    const url = context.config.registry?.url;
    if (url !== undefined)
        return new registry_src/* S3Folder */.nS(awsClient(context), url);
    throw new src/* ConfigurationError */.j1('registry', 'url is missing: where in S3 records and files are kept, s3://bucket/prefix (registry.url)');
}
function ociClient({ environment }, repository) {
    if (repository === undefined || !/^[^/]+\/[a-z0-9][a-z0-9._/-]*$/.test(repository)) {
        const shown = repository === undefined ? 'is missing' : `"${repository}" is no repository`;
        throw new src/* ConfigurationError */.j1('registry', `artifacts: repository ${shown}; write it as registry.example.org/models`);
    }
    return new registry_src/* OciClient */.RO(repository, { fetch }, (host) => dockerLogin(environment.variables, host));
}
/** The store of that type. */
function makeStore(type, context, repository, path) {
    const settings = context.config.registry ?? {};
    switch (type) {
        case 'git':
            return new registry_src/* GitStore */.Wc(requireGit(repository, settings), settings.artifacts?.['max-size-mb']);
        case 'folder': {
            const shown = path ?? 'models';
            return new registry_src/* FolderStore */.cG(context.workspace.absolute(shown), shown);
        }
        case 'dvc': {
            const shown = path ?? '.dvc/cache';
            return new registry_src/* DvcStore */.hC(context.workspace.absolute(shown), shown);
        }
        case 'oci':
            return new registry_src/* OciStore */.b(ociClient(context, settings.artifacts?.repository));
        case 'mlflow':
            return new registry_src/* MlflowStore */.BU(mlflowClient(context));
        case 's3':
            return new registry_src/* S3Store */.sl(s3Folder(context));
        default:
            throw new src/* ConfigurationError */.j1('registry', `artifacts: there is no store "${type}"`);
    }
}
/** The folder that stands in a record of the stores `folder` and `dvc`. */
function folderIn({ uri }) {
    return uri.replace(/#(?:sha256|md5):[0-9a-f,]+$/, '');
}
async function openType(context) {
    const { type = 'git', sign = false, path = 'registry' } = context.config.registry ?? {};
    switch (type) {
        case 'git': {
            const repository = await openRepository(context);
            return { repository, registry: new registry_src/* GitRegistry */.ey(repository, { sign }) };
        }
        case 'folder': {
            const folder = context.workspace.absolute(path);
            const repository = await registry_src/* LocalRepository */.OQ.create(folder, gitOptions(context), path);
            return { repository, registry: new registry_src/* GitRegistry */.ey(repository, { sign }) };
        }
        case 'mlflow':
            return { repository: null, registry: new registry_src/* MlflowRegistry */.re(mlflowClient(context)) };
        case 'sagemaker': {
            const client = new registry_src/* SageMakerClient */.kH(awsClient(context));
            return { repository: null, registry: new registry_src/* SageMakerRegistry */.ii(client, s3Folder(context)) };
        }
    }
}
/** The store of a registry that is not told another. */
function defaultStore(type) {
    if (type === 'mlflow')
        return 'mlflow';
    return type === 'sagemaker' ? 's3' : 'git';
}
/**
 * Opens the registry of the configuration; the caller closes it.
 *
 * @throws ConfigurationError or InputError when it cannot be opened
 */
async function openRegistry(context) {
    const settings = context.config.registry ?? {};
    const { registry, repository } = await openType(context);
    const { type = defaultStore(settings.type), path } = settings.artifacts ?? {};
    const store = type === 'none' ? null : makeStore(type, context, repository, path);
    return {
        registry,
        repository,
        store,
        storeOf: (location) => store?.type === location.store
            ? store
            : makeStore(location.store, context, repository, folderIn(location)),
    };
}


/***/ })

};
