/** What a snapshot calls the prices in which its real terms are written. */
export const priceBaseName = 'Prices in which real terms are written';
