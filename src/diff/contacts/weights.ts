import type { WeightTable } from './model.js';

/**
 * The weights of the matcher, estimated by `bench/contacts-estimate.ts` (seeds 101 and 102, 12 rounds of
 * expectation–maximisation, 585 labelled pairs). Not to be changed by hand: run it again.
 */
export const estimated: WeightTable = {
  siret: {
    same: {
      m: 0.995,
      u: 0.00101,
    },
    typo: {
      m: 0.00236,
      u: 0.000201,
    },
    other: {
      m: 0.00236,
      u: 0.999,
    },
  },
  vat: {
    same: {
      m: 0.971,
      u: 0.333,
    },
    typo: {
      m: 0.0145,
      u: 0.333,
    },
    other: {
      m: 0.0145,
      u: 0.333,
    },
  },
  siren: {
    same: {
      m: 0.996,
      u: 0.00101,
    },
    typo: {
      m: 0.00205,
      u: 0.000201,
    },
    other: {
      m: 0.00205,
      u: 0.999,
    },
  },
  email: {
    same: {
      m: 0.712,
      u: 0.0000589,
    },
    similar: {
      m: 0.0094,
      u: 0.00000609,
    },
    mailbox: {
      m: 0.0002,
      u: 0.00138,
    },
    other: {
      m: 0.278,
      u: 0.999,
    },
  },
  mobile: {
    same: {
      m: 0.817,
      u: 0.0000334,
    },
    similar: {
      m: 0.00819,
      u: 0.00000303,
    },
    other: {
      m: 0.175,
      u: 1,
    },
  },
  phone: {
    same: {
      m: 0.987,
      u: 0.0000849,
    },
    similar: {
      m: 0.00637,
      u: 0.0000849,
    },
    other: {
      m: 0.00645,
      u: 1,
    },
  },
  street: {
    same: {
      m: 0.984,
      u: 0.00803,
    },
    similar: {
      m: 0.00472,
      u: 0.000196,
    },
    other: {
      m: 0.0109,
      u: 0.992,
    },
  },
  place: {
    same: {
      m: 0.851,
      u: 0.00921,
    },
    town: {
      m: 0.000565,
      u: 0.0000018,
    },
    other: {
      m: 0.149,
      u: 0.991,
    },
  },
  last: {
    same: {
      m: 0.928,
      u: 0.00104,
    },
    variant: {
      m: 0.0259,
      u: 0.0000662,
    },
    typo: {
      m: 0.0459,
      u: 0.000725,
    },
    partly: {
      m: 0.000169,
      u: 0.00000179,
    },
    similar: {
      m: 0.000169,
      u: 0.00000179,
    },
    other: {
      m: 0.000171,
      u: 0.998,
    },
  },
  first: {
    same: {
      m: 0.949,
      u: 0.0101,
    },
    variant: {
      m: 0.0422,
      u: 0.00121,
    },
    typo: {
      m: 0.00796,
      u: 0.00012,
    },
    partly: {
      m: 0.00017,
      u: 0.00133,
    },
    similar: {
      m: 0.00017,
      u: 0.0000805,
    },
    other: {
      m: 0.000169,
      u: 0.987,
    },
  },
  firm: {
    same: {
      m: 0.998,
      u: 0.000888,
    },
    similar: {
      m: 0.000791,
      u: 0.000205,
    },
    'other-form': {
      m: 0.000791,
      u: 0.0000683,
    },
    other: {
      m: 0.000794,
      u: 0.999,
    },
  },
};
