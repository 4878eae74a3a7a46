import type { WeightTable } from './model.js';

export const estimated: WeightTable = {
  siret: { same: { m: 0.97, u: 1e-6 }, typo: { m: 0.02, u: 1e-6 }, other: { m: 0.01, u: 1 } },
  vat: { same: { m: 0.97, u: 1e-6 }, typo: { m: 0.02, u: 1e-6 }, other: { m: 0.01, u: 1 } },
  siren: { same: { m: 0.97, u: 1e-6 }, typo: { m: 0.02, u: 1e-6 }, other: { m: 0.01, u: 1 } },
  email: {
    same: { m: 0.75, u: 1e-5 },
    similar: { m: 0.03, u: 1e-5 },
    mailbox: { m: 0.02, u: 1e-5 },
    other: { m: 0.2, u: 0.9999 },
  },
  mobile: { same: { m: 0.85, u: 1e-5 }, similar: { m: 0.02, u: 1e-5 }, other: { m: 0.13, u: 0.9999 } },
  phone: { same: { m: 0.85, u: 1e-5 }, similar: { m: 0.02, u: 1e-5 }, other: { m: 0.13, u: 0.9999 } },
  street: { same: { m: 0.85, u: 0.001 }, similar: { m: 0.07, u: 0.005 }, other: { m: 0.08, u: 0.99 } },
  place: { same: { m: 0.85, u: 0.002 }, town: { m: 0.02, u: 0.002 }, other: { m: 0.13, u: 0.99 } },
  last: {
    same: { m: 0.9, u: 0.0008 },
    variant: { m: 0.03, u: 0.0005 },
    typo: { m: 0.05, u: 0.003 },
    partly: { m: 0.001, u: 0.001 },
    similar: { m: 0.001, u: 0.001 },
    other: { m: 0.02, u: 0.99 },
  },
  first: {
    same: { m: 0.88, u: 0.01 },
    variant: { m: 0.05, u: 0.01 },
    typo: { m: 0.02, u: 0.0005 },
    partly: { m: 0.02, u: 0.01 },
    similar: { m: 0.01, u: 0.003 },
    other: { m: 0.01, u: 0.97 },
  },
  firm: {
    same: { m: 0.9, u: 0.0005 },
    similar: { m: 0.03, u: 0.0005 },
    'other-form': { m: 0.01, u: 0.0005 },
    other: { m: 0.06, u: 0.99 },
  },
};
