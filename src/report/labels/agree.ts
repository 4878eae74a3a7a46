import type { FlowName } from '../../diff/plan.js';

/**
 * The gender of the rows of a flow in French: orders are feminine, products, contacts and stocks
 * masculine.
 */
export function isFeminine(flow: FlowName | undefined): boolean {
  return flow === 'orders';
}

/**
 * Makes a French word agree: `(e)` stands where a feminine has an e, `(s)` where a plural has an s.
 *
 * @example
 * agree('refusé(e)(s)', { feminine: true, plural: true })   // 'refusées'
 */
export function agree(
  word: string,
  { feminine = false, plural = false }: { readonly feminine?: boolean; readonly plural?: boolean },
): string {
  return word.replaceAll('(e)', feminine ? 'e' : '').replaceAll('(s)', plural ? 's' : '');
}
