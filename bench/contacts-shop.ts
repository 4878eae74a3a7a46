/**
 * What the matcher does to a shop: `npx tsx bench/contacts-shop.ts [seed …]`. A made-up Gestan of 20,000 contacts and a made-up shop of
 * 2,000 customers, with usual and with careless habits, and the labelled pairs. The weights are estimated on another seed.
 */
import { createContactIndex } from '../src/diff/contacts/index.js';
import { labelledPairs } from '../test/diff/contacts-labelled.js';
import { carelessRates, type ShopCustomer, shopWorld, usualRates } from '../test/diff/directory/shop.js';

const seeds = process.argv
  .slice(2)
  .filter((each) => /^\d+$/.test(each))
  .map(Number);
const isVerbose = process.argv.includes('--why');
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

function measure(
  name: string,
  contacts: Parameters<typeof createContactIndex>[0],
  customers: readonly ShopCustomer[],
) {
  const index = createContactIndex(contacts);
  const count = { same: 0, linked: 0, wrong: 0, asked: 0, askedWell: 0, lost: 0, doubled: 0 };
  for (const { person, contactId, kind } of customers) {
    const match = index.match(person);
    const say = (what: string) => {
      if (!isVerbose) return;
      const target = contactId ?? match.contactId ?? match.candidates[0]?.contactId ?? '';
      console.log(
        what,
        kind,
        JSON.stringify(person),
        JSON.stringify(index.get(target)),
        JSON.stringify(index.weigh(person, target)),
        match.rule,
      );
    };
    if (contactId !== undefined) count.same += 1;
    if (match.outcome === 'same') {
      if (match.contactId === contactId) count.linked += 1;
      else {
        count.wrong += 1;
        say('WRONG');
      }
    } else if (match.outcome === 'review') {
      count.asked += 1;
      if (match.candidates.some((each) => each.contactId === contactId)) count.askedWell += 1;
      say(contactId === undefined ? 'VAIN' : 'ASKED');
    } else if (contactId !== undefined) {
      count.lost += 1;
      say('LOST');
    }
  }
  console.log(
    `${name.padEnd(22)} wrong ${count.wrong}   linked ${percent(count.linked, count.same)} of ${count.same}   lost ${percent(count.lost, count.same)}   asked ${percent(count.asked, customers.length)}, ${percent(count.askedWell, count.asked)} of them the same`,
  );
}

for (const seed of seeds.length > 0 ? seeds : [11, 12]) {
  for (const [name, rates] of [
    ['usual', usualRates],
    ['careless', carelessRates],
  ] as const) {
    const { contacts, customers } = shopWorld({ seed, rates });
    measure(`${name}, seed ${seed}`, contacts, customers);
  }
}
const pairs = labelledPairs();
const ofPairs = (same: boolean) => {
  const outcomes = pairs
    .filter((pair) => pair.same === same)
    .map(({ contact, person }) => createContactIndex([contact]).match(person).outcome);
  const share = (outcome: string) =>
    percent(outcomes.filter((each) => each === outcome).length, outcomes.length);
  return `${outcomes.length}: linked ${share('same')}, asked ${share('review')}, different ${share('different')}`;
};
console.log(`labelled, the same     ${ofPairs(true)}`);
console.log(`labelled, not the same ${ofPairs(false)}`);
