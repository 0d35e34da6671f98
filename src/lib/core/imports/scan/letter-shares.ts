/**
 * How often letters beyond ASCII stand in texts of a language, in parts per thousand of such letters, rounded. They
 * tell code pages apart: bytes that read as frequent letters in one and as odd ones in another.
 */
export type LetterShares = Readonly<Record<string, number>>;

function shares(text: string): LetterShares {
  return Object.fromEntries(
    text.split(' ').map((entry) => [entry.slice(0, 1), Number(entry.slice(1))] as const),
  );
}

/** Languages of western Europe, and names from them in English texts. */
export const western: readonly LetterShares[] = [
  shares('é400 ö100 ü100 ñ80 è60 á60 ó60 ç40 í40 ä40 ã20 ô20 ï20 ê20 à20 ø20 å20 â10 ú10 ë10 ß10'),
  shares('é640 à140 è100 ê50 ç30 ô15 â15 ù15 î10 û7 œ8 ë4 ï4 ü1'),
  shares('ü360 ä300 ö200 ß140 é5'),
  shares('ó320 í240 á200 é150 ñ60 ú60 ü3 º5 ª3'),
  shares('ã220 ç160 é150 á140 í100 ó80 ê60 õ50 ú40 â30 à30 ô20 º10 ª10 ü1'),
  shares('è350 à300 ù120 ò120 ì80 é60'),
  shares('é400 ë400 ï100 ö50 è50 ü30 ê10 á5 ó5'),
  shares('ä400 ö300 å270 é20'),
  shares('å400 ø350 æ220 é20 ö5 ä5'),
  shares('ð200 í200 á150 ó120 ö90 é80 ú80 þ80 æ80 ý40'),
];

/** Languages of central Europe that are written in Latin letters. */
export const central: readonly LetterShares[] = [
  shares('ł240 ą140 ę140 ó130 ż120 ś90 ć50 ń50 ź10'),
  shares('í180 á160 ě110 é90 ř80 ž70 ý70 č70 š60 ů50 ú15 ť6 ň5 ď4 ó4'),
  shares('á200 í120 ý100 č100 é90 ž90 ú90 š80 ť50 ľ40 ô20 ň20 ó15 ď15 ä10 ĺ2 ŕ2'),
  shares('á300 é300 ö90 ő90 ó90 í60 ü50 ú30 ű20'),
  shares('č300 š300 ž180 ć160 đ60'),
  shares('ă380 ş180 ţ180 î170 â100'),
];

/** Turkish. */
export const turkish: readonly LetterShares[] = [shares('ı330 ü150 ş130 ğ90 ç90 ö80 i60 â5')];

/** Languages written in Cyrillic letters. */
export const cyrillic: readonly LetterShares[] = [
  shares(
    'о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ1 ё1',
  ),
  shares(
    'о94 а81 н67 и63 і57 в54 т54 е49 р47 с42 к39 л37 у33 д33 м30 п29 я22 з22 ь19 г16 б16 ч14 х12 ц9 й9 ж8 ш8 ю8 ї8 є7 щ5 ф3',
  ),
];

/** Greek. */
export const greek: readonly LetterShares[] = [
  shares(
    'α110 ο95 τ80 ι76 ε75 ν64 σ50 η45 ρ42 υ40 π40 κ40 ς40 μ33 λ29 ί24 ό22 ά20 έ19 ή19 ω18 γ18 δ17 ώ13 χ12 θ12 ύ12 φ8 β7 ξ4 ζ4 ψ2',
  ),
];
