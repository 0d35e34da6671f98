import { markupText } from '../../export/plain-text.ts';
import type { NativeChart, NativeSeries, SeriesLook, SlotColour, ValueAxis } from './native-chart.ts';
import { columnName, monthFormat } from './workbook.ts';

// Written here rather than by pptxgenjs: it gives all lines of a chart one look, and writes a gap and a zero alike.

/** A chart as the part of a deck that Office draws; colours and fonts are those of the theme. */
export function chartXml(chart: NativeChart): string {
  const series = chart.series.map((one, at) => seriesXml(one, at, chart)).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<c:date1904 val="0"/><c:roundedCorners val="0"/>' +
    '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>' +
    plotXml(chart, series) +
    categoryAxisXml(chart) +
    valueAxisXml(chart) +
    '<c:spPr><a:noFill/></c:spPr></c:plotArea>' +
    (chart.hasLegend ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(11)}</c:legend>` : '') +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>' +
    textXml(11) +
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
  );
}

function plotXml({ kind }: NativeChart, series: string): string {
  const axes = '<c:axId val="1001"/><c:axId val="1002"/>';
  if (kind === 'line')
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="${kind}"/><c:varyColors val="0"/>${series}<c:gapWidth val="50"/><c:overlap val="100"/>${axes}</c:barChart>`;
}

function seriesXml(series: NativeSeries, at: number, chart: NativeChart): string {
  const { look, values } = series;
  const last = chart.categories.length + 1;
  const column = columnName(at + 1);
  const name = `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${markupText(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
  const numbers = values
    .map((value, index) => (value === null ? '' : pointXml(index, String(value))))
    .join('');
  const count = `<c:ptCount val="${chart.categories.length}"/>`;
  return (
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}` +
    (chart.kind === 'line'
      ? `<c:spPr>${lineXml(look)}</c:spPr>${markerXml(look.marker, look.colour)}${pointLooksXml(series)}`
      : `<c:spPr>${fillXml(look)}${lineXml(look)}</c:spPr><c:invertIfNegative val="0"/>`) +
    `<c:cat>${categoriesXml(chart, `<c:f>Sheet1!$A$2:$A$${last}</c:f>`)}</c:cat>` +
    `<c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>${count}${numbers}</c:numCache></c:numRef></c:val>` +
    (chart.kind === 'line' ? '<c:smooth val="0"/>' : '') +
    '</c:ser>'
  );
}

function categoriesXml({ categories, days }: NativeChart, place: string): string {
  const count = `<c:ptCount val="${categories.length}"/>`;
  if (days)
    return `<c:numRef>${place}<c:numCache><c:formatCode>${monthFormat}</c:formatCode>${count}${days.map((day, at) => pointXml(at, String(day))).join('')}</c:numCache></c:numRef>`;
  return `<c:strRef>${place}<c:strCache>${count}${categories.map((text, at) => pointXml(at, markupText(text))).join('')}</c:strCache></c:strRef>`;
}

function pointXml(index: number, text: string): string {
  return `<c:pt idx="${index}"><c:v>${text}</c:v></c:pt>`;
}

/** A point between two gaps shows as a dot; no line leads to where a level changes. */
function pointLooksXml({ values, breaks = [], look }: NativeSeries): string {
  const isEmpty = (at: number) => (values[at] ?? null) === null;
  return values
    .map((_, at) => {
      const isLone = !isEmpty(at) && isEmpty(at - 1) && isEmpty(at + 1) && look.widthPt > 0;
      const isBreak = breaks.includes(at);
      if (!isLone && !isBreak) return '';
      const marker =
        isLone && look.marker === 'none'
          ? markerXml('circle', look.colour)
          : markerXml(look.marker, look.colour);
      const gone = isBreak
        ? '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        : `<c:spPr>${lineXml(look)}</c:spPr>`;
      return `<c:dPt><c:idx val="${at}"/>${marker}<c:bubble3D val="0"/>${gone}</c:dPt>`;
    })
    .join('');
}

