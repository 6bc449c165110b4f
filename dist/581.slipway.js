export const id = 581;
export const ids = [581];
export const modules = {

/***/ 40581:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadWasm: () => (/* binding */ loadWasm)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98995);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_module__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28879);
/* harmony import */ var onnxruntime_web__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73601);






const MODULE = 'ort-wasm-simd-threaded.mjs';
const BINARY = 'ort-wasm-simd-threaded.wasm';
/**
 * The folder with the two files: that of the built bundle, else onnxruntime-web's own.
 *
 * @throws InputError when neither is there, as in images that were built for one platform
 */
function filesFolder(bundled) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(bundled, BINARY)))
        return bundled;
    try {
        return node_path__WEBPACK_IMPORTED_MODULE_2___default().dirname((0,node_module__WEBPACK_IMPORTED_MODULE_1__.createRequire)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(bundled, 'x')).resolve(`onnxruntime-web/${BINARY}`));
    }
    catch {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz('runtime', `ONNX Runtime's WebAssembly build is not part of this installation (${BINARY} is missing)`);
    }
}
/**
 * ONNX Runtime's WebAssembly build, one thread. The binary is read when a session is created.
 *
 * @param bundled folder in which its files are looked for first
 * @throws InputError (`runtime: …`) when they are not part of the installation
 */
function loadWasm(bundled = import.meta.dirname) {
    const folder = filesFolder(bundled);
    onnxruntime_web__WEBPACK_IMPORTED_MODULE_5__/* .env */ ._K.wasm.numThreads = 1;
    onnxruntime_web__WEBPACK_IMPORTED_MODULE_5__/* .env */ ._K.wasm.wasmPaths = {
        mjs: (0,node_url__WEBPACK_IMPORTED_MODULE_3__.pathToFileURL)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, MODULE)).href,
        wasm: (0,node_url__WEBPACK_IMPORTED_MODULE_3__.pathToFileURL)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, BINARY)).href,
    };
    return { name: 'onnxruntime-web', version: onnxruntime_web__WEBPACK_IMPORTED_MODULE_5__/* .env */ ._K.versions.common, InferenceSession: onnxruntime_web__WEBPACK_IMPORTED_MODULE_5__/* .InferenceSession */ .wV, Tensor: onnxruntime_web__WEBPACK_IMPORTED_MODULE_5__/* .Tensor */ .qY };
}


/***/ })

};
