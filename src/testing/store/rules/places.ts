/** A continent with the codes of its countries. */
export interface Continent {
  readonly code: string;
  readonly name: string;
  readonly countries: readonly string[];
}

const continent = (code: string, name: string, countries: string): Continent => ({
  code,
  name,
  countries: countries.split(' '),
});

/** The continents as shops divide the world. */
export const continents: readonly Continent[] = [
  continent(
    'AF',
    'Africa',
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
  ),
  continent('AN', 'Antarctica', 'AQ BV GS HM TF'),
  continent(
    'AS',
    'Asia',
    'AE AF AM AZ BD BH BN BT CC CN CX CY GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TW UZ VN YE',
  ),
  continent(
    'EU',
    'Europe',
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK',
  ),
  continent(
    'NA',
    'North America',
    'AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG VI',
  ),
  continent('OC', 'Oceania', 'AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS'),
  continent('SA', 'South America', 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE'),
];

/** All countries, in the order of their codes. */
export const countryCodes: readonly string[] = [
  ...new Set(continents.flatMap(({ countries }) => countries)),
].sort();

const namedOtherwise: Readonly<Record<string, string>> = {
  GB: 'United Kingdom (UK)',
  US: 'United States (US)',
  VI: 'United States (US) Virgin Islands',
  UM: 'United States (US) Minor Outlying Islands',
};

const named = new Intl.DisplayNames(['en'], { type: 'region' });

/** The English name of a country. */
export function countryName(code: string): string {
  return namedOtherwise[code] ?? named.of(code) ?? code;
}

/** Provinces and states of the countries whose addresses name them most: code → name. */
const states: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: {
    ACT: 'Australian Capital Territory',
    NSW: 'New South Wales',
    NT: 'Northern Territory',
    QLD: 'Queensland',
    SA: 'South Australia',
    TAS: 'Tasmania',
    VIC: 'Victoria',
    WA: 'Western Australia',
  },
  CA: {
    AB: 'Alberta',
    BC: 'British Columbia',
    MB: 'Manitoba',
    NB: 'New Brunswick',
    NL: 'Newfoundland and Labrador',
    NT: 'Northwest Territories',
    NS: 'Nova Scotia',
    NU: 'Nunavut',
    ON: 'Ontario',
    PE: 'Prince Edward Island',
    QC: 'Quebec',
    SK: 'Saskatchewan',
    YT: 'Yukon Territory',
  },
};

/** The states of a country as its data lists them. */
export function statesOf(code: string): { code: string; name: string }[] {
  return Object.entries(states[code] ?? {}).map(([state, name]) => ({ code: state, name }));
}
