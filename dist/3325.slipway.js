export const id = 3325;
export const ids = [3325];
export const modules = {

/***/ 43325:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withSession: () => (/* binding */ withSession)
/* harmony export */ });
/* unused harmony export ScanSession */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65028);



/** A scanner and the folder of a run. */
class ScanSession {
    programs;
    /** Folder of this run. */
    folder;
    #context;
    #found;
    #target = null;
    constructor(context, programs, found, folder) {
        this.#context = context;
        this.programs = programs;
        this.#found = found;
        this.folder = folder;
    }
    /** What was scanned; of an image for several platforms the reference to all of them. */
    get target() {
        if (this.#target === null)
            throw new Error('nothing was scanned yet');
        return this.#target;
    }
    /** Scans an image: each platform of it. */
    async image(written) {
        const target = await (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .readTarget */ ._E)(written, this.#context.workspace.absolute(written));
        this.#target = target;
        const platforms = await this.#platforms(target);
        const reports = [];
        for (const platform of platforms) {
            const one = 'platform' in target ? { ...target, platform } : target;
            const report = await this.#scan(one, 'image', written);
            reports.push({ ...report, target: written, platform: report.platform ?? platform });
        }
        const [first, ...others] = reports;
        if (first === undefined)
            throw new Error('an image has one platform at least');
        return [first, ...others];
    }
    /** Scans the packages that an SBOM lists. */
    async sbom(written) {
        const file = this.#context.workspace.absolute(written);
        return this.#scan({ kind: 'sbom', file }, 'baseline', written);
    }
    /** What hadolint has against a Dockerfile; empty where it is not installed. */
    async hadolint(file) {
        try {
            const result = await this.programs.run({ program: 'hadolint', args: ['--format', 'json', '-'] }, { input: file.text, timeoutMs: 60_000 });
            const entries = (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .readHadolint */ .WH)(result.stdout, file.path);
            if (entries === null)
                this.#context.recorder.note('hadolint’s answer could not be read');
            return entries ?? [];
        }
        catch (error) {
            this.#context.logger.debug(`hadolint: ${String(error)}`);
            return [];
        }
    }
    async #scan(target, subject, shown) {
        const { scanner, version } = this.#found;
        const platform = 'platform' in target && target.platform !== null ? ` (${target.platform})` : '';
        this.#context.logger.info(`Scanning ${shown}${platform} with ${scanner.name} ${version ?? ''} …`);
        return (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .scan */ .SQ)(this.programs, this.#found, target, {
            folder: this.folder,
            variables: this.#context.environment.variables,
            subject,
            shown,
        });
    }
    /** Every platform of an image index; `null` alone for one image. */
    async #platforms(target) {
        if (target.kind === 'oci-layout')
            return orOne(await (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .layoutPlatforms */ .rp)(target.folder));
        if (target.kind !== 'image' || (await this.#isLocal(target.reference)))
            return [null];
        try {
            const reference = (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(target.reference, 'image');
            const { variables } = this.#context.environment;
            const client = await (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .clientFor */ .$V)(reference, 'image', (registry) => (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .findCredentials */ .gD)(registry, this.programs, variables));
            const manifest = await client.manifest(reference.digest ?? reference.tag ?? 'latest');
            if (manifest === null)
                return [null];
            return orOne((0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .platformsOf */ .Wt)(JSON.parse(manifest.bytes.toString('utf8'))));
        }
        catch (error) {
            // The scanner asks the registry itself, and says why it cannot.
            this.#context.logger.debug(String(error));
            return [null];
        }
    }
    /** Whether docker has the image, which is then the one that scanners take. */
    async #isLocal(reference) {
        try {
            const args = ['image', 'inspect', '--format', '{{.Id}}', '--', reference];
            const result = await this.programs.run({ program: 'docker', args }, { timeoutMs: 30_000 });
            return result.exitCode === 0;
        }
        catch {
            return false;
        }
    }
}
/** One image where nothing says that there are several. */
function orOne(platforms) {
    return platforms.length > 1 ? [...platforms] : [null];
}
/** Finds the scanner, works with it, and leaves neither processes nor files. */
async function withSession(context, work) {
    const { config, environment, logger } = context;
    const { variables, toolCache } = environment;
    const janitor = new _slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .Janitor */ .UC(variables);
    const programs = new _slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .Programs */ .k9(variables, janitor);
    const parent = variables.RUNNER_TEMP || node_os__WEBPACK_IMPORTED_MODULE_0___default().tmpdir();
    const folder = await janitor.temporaryFolder(parent, 'slipway-scan-');
    try {
        const found = await (0,_slipway_image_scan__WEBPACK_IMPORTED_MODULE_2__/* .findScanner */ .Kk)(config.image?.scanner ?? 'auto', programs, {
            cache: toolCache ?? node_path__WEBPACK_IMPORTED_MODULE_1___default().join(variables.HOME || node_os__WEBPACK_IMPORTED_MODULE_0___default().homedir(), '.cache'),
            folder: folder.path,
            mirror: config.image?.['scanner-mirror'] ?? null,
            platform: `${process.platform}-${process.arch}`,
            onProgress: (message) => {
                logger.info(message);
            },
        });
        context.recorder.setRuntime(`${found.scanner.name} ${found.version ?? ''}`.trim());
        return await work(new ScanSession(context, programs, found, folder.path));
    }
    finally {
        await folder.remove();
        await janitor.close();
    }
}


/***/ })

};
