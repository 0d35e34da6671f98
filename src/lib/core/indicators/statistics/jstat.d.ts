/** The distributions of jstat that are used here; the package brings no types of its own. */
declare module 'jstat' {
  interface JStat {
    readonly normal: {
      cdf(x: number, mean: number, deviation: number): number;
      inv(p: number, mean: number, deviation: number): number;
    };
    readonly studentt: {
      cdf(x: number, degrees: number): number;
      inv(p: number, degrees: number): number;
    };
    readonly centralF: {
      cdf(x: number, numerator: number, denominator: number): number;
    };
  }
  const jStat: JStat;
  export default jStat;
}
