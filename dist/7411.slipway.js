export const id = 7411;
export const ids = [7411];
export const modules = {

/***/ 47411:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ readModelFile),
/* harmony export */   J0: () => (/* binding */ startSession),
/* harmony export */   iz: () => (/* binding */ requireModelPath),
/* harmony export */   readJudgedModel: () => (/* binding */ readJudgedModel)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81229);
/* harmony import */ var _slipway_native__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47132);



/** The model's path, which must be configured. */
function requireModelPath(config) {
    const path = config.model?.path;
    if (path !== undefined)
        return path;
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('model', 'is missing; set the input "model", or model.path in slipway.yml');
}
/**
 * Reads the model that is judged, and makes it the subject of the evidence. The digest is taken
 * before the file is parsed: evidence about a file that is no model still says which file it is.
 *
 * @throws InputError starting with `model`
 */
async function readJudgedModel(context, written) {
    const { recorder, modelName } = context;
    const file = await context.workspace.existing(written, 'model');
    recorder.setSubject(modelName, await (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .digestFile */ .TM)(file));
    const found = await readModelFile(context, written, 'model');
    recorder.setSubject(modelName, found.sha256);
    recorder.addInput('model', written, found.sha256, null);
    return found;
}
/** Reads a model's file. `subject` is the first word of errors about it. */
async function readModelFile(context, written, subject) {
    const file = await context.workspace.existing(written, subject);
    const model = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .readModel */ .ko)(file, { shown: written, subject });
    return { model, ...(await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .modelDigest */ .a9)(model)) };
}
/** Loads a model into ONNX Runtime; the evidence says which build ran it. */
async function startSession(context, model) {
    const { logger, environment } = context;
    const toolCache = environment.toolCache === null ? {} : { toolCache: environment.toolCache };
    const session = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .openSession */ .fA)(model, {
        logger,
        load: (kind, options) => (0,_slipway_native__WEBPACK_IMPORTED_MODULE_2__/* .loadOnnxRuntime */ .aD)(kind, { ...options, ...toolCache }),
    });
    if (model.subject === 'model')
        context.recorder.setRuntime(session.runtime);
    return session;
}


/***/ })

};
