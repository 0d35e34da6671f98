import { ready, type Start } from './engine-handshake.ts';
import { withoutNativeNames } from './engine-exports.ts';

// DuckDB's own worker script, put to work with a module that the page has compiled: the page can then show progress
// and name what fails, where the script would wait forever. Nothing in here may speak to the network.
addEventListener('message', listen);

function listen({ data }: MessageEvent<Start>): void {
  removeEventListener('message', listen);
  useModule(data.module);
  closeNetwork();
  import(/* @vite-ignore */ data.script).then(() => postMessage(ready), raise);
}

function useModule(module: WebAssembly.Module): void {
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const instance = await WebAssembly.instantiate(module, imports).catch(raise);
    return { module, instance: withoutNativeNames(module, instance) };
  };
}

function closeNetwork(): void {
  globalThis.fetch = async () => new Response();
  Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
  Reflect.deleteProperty(globalThis, 'WebSocket');
}

/** Let the page hear of a failure which nobody in the worker waits for. */
function raise(cause: unknown): never {
  setTimeout(() => {
    throw cause;
  });
  throw cause;
}
