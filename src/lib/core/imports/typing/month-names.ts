/** English month names, short or long, as a pattern: the ones the database reads too. */
export const englishMonth =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** The number of a month, 1 to 12, by its name in a common language, short or long, in any case; null for no such name. */
export function monthNumberOf(name: string): number | null {
  return numberByName.get(plainLetters(name)) ?? null;
}

/** Letters without accents, lower case: `Août` is `aout`, `październik` is `pazdziernik`. */
function plainLetters(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
}

// Twelve lists: English, French, German, Spanish, Italian, Dutch, Polish (both cases) and Portuguese, long and short,
// without accents. No name means two months, and names that begin alike (`jui`) are left out.
const names = [
  'jan january janv janvier januar jaenner janner jaen ene enero gen gennaio januari sty styczen stycznia janeiro',
  'feb february fev fevr fevrier februar feber febrero febbraio februari lut luty lutego fevereiro',
  'mar march mars marz maerz mrz marzo mrt maart marzec marca marco',
  'apr april avr avril abr abril aprile kwi kwiecien kwietnia',
  'may mai mayo mag maggio mei maj maja maio',
  'jun june juin juni junio giu giugno cze czerwiec czerwca junho',
  'jul july juil juillet juli julio lug luglio lip lipiec lipca julho',
  'aug august aout ago agosto augustus sie sierpien sierpnia',
  'sep sept september septembre septiembre setiembre set settembre wrz wrzesien wrzesnia setembro',
  'oct october octobre okt oktober octubre ott ottobre paz pazdziernik pazdziernika out outubro',
  'nov november novembre noviembre lis listopad listopada novembro',
  'dec december decembre dez dezember dic diciembre dicembre gru grudzien grudnia dezembro',
];

const numberByName: ReadonlyMap<string, number> = new Map(
  names.flatMap((list, at) => list.split(' ').map((name): [string, number] => [name, at + 1])),
);
