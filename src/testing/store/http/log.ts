import type { Clock } from '../../../core/index.js';
import type { Json } from '../json.js';
import type { Incoming } from '../rest/incoming.js';

/** A request the store got. Keys, secrets and signatures are not kept. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, Json>>;
  /** When it came, in milliseconds since the epoch of the store's clock. */
  readonly at: number;
  /** When it was answered; absent while it is under way. */
  readonly doneAt?: number;
  /** Absent while it is under way, and where the connection broke. */
  readonly status?: number;
  /** The size of the body in bytes. */
  readonly bytes: number;
  /** How many requests were under way when this one came, itself included. */
  readonly concurrent: number;
}

export interface LogEntry {
  end(status: number | undefined): void;
}

export interface RequestLog {
  readonly records: readonly RequestRecord[];
  begin(incoming: Incoming): LogEntry;
}

const secret = /^(?:consumer_(?:key|secret)|oauth_.*)$/;

export function createLog(clock: Clock): RequestLog {
  const records: RequestRecord[] = [];
  let open = 0;
  return {
    records,
    begin(incoming) {
      open += 1;
      const query = Object.fromEntries(Object.entries(incoming.query).filter(([name]) => !secret.test(name)));
      const record: RequestRecord = {
        method: incoming.method,
        path: incoming.url.pathname,
        query,
        at: clock.now(),
        bytes: incoming.body.length,
        concurrent: open,
      };
      const index = records.push(record) - 1;
      return {
        end(status) {
          open -= 1;
          records[index] = { ...record, doneAt: clock.now(), ...(status === undefined ? {} : { status }) };
        },
      };
    },
  };
}
