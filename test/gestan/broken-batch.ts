import type { GestanAdapter, PieceDraft } from '../../src/gestan/index.js';
import type { WrongAdapter } from './broken-content.js';
import type { seeded } from './seeded-gestan.js';

type Memory = ReturnType<typeof seeded>;
type CreatePieces = NonNullable<GestanAdapter['createPieces']>;
type Outcome = Awaited<ReturnType<CreatePieces>>[number][number];

const asOneByOne = /many pieces in one call are made as one by one/;
const heldAlike = /a piece of many in one call is held/;
const endsItsOrder = /a refused piece of many in one call ends its order/;
const twoWriters = /two writers with the same pieces in one call/;

const batch = (createPieces: (adapter: Memory) => (...given: Parameters<CreatePieces>) => unknown) => ({
  broken: (adapter: Memory) => ({ createPieces: createPieces(adapter) }),
});

const outcomeOf = async (work: () => Promise<Awaited<ReturnType<Memory['createPiece']>>>) => {
  const [outcome] = await Promise.allSettled([work()]);
  return outcome as Outcome;
};

/** Wrong adapters whose call for many pieces is at fault. */
export const wrongBatches: readonly WrongAdapter[] = [
  {
    fault: 'a call for many pieces that answers for no order',
    found: asOneByOne,
    message: /createPieces\(\) must answer for each order/,
    ...batch((adapter) => async (orders) => (await adapter.createPieces?.(orders))?.flat()),
  },
  {
    fault: 'a call for many pieces that answers ids',
    found: asOneByOne,
    message: /createPieces\(\): an outcome is \{ status/,
    ...batch((adapter) => async (orders) => {
      const all = (await adapter.createPieces?.(orders)) ?? [];
      return all.map((each) => each.map((outcome) => outcome.status === 'fulfilled' && outcome.value));
    }),
  },
  {
    fault: 'a call for many pieces that makes them anew',
    found: asOneByOne,
    message: /woo:contrat:order:1:order created|find of woo:contrat/,
    ...batch((adapter) => {
      let times = 0;
      return async (orders) => {
        times += 1;
        return adapter.createPieces?.(
          orders.map((drafts) =>
            drafts.map((draft) => ({ ...draft, externalRef: `${draft.externalRef}#${times}` })),
          ),
        );
      };
    }),
  },
  {
    fault: 'a call for many pieces that cuts their labels',
    found: heldAlike,
    message: /woo:contrat:order:2:order in pieces\(\)/,
    ...batch(
      (adapter) => async (orders) =>
        adapter.createPieces?.(
          orders.map((drafts) =>
            drafts.map((draft) => ({
              ...draft,
              lines: draft.lines.map((line) => ({ ...line, label: line.label.slice(0, 3) })),
            })),
          ),
        ),
    ),
  },
  {
    fault: 'a call for many pieces that goes on behind a refused one',
    found: endsItsOrder,
    message: /the outcomes of an order end with what is refused/,
    ...batch(
      (adapter) => (orders) =>
        Promise.all(
          orders.map((drafts) =>
            Promise.all(drafts.map((draft) => outcomeOf(() => adapter.createPiece(draft)))),
          ),
        ),
    ),
  },
  {
    fault: 'a call for many pieces that one refusal stops',
    found: endsItsOrder,
    message: /find of woo:contrat:order:3:order, after a piece of order 2 was refused/,
    ...batch((adapter) => async (orders) => {
      const all: Outcome[][] = [];
      let isStopped = false;
      for (const drafts of orders) {
        const outcomes: Outcome[] = [];
        all.push(outcomes);
        for (const draft of drafts) {
          if (isStopped) break;
          const outcome = await outcomeOf(() => adapter.createPiece(draft));
          outcomes.push(outcome);
          isStopped = outcome.status === 'rejected';
        }
      }
      return all;
    }),
  },
  {
    fault: 'a call for many pieces that looks first and makes them afterwards',
    found: twoWriters,
    message: /one writer made each/,
    ...batch((adapter) => {
      const known = new Set<string>();
      return async (orders: readonly (readonly PieceDraft[])[]) => {
        const fresh = new Set(
          orders.flat().flatMap(({ externalRef }) => (known.has(externalRef) ? [] : [externalRef])),
        );
        const all = (await adapter.createPieces?.(orders)) ?? [];
        for (const ref of fresh) known.add(ref);
        return all.map((outcomes, at) =>
          outcomes.map((outcome, index) =>
            outcome.status === 'fulfilled'
              ? {
                  ...outcome,
                  value: { ...outcome.value, created: fresh.has(orders[at]?.[index]?.externalRef ?? '') },
                }
              : outcome,
          ),
        );
      };
    }),
  },
];
