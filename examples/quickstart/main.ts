/**
 * A whole sync in one command: connection test, first setup, then the four windows, twice.
 *
 *   npm run quickstart                 the sample shop, on real HTTP on this machine
 *   npm run quickstart -- --all        every row of every table
 *   npm run quickstart -- --lang en    English labels
 *   npm run quickstart -- --gestan file    with a Gestan that is reached by files instead of one in memory
 *   npm run quickstart -- --gestan file --folder gestan-files    keep the files there, to look at them
 *   npm run quickstart -- --gestan staging    with a staging database, and a program that takes what waits there
 *   npm run quickstart -- --web        the windows in a browser, on the sample shop, until Ctrl+C; --port 4280
 *   WOO_URL=… WOO_KEY=… WOO_SECRET=… npm run quickstart    a real shop: plans only, writes nothing to it
 */
import { isSyncError, type Plan, type Report, type Row } from 'woo-gestan';
import { sentence } from 'woo-gestan/report';
import { type Arguments, readArguments } from './arguments.js';
import { acceptProposal } from './mapping.js';
import { createScreen, type Screen } from './screen.js';
import { type Quickstart, setUp } from './setup.js';
import { openWindows } from './web.js';
import { type Words, words } from './words.js';

const asked = readArguments(process.argv.slice(2));
const screen = createScreen({ stream: process.stdout, env: process.env, ...asked });

try {
  if (asked.stop === undefined) await quickstart(screen, words[asked.language], asked);
  else {
    screen.say(asked.stop);
    process.exitCode = asked.exitCode;
  }
} catch (error) {
  if (!isSyncError(error)) throw error;
  screen.say(`\n${sentence(error, asked.language)} (${error.code})`);
  process.exitCode = 1;
}

async function quickstart(show: Screen, w: Words, values: Arguments): Promise<void> {
  const start = await setUp(process.env, values);
  const { sync, gestan, store } = start;
  try {
    show.say(store ? w.sample(start.url, start.database) : w.real(start.url));
    if (gestan.place) show.say(w.place(gestan.place));
    if (values.web) {
      const windows = await openWindows({
        shops: [{ name: w.shop, sync }],
        language: values.language,
        port: values.port,
      });
      show.say(w.open(windows.url));
      await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
      await windows.close();
      return;
    }

    show.title(w.connection);
    const connection = await sync.connection.test();
    show.connection(connection);
    if (!connection.ok) {
      process.exitCode = 1;
      return;
    }

    show.title(w.mappings);
    const proposal = await sync.setup.propose();
    show.setup(proposal);
    await acceptProposal(sync, proposal);

    await windows(show, w, start);
    if (!store) {
      show.say(`\n${w.planned}`);
      return;
    }

    await handedOver(show, w, start);

    show.title(w.again);
    const before = await counts(start);
    const progress = show.progress();
    const { reports } = await sync.run({ onProgress: progress });
    progress.finish();
    for (const report of reports) {
      const { done, sent, skipped, failed } = report.counts;
      show.say(w.ran(report.flow, done + sent, skipped, failed));
    }
    const after = await counts(start);
    show.say('');
    show.table(
      ['', w.before, w.after],
      Object.keys(before).map((key) => [key, String(before[key]), String(after[key])]),
    );
    const same = JSON.stringify(before) === JSON.stringify(after);
    show.say(`\n${same ? w.nothingDoubled : w.changedAgain}`);
    if (!same) process.exitCode = 1;
  } finally {
    await sync.close();
    await start.close();
  }
}

/** The four windows: plan, select, apply, report. A real shop is only planned. */
async function windows(show: Screen, w: Words, { sync, store }: Quickstart): Promise<void> {
  const apply = store !== undefined;

  show.title(w.contacts);
  for (let round = 1; round <= 3; round += 1) {
    const contacts = await sync.contacts.plan();
    if (round > 1 && contacts.rows.length === 0) break;
    await window(
      show,
      contacts,
      apply && ((onProgress) => sync.contacts.apply(contacts, { select: 'all', onProgress })),
    );
    const homonyms = contacts.rows.filter(({ status }) => status === 'review');
    if (!apply) break;
    if (homonyms.length > 0) show.say(`\n${w.homonyms(homonyms.length)}`);
    for (const { key, candidates } of homonyms) {
      for (const { contactId } of candidates)
        await sync.contacts.decide({ customer: key, contactId, same: false });
    }
  }

  show.title(w.products);
  const products = await sync.products.plan({ direction: 'both' });
  await window(
    show,
    products,
    apply &&
      ((onProgress) => sync.products.apply(products, { select: 'all', resolve: () => 'gestan', onProgress })),
  );

  show.title(w.orders);
  const orders = await sync.orders.plan();
  await window(
    show,
    orders,
    apply && ((onProgress) => sync.orders.apply(orders, { select: 'all', onProgress })),
  );

  show.title(w.stock);
  const stock = await sync.stock.plan();
  await window(
    show,
    stock,
    apply && ((onProgress) => sync.stock.apply(stock, { select: 'all', onProgress })),
  );
}

async function window(
  show: Screen,
  plan: Plan<Row>,
  apply: false | ((onProgress: ReturnType<Screen['progress']>) => Promise<Report>),
): Promise<void> {
  show.plan(plan);
  if (!apply) return;
  show.say('');
  const progress = show.progress();
  const report = await apply(progress);
  progress.finish();
  show.report(report);
}

/** What a Gestan that is not asked itself was handed: files, rows of a staging database. */
async function handedOver(show: Screen, w: Words, { gestan }: Quickstart): Promise<void> {
  const sent = await gestan.sent?.();
  if (!sent) return;
  show.title(w.handedOver);
  show.table(
    [w.name, w.records, w.state],
    sent.map(([name, records, state]) => [name, String(records), state]),
  );
  const sample = await gestan.sample?.();
  if (sample) show.say(`\n${sample}\n…`);
}

/** What there is on both sides: doubles would show here. */
async function counts({ gestan, store }: Quickstart): Promise<Record<string, number>> {
  return { ...(await gestan.counts()), 'WooCommerce: products': store?.state.products.length ?? 0 };
}
