/** Light, dark, or as the system has it. */
type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'outturn-theme';

/** The theme this person chose before; `system` when none was kept or storage is closed. */
export function keptTheme(): ThemeChoice {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** Keep a choice of theme where storage is open; without it the choice lasts for this visit. */
export function keepTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    return;
  }
}
