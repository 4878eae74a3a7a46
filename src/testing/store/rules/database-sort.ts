/**
 * The order in which MariaDB leaves rows that are equal. A sort under a limit keeps the best rows
 * in a heap that has room for one more than the limit, replaces the worst of them in place, and
 * runs an unstable quicksort over what is left: which of several equal rows comes first, and even
 * which of them are in the answer, depends on the limit. Stores repeat and drop rows between pages
 * because of this.
 */

export type CompareRows<T> = (a: T, b: T) => number;

/** A heap of places in a list, the worst row on top. */
function createHeap<T>(capacity: number, compare: CompareRows<T>) {
  const rows: T[] = [];
  // Places count from 1; place 0 is never used.
  const heap: number[] = [0];
  const row = (slot: number): T => rows[slot] as T;
  const at = (place: number): number => heap[place] as number;
  const worse = (a: number, b: number): boolean => compare(row(a), row(b)) > 0;

  const rise = (slot: number, start: number): void => {
    let place = start;
    while (place > 1 && worse(slot, at(place >> 1))) {
      heap[place] = at(place >> 1);
      place >>= 1;
    }
    heap[place] = slot;
  };

  const sink = (): void => {
    const slot = at(1);
    const count = heap.length - 1;
    let place = 1;
    while (place <= count >> 1) {
      let child = place * 2;
      if (child < count && worse(at(child + 1), at(child))) child += 1;
      if (!worse(at(child), slot)) break;
      heap[place] = at(child);
      place = child;
    }
    heap[place] = slot;
  };

  return {
    rows,
    push(item: T): void {
      if (heap.length - 1 === capacity) {
        rows[at(1)] = item;
        sink();
        return;
      }
      rows.push(item);
      heap.push(rows.length - 1);
      rise(rows.length - 1, heap.length - 1);
    },
  };
}

/** Ranges shorter than this are sorted by insertion. */
const shortRange = 10;
/** Ranges longer than this take the middle of nine rows rather than of three. */
const longRange = 40;

/** MariaDB's quicksort, in place. */
function quickSort<T>(rows: T[], compare: CompareRows<T>): void {
  const order = (a: number, b: number): number => compare(rows[a] as T, rows[b] as T);
  const swap = (a: number, b: number): void => {
    const kept = rows[a] as T;
    rows[a] = rows[b] as T;
    rows[b] = kept;
  };
  const median = (low: number, middle: number, high: number): void => {
    if (order(high, low) < 0) swap(high, low);
    if (order(middle, low) < 0) swap(middle, low);
    else if (order(high, middle) < 0) swap(middle, high);
  };
  const insert = (low: number, high: number): void => {
    for (let next = low + 1; next <= high; next += 1)
      for (let at = next; at > low && order(at - 1, at) > 0; at -= 1) swap(at, at - 1);
  };
  /** Splits a range in two: the end of the left part and the start of the right one. */
  const split = (low: number, high: number): [number, number] => {
    const count = high - low + 1;
    const middle = low + (count >> 1);
    let left = low;
    let right = high;
    if (count > longRange) {
      const step = Math.floor(count / 8);
      median(low, low + step, low + step * 2);
      median(middle - step, middle, middle + step);
      median(high - step * 2, high - step, high);
      median(low + step, middle, high - step);
    } else {
      median(low, middle, high);
      left += 1;
      right -= 1;
    }
    const pivot = rows[middle] as T;
    do {
      while (compare(rows[left] as T, pivot) < 0) left += 1;
      while (compare(pivot, rows[right] as T) < 0) right -= 1;
      if (left < right) swap(left, right);
      if (left > right) break;
      left += 1;
      right -= 1;
    } while (left <= right);
    return [right, left];
  };

  const waiting: [number, number][] = [[0, rows.length - 1]];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const [low, high] = range;
    if (high <= low) continue;
    if (high - low + 1 < shortRange) {
      insert(low, high);
      continue;
    }
    const [end, start] = split(low, high);
    waiting.push([low, end], [start, high]);
  }
}

