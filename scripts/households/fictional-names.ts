import type { Language } from '../../subgraphs/identity/enums.generated.ts';

/** First names of no one language, and last names that say "example" or "made up" in several: nobody is called so. */
// prettier-ignore
export const FIRST_NAMES = [
  'Abra', 'Ansel', 'Belda', 'Bix', 'Calla', 'Corvin', 'Dalia', 'Dorn', 'Elka', 'Enzo', 'Fable', 'Finn', 'Gala', 'Grig', 'Hedda', 'Hob',
  'Ilva', 'Ivo', 'Jasna', 'Jory', 'Kalla', 'Kip', 'Lumi', 'Lorn', 'Mirka', 'Moss', 'Nelda', 'Nix', 'Odra', 'Orrin', 'Petra', 'Pim',
  'Quilla', 'Quin', 'Rilla', 'Rook', 'Silva', 'Sorrel', 'Tilda', 'Tam', 'Ulla', 'Umber', 'Vesna', 'Vik', 'Wanda', 'Wick', 'Xenia', 'Yara',
  'Yorick', 'Zella',
] as const;

export const LAST_NAMES: Readonly<Record<Language, readonly string[]>> = {
  EN: [
    'Sampleton',
    'Mockwell',
    'Placeholder',
    'Testerly',
    'Fictionby',
    'Madeup',
    'Dummyworth',
    'Exampley',
    'Notareal',
    'Specimen',
  ],
  ES: ['Ejemplez', 'Ficticio', 'Pruebas', 'Inventado', 'Muestra', 'Supuesto'],
  PT_BR: ['Exemplar', 'Ficticio', 'Amostra', 'Inventado', 'Suposto'],
  ZH_HANT: ['Shili', 'Xugou', 'Ceshi', 'Yangben'],
  VI: ['Vidu', 'Giatuong', 'Thunghiem', 'Mauthu'],
  HT: ['Egzanp', 'Envante', 'Esey', 'Modelfiktif'],
};
