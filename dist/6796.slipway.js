export const id = 6796;
export const ids = [6796];
export const modules = {

/***/ 16796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connect: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61351);
/* harmony import */ var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85555);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86856);
/* harmony import */ var bottleneck_light_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63251);
/* harmony import */ var bottleneck_light_js__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(bottleneck_light_js__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _retry_policy_ts__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42610);







const failureSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    status: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    request: zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({}),
    response: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ headers: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()) }).optional(),
});
const retryCountSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ retryCount: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr() });
/** Every error status: whether to try again is decided by our policy, not by the plugin's. */
const ERROR_STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);
function toFailedAttempt(error, request) {
    const failure = failureSchema.safeParse(error);
    if (!failure.success)
        return null;
    const { status, message, response } = failure.data;
    const retries = retryCountSchema.safeParse(request).data?.retryCount ?? 0;
    const headers = response?.headers ?? {};
    return { status, message, headers, answered: response !== undefined, retries };
}
/** An octokit plugin: the retry plugin tries again what our policy says, within the patience. */
function retryPolicy(options) {
    const { patience, second, logger, redact } = options;
    return (octokit) => {
        octokit.hook.wrap('request', async (send, request) => {
            const started = performance.now();
            try {
                return await send(request);
            }
            catch (error) {
                patience.lose((performance.now() - started) / second);
                const attempt = toFailedAttempt(error, request.request);
                const delay = attempt === null ? null : (0,_retry_policy_ts__WEBPACK_IMPORTED_MODULE_4__/* .retryDelay */ .a2)(attempt);
                if (attempt === null || delay === null || !patience.grants(delay))
                    throw error;
                const what = attempt.answered ? `answered ${attempt.status} to` : 'did not answer';
                logger.info(redact(`GitHub ${what} ${request.method} ${request.url}: again in ${delay} s`));
                const failed = error;
                throw octokit.retry?.retryRequest(failed, attempt.retries + 1, delay) ?? failed;
            }
        });
    };
}
const causeSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(), code: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional() });
const fetchErrorSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), cause: causeSchema.optional() });
/** Why no answer came. What fetch throws says only that it failed; its cause says why. */
function whyUnanswered(error) {
    const { message, cause } = fetchErrorSchema.safeParse(error).data ?? { message: String(error) };
    return cause?.message || cause?.code || message;
}
/** The proxy-aware fetch of @actions/github, with a time limit. */
function timedFetch({ timeout, second }) {
    const send = (_actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .NT.request?.fetch ?? fetch);
    return async (url, init) => {
        const signal = AbortSignal.timeout(timeout * second);
        try {
            return await send(url, { ...init, signal });
        }
        catch (error) {
            throw new Error(signal.aborted ? `none within ${timeout} s` : whyUnanswered(error));
        }
    };
}
/** octokit's log, which may quote requests, goes where nobody looks unless debugging. */
function quietLog({ logger, redact, }) {
    const debug = (message) => {
        logger.debug(redact(message));
    };
    return { debug, info: debug, warn: debug, error: debug };
}
/** Waits out rate limits while patience lasts, and spaces writes as GitHub asks. */
function throttle(options) {
    const { patience, second, logger, redact } = options;
    if (!options.paced)
        return { enabled: false };
    const whenLimited = (seconds, request) => {
        const granted = patience.grants(seconds);
        const next = granted ? `again in ${seconds} s` : `${seconds} s is too long to wait`;
        logger.info(redact(`GitHub's rate limit at ${request.method} ${request.url}: ${next}`));
        return granted;
    };
    return {
        retryAfterBaseValue: second,
        write: new (bottleneck_light_js__WEBPACK_IMPORTED_MODULE_2___default().Group)({ maxConcurrent: 1, minTime: second }),
        notifications: new (bottleneck_light_js__WEBPACK_IMPORTED_MODULE_2___default().Group)({ maxConcurrent: 1, minTime: 3 * second }),
        onRateLimit: whenLimited,
        onSecondaryRateLimit: whenLimited,
    };
}
/**
 * An octokit that tries again (@octokit/plugin-retry), waits out rate limits and writes at the
 * pace that GitHub asks for (@octokit/plugin-throttling): one write a second, and three seconds
 * between those that notify people.
 */
function connect(options) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(options.token, {
        baseUrl: options.apiUrl,
        userAgent: 'slipway',
        log: quietLog(options),
        request: { fetch: timedFetch(options) },
        retry: { doNotRetry: ERROR_STATUSES, retryAfterBaseValue: options.second },
        throttle: throttle(options),
    }, retryPolicy(options), _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_6__/* .throttling */ .A);
}


/***/ })

};
