import { createHash } from 'node:crypto';
import { VERSION } from '@slipway/core';
import type { Package } from '../scan/report.ts';
import { spdxExpression } from './license.ts';
import type { SbomModel, SbomSubject } from './subject.ts';
import { uuidOf } from './subject.ts';

/*
 * SPDX 2.3 (JSON): https://spdx.github.io/spdx-spec/v2.3/
 */

const NONE = 'NOASSERTION';
const DOCUMENT = 'SPDXRef-DOCUMENT';
const IMAGE = 'SPDXRef-Image';
const MODEL = 'SPDXRef-Model';

/** Licences as one SPDX expression; where one of them is none, nothing is asserted. */
function expressionOf(texts: readonly string[]): string {
  const known = texts.map(spdxExpression);
  if (known.length === 0 || known.includes(null)) return NONE;
  return known.length === 1 ? (known[0] ?? NONE) : known.map((text) => `(${text})`).join(' AND ');
}

function packageOf(entry: Package, index: number): object {
  const { name, version, purl, path, licenses } = entry;
  return {
    SPDXID: `SPDXRef-Package-${index}`,
    name,
    ...(version === null ? {} : { versionInfo: version }),
    ...(path === null ? {} : { sourceInfo: `found in the image: /${path}` }),
    downloadLocation: NONE,
    filesAnalyzed: false,
    licenseConcluded: NONE,
    licenseDeclared: expressionOf(licenses),
    copyrightText: NONE,
    ...(purl === null
      ? {}
      : {
          externalRefs: [
            {
              referenceCategory: 'PACKAGE-MANAGER',
              referenceType: 'purl',
              referenceLocator: purl,
            },
          ],
        }),
  };
}

function modelPackage({ name, version, sha256, license, metrics, data }: SbomModel): object {
  const facts = [
    ...metrics.map((metric) => `${metric.name} ${metric.value}`),
    ...data.map((input) => `${input.name} sha256:${input.sha256}`),
  ].join('; ');
  return {
    SPDXID: MODEL,
    name,
    ...(version === null ? {} : { versionInfo: version }),
    downloadLocation: NONE,
    filesAnalyzed: false,
    primaryPackagePurpose: 'OTHER',
    description: 'machine-learning model',
    ...(facts === '' ? {} : { comment: facts }),
    checksums: [{ algorithm: 'SHA256', checksumValue: sha256 }],
    licenseConcluded: NONE,
    licenseDeclared: expressionOf(license === null ? [] : [license]),
    copyrightText: NONE,
  };
}

function imagePackage({ name, imageId }: SbomSubject): object {
  const sha256 = imageId?.startsWith('sha256:') === true ? imageId.slice('sha256:'.length) : null;
  return {
    SPDXID: IMAGE,
    name,
    ...(imageId === null ? {} : { versionInfo: imageId }),
    downloadLocation: NONE,
    filesAnalyzed: false,
    primaryPackagePurpose: 'CONTAINER',
    ...(sha256 === null ? {} : { checksums: [{ algorithm: 'SHA256', checksumValue: sha256 }] }),
    licenseConcluded: NONE,
    licenseDeclared: NONE,
    copyrightText: NONE,
  };
}

/** The SBOM in SPDX 2.3 (JSON). */
export function spdxOf(subject: SbomSubject): object {
  const { name, packages, model, createdAt } = subject;
  const listed = [
    imagePackage(subject),
    ...packages.map(packageOf),
    ...(model === null ? [] : [modelPackage(model)]),
  ];
  const contained = [
    ...packages.map((_, index) => `SPDXRef-Package-${index}`),
    ...(model === null ? [] : [MODEL]),
  ];
  const digest = createHash('sha256').update(JSON.stringify(listed)).digest('hex');
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: DOCUMENT,
    name,
    documentNamespace: `urn:uuid:${uuidOf(digest)}`,
    creationInfo: {
      created: `${createdAt.toISOString().slice(0, 19)}Z`,
      creators: [`Tool: slipway-${VERSION}`],
    },
    packages: listed,
    relationships: [
      { spdxElementId: DOCUMENT, relationshipType: 'DESCRIBES', relatedSpdxElement: IMAGE },
      ...contained.map((id) => ({
        spdxElementId: IMAGE,
        relationshipType: 'CONTAINS',
        relatedSpdxElement: id,
      })),
    ],
  };
}
