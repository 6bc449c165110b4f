import type { Config } from '@slipway/core';
import type { OnnxModel } from '@slipway/model';
import type { LibraryFile } from '@slipway/native';
import type { ContextFile } from '../context/context.ts';

/** What a template makes an image of. */
export interface TemplateRequest {
  readonly modelName: string;
  /** Name of the version: as the server answers it. */
  readonly version: string;
  readonly sha256: string;
  /** The model where it is ONNX; null for formats of other servers. */
  readonly model: OnnxModel | null;
  /** Absolute paths of the model's files, and what they are called below the model's folder. */
  readonly modelFiles: readonly { readonly path: string; readonly source: string }[];
  readonly base: string;
  /** Whether the image is for another platform than this machine's. */
  readonly isForeign: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly config: Config;
  /** Python wheels to install from, instead of the package index. */
  readonly wheels: readonly { readonly path: string; readonly source: string }[];
  /** The absolute path of a path in the configuration. */
  readonly absolute: (written: string) => string;
  /** Files of ONNX Runtime for the image's platform, by need. */
  readonly runtimeFiles: () => Promise<readonly LibraryFile[]>;
}

/** What is built: a Dockerfile and the files it copies. */
export interface Recipe {
  readonly dockerfile: string;
  readonly files: readonly ContextFile[];
  /** Whether the build fetches anything. */
  readonly hasNetwork: boolean;
  /** A folder that is the context as it stands, instead of the files. */
  readonly folder?: string;
}

/** How a template's server is spoken to. */
export interface ServerDescription {
  /** The model's name in its addresses. */
  readonly servedName: string;
  /** Null where only the user knows it; so the path. */
  readonly port: number | null;
  readonly readyPath: string | null;
  /** Answers 200 while the server lives; default: the path that says it is ready. */
  readonly livePath?: string;
  /** Null when the server has none. */
  readonly metrics: { readonly path: string; readonly port?: number } | null;
  /** What it is asked in; `none` where only recorded requests are known. */
  readonly protocol: 'open-inference' | 'none';
  /** Whether the image has `node` on its PATH. */
  readonly hasNode: boolean;
  /** Folders that have to be writable: they get an empty file system in memory. */
  readonly writable: readonly string[];
}

/** One way to serve a model. */
export interface Template {
  /** Whether the image is made of the user's `base-image`; else its Dockerfile names one. */
  readonly hasBase: boolean;
  /** The base image unless the user names one; null when one has to be named. */
  readonly defaultBase: string | null;
  /** Whether the model has to be ONNX. */
  readonly needsOnnx: boolean;
  /** How the server is spoken to that serves a model of this name. */
  server(modelName: string): ServerDescription;
  recipe(request: TemplateRequest): Promise<Recipe>;
}

/** User and group of the server: no root, and group 0 for platforms that choose the user id. */
export const SERVER_USER = '10001:0';
