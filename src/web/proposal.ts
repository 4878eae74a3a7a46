import type { JsonValue, WorkOptions } from '../core/index.js';
import type { SetupPart, SetupSetting } from '../mapping/setup/setup-row.js';
import type { SetupProposal } from '../sync/admin/setup/types.js';
import type { Room } from './room.js';

/*
 * What `sync.setup` proposes for a new shop, kept until a person has confirmed it in the tabs of
 * the settings.
 */

const keyOf = ({ prefix }: Room) => `${prefix}proposal`;

/** Asks both sides for a proposal and keeps it. */
export async function keepProposal(room: Room, options: WorkOptions): Promise<void> {
  const proposal = await room.sync.setup.propose(options);
  await room.sync.storage.commit([
    { put: keyOf(room), value: JSON.parse(JSON.stringify(proposal)) as JsonValue },
  ]);
}

/** The values that are proposed for a part, by what they fill in. Empty: nothing was proposed. */
export async function proposedFor(room: Room, part: SetupPart): Promise<ReadonlyMap<string, string>> {
  const kept = (await room.sync.storage.get(keyOf(room))) as unknown as SetupProposal | undefined;
  const rows = kept?.rows ?? [];
  return new Map(
    rows.flatMap((row) =>
      row.part === part && row.status === 'proposed' && row.value !== undefined
        ? [[row.of, row.value] as const]
        : [],
    ),
  );
}

/** The proposed values of the settings of billing. */
export type ProposedSettings = ReadonlyMap<SetupSetting | (string & {}), string>;