const markerSizes = { none: 0, circle: 5, diamond: 10, square: 8, triangle: 9 } as const;

function markerXml(symbol: SeriesLook['marker'], colour: SlotColour): string {
  if (symbol === 'none') return '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:marker><c:symbol val="${symbol}"/><c:size val="${markerSizes[symbol]}"/><c:spPr>${solid(colour)}<a:ln w="6350">${solid(colour)}</a:ln></c:spPr></c:marker>`;
}

function fillXml({ fill, colour }: SeriesLook): string {
  return fill === 'none' ? '<a:noFill/>' : solid(colour);
}

function lineXml({ widthPt, colour, dash }: SeriesLook): string {
  if (widthPt === 0) return '<a:ln><a:noFill/></a:ln>';
  return `<a:ln w="${Math.round(widthPt * 12_700)}" cap="flat">${solid(colour)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
}

function solid(colour: SlotColour, lighter = ''): string {
  return `<a:solidFill><a:schemeClr val="${colour}">${lighter}</a:schemeClr></a:solidFill>`;
}

const hairline = `<a:ln w="6350">${solid('tx1', '<a:lumMod val="25000"/><a:lumOff val="75000"/>')}</a:ln>`;

function categoryAxisXml({ kind, labelEvery, categoryTitle, days }: NativeChart): string {
  const isBar = kind !== 'line';
  const tag = days ? 'dateAx' : 'catAx';
  return (
    `<c:${tag}><c:axId val="1001"/>` +
    `<c:scaling><c:orientation val="${isBar ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${isBar ? 'l' : 'b'}"/>${titleXml(categoryTitle, false)}` +
    `<c:numFmt formatCode="${days ? monthFormat : 'General'}" sourceLinked="0"/>` +
    `<c:majorTickMark val="${isBar ? 'none' : 'out'}"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
    `<c:spPr><a:ln w="9525">${solid('tx1')}</a:ln></c:spPr>${textXml(11)}` +
    '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>' +
    (days ? '<c:lblOffset val="100"/>' : '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>') +
    (days
      ? `<c:baseTimeUnit val="months"/><c:majorUnit val="${labelEvery}"/><c:majorTimeUnit val="months"/>`
      : '') +
    // Told in bars too, so that none of their names is left out where they stand close.
    (days ? '' : `<c:tickLblSkip val="${labelEvery}"/><c:tickMarkSkip val="${labelEvery}"/>`) +
    `${days ? '' : '<c:noMultiLvlLbl val="1"/>'}</c:${tag}>`
  );
}

function valueAxisXml({ kind, axis }: NativeChart): string {
  const isBar = kind !== 'line';
  return (
    '<c:valAx><c:axId val="1002"/>' +
    `<c:scaling><c:orientation val="minMax"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${isBar ? 'b' : 'l'}"/><c:majorGridlines><c:spPr>${hairline}</c:spPr></c:majorGridlines>` +
    titleXml(axis.title, !isBar) +
    `<c:numFmt formatCode="${markupText(axis.format)}" sourceLinked="0"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(11)}` +
    `<c:crossAx val="1001"/><c:crosses val="${isBar ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/>` +
    `${stepXml(axis)}</c:valAx>`
  );
}

function stepXml({ step }: ValueAxis): string {
  return step > 0 && Number.isFinite(step) ? `<c:majorUnit val="${step}"/>` : '';
}

function titleXml(title: string, isUpright: boolean): string {
  if (title === '') return '';
  const turned = isUpright ? ' rot="-5400000" vert="horz"' : '';
  return (
    `<c:title><c:tx><c:rich><a:bodyPr${turned}/><a:lstStyle/><a:p><a:pPr>${fontXml(11)}</a:pPr>` +
    `<a:r><a:rPr lang="en-GB" sz="1100" b="0"/><a:t>${markupText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

function textXml(pt: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${fontXml(pt)}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
}

function fontXml(pt: number): string {
  return `<a:defRPr sz="${pt * 100}" b="0">${solid('tx1')}<a:latin typeface="+mn-lt"/></a:defRPr>`;
}
