import readSheets from 'read-excel-file/node';

/** The sheets of a workbook by name, as another library reads them. */
export async function readWorkbook(
  workbook: Blob,
): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const sheets = await readSheets(Buffer.from(await workbook.arrayBuffer()));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}
