import { z } from 'zod';
import type { FormatContext } from '../formats/context.ts';
import { checkShape } from '../json.ts';
import type { VexProduct, VexStatement } from './statement.ts';
import { VEX_STATUSES } from './statement.ts';

/* OpenVEX 0.2.0: https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md */

const text = z.string().nullish();
const identified = z.object({
  '@id': text,
  identifiers: z.object({ purl: text }).nullish(),
});
const productSchema = z.union([
  z.string().transform((id) => ({ '@id': id, identifiers: null, subcomponents: null })),
  identified.extend({
    subcomponents: z
      .array(z.union([z.string().transform((id) => ({ '@id': id })), identified]))
      .nullish(),
  }),
]);

const documentSchema = z.object({
  author: z.string().min(1),
  timestamp: text,
  statements: z.array(
    z.object({
      vulnerability: z.union([
        z.string().transform((name) => ({ name, '@id': null, aliases: null })),
        z.object({ name: text, '@id': text, aliases: z.array(z.string()).nullish() }),
      ]),
      products: z.array(productSchema).nullish(),
      status: z.enum(VEX_STATUSES),
      justification: text,
      impact_statement: text,
      action_statement: text,
      supplier: text,
      timestamp: text,
    }),
  ),
});

export function isOpenVex(json: object): boolean {
  return '@context' in json && String(json['@context']).includes('openvex.dev');
}

type Identified = z.infer<typeof identified>;

/** The purl of something, else its id. */
function nameOf(entry: Pick<Identified, '@id'> & Partial<Identified>): string[] {
  const purl = entry.identifiers?.purl;
  return [purl, entry['@id']].filter((name) => typeof name === 'string').slice(0, 1);
}

function productsOf(products: z.infer<typeof productSchema>[]): VexProduct[] {
  return products.flatMap((product) =>
    nameOf(product).map((id) => ({
      id,
      components: (product.subcomponents ?? []).flatMap(nameOf),
    })),
  );
}

/**
 * Reads an OpenVEX document.
 *
 * @throws InputError where it does not fit the specification
 */
export function readOpenVex(json: object, context: FormatContext): VexStatement[] {
  const document = checkShape(documentSchema, json, { ...context, format: 'OpenVEX document' });
  return document.statements.map((statement) => {
    const { vulnerability, status, justification, impact_statement, action_statement } = statement;
    const time = Date.parse(statement.timestamp ?? document.timestamp ?? '');
    return {
      ids: [vulnerability.name, vulnerability['@id'], ...(vulnerability.aliases ?? [])].filter(
        (id) => typeof id === 'string',
      ),
      products: productsOf(statement.products ?? []),
      status,
      reason:
        [justification, impact_statement ?? action_statement].filter(Boolean).join(': ') || null,
      who: statement.supplier ?? document.author,
      time: Number.isNaN(time) ? 0 : time,
      uri: context.uri,
    };
  });
}
