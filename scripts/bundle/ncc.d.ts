/** The part of @vercel/ncc's programmatic interface that the build uses. */
declare module '@vercel/ncc' {
  export interface NccOptions {
    readonly cache: false;
    readonly esm: boolean;
    readonly externals: readonly string[];
    readonly filename: string;
    readonly quiet: boolean;
    readonly target: string;
    readonly transpileOnly: boolean;
  }

  /** A module of webpack's compilation; several may be concatenated into one. */
  export interface BundledModule {
    /** The file it was read from. */
    readonly resource?: string;
    /** What an external module is required as. */
    readonly request?: string;
    readonly externalType?: string;
    readonly modules?: Iterable<BundledModule>;
  }

  export interface NccResult {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
    readonly stats: {
      readonly compilation: {
        readonly modules: Iterable<BundledModule>;
        readonly warnings: readonly Error[];
      };
    };
  }

  export default function ncc(entry: string, options: NccOptions): Promise<NccResult>;
}
