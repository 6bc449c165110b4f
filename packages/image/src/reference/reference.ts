import { ConfigurationError } from '@slipway/core';

/**
 * A name of an image, in its parts. The grammar is that of distribution/reference, which docker,
 * podman and the registries use: https://github.com/distribution/reference (regexp.go).
 */
export interface ImageReference {
  /** Host, and port if any; `docker.io` where none is written. */
  readonly registry: string;
  /** Path in the registry: `library/node`, `team/flight-delay`. */
  readonly repository: string;
  readonly tag: string | null;
  /** `sha256:` and 64 hex digits. */
  readonly digest: string | null;
  /** As the user wrote it. */
  readonly written: string;
}

const DOCKER_HUB = 'docker.io';
const LONGEST_NAME = 255;

const HOST_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(
  `^(?:${HOST_LABEL}(?:\\.${HOST_LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`,
);
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** What is wrong with a character that a reference cannot have; for the error message. */
function foreignCharacter(text: string): string | null {
  const found = /[^A-Za-z0-9._:/@[\]-]/u.exec(text)?.[0];
  if (found === undefined) return null;
  return /\s/.test(found) ? 'a blank or line break' : JSON.stringify(found);
}

function hasHost(first: string): boolean {
  return first === 'localhost' || /[.:[]/.test(first) || first !== first.toLowerCase();
}

/** Cuts `name[:tag][@digest]`; a colon before the last slash belongs to the host. */
function cut(text: string): { name: string; tag: string | null; digest: string | null } {
  const [before = '', ...digests] = text.split('@');
  const digest = digests.length === 0 ? null : digests.join('@');
  const colon = before.lastIndexOf(':');
  if (colon <= before.lastIndexOf('/')) return { name: before, tag: null, digest };
  return { name: before.slice(0, colon), tag: before.slice(colon + 1), digest };
}

/**
 * Reads an image reference strictly: nothing that a shell, a Dockerfile or a command line could
 * take for something else gets through.
 *
 * @param subject the input or key that the text is from, the first word of the error
 * @throws ConfigurationError that names the text and what is wrong with it
 */
export function parseReference(text: string, subject: string): ImageReference {
  const refuse = (detail: string): never => {
    throw new ConfigurationError(
      subject,
      `${JSON.stringify(text)} is not an image reference: ${detail}; ` +
        'expected is [registry/]repository[:tag][@sha256:…]',
    );
  };
  const foreign = foreignCharacter(text);
  if (foreign !== null) return refuse(`it contains ${foreign}`);
  const { name, tag, digest } = cut(text);
  if (tag !== null && !TAG.test(tag)) {
    return refuse(`the tag ${JSON.stringify(tag)} has to be letters, digits, "_", "." and "-"`);
  }
  if (digest !== null && !DIGEST.test(digest)) {
    return refuse(`the digest ${JSON.stringify(digest)} has to be sha256: and 64 hex digits`);
  }
  const [first = '', ...rest] = name.split('/');
  const isHost = rest.length > 0 && hasHost(first);
  if (isHost && !HOST.test(first)) return refuse(`${JSON.stringify(first)} is not a host`);
  const parts = isHost ? rest : name.split('/');
  const wrong = parts.find((part) => !PATH_PART.test(part));
  if (wrong !== undefined) {
    return refuse(
      `${JSON.stringify(wrong)} has to be lower-case letters and digits, with ".", "_" or "-" between`,
    );
  }
  if (name.length > LONGEST_NAME) return refuse(`the name is longer than ${LONGEST_NAME}`);
  const registry = isHost ? first : DOCKER_HUB;
  const path = parts.join('/');
  const repository = registry === DOCKER_HUB && parts.length === 1 ? `library/${path}` : path;
  return { registry, repository, tag, digest, written: text };
}

/** The reference of a name to give to an image: it has a tag (else `latest`) and no digest. */
export function parseTag(text: string, subject: string): ImageReference {
  const reference = parseReference(text, subject);
  if (reference.digest !== null) {
    throw new ConfigurationError(
      subject,
      `${JSON.stringify(text)} has a digest; a name for a new image has a tag only`,
    );
  }
  if (reference.tag !== null) return reference;
  return { ...reference, tag: 'latest', written: `${text}:latest` };
}

/** `registry/repository` as it is written in commands: without what is understood by itself. */
export function nameOf({ registry, repository }: ImageReference): string {
  if (registry !== DOCKER_HUB) return `${registry}/${repository}`;
  return repository.replace(/^library\//, '');
}

/** The reference with its digest, which names one image for ever. */
export function pinnedTo(reference: ImageReference, digest: string): string {
  return `${nameOf(reference)}@${digest}`;
}

/** Whether a registry's host is this machine. */
export function isLoopback(registry: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(registry);
}
