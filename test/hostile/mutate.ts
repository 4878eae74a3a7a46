/** A place in a JSON value. */
export type Path = readonly (string | number)[];

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`);

/** What nobody expects in a field: made anew each time, since some are changed by who takes them. */
const surprises: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1e308,
  () => 4_000_000_001.5,
  () => '',
  () => ' ',
  () => '+12.00',
  () => '12,5',
  () => '-5.00',
  () => '1e99999999',
  () => '0x10',
  () => 'NaN',
  () => '2026-02-31T25:61:00',
  () => '../../../etc/passwd',
  () => '<script>alert(1)</script>',
  () => '=HYPERLINK("http://evil.example")',
  () => '\u0000\u001a\u001b[2J\r\n',
  () => '\ud800',
  () => '&amp;'.repeat(2_000),
  () => 'x'.repeat(20_000),
  () => [],
  () => [null],
  () => [[]],
  () => ({}),
  () => ({ length: -1 }),
  () => ({ toString: 'x', valueOf: 'y' }),
  () => JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'),
  () => deep(400),
  () => Array.from({ length: 2_000 }, () => 0),
];

/** All places of a value, containers too. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) =>
    pathsOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? below : [path, ...below];
}

/** One field of a value, and what stands in it instead. */
export interface Mutation {
  readonly path: Path;
  readonly value: unknown;
}

/** A copy of a value with one field mutated. */
export function mutated<T>(value: T, { path, value: instead }: Mutation): T {
  const copy = structuredClone(value);
  let at = copy as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last === undefined) return instead as T;
  if (instead === undefined && !Array.isArray(at)) delete at[last];
  // As JSON makes it: a member of this name, and not the prototype.
  else
    Object.defineProperty(at, last, { value: instead, writable: true, enumerable: true, configurable: true });
  return copy;
}

/** What stands at a place. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, name) => (at as Record<string | number, unknown>)[name], value);
}

/** A mutation by chance; one in ten adds a member that nobody knows. */
export function drawMutation(random: () => number, value: unknown): Mutation {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const path = pick(pathsOf(value));
  const surprise = pick(surprises)();
  const holder = path.slice(0, -1);
  if (random() < 0.1 && !Array.isArray(valueAt(value, holder)))
    return { path: [...holder, pick(['__proto__', 'constructor', 'unknown'])], value: surprise };
  return { path, value: surprise };
}

export function describeMutation({ path, value }: Mutation): string {
  return `${path.join('.')} = ${String(JSON.stringify(value)).slice(0, 60)}`;
}
