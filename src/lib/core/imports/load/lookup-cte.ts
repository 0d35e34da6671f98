/** A CTE over a lookup file; `name` is also the parameter that holds the file. Names are our own fields', never a file's. */
export function lookupCte(name: string, columns: string): string {
  return `,
${name} as (
  select *
  from read_csv(
    $${name}, delim = ',', quote = '"', escape = '"', header = true, auto_detect = false, columns = ${columns}
  )
)`;
}
