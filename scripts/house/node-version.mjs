/** The versions of Node the tools run on: 20 from 20.19, and everything from 22.12. */

/** Stop with a plain message when this Node is too old. */
export function requireNode() {
  if (isSupported(process.versions.node)) return;
  console.error(
    `Outturn needs Node 20.19 or newer (of Node 22, 22.12 or newer); this is ${process.versions.node}.\n` +
      'Get a newer one from https://nodejs.org/ and run the command again.',
  );
  process.exit(1);
}

/** @param {string} version */
function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  return major === 22 ? minor >= 12 : major > 22;
}
