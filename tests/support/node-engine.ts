export { startNodeEngine } from '#lib/platform/node/engine.ts';
