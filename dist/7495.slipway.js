export const id = 7495;
export const ids = [7495];
export const modules = {

/***/ 37495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runServeWorker: () => (/* binding */ runServeWorker)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28879);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81229);



function reply(message) {
    node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.postMessage(message);
}
function replyError(id, error) {
    const subject = error instanceof _slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo ? error.subject : null;
    const message = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
    const detail = subject === null ? message : message.slice(`${subject}: `.length);
    reply({ kind: 'error', id, message: detail, subject });
}
async function answer(session, { id, feeds }) {
    try {
        reply({ kind: 'answer', id, outputs: await session.run(feeds) });
    }
    catch (error) {
        replyError(id, error);
    }
}
/** The life of a worker thread: loads the model it is handed, then answers calls one by one. */
async function runServeWorker() {
    const { model, threads } = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData;
    const notice = (message) => {
        reply({ kind: 'notice', message });
    };
    try {
        const logger = { ..._slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .silentLogger */ .qq, notice };
        const session = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_2__/* .openSession */ .fA)(model, { logger, threads, keepBytes: false });
        node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.on('message', (message) => void answer(session, message));
        reply({ kind: 'ready', runtime: session.runtime });
    }
    catch (error) {
        replyError(null, error);
    }
}


/***/ })

};
