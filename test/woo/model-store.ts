import { TZDate } from '@date-fns/tz';

/** One row of the model. */
export interface ModelRow {
  readonly id: number;
  name: string;
  created: number;
  modified: number;
  status: string;
  /** Nobody sees the row's last write before this moment: a slow transaction. */
  visibleAt: number;
  /** What is seen until then. */
  before: ModelRow | undefined;
}

export interface ModelOptions {
  readonly zone: string;
  /** The older order storage compares and sorts by the site's local time. */
  readonly posts: boolean;
  readonly startAt: number;
  /** Called before every answer: lets time pass and writes happen. */
  readonly between?: (store: ModelStore) => void;
  /** How rows of one second are ordered; changes from one request to the next where it is random. */
  readonly tieBreak?: (row: ModelRow) => number;
}

/** A tiny store that knows lists, dates and time zones, and nothing else. */
export interface ModelStore {
  readonly transport: (request: Request) => Promise<Response>;
  readonly requests: string[];
  now: number;
  rows: Map<number, ModelRow>;
  create(lateMs?: number): number;
  edit(id: number, lateMs?: number): void;
  remove(id: number): void;
  trash(id: number): void;
  /** What a reader should end up with: id → name. */
  truth(): Map<number, string>;
}

const second = 1000;
const two = (n: number) => String(n).padStart(2, '0');

function naive(date: Date | TZDate, utc: boolean): string {
  const part = (name: 'FullYear' | 'Month' | 'Date' | 'Hours' | 'Minutes' | 'Seconds') =>
    utc ? date[`getUTC${name}`]() : date[`get${name}`]();
  return `${part('FullYear')}-${two(part('Month') + 1)}-${two(part('Date'))}T${two(part('Hours'))}:${two(part('Minutes'))}:${two(part('Seconds'))}`;
}

export function createModelStore(options: ModelOptions): ModelStore {
  const { zone, posts } = options;
  let lastId = 0;
  const locals = new Map<number, string>();
  const local = (ms: number) => {
    const known = locals.get(ms) ?? naive(new TZDate(ms, zone), false);
    locals.set(ms, known);
    return known;
  };
  const gmt = (ms: number) => naive(new Date(ms), true);
  /** What the store compares and sorts by. */
  const column = (ms: number) => (posts ? local(ms) : gmt(ms));
  const floor = (ms: number) => Math.floor(ms / second) * second;

  const visible = (): ModelRow[] =>
    [...store.rows.values()].flatMap((row) =>
      row.visibleAt <= store.now ? [row] : row.before ? [row.before] : [],
    );

  const write = (row: ModelRow, lateMs: number) => {
    const before = store.rows.get(row.id);
    const shown = before === undefined || before.visibleAt <= store.now ? before : before.before;
    store.rows.set(row.id, {
      ...row,
      modified: floor(store.now),
      visibleAt: store.now + lateMs,
      before: shown,
    });
  };

  const store: ModelStore = {
    now: options.startAt,
    rows: new Map(),
    requests: [],
    create(lateMs = 0) {
      lastId += 1;
      const created = floor(store.now);
      write(
        {
          id: lastId,
          name: `row ${lastId}`,
          created,
          modified: created,
          status: 'publish',
          visibleAt: 0,
          before: undefined,
        },
        lateMs,
      );
      return lastId;
    },
    edit(id, lateMs = 0) {
      const row = store.rows.get(id);
      if (row) write({ ...row, name: `${row.name.slice(0, 40)}+` }, lateMs);
    },
    remove: (id) => void store.rows.delete(id),
    trash(id) {
      const row = store.rows.get(id);
      if (row) write({ ...row, status: 'trash' }, 0);
    },
    truth: () =>
      new Map(
        [...store.rows.values()].filter((row) => row.status !== 'trash').map((row) => [row.id, row.name]),
      ),
    transport: async (request) => {
      options.between?.(store);
      const url = new URL(request.url);
      const query = url.searchParams;
      store.requests.push(`${url.pathname.split('/').at(-1)}${url.search}`);
      const perPage = Number(query.get('per_page') ?? 10);
      const page = Number(query.get('page') ?? 1);
      const after = query.get('modified_after');
      if (after !== null && !/T\d\d:\d\d:\d\dZ$/.test(after))
        throw new Error(`modified_after=${after}: the date form is wrong.`);
      if (query.has('dates_are_gmt')) throw new Error('dates_are_gmt shifts dates with Z.');
      const bound = after === null ? undefined : column(Date.parse(after));
      const trash = query.get('status') === 'trash';
      const by = query.get('orderby');
      const rows = visible()
        .filter((row) => (row.status === 'trash') === trash)
        .filter((row) => bound === undefined || column(row.modified) > bound)
        .sort((a, b) => {
          if (by !== 'modified') return a.id - b.id;
          const [x, y] = [column(a.modified), column(b.modified)];
          return x < y ? -1 : x > y ? 1 : (options.tieBreak?.(a) ?? a.id) - (options.tieBreak?.(b) ?? b.id);
        });
      if (query.get('order') === 'desc') rows.reverse();
      const shown = rows.slice((page - 1) * perPage, page * perPage).map((row) => ({
        id: row.id,
        name: row.name,
        status: row.status,
        date_created_gmt: gmt(row.created),
        date_modified_gmt: gmt(row.modified),
      }));
      return Response.json(shown, {
        headers: {
          'x-wp-total': String(rows.length),
          'x-wp-totalpages': String(Math.ceil(rows.length / perPage)),
          date: new Date(store.now).toUTCString(),
        },
      });
    },
  };
  return store;
}
