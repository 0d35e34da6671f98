const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes for a person, in thousands as disks are sold: `1.2 MB`. */
export function sizeLabel(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1000 ** power;
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: power > 0 && size < 10 ? 1 : 0 })} ${units[power] ?? ''}`;
}
