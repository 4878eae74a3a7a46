/**
 * Migration 4, the same in both databases: pieces that the shop takes back before their invoice.
 */
export const cancelledPieces =
  (): string => `-- Migration 4 : pièces que la boutique reprend avant leur facture.
-- Annulation demandée : le programme annule la pièce dans Gestan, puis remplit deleted_at.
ALTER TABLE stg_pieces ADD COLUMN cancel_asked_at TEXT;

-- cancelled : la commande est annulée ; edited : une pièce corrigée la remplace.
ALTER TABLE stg_pieces ADD COLUMN cancel_why TEXT CHECK (cancel_why IN ('cancelled', 'edited'));

INSERT INTO stg_schema_version (version) VALUES (4);
`;
