/**
 * Lag-1 autocorrelation: how much neighbouring values resemble each other, from −1 to 1, without unit.
 * r₁ = Σ (xₜ − x̄)(xₜ₊₁ − x̄) / Σ (xₜ − x̄)². Null under 6 values or where nothing varies.
 *
 * Source: Box, Jenkins and Reinsel, Time Series Analysis, 2.1.6.
 * Example: 1, 2, 3, 4, 5, 6 have deviations −2.5 to 2.5; 8.75 / 17.5 = 0.5.
 */
export function lagOneAutocorrelation(values: readonly number[]): number | null {
  if (values.length < 6) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const away = values.map((value) => value - mean);
  const squares = away.reduce((sum, one) => sum + one * one, 0);
  const size = Math.max(...values.map(Math.abs));
  if (squares <= values.length * (size * 1e-12) ** 2) return null;
  return away.slice(1).reduce((sum, one, at) => sum + one * (away[at] ?? 0), 0) / squares;
}
