import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import fc from 'fast-check';
import { nameOf, parseReference, parseTag, pinnedTo } from './reference.ts';

const DIGEST = `sha256:${'a1'.repeat(32)}`;

describe('parseReference', () => {
  it.each([
    ['node', 'docker.io', 'library/node', null, null],
    ['node:24-slim', 'docker.io', 'library/node', '24-slim', null],
    [`node:24-slim@${DIGEST}`, 'docker.io', 'library/node', '24-slim', DIGEST],
    [`team/model@${DIGEST}`, 'docker.io', 'team/model', null, DIGEST],
    ['localhost:5000/flight-delay:1.0', 'localhost:5000', 'flight-delay', '1.0', null],
    ['localhost/x', 'localhost', 'x', null, null],
    ['127.0.0.1:5000/a/b_c/d__e-f:V1', '127.0.0.1:5000', 'a/b_c/d__e-f', 'V1', null],
    ['[::1]:5000/x:y', '[::1]:5000', 'x', 'y', null],
    ['registry.example.org/team/x', 'registry.example.org', 'team/x', null, null],
  ])('%s', (text, registry, repository, tag, digest) => {
    expect(parseReference(text, 'tags')).toEqual({
      registry,
      repository,
      tag,
      digest,
      written: text,
    });
  });

  it.each([
    ['', 'has to be lower-case'],
    ['x:$(id)', 'it contains "$"'],
    ['x:`id`', 'it contains "`"'],
    ['x;rm', 'it contains ";"'],
    ["x'", 'it contains "\'"'],
    ['x:1 --privileged', 'it contains a blank'],
    ['x:1\nRUN id', 'it contains a blank or line break'],
    ['--privileged', 'has to be lower-case'],
    ['-v/etc', 'has to be lower-case'],
    ['Flight', 'has to be lower-case'],
    ['x:', 'the tag ""'],
    ['x:-1', 'the tag "-1"'],
    [`x:${'a'.repeat(129)}`, 'the tag'],
    ['x@sha256:12', 'the digest "sha256:12"'],
    [`x@${DIGEST}@${DIGEST}`, 'the digest'],
    ['x@md5:12', 'the digest'],
    ['a//b', '"" has to be'],
    ['../etc:1', '".." is not a host'],
    ['host:99999999/x', 'is not a host'],
    ['käse', 'it contains "ä"'],
    [`x${'/y'.repeat(140)}`, 'longer than 255'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => parseReference(text, 'tags')).toThrow(ConfigurationError);
    expect(() => parseReference(text, 'tags')).toThrow(/^tags: /);
    expect(() => parseReference(text, 'tags')).toThrow(message);
  });

  it('lets no character through that a shell or a Dockerfile obeys, nor a flag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        let read: string | null = null;
        try {
          read = parseReference(text, 'tags').written;
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
        }
        if (read !== null) expect(read).toMatch(/^[A-Za-z0-9[][A-Za-z0-9._:/@[\]-]*$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseTag', () => {
  it('gives a name without a tag the tag latest', () => {
    expect(parseTag('localhost:5000/x', 'tags').written).toBe('localhost:5000/x:latest');
  });

  it('refuses a digest', () => {
    expect(() => parseTag(`x:1@${DIGEST}`, 'tags')).toThrow('tags: ');
  });
});

it('writes names as commands take them', () => {
  expect(nameOf(parseReference('node:24', 'b'))).toBe('node');
  expect(nameOf(parseReference('docker.io/library/node', 'b'))).toBe('node');
  expect(nameOf(parseReference('localhost:5000/a/b:1', 'b'))).toBe('localhost:5000/a/b');
  expect(pinnedTo(parseReference('node:24', 'b'), DIGEST)).toBe(`node@${DIGEST}`);
});
