import type { WeightTable } from './weight-table.js';

/**
 * The weights of the matcher, estimated by `bench/contacts-estimate.ts` (seeds 101 and 102, 12
 * rounds of expectation–maximisation, 1685 labelled pairs). Not to be changed by hand: run it
 * again.
 */
export const estimated: WeightTable = {
  siret: {
    same: {
      m: 0.839,
      u: 0.000297,
    },
    typo: {
      m: 0.152,
      u: 0.000099,
    },
    other: {
      m: 0.0083,
      u: 1,
    },
  },
  vat: {
    same: {
      m: 0.974,
      u: 0.0000244,
    },
    typo: {
      m: 0.0129,
      u: 0.0000244,
    },
    other: {
      m: 0.0129,
      u: 1,
    },
  },
  siren: {
    same: {
      m: 0.984,
      u: 0.000297,
    },
    typo: {
      m: 0.00797,
      u: 0.000099,
    },
    other: {
      m: 0.00797,
      u: 1,
    },
  },
  email: {
    same: {
      m: 0.572,
      u: 0.00000741,
    },
    similar: {
      m: 0.0229,
      u: 0.00000247,
    },
    mailbox: {
      m: 0.00514,
      u: 0.0031,
    },
    other: {
      m: 0.4,
      u: 0.997,
    },
  },
  mobile: {
    same: {
      m: 0.826,
      u: 0.00000423,
    },
    similar: {
      m: 0.0121,
      u: 0.00000423,
    },
    other: {
      m: 0.162,
      u: 1,
    },
  },
  phone: {
    same: {
      m: 0.979,
      u: 0.0000607,
    },
    similar: {
      m: 0.0107,
      u: 0.00000867,
    },
    other: {
      m: 0.0108,
      u: 1,
    },
  },
  street: {
    same: {
      m: 0.95,
      u: 0.00271,
    },
    similar: {
      m: 0.0103,
      u: 0.000209,
    },
    other: {
      m: 0.0401,
      u: 0.997,
    },
  },
  place: {
    same: {
      m: 0.768,
      u: 0.00936,
    },
    town: {
      m: 0.00707,
      u: 0.00000195,
    },
    other: {
      m: 0.225,
      u: 0.991,
    },
  },
  last: {
    same: {
      m: 0.918,
      u: 0.00112,
    },
    variant: {
      m: 0.0263,
      u: 0.00000192,
    },
    typo: {
      m: 0.0452,
      u: 0.000697,
    },
    partly: {
      m: 0.00346,
      u: 0.00000192,
    },
    similar: {
      m: 0.00346,
      u: 0.00000192,
    },
    other: {
      m: 0.0037,
      u: 0.998,
    },
  },
  first: {
    same: {
      m: 0.908,
      u: 0.0109,
    },
    variant: {
      m: 0.0677,
      u: 0.00000961,
    },
    typo: {
      m: 0.0132,
      u: 0.0000211,
    },
    partly: {
      m: 0.00347,
      u: 0.00118,
    },
    similar: {
      m: 0.00413,
      u: 0.00000192,
    },
    other: {
      m: 0.00346,
      u: 0.988,
    },
  },
  firm: {
    same: {
      m: 0.929,
      u: 0.000313,
    },
    similar: {
      m: 0.00682,
      u: 0.000134,
    },
    'other-form': {
      m: 0.00561,
      u: 0.0000447,
    },
    other: {
      m: 0.0581,
      u: 1,
    },
  },
};
