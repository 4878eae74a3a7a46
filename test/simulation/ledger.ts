/** Which field of a product a person changed. */
export type EditedField = 'name' | 'price';
export type EditedSide = 'gestan' | 'woo' | 'both';

/** What a person entered on one side. */
export interface Edit {
  readonly side: EditedSide;
  readonly code: string;
  readonly field: EditedField;
  readonly value: string;
  /**
   * It was entered between the last look of a process and the write that followed at once: no
   * client of an API without conditional writes can see it.
   */
  unseen: boolean;
}

/** A picture that a person gave a product on one side. */
export interface Photo {
  readonly side: 'gestan' | 'woo';
  readonly code: string;
  /** What tells the picture from all others. */
  readonly mark: string;
  /** As of an edit: it was given between the last look at a product and the write that followed. */
  unseen: boolean;
}

/** What people entered, in its order: the truth that no sync has a hand in. */
export interface Ledger {
  edited(side: EditedSide, code: string, field: EditedField, value: string): void;
  /** Edits of a product's field, oldest first. */
  of(code: string, field: EditedField): readonly Edit[];
  /** How many edits there are: a mark of now. */
  readonly length: number;
  /** The edits of a product on one side since a mark, which a write has now covered, were seen by nobody. */
  covered(side: 'gestan' | 'woo', code: string, field: EditedField, since: number): void;
  codes(): readonly string[];
  photographed(side: Photo['side'], code: string, mark: string): void;
  /** The photos of a product in the shop since a count of them, which a write of its list has now covered. */
  coveredPhotos(code: string, since: number): void;
  readonly photos: readonly Photo[];
}

export function createLedger(): Ledger {
  const edits: Edit[] = [];
  const photos: Photo[] = [];
  return {
    edited(side, code, field, value) {
      edits.push({ side, code, field, value, unseen: false });
    },
    of: (code, field) => edits.filter((edit) => edit.code === code && edit.field === field),
    get length() {
      return edits.length;
    },
    covered(side, code, field, since) {
      for (const edit of edits.slice(since))
        if (edit.side === side && edit.code === code && edit.field === field) edit.unseen = true;
    },
    photographed(side, code, mark) {
      photos.push({ side, code, mark, unseen: false });
    },
    coveredPhotos(code, since) {
      for (const photo of photos.slice(since))
        if (photo.side === 'woo' && photo.code === code) photo.unseen = true;
    },
    photos,
    codes: () => [...new Set(edits.map(({ code }) => code))],
  };
}
