export const id = 1805;
export const ids = [1805];
export const modules = {

/***/ 21805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UU: () => (/* reexport */ createClient),
  EG: () => (/* reexport */ pullRequestContext),
  dj: () => (/* reexport */ recordDeployment),
  HQ: () => (/* reexport */ runState),
  MX: () => (/* reexport */ setCommitStatus),
  lB: () => (/* reexport */ upsertComment)
});

// UNUSED EXPORTS: GitHubApiError, createCheckRun

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


/***/ })

};
