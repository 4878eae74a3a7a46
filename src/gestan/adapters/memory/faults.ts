import { GestanError } from '../../errors.js';
import type { MemoryGestanFaults, MemoryGestanOperation } from './options.js';

type Fault = { readonly at: 'before' | 'after'; readonly error: Error };

/** The armed faults, and the place where they strike. */
export interface MemoryFaultBox extends MemoryGestanFaults {
  /** Makes one call, with the next fault of its operation, if any. */
  strike<T>(operation: MemoryGestanOperation, work: () => T): T;
}

function unsettled(operation: string): GestanError {
  return new GestanError(`The answer of ${operation} was lost.`, {
    code: 'gestan.unsettled',
    hint: 'Look the record up by its external reference before writing again.',
  });
}

export function createMemoryFaults(): MemoryFaultBox {
  const armed = new Map<MemoryGestanOperation, Fault[]>();
  const arm = (operation: MemoryGestanOperation, fault: Fault) => {
    armed.set(operation, [...(armed.get(operation) ?? []), fault]);
  };
  return {
    failNext(operation, error) {
      const unavailable = new GestanError('Gestan cannot be reached.', {
        code: 'gestan.unavailable',
        retryable: true,
      });
      arm(operation, { at: 'before', error: error ?? unavailable });
    },
    loseAnswerNext(operation) {
      arm(operation, { at: 'after', error: unsettled(operation) });
    },
    loseRequestNext(operation) {
      arm(operation, { at: 'before', error: unsettled(operation) });
    },
    strike(operation, work) {
      const fault = armed.get(operation)?.shift();
      if (fault?.at === 'before') throw fault.error;
      const answer = work();
      if (fault !== undefined) throw fault.error;
      return answer;
    },
  };
}
