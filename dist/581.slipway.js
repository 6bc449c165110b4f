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
/* harmony import */ var onnxruntime_web__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73601);





const MODULE = 'ort-wasm-simd-threaded.mjs';
const BINARY = 'ort-wasm-simd-threaded.wasm';
/** The folder with the two files: that of the built bundle, else onnxruntime-web's own. */
function filesFolder() {
    const bundled = import.meta.dirname;
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(bundled, BINARY)))
        return bundled;
    return node_path__WEBPACK_IMPORTED_MODULE_2___default().dirname((0,node_module__WEBPACK_IMPORTED_MODULE_1__.createRequire)(import.meta.url).resolve(`onnxruntime-web/${BINARY}`));
}
/** ONNX Runtime's WebAssembly build, one thread. The binary is read when a session is created. */
function loadWasm() {
    const folder = filesFolder();
    onnxruntime_web__WEBPACK_IMPORTED_MODULE_4__/* .env */ ._K.wasm.numThreads = 1;
    onnxruntime_web__WEBPACK_IMPORTED_MODULE_4__/* .env */ ._K.wasm.wasmPaths = {
        mjs: (0,node_url__WEBPACK_IMPORTED_MODULE_3__.pathToFileURL)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, MODULE)).href,
        wasm: (0,node_url__WEBPACK_IMPORTED_MODULE_3__.pathToFileURL)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, BINARY)).href,
    };
    return { name: 'onnxruntime-web', version: onnxruntime_web__WEBPACK_IMPORTED_MODULE_4__/* .env */ ._K.versions.common, InferenceSession: onnxruntime_web__WEBPACK_IMPORTED_MODULE_4__/* .InferenceSession */ .wV, Tensor: onnxruntime_web__WEBPACK_IMPORTED_MODULE_4__/* .Tensor */ .qY };
}


/***/ })

};
