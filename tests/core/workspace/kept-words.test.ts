import { expect, it } from 'vitest';
import { keptLine, keptWords } from '#lib/core/workspace/kept-words.ts';

it('says that it is this browser only, whatever the browser says', () => {
  for (const isDurable of [true, false, null])
    for (const words of [keptWords, keptLine])
      expect(words({ isDurable, usedBytes: null, quotaBytes: null })).toContain('in this browser');
  expect(keptWords(null)).toContain('in this browser on this device only');
});

it('says what the browser promised and how much is used', () => {
  const storage = { isDurable: true, usedBytes: 12_300_000, quotaBytes: 2_000_000_000 };
  expect(keptWords(storage)).toContain('promised not to clear them by itself');
  expect(keptWords(storage)).toContain('uses 12 MB of at most 2 GB');
  expect(keptWords({ ...storage, isDurable: false })).toContain('may clear them when space runs short');
  expect(keptWords({ ...storage, usedBytes: null })).not.toContain('uses');
});
