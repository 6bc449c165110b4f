export const id = 1997;
export const ids = [1997];
export const modules = {

/***/ 21997:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runRollback: () => (/* binding */ runRollback)
/* harmony export */ });
/* harmony import */ var _slipway_rollout__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77771);
/* harmony import */ var _promote_result_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77391);
/* harmony import */ var _promote_options_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19266);
/* harmony import */ var _promote_setup_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18720);




/** The action `rollback`. */
async function runRollback(context) {
    const isDryRun = (0,_promote_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .isSet */ .v)(context, 'dry-run');
    const setup = await (0,_promote_setup_ts__WEBPACK_IMPORTED_MODULE_3__/* .setUp */ .s)(context, 'rollback');
    try {
        const request = {
            version: (0,_promote_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b)(context, 'version'),
            plan: setup.plan,
            reason: (0,_promote_options_ts__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b)(context, 'reason'),
        };
        const result = await (isDryRun ? _slipway_rollout__WEBPACK_IMPORTED_MODULE_0__/* .planRollback */ .II : _slipway_rollout__WEBPACK_IMPORTED_MODULE_0__/* .rollback */ .dU)(setup.ports, request);
        const sha256 = result.run?.to.sha256;
        if (sha256)
            context.recorder.setSubject(setup.ports.model, sha256);
        await setup.github?.settle();
        for (const note of result.notes)
            context.recorder.note(note);
        return (0,_promote_result_ts__WEBPACK_IMPORTED_MODULE_1__/* .stepResult */ .G)(setup, result, 'rollback', isDryRun);
    }
    finally {
        await setup.close();
    }
}


/***/ })

};
