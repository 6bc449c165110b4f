import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { FormatContext } from '../formats/context.ts';
import { checkShape } from '../json.ts';
import type { VexProduct, VexStatement, VexStatus } from './statement.ts';

/*
 * CSAF 2.0, profile VEX:
 * https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#45-profile-5-vex
 */

const text = z.string().nullish();
const productSchema = z.object({
  product_id: z.string(),
  name: z.string(),
  product_identification_helper: z.object({ purl: text }).nullish(),
});
type Product = z.infer<typeof productSchema>;

interface Branch {
  readonly product?: Product | null | undefined;
  readonly branches?: readonly Branch[] | null | undefined;
}
const branchSchema: z.ZodType<Branch> = z.object({
  product: productSchema.nullish(),
  get branches() {
    return z.array(branchSchema).nullish();
  },
});

const ids = z.array(z.string()).nullish();
const remarks = z
  .array(z.object({ category: text, label: text, details: text, product_ids: ids }))
  .nullish();

const documentSchema = z.object({
  document: z.object({
    category: z.string(),
    csaf_version: z.string(),
    publisher: z.object({ name: z.string() }),
    tracking: z.object({ current_release_date: text }).nullish(),
  }),
  product_tree: z
    .object({
      branches: z.array(branchSchema).nullish(),
      full_product_names: z.array(productSchema).nullish(),
      relationships: z
        .array(
          z.object({
            full_product_name: productSchema,
            product_reference: z.string(),
            relates_to_product_reference: z.string(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  vulnerabilities: z
    .array(
      z.object({
        cve: text,
        ids: z.array(z.object({ text: z.string() })).nullish(),
        product_status: z
          .object({
            fixed: ids,
            first_fixed: ids,
            known_affected: ids,
            known_not_affected: ids,
            under_investigation: ids,
          })
          .nullish(),
        flags: remarks,
        threats: remarks,
      }),
    )
    .nullish(),
});
type Csaf = z.infer<typeof documentSchema>;
type CsafVulnerability = NonNullable<Csaf['vulnerabilities']>[number];

export function isCsaf(json: object): boolean {
  return (
    'document' in json &&
    typeof json.document === 'object' &&
    json.document !== null &&
    'csaf_version' in json.document
  );
}

function leaves(branches: readonly Branch[]): Product[] {
  return branches.flatMap(({ product, branches: below }) => [
    ...(product ? [product] : []),
    ...leaves(below ?? []),
  ]);
}

/** What each product id stands for: a package, or a package as part of another product. */
function productsById(tree: Csaf['product_tree']): Map<string, VexProduct> {
  const plain = [...leaves(tree?.branches ?? []), ...(tree?.full_product_names ?? [])];
  const names = new Map(
    plain.map((product) => [
      product.product_id,
      product.product_identification_helper?.purl ?? product.name,
    ]),
  );
  const products = new Map<string, VexProduct>(
    [...names].map(([productId, id]) => [productId, { id, components: [] }]),
  );
  for (const relation of tree?.relationships ?? []) {
    const whole = names.get(relation.relates_to_product_reference);
    const part = names.get(relation.product_reference);
    const own = relation.full_product_name;
    const id = whole ?? own.product_identification_helper?.purl ?? own.name;
    products.set(own.product_id, { id, components: part === undefined ? [] : [part] });
  }
  return products;
}

const STATUSES: readonly (readonly [
  keyof NonNullable<CsafVulnerability['product_status']>,
  VexStatus,
])[] = [
  ['known_not_affected', 'not_affected'],
  ['fixed', 'fixed'],
  ['first_fixed', 'fixed'],
  ['known_affected', 'affected'],
  ['under_investigation', 'under_investigation'],
];

function reasonFor(vulnerability: CsafVulnerability, productId: string): string | null {
  const about = (entry: { product_ids?: string[] | null | undefined }): boolean =>
    entry.product_ids === null ||
    entry.product_ids === undefined ||
    entry.product_ids.includes(productId);
  const flag = vulnerability.flags?.find(about)?.label;
  const impact = vulnerability.threats?.find(
    (entry) => entry.category === 'impact' && about(entry),
  )?.details;
  return [flag, impact].filter(Boolean).join(': ') || null;
}

/**
 * Reads a CSAF document of the profile VEX.
 *
 * @throws InputError for other profiles and versions, and where it does not fit the schema
 */
export function readCsaf(json: object, context: FormatContext): VexStatement[] {
  const csaf = checkShape(documentSchema, json, { ...context, format: 'CSAF document' });
  const { category, csaf_version: version, publisher, tracking } = csaf.document;
  if (category !== 'csaf_vex' || !/^2\.[01]$/.test(version)) {
    throw new InputError(
      context.subject,
      `${context.uri}: CSAF ${version} of the category ${JSON.stringify(category)}; csaf_vex 2.0 is known here`,
    );
  }
  const products = productsById(csaf.product_tree);
  const time = Date.parse(tracking?.current_release_date ?? '');
  return (csaf.vulnerabilities ?? []).flatMap((vulnerability) =>
    STATUSES.flatMap(([key, status]) =>
      (vulnerability.product_status?.[key] ?? []).map((productId): VexStatement => {
        const product = products.get(productId);
        return {
          ids: [vulnerability.cve, ...(vulnerability.ids ?? []).map((id) => id.text)].filter(
            (id) => typeof id === 'string',
          ),
          products: product === undefined ? [] : [product],
          status,
          reason: reasonFor(vulnerability, productId),
          who: publisher.name,
          time: Number.isNaN(time) ? 0 : time,
          uri: context.uri,
        };
      }),
    ),
  );
}
