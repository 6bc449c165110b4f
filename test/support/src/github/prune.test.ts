import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Description } from './description.ts';
import { ENDPOINTS } from './endpoints/index.ts';
import { prune } from './prune.ts';

const SOURCE = { package: 'p', version: '1', licence: 'MIT', integrity: 'sha512-x' };

const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'T', version: '1', license: { name: 'MIT' }, description: 'prose' },
  paths: {
    '/a/{description}': {
      get: {
        operationId: 'a/get',
        summary: 'prose',
        parameters: [{ $ref: '#/components/parameters/description' }],
        responses: {
          200: {
            description: 'prose',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/a' } } },
          },
        },
      },
      delete: { operationId: 'a/delete', responses: {} },
    },
    '/b': { get: { operationId: 'b/get', responses: {} } },
  },
  components: {
    parameters: { description: { name: 'description', in: 'path', description: 'prose' } },
    schemas: {
      a: {
        type: 'object',
        description: 'prose',
        properties: {
          description: { type: 'string', description: 'prose' },
          example: { $ref: '#/components/schemas/b' },
          'x-name': { type: 'string', 'x-vendor': true },
        },
        example: { $ref: '#/components/schemas/unused' },
      },
      b: { type: 'array', items: { $ref: '#/components/schemas/a' } },
      unused: { type: 'string' },
    },
  },
};

describe('prune', () => {
  it('keeps the wanted operations and all they refer to, without prose', () => {
    expect(prune(DOCUMENT, ['a/get'], SOURCE)).toEqual({
      openapi: '3.0.3',
      info: { title: 'T', version: '1', license: { name: 'MIT' }, 'x-source': SOURCE },
      paths: {
        '/a/{description}': {
          get: {
            operationId: 'a/get',
            parameters: [{ $ref: '#/components/parameters/description' }],
            responses: {
              200: {
                content: { 'application/json': { schema: { $ref: '#/components/schemas/a' } } },
              },
            },
          },
        },
      },
      components: {
        parameters: { description: { name: 'description', in: 'path' } },
        schemas: {
          a: {
            type: 'object',
            properties: {
              description: { type: 'string' },
              example: { $ref: '#/components/schemas/b' },
              'x-name': { type: 'string' },
            },
          },
          b: { type: 'array', items: { $ref: '#/components/schemas/a' } },
        },
      },
    });
  });

  it('refuses an operation that does not exist', () => {
    expect(() => prune(DOCUMENT, ['a/get', 'c/get'], SOURCE)).toThrow('lacks c/get');
  });
});

describe('the committed description', () => {
  it('has exactly the operations that the double answers', () => {
    const described = Description.load().operations.map(({ id }) => id);
    expect(described.sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });

  it('says where it came from, and is small', () => {
    const file = new URL('../../github-openapi.json', import.meta.url);
    expect(statSync(file).size).toBeLessThan(1_000_000);
    const { info } = JSON.parse(readFileSync(file, 'utf8')) as { info: Record<string, unknown> };
    expect(info['x-source']).toMatchObject({ package: '@octokit/openapi', licence: 'MIT' });
    expect(info.license).toMatchObject({ name: 'MIT' });
  });
});
