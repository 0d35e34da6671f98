import * as v from 'valibot';
import { faultOfJson } from '../../workspace/plain-json.ts';

/** A document as the value it holds. Rejects with what was found and where it was expected otherwise. */
export function parsedJson<T extends v.GenericSchema>(
  schema: T,
  document: string,
  name: string,
): v.InferOutput<T> {
  const value = readJson(document, name);
  const fault = faultOfJson(value);
  if (fault !== null) throw new Error(`${name}: ${fault}`);
  // The first fault tells enough, and a hostile document may have a million.
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`${name}: ${v.getDotPath(issue) ?? 'document'}: ${issue.message}`);
}

function readJson(document: string, name: string): unknown {
  try {
    return JSON.parse(document);
  } catch (cause) {
    throw new Error(`${name}: found no JSON, expected some`, { cause });
  }
}