/**
 * Rows in the order of a comparison, equal ones as MariaDB leaves them. Only those under the limit
 * are in order, the others follow.
 *
 * @param scanned - the rows in the order in which the database reads them
 * @param limit - how many are wanted from the top, those that are skipped counted too
 */
export function sortUnderLimit<T>(scanned: readonly T[], compare: CompareRows<T>, limit: number): T[] {
  const heap = createHeap(limit + 1, compare);
  for (const item of scanned) heap.push(item);
  quickSort(heap.rows, compare);
  const top = heap.rows.slice(0, limit);
  const shown = new Set(top);
  return [...top, ...scanned.filter((item) => !shown.has(item))];
}

/** All rows in the order of a comparison, equal ones as MariaDB leaves them. */
export function sortAll<T>(scanned: readonly T[], compare: CompareRows<T>): T[] {
  const sorted = [...scanned];
  quickSort(sorted, compare);
  return sorted;
}

/** Addresses and ids are compared byte by byte, the lowest one first. */
const byteSize = 256;

/** The order of numbers by their bytes, the lowest one first: 256 comes before 1. */
export function byBytes(a: number, b: number): number {
  let [left, right] = [a, b];
  while (left !== right && left % byteSize === right % byteSize)
    [left, right] = [Math.floor(left / byteSize), Math.floor(right / byteSize)];
  return (left % byteSize) - (right % byteSize);
}

/**
 * Rows in the order of a comparison where the sort keeps only its key and an id, and looks the rows
 * up afterwards. The heap does not look at the ids, what it kept is sorted by them: the limit
 * decides which of several equal rows are in the answer. Only those under it are in order, the
 * others follow.
 *
 * @param scanned - the rows in the order in which the database reads them
 * @param limit - how many are wanted from the top, those that are skipped counted too
 */
export function sortLookedUp<T>(
  scanned: readonly T[],
  compare: CompareRows<T>,
  limit: number,
  idOf: (item: T) => number,
): T[] {
  const heap = createHeap(limit + 1, compare);
  for (const item of scanned) heap.push(item);
  const top = heap.rows.sort((a, b) => compare(a, b) || byBytes(idOf(a), idOf(b))).slice(0, limit);
  const shown = new Set(top);
  return [...top, ...scanned.filter((item) => !shown.has(item))];
}

/** How the database gathers rows before it sorts them. */
export interface Gathering {
  /** How many bytes a row takes, see {@link rowSize}. */
  readonly rowSize: number;
  /** Where the first row lies: which sixteenth of 256 bytes of memory, 0 to 15. */
  readonly memory: number;
}

/**
 * How many bytes a gathered row takes: an id, what it is sorted by, and two bytes that mark the
 * row, in steps of eight.
 */
export const rowSize = (keyBytes: number): number => Math.ceil((8 + keyBytes + 2) / 8) * 8;

/**
 * A date takes 5 bytes, a number 8, a name of 200 characters 4 bytes for each and two for its
 * length.
 */
export const keyBytes = { date: 5, number: 8, name: 802 } as const;

/**
 * All rows in the order of a comparison, as they come where the database gathers what a question
 * finds in a table of its own before it sorts: for a join, and where it shows each record once.
 * Equal rows then come by their addresses, whose lowest byte is compared first. So where the table
 * happens to lie decides between them.
 *
 * @param gathered - the rows in the order in which they are found
 */
export function sortGathered<T>(gathered: readonly T[], compare: CompareRows<T>, how: Gathering): T[] {
  const first = how.memory * 16 + 8;
  const placed = gathered.map((item, index) => ({ item, address: first + index * how.rowSize }));
  placed.sort((a, b) => compare(a.item, b.item) || byBytes(a.address, b.address));
  return placed.map(({ item }) => item);
}
