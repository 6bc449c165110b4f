import { describe, expect, it } from '@jest/globals';
import { toJsonSchema } from './json-schema.ts';

describe('toJsonSchema', () => {
  it('turns nullable into a type', () => {
    expect(toJsonSchema({ type: 'string', nullable: true })).toEqual({ type: ['string', 'null'] });
    expect(toJsonSchema({ type: 'string', enum: ['a'], nullable: true })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
    expect(toJsonSchema({ allOf: [{ type: 'string' }], nullable: true })).toEqual({
      anyOf: [{ allOf: [{ type: 'string' }] }, { type: 'null' }],
    });
  });

  it('takes property names for names, not for keywords', () => {
    const schema = { type: 'object', properties: { nullable: { type: 'boolean' } } };
    expect(toJsonSchema(schema)).toEqual(schema);
  });

  it('closes objects at every depth but not inside compositions', () => {
    const schema = {
      properties: { a: { type: 'array', items: { properties: { b: {} } } } },
      anyOf: [{ properties: { a: {} }, required: ['a'] }],
    };
    expect(toJsonSchema(schema, true)).toEqual({
      properties: {
        a: { type: 'array', items: { properties: { b: {} }, unevaluatedProperties: false } },
      },
      anyOf: [{ properties: { a: {} }, required: ['a'] }],
      unevaluatedProperties: false,
    });
  });

  it('leaves objects open that say so', () => {
    const schema = { properties: {}, additionalProperties: true };
    expect(toJsonSchema(schema, true)).toEqual(schema);
  });
});
