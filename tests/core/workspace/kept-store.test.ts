import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { keptStore, type KeyValue } from '#lib/core/workspace/kept-store.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';

let values: Map<string, unknown>;
let written: string[];
const store = () => keptStore(inMemory());

function inMemory(): KeyValue {
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => {
      written.push(key);
      values.set(key, value);
    },
    delete: async (keys) => keys.forEach((key) => values.delete(key)),
    keys: async () => [...values.keys()],
  };
}

const source = async (name: string, text: string) => {
  const content = new Blob([text]);
  return { name, content, sha256: await sha256Of(content), cuts: [], datasets: [] };
};

const spec = { ...defaultSpec, title: 'Mine' };

beforeEach(() => {
  values = new Map([['another-page', 'left alone']]);
  written = [];
});

describe('a workspace kept in the browser', () => {
  it('is there again with its files', async () => {
    const costs = await source('costs.csv', 'a\n1\n');
    await store().save(spec, [costs]);
    const kept = await store().load();
    expect(kept?.spec).toMatchObject({ title: 'Mine', sources: [{ name: 'costs.csv', sizeBytes: 4 }] });
    expect(kept?.missing).toEqual([]);
    expect(await kept?.sources[0]?.content.text()).toBe('a\n1\n');
  });

  it('writes the bytes of each file once, and lets go of those it no longer needs', async () => {
    const [costs, volumes] = [await source('costs.csv', 'a\n1\n'), await source('volumes.csv', 'a\n2\n')];
    await store().save(spec, [costs]);
    await store().save(spec, [costs, volumes]);
    await store().save({ ...spec, currency: 'EUR' }, [volumes]);
    expect(written.filter((key) => key.startsWith('outturn-source:'))).toHaveLength(2);
    expect([...values.keys()].sort()).toEqual(
      ['another-page', 'outturn-document', `outturn-source:${volumes.sha256}`].sort(),
    );
  });

  it('names a file whose bytes are gone and gives the others', async () => {
    const [costs, volumes] = [await source('costs.csv', 'a\n1\n'), await source('volumes.csv', 'a\n2\n')];
    await store().save(spec, [costs, volumes]);
    values.delete(`outturn-source:${costs.sha256}`);
    const kept = await store().load();
    expect(kept?.missing).toEqual(['costs.csv']);
    expect(kept?.sources.map(({ name }) => name)).toEqual(['volumes.csv']);
  });

  it('is forgotten when that is asked for, and nothing of another page with it', async () => {
    await store().save(spec, [await source('costs.csv', 'a\n1\n')]);
    await store().clear();
    expect([...values.keys()]).toEqual(['another-page']);
    expect(await store().load()).toBeNull();
  });

  it('that is damaged says why', async () => {
    values.set('outturn-document', '{"version":99}');
    await expect(store().load()).rejects.toThrow(/newer Outturn/);
  });
});

describe('a kept workspace that cannot be read', () => {
  const newer = '{"version":99,"title":"Of tomorrow"}';

  async function withAside() {
    const old = await source('old.csv', 'a\n9\n');
    values.set('outturn-document', newer);
    values.set(`outturn-source:${old.sha256}`, old.content);
    const here = store();
    await expect(here.load()).rejects.toThrow(/newer Outturn/);
    const costs = await source('costs.csv', 'a\n1\n');
    const saved = await here.save(spec, [costs]);
    return { here, old, costs, saved };
  }

  it('is set aside with its files when another takes its place, and that is said once', async () => {
    const { here, old, costs, saved } = await withAside();
    expect(saved.setAside).toMatch(/newer Outturn/);
    expect((await here.save(spec, [])).setAside).toBeNull();
    expect((await store().load())?.spec).toMatchObject({ title: 'Mine' });
    expect(values.get('outturn-aside:1')).toMatchObject({ key: 'outturn-document', value: newer });
    expect(values.has(`outturn-source:${old.sha256}`)).toBe(true);
    expect(values.has(`outturn-source:${costs.sha256}`)).toBe(false);
  });

  it('is in its place again when the other goes', async () => {
    const { here, old } = await withAside();
    await here.clear();
    expect(values.get('outturn-document')).toBe(newer);
    expect([...values.keys()].sort()).toEqual(
      ['another-page', 'outturn-document', `outturn-source:${old.sha256}`].sort(),
    );
    expect((await here.save(spec, [])).setAside).toMatch(/newer Outturn/);
  });

  it('does not take the place of one that was set aside before', async () => {
    await withAside();
    values.set('outturn-document', 'damaged');
    await store().save(spec, []);
    expect(values.get('outturn-aside:1')).toMatchObject({ value: newer });
    expect(values.get('outturn-aside:2')).toMatchObject({ value: 'damaged' });
  });

  it('goes with everything when that is asked for', async () => {
    const { here } = await withAside();
    await here.clearAll();
    expect([...values.keys()]).toEqual(['another-page']);
  });
});

describe('a workspace kept by an earlier version', () => {
  const former = {
    spec: '{"version":1,"title":"Old","currency":"USD"}',
    sources: [{ name: 'costs.csv', content: new Blob(['a\n1\n']) }],
  };

  it('is read as it was, and kept in the form of today from then on', async () => {
    values.set('outturn-workspace', former);
    const kept = await store().load();
    expect(kept).toMatchObject({ spec: { version: 5, title: 'Old', currency: 'USD' }, missing: [] });
    expect(kept?.sources).toEqual(former.sources.map((source) => ({ ...source, cuts: [], datasets: [] })));
    await store().save(kept?.spec ?? spec, [await source('costs.csv', 'a\n1\n')]);
    expect(values.has('outturn-workspace')).toBe(false);
    expect((await store().load())?.spec).toMatchObject({ title: 'Old' });
  });

  it.each([[null], ['text'], [{ spec: 1, sources: [] }], [{ spec: '{}', sources: [{ name: 'a.csv' }] }]])(
    'that is damaged is refused: %j',
    async (kept) => {
      values.set('outturn-workspace', kept);
      await expect(store().load()).rejects.toThrow(/earlier version/);
    },
  );
});
