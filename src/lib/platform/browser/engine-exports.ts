/**
 * The instance as its JavaScript side needs it. Of 75,000 exports all but 14,000 are C++ names there for extensions,
 * which are never loaded; walking through them takes a third of the start. What the module itself asks for stays.
 */
export function withoutNativeNames(
  module: WebAssembly.Module,
  instance: WebAssembly.Instance,
): WebAssembly.Instance {
  const wanted = new Set(WebAssembly.Module.imports(module).map(({ name }) => name));
  const kept = Object.entries(instance.exports).filter(
    ([name]) => !name.startsWith('_Z') || wanted.has(name),
  );
  return { exports: Object.fromEntries(kept) };
}
