export const id = 2654;
export const ids = [2654];
export const modules = {

/***/ 12654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/** The entry of every action, by name; each is loaded only when it runs. */
const ENTRIES = {
    'build-image': () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 10112)),
    drift: () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(4913)]).then(__webpack_require__.bind(__webpack_require__, 24913)),
    evaluate: () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(979)]).then(__webpack_require__.bind(__webpack_require__, 40979)),
    promote: () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(5948)]).then(__webpack_require__.bind(__webpack_require__, 5948)),
    register: () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(9757)]).then(__webpack_require__.bind(__webpack_require__, 89757)),
    report: () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(1124)]).then(__webpack_require__.bind(__webpack_require__, 31124)),
    rollback: () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(5434)]).then(__webpack_require__.bind(__webpack_require__, 55434)),
    'scan-image': () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(1609)]).then(__webpack_require__.bind(__webpack_require__, 71609)),
    validate: () => Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(2640), __webpack_require__.e(4119), __webpack_require__.e(1498), __webpack_require__.e(7264), __webpack_require__.e(8879), __webpack_require__.e(7552), __webpack_require__.e(6068)]).then(__webpack_require__.bind(__webpack_require__, 26068)),
};
/** Runs the action of that name. */
async function main(name) {
    const entry = ENTRIES[name];
    if (entry === undefined)
        throw new Error(`There is no action "${name}"`);
    await entry();
}


/***/ })

};
