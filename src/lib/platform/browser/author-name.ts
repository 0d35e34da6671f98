const key = 'outturn-author';

/** The name this person wrote under before on this machine; empty when none was kept or storage is closed. */
export function keptAuthor(): string {
  try {
    return (localStorage.getItem(key) ?? '').slice(0, 200);
  } catch {
    return '';
  }
}

/** Keep the name this person writes under, where storage is open. */
export function keepAuthor(name: string): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    return;
  }
}
