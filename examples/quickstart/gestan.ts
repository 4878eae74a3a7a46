import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GestanAdapter } from 'woo-gestan/gestan';
import { fileGestan } from 'woo-gestan/gestan/file';
import { sampleGestan } from 'woo-gestan/testing';
import { writeSampleExports } from './sample-exports.js';
import { stagingQuickstart } from './staging.js';

/** A Gestan that the quickstart can sync with. */
export interface ChosenGestan {
  readonly adapter: GestanAdapter;
  /** Where it is, for the first line. Absent: in memory. */
  readonly place?: string;
  /** How much of each it holds or was handed: doubles would show here. */
  counts(): Promise<Readonly<Record<string, number>>>;
  /** What was handed over and where it stands, as rows of text: name, number of records, state. */
  sent?(): Promise<readonly (readonly [name: string, records: number, state: string])[]>;
  /** The beginning of something that was handed over, to look at. */
  sample?(): Promise<string>;
}

/** Makes a Gestan that holds the sample data, in an empty folder of its own. */
export type GestanFactory = (folder: string) => Promise<ChosenGestan>;

/** By the name that `--gestan` takes. */
export const gestans: Readonly<Record<'memory' | 'file' | 'staging', GestanFactory>> = {
  async memory() {
    const adapter = sampleGestan();
    return {
      adapter,
      async counts() {
        const { products, contacts, pieces, entries } = adapter.state;
        return {
          'Gestan: products': products.length,
          'Gestan: contacts': contacts.length,
          'Gestan: pieces': pieces.length,
          'Gestan: entries': entries.length,
        };
      },
    };
  },

  async file(folder) {
    const exports = join(folder, 'exports');
    const outbox = join(folder, 'imports');
    await writeSampleExports(exports, sampleGestan());
    const adapter = fileGestan({
      exports,
      outbox,
      acknowledgements: join(outbox, 'faits'),
    });
    const recordsOf = async (kind: string) => {
      const files = await adapter.files();
      return files.flatMap(({ records }) => records.filter((record) => record.kind === kind)).length;
    };
    return {
      adapter,
      place: folder,
      async counts() {
        await adapter.flush();
        return {
          'Gestan: products': await count(adapter.products()),
          'Gestan: contacts': await count(adapter.contacts()),
          'Gestan: pieces sent': await recordsOf('piece'),
          'Gestan: files': (await adapter.files()).length,
        };
      },
      async sent() {
        await adapter.flush();
        const files = await adapter.files();
        return files.map(({ file, records, state }) => [file, records.length, state] as const);
      },
      async sample() {
        const invoices = (await adapter.files()).find(({ file }) => file.endsWith('factures.txt'));
        if (!invoices) return '';
        const text = await readFile(join(outbox, invoices.file), 'utf8');
        return text.split('\r\n').slice(0, 12).join('\n');
      },
    };
  },

  staging: stagingQuickstart,
};

async function count(rows: AsyncIterable<unknown>): Promise<number> {
  let found = 0;
  for await (const _ of rows) found += 1;
  return found;
}
