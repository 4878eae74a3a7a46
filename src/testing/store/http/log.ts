import type { Clock } from '../../../core/index.js';
import type { FaultKind } from '../faults/types.js';
import type { Json } from '../json.js';
import type { Incoming } from '../rest/incoming.js';

/** A request the store got. Keys, secrets and signatures are not kept. */
export interface RequestRecord {
  /** The method. */
  readonly method: string;
  /** The path of the address: `/wp-json/wc/v3/products`. */
  readonly path: string;
  /** The query. */
  readonly query: Readonly<Record<string, Json>>;
  /** When it arrived, in milliseconds since the epoch of the store's clock. */
  readonly at: number;
  /** When it was answered; absent while it is under way. */
  readonly doneAt?: number;
  /** Absent while it is under way, and where the connection broke. */
  readonly status?: number;
  /** The size of the body in bytes. */
  readonly bytes: number;
  /** How many requests were under way when this one came, itself included. */
  readonly concurrent: number;
  /** The planned fault that it met; absent if it met none, and while it is under way. */
  readonly faults?: readonly FaultKind[];
}

export interface LogEntry {
  /** The request's place in the log. */
  readonly index: number;
  end(status: number | undefined, faults: readonly FaultKind[]): void;
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
        index,
        end(status, faults) {
          open -= 1;
          records[index] = {
            ...record,
            doneAt: clock.now(),
            ...(status === undefined ? {} : { status }),
            ...(faults.length > 0 ? { faults } : {}),
          };
        },
      };
    },
  };
}
