export const id = 6521;
export const ids = [6521];
export const modules = {

/***/ 6521:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPromote: () => (/* binding */ runPromote)
/* harmony export */ });
/* harmony import */ var _slipway_rollout__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77771);
/* harmony import */ var _result_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77391);
/* harmony import */ var _options_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19266);
/* harmony import */ var _setup_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18720);




/** Events that start a workflow without anybody asking for it. */
const BY_HAND = ['workflow_dispatch', 'deployment'];
function isAutomatic({ environment }) {
    return environment.github !== null && !BY_HAND.includes(environment.github.eventName);
}
/** An override is told in the journal. */
function reasonOf(context) {
    const reason = (0,_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b)(context, 'reason');
    return (0,_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .isSet */ .v)(context, 'override') && reason !== null ? `override: ${reason}` : reason;
}
function requestOf(context, setup) {
    return {
        version: (0,_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b)(context, 'version'),
        plan: setup.plan,
        reason: reasonOf(context),
        wait: (0,_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .isSet */ .v)(context, 'wait'),
        resume: (0,_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .isSet */ .v)(context, 'resume'),
        isAutomatic: isAutomatic(context),
        rollbackWindow: setup.rollbackWindow,
        admit: (version) => {
            const { record } = version;
            if (record !== null)
                context.recorder.setSubject(record.model, record.digest.sha256);
            return setup.admit(version);
        },
    };
}
/** The action `promote`. */
async function runPromote(context) {
    const isDryRun = (0,_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .isSet */ .v)(context, 'dry-run');
    const setup = await (0,_setup_ts__WEBPACK_IMPORTED_MODULE_3__/* .setUp */ .s)(context, 'promote');
    try {
        const request = requestOf(context, setup);
        const result = await (isDryRun ? _slipway_rollout__WEBPACK_IMPORTED_MODULE_0__/* .planPromotion */ .z : _slipway_rollout__WEBPACK_IMPORTED_MODULE_0__/* .promote */ .pt)(setup.ports, request);
        const sha256 = result.run?.to.sha256;
        if (sha256)
            context.recorder.setSubject(setup.ports.model, sha256);
        await setup.github?.settle();
        for (const note of result.notes)
            context.recorder.note(note);
        return (0,_result_ts__WEBPACK_IMPORTED_MODULE_1__/* .stepResult */ .G)(setup, result, 'promote', isDryRun);
    }
    finally {
        await setup.close();
    }
}


/***/ })

};
