import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { FormatContext } from '../formats/context.ts';
import { checkShape } from '../json.ts';
import { packagePath } from '../path.ts';
import { parsePurl } from '../purl.ts';
import type { Package } from '../report.ts';

/** A list of what is in an image. */
export interface Sbom {
  readonly format: 'CycloneDX' | 'SPDX' | 'Syft JSON';
  readonly packages: readonly Package[];
  /** `sha256:…` of the image's configuration, where it says it. */
  readonly imageId: string | null;
}

const text = z.string().nullish();

interface CycloneComponent {
  readonly type: string;
  readonly name: string;
  readonly group?: string | null | undefined;
  readonly version?: string | null | undefined;
  readonly purl?: string | null | undefined;
  readonly properties?:
    | readonly { readonly name: string; readonly value?: string | null | undefined }[]
    | null
    | undefined;
  readonly components?: readonly CycloneComponent[] | null | undefined;
}

const componentSchema: z.ZodType<CycloneComponent> = z.object({
  type: z.string(),
  name: z.string(),
  group: text,
  version: text,
  purl: text,
  properties: z.array(z.object({ name: z.string(), value: text })).nullish(),
  get components() {
    return z.array(componentSchema).nullish();
  },
});

const cycloneSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.object({ component: componentSchema.nullish() }).nullish(),
  components: z.array(componentSchema).nullish(),
});

/** Names of properties that hold a component's path: Trivy's, Syft's and ours. */
const PATH_PROPERTY = /^(?:aquasecurity:trivy:FilePath|syft:location:\d+:path|slipway:path)$/;
const IMAGE_ID_PROPERTY = /^(?:aquasecurity:trivy:ImageID|slipway:image-id)$/;
/** Components that are packages; files, the system itself and models have no vulnerabilities here. */
const PACKAGE_TYPES: ReadonlySet<string> = new Set(['library', 'application', 'framework']);

function property(component: CycloneComponent, name: RegExp): string | null {
  return component.properties?.find((entry) => name.test(entry.name))?.value || null;
}

function flatten(components: readonly CycloneComponent[]): CycloneComponent[] {
  return components.flatMap((component) => [component, ...flatten(component.components ?? [])]);
}

function ofComponent(component: CycloneComponent): Package[] {
  const { type, name, group, version } = component;
  const purl = component.purl || null;
  if (!PACKAGE_TYPES.has(type) || (purl === null && !version)) return [];
  return [
    {
      name: group ? `${group}/${name}` : name,
      version: version || (purl === null ? null : (parsePurl(purl)?.version ?? null)),
      purl,
      path: packagePath(purl, property(component, PATH_PROPERTY)),
      layer: null,
      licenses: [],
    },
  ];
}

function readCycloneDx(json: object, context: FormatContext): Sbom {
  const bom = checkShape(cycloneSchema, json, { ...context, format: 'CycloneDX SBOM' });
  if (!/^1\.[2-7]$/.test(bom.specVersion)) {
    throw new InputError(
      context.subject,
      `${context.uri}: CycloneDX ${JSON.stringify(bom.specVersion)}; 1.2 to 1.7 are known here`,
    );
  }
  const image = bom.metadata?.component;
  return {
    format: 'CycloneDX',
    packages: flatten(bom.components ?? []).flatMap(ofComponent),
    imageId: image ? property(image, IMAGE_ID_PROPERTY) : null,
  };
}

const spdxSchema = z.object({
  spdxVersion: z.string(),
  packages: z
    .array(
      z.object({
        name: z.string(),
        versionInfo: text,
        sourceInfo: text,
        primaryPackagePurpose: text,
        externalRefs: z
          .array(z.object({ referenceType: z.string(), referenceLocator: z.string() }))
          .nullish(),
      }),
    )
    .nullish(),
});

/** Where Syft says the path of a package: `acquired package info from … : /path/METADATA`. */
function pathInWords(words: string | null | undefined): string | null {
  return /:\s+(\/\S[^,]*)/.exec(words ?? '')?.[1]?.trim() ?? null;
}

function readSpdx(json: object, context: FormatContext): Sbom {
  const bom = checkShape(spdxSchema, json, { ...context, format: 'SPDX SBOM' });
  if (!/^SPDX-2\.[123]$/.test(bom.spdxVersion)) {
    throw new InputError(
      context.subject,
      `${context.uri}: ${JSON.stringify(bom.spdxVersion)}; SPDX 2.1 to 2.3 (JSON) are known here`,
    );
  }
  const packages = (bom.packages ?? []).flatMap((entry): Package[] => {
    const purl =
      entry.externalRefs?.find((ref) => ref.referenceType === 'purl')?.referenceLocator ?? null;
    const isImage = entry.primaryPackagePurpose === 'CONTAINER' || purl?.startsWith('pkg:oci/');
    if (isImage === true || (purl === null && !entry.versionInfo)) return [];
    return [
      {
        name: entry.name,
        version: entry.versionInfo || null,
        purl,
        path: packagePath(purl, pathInWords(entry.sourceInfo)),
        layer: null,
        licenses: [],
      },
    ];
  });
  return { format: 'SPDX', packages, imageId: null };
}

const syftSchema = z.object({
  artifacts: z.array(
    z.object({
      name: z.string(),
      version: text,
      purl: text,
      locations: z.array(z.object({ path: text })).nullish(),
    }),
  ),
  source: z.object({ metadata: z.unknown().optional() }).nullish(),
  schema: z.object({ version: z.string() }),
});

function readSyft(json: object, context: FormatContext): Sbom {
  const bom = checkShape(syftSchema, json, { ...context, format: 'Syft SBOM' });
  const metadata = z.object({ imageID: z.string() }).safeParse(bom.source?.metadata);
  return {
    format: 'Syft JSON',
    packages: bom.artifacts.map((entry) => ({
      name: entry.name,
      version: entry.version || null,
      purl: entry.purl || null,
      path: packagePath(entry.purl || null, entry.locations?.[0]?.path),
      layer: null,
      licenses: [],
    })),
    imageId: metadata.success ? metadata.data.imageID : null,
  };
}

/** Whether a document is an SBOM, by its outermost keys. */
export function isSbom(json: unknown): json is object {
  if (typeof json !== 'object' || json === null) return false;
  return 'bomFormat' in json || 'spdxVersion' in json || ('artifacts' in json && 'schema' in json);
}

/**
 * Reads an SBOM: CycloneDX JSON 1.2 to 1.7, SPDX JSON 2.1 to 2.3, or Syft's own JSON.
 *
 * @throws InputError for other versions, what does not fit, and a list without packages
 */
export function readSbom(json: object, context: FormatContext): Sbom {
  const read = 'bomFormat' in json ? readCycloneDx : 'spdxVersion' in json ? readSpdx : readSyft;
  const sbom = read(json, context);
  if (sbom.packages.length > 0) return sbom;
  throw new InputError(
    context.subject,
    `${context.uri}: the ${sbom.format} SBOM lists no packages: everything would count as new`,
  );
}
