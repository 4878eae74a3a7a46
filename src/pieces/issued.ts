import type { Decimal } from '../core/index.js';
import { decimal, sum, toText, type Unfinished, zero } from '../core/index.js';
import type { KnownPiece } from './context.js';
import type { IssuedContent, IssuedLine, IssuedRate } from './issued-content.js';
import { type Money, moneyOf } from './money.js';
import type { OrderRate } from './rates.js';
import type { Content } from './reconcile.js';
import type { WorkLine } from './work.js';

/** The part of a piece that later corrections need. */
export function toIssued(content: Content, money: Money, rate?: Decimal): IssuedContent {
  const rates = new Set([...content.vat.keys(), ...content.lines.flatMap((line) => line.rates)]);
  return {
    currency: money.currency,
    ...(rate === undefined ? {} : { rate }),
    gross: money.text(content.gross),
    rates: [...rates].map((each) => {
      const issued: Unfinished<IssuedRate> = {
        key: each.key,
        percent: toText(each.percent),
        label: each.label,
        vat: money.text(content.vat.get(each) ?? zero),
      };
      if (each.compound) issued.compound = true;
      if (each.country !== undefined) issued.country = each.country;
      return issued;
    }),
    lines: content.lines.map((line) => issuedLine(line, money)),
  };
}

function issuedLine(line: WorkLine, money: Money): IssuedLine {
  const { sourceLineId: item, productCode, productId, virtual } = line;
  const issued: Unfinished<IssuedLine> = {
    type: line.type,
    label: line.label,
    quantity: toText(line.quantity),
    unitNet: toText(line.unitNet),
    discountNet: money.text(line.discountNet),
    net: money.text(line.net),
    rates: line.rates.map((rate) => rate.key),
  };
  if (item !== undefined) issued.item = item;
  if (productCode !== undefined) issued.productCode = productCode;
  if (productId !== undefined) issued.productId = productId;
  if (virtual !== undefined) issued.virtual = virtual;
  if (line.deposit) issued.deposit = true;
  if (line.netOfTax) issued.netOfTax = true;
  return issued;
}

/** The rates of issued pieces, each once. The rate book of an order starts with them. */
export function issuedRates(issued: readonly IssuedContent[]): readonly OrderRate[] {
  const rates = new Map<string, OrderRate>();
  for (const { key, percent, label, compound, country } of issued.flatMap((each) => each.rates)) {
    if (!rates.has(key)) {
      rates.set(key, { key, percent: decimal(percent), label, compound: compound === true, country });
    }
  }
  return [...rates.values()];
}

/** An issued piece as it is worked with. */
export function fromIssued(issued: IssuedContent, rates: readonly OrderRate[]): Content {
  const byKey = new Map(rates.map((rate) => [rate.key, rate]));
  const own = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
  return {
    gross: decimal(issued.gross),
    vat: new Map(
      issued.rates.flatMap(({ key, vat }) => own([key]).map((rate) => [rate, decimal(vat)] as const)),
    ),
    lines: issued.lines.map((line) => ({
      type: line.type,
      productCode: line.productCode,
      productId: line.productId,
      label: line.label,
      quantity: decimal(line.quantity),
      unitNet: decimal(line.unitNet),
      discountNet: decimal(line.discountNet),
      net: decimal(line.net),
      rates: own(line.rates),
      sourceLineId: line.item,
      virtual: line.virtual,
      ...(line.deposit ? { deposit: true } : {}),
      ...(line.netOfTax ? { netOfTax: true } : {}),
    })),
  };
}

/**
 * Rebuilds the content of a piece from its VAT rows alone: for pieces made before contents were
 * stored, or entered by hand. One line for each rate. `undefined` if the rows do not tell
 * (converted, or several rates on the same net).
 */
export function issuedOfRows(piece: KnownPiece, currency: string, label: string): IssuedContent | undefined {
  const { vat: rows, totalGross } = piece;
  if (piece.currency !== currency || !rows || rows.length === 0) return undefined;
  const all = sum(rows.flatMap(({ base, amount }) => [decimal(base), decimal(amount)]));
  if (!all.eq(totalGross)) return undefined;
  const money = moneyOf(currency);
  const named = rows.map((row) => ({
    row,
    key: `${toText(decimal(row.rate))}${row.compound ? 'c' : ''}`,
  }));
  if (new Set(named.map(({ key }) => key)).size < named.length) return undefined;
  return {
    currency,
    gross: money.text(decimal(totalGross)),
    rates: named.map(({ row, key }) => ({
      key,
      percent: row.rate,
      label: row.label,
      ...(row.compound ? { compound: true } : {}),
      ...(row.country === undefined ? {} : { country: row.country }),
      vat: row.amount,
    })),
    lines: named.map(({ row, key }) => ({
      type: 'product' as const,
      label: named.length > 1 ? `${label} (${row.label})` : label,
      quantity: '1',
      unitNet: row.base,
      discountNet: money.text(zero),
      net: row.base,
      rates: [key],
    })),
  };
}
