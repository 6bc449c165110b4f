/** Row numbers for which the mask is not 0. */
export function rowsOf(mask: Uint8Array): Int32Array {
  const rows = new Int32Array(mask.length);
  let count = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] !== 0) rows[count++] = row;
  return rows.slice(0, count);
}
