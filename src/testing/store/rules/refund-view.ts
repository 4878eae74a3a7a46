import type { Row } from '../json.js';
import { rows, text } from '../json.js';
import type { Site } from '../site.js';
import { datePair } from './dates.js';
import { shownMeta } from './meta.js';
import type { Amounts } from './order-view.js';
import { viewLines } from './order-view.js';
import { fixed } from './php.js';

/** A refund as the API shows it under its order. */
export function viewRefund(site: Site, refund: Row, origin: string, amounts: Amounts): Row {
  const lines = viewLines(site, refund, amounts, origin);
  return {
    id: refund.id ?? 0,
    ...datePair('date_created', refund.date_created_gmt, site.local),
    amount: text(refund.amount) === '' ? '' : fixed(refund.amount, amounts.decimals),
    reason: refund.reason ?? '',
    refunded_by: refund.refunded_by ?? 0,
    refunded_payment: refund.refunded_payment ?? false,
    meta_data: rows(refund.meta_data).map(shownMeta),
    line_items: lines.line_items,
    shipping_lines: lines.shipping_lines,
    tax_lines: lines.tax_lines,
    fee_lines: lines.fee_lines,
  };
}
