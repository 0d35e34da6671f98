import { describe, expect, it } from 'vitest';
import { serial } from '#lib/core/engine/serial.ts';

describe('a serial queue', () => {
  it('runs one task after another, also past one that fails', async () => {
    const enqueue = serial();
    const seen: string[] = [];
    const slow = enqueue(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push('slow');
    });
    const failing = enqueue(async () => {
      seen.push('failing');
      throw new Error('own words');
    });
    const quick = enqueue(async () => void seen.push('quick'));
    await expect(failing).rejects.toThrow('own words');
    await Promise.all([slow, quick]);
    expect(seen).toEqual(['slow', 'failing', 'quick']);
  });

  it('never runs a task aborted before its turn, and keeps the order of the others', async () => {
    const enqueue = serial();
    const seen: string[] = [];
    const stop = new AbortController();
    const first = enqueue(() =>
      new Promise((resolve) => setTimeout(resolve, 20)).then(() => void seen.push('first')),
    );
    const aborted = enqueue(async () => void seen.push('aborted'), stop.signal);
    const last = enqueue(async () => void seen.push('last'));
    stop.abort(new Error('no longer wanted'));
    await expect(aborted).rejects.toThrow('no longer wanted');
    expect(seen).toEqual([]);
    await Promise.all([first, last]);
    expect(seen).toEqual(['first', 'last']);
  });
});
