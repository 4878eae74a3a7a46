import type { WeightTable } from './model.js';

/**
 * The weights of the matcher, estimated by `bench/contacts-estimate.ts` (seeds 101 and 102, 12 rounds of
 * expectation–maximisation, 585 labelled pairs). Not to be changed by hand: run it again.
 */
export const estimated: WeightTable = {
  siret: {
    same: {
      m: 0.982,
      u: 0.000297,
    },
    typo: {
      m: 0.00899,
      u: 0.000099,
    },
    other: {
      m: 0.00899,
      u: 1,
    },
  },
  vat: {
    same: {
      m: 0.958,
      u: 0.0000244,
    },
    typo: {
      m: 0.0209,
      u: 0.0000244,
    },
    other: {
      m: 0.0209,
      u: 1,
    },
  },
  siren: {
    same: {
      m: 0.983,
      u: 0.000297,
    },
    typo: {
      m: 0.00867,
      u: 0.000099,
    },
    other: {
      m: 0.00867,
      u: 1,
    },
  },
  email: {
    same: {
      m: 0.7,
      u: 0.00000741,
    },
    similar: {
      m: 0.0142,
      u: 0.00000247,
    },
    mailbox: {
      m: 0.00519,
      u: 0.0031,
    },
    other: {
      m: 0.281,
      u: 0.997,
    },
  },
  mobile: {
    same: {
      m: 0.804,
      u: 0.00000423,
    },
    similar: {
      m: 0.0147,
      u: 0.00000423,
    },
    other: {
      m: 0.181,
      u: 1,
    },
  },
  phone: {
    same: {
      m: 0.974,
      u: 0.0000607,
    },
    similar: {
      m: 0.0129,
      u: 0.00000867,
    },
    other: {
      m: 0.0131,
      u: 1,
    },
  },
  street: {
    same: {
      m: 0.97,
      u: 0.00271,
    },
    similar: {
      m: 0.0113,
      u: 0.000209,
    },
    other: {
      m: 0.0186,
      u: 0.997,
    },
  },
  place: {
    same: {
      m: 0.837,
      u: 0.00936,
    },
    town: {
      m: 0.00722,
      u: 0.00000195,
    },
    other: {
      m: 0.156,
      u: 0.991,
    },
  },
  last: {
    same: {
      m: 0.909,
      u: 0.00112,
    },
    variant: {
      m: 0.0324,
      u: 0.00000192,
    },
    typo: {
      m: 0.0481,
      u: 0.000697,
    },
    partly: {
      m: 0.0035,
      u: 0.00000192,
    },
    similar: {
      m: 0.0035,
      u: 0.00000192,
    },
    other: {
      m: 0.0038,
      u: 0.998,
    },
  },
  first: {
    same: {
      m: 0.933,
      u: 0.0109,
    },
    variant: {
      m: 0.0445,
      u: 0.00000961,
    },
    typo: {
      m: 0.0111,
      u: 0.0000211,
    },
    partly: {
      m: 0.0035,
      u: 0.00118,
    },
    similar: {
      m: 0.00429,
      u: 0.00000192,
    },
    other: {
      m: 0.0035,
      u: 0.988,
    },
  },
  firm: {
    same: {
      m: 0.983,
      u: 0.000313,
    },
    similar: {
      m: 0.00577,
      u: 0.000134,
    },
    'other-form': {
      m: 0.00578,
      u: 0.0000447,
    },
    other: {
      m: 0.00582,
      u: 1,
    },
  },
};
