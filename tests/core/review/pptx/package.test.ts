import readSheets from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostilePack, packOfEverything, packPage, tableBlock } from '../../../support/packs.ts';
import { filesOf, named, openedDeck, treeOf, within, type Element, type OpenedDeck } from './deck-kit.ts';
import { childrenOf } from './schema-order.ts';

// PowerPoint repairs, or refuses, what breaks one of these rules, where other programs look past it.

const long = packOfEverything({
  name: 'A second review',
  pages: [packPage('service', 'service', { blocks: [tableBlock('service/levels', 60)] })],
});

let deck: OpenedDeck;
let files: ReadonlyMap<string, Blob>;
const trees = new Map<string, Element>();

beforeAll(async () => {
  deck = await openedDeck([packOfEverything(), hostilePack(), long]);
  files = await filesOf(deck.file);
  for (const [name, xml] of deck.parts) trees.set(name, treeOf(xml));
}, 60_000);

const tree = (name: string): Element => trees.get(name)!;
const partsOfKind = (start: string) =>
  [...trees].filter(([name]) => new RegExp(`^${start}\\d+\\.xml$`).test(name));
const attribute = (element: Element, name: string): string => element.attributes.get(name) ?? '';
const twice = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at);

/** Where a relationship of a part leads. */
function targetOf(rels: string, target: string): string {
  const from = rels.replace(/_rels\/[^/]*$/, '');
  return new URL(target, `zip:///${from}`).pathname.slice(1);
}

describe('the package of a deck', () => {
  it('has a type for every part, once, and no type for a part that is not there', () => {
    const types = tree('[Content_Types].xml');
    const overrides = named(types, 'Override').map((one) => attribute(one, 'PartName').slice(1));
    const defaults = named(types, 'Default').map((one) => attribute(one, 'Extension'));
    expect(twice(overrides)).toEqual([]);
    expect(twice(defaults)).toEqual([]);
    expect(overrides.filter((name) => !files.has(name))).toEqual([]);
    const untyped = [...files.keys()].filter(
      (name) =>
        name !== '[Content_Types].xml' &&
        !overrides.includes(name) &&
        !defaults.includes(name.split('.').at(-1)!),
    );
    expect(untyped).toEqual([]);
    // The type of all XML is that of no part of a deck.
    const general = [...files.keys()].filter(
      (name) => /^ppt\/.*\.xml$/.test(name) && !overrides.includes(name),
    );
    expect(general).toEqual([]);
  });

  it('begins with its types and has no part twice', () => {
    const names = [...files.keys()];
    expect(names[0]).toBe('[Content_Types].xml');
    expect(twice(names.map((name) => name.toLowerCase()))).toEqual([]);
  });

  it('relates only parts that are there, each relationship with a number of its own', () => {
    for (const [name, rels] of [...trees].filter(([one]) => one.endsWith('.rels'))) {
      const all = named(rels, 'Relationship');
      expect(twice(all.map((one) => attribute(one, 'Id'))), name).toEqual([]);
      const lost = all
        .filter((one) => attribute(one, 'TargetMode') !== 'External')
        .map((one) => targetOf(name, attribute(one, 'Target')))
        .filter((target) => !files.has(target));
      expect(lost, name).toEqual([]);
    }
  });

  it('uses only relationships that its parts have', () => {
    for (const [name, part] of [...trees].filter(([one]) => !one.endsWith('.rels'))) {
      const used = within(part).flatMap(({ attributes }) =>
        [...attributes].filter(([key]) => /^r:(?:id|embed|link)$/.test(key)).map(([, value]) => value),
      );
      if (used.length === 0) continue;
      const rels = tree(name.replace(/([^/]+)$/, '_rels/$1.rels'));
      const known = named(rels, 'Relationship').map((one) => attribute(one, 'Id'));
      expect(
        used.filter((one) => !known.includes(one)),
        name,
      ).toEqual([]);
    }
  });

  it('numbers slides, masters and layouts as the schema wants, and puts each slide in one section', () => {
    const presentation = tree('ppt/presentation.xml');
    const slides = named(named(presentation, 'p:sldIdLst')[0]!, 'p:sldId').map((one) => attribute(one, 'id'));
    expect(slides).toHaveLength(partsOfKind('ppt/slides/slide').length);
    expect(twice(slides)).toEqual([]);
    for (const id of slides) expect(Number(id)).toBeGreaterThanOrEqual(256);
    const inSections = named(presentation, 'p14:sldId').map((one) => attribute(one, 'id'));
    expect(inSections).toEqual(slides);
    expect(named(presentation, 'p14:section')).toHaveLength(3);
    const sections = named(presentation, 'p14:section').map((one) => attribute(one, 'id'));
    expect(twice(sections)).toEqual([]);
    for (const id of sections) expect(id).toMatch(/^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/i);
    const masters = named(presentation, 'p:sldMasterId').map((one) => attribute(one, 'id'));
    const layouts = partsOfKind('ppt/slideMasters/slideMaster')
      .flatMap(([, master]) => named(master, 'p:sldLayoutId'))
      .map((one) => attribute(one, 'id'));
    expect(twice([...masters, ...layouts])).toEqual([]);
    for (const id of [...masters, ...layouts]) expect(Number(id)).toBeGreaterThanOrEqual(2 ** 31);
  });

  it('has notes for each slide that lead back to it', () => {
    for (const [name] of partsOfKind('ppt/slides/slide')) {
      const number = /(\d+)\.xml$/.exec(name)![1];
      const notes = `ppt/notesSlides/notesSlide${number}.xml`;
      const leads = (rels: string) =>
        named(tree(rels), 'Relationship').map((one) => targetOf(rels, attribute(one, 'Target')));
      expect(leads(`ppt/slides/_rels/slide${number}.xml.rels`)).toContain(notes);
      expect(leads(`ppt/notesSlides/_rels/notesSlide${number}.xml.rels`)).toContain(name);
    }
  });

  it('counts its slides and their titles in its properties as they are', () => {
    const properties = tree('docProps/app.xml');
    const slides = partsOfKind('ppt/slides/slide').length;
    expect(Number(named(properties, 'Slides')[0]!.text)).toBe(slides);
    const [vector] = named(named(properties, 'TitlesOfParts')[0]!, 'vt:vector');
    expect(vector!.children).toHaveLength(Number(attribute(vector!, 'size')));
    expect(named(tree('docProps/core.xml'), 'dc:title')[0]!.text).not.toBe('');
  });

  it('gives each shape of a slide and its notes a number of its own', () => {
    for (const [name, part] of [
      ...partsOfKind('ppt/slides/slide'),
      ...partsOfKind('ppt/notesSlides/notesSlide'),
    ])
      expect(twice(named(part, 'p:cNvPr').map((one) => attribute(one, 'id'))), name).toEqual([]);
  });

  it('has in each row of a table as many cells as columns', () => {
    for (const [name, part] of partsOfKind('ppt/slides/slide'))
      for (const table of named(part, 'a:tbl')) {
        const columns = named(table, 'a:gridCol').length;
        for (const row of named(table, 'a:tr')) expect(named(row, 'a:tc'), name).toHaveLength(columns);
      }
  });

  it('has the children of its elements in the order of the schema, and none that it does not know', () => {
    const slips: string[] = [];
    const check = (part: string, element: Element, parent: string) => {
      const order = childrenOf(element.name, parent);
      const places = element.children.map(({ name }) => order?.indexOf(name.split(':').at(-1)!) ?? 0);
      const isSorted =
        element.name === 'a:p' || places.every((place, at) => at === 0 || place >= places[at - 1]!);
      if (places.includes(-1) || !isSorted)
        slips.push(`${part}: ${element.name} has ${element.children.map(({ name }) => name).join(' ')}`);
      for (const child of element.children) check(part, child, element.name);
    };
    for (const [name, part] of trees)
      if (/^ppt\/(?:charts|slides|notesSlides|presentation)/.test(name)) check(name, part, '');
    expect(slips.slice(0, 5)).toEqual([]);
  });
});

