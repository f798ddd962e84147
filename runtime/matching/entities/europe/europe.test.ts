import { describe, expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'

/** Type, a text in which it is found, and one in which a digit, a letter or a date is wrong. Values are the published examples of the authorities or made up and computed. */
const cases: readonly (readonly [type: string, right: string, wrong: string])[] = [
  ['es-nif', 'DNI 12345678Z', 'DNI 12345678A'],
  ['es-nie', 'NIE X1234567L', 'NIE X1234567M'],
  ['es-passport', 'pasaporte PAB482915', 'pasaporte PAB48291'],
  ['it-fiscal-code', 'il mio CF RSSMRA85T10A562S', 'il mio CF RSSMRA85T10A562T'],
  ['it-passport', 'passaporto YA4820193', 'passaporto YA482019'],
  ['it-driver-license', 'patente U1B29D834E', 'patente U1A29D834E'],
  ['it-vat', 'partita IVA 07643520567', 'partita IVA 07643520568'],
  ['it-identity-card', 'carta d\u0027identità CA12345AB', 'carta d\u0027identità CA1234AB'],
  ['fr-nir', 'sécurité sociale 2 55 08 14 168 025 38', 'sécurité sociale 2 55 08 14 168 025 39'],
  ['nl-bsn', 'BSN 111222333', 'BSN 111222334'],
  ['be-national-number', '85.07.30-033 28', '85.07.30-033 29'],
  ['pl-pesel', 'PESEL 44051401359', 'PESEL 44051401358'],
  ['fi-personal-identity-code', 'hetu 131052-308T', 'hetu 131052-308U'],
  ['se-personnummer', 'personnummer 811228-9874', 'personnummer 811228-9873'],
  ['se-organisationsnummer', 'orgnr 212000-0142', 'orgnr 212000-0143'],
  ['no-fodselsnummer', 'fødselsnummer 15076500565', 'fødselsnummer 15076500566'],
  ['dk-cpr', 'CPR 211062-5629', 'CPR 321062-5629'],
  ['pt-nif', 'NIF 501964843', 'NIF 501964842'],
  ['ch-ahv', 'AHV 756.9217.0769.85', 'AHV 756.9217.0769.84'],
  ['ie-pps', 'PPS 1234567T', 'PPS 1234567U'],
  ['cz-sk-birth-number', 'rodné číslo 736028/5163', 'rodné číslo 736028/5164'],
  ['ro-cnp', 'CNP 1800101221144', 'CNP 1800101221145'],
  ['bg-egn', 'ЕГН 7523169263', 'ЕГН 7523169264'],
  ['gr-amka', 'AMKA 01018012342', 'AMKA 01018012343'],
  ['hr-oib', 'OIB 69435151530', 'OIB 69435151531'],
  ['at-social-security', 'SVNR 1237 010180', 'SVNR 1238 010180'],
  ['baltic-personal-code', 'isikukood 37605030299', 'isikukood 37605030298'],
  ['tr-national-id', 'TC kimlik 10000000146', 'TC kimlik 10000000147'],
  ['tr-license-plate', 'plaka 34 ABC 123', 'plaka 82 ABC 123'],
]

describe.each(cases)('%s', (type, right, wrong) => {
  test('is found', () => expect(foundIn(type, right)).toHaveLength(1))

  test('is none when a check fails', () => expect(foundIn(type, wrong)).toEqual([]))
})
