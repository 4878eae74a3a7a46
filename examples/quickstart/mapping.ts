import type { SetupProposal, Sync } from 'woo-gestan';

/**
 * Choices that no proposal can make, as a person makes them in a form: what is sold here without a
 * family is a service, and the sample's orders of this year were not entered by hand.
 */
const choices: Readonly<Record<string, string>> = {
  'settings:products.defaultFamily': '9',
  'settings:orders.startAt': '2026-01-01',
};

/** Stores what the proposal found. In an application a person confirms it row by row. */
export async function acceptProposal(sync: Sync, proposal: SetupProposal): Promise<void> {
  const keys = new Set(proposal.rows.map(({ key }) => key));
  await sync.setup.accept(proposal, {
    select: 'all',
    answers: Object.fromEntries(Object.entries(choices).filter(([key]) => keys.has(key))),
  });
}
