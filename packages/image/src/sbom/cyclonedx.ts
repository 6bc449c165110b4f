import { createHash } from 'node:crypto';
import { VERSION } from '@slipway/core';
// The library as a whole finds its schemas by __dirname, which a bundle in ES modules does not have.
import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import * as Serialize from '@cyclonedx/cyclonedx-library/Serialize';
import * as SPDX from '@cyclonedx/cyclonedx-library/SPDX';
import * as Spec from '@cyclonedx/cyclonedx-library/Spec';
import type { Package } from '../scan/report.ts';
import { isCompound, spdxExpression } from './license.ts';
import type { SbomModel, SbomSubject } from './subject.ts';
import { uuidOf } from './subject.ts';

function licensesOf(texts: readonly string[]): Models.License[] {
  const [first] = texts;
  const expression = first === undefined ? null : spdxExpression(first);
  // An expression stands alone.
  if (texts.length === 1 && expression !== null && isCompound(expression)) {
    return [new Models.LicenseExpression(expression)];
  }
  return texts.map((text) =>
    SPDX.isSupportedSpdxId(text) ? new Models.SpdxLicense(text) : new Models.NamedLicense(text),
  );
}

function refOf(entry: Package): string {
  const path = entry.path === null ? '' : `#${entry.path}`;
  return `${entry.purl ?? `${entry.name}@${entry.version}`}${path}`;
}

function componentOf(entry: Package): Models.Component {
  const { name, version, path, layer, licenses } = entry;
  const purl = entry.purl ?? undefined;
  const component = new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: refOf(entry),
    ...(version === null ? {} : { version }),
    ...(purl === undefined ? {} : { purl }),
  });
  for (const license of licensesOf(licenses)) component.licenses.add(license);
  if (path !== null) component.properties.add(new Models.Property('slipway:path', path));
  if (layer !== null) component.properties.add(new Models.Property('slipway:layer', layer));
  return component;
}

function modelComponent(model: SbomModel): Models.Component {
  const { name, version, sha256, license, data } = model;
  const component = new Models.Component(Enums.ComponentType.MachineLearningModel, name, {
    bomRef: `model:${sha256}`,
    ...(version === null ? {} : { version }),
  });
  component.hashes.set(Enums.HashAlgorithm['SHA-256'], sha256);
  for (const one of licensesOf(license === null ? [] : [license])) component.licenses.add(one);
  for (const { name: input, sha256: digest } of data) {
    component.properties.add(new Models.Property(`slipway:data:${input}`, `sha256:${digest}`));
  }
  return component;
}

/** The model card of CycloneDX, which the library does not write. */
function modelCard({ task, metrics }: SbomModel): object {
  return {
    ...(task === null ? {} : { modelParameters: { task } }),
    quantitativeAnalysis: {
      performanceMetrics: metrics.map(({ name, value, interval }) => ({
        type: name,
        value: String(value),
        ...(interval === null
          ? {}
          : {
              confidenceInterval: {
                lowerBound: String(interval[0]),
                upperBound: String(interval[1]),
              },
            }),
      })),
    },
  };
}

function metadataOf(bom: Models.Bom, subject: SbomSubject): void {
  const { name, imageId, createdAt } = subject;
  const image = new Models.Component(Enums.ComponentType.Container, name, {
    bomRef: imageId ?? name,
    ...(imageId === null ? {} : { version: imageId }),
  });
  if (imageId !== null) image.properties.add(new Models.Property('slipway:image-id', imageId));
  bom.metadata.component = image;
  bom.metadata.timestamp = createdAt;
  bom.metadata.tools.components.add(
    new Models.Component(Enums.ComponentType.Application, 'slipway', { version: VERSION }),
  );
}

interface Writable {
  serialNumber?: unknown;
  components?: { type?: unknown; modelCard?: unknown }[];
}

/**
 * The SBOM in CycloneDX 1.6 (JSON): packages with paths and layers, and the model as a component of
 * the type machine-learning-model with its digest, data, license and metrics.
 */
export function cycloneDxOf(subject: SbomSubject): object {
  const bom = new Models.Bom({ version: 1 });
  metadataOf(bom, subject);
  const { distribution, packages, model } = subject;
  if (distribution !== null) {
    const { id, version } = distribution;
    bom.components.add(
      new Models.Component(Enums.ComponentType.OperatingSystem, id, {
        bomRef: `os:${id}`,
        ...(version === null ? {} : { version }),
      }),
    );
  }
  for (const entry of packages) bom.components.add(componentOf(entry));
  if (model !== null) bom.components.add(modelComponent(model));
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  const text = serializer.serialize(bom, { sortLists: true });
  const json = JSON.parse(text) as Writable;
  const card = json.components?.find(({ type }) => type === 'machine-learning-model');
  if (card !== undefined && model !== null) card.modelCard = modelCard(model);
  json.serialNumber = `urn:uuid:${uuidOf(createHash('sha256').update(text).digest('hex'))}`;
  return json;
}