describe('the charts of a deck', () => {
  it('name their axes alike in plot and axes, and have a workbook', () => {
    const charts = partsOfKind('ppt/charts/chart');
    expect(charts.length).toBeGreaterThan(4);
    for (const [name, chart] of charts) {
      const axes = named(chart, 'c:axId').map((one) => attribute(one, 'val'));
      expect(axes.toSorted(), name).toEqual(['1001', '1001', '1002', '1002']);
      expect(named(chart, 'c:externalData'), name).toHaveLength(1);
      const orders = named(chart, 'c:ser').map((one) => attribute(one.children[0]!, 'val'));
      expect(twice(orders), name).toEqual([]);
    }
  });

  it('hold what their workbooks hold: names, categories, values and gaps', async () => {
    for (const [name, chart] of partsOfKind('ppt/charts/chart')) {
      const rels = tree(name.replace('charts/', 'charts/_rels/').concat('.rels'));
      const target = attribute(named(rels, 'Relationship')[0]!, 'Target');
      const workbook = files.get(targetOf(name.replace('charts/', 'charts/_rels/'), target))!;
      const [sheet] = await readSheets(Buffer.from(await workbook.arrayBuffer()));
      const [head = [], ...rows] = sheet!.data;
      named(chart, 'c:ser').forEach((series, at) => {
        const [title, categories, values] = ['c:tx', 'c:cat', 'c:val'].map((one) =>
          pointsOf(named(series, one)[0]!),
        );
        expect(title, name).toEqual([head[at + 1]]);
        expect(values, name).toEqual(rows.map((row) => row[at + 1] ?? null));
        expect(categories, name).toEqual(
          rows.map(([first]) => (first instanceof Date ? dayOf(first) : first)),
        );
      });
    }
  });
});

/** The values in the cache of a reference, in their order, null for a gap. */
function pointsOf(reference: Element): readonly (string | number | null)[] {
  const isNumber = named(reference, 'c:numCache').length > 0;
  const count = Number(attribute(named(reference, 'c:ptCount')[0]!, 'val'));
  const points = new Map(
    named(reference, 'c:pt').map((point) => [Number(attribute(point, 'idx')), named(point, 'c:v')[0]!.text]),
  );
  return Array.from({ length: count }, (_, at) => {
    const text = points.get(at);
    return text === undefined ? null : isNumber ? Number(text) : text;
  });
}

function dayOf(date: Date): number {
  return Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
}
