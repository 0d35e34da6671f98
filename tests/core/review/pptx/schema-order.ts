/** The order of the children of elements as the schemas of Office Open XML (ECMA-376, part 1) have it. */
const axis =
  'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt';
const series = 'idx order tx spPr';

const charts: Readonly<Record<string, string>> = {
  chartSpace:
    'date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts protection chart spPr txPr externalData printSettings userShapes extLst',
  chart:
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst',
  plotArea: 'layout lineChart barChart catAx dateAx valAx serAx dTable spPr extLst',
  lineChart: 'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst',
  barChart: 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst',
  'lineChart/ser': `${series} marker dPt dLbls trendline errBars cat val smooth extLst`,
  'barChart/ser': `${series} invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst`,
  dPt: 'idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst',
  'ser/marker': 'symbol size spPr extLst',
  'dPt/marker': 'symbol size spPr extLst',
  catAx: `${axis} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`,
  dateAx: `${axis} auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit extLst`,
  valAx: `${axis} crossBetween majorUnit minorUnit dispUnits extLst`,
  scaling: 'logBase orientation max min extLst',
  legend: 'legendPos legendEntry layout overlay spPr txPr extLst',
  title: 'tx layout overlay spPr txPr extLst',
  numRef: 'f numCache extLst',
  strRef: 'f strCache extLst',
  numCache: 'formatCode ptCount pt extLst',
  strCache: 'ptCount pt extLst',
  txPr: 'bodyPr lstStyle p',
  rich: 'bodyPr lstStyle p',
};

const drawings: Readonly<Record<string, string>> = {
  ln: 'noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst',
  p: 'pPr r br fld endParaRPr',
  pPr: 'lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip tabLst defRPr extLst',
  rPr: 'ln noFill solidFill effectLst highlight uLnTx latin ea cs sym hlinkClick hlinkMouseOver rtl extLst',
  defRPr:
    'ln noFill solidFill effectLst highlight uLnTx latin ea cs sym hlinkClick hlinkMouseOver rtl extLst',
  tbl: 'tblPr tblGrid tr',
  tc: 'txBody tcPr extLst',
  tcPr: 'lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill headers extLst',
  xfrm: 'off ext chOff chExt',
};

const slides: Readonly<Record<string, string>> = {
  sld: 'cSld clrMapOvr transition timing extLst',
  notes: 'cSld clrMapOvr extLst',
  cSld: 'bg spTree custDataLst controls extLst',
  sp: 'nvSpPr spPr style txBody extLst',
  cxnSp: 'nvCxnSpPr spPr style extLst',
  graphicFrame: 'nvGraphicFramePr xfrm graphic extLst',
  nvSpPr: 'cNvPr cNvSpPr nvPr',
  spPr: 'xfrm custGeom prstGeom noFill solidFill ln effectLst extLst',
  txBody: 'bodyPr lstStyle p',
  presentation:
    'sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst',
};

/** The children that an element may have, in their order; null where the order is not known here. */
export function childrenOf(name: string, parent: string): readonly string[] | null {
  const [, local = name] = name.split(':');
  const [, above = parent] = parent.split(':');
  const orders = name.startsWith('c:') ? charts : name.startsWith('a:') ? drawings : slides;
  const found = orders[`${above}/${local}`] ?? (above === 'ser' && local === 'marker' ? null : orders[local]);
  if (local === 'marker' && above === 'lineChart') return null;
  return found?.split(' ') ?? null;
}
