Object.assign(globalThis, { __result: breach() });

/** Makes code from text, as `new Function` does, which the policy must refuse. */
function breach(): string {
  try {
    return String(Reflect.construct(Function, ['return 1']));
  } catch {
    return 'refused';
  }
}
