import type { RuleProfile } from '../rule-profile.js';
import { duru2008 } from './duru-2008.js';
import { en } from './en.js';
import { gln } from './gln.js';
import { hengartner2021, hengartner2021Low } from './hengartner-2021.js';
import { jt } from './jt.js';
import { ketamineResponse } from './ketamine-response.js';
import { kounali2022, kounali2022Percent } from './kounali-2022.js';
import { mapp2In2023 } from './mapp2-2023.js';
import { morin2011 } from './morin-2011.js';
import { ncptsdLegacy, ncptsdLegacyMeaningful } from './ncptsd-legacy.js';
import { nysCocm2025 } from './nys-cocm-2025.js';
import { primaryCareMid2023, primaryCareMid2023Low } from './primary-care-mid-2023.js';
import { response50 } from './response-50.js';
import { toussaint2020 } from './toussaint-2020.js';
import { vaMarx2022, vaMarx2022Sample2 } from './va-marx-2022.js';
import { who5Change } from './who-5-change.js';
import { yang2009 } from './yang-2009.js';

/** Every rule of change that ships: one publication a file. The first for an instrument is what it starts with. */
export const ruleProfiles: readonly RuleProfile[] = [
  vaMarx2022,
  vaMarx2022Sample2,
  primaryCareMid2023,
  primaryCareMid2023Low,
  nysCocm2025,
  ncptsdLegacy,
  ncptsdLegacyMeaningful,
  ketamineResponse,
  mapp2In2023,
  response50,
  kounali2022,
  kounali2022Percent,
  toussaint2020,
  duru2008,
  hengartner2021,
  hengartner2021Low,
  yang2009,
  morin2011,
  who5Change,
  jt,
  gln,
  en,
];

export const findRuleProfile = (key: string): RuleProfile | undefined =>
  ruleProfiles.find((profile) => profile.key === key);
