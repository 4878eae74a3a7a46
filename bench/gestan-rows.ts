/**
 * What it costs to check rows of Gestan: the schema's rules as plain functions against the schema itself, on the same rows in alternating rounds, and
 * against `structuredClone` of them, as a check gives a copy. `npx tsx bench/gestan-rows.ts`
 */
import { quickCheck } from '../src/gestan/quick-check.js';
import { gestanContactSchema, gestanPieceSchema, gestanProductSchema } from '../src/gestan/schemas.js';
import { gestanProduct } from './product-rows.js';

const line = {
  type: 'product',
  productCode: 'A-1',
  productId: '1',
  label: 'Hameçon série 8',
  quantity: '2',
  unitNet: '5.000000',
  discountNet: '0.00',
  net: '10.00',
  taxes: [{ rate: '20', label: 'TVA' }],
  sourceLineId: 7,
};
const piece = (n: number) => ({
  kind: 'invoice',
  date: '2026-03-01',
  currency: 'EUR',
  contactId: '3',
  lines: [line, line, { ...line, type: 'shipping' }],
  vat: [{ rate: '20', label: 'TVA', base: '30.00', amount: '6.00' }],
  totalNet: '30.00',
  totalVat: '6.00',
  totalGross: '36.00',
  id: String(n),
  number: `FA-${n}`,
  externalRef: `woo:main:order:${n}:invoice`,
  stockMoved: true,
});
const address = { line1: `12 rue du Lac`, postcode: '74000', city: 'Annecy', country: 'FR' };
const contact = (n: number) => ({
  id: String(n),
  externalRef: `woo:main:customer:${n}`,
  group: 'client',
  firstName: 'Ève',
  lastName: `Roux ${n}`,
  email: `${n}@exemple.fr`,
  phone: '0611223344',
  billing: address,
  shipping: address,
  modifiedAt: '2026-03-01T10:00:00Z',
});

const size = Number(process.argv[2] ?? 10_000);
const rounds = 9;
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function used(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const kinds = [
  ['products', gestanProductSchema, (n: number) => gestanProduct(n)],
  ['contacts', gestanContactSchema, contact],
  ['pieces of three lines', gestanPieceSchema, piece],
] as const;
console.log(`${size} rows, ${rounds} alternating rounds, medians of processor time a row\n`);
for (const [name, schema, make] of kinds) {
  const rows: readonly unknown[] = Array.from({ length: size }, (_, n) => make(n + 1));
  const quick = quickCheck<unknown>(schema);
  if (quick === undefined) throw new Error(`The schema of ${name} is not understood.`);
  const ways = {
    schema: () => rows.filter((row) => schema.safeParse(row).success).length,
    quick: () => rows.filter((row) => quick(row) !== undefined).length,
    clone: () => rows.filter((row) => structuredClone(row) !== undefined).length,
  };
  const times: Record<keyof typeof ways, number[]> = { schema: [], quick: [], clone: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ['schema', 'quick', 'clone'] as const) {
      times[way].push(
        used(() => {
          if (ways[way]() !== size) throw new Error(`A row of ${name} was refused.`);
        }),
      );
    }
  }
  const [bySchema, byQuick, byClone] = [times.schema, times.quick, times.clone].map(median) as [
    number,
    number,
    number,
  ];
  console.log(
    `${name.padEnd(22)} schema ${(bySchema / size).toFixed(2)} µs   quick ${(byQuick / size).toFixed(2)} µs, ${(byQuick / bySchema).toFixed(2)} × schema   structuredClone ${(byClone / size).toFixed(2)} µs`,
  );
}
